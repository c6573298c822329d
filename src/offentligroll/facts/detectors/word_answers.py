"""Answering facts from the words: reading them once for all facts, and turning verdicts into answers."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.facts.detector import NOT_FOUND, Answer, Context
from offentligroll.facts.detectors.links import written_links
from offentligroll.facts.detectors.writers import writer_of
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.facts.text.languages import languages
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.negation import hits_of
from offentligroll.facts.text.phrases import Hit, Phrases
from offentligroll.facts.text.reading import WordReading, read
from offentligroll.facts.text.verdicts import Ground, Spans, Verdict
from offentligroll.facts.text.words import Words
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded

MOST_QUOTES = 8
"""So many quotes are shown of one fact; a book would yield thousands."""


@attrs.frozen(kw_only=True)
class WordsRead:
    """All that was read of one statement."""

    texts: tuple[tuple[Words, WordReading], ...]
    """The own words, and the words that the author gave her pictures, each by itself."""
    unread: Note | None
    """Why finding nothing says nothing, whatever was read."""
    picture: Note | None
    """Why finding nothing says nothing where a picture belongs to the words that nobody has taken in."""


def _read(context: Context) -> WordsRead:
    """Read all words of a statement once for all facts."""
    own, language = context.own_words, context.statement.language
    writer = writer_of(context)
    told = None if language is None else languages().code_of(language)
    links = [kind for kind, _ in written_links(context)] if own.links else ()
    texts = tuple(
        [(words, read(words, writer.subject, told, writer.expected, links)) for words in _own_texts(context)]
    )
    unread = own.missing
    if unread is None and told is not None and told not in languages().with_lexicon:
        unread = Note.of("language-unread", language=told)
    return WordsRead(texts=texts, unread=unread, picture=_picture(context))


def _picture(context: Context) -> Note | None:
    media = context.statement.media
    return _MEDIA_UNREAD if media and not all(one.was_read for one in media) else None


_MEDIA_UNREAD = Note.of("media-unread")
_NO_WORDS = Note.of("no-words")
AUTHORITY_UNCLEAR = Note.of("authority-unclear")
OF_AUTHORITY = frozenset(
    (
        "predicts-authority-action",
        "claims-to-speak-for-authority",
        "speaks-as-we-the-authority",
        "concerns-own-authority",
    )
)
"""The facts of which finding nothing says nothing where it is not clear which authority is meant."""


def _own_texts(context: Context) -> tuple[Words, ...]:
    own = context.own_words
    described = tuple(Words.of(one.description) for one in context.statement.media if one.description)
    return (own.words, *described) if own.missing is None else described


def _quotes(words: Words, spans: Iterable[tuple[int, int]], text: str) -> tuple[Evidence, ...]:
    """Quote what was found, without what lies inside another."""
    quotes: list[Evidence] = []
    reached = -1
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if last <= reached:
            continue
        reached = last
        start, end = words.quote(first, last)
        quotes.append(recorded(Evidence, quote=text[start:end], start=start, end=end))
        if len(quotes) == MOST_QUOTES:
            break
    return tuple(quotes)


def _evidence(context: Context, words: Words, spans: Spans) -> tuple[Evidence, ...]:
    if words.text == context.own_words.text:
        return _quotes(words, spans, context.statement.text or "")
    return tuple(
        Evidence(record=Record(kind=RecordKind.STATEMENT, field="media", value=one.quote))
        for one in _quotes(words, spans, words.text)
    )


def _answer(context: Context, found: WordsRead, fact: str) -> Answer:
    if not found.texts:
        return not_known(context.own_words.missing or _NO_WORDS)
    unread = found.unread
    if unread is None and context.organisation is None and fact in OF_AUTHORITY:
        unread = AUTHORITY_UNCLEAR
    return _answer_of(
        context, [(words, reading.of(fact)) for words, reading in found.texts], unread or found.picture
    )


def _answer_of(context: Context, read_words: Sequence[tuple[Words, Verdict]], unread: Note | None) -> Answer:
    for words, verdict in read_words:
        if verdict.truth is _YES:
            return recorded(
                Answer,
                truth=_YES,
                origin=Origin.DETECTED,
                evidence=_evidence(context, words, verdict.spans),
                is_weak=verdict.is_weak,
            )
    words, verdict = read_words[0]
    if len(read_words) > 1:
        words, verdict = next((one for one in read_words if one[1].truth is _UNKNOWN), read_words[0])
    spans = verdict.spans
    if not spans:
        return bare_answer(verdict.ground) if unread is None else not_known(unread)
    evidence, note = _evidence(context, words, spans), unread or _note_of(verdict.ground)
    if unread is not None or verdict.truth is _UNKNOWN:
        return recorded(Answer, truth=_UNKNOWN, evidence=evidence, note=note)
    return recorded(Answer, truth=Truth.NO, origin=Origin.NOT_FOUND, evidence=evidence, note=note)


# Python 3.11 takes its time to look a member up in its enum.
_YES, _UNKNOWN = Truth.YES, Truth.UNKNOWN


@functools.cache
def _note_of(ground: Ground) -> Note:
    return Note.of(ground.value)


@functools.cache
def bare_answer(ground: Ground) -> Answer:
    """Return the answer where there is nothing to quote.

    Args:
        ground: why the words are read as they are.

    Returns:
        The answer.
    """
    return NOT_FOUND if ground is Ground.NOTHING else Answer.unknown(_note_of(ground))


@functools.lru_cache(maxsize=256)
def not_known(note: Note) -> Answer:
    """Return the answer *unknown*.

    Args:
        note: what is missing.

    Returns:
        The answer.
    """
    return Answer.unknown(note)


def find_words(context: Context, fact: str) -> Answer:
    """Answer a fact from the words.

    Args:
        context: the statement.
        fact: the id of the fact.

    Returns:
        The answer.
    """
    return _answer(context, reading_of(context), fact)


def reading_of(context: Context) -> WordsRead:
    """Return all that was read of a statement, read for all facts when it is first asked for.

    Args:
        context: the statement.

    Returns:
        What was read.
    """
    found = context.heard.reading
    if not isinstance(found, WordsRead):
        found = context.heard.reading = _read(context)
    return found


def detect_words(context: Context, words_by_language: Mapping[str, Phrases]) -> Answer:
    """Answer a policy's own fact that is a list of words, by the rules of the shipped facts.

    Args:
        context: the statement.
        words_by_language: what to look for, by language code.

    Returns:
        Yes with quotes, *not found*, or unknown. A negated word is not a find, but is quoted.
    """
    own = context.own_words
    if own.missing is not None:
        return Answer.unknown(own.missing)
    words = own.words
    chosen, unread = _languages_of(context, tuple(words_by_language))
    hits: list[Hit] = []
    for code in chosen:
        phrases = words_by_language[code]
        has_lexicon = code in languages().with_lexicon
        hits += hits_of(phrases, words, lexicon(code).negation) if has_lexicon else phrases.hits(words)
    standing = [hit for hit in hits if not hit.negated]
    verdict = Verdict(truth=Truth.NO, ground=Ground.NOTHING)
    if standing:
        verdict = Verdict(truth=Truth.YES, ground=Ground.FOUND, quoted=functools.partial(_spans, standing))
    elif hits:
        verdict = Verdict(truth=Truth.NO, ground=Ground.NEGATED, quoted=functools.partial(_spans, hits))
    return _answer_of(context, [(words, verdict)], unread or _picture(context))


def _spans(hits: Iterable[Hit]) -> Spans:
    return tuple((hit.start if hit.negator is None else hit.negator, hit.end) for hit in hits)


def _languages_of(context: Context, known: Sequence[str]) -> tuple[Sequence[str], Note | None]:
    """Choose the languages to look in, and say why finding nothing there says nothing."""
    told = languages().code_of(context.statement.language)
    if told is not None:
        return ((told,), None) if told in known else ((), Note.of("language-unread", language=told))
    main = languages().spoken(context.own_words.words, writer_of(context).expected).main
    if main is not None and main in known:
        return (main,), None
    return known, Note.of("language-unknown")
