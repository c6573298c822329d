"""Whose words there are on each channel over time: drawn, and as a table for those who can't see it."""

from __future__ import annotations

import collections
import datetime as dt
import functools
import html
from collections.abc import Iterator, Sequence

import attrs

from offentligroll.assessment.wording.phrasing import capacity_words
from offentligroll.languages import say, written
from offentligroll.model.capacity import Capacity
from offentligroll.report.archive_rows import channel_words, day_of
from offentligroll.report.page_formats import in_html
from offentligroll.review.reviewed import Reviewed

_MOST_MONTHS, _MOST_YEARS = 36, 100
_MONTH, _YEAR = len("2024-05"), len("2024")
_HEIGHT, _WIDTH, _GAP, _BELOW = 120, 26, 6, 18


@attrs.frozen(kw_only=True)
class _Drawn:
    """What is drawn of one channel."""

    title: str
    periods: tuple[str, ...]
    counts: collections.Counter[tuple[str, Capacity]]

    @functools.cached_property
    def tallest(self) -> int:
        """The largest sum of a period."""
        return max(self.sum(one) for one in self.periods)

    def sum(self, period: str) -> int:
        """All of a period."""
        return sum(self.counts[period, one] for one in Capacity)


def chart_as_html(reviews: Sequence[Reviewed], language: str) -> Iterator[str]:
    """Draw whose words there are, for each channel and policy.

    Args:
        reviews: the reviews, with their assessments.
        language: ``"sv"`` or ``"en"``.

    Yields:
        Lines of HTML.
    """
    yield '<ul class="legend">'
    for capacity in Capacity:
        words = html.escape(capacity_words(capacity, language))
        yield f'<li><span class="swatch {capacity}"></span> {words}</li>'
    yield "</ul>"
    yield '<div class="figures">'
    for review in reviews:
        for one in _drawn(review, language):
            yield from _figure(one, language)
    yield "</div>"
    undated = sum(day_of(one) is None for review in reviews for one in review.assessments)
    if undated:
        yield f"<p>{html.escape(say('report.chart.undated', language, count=undated))}</p>"


def _drawn(review: Reviewed, language: str) -> Iterator[_Drawn]:
    dated = [(one, day) for one in review.assessments if (day := day_of(one)) is not None]
    if not dated:
        return
    days = [day for _, day in dated]
    periods, length = _periods(min(days), max(days), days)
    counts: dict[str | None, collections.Counter[tuple[str, Capacity]]] = {}
    for one, day in dated:
        channel = None if one.statement is None else one.statement.channel
        counted = counts.setdefault(channel, collections.Counter())
        counted[day.isoformat()[:length], one.capacity] += 1
    for channel, counted in counts.items():
        named = {"channel": channel_words(channel, language), "policy": review.policy}
        title = say("report.chart.channel", language, **named)
        yield _Drawn(title=title, periods=periods, counts=counted)


def _periods(first: dt.date, last: dt.date, days: Sequence[dt.date]) -> tuple[tuple[str, ...], int]:
    """Months, else years, else those years that have something: one slip in a year makes no endless page."""
    if (last.year - first.year) * 12 + last.month - first.month < _MOST_MONTHS:
        return _months(first, last), _MONTH
    if last.year - first.year < _MOST_YEARS:
        return tuple(f"{year:04}" for year in range(first.year, last.year + 1)), _YEAR
    return tuple(sorted({f"{day.year:04}" for day in days})), _YEAR


def _months(first: dt.date, last: dt.date) -> tuple[str, ...]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(f"{one // 12:04}-{one % 12 + 1:02}" for one in numbers)


def _figure(one: _Drawn, language: str) -> Iterator[str]:
    ends = {"first": one.periods[0], "last": one.periods[-1]}
    told = say("report.chart.drawn", language, channel=one.title, count=one.counts.total(), **ends)
    wide = len(one.periods) * (_WIDTH + _GAP) + 40
    yield f"<figure><figcaption>{html.escape(one.title)}</figcaption>"
    yield (
        f'<div class="wide" tabindex="0" role="group" aria-label="{html.escape(one.title)}">'
        f'<svg role="img" aria-label="{html.escape(told)}" '
        f'width="{wide}" height="{_HEIGHT + 2 * _BELOW}">'
    )
    yield f'<line class="axis" x1="0" x2="{wide - 40}" y1="{_HEIGHT + _BELOW}" y2="{_HEIGHT + _BELOW}"/>'
    for number, period in enumerate(one.periods):
        yield from _bar(
            one, period, number * (_WIDTH + _GAP), is_named=number % 3 == 0 or len(period) < _MONTH
        )
    yield "</svg></div>"
    yield f"<details><summary>{in_html('chart.numbers', language)}</summary>"
    yield f'<div class="wide" tabindex="0" role="group" aria-label="{html.escape(one.title)}"><table>'
    heads = [say("report.chart.period", language), *(capacity_words(each, language) for each in Capacity)]
    columns = "".join(f'<th scope="col">{html.escape(head)}</th>' for head in heads)
    yield f"<tr>{columns}</tr>"
    for period in one.periods:
        if one.sum(period):
            numbers = "".join(f"<td>{written(one.counts[period, each], language)}</td>" for each in Capacity)
            yield f'<tr><th scope="row">{period}</th>{numbers}</tr>'
    yield "</table></div></details></figure>"


def _bar(one: _Drawn, period: str, left: int, *, is_named: bool) -> Iterator[str]:
    bottom = _HEIGHT + _BELOW
    for capacity in Capacity:
        high = round(one.counts[period, capacity] / one.tallest * _HEIGHT)
        if high:
            bottom -= high
            yield f'<rect class="{capacity}" x="{left}" y="{bottom}" width="{_WIDTH}" height="{high}"/>'
    if one.sum(period):
        yield f'<text x="{left}" y="{bottom - 4}">{one.sum(period)}</text>'
    if is_named:
        yield f'<text x="{left}" y="{_HEIGHT + 2 * _BELOW - 4}">{period}</text>'
