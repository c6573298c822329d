"""Telling whether a text holds words that are foreign to its language, too few to tell which they are of.

A greeting in another language, or half a sentence, can say what the rest does not. Names prove nothing, so
only words that are not written as names count: those with letters that the language does not have, clauses
that another language spells far better, and words side by side that no lexicon of the language knows.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterable, Iterator, Sequence

from offentligroll.facts.text.memo import Memo
from offentligroll.facts.text.trigrams import TrigramTable
from offentligroll.facts.text.words import CLAUSE, SENTENCE, Words

_AHEAD = 30
"""By so much another language has to be ahead in a clause (8 for each factor of e in likelihood)."""
_AHEAD_A_LETTER = 1.6
"""And by so much for each of its letters."""
_FEWEST_WORDS = 2
_FEWEST_LETTERS = 6
_SHORTEST_WORD = 3
"""Shorter words may be signs of something, such as a unit."""
_MOST_WORDS = 200
"""Of a longer clause, so many words are weighed."""


def has_foreign_words(
    words: Words,
    figures: Sequence[int],
    main: str,
    table: TrigramTable,
    letters: frozenset[str] | None,
) -> bool:
    """Return whether a text holds words that are foreign to its language.

    Args:
        words: its words.
        figures: what they weigh, those that tell a language; 0 for the others.
        main: its language.
        table: how the languages spell.
        letters: those that its words are spelled with; None where that is not known.

    Returns:
        Whether it does.
    """
    capitals = words.capitals
    if letters is not None and not _are_plain(words, letters):
        counted = itertools.compress(words.folded, figures)
        if not letters.issuperset("".join(counted)):
            for word, figure, capital in zip(words.folded, figures, capitals, strict=True):
                if figure and len(word) >= _SHORTEST_WORD and not capital and not letters.issuperset(word):
                    return True
    starts = [at for at, gap in enumerate(words.gaps) if gap >= CLAUSE]
    if True in capitals:
        # Only at the beginning of a clause, a capital makes no name.
        plain = [0 if capital else figure for figure, capital in zip(figures, capitals, strict=True)]
        for at in starts:
            plain[at] = figures[at]
        figures = plain
    for start, end in itertools.pairwise((*starts, len(figures))):
        clause = figures[start : min(end, start + _MOST_WORDS)]
        if len(clause) - clause.count(0) >= _FEWEST_WORDS:
            weighed = sum(clause)
            ahead = table.ahead_of(main, weighed, _AHEAD, _AHEAD_A_LETTER)
            if ahead and table.letters(weighed) >= _FEWEST_LETTERS and _is_far(ahead, main):
                return True
    return False


def _are_plain(words: Words, letters: frozenset[str]) -> bool:
    """Whether words have no letters but those that nearly all languages are spelled with."""
    return words.text.isascii() and letters.issuperset(string.ascii_lowercase)


_AHEAD_WHERE_UNKNOWN = 20
"""By so much another language has to be ahead in words that stand together and are not known."""
_AHEAD_A_LETTER_WHERE_UNKNOWN = 0.8
"""And by so much for each of their letters."""
_LONG_ENOUGH_ALONE = 7
"""So many letters a word has to have that is a sentence by itself."""
_AHEAD_A_LETTER_WHERE_SCATTERED = 5
"""By so much for each letter another language has to be ahead in words that do not stand together."""


def has_unknown_words(words: Words, strange: Memo[bool], main: str, table: TrigramTable) -> bool:
    """Return whether words stand together that a language does not know and another spells better.

    Args:
        words: the words of a text.
        strange: of each word, whether the language is not known to have it.
        main: the language.
        table: how the languages spell.

    Returns:
        Whether there are two such words side by side, one that is a sentence by itself, or several anywhere
        that another language spells far better. Names don't count.
    """
    unknown = _unknown(words, strange)
    if not unknown:
        return False
    if any(_is_unknown_run(words, start, end, main, table) for start, end in _runs(words, unknown)):
        return True
    folded, capitals, gaps = words.folded, words.capitals, words.gaps
    scattered = [
        folded[at]
        for at in unknown[:_MOST_WORDS]
        if len(folded[at]) >= _SHORTEST_WORD and (gaps[at] is SENTENCE or not capitals[at])
    ]
    if len(scattered) < _FEWEST_WORDS:
        return False
    weighed = table.weigh(scattered)
    return _is_far(table.ahead_of(main, weighed, _AHEAD_WHERE_UNKNOWN, _AHEAD_A_LETTER_WHERE_SCATTERED), main)


def _unknown(words: Words, strange: Memo[bool]) -> Sequence[int]:
    found = [at for at, is_strange in enumerate(map(strange.__getitem__, words.folded)) if is_strange]
    if not found:
        return found
    gaps, capitals, between = words.gaps, words.capitals, words.between
    return [
        at for at in found if (gaps[at] is SENTENCE or not capitals[at]) and between[at][-1:] not in _NAMING
    ]


_NAMING = ("@", "#", "_", "&")
"""What stands before names of accounts and tags, and before a sign that is written as a word."""


def _runs(words: Words, indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words side by side in one sentence."""
    gaps = words.gaps
    start = before = indexes[0]
    for at in indexes[1:]:
        if at > before + 1 or gaps[at] is SENTENCE:
            yield start, before + 1
            start = at
        before = at
    yield start, before + 1


def _is_unknown_run(words: Words, start: int, end: int, main: str, table: TrigramTable) -> bool:
    run = words.folded[start : min(end, start + _MOST_WORDS)]
    if sum([len(word) >= _SHORTEST_WORD for word in run]) < _FEWEST_WORDS:
        gaps = words.gaps
        is_sentence = gaps[start] is SENTENCE and (end == len(gaps) or gaps[end] is SENTENCE)
        if not is_sentence or len(run[0]) < _LONG_ENOUGH_ALONE:
            return False
    weighed = table.weigh(run)
    return _is_far(table.ahead_of(main, weighed, _AHEAD_WHERE_UNKNOWN, _AHEAD_A_LETTER_WHERE_UNKNOWN), main)


def _is_far(languages: Iterable[str], main: str) -> bool:
    """Whether one of some languages is spelled otherwise than the one that words should be in."""
    return any(not are_near(other, main) for other in languages)


_NEIGHBOURS = frozenset(("nb", "nn", "da", "sv"))
"""Languages so near that no head start decides between them."""


def are_near(one: str, other: str) -> bool:
    """Return whether two languages are spelled so much alike that a few words can't tell them apart.

    Args:
        one: a language.
        other: another.

    Returns:
        Whether both are Scandinavian.
    """
    return one in _NEIGHBOURS and other in _NEIGHBOURS
