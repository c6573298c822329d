"""The detectors that answer facts from an author's own words.

Words that are found answer *yes*, with where they stand. Words that are not found answer *no*,
with origin *not found*, unless something went unread: no own words, a picture nobody has taken in,
a language without a lexicon.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import attrs

from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.evidence import Evidence, Note, Record, RecordKind
from offentligroll.facts.fact import Origin
from offentligroll.facts.text.languages import languages
from offentligroll.facts.text.lexicons import Subject, lexicon
from offentligroll.facts.text.links import LinkKind, kind_of_link
from offentligroll.facts.text.phrases import Hit, Phrases
from offentligroll.model.truth import Truth

_MOST_QUOTES = 8
"""So many quotes are shown of one fact; a book would yield thousands."""


# ---------------------------------------------------------------- reading, once for all facts


@attrs.frozen(kw_only=True)
class _Reading:
    """What the lexicons find in one statement."""

    hits: Mapping[str, tuple[Hit, ...]]
    """By fact."""
    unread: Note | None
    """Why finding nothing says nothing; None where it does."""


def _reading(context: Context) -> _Reading:
    kept = context.own_words.readings.get("facts")
    if isinstance(kept, _Reading):
        return kept
    chosen, unread = _languages_of(context, languages().with_lexicon)
    words = context.own_words.words
    hits: dict[str, tuple[Hit, ...]] = {}
    for code in chosen:
        for fact, found in lexicon(code).find(words, _subject(context)).items():
            hits[fact] = hits.get(fact, ()) + found
    reading = _Reading(hits=hits, unread=unread)
    context.own_words.readings["facts"] = reading
    return reading


def _languages_of(context: Context, known: Sequence[str]) -> tuple[Sequence[str], Note | None]:
    """Choose the languages to read in, and say why finding nothing there says nothing."""
    told = languages().code_of(context.statement.language)
    if told is not None:
        return ((told,), None) if told in known else ((), Note.of("language-unread", language=told))
    guess = languages().guess(context.own_words.words)
    if guess is not None and guess in known:
        return (guess,), None
    return known, Note.of("language-unknown")


def _subject(context: Context) -> Subject:
    organisation = context.organisation
    day = context.day
    roles = [role for role in context.roles if day is None or role.is_held_on(day) is not Truth.NO]
    return Subject(
        kind=organisation.kind if organisation else None,
        names=organisation.names if organisation else (),
        titles=tuple(dict.fromkeys(title.words for role in roles for title in role.titles)),
    )


def _evidence(context: Context, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """Quote the hits, without those that lie inside another."""
    text = context.statement.text or ""
    quotes: list[Evidence] = []
    reached = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end <= reached:
            continue
        reached = hit.end
        start, end = context.own_words.words.quote(hit.start if hit.negator is None else hit.negator, hit.end)
        quotes.append(Evidence(quote=text[start:end], start=start, end=end))
        if len(quotes) == _MOST_QUOTES:
            break
    return tuple(quotes)


_NOT_FOUND = Answer(truth=Truth.NO, origin=Origin.NOT_FOUND)


def _answer(context: Context, hits: Sequence[Hit], unread: Note | None) -> Answer:
    found = [hit for hit in hits if not hit.negated]
    if found:
        return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=_evidence(context, found))
    if any(not one.was_read for one in context.statement.media):
        unread = unread or Note.of("media-unread")
    if unread is not None:
        return Answer(truth=Truth.UNKNOWN, evidence=_evidence(context, hits), note=unread)
    if not hits:
        return _NOT_FOUND
    return Answer(
        truth=Truth.NO,
        origin=Origin.NOT_FOUND,
        evidence=_evidence(context, hits),
        note=Note.of("negated"),
    )


def _find(context: Context, fact: str, *, needs_organisation: bool = False) -> Answer:
    """Answer a fact from the lexicons."""
    if context.own_words.missing is not None:
        return Answer.unknown(context.own_words.missing)
    reading = _reading(context)
    unread = reading.unread
    if needs_organisation and context.organisation is None:
        unread = unread or Note.of("authority-unclear")
    return _answer(context, reading.hits.get(fact, ()), unread)


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
    chosen, unread = _languages_of(context, tuple(words_by_language))
    hits: list[Hit] = []
    for code in chosen:
        negation = lexicon(code).negation if code in languages().with_lexicon else None
        hits.extend(words_by_language[code].hits(own.words, negation))
    return _answer(context, hits, unread)


# ---------------------------------------------------------------- the detectors


def announces_decision(context: Context) -> Answer:
    """Find words that announce a decision, a measure or official news."""
    return _find(context, "announces-decision")


def predicts_authority_action(context: Context) -> Answer:
    """Find words about what the authority will or would do; what it will not do counts too."""
    return _find(context, "predicts-authority-action", needs_organisation=True)


def claims_to_speak_for_authority(context: Context) -> Answer:
    """Find words that say they speak for the authority, or that give its view as its view."""
    return _find(context, "claims-to-speak-for-authority", needs_organisation=True)


def speaks_as_we_the_authority(context: Context) -> Answer:
    """Find *we* and *our* that mean the authority; *we* alone may be anybody."""
    return _find(context, "speaks-as-we-the-authority", needs_organisation=True)


def invokes_role_in_text(context: Context) -> Answer:
    """Find words by which the author speaks in a role, by the titles held on that day if they are known."""
    return _find(context, "invokes-role-in-text")


def states_own_view(context: Context) -> Answer:
    """Find words that say the view is the author's own."""
    return _find(context, "states-own-view")


