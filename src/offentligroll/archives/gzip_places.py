"""What is packed in gzip, read from any place: every so often the state of unpacking is kept."""

from __future__ import annotations

import bisect
import io
import zlib
from typing import BinaryIO

_CHUNK = 1 << 14
_APART = 1 << 18
_MOST = 256
"""So many states of some forty kilobytes each are kept."""
_GZIP = 16 + zlib.MAX_WBITS


class Unpacking(io.RawIOBase):
    """A file in gzip, unpacked while it is read.

    To go back costs no more than what lies between two places at which the state was kept; as the file goes
    on, they are moved further apart.

    Args:
        file: the packed file.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._apart = _APART
        self._at = 0
        self._read_to = 0
        self._state = zlib.decompressobj(_GZIP)
        self._rest = b""
        self._places: list[int] = [0]
        self._kept = [(self._read_to, self._rest, self._state.copy())]

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place.

        Args:
            offset: how many unpacked bytes stand before it.
            whence: only from the beginning.

        Returns:
            The place, or the end where that comes first.
        """
        assert whence == io.SEEK_SET  # noqa: S101 - nothing else is asked for
        nearest = bisect.bisect_right(self._places, offset) - 1
        if not self._places[nearest] <= self._at <= offset:
            self._at = self._places[nearest]
            self._read_to, self._rest, state = self._kept[nearest]
            self._state = state.copy()
        while self._at < offset and self._unpacked(min(_CHUNK, offset - self._at)):
            pass
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Unpack the next bytes.

        Args:
            buffer: what is filled.

        Returns:
            How many bytes there were; fewer than wanted only at the end.

        Raises:
            EOFError: the file breaks off.
            zlib.error: it is damaged.
        """
        size = 0
        while data := self._unpacked(len(buffer) - size):
            buffer[size : size + len(data)] = data
            size += len(data)
        return size

    def _unpacked(self, most: int) -> bytes:
        data = b""
        while not data and most:
            if self._state.eof:
                # Another file in gzip may follow, and all of them are one.
                self._rest = self._state.unused_data.lstrip(b"\0") or self._next().lstrip(b"\0")
                if not self._rest:
                    return b""
                self._state = zlib.decompressobj(_GZIP)
            packed = self._rest or self._next()
            if not packed:
                raise EOFError
            data = self._state.decompress(packed, most)
            self._rest = self._state.unconsumed_tail
        self._at += len(data)
        if self._at >= self._places[-1] + self._apart:
            self._keep()
        return data

    def _next(self) -> bytes:
        self._file.seek(self._read_to)
        packed = self._file.read(_CHUNK)
        self._read_to += len(packed)
        return packed

    def _keep(self) -> None:
        self._places.append(self._at)
        self._kept.append((self._read_to, self._rest, self._state.copy()))
        if len(self._places) > _MOST:
            self._apart *= 2
            del self._places[1::2], self._kept[1::2]
