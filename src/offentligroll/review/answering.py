"""Whether requests were answered in time, by the day of a report."""

from __future__ import annotations

import datetime as dt

import attrs

from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.statement import day_in
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.deadlines import deadline_after
from offentligroll.review.parts import Coverage
from offentligroll.review.threads import Entry, Moment, Threads
from offentligroll.rules.duration import Duration


@attrs.frozen(kw_only=True)
class Answering:
    """An archive, ready to tell whether what visitors asked was answered in time."""

    threads: Threads
    """Its statements."""
    coverage: Coverage
    """What it holds."""
    calendar: WorkingCalendar
    """The working days."""
    on: dt.date
    """The day of the report."""

    def in_time(self, asked: Entry, within: Duration, *, firmly: bool) -> tuple[Truth, Truth]:
        """Return whether a request is still within its time, and whether it was answered in time.

        Args:
            asked: the request.
            within: the time to answer.
            firmly: whether only an archive that is said to hold the own side shows that there is no answer.

        Returns:
            Whether it waits, unanswered and within its time; and whether it was answered in time.
        """
        starts = asked.at if asked.received is None else asked.received
        deadline = deadline_after(within, starts, self.calendar, asked.hours)
        found = self.threads.answer_to(asked)
        if found.entry is not None:
            if deadline.day is None:
                return Truth.NO, Truth.UNKNOWN
            return Truth.NO, self._is_in_time(found.entry.at, deadline.day, deadline.at)
        shows_own = self.coverage.holds_own is Truth.YES or (not firmly and self.coverage.shows_own)
        is_open = found.perhaps or not shows_own or self.coverage.left_out > 0
        if deadline.day is None:
            return Truth.UNKNOWN, Truth.UNKNOWN if is_open else Truth.NO
        if self.on <= deadline.day:
            # Where it was answered after all, it was in time, but perhaps for the hours of the last day.
            is_early = deadline.at is None or self.on < deadline.day
            return (Truth.UNKNOWN if is_open else Truth.YES), Truth.YES if is_early else Truth.UNKNOWN
        last = self.coverage.last
        is_open = is_open or last is None or last < deadline.day
        return Truth.NO, Truth.UNKNOWN if is_open else Truth.NO

    def _is_in_time(self, answered: Moment | None, day: dt.date, at: dt.datetime | None) -> Truth:
        answer_day = day_in(answered, self.calendar.zone)
        if answer_day is None:
            return Truth.UNKNOWN
        if at is None or answer_day != day:
            return Truth.from_bool(answer_day <= day)
        return Truth.from_bool(answered <= at) if isinstance(answered, dt.datetime) else Truth.UNKNOWN
