"""Finding the addresses of the web in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DOT_INSIDE = re.compile(r"\.[\w-]")
_BEGINNINGS = ("//", "w.", "W.")
_SCHEME = re.compile(r"https?://|www\.", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}(?=[/?#:]|$)", re.IGNORECASE)
_AROUND = "()[]{}<>,;:!?'\"*_…”“’‘»«"


def may_have_address(text: str) -> bool:
    """Return whether it is worth while to look for addresses of the web: most texts have none.

    Args:
        text: any text.

    Returns:
        Whether what stands in every address stands there.
    """
    if "." not in text:
        return False
    return _DOT_INSIDE.search(text) is not None or any(map(text.__contains__, _BEGINNINGS))


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find the addresses of the web in a text, with and without their scheme.

    Args:
        text: any text.

    Yields:
        Where each begins and ends. A bare host such as ``katrineholm.se`` is one; so may be an
        abbreviation, which does no harm where known hosts are looked for.
    """
    done = 0
    for piece in [piece for piece in text.split() if "." in piece]:
        # No piece in between has a dot, so this is its place.
        place = text.index(piece, done)
        done = place + len(piece)
        start, end = 0, len(piece.rstrip(_AROUND + "."))
        scheme = _SCHEME.search(piece)
        if scheme:
            start = scheme.start()
        else:
            start = len(piece) - len(piece.lstrip(_AROUND))
            if not _HOST.match(piece, start, max(start, end)):
                continue
        yield place + start, place + end
