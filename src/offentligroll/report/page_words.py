"""The fixed words of pages about policies, in Swedish and English; they stand in ``page_words.toml``."""

from __future__ import annotations

import functools
import string
import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from zoneinfo import ZoneInfo

from offentligroll.assessment.wording.phrasing import check_language, date_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.report.page import Line, Link
from offentligroll.rules.source import InForce

_SHORT = 80
Filled = str | int | Link | Sequence["str | Link"]
"""What a place in a sentence is filled in with."""


@functools.cache
def page_words(language: str) -> Mapping[str, str]:
    """Give the words of a language, by chapter and name such as ``"rule.decides"``.

    Args:
        language: ``"sv"`` or ``"en"``.

    Returns:
        The words, with names in braces for what is filled in.

    Raises:
        ValueError: there are no words in that language.
    """
    file = resources.files("offentligroll.report").joinpath("page_words.toml")
    chapters = tomllib.loads(file.read_text("utf-8"))[check_language(language)]
    return {
        f"{chapter}.{name}": words for chapter, named in chapters.items() for name, words in named.items()
    }


def say(key: str, language: str, **filled: str | int) -> str:
    """Say something in plain words.

    Args:
        key: its chapter and name.
        language: ``"sv"`` or ``"en"``.
        filled: what is filled in, on one line.

    Returns:
        The words.

    Example:
        >>> say("rule.reference", "sv", number=3, sentence="listan")
        'regel 3 (listan)'
    """
    return page_words(language)[key].format(**filled)


def line(key: str, language: str, **filled: Filled) -> Line:
    """Say something that may hold links.

    Args:
        key: its chapter and name.
        language: ``"sv"`` or ``"en"``.
        filled: what is filled in: words from anywhere, a number, a link, or several of these in a row.

    Returns:
        The line, of which all words stand on one line.
    """
    parts: list[str | Link] = []
    for words, name, _, _ in string.Formatter().parse(page_words(language)[key]):
        parts.append(words)
        if name is not None:
            value = filled[name]
            if isinstance(value, str | int):
                parts.append(one_line(str(value)))
            elif isinstance(value, Link):
                parts.append(value)
            else:
                parts += value
    return tuple(part for part in parts if part)


def joined(items: Sequence[str | Link], word: str) -> tuple[str | Link, ...]:
    """Join words and links by commas and a word.

    Args:
        items: words and links.
        word: such as ``"och"``.

    Returns:
        The parts of a line.
    """
    parts: list[str | Link] = []
    for number, item in enumerate(items):
        if number:
            parts.append(f" {word} " if number == len(items) - 1 else ", ")
        parts.append(item)
    return tuple(parts)


def period_words(period: InForce, language: str) -> str:
    """Say when something counts.

    Args:
        period: the days, both included; one of them at least is known.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"from 15 March 2024"``.

    Example:
        >>> import datetime as dt
        >>> period_words(InForce(start=dt.date(2024, 3, 15)), "en")
        'from 15 March 2024'
    """
    start, end = (day and date_words(day, language) for day in (period.start, period.end))
    if start and end:
        return say("page.from-until", language, start=start, end=end)
    return say("page.from", language, start=start) if start else say("page.until", language, end=end or "")


def working_days_of(country: str, language: str) -> str:
    """Name the country whose working days count.

    Args:
        country: its code.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Its name as it follows *of* or *i*; a country that there is no name for goes by its code.

    Example:
        >>> working_days_of("US", "en"), working_days_of("SE", "sv")
        ('the United States', 'Sverige')
    """
    names = page_words(language)
    return names.get(f"of-country.{country}") or names.get(f"country.{country}", country)


def place_of(zone: ZoneInfo) -> str:
    """Name the place whose time counts.

    Args:
        zone: the time zone.

    Returns:
        The place in its name.

    Example:
        >>> place_of(ZoneInfo("America/New_York"))
        'New York'
    """
    return zone.key.rpartition("/")[2].replace("_", " ")


def short_sentence(text: str) -> str:
    """Shorten a sentence so that it can stand in another.

    Args:
        text: the sentence.

    Returns:
        Its first words, without the full stop.

    Example:
        >>> short_sentence("Channels on the list are official.")
        'Channels on the list are official'
    """
    return textwrap.shorten(one_line(text), _SHORT, placeholder=" …").removesuffix(".")
