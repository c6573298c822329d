"""Marks in an author's own words that are no words: numbers, addresses and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from offentligroll.facts.detector import NOT_FOUND, Answer, Context
from offentligroll.facts.detectors.word_answers import MOST_QUOTES, find_words
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.model.truth import Truth

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?!\w)")
_NUMBER = re.compile(
    r"(?<![\w-])(?!\d\d[-.]\d\d[-.]\d{4})"
    r"(?:\+\d{1,3}[ -]?|0)\d{1,3}[ -]\d{2,4}(?:[ -]\d{2,4}){1,3}(?![\w-])"
)
_SITE = re.compile(r"/|www\.|[\w-]{3,63}\.[a-z]{2,6}(?!\w)", re.IGNORECASE)
"""What an abbreviation such as *t.ex* has nothing of."""
_NAME = r"[A-ZÅÄÖ][\w'-]{1,20}(?: [A-ZÅÄÖ][\w'-]{1,20}){0,2}"
_POST = r"(?:, ?[^\n,.!?]{2,40}){0,2}"
"""What somebody is or where she works, behind a name on a line of its own."""
_SIGNED = re.compile(
    rf"(?:(?:^|\s)//?\s?{_NAME}|^//?\s?{_NAME}{_POST}|^\s*[–—-]{{1,2}}\s?{_NAME}|\^[A-ZÅÄÖ]{{2,3}}|\^{_NAME}"
    r"|\b(?:[Mm]vh|[Hh]älsningar|[Hh]älsning|[Rr]egards|[Ss]incerely|[Ww]ishes)[,.!]?\s{1,3}"
    rf"{_NAME}{_POST})[ .!]*\Z",
    re.MULTILINE,
)
_LAST = 200
"""So many signs at the end of a text may hold its signature."""


def _marks(pattern: re.Pattern[str], text: str, begin: int = 0) -> Iterator[Evidence]:
    for found in pattern.finditer(text, begin):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        yield Evidence(quote=text[start : found.end()], start=start, end=found.end())


def _sites(context: Context) -> list[Evidence]:
    text = context.statement.text or ""
    return [
        Evidence(quote=text[start:end], start=start, end=end)
        for start, end in context.own_words.links
        if _SITE.search(text, start, end)
    ]


def has_link(context: Context) -> Answer:
    """Find links in the words and among those that the statement carries."""
    statement, own = context.statement, context.own_words
    if not own.may_link or (statement.text is None and not statement.links):
        return Answer.unknown(own.missing or Note.of("words-missing"))
    carried = [
        Evidence(record=Record(kind=RecordKind.STATEMENT, field="links", value=link))
        for link in statement.links
    ]
    found = [*_sites(context), *carried]
    if found:
        return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=tuple(found[:MOST_QUOTES]))
    return NOT_FOUND


def points_to_other_channel(context: Context) -> Answer:
    """Find words, telephone numbers and addresses by which the reader is sent somewhere else."""
    own = context.own_words
    written = [*_marks(_MAIL, own.text), *_marks(_NUMBER, own.text), *_sites(context)]
    if own.may_link and written:
        return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=tuple(written[:MOST_QUOTES]))
    return find_words(context, "points-to-other-channel")


def signs_with_name(context: Context) -> Answer:
    """Find a name or initials at the end; that there are none may lie in how somebody signs."""
    own = context.own_words
    if own.missing is not None:
        return Answer.unknown(own.missing)
    text = own.text.rstrip()
    found = tuple(_marks(_SIGNED, text, max(0, len(text) - _LAST)))
    if found:
        return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=found)
    return Answer.unknown(Note.of("no-signature-found"))


def corrects_an_error(context: Context) -> Answer:
    """Find words that set an earlier error right."""
    return find_words(context, "corrects-an-error")


def is_obscene(context: Context) -> Answer:
    """Find obscene and profane words."""
    return find_words(context, "is-obscene")
