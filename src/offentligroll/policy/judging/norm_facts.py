"""The facts that made a guideline or an obligation come out as it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from offentligroll.model.truth import Truth
from offentligroll.rules.condition import Condition
from offentligroll.rules.outcome import ObligationOutcome, Outcome
from offentligroll.rules.rule import Guideline, Obligation
from offentligroll.rules.support import TruthOf, evaluate, support
from offentligroll.rules.visitor import applies_when

Plain = Callable[[Condition], Condition]
"""Replaces a policy's own facts by what they stand for."""


def finding_facts(guideline: Guideline, outcome: Outcome, plain: Plain, truth_of: TruthOf) -> tuple[str, ...]:
    """Name the facts that decided a guideline, or that are missing.

    Args:
        guideline: the guideline.
        outcome: what it came to.
        plain: replaces own facts.
        truth_of: gives the truth of a fact.

    Returns:
        Ids of facts; none where the capacity alone decided.
    """
    match outcome:
        case Outcome.NOT_APPLICABLE:
            told = _supporting([applies_when(guideline), *_if_may(guideline)], plain, truth_of, Truth.NO)
            return told or _supporting(_unless_of_may(guideline), plain, truth_of, Truth.YES)
        case Outcome.COMPLIES:
            return _supporting([guideline.conduct], plain, truth_of)
        case Outcome.EXCUSED:
            return _supporting([guideline.unless, guideline.defence], plain, truth_of, Truth.YES)
        case Outcome.UNDECIDED:
            parts = [applies_when(guideline), guideline.conduct, guideline.unless]
            return _supporting(parts, plain, truth_of, Truth.UNKNOWN)
        case _:
            # What the bound party could still show is what could change it.
            return (
                *_supporting([guideline.conduct, guideline.when], plain, truth_of),
                *_supporting([guideline.defence], plain, truth_of, Truth.UNKNOWN),
            )


def _if_may(guideline: Guideline) -> Sequence[Condition]:
    return () if guideline.modality.is_duty else (guideline.conduct,)


def _unless_of_may(guideline: Guideline) -> Sequence[Condition | None]:
    return () if guideline.modality.is_duty else (guideline.unless,)


def excuses(
    guideline: Guideline, outcome: Outcome, permissions: Sequence[str], plain: Plain, truth_of: TruthOf
) -> tuple[str, ...]:
    """Name all that excuses.

    Args:
        guideline: the guideline.
        outcome: what it came to.
        permissions: ids of the standing permissions that cover it.
        plain: replaces own facts.
        truth_of: gives the truth of a fact.

    Returns:
        ``"unless"``, ``"defence"`` and ids of permissions; nothing for other outcomes.
    """
    if outcome is not Outcome.EXCUSED:
        return ()
    named = [("unless", guideline.unless), ("defence", guideline.defence)]
    shown = [
        name
        for name, condition in named
        if condition is not None and evaluate(plain(condition), truth_of) is Truth.YES
    ]
    return (*shown, *permissions)


def duty_facts(
    obligation: Obligation, outcome: ObligationOutcome, plain: Plain, truth_of: TruthOf
) -> tuple[str, ...]:
    """Name the facts that decided an obligation, or that are missing.

    Args:
        obligation: the obligation.
        outcome: what it came to.
        plain: replaces own facts.
        truth_of: gives the truth of a fact.

    Returns:
        Ids of facts; none where the capacity alone decided.
    """
    match outcome:
        case ObligationOutcome.DUE:
            return _supporting([obligation.when], plain, truth_of)
        case ObligationOutcome.NOT_DUE:
            told = _supporting([applies_when(obligation)], plain, truth_of, Truth.NO)
            return told or _supporting([obligation.unless], plain, truth_of, Truth.YES)
        case ObligationOutcome.UNDECIDED:
            return _supporting([applies_when(obligation), obligation.unless], plain, truth_of, Truth.UNKNOWN)
        case _ as never:  # pragma: no cover
            assert_never(never)


def _supporting(
    conditions: Sequence[Condition | None], plain: Plain, truth_of: TruthOf, wanted: Truth | None = None
) -> tuple[str, ...]:
    """The facts behind those conditions that came out as wanted; of all, where nothing is said."""
    found: dict[str, None] = {}
    for condition in conditions:
        if condition is not None:
            expanded = plain(condition)
            if wanted is None or evaluate(expanded, truth_of) is wanted:
                found.update(dict.fromkeys(support(expanded, truth_of)))
    return tuple(found)
