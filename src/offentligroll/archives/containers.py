"""From a path to the files of an archive: a folder, a ZIP or tar file, and such files within one another."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from offentligroll.archives.folder import (
    ArchiveLimits,
    DiskFolder,
    Folder,
    Joined,
    file_error,
    is_hidden,
    read_whole,
    too_many_names,
)
from offentligroll.archives.intake import Intake
from offentligroll.files.problems import FileError
from offentligroll.files.reading import opened
from offentligroll.languages import Message

if TYPE_CHECKING:
    from offentligroll.archives.zip_folder import ZipFolder

ZIPPED = b"PK\x03\x04"
"""How ZIP files begin."""
_GZIP = b"\x1f\x8b"
_TAR_MARK = slice(257, 262)
_NESTED = (".zip", ".tar", ".tar.gz", ".tgz")


@contextmanager
def container(path: Path, intake: Intake) -> Iterator[Folder | None]:
    """Open what holds the files of an archive.

    Args:
        path: a folder, or a ZIP or tar file.
        intake: what it may cost, and where problems with archives in it go.

    Yields:
        The files, those of archives in it too; None where it is a file of another kind.

    Raises:
        FileError: it can't be read, or is beyond the limits.
    """
    with ExitStack() as stack:
        if path.is_dir():
            top: Folder | None = _on_disk(path, intake)
        else:
            top = _packed(stack.enter_context(opened(path)), path, str(path), intake, stack)
        yield None if top is None else _with_nested(top, path, intake, stack)


def _on_disk(path: Path, intake: Intake) -> DiskFolder:
    """Open a folder, and tell of the links in it that are not followed."""
    folder = DiskFolder(path=path, limits=intake.limits)
    folder.names()
    if folder.links:
        intake.warn("link", Message("archives.file.links", names=tuple(folder.links)), str(path))
    return folder


def _packed(file: BinaryIO, path: Path, name: str, intake: Intake, stack: ExitStack) -> Folder | None:
    beginning = file.read(_TAR_MARK.stop)
    size = os.fstat(file.fileno()).st_size if not isinstance(file, io.BytesIO) else len(file.getvalue())
    file.seek(0)
    if beginning.startswith(ZIPPED) and not path.name.lower().endswith((".xlsx", ".ods")):
        from offentligroll.archives.zip_folder import zip_folder  # noqa: PLC0415 - most files are not packed

        zipped = stack.enter_context(zip_folder(file, size, name, intake.limits))
        _tell_doubled(zipped, intake)
        return zipped
    if beginning.startswith(_GZIP) or beginning[_TAR_MARK] == b"ustar":
        from offentligroll.archives.tar_folder import tar_folder  # noqa: PLC0415 - most files are not packed

        return stack.enter_context(tar_folder(file, size, name, intake.limits))
    return None


def _tell_doubled(folder: ZipFolder, intake: Intake) -> None:
    if folder.doubled:
        message = Message("archives.file.doubled-names", names=tuple(sorted(folder.doubled)))
        intake.warn("doubled-name", message, folder.name)


def _with_nested(top: Folder, path: Path, intake: Intake, stack: ExitStack, depth: int = 1) -> Folder:
    """Open the archives in a folder, too; one that can't be read is reported and stays a file."""
    within = {}
    for name in top.names():
        if name.lower().endswith(_NESTED) and not is_hidden(name):
            where = f"{top.name}/{name}"
            try:
                if depth >= intake.limits.nested:
                    raise file_error(where, "too-deep", Message("archives.file.nested", most=depth))
                inner = _nested(top, name, where, intake, stack)
            except FileError as error:
                intake.fail_file(name, error)
                continue
            if inner is not None:
                within[name] = _with_nested(inner, Path(name), intake, stack, depth + 1)
    joined: Folder = Joined(top=top, within=within) if within else top
    if len(joined.names()) > intake.limits.names:
        raise too_many_names(str(path), intake.limits)
    return joined


def _nested(top: Folder, name: str, where: str, intake: Intake, stack: ExitStack) -> Folder | None:
    if isinstance(top, DiskFolder):
        file: BinaryIO = stack.enter_context(top.open(name))
    else:
        intake.held_in_memory += top.names()[name]
        limits: ArchiveLimits = intake.limits
        if intake.held_in_memory > limits.whole_bytes:
            message = Message("archives.file.too-large", most=limits.whole_bytes)
            raise file_error(where, "too-large", message, Message("archives.way-on.unpack"))
        file = io.BytesIO(read_whole(top, name, limits.whole_bytes))
    return _packed(file, Path(name), where, intake, stack)
