"""The one door to ZIP files: names are read once, limits held, and each failure is the same kind of error."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import attrs

from offentligroll.archives.folder import ArchiveLimits, file_error
from offentligroll.languages import Message

_CANNOT_UNPACK = "archives.file.cannot-unpack"
# The others hand out all that a piece unpacks to at once, so that no limit would hold. Exports use none.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@attrs.frozen(kw_only=True, eq=False)
class ZipFolder:
    """A folder in an open ZIP file."""

    path: Path
    """Where the ZIP file is."""
    prefix: str
    """The folder in it, ending in ``/``, or empty for the top."""
    limits: ArchiveLimits
    """What it may cost."""
    doubled: frozenset[str]
    """The names that stand in it more than once; the last file counts, as where it is unpacked."""
    _archive: zipfile.ZipFile
    _files: Mapping[str, zipfile.ZipInfo]

    @property
    def name(self) -> str:
        """How the user knows it."""
        return f"{self.path}/{self.prefix}".rstrip("/")

    def names(self) -> frozenset[str]:
        """Give the names of the files in it."""
        return frozenset(self._files)

    def read(self, name: str, most_bytes: int) -> bytes:
        """Give the content of a file; see :class:`~offentligroll.archives.folder.Folder`."""
        where = f"{self.name}/{name}"
        most = min(most_bytes, self.limits.unpacked_bytes)
        file = self._files[name]
        densest = file.compress_size * self.limits.ratio
        with _unpacking(where):
            if file.compress_type not in _METHODS:
                raise NotImplementedError(file.compress_type)
            with self._archive.open(file) as stream:
                # The size that the ZIP file claims is not believed.
                data = stream.read(min(most, densest) + 1)
        if len(data) > most:
            raise file_error(where, "too-large", Message("archives.file.too-large", most=most))
        if len(data) > densest:
            message = Message("archives.file.too-dense", most=self.limits.ratio)
            raise file_error(where, "too-dense", message)
        return data


@contextmanager
def zip_folders(path: Path, limits: ArchiveLimits) -> Iterator[tuple[ZipFolder, ...]]:
    """Open a ZIP file.

    Args:
        path: where it is.
        limits: what it may cost.

    Yields:
        Its folders that hold files, the upper ones first.

    Raises:
        FileError: it can't be read as a ZIP file, or is beyond the limits.
    """
    with _unpacking(str(path), broken="archives.file.not-zip"):
        size = path.stat().st_size
        archive = zipfile.ZipFile(path)
    with archive:
        files = archive.infolist()
        if len(files) > limits.names:
            message = Message("archives.file.too-many-names", most=limits.names)
            raise file_error(str(path), "too-many-names", message)
        if sum(file.compress_size for file in files) > size:
            # The same bytes are sold as several files, so that a small ZIP file unpacks to a huge one.
            raise file_error(str(path), "unreadable", Message(_CANNOT_UNPACK))
        yield _folders(path, archive, files, limits)


def _folders(
    path: Path, archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], limits: ArchiveLimits
) -> tuple[ZipFolder, ...]:
    found: dict[str, dict[str, zipfile.ZipInfo]] = {}
    doubled: dict[str, set[str]] = {}
    for file in files:
        # Some programs of Windows part folders by backslashes.
        before, slash, name = file.filename.replace("\\", "/").rpartition("/")
        beside = found.setdefault(before + slash, {})
        if name in beside:
            doubled.setdefault(before + slash, set()).add(name)
        if name:
            beside[name] = file
    return tuple(
        ZipFolder(
            path=path,
            prefix=prefix,
            limits=limits,
            doubled=frozenset(doubled.get(prefix, ())),
            archive=archive,
            files=found[prefix],
        )
        for prefix in sorted(found, key=lambda prefix: (prefix.count("/"), prefix))
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
