"""Writing a case for what was just answered, at the end of a file of cases."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.cases.running import run_case
from offentligroll.cases.suite import Suite
from offentligroll.cases.suite_file import contents_of
from offentligroll.facts.fact import Origin
from offentligroll.files.document import parse_document
from offentligroll.files.toml_writing import toml_list, toml_text
from offentligroll.files.values import slug, untaken
from offentligroll.model.truth import Truth
from offentligroll.policy.policy import Policy
from offentligroll.rules.covers import covers_id
from offentligroll.rules.outcome import ObligationOutcome, Outcome

_LONGEST_ID = 60
_UNTOLD = (Outcome.NOT_APPLICABLE, Outcome.UNDECIDED)


@attrs.frozen(kw_only=True)
class NewCase:
    """What a case is made of."""

    stem: str
    """What its id is made of; a number is added where it is taken."""
    title: str
    """What it is about, in a line."""
    assessment: Assessment
    """What was answered: its facts are the case's, and its answer what is expected."""
    text: str = ""
    """The words of the statement, for people."""

    def written(self, identity: str) -> str:
        """Write what is known for certain; what was only assumed or not found is left unknown.

        Args:
            identity: its id.

        Returns:
            Lines of TOML.
        """
        lines = ["", "[[case]]", f"id = {toml_text(identity)}", f"title = {toml_text(self.title)}"]
        day = self.assessment.provenance.day
        if day is not None:
            lines.append(f"at = {day.isoformat()}")
        if self.text:
            lines.append(f"text = {toml_text(self.text)}")
        for truth in (Truth.YES, Truth.NO):
            known = (one.fact for one in self.assessment.facts if one.fact.truth is truth)
            told = (one for one in known if not one.is_weak and one.origin is not Origin.PREMISE)
            facts = [one.id for one in told if not _follows(one.id)]
            if facts:
                lines.append(f"{truth} = {toml_list(facts)}")
        return "".join(f"{line}\n" for line in lines)


def _follows(fact: str) -> bool:
    """Return whether a fact follows from others: that a policy covers it, or that a house rule was broken."""
    return fact.endswith(covers_id("")) or ":" in fact


def case_added(before: str, name: str, folder: Path | None, policy: Policy, case: NewCase) -> tuple[str, str]:
    """Write a case at the end of a file of cases.

    Args:
        before: what stands in the file; empty for one that is not there yet.
        name: the file's name, for problems.
        folder: where it stands.
        policy: the policy of the cases.
        case: what the case is made of.

    Returns:
        What is to be added to the file, and the case's id.

    Raises:
        FileError: the file is wrong, or a case can't be added at its end.
    """
    start = "" if not before or before.endswith("\n") else "\n"
    if not before:
        start = f"format = 1\npolicy = {toml_text(policy.id)}\n"

    def suite(more: str) -> Suite:
        return Suite(**contents_of(parse_document(f"{before}{start}{more}", name), folder, policy))

    identity = free_id(case.stem, {one.id for one in suite("").cases})
    written = case.written(identity)
    read = suite(written)
    # What a case says is held against bare facts, which may know less than the statement tells.
    found = run_case(read.cases[-1], read, policy).assessment
    assert found is not None  # noqa: S101 - the policy has just known all these facts
    return start + written + expected_of(found), identity


def free_id(stem: str, taken: Collection[str]) -> str:
    """Make an id that is not taken.

    Args:
        stem: any words.
        taken: the ids that there are.

    Returns:
        The words as an id, with a number where that is taken.

    Example:
        >>> free_id("Ett möte!", {"ett-mote"}), free_id("?", ())
        ('ett-mote-2', 'case')
    """
    return untaken(slug(stem, _LONGEST_ID) or "case", taken)


def expected_of(assessment: Assessment) -> str:
    """Write what came out as what is expected.

    Args:
        assessment: what came out.

    Returns:
        Lines of TOML.
    """
    lines = [
        f"expect = {{ capacity = {toml_text(assessment.capacity)}, status = {toml_text(assessment.status)} }}"
    ]
    if assessment.because:
        lines.append(f"because = {toml_list(reason.id for reason in assessment.because)}")
    findings = {one.id: one.outcome for one in assessment.findings if one.outcome not in _UNTOLD}
    due = {one.id: one.outcome for one in assessment.obligations if one.outcome is ObligationOutcome.DUE}
    for name, outcomes in (("findings", findings), ("obligations", due)):
        if outcomes:
            told = ", ".join(
                f"{toml_text(norm)} = {toml_text(outcome)}" for norm, outcome in outcomes.items()
            )
            lines.append(f"{name} = {{ {told} }}")
    return "".join(f"{line}\n" for line in lines)
