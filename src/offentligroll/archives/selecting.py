"""Which statements of an archive are wanted, and which were read before."""

from __future__ import annotations

import array
import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import attrs

from offentligroll.model.statement import Statement

_UTC = ZoneInfo("UTC")
_SMALLEST = 16_384


def _texts(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(told)


@attrs.frozen(kw_only=True)
class Selection:
    """The period, the channels and the people that somebody asks about.

    Example:
        >>> Selection(start=dt.date(2024, 1, 1), end=dt.date(2024, 12, 31)).channels
        ()
    """

    start: dt.date | None = None
    """The first day."""
    end: dt.date | None = None
    """The last day."""
    zone: ZoneInfo = _UTC
    """The zone whose days count."""
    channels: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    """Ids of channels, such as ``"x:12"``, or whole platforms, such as ``"x"``; none for all."""
    people: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    """Ids of people or organisations; none for all."""

    def reason_against(self, statement: Statement) -> str | None:
        """Return why a statement is not wanted.

        Args:
            statement: the statement.

        Returns:
            The reason, as archives count what they leave out; None where it is wanted. What has no time may
            be from any day, so that it is wanted.
        """
        channel = statement.channel
        if not self.takes_channel(None if channel is None else channel.id):
            return "other-channel"
        if not self.takes_any_of(people_of(statement)):
            return "other-person"
        return "other-period" if self.side_of(statement.day_in(self.zone)) else None

    def takes_channel(self, channel: str | None) -> bool:
        """Return whether what stands on a channel is asked about.

        Args:
            channel: the channel's id; None where none was recorded.

        Returns:
            Whether it is.
        """
        if not self.channels:
            return True
        return channel is not None and bool({channel, channel.partition(":")[0]}.intersection(self.channels))

    def takes_any_of(self, people: Iterable[str]) -> bool:
        """Return whether what people have to do with is asked about.

        Args:
            people: their ids.

        Returns:
            Whether one of them is asked about.
        """
        return not self.people or not set(people).isdisjoint(self.people)

    @property
    def has_days(self) -> bool:
        """Whether only some days are asked about."""
        return self.start is not None or self.end is not None

    def side_of(self, day: dt.date | None) -> int:
        """Return on which side of the period a day is.

        Args:
            day: the day; None where nobody knows it.

        Returns:
            -1 before, 1 after, 0 within it, or where the day is not known.
        """
        if day is None:
            return 0
        if self.start is not None and day < self.start:
            return -1
        return int(self.end is not None and day > self.end)


def people_of(statement: Statement) -> frozenset[str]:
    """Name whom a statement has to do with.

    Args:
        statement: the statement.

    Returns:
        The ids of author, publisher, the holder of the channel and whoever it is on behalf of.
    """
    holder = None if statement.channel is None else statement.channel.holder
    told = (statement.author, statement.publisher, statement.on_behalf_of, holder)
    return frozenset(one.id for one in told if one is not None)


class _Table:
    """Hashes by hashes, in a tenth of the memory that a dictionary takes."""

    def __init__(self) -> None:
        self._count = 0
        self._keys = array.array("q", bytes(8 * _SMALLEST))
        self._values = array.array("i", bytes(4 * _SMALLEST))

    def put(self, key: int, value: int) -> int | None:
        """Keep a value if its key is new, and give the earlier value if it is not."""
        key = key or 1  # An empty place holds 0.
        keys = self._keys
        slot = key & len(keys) - 1
        if keys[slot]:
            slot = self._slot_of(key)
            if keys[slot]:
                return self._values[slot]
        keys[slot], self._values[slot] = key, value
        self._count += 1
        if self._count * 3 > len(keys) * 2:
            self._grow()
        return None

    def _slot_of(self, key: int) -> int:
        """Find the place of a key, or the empty one where it goes."""
        keys, last = self._keys, len(self._keys) - 1
        slot = key & last
        while keys[slot] and keys[slot] != key:
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        keys, values = self._keys, self._values
        self._keys = array.array("q", bytes(16 * len(keys)))
        self._values = array.array("i", bytes(8 * len(values)))
        for key, value in zip(keys, values, strict=True):
            if key:
                slot = self._slot_of(key)
                self._keys[slot], self._values[slot] = key, value


@attrs.define
class Repeats:
    """What was read already, so that what stands in several archives is read once.

    Example:
        >>> from offentligroll.model.channel import Channel
        >>> from offentligroll.model.statement import Act
        >>> post = Statement(act=Act.POST, id="1", channel=Channel(id="x:12", platform="x"), text="Hej")
        >>> repeats = Repeats()
        >>> repeats.is_new(post), repeats.is_new(post)
        (True, False)
    """

    differing: int = 0
    """How many came again with other words, and so were read again."""
    alike: int = 0
    """How many without an id of their own are like one of an earlier export, and may be the same."""
    _seen: _Table = attrs.field(factory=_Table, init=False, repr=False)
    _without_id: _Table = attrs.field(factory=_Table, init=False, repr=False)
    _export: int = 0

    def begin_export(self) -> None:
        """Go on with another export: what is alike in two of them may be the same."""
        self._export += 1

    def is_new(self, statement: Statement) -> bool:
        """Return whether a statement was not read before, and remember it.

        Args:
            statement: the statement. It is known by its channel and the id that the archive gives it; where
                it lacks either, or has other words than before, it is new.

        Returns:
            Whether it is.
        """
        if statement.channel is None or statement.id.startswith("sha256:"):
            self._compare(statement)
            return True
        key = hash((statement.channel.id, statement.id))
        words = hash((statement.act, statement.text, statement.quoted)) & 0x7FFFFFFF
        before = self._seen.put(key, words)
        if before is None:
            return True
        if before == words:
            return False
        self.differing += 1
        return True

    def _compare(self, statement: Statement) -> None:
        """Count a statement that has the channel, the very time and the words of one of an earlier export."""
        if statement.channel is not None and isinstance(statement.at, dt.datetime):
            before = self._without_id.put(hash(statement.id), self._export)
            self.alike += before is not None and before != self._export
