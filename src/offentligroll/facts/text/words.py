"""Cutting a text into words that can be compared.

A word is a run of letters, marks and digits, after Unicode compatibility and case folding.
What can't be seen (zero-width characters, soft hyphens, variation selectors) is taken away.
All else separates: blanks, line breaks, punctuation, ``#``, ``@``, ``_``, hyphens and
apostrophes, so ``#vi_i_kommunen`` is three words, and so is ``#StandWithUs``; *don't* is ``don t``, in
a phrase as in a text.

A sentence ends at ``!`` and ``?``, at a full stop or ellipsis before a blank, and at an empty line.
A clause also ends at a comma, colon, semicolon, dash, bracket or quotation mark. A single line break
is a blank. Nobody's phrase reaches over the end of a sentence.
"""

from __future__ import annotations

import enum
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator

import attrs

from offentligroll.facts.text.hashtags import joints, put_back


class Gap(enum.IntEnum):
    """What stands between two words."""

    BLANK = 0
    CLAUSE = 1
    SENTENCE = 2


# Python 3.11 takes its time to look a member up in its enum.
BLANK, CLAUSE, SENTENCE = Gap

_INVISIBLE = frozenset(
    itertools.chain(
        # Unicode calls these ignorable, though they are marks or letters by category.
        (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
        range(0x180B, 0x1810),
        range(0xFE00, 0xFE10),
        range(0xE0100, 0xE01F0),
    )
)
_APOSTROPHES_AMONG_LETTERS = frozenset((0x02BB, 0x02BC, 0xFF07))


def _is_part_of_word(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] in "LMN":
        return ord(character) not in _APOSTROPHES_AMONG_LETTERS
    if category != "So" or unicodedata.decomposition(character).startswith("<super>"):
        return False
    # Circled and squared letters read as letters.
    return unicodedata.normalize("NFKC", character).isalnum()


class _Separators(dict[int, str | None]):
    """A table for ``str.translate``: separators become blanks, the invisible goes or stays."""

    def __init__(self, *, keeps_invisible: bool) -> None:
        super().__init__()
        self._keeps_invisible = keeps_invisible

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        entry: str | None
        if code in _INVISIBLE or unicodedata.category(character) == "Cf":
            entry = character if self._keeps_invisible else None
        else:
            entry = character if _is_part_of_word(character) else " "
        self[code] = entry
        return entry


_TO_WORDS = _Separators(keeps_invisible=False)
_TO_SEGMENTS = _Separators(keeps_invisible=True)


def fold(text: str) -> str:
    r"""Return a text in the form in which words are compared.

    Args:
        text: any text, lone surrogates included.

    Returns:
        Its folded words with single blanks between them. Folding it again changes nothing.

    Example:
        >>> fold("Å KOMMUNENS\u00a0väg\u00adnar!")
        'å kommunens vägnar'
    """
    return " ".join(_exact(text))


def _exact(text: str) -> list[str]:
    """The exact way. Folding can bring forth what folds again (½, ŉ), hence the rounds."""
    seen = None
    while text != seen:
        seen = text
        text = unicodedata.normalize("NFKC", _without_piles(text.translate(_TO_WORDS)).casefold())
    return text.split()


_HIGHEST_PILE = 30
"""So many marks on one letter are the most that any language needs, says Unicode's stream-safe format."""
_SHORT = 1000
"""In shorter texts no pile costs much."""


def _without_piles(text: str) -> str:
    """Take off what is piled too high: sorting the marks on a letter takes the square of their number."""
    if len(text) < _SHORT:
        return text
    kept: list[str] = []
    height = 0
    for character in text:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _HIGHEST_PILE:
            kept.append(character)
    return "".join(kept)


# The fast way: one table for all bytes of latin-1. What does not fold into one such byte is
# marked, and sends the whole text the exact way.
_HARD = 0


def _fold_byte(code: int) -> int:
    folded = _exact(chr(code))
    if not folded:
        return 0x20
    word = folded[0]
    return ord(word) if len(folded) == len(word) == 1 and ord(word) < 256 else _HARD


_SOFT_HYPHEN = b"\xad"
_BYTES = bytes(_fold_byte(code) for code in range(256))
_TYPOGRAPHIC_SEPARATORS = "’”“–—…•‘„"
_FOLDED_WORD = re.compile("[^ ]+")


def _fast(text: str) -> str | None:
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        for mark in _TYPOGRAPHIC_SEPARATORS:
            text = text.replace(mark, " ")
        try:
            data = text.encode("latin-1")
        except UnicodeEncodeError:
            return None
    folded = data.translate(_BYTES, _SOFT_HYPHEN)
    return None if _HARD in folded else folded.decode("latin-1")


_ENDS_SENTENCE = re.compile(r"[!?。؟।]|[.](?=[^.]*\s)|[\n\r][^\S\r\n]*[\n\r]|\u2029")
_CLAUSE_MARKS = frozenset(",;:.()[]{}\"'–—―«»“”„‘‹›、،؛|/")

_JOINS = frozenset(("", " ", "\n", "-", "'", "’", ".", "/"))
"""Alone between two words, these hold them together: *don't*, *t.ex*, *och/eller*."""


@attrs.frozen
class Words:
    """The words of a text, each in its folded form, with where it stands.

    Example:
        >>> words = Words.of("Nu plogas Storgatan.")
        >>> words.folded
        ('nu', 'plogas', 'storgatan')
        >>> words.quote(1, 3)
        (3, 19)
    """

    text: str
    """The text as it stands."""
    folded: tuple[str, ...]
    """Its words, folded, in their order."""
    _fast: str | None = attrs.field(default=None, repr=False, eq=False)
    """The folded text where it has the length of the text itself; else None."""
    _spans: tuple[tuple[int, int], ...] | None = attrs.field(default=None, repr=False, eq=False)
    """Where the words stand, where that was found when they were cut."""

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text into words.

        Args:
            text: any text, lone surrogates included.

        Returns:
            Its words.
        """
        if "#" in text and (found := joints(text)):
            return cls._of_joined(text, found)
        fast = _fast(text)
        if fast is None:
            return cls(text, tuple(_exact(text)))
        return cls(text, tuple(fast.split()), fast if len(fast) == len(text) else None)

    @classmethod
    def _of_joined(cls, text: str, met: list[int]) -> Words:
        pieces = [text[start:end] for start, end in itertools.pairwise((0, *met, len(text)))]
        apart = cls.of(" ".join(pieces).replace("#", " "))
        return cls(text, apart.folded, None, tuple(put_back(apart.spans, met)))

    @classmethod
    def of_exactly(cls, text: str) -> Words:
        """Cut a text into words without the short way for Western letters; the answer is the same.

        Args:
            text: any text.

        Returns:
            Its words.
        """
        return cls(text, tuple(_exact(text)))

    def __len__(self) -> int:
        return len(self.folded)

    @functools.cached_property
    def distinct(self) -> frozenset[str]:
        """The words without order and repetition."""
        return frozenset(self.folded)

    @functools.cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends in the text, in code points; found when first asked for."""
        if self._spans is not None:
            return self._spans
        if self._fast is not None:
            return tuple([found.span() for found in _FOLDED_WORD.finditer(self._fast)])
        return tuple(self._exact_spans())

    def _exact_spans(self) -> Iterator[tuple[int, int]]:
        # Both tables agree on what separates, and nothing folds across a separator, so the
        # words of the text are the words of its segments. A segment of several words (½ is
        # 1 and 2) lends its place to all of them.
        for segment in _FOLDED_WORD.finditer(self.text.translate(_TO_SEGMENTS)):
            for _ in _exact(segment.group()):
                yield segment.span()

    def quote(self, start: int, end: int) -> tuple[int, int]:
        """Return where a run of words stands in the text.

        Args:
            start: the index of its first word.
            end: the index after its last word.

        Returns:
            The first code point, and the one after the last.
        """
        return self.spans[start][0], self.spans[end - 1][1]

    def gap_before(self, index: int) -> Gap:
        """Return what stands between a word and the one before it.

        Args:
            index: the word's index, from 1.

        Returns:
            The strongest of what is found there.
        """
        return _gap_of(self.text[self.spans[index - 1][1] : self.spans[index][0]])

    @functools.cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What stands before each word; the first is taken to begin a sentence."""
        text, spans, blank = self.text, self.spans, BLANK
        found = [
            blank if (between := text[before[1] : after[0]]) == " " else _gap(between)
            for before, after in itertools.pairwise(spans)
        ]
        return (SENTENCE, *found) if spans else ()

    @functools.cached_property
    def written(self) -> tuple[str, ...]:
        """The words as they stand in the text."""
        text = self.text
        return tuple([text[start:end] for start, end in self.spans])


_SHORT_GAP = 8
"""Gaps up to so long recur, and are told once."""


def _gap(between: str) -> Gap:
    return _known_gap(between) if len(between) <= _SHORT_GAP else _gap_of(between)


@functools.lru_cache(maxsize=4096)
def _known_gap(between: str) -> Gap:
    return _gap_of(between)


def _gap_of(between: str) -> Gap:
    if between in _JOINS:
        return Gap.BLANK
    between = unicodedata.normalize("NFKC", between).replace("\r\n", "\n")
    if _ENDS_SENTENCE.search(between):
        return Gap.SENTENCE
    if " - " in between or not _CLAUSE_MARKS.isdisjoint(between):
        return Gap.CLAUSE
    return Gap.BLANK
