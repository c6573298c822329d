"""The pages of the reference on the policies that are shipped, each made from its file and its cases."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

import attrs

from closing_comment import closing_comment
from offentligroll.assessment.wording.phrasing import (
    capacity_words,
    obligation_words,
    outcome_words,
    sentence_words,
    status_words,
)
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cases.case import Case
from offentligroll.cases.precedent_words import near_words
from offentligroll.cases.precedents import precedents_of
from offentligroll.cases.running import CaseResult, Verdict, run_suite
from offentligroll.cases.suite import Suite
from offentligroll.languages import say
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import SUFFIX
from offentligroll.report.country_words import country_words
from offentligroll.report.page import Entry, Line, Link, Page, Section
from offentligroll.report.page_formats import page_as_markdown
from offentligroll.report.page_words import line
from offentligroll.report.policy_page import policy_page

INDEX = "index.md"
"""The name of the page that leads to the others."""

_LANGUAGE = "en"
_MADE_UP = "made-up"


@attrs.frozen(kw_only=True)
class Shipped:
    """What its page tells of a shipped policy."""

    policy: Policy
    """The policy."""
    results: tuple[CaseResult, ...] = ()
    """What became of its cases."""
    limits: tuple[str, ...] = ()
    """What its file says that it can not answer."""

    @classmethod
    def load(cls, policy: str) -> Shipped:
        """Load a shipped policy and run its cases.

        Args:
            policy: its id.

        Returns:
            All that its page tells.

        Raises:
            FileError: a file is wrong.
        """
        loaded = Policy.load(policy)
        results: tuple[CaseResult, ...] = ()
        with contextlib.suppress(FileNotFoundError):
            results = run_suite(Suite.shipped(policy), loaded)
        file = resources.files("offentligroll.library").joinpath(f"{policy}{SUFFIX}")
        return cls(policy=loaded, results=results, limits=closing_comment(file.read_text("utf-8")))


def library_pages(policies: Iterable[Shipped]) -> Mapping[str, str]:
    """Make the pages of policies, with one that leads to them.

    Args:
        policies: the policies.

    Returns:
        The pages as Markdown, by the name of their file.
    """
    shipped = tuple(policies)
    pages = {f"{one.policy.id}.md": page_as_markdown(library_page(one)) for one in shipped}
    return {INDEX: page_as_markdown(index_page(shipped)), **pages}


def index_page(policies: Sequence[Shipped], language: str = _LANGUAGE) -> Page:
    """Make the page that leads to those of the policies, by country.

    Args:
        policies: the policies.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The page.
    """
    by_country: dict[str, list[Shipped]] = {}
    for one in sorted(policies, key=lambda one: one.policy.id):
        by_country.setdefault(one.policy.country or "none", []).append(one)
    sections = [
        Section(
            name=f"country-{country}",
            title=country_words(country, language),
            entries=tuple(_index_entry(one, language) for one in there),
        )
        for country, there in by_country.items()
    ]
    return Page(
        language=language,
        title=say("pages.library.index-title", language),
        contents=say("pages.library.contents", language),
        about=(line("pages.library.index-about", language), line("pages.library.index-made", language)),
        sections=tuple(sorted(sections, key=lambda section: section.title)),
    )


def _index_entry(one: Shipped, language: str) -> Entry:
    policy = one.policy
    link = Link(one_line(policy.title.in_language(language)), f"{policy.id}.md")
    return Entry(
        words=(link, f": {one_line(policy.question.in_language(language))}"),
        id=policy.id,
        lines=(
            line(
                "pages.library.rules",
                language,
                capacity=len(policy.capacity_rules),
                guidelines=len(policy.guidelines),
                obligations=len(policy.obligations),
            ),
            line(
                "pages.library.sources",
                language,
                sources=len(policy.sources),
                unverified=sum(not source.verified for source in policy.sources),
            ),
            _count(one.results, language),
        ),
    )


def library_page(shipped: Shipped, language: str = _LANGUAGE) -> Page:
    """Make the page of a policy: its rules in words, its cases, and what it can not answer.

    Args:
        shipped: the policy and what is told of it.
        language: ``"sv"`` or ``"en"``; what its file says in comments stays in the file's own language.

    Returns:
        The page.
    """
    page = policy_page(shipped.policy, language)
    sources = {
        entry.id: entry for section in page.sections if section.name == "sources" for entry in section.entries
    }
    unverified = tuple(sources[one.id] for one in shipped.policy.sources if not one.verified)
    key = "pages.library.unverified-intro" if unverified else "pages.library.unverified-none"
    sections = [
        *page.sections,
        Section(
            name="unverified",
            title=say("pages.library.unverified", language),
            intro=(line(key, language),),
            entries=tuple(attrs.evolve(one, lines=one.lines[-1:]) for one in unverified),
        ),
    ]
    if shipped.limits:
        entries = tuple(Entry(words=(one_line(one),)) for one in shipped.limits)
        sections.append(Section(name="limits", title=say("pages.library.limits", language), entries=entries))
    sections.append(
        Section(
            name="cases",
            title=say("pages.library.cases", language),
            intro=(_count(shipped.results, language),),
            entries=tuple(_case_entry(one, language, shipped.policy) for one in shipped.results),
        )
    )
    footer = line("pages.library.footer", language, id=shipped.policy.id)
    return attrs.evolve(page, sections=tuple(sections), footer=footer)


def _count(results: Sequence[CaseResult], language: str) -> Line:
    if not results:
        return line("pages.library.cases-none", language)
    verdicts = [one.verdict for one in results]
    counts = {
        "passed": verdicts.count(Verdict.PASSED),
        "known": verdicts.count(Verdict.KNOWN),
        "overruled": verdicts.count(Verdict.OVERRULED),
        "failed": sum(one.is_error for one in verdicts),
    }
    told = [
        say(f"pages.library.cases-{name}", language, count=count) for name, count in counts.items() if count
    ]
    return line("pages.library.cases-count", language, count=len(verdicts), verdicts=", ".join(told))


def _case_entry(result: CaseResult, language: str, policy: Policy) -> Entry:
    case = result.case
    lines = [
        _origin(case, language),
        line("pages.library.expected", language, expected=_expected(case, language)),
    ]
    why = case.known if result.verdict is Verdict.KNOWN else case.overruled_by
    lines.append(
        line(
            f"pages.library.verdict-{result.verdict}",
            language,
            why=sentence_words(one_line(why or "")),
            differences="; ".join(str(one) for one in result.differences),
        )
    )
    if case.source is not None and case.basis != _MADE_UP and result.assessment is not None:
        near = precedents_of(result.assessment, policy, leave_out=case.id)
        lines += [(near_words(one, language),) for one in near[:1] if one.nearest]
    return Entry(
        words=(one_line(case.title or case.id),), id=case.id, lines=tuple(one for one in lines if one)
    )


def _origin(case: Case, language: str) -> Line:
    """Say who decided a case, and where that can be read."""
    if case.source is None:
        return line("pages.library.made-up", language) if case.basis == _MADE_UP else ()
    cite = one_line(case.source.cite).rstrip(".")
    key = "pages.library.source" if case.decider is None else "pages.library.decided"
    told = line(key, language, decider=case.decider or "", cite=cite)
    if case.source.url is None:
        return told
    address = one_line(case.source.url)
    return (*told, " ", Link(address, address))


def _expected(case: Case, language: str) -> str:
    """Say what a case wants to come out."""
    expect = case.expect
    parts = [] if expect.capacity is None else [capacity_words(expect.capacity, language)]
    if expect.status is not None:
        parts.append(status_words(expect.status, language, short=True))
    norms = {id_: outcome_words(outcome, language) for id_, outcome in case.findings.items()}
    norms |= {id_: obligation_words(outcome, language) for id_, outcome in case.obligations.items()}
    parts += [say("pages.library.norm", language, id=id_, outcome=words) for id_, words in norms.items()]
    return "; ".join(parts) or "–"
