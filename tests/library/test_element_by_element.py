"""The pages that put the law beside the rules say what the policies say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offentligroll import Policy

EXPLANATION = Path(__file__).parents[2] / "docs" / "explanation"
PAGES = sorted(EXPLANATION.glob("*-element-by-element.md"))
_ID = re.compile(r"`([a-z0-9-]+)`")
_SOURCE = re.compile(r"(?:\[([a-z0-9-]+)\]\((\S+?)\)|(?<=[(, ])([a-z][a-z0-9-]*))( †)?(?=, |\))")


def _policy(page: Path) -> Policy:
    return Policy.shipped(page.name.removesuffix("-element-by-element.md"))


def _rows(page: Path) -> list[list[str]]:
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [line.strip("| ").split(" | ") for line in lines if not line.startswith("| Element")]


def _burdens(policy: Policy) -> dict[str, set[str]]:
    """Give the word that the burden of each rule has to be told with."""
    words = {
        "decides": "decides",
        "presumes": "presume",
        "suggests": "sign",
        "official_only_if": "official only if",
    }
    burdens = {rule.id: {words[str(rule.verb)]} for rule in policy.capacity_rules}
    for rule in policy.guidelines:
        burdens[rule.id] = {"defence"} if rule.defence is not None else set()
    return burdens | {rule.id: set() for rule in policy.obligations}


def test_three_policies_are_compared() -> None:
    """Three comparisons stand, and the map of the pages names each."""
    index = (EXPLANATION.parent / "index.md").read_text("utf-8")
    assert len(PAGES) == 3
    assert [page.name for page in PAGES if f"explanation/{page.name}" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tables_name_every_rule_and_no_other(page: Path) -> None:
    """Every capacity rule, guideline and obligation of the policy stands in a row, and nothing else does."""
    named = {found for row in _rows(page) for found in _ID.findall(row[2])}
    assert named == set(_burdens(_policy(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_burdens_are_those_of_the_rules(page: Path) -> None:
    """Presumptions, signs and defences are told where the rules carry them, and only there."""
    burdens = _burdens(_policy(page))
    wrong = []
    for row in _rows(page):
        carried = set().union(*(burdens[found] for found in _ID.findall(row[2])))
        told = row[3].lower()
        wrong += [(row[0], word) for word in carried if word not in told]
        if "defence" in told and "defence" not in carried:
            wrong.append((row[0], "no defence"))
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_sources_are_those_of_the_policy(page: Path) -> None:
    """Each row cites sources of the policy, with their address, and a dagger where the text was not read."""
    sources = {source.id: source for source in _policy(page).sources}
    for row in _rows(page):
        cited = _SOURCE.findall(row[1][row[1].rindex(" (") :].replace(" (", "(", 1))
        assert cited, row[0]
        for linked, url, plain, dagger in cited:
            source = sources[linked or plain]
            address = (source.url or "").replace("(", "%28").replace(")", "%29")
            assert (address, source.verified) == (url, not dagger), row[0]
