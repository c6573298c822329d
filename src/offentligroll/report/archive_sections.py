"""What a report tells before its statements: what to look at, dates, requests, channels, measures."""

from __future__ import annotations

import datetime as dt
import itertools
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say, written
from offentligroll.report.archive_rows import channel_words
from offentligroll.report.measure_words import bound_words
from offentligroll.report.page import Entry, Line, Link, Section
from offentligroll.report.review_measures import against_lines, finding_lines, measure_words
from offentligroll.report.review_words import fulfilment_words
from offentligroll.review.parts import FulfilmentOutcome, Request
from offentligroll.review.reviewed import Reviewed
from offentligroll.rules.outcome import ObligationOutcome

MOST = 100
"""How much of a list is shown; the statements are all there below."""
_MOST_LINKS = 20
_MOST_PERIODS = 12
_LONGEST = 24
"""How much of an id is shown in a list; of a longer one its end, by which those of one platform differ."""


def section_of(name: str, language: str, entries: Iterable[Entry]) -> Section:
    """Make a section of the report, with its first entries.

    Args:
        name: the section's name.
        language: ``"sv"`` or ``"en"``.
        entries: all that could be told.

    Returns:
        The section; what it leaves out is counted, and that there is nothing is said.
    """
    told = [*entries]
    shown = told[:MOST] or [Entry(words=(say("report.none", language),))]
    if left := len(told[MOST:]):
        shown.append(Entry(words=(say("report.more", language, count=left),)))
    return Section(name=name, title=say(f"report.section.{name}", language), entries=tuple(shown))


def links_to(statements: Sequence[str], language: str) -> Line:
    """Lead to statements in the list, by their ids.

    Args:
        statements: their ids.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Links, and how many more there are.
    """
    parts: list[str | Link] = []
    for one in statements[:_MOST_LINKS]:
        parts += [", ", link_to(one)]
    if left := len(statements[_MOST_LINKS:]):
        parts += [". ", say("report.more", language, count=left)]
    return tuple(parts[1:])


def link_to(statement: str) -> Link:
    """Lead to one statement in the list.

    Args:
        statement: its id.

    Returns:
        The link.
    """
    words = one_line(statement)
    shown = words if len(words) <= _LONGEST else f"…{words[-_LONGEST + 6 :]}"
    return Link(shown, f"#q={urllib.parse.quote(words, safe='')}")


def first_section(reviews: Sequence[Reviewed], language: str) -> Section:
    """Return what a person must look at first.

    Args:
        reviews: the reviews.
        language: ``"sv"`` or ``"en"``.

    Returns:
        What is overdue, late, breached or not known.
    """
    return section_of(
        "first", language, itertools.chain.from_iterable(_first(one, language) for one in reviews)
    )


def _first(review: Reviewed, language: str) -> Iterator[Entry]:
    known = [one for one in review.first if one.outcome is not FulfilmentOutcome.NOT_KNOWN]
    lines = [
        *(fulfilment_words(one, language) for one in known),
        *against_lines(review, language),
        *(fulfilment_words(one, language) for one in review.first[len(known) :]),
    ]
    if review.document_due is not None:
        day = written(review.document_due, language)
        lines.insert(len(known), say("review.document-due", language, day=day))
    return (Entry(words=(one,), id=review.policy) for one in lines)


def dates_section(reviews: Sequence[Reviewed], language: str) -> Section:
    """Return what must be done next, the nearest day first, and last what has no day.

    Args:
        reviews: the reviews.
        language: ``"sv"`` or ``"en"``.

    Returns:
        An entry for each day and action, with the statements from which it follows.
    """
    groups: dict[tuple[dt.date | None, str, str, str], list[str]] = {}
    for review in reviews:
        for due, statement, action, outcome in _dues(review, language):
            groups.setdefault((due, action, outcome, review.policy), []).append(statement)
    in_order = sorted(groups.items(), key=lambda one: one[0][0] or dt.date.max)
    return section_of("dates", language, (_due_entry(*one, language) for one in in_order))


def _due_entry(
    group: tuple[dt.date | None, str, str, str], statements: Sequence[str], language: str
) -> Entry:
    due, action, outcome, policy = group
    filled = {"action": action, "outcome": outcome}
    if due is None:
        words = say("report.without-day", language, **filled)
    else:
        words = say("report.dated", language, day=written(due, language), **filled)
    return Entry(words=(words,), id=policy, lines=(links_to(statements, language),))


