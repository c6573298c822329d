"""What single values of a JSON record may be, and what is said when they are something else.

Each reader takes the key, for messages, and the value. Nothing is turned into another type.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from offentligroll.model.loose_dates import iso_moment

_LONGEST_QUOTE = 40


def read_text(key: str, value: object, _: object = None) -> str:
    """Take a text."""
    if isinstance(value, str):
        return value
    raise ValueError(f"`{key}` wants a text, got {got(value)}")


def read_list(key: str, value: object, _: object = None) -> list[Any] | tuple[Any, ...]:
    """Take a list of anything."""
    if isinstance(value, list | tuple):
        return value
    raise ValueError(f"`{key}` wants a list, got {got(value)}")


def read_texts(key: str, value: object, _: object = None) -> tuple[str, ...]:
    """Take a list of texts."""
    elements = enumerate(read_list(key, value), start=1)
    return tuple(read_text(f"{key}[{number}]", element) for number, element in elements)


def read_yes_no(key: str, value: object, _: object = None) -> bool:
    """Take true or false."""
    if isinstance(value, bool):
        return value
    raise ValueError(f"`{key}` wants true or false, got {got(value)}")


def read_moment(key: str, value: object, _: object = None) -> dt.datetime | dt.date:
    """Take an ISO stamp with its zone, or a bare day."""
    text = read_text(key, value)
    moment = iso_moment(text)
    if moment is None:
        raise ValueError(
            f"`{key}`: `{text[:_LONGEST_QUOTE]}` is not a time; write such as 2011-02-03T21:14:00+01:00, "
            f"or only the day"
        )
    if isinstance(moment, dt.datetime) and moment.utcoffset() is None:
        raise ValueError(
            f"`{key}`: `{text}` has no time zone; add an offset such as +01:00, or write only the day"
        )
    return moment


def read_day(key: str, value: object, _: object = None) -> dt.date:
    """Take a bare day."""
    day = read_moment(key, value)
    if not isinstance(day, dt.datetime):
        return day
    raise ValueError(f"`{key}` wants a day, without the time")


def read_table(
    key: str, value: object, readers: Mapping[str, Callable[[str, Any, None], Any]]
) -> dict[str, Any]:
    """Take an object with keys of its own; keys that hold null are left out."""
    if not isinstance(value, Mapping):
        raise ValueError(f"`{key}` wants an object, got {got(value)}")  # noqa: TRY004 - a slip in a file
    for name in value:
        if name not in readers:
            raise ValueError(with_suggestion(f"`{key}`: unknown key `{name}`", str(name), readers))
    return {
        name: readers[name](f"{key}.{name}", inner, None)
        for name, inner in value.items()
        if inner is not None
    }


def got(value: object) -> str:
    """Say what stands in a record."""
    if isinstance(value, str):
        return f"the text `{value[:_LONGEST_QUOTE]}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, Mapping):
        return "an object"
    return "nothing" if value is None else f"`{str(value)[:_LONGEST_QUOTE]}`"


def with_suggestion(message: str, word: str, known: Iterable[str]) -> str:
    """Add to a message what may have been meant."""
    from offentligroll.files.problems import did_you_mean  # noqa: PLC0415

    hint = did_you_mean(word, known)
    return f"{message} ({hint})" if hint else message
