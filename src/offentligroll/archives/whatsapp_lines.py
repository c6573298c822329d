"""The lines of WhatsApp's exported chats: when, who and what, in the forms of many countries.

Dates are written as the telephone's country does. A date that begins with the year is read as it stands, and
one with full stops begins with the day. Of others nobody knows which number is the day and which the month,
unless some date in the file can be read in one way only, such as 25/05/2024; then all are read so.
"""

from __future__ import annotations

import datetime as dt
import enum
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import attrs

_UNSEEN = "\u200e\u200f\u202a\u202c"
_BLANKS = str.maketrans({"\u202f": " ", "\u00a0": " "})
_DATE = r"(?P<date>(?P<a>[0-9]{1,4})(?P<mark>[-/.])(?P<b>[0-9]{1,2})(?P=mark)(?P<c>[0-9]{1,4}))"
_CLOCK = r"(?:klo |kl\.? ?|at )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[AaPp]\.? ?[Mm]\.?)?"
_HEAD = re.compile(
    rf"[{_UNSEEN}]*(?:\[(?P<apple>{_DATE},? {_CLOCK})\] "
    rf"|(?P<android>{_DATE.replace('P<', 'P<x').replace('P=', 'P=x')},? {_CLOCK}) - )(?P<rest>.*)",
    re.DOTALL,
)
_SIGNED = re.compile(r"(?P<name>[^:\n]{1,100}):(?: (?P<words>.*))?", re.DOTALL)
_QUOTE = re.compile('["“”„«»]')
_ATTACHED = re.compile(r"\u200e?<[^<>:\n]{1,40}: (?P<file>[^<>\n]{1,255})>")
_FILE = re.compile(
    r"(?:\u200e(?P<any>[^\n()]{1,255}\.\w{1,5})|(?P<own>(?:AUD|DOC|IMG|PTT|STK|VID)-\d{8}-WA\d{4}\.\w{1,5}))"
    r" \([^()\n]{1,40}\)(?:\n|$)"
)
_OMITTED = re.compile(r"<[A-Z]\w+(?: \w+)+>")
_EDITED = re.compile(r" ?\u200e<[^<>:\n]{1,60}>$")
_FIRST_YEAR = 9
"""WhatsApp began in 2009."""
_LONGEST = 1 << 16


class Order(enum.Enum):
    """What the first of two numbers of a date is."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@attrs.define(kw_only=True)
class Said:
    """A message, line by line."""

    time: str
    """When, as it is written."""
    date: tuple[str, str, str, str]
    """The three numbers of the date, and what parts them."""
    name: str | None
    """Who; None where WhatsApp itself speaks."""
    first: str
    """The words of the first line."""
    more: list[str] = attrs.field(factory=list)
    """The other lines."""

    @property
    def _whole(self) -> str:
        return "\n".join((self.first, *self.more)).rstrip("\n")

    @property
    def is_of_program(self) -> bool:
        """Whether WhatsApp speaks in somebody's name, such as of what was deleted."""
        return self.first.startswith("\u200e") and not self.files

    @property
    def is_edited(self) -> bool:
        """Whether it was edited after it was sent."""
        return _EDITED.search(self._whole) is not None

    @property
    def words(self) -> str:
        """The words, without those that WhatsApp puts in place of files."""
        words = _ATTACHED.sub("", _EDITED.sub("", self._whole))
        named = _FILE.match(words)
        words = words if named is None else words[named.end() :]
        return "" if _OMITTED.fullmatch(words) else words.strip(f"{_UNSEEN} \n")

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files; empty where one was not exported."""
        whole = self._whole
        found = [one["file"] for one in _ATTACHED.finditer(whole)]
        named = _FILE.match(whole)
        if named is not None:
            found.append(named["any"] or named["own"])
        return (*found, *([""] if _OMITTED.fullmatch(whole) else []))


def lines_of(stream: BinaryIO) -> Iterator[str]:
    """Yield the lines of a text; one beyond all measure comes in parts.

    Args:
        stream: the text, in UTF-8; it is closed behind its end.

    Yields:
        Each line, without its end.

    Raises:
        UnicodeDecodeError: it is not in UTF-8.
    """
    with io.TextIOWrapper(stream, "utf-8-sig") as text:
        while line := text.readline(_LONGEST):
            yield line.removesuffix("\n")


def head_of(line: str) -> re.Match[str] | None:
    """Return the beginning of a message: when, and what stands behind it; None for any other line."""
    return _HEAD.match(line.translate(_BLANKS))


def said_in(head: re.Match[str]) -> Said:
    """Begin a message.

    Args:
        head: its first line.

    Returns:
        The message, so far.

    Example:
        >>> said_in(head_of("[2024-05-02 09:15:33] Kim Ek: Hej")).name
        'Kim Ek'
    """
    signed = _SIGNED.fullmatch(head["rest"])
    time = head["apple"] or head["android"]
    # In what WhatsApp tells of a name that a group got, a colon may stand between quotation marks.
    if signed is None or len(_QUOTE.findall(signed["name"])) % 2:
        return Said(time=time, date=_date_in(head), name=None, first=head["rest"])
    name = signed["name"].strip(f"{_UNSEEN} ~")
    return Said(time=time, date=_date_in(head), name=name, first=signed["words"] or "")


def _date_in(head: re.Match[str]) -> tuple[str, str, str, str]:
    prefix = "" if head["apple"] else "x"
    first, second, third, mark = (head[f"{prefix}{one}"] for one in ("a", "b", "c", "mark"))
    return first, second, third, mark


def order_in(lines: Iterable[str]) -> Order | None:
    """Find out in which order the dates of a chat are written.

    Args:
        lines: its lines.

    Returns:
        The order; None where no date, or not all of them, tell it.
    """
    found: set[Order | None] = set()
    for head in filter(None, map(head_of, lines)):
        first, second, third, mark = _date_in(head)
        if len(first) == 4:
            continue
        if mark == ".":
            found.add(Order.DAY_FIRST)
        elif mark == "-" and len(third) < 4:
            found.add(None)
        elif int(first) > 12 >= int(second):
            found.add(Order.DAY_FIRST)
        elif int(second) > 12 >= int(first):
            found.add(Order.MONTH_FIRST)
        if len(third) == 2 and not _FIRST_YEAR <= int(third) <= dt.datetime.now(dt.UTC).year % 100:
            # What stands last is no year, so that the first may be one.
            found.add(None)
    return found.pop() if len(found) == 1 else None


def day_of(date: tuple[str, str, str, str], order: Order | None) -> dt.date | None:
    """Read a date.

    Args:
        date: the three numbers, and what parts them.
        order: in which order they stand, unless the year is the first.

    Returns:
        The day; None where it is not known.
    """
    first, second, third, _ = date
    if len(first) == 4:
        year, month, day = first, second, third
    elif order is None or len(third) not in {2, 4}:
        return None
    else:
        year = third if len(third) == 4 else f"20{third}"
        day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
