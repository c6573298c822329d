"""Words that a person reads, in one or more languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from offentligroll.languages import chain


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
        known = {code: words for code, words in self.translations if words}
        return next((known[code] for code in (*chain(language), *known) if code in known), "")


UNDETERMINED = "und"
"""The code of words in a language that nobody has named."""

NO_WORDS = Wording({})
"""Nothing said, in any language."""
