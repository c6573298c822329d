"""What the words say of one fact, by what the grammar has found and by their weight."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from offentligroll.facts.text.finding import Finds
from offentligroll.facts.text.phrases import Hit
from offentligroll.facts.text.weighing import Weighing
from offentligroll.model.truth import Truth

# Python 3.11 takes its time to look a member up in its enum.
_YES, _NO, _UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

Spans = tuple[tuple[int, int], ...]


class Ground(enum.Enum):
    """Why the words are read as they are; where that is told, its note has the same name."""

    FOUND = "found"
    """A pattern was met."""
    WEIGHED = "weighed"
    """No pattern was met, but the words say so by their weight."""
    DOUBTED = "words-doubted"
    SUSPICIOUS = "words-suspicious"
    NEGATED = "negated"
    NOTHING = "not-found"
    SILENT = "silence-says-little"
    FOREIGN = "language-mixed"
    UNREAD = "language-unknown"


def _no_spans() -> Spans:
    return ()


class Verdict(NamedTuple):
    """What the words say of one fact."""

    truth: Truth
    """Whether they say so."""
    ground: Ground
    """Why it is read so."""
    hits: Sequence[Hit] = ()
    """Where patterns were met on which it rests."""
    is_weak: bool = False
    """Whether it rests on what is not in the words."""
    quoted: Callable[[], Spans] = _no_spans
    """Gives the words that it rests on where no pattern was met; few are ever quoted."""

    @property
    def spans(self) -> Spans:
        """Where the words stand that it rests on, as indexes of words."""
        return _spans(self.hits) or self.quoted()

    @property
    def patterns(self) -> tuple[str, ...]:
        """The patterns that were met."""
        return tuple(dict.fromkeys([hit.phrase for hit in self.hits]))


UNREAD = Verdict(_UNKNOWN, Ground.UNREAD)
FOREIGN = Verdict(_UNKNOWN, Ground.FOREIGN)
SILENT = Verdict(_UNKNOWN, Ground.SILENT)
NOTHING = Verdict(_NO, Ground.NOTHING)
"""What is said of most facts of most texts."""


def met(finds: Finds, hits: Sequence[Hit]) -> Verdict:
    """Say yes, because patterns were met.

    Args:
        finds: what speaks for the fact.
        hits: what was found of it that is not negated.

    Returns:
        The verdict.
    """
    return Verdict(_YES, Ground.FOUND, hits, finds.is_weak)


def suspicious(seen: Sequence[Hit], ground: Ground = Ground.SUSPICIOUS) -> Verdict:
    """Say neither yes nor no, because of words that are there.

    Args:
        seen: where they stand.
        ground: why.

    Returns:
        The verdict.
    """
    return Verdict(_UNKNOWN, ground, quoted=functools.partial(_spans, seen))


def not_no(verdict: Verdict) -> Verdict:
    """Take a *no* back where part of the words was not read.

    Args:
        verdict: any verdict.

    Returns:
        The same, or unknown.
    """
    if verdict.truth is _NO:
        return verdict._replace(truth=_UNKNOWN, ground=Ground.FOREIGN)
    return verdict


def by_grammar(finds: Finds, *, is_firm: bool = False) -> Verdict:
    """Read a fact, or a language, that has a grammar and no weights.

    Args:
        finds: what speaks for the fact.
        is_firm: whether finding nothing was measured to mean something.

    Returns:
        The verdict.
    """
    hits = finds.standing
    if hits:
        return met(finds, hits)
    if finds.suspicions:
        return suspicious(finds.suspicions)
    if not is_firm:
        return SILENT
    return Verdict(_NO, Ground.NEGATED, finds.hits) if finds.hits else NOTHING


def by_both(fact: str, finds: Finds, weighing: Weighing, *, may_say_yes: bool) -> Verdict | None:
    """Read what was found, or weighs for the fact.

    Args:
        fact: its id.
        finds: what speaks for it by the grammar.
        weighing: what the words weigh.
        may_say_yes: whether their weight may say so by itself.

    Returns:
        The verdict; None where neither says anything.
    """
    limits = weighing.reader.thresholds[fact]
    if hits := finds.standing:
        proven = weighing.reader.proven[fact]
        if proven.isdisjoint([hit.phrase for hit in hits]) and weighing.score(fact) < limits.doubtful:
            return Verdict(_UNKNOWN, Ground.DOUBTED, hits)
        return met(finds, hits)
    score = weighing.score(fact)
    if score < limits.suspicious and score < limits.yes:
        if finds.hits and limits.firm_no:
            return Verdict(_NO, Ground.NEGATED, finds.hits)
        return None
    seen = finds.hits or finds.suspicions
    says_yes = may_say_yes and score >= limits.yes and not (finds.hits or finds.has_exception)
    if (says_yes or not seen) and weighing.has_suspicious_words(fact):
        truth, ground = (_YES, Ground.WEIGHED) if says_yes else (_UNKNOWN, Ground.SUSPICIOUS)
        return Verdict(truth, ground, quoted=functools.partial(weighing.suspicious_words, fact))
    return suspicious(seen) if seen else SILENT


def _spans(hits: Iterable[Hit]) -> Spans:
    spans: list[tuple[int, int]] = []
    for hit in hits:
        own = hit.spans or ((hit.start, hit.end),)
        if hit.negator is not None:
            first = min(hit.negator, hit.start)
            own = ((first, max(hit.end, hit.negator + 1)),)
        spans.extend(own)
    return tuple(spans)
