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
from offentligroll.languages.arguments import path_of

_MOST_SIBLINGS = 1_000

_OTHER_FILES = {b"PK\x03\x04": "word", b"\xd0\xcf\x11\xe0": "word", b"%PDF-": "pdf", b"{\\rtf": "word"}
"""How files begin that people take for text."""


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
        raise too_large(str(path), max(size, len(content)), limit)
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
        with _open(Path(path_of("path", path))) as stream:
            yield stream
    except FileNotFoundError:
        hint = _similar_file(Path(path))
        raise FileError(
            [Problem("missing-file", Message("files.file.missing", path=str(path)), hint=hint)]
        ) from None
    except IsADirectoryError:
        message = Message("files.file.folder", path=str(path))
        raise FileError([Problem("is-a-directory", message)]) from None
    except OSError as error:
        reason = reason_of(error)
        message = Message("files.file.unreadable", path=str(path), reason=reason)
        raise FileError([Problem("unreadable", message)]) from error


def reason_of(error: OSError) -> str:
    """What the system says of a failure, in its own words.

    Args:
        error: the failure.

    Returns:
        Words in the language of the system, mostly English.
    """
    return os.strerror(error.errno or errno.EIO).lower()


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
    for start, kind in _OTHER_FILES.items() if first_line == 1 else ():
        if content.startswith(start):
            message, hint = Message(f"files.file.{kind}"), Message("files.advice.plain-text")
            raise FileError([Problem("no-text", message, hint=hint, place=Place(name, first_line, 1))])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        place = Place(name, before.count("\n") + first_line, len(before) - before.rfind("\n"))
        is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        message = Message("files.file.utf-16" if is_utf_16 else "files.file.not-utf-8")
        hint = Message("files.advice.utf-8")
        raise FileError([Problem("not-utf-8", message, hint=hint, place=place)]) from None


def _open(path: Path) -> BinaryIO:
    if "\0" in str(path):
        raise FileNotFoundError(path)
    return path.open("rb")


def too_large(name: str, size: int, limit: int) -> FileError:
    """Refuse what is larger than a limit.

    Args:
        name: the file's name.
        size: its bytes.
        limit: the most that are allowed.

    Returns:
        The error to raise.
    """
    message = Message("files.file.too-large", size=_size(size), limit=_size(limit))
    hint = Message("files.advice.too-large")
    return FileError([Problem("too-large", message, hint=hint, place=Place(name, 1, 1))])


def _size(count: int) -> Message:
    if count < 100_000:
        return Message("files.file.bytes", number=count)
    return Message("files.file.megabytes", number=count / 1_000_000)


def _similar_file(path: Path) -> Message | None:
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry, _ in zip(entries, range(_MOST_SIBLINGS), strict=False)]
    except OSError:
        return None
    return did_you_mean(path.name, sorted(names))
