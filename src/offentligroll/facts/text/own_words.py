"""Telling an author's own words from those that she quotes, shares or passes on.

Not the author's own are: what stands in quotation marks (an opening mark that is never closed quotes
nothing), lines that begin with ``>``, all that follows ``RT @name``, ``MT @name`` or ``QT @name``,
the words of the statement that it quotes, and the mail that it answers or passes on. Addresses of the
web are no words either.

What is not own is blanked out, so that all that is left keeps its place in the text. No phrase
reaches over such a place.
"""

from __future__ import annotations

import functools
import re

import attrs

from offentligroll.facts.note import Note
from offentligroll.facts.text.addresses import addresses, may_have_address
from offentligroll.facts.text.words import Words
from offentligroll.model.statement import Act, Statement

_BREAK = "\n"
"""What blanks are made of: two of them end a sentence."""


@attrs.frozen(kw_only=True, slots=False)  # its words are looked at often
class OwnWords:
    """What a statement's author says in her own words."""

    text: str
    """The statement's text, as long as ever, with all that is not her own blanked out."""
    links: tuple[tuple[int, int], ...] = ()
    """Where the addresses of the web stand in her own part of it."""
    missing: Note | None = None
    """Why there are no own words; None where there are some."""
    may_link: bool = True
    """Whether its links are the author's own."""
    heard: dict[object, object] = attrs.field(factory=dict, init=False, eq=False, repr=False)
    """What was heard in these words already; see :mod:`offentligroll.facts.text.kept_words`."""

    @classmethod
    def of(cls, statement: Statement) -> OwnWords:
        """Return the own words of a statement.

        Args:
            statement: any act.

        Returns:
            The own words, or why there are none.
        """
        if not (statement.act.has_own_words or _may_be_commented(statement)):
            return cls(text="", missing=Note.of("no-own-words", act=statement.act.value), may_link=False)
        if statement.text is None:
            return cls(text="", missing=Note.of("words-missing"))
        text = blank_foreign_words(statement.text, statement.quoted)
        text, links = _without_links(text)
        own = cls(text=text, links=links)
        if own.words.folded:
            return own
        if not statement.act.has_own_words:
            return cls(text="", missing=Note.of("no-own-words", act=statement.act.value), may_link=False)
        has_words = Words.of(_without_links(statement.text)[0]).folded
        missing = Note.of("all-quoted" if has_words else "no-words")
        return cls(text=text, links=links, missing=missing)

    @functools.cached_property
    def words(self) -> Words:
        """The own words, cut up."""
        return Words.of(self.text)


def _may_be_commented(statement: Statement) -> bool:
    """Whether a share tells its own words apart from those that it shares."""
    if statement.act is not Act.SHARE or statement.text is None:
        return False
    return statement.quoted is not None or _PASSED_ON.search(statement.text) is not None


def blank_foreign_words(text: str, quoted: str | None = None) -> str:
    """Blank out all in a text that its author quotes or passes on.

    Args:
        text: the words as they stand.
        quoted: the words of somebody else that it may repeat.

    Returns:
        A text of the same length.

    Example:
        >>> blank_foreign_words("Bra sagt! RT @svt: Nu kommer snön").rstrip()
        'Bra sagt!'
    """
    spans: list[tuple[int, int]] = []
    if "@" in text and (passed_on := _PASSED_ON.search(text)):
        spans.append((passed_on.start(), len(text)))
    if "\n" in text and (answered := _ANSWERED.search(text)):
        spans.append((answered.start(), len(text)))
    if ">" in text:
        spans.extend(found.span() for found in _QUOTED_LINE.finditer(text))
    if _ANY_MARK.search(text) and _MAY_QUOTE.search(text):
        spans.extend(quotations(text))
    if quoted and quoted.strip() and (start := text.find(quoted.strip())) >= 0:
        spans.append((start, start + len(quoted.strip())))
    return _blank(text, spans)


_PASSED_ON = re.compile(r"(?<!\w)[RMQ]T:?[^\S\n]{1,3}@\w")
_ANSWERED = re.compile(
    r"^(?:-{3,}[^\S\n]*(?:Original Message|Ursprungligt meddelande|Vidarebefordrat meddelande)\b"
    r"|(?:On|Den|Le|Am)[^\n]{6,120}(?:wrote|skrev|skreiv|schrieb)[^\n]{0,80}:[^\S\n]*$"
    r"|(?:From|Från|Fra):[^\n]+\n(?:Sent|Date|Skickat|Datum|Sendt|Dato|To|Till|Til):)",
    re.MULTILINE,
)
"""Where a mail begins that is answered or passed on."""
_QUOTED_LINE = re.compile(r"^[^\S\n]*>.*$", re.MULTILINE)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        begin = max(start, done)
        pieces.append(text[done:begin])
        pieces.append(_BREAK * (end - begin))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


# ---------------------------------------------------------------- quotation marks

