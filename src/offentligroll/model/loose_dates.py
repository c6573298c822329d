"""Moments as archives write them: ISO stamps quickly, the loose dates of old exports with care.

A text that leaves the day open, or that reads differently in different countries, is refused: an
invented day would meet the wrong rules and the wrong roles.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import TYPE_CHECKING

from offentligroll.languages import Message, MessageError

if TYPE_CHECKING:
    from dateutil.parser import parser

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TINY_OFFSET = re.compile(r"([+-])00:00:00\.([0-9]{6})\Z")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?")
_X = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) ([+-][0-9]{4}) ([0-9]{4})",
)
_RFC_822 = re.compile(
    r"([A-Z][a-z]{2}, )?([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4}|[0-9]{2}) ([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) "
    r"(?:([+-][0-9]{4})|GMT|UT|UTC|Z)(?: \([A-Za-z]{1,9}\))?",
)
# JavaScript's `GMT+0100` is meant as it reads, and dateutil takes it the other way round, as POSIX does.
_REMARK = re.compile(r"\([^()]{0,80}\)")
# No country writes the day in the middle after a whole year.
_YEAR_FIRST = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])")
_NAMED_UTC = re.compile(r"\b(?:UTC|GMT|UT) ?([+-][0-9])")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
    )
}
_LONGEST = 100
_ORDERS = ((False, False), (False, True), (True, False), (True, True))

_ONE_DEFAULT = dt.datetime(2000, 1, 1, 0)  # noqa: DTZ001 - only shows what a text leaves out
_OTHER_DEFAULT = dt.datetime(2004, 3, 2, 1)  # noqa: DTZ001
_UTC_NAMES = frozenset({"UTC", "UT", "GMT", "Z"})


def read_moment(text: str, default_zone: dt.tzinfo | None = None) -> dt.datetime | dt.date:
    """Read the time of a statement, in ISO form or as old exports write it.

    Args:
        text: such as ``2011-02-03T21:14:00+01:00``, ``2011-02-03``, ``Tue Apr 12 16:39:44 +0000 2022`` or
            ``Thu, 3 Feb 2011 21:14:00 +0100``.
        default_zone: the zone of times that name none. Of the hour that a clock change repeats, the
            first is meant.

    Returns:
        An aware instant, or a day where the text has no time.

    Raises:
        MessageError: the text is no date, leaves year, month or day open, reads differently in different
            countries, or names a time without a zone where no default is given.

    Example:
        >>> read_moment("Tue Apr 12 16:39:44 +0000 2022").isoformat()
        '2022-04-12T16:39:44+00:00'
    """
    text = text.strip()
    moment = iso_moment(text)
    if moment is None:
        moment = _known_form(text)
    if moment is None:
        moment = _loose(text)
    if isinstance(moment, dt.datetime) and moment.utcoffset() is None:
        if default_zone is None:
            raise MessageError(Message("model.moment.no-zone", text=text))
        moment = moment.replace(tzinfo=default_zone)
        # A bare offset, since in the hour that a clock change repeats an instant with its zone
        # equals no other (PEP 495).
        return moment.replace(tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()))
    return moment


def iso_moment(text: str) -> dt.datetime | dt.date | None:
    """Read an ISO stamp.

    Args:
        text: such as ``2011-02-03T21:14:00+01:00`` or ``2011-02-03``.

    Returns:
        An instant, which may still lack its zone, or a day; None where it is not in ISO form.
    """
    try:
        if len(text) > 10:
            moment = dt.datetime.fromisoformat(text)
            return _with_tiny_offset(moment, text) if text[-7] == "." else moment
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    return None


def _with_tiny_offset(moment: dt.datetime, text: str) -> dt.datetime:
    """Mend an offset of less than a second, which Python writes and yet reads as none at all."""
    match = _TINY_OFFSET.search(text)
    if match is None:
        return moment
    offset = dt.timedelta(microseconds=int(match[1] + match[2]))
    return moment.replace(tzinfo=dt.timezone(offset))


def _known_form(text: str) -> dt.datetime | None:
    """Read the two forms that fill whole archives, faster than a parser that must find the form."""
    if match := _X.fullmatch(text):
        month, day, time, offset, year = match.groups()
    elif match := _RFC_822.fullmatch(text):
        weekday, day, month, year, time, offset = match.groups(default="")
        if len(year) == 2:
            # Without its weekday it may be no e-mail's date, and then day and year may change places.
            year = str(_full_year(int(year))) if weekday else "none"
        offset = offset or "+0000"
    else:
        return None
    if month not in _MONTHS:
        return None
    stamp = iso_moment(f"{year}-{_MONTHS[month]:02}-{int(day):02}T{time}{offset}")
    return stamp if isinstance(stamp, dt.datetime) else None


def _loose(text: str) -> dt.datetime | dt.date:
    if not text or len(text) > _LONGEST or _NUMBER.fullmatch(text):
        raise MessageError(Message("model.no-date", text=text[:_LONGEST]))
    plain = _NAMED_UTC.sub(r" \1", _REMARK.sub("", text))
    orders = ((False, True),) if _YEAR_FIRST.match(plain) else _ORDERS
    readings = {
        _parse(plain, _ONE_DEFAULT, day_first=day_first, year_first=year_first)
        for day_first, year_first in orders
    }
    if len(readings) > 1:
        first, second, *_ = sorted(reading.replace(tzinfo=None).date().isoformat() for reading in readings)
        raise MessageError(Message("model.moment.ambiguous", text=text, dates=(first, second)))
    (one,) = readings
    day_first, year_first = orders[0]
    other = _parse(plain, _OTHER_DEFAULT, day_first=day_first, year_first=year_first)
    if one.date() != other.date():
        raise MessageError(Message("model.moment.incomplete", text=text))
    return one if one.hour == other.hour else one.date()


def _parse(text: str, default: dt.datetime, *, day_first: bool, year_first: bool) -> dt.datetime:
    try:
        return _parser().parse(text, default=default, dayfirst=day_first, yearfirst=year_first, tzinfos=_zone)
    except _UnknownZoneError:
        raise
    except (ValueError, OverflowError) as error:
        raise MessageError(Message("model.no-date", text=text)) from error


class _UnknownZoneError(MessageError):
    pass


def _zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """The zone a text names; abbreviations such as CST mean different things in different places."""
    if name is None:
        return None if offset is None else dt.timezone(dt.timedelta(seconds=offset))
    if name.upper() in _UTC_NAMES:
        return dt.UTC
    raise _UnknownZoneError(Message("model.moment.uncertain-zone", zone=name))


def _full_year(year: int) -> int:
    """The year of two digits, by the rule of e-mail (RFC 2822, section 4.3)."""
    return year + (2000 if year < 50 else 1900)


@functools.cache
def _parser() -> parser:
    from dateutil.parser import parser, parserinfo  # noqa: PLC0415

    class Info(parserinfo):
        def convertyear(self, year: int, century_specified: bool = False) -> int:
            # dateutil's own rule depends on today's date.
            return year if century_specified or year > 99 else _full_year(year)

    return parser(Info())
