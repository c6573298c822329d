"""Assessing: from a statement, or a bare set of facts, to an assessment under the contents of a policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import StatementSummary
from offentligroll.engine.capacity import Decision
from offentligroll.engine.known import Known
from offentligroll.facts.among import Among
from offentligroll.facts.batches import Batch
from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.sheet import FactSheet
from offentligroll.languages import Message, MessageError
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.policy.arguments import (
    Answers,
    authority,
    check_can_be_told,
    check_type,
    given_facts,
    told,
    with_fact_ids,
    with_own_answers,
)
from offentligroll.policy.judging.deadlines import Times
from offentligroll.policy.judging.details import Working
from offentligroll.policy.judging.judgements import decision_on
from offentligroll.policy.own_facts.deriving import derived_facts, sheet_of
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
    laid = lay_out(rulebook, statement, for_=for_, as_of=as_of, among=Among.of(among))
    return assess_laid(rulebook, laid)


@attrs.frozen(kw_only=True)
class LaidOut:
    """A statement before it is decided."""

    sheet: FactSheet
    """Its facts."""
    statement: Statement | None
    """The act; None for a bare set of facts."""
    organisation: Organisation | None
    """*The authority* of the question."""
    day: dt.date | None
    """The day of the law."""
    as_of: dt.date | None
    """That day, where it was asked for."""
    times: Times
    """From when days are counted."""


def lay_out(  # noqa: PLR0913
    rulebook: Rulebook,
    statement: Statement,
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    batch: Batch | None = None,
    target: Statement | None = None,
    among: Among | None = None,
) -> LaidOut:
    """Lay out the facts of a statement; none is asked for yet.

    Args:
        rulebook: the contents of the policy.
        statement: the act of communication.
        for_: the organisation that is *the authority*.
        as_of: the day of the law, where it is another than that of the statement.
        batch: what it is assessed together with.
        target: the statement that it is about, where that is at hand and stands not among the others.
        among: the statements among which it stands.

    Returns:
        The statement, ready to be decided.

    Raises:
        TypeError: an argument is of another type.
        ValueError: what is answered on the statement is no fact, or follows from others.
    """
    check_type("statement", statement, Statement)
    statement = with_own_answers(statement, rulebook.id, rulebook.own_facts)
    statement = with_fact_ids(statement, rulebook.own_facts)
    if target is None and among is not None:
        target = among.find(statement.target)
    check_can_be_told(given_facts(statement), rulebook.own_facts)
    own_day = statement.day_in(rulebook.zone)
    organisation = authority(for_, statement) or organisation_for(statement, own_day)
    sheet = sheet_of(rulebook, organisation, statement, batch=batch, target=target, among=among)
    law_day = _day_of(rulebook, "as_of", as_of)
    return LaidOut(
        sheet=sheet,
        statement=statement,
        organisation=organisation,
        day=law_day or own_day,
        as_of=law_day,
        times=Times.of(statement),
    )


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
    own_day = next((day for name, one in days.items() if (day := _day_of(rulebook, name, one))), None)
    law_day = _day_of(rulebook, "as_of", as_of)
    sheet = FactSheet.of_answers(told_yes, told_no, rulebook.assumed, own)
    sheet = sheet.with_derived(derived_facts(rulebook, None, None, own_day))
    laid = LaidOut(
        sheet=sheet,
        statement=None,
        organisation=None,
        day=law_day or own_day,
        as_of=law_day,
        times=times,
    )
    return assessed(rulebook, laid, _decision(rulebook, laid))


def _day_of(rulebook: Rulebook, name: str, at: dt.date | None) -> dt.date | None:
    check_type(name, at, dt.date, or_none=True)
    if isinstance(at, dt.datetime) and at.utcoffset() is None:
        raise MessageError(Message("facts.no-time-zone", time=at.isoformat()))
    return day_in(at, rulebook.zone)


def assess_laid(rulebook: Rulebook, laid: LaidOut) -> Assessment:
    """Assess a statement that has been laid out.

    Args:
        rulebook: the contents of the policy.
        laid: the statement.

    Returns:
        The assessment.
    """
    return assessed(rulebook, laid, _decision(rulebook, laid))


def assessed(rulebook: Rulebook, laid: LaidOut, decision: Decision) -> Assessment:
    """Make an assessment of what is decided.

    Args:
        rulebook: the contents of the policy.
        laid: the statement.
        decision: its capacity.

    Returns:
        The assessment; what it can tell beyond its answer is worked out when it is read.
    """
    details = Working(
        policy=rulebook,
        sheet=laid.sheet,
        statement=laid.statement,
        organisation=laid.organisation,
        day=laid.day,
        as_of=laid.as_of,
        decision=decision,
        times=laid.times,
    )
    return Assessment(
        statement=None if laid.statement is None else _summary(laid.statement),
        capacity=decision.value,
        status=decision.status,
        lean=decision.lean,
        details=details,
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


def _summary(statement: Statement) -> StatementSummary:
    return StatementSummary(
        id=statement.id,
        act=statement.act,
        at=statement.at,
        author=statement.author.id if statement.author else None,
        author_name=statement.author.name if statement.author else None,
        channel=statement.channel.id if statement.channel else None,
        text=statement.text,
        language=statement.language,
        received=statement.received,
    )
