"""Section 3 of the design by examples worked out by hand, and its promises by brute force."""

# The builders hand on whatever a rule may carry.
# ruff: noqa: ANN401

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from offentligroll.facts.vocabulary import Group as Chapter
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import CapacityRule, Guideline, InCapacity, Modality, Obligation, Verb
from offentligroll.rules.source import InForce
from plain_evaluator import (
    Knowledge,
    PlainDecision,
    PlainPolicy,
    decide,
    findings,
    may_be_against,
    obligations,
    rule_state,
)
from strategies import DAYS, FACTS, FIRST_DAY, LAST_DAY, SAYS, Situation, conditions, policies, situations

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
OFFICIAL, PERSONAL, UNDETERMINED = Capacity.OFFICIAL, Capacity.PERSONAL, Capacity.UNDETERMINED
SEPTEMBER = InForce(start=FIRST_DAY, end=LAST_DAY)
A_DAY = FIRST_DAY

LISTED, ASSIGNED, DECISION, TOP, REQUEST, PARTY = (FactTest(fact=fact) for fact in FACTS)


def known(*facts: Condition) -> dict[str, Truth]:
    """Say that tests hold: `known(LISTED, no(PARTY))`."""
    answers = {}
    for test in facts:
        assert isinstance(test, FactTest)
        answers[test.fact] = NO if test.negated else YES
    return answers


def no(test: FactTest) -> FactTest:
    """Negate a test."""
    return attrs.evolve(test, negated=not test.negated)


def told_by_letters(letters: str, *tests: FactTest) -> dict[str, Truth]:
    """Answer each test by a letter: y, n or ?."""
    truths = {"y": YES, "n": NO, "?": UNKNOWN}
    return {test.fact: truths[letter] for test, letter in zip(tests, letters, strict=True)}


def ids(*tests: FactTest) -> frozenset[str]:
    """Name the facts of tests."""
    return frozenset(test.fact for test in tests)


def group(kind: GroupKind, *members: Condition, count: int = 0) -> Group:
    """Group conditions."""
    return Group(kind=kind, members=members, count=count)


def official(id_: str, verb: Verb, when: Condition = ALWAYS_TRUE, **more: Any) -> CapacityRule:
    """Conclude official."""
    return CapacityRule(id=id_, verb=verb, concludes=OFFICIAL, when=when, says=SAYS, **more)


def personal(id_: str, verb: Verb, when: Condition = ALWAYS_TRUE, **more: Any) -> CapacityRule:
    """Conclude personal."""
    return CapacityRule(id=id_, verb=verb, concludes=PERSONAL, when=when, says=SAYS, **more)


def official_only_if(requirement: Condition, id_: str = "element", **more: Any) -> CapacityRule:
    """Require something of official words."""
    return personal(id_, Verb.OFFICIAL_ONLY_IF, requirement=requirement, **more)


def personal_only_if(requirement: Condition, id_: str = "element-of-personal", **more: Any) -> CapacityRule:
    """Require something of personal words."""
    return official(id_, Verb.PERSONAL_ONLY_IF, requirement=requirement, **more)


def answer(
    *rules: CapacityRule, told: Mapping[str, Truth], weak: frozenset[str] = frozenset(), **more: Any
) -> tuple[Capacity, str]:
    """Give value and status on a known day."""
    decision = decide(PlainPolicy(rules=rules, **more), told, weak, A_DAY)
    return decision.value, decision.status


# --- conditions -------------------------------------------------------------------------------------------


KINDS = {
    "all_of": (GroupKind.ALL_OF, 0),
    "any_of": (GroupKind.ANY_OF, 0),
    "none_of": (GroupKind.NONE_OF, 0),
    "at_least 1": (GroupKind.AT_LEAST, 1),
    "at_least 2": (GroupKind.AT_LEAST, 2),
    "at_least 3": (GroupKind.AT_LEAST, 3),
}


@pytest.mark.parametrize(
    ("kind", "truths", "expected"),
    [
        ("all_of", "yyy", YES),
        ("all_of", "yy?", UNKNOWN),
        ("all_of", "y?n", NO),
        ("any_of", "nnn", NO),
        ("any_of", "nn?", UNKNOWN),
        ("any_of", "n?y", YES),
        ("none_of", "nnn", YES),
        ("none_of", "nn?", UNKNOWN),
        ("none_of", "n?y", NO),
        ("at_least 1", "n?n", UNKNOWN),
        ("at_least 2", "y?y", YES),
        ("at_least 2", "y?n", UNKNOWN),
        ("at_least 2", "y??", UNKNOWN),
        ("at_least 2", "n?n", NO),
        ("at_least 3", "yyn", NO),
        ("at_least 3", "yyy", YES),
    ],
)
def test_groups_follow_strong_kleene_logic(kind: str, truths: str, expected: Truth) -> None:
    """An unknown member leaves a group unknown exactly when either answer to it could matter."""
    which, count = KINDS[kind]
    members = (LISTED, ASSIGNED, DECISION)
    told = told_by_letters(truths, *members)
    assert Knowledge(told, {}).truth(group(which, *members, count=count)) is expected


def test_a_fact_that_nobody_told_is_unknown() -> None:
    """Nothing missing is read as no, not even when it is negated."""
    nothing = Knowledge({}, {})
    assert nothing.truth(LISTED) is UNKNOWN
    assert nothing.truth(no(LISTED)) is UNKNOWN


def test_not_negates_a_fact() -> None:
    """A leading not turns yes and no around."""
    assert Knowledge(known(LISTED), {}).truth(no(LISTED)) is NO
    assert Knowledge(known(no(LISTED)), {}).truth(no(LISTED)) is YES


def test_a_or_not_a_is_never_simplified() -> None:
    """An unknown fact keeps even a tautology unknown."""
    assert Knowledge({}, {}).truth(group(GroupKind.ANY_OF, LISTED, no(LISTED))) is UNKNOWN


def test_a_rule_without_when_applies_always() -> None:
    """All of nothing is yes."""
    assert Knowledge({}, {}).truth(ALWAYS_TRUE) is YES


