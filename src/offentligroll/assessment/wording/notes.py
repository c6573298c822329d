"""What records say, and why facts are not known, in the language of an explanation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from offentligroll.assessment.wording.phrasing import safe_quote
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.evidence import Record
from offentligroll.facts.note import Note, Parameter
from offentligroll.languages import check_language, is_known, render, written
from offentligroll.model.period import Period

_LONGEST = 500
_OWN_WORDS = "text"
_BETWEEN = "; "
_DASH = " – "
_CODED = frozenset({"act", "kind", "capacity"})
"""The parameters of notes that hold words of programs, such as the kind of an act."""


def note_words(note: Note, language: str) -> str:
    """Explain why a fact is not known.

    Args:
        note: the note.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A clause on one line; somebody's own words in quotation marks.

    Example:
        >>> note_words(Note.of("day-unknown"), "sv")
        'dagen är inte känd'
        >>> note_words(Note.from_text("we looked twice"), "sv")
        '”we looked twice”'
    """
    check_language(language)
    if note.code == _OWN_WORDS:
        return "".join(_quoted(str(value), language) for _, value in note.parameters)
    values = {name: _parameter_words(name, value, language) for name, value in note.parameters}
    try:
        return render(f"notes.{note.code}", values, language)
    except KeyError:
        # A note of a later version may say what this one has no sentence for.
        return one_line(note.code, _LONGEST)


def _quoted(words: str, language: str) -> str:
    """Quote somebody's own words, which may be in any language."""
    return safe_quote(words, language, _LONGEST) if words.strip() else ""


def _parameter_words(name: str, value: Parameter, language: str) -> str:
    if isinstance(value, Note):
        return note_words(value, language)
    if isinstance(value, tuple):
        return _BETWEEN.join(note_words(note, language) for note in value)
    if name in _CODED:
        return _code_words(value, language)
    if name == "day":
        return _day_words(value, language)
    if name == "period":
        begin, _, end = value.partition(_DASH)
        return f"{_edge_words('from', begin, language)}{_DASH}{_edge_words('until', end, language)}"
    return one_line(value, _LONGEST)


def record_words(record: Record, language: str) -> str:
    """State what a record holds.

    Args:
        record: the record.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A clause on one line.

    Example:
        >>> from offentligroll.facts.evidence import RecordKind
        >>> holder = Record(kind=RecordKind.CHANNEL, id="x:1", field="holder", value="Lindby kommun")
        >>> record_words(holder, "sv")
        'x:1: tillhör Lindby kommun'
    """
    check_language(language)
    value = record.value if isinstance(record.value, str) else ""
    of = record.of or ""
    words = {
        "id": one_line(record.id or "", _LONGEST),
        "value": one_line(value, _LONGEST),
        "of": one_line(of, _LONGEST),
        "coded": ", ".join(_code_words(one, language) for one in value.split(", ")),
        "of_coded": _code_words(of, language),
        "value_day": _day_words(value, language),
    }
    try:
        said = render(_code_of(record), {**words, **_day_of(record, language)}, language)
    except KeyError:
        # A record of a later version may be about what this one has no sentence for.
        said = f"{words['id']}: {one_line(record.field, _LONGEST)}: {words['value']}"
    return said + _further(record, language)


def _code_of(record: Record) -> str:
    if not record.field:
        return "records.note"
    code = f"records.{record.kind}.{record.field}"
    if isinstance(record.value, bool):
        return f"{code}.{'yes' if record.value else 'no'}"
    if record.of is not None and (record.kind, record.field) in _WITH_OTHER:
        return f"{code}-of"
    # A record of some fields may also say that there is nothing that fits; theirs are further down.
    return f"{code}.text" if is_known(f"{code}.text") else code


_WITH_OTHER = frozenset({("statement", "publisher"), ("channel", "declared")})
"""The fields that read otherwise where the record refers to somebody."""


def _day_of(record: Record, language: str) -> Mapping[str, str]:
    period = record.period
    return (
        {} if period is None or not _is_one_day(period) else {"day": _day_words(str(period.start), language)}
    )


def _is_one_day(period: Period) -> bool:
    return period.start == period.end and period != Period()


def _further(record: Record, language: str) -> str:
    """State when it holds, when somebody looked, and where it comes from."""
    period, parts = record.period, []
    if period is not None and not _is_one_day(period):
        ends = {
            "from": _edge_words("from", str(period.start), language),
            "until": _edge_words("until", str(period.end), language),
        }
        parts.append(render("records.ends", ends, language))
        if period.checked is not None:
            parts.append(render("records.checked", {"day": written(period.checked, language)}, language))
    if record.source:
        parts.append(render("records.source", {"source": one_line(record.source, _LONGEST)}, language))
    return "".join(parts)


def _code_words(code: str, language: str) -> str:
    """State a word of programs; one that has no sentence stays as it is."""
    try:
        return render(f"records.code.{code}", {}, language)
    except KeyError:
        return one_line(code, _LONGEST)


def _edge_words(side: str, text: str, language: str) -> str:
    if text in ("open", "unknown"):
        return render(f"records.edge.{side}.{text}", {}, language)
    bounds = [
        render(f"records.edge.{side}.{_BOUNDS[sign]}", {"day": _day_words(day, language)}, language)
        for sign, day in _BOUND.findall(text)
    ]
    return " ".join(bounds) or _day_words(text, language)


_BOUND = re.compile("([<>])([^<>]+)")
_BOUNDS = {">": "after", "<": "before"}


def _day_words(text: str, language: str) -> str:
    """Write a full ISO day out; a year or a month alone stays."""
    try:
        return written(dt.date.fromisoformat(text), language)
    except ValueError:
        return one_line(text, _LONGEST)
