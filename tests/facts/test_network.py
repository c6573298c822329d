"""The small network beside the linear reader, against the same read slowly from its file."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts.text.lanes import MASK, MIDDLE, MOST_STEPS, SIGNS, Packed, middles
from offentligroll.facts.text.linear import ALWAYS, LinearReader, Threshold
from offentligroll.facts.text.network import Network, Stirred
from offentligroll.facts.text.shipped_readers import NETWORK, OF_ALL, OF_LAWMAKERS, linear_reader
from offentligroll.facts.text.tables import shipped_text
from offentligroll.facts.text.topics import Topics
from offentligroll.facts.text.weighing import Weighing
from offentligroll.facts.text.words import Words
from weights_file import weights_tables, weights_text

FACTS = ("anger", "joy")
NAMES = ("usch", "hurra", "inte", "^ inte", "#reply", ALWAYS)
NO_TOPICS = Topics.of({}, ())


def column(*steps: int) -> str:
    """What a unit has of each feature, as it is written."""
    return "".join(SIGNS[step + MOST_STEPS] for step in steps)


TABLE: Mapping[str, Any] = {
    "facts": list(FACTS),
    "step": 8,
    "always": [-40, 0, 15],
    "out": [[100, -50], [-20, 130], [7, 7]],
    "out_always": [-200, -100],
    "features": list(NAMES),
    "vectors": [column(12, 0, 3, 0, 0, 1), column(0, 15, -20, 0, 4, 0), column(-45, 45, 45, 1, 0, 0)],
}
"""Three units: *usch* wakes the first, *hurra* the second, which *inte* puts to sleep; all have the third."""


def slowly(table: Mapping[str, Any], features: Iterable[str]) -> tuple[int, ...]:
    """Read features one after the other, by the words of the documentation."""
    places = [table["features"].index(name) for name in features if name in table["features"]]
    units = []
    for always, signs in zip(table["always"], table["vectors"], strict=True):
        sum_of_steps = sum(SIGNS.index(signs[place]) - MOST_STEPS for place in places)
        units.append(min(max(always + table["step"] * sum_of_steps, 0), 10_000))
    return tuple(
        100 * table["out_always"][fact]
        + sum(unit * row[fact] for unit, row in zip(units, table["out"], strict=True))
        for fact in range(len(table["facts"]))
    )


def read(network: Network, features: AbstractSet[str]) -> Stirred:
    """Read features."""
    packed = Packed(network.table)
    return network.stir(sum(map(packed.__getitem__, features), network.always))


def columns(stirred: Stirred, width: int) -> tuple[int, ...]:
    """Unpack scores."""
    packed = stirred.score + middles(width)
    return tuple((packed >> (32 * number) & MASK) - MIDDLE for number in range(width))


@given(st.frozensets(st.sampled_from((*NAMES, "okänt"))), st.frozensets(st.sampled_from(NAMES)))
def test_the_network_adds_what_the_slow_one_adds(names: frozenset[str], around: frozenset[str]) -> None:
    """Whatever stands in the text and around it."""
    stirred = read(Network.of(TABLE), names | around)
    assert columns(stirred, len(FACTS)) == slowly(TABLE, names | around)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_shipped_networks_answer_as_the_slow_one(language: str) -> None:
    """On features taken from all over their lists, few and many."""
    table = json.loads(shipped_text(f"{language}/{NETWORK}"))
    network = Network.of(table)
    for start, count in itertools.product(range(7), (1, 9, 60, 700)):
        names = frozenset(table["features"][start :: len(table["features"]) // count][:count])
        assert columns(read(network, names), len(table["facts"])) == slowly(table, names)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_shipped_network_is_written_by_the_script_and_reads_the_facts_of_the_weights(language: str) -> None:
    """In one form, and in the order of the linear reader's facts."""
    text = shipped_text(f"{language}/{NETWORK}")
    table = json.loads(text)
    assert weights_text(table) == text
    readers = [OF_ALL, OF_LAWMAKERS] if language == "en" else [OF_ALL]
    for name in readers:
        assert json.loads(shipped_text(f"{language}/{name}"))["facts"] == table["facts"]