def test_own_facts_may_use_own_facts() -> None:
    """A named group stands for its condition, also within another and negated."""
    own: dict[str, Condition] = {
        "inner": group(GroupKind.ANY_OF, LISTED, ASSIGNED),
        "outer": group(GroupKind.ALL_OF, FactTest(fact="inner", negated=True), PARTY),
    }
    assert Knowledge(known(no(LISTED), no(ASSIGNED), PARTY), own).truth(FactTest(fact="outer")) is YES
    assert Knowledge(known(LISTED, PARTY), own).truth(FactTest(fact="outer")) is NO


@given(conditions(), situations())
def test_a_known_condition_stays_as_it_is(condition: Condition, situation: Situation) -> None:
    """By strong Kleene logic, a condition that is yes or no stays so whatever is still learnt."""
    truth = Knowledge(situation.facts, {}).truth(condition)
    for facts in completions(situation, weak_too=False):
        whole = Knowledge(facts, {}).truth(condition)
        assert whole is not UNKNOWN
        assert truth in (whole, UNKNOWN)


# --- the states of rules ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "unless", "rebutted", "state"),
    [
        (YES, NO, NO, "yes"),
        (YES, NO, UNKNOWN, "provisional"),
        (YES, NO, YES, "no"),
        (YES, UNKNOWN, NO, "open"),
        (YES, UNKNOWN, UNKNOWN, "open"),
        (YES, UNKNOWN, YES, "no"),
        (YES, YES, NO, "no"),
        (UNKNOWN, NO, NO, "open"),
        (UNKNOWN, NO, UNKNOWN, "open"),
        (UNKNOWN, YES, NO, "no"),
        (UNKNOWN, NO, YES, "no"),
        (NO, UNKNOWN, UNKNOWN, "no"),
    ],
)
def test_the_state_of_a_rule(when: Truth, unless: Truth, rebutted: Truth, state: str) -> None:
    """An unknown exception leaves the rule open, an unknown rebuttal lets it stand provisionally."""
    told = {LISTED.fact: when, ASSIGNED.fact: unless, DECISION.fact: rebutted}
    rule = official("rule", Verb.PRESUMES, LISTED, unless=ASSIGNED, rebutted_by=DECISION)
    assert rule_state(rule, Knowledge(told, {})) == state


@pytest.mark.parametrize(
    ("requirement", "when", "unless", "state"),
    [
        (NO, YES, NO, "yes"),
        (UNKNOWN, YES, NO, "open"),
        (YES, YES, NO, "no"),
        (NO, UNKNOWN, NO, "open"),
        (NO, YES, UNKNOWN, "open"),
        (NO, NO, NO, "no"),
        (NO, YES, YES, "no"),
        (YES, UNKNOWN, UNKNOWN, "no"),
        (UNKNOWN, NO, UNKNOWN, "no"),
    ],
)
def test_the_state_of_a_requirement(requirement: Truth, when: Truth, unless: Truth, state: str) -> None:
    """A requirement's rule is yes when the requirement is known to fail."""
    told = {LISTED.fact: requirement, ASSIGNED.fact: when, DECISION.fact: unless}
    rule = official_only_if(LISTED, when=ASSIGNED, unless=DECISION)
    assert rule_state(rule, Knowledge(told, {})) == state


# --- the value --------------------------------------------------------------------------------------------


def test_the_highest_tier_decides() -> None:
    """What decides beats what presumes, which beats what suggests."""
    rules = (
        official("suggests", Verb.SUGGESTS),
        personal("presumes", Verb.PRESUMES),
        official("decides", Verb.DECIDES, LISTED),
    )
    policy = PlainPolicy(rules=rules)
    listed = decide(policy, known(LISTED), frozenset(), A_DAY)
    unlisted = decide(policy, known(no(LISTED)), frozenset(), A_DAY)
    assert (listed.value, listed.status, listed.deciding) == (OFFICIAL, "settled", frozenset({"decides"}))
    assert (unlisted.value, unlisted.status, unlisted.deciding) == (
        PERSONAL,
        "settled",
        frozenset({"presumes"}),
    )


def test_rules_that_disagree_conflict_and_are_both_named() -> None:
    """If they disagree: undetermined, conflicting, both named; a lower tier is not asked."""
    rules = (
        official("one", Verb.PRESUMES),
        personal("other", Verb.PRESUMES),
        official("lower", Verb.SUGGESTS),
    )
    decision = decide(PlainPolicy(rules=rules, otherwise=OFFICIAL), {}, frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.lean) == (UNDETERMINED, "conflicting", None)
    assert decision.deciding == {"one", "other"}


def test_otherwise_answers_when_no_rule_stands() -> None:
    """If there are none: otherwise, and no rule is named."""
    rules = (official("decides", Verb.DECIDES, LISTED),)
    decision = decide(PlainPolicy(rules=rules, otherwise=PERSONAL), known(no(LISTED)), frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.deciding) == (PERSONAL, "settled", frozenset())


def test_a_provisional_rule_has_its_say() -> None:
    """Among the rules that are yes or provisional, the highest tier decides."""
    rule = official("blog", Verb.PRESUMES, rebutted_by=ASSIGNED)
    assert answer(rule, told={}) == (OFFICIAL, "provisional")
    assert answer(rule, told=known(no(ASSIGNED))) == (OFFICIAL, "settled")
    assert answer(rule, told=known(ASSIGNED)) == (UNDETERMINED, "silent")


def test_a_rule_sets_aside_what_it_outranks_while_it_stands() -> None:
    """Special goes before general, whatever the tiers."""
    general = official("general", Verb.DECIDES, LISTED)
    special = personal("special", Verb.SUGGESTS, PARTY, outranks=("general",))
    assert answer(general, special, told=known(LISTED, PARTY)) == (PERSONAL, "settled")
    assert answer(general, special, told=known(LISTED, no(PARTY))) == (OFFICIAL, "settled")


