"""The statements of a report as data: each line of explanation once, and rows that refer to it by number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.wording.phrasing import capacity_words, outcome_words, status_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.files.json_writing import json_for_page
from offentligroll.languages import say, written
from offentligroll.model.statement import day_in
from offentligroll.report.evidence_marks import marked
from offentligroll.review.reviewed import Reviewed
from offentligroll.rules.outcome import Outcome

Near = Callable[[Assessment, str], Iterable[str]]
"""What tells of the decided cases that are nearest to an assessment, in a language, line by line."""


def nothing_near(_: Assessment, __: str) -> tuple[str, ...]:
    """Tell of no decided cases.

    Returns:
        Nothing.
    """
    return ()


@attrs.frozen
class Numbered:
    """Texts that are kept once, and referred to by number."""

    _numbers: dict[str, int] = attrs.field(factory=dict)
    _texts: list[str] = attrs.field(factory=list)

    def of(self, text: str, key: str | None = None) -> int:
        """Return a text's number.

        Args:
            text: the text.
            key: what the text is known by, also in another report; left out, the text itself.

        Returns:
            The same for the same key.
        """
        number = self._numbers.setdefault(text if key is None else key, len(self._texts))
        if number == len(self._texts):
            self._texts.append(text)
        return number

    @property
    def keys(self) -> tuple[str, ...]:
        """What the texts are known by, in the order of their numbers."""
        return tuple(self._numbers)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, in the order of their numbers."""
        return tuple(self._texts)


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
    """The lines of explanations, and of decided cases."""
    channels: Numbered = attrs.field(factory=Numbered)
    """The ids of channels."""
    policies: Numbered = attrs.field(factory=Numbered)
    """The titles of policies."""
    capacities: Numbered = attrs.field(factory=Numbered)
    """Whose words it can be."""
    statuses: Numbered = attrs.field(factory=Numbered)
    """How firm an answer can be."""
    guidelines: Numbered = attrs.field(factory=Numbered)
    """The guidelines that are breached or undecided somewhere."""
    outcomes: Numbered = attrs.field(factory=Numbered)
    """What these come to."""

    @classmethod
    def of(
        cls, reviews: Sequence[Reviewed], language: str, *, words: bool = True, near: Near = nothing_near
    ) -> Rows:
        """Make the rows of reviews.

        Args:
            reviews: the reviews, with their assessments.
            language: ``"sv"`` or ``"en"``.
            words: whether words are told.
            near: what tells of the decided cases that are nearest to an assessment.

        Returns:
            The rows, in the order of the assessments.
        """
        made = cls(language=language, words=words)
        for review in reviews:
            for assessment in review.assessments:
                made.add(assessment, near(assessment, language))
        return made

    def add(self, assessment: Assessment, near: Iterable[str] = ()) -> None:
        """Add one assessment.

        Args:
            assessment: the assessment.
            near: what is told of the decided cases that are nearest, line by line.
        """
        statement, language = assessment.statement, self.language
        at = None if statement is None else statement.at
        channel = None if statement is None else statement.channel
        author = None if statement is None else statement.author_name or statement.author
        title = one_line(assessment.provenance.title.in_language(language))
        policy = assessment.provenance.policy
        status = status_words(assessment.status, language, short=True)
        explained = assessment.explain(language, words=self.words).splitlines()
        self.rows.append(
            {
                "id": "" if statement is None else one_line(statement.id),
                "at": "" if at is None else written(at, language),
                "day": str(day_of(assessment) or ""),
                "who": one_line(author or ""),
                "channel": self.channels.of(channel_words(channel, language), channel_key(channel)),
                "policy": self.policies.of(f"{title} ({policy})", policy),
                "capacity": self.capacities.of(
                    capacity_words(assessment.capacity, language), assessment.capacity.value
                ),
                "status": self.statuses.of(status, assessment.status.value),
                "words": [*marked(assessment)] if self.words else [],
                "findings": [*self._findings(assessment)],
                "lines": [self.lines.of(line) for line in explained if line.strip()],
                "near": [self.lines.of(line) for line in near],
            }
        )

    def _findings(self, assessment: Assessment) -> Iterator[tuple[int, int]]:
        """Yield what was breached, and then what is undecided; the guideline and the outcome of each."""
        undecided = [one for one in assessment.findings if one.outcome is Outcome.UNDECIDED]
        for one in (*assessment.against, *undecided):
            says = one_line(one.guideline.says.in_language(self.language))
            outcome = outcome_words(one.outcome, self.language).capitalize()
            guideline = self.guidelines.of(says, f"{assessment.provenance.policy}.{one.id}")
            yield guideline, self.outcomes.of(outcome, one.outcome.value)

    def to_json(self) -> str:
        """Write the rows for an element of a page.

        Returns:
            JSON in which nothing can be read as markup.
        """
        keyed = ("channels", "policies", "capacities", "statuses", "guidelines", "outcomes")
        holes = {name: f"{{{name}}}" for name in ("first", "last", "count", "all")}
        data = {
            "say": {
                **{name: say(f"report.{name}", self.language) for name in ("why", "near")},
                "undecided": say("report.undecided", self.language, count="{count}"),
                "told": say("report.told", self.language, **holes),
            },
            "keys": {name: getattr(self, name).keys for name in keyed},
            **{name: getattr(self, name).texts for name in ("lines", *keyed)},
            "rows": self.rows,
        }
        return json_for_page(data)


def day_of(assessment: Assessment) -> dt.date | None:
    """Return the day of what was assessed.

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


def channel_key(channel: str | None) -> str:
    """Return what a channel is known by in the address of a page.

    Args:
        channel: its id; None where none was recorded.

    Returns:
        The id on one line, or a dash.
    """
    return "-" if channel is None else one_line(channel)
