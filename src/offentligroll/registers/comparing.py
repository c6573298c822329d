"""What of a register is new to a directory, what it changes, and what contradicts."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from typing import TypeVar

import attrs

from offentligroll.languages.arguments import check_type
from offentligroll.model.channel import Channel, Declaration, Handle, Listing
from offentligroll.model.directory import Directory
from offentligroll.model.entries import Entries
from offentligroll.model.identifier import Identifier
from offentligroll.model.indexes import folded, folded_handle
from offentligroll.model.official import Official, Role
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import Period
from offentligroll.registers.merging_periods import may_be, merged_period

E = TypeVar("E", Organisation, Official, Channel)
Dated = TypeVar("Dated", Role, Handle, Declaration, Listing)


class ChangeKind(enum.StrEnum):
    """How what a register tells stands to what a directory has."""

    NEW = "new"
    CHANGED = "changed"
    CONTRADICTORY = "contradictory"


@attrs.frozen(kw_only=True)
class Change:
    """One thing that a register tells otherwise than a directory, or that the directory lacks."""

    kind: ChangeKind
    """How they stand to each other; what contradicts is never taken over."""
    entry: str
    """``"organisation"``, ``"official"`` or ``"channel"``."""
    id: str
    """The entry's id."""
    field: str = ""
    """Which field; empty for the whole entry."""
    before: str = ""
    """What the directory has."""
    after: str = ""
    """What the register tells."""
    source: str | None = None
    """Where and when it is told."""


@attrs.frozen(kw_only=True)
class Comparison:
    """A directory beside what registers tell."""

    changes: tuple[Change, ...]
    """All differences, organisations first."""
    merged: Directory
    """The directory with what is new and changed taken over."""

    @property
    def writes(self) -> bool:
        """Whether there is anything to take over."""
        return any(one.kind is not ChangeKind.CONTRADICTORY for one in self.changes)


def compare(directory: Entries, told: Entries) -> Comparison:
    """Compare a directory with what registers tell.

    What the directory says stands: a register fills in what is missing or less exact, and adds what is not
    there; where both say something else, that is told and left to people.

    Args:
        directory: the directory.
        told: what registers tell, gathered for this directory.

    Returns:
        The differences, and the directory with them.
    """
    check_type("directory", directory, Entries)
    check_type("told", told, Entries)
    merging = _Merging()
    organisations = merging.organisations(directory.organisations, told.organisations)
    bodies = {one.id: one for one in organisations}
    officials = merging.officials(directory.officials, told.officials)
    people = {one.id: one for one in officials}
    channels = [
        attrs.evolve(one, holder=_holder(one, bodies, people))
        for one in merging.channels(directory.channels, told.channels)
    ]
    merged = Directory(
        organisations=tuple(organisations), officials=tuple(officials), channels=tuple(channels)
    )
    return Comparison(changes=tuple(merging.changes), merged=merged)


def _holder(
    channel: Channel, bodies: dict[str, Organisation], people: dict[str, Official]
) -> Organisation | Official | None:
    holder = channel.holder
    if isinstance(holder, Organisation):
        return bodies.get(holder.id, holder)
    return holder if holder is None else people.get(holder.id, holder)


@attrs.define
class _Merging:
    changes: list[Change] = attrs.field(factory=list)

    def organisations(self, had: Sequence[Organisation], told: Sequence[Organisation]) -> list[Organisation]:
        """Take bodies over."""
        return self._merged("organisation", had, told, lambda one: one.name, _organisation)

    def officials(self, had: Sequence[Official], told: Sequence[Official]) -> list[Official]:
        """Take people and their roles over."""
        return self._merged("official", had, told, lambda one: one.name, _official)

    def channels(self, had: Sequence[Channel], told: Sequence[Channel]) -> list[Channel]:
        """Take channels over."""
        return self._merged(
            "channel", had, told, lambda one: ", ".join(two.handle for two in one.handles), _channel
        )

    def _merged(
        self,
        entry: str,
        had: Sequence[E],
        told: Sequence[E],
        words_of: Callable[[E], str],
        joined: Callable[[_Note, E, E], E],
    ) -> list[E]:
        """Take entries of one kind over: what is new as it is, and the rest joined with what was there."""
        entries = {one.id: one for one in had}
        for one in told:
            old = entries.get(one.id)
            if old is None:
                self.changes.append(
                    Change(
                        kind=ChangeKind.NEW, entry=entry, id=one.id, after=words_of(one), source=one.source
                    )
                )
                entries[one.id] = one
            else:
                entries[one.id] = joined(_Note(entry, one.id, one.source, self.changes), old, one)
        return list(entries.values())


def _organisation(note: _Note, old: Organisation, told: Organisation) -> Organisation:
    note.differs("name", old.name, told.name)
    note.differs("kind", old.kind.value, told.kind.value)
    country = note.filled("country", old.country, told.country)
    identifiers = note.identifiers(old.identifiers, told.identifiers)
    return attrs.evolve(old, country=country, identifiers=identifiers)


