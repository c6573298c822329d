"""Telling what became of obligations, and of requests, by the day of a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.id_times import time_in_id
from offentligroll.model.statement import Act, day_in
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.deadlines import Deadline, deadline_of
from offentligroll.review.parts import (
    CameInBy,
    Coverage,
    Fulfilment,
    FulfilmentOutcome,
    Request,
    RequestOutcome,
    WhyNotKnown,
)
from offentligroll.review.threads import Entry, Found, Moment, Pending, Threads
from offentligroll.rules.rule import DoneBy, StartsAt


@attrs.frozen(kw_only=True)
class Fulfilling:
    """An archive, ready to tell what became of what it asks."""

    threads: Threads
    """Its statements."""
    coverage: Coverage
    """What it holds."""
    calendar: WorkingCalendar
    """The working days."""
    on: dt.date
    """The day of the report."""

    def requests(self) -> Iterator[Request]:
        """Yield what came in and wants an answer, and what was answered.

        Yields:
            The requests, in the order of the archive.
        """
        for entry in self.threads.entries:
            if entry.is_visitors is Truth.YES:
                if entry.wants_answer is Truth.NO:
                    continue
                found = self.threads.answer_to(entry)
                awaits = any(one.obligation.done_by is DoneBy.ANSWER for one in entry.pending)
                if entry.wants_answer is Truth.YES or awaits or found.entry is not None:
                    yield self._request(entry, found)
            elif self._answers_what_is_not_here(entry):
                came_in, by = self._came_in(entry)
                yield _answered(entry, came_in, by)

    def _request(self, entry: Entry, found: Found) -> Request:
        outcome = RequestOutcome.UNANSWERED
        if found.entry is not None:
            outcome = RequestOutcome.ANSWERED
        elif found.perhaps or not self.coverage.shows_answers:
            outcome = RequestOutcome.NOT_KNOWN
        answer = found.entry
        came_in = entry.at if entry.received is None else entry.received
        by = CameInBy.POST if entry.received is None else CameInBy.RECORDED
        return Request(
            id=entry.id,
            channel=entry.channel,
            asked_by=entry.speaker,
            asked_by_name=entry.speaker_name,
            came_in=came_in,
            came_in_by=None if came_in is None else by,
            wants_answer=entry.wants_answer,
            outcome=outcome,
            answer=None if answer is None else answer.id,
            answered=None if answer is None else answer.at,
            answered_by=None if answer is None else answer.speaker,
            answered_by_name=None if answer is None else answer.speaker_name,
        )

    def _answers_what_is_not_here(self, entry: Entry) -> bool:
        is_reply = entry.in_reply_to is not None and entry.act is Act.REPLY
        return is_reply and self.threads.find(entry.in_reply_to, entry.platform) is None

    def _came_in(self, answer: Entry) -> tuple[Moment | None, CameInBy | None]:
        """Return when what is answered came in, by the firmest evidence that there is."""
        if answer.received is not None:
            return answer.received, CameInBy.RECORDED
        asked = self.threads.find(answer.in_reply_to, answer.platform)
        if asked is not None and asked.at is not None:
            return asked.at, CameInBy.POST
        by_id = time_in_id(answer.in_reply_to, answer.platform)
        if by_id is None or (isinstance(answer.at, dt.datetime) and answer.at < by_id):
            return None, None
        return by_id.astimezone(self.calendar.zone), CameInBy.ID

    def fulfilments(self) -> Iterator[Fulfilment]:
        """Yield what became of each obligation that says by what it is met.

        Yields:
            What became of it, in the order of the archive; what is asked of an answer is told once, with
            the request where that is in the archive.
        """
        for entry in self.threads.entries:
            for pending in entry.pending:
                if not self._is_asked_of_the_request(entry, pending):
                    yield self._fulfilment(entry, pending)

    def _is_asked_of_the_request(self, entry: Entry, pending: Pending) -> bool:
        asked = self.threads.find(entry.in_reply_to, entry.platform)
        return (
            pending.obligation.done_by is DoneBy.ANSWER
            and asked is not None
            and any(one.obligation.id == pending.obligation.id for one in asked.pending)
        )

    def _fulfilment(self, entry: Entry, pending: Pending) -> Fulfilment:
        starts, by = self._starts(entry, pending)
        deadline = deadline_of(pending.obligation, starts, self.calendar, pending.hours)
        done, done_in, perhaps = self._done(entry, pending)
        is_done = done is not None or done_in is not None
        if is_done:
            outcome, why = self._when_done(pending, deadline, done)
        else:
            outcome, why = self._when_not_done(pending, deadline, perhaps=perhaps)
        is_late = outcome in (FulfilmentOutcome.LATE, FulfilmentOutcome.OVERDUE)
        until = day_in(done, self.calendar.zone) if outcome is FulfilmentOutcome.LATE else self.on
        by_days = self._late_days(pending, deadline.day, until) if is_late else (None, None)
        return Fulfilment(
            obligation=pending.obligation,
            statement=entry.id,
            channel=entry.channel,
            outcome=outcome,
            why=why,
            is_precaution=pending.is_precaution,
            starts=starts,
            starts_by=by,
            due=deadline.day,
            due_at=deadline.at,
            done=done,
            done_in=done_in,
            late_days=by_days[0],
            late_working_days=by_days[1],
            late_by=_late_by(deadline, done) if is_late else None,
        )

    def _starts(self, entry: Entry, pending: Pending) -> tuple[Moment | None, CameInBy | None]:
        if pending.obligation.starts is StartsAt.RECEIVED and entry.is_visitors is not Truth.YES:
            return self._came_in(entry)
        if pending.starts is None or entry.is_visitors is Truth.NO:
            # What the authority's side says came in from nobody.
            return pending.starts, None
        is_recorded = pending.obligation.starts is StartsAt.RECEIVED and entry.received is not None
        return pending.starts, CameInBy.RECORDED if is_recorded else CameInBy.POST

    def _done(self, entry: Entry, pending: Pending) -> tuple[Moment | None, str | None, bool]:
        """Return when and by what act it was done, and whether it may have been."""
        match pending.obligation.done_by:
            case DoneBy.REGISTRATION:
                return entry.registered_at, None, False
            case DoneBy.DISPOSAL:
                return entry.disposed_at, None, False
            case DoneBy.REMOVAL:
                found = self.threads.removal_of(entry)
            case DoneBy.ANSWER if entry.is_visitors is not Truth.YES:
                # What the authority's side says in answer to somebody is the answer.
                return entry.at, entry.id, False
            case DoneBy.ANSWER:
                found = self.threads.answer_to(entry)
            case _:
                found = self.threads.meeting(entry, pending.obligation.id)
        done = found.entry
        return (None, None, found.perhaps) if done is None else (done.at, done.id, False)

    def _when_done(
        self, pending: Pending, deadline: Deadline, done: Moment | None
    ) -> tuple[FulfilmentOutcome, WhyNotKnown | None]:
        if pending.obligation.within is None:
            return FulfilmentOutcome.DONE, None
        if deadline.day is None:
            return FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.NO_DEADLINE
        day = day_in(done, self.calendar.zone)
        if done is None or day is None:
            return FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.UNTIMED
        if deadline.at is None or day != deadline.day:
            is_late = day > deadline.day
        elif isinstance(done, dt.datetime):
            is_late = done > deadline.at
        else:
            return FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.UNTIMED
        return (FulfilmentOutcome.LATE if is_late else FulfilmentOutcome.DONE), None

    def _when_not_done(
        self, pending: Pending, deadline: Deadline, *, perhaps: bool
    ) -> tuple[FulfilmentOutcome, WhyNotKnown | None]:
        has_limit = pending.obligation.within is not None
        if not has_limit or (deadline.day is not None and self.on <= deadline.day):
            return FulfilmentOutcome.DUE, None
        why = WhyNotKnown.PERHAPS_DONE if perhaps else self._what_is_missing(pending)
        if why is None and deadline.day is None:
            why = WhyNotKnown.NO_DEADLINE
        if why is None and not self._reaches(deadline.day, pending):
            why = WhyNotKnown.ARCHIVE_ENDS
        return (FulfilmentOutcome.OVERDUE if why is None else FulfilmentOutcome.NOT_KNOWN), why

    def _what_is_missing(self, pending: Pending) -> WhyNotKnown | None:
        """Name what the archive lacks to show that nothing was done."""
        done_by = pending.obligation.done_by
        if done_by is DoneBy.REGISTRATION:
            return None if self.threads.tells_registrations else WhyNotKnown.NO_REGISTER
        if done_by is DoneBy.DISPOSAL:
            return None if self.threads.tells_disposals else WhyNotKnown.NO_REGISTER
        if not self.coverage.shows_own:
            return WhyNotKnown.OWN_SIDE_MISSING
        if done_by is DoneBy.REMOVAL and not self.threads.tells_removals:
            return WhyNotKnown.NO_REMOVALS
        if done_by is not DoneBy.REMOVAL and self.coverage.left_out:
            return WhyNotKnown.LEFT_OUT
        return None

    def _reaches(self, deadline: dt.date | None, pending: Pending) -> bool:
        """Whether the archive goes on until a deadline; a register is read on the day of the report."""
        if pending.obligation.done_by in (DoneBy.REGISTRATION, DoneBy.DISPOSAL):
            return True
        last = self.coverage.last
        return deadline is not None and last is not None and deadline <= last

    def _late_days(
        self, pending: Pending, last: dt.date | None, until: dt.date | None
    ) -> tuple[int | None, int | None]:
        within = pending.obligation.within
        counts = within is not None and within.working_days is not None
        if last is None or until is None:  # pragma: no cover - what is late has both
            return None, None
        working = self.calendar.working_days_between(last, until) if counts else None
        return (until - last).days, working


def _late_by(deadline: Deadline, done: Moment | None) -> dt.timedelta | None:
    is_timed = isinstance(done, dt.datetime) and deadline.at is not None
    return done - deadline.at if is_timed else None  # type: ignore[operator] # both are instants


def _answered(entry: Entry, came_in: Moment | None, by: CameInBy | None) -> Request:
    return Request(
        id=entry.in_reply_to or "",
        channel=entry.channel,
        came_in=came_in,
        came_in_by=by,
        outcome=RequestOutcome.ANSWERED,
        answer=entry.id,
        answered=entry.at,
        answered_by=entry.speaker,
        answered_by_name=entry.speaker_name,
    )
