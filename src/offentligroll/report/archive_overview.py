"""What a report tells at a glance: a few numbers, each of which leads to what it counts."""

from __future__ import annotations

import collections
import html
from collections.abc import Iterator, Sequence

from offentligroll.assessment.wording.phrasing import capacity_words
from offentligroll.languages import say, written
from offentligroll.model.capacity import Capacity
from offentligroll.review.parts import FulfilmentOutcome
from offentligroll.review.reviewed import Reviewed


def overview_as_html(reviews: Sequence[Reviewed], language: str, *, questions: int) -> Iterator[str]:
    """Yield a few numbers.

    Args:
        reviews: the reviews, with their assessments.
        language: ``"sv"`` or ``"en"``.
        questions: how many questions wait for people.

    Yields:
        Lines of HTML.
    """
    assessments = [one for review in reviews for one in review.assessments]
    against = sum(bool(one.against) for one in assessments)
    outcomes = collections.Counter(one.outcome for review in reviews for one in review.obligations)
    requests = dict.fromkeys(one for review in reviews for one in review.requests)
    unanswered = dict.fromkeys(one for review in reviews for one in review.unanswered)
    overdue = outcomes[FulfilmentOutcome.OVERDUE]
    yield '<ul class="tiles">'
    yield _tile(len(assessments), "#statements", "assessed", language)
    yield _tile(against, "#finding=against", "against", language, asks=True)
    yield _tile(overdue, "#dates", "overdue", language, asks=True)
    yield _tile(outcomes[FulfilmentOutcome.DUE], "#dates", "due", language)
    yield _tile((len(unanswered), len(requests)), "#requests", "unanswered", language)
    yield _tile(questions, "#queue", "questions", language)
    yield "</ul>"
    if assessments:
        yield from _whose(collections.Counter(one.capacity for one in assessments), language)


def _tile(number: int | tuple[int, int], target: str, name: str, language: str, *, asks: bool = False) -> str:
    """Write a number, which of how many it is, and whether it asks for something unless it is zero."""
    count, of = number if isinstance(number, tuple) else (number, None)
    told = written(count, language)
    if of is not None:
        told = say("report.overview.of", language, count=count, all=of)
    words = html.escape(say(f"report.overview.{name}", language, count=count))
    kind = ' class="bad"' if asks and count else ""
    return f'<li{kind}><a href="{target}"><strong>{html.escape(told)}</strong> <span>{words}</span></a></li>'


def _whose(counts: collections.Counter[Capacity], language: str) -> Iterator[str]:
    """Draw whose words they are as one bar; the words under it tell the same."""
    yield '<svg class="whose" aria-hidden="true" viewBox="0 0 1000 20" preserveAspectRatio="none">'
    left = 0.0
    for capacity in Capacity:
        width = counts[capacity] / counts.total() * 1000
        if width:
            yield f'<rect class="{capacity}" x="{left:.1f}" y="1" width="{width:.1f}" height="18"/>'
        left += width
    yield "</svg>"
    yield '<ul class="legend">'
    for capacity in Capacity:
        words = html.escape(capacity_words(capacity, language))
        number = written(counts[capacity], language)
        yield (
            f'<li><span class="swatch {capacity}"></span> '
            f'<a href="#capacity={capacity}">{words}</a>: {number}</li>'
        )
    yield "</ul>"
