"""Assessments as plain data."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from assessment_builders import (
    DAY,
    SUMMARY,
    assessment,
    cited,
    duty,
    fact,
    finding,
    provenance,
    questions,
    record,
    rule,
    wording,
)
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.condition_record import condition_from_plain, condition_to_plain
from offentligroll.assessment.parts import UsedFact
from offentligroll.assessment.record import (
    AssessmentRecord,
    record_from_dict,
    record_to_dict,
)
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.note import Note
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.truth import Truth
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, Group, GroupKind
from offentligroll.rules.duration import Duration
from offentligroll.rules.outcome import Outcome, RuleState, Status
from offentligroll.rules.rule import Accepted, Bound, InCapacity
from offentligroll.rules.source import InForce

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def full_record() -> AssessmentRecord:
    """Fill everything that a record has."""
    beaten = Fact(
        id="account-is-listed",
        truth=Truth.NO,
        origin=Origin.GIVEN,
        told_by="channel",
        note=Note.from_text("an old list"),
    )
    listed = fact(record="twitter:kommunchef, listed from 2009", beaten=(beaten,))
    said = fact(Truth.NO, Origin.NOT_FOUND, id="takes-party-side", quote="🐻 \ud800 «»", told_by="words")
    unknown = fact(Truth.UNKNOWN, id="is-satire", note=Note.of("nobody-said"))
    dated = InForce(start=DAY)
    deciding = rule(facts=(listed, said), cite=cited(), hat="kommunchef")
    requirement = attrs.evolve(
        deciding,
        rule=attrs.evolve(
            deciding.rule,
            requirement=FactTest(fact="is-satire", negated=True),
            unless=Group(kind=GroupKind.AT_LEAST, count=1, members=(FactTest(fact="is-satire"),)),
            rebutted_by=FactTest(fact="is-satire"),
            outranks=("other",),
            in_force=dated,
        ),
        state=RuleState.OPEN,
        set_aside_by=("a",),
        overruled_by=("b", "c"),
    )
    source = cited(verified=False).source
    return record(
        Capacity.UNDETERMINED,
        Status.OPEN,
        lean=Capacity.OFFICIAL,
        tone=Tone.PERSONAL,
        because=(deciding,),
        despite=(requirement,),
        held_open_by=(requirement,),
        findings=(
            finding(
                Outcome.EXCUSED,
                Status.ASSUMED,
                facts=(said,),
                excused_by=("unless", "may"),
                accept=(Accepted(code="reaches-private-speech", why="the source says so"),),
                in_capacity=InCapacity.ANY,
                binds=(Bound.SPEAKER, Bound.EMPLOYER),
                defence=FactTest(fact="is-satire"),
                in_force=InForce(start=DAY, end=DAY),
                cite=attrs.evolve(cited(), source=attrs.evolve(source, date=DAY, url="x", in_force=dated)),
            ),
        ),
        obligations=(
            duty(
                due=DAY,
                keep_until=dt.date.max,
                is_precaution=True,
                facts=(unknown,),
                within=Duration.from_text("1 working day"),
                retain=Duration.from_text("forever"),
            ),
        ),
        weak_facts=(said,),
        questions=questions(unknown, (unknown, said), complete=False),
        rules=(deciding, requirement),
        facts=(listed, said),
        provenance=provenance(as_of=DAY, day=None, organisation=None),
    )


def test_nothing_is_lost_on_the_way_to_json_and_back() -> None:
    """A record that has everything comes back from JSON as it was."""
    original = full_record()
    assert record_from_dict(json.loads(json.dumps(record_to_dict(original)))) == original


def types_in(plain: object) -> set[type]:
    """Name the types of all values."""
    inner = list(plain.values()) if isinstance(plain, dict) else plain if isinstance(plain, list) else []
    return {type(plain)}.union(*map(types_in, inner))


def test_a_record_says_its_format() -> None:
    """`to_dict` writes format 2; what has no number is format 1, and later numbers are refused."""
    plain = record_to_dict(full_record())
    assert plain["format"] == 2
    del plain["format"]
    assert record_from_dict(plain) == full_record()
    with pytest.raises(ValueError, match="reads records of the formats 1 and 2, not 3"):
        record_from_dict({**plain, "format": 3})
    others: tuple[object, ...] = (True, 2.0, "2", None, [])
    for other in others:
        with pytest.raises(ValueError, match="reads records of the formats 1 and 2, not"):
            record_from_dict({**plain, "format": other})


def test_forms_are_kept_where_they_can_not_be_looked_up() -> None:
    """A fact of the vocabulary is written by its phrase; a policy's own keeps the forms it was given."""
    listed = UsedFact(
        fact=Fact(id="account-is-listed", truth=Truth.UNKNOWN),
        forms=Vocabulary.shipped()["account-is-listed"].forms,
    )
    thanks = fact(id="thanks", sv="det tackar", en="it thanks", forms={"ask": wording("Tack?", "Thanks?")})
    record = attrs.evolve(full_record(), facts=(listed, thanks))
    plain = record_to_dict(record)
    assert [sorted(one) for one in plain["facts"]] == [["fact", "phrase"], ["fact", "forms", "phrase"]]
    assert plain["facts"][1]["forms"] == {"ask": {"sv": "Tack?", "en": "Thanks?"}}
    assert record_from_dict(plain) == record


