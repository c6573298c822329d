"""Which column of a table of comments is which, in whatever language its headings are.

Takeout writes headings in the language of the account. What stands under them is the same everywhere: ids of
a shape of their own, times, and words in pieces of JSON.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_COMMENT = re.compile(r"Ug(?!kx)[\w-]{16,}(\.[\w-]+)?")
_CHANNEL = re.compile(r"UC[\w-]{22}")
_VIDEO = re.compile(r"[\w-]{11}")
_POST = re.compile(r"Ugkx[\w-]{16,}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_TEXT = re.compile(r'\{"text":.*', re.DOTALL)

_ALWAYS = {
    "Comment ID": _COMMENT,
    "Channel ID": _CHANNEL,
    "Comment Create Timestamp": _TIME,
    "Comment Text": _TEXT,
}
"""What each comment has, by its English heading."""
_SOMETIMES = {"Parent Comment ID": _COMMENT, "Post ID": _POST, "Video ID": _VIDEO}
"""What some have."""


def english_headings(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """Find the columns of a table of comments by what stands in them.

    Args:
        header: the headings, in any language.
        rows: the first rows.

    Returns:
        English headings by those of the table; none where it is no table of comments.

    Example:
        >>> ids = ["Ugw0123456789abcdef", "UC0123456789abcdefghijkl"]
        >>> row = [*ids, "2024-05-07T08:00:00Z", '{"text":"Hej"}']
        >>> english_headings(["Kommentar", "Kanal", "Tid", "Text"], [row])["Kanal"]
        'Channel ID'
    """
    whole = [row for row in rows if len(row) == len(header)]
    columns = dict(zip(header, zip(*whole, strict=True), strict=False))
    found: dict[str, str] = {}
    for english, shape in _ALWAYS.items():
        named = next((one for one, cells in columns.items() if all(map(shape.fullmatch, cells))), None)
        if named is None:
            return {}
        found[named] = english
        del columns[named]
    for english, shape in _SOMETIMES.items():
        named = next((one for one, cells in columns.items() if _fits(shape, cells)), None)
        if named is not None:
            found[named] = english
            del columns[named]
    return found


def _fits(shape: re.Pattern[str], cells: Sequence[str]) -> bool:
    told = [one for one in cells if one]
    return bool(told) and all(map(shape.fullmatch, told))
