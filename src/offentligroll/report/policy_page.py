"""A policy as plain numbered sentences, for a lawyer to review."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.assessment.wording.phrasing import capacity_words, safe_quote
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.files.document import Document
from offentligroll.languages import check_language, say, written
from offentligroll.model.capacity import Capacity
from offentligroll.policy.policy import Policy
from offentligroll.report.covers_words import covers_lines
from offentligroll.report.document_words import document_sections
from offentligroll.report.page import Entry, Line, Link, Page, Picture, Section
from offentligroll.report.page_words import (
    document_words,
    joined,
    line,
    period_words,
    place_of,
    working_days_of,
)
from offentligroll.report.picture.drawing import policy_picture
from offentligroll.report.rule_words import Rule, RuleWords, rules_of
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import FactTest
from offentligroll.rules.rule import OwnFact
from offentligroll.rules.source import Source

_HASH_LENGTH = 12
_WEB = ("https://", "http://")


def policy_page(
    policy: Policy, language: str, document: Document | None = None, *, is_drawn: bool = False
) -> Page:
    """State a whole policy.

    Args:
        policy: the policy.
        language: ``"sv"`` or ``"en"``.
        document: the file that it stands in, whose paragraphs are shown where it is an adopted document.
        is_drawn: whether the page also shows the policy as a picture.

    Returns:
        The page, to be written as text, Markdown or HTML.

    Raises:
        ValueError: the language is another.

    Example:
        >>> page = policy_page(Policy.load("katrineholm"), "en")
        >>> page.title, page.sections[3].title
        ('Social media in the municipality of Katrineholm', 'Whose words they are')
    """
    check_language(language, policy.title)
    words = RuleWords(policy=policy, language=language)
    sections = (
        _covers(policy, words),
        *(() if document is None else document_sections(document, words)),
        _assumptions(policy, words),
        _own_facts(policy, words),
        _capacity(policy, words),
        _rules("guidelines", policy.guidelines, words),
        _rules("obligations", policy.obligations, words),
        _rules("house-rules", policy.house_rules, words),
        _rules("channel-rules", policy.channel_rules, words),
        _rules("archive-rules", policy.archive_rules, words),
        _principles(policy, words),
        _sources(policy, words),
    )
    return Page(
        language=language,
        title=one_line(policy.title.in_language(language)),
        contents=say("pages.page.contents", language),
        about=tuple(_about(policy, language)),
        sections=tuple(one for one in sections if one.entries or one.name == "capacity"),
        footer=line("pages.page.footer", language, hash=policy.fingerprint[:_HASH_LENGTH]),
        picture=_picture(policy, language) if is_drawn else None,
    )


def _picture(policy: Policy, language: str) -> Picture:
    words = say("pages.picture.heading", language)
    return Picture(words=words, svg=policy_picture(policy, language, alone=False))


def _about(policy: Policy, language: str) -> Iterable[Line]:
    yield line("pages.page.question", language, question=policy.question.in_language(language))
    yield line("pages.page.policy", language, id=policy.id, version=policy.version)
    if policy.in_force is None:
        yield line("pages.page.in-force-always", language)
    else:
        yield line("pages.page.in-force", language, period=period_words(policy.in_force, language))
    if policy.country is None:
        yield line("pages.page.zone", language, zone=place_of(policy.zone))
    else:
        country = working_days_of(policy.country, language)
        yield line("pages.page.country", language, country=country, zone=place_of(policy.zone))
    if policy.document is not None:
        yield line("pages.page.adopted", language, document=document_words(policy.document, language))
    if policy.principles:
        yield line(
            "pages.page.principles-count",
            language,
            rules=len(rules_of(policy)) - len(policy.principles),
            count=len(policy.principles),
        )
    if policy.extends:
        policies = joined(policy.extends, language)
        yield line("pages.page.extends", language, policies=policies)


def _section(name: str, language: str, *intro: Line, entries: Iterable[Entry]) -> Section:
    title = say(f"pages.page.{name}", language)
    return Section(name=name, title=title, intro=intro, entries=tuple(entries))


def _covers(policy: Policy, words: RuleWords) -> Section:
    lines = () if policy.covers is None else covers_lines(policy.covers, words.conditions)
    intro = line("pages.page.covers-intro", words.language)
    entries = (Entry(words=one, id=None) for one in lines)
    return _section("covers", words.language, intro, entries=entries)


def _assumptions(policy: Policy, words: RuleWords) -> Section:
    intro = line("pages.page.assumptions-intro", words.language)
    entries = (assumption_entry(one, words) for one in policy.assume)
    return _section("assumptions", words.language, intro, entries=entries)


def assumption_entry(assumption: Assumption, words: RuleWords) -> Entry:
    """State what a policy assumes.

    Args:
        assumption: a fact, and what is assumed of it.
        words: how the policy is said.

    Returns:
        The assumption.
    """
    clause = words.conditions.clause(FactTest(fact=assumption.fact, negated=not assumption.value))
    return Entry(words=line("pages.page.assumed", words.language, clause=clause), id=assumption.fact)


def _own_facts(policy: Policy, words: RuleWords) -> Section:
    intro = line("pages.page.own-facts-intro", words.language)
    return _section(
        "own-facts",
        words.language,
        intro,
        entries=(own_fact_entry(one, words) for one in policy.own_facts),
    )


def own_fact_entry(fact: OwnFact, words: RuleWords) -> Entry:
    """State what a policy means by a term of its own.

    Args:
        fact: the policy's own fact.
        words: how the policy is said.

    Returns:
        The term, with what it stands for.
    """
    forms = words.conditions.forms(fact.id)
    phrase = forms.is_
    if fact.covers is not None:
        sentence = line("pages.page.own-covers", words.language, phrase=phrase)
        return Entry(words=sentence, id=fact.id, lines=covers_lines(fact.covers, words.conditions))
    if fact.is_question:
        sentence = line("pages.page.own-question", words.language, phrase=phrase, question=forms.ask)
        return Entry(words=sentence, id=fact.id)
    if fact.group is not None:
        condition = words.conditions.clause(fact.group)
        sentence = line("pages.page.own-group", words.language, phrase=phrase, condition=condition)
        return Entry(words=sentence, id=fact.id)
    if fact.hosts:
        hosts = line("pages.page.own-hosts", words.language, phrase=phrase, hosts=", ".join(fact.hosts))
        return Entry(words=hosts, id=fact.id)
    lists = tuple(
        line(
            "pages.page.own-words-in",
            words.language,
            code=code,
            words=", ".join(safe_quote(one, words.language) for one in listed),
        )
        for code, listed in fact.words
    )
    return Entry(words=line("pages.page.own-words", words.language, phrase=phrase), id=fact.id, lines=lists)


def _capacity(policy: Policy, words: RuleWords) -> Section:
    if policy.otherwise is Capacity.UNDETERMINED:
        otherwise = line("pages.page.otherwise-undetermined", words.language)
    else:
        capacity = capacity_words(policy.otherwise, words.language)
        otherwise = line("pages.page.otherwise", words.language, capacity=capacity)
    how = [line(f"pages.page.capacity-{one}", words.language) for one in ("intro", "unknown")]
    intro = [*how, otherwise] if policy.capacity_rules else [otherwise]
    return _section("capacity", words.language, *intro, entries=map(words.entry, policy.capacity_rules))


def _rules(name: str, rules: Iterable[Rule], words: RuleWords) -> Section:
    return _section(name, words.language, entries=map(words.entry, rules))


def _principles(policy: Policy, words: RuleWords) -> Section:
    intro = line("pages.page.principles-intro", words.language)
    return _section("principles", words.language, intro, entries=map(words.entry, policy.principles))


def _sources(policy: Policy, words: RuleWords) -> Section:
    intro = []
    if not all(one.verified for one in policy.sources):
        intro = [line("pages.page.sources-unverified", words.language)]
    entries = (source_entry(one, words) for one in policy.sources)
    return _section("sources", words.language, *intro, entries=entries)


def _verified(source: Source, language: str) -> str:
    code = f"pages.source.{'' if source.verified else 'not-'}verified"
    return say(code, language) if source.read is None else say(f"{code}-on", language, day=source.read)


def source_entry(source: Source, words: RuleWords) -> Entry:
    """State what a source is, and whether somebody has read it.

    Args:
        source: the source.
        words: how the policy is said.

    Returns:
        The source, with where it can be read and what rests on it.
    """
    language = words.language
    sentence = line(
        "pages.source.line",
        language,
        title=source.title,
        kind=say(f"pages.source.{source.kind}", language),
        date=(f", {written(source.date, language)}" if source.date is not None else "",),
        verified=_verified(source, language),
    )
    lines: list[Line] = []
    if source.url is not None:
        address = one_line(source.url)
        lines.append((Link(address, address) if address.startswith(_WEB) else address,))
    if source.in_force is not None:
        lines.append(line("pages.source.in-force", language, period=period_words(source.in_force, language)))
    used = words.references(words.users_of(source), short=True)
    lines.append(
        line("pages.source.used", language, rules=used) if used else line("pages.source.unused", language)
    )
    return Entry(words=sentence, id=source.id, lines=tuple(lines))
