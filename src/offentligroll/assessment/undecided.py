"""Undecided guidelines by what would decide them, so that each question is said once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.assessment.parts import Finding, UsedFact
from offentligroll.facts.vocabulary import Group, Source, Vocabulary
from offentligroll.languages.arguments import each_of
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import Outcome

ONLY_PEOPLE = frozenset({"nobody-said", "silence-says-little"})
"""Why nothing is known where no record is missing, and the words have been read."""
_IN_ORDER = ("", *Group)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Undecided:
    """Guidelines that are undecided for want of answers about one thing: the author, the account, the day."""

    cause: str = ""
    """What the answers are about: the chapter of the vocabulary, or the id of a policy's own fact.

    Empty where only people can give them, or where it all hangs on the capacity."""
    facts: tuple[UsedFact, ...]
    """What is not known; none where it all hangs on the capacity."""
    findings: tuple[Finding, ...]
    """The findings."""

    @property
    def needs_judgement(self) -> bool:
        """Whether only people can answer: no record and no words of the statement do."""
        return bool(self.facts) and not self.cause


def undecided_groups(findings: Iterable[Finding]) -> tuple[Undecided, ...]:
    """Group what is undecided by what would decide it.

    What a record could tell comes first: guidelines that hang on who the author is are one group, whatever
    else is not known of them. Those that only people can decide are grouped by what is not known.

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
    groups: dict[tuple[str, ...], tuple[str, dict[str, UsedFact], list[Finding]]] = {}
    for finding in each_of("findings", findings, Finding):
        if finding.outcome is Outcome.UNDECIDED:
            unknown = {used.id: used for used in finding.facts if used.fact.truth is Truth.UNKNOWN}
            cause = min(filter(None, map(_cause, unknown.values())), key=_place, default="")
            key = (cause,) if cause else ("", *sorted(unknown))
            _, facts, found = groups.setdefault(key, (cause, {}, []))
            facts |= {fact: used for fact, used in unknown.items() if _cause(used) == cause}
            found.append(finding)
    return tuple(
        Undecided(cause=cause, facts=tuple(facts.values()), findings=tuple(found))
        for cause, facts, found in groups.values()
    )


def _cause(used: UsedFact) -> str:
    """Return what an answer is about that a record or the words could give; empty where they can't."""
    definition, note = Vocabulary.shipped().get(used.id), used.fact.note
    if note is not None and note.code in ONLY_PEOPLE:
        return ""
    if definition is None:
        return used.id
    return "" if definition.source is Source.GIVEN else definition.group.value


def _place(cause: str) -> int:
    """Whether a policy is about it at all comes before all else."""
    return _IN_ORDER.index(cause) if cause in _IN_ORDER else 0
