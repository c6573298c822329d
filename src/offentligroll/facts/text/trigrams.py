"""Telling the language of a few words from their letters.

For each language, a table says how much more often a run of three letters stands in it than runs that tell
nothing. The figures of all languages for one word are packed into one integer and kept, so that a
sentence is weighed by adding integers, and a language compared with all others by subtracting one.
"""

from __future__ import annotations

import collections
import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import attrs

from offentligroll.facts.text.buckets import Buckets
from offentligroll.facts.text.memo import Memo
from offentligroll.facts.text.tables import kept_tables, shipped_table, shipped_text

_LANE = 24
_MASK = (1 << _LANE) - 1
_HIGH = 1 << (_LANE - 1)
_LONGEST_WORD = 24
_COMMON = 40
"""What a frequent word counts beside its letters."""
_LETTER = 40
"""What a letter counts that few languages have."""
_FIRST = ord("!")
"""The first sign by which numbers are kept."""
_NOTHING: Mapping[str, Iterable[str]] = {}
_NO_LETTERS: Mapping[str, str] = {}


class Rows(Protocol):
    """What each run tells."""

    def get(self, run: str, /) -> str | None:
        """Return pairs of characters; None where it tells nothing."""


@attrs.frozen(eq=False)
class TrigramTable:
    """How the languages spell."""

    languages: tuple[str, ...]
    """Their codes, in the order of their lanes."""
    rows: Rows
    """What each run tells, as :func:`rows_of` gives it."""
    _lanes: Mapping[str, int]
    _ones: int
    _highs: int
    _width: int
    _packed: Memo[int] = attrs.field(init=False)
    """The figures of all languages for a run, packed when it is first met."""
    figures: Memo[int] = attrs.field(init=False)
    """The figures of all languages for one word, packed; above them, how many letters it has."""

    counted: Memo[int] = attrs.field(init=False)
    """The same for a word of letters alone; 0 for all others."""

    @_packed.default
    def _none_packed(self) -> Memo[int]:
        return Memo(self._pack)

    @figures.default
    def _no_figures(self) -> Memo[int]:
        return Memo(self._weigh)

    @counted.default
    def _none_counted(self) -> Memo[int]:
        return Memo(lambda word: self._weigh(word) if word.isalpha() else 0)

    @classmethod
    def of(cls, languages: Iterable[str], rows: Rows) -> TrigramTable:
        """Make a table.

        Args:
            languages: their codes, in the order of their numbers.
            rows: what each run tells, as :func:`rows_of` gives it.

        Returns:
            The table.
        """
        languages = tuple(languages)
        ones = sum(1 << (number * _LANE) for number in range(len(languages)))
        lanes = {language: number * _LANE for number, language in enumerate(languages)}
        return cls(languages, rows, lanes, ones, _HIGH * ones, len(languages) * _LANE)

    def weigh(self, words: Iterable[str]) -> int:
        """Weigh words for all languages.

        Args:
            words: the words, folded; at most some thousands of them.

        Returns:
            The sum of their figures.
        """
        return sum(map(self.figures.__getitem__, words))

    def letters(self, weighed: int) -> int:
        """Return how many letters were weighed.

        Args:
            weighed: a sum of figures.

        Returns:
            The letters of all words.
        """
        return weighed >> self._width

    def figure(self, weighed: int, language: str) -> int:
        """Return the figure of one language.

        Args:
            weighed: a sum of figures.
            language: the language; one that is not in the table has no figure.

        Returns:
            The figure.
        """
        lane = self._lanes.get(language)
        return 0 if lane is None else weighed >> lane & _MASK

    def best(self, weighed: int, starts: Mapping[str, int]) -> tuple[str, int]:
        """Return the likeliest of some languages.

        Args:
            weighed: a sum of figures.
            starts: the languages with their head starts; what has no figure gets none.

        Returns:
            The first of those with the highest figure, and this with the head start; 0 where all have none.
        """
        lanes = self._lanes
        best, highest = "", 0
        for language, start in starts.items():
            lane = lanes.get(language)
            figure = 0 if lane is None else weighed >> lane & _MASK
            if figure and figure + start > highest:
                best, highest = language, figure + start
        return best, highest

    def above(self, weighed: int, least: int) -> Sequence[str]:
        """Return the languages whose figure is high enough.

        Args:
            weighed: a sum of figures.
            least: the least figure.

        Returns:
            The languages, the likeliest first.
        """
        high = (weighed + (_HIGH - least) * self._ones) & self._highs
        if not high:
            return ()
        found = []
        while high:
            number = high.bit_length() // _LANE - 1
            found.append(self.languages[number])
            high ^= _HIGH << (number * _LANE)
        if len(found) > 1:
            found.sort(key=lambda language: (-self.figure(weighed, language), self._lanes[language]))
        return found

    def ahead_of(self, main: str, weighed: int, least: int, a_letter: float) -> Sequence[str]:
        """Return the languages that spell words so much better than another.

        Args:
            main: the other language.
            weighed: a sum of figures.
            least: by so much the figures have to be ahead,
            a_letter: and by so much for each letter.

        Returns:
            The languages, the likeliest first.
        """
        lane = self._lanes.get(main)
        own = 0 if lane is None else weighed >> lane & _MASK
        return self.above(weighed, own + least + int(a_letter * (weighed >> self._width)))

    def _weigh(self, word: str) -> int:
        spelled = f" {word[:_LONGEST_WORD]} "
        runs = [spelled + " ", *[spelled[at : at + 3] for at in range(len(spelled) - 2)]]
        if not word.isascii():
            runs += word
        return sum(map(self._packed.__getitem__, runs), len(word) << self._width)

    def _pack(self, run: str) -> int:
        numbers = [ord(sign) - _FIRST for sign in self.rows.get(run) or ""]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return sum([figure << (number * _LANE) for number, figure in pairs])


