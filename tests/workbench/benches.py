"""A folder with a small policy, for tests of what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from offentligroll.workbench.features import service_for

NAME = "town.policy.toml"
CASES = "town.cases.toml"
POLICY = """\
# The guidelines of a town.
format = 1
id = "town"
version = "1"
languages = ["sv", "en"]
country = "SE"
zone = "Europe/Stockholm"
title = { sv = "Stadens riktlinjer", en = "The town's guidelines" }
question = { sv = "Är det staden som talar?", en = "Does the town speak?" }

[sources.rules]
title = "Guidelines"
kind = "policy"
verified = false

[[fact]]
id = "speaks-for-town"
phrase = { sv = "det talar för staden", en = "it speaks for the town" }
any_of = ["announces-decision", "claims-to-speak-for-authority"]

[[capacity]]
id = "listed"
decides = "official"  # whatever it says
when = "account-is-listed"
says = { sv = "Listade kanaler är officiella.", en = "Listed channels are official." }
cite = "rules, 1"

[[capacity]]
id = "own"
presumes = "personal"
when = "account-belongs-to-author"
rebutted_by = { any_of = ["speaks-for-town", "is-on-duty"] }
says = { sv = "Egna konton är personliga.", en = "Own accounts are personal." }
cite = "rules, 2"

[[guideline]]
id = "no-party"
must_not = "takes-party-side"
unless = { any_of = [{ all_of = ["is-spoken", "is-on-duty"] }] }
says = { sv = "Ingen partipolitik.", en = "No party politics." }
cite = "rules, 3"
answers = ["may-say"]

[[house_rule]]
id = "no-threats"
not_allowed = "is-threat"
says = { sv = "Hot tas bort.", en = "Threats are removed." }
cite = "rules, 4"

[[obligation]]
id = "keep"
action = { sv = "Bevara inlägget.", en = "Keep the post." }
says = { sv = "Inlägg bevaras.", en = "Posts are kept." }
within = "2 working days"
cite = "rules, 5"
"""
SUITE = """\
format = 1
policy = "town"

[[case]]
id = "on-the-list"
title = "On the list"
yes = ["account-is-listed"]  # told by the registrar
expect = { capacity = "official" }
because = ["listed"]

[[case]]
id = "wrong"
title = "Wrongly expected"
yes = ["account-belongs-to-author"]
no = ["account-is-listed"]
expect = { capacity = "official" }
"""
DIRECTORY = """\
format = 1

[[organisation]]
id = "town"
name = "The town"
kind = "municipality"
country = "SE"
zone = "Europe/Stockholm"

[[official]]
id = "kim"
name = "Kim"
"""


class Folder:
    """A folder, with what stands behind the page."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.service = service_for(path)
        (path / NAME).write_text(POLICY, "utf-8")

    def call(self, call: str, language: str = "en", /, **values: Any) -> Any:  # noqa: ANN401 - JSON
        """Call as the page does."""
        return self.service.call(call, values, language)
