"""Completions that contradict the relations between facts do not count."""

from __future__ import annotations

import pickle

import needless
import pytest
from policy_builders import PARTY, all_of, any_of, duty, finding, norm, outcome, policy, rule

import plain_evaluator as plain
from offentligroll.engine import worlds
from offentligroll.engine.known import Known
from offentligroll.engine.over_worlds import decide_guidelines
from offentligroll.engine.worlds import MOST_WORLDS, Worlds
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import FactTest
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.rule import InCapacity

SHARE, BLOCK, OMISSION = (FactTest(fact=fact) for fact in ("is-share", "is-block", "is-omission"))
TOP, HOLDS = FactTest(fact="author-is-top-official"), FactTest(fact="author-holds-public-role")


def test_settled_over_the_worlds_of_shipped_policies() -> None:
    """No promise is broken, and fewer than one answer in a hundred is needlessly unsettled."""
    counts = needless.count(needless.situations(30))
    assert counts["situations"] > 1_000
    assert (counts["before: broken"], counts["after: broken"]) == (0, 0)
    assert counts["after: needlessly"] < counts["situations"] / 100
    assert counts["after: needlessly"] < counts["before: needlessly"]


@pytest.mark.thorough
def test_norms_settled_over_the_worlds_of_shipped_policies() -> None:
    """For findings and duties, too, no promise is broken, and what is needlessly unsettled becomes less."""
    counts = needless.count_norms(needless.situations(15, norms=True))
    assert counts["norms"] > 1_000
    assert (counts["before: broken"], counts["after: broken"]) == (0, 0)
    assert counts["after: needlessly"] < counts["norms"] / 100
    assert counts["after: needlessly"] < counts["before: needlessly"]


def test_a_settled_finding_is_that_of_all_worlds() -> None:
    """The plain evaluator, which knows of no relations, finds in each possible world what is settled."""
    settled = 0
    for situation in needless.situations(2, norms=True):
        asked = situation.policy
        if asked.compiled.edges or asked.in_force is not None:
            continue
        known = situation.relations.completed(situation.told)
        assert known is not None
        known = asked.compiled.with_derived(known)
        decided = decide_guidelines(asked.compiled, known, asked.compiled.decide(known, None), None)[1]
        rules = plain.PlainPolicy(
            rules=asked.capacity_rules,
            guidelines=asked.guidelines,
            otherwise=asked.otherwise,
            own_facts=asked.group_facts,
        )
        positions = {fact: asked.compiled.positions[fact] for fact in situation.facts}
        worlds = [
            plain.findings(rules, {fact: world.truth(position) for fact, position in positions.items()})
            for world in situation.worlds()
        ]
        for number, (came_to, status) in decided.items():
            if status is Status.SETTLED:
                settled += 1
                identity = asked.compiled.guidelines.guidelines[number].id
                assert {world[identity][0] for world in worlds} == {came_to.value}
    assert settled > 100


EITHER = any_of(FactTest(fact=SHARE.fact, negated=True), FactTest(fact=BLOCK.fact, negated=True))
ANY = InCapacity.ANY


class TestNorms:
    """What all worlds agree on is settled for guidelines and obligations as well."""

    def test_a_conduct_that_is_right_whichever_is_so(self) -> None:
        """Nobody shares and blocks in one act, so that the demand is met."""
        found = finding(policy(norm("norm", "must", EITHER, in_capacity=ANY)).assess_facts())
        assert (found.outcome, found.status) == (Outcome.COMPLIES, Status.SETTLED)

    def test_a_duty_that_arises_whichever_is_so(self) -> None:
        """An obligation that one of them leaves standing is due."""
        asked = policy(duty("duty", when=EITHER, in_capacity=ANY))
        found = outcome(asked.assess_facts())
        assert (found.outcome, found.status) == (ObligationOutcome.DUE, Status.SETTLED)
        assert outcome(asked.assess_facts([SHARE.fact])).status is Status.SETTLED

    def test_what_assumptions_make_firm_is_assumed(self) -> None:
        """Where the worlds agree only with a weak fact, the finding is assumed."""
        asked = policy(
            norm("norm", "must", all_of(EITHER, FactTest(fact=OMISSION.fact, negated=True)), in_capacity=ANY),
            assume=(Assumption(fact=OMISSION.fact, value=False),),
        )
        found = finding(asked.assess_facts())
        assert (found.outcome, found.status) == (Outcome.COMPLIES, Status.ASSUMED)

    def test_what_excuses_has_to_be_one_thing(self) -> None:
        """A finding is not excused by what differs from world to world."""
        asked = policy(norm("norm", "must_not", PARTY, unless=EITHER, in_capacity=ANY))
        assert finding(asked.assess_facts([PARTY])).outcome is Outcome.UNDECIDED

    def test_worlds_that_part_settle_nothing(self) -> None:
        """Where one world complies and another does not, nothing is decided."""
        asked = policy(norm("norm", "must_not", SHARE.fact, when=any_of(SHARE, BLOCK), in_capacity=ANY))
        assert finding(asked.assess_facts()).status is Status.OPEN


