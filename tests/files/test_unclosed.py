"""Lists and tables that are not closed: where they begin is said, since the slip may be there."""

from __future__ import annotations

import pytest

from offentligroll.files.document import parse_document
from offentligroll.files.problems import FileError

LIST = "a list ends or goes on wrongly here"
TABLE = "a table in braces ends or goes on wrongly here"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[a]\nx = ["b", "]" "c"]', 2, LIST),
        ('[[a]]\nx = ["b" # ]\n\n[b]\n', 4, f"{LIST}; it begins on line 2"),
        ('x = [\n["a"], ["b"\n\n[b]\n', 4, f"{LIST}; it begins on line 2"),
        ('x = { y = "}" z = 1 }', 1, TABLE),
        ('x = [{ y = """\n}""" z = 1 }]', 2, f"{TABLE}; it begins on line 1"),
    ],
)
def test_what_is_not_closed_is_said_to_begin_somewhere(text: str, line: int, message: str) -> None:
    """What is open where the parser gave up is named with its line, if that is another one."""
    with pytest.raises(FileError) as error:
        parse_document(text, "a.toml")
    (problem,) = error.value.problems
    assert problem.place is not None
    assert (problem.place.line, problem.message) == (line, message)
