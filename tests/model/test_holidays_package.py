"""The days off of the `holidays` package, which holds python-dateutil back and is tried by itself."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import attrs
import pytest

from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.swedish_holidays import days_on_a_level, public_holidays
from offentligroll.model.truth import Truth

holidays = pytest.importorskip("holidays", reason="`nox -s holidays` runs this with the package")

D = dt.date


def test_it_says_the_same_of_sweden() -> None:
    """From 1990 to 2100 the built-in days are those that the package has."""
    years = range(1990, 2101)
    theirs = holidays.country_holidays("SE", years=years, categories=("public", "de_facto"))
    ours = {day for year in years for day in (*public_holidays(year), *days_on_a_level(year))}
    assert ours == set(theirs)


def test_a_country_of_it_just_works() -> None:
    """A country of the package is a container of dates, as any other."""
    norway = WorkingCalendar.for_country("NO", ZoneInfo("Europe/Oslo"), holidays.country_holidays("NO"))
    assert norway.is_working_day(D(2011, 5, 17)) is Truth.NO
    assert norway.is_working_day(D(2011, 5, 18)) is Truth.YES
    assert hash(norway) == hash(attrs.evolve(norway, holidays=None))


def test_a_country_of_it_knows_its_weekend_and_its_years() -> None:
    """In Israel Sunday is a working day, and beyond the package's years nothing is guessed."""
    theirs = holidays.country_holidays("IL")
    israel = WorkingCalendar.for_country("IL", ZoneInfo("Asia/Jerusalem"), theirs)
    assert israel.is_working_day(D(2011, 2, 4)) is Truth.NO
    assert israel.is_working_day(D(2011, 2, 6)) is Truth.YES
    assert israel.is_working_day(D(theirs.end_year + 1, 2, 6)) is Truth.UNKNOWN
    assert israel.is_working_day(D(theirs.start_year - 1, 2, 6)) is Truth.UNKNOWN
    assert israel.add_working_days(D(theirs.end_year, 12, 31), 1) is None
