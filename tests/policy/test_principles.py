"""The adopted document that a policy names, and the sentences of it that no machine can watch."""

from __future__ import annotations

import datetime as dt

import pytest
from check_builders import QUIET, SOURCES, checked
from policy_builders import SAYS, loaded, slips_of

from offentligroll.model.wording import Wording
from offentligroll.policy.changes import changes_between
from offentligroll.rules import AdoptedDocument, Principle

DOCUMENT = """
[document]
number = "KS 2024/12, § 58"
adopted_by = { sv = "kommunstyrelsen", en = "the executive committee" }
adopted = 2024-03-15
review_by = 2026-12-31
"""
PRINCIPLE = f'[[principle]]\nid = "be-aware"\n{SAYS}'


def test_a_policy_holds_the_document_that_it_encodes() -> None:
    """What stands under [document] is there for programs."""
    assert loaded(DOCUMENT).document == AdoptedDocument(
        number="KS 2024/12, § 58",
        adopted_by=Wording({"sv": "kommunstyrelsen", "en": "the executive committee"}),
        adopted=dt.date(2024, 3, 15),
        review_by=dt.date(2026, 12, 31),
    )
    assert loaded().document is None


def test_a_principle_is_kept_and_decides_nothing() -> None:
    """A principle is there for programs, and no assessment changes by it."""
    with_it, without = loaded(PRINCIPLE), loaded()
    says = Wording({"sv": "En regel.", "en": "A rule."})
    assert with_it.principles == (Principle(id="be-aware", says=says),)
    one, other = (policy.assess_facts(["account-is-listed"]) for policy in (with_it, without))
    assert (one.capacity, one.status, one.findings) == (other.capacity, other.status, other.findings)


def test_what_is_taken_in_leaves_principles_behind() -> None:
    """A principle is a sentence of its own document alone."""
    assert "be-aware" not in [one.id for one in loaded(more='extends = ["se-law"]').principles]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("[document]\n", [("empty-list", 1)]),
        ('[document]\nnumber = "1"\nadopted_by = { en = "the board" }\n', [("missing-language", 3)]),
        ("[document]\nadopted = 2024-03-15\nreview_by = 2024-01-01\n", [("contradictory-dates", 3)]),
        ('[document]\nadopted = "2024"\n', [("wrong-type", 2)]),
        ('[document]\nnumbr = "1"\n', [("unknown-key", 2)]),
        (PRINCIPLE + PRINCIPLE, [("doubled-id", 5)]),
        (PRINCIPLE + 'cite = "qa, 1"\n', [("unknown-source", 4)]),
        (PRINCIPLE + 'when = "is-reply"\n', [("unknown-key", 4)]),
    ],
)
def test_slips_are_told_on_their_line(body: str, problems: list[tuple[str, int]]) -> None:
    """What is wrong with a document or a principle is told where it stands."""
    assert slips_of(body) == problems


def test_a_document_is_not_reviewed_before_it_is_adopted() -> None:
    """Programs are held to the order of days as files are."""
    with pytest.raises(ValueError, match="before it was adopted"):
        AdoptedDocument(adopted=dt.date(2024, 3, 15), review_by=dt.date(2024, 1, 1))


def test_a_principle_cites_its_source() -> None:
    """A principle without a source is told, may be accepted, and what it cites is used."""
    words = '[[principle]]\nid = "be-aware"\nsays = { en = "Be aware." }\n'
    accepted = 'accept = [{ code = "missing-cite", why = "common sense" }]\n'
    assert [one.code for one in checked(words).problems if one.code not in QUIET] == ["missing-cite"]
    assert [one.problem.code for one in checked(words + accepted).accepted] == ["missing-cite"]
    cited = checked(words + 'cite = "law, 1"\n', sources=SOURCES)
    assert "`law`" not in " ".join(one.message for one in cited.problems)


def test_changes_of_the_document_and_its_principles_are_told() -> None:
    """Two versions of a policy differ in their document and in their principles."""
    changes = changes_between(loaded(), loaded(PRINCIPLE, DOCUMENT))
    assert [one.name for one in changes.head] == ["document"]
    assert [(one.kind.value, one.part.value, one.id) for one in changes.parts] == [
        ("came", "principle", "be-aware")
    ]
