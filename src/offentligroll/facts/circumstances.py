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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


class Shared(NamedTuple):
    """The answers to some facts that all statements of the same circumstances have."""

    told: int
    """The answers, two bits for each fact."""
    weak: int
    """Both bits of those that are weak."""
    left: tuple[tuple[int, str], ...]
    """The facts that have to be asked of each statement, with their places."""


@attrs.frozen(kw_only=True, eq=False)
class Circumstances:
    """What was found before of acts of the same circumstances."""

    shared: dict[object, Shared] = attrs.field(factory=dict)
    """The answers, by what is asked and who asks."""
    answers: dict[str, int] = attrs.field(factory=dict)
    """The answers that are the same whoever asks, by fact: two bits, and a third where they are weak."""


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
        yield value
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from _days_in(one, seen)
    elif attrs.has(cls := type(value)) and id(value) not in seen:
        seen.add(id(value))
        for field in attrs.fields(cls):
            yield from _days_in(getattr(value, field.name), seen)


@attrs.frozen(kw_only=True, eq=False)
class Asker:
    """Who asks for facts: what a policy assumes and names itself, and what somebody has told."""

    assumed: tuple[tuple[str, bool], ...]
    """What holds where nobody has said otherwise."""
    own: frozenset[str]
    """The facts of the policy's own."""
    told: frozenset[str]
    """The facts that somebody has told of the statement, its channel or its author."""
    following: Mapping[str, frozenset[str]]
    """Own facts that hang on circumstances and on other facts alone."""
    by: tuple[object, ...]
    """What answers these: the same names may stand for other things in another policy."""

    def shared(self, kept: Circumstances, facts: Sequence[str], answer_of: Callable[[str], int]) -> Shared:
        """Give what all statements of the same circumstances have in common.

        Args:
            kept: what was found of their circumstances.
            facts: the facts that are asked for.
            answer_of: finds an answer that is not known yet, as :attr:`Circumstances.answers` keeps it.

        Returns:
            The answers, and what is left to ask of each statement.
        """
        asked = (tuple(facts), self.assumed, self.own, self.told, self.by)
        found = kept.shared.get(asked)
        if found is None:
            found = kept.shared[asked] = self._gathered(kept, facts, answer_of)
        return found

    def _gathered(self, kept: Circumstances, facts: Sequence[str], answer_of: Callable[[str], int]) -> Shared:
        common = shared_facts() - self.own - joined_to(self.told)
        # An own fact of the same name as one of the vocabulary may change what others are joined to.
        is_plain = self.own.isdisjoint(Vocabulary.shipped())
        alike = common - joined_to(fact for fact, _ in self.assumed) if is_plain else frozenset()
        following = {fact for fact, asks in self.following.items() if asks <= common}
        common |= following - self.told
        told = weak = 0
        for place, fact in enumerate(facts):
            if fact in common:
                answer = kept.answers.get(fact) if fact in alike else None
                if answer is None:
                    answer = answer_of(fact)
                    if fact in alike:
                        kept.answers[fact] = answer
                told |= (answer & 3) << 2 * place
                weak |= (answer >> 2) * 3 << 2 * place
        left = tuple((place, fact) for place, fact in enumerate(facts) if fact not in common)
        return Shared(told=told, weak=weak, left=left)
