"""Threads over an archive: which statement answers, or is about, which other."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.statement import Act, Statement, day_in
from offentligroll.model.truth import Truth
from offentligroll.model.working_hours import WorkingHours
from offentligroll.review.descent import Descent
from offentligroll.review.sampling import Sample
from offentligroll.rules.rule import Obligation

Moment = dt.datetime | dt.date
_REMOVING = (Act.REMOVAL, Act.HIDE)
_SHORTEST_KEY = 10
"""A shorter end of an address may be anything."""


@attrs.frozen(kw_only=True)
class Pending:
    """An obligation that follows from a statement, and what it takes to tell what became of it."""

    obligation: Obligation
    """The obligation."""
    is_precaution: bool
    """Whether it is due only because nobody can tell yet."""
    starts: Moment | None
    """From when its time runs, as far as the statement itself tells."""
    hours: WorkingHours | None
    """When the place is open that has to meet it."""


@attrs.frozen(kw_only=True)
class Entry:
    """What a review remembers of a statement."""

    id: str
    """The statement's id."""
    act: Act
    """What was done."""
    at: Moment | None
    """When."""
    received: Moment | None
    """When a request in it came in, as recorded."""
    channel: str | None
    """The channel's id."""
    platform: str | None
    """The channel's platform."""
    address: str | None
    """Where it stands on the web."""
    in_reply_to: str | None
    """The id or address of what it answers, or goes on from."""
    target: str | None
    """The id or address of what it is about, takes back or gives other words."""
    registered_at: Moment | None
    """When it was entered in the register."""
    disposed_at: Moment | None
    """When it was disposed of."""
    speaker: str | None
    """Id of the one who spoke."""
    speaker_name: str | None
    """The name."""
    is_visitors: Truth
    """Whether it is a visitor's."""
    wants_answer: Truth
    """Whether it is a request."""
    pending: tuple[Pending, ...]
    """The obligations that follow from it and say by what they are met."""
    meets: Mapping[str, Truth]
    """Of each obligation with a condition on a later act, whether this act meets it."""
    hours: WorkingHours | None = None
    """When the place is open that it is put to."""
    samples: Mapping[str, Sample] = attrs.field(factory=dict)
    """What the rules about archives ask of it, by their ids."""


@attrs.frozen(kw_only=True)
class Found:
    """What was found of an act that may have met an obligation or answered a request."""

    entry: Entry | None = None
    """The first that surely did."""
    perhaps: bool = False
    """Whether another act may have done it."""