_DOUBLE_CLOSERS = {
    '"': '"“”„‟',
    "”": '“„”‟"',
    "“": "„",
    "»": "«»",
    "«": "»",
    "″": "″",
    "＂": "＂",
    "’": "‘‚’",
    "‘": "‚",
    "›": "‹›",
    "‹": "›",
    "'": "'",
    "』": "『",
    "」": "「",
}
"""Which marks open what a mark can close."""
_ALWAYS_OPEN = frozenset("“„‟«‘‚‹『「")
"""Marks that open a quotation wherever they close none."""
_SINGLE = frozenset("‘‚’'‹›")
"""Marks that are also apostrophes, or are used for a word or two: they quote within one paragraph."""
_APOSTROPHES = frozenset("’'")
_ALL_MARKS = "".join(sorted(set(_DOUBLE_CLOSERS) | _ALWAYS_OPEN))
_ANY_MARK = re.compile(f"[{_ALL_MARKS}]")
_MAY_QUOTE = re.compile(rf"[{_ALL_MARKS}](?<!['’])|(?<![^\W_])['’]|['’](?![^\W_])")
"""Apostrophes among letters open and close nothing, and many texts have no other marks."""
_MARK_OR_PARAGRAPH = re.compile(rf"[{_ALL_MARKS}]|\n[^\S\n]*\n|\u2029")
_CLIPPED = re.compile(r"(?:tis|twas|em|cause|til|till|n|cos|round|ere|sta|va)\b|\d", re.IGNORECASE)
"""What an apostrophe at the start of a word stands before: 'tis, '90s, rock 'n' roll."""


class _Quotations:
    """The open marks of one reading. Each mark is opened and dropped at most once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: dict[str, list[int]] = {}
        self.spans: list[tuple[int, int]] = []
        self.perhaps: int | None = None

    def innermost(self, mark: str) -> str | None:
        openers = [one for one in _DOUBLE_CLOSERS.get(mark, "") if self.open.get(one)]
        return max(openers, key=lambda one: self.open[one][-1], default=None)

    def close(self, opener: str, end: int) -> None:
        start = self.open[opener].pop()
        self.spans.append((start, end))
        # What was opened inside and not closed there is no quotation.
        for positions in self.open.values():
            while positions and positions[-1] > start:
                positions.pop()
        self.perhaps = None

    def settle(self, *, paragraph_ends: bool = False) -> None:
        """Take an apostrophe after all for the end of a quotation, where none better came."""
        if self.perhaps is not None and (opener := self.innermost("’")):
            self.close(opener, self.perhaps + 1)
        self.perhaps = None
        if paragraph_ends:
            for mark in _SINGLE:
                self.open.pop(mark, None)

    def read(self, at: int) -> None:
        mark = self.text[at]
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        if mark in _APOSTROPHES and before.isalnum() and after.isalnum():
            return
        opener = self.innermost(mark)
        opens = not before.isalnum() and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if mark in _APOSTROPHES:
            self._read_apostrophe(at, opener, opens=opens, closes=closes)
        elif opener and (closes or not opens or (mark not in _ALWAYS_OPEN and not before.isspace())):
            self.close(opener, at + 1)
        elif mark in _ALWAYS_OPEN or ((opens or not closes) and not before.isdigit()):
            self._open(mark, at, before)

    def _read_apostrophe(self, at: int, opener: str | None, *, opens: bool, closes: bool) -> None:
        if closes and opener:
            if self.text[at - 1] in "sSxXzZ" and self.text[at + 1 : at + 2].isspace():
                # The end of a quotation, or the councils' own genitive: what comes will tell.
                self.perhaps = at if self.perhaps is None else self.perhaps
            else:
                self.close(opener, at + 1)
        elif opens and not _CLIPPED.match(self.text, at + 1):
            self._open(self.text[at], at, " ")

    def _open(self, mark: str, at: int, before: str) -> None:
        if mark in _SINGLE:
            self.settle()
        positions = self.open.setdefault(mark, [])
        # By an old custom each paragraph of one long quotation opens anew and only the last closes.
        if not (positions and before == "\n"):
            positions.append(at)


def quotations(text: str) -> list[tuple[int, int]]:
    """Find what stands in quotation marks, in one pass over the marks.

    Args:
        text: any text.

    Returns:
        Where the quotations begin and end, marks included; inner ones may stand beside outer ones.

    Example:
        >>> quotations("Han sa ”nej” och gick.")
        [(7, 12)]
    """
    reading = _Quotations(text)
    for found in _MARK_OR_PARAGRAPH.finditer(text):
        if found.end() - found.start() > 1 or found.group() == "\u2029":
            reading.settle(paragraph_ends=True)
        else:
            reading.read(found.start())
    reading.settle()
    return reading.spans


def _without_links(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    if not may_have_address(text):
        return text, ()
    found = tuple(addresses(text))
    cut = [(start, end) for start, end in found if _is_full_address(text[start:end])]
    return _blank(text, cut), found


def _is_full_address(link: str) -> bool:
    return "/" in link or link[:4].casefold() == "www."
