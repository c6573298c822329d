"""A first policy, from a template, in the folder of the workbench."""

from __future__ import annotations

from pathlib import Path

import pytest

from offentligroll import Policy
from offentligroll.languages import MessageError
from offentligroll.workbench.policies import started, templates
from offentligroll.workbench.service import Bench


@pytest.mark.parametrize("language", ["sv", "en"])
def test_templates_are_offered_by_country_in_the_readers_words(tmp_path: Path, language: str) -> None:
    """Each country has its kinds, the same as for the command."""
    by_country = {
        one["country"]: one["kinds"] for one in templates(Bench(folder=tmp_path, language=language))
    }
    words = {"sv": "kommun", "en": "municipality"}[language]
    assert {"id": "municipality", "words": words} in by_country["SE"]


def test_a_policy_is_started_with_its_cases(tmp_path: Path) -> None:
    """What is written can be loaded, and the directory is made once."""
    bench = Bench(folder=tmp_path, language="sv")
    files = started(bench, " Åby kommun ", "SE", "municipality")["files"]
    assert files == ["aby-kommun.policy.toml", "aby-kommun.cases.toml"]
    assert Policy.load(tmp_path / files[0]).id == "aby-kommun"
    before = (tmp_path / "directory.toml").read_text("utf-8")
    started(bench, "Bys kommun", "SE", "municipality")
    assert (tmp_path / "directory.toml").read_text("utf-8") == before


@pytest.mark.parametrize(
    ("name", "kind"), [(" ", "municipality"), ("Åby", "castle"), ("Åby kommun", "municipality")]
)
def test_what_can_not_be_started_is_refused(tmp_path: Path, name: str, kind: str) -> None:
    """Without a name, of no kind, or where it is already, nothing is written."""
    bench = Bench(folder=tmp_path)
    started(bench, "Åby kommun", "SE", "municipality")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(MessageError):
        started(bench, name, "SE", kind)
    assert sorted(tmp_path.iterdir()) == before
