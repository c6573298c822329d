"""Gathering what the statements of an archive wait for into questions, the one that settles most first."""

from __future__ import annotations

import collections
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, overload

import attrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.facts.fact import unknown
from offentligroll.facts.forms import FactForms
from offentligroll.model.reading.uncollected import uncollected
from offentligroll.model.statement import Statement
from offentligroll.model.typed import recorded
from offentligroll.policy.rulebook import Rulebook
from offentligroll.queue.looked import Looked
from offentligroll.queue.parts import OpenQuestion, Scope
from offentligroll.queue.patterns import Part, is_always_alone, key_of, parts_of, scope_of
from offentligroll.queue.stretches import Stretches

_Asked = tuple[str | None, tuple[tuple[int, int], ...]]
"""Whose own a fact is, or None; and which policies wait for it, each with its place among what they ask."""


class _Alone(NamedTuple):
    """Where a question stands that one statement has to itself."""

    waiting: int
    """How many statements wait for it, less than 0, so that the most come first."""
    order: float
    """Its mean place among what policies ask."""
    fact: str
    """Its fact."""
    place: int
    """When it was first met; no two questions have the same."""
    number: int
    """The number of the statement."""
    asked: _Asked
    """Who asks."""


class _Together(NamedTuple):
    """Where a question stands that statements share."""

    waiting: int
    """How many statements wait for it, less than 0."""
    order: float
    """Its mean place among what policies ask."""
    fact: str
    """Its fact."""
    place: int
    """When it was first met."""
    group: _Group
    """Those that wait for it."""


_Entry = _Alone | _Together


@attrs.frozen
class Waiting:
    """What is known of a question before it is made."""

    forms: FactForms
    """How its fact is asked about."""
    scope: Scope
    """What an answer would be about."""
    statements: Collection[int]
    """The numbers of the statements that wait for it."""
    policies: Collection[str]
    """The ids of the policies whose rules wait for it."""


class Questions(Sequence[OpenQuestion]):
    """The questions of a review, in their order; each is made when it is looked at.

    There may be thirty for each statement of a large archive, of which people see the first fifty.
    """

    def __init__(
        self, policies: Sequence[Rulebook], statements: Sequence[Looked], entries: list[_Entry]
    ) -> None:
        """Take what waits.

        Args:
            policies: the policies.
            statements: the statements as they stand.
            entries: where each question stands, in their order.
        """
        self._policies, self._statements, self._entries = policies, statements, entries
        self._seen: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, at: int) -> OpenQuestion: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[OpenQuestion, ...]: ...

    def __getitem__(self, at: int | slice) -> OpenQuestion | tuple[OpenQuestion, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        made = self._made(self._entries[at])
        self._seen[made.id] = at
        return made

    def __iter__(self) -> Iterator[OpenQuestion]:
        return map(self._made, self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Questions) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # as lists have none

    def find(self, identity: str) -> OpenQuestion | None:
        """Find a question.

        Args:
            identity: its id.

        Returns:
            The question; None where it is not among them.
        """
        if identity in self._seen:
            return self[self._seen[identity]]
        return next((one for one in self if one.id == identity), None)

    def chosen(self, is_wanted: Callable[[Waiting], bool]) -> Questions:
        """Choose among them, without making all.

        Args:
            is_wanted: tells of what is known of a question whether it is wanted.

        Returns:
            Those that are, in their order.
        """
        entries = [one for one in self._entries if is_wanted(self._waiting(one))]
        return Questions(self._policies, self._statements, entries)

    def _waiting(self, entry: _Entry) -> Waiting:
        if isinstance(entry, _Together):
            group = entry.group
            policies = {policy for policy, _ in group.rules}
            return Waiting(group.policy.forms_of(group.fact), group.scope, group.numbers, policies)
        _, _, fact, _, number, (own, asked) = entry
        asking = [self._policies[policy] for policy, _ in asked]
        scope = scope_of(fact, self._statements[number].place, is_own=own is not None)
        return Waiting(asking[0].forms_of(fact), scope, (number,), [one.id for one in asking])

    def _made(self, entry: _Entry) -> OpenQuestion:
        if isinstance(entry, _Together):
            return _question(entry.group.key, entry.group)
        _, _, fact, _, number, (own, asked) = entry
        looked = self._statements[number]
        group = _Group(fact=fact, own=own, policy=self._policies[asked[0][0]])
        scope = scope_of(fact, looked.place, is_own=own is not None)
        for policy, order in asked:
            rules = looked.waits[policy][order].rules
            group.add(number, scope, order, [(self._policies[policy].id, rule) for rule in rules])
        return _question(key_of(fact, own, scope), group)


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
        entries: list[_Entry] = [
            *gathering.alone,
            *(_Together(*one.rank, place, one) for place, one in groups),
        ]
        entries.sort()
    return Questions(policies, gathering.statements, entries)


@attrs.define(kw_only=True)
class _Gathering:
    """Questions on their way: those of one statement each, which are most, and those of groups."""

    policies: Sequence[Rulebook]
    statements: Sequence[Looked]
    stretches: Stretches
    alone: list[_Alone] = attrs.field(factory=list)
    groups: dict[tuple[str | None, ...], tuple[int, _Group]] = attrs.field(factory=dict)
    _asked: dict[_Asked, _Asked] = attrs.field(factory=dict)

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
                asked: _Asked = (whose, tuple(orders))
                mean = sum(order for _, order in orders) / len(orders)
                place = len(self.alone) + len(self.groups)
                known = self._asked.setdefault(asked, asked)
                self.alone.append(_Alone(-1, mean, fact, place, number, known))

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
            self.groups[key] = place, _Group(fact=one.fact, own=own, policy=policy, key=key)
        self.groups[key][1].add(number, scope, order, [(policy.id, rule) for rule in one.rules])


def _question(key: tuple[str | None, ...], group: _Group) -> OpenQuestion:
    # There may be thousands of them, made of what was checked before.
    return recorded(
        OpenQuestion,
        id=hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        used=recorded(UsedFact, fact=unknown(group.fact, None), forms=group.policy.forms_of(group.fact)),
        policy=group.own,
        scope=group.scope,
        statements=tuple(group.numbers),
        rules=tuple(group.rules),
    )


@attrs.define(kw_only=True, eq=False)
class _Group:
    """The statements that wait for one answer."""

    fact: str
    own: str | None
    policy: Rulebook
    key: tuple[str | None, ...] = ()
    numbers: dict[int, None] = attrs.field(factory=dict)
    rules: dict[tuple[str, str], None] = attrs.field(factory=dict)
    scopes: list[Scope] = attrs.field(factory=list)
    orders: int = 0

    def add(self, number: int, scope: Scope, order: int, rules: Iterable[tuple[str, str]]) -> None:
        self.numbers[number] = None
        self.scopes.append(scope)
        self.orders += order
        self.rules |= dict.fromkeys(rules)

    @property
    def rank(self) -> tuple[int, float, str]:
        """What most statements wait for comes first; of the like what policies ask first, fact by fact."""
        return -len(self.numbers), self.orders / len(self.scopes), self.fact

    @property
    def scope(self) -> Scope:
        """What one answer would be about, the same for all that wait."""
        return self.scopes[0]
