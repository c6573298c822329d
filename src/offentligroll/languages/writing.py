"""How one value is written within a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

Render = Callable[[str, Mapping[str, Any], str], str]


def single(value: Any, language: str, render: Render) -> str:  # noqa: ANN401 - any parameter
    """Write one value.

    Args:
        value: a text, a number, a day or time, or what says itself by a method ``in_language``.
        language: such as ``"sv"``.
        render: says something of the catalogue.

    Returns:
        The words.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return number(value, language, render)
    if isinstance(value, dt.date):
        return day(value, language, render)
    words: str = value.in_language(language)
    return words


def number(value: float, language: str, render: Render) -> str:
    """Write a number: whole ones with marks between thousands, others with one digit after the point.

    Args:
        value: the number.
        language: such as ``"sv"``.
        render: says something of the catalogue.

    Returns:
        Such as ``"9,585"`` or ``"4.2"``.
    """
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    marks = {",": render("languages.thousands", {}, language), ".": render("languages.decimal", {}, language)}
    return "".join(marks.get(character, character) for character in text)


def day(value: dt.date, language: str, render: Render) -> str:
    """Write a day, with its time where there is one.

    Args:
        value: a day or an aware time.
        language: such as ``"sv"``.
        render: says something of the catalogue.

    Returns:
        Such as ``"3 February 2011"``.
    """
    month = render(f"languages.month.{value.month}", {}, language)
    parts = {"day": str(value.day), "month": month, "year": str(value.year)}
    words = render("languages.day", parts, language)
    if not isinstance(value, dt.datetime):
        return words
    offset = f"{value:%z}"
    clock = {"hour": f"{value:%H}", "minute": f"{value:%M}", "zone": f"{offset[:3]}:{offset[3:5]}"}
    return render("languages.day-with-time", {"day": words, **clock}, language)
