"""What holds for all packed files: bounds on what they become, and names that stay within them."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import IO

from offentligroll.archives.folder import ArchiveLimits, file_error
from offentligroll.languages import Message


class Bounded(io.RawIOBase):
    """A file that is unpacked while it is read, and never beyond its bounds.

    Args:
        stream: what unpacks it.
        where: how the user knows it.
        limits: what it may cost.
        packed: how many bytes it takes where it is packed.
        guard: turns what goes wrong while it is unpacked into an error about the file.
    """

    def __init__(
        self,
        stream: IO[bytes],
        *,
        where: str,
        limits: ArchiveLimits,
        packed: int,
        guard: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        super().__init__()
        self.name = where
        self._stream = stream
        self._limits = limits
        self._packed = packed
        self._guard = guard
        self._given = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes.

        Args:
            buffer: what is filled.

        Returns:
            How many bytes there were.

        Raises:
            FileError: there is more than the bounds allow, or it can't be unpacked.
        """
        with self._guard(self.name):
            data = self._stream.read(len(buffer))
        self._given += len(data)
        if self._given > self._limits.unpacked_bytes:
            message = Message("archives.file.too-large", most=self._limits.unpacked_bytes)
            raise file_error(self.name, "too-large", message)
        if self._given > self._packed * self._limits.ratio:
            message = Message("archives.file.too-dense", most=self._limits.ratio)
            raise file_error(self.name, "too-dense", message)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close what unpacks it."""
        self._stream.close()
        super().close()


def checked_name(name: str, archive: str) -> str:
    """Return the way to a file of an archive, parted by ``/``.

    Args:
        name: as the archive writes it.
        archive: how the user knows the archive.

    Returns:
        The way.

    Raises:
        FileError: it leads out of the archive, which no export does.
    """
    way = name.replace("\\", "/").removeprefix("./")
    if way.startswith("/") or ".." in way.split("/"):
        raise file_error(archive, "leads-out", Message("archives.file.leads-out", name=name))
    return way
