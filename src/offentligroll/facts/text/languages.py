"""Telling in which language a text is written, and which languages have a lexicon."""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Mapping
from importlib import resources
from typing import Any

import attrs

from offentligroll.facts.text.words import Words


@attrs.frozen(kw_only=True)
class Languages:
    """The languages that have a lexicon, and the words by which languages are told apart."""

    codes: Mapping[str, str]
    """The languages that have a lexicon, by each code that archives use for them."""
    small_words: Mapping[str, tuple[str, ...]]
    """Frequent small words, with the languages that have them; some of those have no lexicon."""
    untold: frozenset[str]
    """Codes by which archives say that they don't know."""

    @property
    def with_lexicon(self) -> tuple[str, ...]:
        """The languages that have a lexicon."""
        return tuple(dict.fromkeys(self.codes.values()))

    def code_of(self, language: str | None) -> str | None:
        """Give the plain code of a language.

        Args:
            language: as an archive writes it, such as ``"sv-SE"``.

        Returns:
            ``"sv"``; None where no language is told.
        """
        if language is None:
            return None
        plain = language.strip().replace("_", "-").partition("-")[0].casefold()
        if not plain or plain in self.untold:
            return None
        return self.codes.get(plain, plain)

    def guess(self, words: Words) -> str | None:
        """Guess the language from its small words.

        Args:
            words: the words.

        Returns:
            The language's code, or None where the guess is not clear.
        """
        scores: Counter[str] = Counter()
        for word in words.distinct & self.small_words.keys():
            having = self.small_words[word]
            for code in having:
                # A word of many languages speaks for each of them a little.
                scores[code] += _OWN_WORD // len(having)
        if not scores:
            return None
        (code, best), (_, second) = [*scores.most_common(2), ("", 0)][:2]
        needed = _OWN_WORD if len(words) <= _SHORT else 2 * _OWN_WORD
        is_thin = best < needed or best * _RAREST_SHARE < _OWN_WORD * len(words.distinct)
        return None if is_thin or 2 * best < 3 * second else code


_OWN_WORD = 60
"""What a small word counts that only one language has."""
_RAREST_SHARE = 15
"""Less than one small word among so many words tells nothing."""
_SHORT = 10
"""Up to so many words, one small word tells; among more, it takes two."""


@functools.cache
def languages() -> Languages:
    """Give the languages that the library knows.

    Returns:
        What ``facts/lexicon/languages.toml`` says.
    """
    table = shipped_table("languages.toml")
    small_words: dict[str, tuple[str, ...]] = {}
    for code, words in table["common"].items():
        for word in words:
            small_words[word] = (*small_words.get(word, ()), code)
    return Languages(
        codes=table["codes"],
        small_words=small_words,
        untold=frozenset(table["untold"]),
    )


def shipped_table(name: str) -> dict[str, Any]:
    """Read a file of the shipped lexicons.

    Args:
        name: the name of the file in ``facts/lexicon/``.

    Returns:
        What it holds.
    """
    path = resources.files("offentligroll.facts.text").joinpath("lexicon", name)
    return tomllib.loads(path.read_text("utf-8"))
