"""An export as a set of files, wherever it lies: in a folder, in a ZIP or tar file, or in one within another.

No file of an archive is ever unpacked to disk, and none is read beyond a stated size.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.files.reading import decode, opened, too_large
from offentligroll.languages import Message

_PEEKED = 65_536


@attrs.frozen(kw_only=True)
class ArchiveLimits:
    """What an archive from a stranger may cost.

    Example:
        >>> ArchiveLimits(unpacked_bytes=1_000_000).ratio
        200
    """

    bytes: int = 16 * 1024**3
    """How large a file may be that is read entry by entry."""
    whole_bytes: int = 128 * 1024**2
    """How large a file may be that has to be read in one go."""
    unpacked_bytes: int = 8 * 1024**3
    """How large a file in a ZIP or tar file may be when it is unpacked."""
    ratio: int = 200
    """How many times larger a file may become by being unpacked; words seldom reach 20."""
    names: int = 100_000
    """How many files an archive may hold."""
    nested: int = 3
    """How deep ZIP and tar files may stand in one another."""
    problems: int = 1_000
    """How many problems are kept; all are counted."""


class Folder(Protocol):
    """All files of an archive, by their ways from its top, parted by ``/``."""

    @property
    def name(self) -> str:
        """How the user knows it."""
        ...

    def names(self) -> Mapping[str, int]:
        """Return the files, in the order in which they stand there, with their sizes."""
        ...

    def open(self, name: str) -> BinaryIO:
        """Open a file, to be read from its beginning.

        Args:
            name: one of the names.

        Raises:
            FileError: it can't be read or is too large.
        """
        ...


@attrs.frozen(kw_only=True)
class DiskFolder:
    """A folder on disk with all that is below it."""

    path: Path
    """Where it is."""
    limits: ArchiveLimits = attrs.field(factory=ArchiveLimits)
    """What it may cost."""
    is_deep: bool = True
    """Whether what is below it belongs to it."""
    links: list[str] = attrs.field(factory=list, init=False)
    """The links that are not followed, once the names were asked for."""
    _names: dict[str, int] = attrs.field(factory=dict, init=False)

    @property
    def name(self) -> str:
        """How the user knows it."""
        return str(self.path)

    def names(self) -> Mapping[str, int]:
        """Return the files; links that lead out of the folder are none of its files."""
        if not self._names:
            for number, (name, size) in enumerate(self._found(), start=1):
                if number > self.limits.names:
                    raise too_many_names(self.name, self.limits)
                self._names[name] = size
        return self._names

    def _found(self) -> Iterator[tuple[str, int]]:
        if not self.is_deep:
            yield from self._beside()
            return
        top = self.path.resolve()
        for folder, below, files in os.walk(self.path):
            below.sort()
            for path in (Path(folder, one) for one in (*sorted(files), *below)):
                if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(top)):
                    self.links.append(path.name)
                elif path.is_file():
                    yield path.relative_to(self.path).as_posix(), path.stat().st_size

    def _beside(self) -> Iterator[tuple[str, int]]:
        """Yield the files of the folder itself."""
        with os.scandir(self.path) as entries:
            found = sorted(entries, key=lambda one: one.name)
        top = self.path.resolve()
        for entry in found:
            if entry.is_file() and (not entry.is_symlink() or Path(entry).resolve().is_relative_to(top)):
                yield entry.name, entry.stat().st_size

    def open(self, name: str) -> BinaryIO:
        """Open a file; see :class:`Folder`."""
        path = self.path / name
        with opened(path):
            size = path.stat().st_size
        if size > self.limits.bytes:
            raise too_large(str(path), size, self.limits.bytes)
        return path.open("rb")


@attrs.frozen(kw_only=True)
class Joined:
    """A folder with the archives that stand in it, as one."""

    top: Folder
    """The folder."""
    within: Mapping[str, Folder]
    """What stands in its archives, by their names."""
    _names: dict[str, int] = attrs.field(factory=dict, init=False)

    @property
    def name(self) -> str:
        """How the user knows it."""
        return self.top.name

    def names(self) -> Mapping[str, int]:
        """Return the files; those in an archive come with its name before theirs."""
        if not self._names:
            for name, size in self.top.names().items():
                inner = self.within.get(name)
                within = {name: size} if inner is None else inner.names()
                prefix = "" if inner is None else f"{name}/"
                self._names.update((prefix + one, its_size) for one, its_size in within.items())
        return self._names

    def open(self, name: str) -> BinaryIO:
        """Open a file; see :class:`Folder`."""
        for archive, folder in self.within.items():
            if name.startswith(f"{archive}/"):
                return folder.open(name.removeprefix(f"{archive}/"))
        return self.top.open(name)


@attrs.frozen(kw_only=True)
class Part:
    """What is below one folder of an archive."""

    folder: Folder
    """The archive."""
    root: str = ""
    """The way to the folder, ending in ``/``, or empty for the top."""
    _names: Mapping[str, int]

    @property
    def name(self) -> str:
        """How the user knows it."""
        return f"{self.folder.name}/{self.root}".rstrip("/")

    def names(self) -> Mapping[str, int]:
        """Return the files below it; see :class:`Folder`."""
        return self._names

    def open(self, name: str) -> BinaryIO:
        """Open a file; see :class:`Folder`."""
        return self.folder.open(self.root + name)


def roots_of(names: Iterable[str], wanted: str) -> tuple[str, ...]:
    """Find the folders in which a file of some name stands.

    Args:
        names: the names of an archive's files.
        wanted: the name, or the end of the way to it.

    Returns:
        The ways to the folders, the upper ones first.
    """
    found = {
        name.removesuffix(wanted)
        for name in names
        if name == wanted or (name.endswith(f"/{wanted}") and not is_hidden(name))
    }
    return tuple(sorted(found, key=lambda root: (root.count("/"), root)))


def is_hidden(name: str) -> bool:
    """Whether a file is an operating system's own, such as ``__MACOSX/._a`` and ``.DS_Store``."""
    return name.startswith("__MACOSX/") or "/__MACOSX/" in name or name.rpartition("/")[2].startswith(".")


