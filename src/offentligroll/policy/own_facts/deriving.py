"""The facts that a policy answers from other facts of the same statement."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from offentligroll.facts.fact import Fact
from offentligroll.facts.told_sheet import Sheet
from offentligroll.model.truth import Truth
from offentligroll.policy.own_facts.covering import COVERED_AUTHOR, Covering
from offentligroll.rules.support import support
from offentligroll.rules.visitor import VISITOR_FACT

if TYPE_CHECKING:
    from offentligroll.facts.among import Among
    from offentligroll.facts.batches import Batch
    from offentligroll.facts.common import Common
    from offentligroll.facts.plans import Asker
    from offentligroll.facts.sheet import FactSheet
    from offentligroll.model.organisation import Organisation
    from offentligroll.model.statement import Statement
    from offentligroll.policy.rulebook import Rulebook

Derived = Mapping[str, Callable[[Sheet], Fact]]
"""Functions of the sheet of facts, by the fact that they answer."""


def asker_of(rulebook: Rulebook) -> Asker:
    """Return what a policy assumes, and which facts it answers itself.

    Args:
        rulebook: the policy.

    Returns:
        The same object each time.
    """
    found = rulebook.remembered.get("asker")
    if found is None:
        from offentligroll.facts.plans import Asker  # noqa: PLC0415
        from offentligroll.policy.own_facts.word_facts import only_people_know  # noqa: PLC0415

        derived = derived_facts(rulebook)
        following = {fact: getattr(one, "asks", None) for fact, one in derived.items()}
        if COVERED_AUTHOR in following:
            following[COVERED_AUTHOR] = frozenset((VISITOR_FACT,))
        people = {fact for fact, one in rulebook.word_facts.items() if one is only_people_know}
        found = rulebook.remembered["asker"] = Asker(
            assumed=rulebook.assumed,
            own=rulebook.word_facts,
            following=following,
            of_people=frozenset(people).difference(following),
        )
    return cast("Asker", found)


def derived_facts(
    rulebook: Rulebook,
    organisation: Organisation | None = None,
    *,
    target: Statement | None = None,
    among: Among | None = None,
) -> Derived:
    """Return what answers whether a policy covers what is assessed, and whether house rules were broken.

    Args:
        rulebook: the policy.
        organisation: *the authority* of the question.
        target: the statement that it is about, where that is at hand.
        among: the statements among which it stands.

    Returns:
        Functions of the sheet of facts, by the fact that they answer.
    """
    covering = rulebook.remembered.get("covering")
    if covering is None:
        covering = rulebook.remembered["covering"] = _covering(rulebook)
    if not rulebook.house_rules:
        return cast("Derived", covering)
    from offentligroll.facts.among import NOTHING_AROUND  # noqa: PLC0415
    from offentligroll.policy.own_facts.house_breaches import HouseBreaches  # noqa: PLC0415

    breaches = HouseBreaches(
        rulebook=rulebook,
        target=target,
        among=among or NOTHING_AROUND,
        sheet_of=functools.partial(_sheet_alone, rulebook, organisation),
    )
    return {**covering, **breaches.facts}


def _covering(rulebook: Rulebook) -> Derived:
    gates = {one.id: one.covers for one in rulebook.own_facts if one.covers is not None}
    if rulebook.gate is not None and rulebook.covers is not None:
        gates[rulebook.gate] = rulebook.covers
    covering = {
        gate: Covering(
            id=gate, covers=covers, when=None if covers.when is None else rulebook.plain(covers.when)
        )
        for gate, covers in gates.items()
    }
    own = covering.get(rulebook.gate or "")
    if own is None or not (own.covers.asks_of_authority or own.covers.roles):
        return covering
    return {**covering, COVERED_AUTHOR: own.of_author}


def sheet_of(
    rulebook: Rulebook,
    common: Common,
    *,
    batch: Batch | None = None,
    target: Statement | None = None,
    among: Among | None = None,
) -> FactSheet:
    """Lay out the facts of a statement, those that a policy derives included; none is asked for yet.

    Args:
        rulebook: the policy.
        common: the facts as nobody in particular sees them.
        batch: what it is assessed together with.
        target: the statement that it is about, where that is at hand.
        among: the statements among which it stands.

    Returns:
        The sheet.
    """
    from offentligroll.facts.sheet import seen_by  # noqa: PLC0415

    organisation = common.context.organisation
    return seen_by(
        asker_of(rulebook),
        common,
        rulebook.zone,
        calendar=functools.partial(getattr, rulebook, "working_calendar"),
        derived=derived_facts(rulebook, organisation, target=target, among=among),
        detectors=rulebook.detectors,
        batch=batch,
    )


def _sheet_alone(rulebook: Rulebook, organisation: Organisation | None, statement: Statement) -> Sheet:
    from offentligroll.facts.sheet import common_of  # noqa: PLC0415

    return sheet_of(rulebook, common_of(statement, rulebook.zone, organisation))


def is_outside(rulebook: Rulebook, sheet: Sheet) -> bool:
    """Return whether it is known, whatever is still learnt, that a policy is not about what is assessed.

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


def hangs_on_day(rulebook: Rulebook, sheet: Sheet) -> bool:
    """Return whether it takes the day to know whether a policy covers what is assessed.

    Args:
        rulebook: the policy.
        sheet: the facts.

    Returns:
        Whether it does.
    """
    note = None if rulebook.gate is None else sheet[rulebook.gate].note
    return note is not None and note.code == "day-unknown"


def asked_of_scope(rulebook: Rulebook, sheet: Sheet) -> tuple[str, ...]:
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
