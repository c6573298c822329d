"""Calendars of other countries come from the `holidays` package, where it is installed."""

from __future__ import annotations

import datetime as dt
import sys
import types
from importlib import metadata
from zoneinfo import ZoneInfo

import pytest

from offentligroll import Policy
from offentligroll.model import other_holidays
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.truth import Truth

OSLO = ZoneInfo("Europe/Oslo")


class _Known(set[dt.date]):
    weekend = frozenset({5, 6})
    start_year, end_year = 2000, 2030


def _country_holidays(country: str, years: int | None = None, *, expand: bool = True) -> _Known:
    if country != "XA":
        raise NotImplementedError
    assert expand is (years is None)
    return _Known() if years is None else _Known({dt.date(years, 5, 17)})


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put something in the place of the package."""
    made = types.ModuleType("holidays")
    made.__dict__.update(country_holidays=_country_holidays, __version__="1.2")
    monkeypatch.setitem(sys.modules, "a_calendar_of_the_world", made)
    monkeypatch.setattr(other_holidays, "PACKAGE", "a_calendar_of_the_world")


@pytest.mark.usefixtures("package")
def test_a_country_that_the_package_knows() -> None:
    """Its days off are the package's, within the years that it knows; equal calendars are equal."""
    calendar = WorkingCalendar.for_country("XA", OSLO)
    assert calendar.is_working_day(dt.date(2024, 5, 17)) is Truth.NO
    assert calendar.is_working_day(dt.date(2024, 5, 16)) is Truth.YES
    assert calendar.is_working_day(dt.date(2031, 5, 16)) is Truth.UNKNOWN
    assert calendar == WorkingCalendar.for_country("XA", OSLO)
    assert "2024-05-17" not in (calendar.holidays or ())


@pytest.mark.usefixtures("package")
def test_a_country_that_it_does_not_know() -> None:
    """Nothing is known of its days then."""
    assert WorkingCalendar.for_country("XB", OSLO).holidays is None


def test_without_the_package() -> None:
    """Nothing is known of other countries' days."""
    assert other_holidays.packaged_holidays("XA") is None
    assert other_holidays.packaged_version() is None


def test_a_package_without_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was put there without being installed has none."""
    monkeypatch.setattr(other_holidays, "PACKAGE", "json")
    assert other_holidays.packaged_version() is None


def test_the_version_of_the_package_is_part_of_what_may_hang_on_its_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A policy that asks who was on duty has another hash with another version of the package."""
    hashes = set()
    monkeypatch.setattr(other_holidays, "PACKAGE", "attrs")
    for version in ("1.2", "1.3"):
        monkeypatch.setattr(metadata, "version", lambda _, told=version: told)
        hashes |= {Policy.load("us-lindke").fingerprint}
    assert len(hashes) == 2
