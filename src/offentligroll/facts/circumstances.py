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
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.asking import missing_in
from offentligroll.facts.bearer import organisation_for, possible_bodies
from offentligroll.facts.detector import Context, Need
from offentligroll.facts.known_facts import known_facts
from offentligroll.facts.registry import Detectors
from offentligroll.facts.relations import Relations
from offentligroll.model.bounded import keep
from offentligroll.model.entries import Entries
from offentligroll.model.official import Role
from offentligroll.model.opening import place_with_hours
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import DateBounds, PartialDate
from offentligroll.model.statement import Statement
from offentligroll.model.typed import maker_of

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


class Circumstances:
    """What was found before of acts of the same circumstances.

    Args:
        context: the first of these acts.
    """

    __slots__ = (
        "besides_silence",
        "bits",
        "has_hours",
        "missing",
        "on_days",
        "organisation",
        "own",
        "roles",
        "roles_held",
    )

    def __init__(self, context: Context) -> None:
        self.organisation: Organisation | None = context.organisation
        self.roles: tuple[Role, ...] = context.roles
        self.roles_held: tuple[Role, ...] = context.roles_held
        self.has_hours: bool = has_hours(context)
        """Whether hours of duty or opening hours are told, by which it matters whose clock it is."""
        self.missing: frozenset[Need] = missing_in(context) - {Need.WORDS}
        """What no detector can be told, whatever the words are."""
        self.bits: Bits = NO_BITS
        """The answers that are the same whoever asks."""
        self.on_days: dict[dt.date | None, Bits] = {}
        """The answers that hang on the day besides, by day."""
        self.besides_silence: dict[object, tuple[object, int, int]] = {}
        """The answers that hang on how silence is taken besides, by the number of that; it is kept beside."""
        self.own: dict[object, tuple[int, int]] = {}
        """The answers of a policy's own, by what it asks for."""


def has_hours(context: Context) -> bool:
    """Return whether hours of duty or opening hours are told.

    Args:
        context: the statement, seen for one organisation.

    Returns:
        Whether they are, so that it matters whose clock it is.
    """
    is_open = place_with_hours(context.statement, context.organisation) is not None
    return is_open or any(role.hours is not None for role in context.roles)


@attrs.frozen(kw_only=True, eq=False)
class _Place:
    """Who speaks where, for which authority, where that is named."""

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
    shared = {fact for fact in known_facts() if _is_shared(shipped, fact)}
    return frozenset(fact for fact in shared if shared.issuperset(components.get(fact, ())))


def _is_shared(detectors: Detectors, fact: str) -> bool:
    _, detector = detectors.for_fact(fact)
    return detector is None or detector.by_circumstances


def circumstances_of(
    statement: Statement, zone: ZoneInfo, day: dt.date | None, named: Organisation | None, *, is_named: bool
) -> Circumstances | None:
    """Find what is kept of the circumstances of a statement.

    Args:
        statement: the act that is asked about.
        zone: the zone whose days count.
        day: its day there; None where it is not known.
        named: the authority of the question, where that is told.
        is_named: whether it is; where it is not, the authority is looked up.

    Returns:
        What was found for its circumstances; None for a statement of no directory.
    """
    directory = statement.directory
    if directory is None:
        return None
    people = _people(statement)
    who = (*map(id, people), id(named) if is_named else 0)
    places = directory.remembered
    place: _Place | None = places.get(who)
    if place is None:
        bodies = (named,) if is_named else possible_bodies(statement)
        edges = _edges(statement, directory, people, bodies)
        place = keep(places, who, _Place(people=(*people, named), edges=edges, kept={}), MOST_KEPT)
    how = (
        None if day is None else bisect.bisect_right(place.edges, day),
        _values(statement),
        *[one is None for one in _told(statement)],
    )
    found = place.kept.get(how)
    if found is None:
        organisation = named if is_named else organisation_for(statement, day)
        context = maker_of(Context)(statement=statement, organisation=organisation, zone=zone)
        found = keep(place.kept, how, Circumstances(context), MOST_KEPT)
    return found


def _edges(
    statement: Statement,
    directory: Entries,
    people: tuple[object, ...],
    bodies: Sequence[Organisation | None],
) -> Sequence[dt.date]:
    author = statement.author
    others = () if author is None else directory.channels_of(author)
    days = set(_days_in((*people, *bodies, *others), set()))
    days.update(*(directory.days_checked(one) for one in bodies if one is not None))
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
