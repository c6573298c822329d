"""The circumstances of an act: who, where, for whom, which kind of act, and in which stretch of days.

Most facts hang on nothing else, and an archive shows the same circumstances again and again. Their answers
are found once for all statements of one stretch, between two days that a record of author, channel or
authority names; the evidence of each statement is looked up when somebody reads it.
"""

from __future__ import annotations

import bisect
import datetime as dt
import functools
import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from offentligroll.facts.detector import Context
from offentligroll.facts.registry import Detectors
from offentligroll.facts.relations import Relations
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.entries import Entries
from offentligroll.model.partial_date import DateBounds, PartialDate

MOST_KEPT = 4096
"""So many places are kept for one directory, and so many circumstances for one place."""
_DAY = dt.timedelta(days=1)

PEOPLE = ("author", "channel", "publisher", "on_behalf_of")
"""The fields of a statement by which it is known who speaks where."""
VALUES = ("act", "audience_is_limited", "topics", "lost")
"""The fields whose values count among the circumstances."""
TOLD = ("in_reply_to", "continues", "version_of", "until")
"""The fields of which it counts whether they are told at all."""
_people = operator.attrgetter(*PEOPLE)
_values = operator.attrgetter(*VALUES)
_told = operator.attrgetter(*TOLD)


class Bits(NamedTuple):
    """Answers to facts of the vocabulary, in their fixed positions, two bits for each."""

    asked: int
    """Both bits of the facts that were asked for."""
    told: int
    """The answers."""
    weak: int
    """Both bits of those that are weak."""

    def joined(self, asked: int, told: int, weak: int) -> Bits:
        """Join more answers to these.

        Args:
            asked: both bits of the further facts.
            told: their answers.
            weak: both bits of those that are weak.

        Returns:
            All of them.
        """
        return Bits(self.asked | asked, self.told | told, self.weak | weak)


NO_BITS = Bits(0, 0, 0)
"""Nothing was asked for."""


@attrs.define(kw_only=True, eq=False)
class Circumstances:
    """What was found before of acts of the same circumstances."""

    bits: Bits = NO_BITS
    """The answers that are the same whoever asks."""
    own: dict[object, tuple[int, int]] = attrs.field(factory=dict)
    """The answers of a policy's own, by what it asks for: two bits for each fact, and those that are weak."""


@attrs.frozen(kw_only=True, eq=False)
class _Place:
    """Who speaks where, for which authority."""

    people: tuple[object, ...]
    """The objects themselves: an id is theirs only as long as they are there."""
    edges: Sequence[dt.date]
    """The days on which something of them changes."""
    kept: dict[object, Circumstances]


def joined_to(facts: Iterable[str]) -> frozenset[str]:
    """Name the facts that relations join to some facts, these included.

    Args:
        facts: the facts.

    Returns:
        All whose answers may hang on theirs.
    """
    components = Relations.shipped().components
    return frozenset(other for fact in facts for other in components.get(fact, (fact,)))


@functools.cache
def shared_facts() -> frozenset[str]:
    """Name the facts that circumstances alone decide, where nobody has told them.

    Returns:
        Those without a detector, and those whose detector looks at nothing else; of facts that relations join
        all or none.
    """
    shipped, components = Detectors.shipped(), Relations.shipped().components
    shared = {fact for fact in Vocabulary.shipped() if _is_shared(shipped, fact)}
    return frozenset(fact for fact in shared if shared.issuperset(components.get(fact, ())))


def _is_shared(detectors: Detectors, fact: str) -> bool:
    _, detector = detectors.for_fact(fact)
    return detector is None or detector.by_circumstances


def circumstances_of(context: Context) -> Circumstances | None:
    """Find what is kept of the circumstances of a statement.

    Args:
        context: the statement, seen for one organisation.

    Returns:
        What was found for its circumstances; None for a statement of no directory.
    """
    statement = context.statement
    directory = statement.directory
    if directory is None:
        return None
    people = (*_people(statement), context.organisation)
    who = tuple(map(id, people))
    places = directory.remembered
    place = places.get(who)
    if place is None:
        if len(places) >= MOST_KEPT:
            places.clear()
        place = places[who] = _Place(people=people, edges=_edges(context, directory, people), kept={})
    day = context.day
    how = (
        None if day is None else bisect.bisect_right(place.edges, day),
        *_values(statement),
        *(one is None for one in _told(statement)),
    )
    found = place.kept.get(how)
    if found is None:
        if len(place.kept) >= MOST_KEPT:
            place.kept.clear()
        found = place.kept[how] = Circumstances()
    return found


def _edges(context: Context, directory: Entries, people: tuple[object, ...]) -> Sequence[dt.date]:
    author, organisation = context.statement.author, context.organisation
    others = () if author is None else directory.channels_of(author)
    checked = () if organisation is None else directory.days_checked(organisation)
    days = {*_days_in((*people, *others), set()), *checked}
    return sorted({*days, *(day + _DAY for day in days if day < dt.date.max)})


def _days_in(value: object, seen: set[int]) -> Iterator[dt.date]:
    """Walk through records, and give every day that they name."""
    if isinstance(value, PartialDate | DateBounds):
        yield value.earliest
        yield value.latest
    elif isinstance(value, dt.date):
        # Where somebody signed, it is a time.
        yield value.date() if isinstance(value, dt.datetime) else value
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from _days_in(one, seen)
    elif attrs.has(cls := type(value)) and id(value) not in seen:
        seen.add(id(value))
        for field in attrs.fields(cls):
            yield from _days_in(getattr(value, field.name), seen)
