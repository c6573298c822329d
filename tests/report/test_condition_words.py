"""Conditions in words."""

from __future__ import annotations

import itertools

import pytest

from offentligroll.facts.forms import FactForms
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.report.condition_words import ConditionWords
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.support import evaluate

_PHRASES = {"long": "it rains, or it snows", "stop": "the sun\nshines."}
_NEGATIONS = {"long": "it neither rains nor snows", "stop": "the sun does not shine"}


def _alike(words: str) -> Wording:
    return Wording({"sv": words, "en": words})


def _forms_of(fact: str) -> FactForms:
    return FactForms(
        phrase=_alike(_PHRASES.get(fact, f"{fact} is so")),
        is_not=_alike(_NEGATIONS.get(fact, f"{fact} is not so")),
        that_not=Wording({"sv": _NEGATIONS.get(fact, f"{fact} not is so")}),
    )


def _fact(fact: str) -> FactTest:
    return FactTest(fact=fact.removeprefix("not "), negated=fact.startswith("not "))


def _group(kind: str, *members: str | Condition, count: int = 0) -> Group:
    asked = tuple(_fact(member) if isinstance(member, str) else member for member in members)
    return Group(kind=GroupKind(kind), members=asked, count=count)


A_AND_B = _group("all_of", "a", "b")
A_OR_B = _group("any_of", "a", "b")


@pytest.mark.parametrize(
    ("condition", "swedish", "english"),
    [
        (_fact("a"), "a is so", "a is so"),
        (_fact("stop"), "the sun shines", "the sun shines"),
        (_fact("not a"), "a not is so", "a is not so"),
        (_group("all_of", "not a", "b"), "a not is so och b is so", "a is not so and b is so"),
        (
            _group("all_of", "a", "not b", "c"),
            "allt detta gäller: (a) a is so, (b) b is not so och (c) c is so",
            "all of these hold: (a) a is so, (b) b is not so and (c) c is so",
        ),
        (A_AND_B, "a is so och b is so", "a is so and b is so"),
        (A_OR_B, "antingen a is so eller b is so", "either a is so or b is so"),
        (
            _group("none_of", "a", "b"),
            "a not is so och b not is so",
            "a is not so and b is not so",
        ),
        (
            _group("all_of", "c", A_OR_B),
            "c is so och antingen a is so eller b is so",
            "c is so and either a is so or b is so",
        ),
        (
            _group("any_of", "c", A_AND_B),
            "antingen c is so eller både a is so och b is so",
            "either c is so or both a is so and b is so",
        ),
        (_group("all_of", "a"), "a is so", "a is so"),
        (_group("none_of", "a"), "a not is so", "a is not so"),
        (_group("none_of", "not a"), "a is so", "a is so"),
        (
            _group("none_of", A_AND_B),
            "antingen a not is so eller b not is so",
            "either a is not so or b is not so",
        ),
        (_group("none_of", A_OR_B), "a not is so och b not is so", "a is not so and b is not so"),
        (
            _group("none_of", _group("none_of", "a", "b", "c")),
            "något av detta gäller: (a) a is so, (b) b is so eller (c) c is so",
            "any of these holds: (a) a is so, (b) b is so or (c) c is so",
        ),
        (
            _group("none_of", _group("at_least", "a", "b", "c", count=2)),
            "färre än 2 av dessa gäller: (a) a is so, (b) b is so och (c) c is so",
            "fewer than 2 of these hold: (a) a is so, (b) b is so and (c) c is so",
        ),
        (
            _group("none_of", _group("all_of", _group("at_least", "a", "b", "c", count=2), "d")),
            (
                "något av detta gäller: (a) färre än 2 av dessa gäller: (1) a is so, (2) b is so och (3) c "
                "is so eller (b) d is not so"
            ),
            (
                "any of these holds: (a) fewer than 2 of these hold: (1) a is so, (2) b is so and (3) c "
                "is so or (b) d is not so"
            ),
        ),
        (
            _group("all_of", "not long", "b"),
            "allt detta gäller: (a) it neither rains nor snows och (b) b is so",
            "all of these hold: (a) it neither rains nor snows and (b) b is so",
        ),
        (
            _group("any_of", "a", "b", "c"),
            "något av detta gäller: (a) a is so, (b) b is so eller (c) c is so",
            "any of these holds: (a) a is so, (b) b is so or (c) c is so",
        ),
        (
            _group("none_of", "a", "b", "c"),
            "inget av detta gäller: (a) a is so, (b) b is so eller (c) c is so",
            "none of these holds: (a) a is so, (b) b is so or (c) c is so",
        ),
        (
            _group("at_least", "a", "b", "c", count=2),
            "minst 2 av dessa gäller: (a) a is so, (b) b is so och (c) c is so",
            "at least 2 of these hold: (a) a is so, (b) b is so and (c) c is so",
        ),
        (
            _group("at_least", "a", "b", count=1),
            "antingen a is so eller b is so",
            "either a is so or b is so",
        ),
        (_group("at_least", "a", "b", count=2), "a is so och b is so", "a is so and b is so"),
        (
            _group("all_of", "a", "long"),
            "allt detta gäller: (a) a is so och (b) it rains, or it snows",
            "all of these hold: (a) a is so and (b) it rains, or it snows",
        ),
        (
            _group("all_of", A_OR_B, "c"),
            "allt detta gäller: (a) antingen a is so eller b is so och (b) c is so",
            "all of these hold: (a) either a is so or b is so and (b) c is so",
        ),
        (
            _group("all_of", _group("any_of", "long", _group("none_of", "a", "b", "c")), "d"),
            (
                "allt detta gäller: (a) något av detta gäller: (1) it rains, or it snows eller (2) inget av "
                "detta gäller: (A) a is so, (B) b is so eller (C) c is so och (b) d is so"
            ),
            (
                "all of these hold: (a) any of these holds: (1) it rains, or it snows or (2) none of these "
                "holds: (A) a is so, (B) b is so or (C) c is so and (b) d is so"
            ),
        ),
    ],
)
def test_a_condition_can_be_read_in_one_way_only(condition: Condition, swedish: str, english: str) -> None:
    """Two plain facts are joined by a word, and what could be misread is numbered."""
    said = [ConditionWords(forms_of=_forms_of, language=one).clause(condition) for one in ("sv", "en")]
    assert said == [swedish, english]


