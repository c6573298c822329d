"""The days, weeks, months, quarters and years of an archive, as far as a rule is in force in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from offentligroll.rules.archive_rule import ArchiveRule, Measured, Per
from offentligroll.rules.source import InForce

Period = tuple[dt.date, dt.date]
"""The first day and the last."""

_DAY = dt.timedelta(days=1)
_MONTHS = {Per.MONTH: 1, Per.QUARTER: 3, Per.YEAR: 12}


_MOST_YEARS = 60
"""A slip in a year makes no more periods than these hold, so that a review takes the time of its archive."""


def measured_from(
    rules: Iterable[ArchiveRule], first: dt.date | None, last: dt.date | None, on: dt.date
) -> dt.date | None:
    """Return from when on periods are measured, where an archive spans too many years.

    Args:
        rules: what is measured.
        first: the first day of the archive; None where no day is known.
        last: its last day.
        on: the day of the report, after which nothing is measured.

    Returns:
        The first day of a year; None where the whole archive is measured.
    """
    if first is None or last is None or all(one.per is None for one in rules):
        return None
    year = min(last, on).year - _MOST_YEARS + 1
    return dt.date(year, 1, 1) if first.year < year else None


def periods_of(
    rule: ArchiveRule, first: dt.date, last: dt.date, terms: Iterable[InForce]
) -> Iterator[Period]:
    """Cut the time of an archive into the periods of a rule.

    Args:
        rule: the rule.
        first: the first day of the archive.
        last: its last day.
        terms: when the rule, its policy and what this covers are in force.

    Yields:
        Whole periods in which there is a day of the archive; of a period that is partly in force that part,
        and for a count nothing, since a part of a month is no month.
    """
    starts = [term.start for term in terms if term.start is not None]
    ends = [term.end for term in terms if term.end is not None]
    for start, end in ((first, last),) if rule.per is None else _calendar(rule.per, first, last):
        kept = max((start, *starts)), min((end, *ends))
        is_whole = kept == (start, end)
        if kept[0] <= kept[1] and (is_whole or rule.measured is not Measured.COUNT_OF):
            yield kept


def _calendar(per: Per, first: dt.date, last: dt.date) -> Iterator[Period]:
    start = _start_of(per, first)
    while start <= last:
        try:
            following = _following(per, start)
        except (OverflowError, ValueError):
            # The calendar ends with the year 9999, and with it the period.
            yield start, dt.date.max
            return
        yield start, following - _DAY
        start = following


def _start_of(per: Per, day: dt.date) -> dt.date:
    if per is Per.DAY:
        return day
    if per is Per.WEEK:
        return day - dt.timedelta(days=day.weekday())
    months = _MONTHS[per]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _following(per: Per, start: dt.date) -> dt.date:
    if per is Per.DAY or per is Per.WEEK:
        return start + dt.timedelta(days=1 if per is Per.DAY else 7)
    years, month = divmod(start.month - 1 + _MONTHS[per], 12)
    return start.replace(year=start.year + years, month=month + 1)
