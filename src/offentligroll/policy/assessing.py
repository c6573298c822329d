"""Assessing: from a statement, or a bare set of facts, to an assessment under the contents of a policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import StatementSummary
from offentligroll.engine.capacity import Decision
from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.sheet import FactSheet
from offentligroll.languages import Message, MessageError
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.policy.arguments import Told, authority, check_can_be_told, check_type, given_facts, told
from offentligroll.policy.details import Working
from offentligroll.policy.rulebook import NOT_IN_FORCE, Rulebook


def assess(
    rulebook: Rulebook,
    statement: Statement,
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
) -> Assessment:
    """Assess one statement; see :meth:`offentligroll.policy.policy.Policy.assess`.

    Args:
        rulebook: the contents of the policy.
        statement: the act of communication.
        for_: the organisation that is *the authority*.
        as_of: the day of the law, where it is another than that of the statement.

    Returns:
        The assessment.

    Raises:
        TypeError: an argument is of another type.
        ValueError: what is answered on the statement is no fact, or follows from others.
    """
    check_type("statement", statement, Statement)
    check_can_be_told(given_facts(statement), rulebook.own_facts)
    own_day = statement.day_in(rulebook.zone)
    organisation = authority(for_, statement) or organisation_for(statement, own_day)
    sheet = FactSheet.of_statement(
        statement,
        organisation,
        rulebook.zone,
        detectors=rulebook.detectors,
        assume=rulebook.assumed,
        own=rulebook.word_facts,
        calendar=rulebook.working_calendar,
    )
    law_day = _day_of(rulebook, "as_of", as_of)
    day = law_day or own_day
    return _assessment(
        Working(
            policy=rulebook,
            sheet=sheet,
            statement=statement,
            organisation=organisation,
            day=day,
            as_of=law_day,
            decision=_decision(rulebook, sheet, day),
        )
    )


def assess_facts(
    rulebook: Rulebook,
    yes: Told = (),
    no: Iterable[str] = (),
    *,
    at: dt.date | None = None,
    as_of: dt.date | None = None,
) -> Assessment:
    """Assess a bare set of facts; see :meth:`offentligroll.policy.policy.Policy.assess_facts`.

    Args:
        rulebook: the contents of the policy.
        yes: facts that are so, or one mapping of facts to True, False or None.
        no: facts that are not so.
        at: the day of the act, or its aware time.
        as_of: the day of the law, where it is another.

    Returns:
        The assessment.

    Raises:
        TypeError: a day is a text, or an answer is none of True, False and None.
        ValueError: an id is not a fact that can be told, or is in both, or ``at`` has no time zone.
    """
    told_yes, told_no = told(yes, no, rulebook.own_facts)
    own = (fact.id for fact in rulebook.own_facts if fact.group is None)
    sheet = FactSheet.of_answers(told_yes, told_no, rulebook.assumed, own)
    own_day, law_day = _day_of(rulebook, "at", at), _day_of(rulebook, "as_of", as_of)
    day = law_day or own_day
    return _assessment(
        Working(
            policy=rulebook,
            sheet=sheet,
            statement=None,
            organisation=None,
            day=day,
            as_of=law_day,
            decision=_decision(rulebook, sheet, day),
        )
    )


def _day_of(rulebook: Rulebook, name: str, at: dt.date | None) -> dt.date | None:
    check_type(name, at, dt.date, or_none=True)
    if isinstance(at, dt.datetime) and at.utcoffset() is None:
        raise MessageError(Message("facts.no-time-zone", time=at.isoformat()))
    return day_in(at, rulebook.zone)


def _assessment(details: Working) -> Assessment:
    decision = details.decision
    return Assessment(
        statement=None if details.statement is None else _summary(details.statement),
        capacity=decision.value,
        status=decision.status,
        lean=decision.lean,
        details=details,
    )


def _decision(rulebook: Rulebook, sheet: FactSheet, day: dt.date | None) -> Decision:
    """Ask for the cheap facts first, and for dearer ones only where those settle nothing."""
    if rulebook.is_out_of_force(day):
        return NOT_IN_FORCE
    compiled = rulebook.compiled
    *cheaper, every = compiled.stages
    days = rulebook.days_of(day)
    for facts in cheaper if len(days) == 1 else ():
        decision = compiled.capacity.settled_early(compiled.known(sheet, facts), days[0])
        if decision is not None:
            return decision
    return rulebook.decide(compiled.known(sheet, every), day)


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
    )
