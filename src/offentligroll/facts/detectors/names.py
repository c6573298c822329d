"""Finding a title or the name of an organisation in a handle, a display name or a profile's words."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from offentligroll.facts.text.hashtags import JOINT
from offentligroll.facts.text.tables import shipped_table

_SHORT = 4
"""Names of fewer letters are too common as parts of other words to be looked for inside a handle."""

_ENDINGS = ("", "s", "n", "en", "ns", "ens")
"""How Swedish and English titles and names end where they stand in a sentence: kommunchefen, Katrineholms."""


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _words(text: str) -> tuple[str, ...]:
    """Cut folded text into its words: runs of letters and digits, with the marks that belong to them."""
    cut = "".join(
        character if character.isalnum() or unicodedata.combining(character) else " "
        for character in _fold(text)
        if unicodedata.category(character) != "Cf"
    )
    return tuple(cut.split())


def _without_marks(text: str) -> str:
    return "".join(
        character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character)
    )


@functools.lru_cache(maxsize=1024)
def _wanted(name: str) -> tuple[str, ...]:
    """Return the words of a title or name; the same few are looked for in all statements."""
    return _words(name)


def name_in_handle(handle: str, names: Iterable[str]) -> str | None:
    """Find a title or name in a handle.

    Only letters and digits count, and å may be written a, as platforms want it. A name of less than four
    letters has to stand by itself between other signs.

    Args:
        handle: the handle, such as ``"@kommunchef_katrineholm"``.
        names: titles and names of organisations.

    Returns:
        The first of the names that is in it, or None.

    Example:
        >>> name_in_handle("@kommunchef", ["municipal director", "Kommunchef"])
        'Kommunchef'
    """
    parts = _words(handle)
    written = ("".join(parts), _without_marks("".join(parts)))
    for name in names:
        wanted = "".join(_wanted(name))
        spellings = (wanted, _without_marks(wanted))
        if len(wanted) < _SHORT:
            if any(spelling in parts for spelling in spellings if spelling):
                return name
        elif any(spelling in text for spelling, text in zip(spellings, written, strict=True)):
            return name
    return None


def short_title_in(text: str, titles: Iterable[str]) -> str | None:
    """Find a title in a handle or display name by one of its usual short forms.

    Args:
        text: the handle, such as ``"@CllrSmith"``, or the name.
        titles: the titles.

    Returns:
        The first of the titles of which a short form is in it, or None.

    Example:
        >>> short_title_in("@CllrSmith", ["councillor"])
        'councillor'
    """
    parts = _words(JOINT.sub(" ", text))
    for title in titles:
        if any(short in parts for short in _short_titles().get(_fold(title).strip(), ())):
            return title
    return None


@functools.cache
def _short_titles() -> Mapping[str, tuple[str, ...]]:
    return {title: tuple(short) for title, short in shipped_table("titles.toml")["short"].items()}


def is_of_person(handle: str, name: str) -> bool:
    """Return whether a handle is made of nothing but a person's name, or of beginnings of its parts.

    Args:
        handle: the handle, such as ``"@matjan79"``.
        name: the person's name.

    Returns:
        Whether it holds no other letters.

    Example:
        >>> is_of_person("@matjan79", "Mattias Jansson"), is_of_person("@cllrsmith", "Anna Smith")
        (True, False)
    """
    parts = _words(_without_marks(name))
    letters = re.sub(r"[\W\d_]+", "", _without_marks(_fold(handle)))
    reached = {0}
    for start in range(len(letters)):
        if start in reached:
            for part in parts:
                length = 0
                while length < len(part) and letters[start + length : start + length + 1] == part[length]:
                    length += 1
                    reached.add(start + length)
    return len(letters) in reached


def name_in_words(text: str, names: Iterable[str]) -> str | None:
    """Find a title or name in running words.

    Whole words count, in any case and with the ending of a definite form or genitive.

    Args:
        text: a display name, or the words of a profile.
        names: titles and names of organisations.

    Returns:
        The first of the names that is in it, or None.

    Example:
        >>> name_in_words("Katrineholms kommunchef. Åsikterna är mina.", ["kommunchef"])
        'kommunchef'
    """
    words = _words(text)
    for name in names:
        wanted = _wanted(name)
        if wanted and any(
            words[start : start + len(wanted) - 1] == wanted[:-1]
            and any(words[start + len(wanted) - 1] == wanted[-1] + ending for ending in _ENDINGS)
            for start in range(len(words) - len(wanted) + 1)
        ):
            return name
    return None
