"""The detectors that answer facts from an author's own words.

Words that are found answer *yes*, with where they stand; words that only arouse suspicion, *unknown*,
with where they stand. That nothing was found answers *no*, with origin *not found*, where that was
measured to mean something, and unless something went unread: no own words, a picture nobody has taken
in, a part in another language.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from offentligroll.facts.detector import NOT_FOUND, Answer, Context, Detector, Need
from offentligroll.facts.detectors.hearing import hear
from offentligroll.facts.detectors.links import known_hosts, written_links
from offentligroll.facts.detectors.marks import (
    corrects_an_error,
    has_link,
    is_obscene,
    points_to_other_channel,
    signs_with_name,
)
from offentligroll.facts.detectors.word_answers import (
    MOST_QUOTES,
    find_words,
)
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Origin, unknown
from offentligroll.facts.heard import HeardFacts
from offentligroll.facts.note import Note
from offentligroll.facts.text.links import LinkKind, kind_of_link
from offentligroll.model.truth import Truth


def announces_decision(context: Context) -> Answer:
    """Find words that announce a decision, a measure or official news."""
    return find_words(context, "announces-decision")


def predicts_authority_action(context: Context) -> Answer:
    """Find words about what the authority will or would do; what it will not do counts too."""
    return find_words(context, "predicts-authority-action")


def claims_to_speak_for_authority(context: Context) -> Answer:
    """Find words that say they speak for the authority, or that gives its view as its view."""
    return find_words(context, "claims-to-speak-for-authority")


def speaks_as_we_the_authority(context: Context) -> Answer:
    """Find *we* and *our* that mean the authority; *we* alone may be anybody."""
    return find_words(context, "speaks-as-we-the-authority")


def invokes_role_in_text(context: Context) -> Answer:
    """Find words by which the author speaks in a role, by the titles held on that day if they are known."""
    return find_words(context, "invokes-role-in-text")


def states_own_view(context: Context) -> Answer:
    """Find words that say the view is the author's own."""
    return find_words(context, "states-own-view")


def invites_public_input(context: Context) -> Answer:
    """Find words that ask the public for views or help."""
    return find_words(context, "invites-public-input")


def concerns_own_authority(context: Context) -> Answer:
    """Find the authority's names, and what a body of its kind is called."""
    return find_words(context, "concerns-own-authority")


def concerns_private_life(context: Context) -> Answer:
    """Find words about family, leisure and other private life."""
    return find_words(context, "concerns-private-life")


def takes_party_side(context: Context) -> Answer:
    """Find words that take a party's side or campaign."""
    return find_words(context, "takes-party-side")


def solicits_contribution(context: Context) -> Answer:
    """Find words that ask for money for a party, candidate or campaign."""
    return find_words(context, "solicits-contribution")


def has_personal_tone(context: Context) -> Answer:
    """Find feelings and reflections in the first person."""
    return find_words(context, "has-personal-tone")


def gives_own_opinion(context: Context) -> Answer:
    """Find words by which the author gives an opinion; what she does not think is one too."""
    return find_words(context, "gives-own-opinion")


def invites_to_fundraiser(context: Context) -> Answer:
    """Find words that invite to an event that raises money for politics."""
    return find_words(context, "invites-to-fundraiser")


def solicits_for_charity(context: Context) -> Answer:
    """Find words that ask for gifts to a charity."""
    return find_words(context, "solicits-for-charity")


def calls_for_action(context: Context) -> Answer:
    """Find words that call on the public to act."""
    return find_words(context, "calls-for-action")


def links_to_contribution_page(context: Context) -> Answer:
    """Find links to pages where politics takes money."""
    return _find_link(context, frozenset((LinkKind.CONTRIBUTION,)))


def links_to_campaign(context: Context) -> Answer:
    """Find links to a party's, candidate's or campaign's page."""
    return _find_link(context, frozenset((LinkKind.CAMPAIGN, LinkKind.CONTRIBUTION)))


