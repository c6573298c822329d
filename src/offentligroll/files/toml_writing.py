"""Writing what people and programs have said into TOML, whatever they have said."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from offentligroll.files.where import BARE_KEY
from offentligroll.languages import Message, MessageError

# TOML wants control characters escaped; what could steer a terminal or an editor is escaped with them.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_WIDTH = 110


def toml_text(text: str) -> str:
    r"""Write a text as a basic string on one line.

    Args:
        text: any text; what is no character is replaced.

    Returns:
        The string with its quotation marks.

    Example:
        >>> print(toml_text('Kommunen "svarar"\n'))
        "Kommunen \"svarar\"\n"
    """
    whole = text.encode("utf-8", "replace").decode()
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(whole, ensure_ascii=False))


def toml_list(texts: Iterable[str]) -> str:
    """Write texts as a list on one line.

    Args:
        texts: any texts.

    Returns:
        The list with its brackets.
    """
    return f"[{', '.join(map(toml_text, texts))}]"


def toml_file(contents: Mapping[str, Any], headed: Collection[str]) -> str:
    """Write a whole file.

    Args:
        contents: texts, numbers, yes/no, dates, times of day, lists and tables, by key.
        headed: the keys whose tables stand under headings of their own; others stand in braces.

    Returns:
        The file.

    Raises:
        MessageError: a text holds half a character, which no file can.

    Example:
        >>> print(toml_file({"format": 1, "role": [{"kind": "board", "leave": []}]}, {"role"}), end="")
        format = 1
        <BLANKLINE>
        [[role]]
        kind = "board"
        leave = []
    """
    return "".join(f"{line}\n" for line in _lines(contents, (), headed))


def _lines(table: Mapping[str, Any], path: tuple[str, ...], headed: Collection[str]) -> Iterator[str]:
    # The same key may stand for a table here and for the id of one there.
    under_headings = [
        key for key, value in table.items() if key in headed and isinstance(value, list | Mapping)
    ]
    for key, value in table.items():
        if key not in under_headings:
            start = f"{toml_key(key)} = "
            yield start + toml_value(value, used=len(start))
    for key in under_headings:
        yield from _headed(table[key], (*path, key), headed)


def _headed(value: Any, path: tuple[str, ...], headed: Collection[str]) -> Iterator[str]:  # noqa: ANN401
    """Write a table, a table of tables, or a list of tables under headings."""
    name = ".".join(map(toml_key, path))
    if isinstance(value, list):
        for entry in value:
            yield from ("", f"[[{name}]]", *_lines(entry, path, headed))
    elif all(isinstance(entry, Mapping) for entry in value.values()):
        for key, entry in value.items():
            yield from ("", f"[{name}.{toml_key(key)}]", *_lines(entry, path, headed))
    else:
        yield from ("", f"[{name}]", *_lines(value, path, headed))


def toml_value(value: Any, used: int = 0) -> str:  # noqa: ANN401 - any value of a file
    """Write a value as it stands behind its key.

    Args:
        value: a text, number, yes/no, date, time of day, list or table.
        used: how much of the line is used before the value.

    Returns:
        The value.

    Raises:
        MessageError: a text holds half a character, which no file can.

    Example:
        >>> print(toml_value({"any_of": ["is-reply", "is-abusive"]}))
        { any_of = ["is-reply", "is-abusive"] }
    """
    return _value(value, _WIDTH - used)


def toml_key(key: str) -> str:
    """Write a key, between quotation marks where it needs them.

    Args:
        key: the key.

    Returns:
        The key as a file has it.
    """
    return key if BARE_KEY.fullmatch(key) else _whole(key)


def _value(value: Any, width: int, indent: str = "") -> str:  # noqa: ANN401 - any value of a file
    """Write a value, with lists that would be too wide on several lines."""
    flat = _flat(value)
    if len(flat) <= width or not isinstance(value, list | Mapping) or not value:
        return flat
    if isinstance(value, list):
        deeper = f"{indent}    "
        lines = (f"{deeper}{_value(one, _WIDTH - len(deeper) - 1, deeper)},\n" for one in value)
        return f"[\n{''.join(lines)}{indent}]"
    # A table in braces has to stay on one line, but for the long lists in it.
    parts = (f"{toml_key(key)} = {_value(one, _WIDTH // 2, indent)}" for key, one in value.items())
    return f"{{ {', '.join(parts)} }}"


def _flat(value: Any) -> str:  # noqa: ANN401 - any value of a file
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flat, value))}]"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_key(key)} = {_flat(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    moment: str = value.isoformat()
    return moment


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code = f"{ord(text[error.start]):04X}"
        raise MessageError(Message("files.file.half-a-character", code=code)) from None
    return toml_text(text)