def test_a_rule_that_is_set_aside_sets_nothing_aside() -> None:
    """Along a chain of three, the last one stands again."""
    first = official("first", Verb.DECIDES, LISTED)
    second = personal("second", Verb.DECIDES, LISTED, outranks=("first",))
    third = personal("third", Verb.SUGGESTS, PARTY, outranks=("second",))
    assert answer(first, second, third, told=known(LISTED, PARTY)) == (OFFICIAL, "settled")
    assert answer(first, second, third, told=known(LISTED, no(PARTY))) == (PERSONAL, "settled")


# --- requirements -----------------------------------------------------------------------------------------


def test_a_failed_requirement_concludes_the_other_capacity() -> None:
    """Known not to be met, that capacity is out and the other is concluded, above all that decides."""
    rules = (official("decides", Verb.DECIDES, LISTED), official_only_if(TOP))
    assert answer(*rules, told=known(LISTED, no(TOP))) == (PERSONAL, "settled")
    assert answer(*rules, told=known(LISTED, TOP)) == (OFFICIAL, "settled")


def test_a_requirement_not_known_to_be_met_stops_an_affirmation() -> None:
    """Not known to be met, that capacity can't be affirmed, and the answer leans to it."""
    rules = (official("decides", Verb.DECIDES, LISTED), official_only_if(TOP))
    decision = decide(PlainPolicy(rules=rules), known(LISTED), frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.lean) == (UNDETERMINED, "open", OFFICIAL)
    assert decision.deciding == {"decides"}


def test_a_requirement_does_not_touch_the_other_capacity() -> None:
    """An unknown element of official words leaves personal words as they are."""
    rules = (personal("decides", Verb.DECIDES, PARTY), official_only_if(TOP))
    assert answer(*rules, told=known(PARTY)) == (PERSONAL, "settled")


def test_a_requirement_stops_what_the_others_failed_requirement_concludes() -> None:
    """Also where that value comes from the other capacity's failed requirement."""
    decision = decide(
        PlainPolicy(rules=(official_only_if(TOP), personal_only_if(PARTY))),
        known(no(TOP)),
        frozenset(),
        A_DAY,
    )
    assert (decision.value, decision.status, decision.lean) == (UNDETERMINED, "open", PERSONAL)


def test_a_requirement_stops_otherwise() -> None:
    """… or from otherwise."""
    decision = decide(PlainPolicy(rules=(official_only_if(TOP),), otherwise=OFFICIAL), {}, frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.lean) == (UNDETERMINED, "open", OFFICIAL)
    assert decision.deciding == frozenset()


def test_two_failed_requirements_conflict() -> None:
    """A conflict at the highest tier comes before open requirements, and leans nowhere."""
    rules = (official_only_if(TOP), personal_only_if(PARTY), official_only_if(REQUEST, "third"))
    decision = decide(PlainPolicy(rules=rules), known(no(TOP), no(PARTY)), frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.lean) == (UNDETERMINED, "conflicting", None)


def test_a_requirement_that_is_surely_set_aside_stops_nothing() -> None:
    """Only a requirement's rule that is possibly in play holds the answer open."""
    rules = (
        official("decides", Verb.DECIDES, LISTED, outranks=("element",)),
        official_only_if(TOP),
    )
    assert answer(*rules, told=known(LISTED)) == (OFFICIAL, "settled")


def test_a_failed_requirement_that_is_only_provisionally_set_aside_holds_the_answer_open() -> None:
    """It is possibly in play, since what outranks it may fall."""
    rules = (
        official("presumes", Verb.PRESUMES, rebutted_by=PARTY, outranks=("element",)),
        official_only_if(TOP),
    )
    decision = decide(PlainPolicy(rules=rules), known(no(TOP)), frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.lean) == (UNDETERMINED, "open", OFFICIAL)


# --- the status -------------------------------------------------------------------------------------------


def test_an_open_rule_of_the_same_tier_against_it_keeps_a_value_provisional() -> None:
    """No rule possibly in play at that tier or above may conclude the other, or it is not settled."""
    standing = official("standing", Verb.PRESUMES)
    for verb in (Verb.DECIDES, Verb.PRESUMES):
        assert answer(standing, personal("open", verb, PARTY), told={}) == (OFFICIAL, "provisional")


def test_an_open_rule_of_a_lower_tier_or_on_the_same_side_changes_nothing() -> None:
    """A value is settled although something below, or for it, is open."""
    standing = official("standing", Verb.PRESUMES)
    assert answer(standing, personal("open", Verb.SUGGESTS, PARTY), told={}) == (OFFICIAL, "settled")
    assert answer(standing, official("open", Verb.DECIDES, PARTY), told={}) == (OFFICIAL, "settled")


def test_a_surely_standing_rule_settles_although_a_higher_one_is_provisional() -> None:
    """A rule surely in play settles, not only a deciding one."""
    rules = (
        official("presumes", Verb.PRESUMES, rebutted_by=PARTY),
        official("suggests", Verb.SUGGESTS),
    )
    decision = decide(PlainPolicy(rules=rules), {}, frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.deciding) == (
        OFFICIAL,
        "settled",
        frozenset({"presumes"}),
    )


def test_a_rule_that_may_be_set_aside_is_not_surely_in_play() -> None:
    """A value that rests on a rule which an open one outranks is provisional."""
    rules = (
        official("general", Verb.DECIDES, LISTED),
        personal("special", Verb.SUGGESTS, PARTY, outranks=("general",)),
    )
    assert answer(*rules, told=known(LISTED)) == (OFFICIAL, "provisional")


def test_a_rule_that_is_surely_set_aside_is_not_possibly_in_play() -> None:
    """An open rule is out of play for good once what outranks it surely stands."""
    rules = (
        personal("open", Verb.DECIDES, PARTY),
        official("surely", Verb.PRESUMES, outranks=("open",)),
    )
    assert answer(*rules, told={}) == (OFFICIAL, "settled")


def test_otherwise_is_settled_when_nothing_against_it_can_come_into_play() -> None:
    """For otherwise: settled if none possibly in play concludes the other."""
    for_it, against = official("for", Verb.DECIDES, LISTED), personal("against", Verb.DECIDES, LISTED)
    assert answer(for_it, told={}, otherwise=OFFICIAL) == (OFFICIAL, "settled")
    assert answer(against, told={}, otherwise=OFFICIAL) == (OFFICIAL, "provisional")


