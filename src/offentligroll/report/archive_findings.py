"""What the assessments of a report come to together: what was breached by month, and what to ask."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence

import attrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.assessment.undecided import undecided_groups
from offentligroll.assessment.wording.phrasing import outcome_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say
from offentligroll.model.capacity import Capacity
from offentligroll.report.archive_calendar import month_name
from offentligroll.report.archive_rows import day_of
from offentligroll.report.archive_sections import links_to, section_of
from offentligroll.report.page import Entry, Line, Section
from offentligroll.review.reviewed import Reviewed
from offentligroll.rules.outcome import Outcome

_Asked = tuple[tuple[str, str], ...]
"""The facts that are asked about together, each by its id and its question."""


def findings_section(reviews: Sequence[Reviewed], language: str) -> Section:
    """Return by month what was breached.

    Args:
        reviews: the reviews, with their assessments.
        language: ``"sv"`` or ``"en"``.

    Returns:
        An entry for each month, the last first; what has no day stands at the end.
    """
    months: dict[str, collections.Counter[tuple[Outcome, str]]] = {}
    for review in reviews:
        for assessment in review.assessments:
            for one in assessment.against:
                says = one_line(one.guideline.says.in_language(language))
                month = str(day_of(assessment) or "")[:7]
                months.setdefault(month, collections.Counter())[one.outcome, says] += 1
    entries = (_month(month, months[month], language) for month in sorted(months, reverse=True))
    return section_of("findings", language, entries)


def _month(month: str, counts: collections.Counter[tuple[Outcome, str]], language: str) -> Entry:
    lines: tuple[Line, ...] = tuple(
        (
            say(
                "report.month.finding",
                language,
                outcome=outcome_words(outcome, language).capitalize(),
                says=says,
                count=count,
            ),
        )
        for (outcome, says), count in counts.most_common()
    )
    return Entry(words=(_named(month, language),), lines=lines)


def _named(month: str, language: str) -> str:
    if not month:
        return say("report.month.undated", language)
    return month_name(int(month[:4]), int(month[5:]), language)


@attrs.define(kw_only=True)
class Waiting:
    """What hangs on one answer, or on a few together."""

    facts: dict[str, UsedFact] = attrs.field(factory=dict)
    """The facts that are asked, by their ids."""
    capacities: dict[str, None] = attrs.field(factory=dict)
    """The statements of which it may settle whose words they are."""
    findings: collections.Counter[str] = attrs.field(factory=collections.Counter)
    """How many findings it may settle, by what the guideline says."""
    statements: dict[str, None] = attrs.field(factory=dict)
    """The statements that wait for it, each once."""

    @property
    def rank(self) -> tuple[int, int]:
        """As in the queue what most statements wait for comes first, and of the like what settles most."""
        return -len(self.statements), -len(self.capacities) - self.findings.total()


def queue_section(waiting: Iterable[Waiting], language: str) -> Section:
    """Return what people would have to answer, first the question that settles most.

    Args:
        waiting: what :func:`waiting_in` found.
        language: ``"sv"`` or ``"en"``.

    Returns:
        An entry for each question, with what hangs on it under all policies that ask it.
    """
    in_order = sorted(waiting, key=lambda one: one.rank)
    return section_of("queue", language, (_queued(one, language) for one in in_order))


def _asked(facts: Iterable[UsedFact]) -> _Asked:
    # Two policies may each have a fact of their own of the same id.
    return tuple((one.id, one.forms.in_language("sv").ask) for one in facts)


def waiting_in(reviews: Sequence[Reviewed], language: str) -> Sequence[Waiting]:
    """Find what people would have to answer.

    Args:
        reviews: the reviews, with their assessments.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The questions, or groups of questions that settle something together, with what hangs on each.
    """
    groups: dict[_Asked, Waiting] = {}
    for assessment in (one for review in reviews for one in review.assessments):
        statement = "" if assessment.statement is None else assessment.statement.id
        if assessment.capacity is Capacity.UNDETERMINED and (questions := assessment.open_questions()):
            group = groups.setdefault(_asked(questions[0].facts), Waiting())
            group.facts |= {one.id: one for one in questions[0].facts}
            group.capacities[statement] = group.statements[statement] = None
        for undecided in undecided_groups(assessment.findings):
            group = groups.setdefault(_asked(undecided.facts), Waiting())
            group.facts |= {one.id: one for one in undecided.facts}
            group.findings.update(
                one_line(each.guideline.says.in_language(language)) for each in undecided.findings
            )
            group.statements[statement] = None
    return tuple(groups.values())


def _queued(one: Waiting, language: str) -> Entry:
    asked = [one_line(used.forms.in_language(language).ask) for used in one.facts.values()]
    lines: list[Line] = []
    if one.capacities:
        lines.append((say("report.queue.capacity", language, count=len(one.capacities)),))
    if one.findings:
        lines.append((say("report.queue.findings", language, count=one.findings.total()),))
    lines += [
        (say("report.queue.finding", language, count=count, says=says),)
        for says, count in one.findings.most_common()
    ]
    lines.append((say("report.queue.statements", language), *links_to([*one.statements], language)))
    return Entry(words=(" ".join(asked) or say("report.queue.otherwise", language),), lines=tuple(lines))
