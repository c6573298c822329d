"""Large XML, entry by entry, without entities of its own and without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

import attrs

from offentligroll.archives.folder import file_error
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.languages import Message

_CHUNK = 1 << 16
_LARGEST_ITEM = 1 << 24
_DEEPEST = 100
_WIDE = (b"\xff\xfe", b"\xfe\xff")
# What XML forbids, and yet stands in texts that were pasted from elsewhere, becomes a blank.
_BLANKED = bytes(32 if byte < 32 and byte not in b"\t\n\r" else byte for byte in range(256))


@attrs.define(kw_only=True)
class Element:
    """One element with what is in it."""

    name: str
    """The name, after its namespace and a blank."""
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    """The attributes."""
    text: str = ""
    """The words right in it."""
    inner: list[Element] = attrs.field(factory=list)
    """The elements in it."""

    def all(self, end: str) -> Iterator[Element]:
        """Return the elements in it whose names end so, such as ``" encoded"`` or ``"}title"``."""
        return (one for one in self.inner if one.name.endswith(end))

    def words(self, end: str) -> str | None:
        """Return the words of the first element in it whose name ends so; None where there are none."""
        return next((text for one in self.all(end) if (text := one.text.strip())), None)


def elements_of(stream: BinaryIO, name: str, wanted: str) -> Iterator[Element]:
    """Read the elements of one name, each whole, and those beside them that come before.

    Control characters, which XML forbids, become blanks.

    Args:
        stream: the bytes.
        name: the file's name, for problems.
        wanted: the local name of the elements.

    Yields:
        The elements, as they end; and each other element that stands beside the first of them.

    Raises:
        FileError: it is no XML from here on, or it declares entities.
    """
    building = _Building(wanted=wanted, name=name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.words
    parser.EntityDeclHandler = building.refuse
    parser.ExternalEntityRefHandler = building.refuse
    parser.SkippedEntityHandler = building.refuse
    is_wide = False
    while True:
        data = stream.read(_CHUNK)
        is_wide = is_wide or data.startswith(_WIDE)
        if not is_wide:
            data = data.translate(_BLANKED)
        try:
            parser.Parse(data, not data)
        except expat.ExpatError as error:
            yield from building.taken()
            place = Place(name, error.lineno, error.offset + 1)
            message = Message("archives.xml.broken", why=expat.ErrorString(error.code))
            raise FileError([Problem("broken-xml", message, place=place)]) from None
        yield from building.taken()
        if not data:
            return


@attrs.define(kw_only=True)
class _Building:
    """The element that is being read, and those that are whole."""

    wanted: str
    name: str
    _open: list[Element] = attrs.field(factory=list)
    _whole: list[Element] = attrs.field(factory=list)
    _depth: int = 0
    _size: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise file_error(self.name, "too-deep", Message("files.limit.nested"))
        element = Element(name=name, attributes=attributes)
        if self._open:
            self._open[-1].inner.append(element)
            self._open.append(element)
        elif name.rpartition(" ")[2] == self.wanted or self._depth > 2:
            self._open.append(element)
            self._size = 0

    def end(self, _: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._whole.append(element)

    def words(self, words: str) -> None:
        if self._open:
            self._size += len(words)
            if self._size > _LARGEST_ITEM:
                raise file_error(
                    self.name, "too-large", Message("archives.file.too-large", most=_LARGEST_ITEM)
                )
            self._open[-1].text += words

    def refuse(self, *_: object) -> int:
        raise file_error(self.name, "entities", Message("archives.xml.entities"))

    def taken(self) -> Iterator[Element]:
        """Yield what is whole, once."""
        whole, self._whole = self._whole, []
        yield from whole
