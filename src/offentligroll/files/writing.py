"""Writing files so that none is ever left half written."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from io import RawIOBase
from pathlib import Path


def write_new_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write files that are not there yet: all of them, or none.

    They are written under other names first, and get their own when all are whole.

    Args:
        folder: where they go; it is made where it is not there.
        files: their contents, by their names.

    Raises:
        OSError: a file can't be written, or is there already; then nothing is left behind.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / f".{name}.{os.getpid()}.new"
            written.append(path)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
        for number, name in enumerate(files):
            written[number] = _renamed(written[number], folder / name)
    except BaseException:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        for one in made:
            with contextlib.suppress(OSError):
                one.rmdir()
        raise


@contextlib.contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Make a folder that is not there yet: with all its files, or not at all.

    Args:
        path: the folder; an empty one may be there.

    Yields:
        A folder beside it, which gets its name when all is written.

    Raises:
        OSError: there is something in the folder, or it can't be made; then nothing is left behind.
    """
    if path.is_symlink() or (path.exists() and not (path.is_dir() and not any(path.iterdir()))):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent)) from None
    fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent))
    try:
        yield fresh
        fresh.chmod(0o777 & ~_umask())
        fresh.replace(path)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def append(path: Path, content: str) -> None:
    """Add to a file in one go, so that several programs may add to the same one.

    Args:
        path: the file; it is made where it is not there.
        content: what is added.

    Raises:
        OSError: it can't be written; then the file is as it was.
    """
    data = content.encode()
    is_new = not path.exists()
    with path.open("ab", buffering=0) as file:
        before = file.seek(0, os.SEEK_END)
        try:
            _write_whole(file, data, path)
        except BaseException:
            with contextlib.suppress(OSError):
                file.truncate(before)
            if is_new:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise


def _umask() -> int:
    """What the system takes away from new files; it can only be learnt by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


def _renamed(path: Path, wanted: Path) -> Path:
    if wanted.is_symlink() or wanted.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(wanted))
    return path.rename(wanted)


def _write_whole(file: RawIOBase, data: bytes, path: Path) -> None:
    # A disk that becomes full may take a part and say so by the count alone.
    if file.write(data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
