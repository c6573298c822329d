"""Reading an author's own words: what the grammar and the linear reader say together of each fact."""

from __future__ import annotations

import bisect
import functools
import operator
from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.facts.text.features import circumstances
from offentligroll.facts.text.finding import Findings, find
from offentligroll.facts.text.foreign_words import has_unknown_words
from offentligroll.facts.text.languages import Spoken, languages
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.lexicons import Lexicon
from offentligroll.facts.text.linear import LinearReader
from offentligroll.facts.text.memo import Memo
from offentligroll.facts.text.phrases import Hit
from offentligroll.facts.text.shipped_readers import linear_reader, linear_readers
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.trigrams import trigrams
from offentligroll.facts.text.verdicts import (
    FOREIGN,
    NOTHING,
    SILENT,
    UNREAD,
    Ground,
    Verdict,
    by_both,
    by_grammar,
    met,
    not_no,
    suspicious,
)
from offentligroll.facts.text.weighing import Weighing
from offentligroll.facts.text.words import Words
from offentligroll.model.truth import Truth


@attrs.frozen(eq=False)
class Silence:
    """What is said of facts for which nothing speaks: one object for all texts of which the same is said."""

    by_fact: Mapping[str, Verdict]
    """Of each fact that somebody looks for."""
    otherwise: Verdict
    """Of the others."""


@attrs.frozen(kw_only=True)
class WordReading:
    """What was read in the words."""

    spoken: Spoken
    """In which languages they are."""
    verdicts: Mapping[str, Verdict]
    """By fact, where anything speaks for it."""
    silence: Silence
    """What is said of each fact where nothing does."""

    def of(self, fact: str) -> Verdict:
        """Return what the words say of a fact.

        Args:
            fact: its id.

        Returns:
            The verdict.
        """
        return self.verdicts.get(fact) or self.silence.by_fact.get(fact, self.silence.otherwise)


_UNREAD = Silence({}, UNREAD)
_FOREIGN = Silence({}, FOREIGN)


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
    silence = _FOREIGN if spoken.is_mixed else _UNREAD
    if spoken.main in readable:
        one = tried if tried is not None and tried.language == spoken.main else lexicon(spoken.main)
        weigher = linear_reader(spoken.main, subject.kind)
        if (
            weigher is not None
            and not spoken.is_mixed
            and has_unknown_words(words, _strange(one), spoken.main, trigrams())
        ):
            spoken = Spoken(main=spoken.main, has_foreign_words=True)
        verdicts = _in_one_language(words, subject, spoken, links, one, weigher)
        silence = _silence(one, weigher, spoken.is_mixed)
    for language in readable if spoken.others else ():
        inside = [(start, end) for start, end, other in spoken.others if other == language]
        if language == spoken.main or not inside:
            continue
        findings = find(lexicon(language), words, subject)
        for fact in findings.finds:
            hits = [hit for hit in findings.of(fact).standing if _lies_in(hit, inside)]
            if hits and verdicts.get(fact, NOTHING).truth is not Truth.YES:
                verdicts[fact] = met(findings.of(fact), hits)
    if spoken.is_mixed:
        verdicts = {fact: not_no(verdict) for fact, verdict in verdicts.items()}
    return WordReading(spoken=spoken, verdicts=verdicts, silence=silence)


def _in_any_language(words: Words, subject: Subject, spoken: Spoken) -> WordReading:
    verdicts: dict[str, Verdict] = {}
    for language in languages().with_lexicon:
        findings = find(lexicon(language), words, subject)
        for fact, finds in findings.finds.items():
            hits = finds.standing
            if hits and verdicts.get(fact, NOTHING).truth is not Truth.YES:
                verdicts[fact] = met(finds, hits)
            elif fact not in verdicts:
                verdicts[fact] = suspicious((*finds.hits, *finds.suspicions), Ground.UNREAD)
    return WordReading(spoken=spoken, verdicts=verdicts, silence=_UNREAD)


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
        return {fact: by_grammar(finds, is_firm=fact in one.firm) for fact, finds in findings.finds.items()}
    verdicts: dict[str, Verdict] = {}
    around = circumstances(words, findings, subject, links)
    weighing = Weighing.of(weigher, words, around, one.common, one.topics)
    for fact in one.facts.intersection((*findings.finds, *weighing.loud)):
        finds = findings.of(fact)
        if fact in weigher.thresholds:
            may_say_yes = _may_say_yes(one, fact, subject, findings)
            both = by_both(fact, finds, weighing, may_say_yes=may_say_yes)
            if both is not None:
                verdicts[fact] = both
        else:
            verdicts[fact] = by_grammar(finds, is_firm=fact in one.firm)
    return verdicts


@functools.lru_cache(maxsize=64)
def _strange(one: Lexicon) -> Memo[bool]:
    """Of each word, whether the language is not known to have it."""
    weighers = linear_readers(one.language)
    return Memo(lambda word: one.is_strange(word) and not any(each.has_weight(word) for each in weighers))


@functools.lru_cache(maxsize=64)
def _silence(one: Lexicon, weigher: LinearReader | None, is_mixed: bool) -> Silence:
    """What is said of each fact where no pattern was met and the words are not suspicious."""
    limits = weigher.thresholds if weigher else {}
    firm = one.firm | {fact for fact in one.facts if fact in limits and limits[fact].firm_no}
    nothing = not_no(NOTHING) if is_mixed else NOTHING
    return Silence(
        {fact: nothing if fact in firm else SILENT for fact in sorted(one.facts)},
        FOREIGN if is_mixed else SILENT,
    )


def _may_say_yes(one: Lexicon, fact: str, subject: Subject, findings: Findings) -> bool:
    """Whether the weight of the words may say so by itself."""
    when = one.weighed.get(fact)
    return when is None or (when.holds_for(subject) and when.holds_with(findings.markers))


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
    return findings._replace(finds=finds)