def test_an_old_phrase_is_kept() -> None:
    """A phrase that the vocabulary has no longer is what was said, and its other forms are made of it."""
    old = fact(id="account-is-listed", sv="kontot fanns på listan", en="the account was on the list")
    record = attrs.evolve(full_record(), facts=(old,))
    (used,) = record_from_dict(record_to_dict(record)).facts
    assert used.forms.in_language("en").ask == "Is it the case that the account was on the list?"


def test_a_reason_in_no_language_is_kept() -> None:
    """Version 0.1 wrote why a warning is accepted as one text."""
    plain = record_to_dict(full_record())
    plain["findings"][0]["guideline"]["accept"][0]["why"] = "the source says so"
    assert record_from_dict(plain) == full_record()


def test_an_unknown_form_is_refused() -> None:
    """What is no sentence form is not passed over."""
    plain = record_to_dict(attrs.evolve(full_record(), facts=(fact(),)))
    plain["facts"][0]["forms"] = {"may": {"en": "it may"}}
    with pytest.raises(ValueError, match="`may` is no sentence form"):
        record_from_dict(plain)


def test_plain_data_need_not_be_json() -> None:
    """The dictionary itself is read back too, and reading leaves it as it was."""
    plain = record_to_dict(full_record())
    before = copy.deepcopy(plain)
    assert record_from_dict(plain) == full_record()
    assert plain == before
    assert types_in(plain) == {dict, list, str, bool, int, type(None)}


def test_an_assessment_comes_back_equal() -> None:
    """An assessment read from what it was written to is equal to it, and says so by its hash."""
    original = assessment(because=(rule(),))
    read = Assessment.from_dict(json.loads(json.dumps(original.to_dict())))
    assert read == original
    assert hash(read) == hash(original)
    assert read.because == original.because


@pytest.mark.parametrize(
    "at",
    [
        None,
        DAY,
        dt.datetime(2011, 2, 3, 21, 14, tzinfo=dt.UTC),
        dt.datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=dt.UTC),
        dt.datetime(2011, 2, 3, 21, 14, tzinfo=STOCKHOLM),
        dt.datetime(2011, 10, 30, 2, 30, tzinfo=STOCKHOLM),
        dt.datetime(2011, 10, 30, 2, 30, fold=1, tzinfo=STOCKHOLM),
    ],
    ids=["unknown", "day", "utc", "year-9999", "zone", "clock-change-first", "clock-change-second"],
)
def test_times_come_back_as_the_same_instant(at: dt.datetime | dt.date | None) -> None:
    """Days, instants and the doubled hour of a clock change come back as they were; no time stays none."""
    original = assessment(statement=attrs.evolve(SUMMARY, at=at))
    read = Assessment.from_dict(json.loads(json.dumps(original.to_dict())))
    assert read == original
    assert hash(read) == hash(original)
    assert read.to_dict() == original.to_dict()


def test_a_bare_set_of_facts_has_no_statement() -> None:
    """The assessment of a bare set of facts is written and read without a statement."""
    original = assessment(statement=None)
    assert Assessment.from_dict(original.to_dict()) == original


TESTS = st.builds(FactTest, fact=st.sampled_from(["is-satire", "nothing"]), negated=st.booleans())
GROUPS = st.recursive(
    TESTS,
    lambda below: st.builds(
        lambda kind, members: Group(
            kind=kind, members=tuple(members), count=len(members) if kind is GroupKind.AT_LEAST else 0
        ),
        st.sampled_from(GroupKind),
        st.lists(below, min_size=1, max_size=3),
    ),
)


