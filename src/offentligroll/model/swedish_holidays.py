"""The days on which Sweden does not work, beside Saturdays and Sundays.

Two sorts of days stand here, and are kept apart:

- *Public holidays* by the act (1989:253) om allmänna helgdagar, sections 1 and 2. Until the amendment
  SFS 2004:1320, in force on 1 April 2005, Whit Monday was one of them and the national day was not.
  (Every Sunday is a public holiday by the same act; the calendar counts those as weekend.)
- *Days on a level with them*: Midsummer Eve, Christmas Eve and New Year's Eve are no public holidays, but
  a time limit that ends on one of them, on a Saturday or on a public holiday runs to the next working
  day (section 2 of the act (1930:173) om beräkning av lagstadgad tid, as worded by SFS 1987:1212 and
  later). The holidays act for employees (semesterlagen, 1977:480, section 7) puts the same three eves
  on a level with Sundays.

Shortened days such as Maundy Thursday are working days.
"""

from __future__ import annotations

import datetime as dt
import functools

import attrs

FIRST_YEAR = 1990
"""The first year for which the days are claimed: the act of 1989 was not there for earlier ones."""

_NATIONAL_DAY_SINCE = 2005


def public_holidays(year: int) -> dict[dt.date, str]:
    """Return the public holidays of a year by the act (1989:253) om allmänna helgdagar.

    Args:
        year: from 1990 to 9999.

    Returns:
        The days in their order, with their Swedish names. Where two meet on one day, the later of the
        act's list gives the name.

    Example:
        >>> public_holidays(2011)[dt.date(2011, 6, 25)]
        'midsommardagen'
    """
    from dateutil.easter import easter  # noqa: PLC0415

    easter_day = easter(year)
    days = {
        dt.date(year, 1, 1): "nyårsdagen",
        dt.date(year, 1, 6): "trettondedag jul",
        dt.date(year, 5, 1): "första maj",
        easter_day - dt.timedelta(days=2): "långfredagen",
        easter_day: "påskdagen",
        easter_day + dt.timedelta(days=1): "annandag påsk",
        easter_day + dt.timedelta(days=39): "Kristi himmelsfärdsdag",
        easter_day + dt.timedelta(days=49): "pingstdagen",
        _saturday_from(dt.date(year, 6, 20)): "midsommardagen",
        _saturday_from(dt.date(year, 10, 31)): "alla helgons dag",
        dt.date(year, 12, 25): "juldagen",
        dt.date(year, 12, 26): "annandag jul",
    }
    if year >= _NATIONAL_DAY_SINCE:
        days[dt.date(year, 6, 6)] = "nationaldagen"
    else:
        days[easter_day + dt.timedelta(days=50)] = "annandag pingst"
    return dict(sorted(days.items()))


def days_on_a_level(year: int) -> dict[dt.date, str]:
    """Return the eves that are no public holidays but count as such when time is reckoned.

    Args:
        year: from 1990 to 9999.

    Returns:
        Midsummer Eve, Christmas Eve and New Year's Eve, with their Swedish names.
    """
    return {
        _saturday_from(dt.date(year, 6, 20)) - dt.timedelta(days=1): "midsommarafton",
        dt.date(year, 12, 24): "julafton",
        dt.date(year, 12, 31): "nyårsafton",
    }


def _saturday_from(day: dt.date) -> dt.date:
    """The first Saturday on or after a day."""
    return day + dt.timedelta(days=(5 - day.weekday()) % 7)


@functools.lru_cache(maxsize=256)
def _free_days(year: int) -> frozenset[dt.date]:
    return frozenset(public_holidays(year)) | frozenset(days_on_a_level(year))


@attrs.frozen
class SwedishHolidays:
    """All public holidays, and the eves on a level with them, as a container of dates.

    Example:
        >>> dt.date(2011, 6, 24) in SwedishHolidays()
        True
    """

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and day in _free_days(day.year)
