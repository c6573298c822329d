"""The facts that a policy answers from other facts of the same statement."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping

from offentligroll.facts.among import NOTHING_AROUND, Among
from offentligroll.facts.batches import Batch
from offentligroll.facts.fact import Fact
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.own_facts.covering import COVERED_AUTHOR, Covering, Subject
from offentligroll.policy.own_facts.house_breaches import HouseBreaches
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.support import support


def derived_facts(  # noqa: PLR0913 - what a statement may stand among
    rulebook: Rulebook,
    statement: Statement | None,
    organisation: Organisation | None,
    day: dt.date | None,
    *,
    target: Statement | None = None,
    among: Among = NOTHING_AROUND,
) -> Mapping[str, Callable[[FactSheet], Fact]]:
    """Give what answers whether a policy covers what is assessed, and whether house rules were broken.

    Args:
        rulebook: the policy.
        statement: what is assessed; None for a bare set of facts.
        organisation: *the authority* of the question.
        day: the day of the statement itself.
        target: the statement that it is about, where that is at hand.
        among: the statements among which it stands.

    Returns:
        Functions of the sheet of facts, by the fact that they answer.
    """
    gates = {one.id: one.covers for one in rulebook.own_facts if one.covers is not None}
    if rulebook.gate is not None and rulebook.covers is not None:
        gates[rulebook.gate] = rulebook.covers
    subject = Subject(statement=statement, organisation=organisation, day=day)
    covering = {
        gate: Covering(
            id=gate,
            covers=covers,
            when=None if covers.when is None else rulebook.plain(covers.when),
            subject=subject,
        )
        for gate, covers in gates.items()
    }
    breaches = HouseBreaches(
        rulebook=rulebook,
        target=target,
        among=among,
        sheet_of=functools.partial(sheet_of, rulebook, organisation),
    )
    author: dict[str, Callable[[FactSheet], Fact]] = {}
    own = covering.get(rulebook.gate or "")
    if own is not None and own.knows_of_author:
        author[COVERED_AUTHOR] = own.of_author
    return {**covering, **author, **breaches.facts}


def sheet_of(  # noqa: PLR0913 - what a statement may stand among
    rulebook: Rulebook,
    organisation: Organisation | None,
    statement: Statement,
    *,
    batch: Batch | None = None,
    target: Statement | None = None,
    among: Among | None = None,
) -> FactSheet:
    """Lay out the facts of a statement, those that a policy derives included; none is asked for yet.

    Args:
        rulebook: the policy.
        organisation: *the authority* of the question.
        statement: the statement.
        batch: what it is assessed together with.
        target: the statement that it is about, where that is at hand.
        among: the statements among which it stands.

    Returns:
        The sheet.
    """
    own_day = statement.day_in(rulebook.zone)
    return FactSheet.of_statement(
        statement,
        organisation,
        rulebook.zone,
        detectors=rulebook.detectors,
        assume=rulebook.assumed,
        own=rulebook.word_facts,
        calendar=functools.partial(getattr, rulebook, "working_calendar"),
        batch=batch,
        among=among,
        derived=derived_facts(
            rulebook, statement, organisation, own_day, target=target, among=among or NOTHING_AROUND
        ),
    )


def is_outside(rulebook: Rulebook, sheet: FactSheet) -> bool:
    """Tell whether it is known, whatever is still learnt, that a policy is not about what is assessed.

    Args:
        rulebook: the policy.
        sheet: the facts.

    Returns:
        Whether it is.
    """
    if rulebook.gate is None:
        return False
    covered = sheet[rulebook.gate]
    return covered.truth is Truth.NO and not covered.is_weak


def hangs_on_day(rulebook: Rulebook, sheet: FactSheet) -> bool:
    """Tell whether it takes the day to know whether a policy covers what is assessed.

    Args:
        rulebook: the policy.
        sheet: the facts.

    Returns:
        Whether it does.
    """
    note = None if rulebook.gate is None else sheet[rulebook.gate].note
    return note is not None and note.code == "day-unknown"


def asked_of_scope(rulebook: Rulebook, sheet: FactSheet) -> tuple[str, ...]:
    """Name the facts to ask about so that it is known whether a policy covers what is assessed.

    Args:
        rulebook: the policy.
        sheet: the facts.

    Returns:
        Those that are unknown or weak, where they leave that open.
    """
    if rulebook.gate is None or rulebook.covers is None or rulebook.covers.when is None:
        return ()
    covered = sheet[rulebook.gate]
    if covered.truth is not Truth.UNKNOWN and not covered.is_weak:
        return ()
    facts = support(rulebook.plain(rulebook.covers.when), lambda fact: sheet[fact].truth)
    return tuple(fact for fact in facts if sheet[fact].truth is Truth.UNKNOWN or sheet[fact].is_weak)
