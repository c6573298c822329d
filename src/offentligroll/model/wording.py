"""Words that a person reads, in one or more languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs


def _pairs(value: Mapping[str, str] | tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(value.items()) if isinstance(value, Mapping) else tuple(value)


@attrs.frozen
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
        """Give the words in a language, or in the nearest one there is.

        Args:
            language: a language code such as ``"sv"``.

        Returns:
            The words in that language; else in English, else in the first language of the file.
        """
        known: dict[Any, str] = dict(self.translations)
        first = self.translations[0][1] if self.translations else ""
        return known.get(language) or known.get("en") or first


NO_WORDS = Wording({})
"""Nothing said, in any language."""
