"""What an authority withholds from whoever asked: statements or their words, each on its ground."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import attrs

from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.files.reading import decode, read_bytes
from offentligroll.languages import Message
from offentligroll.model.typed import typed

_MOST_BYTES = 10_000_000
_COLUMNS = ("statement", "ground")


@attrs.frozen(kw_only=True, field_transformer=typed)
class Withheld:
    """One decision not to tell something."""

    ground: str
    """The section of law, as whoever asked gets it."""
    words_only: bool
    """Whether the statement is handed on without its words."""


def read_withheld(path: Path | str) -> Mapping[str, Withheld]:
    """Read which statements are withheld, and on what ground.

    Args:
        path: a CSV file with the columns `statement` and `ground`, and `what` where only words are withheld
            (`words`) or the whole (`statement`, as where nothing is said).

    Returns:
        The decisions, by the statement's id.

    Raises:
        FileError: the file can't be used; the error carries all problems with their places.
    """
    text = decode(read_bytes(path, _MOST_BYTES), str(path))
    # The first line tells what parts the cells, as spreadsheets write it.
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    missing = [one for one in _COLUMNS if one not in (reader.fieldnames or ())]
    if missing:
        message = Message("handed.withheld.columns", columns=tuple(missing))
        raise FileError([Problem("missing-key", message, place=Place(str(path), 1, 1))])
    problems: list[Problem] = []
    found: dict[str, Withheld] = {}
    for row in reader:
        place = Place(str(path), reader.line_num, 1)
        identity, ground = (row["statement"] or "").strip(), (row["ground"] or "").strip()
        what = (row.get("what") or "statement").strip() or "statement"
        if not identity or not ground:
            problems.append(Problem("missing-key", Message("handed.withheld.empty"), place=place))
        elif what not in ("words", "statement"):
            message = Message("handed.withheld.what", what=what)
            problems.append(Problem("invalid-value", message, place=place))
        else:
            found[identity] = Withheld(ground=ground, words_only=what == "words")
    if problems:
        raise FileError(problems)
    return found
