"""Telling the language of a few words from their letters.

For each language, a table says how much more often a run of three letters stands in it than runs that tell
nothing. The figures of all languages for one word are packed into one integer and kept, so that a
sentence is weighed by adding integers, and a language compared with all others by subtracting one.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from offentligroll.facts.text.tables import shipped_table, shipped_text

_LANE = 24
_MASK = (1 << _LANE) - 1
_HIGH = 1 << (_LANE - 1)
_MOST_KEPT = 50_000
_LONGEST_WORD = 24
_COMMON = 40
"""What a frequent word counts beside its letters."""
_LETTER = 40
"""What a letter counts that few languages have."""
_NOTHING: Mapping[str, Iterable[str]] = {}
_NO_LETTERS: Mapping[str, str] = {}


@attrs.frozen(eq=False)
class TrigramTable:
    """How the languages spell."""

    languages: tuple[str, ...]
    """Their codes, in the order of their lanes."""
    _packed: Mapping[str, int]
    _lanes: Mapping[str, int]
    _ones: int
    _highs: int
    _words: dict[str, int] = attrs.field(factory=dict)

    @classmethod
    def of(
        cls,
        figures: Mapping[str, Mapping[str, int]],
        common: Mapping[str, Iterable[str]] = _NOTHING,
        letters: Mapping[str, str] = _NO_LETTERS,
    ) -> TrigramTable:
        """Make a table.

        Args:
            figures: by language and run of three letters; 8 for each factor of *e*.
            common: by language, words that are frequent in it.
            letters: by language, letters that few others have.

        Returns:
            The table.
        """
        languages = tuple(sorted(figures))
        packed: dict[str, int] = {}
        for number, language in enumerate(languages):
            for run, figure in figures[language].items():
                packed[run] = packed.get(run, 0) + (figure << (number * _LANE))
        for language, words in common.items():
            for word in words:
                # More than three letters with the blanks around, so it is no run of three.
                spelled = f" {word}  "
                packed[spelled] = packed.get(spelled, 0) + (_COMMON << (languages.index(language) * _LANE))
        for language, each in letters.items():
            for letter in each:
                packed[letter] = packed.get(letter, 0) + (_LETTER << (languages.index(language) * _LANE))
        ones = sum(1 << (number * _LANE) for number in range(len(languages)))
        return cls(
            languages,
            packed,
            {language: number * _LANE for number, language in enumerate(languages)},
            ones,
            _HIGH * ones,
        )

    def weigh(self, words: Iterable[str]) -> int:
        """Weigh words for all languages.

        Args:
            words: the words, folded; at most some thousands of them.

        Returns:
            The figures of all languages, packed.
        """
        known = self._words
        total = 0
        for word in words:
            figure = known.get(word)
            total += self._weigh(word) if figure is None else figure
        return total

    def figure(self, weighed: int, language: str) -> int:
        """Give the figure of one language.

        Args:
            weighed: what `weigh` gave.
            language: the language; one that is not in the table has no figure.

        Returns:
            The figure.
        """
        lane = self._lanes.get(language)
        return 0 if lane is None else weighed >> lane & _MASK

    def above(self, weighed: int, least: int) -> tuple[str, ...]:
        """Give the languages whose figure is high enough.

        Args:
            weighed: what `weigh` gave.
            least: the least figure.

        Returns:
            The languages, the likeliest first.
        """
        high = (weighed + (_HIGH - least) * self._ones) & self._highs
        found = []
        while high:
            number = high.bit_length() // _LANE - 1
            found.append(self.languages[number])
            high ^= _HIGH << (number * _LANE)
        if len(found) > 1:
            found.sort(key=lambda language: (-self.figure(weighed, language), self._lanes[language]))
        return tuple(found)

    def _weigh(self, word: str) -> int:
        spelled = f" {word[:_LONGEST_WORD]} "
        packed = self._packed
        figure = packed.get(spelled + " ", 0)
        figure += sum(packed.get(spelled[at : at + 3], 0) for at in range(len(spelled) - 2))
        if not word.isascii():
            figure += sum(packed.get(letter, 0) for letter in word)
        if len(self._words) < _MOST_KEPT:
            self._words[word] = figure
        return figure


@functools.cache
def trigrams() -> TrigramTable:
    """Give the shipped table, read when it is first asked for.

    Returns:
        The table of ``facts/text/lexicon/trigrams.json``.
    """
    told = shipped_table("languages.toml")
    table: dict[str, Any] = json.loads(shipped_text("trigrams.json"))
    return TrigramTable.of(
        {
            language: {run: int(figure) for figure, runs in each.items() for run in _runs(runs)}
            for language, each in table["languages"].items()
        },
        told["common"],
        told["letters"],
    )


def _runs(joined: str) -> Iterable[str]:
    return (joined[at : at + 3] for at in range(0, len(joined), 3))
