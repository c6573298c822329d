"""A page for people: a title, sections and numbered entries, before it is written in any format."""

from __future__ import annotations

import attrs


@attrs.frozen
class Link:
    """Words that lead somewhere."""

    words: str
    """What people read, on one line."""
    target: str
    """A web address, or the anchor of an entry such as ``"#rule-3"``."""


Line = tuple["str | Link", ...]
"""What stands on one line: words and links."""


@attrs.frozen(kw_only=True)
class Entry:
    """One thing that is told: a sentence, and what belongs to it."""

    words: Line
    """The sentence."""
    number: int | None = None
    """Its number on the page; None where nothing refers to it."""
    id: str | None = None
    """What the file calls it."""
    lines: tuple[Line, ...] = ()
    """What is told about it."""
    encoded: tuple[tuple[str, str], ...] = ()
    """Of a paragraph of an adopted document: the rules that say it, each by its list's key and its id."""

    @property
    def anchor(self) -> str | None:
        """What links lead to."""
        return None if self.number is None else anchor_of(self.number)


def anchor_of(number: int) -> str:
    """Name the place of a numbered entry.

    Args:
        number: the entry's number.

    Returns:
        Such as ``"rule-3"``.
    """
    return f"rule-{number}"


@attrs.frozen(kw_only=True)
class Section:
    """A chapter of a page."""

    name: str
    """What links call it, unique on the page."""
    title: str
    """Its heading."""
    intro: tuple[Line, ...] = ()
    """What is told first."""
    entries: tuple[Entry, ...] = ()
    """What is told one by one."""


@attrs.frozen
class Picture:
    """Something to look at that unfolds."""

    words: str
    """Under which words."""
    svg: str
    """The picture."""


@attrs.frozen(kw_only=True)
class Page:
    """A whole page."""

    language: str
    """The code of its language."""
    title: str
    """Its title."""
    contents: str
    """The heading of the list of sections, where a format has one."""
    about: tuple[Line, ...] = ()
    """What is told under the title."""
    sections: tuple[Section, ...] = ()
    """The chapters."""
    footer: Line = ()
    """What is told at the end."""
    picture: Picture | None = None
    """What can be looked at, where a format has pictures."""


def words_of(line: Line) -> str:
    """Return a line without its links.

    Args:
        line: the line.

    Returns:
        Its words.
    """
    return "".join(part.words if isinstance(part, Link) else part for part in line)
