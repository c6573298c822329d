"""What a rule about archives measures, and what it holds that to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from offentligroll.assessment.wording.phrasing import duration_words
from offentligroll.languages import say
from offentligroll.report.condition_words import ConditionWords
from offentligroll.report.page import Line
from offentligroll.report.page_words import line
from offentligroll.rules.archive_rule import ArchiveRule, Measured
from offentligroll.rules.condition import ALWAYS_TRUE

_DIGITS = (2, 4, 6, 8)
"""So many digits after the point a share is rounded to, the fewest that tell it from its bound."""


def measure_lines(rule: ArchiveRule, conditions: ConditionWords) -> Iterator[Line]:
    """State what is measured, what it must be, and of which channels.

    Args:
        rule: the rule.
        conditions: says the conditions of the policy.

    Yields:
        Lines.
    """
    language = conditions.language
    if rule.of is not None:
        key = "of-requests" if rule.measured is Measured.ANSWERED else "of"
        yield line(f"pages.measure.{key}", language, clause=conditions.clause(rule.of))
    yield _measured(rule, conditions)
    yield (bound_words(rule, language),)
    if rule.when != ALWAYS_TRUE:
        yield line("pages.measure.when", language, when=conditions.clause(rule.when))


def _measured(rule: ArchiveRule, conditions: ConditionWords) -> Line:
    language, key = conditions.language, rule.measured.value
    whole = "requests" if rule.measured is Measured.ANSWERED else "own"
    told = {
        "per": say(f"pages.measure.{'per' if rule.per is None else f'per-{rule.per}'}", language),
        "whole": say(f"pages.measure.{whole if rule.of is None else 'these'}", language),
    }
    if rule.within is not None:
        told["duration"] = duration_words(rule.within, language)
    elif rule.counted != ALWAYS_TRUE:
        told["clause"] = conditions.clause(rule.counted)
        key += "-of" if rule.measured is Measured.LONGEST_GAP else ""
    return line(f"pages.measure.{key}", language, **told)


def bound_words(rule: ArchiveRule, language: str) -> str:
    """State what a measure must or should be.

    Args:
        rule: the rule.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A sentence.
    """
    if rule.bound is None:
        return say("pages.measure.shown", language)
    side = "at_most" if rule.at_least is None else "at_least"
    bound = measured_words(rule.measured, rule.bound, language)
    return say(f"pages.measure.{rule.modality}-{side}", language, bound=bound)


def measured_words(
    measured: Measured, number: Decimal, language: str, *, beside: Decimal | None = None
) -> str:
    """State what a measure is.

    Args:
        measured: what is measured.
        number: the number.
        language: ``"sv"`` or ``"en"``.
        beside: its bound, from which it is told apart however near it is; left out, it is written out.

    Returns:
        Such as ``"90 per cent"``, ``"4"`` or ``"14 days"``.
    """
    if not measured.is_share:
        words = number_words(number, language)
        if measured is Measured.COUNT_OF:
            return words
        return say("pages.measure.day" if number == 1 else "pages.measure.days", language, number=words)
    share = number * 100
    if beside is not None:
        bound = beside * 100
        rounded = (round(share, digits) for digits in _DIGITS)
        share = next((one for one in rounded if one != bound or share == bound), share)
    return say("pages.measure.per-cent", language, number=number_words(share, language))


def number_words(number: Decimal, language: str) -> str:
    """Write a number with all its digits, and without noughts that say nothing.

    Args:
        number: the number.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"0,9"``.
    """
    whole = f"{number:f}"
    shortest = whole.rstrip("0").rstrip(".") if "." in whole else whole
    return shortest.replace(".", say("languages.decimal", language))
