"""What many assessments come to: counts for each policy."""

from __future__ import annotations

import collections
from collections.abc import Mapping

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.wording.phrasing import capacity_words, outcome_words, status_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import say, written
from offentligroll.model.capacity import Capacity
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

_LONGEST_SENTENCE = 200
_COUNTED = (Outcome.BREACHED, Outcome.DEPARTED_FROM, Outcome.UNDECIDED)


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
    duties: collections.Counter[str] = attrs.field(factory=collections.Counter)
    """What is to be done."""


@attrs.define(kw_only=True)
class Summary:
    """Counts as the assessments come."""

    statements: int = 0
    """How many statements there were."""
    against: int = 0
    """How many findings went against a guideline."""
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
        for finding in assessment.findings:
            if finding.outcome in _COUNTED:
                counts.findings[finding.outcome, finding.id] += 1
            self.against += finding.outcome.is_against
        for duty in assessment.obligations:
            if duty.outcome is ObligationOutcome.DUE:
                counts.duties[duty.id] += 1

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
    sentences = {one.id: one.says.in_language(language) for one in policy.guidelines}
    for outcome in _COUNTED:
        named = {norm: count for (one, norm), count in counts.findings.most_common() if one is outcome}
        label = outcome_words(outcome, language).capitalize()
        if outcome.is_against:
            lines += [(label, _with_sentence(norm, named[norm], sentences[norm], language)) for norm in named]
        elif named:
            lines.append((label, _each(named, language)))
    actions = {one.id: one.action.in_language(language) for one in policy.obligations}
    label = say("command.sum.to-do", language)
    for duty, count in counts.duties.most_common():
        lines.append((label, _with_sentence(duty, count, actions[duty], language)))
    return lines if counts.duties else [*lines, (label, say("command.none", language))]


def _each(counted_things: Mapping[str, int], language: str) -> str:
    return ", ".join(f"{thing} ({written(count, language)})" for thing, count in counted_things.items())


def _with_sentence(norm: str, count: int, sentence: str, language: str) -> str:
    return f"{norm} ({written(count, language)}) – {one_line(sentence, _LONGEST_SENTENCE)}"