def _find_link(context: Context, wanted: frozenset[LinkKind]) -> Answer:
    """Answer from the links that the statement carries and those in its own words."""
    statement, own = context.statement, context.own_words
    if not own.may_link or (statement.text is None and not statement.links):
        return Answer.unknown(own.missing or Note.of("words-missing"))
    known = known_hosts(context)
    carried = [
        (
            kind_of_link(link, known),
            Evidence(record=Record(kind=RecordKind.STATEMENT, field="links", value=link)),
        )
        for link in statement.links
    ]
    written = written_links(context)
    found = (*written, *carried)
    evidence = tuple(one for kind, one in found if kind in wanted)
    if not evidence and (giving := tuple(one for kind, one in found if kind is LinkKind.GIVING)):
        # Who asks for money on a host that nobody knows can be told by what the words are about.
        if _asks_for_money(context) or _is_about_party(context):
            evidence = giving
        else:
            return _host_unknown(giving)
    if not evidence and any(kind is LinkKind.CAMPAIGN for kind, _ in found) and _asks_for_money(context):
        # A campaign that asks for money links to where it takes it, whatever the page is called.
        evidence = tuple(one for kind, one in found if kind is LinkKind.CAMPAIGN)
    if not evidence and (elsewhere := tuple(one for kind, one in found if kind is LinkKind.OTHER)):
        asks = _asks_for_money(context)
        if LinkKind.CAMPAIGN in wanted and (asks or _invites_to_fundraiser(context)):
            # Who raises money for politics links to her campaign, also where nobody knows the host.
            evidence = elsewhere
        elif asks or (LinkKind.CAMPAIGN in wanted and _is_about_party(context)):
            return _host_unknown(elsewhere)
    if evidence:
        return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=evidence[:MOST_QUOTES])
    # An archive that gives the addresses behind its short links gives one for each.
    resolved = sum(kind is not LinkKind.SHORTENED for kind, _ in carried)
    shortened = sum(kind is LinkKind.SHORTENED for kind, _ in written)
    if shortened > resolved or resolved < len(carried):
        return Answer.unknown(Note.of("link-shortened"))
    return NOT_FOUND


def _host_unknown(links: Sequence[Evidence]) -> Answer:
    return Answer(truth=Truth.UNKNOWN, evidence=tuple(links[:MOST_QUOTES]), note=Note.of("link-host-unknown"))


def _asks_for_money(context: Context) -> bool:
    return find_words(context, "solicits-contribution").truth is Truth.YES


def _invites_to_fundraiser(context: Context) -> bool:
    return find_words(context, "invites-to-fundraiser").truth is Truth.YES


def _is_about_party(context: Context) -> bool:
    return find_words(context, "takes-party-side").truth is Truth.YES


_COST_OF_READING = 10
_NAME = "offentligroll.text"
_detector = functools.partial(Detector, name=_NAME, cost=_COST_OF_READING)
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
    _detector(fact="points-to-other-channel", answer=points_to_other_channel, needs=_WORDS),
    _detector(fact="signs-with-name", answer=signs_with_name, needs=_WORDS),
    _detector(fact="corrects-an-error", answer=corrects_an_error, needs=_WORDS),
    _detector(fact="is-obscene", answer=is_obscene, needs=_WORDS),
    # Links may be known where the words are not, so these ask for nothing beforehand.
    _detector(fact="has-link", answer=has_link),
    _detector(fact="links-to-contribution-page", answer=links_to_contribution_page),
    _detector(fact="links-to-campaign", answer=links_to_campaign),
)
"""All detectors of this family."""

LINKING = frozenset(("links-to-contribution-page", "links-to-campaign"))
"""The facts that links answer."""
ANSWERED_BY_WORDS = LINKING.union(
    detector.fact
    for detector in TEXT_DETECTORS
    if detector.needs and detector.answer not in (points_to_other_channel, signs_with_name)
)
"""The facts that words and links alone answer."""


def by_words_without(*others: Iterable[str]) -> frozenset[str]:
    """Return the facts that words alone answer where others are answered by somebody else.

    Args:
        *others: facts that somebody has told, that a policy assumes, or that it answers itself.

    Returns:
        All; or without those, and then without what links answer too, which relations join to others.
    """
    if all(map(ANSWERED_BY_WORDS.isdisjoint, others)):
        return ANSWERED_BY_WORDS
    return ANSWERED_BY_WORDS.difference(LINKING, *others)


def hear_words(context: Context, missing: frozenset[Need]) -> HeardFacts:
    """Answer at once the facts that words alone answer, whichever policy asks for this authority and day.

    Args:
        context: the statement.
        missing: what is missing in it.

    Returns:
        The answers of their detectors; those that links answer only where there are no links.
    """
    if Need.WORDS in missing:
        return _WORDLESS
    heard = context.heard
    if heard.facts is None:
        own = context.own_words
        is_linkless = own.may_link and not own.links and not context.statement.links
        heard.facts = hear(context, _NAME, _BY_WORDS, LINKING if is_linkless else _NOTHING)
    return heard.facts


_NOTHING: frozenset[str] = frozenset()
_BY_WORDS = ANSWERED_BY_WORDS - LINKING
_WORDLESS = HeardFacts.of({fact: unknown(fact, Note.of("words-missing")) for fact in _BY_WORDS})
