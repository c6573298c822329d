"""Whose words are whose in a mail: the sender's own, those that are answered, and the signature."""

from __future__ import annotations

import re

import attrs

_ANSWERED = re.compile(
    r"(?:On\b.{5,200}\bwrote|Den\b.{5,200}\bskrev\b.{0,200}|Am\b.{5,200}\bschrieb\b.{0,200}"
    r"|Le\b.{5,200}\bécrit\b.{0,5}|Op\b.{5,200}\bschreef\b.{0,200}|El\b.{5,200}\bescribió\b.{0,200}"
    # Norwegian, Danish and newer Swedish programs begin with the weekday or the day. Who introduces a
    # quotation in her own words seldom says the year or the minute.
    r"|(?=.{0,200}(?:\b[0-9]{4}\b|\b[0-9]{1,2}[:.][0-9]{2}\b))(?:(?:\w{2,8}\.?,? )?[0-9]{1,2}\.? "
    r".{3,200}\bskrev\b.{0,200}|.{5,200}\bkirjoitti\b.{0,200})):\s*",
    re.DOTALL,
)
_ALL_BELOW = re.compile(
    r"-{2,}\s*(?:Original Message|Ursprungligt meddelande|Ursprüngliche Nachricht|Forwarded message"
    r"|Vidarebefordrat meddelande)\s*-{2,}\s*|_{20,}\s*",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\*?(?:From|Från|Von|De)\s*:\*?\s.*", re.IGNORECASE)
_SECOND = re.compile(r"\*?(?:Sent|Date|Skickat|Datum|Gesendet|Envoyé|To|Till)\s*:\*?\s.*", re.IGNORECASE)
_SIGNED = re.compile(r"--\s?")
_MOST_LINES_OF_HEAD = 3
_LONGEST_INTRODUCTION = 500


@attrs.frozen(kw_only=True)
class Words:
    """The words of a mail, parted."""

    own: str
    """The sender's own."""
    quoted: str = ""
    """Those that are answered, without their marks."""
    signature: str = ""
    """What stands below ``-- ``."""


def parted(text: str) -> Words:
    r"""Part the words of a mail.

    Args:
        text: the whole text.

    Returns:
        Own words, those that are answered, and the signature.

    Example:
        >>> words = parted("Tack, vi plogar i dag.\n\n> När plogas det?\n\n-- \nKim, kommunchef")
        >>> words.own, words.quoted, words.signature
        ('Tack, vi plogar i dag.', 'När plogas det?', 'Kim, kommunchef')
    """
    own: list[str] = []
    quoted: list[str] = []
    signature: list[str] = []
    here = own
    lines = text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines):
        if _begins_all_below(lines, number):
            quoted.extend(_unmarked(one) for one in lines[number:])
            break
        if line.startswith(">"):
            if not lines[max(number - 1, 0)].startswith(">"):
                _drop_introduction(here)
            quoted.append(_unmarked(line))
        elif _SIGNED.fullmatch(line):
            here = signature
        else:
            here.append(line)
    return Words(own=_joined(own), quoted=_joined(quoted), signature=_joined(signature))


def _begins_all_below(lines: list[str], number: int) -> bool:
    """Whether all from a line on is another mail, as programs write it that set no marks."""
    line = lines[number]
    if _ALL_BELOW.fullmatch(line):
        return True
    if _HEAD.fullmatch(line) is None:
        return False
    return any(_SECOND.fullmatch(one) for one in lines[number + 1 : number + 1 + _MOST_LINES_OF_HEAD])


def _drop_introduction(lines: list[str]) -> None:
    """Take off the lines above quoted words that say when and by whom they were written."""
    while lines and not lines[-1].strip():
        lines.pop()
    for count in (1, 2, 3):
        above = lines[-count:]
        is_short = len(above) == count and sum(map(len, above)) <= _LONGEST_INTRODUCTION
        if is_short and _ANSWERED.fullmatch(" ".join(above).strip()):
            del lines[-count:]
            return


def _unmarked(line: str) -> str:
    return line.lstrip("> ") if line.startswith(">") else line


def _joined(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip()
