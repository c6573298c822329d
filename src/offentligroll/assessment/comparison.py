"""Several policies' answers about one statement, side by side: each keeps its own, and none are blended."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Finding, UsedFact
from offentligroll.languages.arguments import each_of
from offentligroll.model.capacity import Capacity
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import Outcome, Status


@attrs.frozen(kw_only=True, field_transformer=typed)
class PartingFact:
    """A fact that decides under some of the policies and not under all of them."""

    __repr__ = short_repr

    used: UsedFact
    """The fact, as the first of those policies knows it."""
    decides: tuple[tuple[str, Capacity], ...]
    """The policies whose answer rests on it, or waits for it, by id, with their answers."""

    @property
    def leads_apart(self) -> bool:
        """Whether policies that rest on it answer differently from each other."""
        return len({capacity for _, capacity in self.decides}) > 1


@attrs.frozen(kw_only=True, field_transformer=typed)
class TellingFinding:
    """What one policy's guideline says of the statement, where it says more than that it is followed."""

    __repr__ = short_repr

    policy: str
    """The id of the policy."""
    finding: Finding
    """The guideline, and what it comes to."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Comparison:
    """What several policies say of one statement."""

    __repr__ = short_repr

    assessments: tuple[Assessment, ...]
    """The answers, those of policies not in force last."""
    parting: tuple[PartingFact, ...]
    """The facts on which they part, those that decide under most policies first."""
    telling: tuple[TellingFinding, ...] = ()
    """The guidelines that permit it, excuse it, or that it goes against, by policy."""

    @property
    def agree(self) -> bool:
        """Whether all policies in force give the same capacity."""
        return len({one.capacity for one in self.assessments if _counts(one)}) <= 1


def compare(assessments: Iterable[Assessment]) -> Comparison:
    """Set the answers of several policies side by side.

    Args:
        assessments: answers about one statement, each of another policy.

    Returns:
        The answers in their order, and the facts on which they part: those on which the answer of one
        rests, or for which it waits, and the answer of another does not, or rests with another result.
    """
    answers = sorted(each_of("assessments", assessments, Assessment), key=lambda one: not _counts(one))
    counting = [one for one in answers if _counts(one)]
    decides: dict[str, list[tuple[str, Capacity]]] = {}
    used: dict[str, UsedFact] = {}
    for one in counting:
        for fact in _rests_on(one):
            used.setdefault(fact.id, fact)
            decides.setdefault(fact.id, []).append((one.provenance.policy, one.capacity))
    parting = [
        PartingFact(used=used[fact], decides=tuple(policies))
        for fact, policies in decides.items()
        if len(policies) < len(counting) or len({capacity for _, capacity in policies}) > 1
    ]
    return Comparison(
        assessments=tuple(answers),
        parting=tuple(sorted(parting, key=lambda one: -len(one.decides))),
        telling=tuple(
            TellingFinding(policy=one.provenance.policy, finding=finding)
            for one in counting
            for finding in one.findings
            if finding.outcome.is_against or finding.outcome in _TELLING
        ),
    )


_TELLING = (Outcome.PERMITTED, Outcome.EXCUSED)


def _counts(assessment: Assessment) -> bool:
    return assessment.status is not Status.NOT_IN_FORCE


def _rests_on(assessment: Assessment) -> Iterable[UsedFact]:
    """The facts behind the deciding rules and the requirements that hold the answer open, each once."""
    reasons = (*assessment.because, *assessment.held_open_by)
    return {fact.id: fact for reason in reasons for fact in reason.facts}.values()
