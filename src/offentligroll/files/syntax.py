"""TOML's own errors, said again in words for people who do not know TOML."""

from __future__ import annotations

import re
from collections.abc import Callable

from offentligroll.files.keywords import meant_key
from offentligroll.files.limits import STRING
from offentligroll.files.positions import last_key, line_and_column, line_starts
from offentligroll.files.problems import Place, Problem
from offentligroll.languages import Message, Value

_WHERE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_STRING_OR_COMMENT = re.compile(rf"#[^\n]*+|(?P<string>{STRING})")
_STRING_OR_BRACKET = re.compile(rf"#[^\n]*+|{STRING}|(?P<bracket>[\[\]{{}}])")
_WORD = re.compile(r"[^\s,\]}#=]*+")
_BEFORE_EQUALS = re.compile(r"[^\n=#\"']{1,60}(?==)")
_PARTIAL_TIME = re.compile(r"(?P<hours>[01]?[0-9]|2[0-3])[:.](?P<minutes>[0-5][0-9])(?![0-9:.])")
_PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{1,2}){1,2}(?![0-9-])")
Found = tuple[Message, Message | None, int]
"""What is wrong, what to do about it, and where, in characters from the start of the text."""


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
    code, (message, hint, offset) = _plain(text, said, offset, starts)
    return Problem(code, message, hint=hint, place=Place(name, *line_and_column(starts, offset)))


def _message_and_offset(text: str, message: str) -> tuple[str, int]:
    match = _WHERE.fullmatch(message)
    if match is None:
        return message, 0
    if match[2] is None:
        return match[1], len(text)
    return match[1], line_starts(text)[int(match[2]) - 1] + int(match[3]) - 1


def _plain(text: str, said: str, offset: int, starts: list[int]) -> tuple[str, Found]:
    """The code of the problem and the problem, for what the parser said."""
    if said.startswith(
        ("Cannot declare", "Cannot overwrite", "Cannot mutate", "Cannot redefine", "Duplicate")
    ):
        return "doubled-key", _doubled(text, said, offset, starts)
    date = _partial_date(text, offset)
    if date is not None:
        is_full = len(date[0]) == len("2010-12-31")
        message = _toml("no-day" if is_full else "no-full-date", date=date[0])
        return "toml-syntax", (message, _toml("write-full-date"), date.start())
    time = _partial_time(text, offset)
    if time is not None:
        return "toml-syntax", (
            _toml("no-full-time", time=time[0]),
            _toml("write", word=f"{time['hours']:0>2}:{time['minutes']}:00"),
            time.start(),
        )
    for beginning, explain in _EXPLANATIONS:
        if said.startswith(beginning):
            return "toml-syntax", explain(text, offset)
    return "toml-syntax", (_toml("other", said=said), None, offset)


def _doubled(text: str, said: str, offset: int, starts: list[int]) -> Found:
    key, place, earlier = last_key(text[:offset])
    if earlier is None:
        return _toml("contradicts", key=key), _toml("one-place"), place
    line, _ = line_and_column(starts, earlier)
    hint = Message("files.advice.keep-one")
    if said.startswith("Cannot declare"):
        hint = _toml("keep-one-header", key=key)
    return _toml("doubled-key", key=key, line=str(line)), hint, place


def _partial_date(text: str, offset: int) -> re.Match[str] | None:
    """Find a date without day, or without leading zeros, that the parser did not take for one."""
    start = offset
    while start and offset - start < 10 and text[start - 1] in "0123456789-":
        start -= 1
    return _PARTIAL_DATE.match(text, start)


def _partial_time(text: str, offset: int) -> re.Match[str] | None:
    """Find a time of day without seconds, or without a leading zero."""
    start = offset
    while start and offset - start < 2 and text[start - 1] in "0123456789":
        start -= 1
    return _PARTIAL_TIME.match(text, start)