def test_settled_by_otherwise_stays_whether_or_not_a_rule_stands() -> None:
    """Otherwise is that same capacity, and no rule possibly in play concludes the other."""
    rules = (
        official("general", Verb.DECIDES, LISTED),
        official("special", Verb.DECIDES, PARTY, outranks=("general",)),
    )
    assert answer(*rules, told={}, otherwise=OFFICIAL) == (OFFICIAL, "settled")
    assert answer(*rules, told=known(LISTED), otherwise=OFFICIAL) == (OFFICIAL, "settled")
    assert answer(*rules, told=known(LISTED)) == (OFFICIAL, "provisional")


def test_open_while_something_may_come_to_stand() -> None:
    """Nothing stands, otherwise is undetermined, and something is possibly in play."""
    decision = decide(PlainPolicy(rules=(official("rule", Verb.DECIDES, LISTED),)), {}, frozenset(), A_DAY)
    assert (decision.value, decision.status, decision.lean) == (UNDETERMINED, "open", None)


def test_silent_when_nothing_stands_and_nothing_could() -> None:
    """Nothing stands, nothing could, no otherwise."""
    rule = official("rule", Verb.DECIDES, LISTED)
    assert answer(rule, told=known(no(LISTED))) == (UNDETERMINED, "silent")
    assert answer(told={}) == (UNDETERMINED, "silent")


@pytest.mark.parametrize("told", [known(LISTED), known(no(LISTED))], ids=["settled", "silent"])
def test_assumed_where_the_answer_is_settled_or_silent_only_with_the_weak_facts(
    told: dict[str, Truth],
) -> None:
    """Assumed: settled, or silent, only with the weak facts; the value is that with them."""
    rule = official("rule", Verb.DECIDES, LISTED)
    value, _ = answer(rule, told=told)
    assert answer(rule, told=told, weak=ids(LISTED)) == (value, "assumed")
    assert answer(rule, told={**told, **known(PARTY)}, weak=ids(PARTY))[1] != "assumed"


def test_weak_facts_do_not_soften_what_is_not_settled_anyway() -> None:
    """Provisional stays provisional."""
    rule = official("rule", Verb.PRESUMES, LISTED, rebutted_by=PARTY)
    assert answer(rule, told=known(LISTED), weak=ids(LISTED)) == (OFFICIAL, "provisional")


def test_each_rule_in_force_has_its_state() -> None:
    """Each rule is yes, provisional, open or no."""
    rules = (
        official("yes", Verb.SUGGESTS),
        official("provisional", Verb.SUGGESTS, rebutted_by=PARTY),
        official("open", Verb.SUGGESTS, PARTY),
        official("no", Verb.SUGGESTS, no(TOP)),
        official("absent", Verb.SUGGESTS, in_force=InForce(end=A_DAY - dt.timedelta(days=1))),
    )
    states = decide(PlainPolicy(rules=rules), known(TOP), frozenset(), A_DAY).states
    assert states == {name: name for name in ("yes", "provisional", "open", "no")} | {"visitor": "no"}


# --- time -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "value", "status"),
    [
        (DAYS[0], PERSONAL, "settled"),
        (DAYS[1], OFFICIAL, "settled"),
        (DAYS[2], OFFICIAL, "settled"),
        (DAYS[3], PERSONAL, "settled"),
        (None, UNDETERMINED, "open"),
    ],
    ids=["before", "first", "last", "after", "unknown"],
)
def test_rules_not_in_force_are_absent(day: dt.date | None, value: Capacity, status: str) -> None:
    """Both edges are inclusive; without a day each stretch is judged by itself, and here they part."""
    rules = (
        personal("general", Verb.DECIDES, LISTED),
        official("special", Verb.DECIDES, LISTED, in_force=SEPTEMBER, outranks=("general",)),
    )
    decision = decide(PlainPolicy(rules=rules), known(LISTED), frozenset(), day)
    assert (decision.value, decision.status) == (value, status)


def test_without_a_day_what_does_not_rest_on_a_date_is_settled() -> None:
    """A dated rule that is known not to apply takes nothing from the answer."""
    rules = (
        official("always", Verb.DECIDES, LISTED),
        personal("dated", Verb.DECIDES, PARTY, in_force=SEPTEMBER),
    )
    assert decide(PlainPolicy(rules=rules), known(LISTED, no(PARTY))).status == "settled"
    assert decide(PlainPolicy(rules=rules), known(LISTED)).status == "provisional"


def test_a_policy_out_of_force_says_nothing() -> None:
    """A whole policy out of force gives status not-in-force and no findings, nor obligations."""
    policy = PlainPolicy(
        rules=(official("rule", Verb.SUGGESTS),),
        guidelines=(guideline(Modality.MUST),),
        obligations=(obligation(),),
        otherwise=OFFICIAL,
        in_force=SEPTEMBER,
    )
    assert decide(policy, {}, frozenset(), DAYS[3]) == PlainDecision(
        value=UNDETERMINED, status="not-in-force"
    )
    assert findings(policy, {}, frozenset(), DAYS[3]) == {}
    assert obligations(policy, {}, frozenset(), DAYS[3]) == {}
    assert decide(policy, {}, frozenset(), DAYS[2]).status == "settled"


A_DAY_LONG = dt.timedelta(days=1)


def test_rules_never_in_force_together_do_not_conflict() -> None:
    """What both stretches say is the answer, by whatever rule; how firm it is goes by the weakest."""
    rules = (
        official("old", Verb.DECIDES, LISTED, in_force=InForce(end=DAYS[1])),
        official(
            "new", Verb.PRESUMES, LISTED, in_force=InForce(start=DAYS[1] + A_DAY_LONG), rebutted_by=PARTY
        ),
    )
    decision = decide(PlainPolicy(rules=rules, in_force=SEPTEMBER), known(LISTED))
    assert (decision.value, decision.status) == (OFFICIAL, "provisional")
    assert decision.deciding == {"old", "new"}


