"""Telling in which languages a text is written, sentence by sentence, and which have a lexicon."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from offentligroll.facts.text.foreign_words import are_near, has_foreign_words
from offentligroll.facts.text.tables import kept_tables, shipped_table
from offentligroll.facts.text.trigrams import TrigramTable, trigrams
from offentligroll.facts.text.words import Words

# Figures of the table: 8 for each factor of e in likelihood.
_SURE = 16
"""By so much the language of a text has to be ahead of all others."""
_SURE_TO_DIFFER = 40
"""By so much another language has to be ahead, for a sentence to be in another than the rest."""
_SURE_TO_DIFFER_A_LETTER = 1.2
"""And by so much for each of its letters."""
_SURE_OF_NEIGHBOURS = 32
"""By so much it has to be ahead of languages that are spelled much alike."""
_EXPECTED = 64
"""The head start of a language that is expected of this author or organisation."""
_READ = 24
"""The head start of the languages that can be read."""
_FEWEST_WORDS = 2
_FEWEST_LETTERS = 8
_ENOUGH = 2_000
"""So many words tell the language of a text, however long it is."""
_LONG_SENTENCE = 200
"""Of a longer sentence, so many words are weighed."""


@attrs.frozen(kw_only=True)
class Spoken:
    """In which languages a text is written."""

    main: str | None
    """The language of the most of it; None where that is not clear."""
    others: tuple[tuple[int, int, str], ...] = ()
    """The sentences that are in another: from which word, to which, and in what language."""
    has_foreign_words: bool = False
    """Whether other words look foreign, too few to tell of what language."""

    @property
    def is_mixed(self) -> bool:
        """Whether anything is in another language than the most of it."""
        return bool(self.others) or self.has_foreign_words


@attrs.frozen(kw_only=True)
class Languages:
    """The languages that have a lexicon, and how languages are told apart."""

    codes: Mapping[str, str]
    """The languages that have a lexicon, by each code that archives use for them."""
    countries: Mapping[str, tuple[str, ...]]
    """The languages that are expected of a country's officials."""
    untold: frozenset[str]
    """Codes by which archives say that they don't know."""
    alphabets: Mapping[str, frozenset[str]]
    """The letters with which the languages that have a lexicon spell."""

    @functools.cached_property
    def with_lexicon(self) -> tuple[str, ...]:
        """The languages that have a lexicon."""
        return tuple(dict.fromkeys(self.codes.values()))

    @functools.cached_property
    def _starts(self) -> Mapping[str, int]:
        """Their head starts where none of them is expected."""
        return dict.fromkeys(self.with_lexicon, _READ)

    def code_of(self, language: str | None) -> str | None:
        """Return the plain code of a language.

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

    def spoken(self, words: Words, expected: Iterable[str] = (), told: str | None = None) -> Spoken:
        """Return in which languages a text is written.

        Args:
            words: its words.
            expected: the languages that are expected of this author or organisation.
            told: the language that the archive tells; it is believed of the whole, not of each sentence.

        Returns:
            The language of the most of it, and the sentences that are in another.
        """
        table = trigrams()
        figures = _figures(words, table)
        main = told
        if main is None:
            main = self._main(table, sum(figures[:_ENOUGH]), tuple(expected))
        if main is None:
            return Spoken(main=None)
        if (told or len(words.starts) > 1) and (others := self._others(words, figures, main, table)):
            return Spoken(main=main, others=others)
        is_mixed = has_foreign_words(words, figures, main, table, self.alphabets.get(main))
        return _spoken_alone(main, is_mixed)

    def _others(
        self, words: Words, figures: Sequence[int], main: str, table: TrigramTable
    ) -> tuple[tuple[int, int, str], ...]:
        """Return the sentences that are in another language than the most of a text."""
        others = []
        for start, end in itertools.pairwise((*words.starts, len(figures))):
            counted = figures[start : min(end, start + _LONG_SENTENCE)]
            if len(counted) - counted.count(0) >= _FEWEST_WORDS:
                other = _other(table, sum(counted), main)
                if other and (plain := self.codes.get(other, other)) != main:
                    others.append((start, end, plain))
        return tuple(others)

    def guess(self, words: Words) -> str | None:
        """Guess the language of the most of a text.

        Args:
            words: its words.

        Returns:
            The language's code, or None where the guess is not clear.
        """
        return self.spoken(words).main

    def _main(self, table: TrigramTable, weighed: int, expected: tuple[str, ...]) -> str | None:
        best, figure = table.best(weighed, self._starts_for(expected) if expected else self._starts)
        if not figure:
            found = table.above(weighed, _SURE)
            return self.codes.get(found[0], found[0]) if found else None
        own = table.figure(weighed, best)
        least = own - _SURE_OF_NEIGHBOURS - _EXPECTED
        for rival in table.above(weighed, min(least, figure - _SURE)):
            plain = self.codes.get(rival, rival)
            theirs = table.figure(weighed, rival)
            if plain == best or (plain in _NEAR and best in _NEAR):
                continue
            is_near = are_near(rival, best)
            if theirs >= figure + _SURE or (theirs >= own + _SURE and is_near):
                return plain
            if is_near:
                # Who is expected to write the one is not soon believed to write the other.
                theirs += _SURE_OF_NEIGHBOURS + _EXPECTED * (plain in expected and best not in expected)
            if theirs > (own if is_near else figure - _SURE):
                return None
        return best

    def _starts_for(self, expected: tuple[str, ...]) -> Mapping[str, int]:
        return {**self._starts, **dict.fromkeys(expected, _EXPECTED)}


_NEAR = frozenset(("nb", "nn", "da"))
"""Languages so near that either can be read for the other."""


@functools.lru_cache(maxsize=256)
def _spoken_alone(main: str, has_foreign_words: bool) -> Spoken:
    return Spoken(main=main, has_foreign_words=has_foreign_words)


def _figures(words: Words, table: TrigramTable) -> list[int]:
    """Weigh the words that tell a language: no names of accounts, no hashtags, nothing with digits."""
    figures, text = [*map(table.counted.__getitem__, words.folded)], words.text
    if "@" in text or "#" in text:
        for at, before in enumerate(words.between[: len(figures)]):
            if before[-1:] in _NAMING:
                figures[at] = 0
    return figures


_NAMING = ("@", "#", "_")


def _other(table: TrigramTable, weighed: int, main: str) -> str | None:
    """Return the language of a sentence, if it is surely another than that of the rest."""
    letters = table.letters(weighed)
    if letters < _FEWEST_LETTERS:
        return None
    needed = max(_SURE_TO_DIFFER, int(_SURE_TO_DIFFER_A_LETTER * letters))
    own = table.figure(weighed, main)
    for other in table.above(weighed, own + needed):
        if not are_near(other, main) or table.figure(weighed, other) > own + 2 * needed:
            return other
    return None


@functools.cache
def languages() -> Languages:
    """Return the languages that the library knows.

    Returns:
        What ``facts/text/lexicon/languages.toml`` says.
    """
    name = "languages.toml"
    return kept_tables("languages", (name,), functools.partial(shipped_table, name), _languages_of)


def _languages_of(table: Mapping[str, Any]) -> Languages:
    return Languages(
        codes=table["codes"],
        countries={country: tuple(each) for country, each in table["countries"].items()},
        untold=frozenset(table["untold"]),
        alphabets={language: frozenset(each) for language, each in table["alphabets"].items()},
    )
