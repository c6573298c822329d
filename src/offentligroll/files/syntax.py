"""TOML's own errors, said again in words for people who do not know TOML."""

from __future__ import annotations

import re
from collections.abc import Callable

from offentligroll.files.limits import STRING
from offentligroll.files.positions import last_key, line_and_column, line_starts
from offentligroll.files.problems import Place, Problem

_WHERE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_STRING_OR_COMMENT = re.compile(rf"#[^\n]*+|(?P<string>{STRING})")
_STRING_OR_BRACKET = re.compile(rf"#[^\n]*+|{STRING}|(?P<bracket>[\[\]{{}}])")
_WORD = re.compile(r"[^\s,\]}#=]*+")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{1,2}){1,2}(?![0-9-])")
_FULL_DATE_WANTED = (
    'write a full date such as 2010-12-31; where part of a date is allowed, quote it: "2010-12"'
)


def syntax_problem(text: str, name: str, error: ValueError) -> Problem:
    """Make a problem of what Python's TOML parser says.

    Args:
        text: the text that was parsed.
        name: the file's name.
        error: what the parser raised.

    Returns:
        The problem, at its place, with a hint for the frequent slips.
    """
    said, offset = _message_and_offset(text, str(error))
    starts = line_starts(text)
    code, message, hint, offset = _plain(text, said, offset, starts)
    return Problem(code, message, hint=hint, place=Place(name, *line_and_column(starts, offset)))


def _message_and_offset(text: str, message: str) -> tuple[str, int]:
    match = _WHERE.fullmatch(message)
    if match is None:
        return message, 0
    if match[2] is None:
        return match[1], len(text)
    return match[1], line_starts(text)[int(match[2]) - 1] + int(match[3]) - 1


def _plain(text: str, said: str, offset: int, starts: list[int]) -> tuple[str, str, str | None, int]:
    """Give code, message, hint and offset for what the parser said."""
    if said.startswith(
        ("Cannot declare", "Cannot overwrite", "Cannot mutate", "Cannot redefine", "Duplicate")
    ):
        return _doubled(text, said, offset, starts)
    date = _partial_date(text, offset)
    if date is not None:
        wrong = "is no day of the calendar" if len(date[0]) == len("2010-12-31") else "is not a full date"
        return "toml-syntax", f"`{date[0]}` {wrong}", _FULL_DATE_WANTED, date.start()
    for beginning, explain in _EXPLANATIONS:
        if said.startswith(beginning):
            message, hint, offset = explain(text, offset)
            return "toml-syntax", message, hint, offset
    return "toml-syntax", said[:1].lower() + said[1:], None, offset


def _doubled(text: str, said: str, offset: int, starts: list[int]) -> tuple[str, str, str | None, int]:
    key, place, earlier = last_key(text[:offset])
    if earlier is None:
        message = f"the key `{key}` contradicts what stands before it in the file"
        return (
            "doubled-key",
            message,
            "a key has one value, or keys of its own, and is written in one place",
            place,
        )
    line, _ = line_and_column(starts, earlier)
    hint = "keep one of them"
    if said.startswith("Cannot declare"):
        hint = f"keep one of them; if there may be several, each header is written [[{key}]]"
    return "doubled-key", f"the key `{key}` stands twice; the first is in line {line}", hint, place


def _partial_date(text: str, offset: int) -> re.Match[str] | None:
    """Find a date without day, or without leading zeros, that the parser did not take for one."""
    start = offset
    while start and offset - start < 10 and text[start - 1] in "0123456789-":
        start -= 1
    return _PARTIAL_DATE.match(text, start)


def _unclosed_string(text: str, offset: int) -> tuple[str, str | None, int]:
    strings = [m.start("string") for m in _STRING_OR_COMMENT.finditer(text, 0, offset + 1) if m["string"]]
    message = "the closing quote of a text is missing"
    start = strings[-1] if strings else offset
    if text.startswith(('"""', "'''"), start):
        return (
            message,
            f"a text that begins with {text[start : start + 3]} ends with {text[start : start + 3]}",
            start,
        )
    return message, 'a text stands in quotes on one line; longer ones begin and end with """', start


