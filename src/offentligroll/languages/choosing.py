"""Which languages somebody may ask for."""

from __future__ import annotations

import functools

from offentligroll.languages.catalogue import LANGUAGES, is_known
from offentligroll.languages.message import Message, MessageError


def check_language(language: str) -> str:
    """Refuse what is no language.

    A language that the library does not speak may be asked for all the same: the words of policies that are
    written in it are shown in it, and all else in the next language, or in English.

    Args:
        language: a code such as ``"sv"``, or several with commas between them, the most wanted first.

    Returns:
        The language.

    Raises:
        TypeError: it is no text.
        MessageError: it is none; this is a ValueError.

    Example:
        >>> check_language("nb,sv")
        'nb,sv'
    """
    if not isinstance(language, str):
        raise TypeError(f'`language` wants a text such as "sv", got {language!r:.60}')
    return _known(language)


@functools.cache
def _known(language: str) -> str:
    for code in language.split(","):
        if code.strip() not in LANGUAGES and not is_known(f"languages.name.{code.strip()}"):
            raise MessageError(Message("languages.unknown", language=code.strip(), choices=LANGUAGES))
    return language