def test_a_dated_policy_without_a_day_is_taken_to_count() -> None:
    """Only stretches within the policy's own time count."""
    policy = PlainPolicy(
        rules=(official("rule", Verb.SUGGESTS),),
        guidelines=(guideline(Modality.MUST),),
        obligations=(obligation(),),
        in_force=SEPTEMBER,
    )
    told = known(CONDUCT)
    assert decide(policy, told).status == "settled"
    assert decide(attrs.evolve(policy, rules=()), told).status == "silent"
    assert findings(policy, told)["guideline"][:2] == ("complies", "settled")
    assert obligations(policy, told)["obligation"] == ("due", False, "settled")


# --- guidelines -------------------------------------------------------------------------------------------

CONDUCT, WHEN, UNLESS, DEFENCE = PARTY, TOP, ASSIGNED, DECISION
SURELY_OFFICIAL = official("surely", Verb.SUGGESTS)


def guideline(modality: Modality, id_: str = "guideline", **more: Any) -> Guideline:
    """Make a guideline about the conduct."""
    more = {"conduct": CONDUCT, **more}
    return Guideline(id=id_, modality=modality, says=SAYS, **more)


def may(id_: str, when: FactTest, *outranks: str, **more: Any) -> Guideline:
    """Make a permission of the same conduct in any capacity."""
    more = {"in_capacity": InCapacity.ANY, **more}
    return guideline(Modality.MAY, id_, when=when, outranks=outranks, **more)


def finding(
    *guidelines: Guideline,
    told: Mapping[str, Truth],
    weak: frozenset[str] = frozenset(),
    day: dt.date | None = A_DAY,
    rules: tuple[CapacityRule, ...] = (SURELY_OFFICIAL,),
) -> tuple[str, str]:
    """Give outcome and status of the first guideline, where the words are the authority's."""
    policy = PlainPolicy(rules=rules, guidelines=guidelines)
    outcome, status, _ = findings(policy, told, weak, day)[guidelines[0].id]
    return outcome, status


@pytest.mark.parametrize(
    ("modality", "conduct", "outcome"),
    [
        (Modality.MUST, YES, "complies"),
        (Modality.MUST, NO, "breached"),
        (Modality.MUST_NOT, YES, "breached"),
        (Modality.MUST_NOT, NO, "complies"),
        (Modality.SHOULD, YES, "complies"),
        (Modality.SHOULD, NO, "departed-from"),
        (Modality.SHOULD_NOT, YES, "departed-from"),
        (Modality.SHOULD_NOT, NO, "complies"),
        (Modality.MAY, YES, "permitted"),
        (Modality.MAY, NO, "not-applicable"),
    ],
)
def test_what_each_verb_asks(modality: Modality, conduct: Truth, outcome: str) -> None:
    """Going against must is a breach, against should a departure; a may permits."""
    assert finding(guideline(modality), told={CONDUCT.fact: conduct}) == (outcome, "settled")
    assert finding(guideline(modality), told={}) == ("undecided", "open")


@pytest.mark.parametrize(
    ("in_capacity", "value", "outcome"),
    [
        (InCapacity.OFFICIAL, OFFICIAL, "breached"),
        (InCapacity.OFFICIAL, PERSONAL, "not-applicable"),
        (InCapacity.OFFICIAL, UNDETERMINED, "undecided"),
        (InCapacity.PERSONAL, OFFICIAL, "not-applicable"),
        (InCapacity.PERSONAL, PERSONAL, "breached"),
        (InCapacity.ANY, OFFICIAL, "breached"),
        (InCapacity.ANY, UNDETERMINED, "breached"),
    ],
)
def test_the_capacity_in_which_a_guideline_binds(
    in_capacity: InCapacity, value: Capacity, outcome: str
) -> None:
    """A guideline for another capacity is not applicable; an undetermined one leaves it undecided."""
    policy = PlainPolicy(guidelines=(guideline(Modality.MUST_NOT, in_capacity=in_capacity),), otherwise=value)
    assert findings(policy, known(CONDUCT), frozenset(), A_DAY)["guideline"][0] == outcome


@pytest.mark.parametrize(
    ("truths", "outcome", "status"),
    [
        ("ny??", "not-applicable", "settled"),
        ("n?yy", "not-applicable", "settled"),
        ("yn??", "complies", "settled"),
        ("?nyy", "complies", "provisional"),
        ("yyy?", "excused", "settled"),
        ("yyny", "excused", "settled"),
        ("??yn", "excused", "provisional"),
        ("y?yn", "excused", "provisional"),
        ("?yny", "excused", "provisional"),
        ("?ynn", "undecided", "open"),
        ("y?nn", "undecided", "open"),
        ("yy?n", "undecided", "open"),
        ("yyn?", "breached", "provisional"),
        ("yynn", "breached", "settled"),
    ],
)
def test_the_outcomes_in_their_order(truths: str, outcome: str, status: str) -> None:
    """Not applicable goes before complies, that before excused, undecided and breached."""
    duty = guideline(Modality.MUST_NOT, when=WHEN, unless=UNLESS, defence=DEFENCE)
    assert finding(duty, told=told_by_letters(truths, WHEN, CONDUCT, UNLESS, DEFENCE)) == (outcome, status)


def test_all_that_excuses_is_named() -> None:
    """An exception, a shown defence and each standing permission; all that do are named."""
    policy = PlainPolicy(
        rules=(SURELY_OFFICIAL,),
        guidelines=(
            guideline(Modality.MUST_NOT, unless=UNLESS, defence=DEFENCE),
            may("first", LISTED, "guideline"),
            may("second", no(REQUEST), "guideline"),
            may("third", REQUEST, "guideline"),
            may("unrelated", LISTED),
        ),
    )
    told = known(CONDUCT, UNLESS, DEFENCE, LISTED, no(REQUEST))
    found = findings(policy, told, frozenset(), A_DAY)
    all_four = frozenset({"unless", "defence", "first", "second"})
    assert found["guideline"] == ("excused", "settled", all_four)
    assert found["first"] == ("permitted", "settled", frozenset())


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (known(CONDUCT, LISTED), "excused"),
        (known(CONDUCT), "undecided"),
        (known(CONDUCT, no(LISTED)), "breached"),
    ],
    ids=["stands", "possibly", "does not"],
)
def test_a_permission_covers_the_duties_it_outranks(told: dict[str, Truth], outcome: str) -> None:
    """A standing one excuses; one that is not known leaves the duty undecided."""
    duty = guideline(Modality.MUST_NOT)
    assert finding(duty, may("may", LISTED, "guideline"), told=told)[0] == outcome
    assert finding(duty, may("may", LISTED), told=told)[0] == "breached"


