"""From a path to text: files are read whole, within a limit, each failure a problem in plain words."""

from __future__ import annotations

import codecs
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from offentligroll.files.problems import FileError, Place, Problem, did_you_mean
from offentligroll.languages import Message

_MOST_SIBLINGS = 1_000


def read_bytes(path: Path | str, limit: int) -> bytes:
    """Read a file that may not be larger than a limit.

    Args:
        path: the file.
        limit: the most bytes that it may have; a larger file is refused before it is read.

    Returns:
        Its bytes.

    Raises:
        FileError: the file is missing, a folder, unreadable or too large.
    """
    with opened(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        # A pipe has no size of its own, so the reading is bounded as well.
        content = b"" if size > limit else stream.read(limit + 1)
    if max(size, len(content)) > limit:
        message = f"the file is too large: {_size(max(size, len(content)))}, and {_size(limit)} are allowed"
        hint = "is it the right file? the limit is a setting"
        raise FileError([Problem("too-large", message, hint=hint, place=Place(str(path), 1, 1))])
    return content


@contextmanager
def opened(path: Path | str) -> Iterator[BinaryIO]:
    """Open a file for reading bytes, and turn what goes wrong into a :class:`FileError`.

    Args:
        path: the file.

    Yields:
        The open file.

    Raises:
        FileError: the file is missing, a folder, or can't be read.
    """
    try:
        with _open(Path(path)) as stream:
            yield stream
    except FileNotFoundError:
        hint = _similar_file(Path(path))
        raise FileError([Problem("missing-file", f"there is no file `{path}`", hint=hint)]) from None
    except IsADirectoryError:
        message = f"`{path}` is a folder, and a file is wanted"
        raise FileError([Problem("is-a-directory", message)]) from None
    except OSError as error:
        reason = os.strerror(error.errno or errno.EIO).lower()
        raise FileError([Problem("unreadable", f"`{path}` can't be read: {reason}")]) from error


def decode(content: bytes, name: str, first_line: int = 1) -> str:
    """Turn the bytes of a file into text.

    Args:
        content: the bytes; a mark at their beginning that they are UTF-8 is dropped.
        name: the file's name, for problems.
        first_line: the number of the line in which the bytes begin.

    Returns:
        The text.

    Raises:
        FileError: the bytes are not UTF-8.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        place = Place(name, before.count("\n") + first_line, len(before) - before.rfind("\n"))
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            message = "the file is stored as UTF-16, and UTF-8 is wanted"
        else:
            message = "the file is not stored as UTF-8: here is a character in another encoding"
        hint = "open it in an editor and save it with the encoding UTF-8"
        raise FileError([Problem("not-utf-8", message, hint=hint, place=place)]) from None


def _open(path: Path) -> BinaryIO:
    if "\0" in str(path):
        raise FileNotFoundError(path)
    return path.open("rb")


def _size(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count:,} bytes"


def _similar_file(path: Path) -> Message | None:
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry, _ in zip(entries, range(_MOST_SIBLINGS), strict=False)]
    except OSError:
        return None
    return did_you_mean(path.name, sorted(names))
