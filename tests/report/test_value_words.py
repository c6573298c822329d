"""What stands in a field, in words."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offentligroll.languages import is_known
from offentligroll.model.capacity import Capacity
from offentligroll.policy.policy import Policy
from offentligroll.report.rule_words import RuleWords
from offentligroll.report.value_words import value_words
from offentligroll.rules.condition import ALWAYS_TRUE, FactTest
from offentligroll.rules.covers import Covers
from offentligroll.rules.document import AdoptedDocument
from offentligroll.rules.duration import Duration
from offentligroll.rules.house_rule import Then
from offentligroll.rules.rule import Accepted, Bound, InCapacity, Modality, StartsAt, Verb
from offentligroll.rules.source import Citation, InForce, Source, SourceKind

TOWN = "The authority is town. The authority's country: Sweden."
LAW = Source(id="law", title="The act", kind=SourceKind.STATUTE, verified=True)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "nothing"),
        ((), "nothing"),
        (True, "yes"),
        (False, "no"),
        ("party", "party"),
        (ALWAYS_TRUE, "always"),
        (FactTest(fact="is-reply", negated=True), "the statement is not a reply"),
        (("a", "b"), "a, b"),
        ((Bound.SPEAKER, Bound.EMPLOYER), "the author and the employer"),
        ((Accepted(code="x", why="so"), Accepted(code="y", why="thus")), "x: so; y: thus"),
        (SourceKind.CASE_LAW, "case law"),
        (Verb.PRESUMES, "presumption"),
        (Citation(source=LAW, place="1 §"), "The act, 1 §"),
        (InForce(start=dt.date(2024, 3, 15)), "from 15 March 2024"),
        (AdoptedDocument(number="58"), "58"),
        (Covers(organisations=("town",), countries=("SE",)), TOWN),
        (Duration(years=2), "2 years"),
        (dt.date(2024, 3, 15), "15 March 2024"),
        (ZoneInfo("Europe/Stockholm"), "Europe/Stockholm"),
    ],
)
def test_a_value_is_said_in_words(value: Any, said: str) -> None:  # noqa: ANN401
    """No value of a policy is shown as a program writes it."""
    words = RuleWords(policy=Policy.load("katrineholm"), language="en")
    assert value_words(value, words) == said


@pytest.mark.parametrize(
    "kind", [Verb, Modality, InCapacity, Capacity, StartsAt, Then], ids=lambda one: one.__name__
)
def test_every_choice_has_words(kind: Any) -> None:  # noqa: ANN401
    """What a field can choose among is there in words."""
    assert [one for one in kind if not is_known(f"pages.change.{one.value}")] == []
