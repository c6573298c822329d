"""The report: one page about archives under policies, which loads nothing and sends nothing."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterator, Sequence
from importlib import resources

import attrs

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import chain, check_language, say, written
from offentligroll.records.disclosure import Disclosure
from offentligroll.report.archive_calendar import calendar_as_html
from offentligroll.report.archive_chart import chart_as_html
from offentligroll.report.archive_findings import Waiting, findings_section, queue_section, waiting_in
from offentligroll.report.archive_overview import overview_as_html
from offentligroll.report.archive_rows import Near, Rows, nothing_near
from offentligroll.report.archive_sections import (
    channels_section,
    dates_section,
    first_section,
    measures_section,
    requests_section,
)
from offentligroll.report.archive_statements import keys_as_html, statements_as_html
from offentligroll.report.disclosed_review import disclosed
from offentligroll.report.page import Section
from offentligroll.report.page_formats import in_html, section_as_html
from offentligroll.report.review_words import coverage_words
from offentligroll.review.reviewed import Reviewed
from offentligroll.version import __version__


def archive_page(
    reviews: Sequence[Reviewed],
    language: str,
    *,
    words: bool = True,
    key: bytes | None = None,
    near: Near = nothing_near,
) -> str:
    """Write the report about an archive, as HTML that stands alone.

    Args:
        reviews: a review for each policy, with its assessments.
        language: ``"sv"`` or ``"en"``.
        words: whether the words of statements are told.
        key: a secret of at least 16 bytes, by which names are left out and ids made anew; None to tell them.
        near: what tells of the decided cases that are nearest to an assessment, such as
            :class:`~offentligroll.cases.NearCases`; left out, nothing does.

    Returns:
        The document. What strangers wrote is shown in it, and can't be run.

    Raises:
        ValueError: there is no such language, no review, or the key is too short.
    """
    if not reviews:
        raise ValueError("a report is about one review at least")
    answers = [one for review in reviews for one in review.assessments[:1]]
    check_language(language, [one for answer in answers for one in answer.origin.title])
    told = Disclosure(words=words, key=key)
    shown = reviews if key is None else [disclosed(one, key) for one in reviews]
    rows = Rows.of(shown, language, words=told.tells_words, near=near)
    page = "".join(f"{one}\n" for one in _html(shown, rows, told))
    # A lone surrogate can be in an archive, and in no file.
    return page.encode("utf-8", "replace").decode("utf-8")


def _html(reviews: Sequence[Reviewed], rows: Rows, told: Disclosure) -> Iterator[str]:
    language = rows.language
    style, script = _file("archive_page.css"), _file("archive_page.js")
    safe = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = html.escape(say("report.title", language, day=written(reviews[0].on, language)))
    waiting = waiting_in(reviews, language)
    sections = _sections(reviews, waiting, language)
    yield "<!doctype html>"
    yield f'<html lang="{html.escape(chain(language)[0])}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{safe}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield f'<a class="skip" href="#statements">{in_html("skip", language)}</a>'
    yield "<main>"
    yield '<header class="top">'
    yield f"<h1>{title}</h1>"
    yield from (f"<p>{html.escape(one)}</p>" for one in _about(reviews, language, told))
    yield "</header>"
    yield from overview_as_html(reviews, language, questions=len(waiting))
    yield f'<nav aria-label="{in_html("contents", language)}"><ul>'
    first, rest = sections[:2], sections[2:]
    names = ("calendar", *(one.name for one in rest), "capacity", "statements")
    for name in (*(one.name for one in first), *names):
        yield f'<li><a href="#{name}">{in_html(f"section.{name}", language)}</a></li>'
    yield "</ul></nav>"
    for section in first:
        yield from section_as_html(section)
    yield from _drawn("calendar", calendar_as_html(reviews, language), language)
    for section in rest:
        yield from section_as_html(section)
    yield from _drawn("capacity", chart_as_html(reviews, language), language)
    yield from statements_as_html(rows, language)
    yield f"<footer><p>{html.escape(say('report.made', language, version=__version__))}</p></footer>"
    yield "</main>"
    yield from keys_as_html(language)
    yield f'<script type="application/json" id="data">{rows.to_json()}</script>'
    yield f"<script>{script}</script>"
    yield "</body>"
    yield "</html>"


def _sections(reviews: Sequence[Reviewed], waiting: Sequence[Waiting], language: str) -> tuple[Section, ...]:
    sections = (
        first_section(reviews, language),
        dates_section(reviews, language),
        findings_section(reviews, language),
        queue_section(waiting, language),
        requests_section(reviews, language),
        channels_section(reviews, language),
        measures_section(reviews, language),
    )
    if len(reviews) > 1:
        return sections
    # What is all under one policy does not name it again and again.
    return tuple(
        attrs.evolve(one, entries=tuple(attrs.evolve(entry, id=None) for entry in one.entries))
        for one in sections
    )


def _drawn(name: str, lines: Iterator[str], language: str) -> Iterator[str]:
    yield f'<section aria-labelledby="{name}">'
    yield f'<h2 id="{name}">{in_html(f"section.{name}", language)}</h2>'
    yield from lines
    yield "</section>"


def _about(reviews: Sequence[Reviewed], language: str, told: Disclosure) -> Iterator[str]:
    for review in reviews:
        titles = (one.provenance.title.in_language(language) for one in review.assessments)
        title = one_line(next(titles, review.policy))
        count = len(review.assessments)
        yield say("report.about", language, title=title, policy=review.policy, count=count)
    yield coverage_words(reviews[0].coverage, language)
    if told.key is not None:
        yield say("report.redacted", language)
    elif not told.words:
        yield say("report.words-left-out", language)


def _file(name: str) -> str:
    return resources.files("offentligroll.report").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
