"""The language that somebody reads, by the settings of the computer."""

from __future__ import annotations

from collections.abc import Mapping

from offentligroll.languages.catalogue import FALLBACK, LANGUAGES

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def of_locale(environment: Mapping[str, str]) -> str:
    """Find the language that somebody reads.

    Args:
        environment: the environment's variables.

    Returns:
        The language of the locale where the library speaks it, else English.

    Example:
        >>> of_locale({"LANG": "sv_SE.UTF-8"})
        'sv'
    """
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    code = locale.lower()[:2]
    return code if code in LANGUAGES and not locale[2:3].isalpha() else FALLBACK
