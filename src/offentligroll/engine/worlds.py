"""What facts say of each other, as bits: what follows from what is known, and which worlds are left."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from offentligroll.engine.known import Known
from offentligroll.model.bounded import keep
from offentligroll.model.truth import Truth

Literal = tuple[str, Truth]

MOST_WORLDS = 64
"""Up to so many ways in which related facts may turn out are looked at one by one."""
_MOST_KEPT = 1024


@attrs.frozen(eq=False, repr=False)
class Worlds:
    """The relations between the facts of a policy."""

    steps: tuple[tuple[int, int], ...] = ()
    """For each answer, as a bit, all that follows from it."""
    yeses: int = 0
    """The bits that say *yes*, of facts that have relations or are tried by themselves."""
    apart: int = 0
    """Those of facts that are tried even where nothing related to them is unknown."""
    _kept: dict[tuple[int, int], Sequence[int]] = attrs.field(factory=dict)
    """The worlds that were left before, by what was known of related facts."""

    def __reduce__(self) -> tuple[type[Worlds], tuple[object, ...]]:
        # What was found is as fast to find again as to read.
        return Worlds, (self.steps, self.yeses, self.apart)

    @classmethod
    def compile(
        cls,
        implications: Iterable[tuple[Literal, Literal]],
        positions: Mapping[str, int],
        apart: Iterable[str] = (),
    ) -> Worlds:
        """Write relations down as bits.

        Args:
            implications: pairs of answers, the second following from the first, by way of others too.
            positions: the bit of each fact.
            apart: facts that are tried even where nothing related to them is unknown.

        Returns:
            The relations.
        """
        steps: dict[int, int] = {}
        yeses = 0
        for (fact, truth), (other, following) in implications:
            given = _bit(positions[fact], truth)
            steps[given] = steps.get(given, 0) | _bit(positions[other], following)
            yeses |= _bit(positions[fact], Truth.YES) | _bit(positions[other], Truth.YES)
        alone = 0
        for fact in apart:
            alone |= _bit(positions[fact], Truth.YES)
        return cls(steps=tuple(steps.items()), yeses=yeses | alone, apart=alone)

    def closed(self, told: int) -> int | None:
        """Add what follows from what is known.

        Args:
            told: answers, two bits for each fact.

        Returns:
            The answers with all that follows; None where they can't all be so.
        """
        for given, following in self.steps:
            if told & given:
                told |= following
        return None if told & told >> 1 & self.yeses else told

    def completed(self, trial: Known) -> Known | None:
        """Add what follows from a trial; weak answers yield to it.

        Args:
            trial: what is known, and what is tried.

        Returns:
            The same with all that follows; None where the trial can't be.
        """
        if not self.steps:
            return trial
        told = self.closed(trial.told & ~trial.weak)
        if told is None:
            return None
        settled = told & ~(trial.told & ~trial.weak)
        over = settled | (settled & self.yeses) << 1 | settled >> 1 & self.yeses
        weak = trial.weak & ~over
        return Known(told | trial.told & weak, weak)

    def left(self, known: Known, most: int = MOST_WORLDS) -> list[Known]:
        """Return the ways in which related facts that are not known may turn out.

        Args:
            known: what is known.
            most: how many are looked at.

        Returns:
            What is known in each of them; none where nothing is related, or where they are too many.
        """
        related = self.yeses | self.yeses << 1
        among = known.told & related, most
        found = self._kept.get(among)
        if found is None:
            found = keep(self._kept, among, self._left(*among), _MOST_KEPT)
        others = known.told & ~related
        return [Known(told | others, known.weak) for told in found]

    def _left(self, told: int, most: int) -> Sequence[int]:
        unknown = self._unknown(told)
        if not unknown:
            return ()
        found = tuple(itertools.islice(self._worlds(told, unknown), most + 1))
        return found if len(found) <= most else ()

    def _unknown(self, told: int) -> list[int]:
        """The *yes* bits of unknown facts where two of one relation are unknown, or that are tried anyhow."""
        free = self.yeses & ~told & ~(told >> 1)
        both = free | free << 1
        bound = 0
        for given, following in self.steps:
            if given & both and following & both:
                bound |= given | following & both
        bound = (bound | bound >> 1 | self.apart) & free
        return [1 << position for position in range(bound.bit_length()) if bound >> position & 1]

    def _worlds(self, told: int, unknown: list[int]) -> Iterator[int]:
        if not unknown:
            yield told
            return
        first, *others = unknown
        if told & (first | first << 1):
            yield from self._worlds(told, others)
            return
        for answer in (first, first << 1):
            closed = self.closed(told | answer)
            if closed is not None:
                yield from self._worlds(closed, others)


def _bit(position: int, truth: Truth) -> int:
    return 1 << 2 * position + (truth is Truth.NO)
