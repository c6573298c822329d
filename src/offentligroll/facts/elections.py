"""Election days of countries, as far as they ship: what tells that a day is far from every election."""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from collections.abc import Mapping

import attrs

from offentligroll.files.shipped import shipped_bytes

_NEAR = dt.timedelta(days=366)
"""How long before an election its period of special care may begin at most."""


@attrs.frozen(kw_only=True)
class ElectionDays:
    """The days of general elections in a country.

    Example:
        >>> ElectionDays.of_country("SE").is_far_from_all(dt.date(2016, 2, 3))
        True
        >>> ElectionDays.of_country("SE").is_far_from_all(dt.date(2018, 9, 8))
        False
    """

    first: dt.date
    """The first day for which the list is whole."""
    last: dt.date
    """The last day for which the list is whole."""
    days: tuple[dt.date, ...]
    """The days, in order."""
    source: str
    """The elections, and whose they are; from memory where nothing else is said."""

    @classmethod
    def of_country(cls, country: str | None) -> ElectionDays | None:
        """Return the election days of a country.

        Args:
            country: ISO 3166 code such as ``"SE"``, or None where it is not known.

        Returns:
            The days; None where none ship.
        """
        return None if country is None else _shipped().get(country)

    def is_far_from_all(self, day: dt.date) -> bool:
        """Return whether no election comes within a year of a day.

        Args:
            day: the day asked about.

        Returns:
            True only where the list is whole for the day and the year after it.
        """
        if not self.first <= day <= self.last - _NEAR:
            return False
        return not any(day <= election <= day + _NEAR for election in self.days)


@functools.cache
def _shipped() -> Mapping[str, ElectionDays]:
    table = tomllib.loads(shipped_bytes("facts", "elections.toml").decode())
    del table["format"]
    return {
        country: ElectionDays(
            first=entry["covers"]["from"],
            last=entry["covers"]["until"],
            days=tuple(entry["days"]),
            source=entry["source"]["title"],
        )
        for country, entry in table.items()
    }
