"""The calendar of a report: on which days something was breached, as a grid that leads to statements."""

from __future__ import annotations

import calendar
import collections
import datetime as dt
import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from offentligroll.languages import say, written
from offentligroll.report.archive_rows import day_of
from offentligroll.report.page_formats import in_html
from offentligroll.review.reviewed import Reviewed
from offentligroll.rules.outcome import Outcome

_MOST_MONTHS = 12
_STRENGTHS = 4


@attrs.define
class _Counted:
    """How many statements there are on a day, or in a month."""

    all: int = 0
    against: int = 0
    undecided: int = 0

    def add(self, other: _Counted) -> None:
        """Add what there is of a part."""
        self.all += other.all
        self.against += other.against
        self.undecided += other.undecided


@attrs.frozen(kw_only=True)
class _Grid:
    """A table of periods: a row for each that is longer, a column for each part of it."""

    title: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[dt.date, dt.date] | None, ...]], ...]
    """A row's name, and the first and last day of each cell; None where the row has no such part."""
    counts: Mapping[dt.date, _Counted]
    """What there is of each cell, by its first day."""
    named: Callable[[dt.date], str]
    """What a cell's period is called, by its first day."""


def calendar_as_html(reviews: Sequence[Reviewed], language: str) -> Iterator[str]:
    """Draw on which days there is something that goes against guidelines, or that is undecided.

    Args:
        reviews: the reviews, with their assessments.
        language: ``"sv"`` or ``"en"``.

    Yields:
        Lines of HTML: years by month where there are several, and the last months by day.
    """
    days = _days(reviews)
    if not any(one.against or one.undecided for one in days.values()):
        yield f"<p>{in_html('none', language)}</p>"
        return
    yield f'<p class="intro">{in_html("calendar.intro", language)}</p>'
    yield from _legend(language)
    if len({day.year for day in days}) > 1:
        yield from _table(_years(days, language), language)
    yield from _table(_months(days, language), language)


def _days(reviews: Iterable[Reviewed]) -> dict[dt.date, _Counted]:
    days: dict[dt.date, _Counted] = collections.defaultdict(_Counted)
    for review in reviews:
        for assessment in review.assessments:
            day = day_of(assessment)
            if day is not None:
                outcomes = {outcome for _, outcome, _ in assessment.brief.findings}
                is_against = any(one.is_against for one in outcomes)
                days[day].add(
                    _Counted(1, int(is_against), int(not is_against and Outcome.UNDECIDED in outcomes))
                )
    return days


def _years(days: dict[dt.date, _Counted], language: str) -> _Grid:
    months: dict[dt.date, _Counted] = collections.defaultdict(_Counted)
    for day, counted in days.items():
        months[day.replace(day=1)].add(counted)
    years = sorted({day.year for day in days}, reverse=True)
    return _Grid(
        title=say("report.calendar.years", language),
        corner=say("report.calendar.year", language),
        heads=tuple(say(f"languages.month.{number}", language)[:3] for number in range(1, 13)),
        rows=tuple(
            (str(year), tuple((dt.date(year, one, 1), _last(year, one)) for one in range(1, 13)))
            for year in years
        ),
        counts=months,
        named=lambda first: month_name(first.year, first.month, language),
    )


def _months(days: dict[dt.date, _Counted], language: str) -> _Grid:
    told = {day.replace(day=1) for day, one in days.items() if one.against or one.undecided}
    rows = []
    for first in sorted(told, reverse=True)[:_MOST_MONTHS]:
        last = _last(first.year, first.month).day
        cells = tuple((one, one) for one in (first.replace(day=number) for number in range(1, last + 1)))
        rows.append(
            (month_name(first.year, first.month, language), (*cells, *(None for _ in range(last, 31))))
        )
    return _Grid(
        title=say("report.calendar.days", language, count=len(rows)),
        corner=say("report.calendar.month", language),
        heads=tuple(str(number) for number in range(1, 32)),
        rows=tuple(rows),
        counts=days,
        named=lambda first: written(first, language),
    )


def month_name(year: int, month: int, language: str) -> str:
    """Name a month.

    Args:
        year: its year.
        month: its number.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"May 2024"``.
    """
    return f"{say(f'languages.month.{month}', language)} {year}"


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _table(grid: _Grid, language: str) -> Iterator[str]:
    most = max(one.against for one in grid.counts.values())
    yield f'<div class="wide" tabindex="0" role="group" aria-label="{html.escape(grid.title)}">'
    yield f'<table class="calendar of-{len(grid.heads)}"><caption>{html.escape(grid.title)}</caption>'
    heads = "".join(f'<th scope="col">{html.escape(one)}</th>' for one in grid.heads)
    yield f'<thead><tr><th scope="col">{html.escape(grid.corner)}</th>{heads}</tr></thead><tbody>'
    for name, cells in grid.rows:
        told = "".join(_cell(grid, cell, most, language) for cell in cells)
        yield f'<tr><th scope="row">{html.escape(name)}</th>{told}</tr>'
    yield "</tbody></table></div>"


def _cell(grid: _Grid, cell: tuple[dt.date, dt.date] | None, most: int, language: str) -> str:
    if cell is None:
        return '<td class="off"></td>'
    counted = grid.counts.get(cell[0])
    if counted is None:
        return "<td></td>"
    if not (counted.against or counted.undecided):
        return '<td class="fine">•</td>'
    kind, shown = ("against", counted.against) if counted.against else ("undecided", counted.undecided)
    strength = -(-counted.against * _STRENGTHS // most) if counted.against else 0
    told = say(
        "report.calendar.cell",
        language,
        period=grid.named(cell[0]),
        against=counted.against,
        undecided=counted.undecided,
        all=counted.all,
    )
    target = f"#from={cell[0]}&amp;until={cell[1]}&amp;finding={kind}"
    label = html.escape(told)
    return (
        f'<td><a class="{kind} strength-{strength}" href="{target}" title="{label}" aria-label="{label}">'
        f"{written(shown, language)}</a></td>"
    )


def _legend(language: str) -> Iterator[str]:
    yield '<ul class="legend">'
    yield f'<li><span class="swatch against strength-4"></span> {in_html("calendar.against", language)}</li>'
    yield f'<li><span class="swatch undecided"></span> {in_html("calendar.undecided", language)}</li>'
    yield f'<li><span class="swatch fine"></span> {in_html("calendar.fine", language)}</li>'
    yield "</ul>"
