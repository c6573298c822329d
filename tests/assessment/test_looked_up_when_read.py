"""Evidence is looked up for what is read, and for no more."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from offentligroll import Assessment, Outcome, Policy, Statement
from offentligroll.rules.source import InForce

POLICIES = tuple(Policy.shipped(one) for one in ("katrineholm", "us-lindke", "us-hatch-act"))
POST = Statement(act="post", text="Rösta på mig! Jag är inte nöjd.", language="sv")  # type: ignore[arg-type]
CASES = [
    POLICIES[0].assess(POST),
    POLICIES[0].assess_facts(["account-is-listed", "takes-party-side"]),
    POLICIES[1].assess_facts(["account-is-listed"]),
    POLICIES[2].assess_facts(no=["author-is-politically-restricted"]),
]


def again(assessment: Assessment) -> Assessment:
    """Write it down, and read it back."""
    return Assessment.from_dict(assessment.to_dict())


@pytest.mark.parametrize("assessment", CASES)
@pytest.mark.parametrize("outcome", Outcome)
def test_findings_of_one_outcome(assessment: Assessment, outcome: Outcome) -> None:
    """They are those of all findings, in the same order, of a stored answer too."""
    wanted = tuple(one for one in assessment.findings if one.outcome is outcome)
    assert assessment.findings_of(outcome) == wanted
    assert again(assessment).findings_of(outcome) == wanted


@pytest.mark.parametrize("assessment", CASES)
def test_what_it_was_made_from(assessment: Assessment) -> None:
    """Policy, version and day are told without the hash of the facts; a stored answer has it all."""
    assert attrs.evolve(assessment.origin, facts=assessment.provenance.facts) == assessment.provenance
    assert again(assessment).origin == assessment.provenance


def test_not_covered_of_a_stored_answer() -> None:
    """That a policy is not about it is told with the same ground."""
    outside = POLICIES[2].assess_facts(["author-is-visitor"])
    for one in (*CASES, outside):
        assert again(one).not_covered == one.not_covered


def test_a_short_explanation_hashes_no_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pays for the hash of all facts but who asks for it."""
    monkeypatch.setattr("offentligroll.policy.judging.details.facts_hash", None)
    assessment = POLICIES[0].assess(POST)
    assert assessment.explain("en")
    with pytest.raises(TypeError):
        assessment.explain("en", "everything")


def test_nothing_is_found_out_of_force() -> None:
    """A policy that does not count that day comes to no finding."""
    later = attrs.evolve(POLICIES[0], in_force=InForce(start=dt.date(2020, 1, 1))).as_read()
    early = later.assess_facts(at=dt.date(1990, 1, 1))
    assert [early.findings_of(one) for one in Outcome] == [()] * len(Outcome)
    assert early.not_covered is None