def _illegal_character(text: str, offset: int) -> tuple[str, str | None, int]:
    if text[offset] == "\n":
        return _unclosed_string(text, offset)
    return (
        f"the character U+{ord(text[offset]):04X} may not stand here",
        "delete it; it may be invisible",
        offset,
    )


def _value(text: str, offset: int) -> tuple[str, str | None, int]:
    word = _word(text, offset)
    if not word:
        return "the value is missing", "write a value after the `=`", offset
    if word.lower() in ("true", "false"):
        return f"`{word}` is not a value", f"write `{word.lower()}`", offset
    if word[0] in "“”„»«‘’`´":
        return f"`{word}` is not a value", 'a text stands in straight quotes, like "this"', offset
    if word.lower() in ("yes", "no", "ja", "nej", "on", "off"):
        return f"`{word}` is not a value", f'write true or false, or, if it is a text, "{word}"', offset
    return f"`{word}` is not a value", f'a text stands in quotes: "{word}"', offset


def _key(text: str, offset: int) -> tuple[str, str | None, int]:
    character = text[offset : offset + 1]
    hint = "a line is a [header], or a key, `=` and a value"
    if character == ":":
        hint = "between a key and its value stands `=`, not `:`"
    elif character > "\x7f":
        hint = f'a key with other letters than a to z stands in quotes, as "{character}" does here'
    elif character.isalnum() or character == '"':
        hint = "a key with spaces in it stands in quotes; after a key stands `=`"
    return "a key and `=` are wanted here", hint, offset


def _statement_end(text: str, offset: int) -> tuple[str, str | None, int]:
    word = _word(text, offset) or text[offset : offset + 1]
    hint = 'each key stands on a line of its own; a quote within a text is written \\"'
    return f"`{word}` stands where the line should end", hint, offset


def _list(text: str, offset: int) -> tuple[str, str | None, int]:
    message = "a list ends or goes on wrongly here"
    return _since(text, offset, message), "entries have commas between them, and `]` closes the list", offset


def _table(text: str, offset: int) -> tuple[str, str | None, int]:
    message = "a table in braces ends or goes on wrongly here"
    return _since(text, offset, message), "entries have commas between them, and `}` closes it", offset


def _since(text: str, offset: int, message: str) -> str:
    """Say where what is open begins, if that is in another line: there the slip may be."""
    opened: list[int] = []
    for match in _STRING_OR_BRACKET.finditer(text, 0, offset):
        if match["bracket"] and match["bracket"] in "[{":
            opened.append(match.start())
        elif match["bracket"] and opened:
            opened.pop()
    line = text.count("\n", 0, opened[-1] if opened else offset)
    return message if line == text.count("\n", 0, offset) else f"{message}; it begins in line {line + 1}"


def _says(message: str, hint: str) -> Callable[[str, int], tuple[str, str | None, int]]:
    return lambda _, offset: (message, hint, offset)


def _word(text: str, offset: int) -> str:
    match = _WORD.match(text, offset, offset + 40)
    return match[0] if match else ""


_BACKSLASH = _says(
    "a backslash in a text begins a sign such as \\n, and this is none",
    "write two of them, or put the text in single quotes",
)

_EXPLANATIONS: tuple[tuple[str, Callable[[str, int], tuple[str, str | None, int]]], ...] = (
    ("Unterminated string", _unclosed_string),
    ("Expected '\"", _unclosed_string),
    ("Expected \"'", _unclosed_string),
    ("Illegal character", _illegal_character),
    ("Found invalid character", _illegal_character),
    ("Invalid value", _value),
    ("Expected '=' after", _key),
    ("Invalid statement", _key),
    ("Invalid initial character", _key),
    ("Expected newline or end", _statement_end),
    ("Expected ']]'", _says("a header that begins with `[[` ends with `]]`", "such as [[capacity]]")),
    ("Expected ']'", _says("a header that begins with `[` ends with `]`", "such as [sources.qa]")),
    ("Unclosed array", _list),
    ("Unclosed inline table", _table),
    ("Invalid date or datetime", _says("there is no such day or time", "such as 2010-12-31")),
    ("Unescaped", _BACKSLASH),
    ("Invalid hex value", _BACKSLASH),
    ("Escaped character", _BACKSLASH),
)
