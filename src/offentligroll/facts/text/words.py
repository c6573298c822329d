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
from collections.abc import Sequence
from typing import Any

import attrs

from offentligroll.facts.text.folding import PLAIN_WORD, exact, exact_spans, fast
from offentligroll.facts.text.hashtags import joints, put_back
from offentligroll.facts.text.memo import Memo


class Gap(enum.IntEnum):
    """What stands between two words."""

    BLANK = 0
    CLAUSE = 1
    SENTENCE = 2


# Python 3.11 takes its time to look a member up in its enum.
BLANK, CLAUSE, SENTENCE = Gap

_ENDS_SENTENCE = re.compile(r"[!?。؟।]|[.](?=[^.]*\s)|[\n\r][^\S\r\n]*[\n\r]|\u2029")
_CLAUSE_MARKS = frozenset(",;:.()[]{}\"'–—―«»“”„‘‹›、،؛|/")

_JOINS = frozenset(("", " ", "\n", "-", "'", "’", ".", "/"))
"""Alone between two words, these hold them together: *don't*, *t.ex*, *och/eller*."""


@attrs.frozen(slots=False)  # its parts are looked at often, once they are worked out
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
    _apart: str = attrs.field(repr=False, eq=False)
    """The text with a blank wherever words meet in a hashtag."""
    _joints: Sequence[int] = attrs.field(default=(), repr=False, eq=False)
    """Where these blanks are put in."""
    _is_plain: bool = attrs.field(default=False, repr=False, eq=False)
    """Whether its words are the runs of plain letters and digits."""
    written: Sequence[str] = attrs.field(init=False, repr=False, eq=False)
    """The words as they stand in the text."""
    between: Sequence[str] = attrs.field(init=False, repr=False, eq=False)
    """What stands before each word, and behind the last."""
    gaps: Sequence[Gap] = attrs.field(init=False, repr=False, eq=False)
    """What stands before each word; the first is taken to begin a sentence."""
    starts: Sequence[int] = attrs.field(init=False, repr=False, eq=False)
    """The words with which sentences begin."""
    capitals: Sequence[bool] = attrs.field(init=False, repr=False, eq=False)
    """Whether each word is written with a capital."""

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text into words.

        Args:
            text: any text, lone surrogates included.

        Returns:
            Its words.
        """
        apart, met = text, _NO_JOINTS
        if "#" in text and (met := joints(text)):
            apart = " ".join([text[start:end] for start, end in itertools.pairwise((0, *met, len(text)))])
        folded = fast(apart)
        if folded is None:
            return cls(text, tuple(exact(apart)), apart, met)
        return cls(text, tuple(folded.split()), apart, met, len(folded) == len(apart))

    def __len__(self) -> int:
        return len(self.folded)

    @functools.cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends in the text, in code points; found when first asked for."""
        if self._is_plain:
            found = tuple([word.span() for word in PLAIN_WORD.finditer(self._apart)])
        else:
            found = tuple(exact_spans(self._apart))
        return tuple(put_back(found, self._joints)) if self._joints else found

    def quote(self, start: int, end: int) -> tuple[int, int]:
        """Return where a run of words stands in the text.

        Args:
            start: the index of its first word.
            end: the index after its last word.

        Returns:
            The first code point, and the one after the last.
        """
        return self.spans[start][0], self.spans[end - 1][1]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - of five kinds
        """Look at how the words stand in the text, once and for all when somebody first asks."""
        if name not in _LAID_OUT:
            raise AttributeError(name)
        if self._is_plain:
            pieces = PLAIN_WORD.split(self._apart)
        else:
            edges = (0, *itertools.chain.from_iterable(self.spans), len(self.text))
            pieces = [self.text[start:end] for start, end in itertools.pairwise(edges)]
        written, between = pieces[1::2], pieces[::2]
        gaps = [*map(_GAPS.__getitem__, between[:-1])]
        if gaps:
            gaps[0] = SENTENCE
        self.__dict__.update(
            written=written,
            between=between,
            gaps=gaps,
            starts=[at for at, gap in enumerate(gaps) if gap is SENTENCE],
            capitals=[*map(_CAPITALS.__getitem__, written)],
        )
        return self.__dict__[name]


_LAID_OUT = frozenset(("written", "between", "gaps", "starts", "capitals"))
_NO_JOINTS: Sequence[int] = ()


def _is_capital(written: str) -> bool:
    return written[:1].isupper()


_CAPITALS = Memo(_is_capital)


def _gap_of(between: str) -> Gap:
    if between in _JOINS:
        return Gap.BLANK
    between = unicodedata.normalize("NFKC", between).replace("\r\n", "\n")
    if _ENDS_SENTENCE.search(between):
        return Gap.SENTENCE
    if " - " in between or not _CLAUSE_MARKS.isdisjoint(between):
        return Gap.CLAUSE
    return Gap.BLANK


_GAPS = Memo(_gap_of)