def rows_of(
    figures: Mapping[str, Mapping[str, int]],
    common: Mapping[str, Iterable[str]] = _NOTHING,
    letters: Mapping[str, str] = _NO_LETTERS,
) -> dict[str, str]:
    """Find of each run what it tells of the languages, so that a table is loaded at once.

    Args:
        figures: by language and run of three letters; 8 for each factor of *e*.
        common: by language, words that are frequent in it.
        letters: by language, letters that few others have.

    Returns:
        By run, pairs of characters: the number of a language in alphabetical order, and its figure.
    """
    rows: dict[str, str] = {}
    for number, language in enumerate(sorted(figures)):
        told = collections.Counter(figures[language])
        for word in common.get(language, ()):
            # More than three letters with the blanks around, so it is no run of three.
            told[f" {word}  "] += _COMMON
        for letter in letters.get(language, ""):
            told[letter] += _LETTER
        for run, figure in told.items():
            rows[run] = rows.get(run, "") + chr(_FIRST + number) + chr(_FIRST + figure)
    return rows


@functools.cache
def trigrams() -> TrigramTable:
    """Return the shipped table, read when it is first asked for.

    Returns:
        The table of ``facts/text/lexicon/trigrams.json``.
    """
    return kept_tables("trigrams", ("languages.toml", "trigrams.json"), _read, _used)


def _read() -> dict[str, Any]:
    told = shipped_table("languages.toml")
    figures = {
        language: {run: int(figure) for figure, runs in each.items() for run in _runs(runs)}
        for language, each in json.loads(shipped_text("trigrams.json"))["languages"].items()
    }
    rows = rows_of(figures, told["common"], told["letters"])
    return {"languages": sorted(figures), "rows": Buckets.of(rows).texts}


def _used(told: Mapping[str, Any]) -> TrigramTable:
    return TrigramTable.of(told["languages"], Buckets(told["rows"]))


def _runs(joined: str) -> Iterable[str]:
    return (joined[at : at + 3] for at in range(0, len(joined), 3))