def _unclosed_string(text: str, offset: int) -> Found:
    strings = [m.start("string") for m in _STRING_OR_COMMENT.finditer(text, 0, offset + 1) if m["string"]]
    start = strings[-1] if strings else offset
    if text.startswith(('"""', "'''"), start):
        return _toml("quote"), _toml("long-text", quotes=text[start : start + 3]), start
    return _toml("quote"), _toml("short-text"), start


def _illegal_character(text: str, offset: int) -> Found:
    if text[offset] == "\n":
        return _unclosed_string(text, offset)
    return _toml("character", code=f"{ord(text[offset]):04X}"), _toml("delete-invisible"), offset


def _value(text: str, offset: int) -> Found:
    word = _word(text, offset)
    if not word:
        return _toml("no-value"), _toml("write-value"), offset
    if word.lower() in ("true", "false"):
        hint = _toml("write", word=word.lower())
    elif word[0] in "“”„»«‘’`´":
        hint = _toml("straight-quotes")
    elif word.lower() in ("yes", "no", "ja", "nej", "on", "off"):
        hint = _toml("true-or-quotes", word=word)
    else:
        hint = _toml("quotes", word=word)
    return _toml("bad-value", word=word), hint, offset


def _key(text: str, offset: int) -> Found:
    character = text[offset : offset + 1]
    hint = _toml("line")
    start = text.rfind("\n", 0, offset) + 1
    written = _BEFORE_EQUALS.match(text, start)
    meant = meant_key(written[0].strip()) if written else None
    if meant is not None:
        hint = Message("files.advice.key", key=meant)
    elif character == ":":
        hint = _toml("equals-not-colon")
    elif character.isspace() and character > "\x7f":
        hint = _toml("plain-space", code=f"{ord(character):04X}")
    elif character > "\x7f":
        hint = _toml("quote-letters", letter=character)
    elif character.isalnum() or character == '"':
        hint = _toml("quote-spaces")
    return _toml("key"), hint, offset


def _statement_end(text: str, offset: int) -> Found:
    word = _word(text, offset) or text[offset : offset + 1]
    return _toml("line-end", word=word), _toml("own-line"), offset


def _list(text: str, offset: int) -> Found:
    return _since(text, offset, _toml("list")), _toml("close-list"), offset


def _table(text: str, offset: int) -> Found:
    return _since(text, offset, _toml("table")), _toml("close-table"), offset


def _since(text: str, offset: int, message: Message) -> Message:
    """State where what is open begins, if that is in another line: there the slip may be."""
    opened: list[int] = []
    for match in _STRING_OR_BRACKET.finditer(text, 0, offset):
        if match["bracket"] and match["bracket"] in "[{":
            opened.append(match.start())
        elif match["bracket"] and opened:
            opened.pop()
    line = text.count("\n", 0, opened[-1] if opened else offset)
    if line == text.count("\n", 0, offset):
        return message
    return _toml("begins", message=message, line=str(line + 1))


def _toml(code: str, /, **parameters: Value) -> Message:
    return Message(f"files.toml.{code}", **parameters)


def _says(code: str, hint: str) -> Callable[[str, int], Found]:
    return lambda _, offset: (_toml(code), _toml(hint), offset)


def _word(text: str, offset: int) -> str:
    match = _WORD.match(text, offset, offset + 40)
    return match[0] if match else ""


_BACKSLASH = _says("backslash", "two-backslashes")

_EXPLANATIONS: tuple[tuple[str, Callable[[str, int], Found]], ...] = (
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
    ("Expected ']]'", _says("double-header", "such-as-capacity")),
    ("Expected ']'", _says("header", "such-as-sources")),
    ("Unclosed array", _list),
    ("Unclosed inline table", _table),
    ("Invalid date or datetime", _says("no-such-day", "such-as-date")),
    ("Unescaped", _BACKSLASH),
    ("Invalid hex value", _BACKSLASH),
    ("Escaped character", _BACKSLASH),
)
