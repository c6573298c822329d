"""Words that a person reads, in one or more languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

import attrs

from offentligroll.model.typed import recorded, typed


def _pairs(value: Mapping[str, str] | tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(value.items()) if isinstance(value, Mapping) else value


_LANGUAGE_TAG = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*"


@functools.lru_cache(maxsize=256)
def language_tag(language: str | None) -> str | None:
    """Hold the name of a language to the form of a tag.

    Args:
        language: such as ``"sv"``, ``"sv-SE"`` or ``"swe"``; empty where none is told.

    Returns:
        The same; None for none.

    Raises:
        ValueError: it is no tag, such as the name of the language in words.

    Example:
        >>> language_tag("sv-SE")
        'sv-SE'
    """
    if not language:
        return None
    if re.fullmatch(_LANGUAGE_TAG, language):
        return language
    raise ValueError(
        f"`{language:.40}` is no language tag; write the code of the language, such as `sv` or `en-GB`"
    )


@attrs.frozen(field_transformer=typed)
class Wording(Mapping[str, str]):
    """One sentence or phrase, with its translations by language code.

    Args:
        translations: a mapping such as ``{"sv": "…", "en": "…"}``, or pairs of the same.

    Example:
        >>> says = Wording({"sv": "Hej", "en": "Hello"})
        >>> says["sv"], says.in_language("de")
        ('Hej', 'Hello')
    """

    translations: tuple[tuple[str, str], ...] = attrs.field(converter=_pairs)
    """Pairs of language code and words, in the order of the file."""

    @classmethod
    def _made_of(cls, value: object) -> Wording:
        """What stands where a wording is wanted: a mapping will do as well."""
        if not isinstance(value, Mapping):
            raise TypeError
        return cls(value)

    def __str__(self) -> str:
        return self.in_language("en")

    def __getitem__(self, language: str) -> str:
        for code, words in self.translations:
            if code == language:
                return words
        raise KeyError(language)

    def __iter__(self) -> Iterator[str]:
        return (code for code, _ in self.translations)

    def __len__(self) -> int:
        return len(self.translations)

    def in_language(self, language: str) -> str:
        """Find the words in a language, or in the nearest one there is.

        Args:
            language: a code such as ``"sv"``; several with commas between them, the most wanted first.

        Returns:
            The words in the first of the languages that has some; else in English, else in the first language
            of the file.

        Example:
            >>> Wording({"sv": "Hej", "en": "Hello"}).in_language("nb,sv")
            'Hej'
        """
        from offentligroll.languages import nearest  # noqa: PLC0415 - who decides reads no words

        return nearest(dict(self.translations), language)


UNDETERMINED = "und"
"""The code of words in a language that nobody has named."""

NO_WORDS = recorded(Wording, translations=())
"""Nothing said, in any language."""
