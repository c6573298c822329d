"""What the rules about archives and channels came to in a review, in words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from offentligroll.assessment.parts import Finding
from offentligroll.assessment.wording.phrasing import outcome_words, status_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say, written
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.policy.rulebook import Rulebook
from offentligroll.report.measure_words import bound_words, measured_words
from offentligroll.review.measures import Measure
from offentligroll.review.reviewed import Reviewed
from offentligroll.rules.archive_rule import Per
from offentligroll.rules.outcome import Outcome, Status


def against_lines(review: Reviewed, language: str) -> Iterator[str]:
    """State which rules about archives and channels are breached.

    Args:
        review: the review.
        language: ``"sv"`` or ``"en"``.

    Yields:
        A line for each measure and each finding.
    """
    for one in review.measures:
        if one.outcome is not None and one.outcome.is_against:
            told = f"{measure_words(one, language)} {bound_words(one.rule, language)}"
            yield f"{_item(one.outcome, one.channel, one.rule.says, language)} {told}"
    for channel, finding in _findings(review):
        if finding.outcome.is_against:
            yield _item(finding.outcome, channel, finding.guideline.says, language)


def _item(outcome: Outcome, channel: str, says: Wording, language: str) -> str:
    told = {"statement": channel, "action": one_line(says.in_language(language))}
    return say("review.item", language, outcome=outcome_words(outcome, language).capitalize(), **told)


def measure_words(one: Measure, language: str) -> str:
    """State what a measure comes to.

    Args:
        one: the measure.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The period, the number or between which it lies, how it was counted, and how firm the outcome is.
    """
    days = written(one.start, language)
    if one.end != one.start:
        days = say("review.period", language, first=days, last=written(one.end, language))
    parts = [value_words(one, language)]
    if one.rule.measured.is_share:
        parts.append(say("review.measure.of", language, reached=one.reached, members=one.members))
    if one.unclear:
        parts.append(say("review.measure.unclear", language, count=one.unclear))
    status = status_words(one.status, language, short=True)
    outcome = "" if one.outcome is None else f" – {outcome_words(one.outcome, language)}"
    return f"{days}: {', '.join(parts)}{outcome} ({status})."


def value_words(one: Measure, language: str) -> str:
    """State what a measure is, or between what it lies.

    Args:
        one: the measure.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"90 per cent"``, ``"between 4 and 6"`` or ``"at least 4"``.
    """
    if one.outcome is Outcome.NOT_APPLICABLE and not one.members and one.rule.measured.is_share:
        return say("review.measure.nothing", language)
    beside = one.rule.bound if one.rule.bound is not None else Decimal(-1)
    low = measured_words(one.rule.measured, one.low, language, beside=beside)
    if one.high is None:
        return say("review.measure.at-least", language, low=low)
    if one.rule.measured.is_share and one.low == 0 and one.high == 1:
        return say("review.measure.anything", language)
    if one.low == one.high:
        return low
    high = measured_words(one.rule.measured, one.high, language, beside=beside)
    return say("review.measure.between", language, low=low, high=high)


def measures_lines(review: Reviewed, policy: Rulebook, language: str, most: int) -> Iterator[str]:
    """State all that was measured; of a channel of which a rule asks nothing it says nothing.

    Args:
        review: the review.
        policy: the policy, which names the facts.
        language: ``"sv"`` or ``"en"``.
        most: how many periods of a rule and channel are shown, the last ones.

    Yields:
        Lines; items of lists begin with a dash.
    """
    for (_, channel), together in itertools.groupby(review.measures, lambda one: (one.id, one.channel)):
        measures = [*together]
        if all(one.outcome is Outcome.NOT_APPLICABLE and one.members for one in measures):
            continue
        rule, why = measures[0].rule, list(_why(measures, policy, language))
        yield f"- {channel}: {one_line(rule.says.in_language(language))} {bound_words(rule, language)}"
        if rule.per is Per.DAY and (kept := sum(one.outcome is Outcome.COMPLIES for one in measures)):
            # There are many days, and those that are as they should be say no more than that.
            yield f"  - {say('review.measure.days-kept', language, count=kept)}"
            measures = [one for one in measures if one.outcome is not Outcome.COMPLIES]
        shown = measures[-most:]
        if left := len(measures) - len(shown):
            yield f"  - {say('review.measure.earlier', language, count=left)}"
        for one in shown:
            yield f"  - {measure_words(one, language)}"
        yield from (f"  - {line}" for line in why)


def _why(measures: list[Measure], policy: Rulebook, language: str) -> Iterator[str]:
    """State once for all periods what leaves them open, or only assumed."""
    undecided = [one for one in measures if one.status is Status.OPEN]
    for lacking in dict.fromkeys(part for one in undecided for part in one.lacks):
        yield say(f"review.measure.lacks-{lacking}", language)
    facts = [*dict.fromkeys(fact for one in undecided for fact in one.facts)]
    for fact in facts[:3]:
        yield say("review.measure.ask", language, question=policy.forms_of(fact).in_language(language).ask)
    if any(one.status is Status.ASSUMED and one.may_lack for one in measures):
        yield say("review.measure.may-lack", language)


def channels_lines(review: Reviewed, language: str) -> Iterator[str]:
    """State what the rules about channels came to on the day.

    Args:
        review: the review.
        language: ``"sv"`` or ``"en"``.

    Yields:
        A line for each channel, and lines for what is not kept or not known there.
    """
    for one in review.channels:
        if one.assessment is not None:
            yield from finding_lines(str(one.channel), one.assessment.findings, language)


def finding_lines(channel: str, findings: tuple[Finding, ...], language: str) -> Iterator[str]:
    """State what rules came to for one channel.

    Args:
        channel: its id.
        findings: what each rule came to.
        language: ``"sv"`` or ``"en"``.

    Yields:
        A line with the counts, then what is breached, then what is not decided, with what to ask.
    """
    against = [one for one in findings if one.outcome.is_against]
    undecided = [one for one in findings if one.outcome is Outcome.UNDECIDED]
    kept = len(findings) - len(against) - len(undecided)
    counts = {"kept": kept, "against": len(against), "undecided": len(undecided)}
    yield f"- {say('review.channel', language, channel=channel, **counts)}"
    for one in (*against, *undecided):
        yield f"  - {_finding_words(one, language)}"
        for used in one.facts:
            if used.fact.truth is Truth.UNKNOWN:
                yield f"    - {used.forms.in_language(language).ask}"


def _findings(review: Reviewed) -> Iterator[tuple[str, Finding]]:
    for one in review.channels:
        if one.assessment is not None:
            yield from ((str(one.channel), finding) for finding in one.assessment.findings)


def _finding_words(finding: Finding, language: str) -> str:
    return say(
        "review.finding",
        language,
        outcome=outcome_words(finding.outcome, language),
        says=one_line(finding.guideline.says.in_language(language)),
        status=status_words(finding.status, language, short=True),
    )
