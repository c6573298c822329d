"""Lines of pages about policies, with links in them; the sentences are in ``pages.toml`` of each language."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import is_known, pieces, say, written
from offentligroll.report.page import Line, Link

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from offentligroll.rules.document import AdoptedDocument
    from offentligroll.rules.source import InForce

_SHORT = 80
Filled = str | int | Link | Sequence["str | Link"]
"""What a place in a sentence is filled in with."""


def line(code: str, language: str, /, **filled: Filled) -> Line:
    """State something that may hold links.

    Args:
        code: its code in the catalogue.
        language: ``"sv"`` or ``"en"``.
        filled: what is filled in: words from anywhere, a number, a link, or several of these in a row.

    Returns:
        The line, of which all words stand on one line.
    """
    parts: list[str | Link] = []
    for piece in pieces(code, language, filled.get("count")):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        value = filled[piece.name]
        if isinstance(value, str | int):
            parts.append(one_line(written(value, language)))
        elif isinstance(value, Link):
            parts.append(value)
        else:
            parts += value
    return tuple(part for part in parts if part)


def joined(items: Sequence[str | Link], language: str) -> tuple[str | Link, ...]:
    """Join words and links by commas and *and*.

    Args:
        items: words and links.
        language: such as ``"sv"``.

    Returns:
        The parts of a line.
    """
    if len(items) < 2:
        return tuple(items)
    first = tuple(part for item in items[:-1] for part in (", ", item))[1:]
    filled = {"first": first, "last": items[-1:]}
    parts = pieces("languages.and", language)
    return tuple(
        part for piece in parts for part in ((piece,) if isinstance(piece, str) else filled[piece.name])
    )


def period_words(period: InForce, language: str) -> str:
    """State when something counts.

    Args:
        period: the days, both included; one of them at least is known.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"from 15 March 2024"``.

    Example:
        >>> import datetime as dt
        >>> from offentligroll.rules.source import InForce
        >>> period_words(InForce(start=dt.date(2024, 3, 15)), "en")
        'from 15 March 2024'
    """
    start, end = (day and written(day, language) for day in (period.start, period.end))
    if start and end:
        return say("pages.page.from-until", language, start=start, end=end)
    return (
        say("pages.page.from", language, start=start)
        if start
        else say("pages.page.until", language, end=end or "")
    )


def document_words(document: AdoptedDocument, language: str) -> str:
    """State which adopted text a policy encodes.

    Args:
        document: the text.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Its number, who adopted it and when, and when it is to be reviewed, as far as this is known.

    Example:
        >>> import datetime as dt
        >>> from offentligroll.rules.document import AdoptedDocument
        >>> document = AdoptedDocument(number="KS 2024/12", adopted=dt.date(2024, 3, 15))
        >>> document_words(document, "en")
        'KS 2024/12; adopted on 15 March 2024'
    """
    number, by = document.number, document.adopted_by.in_language(language)
    parts = [one_line(number)] if number else []
    adopted, review = (day and written(day, language) for day in (document.adopted, document.review_by))
    if by and adopted:
        parts.append(say("pages.page.adopted-by-on", language, by=one_line(by), day=adopted))
    elif by:
        parts.append(say("pages.page.adopted-by", language, by=one_line(by)))
    elif adopted:
        parts.append(say("pages.page.adopted-on", language, day=adopted))
    if review:
        parts.append(say("pages.page.review-by", language, day=review))
    return "; ".join(parts)


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
    codes = (f"pages.of-country.{country}", f"pages.country.{country}")
    return next((say(code, language) for code in codes if is_known(code)), country)


def place_of(zone: ZoneInfo) -> str:
    """Name the place whose time counts.

    Args:
        zone: the time zone.

    Returns:
        The place in its name.

    Example:
        >>> from zoneinfo import ZoneInfo
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
