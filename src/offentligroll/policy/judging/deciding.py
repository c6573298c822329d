"""Deciding: the capacity that follows from what is laid out, and the assessment of a bare set of facts.

What an assessment can tell beyond its answer takes far more of the library than the answer. It stands in
modules of its own, which are loaded when the first of it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.gate import NOT_IN_FORCE
from offentligroll.engine.known import Known
from offentligroll.facts.told_sheet import Sheet
from offentligroll.model.typed import recorded
from offentligroll.policy.arguments import told
from offentligroll.policy.judging.judgements import decision_on
from offentligroll.policy.judging.laid_out import LaidOut, Times, law_day_of
from offentligroll.policy.own_facts.deriving import derived_facts

if TYPE_CHECKING:
    import datetime as dt

    from offentligroll.engine.conclusions import Decision
    from offentligroll.policy.arguments import Answers
    from offentligroll.policy.judging.details import Working
    from offentligroll.policy.rulebook import Rulebook


class Unread:
    """What an assessment can tell beyond its answer, as long as nobody has read any of it.

    Args:
        policy: the policy.
        laid: what was decided by.
        decision: the answer.
    """

    def __init__(self, policy: Rulebook, laid: LaidOut, decision: Decision) -> None:
        self._policy = policy
        self._laid = laid
        self._decision = decision
        self._working: Working | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is read
        if name.startswith("_"):
            # Copying asks for what is not there yet.
            raise AttributeError(name)
        if self._working is None:
            from offentligroll.policy.judging.details import Working  # noqa: PLC0415

            # Two threads may both get here; what they work out is the same.
            self._working = Working(policy=self._policy, laid=self._laid, decision=self._decision)
        return getattr(self._working, name)


def assess_facts(  # noqa: PLR0913
    rulebook: Rulebook,
    yes: Answers = (),
    no: Iterable[str] = (),
    *,
    at: dt.date | None = None,
    published: dt.date | None = None,
    received: dt.date | None = None,
    as_of: dt.date | None = None,
) -> Assessment:
    """Assess a bare set of facts; see :meth:`offentligroll.policy.policy.Policy.assess_facts`.

    Args:
        rulebook: the contents of the policy.
        yes: facts that are so, or one mapping of facts to True, False or None.
        no: facts that are not so.
        at: the day of the act, or its aware time.
        published: the day of publication, or its aware time, from which time is counted.
        received: the day on which what it answers came in, or its aware time.
        as_of: the day of the law, where it is another.

    Returns:
        The assessment.

    Raises:
        TypeError: a day is a text, or an answer is none of True, False and None.
        ValueError: an id is not a fact that can be told, or is in both, or ``at`` has no time zone.
    """
    told_yes, told_no = told(yes, no, rulebook.own_facts)
    own = (fact.id for fact in rulebook.own_facts if fact.group is None)
    times = Times(at=published, received=received)
    days = {"at": at, "published": published, "received": received}
    own_day = next((day for name, one in days.items() if (day := law_day_of(rulebook, name, one))), None)
    law_day = law_day_of(rulebook, "as_of", as_of)
    sheet = Sheet.of_answers(
        told_yes, told_no, rulebook.assumed, own, derived=derived_facts(rulebook), day=own_day
    )
    laid = LaidOut(
        sheet=sheet,
        statement=None,
        organisation=None,
        day=law_day or own_day,
        as_of=law_day,
        times=times,
        summary=None,
    )
    decision = decided(rulebook, laid)
    return recorded(
        Assessment,
        statement=None,
        capacity=decision.value,
        status=decision.status,
        lean=decision.lean,
        _details=Unread(rulebook, laid, decision),
    )


def decided(rulebook: Rulebook, laid: LaidOut) -> Decision:
    """Ask for the cheap facts first, and for dearer ones only where those settle nothing.

    Args:
        rulebook: the contents of the policy.
        laid: what is decided by.

    Returns:
        The decision.
    """
    last = len(rulebook.compiled.stages) - 1
    for stage in range(last):
        decision = decision_at(rulebook, laid, stage)
        if decision is not None:
            return decision
    return cast("Decision", decision_at(rulebook, laid, last))


def decision_at(rulebook: Rulebook, laid: LaidOut, stage: int) -> Decision | None:
    """Decide by the facts of one stage: the cheapest, then those and the next dearer ones, up to all.

    Args:
        rulebook: the contents of the policy.
        laid: the statement.
        stage: the number of the stage in ``compiled.stages``.

    Returns:
        The decision; None where dearer facts may still change it, which at the last stage none can.
    """
    if rulebook.is_out_of_force(laid.day):
        return NOT_IN_FORCE
    compiled = rulebook.compiled
    told, weak = laid.bits(compiled.stages[stage])
    return decision_on(rulebook, stage, Known(told, weak), laid.day)