@pytest.mark.parametrize(
    ("told", "outcomes"),
    [
        (known(CONDUCT, LISTED, REQUEST), ("not-applicable", "permitted", "breached")),
        (known(CONDUCT, LISTED, no(REQUEST)), ("permitted", "not-applicable", "excused")),
        (known(CONDUCT, LISTED), ("undecided", "undecided", "undecided")),
        (known(CONDUCT, no(LISTED)), ("not-applicable", "undecided", "breached")),
    ],
    ids=["set aside", "stands", "perhaps set aside", "does not apply"],
)
def test_a_permission_stands_unless_another_that_outranks_it_possibly_does(
    told: dict[str, Truth], outcomes: tuple[str, str, str]
) -> None:
    """No permission that outranks it possibly stands; what is set aside excuses nothing."""
    policy = PlainPolicy(
        guidelines=(
            may("lower", LISTED, "guideline"),
            may("upper", REQUEST, "lower"),
            guideline(Modality.MUST_NOT, in_capacity=InCapacity.ANY),
        )
    )
    found = findings(policy, told, frozenset(), A_DAY)
    assert tuple(found[one][0] for one in ("lower", "upper", "guideline")) == outcomes


def test_a_permission_falls_by_its_own_exception() -> None:
    """Its unless must be no for it to stand; yes, and it can't."""
    permission = may("may", LISTED, "guideline", unless=UNLESS)
    duty = guideline(Modality.MUST_NOT)
    assert finding(duty, permission, told=known(CONDUCT, LISTED, no(UNLESS)))[0] == "excused"
    assert finding(duty, permission, told=known(CONDUCT, LISTED))[0] == "undecided"
    assert finding(duty, permission, told=known(CONDUCT, LISTED, UNLESS))[0] == "breached"


def test_a_permission_in_another_capacity_covers_nothing() -> None:
    """A permission stands only when its capacity is yes."""
    permission = may("may", LISTED, "guideline", in_capacity=InCapacity.PERSONAL)
    assert finding(guideline(Modality.MUST_NOT), permission, told=known(CONDUCT, LISTED))[0] == "breached"


def test_a_finding_that_rests_on_weak_facts_is_assumed() -> None:
    """Assumed if it follows with weak facts and a capacity settled or assumed."""
    duty = guideline(Modality.MUST_NOT)
    assert finding(duty, told=known(CONDUCT), weak=ids(CONDUCT)) == ("breached", "assumed")
    weakly_official = official("weakly", Verb.DECIDES, LISTED)
    told = known(CONDUCT, LISTED)
    assert finding(duty, told=told, weak=ids(LISTED), rules=(weakly_official,)) == ("breached", "assumed")


def test_a_breach_with_a_weakly_known_defence_is_assumed() -> None:
    """A defence that is only not found may still be shown."""
    duty = guideline(Modality.MUST_NOT, defence=DEFENCE)
    told = known(CONDUCT, no(DEFENCE))
    assert finding(duty, told=told) == ("breached", "settled")
    assert finding(duty, told=told, weak=ids(DEFENCE)) == ("breached", "assumed")


def test_a_finding_that_rests_on_a_provisional_capacity_is_provisional() -> None:
    """The capacity is taken as unknown unless settled, or at least assumed; what needs none is settled."""
    presumed = (official("presumed", Verb.PRESUMES, rebutted_by=LISTED),)
    anywhere = guideline(Modality.MUST_NOT, in_capacity=InCapacity.ANY)
    elsewhere = guideline(Modality.MUST_NOT, in_capacity=InCapacity.PERSONAL)
    duty = guideline(Modality.MUST_NOT)
    assert finding(duty, told=known(CONDUCT), rules=presumed) == ("breached", "provisional")
    assert finding(elsewhere, told=known(CONDUCT), rules=presumed) == ("not-applicable", "provisional")
    assert finding(anywhere, told=known(CONDUCT), rules=presumed) == ("breached", "settled")
    assert finding(duty, told=known(no(CONDUCT)), rules=presumed) == ("complies", "provisional")


def test_a_dated_guideline_without_a_day_is_undecided() -> None:
    """It is absent on other days, and where the day is not known the stretches part."""
    dated = guideline(Modality.MUST_NOT, in_force=SEPTEMBER)
    policy = PlainPolicy(rules=(SURELY_OFFICIAL,), guidelines=(dated,))
    assert findings(policy, known(CONDUCT), frozenset(), DAYS[0]) == {}
    assert finding(dated, told=known(CONDUCT), day=DAYS[1]) == ("breached", "settled")
    for told in (known(CONDUCT), known(no(CONDUCT))):
        assert finding(dated, told=told, day=None) == ("undecided", "open")
    never = guideline(Modality.MUST_NOT, when=WHEN, in_force=SEPTEMBER)
    assert finding(never, told=known(no(WHEN)), day=None) == ("not-applicable", "settled")


def test_what_a_dated_permission_excuses_hangs_on_the_day() -> None:
    """A permission that may not be in force excuses on its days alone."""
    duty = guideline(Modality.MUST_NOT)
    dated = may("may", LISTED, "guideline", in_force=SEPTEMBER)
    told = known(CONDUCT, LISTED)
    assert finding(duty, dated, told=told, day=DAYS[1]) == ("excused", "settled")
    assert finding(duty, dated, told=told, day=DAYS[3]) == ("breached", "settled")
    assert finding(duty, dated, told=told, day=None) == ("undecided", "open")


