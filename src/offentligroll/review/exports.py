"""What kind of export an archive is, and so whose statements it can't hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from offentligroll.review.side import Side


class Export(Protocol):
    """What a reader tells of one export that it has read."""

    @property
    def sides(self) -> tuple[Side, ...]:
        """Whose statements it holds."""


def lacking_in(archives: Iterable[object]) -> tuple[Side, ...]:
    """Return whose statements archives can't hold, by the kinds of exports that they are.

    Args:
        archives: what statements were read from, to its end; those that tell no ``coverage`` may hold any.

    Returns:
        The sides that none of them holds; none where one of them tells nothing.
    """
    held: set[Side] = set()
    for archive in archives:
        exports: Iterable[Export] = getattr(archive, "coverage", ())
        sides = {side for one in exports for side in one.sides}
        if not sides:
            return ()
        held |= sides
    return tuple(side for side in Side if held and side not in held)
