"""The statements of an archive by channel and day, so that each period finds its own at once."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator

import attrs

from offentligroll.model.truth import Truth
from offentligroll.review.periods import Period
from offentligroll.review.sampling import Told
from offentligroll.review.threads import Entry


@attrs.define
class _OfChannel:
    """What there is of one channel."""

    days: list[dt.date] = attrs.field(factory=list)
    """The days, in their order."""
    dated: list[tuple[Entry, Told]] = attrs.field(factory=list)
    """What belongs to each day."""
    undated: list[tuple[Entry, Told]] = attrs.field(factory=list)
    """What may belong to any."""

    def add(self, entry: Entry, belongs: Told, day: dt.date | None) -> None:
        if day is None:
            self.undated.append((entry, belongs))
            return
        number = bisect.bisect_right(self.days, day)
        self.days.insert(number, day)
        self.dated.insert(number, (entry, belongs))

    def of(self, period: Period) -> Iterator[tuple[Entry, Told]]:
        first, last = bisect.bisect_left(self.days, period[0]), bisect.bisect_right(self.days, period[1])
        yield from self.dated[first:last]
        yield from ((entry, _perhaps(belongs)) for entry, belongs in self.undated)


@attrs.define
class SortedOut:
    """What may belong to the whole of one rule."""

    _channels: dict[str | None, _OfChannel] = attrs.field(factory=dict)

    def add(self, entry: Entry, belongs: Told, day: dt.date | None) -> None:
        """Sort in a statement.

        Args:
            entry: the statement.
            belongs: whether it belongs to the whole, wherever and whenever that is.
            day: its day; None where that is not known.
        """
        # What is said without an account is on no channel that nobody has recorded.
        if entry.channel is not None or entry.act.has_account:
            self._channels.setdefault(entry.channel, _OfChannel()).add(entry, belongs, day)

    def belonging(self, channel: str, period: Period) -> Iterator[tuple[Entry, Told]]:
        """Yield what may belong to the whole on one channel in one period.

        Args:
            channel: the channel's id.
            period: the period.

        Yields:
            The statements, with whether they belong to it; what has no day or no channel may.
        """
        of_channel, of_none = self._channels.get(channel), self._channels.get(None)
        if of_channel is not None:
            yield from of_channel.of(period)
        if of_none is not None:
            yield from ((entry, _perhaps(belongs)) for entry, belongs in of_none.of(period))


def _perhaps(belongs: Told) -> Told:
    unknown = Truth.UNKNOWN
    return Told(belongs.truth & unknown, belongs.firm & unknown, belongs.missing)