def peek(folder: Folder, name: str) -> bytes:
    """Return the beginning of a file, without a byte order mark; empty where it can't be read."""
    try:
        return beginning_of(folder, name)
    except FileError:
        return b""


def beginning_of(folder: Folder, name: str) -> bytes:
    """Return the beginning of a file, without a byte order mark.

    Args:
        folder: where it lies.
        name: its name there.

    Returns:
        Its first bytes.

    Raises:
        FileError: it can't be read.
    """
    with reading(folder, name) as stream:
        return stream.read(_PEEKED).removeprefix(b"\xef\xbb\xbf")


def read_whole(folder: Folder, name: str, most_bytes: int) -> bytes:
    """Read a file of an archive in one go.

    Args:
        folder: where it lies.
        name: its name there.
        most_bytes: the largest size that is read.

    Returns:
        Its content.

    Raises:
        FileError: it can't be read or is too large.
    """
    with reading(folder, name) as stream:
        content = stream.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise too_large(f"{folder.name}/{name}", len(content), most_bytes)
    return content


@contextmanager
def reading(folder: Folder, name: str) -> Iterator[BinaryIO]:
    """Open a file of an archive, and turn what goes wrong while it is read into a :class:`FileError`."""
    with folder.open(name) as stream:
        try:
            yield stream
        except OSError as error:
            raise file_error(
                f"{folder.name}/{name}", "unreadable", Message("archives.file.broke-off")
            ) from error


def read_text(folder: Folder, name: str, most_bytes: int) -> str:
    """Read a file of an archive as text.

    Args:
        folder: where it lies.
        name: its name there.
        most_bytes: the largest size that is read.

    Returns:
        The text, without a byte order mark.

    Raises:
        FileError: it can't be read, is too large, or is not UTF-8.
    """
    return decode(read_whole(folder, name, most_bytes), f"{folder.name}/{name}")


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


def too_many_names(file: str, limits: ArchiveLimits) -> FileError:
    """Make the error for an archive of too many files."""
    return file_error(file, "too-many-names", Message("archives.file.too-many-names", most=limits.names))
