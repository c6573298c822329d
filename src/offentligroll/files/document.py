"""A TOML file that has been read, alone or in a Markdown document: its data, and the place of each value."""

from __future__ import annotations

import functools
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import attrs

from offentligroll.files.limits import Limits, first_excess
from offentligroll.files.markdown import Paragraph, toml_in
from offentligroll.files.positions import Positions, line_and_column, line_starts
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.files.reading import decode, read_bytes, too_large
from offentligroll.files.syntax import syntax_problem
from offentligroll.languages import Message

__all__ = ["Built", "Contents", "Document", "Limits", "parse_document", "read_document"]


@attrs.frozen(kw_only=True)
class Document:
    r"""The contents of one TOML file.

    Example:
        >>> document = parse_document('id = "katrineholm"\n[[capacity]]\nid = "listed"\n', "a.toml")
        >>> document.data["capacity"][0]["id"], str(document.place_of(("capacity", 0, "id")))
        ('listed', 'a.toml:3:1')
    """

    name: str
    """The file's name or path, as the user gave it; it stands in every problem."""
    text: str = attrs.field(repr=False)
    """The TOML, without a mark of its encoding and with newlines at the ends of lines."""
    data: dict[str, Any] = attrs.field(repr=False, hash=False)
    """What the file says, as Python's own TOML parser gives it."""
    sha256: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    table: str = attrs.field(default="table", init=False, repr=False)
    """What a table is called."""
    paragraphs: tuple[Paragraph, ...] = attrs.field(default=(), repr=False)
    """The words around the TOML, where the file is a Markdown document."""

    @functools.cached_property
    def _positions(self) -> Positions:
        return Positions(self.text)

    def place_of(self, path: tuple[str | int, ...]) -> Place:
        """Return where a value starts.

        Args:
            path: keys, and numbers of list elements from 0, from the top of the file.

        Returns:
            The place of the value's key, of the list element, or of the table's header; where the
            file has no such value, the place of the nearest one around it.
        """
        return Place(self.name, *self._positions.of(path))


@attrs.frozen(kw_only=True)
class Built:
    """What a program built instead of a file: the same contents, without lines.

    Example:
        >>> Built(name="town", data={"id": "town"}).place_of(("id",)) is None
        True
    """

    name: str
    """What it is called."""
    data: dict[str, Any] = attrs.field(repr=False, hash=False)
    """What the file would say."""
    sha256: str = attrs.field(default="", init=False, repr=False)
    """There are no bytes to take a hash of."""
    table: str = attrs.field(default="table", init=False, repr=False)
    """What a table is called."""

    def place_of(self, _: tuple[str | int, ...]) -> None:
        """There is no place; the way to a value names it."""


Contents = Document | Built
"""A file that was read, or what a program built instead."""


def read_document(path: Path | str, limits: Limits | None = None) -> Document:
    """Read a TOML file.

    Args:
        path: the file.
        limits: what it may cost; left out, the usual limits.

    Returns:
        What it says, with places.

    Raises:
        FileError: the file is missing, unreadable, too large or too entangled, or is not TOML.
    """
    limits = limits or Limits()
    content = read_bytes(path, limits.bytes)
    text = decode(content, str(path))
    return _parse(text, str(path), limits, hashlib.sha256(content).hexdigest())


def parse_document(text: str, name: str, limits: Limits | None = None) -> Document:
    """Read TOML that is already text.

    Args:
        text: the TOML.
        name: what to call it in problems.
        limits: what it may cost; left out, the usual limits.

    Returns:
        What it says, with places.

    Raises:
        TypeError: the text or the name is no text.
        FileError: the text is too large or too entangled, or is not TOML.
    """
    for argument, value in (("text", text), ("name", name)):
        if not isinstance(value, str):
            raise TypeError(f"`{argument}` wants a text, got {type(value).__name__}")
    limits = limits or Limits()
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        place = Place(name, *line_and_column(line_starts(text), error.start))
        message = Message("files.file.half-a-character", code=f"{ord(text[error.start]):04X}")
        hint = Message("files.advice.delete")
        raise FileError([Problem("not-utf-8", message, hint=hint, place=place)]) from None
    if len(content) > limits.bytes:
        raise too_large(name, len(content), limits.bytes)
    return _parse(text.removeprefix("\ufeff"), name, limits, hashlib.sha256(content).hexdigest())


def _parse(text: str, name: str, limits: Limits, sha256: str) -> Document:
    text = text.replace("\r\n", "\n")
    paragraphs: tuple[Paragraph, ...] = ()
    if name.endswith(".md"):
        text, paragraphs = toml_in(text, name)
    excess = first_excess(text, limits)
    if excess is not None:
        place = Place(name, *line_and_column(line_starts(text), excess.offset))
        message = Message(f"files.limit.{excess.code}", count=excess.limit)
        hint = Message("files.advice.unclosed")
        raise FileError([Problem(excess.code, message, hint=hint, place=place)])
    try:
        data = tomllib.loads(text)
    except ValueError as error:
        raise FileError([syntax_problem(text, name, error)]) from None
    except RecursionError:
        raise FileError(
            [Problem("too-deep", Message("files.limit.nested"), place=Place(name, 1, 1))]
        ) from None
    return Document(name=name, text=text, data=data, sha256=sha256, paragraphs=paragraphs)
