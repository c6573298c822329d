"""Where words meet in hashtags that join several: ``#StandWithUs``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_JOINED = re.compile(r"#\w*[^\W\d_]\w*")
JOINT = re.compile(r"(?<=[^\W\d_A-ZÅÄÖ])(?=[A-ZÅÄÖ])|(?<=[A-ZÅÄÖ])(?=[A-ZÅÄÖ][^\W\d_A-ZÅÄÖ])")
"""Where words meet that are told apart by their capitals alone."""
_MAY_JOIN = re.compile(r"#\w+[A-ZÅÄÖ]")
"""Most tags are one word, or in small letters."""
_MOST_JOINTS = 12
"""A tag of more words is no tag that anybody reads."""


def joints(text: str) -> Sequence[int]:
    """Find where words meet in hashtags.

    Args:
        text: any text.

    Returns:
        The places before which another word begins.

    Example:
        >>> joints("Nu #StandWithUs")
        [9, 13]
    """
    met: list[int] = []
    if _MAY_JOIN.search(text) is None:
        return met
    for tag in _JOINED.finditer(text):
        found = [tag.start() + joint.start() for joint in JOINT.finditer(tag.group())]
        if len(found) <= _MOST_JOINTS:
            met.extend(found)
    return met


def put_back(spans: Iterable[tuple[int, int]], met: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of words in a text, from those in the text with a blank at each joint.

    Args:
        spans: the places in the text with blanks.
        met: where the words meet.

    Yields:
        The places in the text as it stands.
    """
    passed = 0
    for start, end in spans:
        while passed < len(met) and met[passed] + passed < start:
            passed += 1
        yield start - passed, end - passed
