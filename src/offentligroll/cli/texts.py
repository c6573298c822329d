"""The fixed words of the command, in Swedish and English; they stand in ``texts.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

LANGUAGES = ("sv", "en")
"""The languages that the command speaks."""


@functools.cache
def texts(language: str) -> Mapping[str, str]:
    """Give the fixed words of a language.

    Args:
        language: ``"sv"`` or ``"en"``.

    Returns:
        The words by name, with names in braces for what is filled in.
    """
    file = resources.files("offentligroll.cli").joinpath("texts.toml")
    table: dict[str, str] = tomllib.loads(file.read_text("utf-8"))[language]
    return table


def text(key: str, language: str, **filled: object) -> str:
    """Say something.

    Args:
        key: its name.
        language: ``"sv"`` or ``"en"``.
        filled: what is filled in; whole numbers are written as the language does.

    Returns:
        The words.

    Example:
        >>> text("rows-many", "en", count=3)
        '3 statements'
    """
    written = {
        name: number_words(value, language) if isinstance(value, int) else value
        for name, value in filled.items()
    }
    return texts(language)[key].format(**written)


def counted(key: str, language: str, count: int) -> str:
    """Say how many there are of something.

    Args:
        key: the name of the thing, which is there as ``…-one`` and ``…-many``.
        language: ``"sv"`` or ``"en"``.
        count: how many.

    Returns:
        The words for one, or for many.
    """
    return text(f"{key}-{'one' if count == 1 else 'many'}", language, count=count)


def number_words(count: int, language: str) -> str:
    """Write a number with the language's own mark between thousands.

    Args:
        count: the number.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"9,585"``.
    """
    return f"{count:,}" if language == "en" else f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")


def language_of(environment: Mapping[str, str]) -> str:
    """Find the language that somebody reads.

    Args:
        environment: the environment's variables.

    Returns:
        ``"sv"`` where the locale is Swedish, else ``"en"``.

    Example:
        >>> language_of({"LANG": "sv_SE.UTF-8"})
        'sv'
    """
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    return "sv" if locale.lower().startswith("sv") else "en"


_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
