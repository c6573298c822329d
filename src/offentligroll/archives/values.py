"""Single values of untrusted JSON: text, lists, ids, times and languages."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from offentligroll.languages import Message, MessageError
from offentligroll.model.loose_dates import read_moment

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z0-9])")
# Codes that say "no language" or "not found out", and X's own for links, mentions, hashtags and media only.
_NO_LANGUAGE = frozenset({"und", "zxx", "mul", "mis", "art", "qam", "qct", "qht", "qme", "qst"})
_OLD_LANGUAGES = {"in": "id", "iw": "he", "ji": "yi"}


def text_of(value: Any) -> str | None:  # noqa: ANN401
    """Return a text, or None where there is none or it is empty.

    ``"NA"``, ``"None"`` and ``"null"`` are texts like any other.

    Args:
        value: what stands in the JSON.

    Returns:
        The text as it stands.
    """
    return value if isinstance(value, str) and value else None


def list_of(value: Any) -> list[Any]:  # noqa: ANN401
    """Return a list; ActivityStreams writes a list of one as the thing itself.

    Args:
        value: what stands in the JSON.

    Returns:
        The list; empty for null.
    """
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def mapping_of(value: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a mapping, empty where there is something else.

    Args:
        value: what stands in the JSON.

    Returns:
        The mapping.
    """
    return value if isinstance(value, dict) else {}


def id_of(value: Any) -> str | None:  # noqa: ANN401
    """Return the id of a thing that stands as its id or as an object with one.

    Args:
        value: a text, a whole number, an object with ``id`` or ``href``, or a list that begins with one.

    Returns:
        The id; None for anything else, above all for floats, which have lost digits.
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("id") or value.get("href")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return text_of(value)


def account_of(value: Any) -> str | None:  # noqa: ANN401
    """Return the id of an account.

    Args:
        value: as for `id_of`.

    Returns:
        The id; None also for what can't be the id of a channel, since blanks or unseen signs are in it, or
        since it is a handle.
    """
    identity = id_of(value)
    can_be = identity is not None and identity.isprintable() and " " not in identity and identity[0] != "@"
    return identity if can_be else None


def language_of(value: Any) -> str | None:  # noqa: ANN401
    """Return the language of words.

    Args:
        value: a language tag such as ``"sv"``, ``"zh-CN"`` or X's ``"qme"``.

    Returns:
        The code of the language without script and country; None where the tag names none.
    """
    match = _LANGUAGE.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    code = match[0].lower()
    return None if code in _NO_LANGUAGE else _OLD_LANGUAGES.get(code, code)


def time_of(value: Any) -> dt.datetime | dt.date:  # noqa: ANN401
    """Read the time of a post.

    Args:
        value: a time in one of the forms that :func:`~offentligroll.model.loose_dates.read_moment` knows.

    Returns:
        An aware instant, or a day.

    Raises:
        MessageError: it is no time, or lacks its zone; this is a ValueError.
    """
    if isinstance(value, str):
        return read_moment(value)
    raise MessageError(Message("archives.item.no-time" if value is None else "archives.item.wrong-time"))


def instant_of(value: Any) -> dt.datetime | None:  # noqa: ANN401
    """Read the time of a post to the second.

    Args:
        value: as for :func:`time_of`.

    Returns:
        An aware instant; None where it is a day, or no time.
    """
    try:
        moment = time_of(value)
    except MessageError:
        return None
    return moment if isinstance(moment, dt.datetime) else None
