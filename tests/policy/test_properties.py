"""What holds of all policies: settled answers, pure inputs, questions, records, threads."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import pickle
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_builders import (
    ASSIGNED,
    DECIDING,
    LISTED,
    PARTY,
    REQUEST,
    TOP,
    all_of,
    any_of,
    group,
    named,
    norm,
    policy,
    rule,
)

import plain_evaluator as plain
import strategies as draw
from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.normal_form import MOST_TERMS, Normaliser, Term
from offentligroll.engine.own_facts import expand, plain_groups
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.judging import questions
from offentligroll.policy.policy import Policy
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.outcome import Outcome, Status
from offentligroll.rules.rule import CapacityRule, Guideline
from offentligroll.rules.support import evaluate
from real_policies import assess, bits, completions, real, untold
from steps import steps_of


class TestSettled:
    """*Settled* is a promise."""

    @given(
        drawn=draw.policies(most_guidelines=0, most_obligations=0),
        situation=draw.situations(any_speaker=True),
    )
    def test_capacities(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """No answer to any unknown or weak fact can change the value of a settled answer."""
        asked = real(drawn)
        decision = asked.decide(bits(asked, situation), situation.day)
        if decision.status is Status.SETTLED:
            for full in completions(situation, fully=True):
                assert asked.decide(bits(asked, full), full.day).value is decision.value

    @given(drawn=draw.policies(most_obligations=0), situation=draw.situations())
    def test_findings(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """A settled finding keeps its word, whatever is learnt about what is weak or unknown."""
        settled = {
            finding.id: finding.outcome
            for finding in assess(real(drawn, situation), situation).findings
            if finding.status is Status.SETTLED
        }
        if not settled:
            return
        for full in completions(situation, fully=True):
            later = {finding.id: finding.outcome for finding in assess(real(drawn, full), full).findings}
            assert {finding: later[finding] for finding in settled} == settled

    @given(drawn=draw.policies(most_obligations=0), situation=draw.situations())
    def test_what_is_never_against(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """`may_be_against`: false is a promise, whatever is learnt and however the capacity turns out."""
        harmless = {
            finding.id
            for finding in assess(real(drawn, situation), situation).findings
            if not finding.may_be_against
        }
        if not harmless:
            return
        for full in completions(situation, fully=True):
            for finding in assess(real(drawn, full), full).findings:
                assert finding.id not in harmless or not finding.outcome.is_against

    @given(drawn=draw.policies(most_rules=2, most_obligations=0), situation=draw.situations())
    def test_prohibitions(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """A prohibition that cannot be decided is never "complies", whatever is missing."""
        asked = real(drawn)
        found = {
            one.id: one.outcome for one in assess(asked, attrs.evolve(situation, weak=frozenset())).findings
        }
        for one in drawn.guidelines:
            conduct = plain.Knowledge(situation.facts, drawn.own_facts).truth(one.conduct)
            if one.modality.is_prohibition and conduct is Truth.UNKNOWN and one.id in found:
                assert found[one.id] is not Outcome.COMPLIES


class TestPureInputs:
    """Pure inputs, one rich output, nothing global, no order that matters."""

    @staticmethod
    def told(assessment: Assessment) -> Any:  # noqa: ANN401
        """Give all that may not hang on the order of rules."""
        return (
            assessment.capacity,
            assessment.status,
            assessment.lean,
            {one.id for one in assessment.because},
            {
                (one.id, frozenset(one.set_aside_by), frozenset(one.overruled_by))
                for one in assessment.despite
            },
            {one.id for one in assessment.held_open_by},
            {(one.id, one.state, frozenset(one.set_aside_by)) for one in assessment.rules},
            {(one.id, one.outcome, one.status, frozenset(one.excused_by)) for one in assessment.findings},
            {(one.id, one.outcome, one.status, one.is_precaution) for one in assessment.obligations},
            {frozenset(fact.id for fact in one.facts) for one in assessment.open_questions()},
        )

    @given(drawn=draw.policies(), situation=draw.situations(), data=st.data())
    def test_the_order_of_rules(
        self, drawn: plain.PlainPolicy, situation: draw.Situation, data: st.DataObject
    ) -> None:
        """The order of rules in the file never matters."""
        shuffled = attrs.evolve(
            drawn,
            rules=tuple(data.draw(st.permutations(drawn.rules))),
            guidelines=tuple(data.draw(st.permutations(drawn.guidelines))),
            obligations=tuple(data.draw(st.permutations(drawn.obligations))),
        )
        some, others = (assess(real(one, situation), situation) for one in (drawn, shuffled))
        assert self.told(some) == self.told(others)
        assert [one.id for one in others.rules if one.id != "visitor"] == [
            one.id for one in shuffled.rules if one.id in {reason.id for reason in some.rules}
        ]

    @given(drawn=draw.policies(), some=draw.situations(), others=draw.situations())
    def test_earlier_assessments(
        self, drawn: plain.PlainPolicy, some: draw.Situation, others: draw.Situation
    ) -> None:
        """What was assessed before changes nothing."""
        asked = real(drawn, some)
        first = assess(asked, some)
        assert (first.record, assess(asked, others).record)[0] == first.record
        assert assess(asked, some) == first == assess(real(drawn, some), some)

    @given(drawn=draw.policies(), situation=draw.situations())
    def test_the_quick_way_agrees(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """Deciding from bits, and assessing facts, come to the same."""
        asked = real(drawn, situation)
        assessment = assess(asked, situation)
        decision = asked.decide(bits(asked, situation), situation.day)
        assert (assessment.capacity, assessment.status, assessment.lean) == (
            decision.value,
            decision.status,
            decision.lean,
        )


class TestOpenQuestions:
    """Minimal sets of facts that nobody has told, some answers to which change the value."""

    @given(drawn=draw.policies(most_guidelines=0, most_obligations=0), situation=draw.situations())
    def test_exactly_the_minimal_sets(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """The sets are those of one fact or two that change the value, else of three; none holds another."""
        asked = real(drawn, situation)
        assessment = assess(asked, situation)
        changing: list[frozenset[str]] = []
        for size in (1, 2, 3):
            if size > 2 and changing:
                break
            for chosen in map(frozenset, itertools.combinations(untold(situation), size)):
                if any(smaller < chosen for smaller in changing):
                    continue
                for answers in itertools.product((Truth.YES, Truth.NO), repeat=size):
                    told = dict(zip(sorted(chosen), answers, strict=True))
                    learnt = attrs.evolve(
                        situation, facts={**situation.facts, **told}, weak=situation.weak - chosen
                    )
                    if assess(asked, learnt).capacity is not assessment.capacity:
                        changing.append(chosen)
                        break
        found = assessment.open_questions()
        assert found.complete
        assert [frozenset(fact.id for fact in one.facts) for one in found] == sorted(
            changing, key=lambda one: (len(one), [frozenset(f.id for f in q.facts) for q in found].index(one))
        )

    def test_a_search_that_gives_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where not every set could be tried, the answer says so."""
        rules = rule("r", "decides", when=all_of(LISTED, ASSIGNED)), rule("s", "suggests", when=TOP)
        monkeypatch.setattr(questions, "MOST_TRIALS", 8)
        found = policy(*rules).assess_facts().open_questions()
        assert not found.complete
        assert [[fact.id for fact in one.facts] for one in found] == [[TOP]]
        monkeypatch.undo()
        found = policy(*rules).assess_facts().open_questions()
        assert found.complete
        assert [sorted(fact.id for fact in one.facts) for one in found] == [[TOP], sorted((LISTED, ASSIGNED))]

    def test_a_search_through_many_counts_is_cheap(self) -> None:
        """Conditions of too many terms are answered in all trials at once."""
        facts = sorted(Vocabulary.shipped())[:60]
        asked = policy(
            *(
                rule(
                    f"r{number}",
                    "presumes",
                    "personal",
                    when=group(
                        GroupKind.AT_LEAST, *(facts[(number + 7 * step) % 60] for step in range(8)), count=4
                    ),
                )
                for number in range(60)
            )
        )
        assessment = asked.assess_facts()
        # Answered trial by trial, this took some twenty seconds.
        assert steps_of(assessment.open_questions) < 2_000_000
        assert not assessment.open_questions().complete

    def test_three_facts_are_asked_about_where_two_do_not_do(self) -> None:
        """Sets of three are looked for only where no smaller set changes the value."""
        three = rule("r", "decides", when=all_of(LISTED, ASSIGNED, TOP))
        found = policy(three).assess_facts().open_questions()
        assert [sorted(fact.id for fact in one.facts) for one in found] == [sorted((LISTED, ASSIGNED, TOP))]
        found = policy(three, rule("s", "suggests", when=PARTY)).assess_facts().open_questions()
        assert ([[fact.id for fact in one.facts] for one in found], found.complete) == ([[PARTY]], True)

    def test_nothing_to_ask(self) -> None:
        """A settled answer leaves nothing to ask."""
        asked = policy(rule("r", "decides", when=LISTED), rule("s", "suggests", "personal", when=TOP))
        assert tuple(asked.assess_facts([LISTED]).open_questions()) == ()

    def test_weak_facts_are_asked_about(self) -> None:
        """What was only assumed is worth a question."""
        asked = policy(
            rule("r", "decides", when=any_of(LISTED, ASSIGNED)),
            assume=(Assumption(fact=LISTED, value=True), Assumption(fact=ASSIGNED, value=True)),
        )
        (question,) = asked.assess_facts().open_questions()
        assert {(one.id, one.fact.truth) for one in question.facts} == {
            (LISTED, Truth.YES),
            (ASSIGNED, Truth.YES),
        }


