"""Notes and records of evidence travel as plain data, and those of version 0.1 are read."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from offentligroll.assessment.evidence_record import note_from_plain, record_from_plain
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.partial_date import edge_from_text
from offentligroll.model.period import Period

LISTED = Record(
    kind=RecordKind.CHANNEL,
    id="x:1",
    field="listed",
    value=True,
    of="Lindby kommun",
    period=Period(start=edge_from_text("2009-10"), checked=dt.date(2011, 2, 1)),
    source="webben",
)


@pytest.mark.parametrize(
    "record",
    [LISTED, Record.from_text("minutes"), Record(kind=RecordKind.STATEMENT, field="act", value="post")],
)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    """What is written as JSON is read back equal, so that a register's program can follow it."""
    assert record_from_plain(json.loads(json.dumps(record.to_plain()))) == record


@pytest.mark.parametrize(
    "note",
    [
        Note.of("day-unknown"),
        Note.of("several", notes=(Note.of("day-unknown"), Note.from_text("asleep"))),
        Note.of("field-unsaid", id="x", clause=Note.of("field-run-by")),
    ],
)
def test_a_note_comes_back_as_it_was(note: Note) -> None:
    """A note keeps its code and what fills it, other notes within it included."""
    assert note_from_plain(json.loads(json.dumps(note.to_plain()))) == note


def test_what_version_0_1_wrote_is_read() -> None:
    """Its notes and records were sentences; they are kept as somebody's own words."""
    assert note_from_plain("the day is not known") == Note.from_text("the day is not known")
    assert record_from_plain("x:1: held by Lindby kommun") == Record.from_text("x:1: held by Lindby kommun")
    assert (note_from_plain(None), record_from_plain(None)) == (None, None)


PLAIN = LISTED.to_plain()


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (5, "not of the type dict"),
        ({**PLAIN, "colour": "red"}, "the keys are kind, id, field"),
        ({**PLAIN, "kind": "planet"}, "planet"),
        ({**PLAIN, "id": 5}, "not of the type str"),
        ({**PLAIN, "value": 5}, "not of the type str"),
        ({**PLAIN, "period": {"from": "2009"}}, "the keys are from, until, checked"),
        ({**PLAIN, "period": {"from": "2009", "until": "open", "checked": "often"}}, "often"),
    ],
)
def test_other_records_are_refused(plain: object, words: str) -> None:
    """Nothing is turned into another type, and the error says what is wrong."""
    with pytest.raises(ValueError, match=words):
        record_from_plain(plain)


@pytest.mark.parametrize(
    "plain", [5, {"code": "a"}, {"code": 1, "parameters": {}}, {"code": "a", "parameters": {"b": 1}}]
)
def test_other_notes_are_refused(plain: object) -> None:
    """A note is a code and its parameters, which are words and other notes."""
    with pytest.raises(ValueError, match=r"of the type|the keys are"):
        note_from_plain(plain)
