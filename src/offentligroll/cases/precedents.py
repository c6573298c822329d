"""The decided cases that are nearest to what was assessed, for and against the answer."""

from __future__ import annotations

import collections
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.cases.case import Case
from offentligroll.cases.leanings import AGAINST, IN_ORDER, Leanings, Sign
from offentligroll.cases.precedent import Precedent, Precedents
from offentligroll.cases.running import run_case
from offentligroll.cases.suite import Suite
from offentligroll.languages.arguments import check_type
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.rules.outcome import Outcome
from offentligroll.rules.rule import InCapacity

_MADE_UP = "made-up"
_UNKNOWN = Truth.UNKNOWN
_OPEN = (Outcome.UNDECIDED, Outcome.NOT_APPLICABLE)


@attrs.frozen(kw_only=True)
class _Decided:
    """A decided case with its facts, and what follows from them."""

    case: Case
    truths: Mapping[str, Truth]
    prefix: str = ""
    """What comes before the ids of its guidelines in the policy that is asked about."""


@attrs.frozen(kw_only=True)
class _Question:
    """What cases are compared about."""

    guideline: str | None
    answer: str
    is_open: bool
    leanings: Leanings
    facts: frozenset[str]
    """The facts that count."""
    side_of: Mapping[str, str]
    """By answer, what it speaks for; answers that decide nothing are left out."""


def precedents_of(
    assessment: Assessment,
    policy: Policy | None = None,
    *,
    suites: Iterable[Suite] | None = None,
    most: int = 2,
    leave_out: str | None = None,
) -> tuple[Precedents, ...]:
    """Find the decided cases that are nearest to an assessment, for its answers and against them.

    Cases are compared by the facts that the policy's rules use. Made-up cases count for nothing.

    Args:
        assessment: what is compared.
        policy: the policy that it was made under; left out, the shipped one of that name.
        suites: the cases; left out, those that are shipped for the policy and for those that it takes in.
        most: how many with the same answer, and how many with another.
        leave_out: the id of a case that is not its own precedent.

    Returns:
        The precedents of whose words they are, then those of each guideline that was decided.

    Raises:
        FileError: no policy is given, and none of that name is shipped.

    Example:
        >>> from offentligroll import Policy
        >>> answer = Policy.shipped("us-lindke").assess_facts(
        ...     yes=["account-belongs-to-authority", "is-removal", "treats-views-unequally"]
        ... )
        >>> whose = precedents_of(answer)[0]
        >>> whose.answer, whose.nearest[0].answer
        ('official', 'official')
    """
    check_type("assessment", assessment, Assessment)
    policy = Policy.shipped(assessment.provenance.policy) if policy is None else policy
    decided = [
        one
        for one in (_shipped(policy) if suites is None else _of_suites(suites, policy))
        if one.case.id != leave_out
    ]
    here = {used.id: used.fact.truth for used in assessment.facts}
    found = (_nearest(question, decided, here, most) for question in _questions(assessment, policy))
    return tuple(one for one in found if one.nearest or one.apart)


def _shipped(policy: Policy) -> Sequence[_Decided]:
    taken_in = {rule.id.partition("/")[0] for rule in policy.all_guidelines if "/" in rule.id}
    return [
        attrs.evolve(one, prefix="" if identity == policy.id else f"{identity}/")
        for identity in (policy.id, *sorted(taken_in))
        if identity in shipped_ids()
        for one in _shipped_cases(identity)
    ]


@functools.lru_cache(maxsize=64)
def _shipped_cases(identity: str) -> tuple[_Decided, ...]:
    return tuple(_of_suites([Suite.shipped(identity)], Policy.shipped(identity)))


def _of_suites(suites: Iterable[Suite], policy: Policy) -> Iterator[_Decided]:
    for suite in suites:
        for case in suite.cases:
            if case.source is not None and case.basis != _MADE_UP:
                answer = run_case(case, suite, policy).assessment
                if answer is not None:
                    truths = {used.id: used.fact.truth for used in answer.facts}
                    yield _Decided(case=case, truths=truths)


