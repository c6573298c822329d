r"""Telegram Desktop writes control characters as ``\x0B``; here they are written as JSON has them."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import BinaryIO

import attrs

from offentligroll.archives.folder import Folder

_CHUNK = 1 << 16
_ESCAPE = re.compile(rb"\\(?:x([0-9A-F]{2})|x(?=.{2})|[^x])", re.DOTALL)


@attrs.frozen(kw_only=True)
class MendedFolder:
    """A folder whose files have no escapes that JSON does not know."""

    folder: Folder
    """Where the files are."""

    @property
    def name(self) -> str:
        """How the user knows it."""
        return self.folder.name

    def names(self) -> Mapping[str, int]:
        """Return the names of the files; see :class:`~offentligroll.archives.folder.Folder`."""
        return self.folder.names()

    def open(self, name: str) -> BinaryIO:
        """Open a file; see :class:`~offentligroll.archives.folder.Folder`."""
        return io.BufferedReader(_Mending(self.folder.open(name)), _CHUNK)


class _Mending(io.RawIOBase):
    """A stream of which the escapes are mended while it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._begun = b""
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            read = self._stream.read(_CHUNK)
            self._ready, self._begun = _mended(self._begun + read)
            if not read:
                self._ready, self._begun = self._ready + self._begun, b""
                break
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def close(self) -> None:
        self._stream.close()
        super().close()


def _mended(data: bytes) -> tuple[bytes, bytes]:
    """Mend the escapes of a part of a text; one that is only begun is given back by itself."""
    if b"\\x" not in data and not data.endswith(b"\\"):
        return data, b""
    end = max((found.end() for found in _ESCAPE.finditer(data)), default=0)
    begun = data.find(b"\\", end)
    whole = data if begun < 0 else data[:begun]
    return _ESCAPE.sub(_written, whole), data[len(whole) :]


def _written(found: re.Match[bytes]) -> bytes:
    return found[0] if found[1] is None else b"\\u00" + found[1]
