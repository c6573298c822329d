"""For which days one answer holds: as long as no record says otherwise, and none changes that it hangs on."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Sequence

import attrs

from offentligroll.model.channel_use import Ability
from offentligroll.model.official import Official
from offentligroll.model.partial_date import TOLD
from offentligroll.model.period import Period
from offentligroll.model.statement import Statement
from offentligroll.policy.rulebook import Rulebook
from offentligroll.queue.looked import Looked
from offentligroll.queue.parts import Scope, Whereabouts
from offentligroll.queue.patterns import Part, parts_of

_Whose = tuple[str | None, str | None, str | None]
"""A channel, an author and *the authority*, by their ids, so far as an answer hangs on them."""

_BY_LISTINGS = frozenset({"account-is-listed"})
_BY_DECLARATIONS = frozenset({"account-is-declared-official", "account-is-declared-personal"})
_BY_HANDLES = frozenset({"account-name-uses-title"})
_BY_FUNCTIONS = {
    "account-can-comment-elsewhere": Ability.COMMENT_ELSEWHERE,
    "account-receives-comments": Ability.RECEIVE_COMMENTS,
    "account-receives-messages": Ability.RECEIVE_MESSAGES,
}
_DATED = _BY_LISTINGS.union(_BY_DECLARATIONS, _BY_HANDLES, _BY_FUNCTIONS)
_DAY = dt.timedelta(days=1)


@attrs.define(kw_only=True, eq=False)
class Stretches:
    """The days of the statements for which one answer to a fact holds."""

    policies: Sequence[Rulebook]
    """The policies that ask."""
    looked: Sequence[Looked]
    """The statements as they stand."""
    statements: Sequence[Statement]
    """The statements themselves."""
    _together: dict[frozenset[Part], dict[_Whose, list[int]]] = attrs.field(factory=dict)
    _found: dict[tuple[str, _Whose], dict[int, Scope]] = attrs.field(factory=dict)
    _edges: dict[tuple[str, int, int], list[dt.date]] = attrs.field(factory=dict)

    def of(self, fact: str, number: int) -> Scope:
        """Return for what the answer that a statement waits for holds.

        Args:
            fact: the id of a fact that statements share, but not by their day.
            number: the number of the statement, which has a day.

        Returns:
            All that share what decides it, from the first to the last statement of the stretch, whether or
            not these wait for it too.
        """
        parts = parts_of(fact)
        whose = _whose(self.looked[number].place, parts)
        found = self._found.get((fact, whose))
        if found is None:
            numbers = self._numbers(parts)[whose]
            found = self._found[fact, whose] = self._parted(fact, whose, numbers)
        return found[number]

    def _numbers(self, parts: frozenset[Part]) -> dict[_Whose, list[int]]:
        """The statements with a day that have something in common, in the order of their days."""
        together = self._together.get(parts)
        if together is None:
            together = self._together[parts] = {}
            dated = [(one.place.day, at) for at, one in enumerate(self.looked) if one.place.day is not None]
            for _, number in sorted(dated):
                together.setdefault(_whose(self.looked[number].place, parts), []).append(number)
        return together

    def _parted(self, fact: str, whose: _Whose, numbers: Sequence[int]) -> dict[int, Scope]:
        scopes: dict[int, Scope] = {}
        stretch: list[int] = []
        places = [one.compiled.positions.get(fact) for one in self.policies]
        positions = [(at, place) for at, place in enumerate(places) if place is not None]
        before = 0
        for number in numbers:
            is_settled = self._is_settled(fact, number, positions)
            place = before if is_settled else self._place_among(fact, number)
            if is_settled or place != before:
                scopes |= self._scopes(whose, stretch)
                stretch, before = [], place
            if is_settled:
                scopes |= self._scopes(whose, [number])
            else:
                stretch.append(number)
        return scopes | self._scopes(whose, stretch)

    def _scopes(self, whose: _Whose, stretch: Sequence[int]) -> dict[int, Scope]:
        if not stretch:
            return {}
        channel, author, organisation = whose
        first, last = self._day(stretch[0]), self._day(stretch[-1])
        scope = Scope(channel=channel, author=author, organisation=organisation, start=first, end=last)
        return dict.fromkeys(stretch, scope)

    def _day(self, number: int) -> dt.date:
        day = self.looked[number].place.day
        assert day is not None  # noqa: S101 - only those with a day are put in order
        return day

    def _is_settled(self, fact: str, number: int, positions: Iterable[tuple[int, int]]) -> bool:
        """Whether records, or people of all that have it in common, have told it of a statement."""
        looked = self.looked[number]
        for answer in looked.answers:
            if answer.fact == fact:
                return answer.scope.is_group
        if not any(looked.known[at].is_told(position) for at, position in positions):
            return False
        # What is said of the one statement says nothing of the others.
        return all(one.fact != fact for one in self.statements[number].facts)

    def _place_among(self, fact: str, number: int) -> int:
        """Between which days, on which a record that bears on the fact begins or ends, a statement lies."""
        if fact not in _DATED and not _hangs_on_author(fact):
            return 0
        statement = self.statements[number]
        key = (fact, id(statement.author), id(statement.channel))
        edges = self._edges.get(key)
        if edges is None:
            edges = self._edges[key] = sorted(set(_edges(fact, statement)))
        return bisect.bisect_right(edges, self._day(number))


def _whose(place: Whereabouts, parts: frozenset[Part]) -> _Whose:
    channel = place.channel if Part.CHANNEL in parts else None
    return channel, place.author if Part.AUTHOR in parts else None, place.organisation


def _edges(fact: str, statement: Statement) -> Iterator[dt.date]:
    for period in _periods(fact, statement):
        for end, first_after in ((period.start, 0), (period.end, 1)):
            if isinstance(end, TOLD):
                for day in {end.earliest, end.latest}:
                    yield day + first_after * _DAY if day < dt.date.max else day


def _periods(fact: str, statement: Statement) -> Iterator[Period]:
    author, channel = statement.author, statement.channel
    if isinstance(author, Official) and _hangs_on_author(fact):
        yield from (one.period for one in author.roles)
    if channel is not None:
        if fact in _BY_LISTINGS:
            yield from (one.period for one in channel.listed or ())
        if fact in _BY_DECLARATIONS:
            yield from (one.period for one in channel.declared or ())
        if fact in _BY_HANDLES:
            yield from (one.period for one in channel.handles)
        yield from (one.period for one in channel.functions if one.name is _BY_FUNCTIONS.get(fact))


@functools.cache
def _hangs_on_author(fact: str) -> bool:
    return Part.AUTHOR in parts_of(fact)
