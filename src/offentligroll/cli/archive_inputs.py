"""What statements are read from: archives, and JSON Lines on standard input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Protocol

import attrs

from offentligroll.archives.claim import Coverage
from offentligroll.archives.intake import Intake
from offentligroll.archives.native import statements
from offentligroll.model.statement import Statement


class Archive(Protocol):
    """Something that statements are read from."""

    def __iter__(self) -> Iterator[Statement]: ...

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many items were left out on purpose so far, by reason."""

    @property
    def total(self) -> int | None:
        """How many items there are, where that is known."""

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """What became of the files and items of each export so far."""

    @property
    def not_used(self) -> tuple[str, ...]:
        """The files that nothing reads."""


@attrs.define(kw_only=True)
class StandardInput:
    """JSON Lines from a stream."""

    stream: BinaryIO
    """Where they come in."""
    intake: Intake
    """What is wanted, and where problems and counts go."""
    total: int | None = None
    """Always None: nobody knows what is still to come."""
    coverage: tuple[Coverage, ...] = ()
    """Nothing: it is no archive."""
    not_used: tuple[str, ...] = ()
    """Nothing: there are no files."""

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many statements were left out on purpose so far, by reason."""
        return self.intake.left_out

    def __iter__(self) -> Iterator[Statement]:
        return statements(self.stream, self.intake)
