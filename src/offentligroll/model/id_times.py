"""Times that platforms carry in the ids of what is posted there: evidence, weaker than a recorded time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from offentligroll.languages.arguments import check_type

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_X_EPOCH = 1_288_834_974_657
_X_FIRST = 30_000_000_000
"""Ids of X below it were counted, not timed."""
_MISSKEY_EPOCH = 946_684_800_000
_TID = "234567abcdefghijklmnopqrstuvwxyz"
_BARE = re.compile("[0-9]{17,19}")
_ULID = "0123456789abcdefghjkmnpqrstvwxyz"


def time_in_id(reference: str | None, platform: str | None = None) -> dt.datetime | None:
    """Return when something was posted, by the time that its platform carries in its id.

    Args:
        reference: the id or address.
        platform: where it was posted, as channels name it; bare numbers are read for X and Mastodon only.

    Returns:
        The time in UTC; None where the id carries none, or is of a form that is not known.

    Example:
        >>> print(time_in_id("https://twitter.com/somebody/status/1798000000000000000"))
        2024-06-04 14:32:59.881000+00:00
    """
    if reference is None:
        return None
    check_type("reference", reference, str)
    for pattern, read in _FORMS:
        match = pattern.fullmatch(reference)
        if match is not None:
            return read(match[1])
    if platform in ("x", "twitter") and reference.isdecimal():
        return _x(reference)
    if platform == "mastodon" and _BARE.fullmatch(reference):
        return _mastodon(reference)
    return None


def _at(milliseconds: float) -> dt.datetime | None:
    try:
        return _EPOCH + dt.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None


def _x(number: str) -> dt.datetime | None:
    return _at((int(number) >> 22) + _X_EPOCH) if int(number) >= _X_FIRST else None


def _mastodon(number: str) -> dt.datetime | None:
    return _at(int(number) >> 16)


def _digits(text: str, alphabet: str) -> int:
    number = 0
    for character in text.casefold():
        number = number * len(alphabet) + alphabet.index(character)
    return number


def _bluesky(key: str) -> dt.datetime | None:
    return _at((_digits(key, _TID) >> 10) / 1000)


def _gotosocial(key: str) -> dt.datetime | None:
    return _at(_digits(key[:10], _ULID))


def _misskey(key: str) -> dt.datetime | None:
    return _at(int(key[:8], 36) + _MISSKEY_EPOCH)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], dt.datetime | None]], ...] = (
    (
        re.compile(
            r"https?://(?:[a-z]+\.)?(?:twitter|x)\.com/[^/]+(?:/web)?/status(?:es)?/([0-9]{1,20})(?:[/?].*)?"
        ),
        _x,
    ),
    (re.compile(r"https?://[^/]+/(?:users/[^/]+/statuses|@[^/]+)/([0-9]{17,19})(?:[/?#].*)?"), _mastodon),
    (
        re.compile(
            r"(?:at://[^/]+/app\.bsky\.feed\.post|https?://bsky\.app/profile/[^/]+/post)/([2-7a-z]{13})"
        ),
        _bluesky,
    ),
    (
        re.compile(r"https?://[^/]+/(?:users/[^/]+/statuses|@[^/]+/statuses)/([0-7][0-9A-HJKMNP-TV-Z]{25})"),
        _gotosocial,
    ),
    (re.compile(r"https?://[^/]+/notes/([0-9a-z]{10})"), _misskey),
)
"""Addresses whose ids carry times, and how these are read."""