def test_what_may_still_be_against() -> None:
    """False is a promise: it does not apply, the conduct is right, or something is known to cover it."""
    duty = guideline(Modality.MUST_NOT, when=WHEN, unless=UNLESS, defence=DEFENCE)
    permission = may("may", LISTED)

    def against(letters: str, weak: frozenset[str] = frozenset()) -> bool:
        told = told_by_letters(letters, WHEN, CONDUCT, UNLESS, DEFENCE)
        policy = PlainPolicy(rules=(SURELY_OFFICIAL,), guidelines=(duty, permission))
        return duty.id in may_be_against(policy, told, weak, A_DAY)

    assert not any(against(letters) for letters in ("n???", "?n??", "??y?", "???y"))
    assert all(against(letters) for letters in ("????", "yynn", "yyn?", "y?nn"))
    assert against("?n??", ids(CONDUCT))
    everything = PlainPolicy(guidelines=(permission,))
    assert may_be_against(everything, {}, frozenset(), A_DAY) == frozenset()


# --- obligations ------------------------------------------------------------------------------------------


def obligation(**more: Any) -> Obligation:
    """Make an obligation of the authority."""
    return Obligation(id="obligation", action=SAYS, says=SAYS, **more)


def duty_after(
    one: Obligation,
    told: Mapping[str, Truth],
    weak: frozenset[str] = frozenset(),
    day: dt.date | None = A_DAY,
    rules: tuple[CapacityRule, ...] = (SURELY_OFFICIAL,),
) -> tuple[str, bool, str]:
    """Give outcome, precaution and status, where the words are the authority's."""
    return obligations(PlainPolicy(rules=rules, obligations=(one,)), told, weak, day)["obligation"]


@pytest.mark.parametrize(
    ("when", "unless", "outcome", "status"),
    [
        (YES, NO, "due", "settled"),
        (NO, UNKNOWN, "not-due", "settled"),
        (UNKNOWN, YES, "not-due", "settled"),
        (UNKNOWN, NO, "undecided", "open"),
        (YES, UNKNOWN, "undecided", "open"),
    ],
)
def test_when_an_obligation_is_due(when: Truth, unless: Truth, outcome: str, status: str) -> None:
    """Due, not due or undecided; a records duty runs while one is in doubt, as a precaution."""
    told = {WHEN.fact: when, UNLESS.fact: unless}
    one = obligation(when=WHEN, unless=UNLESS)
    assert duty_after(one, told) == (outcome, False, status)
    careful = attrs.evolve(one, due_when_undecided=True)
    in_doubt = outcome == "undecided"
    assert duty_after(careful, told) == ("due" if in_doubt else outcome, in_doubt, status)


def test_the_status_of_an_obligation_goes_as_that_of_a_finding() -> None:
    """Settled, assumed, provisional: by the weak facts, by the capacity and by the day."""
    one = obligation(when=WHEN)
    presumed = (official("presumed", Verb.PRESUMES, rebutted_by=LISTED),)
    assert duty_after(one, known(WHEN), weak=ids(WHEN)) == ("due", False, "assumed")
    assert duty_after(one, known(WHEN), rules=presumed) == ("due", False, "provisional")
    assert duty_after(one, known(no(WHEN)), rules=presumed) == ("not-due", False, "settled")
    assert duty_after(one, known(WHEN), rules=()) == ("undecided", False, "open")
    dated = attrs.evolve(one, in_force=SEPTEMBER)
    assert duty_after(dated, known(WHEN), day=None) == ("undecided", False, "open")
    assert duty_after(dated, known(no(WHEN)), day=None) == ("not-due", False, "settled")
    assert obligations(PlainPolicy(obligations=(dated,)), {}, frozenset(), DAYS[0]) == {}


# --- the promises, by brute force -------------------------------------------------------------------------

BRUTE = settings(suppress_health_check=[HealthCheck.too_slow])


def completions(situation: Situation, *, weak_too: bool) -> Iterator[dict[str, Truth]]:
    """Answer all that is unknown, and all that is weak, in every way."""
    free = [
        fact
        for fact in FACTS
        if situation.facts.get(fact, UNKNOWN) is UNKNOWN or (weak_too and fact in situation.weak)
    ]
    for answers in itertools.product((YES, NO), repeat=len(free)):
        yield {**situation.facts, **dict(zip(free, answers, strict=True))}


def worlds(policy: PlainPolicy, situation: Situation) -> Iterator[tuple[dict[str, Truth], dt.date | None]]:
    """Answer all that is unknown or weak in every way, and the day too, if nobody has told it."""
    for facts in completions(situation, weak_too=True):
        for day in DAYS if situation.day is None else (situation.day,):
            if situation.day is not None or policy.in_force is None or policy.in_force.includes(day):
                yield facts, day


class TestSettledIsAPromise:
    """Settled is a promise: no answer to any unknown or weak fact can change the value."""

    @given(policies(), situations())
    @BRUTE
    def test_of_capacities(self, policy: PlainPolicy, situation: Situation) -> None:
        """A settled value is the value of every world, and so is silence."""
        decision = decide(policy, situation.facts, situation.weak, situation.day)
        if decision.status in ("settled", "silent"):
            for facts, day in worlds(policy, situation):
                whole = decide(policy, facts, frozenset(), day)
                assert whole.value is decision.value
                assert decision.status == "settled" or whole.status == "silent"

    @given(policies(), situations(), st.data())
    @BRUTE
    def test_on_the_way(self, policy: PlainPolicy, situation: Situation, data: st.DataObject) -> None:
        """A settled value stays while more is learnt, and so does its status."""
        decision = decide(policy, situation.facts, situation.weak, situation.day)
        if decision.status == "settled":
            more = data.draw(st.dictionaries(st.sampled_from(FACTS), st.sampled_from((YES, NO))))
            untold = {
                fact: truth
                for fact, truth in more.items()
                if situation.facts.get(fact, UNKNOWN) is UNKNOWN or fact in situation.weak
            }
            facts, weak = {**situation.facts, **untold}, situation.weak - untold.keys()
            later = decide(policy, facts, weak, situation.day)
            assert (later.value, later.status) == (decision.value, "settled")

    @given(policies(most_rules=2), situations())
    @BRUTE
    def test_of_findings(self, policy: PlainPolicy, situation: Situation) -> None:
        """A settled finding keeps its word in every world; where it is not in force it does not apply."""
        settled = {
            guideline: outcome
            for guideline, (outcome, status, _) in findings(
                policy, situation.facts, situation.weak, situation.day
            ).items()
            if status == "settled"
        }
        for facts, day in worlds(policy, situation) if settled else ():
            whole = findings(policy, facts, frozenset(), day)
            for guideline, outcome in settled.items():
                assert whole.get(guideline, ("not-applicable",))[0] == outcome

    @given(policies(most_rules=2), situations())
    @BRUTE
    def test_of_obligations(self, policy: PlainPolicy, situation: Situation) -> None:
        """A settled obligation is due, or not due, in every world."""
        settled = {
            obligation: (outcome, precaution)
            for obligation, (outcome, precaution, status) in obligations(
                policy, situation.facts, situation.weak, situation.day
            ).items()
            if status == "settled"
        }
        for facts, day in worlds(policy, situation) if settled else ():
            whole = obligations(policy, facts, frozenset(), day)
            for obligation, outcome in settled.items():
                assert whole.get(obligation, ("not-due", False))[:2] == outcome


