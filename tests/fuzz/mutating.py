"""Changes files as strangers do: by the structure of what stands in them, and letter by letter."""

# ruff: noqa: ANN401 - any value is meant
from __future__ import annotations

import copy
import datetime as dt
import json
import random
from collections.abc import Iterator
from typing import Any

ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**40, 1e308, "", " ", "sv", "kim", "x:12", "x" * 5_000, "\x00",
    "\x1b[31m", "\u202e", "\ud800", "2024-02-30", "9999-12-31T23:59:59-23:59", "0001-01-01", "P1D",
    "not a-fact", "=0", "../../etc/passwd", "RT @a: b", "as:Public", [], {}, [[]], [{}], {"": {}},
    [None] * 50, dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.time(1), dt.datetime(2024, 1, 1),  # noqa: DTZ001 - meant
)  # fmt: skip
ODD_PIECES = (
    '"', "'''", '"""', "[", "]", "{", "}", "[[", "=", ".", ",", "\\", "\\u12", "#", "\n", "\r", "\t", "\x00",
    "\ufeff", "\u2028", "é", "🙂", "0", "-", "1e999", "nan", "null", "<p>", "&#x110000;", "<!--", "<a href=",
)  # fmt: skip


def changed(value: Any, chance: random.Random) -> Any:
    """Change some places of a value: leave out, double, move, wrap, or put something odd there."""
    value = copy.deepcopy(value)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        places = list(_places(value))
        if not places:
            return chance.choice(ODD_VALUES)
        holder, key = chance.choice(places)
        other, other_key = chance.choice(places)
        match chance.randrange(7):
            case 0:
                del holder[key]
            case 1:
                holder[key] = copy.deepcopy(other[other_key])
            case 2 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            case 3 if isinstance(holder, dict):
                holder[chance.choice(("id", "when", "says", "x", "", key + "s"))] = holder.pop(key)
            case 4:
                holder[key] = [copy.deepcopy(holder[key])]
            case 5:
                holder[key] = {"id": copy.deepcopy(holder[key])}
            case _:
                holder[key] = copy.deepcopy(chance.choice(ODD_VALUES))
    return value


def garbled(text: str, chance: random.Random) -> str:
    """Change some letters of a text."""
    for _ in range(chance.choice((1, 2, 5))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 3, 30)))
        piece = chance.choice((*ODD_PIECES, text[start:end] * 2, text[: chance.randrange(50)]))
        text = text[:start] + piece + text[end:]
    return text


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys: Any = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def as_toml(table: Any) -> str:
    """Write a table as TOML, one line a key."""
    if not isinstance(table, dict):
        return f"value = {_inline(table)}\n"
    return "".join(f"{json.dumps(str(key))} = {_inline(one)}\n" for key, one in table.items())


def as_json(value: Any) -> str:
    """Write a value as JSON; what JSON has not is written as text."""
    return json.dumps(value, default=str)


def _inline(value: Any) -> str:
    match value:
        case dict():
            return (
                "{ "
                + ", ".join(f"{json.dumps(str(key))} = {_inline(one)}" for key, one in value.items())
                + " }"
            )
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case dt.date() | dt.time():
            return value.isoformat()
        case None:
            return '"null"'
        case str() | bool():
            return json.dumps(value)
        case _:
            return repr(value)
