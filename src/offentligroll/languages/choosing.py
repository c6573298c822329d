"""Which languages somebody may ask for."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from offentligroll.languages.catalogue import LANGUAGES, asked_for, is_known
from offentligroll.languages.message import Message, MessageError


def check_language(language: str, written_in: Iterable[str] | None = None) -> str:
    """Refuse what is no language.

    A language that the library does not speak may be asked for all the same: the words of policies that are
    written in it are shown in it, and all else in the next language, or in English.

    Args:
        language: a code such as ``"sv"``, or several with commas between them, the most wanted first.
        written_in: the languages of what is to be said, where that is known: one of those that are wanted has
            to be among them, or among the library's.

    Returns:
        The language.

    Raises:
        TypeError: it is no text.
        MessageError: it is none, or nothing is said in it; this is a ValueError.

    Example:
        >>> check_language("nb,sv")
        'nb,sv'
    """
    if not isinstance(language, str):
        raise TypeError(f'`language` wants a text such as "sv", got {language!r:.60}')
    _known(language)
    if written_in is not None:
        spoken = (*LANGUAGES, *written_in)
        if not any(one in spoken for one in asked_for(language)):
            choices = tuple(dict.fromkeys(spoken))
            raise MessageError(Message("languages.unspoken", language=language, choices=choices))
    return language


@functools.cache
def _known(language: str) -> str:
    for code in language.split(","):
        if code.strip() not in LANGUAGES and not is_known(f"languages.name.{code.strip()}"):
            raise MessageError(Message("languages.unknown", language=code.strip(), choices=LANGUAGES))
    return language