def test_no_text_makes_a_unit_grow_beyond_its_bound() -> None:
    """What thousands of words add up to stays in its lane."""
    names = [f"w{number}" for number in range(5000)]
    table = {**TABLE, "features": names, "vectors": [column(*[45] * 5000)] * 3}
    expected = tuple(100 * always + 10_000 * sum(way) for always, way in zip((-200, -100), OUT, strict=True))
    assert columns(read(Network.of(table), frozenset(names)), len(FACTS)) == expected


OUT = ((100, -20, 7), (-50, 130, 7))
"""What the units count, by fact."""


def weighed(text: str, network: Network | None, weights: Mapping[str, Mapping[str, float]]) -> Weighing:
    """Weigh a text with what every text has around it."""
    limits = attrs.asdict(Threshold(yes=0.5, suspicious=-1.0, doubtful=0.0))
    table = {
        "facts": list(FACTS),
        "thresholds": dict.fromkeys(FACTS, limits),
        "proven_patterns": {fact: [] for fact in FACTS},
        **weights_tables(FACTS, {ALWAYS: {}, **weights}),
    }
    reader = LinearReader.of(table, network)
    return Weighing.of(reader, Words.of(text), (ALWAYS,), frozenset({"och"}), NO_TOPICS)


def test_a_score_is_the_mean_of_both_readers() -> None:
    """Of the linear one and the network."""
    weights = {"hurra": {"joy": 120.0, "anger": -48.0}}
    found = weighed("hurra", Network.of(TABLE), weights)
    beside = slowly(TABLE, ("hurra", ALWAYS))
    assert [found.score(fact) for fact in FACTS] == [
        pytest.approx((alone + both / 10_000) / 2) for alone, both in zip((-0.48, 1.2), beside, strict=True)
    ]


def quoted(weighing: Weighing, fact: str) -> Sequence[str]:
    """The words that are quoted for a fact."""
    return [" ".join(weighing.words.written[start:end]) for start, end in weighing.suspicious_words(fact)]


def test_the_words_that_pull_most_are_quoted() -> None:
    """Only units that are awake pull, and words that tell nothing are never quoted."""
    network = Network.of(TABLE)
    assert quoted(weighed("Hurra och usch", network, {}), "joy") == ["Hurra"]
    assert quoted(weighed("Hurra och usch", network, {}), "anger") == ["usch"]
    # *inte* puts the unit of joy to sleep, and wakes another that counts little.
    assert quoted(weighed("Inte hurra", network, {}), "anger") == ["Inte", "hurra"]


def test_words_of_weight_are_quoted_beside_those_that_pull() -> None:
    """The weightiest first, whichever reader weighs it."""
    found = weighed("Hurra och tjo", Network.of(TABLE), {"tjo": {"joy": 40.0}})
    assert found.has_suspicious_words("joy")
    assert quoted(found, "joy") == ["Hurra", "tjo"]
    without = weighed("Hej och hm", Network.of(TABLE), {"tjo": {"joy": 40.0}})
    assert not without.has_suspicious_words("joy")


def test_without_a_network_words_of_weight_are_quoted_alone() -> None:
    """At most three of them, and none of them twice."""
    weights = {
        **{word: {"joy": 80.0 - at} for at, word in enumerate(("tjo", "hej", "hopp", "hurra"))},
        "tjo hej": {"joy": 40.0},
    }
    assert quoted(weighed("Tjo hej hopp hurra", None, weights), "joy") == ["Tjo", "hej", "hopp"]
    assert quoted(weighed("Tjo hej", None, weights), "joy") == ["Tjo", "hej"]
    assert not weighed("Nej", None, weights).has_suspicious_words("joy")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_that_neither_reader_knows_leave_what_every_text_scores(language: str) -> None:
    """The same for all of them."""
    reader = linear_reader(language)
    assert reader is not None
    one, other = (
        Weighing.of(reader, Words.of(text), (ALWAYS,), frozenset(), NO_TOPICS) for text in ("Qxv", "Zzq zzq")
    )
    assert one.score("has-personal-tone") == pytest.approx(other.score("has-personal-tone"))
