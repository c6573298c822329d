"""Whom and what a policy is about, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from offentligroll.assessment.wording.phrasing import safe_quote
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import is_known, say
from offentligroll.report.condition_words import ConditionWords
from offentligroll.report.country_words import country_words
from offentligroll.report.page import Line
from offentligroll.report.page_words import joined, line, period_words
from offentligroll.rules.covers import Covers


def covers_lines(covers: Covers, conditions: ConditionWords) -> tuple[Line, ...]:
    """State whom and what a policy is about.

    Args:
        covers: whom and what it is about.
        conditions: how conditions are said, and in which language.

    Returns:
        A line for each thing that is asked.
    """
    return tuple(_lines(covers, conditions))


def _lines(covers: Covers, conditions: ConditionWords) -> Iterator[Line]:
    language = conditions.language
    parts: dict[str, Iterable[str]] = {
        "organisations": map(one_line, covers.organisations),
        "kinds": (say(f"command.organisation.{kind}", language) for kind in covers.kinds),
        "countries": (country_words(country, language) for country in covers.countries),
        "areas": map(one_line, covers.areas),
        "roles": (_role(role, covers, language) for role in covers.roles),
        "channels": (_channel(one, language) for one in covers.channels),
    }
    for key, words in parts.items():
        said = tuple(words)
        if said:
            yield line(f"pages.covers.{key}", language, listed=joined(said, language))
    if covers.days is not None:
        yield line("pages.covers.days", language, period=period_words(covers.days, language))
    if covers.when is not None:
        yield line("pages.covers.when", language, when=conditions.clause(covers.when))


def _role(role: str, covers: Covers, language: str) -> str:
    if role in covers.titles:
        return safe_quote(role, language)
    return say(f"records.code.{role}", language)


def _channel(channel: str, language: str) -> str:
    code = f"pages.channel.{channel}"
    return say(code, language) if is_known(code) else one_line(channel)
