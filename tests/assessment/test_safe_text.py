"""Text from outside, made safe to print."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offentligroll.assessment.wording.safe_text import one_line

ANY_TEXT = st.text(st.characters(exclude_categories=()))
ISOLATE, END = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nu plogas\r\n\tStorgatan. ", "Nu plogas Storgatan."),
        ("a\u2028b\u0085c\x1cd", "a b c d"),
        ("\x1b[31mrött\x07", "\ufffd[31mrött\ufffd"),
        ("\u202egnirts\u202c", "\ufffdgnirts\ufffd"),
        ("a\u200eb\u200fc\u061cd", "abcd"),
        ("\ud83d och \udc00", "\ufffd och \ufffd"),
        ("👩\u200d🚒 och e\u0301", "👩\u200d🚒 och e\u0301"),
        ("שלום", f"{ISOLATE}שלום{END}"),
        ("räksmörgås", "räksmörgås"),
        ("漢字", "漢字"),
        ("", ""),
    ],
    ids=[
        "newlines", "other-line-breaks", "terminal-codes", "overrides", "marks", "lone-surrogates",
        "joined-emoji-and-accents", "right-to-left", "swedish", "high-left-to-right", "empty",
    ],
)  # fmt: skip
def test_what_is_dangerous_is_neutral(text: str, shown: str) -> None:
    """Line breaks become spaces, controls a visible mark, right-to-left text is isolated; the rest stays."""
    assert one_line(text) == shown


@given(ANY_TEXT)
@example("\ud800")
def test_no_text_breaks_a_line(text: str) -> None:
    """Whatever the text, the result is one line that can be encoded and whose direction ends with it."""
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert shown.encode("utf-8").decode("utf-8") == shown
    controls = [letter for letter in shown if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")]
    assert not controls
    directed = [
        letter for letter in shown if unicodedata.bidirectional(letter) in ("LRO", "RLO", "LRE", "RLE")
    ]
    assert not directed
    assert (shown.count(ISOLATE), shown.count(END)) in ((0, 0), (1, 1))


@given(ANY_TEXT, st.integers(0, 30))
def test_a_limit_holds(text: str, limit: int) -> None:
    """A shortened text is no longer than the limit, or than 7 where that is less, isolation aside."""
    assert len(one_line(text, limit).strip(ISOLATE + END)) <= max(limit, 7)


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("abcdefghij", 10, "abcdefghij"),
        ("abcdefghijk", 10, "abcd … ijk"),
        ("abcdefghijk", 1, "ab … jk"),
        ("abc de fghi jk", 9, "abc … jk"),
        ("one two three four five six seven", 20, "one two … seven"),
        ("The ploughs are out and the buses are late", 27, "The ploughs … are late"),
        ("abcdefgh ijklmnopqrstuvw xyz", 11, "abcd … xyz"),
        ("abcé" + "e\u0301xxx" + "xe\u0301yz", 10, "abcé … yz"),
        ("abe\u0301" + 20 * "x" + "\u0301yz", 8, "ab … yz"),
        ("ab👩\u200d🚒cdefghij", 10, "ab … hij"),
        (30 * "\u0301", 9, " … "),
    ],
    ids=[
        "fits",
        "middle",
        "tiny",
        "spaces",
        "words",
        "words-again",
        "a-long-word",
        "whole",
        "accents",
        "emoji",
        "nothing-but-accents",
    ],
)
def test_the_middle_is_left_out(text: str, limit: int, shown: str) -> None:
    """A long text loses its middle, and no letter loses its accent or emoji its half."""
    assert one_line(text, limit) == shown


def test_a_text_of_a_megabyte_is_shortened() -> None:
    """A very long text is shown by its beginning and its end."""
    assert one_line("b" + "å" * 1_000_000 + "e", 200) == "b" + "å" * 98 + " … " + "å" * 97 + "e"
