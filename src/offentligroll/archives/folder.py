"""An export as a set of files, whether it lies unpacked in a folder or still in its ZIP file.

Nothing is ever unpacked to disk, and no file is read beyond a stated size.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.files.reading import decode, read_bytes
from offentligroll.languages import Message


@attrs.frozen(kw_only=True)
class ArchiveLimits:
    """What an archive from a stranger may cost.

    Example:
        >>> ArchiveLimits(unpacked_bytes=1_000_000).ratio
        200
    """

    bytes: int = 512 * 1024 * 1024
    """How large a file may be that has to be read in one go."""
    unpacked_bytes: int = 128 * 1024 * 1024
    """How large a file in a ZIP file may be when it is unpacked."""
    ratio: int = 200
    """How many times larger a file may become by being unpacked; words seldom reach 20."""
    names: int = 100_000
    """How many files a ZIP file may hold."""
    problems: int = 1_000
    """How many problems are kept; all are counted."""


class Folder(Protocol):
    """The files of an export that lie beside each other."""

    @property
    def name(self) -> str:
        """How the user knows it."""
        ...

    def names(self) -> frozenset[str]:
        """Give the names of the files in it."""
        ...

    def read(self, name: str, most_bytes: int) -> bytes:
        """Give the content of a file.

        Args:
            name: one of the names.
            most_bytes: the largest size that is read.

        Raises:
            FileError: it can't be read or is larger.
        """
        ...


@attrs.frozen(kw_only=True)
class DiskFolder:
    """A folder on disk."""

    path: Path
    """Where it is."""

    @property
    def name(self) -> str:
        """How the user knows it."""
        return str(self.path)

    def names(self) -> frozenset[str]:
        """Give the names of the files in it."""
        try:
            return frozenset(one.name for one in self.path.iterdir() if one.is_file())
        except OSError:
            return frozenset()

    def read(self, name: str, most_bytes: int) -> bytes:
        """Give the content of a file; see :class:`Folder`."""
        return read_bytes(self.path / name, most_bytes)


def read_text(folder: Folder, name: str, most_bytes: int) -> str:
    """Read a file of an export as text.

    Args:
        folder: where it lies.
        name: its name there.
        most_bytes: the largest size that is read.

    Returns:
        The text, without a byte order mark.

    Raises:
        FileError: it can't be read, is too large, or is not UTF-8.
    """
    return decode(folder.read(name, most_bytes), f"{folder.name}/{name}")


def file_error(file: str, code: str, message: Message, hint: Message | None = None) -> FileError:
    """Make an error about a whole file.

    Args:
        file: its name.
        code: short name of the kind of problem.
        message: what is wrong.
        hint: what to do about it.

    Returns:
        The error, to be raised.
    """
    return FileError([Problem(code, message, where=file, hint=hint)])
