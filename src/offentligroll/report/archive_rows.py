"""The statements of a report as data: each line of explanation once, and rows that refer to it by number."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.wording.phrasing import capacity_words, outcome_words, status_words
from offentligroll.assessment.wording.safe_text import one_line, safe_lines
from offentligroll.languages import say, written
from offentligroll.model.statement import day_in
from offentligroll.review.reviewed import Reviewed
from offentligroll.rules.outcome import Outcome

_IN_DATA = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Within a page nothing of the data can end its element or begin another."""


@attrs.frozen
class Numbered:
    """Texts that are kept once, and referred to by number."""

    _known: dict[str, int] = attrs.field(factory=dict)

    def of(self, text: str) -> int:
        """Give a text's number.

        Args:
            text: the text.

        Returns:
            The same for the same text.
        """
        return self._known.setdefault(text, len(self._known))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, in the order of their numbers."""
        return tuple(self._known)


@attrs.frozen(kw_only=True)
class Rows:
    """The statements under each policy, as the page's script reads them."""

    language: str
    """The code of the page's language."""
    words: bool = True
    """Whether words are told."""
    rows: list[dict[str, Any]] = attrs.field(factory=list)
    """A row for each assessment."""
    lines: Numbered = attrs.field(factory=Numbered)
    """The lines of explanations."""
    channels: Numbered = attrs.field(factory=Numbered)
    """The ids of channels."""
    policies: Numbered = attrs.field(factory=Numbered)
    """The titles of policies."""
    capacities: Numbered = attrs.field(factory=Numbered)
    """Whose words it can be."""
    statuses: Numbered = attrs.field(factory=Numbered)
    """How firm an answer can be."""
    guidelines: Numbered = attrs.field(factory=Numbered)
    """The guidelines that are gone against or undecided somewhere."""
    outcomes: Numbered = attrs.field(factory=Numbered)
    """What these come to."""

    @classmethod
    def of(cls, reviews: Sequence[Reviewed], language: str, *, words: bool = True) -> Rows:
        """Make the rows of reviews.

        Args:
            reviews: the reviews, with their assessments.
            language: ``"sv"`` or ``"en"``.
            words: whether words are told.

        Returns:
            The rows, in the order of the assessments.
        """
        made = cls(language=language, words=words)
        for review in reviews:
            for assessment in review.assessments:
                made.add(assessment)
        return made

    def add(self, assessment: Assessment) -> None:
        """Add one assessment.

        Args:
            assessment: the assessment.
        """
        statement, language = assessment.statement, self.language
        at = None if statement is None else statement.at
        channel = None if statement is None else statement.channel
        author = None if statement is None else statement.author_name or statement.author
        title = assessment.provenance.title.in_language(language)
        explained = assessment.explain(language, words=self.words).splitlines()
        self.rows.append(
            {
                "id": "" if statement is None else one_line(statement.id),
                "at": "" if at is None else written(at, language),
                "day": str(day_of(assessment) or ""),
                "who": one_line(author or ""),
                "channel": self.channels.of(channel_words(channel, language)),
                "policy": self.policies.of(f"{one_line(title)} ({assessment.provenance.policy})"),
                "capacity": self.capacities.of(capacity_words(assessment.capacity, language)),
                "status": self.statuses.of(status_words(assessment.status, language, short=True)),
                "words": [*marked(assessment)] if self.words else [],
                "findings": [*self._findings(assessment)],
                "lines": [self.lines.of(line) for line in explained if line.strip()],
            }
        )

    def _findings(self, assessment: Assessment) -> Iterator[tuple[int, int]]:
        for one in assessment.findings:
            if one.outcome.is_against or one.outcome is Outcome.UNDECIDED:
                says = one_line(one.guideline.says.in_language(self.language))
                outcome = outcome_words(one.outcome, self.language).capitalize()
                yield self.guidelines.of(says), self.outcomes.of(outcome)

    def to_json(self) -> str:
        """Write the rows for an element of a page.

        Returns:
            JSON in which nothing can be read as markup.
        """
        numbered = ("lines", "channels", "policies", "capacities", "statuses", "guidelines", "outcomes")
        holes = {name: f"{{{name}}}" for name in ("first", "last", "count", "all")}
        data = {
            "say": {
                "why": say("report.why", self.language),
                "told": say("report.told", self.language, **holes),
            },
            **{name: getattr(self, name).texts for name in numbered},
            "rows": self.rows,
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_DATA)


def day_of(assessment: Assessment) -> dt.date | None:
    """Give the day of what was assessed.

    Args:
        assessment: the assessment.

    Returns:
        The day in the policy's zone; None where it is not known.
    """
    zone = ZoneInfo(assessment.provenance.zone or "UTC")
    return None if assessment.statement is None else day_in(assessment.statement.at, zone)


def channel_words(channel: str | None, language: str) -> str:
    """Name a channel.

    Args:
        channel: its id; None where none was recorded.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The id on one line, or that there is none.
    """
    return say("report.chart.no-channel", language) if channel is None else one_line(channel)


def marked(assessment: Assessment) -> Iterator[str]:
    """Part the words by what the answer rests on.

    Args:
        assessment: the assessment.

    Yields:
        Words that are no evidence and words that are, by turns; nothing where there are no words.
    """
    text = None if assessment.statement is None else assessment.statement.text
    if not text:
        return
    spans = sorted(
        (one.start, one.end)
        for used in assessment.facts
        for one in used.fact.evidence
        if one.start is not None and one.end is not None
    )
    place = 0
    for start, end in _joined(spans):
        yield safe_lines(text[place:start])
        yield safe_lines(text[start:end])
        place = end
    yield safe_lines(text[place:])


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Make one of spans that overlap or meet."""
    under_way: tuple[int, int] | None = None
    for start, end in spans:
        if under_way is None or start > under_way[1]:
            if under_way is not None:
                yield under_way
            under_way = start, end
        else:
            under_way = under_way[0], max(under_way[1], end)
    if under_way is not None:
        yield under_way
