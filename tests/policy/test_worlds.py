"""Completions that contradict the relations between facts do not count."""

from __future__ import annotations

import needless
import pytest
from policy_builders import all_of, policy, rule

from offentligroll.engine.known import Known
from offentligroll.engine.worlds import MOST_WORLDS, Worlds
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Assumption
from offentligroll.rules.condition import FactTest
from offentligroll.rules.outcome import Status

SHARE, BLOCK, OMISSION = (FactTest(fact=fact) for fact in ("is-share", "is-block", "is-omission"))
TOP, HOLDS = FactTest(fact="author-is-top-official"), FactTest(fact="author-holds-public-role")


def test_settled_over_the_worlds_of_shipped_policies() -> None:
    """No promise is broken, and fewer than one answer in a hundred is needlessly unsettled."""
    counts = needless.count(needless.situations(30))
    assert counts["situations"] > 1_000
    assert (counts["before: broken"], counts["after: broken"]) == (0, 0)
    assert counts["after: needlessly"] < counts["situations"] / 100
    assert counts["after: needlessly"] < counts["before: needlessly"]


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

    def test_weak_answers_yield_to_a_trial(self, pair: Worlds) -> None:
        """A weak answer gives way to what follows from a trial; one that nothing follows from it stays."""
        assert pair.completed(Known(0b0101, weak=0b1100)) == Known(0b1001, weak=0)
        assert pair.completed(Known(0b0100, weak=0b1100)) == Known(0b0100, weak=0b1100)
        assert pair.completed(Known(0b0101)) is None
        assert Worlds().completed(Known(0b0101)) == Known(0b0101)
