"""An export as a set of files, whether it lies unpacked in a folder or still in its ZIP file.

Nothing is ever unpacked to disk, and no file is read beyond a stated size.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Protocol

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.files.reading import decode, read_bytes
from offentligroll.languages import Message

_MOST_NAMES = 200_000


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


@attrs.frozen(kw_only=True)
class ZipFolder:
    """A folder in a ZIP file."""

    path: Path
    """Where the ZIP file is."""
    prefix: str = ""
    """The folder in it, ending in ``/``, or empty for the top."""

    @property
    def name(self) -> str:
        """How the user knows it."""
        return f"{self.path}/{self.prefix}".rstrip("/")

    def names(self) -> frozenset[str]:
        """Give the names of the files in it."""
        return frozenset(
            rest
            for one in zip_names(self.path)
            if one.startswith(self.prefix) and (rest := one[len(self.prefix) :]) and "/" not in rest
        )

    def read(self, name: str, most_bytes: int) -> bytes:
        """Give the content of a file; see :class:`Folder`."""
        where = f"{self.name}/{name}"
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.prefix + name) as file:
                # The size that the ZIP file claims is not believed.
                data = file.read(most_bytes + 1)
        except (
            OSError,
            ValueError,
            KeyError,
            EOFError,
            RuntimeError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise file_error(where, "unreadable", Message("archives.file.cannot-unpack")) from error
        if len(data) > most_bytes:
            raise file_error(where, "too-large", Message("archives.file.too-large", most=most_bytes))
        return data


def zip_names(path: Path) -> tuple[str, ...]:
    """Give the names of all files in a ZIP file.

    Args:
        path: where it is.

    Returns:
        The names, in the file's order.

    Raises:
        FileError: it is no ZIP file.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(archive.namelist()[:_MOST_NAMES])
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise file_error(str(path), "unreadable", Message("archives.file.not-zip")) from error


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
