"""What detectors say, which is English, in the language of an explanation.

Detectors tell in short English clauses what is missing, and name the records that they looked at. The
clauses and their translations are data, in ``notes.toml``.
"""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from collections.abc import Iterator
from importlib import resources
from string import Formatter

import attrs

from offentligroll.assessment.wording.phrasing import check_language, date_words
from offentligroll.assessment.wording.safe_text import one_line

_BETWEEN = "; "
_DASH = " – "
_OWN_LANGUAGE = "en"
_LONGEST = 500
"""A note longer than this is a person's own text, and is not looked up."""


@attrs.frozen(kw_only=True)
class _Translation:
    """A clause with holes, and the same clause in another language."""

    fixed: tuple[str, ...]
    """The words before, between and after the holes."""
    holes: tuple[str, ...]
    """What the holes are called."""
    translated: str
    """The other clause, with the same names in braces."""

    @classmethod
    def from_texts(cls, clause: str, translated: str) -> _Translation:
        parts = list(Formatter().parse(clause))
        fixed = [words for words, _, _, _ in parts]
        holes = [hole for _, hole, _, _ in parts if hole is not None]
        return cls(
            fixed=tuple(fixed if len(fixed) > len(holes) else [*fixed, ""]),
            holes=tuple(holes),
            translated=translated,
        )

    def filled_by(self, clause: str) -> dict[str, str] | None:
        """Tell what fills the holes; None where it is another clause."""
        first, *between = self.fixed
        if not clause.startswith(first):
            return None
        if not between:
            return {} if clause == first else None
        *middle, last = between
        begin, end = len(first), len(clause) - len(last)
        if begin > end or not clause.endswith(last):
            return None
        filled = []
        # From the end, since names with any words in them come before the days.
        for words in reversed(middle):
            found = clause.rfind(words, begin, end)
            if found < 0:
                return None
            filled.append(clause[found + len(words) : end])
            end = found
        return dict(zip(self.holes, (clause[begin:end], *reversed(filled)), strict=True))


def note_words(note: str, language: str) -> str | None:
    """Say a detector's note in a language.

    Args:
        note: a short English clause, or several with semicolons between them.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The note on one line, without the clauses that have no translation; None where none has.

    Example:
        >>> note_words("the day is not known", "sv")
        'dagen är inte känd'
        >>> note_words("a detector's own words", "sv") is None
        True
    """
    if check_language(language) == _OWN_LANGUAGE:
        return one_line(note, _LONGEST) or None
    if len(note) > _LONGEST:
        return None
    return _BETWEEN.join(_clauses(note.split(_BETWEEN), language)) or None


def record_words(record: str, language: str) -> str:
    """Say what a record is called.

    Args:
        record: the record, as a detector names it.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The record on one line; as the detector names it where there is no translation.

    Example:
        >>> record_words("twitter:kommunchef: words of the profile", "sv")
        'twitter:kommunchef: profilens ord'
    """
    if check_language(language) == _OWN_LANGUAGE or len(record) > _LONGEST:
        return one_line(record, _LONGEST)
    return _translated(record, language) or one_line(record)


def _clauses(parts: list[str], language: str) -> Iterator[str]:
    """Translate the longest run of parts that is one clause, and go on behind it."""
    begin = 0
    while begin < len(parts):
        for end in range(len(parts), begin, -1):
            words = _translated(_BETWEEN.join(parts[begin:end]), language)
            if words is not None:
                yield words
                begin = end
                break
        else:
            begin += 1


def _translated(clause: str, language: str, depth: int = 3) -> str | None:
    if depth == 0:
        return None
    for translation in _translations(language):
        filled = translation.filled_by(clause)
        if filled is not None:
            told = {hole: _hole_words(hole, words, language, depth) for hole, words in filled.items()}
            if None not in told.values():
                return translation.translated.format(**told)
    return None


def _hole_words(hole: str, words: str, language: str, depth: int) -> str | None:
    match hole:
        case "clause":
            return _translated(words, language, depth - 1)
        case "day" | "from" | "until":
            return _day_words(words, hole, language)
        case "period":
            begin, dash, end = words.partition(_DASH)
            return f"{_day_words(begin, 'from', language)}{dash}{_day_words(end, 'until', language)}"
        case _:
            return one_line(words)


def _day_words(text: str, hole: str, language: str) -> str:
    """Write a full ISO day out; a year or month alone stays, and the names of ends are translated."""
    try:
        return date_words(dt.date.fromisoformat(text), language)
    except ValueError:
        return _translated(f"{hole} {text}", language, 1) or one_line(text)


@functools.cache
def _translations(language: str) -> tuple[_Translation, ...]:
    """Give the clauses, those with the most fixed words first, since they say the most."""
    file = resources.files("offentligroll.assessment.wording").joinpath("notes.toml")
    table: dict[str, str] = tomllib.loads(file.read_text("utf-8"))[language]
    clauses = [_Translation.from_texts(clause, translated) for clause, translated in table.items()]
    return tuple(sorted(clauses, key=lambda one: -sum(map(len, one.fixed))))