@attrs.frozen(kw_only=True)
class Threads:
    """The statements of an archive, joined."""

    entries: tuple[Entry, ...]
    """The statements, in the order of the archive."""
    zone: ZoneInfo
    """The zone whose days count."""

    @functools.cached_property
    def _by_reference(self) -> Mapping[str, Entry | None]:
        """Entries by id, address and the ends of these; None where several share one."""
        found: dict[str, Entry | None] = {}
        for entry in self.entries:
            whole = (one for one in (entry.id, entry.address) if one is not None)
            for reference in {key for one in whole for key in _keys(one, entry.platform)}:
                known = found.get(reference, entry)
                found[reference] = entry if known is not None and known.id == entry.id else None
        return found

    def find(self, reference: str | None, platform: str | None) -> Entry | None:
        """Find what an id or address names; None where it is not there, or names several."""
        if reference is None:
            return None
        found = (self._by_reference.get(key) for key in _keys(reference, platform))
        return next((one for one in found if one is not None), None)

    @functools.cached_property
    def _below(self) -> Mapping[str, Sequence[Entry]]:
        """What answers each entry, by its id."""
        return self._joined((one, one.in_reply_to) for one in self.entries)

    @functools.cached_property
    def _about(self) -> Mapping[str, Sequence[Entry]]:
        """What is about each entry, by its id."""
        return self._joined((one, one.target) for one in self.entries)

    def _joined(self, pairs: Iterable[tuple[Entry, str | None]]) -> Mapping[str, Sequence[Entry]]:
        joined: dict[str, list[Entry]] = {}
        for entry, reference in pairs:
            other = self.find(reference, entry.platform)
            if other is not None and other is not entry:
                joined.setdefault(other.id, []).append(entry)
        return joined

    @functools.cached_property
    def tells_registrations(self) -> bool:
        """Whether anything was entered in a register, which then is known to be joined."""
        return any(one.registered_at is not None for one in self.entries)

    @functools.cached_property
    def tells_disposals(self) -> bool:
        """Whether anything was disposed of."""
        return any(one.disposed_at is not None for one in self.entries)

    @functools.cached_property
    def tells_removals(self) -> bool:
        """Whether anything was removed."""
        return any(one.act in _REMOVING for one in self.entries)

    def answer_to(self, asked: Entry) -> Found:
        """Find the first answer of the authority's side to what a visitor said, in the same thread.

        An answer to somebody else further down, or beside it in a thread that knows no places, may be one.
        """
        first = self._own_answers.first(asked)
        if first is not None:
            return Found(entry=first)
        above = self.find(asked.in_reply_to, asked.platform)
        beside = () if above is None else self._below.get(above.id, ())
        loose = (one.is_visitors is not Truth.YES and not self._precedes(one, asked) for one in beside)
        return Found(perhaps=self._further_answers.has_any(asked) or any(loose))

    @functools.cached_property
    def _own_answers(self) -> Descent[Entry]:
        """What the authority's side answered, down through what it and the one who asked said alone."""
        return self._descent(_is_own, _is_own)

    @functools.cached_property
    def _further_answers(self) -> Descent[Entry]:
        """What may be an answer of the authority's side, anywhere below."""
        return self._descent(lambda one: one.is_visitors is not Truth.YES)

    def _descent(
        self, counts: Callable[[Entry], bool], passes: Callable[[Entry], bool] = lambda _: True
    ) -> Descent[Entry]:
        return Descent(
            entries=self.entries,
            below=self._below,
            counts=lambda one: one.act.has_own_words and counts(one),
            passes=passes,
            order=self._order,
            precedes=self._precedes,
        )

    def removal_of(self, entry: Entry) -> Found:
        """Find the removal of a statement by somebody else than a visitor; to hide it is to remove it."""
        about = [one for one in self._about.get(entry.id, ()) if one.is_visitors is not Truth.YES]
        done: Entry | None = None
        for act in sorted(filter(_is_own, about), key=self._order):
            if act.act in _REMOVING and done is None:
                done = act
            elif act.act is Act.UNHIDE and done is not None and done.act is Act.HIDE:
                # What is shown again is no longer removed.
                done = None
        perhaps = any(one.act in _REMOVING and one.is_visitors is Truth.UNKNOWN for one in about)
        return Found(entry=done, perhaps=perhaps)

    def meeting(self, entry: Entry, obligation: str) -> Found:
        """Find the first later act about a statement that meets an obligation by its own condition.

        Who lifts a block names the post that it was laid for, as the block does, and who tells why a post was
        removed answers the post.
        """
        surely, perhaps = self._meeting(obligation)
        about = [
            self._acts_about(one.id, obligation)
            for one in (entry, self.find(entry.target, entry.platform))
            if one is not None
        ]
        sure = [*(self._later(acts, entry) for acts, _ in about), surely.first(entry)]
        first = self._first(one for one in sure if one is not None)
        if first is not None:
            return Found(entry=first)
        may = any(self._later(acts, entry) is not None for _, acts in about)
        return Found(perhaps=may or perhaps.has_any(entry))

    @functools.cached_property
    def _acts_about(self) -> Callable[[str, str], tuple[Sequence[Entry], Sequence[Entry]]]:
        """What is about an entry or answers it: what surely meets an obligation, and what may, in order."""

        def acts(identity: str, obligation: str) -> tuple[Sequence[Entry], Sequence[Entry]]:
            found = (*self._about.get(identity, ()), *self._below.get(identity, ()))
            sure = (one for one in found if _surely_meets(one, obligation))
            may = (one for one in found if _may_meet(one, obligation))
            return tuple(sorted(sure, key=self._order)), tuple(sorted(may, key=self._order))

        # Many may be about the same, and each asks for what came after it.
        return functools.cache(acts)

    def _later(self, acts: Sequence[Entry], entry: Entry) -> Entry | None:
        """Return the first of acts in order that is another than an entry, and not known to be earlier."""
        day = day_in(entry.at, self.zone) or dt.date.min
        since = entry.at if isinstance(entry.at, dt.datetime) else dt.datetime.min.replace(tzinfo=dt.UTC)
        begin = bisect.bisect_left(acts, (day, since), key=self._order)
        return next((acts[at] for at in range(begin, len(acts)) if acts[at] is not entry), None)

    @functools.cached_property
    def _meeting(self) -> Callable[[str], tuple[Descent[Entry], Descent[Entry]]]:
        """What below an entry surely meets an obligation, and what may, by the obligation's id."""
        return functools.cache(
            lambda obligation: (
                self._descent(functools.partial(_surely_meets, obligation=obligation)),
                self._descent(functools.partial(_may_meet, obligation=obligation)),
            )
        )

    def _first(self, entries: Iterable[Entry]) -> Entry | None:
        """Return the earliest; those without a time come last."""
        return min(entries, key=self._order, default=None)

    def _order(self, entry: Entry) -> tuple[dt.date, dt.datetime]:
        day = day_in(entry.at, self.zone) or dt.date.max
        at = entry.at if isinstance(entry.at, dt.datetime) else None
        return day, dt.datetime.max.replace(tzinfo=dt.UTC) if at is None else at

    def _precedes(self, one: Entry, other: Entry) -> bool:
        """Whether an entry is known to be earlier than another."""
        if isinstance(one.at, dt.datetime) and isinstance(other.at, dt.datetime):
            return one.at < other.at
        first, second = day_in(one.at, self.zone), day_in(other.at, self.zone)
        return first is not None and second is not None and first < second


def about_what(statement: Statement) -> str | None:
    """Return what an act is about: what it is done to, takes back, or gives other words.

    Args:
        statement: the act.

    Returns:
        The id or address of that; None where it is about nothing.
    """
    return statement.target or statement.takes_back or statement.version_of


def _is_own(entry: Entry) -> bool:
    return entry.is_visitors is Truth.NO


def _surely_meets(entry: Entry, obligation: str) -> bool:
    return _is_own(entry) and entry.meets.get(obligation) is Truth.YES


def _may_meet(entry: Entry, obligation: str) -> bool:
    return entry.is_visitors is not Truth.YES and entry.meets.get(obligation) is not Truth.NO


def _keys(reference: str, platform: str | None) -> tuple[str, ...]:
    """Return what a reference may be found by: itself, and the end of an address on the same platform."""
    end = reference.rstrip("/").rpartition("/")[2].partition("?")[0].partition("#")[0]
    return (reference, f"{platform}:{end}") if len(end) >= _SHORTEST_KEY else (reference,)
