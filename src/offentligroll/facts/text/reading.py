"""Reading an author's own words: what the grammar and the linear reader say together of each fact."""

from __future__ import annotations

import bisect
import enum
import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.facts.text.features import circumstances
from offentligroll.facts.text.finding import Findings, Finds, find
from offentligroll.facts.text.foreign_words import has_unknown_words
from offentligroll.facts.text.languages import Spoken, languages
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.lexicons import Lexicon
from offentligroll.facts.text.linear import LinearReader, Weighing, linear_reader
from offentligroll.facts.text.phrases import Hit
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.trigrams import trigrams
from offentligroll.facts.text.words import Words
from offentligroll.model.truth import Truth

Spans = tuple[tuple[int, int], ...]
_NO_SPANS: Spans = ()
_NO_PATTERNS: frozenset[str] = frozenset()


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


class Verdict(NamedTuple):
    """What the words say of one fact."""

    truth: Truth
    """Whether they say so."""
    ground: Ground
    """Why it is read so."""
    spans: Spans = _NO_SPANS
    """Where the words stand that it rests on, as indexes of words."""
    patterns: tuple[str, ...] = ()
    """The patterns that were met."""
    is_weak: bool = False
    """Whether it rests on what is not in the words."""


@attrs.frozen(kw_only=True)
class WordReading:
    """What was read in the words."""

    spoken: Spoken
    """In which languages they are."""
    verdicts: Mapping[str, Verdict]
    """By fact, where anything speaks for it."""
    silence: Mapping[str, Verdict]
    """What is said of each fact where nothing does: one object for all texts of which the same is said."""
    otherwise: Verdict
    """What is said of facts that nobody looks for in these languages."""

    def of(self, fact: str) -> Verdict:
        """Return what the words say of a fact.

        Args:
            fact: its id.

        Returns:
            The verdict.
        """
        return self.verdicts.get(fact) or self.silence.get(fact, self.otherwise)


_NO_SILENCE: Mapping[str, Verdict] = {}
_UNREAD = Verdict(truth=Truth.UNKNOWN, ground=Ground.UNREAD)
_FOREIGN = Verdict(truth=Truth.UNKNOWN, ground=Ground.FOREIGN)
_SILENT = Verdict(truth=Truth.UNKNOWN, ground=Ground.SILENT)
NOTHING = Verdict(truth=Truth.NO, ground=Ground.NOTHING)
"""What is said of most facts of most texts."""


def read(  # noqa: PLR0913, PLR0917 - words, and all that is known around them
    words: Words,
    subject: Subject,
    told: str | None = None,
    expected: Iterable[str] = (),
    links: Sequence[str] = (),
    tried: Lexicon | None = None,
) -> WordReading:
    """Read words.

    Args:
        words: an author's own words.
        subject: about whom and by whom they are.
        told: the language that the archive tells, as a code; None where it does not.
        expected: the languages that are expected of this author or organisation.
        links: the kinds of the links in them.
        tried: a lexicon that takes the place of the shipped one for its language.

    Returns:
        What they say of each fact.
    """
    known = languages()
    spoken = known.spoken(words, expected, told)
    readable = known.with_lexicon
    if spoken.main is None:
        return _in_any_language(words, subject, spoken)
    verdicts: dict[str, Verdict] = {}
    silence = _NO_SILENCE
    if spoken.main in readable:
        one = tried if tried is not None and tried.language == spoken.main else lexicon(spoken.main)
        weigher = linear_reader(spoken.main)
        if (
            weigher is not None
            and not spoken.is_mixed
            and has_unknown_words(words, one.unknown(words, weigher.has_weight), spoken.main, trigrams())
        ):
            spoken = attrs.evolve(spoken, has_foreign_words=True)
        verdicts = _in_one_language(words, subject, spoken, links, one, weigher)
        silence = (_without_no if spoken.is_mixed else _silence)(one, weigher)
    for language in {language for _, _, language in spoken.others}.intersection(readable) - {spoken.main}:
        inside = [(start, end) for start, end, other in spoken.others if other == language]
        findings = find(lexicon(language), words, subject)
        for fact in findings.finds:
            hits = [hit for hit in findings.of(fact).hits if not hit.negated and _lies_in(hit, inside)]
            if hits and verdicts.get(fact, NOTHING).truth is not Truth.YES:
                verdicts[fact] = _yes(findings.of(fact), hits)
    if spoken.is_mixed:
        return WordReading(
            spoken=spoken,
            verdicts={fact: _not_no(verdict) for fact, verdict in verdicts.items()},
            silence=silence,
            otherwise=_FOREIGN,
        )
    return WordReading(
        spoken=spoken, verdicts=verdicts, silence=silence, otherwise=_SILENT if silence else _UNREAD
    )


def _in_any_language(words: Words, subject: Subject, spoken: Spoken) -> WordReading:
    verdicts: dict[str, Verdict] = {}
    for language in languages().with_lexicon:
        findings = find(lexicon(language), words, subject)
        for fact, finds in findings.finds.items():
            hits = [hit for hit in finds.hits if not hit.negated]
            if hits:
                verdicts.setdefault(fact, _yes(finds, hits))
            else:
                seen = _spans((*finds.hits, *finds.suspicions))
                verdicts.setdefault(fact, _UNREAD._replace(spans=seen))
    return WordReading(spoken=spoken, verdicts=verdicts, silence=_NO_SILENCE, otherwise=_UNREAD)


