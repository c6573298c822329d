"""Whether a policy is about the statement, its author, its authority and its channel at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs

from offentligroll.facts.fact import Fact, Origin, unknown
from offentligroll.facts.note import Note
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.support import evaluate, support
from offentligroll.rules.visitor import VISITOR_FACT

if TYPE_CHECKING:
    from offentligroll.facts.evidence import Evidence, Record
    from offentligroll.facts.told_sheet import Sheet
    from offentligroll.model.channel import Channel
    from offentligroll.model.official import Official, Role
    from offentligroll.model.organisation import Organisation
    from offentligroll.model.statement import Statement
    from offentligroll.rules.covers import Covers

COVERED_AUTHOR = "author-is-covered-by-act"
"""The fact that follows from the authority and the roles that a policy names."""

_YES, _NO, _UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class _Subject(NamedTuple):
    statement: Statement | None
    """The statement; None for a bare set of facts."""
    organisation: Organisation | None
    """*The authority* of the question."""
    day: dt.date | None
    """The day of the statement itself, whatever the day of the law."""

    @classmethod
    def of(cls, sheet: Sheet) -> _Subject:
        context = sheet.context
        if context is None:
            return cls(statement=None, organisation=None, day=sheet.day)
        return cls(statement=context.statement, organisation=context.organisation, day=sheet.day)

    @property
    def recorded(self) -> Statement | None:
        """The statement, where anything is recorded of whose it is; a bare draft says no more than facts."""
        one = self.statement
        is_bare = one is None or (one.author is None and one.channel is None and self.organisation is None)
        return None if is_bare else one


class _Part(NamedTuple):
    """What one key says of the subject."""

    truth: Truth
    strong: Truth
    """The same without weak facts."""
    records: tuple[Record, ...] = ()
    note: Note | None = None
    ground: str | None = None
    """The fact that it follows from, where it follows from one."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Covering:
    """Answers whether a policy covers a subject, from records and from other facts of the sheet."""

    id: str
    """The id of the fact that it answers."""
    covers: Covers
    """Whom and what the policy is about."""
    when: Condition | None
    """What must be so besides, in facts that can be known."""

    @property
    def asks(self) -> frozenset[str] | None:
        """The facts that it hangs on beside author, channel and authority; None where it asks for the day."""
        if self.covers.days is not None:
            return None
        return frozenset((VISITOR_FACT, *(() if self.when is None else facts_in(self.when))))

    def __call__(self, sheet: Sheet) -> Fact:
        """Answer from a sheet.

        Args:
            sheet: the facts of the subject.

        Returns:
            *No* where one thing that is asked is known not to fit, *yes* where all fit.
        """
        return _answer(self.id, tuple(self._parts(_Subject.of(sheet), sheet)))

    def of_author(self, sheet: Sheet) -> Fact:
        """Answer whether the policy covers the author, from records alone.

        Args:
            sheet: the facts of the subject.

        Returns:
            *No* where the authority or the author's roles are known not to fit, *yes* where both fit; unknown
            where nothing is recorded of whose it is.
        """
        subject = _Subject.of(sheet)
        if subject.recorded is None:
            return unknown(COVERED_AUTHOR, None)
        parts = [*self._of_organisation(subject)]
        if self.covers.roles:
            parts.append(self._of_roles(subject, sheet))
        return _answer(COVERED_AUTHOR, parts)

    def _parts(self, subject: _Subject, sheet: Sheet) -> Iterator[_Part]:
        if self.covers.days is not None:
            yield self._of_day(subject.day)
        if subject.recorded is not None:
            yield from self._of_organisation(subject)
            if self.covers.roles:
                yield self._of_roles(subject, sheet)
            if self.covers.channels:
                yield self._of_channel(subject.recorded.channel)
        if self.when is not None:
            yield from self._of_condition(self.when, subject, sheet)

    def _of_day(self, day: dt.date | None) -> _Part:
        days = self.covers.days
        if day is None or days is None:
            return _unknown("day-unknown")
        from offentligroll.model.period import Period  # noqa: PLC0415 - as below

        record = _record("statement", None, days.includes(day))
        return _told(attrs.evolve(record, period=Period.from_dates(day, day)))

    def _of_organisation(self, subject: _Subject) -> Iterator[_Part]:
        covers, organisation = self.covers, subject.organisation
        if not covers.asks_of_authority:
            return
        if organisation is None:
            yield _unknown("authority-unclear")
            return
        asked: tuple[tuple[Sequence[str], str | None, str], ...] = (
            (covers.organisations, organisation.id, ""),
            (covers.kinds, organisation.kind, ""),
            (covers.countries, _country_of(organisation), "country-unsaid"),
            (covers.areas, _area_of(organisation, covers), "area-unsaid"),
        )
        for wanted, value, unsaid in asked:
            if wanted and value is None:
                yield _unknown(unsaid, name=organisation.name)
            elif wanted:
                fits = value in wanted
                yield _told(_record("organisation", organisation.id, fits, of=organisation.name))

    def _of_roles(self, subject: _Subject, sheet: Sheet) -> _Part:
        """A visitor holds no role and is not asked for one; nor is the authority where it speaks itself."""
        author = None if subject.statement is None else subject.statement.author
        visitor = sheet[VISITOR_FACT]
        if author is None and visitor.truth is _NO:
            strong = _UNKNOWN if visitor.is_weak else _YES
            return _Part(truth=_YES, strong=strong, ground=f"not {VISITOR_FACT}")
        held = _UNKNOWN if author is None else self._holds(author, subject)
        truth = held | visitor.truth
        strong = held | (_UNKNOWN if visitor.is_weak else visitor.truth)
        if truth is _UNKNOWN or author is None:
            note = "author-unknown" if author is None else "covered-roles-unclear"
            return _unknown(note)._replace(truth=truth, strong=strong)
        if held is not _YES and truth is _YES:
            return _Part(truth=truth, strong=strong, ground=VISITOR_FACT)
        record = _record("official", author.id, truth is _YES)
        return _Part(truth=truth, strong=strong, records=(record,))

    def _holds(self, author: Official, subject: _Subject) -> Truth:
        organisation, day = subject.organisation, subject.day
        if organisation is None or day is None:
            return _UNKNOWN
        is_complete = author.roles_complete or organisation.roles_complete
        answer = _NO if is_complete else _UNKNOWN
        for role in author.roles:
            if role.organisation.id == organisation.id:
                answer |= role.is_held_on(day) & self._fits(role)
        return answer

    def _fits(self, role: Role) -> Truth:
        if role.kind in self.covers.role_kinds:
            return _YES
        wanted = {title.casefold() for title in self.covers.titles}
        if any(title.words.casefold() in wanted for title in role.titles):
            return _YES
        return _UNKNOWN if wanted and not role.titles else _NO

    def _of_channel(self, channel: Channel | None) -> _Part:
        if channel is None:
            return _unknown("channel-unrecorded")
        kinds = self.covers.channel_kinds
        fits = channel.id in self.covers.channels or channel.kind in kinds
        if not fits and kinds and channel.kind is None:
            return _unknown("covered-channel-unclear", id=channel.id)
        return _told(_record("channel", channel.id, fits))

    def _of_condition(self, when: Condition, subject: _Subject, sheet: Sheet) -> Iterator[_Part]:
        truth = evaluate(when, lambda fact: sheet[fact].truth)
        strong = evaluate(when, lambda fact: _UNKNOWN if sheet[fact].is_weak else sheet[fact].truth)
        if truth is _UNKNOWN:
            # Of bare facts it is taken as read, as long as they do not say otherwise.
            if subject.statement is not None:
                yield _unknown("covered-when-unclear")
            return
        first = support(when, lambda fact: sheet[fact].truth)[0]
        ground = f"not {first}" if sheet[first].truth is _NO else first
        yield _Part(truth=truth, strong=strong, ground=ground)