MANY = tuple(fact for fact in Vocabulary.shipped() if fact not in draw.FACTS)[:96]
EXPLODING = {
    "too many choices": group(
        GroupKind.AT_LEAST, *(f"not {fact}" for fact in draw.FACTS), *draw.FACTS, count=6
    ),
    "too many terms": any_of(*(any_of(*MANY[at::12]) for at in range(12)), *draw.FACTS),
    "too many terms of choices": any_of(*(any_of(*MANY[at::40], *draw.FACTS) for at in range(40))),
    "too many products": all_of(*(any_of(*MANY[at::8], draw.FACTS[at % 6]) for at in range(8))),
    "fewer after absorption": all_of(*(any_of(*draw.FACTS[at:], *draw.FACTS[:at]) for at in range(6))),
}
"""Conditions by what makes them explode."""


def by_terms(terms: tuple[Term, ...], truth_of: Mapping[str, Truth]) -> Truth:
    """Answer an *or* of *ands*."""
    found = Truth.NO
    for term in terms:
        holds = Truth.YES
        for fact, negated in term:
            holds &= ~truth_of[fact] if negated else truth_of[fact]
        found |= holds
    return found


class TestTerms:
    """Rules are normalised once, by De Morgan and distribution, which Kleene logic allows."""

    @given(condition=draw.conditions(width=4), facts=draw.answers())
    def test_the_same_truth(self, condition: Condition, facts: dict[str, Truth]) -> None:
        """Terms and absorption never change the truth of a condition."""
        known = dict.fromkeys(draw.FACTS, Truth.UNKNOWN) | facts
        normaliser = Normaliser(own_facts={})
        terms = normaliser.terms(condition)
        for one in normaliser.derived:
            known[one.id] = evaluate(one.condition, known.__getitem__)
        assert by_terms(terms, known) is evaluate(condition, known.__getitem__)
        assert len(terms) <= MOST_TERMS
        assert not any(one < other for one in terms for other in terms)

    @given(own=draw.own_facts(depth=3), facts=draw.answers(), data=st.data())
    def test_own_facts(self, own: dict[str, Condition], facts: dict[str, Truth], data: st.DataObject) -> None:
        """Own facts count as what they stand for, whether taken apart or answered by themselves."""
        condition = data.draw(draw.conditions((*draw.FACTS, *own)))
        known = dict.fromkeys(draw.FACTS, Truth.UNKNOWN) | facts
        truth = plain.Knowledge(known, own).truth(condition)
        assert evaluate(expand(condition, plain_groups(own)), known.__getitem__) is truth
        normaliser = Normaliser(own_facts=own)
        terms = normaliser.terms(condition)
        for one in normaliser.derived:
            known[one.id] = evaluate(one.condition, known.__getitem__)
        assert by_terms(terms, known) is truth

    @pytest.mark.parametrize("kind", ["any_of", "all_of"])
    def test_the_law_of_the_excluded_middle_does_not_hold(self, kind: str) -> None:
        """`a or not a` is never simplified: it is unknown while `a` is."""
        condition = group(GroupKind(kind), LISTED, f"not {LISTED}")
        terms = Normaliser(own_facts={}).terms(condition)
        assert by_terms(terms, {LISTED: Truth.UNKNOWN}) is Truth.UNKNOWN
        asked = policy(rule("r", "decides", when=condition))
        assert asked.assess_facts().status is Status.OPEN

    @pytest.mark.parametrize("kind", EXPLODING)
    @pytest.mark.parametrize("negated", [False, True])
    @given(facts=draw.answers())
    def test_conditions_that_explode(self, kind: str, negated: bool, facts: dict[str, Truth]) -> None:
        """A condition with too many terms is answered by itself, to the same truth, with its weak facts."""
        condition = EXPLODING[kind]
        own = {"own": condition}
        asked = policy(
            rule("r", "decides", when="not own" if negated else "own"),
            rule("again", "presumes", when=TOP, unless="not own" if negated else "own"),
            named("own", condition),
            assume=(Assumption(fact=PARTY, value=True),),
        )
        known = dict.fromkeys((*draw.FACTS, *MANY), Truth.UNKNOWN) | facts
        told = [[fact for fact, one in known.items() if one is truth] for truth in (Truth.YES, Truth.NO)]
        assessment = asked.assess_facts(*told)
        known[PARTY] = Truth.YES if known[PARTY] is Truth.UNKNOWN else known[PARTY]
        truth = plain.Knowledge(known, own).truth(FactTest(fact="own", negated=negated))
        assert bool(asked.compiled.derived) is (kind.startswith("too many"))
        first, _ = assessment.rules
        assert first.state.value == {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "open"}[truth]


