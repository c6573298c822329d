"""Values that stand in several kinds of files: ids, names, countries and time zones."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Container
from typing import Annotated
from zoneinfo import ZoneInfo

from offentligroll.files.kinds import shortened
from offentligroll.files.problems import did_you_mean
from offentligroll.files.shape import Reads, SlipError
from offentligroll.languages import Message

ID_PATTERN = "[a-z0-9-]{1,200}"
"""The form of an id, as a regular expression."""
COUNTRY_PATTERN = "[A-Z]{2}"
"""The form of a country code, as a regular expression."""
AREA_PATTERN = f"{COUNTRY_PATTERN}(-[A-Z0-9]{{1,3}})?"
"""The form of the code of a country or a part of one, as a regular expression."""

_ID = re.compile(ID_PATTERN)
_OUTSIDE_IDS = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "þ": "th"})
_COUNTRY = re.compile(COUNTRY_PATTERN)
_AREA = re.compile(AREA_PATTERN)


def id_of(text: str) -> str:
    """Hold an id to its form.

    Args:
        text: what stands in a file.

    Returns:
        The same.

    Raises:
        SlipError: it is no id.
    """
    if _ID.fullmatch(text):
        return text
    meant = plain_id(text)
    hint = Message("files.advice.id", id=meant) if meant else None
    raise SlipError("bad-id", Message("files.bad-id", id=shortened(text)), hint)


def plain_id(text: str) -> str:
    """Return the id that is nearest to other words.

    Args:
        text: what stands in a file.

    Returns:
        The id; empty where nothing of the words can stand in one.
    """
    meant = slug(text)
    return meant if _ID.fullmatch(meant) else ""


def slug(words: str, longest: int | None = None) -> str:
    """Make what can stand in an id of words.

    Args:
        words: such as a name.
        longest: how many characters it may have; left out, as many as there are.

    Returns:
        Small letters, digits and hyphens; empty where nothing of the words is left.

    Example:
        >>> slug("Hänvisar vidare!"), slug("Jörgen Østlund (S)", 8), slug("漢字")
        ('hanvisar-vidare', 'jorgen-o', '')
    """
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS)).encode("ascii", "ignore")
    return _OUTSIDE_IDS.sub("-", plain.decode()).strip("-")[:longest].rstrip("-")


def untaken(wanted: str, taken: Container[str]) -> str:
    """Number an id that is taken.

    Args:
        wanted: the id.
        taken: the ids that there are.

    Returns:
        The first of ``wanted``, ``wanted-2``, ``wanted-3`` and so on that is not taken.

    Example:
        >>> untaken("kim", {"kim", "kim-2"}), untaken("bo", {"kim"})
        ('kim-3', 'bo')
    """
    names = itertools.chain([wanted], (f"{wanted}-{number}" for number in itertools.count(2)))
    return next(name for name in names if name not in taken)


def _name(text: str) -> str:
    if text.strip():
        return text
    raise SlipError("invalid-value", Message("files.no-words"))


def _country(text: str) -> str:
    if _COUNTRY.fullmatch(text):
        return text
    message = Message("files.unknown-country", country=shortened(text))
    raise SlipError("unknown-country", message, Message("files.advice.country"))


def _area(text: str) -> str:
    if _AREA.fullmatch(text):
        return text
    message = Message("files.unknown-area", area=shortened(text))
    raise SlipError("invalid-value", message, Message("files.advice.area"))


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        message, hint = Message("files.unknown-zone", zone=shortened(text)), Message("files.advice.zone")
        meant = functools.partial(_meant_zone, text)
        raise SlipError("unknown-zone", message, hint, meant=meant) from None


def _meant_zone(text: str) -> Message | None:
    from zoneinfo import available_timezones  # noqa: PLC0415

    # Cities that are no zones should not be taken for ones in another country.
    known = sorted(available_timezones())
    return did_you_mean(text, known, closeness=0.8) if known else Message("files.advice.tzdata")


Id = Annotated[str, Reads(id_of)]
"""Small letters, digits and hyphens."""
Name = Annotated[str, Reads(_name)]
"""A text that is not blank."""
Country = Annotated[str, Reads(_country)]
"""Two capital letters."""
Area = Annotated[str, Reads(_area)]
"""A country, or a part of one by its ISO 3166-2 code."""
Zone = Annotated[ZoneInfo, Reads(_zone)]
"""The name of a time zone."""