def invites_public_input(context: Context) -> Answer:
    """Find words that ask the public for views or help."""
    return _find(context, "invites-public-input")


def concerns_own_authority(context: Context) -> Answer:
    """Find the authority's names, and what a body of its kind is called."""
    return _find(context, "concerns-own-authority", needs_organisation=True)


def concerns_private_life(context: Context) -> Answer:
    """Find words about family, leisure and other private life."""
    return _find(context, "concerns-private-life")


def takes_party_side(context: Context) -> Answer:
    """Find words that take a party's side or campaign."""
    return _find(context, "takes-party-side")


def solicits_contribution(context: Context) -> Answer:
    """Find words that ask for money for a party, candidate or campaign."""
    return _find(context, "solicits-contribution")


def has_personal_tone(context: Context) -> Answer:
    """Find feelings and reflections in the first person."""
    return _find(context, "has-personal-tone")


def gives_own_opinion(context: Context) -> Answer:
    """Find words by which the author gives an opinion; what she does not think is one too."""
    return _find(context, "gives-own-opinion")


def invites_to_fundraiser(context: Context) -> Answer:
    """Find words that invite to an event that raises money for politics."""
    return _find(context, "invites-to-fundraiser")


def solicits_for_charity(context: Context) -> Answer:
    """Find words that ask for gifts to a charity."""
    return _find(context, "solicits-for-charity")


def calls_for_action(context: Context) -> Answer:
    """Find words that call on the public to act."""
    return _find(context, "calls-for-action")


def links_to_contribution_page(context: Context) -> Answer:
    """Find links to pages where politics takes money."""
    return _find_link(context, frozenset((LinkKind.CONTRIBUTION,)))


def links_to_campaign(context: Context) -> Answer:
    """Find links to a party's, candidate's or campaign's page."""
    return _find_link(context, frozenset((LinkKind.CAMPAIGN, LinkKind.CONTRIBUTION)))


def _find_link(context: Context, wanted: frozenset[LinkKind]) -> Answer:
    """Answer from the links that the statement carries and those in its own words."""
    statement, own = context.statement, context.own_words
    if not statement.act.has_own_words or (statement.text is None and not statement.links):
        return Answer.unknown(own.missing or Note.of("words-missing"))
    text = statement.text or ""
    carried = [
        (kind_of_link(link), Evidence(record=Record(kind=RecordKind.STATEMENT, field="links", value=link)))
        for link in statement.links
    ]
    written = [
        (kind_of_link(text[start:end]), Evidence(quote=text[start:end], start=start, end=end))
        for start, end in own.links
    ]
    evidence = tuple(found for kind, found in (*written, *carried) if kind in wanted)
    if evidence:
        return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=evidence[:_MOST_QUOTES])
    # An archive that gives the addresses behind its short links gives one for each.
    resolved = sum(kind is not LinkKind.SHORTENED for kind, _ in carried)
    shortened = sum(kind is LinkKind.SHORTENED for kind, _ in written)
    if shortened > resolved or resolved < len(carried):
        return Answer.unknown(Note.of("link-shortened"))
    return _NOT_FOUND


_COST_OF_READING = 10
_detector = functools.partial(Detector, name="offentligroll.text", cost=_COST_OF_READING)
_WORDS = frozenset((Need.WORDS,))

TEXT_DETECTORS: tuple[Detector, ...] = (
    _detector(fact="announces-decision", answer=announces_decision, needs=_WORDS),
    _detector(fact="predicts-authority-action", answer=predicts_authority_action, needs=_WORDS),
    _detector(fact="claims-to-speak-for-authority", answer=claims_to_speak_for_authority, needs=_WORDS),
    _detector(fact="speaks-as-we-the-authority", answer=speaks_as_we_the_authority, needs=_WORDS),
    _detector(fact="invokes-role-in-text", answer=invokes_role_in_text, needs=_WORDS),
    _detector(fact="states-own-view", answer=states_own_view, needs=_WORDS),
    _detector(fact="invites-public-input", answer=invites_public_input, needs=_WORDS),
    _detector(fact="concerns-own-authority", answer=concerns_own_authority, needs=_WORDS),
    _detector(fact="concerns-private-life", answer=concerns_private_life, needs=_WORDS),
    _detector(fact="takes-party-side", answer=takes_party_side, needs=_WORDS),
    _detector(fact="solicits-contribution", answer=solicits_contribution, needs=_WORDS),
    _detector(fact="has-personal-tone", answer=has_personal_tone, needs=_WORDS),
    _detector(fact="gives-own-opinion", answer=gives_own_opinion, needs=_WORDS),
    _detector(fact="invites-to-fundraiser", answer=invites_to_fundraiser, needs=_WORDS),
    _detector(fact="solicits-for-charity", answer=solicits_for_charity, needs=_WORDS),
    _detector(fact="calls-for-action", answer=calls_for_action, needs=_WORDS),
    # Links may be known where the words are not, so these ask for nothing beforehand.
    _detector(fact="links-to-contribution-page", answer=links_to_contribution_page),
    _detector(fact="links-to-campaign", answer=links_to_campaign),
)
"""All detectors of this family."""