class TestValues:
    """Everything is immutable, picklable, thread-safe and cattrs-serialisable."""

    @given(drawn=draw.policies(), situation=draw.situations())
    def test_json(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """An assessment that went through JSON is equal to the one that was written."""
        assessment = assess(real(drawn, situation), situation)
        again = Assessment.from_dict(json.loads(json.dumps(assessment.to_dict())))
        assert again == assessment
        assert hash(again) == hash(assessment)

    @given(drawn=draw.policies(), situation=draw.situations())
    def test_pickles(self, drawn: plain.PlainPolicy, situation: draw.Situation) -> None:
        """Policies and assessments come out of a pickle as they went in, read or unread."""
        asked = real(drawn, situation)
        unread = pickle.loads(pickle.dumps(assess(asked, situation)))  # noqa: S301
        assessment = assess(asked, situation)
        assert unread == assessment
        assert pickle.loads(pickle.dumps(assessment)) == assessment  # noqa: S301
        copy = pickle.loads(pickle.dumps(asked))  # noqa: S301
        assert (copy, hash(copy)) == (asked, hash(asked))
        assert assess(copy, situation) == assessment

    def test_frozen(self) -> None:
        """Neither a policy nor an assessment can be changed."""
        asked = policy(rule("r", "decides", when=LISTED), norm("g", "must", PARTY))
        assessment = asked.assess_facts([LISTED])
        parts: list[Any] = [asked, assessment, assessment.because[0], assessment.findings[0]]
        for part in parts:
            name = attrs.fields(type(part))[0].name
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(part, name, None)

    def test_no_bool(self) -> None:
        """An assessment is neither true nor false."""
        with pytest.raises(TypeError, match="neither true nor false"):
            bool(policy().assess_facts())

    def test_many_threads(self) -> None:
        """Many threads assess with one policy and come to what one alone comes to."""
        facts = (LISTED, ASSIGNED, TOP, PARTY, REQUEST, DECIDING)
        rules: list[CapacityRule | Guideline] = [
            rule(
                f"r{number}",
                "suggests",
                ("official", "personal")[number % 2],
                when=any_of(one, f"not {two}"),
                outranks=(f"r{number - 1}",) if number % 3 else (),
            )
            for number, (one, two) in enumerate(itertools.permutations(facts, 2))
        ]
        rules += [norm(f"g{number}", "must_not", fact) for number, fact in enumerate(facts)]
        rules.append(
            rule("dear", "decides", when=all_of(*(any_of(*facts[at:], *facts[:at]) for at in range(6))))
        )
        situations = list(itertools.product((True, False, None), repeat=4))

        def told(asked: Policy, answers: tuple[bool | None, ...]) -> Assessment:
            some = list(zip(facts, answers, strict=False))
            yes, no = ([fact for fact, one in some if one is wanted] for wanted in (True, False))
            return asked.assess_facts(yes, no, at=dt.date(2018, 9, 1))

        expected = [told(policy(*rules), answers).record for answers in situations]
        shared = policy(*rules)
        with ThreadPoolExecutor(16) as pool:
            found = list(pool.map(lambda answers: told(shared, answers).record, situations))
        assert found == expected


def test_capacity_values() -> None:
    """The words of the design are the values."""
    assert [one.value for one in Capacity] == ["official", "personal", "undetermined"]
    assert isinstance(any_of(LISTED), Group)
