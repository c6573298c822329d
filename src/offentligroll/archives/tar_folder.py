"""Tar files, plain and in gzip: Mastodon's exports before version 4.2, and what archivists make."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

import attrs

from offentligroll.archives.folder import ArchiveLimits, file_error, too_many_names
from offentligroll.archives.gzip_places import Unpacking
from offentligroll.archives.unpacking import Bounded, checked_name
from offentligroll.files.problems import FileError
from offentligroll.languages import Message

_GZIP = b"\x1f\x8b"
_KEPT = 1 << 18
_MARK = slice(257, 262)


@attrs.frozen(kw_only=True, eq=False)
class TarFolder:
    """The files of an open tar file."""

    name: str
    """How the user knows it."""
    limits: ArchiveLimits
    """What it may cost."""
    size: int
    """How many bytes the file has as it is packed."""
    _archive: tarfile.TarFile
    _files: Mapping[str, tarfile.TarInfo]
    _sizes: Mapping[str, int]

    def names(self) -> Mapping[str, int]:
        """Return the names of the files in it; see :class:`~offentligroll.archives.folder.Folder`."""
        return self._sizes

    def open(self, name: str) -> BinaryIO:
        """Open a file; see :class:`~offentligroll.archives.folder.Folder`."""
        where = f"{self.name}/{name}"
        with _unpacking(where):
            stream = self._archive.extractfile(self._files[name])
        assert stream is not None  # noqa: S101 - only plain files are among the names
        bounded = Bounded(stream, where=where, limits=self.limits, packed=self.size, guard=_unpacking)
        return io.BufferedReader(bounded)


@contextmanager
def tar_folder(file: BinaryIO, size: int, name: str, limits: ArchiveLimits) -> Iterator[TarFolder]:
    """Open a tar file.

    Args:
        file: what it says.
        size: how many bytes it has.
        name: how the user knows it.
        limits: what it may cost.

    Yields:
        Its plain files; links, devices and folders are none.

    Raises:
        FileError: it can't be read as a tar file, or is beyond the limits.
    """
    is_packed = file.read(2) == _GZIP
    file.seek(0)
    with _unpacking(name):
        unpacked = cast(IO[bytes], Unpacking(file)) if is_packed else file
        bounded = _Seekable(unpacked, name=name, most=size * limits.ratio, limits=limits)
        if is_packed and bounded.read(tarfile.BLOCKSIZE)[_MARK] != b"ustar":
            raise file_error(
                name, "no-tar", Message("archives.file.no-tar"), Message("archives.way-on.unpack")
            )
        bounded.seek(0)
        archive = tarfile.open(fileobj=bounded, mode="r:")  # noqa: SIM115 - closed below
    with archive:
        found: dict[str, tarfile.TarInfo] = {}
        with _unpacking(name):
            for number, one in enumerate(archive, start=1):
                if number > limits.names:
                    raise too_many_names(name, limits)
                if one.isreg():
                    found[checked_name(one.name, name)] = one
        sizes = {way: one.size for way, one in found.items()}
        yield TarFolder(name=name, limits=limits, size=size, archive=archive, files=found, sizes=sizes)


class _Seekable(io.RawIOBase):
    """An unpacked tar file, of which no more is unpacked than its bounds allow.

    In gzip, going back means to unpack anew; so what was read last is kept, since files are looked into
    before they are read.
    """

    def __init__(self, stream: IO[bytes], *, name: str, most: int, limits: ArchiveLimits) -> None:
        self._stream = stream
        self._name = name
        self._most = most
        self._limits = limits
        self._at = 0
        self._kept = bytearray()
        self._end = 0

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        assert whence == io.SEEK_SET  # noqa: S101 - nothing else is asked for
        # What the file says of its sizes is not believed: going on costs as much as reading does.
        if offset > self._most:
            raise self._too_dense()
        self._at = offset
        return offset

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        start = self._end - len(self._kept)
        if not start <= self._at <= self._end:
            self._end = start = self._stream.seek(self._at)
            self._kept.clear()
        if self._at == self._end:
            data = self._stream.read(len(buffer))
            self._end += len(data)
            if self._end > self._most:
                raise self._too_dense()
            self._kept += data
            if len(self._kept) > 2 * _KEPT:
                del self._kept[:-_KEPT]
        else:
            data = bytes(self._kept[self._at - start : self._at - start + len(buffer)])
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _too_dense(self) -> FileError:
        message = Message("archives.file.too-dense", most=self._limits.ratio)
        return file_error(self._name, "too-dense", message)


@contextmanager
def _unpacking(where: str) -> Iterator[None]:
    try:
        yield
    except FileError:
        raise
    except Exception as error:
        # What is damaged fails in ways of each method and each Python.
        raise file_error(where, "unreadable", Message("archives.file.cannot-unpack")) from error