def _official(note: _Note, old: Official, told: Official) -> Official:
    note.differs("name", old.name, told.name)
    identifiers = note.identifiers(old.identifiers, told.identifiers)
    roles = note.dated("role", old.roles, told.roles, _role_words)
    return attrs.evolve(old, identifiers=identifiers, roles=roles)


def _channel(note: _Note, old: Channel, told: Channel) -> Channel:
    holder = note.holder(old.holder, told.holder)
    handles = note.dated("handle", old.handles, told.handles, lambda one: one.handle)
    declared = note.dated("declared", old.declared or (), told.declared or (), lambda one: one.capacity.value)
    listed = note.dated("listed", old.listed or (), told.listed or (), lambda one: one.by.id)
    return attrs.evolve(
        old,
        holder=holder,
        handles=handles,
        declared=declared or old.declared,
        listed=listed or old.listed,
    )


@attrs.frozen
class _Note:
    """Notes what differs of one entry."""

    entry: str
    id: str
    source: str | None
    changes: list[Change]

    def add(self, kind: ChangeKind, field: str, before: str, after: str) -> None:
        self.changes.append(
            Change(
                kind=kind,
                entry=self.entry,
                id=self.id,
                field=field,
                before=before,
                after=after,
                source=self.source,
            )
        )

    def differs(self, field: str, before: str, after: str) -> None:
        if folded(before) != folded(after):
            self.add(ChangeKind.CONTRADICTORY, field, before, after)

    def filled(self, field: str, before: str | None, after: str | None) -> str | None:
        if after is None or before == after:
            return before
        if before is None:
            self.add(ChangeKind.CHANGED, field, "", after)
            return after
        self.add(ChangeKind.CONTRADICTORY, field, before, after)
        return before

    def holder(
        self, before: Organisation | Official | None, after: Organisation | Official | None
    ) -> Organisation | Official | None:
        if after is None or (before is not None and before.id == after.id):
            return before
        if before is None:
            self.add(ChangeKind.CHANGED, "holder", "", after.id)
            return after
        self.add(ChangeKind.CONTRADICTORY, "holder", before.id, after.id)
        return before

    def identifiers(
        self, before: tuple[Identifier, ...], after: tuple[Identifier, ...]
    ) -> tuple[Identifier, ...]:
        merged = list(before)
        for one in after:
            if one not in merged:
                self.add(ChangeKind.CHANGED, "identifiers", "", f"{one.scheme} {one.value}")
                merged.append(one)
        return tuple(merged)

    def dated(
        self, field: str, before: Sequence[Dated], after: Sequence[Dated], words: object
    ) -> tuple[Dated, ...]:
        """Take over what has a period: more exact days, and what is not there at all."""
        assert callable(words)  # noqa: S101 - each caller gives a function
        merged, taken = list(before), set[int]()
        for one in after:
            place = _place(merged, one, taken)
            if place is None:
                self.add(ChangeKind.CHANGED, field, "", f"{words(one)}, {_period_words(one.period)}")
                merged.append(one)
                taken.add(len(merged) - 1)
                continue
            taken.add(place)
            old = merged[place]
            period = merged_period(old.period, one.period)
            told = tuple(f"{words(each)}, {_period_words(each.period)}" for each in (old, one))
            if period is None:
                self.add(ChangeKind.CONTRADICTORY, field, told[0], told[1])
            elif period != old.period:
                self.add(ChangeKind.CHANGED, field, told[0], told[1])
                merged[place] = attrs.evolve(old, period=period, source=one.source)
        return tuple(merged)


def _place(had: Sequence[Dated], one: Dated, taken: set[int]) -> int | None:
    """Find which of what is there is meant: with the same first day, else one that may have it."""
    likely: int | None = None
    for number, old in enumerate(had):
        if number in taken or not _is_same(old, one):
            continue
        if old.period.start == one.period.start:
            return number
        if likely is None and may_be(old.period.start, one.period.start):
            likely = number
    return likely


def _is_same(old: Dated, new: Dated) -> bool:
    match old, new:
        case Role(), Role():
            titles = {folded(one.words) for one in old.titles}, {folded(one.words) for one in new.titles}
            alike = not titles[0] or not titles[1] or bool(titles[0] & titles[1])
            return alike and (old.organisation.id, old.kind) == (new.organisation.id, new.kind)
        case Handle(), Handle():
            return folded_handle(old.handle) == folded_handle(new.handle)
        case Declaration(), Declaration():
            return old.capacity is new.capacity
        case Listing(), Listing():
            return old.by.id == new.by.id
    return False  # pragma: no cover - both are of one kind


def _period_words(period: Period) -> str:
    checked = "" if period.checked is None else f" ({period.checked})"
    return f"{period}{checked}"


def _role_words(role: Role) -> str:
    titles = " / ".join(one.words for one in role.titles)
    return f"{titles or role.kind.value}, {role.organisation.id}"