@given(GROUPS)
def test_conditions_come_back(condition: Condition) -> None:
    """Every condition is written as a policy file would write it, and read back."""
    assert condition_from_plain(json.loads(json.dumps(condition_to_plain(condition)))) == condition


@pytest.mark.parametrize(
    ("condition", "plain"),
    [
        (None, None),
        (ALWAYS_TRUE, {"all_of": []}),
        (FactTest(fact="is-satire"), "is-satire"),
        (FactTest(fact="is-satire", negated=True), "not is-satire"),
        (
            Group(kind=GroupKind.AT_LEAST, count=1, members=(FactTest(fact="is-satire"),)),
            {"at_least": {"count": 1, "of": ["is-satire"]}},
        ),
    ],
    ids=["none", "always", "fact", "negated", "at-least"],
)
def test_conditions_look_as_in_a_policy_file(condition: Condition | None, plain: object) -> None:
    """Conditions are written in the words of the file format."""
    assert condition_to_plain(condition) == plain
    assert condition_from_plain(plain) == condition


def changed(path: str, value: object) -> dict[str, Any]:
    """Give the plain data of a full record with another value at one place."""
    plain = json.loads(json.dumps(record_to_dict(full_record())))
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place = plain
    for step in way:
        place = place[step]
    place[last] = value
    return dict(plain)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("capacity", "oficial", "'oficial' is not a valid Capacity"),
        ("capacity", 1, "`1` is not of the type str"),
        ("statement", 5, "statement"),
        ("statement.id", 5, "`5` is not of the type str"),
        ("statement.at", "2011-02-03T21:14:00", "has no time zone"),
        ("statement.at", 20110203, "`20110203` is not of the type str"),
        ("provenance.day", "3 februari", "3 februari"),
        ("because", "listed-channel", "`'listed-channel'` is not of the type list"),
        ("because.0.rule.says", ["sv", "Hej"], "is not of the type dict"),
        ("because.0.rule.says.sv", None, "`None` is not of the type str"),
        ("because.0.rule.when", 5, "a condition is a fact or a table with one key, not `5`"),
        ("because.0.rule.when", None, "a condition is a fact"),
        ("because.0.rule.when", {"all_of": [], "any_of": []}, "a condition is a fact"),
        ("because.0.rule.when", {"some_of": []}, "some_of"),
        ("because.0.rule.when", {"all_of": "is-satire"}, "is not of the type list"),
        ("because.0.rule.when", {"at_least": 1}, "`at_least` has the keys `count` and `of`"),
        ("because.0.rule.when", {"at_least": {"count": True, "of": []}}, "is not of the type int"),
        ("questions.complete", "yes", "is not of the type bool"),
        ("obligations.0.obligation.within.days", "1", "is not of the type int"),
        ("statement.text", ["x" * 1000], "…` is not of the type str"),
    ],
)
def test_other_shapes_are_refused(path: str, value: object, words: str) -> None:
    """Nothing is turned into another type and no key is passed over; the error says what is wrong."""
    with pytest.raises(ValueError, match=r"not an assessment as `to_dict` writes it") as refusal:
        record_from_dict(changed(path, value))
    assert words in str(refusal.value)


@pytest.mark.parametrize("data", [None, 5, "an assessment", [], {}], ids=repr)
def test_what_is_no_table_at_all_is_refused(data: Any) -> None:  # noqa: ANN401
    """Data that is no table, or an empty one, is refused in words."""
    with pytest.raises(ValueError, match="not an assessment"):
        record_from_dict(data)


def test_bottomless_data_is_refused() -> None:
    """Data that nests deeper than any policy can is refused, not crashed on."""
    condition: Any = "is-satire"
    for _ in range(100_000):
        condition = {"all_of": [condition]}
    with pytest.raises(ValueError, match="it nests too deep"):
        record_from_dict(changed("because.0.rule.when", condition))


@given(st.text(st.characters(exclude_categories=())))
def test_any_words_come_back(words: str) -> None:
    """Whatever stands in a statement, lone surrogates included, goes through JSON."""
    original = record(statement=attrs.evolve(SUMMARY, text=words))
    assert record_from_dict(json.loads(json.dumps(record_to_dict(original)))) == original


def test_keys_of_later_versions_are_passed_over() -> None:
    """What this version does not know, a later one added; the rest is read."""
    plain = {**record_to_dict(full_record()), "verdict": "guilty"}
    plain["provenance"] = {**plain["provenance"], "model": "x"}
    assert record_from_dict(plain) == full_record()
