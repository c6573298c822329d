"""The one door to ZIP files: names are read once, limits held, and each failure is the same kind of error."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

import attrs

from offentligroll.archives.folder import ArchiveLimits, file_error, too_many_names
from offentligroll.archives.unpacking import Bounded, checked_name
from offentligroll.languages import Message

_CANNOT_UNPACK = "archives.file.cannot-unpack"
# The others hand out all that a piece unpacks to at once, so that no limit would hold. Exports use none.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@attrs.frozen(kw_only=True, eq=False)
class ZipFolder:
    """The files of an open ZIP file."""

    name: str
    """How the user knows it."""
    limits: ArchiveLimits
    """What it may cost."""
    doubled: tuple[str, ...]
    """The names that stand in it more than once; the last file counts, as where it is unpacked."""
    _archive: zipfile.ZipFile
    _files: Mapping[str, zipfile.ZipInfo]
    _sizes: Mapping[str, int]

    def names(self) -> Mapping[str, int]:
        """Return the names of the files in it; see :class:`~offentligroll.archives.folder.Folder`."""
        return self._sizes

    def open(self, name: str) -> BinaryIO:
        """Open a file; see :class:`~offentligroll.archives.folder.Folder`."""
        where = f"{self.name}/{name}"
        file = self._files[name]
        with _unpacking(where):
            if file.compress_type not in _METHODS:
                raise NotImplementedError(file.compress_type)
            stream = self._archive.open(file)
        # The size that the ZIP file claims is not believed.
        bounded = Bounded(
            stream, where=where, limits=self.limits, packed=file.compress_size, guard=_unpacking
        )
        return io.BufferedReader(bounded)


@contextmanager
def zip_folder(file: BinaryIO, size: int, name: str, limits: ArchiveLimits) -> Iterator[ZipFolder]:
    """Open a ZIP file.

    Args:
        file: what it says.
        size: how many bytes it has.
        name: how the user knows it.
        limits: what it may cost.

    Yields:
        Its files.

    Raises:
        FileError: it can't be read as a ZIP file, or is beyond the limits.
    """
    with _unpacking(name, broken="archives.file.not-zip"):
        archive = zipfile.ZipFile(file)
    with archive:
        files = archive.infolist()
        if len(files) > limits.names:
            raise too_many_names(name, limits)
        if sum(one.compress_size for one in files) > size:
            # The same bytes are sold as several files, so that a small ZIP file unpacks to a huge one.
            raise file_error(name, "unreadable", Message(_CANNOT_UNPACK))
        found: dict[str, zipfile.ZipInfo] = {}
        doubled: dict[str, None] = {}
        for one in files:
            # Some programs of Windows part folders by backslashes.
            way = checked_name(one.filename, name)
            if way.endswith("/"):
                continue
            if way in found:
                doubled[way] = None
            found[way] = one
        sizes = {way: one.file_size for way, one in found.items()}
        yield ZipFolder(
            name=name, limits=limits, doubled=tuple(doubled), archive=archive, files=found, sizes=sizes
        )


@contextmanager
def _unpacking(where: str, broken: str = _CANNOT_UNPACK) -> Iterator[None]:
    try:
        yield
    except zipfile.BadZipFile as error:
        raise file_error(where, "unreadable", Message(broken)) from error
    except Exception as error:
        # What is damaged, locked or of a later version fails in ways of each method and each Python.
        raise file_error(where, "unreadable", Message(_CANNOT_UNPACK)) from error