class TestAssumedIsAPromiseToo:
    """Assumed: settled, or silent, only with the weak facts, and with the rules that count without a day."""

    @given(policies(), situations())
    @BRUTE
    def test_of_all_answers(self, policy: PlainPolicy, situation: Situation) -> None:
        """If the weak facts are as they seem, no answer to an unknown one changes what is assumed."""
        what = (policy, situation.facts, situation.weak, situation.day)
        decision, found, due = decide(*what), findings(*what), obligations(*what)
        for facts in completions(situation, weak_too=False):
            whole = (policy, facts, frozenset[str](), situation.day)
            if decision.status == "assumed":
                assert decide(*whole).value is decision.value
            for guideline, (outcome, status, _) in found.items():
                if status == "assumed":
                    assert findings(*whole)[guideline][0] == outcome
            for obligation, (result, precaution, status) in due.items():
                if status == "assumed":
                    assert obligations(*whole)[obligation][:2] == (result, precaution)


@given(policies(), situations())
@BRUTE
def test_yes_stands_whatever_is_still_learnt(policy: PlainPolicy, situation: Situation) -> None:
    """A rule that is yes (stands whatever is still learnt) stays so, and one that is no too."""
    states = decide(policy, situation.facts, frozenset(), situation.day).states
    for facts in completions(situation, weak_too=False):
        later = decide(policy, facts, frozenset(), situation.day).states
        for rule, state in states.items():
            if state in ("yes", "no"):
                assert later[rule] == state


@given(policies(), situations())
@BRUTE
def test_only_what_is_missing_leaves_an_answer_open(policy: PlainPolicy, situation: Situation) -> None:
    """Once every fact and the day are told, nothing is assumed, provisional or open."""
    facts, day = next(worlds(policy, situation))
    whole = decide(policy, facts, frozenset(), day)
    assert whole.status in ("settled", "conflicting", "silent", "not-in-force")
    assert set(whole.states.values()) <= {"yes", "no"}


@given(policies(), situations())
@BRUTE
def test_a_prohibition_that_cannot_be_decided_is_never_complies(
    policy: PlainPolicy, situation: Situation
) -> None:
    """Whatever is missing: while the conduct is unknown, no prohibition is complied with."""
    found = findings(policy, situation.facts, situation.weak, situation.day)
    conduct = Knowledge(situation.facts, policy.own_facts)
    for one in policy.guidelines:
        if one.modality.is_prohibition and conduct.truth(one.conduct) is UNKNOWN and one.id in found:
            assert found[one.id][0] != "complies"


@given(policies(), situations(), st.randoms(use_true_random=False))
@BRUTE
def test_no_order_matters(policy: PlainPolicy, situation: Situation, random: Random) -> None:
    """Nothing global, no order that matters."""
    shuffled = attrs.evolve(
        policy,
        rules=tuple(random.sample(policy.rules, len(policy.rules))),
        guidelines=tuple(random.sample(policy.guidelines, len(policy.guidelines))),
        obligations=tuple(random.sample(policy.obligations, len(policy.obligations))),
    )
    known_of_it = (situation.facts, situation.weak, situation.day)
    assert decide(policy, *known_of_it) == decide(shuffled, *known_of_it)
    assert findings(policy, *known_of_it) == findings(shuffled, *known_of_it)
    assert obligations(policy, *known_of_it) == obligations(shuffled, *known_of_it)


# --- the strategies ---------------------------------------------------------------------------------------


def test_the_drawn_facts_may_stand_in_capacity_rules() -> None:
    """All are of the shipped vocabulary, and none comes after the act."""
    vocabulary = Vocabulary.shipped()
    assert all(vocabulary[fact].group is not Chapter.AFTERWARDS for fact in FACTS)


@pytest.mark.thorough
def test_the_strategies_reach_every_status_and_outcome() -> None:
    """Properties over them are about something: each word of the page comes up."""
    statuses = {"settled", "assumed", "provisional", "open", "conflicting", "silent", "not-in-force"}
    outcomes = {"not-applicable", "permitted", "complies", "excused", "breached", "departed-from"}
    every = {*statuses, *outcomes, "undecided", "due", "not-due"}
    words = set()

    def has_completed_them(drawn: tuple[PlainPolicy, Situation]) -> bool:
        policy, situation = drawn
        what = (policy, situation.facts, situation.weak, situation.day)
        decision, found, due = decide(*what), findings(*what), obligations(*what)
        words.add(decision.status)
        words.update(outcome for outcome, _, _ in found.values())
        words.update(outcome for outcome, _, _ in due.values())
        return words >= every

    fixed = settings(BRUTE, max_examples=2_000, phases=[Phase.generate], derandomize=True, database=None)
    find(st.tuples(policies(depth=1), situations()), has_completed_them, settings=fixed)
    assert words == every