def _country_of(organisation: Organisation) -> str | None:
    """A part of a country is of that country, whether or not somebody has written its name."""
    return organisation.country or (None if organisation.area is None else organisation.area[:2])


def _area_of(organisation: Organisation, covers: Covers) -> str | None:
    """Who is of another country is in no part of these, whichever part of its own that may be."""
    country = organisation.country
    elsewhere = country is not None and country not in {area[:2] for area in covers.areas}
    return country if organisation.area is None and elsewhere else organisation.area


def _answer(identity: str, parts: Sequence[_Part]) -> Fact:
    refusing = [part for part in parts if part.strong is _NO] or [one for one in parts if one.truth is _NO]
    if refusing:
        return _fact(identity, _NO, refusing[:1], is_weak=refusing[0].strong is not _NO)
    missing = [part.note for part in parts if part.truth is _UNKNOWN and part.note is not None]
    if missing:
        return recorded(Fact, id=identity, truth=_UNKNOWN, note=missing[0])
    return _fact(identity, _YES, parts, is_weak=any(part.strong is not _YES for part in parts))


def _fact(identity: str, truth: Truth, parts: Sequence[_Part], *, is_weak: bool) -> Fact:
    records = tuple(record for part in parts for record in part.records)
    ground = next((part.ground for part in parts if part.ground is not None), None)
    looked_up = Origin.LOOKED_UP if records else Origin.PREMISE
    return recorded(
        Fact,
        id=identity,
        truth=truth,
        origin=looked_up if ground is None else Origin.IMPLIED,
        told_by="policy",
        evidence=_evidence(records) if records else (),
        follows_from=ground,
        is_weakly_implied=is_weak,
    )


def _evidence(records: tuple[Record, ...]) -> tuple[Evidence, ...]:
    from offentligroll.facts.evidence import Evidence  # noqa: PLC0415 - as below

    return tuple(Evidence(record=record) for record in records)


def _unknown(note: str, **filled: str) -> _Part:
    return _Part(truth=_UNKNOWN, strong=_UNKNOWN, note=Note.of(note, **filled))


def _record(kind: str, identity: str | None, fits: bool, *, of: str | None = None) -> Record:
    from offentligroll.facts.evidence import Record, RecordKind  # noqa: PLC0415 - of bare facts there is none

    return Record(kind=RecordKind(kind), id=identity, field="covered", value=fits, of=of)


def _told(record: Record) -> _Part:
    truth = Truth.from_bool(bool(record.value))
    return _Part(truth=truth, strong=truth, records=(record,))
