"""Gathering what the statements of an archive wait for into questions, the one that settles most first."""

from __future__ import annotations

import collections
from collections.abc import Sequence

import attrs

from offentligroll.model.reading.uncollected import uncollected
from offentligroll.model.statement import Statement
from offentligroll.policy.rulebook import Rulebook
from offentligroll.queue.entries import Alone, Asked, Entry, Group, Together
from offentligroll.queue.looked import Looked
from offentligroll.queue.patterns import Part, is_always_alone, key_of, parts_of, scope_of
from offentligroll.queue.questions import Questions
from offentligroll.queue.stretches import Stretches


def gathered(
    policies: Sequence[Rulebook], statements: Sequence[Statement], looked: Sequence[Looked]
) -> Questions:
    """Gather what statements wait for.

    Args:
        policies: the policies.
        statements: the statements, in the order of the archive.
        looked: how each of them stands.

    Returns:
        Each question once, first what most statements wait for, and of the like what policies ask first.
    """
    stretches = Stretches(policies=policies, statements=statements, looked=looked)
    gathering = _Gathering(policies=policies, statements=tuple(looked), stretches=stretches)
    with uncollected():
        gathering.gather()
        groups = gathering.groups.values()
        entries: list[Entry] = [
            *gathering.alone,
            *(Together(*one.rank, place, one) for place, one in groups),
        ]
        entries.sort()
    return Questions(policies, gathering.statements, entries)


@attrs.define(kw_only=True)
class _Gathering:
    """Questions on their way: those of one statement each, which are most, and those of groups."""

    policies: Sequence[Rulebook]
    statements: Sequence[Looked]
    stretches: Stretches
    alone: list[Alone] = attrs.field(factory=list)
    groups: dict[tuple[str | None, ...], tuple[int, Group]] = attrs.field(factory=dict)
    _asked: dict[Asked, Asked] = attrs.field(factory=dict)

    def gather(self) -> None:
        """Go through the statements."""
        places = [(one.place.statement, one.place.channel) for one in self.statements]
        often = collections.Counter(places)
        for number, looked in enumerate(self.statements):
            own: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
            is_one = often[places[number]] == 1
            for at, waits in enumerate(looked.waits):
                for order, one in enumerate(waits):
                    if is_one and (one.is_own or is_always_alone(one.fact)):
                        whose = self.policies[at].id if one.is_own else None
                        own.setdefault((one.fact, whose), []).append((at, order))
                    else:
                        self._join(number, at, order)
            for (fact, whose), orders in own.items():
                # The same few are asked of most statements.
                asked: Asked = (whose, tuple(orders))
                mean = sum(order for _, order in orders) / len(orders)
                place = len(self.alone) + len(self.groups)
                known = self._asked.setdefault(asked, asked)
                self.alone.append(Alone(-1, mean, fact, place, number, known))

    def _join(self, number: int, at: int, order: int) -> None:
        policy, looked = self.policies[at], self.statements[number]
        one = looked.waits[at][order]
        own = policy.id if one.is_own else None
        scope = scope_of(one.fact, looked.place, is_own=one.is_own)
        if scope.start is not None and Part.DAY not in parts_of(one.fact):
            scope = self.stretches.of(one.fact, number)
        key = key_of(one.fact, own, scope)
        if key not in self.groups:
            place = len(self.alone) + len(self.groups)
            self.groups[key] = place, Group(fact=one.fact, own=own, policy=policy, key=key)
        self.groups[key][1].add(number, scope, order, [(policy.id, rule) for rule in one.rules])
