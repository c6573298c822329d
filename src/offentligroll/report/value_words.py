"""What stands in one field of a policy, in words."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from offentligroll.assessment.wording.phrasing import bound_words, duration_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say, written
from offentligroll.report.covers_words import covers_lines
from offentligroll.report.measure_words import number_words
from offentligroll.report.page import words_of
from offentligroll.report.page_words import document_words, period_words
from offentligroll.report.rule_words import RuleWords
from offentligroll.rules.condition import ALWAYS_TRUE, FactTest, Group
from offentligroll.rules.covers import Covers
from offentligroll.rules.document import AdoptedDocument
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import Accepted, Bound
from offentligroll.rules.source import InForce, SourceKind


def value_words(value: Any, words: RuleWords) -> str:  # noqa: ANN401 - any field of a policy
    """State what stands in a field.

    Args:
        value: what stands there; None or an empty list for nothing.
        words: how the policy is said.

    Returns:
        Words on one line.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> words = RuleWords(policy=Policy.load("katrineholm"), language="sv")
        >>> value_words(dt.date(2024, 3, 15), words), value_words((), words), value_words(True, words)
        ('15 mars 2024', 'inget', 'ja')
    """
    if value is None or value == ():
        return say("pages.change.none", words.language)
    if isinstance(value, Group | FactTest):
        if value == ALWAYS_TRUE:
            return say("pages.change.always", words.language)
        return words.conditions.clause(value)
    if isinstance(value, Covers):
        return " ".join(words_of(one) for one in covers_lines(value, words.conditions))
    if isinstance(value, tuple):
        return _list(value, words)
    said = next((said for kind, said in _SAID.items() if isinstance(value, kind)), None)
    return one_line(str(value)) if said is None else said(value, words.language)


def _list(values: Sequence[Any], words: RuleWords) -> str:
    if isinstance(values[0], Bound):
        return bound_words(values, words.language)
    if isinstance(values[0], Accepted):
        reasons = ((one.code, one.why.in_language(words.language)) for one in values)
        return "; ".join(one_line(f"{code}: {why}") for code, why in reasons)
    return ", ".join(one_line(str(one)) for one in values)


def _truth(value: bool, language: str) -> str:
    return say("pages.change.yes" if value else "pages.change.no", language)


def _choice(value: enum.Enum, language: str) -> str:
    return say(f"pages.change.{value.value}", language)


def _kind(value: SourceKind, language: str) -> str:
    return say(f"pages.source.{value}", language)


_SAID: Mapping[type, Callable[[Any, str], str]] = {
    bool: _truth,
    SourceKind: _kind,
    enum.Enum: _choice,
    InForce: period_words,
    AdoptedDocument: document_words,
    Duration: duration_words,
    dt.date: written,
    Decimal: number_words,
}
"""How values are said, by type; the first that fits."""