def test_what_excludes_the_contrary_settles() -> None:
    """Two rules that can't both apply leave one answer, whichever of the facts is so."""
    asked = policy(
        rule("role", "decides", when=HOLDS),
        rule("none", "suggests", "personal", when=FactTest(fact=TOP.fact, negated=True)),
        rule("top", "presumes", when=TOP),
        otherwise=Capacity.OFFICIAL,
    )
    assert asked.assess_facts(yes=[TOP.fact]).status is Status.SETTLED
    open_answer = asked.assess_facts()
    assert (open_answer.capacity, open_answer.status) == (Capacity.OFFICIAL, Status.PROVISIONAL)


def test_one_of_two_that_can_not_both_be_is_enough() -> None:
    """Whatever turns out, one rule stands: the value is settled, and both rules are named."""
    asked = policy(
        rule("no-share", "decides", when=FactTest(fact=SHARE.fact, negated=True)),
        rule("no-block", "decides", when=FactTest(fact=BLOCK.fact, negated=True)),
    )
    assessment = asked.assess_facts()
    assert (assessment.capacity, assessment.status) == (Capacity.OFFICIAL, Status.SETTLED)
    assert len(assessment.open_questions()) == 0


def test_an_answer_that_is_assumed_may_be_settled_by_the_worlds() -> None:
    """What weak facts alone make firm is assumed, and no firmer."""
    asked = policy(
        rule("no-share", "decides", when=FactTest(fact=SHARE.fact, negated=True), unless=OMISSION),
        rule("no-block", "decides", when=FactTest(fact=BLOCK.fact, negated=True), unless=OMISSION),
        assume=(Assumption(fact=OMISSION.fact, value=False),),
    )
    assert asked.assess_facts().status is Status.ASSUMED


def test_questions_ask_about_no_impossible_answers() -> None:
    """Open questions do not hang on answers that can't be."""
    asked = policy(rule("both", "decides", when=all_of(SHARE, BLOCK)))
    assert [len(question.facts) for question in asked.assess_facts().open_questions()] == []


@pytest.fixture
def pair() -> Worlds:
    """Two facts that exclude each other."""
    yes, no = Truth.YES, Truth.NO
    return Worlds.compile([(("a", yes), ("b", no)), (("b", yes), ("a", no))], {"a": 0, "b": 1})


class TestWorlds:
    """Relations as bits."""

    def test_what_follows_is_added(self, pair: Worlds) -> None:
        """One answer brings the other; both together can't be."""
        assert pair.closed(0b0001) == 0b1001
        assert pair.closed(0b0101) is None

    def test_the_worlds_that_are_left(self, pair: Worlds) -> None:
        """Of two that exclude each other one may be so, or neither."""
        assert [world.told for world in pair.left(Known(0))] == [0b1001, 0b0110, 0b1010]
        assert pair.left(Known(0b0010)) == []
        assert Worlds().left(Known(0)) == []

    def test_too_many_worlds_are_not_looked_at(self) -> None:
        """Beyond a bound nothing is said, and the answer stays what it was."""
        steps = [((f"{n}", Truth.YES), (f"{n + 1}", Truth.YES)) for n in range(0, 20, 2)]
        many = Worlds.compile(steps, {f"{n}": n for n in range(21)})
        assert MOST_WORLDS < 3**10
        assert many.left(Known(0)) == []

    def test_memory_is_bounded(self, pair: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
        """What was left before is kept for so many patterns, and does not travel to other processes."""
        monkeypatch.setattr(worlds, "_MOST_KEPT", 1)
        found = [pair.left(Known(told)) for told in (0, 0b0010, 0)]
        assert found[0] == found[2] != found[1]
        assert len(pickle.dumps(pair)) == len(pickle.dumps(Worlds(pair.steps, pair.yeses)))
        assert pickle.loads(pickle.dumps(pair)).steps == pair.steps  # noqa: S301 - our own bytes

    def test_a_fact_that_is_tried_by_itself(self) -> None:
        """Some are tried although nothing that is related to them is unknown."""
        alone = Worlds.compile([], {"a": 0}, ["a"])
        assert [one.told for one in alone.left(Known(0))] == [0b01, 0b10]
        assert alone.left(Known(0b01)) == []
        assert pickle.loads(pickle.dumps(alone)).left(Known(0)) == alone.left(Known(0))  # noqa: S301

    def test_weak_answers_yield_to_a_trial(self, pair: Worlds) -> None:
        """A weak answer gives way to what follows from a trial; one that nothing follows from it stays."""
        assert pair.completed(Known(0b0101, weak=0b1100)) == Known(0b1001, weak=0)
        assert pair.completed(Known(0b0100, weak=0b1100)) == Known(0b0100, weak=0b1100)
        assert pair.completed(Known(0b0101)) is None
        assert Worlds().completed(Known(0b0101)) == Known(0b0101)
