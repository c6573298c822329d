"""Assessing: from a statement, or a bare set of facts, to an assessment under the contents of a policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.capacity import Decision
from offentligroll.engine.known import Known
from offentligroll.facts.among import Among
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.typed import recorded
from offentligroll.policy.arguments import (
    Answers,
    told,
)
from offentligroll.policy.judging.deadlines import Times
from offentligroll.policy.judging.details import Working
from offentligroll.policy.judging.judgement import Judgement
from offentligroll.policy.judging.judgements import decision_on, judged
from offentligroll.policy.judging.laying_out import LaidOut, law_day_of, lay_out
from offentligroll.policy.own_facts.deriving import derived_facts
from offentligroll.policy.rulebook import NOT_IN_FORCE, Rulebook


def assess(
    rulebook: Rulebook,
    statement: Statement,
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    among: Iterable[Statement] = (),
) -> Assessment:
    """Assess one statement; see :meth:`offentligroll.policy.policy.Policy.assess`.

    Args:
        rulebook: the contents of the policy.
        statement: the act of communication.
        for_: the organisation that is *the authority*.
        as_of: the day of the law, where it is another than that of the statement.
        among: statements among which it stands: what it is about, takes back, publishes and says elsewhere.

    Returns:
        The assessment.

    Raises:
        TypeError: an argument is of another type.
        ValueError: what is answered on the statement is no fact, or follows from others.
    """
    return assess_laid(rulebook, lay_out(rulebook, statement, for_=for_, as_of=as_of, among=Among.of(among)))


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
    sheet = FactSheet.of_answers(
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
    return assessed(rulebook, laid, _decision(rulebook, laid))


def assess_laid(rulebook: Rulebook, laid: LaidOut) -> Assessment:
    """Assess a statement that has been laid out.

    Args:
        rulebook: the contents of the policy.
        laid: the statement.

    Returns:
        The assessment.
    """
    if not rulebook.is_out_of_force(laid.day):
        # Where another policy has asked for it all, there is nothing to be spared.
        known = laid.sheet.bits_if_asked(rulebook.compiled.facts)
        if known is not None:
            judgement = judged(rulebook, Known(*known), laid.day)
            return assessed(rulebook, laid, judgement.decision, judgement)
    return assessed(rulebook, laid, _decision(rulebook, laid))


def assessed(
    rulebook: Rulebook, laid: LaidOut, decision: Decision, judgement: Judgement | None = None
) -> Assessment:
    """Make an assessment of what is decided.

    Args:
        rulebook: the contents of the policy.
        laid: the statement.
        decision: its capacity.
        judgement: what the policy concludes beyond that; left out, it is worked out when it is read.

    Returns:
        The assessment; what it can tell beyond its answer is worked out when it is read.
    """
    details = recorded(
        Working,
        policy=rulebook,
        laid=laid,
        decision=decision,
        whole=judgement,
        _used={},
        _found={},
    )
    return recorded(
        Assessment,
        statement=laid.summary,
        capacity=decision.value,
        status=decision.status,
        lean=decision.lean,
        _details=details,
    )


def _decision(rulebook: Rulebook, laid: LaidOut) -> Decision:
    """Ask for the cheap facts first, and for dearer ones only where those settle nothing."""
    stages = range(len(rulebook.compiled.stages))
    return next(one for stage in stages if (one := decision_at(rulebook, laid, stage)) is not None)


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
    told, weak = laid.sheet.bits(compiled.stages[stage])
    return decision_on(rulebook, stage, Known(told, weak), laid.day)
