"""What is known of a statement, as bits over the facts of a policy."""

from __future__ import annotations

from typing import NamedTuple

from offentligroll.model.truth import Truth


class Known(NamedTuple):
    """What is known: two bits for each fact, the lower one for *yes* and the upper one for *no*."""

    told: int
    """The answers."""
    weak: int = 0
    """Both bits of the facts that are only assumed or not found."""

    @property
    def strong(self) -> Known:
        """The same without the weak facts."""
        return Known(self.told & ~self.weak)

    def truth(self, position: int) -> Truth:
        """Read off one fact.

        Args:
            position: the number of the fact.

        Returns:
            Its truth.
        """
        return _TRUTHS[self.told >> 2 * position & 3]

    def is_told(self, position: int) -> bool:
        """Return whether a fact is known, and not only assumed or not found.

        Args:
            position: the number of the fact.

        Returns:
            Whether an answer stands fast.
        """
        return bool((self.told & ~self.weak) >> 2 * position & 3)

    def with_truth(self, position: int, truth: Truth, *, weak: bool = False) -> Known:
        """Return the same with another answer to one fact.

        Args:
            position: the number of the fact.
            truth: the answer; unknown takes the answer away.
            weak: whether it is only assumed or not found.

        Returns:
            The changed knowledge.
        """
        both = 3 << 2 * position
        told = self.told & ~both | bits_of(truth) << 2 * position
        return Known(told, self.weak | both if weak else self.weak & ~both)


_TRUTHS = (Truth.UNKNOWN, Truth.YES, Truth.NO, Truth.UNKNOWN)
_BITS = {Truth.UNKNOWN: 0, Truth.YES: 1, Truth.NO: 2}


def bits_of(truth: Truth) -> int:
    """Write a truth as two bits.

    Args:
        truth: the truth.

    Returns:
        0 for unknown, 1 for yes, 2 for no.
    """
    return _BITS[truth]