def _questions(assessment: Assessment, policy: Policy) -> Iterator[_Question]:
    capacity = Leanings.of_capacity(policy)
    yield _Question(
        guideline=None,
        answer=assessment.capacity.value,
        is_open=assessment.capacity is Capacity.UNDETERMINED,
        leanings=capacity,
        facts=capacity.facts,
        side_of={one.value: one.value for one in (Capacity.OFFICIAL, Capacity.PERSONAL)},
    )
    for finding in assessment.findings:
        guideline = finding.guideline
        if finding.outcome in _OPEN or not guideline.modality.is_duty:
            continue
        leanings = Leanings.of_guideline(policy, guideline)
        hangs_on_capacity = guideline.in_capacity is not InCapacity.ANY
        yield _Question(
            guideline=finding.id,
            answer=finding.outcome.value,
            is_open=False,
            leanings=leanings,
            facts=leanings.facts | capacity.facts if hangs_on_capacity else leanings.facts,
            side_of={
                one.value: AGAINST if one.is_against else IN_ORDER for one in Outcome if one not in _OPEN
            },
        )


def _nearest(
    question: _Question, decided: Sequence[_Decided], here: Mapping[str, Truth], most: int
) -> Precedents:
    answered = [(one, answer) for one in decided if (answer := _answer(one, question)) is not None]
    # What is so in most cases tells little of any one of them, and is named last.
    usual = collections.Counter(
        fact for one, _ in answered for fact, truth in one.truths.items() if truth is Truth.YES
    )
    compared = [_compare(one, answer, question, here, usual) for one, answer in answered]
    near = sorted(
        (one for one in compared if any(is_so for _, is_so in one.alike)),
        key=lambda one: (one.distance, -len(one.alike), one.case.id),
    )
    standing = [one for one in near if not one.is_apart]
    by_answer: dict[str, list[Precedent]] = {}
    for one in standing:
        by_answer.setdefault(question.side_of.get(one.answer, one.answer), []).append(one)
    kept = [one for several in by_answer.values() for one in several[:most]]
    kept += [one for one in standing if one.is_contradicted and one not in kept]
    return Precedents(
        guideline=question.guideline,
        answer=question.answer,
        nearest=tuple(
            attrs.evolve(one, is_split=_is_split(one, answered, question))
            for one in sorted(kept, key=standing.index)
        ),
        apart=tuple(one for one in near if one.is_apart)[:most],
    )


def _answer(one: _Decided, question: _Question) -> str | None:
    if question.guideline is None:
        capacity = one.case.expect.capacity
        return None if capacity is None or one.prefix else capacity.value
    guideline = question.guideline
    if not guideline.startswith(one.prefix):
        return None
    outcome = one.case.findings.get(guideline.removeprefix(one.prefix))
    return None if outcome is None or outcome in _OPEN else outcome.value


def _compare(
    one: _Decided, answer: str, question: _Question, here: Mapping[str, Truth], usual: Mapping[str, int]
) -> Precedent:
    alike: list[Sign] = []
    unlike: list[Sign] = []
    only_here: list[Sign] = []
    distance = 0
    for fact in sorted(question.facts):
        ours, theirs = here.get(fact, _UNKNOWN), one.truths.get(fact, _UNKNOWN)
        if ours is theirs is not _UNKNOWN:
            alike.append((fact, ours is Truth.YES))
        elif _UNKNOWN not in (ours, theirs):
            distance += 2
            unlike.append((fact, theirs is Truth.YES))
        elif theirs is Truth.YES:
            distance += 1
            unlike.append((fact, True))
        elif ours is Truth.YES:
            distance += 1
            only_here.append((fact, True))
    side, own = question.side_of.get(answer), question.side_of.get(question.answer)
    is_followed = answer == question.answer if side is None or own is None else side == own
    return Precedent(
        case=one.case,
        answer=answer,
        distance=distance,
        alike=tuple(sorted(alike, key=lambda sign: (not sign[1], usual.get(sign[0], 0)))),
        unlike=tuple(sorted(unlike, key=lambda sign: (not sign[1], usual.get(sign[0], 0)))),
        only_here=tuple(only_here),
        is_followed=is_followed,
        is_contradicted=not question.is_open
        and side is not None
        and not is_followed
        and _binds(question, side, here, one.truths),
    )


def _binds(question: _Question, side: str, here: Mapping[str, Truth], there: Mapping[str, Truth]) -> bool:
    """Return whether what was decided there holds here all the more."""
    return question.leanings.is_at_least_as_strong(side, here, there)


def _is_split(one: Precedent, answered: Sequence[tuple[_Decided, str]], question: _Question) -> bool:
    side = question.side_of.get(one.answer)
    own = next(decided for decided, _ in answered if decided.case is one.case)
    for other, answer in answered:
        opposite = question.side_of.get(answer)
        if side is None or opposite is None or opposite == side or other.case.overruled_by is not None:
            continue
        if _binds(question, side, other.truths, own.truths) or _binds(
            question, opposite, own.truths, other.truths
        ):
            return True
    return False
