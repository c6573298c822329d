"""What many assessments come to: counts for each policy."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.undecided import Undecided, undecided_groups
from offentligroll.assessment.wording.phrasing import capacity_words, outcome_words, status_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cli.breaches import Breaches
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import say, written
from offentligroll.model.capacity import Capacity
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import Outcome, Status

_LONGEST_SENTENCE = 200
_AGAINST = (Outcome.BREACHED, Outcome.DEPARTED_FROM)
_MOST_QUESTIONS = 5


@attrs.define(kw_only=True)
class Counts:
    """What one policy answered."""

    policy: Policy
    """The policy."""
    capacities: collections.Counter[Capacity] = attrs.field(factory=collections.Counter)
    """How many statements are what."""
    statuses: collections.Counter[Status] = attrs.field(factory=collections.Counter)
    """How firm the answers are."""
    findings: collections.Counter[tuple[Outcome, str]] = attrs.field(factory=collections.Counter)
    """What guidelines came to."""
    undecided: dict[tuple[str, ...], tuple[Undecided, collections.Counter[str]]] = attrs.field(factory=dict)
    """By the facts that are not known: a group of findings, and how often each guideline is undecided."""
    duties: collections.Counter[str] = attrs.field(factory=collections.Counter)
    """What is to be done."""
    precautions: collections.Counter[str] = attrs.field(factory=collections.Counter)
    """What is to be done only because it is not decided whether it must be."""


@attrs.define(kw_only=True)
class Summary(Breaches):
    """Counts as the assessments come."""

    _by_policy: dict[str, Counts] = attrs.field(factory=dict)

    def add(self, assessment: Assessment, policy: Policy) -> None:
        """Count one assessment.

        Args:
            assessment: the assessment.
            policy: whose it is.
        """
        counts = self._by_policy.setdefault(policy.sha256, Counts(policy=policy))
        counts.capacities[assessment.capacity] += 1
        counts.statuses[assessment.status] += 1
        for guideline, outcome, _ in assessment.brief.findings:
            if outcome.is_against:
                counts.findings[outcome, guideline] += 1
                self.against += 1
        for group in undecided_groups(assessment.findings_of(Outcome.UNDECIDED)):
            facts = (group.cause,) if group.cause else tuple(used.id for used in group.facts)
            _, norms = counts.undecided.setdefault(facts, (group, collections.Counter()))
            norms.update(finding.id for finding in group.findings)
        for duty in assessment.brief.due:
            (counts.precautions if duty.is_precaution else counts.duties)[duty.id] += 1

    def tell(self, terminal: Terminal, language: str) -> None:
        """Print the counts.

        Args:
            terminal: where they go.
            language: ``"sv"`` or ``"en"``.
        """
        terminal.say(
            f"{say('command.in-all', language)}: {say('command.rows', language, count=self.statements)}",
            style="bold",
        )
        for counts in self._by_policy.values():
            policy = counts.policy
            terminal.say()
            title = one_line(policy.title.in_language(language))
            terminal.say(
                say(
                    "command.for-policy",
                    language,
                    title=title,
                    policy=policy.id,
                    version=one_line(policy.version),
                )
            )
            for label, words in _lines(counts, language):
                terminal.say(f"- {label}: {words}")
        terminal.say()


def _lines(counts: Counts, language: str) -> list[tuple[str, str]]:
    policy = counts.policy
    capacities = {capacity_words(one, language): count for one, count in counts.capacities.most_common()}
    statuses = {
        status_words(one, language, short=True): count for one, count in counts.statuses.most_common()
    }
    lines = [
        (say("command.sum.capacity", language), _each(capacities, language)),
        (say("command.sum.firm", language), _each(statuses, language)),
    ]
    sentences = {one.id: one.says.in_language(language) for one in policy.all_guidelines}
    for outcome in _AGAINST:
        named = {norm: count for (one, norm), count in counts.findings.most_common() if one is outcome}
        label = outcome_words(outcome, language).capitalize()
        lines += [(label, _with_sentence(norm, named[norm], sentences[norm], language)) for norm in named]
    lines += _undecided(counts, language)
    actions = {one.id: one.action.in_language(language) for one in policy.all_obligations}
    for key, duties in (("to-do", counts.duties), ("precaution", counts.precautions)):
        label = say(f"command.sum.{key}", language)
        for duty, count in duties.most_common():
            lines.append((label, _with_sentence(duty, count, actions[duty], language)))
    if not counts.duties and not counts.precautions:
        lines.append((say("command.sum.to-do", language), say("command.none", language)))
    return lines


def _undecided(counts: Counts, language: str) -> Iterator[tuple[str, str]]:
    """The questions that would decide most, and in one line the guidelines that only people can decide."""
    groups = sorted(counts.undecided.values(), key=lambda counted: -counted[1].total())
    asked = [counted for counted in groups if not counted[0].needs_judgement]
    label = outcome_words(Outcome.UNDECIDED, language).capitalize()
    for group, norms in asked[:_MOST_QUESTIONS]:
        questions = [one_line(used.forms.in_language(language).ask) for used in group.facts]
        question = " ".join(questions[:2]) or say("command.sum.which-capacity", language)
        yield label, f"{_each(dict(norms.most_common()), language)} – {question}"
    if hidden := asked[_MOST_QUESTIONS:]:
        norms = sum((norms for _, norms in hidden), collections.Counter[str]())
        yield label, _each(dict(norms.most_common()), language)
    judged = sum((norms for group, norms in groups if group.needs_judgement), collections.Counter[str]())
    if judged:
        yield (
            say("command.sum.judgement", language, count=len(judged)),
            _each(dict(judged.most_common()), language),
        )


def _each(counted_things: Mapping[str, int], language: str) -> str:
    return ", ".join(f"{thing} ({written(count, language)})" for thing, count in counted_things.items())


def _with_sentence(norm: str, count: int, sentence: str, language: str) -> str:
    return f"{norm} ({written(count, language)}) – {one_line(sentence, _LONGEST_SENTENCE)}"
