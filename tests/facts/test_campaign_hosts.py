"""Which hosts a directory knows as parties' and candidates' own."""

from __future__ import annotations

from offentligroll.model.directory import Directory

FILE = """format = 1
[[organisation]]
id = "listan"
name = "Ekebylistan"
kind = "party"
[[organisation]]
id = "ekeby"
name = "Ekeby kommun"
kind = "municipality"
[[official]]
id = "anna"
name = "Anna Ek"
[[official.role]]
organisation = "ekeby"
kind = "candidate"
from = 2010-01-01
until = "open"
[[channel]]
id = "web:ekebylistan.se"
platform = "web"
kind = "website"
holder = "listan"
[[channel]]
id = "web:www.annaek.se"
platform = "web"
kind = "blog"
holder = "anna"
[[channel]]
id = "web:ekeby.se"
platform = "web"
kind = "website"
holder = "ekeby"
[[channel]]
id = "web:nobody.se"
platform = "web"
kind = "website"
[[channel]]
id = "x:1"
platform = "x"
kind = "account"
holder = "listan"
"""


def test_the_sites_of_parties_and_candidates() -> None:
    """Websites and blogs of parties and candidates, and no others."""
    assert Directory.from_text(FILE).campaign_hosts == {"ekebylistan.se", "annaek.se"}
