"""What detectors say, in Swedish."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.assessment.wording.notes import note_words, record_words

FACTS = Path(__file__).parents[2] / "src" / "offentligroll" / "facts"
NAMES = {"missing", "note", "unread", "day"}
FILLERS = ("share", "official", "its kind", "2011-02-03", "the day is not known")


def texts(node: ast.AST, constants: dict[str, ast.expr]) -> Iterator[str]:
    """Give the texts that an expression can be, with ``{}`` for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts(body, constants)
            yield from texts(orelse, constants)
        case ast.BoolOp(values=values) | ast.Tuple(elts=values):
            for value in values:
                yield from texts(value, constants)
        case ast.Name(id=name) if name in constants:
            yield from texts(constants[name], constants)


def notes_of(source: str) -> Iterator[str]:
    """Find the notes that a module of detectors can give, by where such texts stand in it."""
    tree = ast.parse(source)
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    constants = {
        target.id: node.value for node in assigned for target in node.targets if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        places: list[ast.AST] = []
        match node:
            case ast.Call(func=ast.Attribute(attr="unknown"), args=arguments):
                places += arguments
            case ast.Call(func=ast.Name(id="told" | "_any_held"), args=arguments):
                places += arguments[2:]
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in NAMES:
                places.append(value)
            case ast.FunctionDef(name=name) if name.strip("_") in NAMES or name == "_languages_of":
                inner = ast.walk(node)
                places += [one.value for one in inner if isinstance(one, ast.Return) and one.value]
        if isinstance(node, ast.Call):
            places += [keyword.value for keyword in node.keywords if keyword.arg in NAMES]
        for place in places:
            yield from (text for text in texts(place, constants) if " " in text)


ALL_NOTES = sorted({note for file in FACTS.rglob("*.py") for note in notes_of(file.read_text("utf-8"))})


def test_notes_are_found_in_the_sources() -> None:
    """The walk through the detectors finds plain notes and notes with something filled in."""
    assert {"the channel was not recorded", "the directory tells no role of {}"} <= set(ALL_NOTES)


@pytest.mark.parametrize("note", [*ALL_NOTES, "nobody has told", "that is not clear for {}"])
def test_every_note_of_a_detector_is_translated(note: str) -> None:
    """Every note that a shipped detector can give has a Swedish translation in ``notes.toml``."""
    said = [note_words(note.replace("{}", filler), "sv") for filler in FILLERS]
    assert any(said)
    assert note not in said


@pytest.mark.parametrize(
    ("note", "swedish"),
    [
        ("the channel was not recorded", "kanalen är inte antecknad"),
        ("what nobody translated", None),
        (
            "the day is not known; what nobody translated; nobody has told",
            "dagen är inte känd; ingen har uppgett det",
        ),
        (
            "twitter:x is held by A; B; the author or the authority is not known",
            "twitter:x tillhör A; B; avsändaren eller myndigheten är inte känd",
        ),
        (
            "nobody has told, of twitter:x, whether staff run it",
            "ingen har uppgett för twitter:x om personal sköter det",
        ),
        ("nobody has told, of twitter:x, whether pigs fly", None),
        (
            "whether jansson was chef in A in B on 2011-02-03 is not clear (2009-10 – unknown)",
            "det är oklart om jansson var chef in A i B den 3 februari 2011 (2009-10 – okänt slut)",
        ),
        (
            "x was opened 2009; the beginning of the role leaves the order open",
            "x öppnades 2009; det går inte att säga om det var före uppdraget",
        ),
        ("the act is `", None),
        ("a share" + 5 * " has no own words", None),
        ("a" * 501, None),
    ],
    ids=[
        "plain", "unknown", "several", "semicolon-inside", "clause-inside", "unknown-clause-inside",
        "days", "partial-day", "half", "endless", "very-long",
    ],
)  # fmt: skip
def test_notes_in_swedish(note: str, swedish: str | None) -> None:
    """Known clauses are translated with what is filled in; others are left out."""
    assert note_words(note, "sv") == swedish


def test_notes_in_english_stay() -> None:
    """In English a note stays as it is, on one line; an empty one is none."""
    assert note_words("whatever\nis said", "en") == "whatever is said"
    assert note_words("\n", "en") is None


@pytest.mark.parametrize(
    ("record", "swedish"),
    [
        (
            "x:chef: listed by Katrineholms kommun 2009 – open, checked 2011-02-01",
            "x:chef: på listan från Katrineholms kommun 2009 – tills vidare, kontrollerat 1 februari 2011",
        ),
        (
            "jansson: kommunchef in Katrineholms kommun, 2009-01-01 – unknown",
            "jansson: kommunchef i Katrineholms kommun, 1 januari 2009 – okänt slut",
        ),
        ("x: told without dates", "x: uppgivet utan datum"),
        ("x: told for open – unknown", "x: uppgivet för utan början – okänt slut"),
        ("x: audience public", "x: mottagare är allmänheten"),
        ("the act is `post`: no account is part of it", "handlingen är ett inlägg: inget konto hör till den"),
        ("minutes of a\nmeeting", "minutes of a meeting"),
        ("{braces} stay", "{braces} stay"),
    ],
    ids=["listing", "role", "given", "period", "audience", "act", "unknown", "braces"],
)
def test_records_in_swedish(record: str, swedish: str) -> None:
    """Records are named in Swedish where they can be, and else as the detector names them."""
    assert record_words(record, "sv") == swedish
    assert record_words(record, "en") == " ".join(record.split())


@given(st.text(st.characters(exclude_categories=()), max_size=600))
def test_any_record_can_be_named(record: str) -> None:
    """No record breaks the line, whatever stands in it."""
    assert len(record_words(record, "sv").splitlines()) <= 1
    assert len((note_words(record, "sv") or "").splitlines()) <= 1


def test_other_languages_are_refused() -> None:
    """Notes are there in the languages of explanations only."""
    with pytest.raises(ValueError, match="not a language"):
        note_words("nobody has told", "de")
    with pytest.raises(ValueError, match="not a language"):
        record_words("a record", "de")