def _dues(review: Reviewed, language: str) -> Iterator[tuple[dt.date | None, str, str, str]]:
    """Yield days of what is still to be done; of what no review can follow up nobody can tell that it was."""
    followed = {(one.statement, one.id) for one in review.obligations}
    for one in review.obligations:
        if one.outcome in (FulfilmentOutcome.OVERDUE, FulfilmentOutcome.DUE):
            action = one_line(one.obligation.action.in_language(language))
            yield one.due, one.statement, action, say(f"review.outcome.{one.outcome}", language)
    for assessment in review.assessments:
        statement = "" if assessment.statement is None else assessment.statement.id
        for duty in assessment.obligations:
            if duty.outcome is ObligationOutcome.DUE and (statement, duty.id) not in followed:
                is_open = duty.due is not None and duty.due >= review.on
                outcome = FulfilmentOutcome.DUE if is_open else FulfilmentOutcome.NOT_KNOWN
                action = one_line(duty.obligation.action.in_language(language))
                yield duty.due, statement, action, say(f"review.outcome.{outcome}", language)


def requests_section(reviews: Sequence[Reviewed], language: str) -> Section:
    """Return what came in and wants an answer, with the answer.

    Args:
        reviews: the reviews.
        language: ``"sv"`` or ``"en"``.

    Returns:
        An entry for each request; one that several policies ask about stands there once.
    """
    requests = dict.fromkeys(one for review in reviews for one in review.requests)
    return section_of("requests", language, (_request_entry(one, language) for one in requests))


def _request_entry(one: Request, language: str) -> Entry:
    lines: list[Line] = []
    if one.came_in is not None:
        lines.append((say("report.request.came-in", language, at=written(one.came_in, language)),))
    if asked_by := one.asked_by_name or one.asked_by:
        lines.append((say("report.request.asked-by", language, name=one_line(asked_by)),))
    if one.answer is not None:
        lines.append((say("report.request.answer", language), link_to(one.answer)))
    if one.answered is not None:
        lines.append((say("report.request.answered-at", language, at=written(one.answered, language)),))
    outcome = say(f"report.request.{one.outcome}", language)
    return Entry(words=(link_to(one.id), f": {outcome}"), lines=tuple(lines))


def channels_section(reviews: Sequence[Reviewed], language: str) -> Section:
    """Return what there is of each channel, and what the rules about channels come to.

    Args:
        reviews: the reviews.
        language: ``"sv"`` or ``"en"``.

    Returns:
        An entry for each channel and policy.
    """
    return section_of(
        "channels", language, itertools.chain.from_iterable(_channels(one, language) for one in reviews)
    )


def _channels(review: Reviewed, language: str) -> Iterator[Entry]:
    for one in review.channels:
        channel = channel_words(one.channel, language)
        counts = {
            "own": one.own,
            "incoming": one.incoming,
            "requests": one.requests,
            "answered": one.answered,
        }
        words = say("report.channel.counted", language, channel=channel, **counts)
        found = () if one.assessment is None else one.assessment.findings
        lines = [*finding_lines(channel, found, language)] if found else []
        yield Entry(words=(words,), id=review.policy, lines=tuple((line.lstrip(" -"),) for line in lines))


def measures_section(reviews: Sequence[Reviewed], language: str) -> Section:
    """Return what was measured of each channel over time.

    Args:
        reviews: the reviews.
        language: ``"sv"`` or ``"en"``.

    Returns:
        An entry for each rule and channel.
    """
    return section_of(
        "measures", language, itertools.chain.from_iterable(_measures(one, language) for one in reviews)
    )


def _measures(review: Reviewed, language: str) -> Iterator[Entry]:
    for (_, channel), together in itertools.groupby(review.measures, lambda one: (one.id, one.channel)):
        measures = [*together]
        rule = measures[0].rule
        left = len(measures[:-_MOST_PERIODS])
        earlier = [(say("report.earlier", language, count=left),)] if left else []
        says = f"{one_line(rule.says.in_language(language))} {bound_words(rule, language)}"
        yield Entry(
            words=(f"{one_line(channel)}: {says}",),
            id=review.policy,
            lines=(*((measure_words(one, language),) for one in measures[-_MOST_PERIODS:]), *earlier),
        )
