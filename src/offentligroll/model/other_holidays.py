"""The days on which other countries do not work, by the ``holidays`` package, where it is installed."""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import importlib.util
from typing import Any

import attrs


@attrs.frozen(kw_only=True)
class PackagedHolidays:
    """The holidays of a country as a container of dates, which can be compared, pickled and shared."""

    country: str
    """ISO 3166 code."""
    version: str
    """The version of the package, which changes as laws do."""
    weekend: tuple[int, ...] = (5, 6)
    """Days of the week that are not working days, Monday is 0."""
    start_year: int = dt.MINYEAR
    """The first year that the package knows."""
    end_year: int = dt.MAXYEAR
    """The last year that it knows."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and day in _days(self.country, day.year)


PACKAGE = "holidays"
"""The name of the package."""


def packaged_holidays(country: str) -> PackagedHolidays | None:
    """Look for the holidays of a country in the ``holidays`` package.

    Args:
        country: ISO 3166 code such as ``"NO"``.

    Returns:
        The holidays; None where the package is not installed, or does not know the country.
    """
    try:
        package = importlib.import_module(PACKAGE)
        known = package.country_holidays(country)
    except (ImportError, NotImplementedError):
        return None
    return PackagedHolidays(
        country=country,
        version=str(package.__version__),
        weekend=tuple(sorted(known.weekend)),
        start_year=known.start_year,
        end_year=known.end_year,
    )


def packaged_version() -> str | None:
    """Return which version of the package is installed, without loading it.

    Returns:
        The version; None where it is not installed.
    """
    if importlib.util.find_spec(PACKAGE) is None:
        return None
    from importlib import metadata  # noqa: PLC0415 - it takes long too

    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return None


@functools.lru_cache(maxsize=512)
def _days(country: str, year: int) -> frozenset[dt.date]:
    package: Any = importlib.import_module(PACKAGE)
    return frozenset(package.country_holidays(country, years=year, expand=False))