def test_there_are_letters_for_any_number_of_members() -> None:
    """After (z) comes (aa)."""
    many = _group("any_of", *(f"fact-{number}" for number in range(54)))
    said = ConditionWords(forms_of=_forms_of, language="en").clause(many)
    assert "(z) fact-25 is so, (aa) fact-26 is so" in said
    assert said.endswith("(az) fact-51 is so, (ba) fact-52 is so or (bb) fact-53 is so")


def _meaning(condition: Condition) -> tuple[Truth, ...]:
    """Say what comes of a condition for all that two facts can be."""
    return tuple(
        evaluate(condition, {"a": first, "long": second}.__getitem__)
        for first, second in itertools.product(Truth, repeat=2)
    )


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_reads_alike_means_alike(language: str) -> None:
    """No two conditions of small groups share their words unless they come out alike for all facts."""
    facts: list[Condition] = [_fact(one) for one in ("a", "not a", "long", "not long")]
    kinds = ("all_of", "any_of", "none_of")
    small = [*facts, *(_group(kind, *pair) for kind in kinds for pair in itertools.product(facts, repeat=2))]
    large = [_group(kind, *pair) for kind in kinds for pair in itertools.product(small, repeat=2)]
    words = ConditionWords(forms_of=_forms_of, language=language)
    meanings: dict[str, set[tuple[Truth, ...]]] = {}
    for condition in (*small, *large):
        meanings.setdefault(words.clause(condition), set()).add(_meaning(condition))
    assert len(meanings) > len(small)
    assert [said for said, found in meanings.items() if len(found) > 1] == []
