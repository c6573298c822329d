"""A review of an archive in words: what a person must look at first, and what the archive can't show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say, written
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Rulebook
from offentligroll.report.review_measures import against_lines, channels_lines, measures_lines
from offentligroll.review.parts import Coverage, Fulfilment, FulfilmentOutcome, RequestOutcome
from offentligroll.review.reviewed import Reviewed

_HOUR = dt.timedelta(hours=1)
_MINUTE = dt.timedelta(minutes=1)


def review_lines(review: Reviewed, policy: Rulebook, language: str, most: int = 200) -> Iterator[str]:
    """State what a review found.

    Args:
        review: the review.
        policy: the policy.
        language: ``"sv"`` or ``"en"``.
        most: how much is shown of what a person must look at, and how many periods of a measure.

    Yields:
        Lines; items of lists begin with a dash.
    """
    day, title = written(review.on, language), one_line(policy.title.in_language(language))
    yield say("review.title", language, day=day, title=title, policy=review.policy)
    yield ""
    yield f"{say('review.first', language)}:"
    first = [*_first(review, language)]
    yield from (f"- {one}" for one in first[:most])
    if not first:
        yield f"- {say('review.first-none', language)}"
    if left := len(first[most:]):
        yield f"- {say('review.more', language, count=left)}"
    for title, lines in (
        (say("review.measures", language), [*measures_lines(review, policy, language, most)]),
        (say("review.channels", language, day=day), [*channels_lines(review, language)]),
    ):
        if lines:
            yield from ("", f"{title}:", *lines)
    yield ""
    counts = review.counts
    outcomes = [
        f"{say(f'review.outcome.{one}', language)} {written(counts[one], language)}"
        for one in FulfilmentOutcome
    ]
    yield f"{say('review.outcomes', language)}: {', '.join(outcomes)}"
    yield f"{say('review.requests', language)}: {_requests(review, language)}"
    yield f"{say('review.archive', language)}: {_archive(review.coverage, language)}"
    yield f"- {coverage_words(review.coverage, language)}"


def _first(review: Reviewed, language: str) -> Iterator[str]:
    """State what is breached before what is not known."""
    known = [one for one in review.first if one.outcome is not FulfilmentOutcome.NOT_KNOWN]
    yield from (fulfilment_words(one, language) for one in known)
    yield from against_lines(review, language)
    if review.document_due is not None:
        yield say("review.document-due", language, day=written(review.document_due, language))
    yield from (fulfilment_words(one, language) for one in review.first[len(known) :])


def fulfilment_words(one: Fulfilment, language: str) -> str:
    """State what became of an obligation.

    Args:
        one: what became of it.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Sentences on one line.
    """
    outcome = say(f"review.outcome.{one.outcome}", language).capitalize()
    action = one_line(one.obligation.action.in_language(language))
    head = say("review.item", language, outcome=outcome, statement=one_line(one.statement), action=action)
    return " ".join((head, *_details(one, language)))


def _details(one: Fulfilment, language: str) -> Iterator[str]:
    due = one.due if one.due_at is None else one.due_at
    by = None if one.starts_by is None else say(f"review.by.{one.starts_by}", language)
    filled = {
        name: written(value, language)
        for name, value in (("due", due), ("starts", one.starts), ("done", one.done))
        if value is not None
    }
    filled |= {"by": by} if by is not None else {}
    filled |= {"act": one_line(one.done_in)} if one.done_in is not None else {}
    if due is not None:
        yield say("review.due-starts" if by else "review.due", language, **filled)
    elif by is not None:
        yield say("review.starts", language, **filled)
    if one.done is not None:
        yield say("review.done-in" if one.done_in else "review.done", language, **filled)
    elif one.done_in is not None:
        yield say("review.done-undated", language, **filled)
    if one.late_by is not None:
        unit, length = ("hours", _HOUR) if one.late_by >= _HOUR else ("minutes", _MINUTE)
        yield say(f"review.late-{unit}", language, count=one.late_by // length)
    elif one.late_working_days is not None:
        yield say("review.late-working-days", language, count=one.late_working_days)
    elif one.late_days:
        yield say("review.late-days", language, count=one.late_days)
    if one.why is not None:
        yield say(f"review.why.{one.why}", language)
    if one.is_precaution:
        yield say("review.precaution", language)


def _requests(review: Reviewed, language: str) -> str:
    outcomes = [one.outcome for one in review.requests]
    return say(
        "review.requests-counted",
        language,
        count=len(outcomes),
        answered=outcomes.count(RequestOutcome.ANSWERED),
        unanswered=outcomes.count(RequestOutcome.UNANSWERED),
        unknown=outcomes.count(RequestOutcome.NOT_KNOWN),
    )


def _archive(coverage: Coverage, language: str) -> str:
    period = say("review.undated", language)
    if coverage.first is not None and coverage.last is not None:
        days = {"first": written(coverage.first, language), "last": written(coverage.last, language)}
        period = say("review.period", language, **days)
    counted = say(
        "review.counted",
        language,
        own=coverage.own,
        incoming=coverage.incoming,
        unclear=coverage.unclear,
    )
    return f"{period}; {counted}"


def coverage_words(coverage: Coverage, language: str) -> str:
    """State what an archive can't show.

    Args:
        coverage: what it holds.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Sentences on one line.
    """
    words = say(f"review.coverage.{_covers(coverage)}", language)
    if coverage.measured_from is None:
        return words
    days = {"first": written(coverage.first, language), "day": written(coverage.measured_from, language)}
    return f"{words} {say('review.measured-from', language, **days)}"


def _covers(coverage: Coverage) -> str:
    if coverage.can_show_unanswered:
        return "both"
    if not coverage.own or coverage.holds_own is Truth.NO:
        return "incoming-only" if coverage.incoming else "own-only"
    if coverage.left_out and coverage.holds_incoming is Truth.YES:
        return "left-out"
    return "own-only" if coverage.holds_incoming is Truth.NO or not coverage.incoming else "not-told"
