"""Values of a stored answer, read without turning anything into another type."""

from __future__ import annotations

import datetime as dt
from typing import Any

from offentligroll.model.wording import Wording
from offentligroll.rules.rule import Accepted


def text_of(value: object, kind: Any) -> Any:  # noqa: ANN401
    """Read a text, or one of the words of an enum."""
    return kind(exactly(value, str))


def exactly(value: object, kind: Any) -> Any:  # noqa: ANN401
    """Return a value that is of exactly this type; True is no number."""
    if type(value) is not kind:
        raise ValueError(f"{shown(value)} is not of the type {kind.__name__}")
    return value


def list_of(data: object) -> list[Any]:
    """Return a list."""
    elements: list[Any] = exactly(data, list)
    return elements


def moment_of(text: object, _: object) -> dt.datetime | dt.date | None:
    """Return a day, or a moment with its offset."""
    if text is None:
        return None
    words: str = exactly(text, str)
    if len(words) == len("2011-02-03"):
        return dt.date.fromisoformat(words)
    at = dt.datetime.fromisoformat(words)
    if at.utcoffset() is None:
        raise ValueError(f"`{words}` has no time zone")
    return at


def accepted_of(data: object, kind: object) -> Accepted:
    """Read what was accepted; version 0.1 had the reason in one language only."""
    table = exactly(data, dict)
    why = table["why"] if isinstance(table["why"], str) else wording_of(table["why"], kind)
    return Accepted(code=exactly(table["code"], str), why=why)


def wording_of(data: object, _: object) -> Wording:
    """Return a text in several languages."""
    return Wording({language: exactly(words, str) for language, words in exactly(data, dict).items()})


def shown(value: object) -> str:
    """Show a value, cut short, in an error."""
    words = ascii(value)
    return f"`{words[:60]}…`" if len(words) > 60 else f"`{words}`"


def check_flags(**flags: object) -> None:
    """Refuse words such as ``"no"``, which would be taken for *yes* and show what is to be left out.

    Args:
        flags: what is True or False.

    Raises:
        TypeError: one is something else.
    """
    for name, value in flags.items():
        if not isinstance(value, bool):
            raise TypeError(f"`{name}` wants True or False, got {value!r:.60}")
