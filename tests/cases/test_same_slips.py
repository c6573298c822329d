"""The same slip is told in the same words, with the same code, in every kind of file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft7Validator

from offentligroll.cases import Suite
from offentligroll.conversion.schemas import shipped_schema
from offentligroll.files.problems import FileError, Problem
from offentligroll.model.directory import Directory
from offentligroll.model.reading.statement_record import statement_from_record
from offentligroll.policy.policy import Policy

POLICY = """
format = 1
id = "{id}"
version = "1"
languages = ["en"]
zone = "{zone}"
country = "{country}"
title = {{ en = "Town" }}
question = {{ en = "?" }}
"""
DIRECTORY = """
format = 1
[[organisation]]
id = "{id}"
name = "Town"
kind = "municipality"
zone = "{zone}"
country = "{country}"
"""
CASES = """
format = 1
policy = "town"
[[case]]
id = "{id}"
"""
RIGHT = {"id": "town", "zone": "Europe/Stockholm", "country": "SE"}
READ: dict[str, tuple[str, Callable[[str], object]]] = {
    "policy": (POLICY, lambda text: Policy.from_text(text, "p.toml")),
    "directory": (DIRECTORY, Directory.from_text),
    "cases": (CASES, Suite.from_text),
}


def told(read: Callable[[Any], object], written: Any) -> set[tuple[str, str, str | None]]:  # noqa: ANN401
    """Code, sentence and advice of all problems, without the lines that they name."""
    with pytest.raises(FileError) as error:
        read(written)
    problems: tuple[Problem, ...] = error.value.problems
    return {(one.code, re.sub(r"line [0-9]+", "line N", one.message), one.hint) for one in problems}


@pytest.mark.parametrize(
    ("slip", "kinds", "code"),
    [
        pytest.param({"id": "På"}, ("policy", "directory", "cases"), "bad-id", id="letters of an id"),
        pytest.param({"id": "a" * 201}, ("policy", "directory", "cases"), "bad-id", id="length of an id"),
        pytest.param({"zone": "Europe/Stokholm"}, ("policy", "directory"), "unknown-zone", id="zone"),
        pytest.param({"country": "Sweden"}, ("policy", "directory"), "unknown-country", id="country"),
    ],
)
def test_values_that_several_files_have(slip: dict[str, str], kinds: tuple[str, ...], code: str) -> None:
    """Ids, zones and countries have one form, and what has another is refused in one way."""
    found = [told(READ[kind][1], READ[kind][0].format(**RIGHT | slip)) for kind in kinds]
    assert [next(iter(one))[0] for one in found] == [code] * len(kinds)
    assert len(set.union(*found)) == 1


@pytest.mark.parametrize("kind", READ)
def test_an_id_of_150_letters_is_one_everywhere(kind: str) -> None:
    """The longest id is the same for all files and for their schemas."""
    text, read = READ[kind]
    read(text.format(**RIGHT | {"id": "a" * 150}))
    validator = Draft7Validator(json.loads(shipped_schema(kind)))
    ids: dict[str, dict[str, Any]] = {
        "policy": {"id": "a" * 201},
        "directory": {"organisation": [{"id": "a" * 201}]},
        "cases": {"case": [{"id": "a" * 201}]},
    }
    assert any("does not match" in error.message for error in validator.iter_errors(ids[kind]))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(("format = 1", "format = 2"), "format", id="another format"),
        pytest.param(("format = 1", 'format = "1"'), "wrong-type", id="format in quotes"),
        pytest.param(("format = 1", ""), "missing-key", id="no format"),
        pytest.param(("format = 1", "format = 1\nformat = 1"), "doubled-key", id="doubled key"),
        pytest.param((".", ""), "empty-file", id="empty"),
    ],
)
def test_what_every_file_begins_with(change: tuple[str, str], code: str) -> None:
    """Format, keys and emptiness are the same slips in every kind of file."""
    found: set[tuple[str, str]] = set()
    for text, read in READ.values():
        old, new = change
        changed = "" if old == "." else text.format(**RIGHT).replace(old, new)
        found |= {problem[:2] for problem in told(read, changed)}
    assert {one[0] for one in found} == {code}
    assert len(found) == 1


def test_a_statement_in_a_case_is_read_as_a_line_of_json() -> None:
    """The keys of a statement have the same slips in TOML and in JSON, each at its own place in TOML."""
    line = {"act": "pst", "lenguage": "sv", "at": "2011-02-03T21:14", "facts": {"is-share": {"from": "soon"}}}
    table = """
[case.statement]
act = "pst"
lenguage = "sv"
at = 2011-02-03T21:14:00
facts.is-share.from = "soon"
"""
    in_json = told(statement_from_record, line)
    in_toml = told(Suite.from_text, CASES.format(**RIGHT) + table)
    assert in_json == in_toml
    assert len(in_json) == 5
    with pytest.raises(FileError) as error:
        Suite.from_text(CASES.format(**RIGHT) + table)
    assert [one.place and one.place.line for one in error.value.problems] == [8, 9, 10, 11, 11]
