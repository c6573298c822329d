"""Why facts are not known, and what records say, as both languages have it."""

from __future__ import annotations

import ast
import datetime as dt
import pathlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll import facts
from offentligroll.assessment.wording.notes import note_words, record_words
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.languages import LANGUAGES, render
from offentligroll.model.period import Period

CHANNEL = RecordKind.CHANNEL


def codes_in(source: str) -> Iterator[str]:
    """Give the codes of notes that a module names."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="Note"), attr="of"), args=[first, *_]):
                yield from (code for part in ast.walk(first) if (code := code_of(part)))


def code_of(node: ast.AST) -> str | None:
    """Give a whole code that a node holds; a piece that one is made of is none."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or len(node.value) == 1:
        return None
    return None if node.value.endswith("-") else node.value


CODES = sorted(
    {
        code
        for file in pathlib.Path(facts.__file__).parent.rglob("*.py")
        for code in codes_in(file.read_text("utf-8"))
    }
)


def test_codes_are_found_in_the_sources() -> None:
    """The search finds the notes, so that the test below can fail."""
    assert {"channel-unrecorded", "no-role-told", "no-words", "all-quoted"} <= set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_note_of_a_detector_has_its_sentence(code: str, language: str) -> None:
    """Whatever a detector says has a sentence in each language."""
    names = (
        "id",
        "name",
        "day",
        "period",
        "clause",
        "role",
        "act",
        "kind",
        "capacity",
        "notes",
        "text",
        "fact",
        "yes",
        "no",
    )
    filled = {name: name for name in (*names, "title", "language")}
    assert render(f"notes.{code}", filled, language)


@pytest.mark.parametrize(
    ("note", "swedish"),
    [
        (Note.of("channel-unrecorded"), "kanalen är inte antecknad"),
        (Note.from_text("what nobody translated"), "”what nobody translated”"),
        (
            Note.of("several", notes=(Note.of("day-unknown"), Note.of("nobody-said"))),
            "dagen är inte känd; ingen har uppgett det",
        ),
        (
            Note.of("holder-but-not-whose", id="twitter:x", name="A; B"),
            "twitter:x tillhör A; B; avsändaren eller myndigheten är inte känd",
        ),
        (
            Note.of("field-unsaid", id="twitter:x", clause=Note.of("field-run-by")),
            "det är inte antecknat för twitter:x om personal sköter det",
        ),
        (
            Note.of(
                "role-unclear",
                id="jansson",
                role=Note.of("role-titled", title="chef", name="B"),
                day="2011-02-03",
                period="2009-10 – unknown",
            ),
            "det är oklart om jansson var chef i B den 3 februari 2011 (2009-10 – okänt slut)",
        ),
        (Note.of("no-own-words", act="share"), "en delning har inga egna ord"),
        (Note.of("no-own-words", act="dance"), "dance har inga egna ord"),
        (Note.of("said-later"), "said-later"),
        (Note.from_text(" "), ""),
    ],
    ids=[
        "plain",
        "own-text",
        "several",
        "semicolon-inside",
        "clause-inside",
        "days",
        "code",
        "other-code",
        "later",
        "empty",
    ],
)
def test_notes_in_swedish(note: Note, swedish: str) -> None:
    """A note is said with what is filled in; somebody's own words stay as they are."""
    assert note_words(note, "sv") == swedish


@pytest.mark.parametrize(
    ("record", "swedish"),
    [
        (
            Record(
                kind=CHANNEL,
                id="x:chef",
                field="listed",
                value=True,
                of="Lindby kommun",
                period=Period(start=Period.from_texts("2009").start, checked=dt.date(2011, 2, 1)),
                source="webben",
            ),
            (
                "x:chef: i förteckningen från Lindby kommun, 2009 – utan slutdatum, "
                "kontrollerat 1 februari 2011 (webben)"
            ),
        ),
        (
            Record(
                kind=RecordKind.ROLE,
                id="jansson",
                field="kind",
                value="appointed",
                of="Lindby kommun",
                period=Period.from_texts("2009-01-01", "unknown"),
            ),
            "jansson: tjänsteperson i Lindby kommun, 1 januari 2009 – okänt slut",
        ),
        (Record(kind=CHANNEL, id="x", field="facts", value=True), "x: uppgivet"),
        (
            Record(
                kind=CHANNEL,
                id="x",
                field="listed",
                value=False,
                period=Period.from_texts("2011-02-03", "2011-02-03"),
            ),
            "x: inte i någon förteckning den 3 februari 2011",
        ),
        (Record(kind=CHANNEL, id="x", field="audience", value="public"), "x: mottagare är allmänheten"),
        (
            Record(kind=RecordKind.STATEMENT, field="account", value=False, of="post"),
            "handlingen är ett inlägg: inget konto hör till den",
        ),
        (
            Record(kind=RecordKind.STATEMENT, field="publisher", value="A", of="B"),
            "publicerat av A, med ord av B",
        ),
        (Record(kind=RecordKind.STATEMENT, field="publisher", value="A"), "publicerat av A"),
        (
            Record(kind=CHANNEL, id="x", field="administrators", value="Anna, Bo"),
            "x: administreras av Anna, Bo",
        ),
        (Record(kind=CHANNEL, id="x", field="responsible", value="Anna"), "x: Anna ansvarar"),
        (Record.from_text("minutes of a\nmeeting"), "minutes of a meeting"),
        (Record.from_text("{braces} stay"), "{braces} stay"),
        (Record(kind=CHANNEL, id="x", field="colour", value="red"), "x: colour: red"),
    ],
    ids=[
        "listing",
        "role",
        "given",
        "none",
        "audience",
        "act",
        "publisher",
        "own",
        "several names",
        "a name",
        "text",
        "braces",
        "later",
    ],
)
def test_records_in_swedish(record: Record, swedish: str) -> None:
    """A record is said by what it is about, by its field, and by when and whence it holds."""
    assert record_words(record, "sv") == swedish


@given(st.text(st.characters(exclude_categories=()), max_size=600))
def test_any_text_can_be_named(text: str) -> None:
    """No record and no note breaks the line, whatever stands in it."""
    listed = Record(kind=CHANNEL, id=text, field="listed", value=True, of=text, source=text)
    for said in (record_words(listed, "sv"), record_words(Record.from_text(text), "en")):
        assert len(said.splitlines()) <= 1
    assert len(note_words(Note.of("no-role-told", id=text), "sv").splitlines()) <= 1


def test_other_languages_are_refused() -> None:
    """Notes are there in the languages of explanations only."""
    with pytest.raises(ValueError, match="not a language"):
        note_words(Note.of("day-unknown"), "se")
    with pytest.raises(ValueError, match="not a language"):
        record_words(Record.from_text("a record"), "se")
