"""Undecided guidelines by what would decide them, so that each question is said once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.assessment.parts import Finding, UsedFact
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import Outcome


@attrs.frozen(kw_only=True, field_transformer=typed)
class Undecided:
    """Guidelines that are undecided for want of the same answers."""

    facts: tuple[UsedFact, ...]
    """What is not known; none where it all hangs on the capacity."""
    findings: tuple[Finding, ...]
    """The findings."""

    @property
    def needs_judgement(self) -> bool:
        """Whether only people can answer: no record and no words of the statement do."""
        return bool(self.facts) and all(map(_is_told_only, self.facts))


def undecided_groups(findings: Iterable[Finding]) -> tuple[Undecided, ...]:
    """Group what is undecided by what would decide it.

    Args:
        findings: findings of one assessment or of many.

    Returns:
        The groups, in the order in which their first findings come; what is decided is in none.

    Example:
        >>> from offentligroll import Policy
        >>> assessment = Policy.shipped("katrineholm").assess_facts(["account-is-listed"])
        >>> len(undecided_groups(assessment.findings)) <= len(assessment.findings)
        True
    """
    groups: dict[tuple[str, ...], tuple[tuple[UsedFact, ...], list[Finding]]] = {}
    for finding in findings:
        if finding.outcome is Outcome.UNDECIDED:
            unknown = tuple(used for used in finding.facts if used.fact.truth is Truth.UNKNOWN)
            key = tuple(sorted({used.id for used in unknown}))
            groups.setdefault(key, (unknown, []))[1].append(finding)
    return tuple(Undecided(facts=facts, findings=tuple(found)) for facts, found in groups.values())


def _is_told_only(used: UsedFact) -> bool:
    definition = Vocabulary.shipped().get(used.id)
    return definition is not None and definition.source is Source.GIVEN
