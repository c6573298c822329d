"""What stands below each entry of a thread, found for all entries in one go."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

import attrs


class Spoken(Protocol):
    """What stands in a thread."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def speaker(self) -> str | None:
        """Id of the one who spoke."""


T = TypeVar("T", bound=Spoken)


@attrs.frozen
class Ends(Generic[T]):
    """The earliest and the latest of some entries, each with that of another speaker beside it."""

    earliest: tuple[T, ...]
    """The earliest, and the earliest of another speaker."""
    latest: tuple[T, ...]
    """The latest, and the latest of another speaker."""


@attrs.frozen(kw_only=True)
class Descent(Generic[T]):
    """Which answers stand below an entry by others than its speaker, and not before it.

    A thread may be as deep as it is long, so all are found from the lowest up, each once; only where times
    run backwards, or entries answer each other in a circle, is the way down walked for an entry alone. It is
    asked about entries that do not pass themselves, or where all pass.
    """

    entries: Sequence[T]
    """The entries."""
    below: Mapping[str, Sequence[T]]
    """What answers each entry, by its id."""
    counts: Callable[[T], bool]
    """Whether an entry counts."""
    passes: Callable[[T], bool]
    """Whether what is below an answer is below what it answers too, whoever gave it."""
    order: Callable[[T], Any]
    """The time by which entries are sorted."""
    precedes: Callable[[T, T], bool]
    """Whether an entry is known to be earlier than another."""

    def first(self, asked: T) -> T | None:
        """Return the first that counts; None where there is none."""
        ends = self._ends.get(asked.id)
        if ends is not None:
            first = next((one for one in ends.earliest if not _are_ones(one, asked)), None)
            if first is None or not self.precedes(first, asked):
                return first
        return min(self._walked(asked), key=self.order, default=None)

    def has_any(self, asked: T) -> bool:
        """Return whether any counts."""
        ends = self._ends.get(asked.id)
        found = self._walked(asked) if ends is None else ends.latest
        return any(not _are_ones(one, asked) and not self.precedes(one, asked) for one in found)

    def _walked(self, asked: T) -> Iterator[T]:
        waiting, seen = [asked.id], {asked.id}
        while waiting:
            for reply in self.below.get(waiting.pop(), ()):
                if reply.id in seen:
                    continue
                seen.add(reply.id)
                is_same = _are_ones(reply, asked)
                if not is_same and self.counts(reply) and not self.precedes(reply, asked):
                    yield reply
                if is_same or self.passes(reply):
                    waiting.append(reply.id)

    @functools.cached_property
    def _ends(self) -> Mapping[str, Ends[T]]:
        """The ends of what stands below each entry, but for those that answer each other in a circle."""
        above: dict[str, list[str]] = {}
        for parent, answers in self.below.items():
            for child in {answer.id for answer in answers}:
                above.setdefault(child, []).append(parent)
        waiting = {parent: len({answer.id for answer in answers}) for parent, answers in self.below.items()}
        found: dict[str, Ends[T]] = {}
        ready = [child for child in above if child not in waiting]
        while ready:
            done = ready.pop()
            if done in waiting:
                found[done] = self._ends_of(done, found)
            for parent in above.get(done, ()):
                waiting[parent] -= 1
                if not waiting[parent]:
                    ready.append(parent)
        return found

    def _ends_of(self, parent: str, found: Mapping[str, Ends[T]]) -> Ends[T]:
        answers, asker = self.below[parent], self._askers.get(parent)
        earliest = [answer for answer in answers if self.counts(answer)]
        latest = list(earliest)
        for answer in answers:
            is_askers = answer.speaker is not None and answer.speaker == asker
            if answer.id in found and (is_askers or self.passes(answer)):
                earliest += found[answer.id].earliest
                latest += found[answer.id].latest
        return Ends(
            _two(sorted(earliest, key=self.order)), _two(sorted(latest, key=self.order, reverse=True))
        )

    @functools.cached_property
    def _askers(self) -> Mapping[str, str | None]:
        """By whom the nearest entry above is that does not pass: through it alone is there a way down."""
        askers = {one.id: one.speaker for one in self.entries if not self.passes(one)}
        ready = list(askers)
        while ready:
            parent = ready.pop()
            for answer in self.below.get(parent, ()):
                if answer.id not in askers:
                    askers[answer.id] = askers[parent]
                    ready.append(answer.id)
        return askers


def _are_ones(one: Spoken, other: Spoken) -> bool:
    """Whether two entries are by the same speaker."""
    return one.speaker is not None and one.speaker == other.speaker


def _two(entries: Sequence[T]) -> tuple[T, ...]:
    """Take the first, and the first of another speaker."""
    if not entries or entries[0].speaker is None:
        return tuple(entries[:1])
    other = next((one for one in entries if one.speaker != entries[0].speaker), None)
    return (entries[0],) if other is None else (entries[0], other)
