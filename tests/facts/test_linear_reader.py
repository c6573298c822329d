"""The linear reader, and the form in which its weights are shipped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import pytest

from offentligroll.facts.text.linear import ALWAYS, LinearReader, Threshold
from offentligroll.facts.text.shipped_readers import OF_ALL, OF_LAWMAKERS, linear_reader, linear_readers
from offentligroll.facts.text.tables import shipped_text
from offentligroll.facts.text.topics import Topics
from offentligroll.facts.text.weighing import Weighing
from offentligroll.facts.text.words import Words
from offentligroll.model.organisation import OrganisationKind
from weights_file import STEP, weights_tables, weights_text

FACTS = ("anger", "joy")
WEIGHTS = {
    ALWAYS: {"anger": -201.4, "joy": -97.0},
    "hurra": {"joy": 120.0, "anger": -44.0},
    "usch": {"anger": 83.0, "joy": 11.9},
    "hm": {"anger": 11.9, "joy": -11.9},
    "tja": {"anger": 19.9},
}


def table(weights: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """What a file with these weights holds."""
    limits = attrs.asdict(Threshold(yes=0.5, suspicious=-1.0, doubtful=0.0))
    return {
        "facts": list(FACTS),
        "thresholds": dict.fromkeys(FACTS, limits),
        "proven_patterns": {fact: [] for fact in FACTS},
        **weights_tables(FACTS, weights),
    }


def scores_of(weights: Mapping[str, Mapping[str, float]], around: Iterable[str]) -> dict[str, float]:
    """What features come to by these weights, once written and read."""
    reader = LinearReader.of(table(weights))
    weighed = Weighing.of(reader, Words.of(""), around, frozenset(), Topics.of({}, ()))
    return {fact: weighed.score(fact) for fact in FACTS}


@pytest.mark.parametrize(
    ("around", "scores"),
    [
        ((), {"anger": 0.0, "joy": 0.0}),
        ((ALWAYS,), {"anger": -2.01, "joy": -0.97}),
        (("hurra",), {"anger": -0.48, "joy": 1.2}),
        (("usch",), {"anger": 0.8, "joy": 0.0}),
        (("hm",), {"anger": 0.0, "joy": 0.0}),
        (("tja",), {"anger": 0.0, "joy": 0.0}),
        ((ALWAYS, "hurra", "usch"), {"anger": -1.69, "joy": 0.23}),
    ],
)
def test_weights_are_read_as_they_were_written(around: tuple[str, ...], scores: Mapping[str, float]) -> None:
    """What every text weighs is kept in full, other weights to the next step."""
    assert scores_of(WEIGHTS, around) == pytest.approx(scores)


def test_features_that_weigh_little_are_left_out() -> None:
    """A feature is written where a fact has at least four steps of it; fewer than three are not."""
    assert weights_tables(FACTS, WEIGHTS)["features"] == ["hurra", "usch"]


@pytest.mark.parametrize("weight", [100_000.0, -100_000.0])
def test_a_weight_beyond_the_signs_is_the_largest(weight: float) -> None:
    """A weight that no sign stands for is written as the largest one, and spoils no other."""
    found = scores_of({ALWAYS: {}, "hurra": {"anger": weight, "joy": 24.0}}, ("hurra",))
    assert found == pytest.approx({"anger": 45 * STEP / 100 * (1 if weight > 0 else -1), "joy": 0.24})


@pytest.mark.parametrize("name", [f"sv/{OF_ALL}", f"en/{OF_ALL}", f"en/{OF_LAWMAKERS}"])
def test_the_shipped_weights_have_the_form_that_training_writes(name: str) -> None:
    """Training anew changes the figures, not the file's form."""
    text = shipped_text(name)
    held = json.loads(text)
    assert weights_text(held) == text
    assert held["step"] == STEP
    assert {len(column) for column in held["weights"].values()} == {len(held["features"])}


@pytest.mark.parametrize("kind", [OrganisationKind.PARLIAMENT, OrganisationKind.GOVERNMENT])
def test_who_makes_laws_has_weights_of_its_own(kind: OrganisationKind) -> None:
    """In English, where posts of lawmakers were trained on; Swedish has one reader for all."""
    for_all, of_lawmakers = linear_reader("en"), linear_reader("en", kind)
    assert for_all is not None
    assert of_lawmakers is not None
    assert of_lawmakers.facts == for_all.facts
    assert of_lawmakers.thresholds != for_all.thresholds
    assert linear_reader("en", OrganisationKind.SCHOOL) is for_all
    assert linear_readers("en") == (for_all, of_lawmakers)
    assert linear_reader("sv", kind) is linear_reader("sv")
    assert linear_readers("sv") == (linear_reader("sv"),)


def test_a_language_without_weights_has_no_reader() -> None:
    """Norwegian has patterns only."""
    assert linear_reader("nb") is None
