"""Text from outside on one line: nothing in it can break, reorder or hide what stands around it."""

from __future__ import annotations

import unicodedata

_SHOWN = "\N{REPLACEMENT CHARACTER}"
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_BIDI_CONTROLS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BIDI_MARKS = (0x061C, 0x200E, 0x200F)
_SURROGATES = range(0xD800, 0xE000)
_NEUTRAL: dict[int, str] = {
    **dict.fromkeys((*_CONTROLS, *_BIDI_CONTROLS, *_SURROGATES), _SHOWN),
    **dict.fromkeys(_BIDI_MARKS, ""),
}
_LINES = {**_NEUTRAL, ord("\n"): "\n", ord("\t"): "\t", ord("\r"): ""}
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_FIRST_RIGHT_TO_LEFT = "\u0590"
_ISOLATE, _END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
_MARKS = frozenset({"Mn", "Mc", "Me", "Sk"})
_GAP = " … "
_SHORTEST = 2 * len(_GAP) + 1


def one_line(text: str, limit: int | None = None) -> str:
    r"""Put a text from outside on one line.

    Line breaks and runs of space become one space. Control characters, overrides of the direction of
    writing and lone surrogates are shown as the replacement character. A text with letters that are
    written from right to left is isolated, so that what follows keeps its order.

    Args:
        text: the words, as a stranger may have written them.
        limit: the most characters to show; a longer text is shortened in the middle.

    Returns:
        The text on one line, ready to be encoded.

    Example:
        >>> one_line("Hej\nalla\x07!")
        'Hej alla\ufffd!'
        >>> one_line("abcdefghijklmnopqrstuvwxyz", limit=13)
        'abcde … vwxyz'
    """
    flat = " ".join(text.split()).translate(_NEUTRAL)
    if limit is not None and len(flat) > max(limit, _SHORTEST):
        flat = _shortened(flat, max(limit, _SHORTEST))
    return f"{_ISOLATE}{flat}{_END_ISOLATE}" if _has_right_to_left(flat) else flat


def safe_lines(text: str) -> str:
    r"""Keep the lines of a text from outside, and show what could break or reorder what stands around it.

    Args:
        text: the words, as a stranger may have written them.

    Returns:
        The text, ready to be encoded; where it begins and ends no space is lost.

    Example:
        >>> safe_lines("Hej\r\nalla\x07! ")
        'Hej\nalla\ufffd! '
    """
    return text.translate(_LINES)


def _has_right_to_left(text: str) -> bool:
    # Most texts hold no letter that high, which is told much faster than each letter's direction.
    return max(text, default="") >= _FIRST_RIGHT_TO_LEFT and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
    )


def _shortened(text: str, limit: int) -> str:
    """Leave out the middle, between words if it can be, never within a letter or an emoji."""
    begin = (limit - len(_GAP) + 1) // 2
    end = len(text) - (limit - len(_GAP) - begin)
    # A word is kept whole or left out, unless that would cost half of what can be shown.
    begin = max(text.rfind(" ", begin // 2, begin + 1), 0) or begin
    end = max(text.find(" ", end - 1, end + (len(text) - end) // 2), 0) or end
    while begin > 0 and _belongs_to_the_one_before(text, begin):
        begin -= 1
    while end < len(text) and _belongs_to_the_one_before(text, end):
        end += 1
    return f"{text[:begin].rstrip()}{_GAP}{text[end:].lstrip()}"


def _belongs_to_the_one_before(text: str, place: int) -> bool:
    letter = text[place]
    return letter in _JOINERS or text[place - 1] in _JOINERS or unicodedata.category(letter) in _MARKS
