"""What rules, durations, days in force and citations are."""

from __future__ import annotations

import datetime as dt
import pickle

import attrs
import pytest

from offentligroll.model.capacity import Capacity
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import ALWAYS_TRUE, FactTest, Group, GroupKind, facts_in
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import CapacityRule, Modality, Verb
from offentligroll.rules.source import Citation, InForce, Source, SourceKind

D = dt.date
LAW = Source(id="law", title="Tryckfrihetsförordningen", kind=SourceKind.CONSTITUTION, verified=True)


class TestVerbs:
    """The verb is the key."""

    def test_tiers(self) -> None:
        """Requirements stand above all; then decides, presumes, suggests."""
        assert {verb.value: verb.tier for verb in Verb} == {
            "official_only_if": 0,
            "personal_only_if": 0,
            "decides": 1,
            "presumes": 2,
            "suggests": 3,
        }
        assert [verb for verb in Verb if verb.is_requirement] == [
            Verb.OFFICIAL_ONLY_IF,
            Verb.PERSONAL_ONLY_IF,
        ]

    def test_modalities(self) -> None:
        """A guideline forbids, asks or permits, strictly or not."""
        told = {one.value: (one.is_duty, one.is_prohibition, one.is_strict) for one in Modality}
        assert told == {
            "must": (True, False, True),
            "must_not": (True, True, True),
            "should": (True, False, False),
            "should_not": (True, True, False),
            "may": (False, False, False),
        }

    def test_rules_are_values(self) -> None:
        """A rule can't be changed, and is equal to its copy out of a pickle, with the same hash."""
        rule = CapacityRule(
            id="a", verb=Verb.DECIDES, concludes=Capacity.OFFICIAL, says=Wording({"en": "A rule."})
        )
        copy = pickle.loads(pickle.dumps(rule))  # noqa: S301 (our own bytes)
        assert (copy, hash(copy)) == (rule, hash(rule))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            rule.id = "b"  # type: ignore[misc]


class TestDurations:
    """`within` (`"P1D"`, `"1 working day"`) and `retain` (`"P2Y"`, `"forever"`)."""

    @pytest.mark.parametrize(
        ("text", "duration"),
        [
            ("P1D", Duration(days=1)),
            ("P0D", Duration()),
            ("P2W", Duration(days=14)),
            ("P1M", Duration(months=1)),
            ("P2Y", Duration(years=2)),
            ("P1Y2M3W4D", Duration(years=1, months=2, days=25)),
            ("1 working day", Duration(working_days=1)),
            ("10 working days", Duration(working_days=10)),
            ("0 working days", Duration(working_days=0)),
            ("forever", Duration(for_ever=True)),
        ],
    )
    def test_forms(self, text: str, duration: Duration) -> None:
        """Each form of a duration is understood."""
        assert Duration.from_text(text) == duration

    @pytest.mark.parametrize(
        "text",
        ["", "P", "PT1H", "P1", "1D", "p1d", "P-1D", "P1,5D", "P1D ", "P1D2Y", "P99999Y", "P٣D", "1 day",
         "one working day", "-1 working days", "1  working day", "Forever", "for ever"],
    )  # fmt: skip
    def test_other_words(self, text: str) -> None:
        """What has another form is no duration, and the error shows the forms."""
        with pytest.raises(ValueError, match=f"`{text}` is not a duration; write such as `P1D`, `P2Y`"):
            Duration.from_text(text)


class TestInForce:
    """`from` and `until` are inclusive."""

    @pytest.mark.parametrize(
        ("days", "before", "first", "last", "after"),
        [
            (InForce(start=D(2018, 9, 1), end=D(2018, 9, 30)), False, True, True, False),
            (InForce(start=D(2018, 9, 1)), False, True, True, True),
            (InForce(end=D(2018, 9, 30)), True, True, True, False),
            (InForce(), True, True, True, True),
            (InForce(start=D(2018, 9, 1), end=D(2018, 9, 1)), False, True, False, False),
        ],
    )
    def test_edges(self, days: InForce, before: bool, first: bool, last: bool, after: bool) -> None:
        """The first and the last day count, the days around them don't."""
        asked = (D(2018, 8, 31), D(2018, 9, 1), D(2018, 9, 30), D(2018, 10, 1))
        assert tuple(map(days.includes, asked)) == (before, first, last, after)

    def test_an_end_before_the_beginning(self) -> None:
        """Days that end before they begin are an error."""
        with pytest.raises(ValueError, match=r"it ends \(2018-08-31\) before it begins \(2018-09-01\)"):
            InForce(start=D(2018, 9, 1), end=D(2018, 8, 31))


@pytest.mark.parametrize(
    ("place", "words"),
    [("2 kap. 4 §", "Tryckfrihetsförordningen, 2 kap. 4 §"), ("", "Tryckfrihetsförordningen")],
)
def test_a_citation_in_words(place: str, words: str) -> None:
    """A citation reads as its source, and where in it."""
    assert str(Citation(source=LAW, place=place)) == words


def test_facts_in_a_condition() -> None:
    """The facts of a condition come in reading order, with repetitions; *always* has none."""
    inner = Group(kind=GroupKind.NONE_OF, members=(FactTest(fact="b"), FactTest(fact="a", negated=True)))
    condition = Group(kind=GroupKind.ALL_OF, members=(FactTest(fact="a"), inner))
    assert list(facts_in(condition)) == ["a", "b", "a"]
    assert list(facts_in(ALWAYS_TRUE)) == []
