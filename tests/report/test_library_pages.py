"""The pages of shipped policies."""

from __future__ import annotations

import functools

import attrs
import pytest

from library_pages import INDEX, Shipped, index_page, library_page, library_pages
from offentligroll.cases.running import CaseResult, Difference, Verdict, run_suite
from offentligroll.cases.suite import Suite
from offentligroll.policy.policy import Policy
from offentligroll.report.page import Page, words_of

CASES = """format = 1
policy = "katrineholm"
[[case]]
id = "decided"
title = "A case"
decider = "A court"
source = { cite = "Case 1.", url = "https://court.example/1" }
yes = ["account-is-listed"]
expect = { capacity = "official", status = "settled" }
findings = { m-kat-1 = "complies" }
obligations = { register-request = "undecided" }
[[case]]
id = "told"
source = { cite = "A paper" }
yes = ["account-is-listed"]
[[case]]
id = "drawn"
basis = "made-up"
[[case]]
id = "plain"
"""


@functools.cache
def _katrineholm() -> Shipped:
    return Shipped.load("katrineholm")


def _results() -> tuple[CaseResult, ...]:
    return run_suite(Suite.from_text(CASES), Policy.load("katrineholm"))


def _section(page: Page, name: str) -> list[str]:
    (found,) = [one for one in page.sections if one.name == name]
    entries = [words_of(line) for entry in found.entries for line in (entry.words, *entry.lines)]
    return [*map(words_of, found.intro), *entries]


def test_a_shipped_policy_is_loaded_with_its_cases_and_limits() -> None:
    """All that a page tells comes from the policy's two files."""
    shipped = _katrineholm()
    assert shipped.policy.id == "katrineholm"
    assert {one.verdict for one in shipped.results} == {Verdict.PASSED}
    assert shipped.limits[0].startswith("Another hat")


def test_a_policy_without_cases_has_a_page_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no file of cases the page says so, and nothing is made up."""

    def missing(_: str) -> Suite:
        raise FileNotFoundError

    monkeypatch.setattr(Suite, "shipped", missing)
    shipped = attrs.evolve(Shipped.load("katrineholm"), limits=())
    page = library_page(shipped)
    assert _section(page, "cases") == ["The policy has no cases yet."]
    assert "limits" not in [one.name for one in page.sections]


def test_cases_stand_with_who_decided_and_what_is_expected() -> None:
    """A case is told with its source, what is wanted of it, and what became of it."""
    page = library_page(Shipped(policy=Policy.load("katrineholm"), results=_results()))
    assert _section(page, "cases") == [
        "Cases: 4. 4 come out as expected.",
        "A case",
        "Decided by A court: Case 1. https://court.example/1",
        "Expected: official; settled; m-kat-1: complies; register-request: not decided.",
        "It comes out as expected.",
        "Nearest decided cases: “A channel on the municipality's list” (official).",
        "told",
        "Source: A paper.",
        "Expected: –.",
        "It comes out as expected.",
        "Nearest decided cases: “A channel on the municipality's list” (official).",
        "drawn",
        "Made up: nobody has decided it.",
        "Expected: –.",
        "It comes out as expected.",
        "plain",
        "Expected: –.",
        "It comes out as expected.",
    ]


@pytest.mark.parametrize(
    ("verdict", "count", "said"),
    [
        ("known", "1 differ for known reasons", "It comes out differently: A reason."),
        (
            "overruled",
            "1 differ, as another body has decided too",
            "It comes out differently. Another body has decided likewise: Another.",
        ),
        ("failed", "1 wrong", "It comes out wrong: capacity: expected `official`, came out `personal`."),
        ("no-longer-known", "1 wrong", "It is said to come out differently, but comes out as expected."),
    ],
)
def test_no_case_that_comes_out_otherwise_is_hidden(verdict: str, count: str, said: str) -> None:
    """What comes out otherwise than expected stands on the page with its reason, and is counted."""
    case = attrs.evolve(_results()[0].case, known="a reason", overruled_by="another")
    difference = Difference(what="capacity", expected="official", found="personal")
    result = CaseResult(case=case, verdict=Verdict(verdict), differences=(difference,))
    told = _section(library_page(attrs.evolve(_katrineholm(), results=(result,))), "cases")
    assert told[0] == f"Cases: 1. {count}."
    assert told[-1] == said


def test_what_is_not_verified_is_told_by_itself() -> None:
    """Sources that nobody has read are named once more, with the rules that rest on them."""
    shipped = _katrineholm()
    assert _section(library_page(shipped), "unverified") == [
        "All sources are verified: somebody has read them for this policy."
    ]
    first, *others = shipped.policy.sources
    policy = attrs.evolve(shipped.policy, sources=(attrs.evolve(first, verified=False), *others))
    intro, source, used = _section(library_page(attrs.evolve(shipped, policy=policy), "sv"), "unverified")
    assert intro.startswith("Ingen har ännu läst")
    assert source == "Frågor och svar om Kommunchefens sociala medier (praxis): ej kontrollerad."
    assert used.startswith("Används av reglerna 1, 2, ")


def test_policies_stand_under_their_countries() -> None:
    """The first page leads to each policy, by the name of its country."""
    swedish = _katrineholm()
    danish = attrs.evolve(swedish, policy=attrs.evolve(swedish.policy, id="dk", country="DK"))
    nowhere = attrs.evolve(swedish, policy=attrs.evolve(swedish.policy, id="a", country=None))
    page = index_page([swedish, nowhere, danish], "sv")
    assert [one.title for one in page.sections] == ["Danmark", "Sverige", "Utan land"]
    assert _section(page, "country-DK") == [
        "Sociala medier i Katrineholms kommun: Görs uttalandet i rollen?",
        "Regler om vems ord det är: 11. Riktlinjer: 11. Skyldigheter: 1.",
        "Källor: 5, varav 0 inte kontrollerade.",
        "Fall: 133. 133 kommer ut som väntat.",
    ]


def test_each_page_can_be_reached() -> None:
    """The pages come with the names under which the first page leads to them."""
    pages = library_pages([_katrineholm()])
    assert list(pages) == [INDEX, "katrineholm.md"]
    assert "](katrineholm.md)" in pages[INDEX]
    assert pages["katrineholm.md"].startswith("# Social media in the municipality of Katrineholm\n")
