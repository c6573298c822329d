"""The text of JSON, parsed with its places, and without half letters, endless numbers or deep nesting."""

from __future__ import annotations

import collections
import json
import math
import re
from collections.abc import Callable
from typing import Any, Never

from offentligroll.files.kinds import shortened
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.languages import Message

# Half of a pair that stands alone, written as an escape. Whole pairs and other escapes are matched first, so
# that a doubled backslash does not begin one.
_PAIR_OR_HALF = re.compile(
    r"\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\."
)
_TEXT_OR_NUMBER = re.compile(r'"(?:[^"\\]++|\\.)*+"?|(?P<number>[-+0-9.a-zA-Z]++)')
_CODES = {
    "Expecting value": "value",
    "Extra data": "extra",
    "Expecting property name enclosed in double quotes": "key",
    "Illegal trailing comma before end of object": "comma-in-object",
    "Illegal trailing comma before end of array": "comma-in-list",
    "Expecting ':' delimiter": "colon",
    "Expecting ',' delimiter": "comma",
    "Unterminated string starting at": "quote",
    "Invalid control character at": "control-character",
    "Invalid \\escape": "backslash",
    "Invalid \\uXXXX escape": "digits",
}
"""What Python's parser says, and how the catalogue calls it."""

_COMMA_BEFORE_END = re.compile(r",\s*+(?P<end>[\]}])")
_ONE_TOO_MANY = {
    "}": "Illegal trailing comma before end of object",
    "]": "Illegal trailing comma before end of array",
}


def parse(text: str, name: str, first_line: int, read: Callable[[str], Any]) -> Any:  # noqa: ANN401 - any JSON is meant
    """Parse a text, and tell where it is broken.

    Args:
        text: the text.
        name: the file's name, for problems.
        first_line: the number of its first line.
        read: what parses it.

    Returns:
        What it says.

    Raises:
        FileError: it is not JSON.
    """
    text = with_whole_letters(text)
    try:
        return read(text)
    except _DoubledKeyError as error:
        message = Message("files.json.doubled-key", key=shortened(str(error)))
        hint = Message("files.advice.keep-one")
        place = Place(name, first_line, 1)
        raise FileError([Problem("doubled-key", message, hint=hint, place=place)]) from None
    except json.JSONDecodeError as error:
        raise FileError([syntax_problem(error, name, first_line)]) from None
    except RecursionError:
        raise too_deep(name, first_line) from None
    except ValueError:
        raise FileError([bad_number(text, name, first_line)]) from None


def with_whole_letters(text: str) -> str:
    """Write U+FFFD for each escape that is only half of a pair."""
    return _PAIR_OR_HALF.sub(_whole, text) if "\\u" in text else text


def syntax_problem(error: json.JSONDecodeError, name: str, first_line: int) -> Problem:
    """State in the catalogue's words what the parser refused, and where."""
    said, offset = _one_comma_too_many(error) or (error.msg, error.pos)
    code = _CODES.get(said)
    message = Message("files.json.other", said=said) if code is None else Message(f"files.json.{code}")
    line = error.doc.count("\n", 0, offset)
    place = Place(name, first_line + line, offset - error.doc.rfind("\n", 0, offset))
    return Problem("json-syntax", message, place=place)


def _one_comma_too_many(error: json.JSONDecodeError) -> tuple[str, int] | None:
    """Return what Python 3.13 says of a comma before a bracket, and where; earlier ones expect a value."""
    comma = error.doc.rfind(",", 0, error.pos + 1)
    match = _COMMA_BEFORE_END.match(error.doc, comma) if comma >= 0 else None
    return (_ONE_TOO_MANY[match["end"]], comma) if match and match.end() > error.pos else None


def too_deep(name: str, line: int) -> FileError:
    """Make the error for what is nested too deep."""
    return FileError([Problem("too-deep", Message("files.limit.nested"), place=Place(name, line, 1))])


def bad_number(text: str, name: str, first_line: int) -> Problem:
    """Find the number that was refused; the parser does not say where it stands."""
    offset = next(match.start() for match in _TEXT_OR_NUMBER.finditer(text) if _is_bad(match["number"]))
    line = text.count("\n", 0, offset)
    place = Place(name, first_line + line, offset - text.rfind("\n", 0, offset))
    return Problem(
        "bad-number", Message("files.json.number"), hint=Message("files.advice.number"), place=place
    )


def _is_bad(number: str | None) -> bool:
    if number is None or number in ("true", "false", "null"):
        return False
    try:
        DECODER.decode(number)
    except ValueError:
        return True
    return False


def _whole(match: re.Match[str]) -> str:
    return "\\ufffd" if match["half"] else match[0]


class _DoubledKeyError(Exception):
    """An object has the same key twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = collections.Counter(key for key, _ in pairs)
        raise _DoubledKeyError(counts.most_common(1)[0][0])
    return found


def _refuse(word: str) -> Never:
    raise ValueError(word)


def _finite(number: str) -> float:
    value = float(number)
    return value if math.isfinite(value) else _refuse(number)


DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
"""Reads JSON with numbers that have an end."""
_STRICT_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_once)


def one_value(text: str) -> Any:  # noqa: ANN401 - any JSON is meant
    """Read a text without blanks at its end, for which the decoder itself would look once more."""
    start = len(text) - len(text.lstrip(" \t\r"))
    value, end = _STRICT_DECODER.raw_decode(text, start)
    if end < len(text):
        raise json.JSONDecodeError("Extra data", text, len(text) - len(text[end:].lstrip(" \t\r")))
    return value