def _in_one_language(  # noqa: PLR0913, PLR0917 - words, and all that is known around them
    words: Words,
    subject: Subject,
    spoken: Spoken,
    links: Sequence[str],
    one: Lexicon,
    weigher: LinearReader | None,
) -> dict[str, Verdict]:
    findings = find(one, words, subject)
    if spoken.others:
        elsewhere = [(start, end) for start, end, _ in spoken.others]
        findings = _without(findings, elsewhere)
    if weigher is None:
        return {fact: _by_grammar(finds) for fact, finds in findings.finds.items()}
    verdicts: dict[str, Verdict] = {}
    around = circumstances(words, findings, subject, links)
    weighing = weigher.weigh(words, around, one.common, one.topics)
    for fact in one.facts.intersection((*findings.finds, *weighing.loud)):
        finds = findings.of(fact)
        if fact in weigher.thresholds:
            may_say_yes = _may_say_yes(one, fact, subject, findings)
            both = _by_both(fact, finds, weighing, may_say_yes=may_say_yes)
            if both is not None:
                verdicts[fact] = both
            elif finds.hits and weigher.thresholds[fact].firm_no:
                verdicts[fact] = _verdict(Truth.NO, Ground.NEGATED, finds.hits)
        else:
            verdicts[fact] = _by_grammar(finds)
    return verdicts


@functools.lru_cache(maxsize=64)
def _silence(one: Lexicon, weigher: LinearReader | None) -> Mapping[str, Verdict]:
    """What is said of each fact where no pattern was met and the words are not suspicious."""
    limits = weigher.thresholds if weigher else {}
    return {
        fact: NOTHING if fact in limits and limits[fact].firm_no else _SILENT for fact in sorted(one.facts)
    }


@functools.lru_cache(maxsize=64)
def _without_no(one: Lexicon, weigher: LinearReader | None) -> Mapping[str, Verdict]:
    """The same for words beside which others are foreign."""
    return {fact: _not_no(verdict) for fact, verdict in _silence(one, weigher).items()}


def _may_say_yes(one: Lexicon, fact: str, subject: Subject, findings: Findings) -> bool:
    """Whether the weight of the words may say so by itself."""
    when = one.weighed.get(fact)
    return when is None or (when.holds_for(subject) and when.holds_with(findings.markers))


def _by_grammar(finds: Finds) -> Verdict:
    """Read a language that has a grammar and nothing that was measured."""
    hits = [hit for hit in finds.hits if not hit.negated]
    if hits:
        return _yes(finds, hits)
    if finds.suspicions:
        return Verdict(truth=Truth.UNKNOWN, ground=Ground.SUSPICIOUS, spans=_spans(finds.suspicions))
    return _SILENT


def _by_both(fact: str, finds: Finds, weighing: Weighing, *, may_say_yes: bool) -> Verdict | None:
    """Read what was found, or weighs for the fact; None where neither says anything."""
    limits = weighing.reader.thresholds[fact]
    hits = [hit for hit in finds.hits if not hit.negated]
    if hits:
        shaky = weighing.reader.shaky.get(fact, _NO_PATTERNS)
        if all(hit.phrase in shaky for hit in hits) and weighing.score(fact) < limits.doubtful:
            return _verdict(Truth.UNKNOWN, Ground.DOUBTED, hits)
        return _yes(finds, hits)
    score = weighing.score(fact)
    if score >= min(limits.suspicious, limits.yes):
        if may_say_yes and not finds.hits and not finds.has_exception and score >= limits.yes:
            spans = weighing.suspicious_words(fact)
            if spans:
                return Verdict(truth=Truth.YES, ground=Ground.WEIGHED, spans=spans)
        spans = _spans(finds.hits or finds.suspicions) or weighing.suspicious_words(fact)
        return Verdict(truth=Truth.UNKNOWN, ground=Ground.SUSPICIOUS, spans=spans) if spans else _SILENT
    return None


def _verdict(truth: Truth, ground: Ground, hits: Sequence[Hit]) -> Verdict:
    return Verdict(truth=truth, ground=ground, spans=_spans(hits), patterns=_patterns(hits))


def _yes(finds: Finds, hits: Sequence[Hit]) -> Verdict:
    return Verdict(
        truth=Truth.YES,
        ground=Ground.FOUND,
        spans=_spans(hits),
        patterns=_patterns(hits),
        is_weak=finds.is_weak,
    )


def _not_no(verdict: Verdict) -> Verdict:
    if verdict.truth is Truth.NO:
        return verdict._replace(truth=Truth.UNKNOWN, ground=Ground.FOREIGN)
    return verdict


def _spans(hits: Iterable[Hit]) -> Spans:
    spans: list[tuple[int, int]] = []
    for hit in hits:
        own = hit.spans or ((hit.start, hit.end),)
        if hit.negator is not None:
            first = min(hit.negator, hit.start)
            own = ((first, max(hit.end, hit.negator + 1)),)
        spans.extend(own)
    return tuple(spans)


def _patterns(hits: Iterable[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.phrase for hit in hits))


def _lies_in(hit: Hit, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a find lies in one of some places, which are in the order of the text."""
    before = bisect.bisect_right(places, hit.start, key=_start)
    return before > 0 and hit.end <= places[before - 1][1]


_start = operator.itemgetter(0)


def _without(findings: Findings, elsewhere: Sequence[tuple[int, int]]) -> Findings:
    """Leave out what was found where another language is spoken."""
    finds = {
        fact: one._replace(
            hits=tuple(hit for hit in one.hits if not _lies_in(hit, elsewhere)),
            suspicions=tuple(hit for hit in one.suspicions if not _lies_in(hit, elsewhere)),
        )
        for fact, one in findings.finds.items()
    }
    return attrs.evolve(findings, finds=finds)
