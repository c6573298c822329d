"""The interview: which questions it asks, in which order, and when it ends."""

from __future__ import annotations

import datetime as dt
import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_builders import ASSIGNED, DECIDING, LISTED, PARTY, REQUEST, TOP, entry, loaded, own_fact

import strategies as draw
from offentligroll import Act, Policy, Statement
from offentligroll.facts.note import Note
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.asking import inquiry, turning
from offentligroll.policy.asking.interview import Interview
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.rule import CapacityRule
from offentligroll.rules.visitor import VISITOR_FACT
from plain_evaluator import PlainPolicy
from real_policies import real

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
DECIDES = entry("capacity", "listed", f'decides = "official"\nwhen = "{LISTED}"')


def asked_of(interview: Interview, answers: dict[str, Truth] | None = None) -> list[str]:
    """Follow the questions to the end; what no answer is given for is not known."""
    return [fact for fact, _ in followed(interview, answers).answers]


def followed(interview: Interview, answers: dict[str, Truth] | None = None) -> Interview:
    """Answer all questions."""
    while interview.question is not None:
        fact = interview.question.id
        interview = interview.with_answer(fact, (answers or {}).get(fact, UNKNOWN))
    return interview


def truths() -> st.SearchStrategy[dict[str, Truth]]:
    """Draw an answer to every fact."""
    told = st.sampled_from((YES, NO))
    return st.fixed_dictionaries(dict.fromkeys(draw.FACTS, told))


def begun(drawn: PlainPolicy, situation: draw.Situation) -> Interview:
    """Begin an interview in a situation, the weak facts of which are assumed."""
    interview = real(drawn, situation).interview(as_of=situation.day)
    for fact, truth in situation.facts.items():
        if fact not in situation.weak and truth is not UNKNOWN:
            interview = interview.with_answer(fact, truth)
    return interview


# ---------------------------------------------------------------------------------------------- properties


@given(
    draw.policies(), draw.situations(), st.dictionaries(st.sampled_from(draw.FACTS), st.sampled_from(Truth))
)
def test_it_ends_and_never_asks_in_vain(
    drawn: PlainPolicy, situation: draw.Situation, answers: dict[str, Truth]
) -> None:
    """It asks no fact twice, none that was told, none that the policy has no use for; so it ends."""
    interview = begun(drawn, situation)
    told = {fact for fact, _ in interview.answers}
    ended = followed(interview, answers)
    asked = [fact for fact, _ in ended.answers if fact not in told]
    assert len(asked) == len(set(asked))
    assert set(asked) <= set(interview.policy.compiled.facts)
    assert len(ended.answers) == len({fact for fact, _ in ended.answers})
    assert ended.waiting == ()


@given(draw.policies(), draw.situations(), truths())
def test_a_truthful_respondent_leaves_nothing_open(
    drawn: PlainPolicy, situation: draw.Situation, answers: dict[str, Truth]
) -> None:
    """Whoever can answer everything ends with an answer that nothing untold could change."""
    interview = begun(drawn, situation)
    ended = followed(interview, answers)
    told = {fact for fact, _ in ended.answers}
    # That bare facts are about an official's statement is a premise, which telling lifts, and no question.
    left = [fact for fact in interview.policy.compiled.facts if fact not in told and fact != VISITOR_FACT]
    # Without a day, norms that come and go stay undecided, and the day is no fact to ask for.
    dated = any(norm.in_force for norm in drawn.guidelines) or any(
        duty.in_force for duty in drawn.obligations
    )
    is_decided = ended.assessment.status is Status.SETTLED and not (situation.day is None and dated)
    assumed = {fact: situation.facts[fact] for fact in left if fact in situation.weak}
    for completion in itertools.product((YES, NO), repeat=len(left)):
        more = ended
        for fact, truth in zip(left, completion, strict=True):
            more = more.with_answer(fact, truth)
        assert more.assessment.capacity is ended.assessment.capacity
        if is_decided and assumed.items() <= dict(more.answers).items():
            assert _turned(more) <= _turned(ended)


def _turned(interview: Interview) -> set[str]:
    """The guidelines that are gone against, and what is due."""
    found = interview.assessment
    against = {one.id for one in found.findings if one.outcome.is_against}
    return against | {one.id for one in found.obligations if one.outcome is ObligationOutcome.DUE}


@given(draw.policies(), draw.situations(), truths())
def test_a_settled_capacity_is_not_asked_about(
    drawn: PlainPolicy, situation: draw.Situation, answers: dict[str, Truth]
) -> None:
    """Once the capacity is settled no rule about it waits, and each question has a rule that waits for it."""
    interview = begun(drawn, situation)
    while interview.question is not None:
        kinds = {type(rule) for rule in interview.waiting}
        assert kinds
        if interview.assessment.status is Status.SETTLED:
            assert CapacityRule not in kinds
        fact = interview.question.id
        interview = interview.with_answer(fact, answers[fact])


# ---------------------------------------------------------------------------------------------- order


def test_what_settles_the_capacity_is_asked_first() -> None:
    """A fact that settles the capacity by itself comes before those that do so only together."""
    together = entry(
        "capacity", "together", f'decides = "personal"\nwhen = {{ all_of = ["{ASSIGNED}", "{TOP}"] }}'
    )
    interview = loaded(together, DECIDES).interview()
    assert asked_of(interview, {LISTED: NO, TOP: YES}) == [LISTED, TOP, ASSIGNED]
    assert asked_of(interview, {LISTED: NO, TOP: UNKNOWN}) == [LISTED, TOP]


def test_one_answer_that_settles_comes_before_a_rule_that_is_nearly_known() -> None:
    """What can settle it alone is asked first, even where another rule lacks fewer facts."""
    both = entry("capacity", "both", f'decides = "official"\nwhen = {{ all_of = ["{TOP}", "{LISTED}"] }}')
    one = entry(
        "capacity",
        "one",
        f'decides = "official"\nwhen = {{ any_of = ["{ASSIGNED}", "{PARTY}", "{REQUEST}"] }}',
    )
    asked = asked_of(loaded(both, one).interview(), {TOP: YES})
    assert asked == [PARTY, ASSIGNED, REQUEST, TOP, LISTED]


def test_what_could_rebut_is_asked() -> None:
    """An answer that holds until the contrary is shown is asked about what would show it."""
    own = entry("capacity", "own", f'presumes = "personal"\nwhen = "{TOP}"\nrebutted_by = "{ASSIGNED}"')
    ended = followed(loaded(own).interview(), {TOP: YES, ASSIGNED: NO})
    assert [fact for fact, _ in ended.answers] == [TOP, ASSIGNED]
    assert (ended.assessment.capacity, ended.assessment.status) == (Capacity.PERSONAL, Status.SETTLED)


def test_what_can_be_looked_up_is_asked_before_what_only_a_person_knows() -> None:
    """Among equals a register's question comes first, then the words', then a person's, afterwards last."""
    rules = [
        entry("capacity", f"of-{fact}", f'decides = "official"\nwhen = "{fact}"')
        for fact in (ASSIGNED, "mentions-it", DECIDING, TOP)
    ]
    words = own_fact("mentions-it", 'words = { sv = ["snö"] }')
    assert asked_of(loaded(words, *rules).interview()) == [TOP, "mentions-it", DECIDING, ASSIGNED]


def test_duties_come_before_guidelines_and_strict_ones_before_others() -> None:
    """After the capacity come what must be done, strict guidelines, and others; bare permissions never."""
    policy = loaded(
        DECIDES,
        entry("guideline", "may", f'may = "{REQUEST}"'),
        entry("guideline", "should", f'should = "{TOP}"'),
        entry("guideline", "must-not", f'must_not = "{PARTY}"'),
        entry("obligation", "duty", f'when = "{DECIDING}"\naction = {{ sv = "Gör.", en = "Do." }}'),
    )
    interview = followed(policy.interview(), {LISTED: YES})
    assert [fact for fact, _ in interview.answers] == [LISTED, DECIDING, PARTY, TOP]


def test_a_permission_is_asked_about_where_it_could_excuse() -> None:
    """What a permission waits for matters where it lets off from a duty, and where another sets it aside."""
    policy = loaded(
        DECIDES,
        entry("guideline", "no", f'must_not = "{PARTY}"'),
        entry("guideline", "may", f'may = "{PARTY}"\nwhen = "{TOP}"\noutranks = ["no"]'),
        entry("guideline", "may-else", f'may = "{PARTY}"\nwhen = "{REQUEST}"\noutranks = ["may"]'),
    )
    asked = asked_of(policy.interview(), {LISTED: YES, PARTY: YES, TOP: YES, REQUEST: YES})
    assert asked == [LISTED, PARTY, TOP, REQUEST]
    assert asked_of(policy.interview(), {LISTED: YES, PARTY: YES, TOP: NO}) == [LISTED, PARTY, TOP]


def test_what_hangs_on_something_nobody_knows_is_not_asked() -> None:
    """Where one thing needed is not known, the rest can turn nothing; nor can what needs a capacity."""
    policy = loaded(
        DECIDES,
        entry("guideline", "no", f'must_not = {{ all_of = ["{PARTY}", "{TOP}"] }}\nin_capacity = "any"'),
        entry("obligation", "do", f'when = "{REQUEST}"\naction = {{ sv = "Gör.", en = "Do." }}'),
    )
    assert asked_of(policy.interview(), {LISTED: UNKNOWN}) == [LISTED, PARTY]
    assert asked_of(policy.interview(), {LISTED: YES}) == [LISTED, REQUEST, PARTY]


def test_what_can_turn_nothing_is_not_asked() -> None:
    """A guideline that excepts whatever it forbids is never asked about."""
    rule = entry("guideline", "no", f'must_not = "{PARTY}"\nunless = "{PARTY}"\nin_capacity = "any"')
    assert asked_of(loaded(rule).interview()) == []


def test_a_fact_either_answer_to_which_turns_a_norm_is_asked() -> None:
    """Not knowing `a or not a` leaves a guideline undecided, and either answer shows that it is breached."""
    rule = entry(
        "guideline",
        "no",
        f'must_not = {{ any_of = ["{PARTY}", "not {PARTY}"] }}\nin_capacity = "any"',
    )
    ended = followed(loaded(rule).interview(), {PARTY: NO})
    assert [fact for fact, _ in ended.answers] == [PARTY]
    assert ended.assessment.against != ()


def test_many_facts_of_a_norm_all_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many facts to try, all that a norm asks for are asked about."""
    monkeypatch.setattr(turning, "MOST_TRIED_AT_ONCE", 0)
    rule = entry("guideline", "no", f'must_not = "{PARTY}"\nunless = "{PARTY}"\nin_capacity = "any"')
    assert asked_of(loaded(rule).interview()) == [PARTY]


def test_precautions_are_asked_about() -> None:
    """What is to be done only because nobody can tell yet is a question."""
    duty = entry(
        "obligation",
        "duty",
        f'in_capacity = "any"\nwhen = "{REQUEST}"\nwhen_undecided = "due"\n'
        'action = { sv = "Gör.", en = "Do." }',
    )
    interview = loaded(duty).interview()
    assert [one.id for one in interview.waiting] == ["duty"]
    assert asked_of(interview, {REQUEST: NO}) == [REQUEST]


def test_what_could_excuse_is_asked_before_it_ends() -> None:
    """A breach does not rest on an unknown defence or on what is only assumed while somebody can tell."""
    policy = loaded(
        DECIDES,
        entry("guideline", "no-party", f'must_not = "{PARTY}"\nunless = "{TOP}"\ndefence = "{ASSIGNED}"'),
        more=f"[assume]\n{TOP} = false",
    )
    ended = followed(policy.interview(), {LISTED: YES, PARTY: YES, TOP: NO, ASSIGNED: YES})
    assert [fact for fact, _ in ended.answers] == [LISTED, PARTY, ASSIGNED]
    assert ended.assessment.findings[0].outcome is Outcome.EXCUSED
    ended = followed(policy.interview(), {LISTED: YES, PARTY: YES, TOP: YES, ASSIGNED: NO})
    assert [fact for fact, _ in ended.answers] == [LISTED, PARTY, ASSIGNED, TOP]
    assert ended.assessment.findings[0].outcome is Outcome.EXCUSED


def test_what_is_told_is_not_asked_to_excuse() -> None:
    """Where a breach rests on what was told, only what could excuse it is asked; once settled, nothing."""
    rule = entry(
        "guideline",
        "no-party",
        f'must_not = {{ any_of = ["{PARTY}", "{TOP}"] }}\nin_capacity = "any"\ndefence = "{ASSIGNED}"',
    )
    policy = loaded(rule, more=f"[assume]\n{TOP} = true")
    statement = Statement(act=Act.SPOKEN).with_fact(PARTY, value=True)
    assert asked_of(policy.interview(statement)) == [ASSIGNED, TOP]
    settled = policy.interview(statement.with_fact(ASSIGNED, value=False))
    assert settled.assessment.findings[0].status is Status.SETTLED
    assert settled.question is None


def test_what_makes_no_difference_is_not_asked() -> None:
    """Facts that change nothing, however the others turn out, are left out."""
    policy = loaded(
        DECIDES,
        entry("capacity", "same", f'decides = "official"\nwhen = {{ all_of = ["{LISTED}", "{PARTY}"] }}'),
        entry("capacity", "lower", f'suggests = "personal"\nwhen = "{REQUEST}"'),
    )
    interview = policy.interview().with_answer(LISTED, NO)
    assert asked_of(interview) == [LISTED, REQUEST]


@pytest.mark.parametrize("tried", [inquiry.MOST_TRIED_AT_ONCE, 0])
def test_idle_ranks_are_not_asked_about(monkeypatch: pytest.MonkeyPatch, tried: int) -> None:
    """Where two rules surely contradict each other, weaker rules can't help and are not asked about."""
    monkeypatch.setattr(inquiry, "MOST_TRIED_AT_ONCE", tried)
    policy = loaded(
        DECIDES,
        entry("capacity", "top", f'decides = "personal"\nwhen = "{TOP}"'),
        entry("capacity", "lower", f'presumes = "personal"\nwhen = "{REQUEST}"'),
    )
    interview = policy.interview().with_answer(LISTED, YES).with_answer(TOP, YES)
    assert interview.assessment.status is Status.CONFLICTING
    assert interview.question is None


@pytest.mark.parametrize("tried", [inquiry.MOST_TRIED_AT_ONCE, 0])
def test_rules_that_are_set_aside_are_not_asked_about(monkeypatch: pytest.MonkeyPatch, tried: int) -> None:
    """A rule that another one surely sets aside can't help, however much is missing of it."""
    monkeypatch.setattr(inquiry, "MOST_TRIED_AT_ONCE", tried)
    policy = loaded(
        entry("capacity", "low", f'suggests = "personal"\nwhen = "{TOP}"\noutranks = ["high"]'),
        entry("capacity", "high", f'decides = "official"\nwhen = "{REQUEST}"'),
        entry("capacity", "other", f'suggests = "official"\nwhen = "{PARTY}"'),
    )
    assert asked_of(policy.interview().with_answer(TOP, YES), {PARTY: YES}) == [TOP, PARTY]


def test_a_fact_that_counts_both_ways_is_asked() -> None:
    """Not knowing `a or not a` leaves the rule open, and either answer closes it."""
    either = entry(
        "capacity", "either", f'decides = "official"\nwhen = {{ any_of = ["{PARTY}", "not {PARTY}"] }}'
    )
    ended = followed(loaded(either).interview(), {PARTY: NO})
    assert [fact for fact, _ in ended.answers] == [PARTY]
    assert ended.assessment.capacity is Capacity.OFFICIAL


def test_many_facts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many facts to try all their answers, all that rules wait for are asked about."""
    never = entry(
        "capacity", "never", f'decides = "personal"\nwhen = {{ all_of = ["{PARTY}", "not {PARTY}"] }}'
    )
    interview = loaded(DECIDES, never).interview().with_answer(LISTED, YES)
    assert interview.assessment.status is Status.PROVISIONAL
    assert interview.question is None
    monkeypatch.setattr(inquiry, "MOST_TRIED_AT_ONCE", 0)
    assert asked_of(loaded(DECIDES, never).interview(), {LISTED: YES}) == [LISTED, PARTY]


# ---------------------------------------------------------------------------------------------- accounts


def test_spoken_words_are_not_asked_about_accounts() -> None:
    """Where a policy asks whether it was spoken, that comes before accounts and answers for all of them."""
    spoken = entry("capacity", "spoken", 'suggests = "personal"\nwhen = "is-spoken"')
    interview = loaded(DECIDES, spoken).interview()
    assert [rule.id for rule in interview.waiting] == ["listed"]
    assert asked_of(interview, {"is-spoken": YES}) == ["is-spoken"]
    assert asked_of(interview, {"is-spoken": NO}) == ["is-spoken", LISTED]
    ended = followed(interview, {"is-spoken": YES})
    known = {one.id: one.fact.truth for one in ended.assessment.facts}
    assert known == {VISITOR_FACT: NO, LISTED: NO, "is-spoken": YES}


def test_an_account_was_not_spoken() -> None:
    """Whoever tells of an account is not asked whether the words were spoken."""
    spoken = entry("capacity", "spoken", 'decides = "personal"\nwhen = "is-spoken"')
    interview = loaded(DECIDES, spoken).interview().with_answer(LISTED, YES)
    assert interview.question is None
    assert interview.assessment.status is Status.SETTLED


# ---------------------------------------------------------------------------------------------- answers


def test_what_the_statement_tells_is_not_asked() -> None:
    """What a statement tells by itself is known, and an answer outranks what was computed."""
    statement = Statement(act=Act.SPOKEN, text="Vi har beslutat att ploga.", language="sv")
    policy = loaded(DECIDES, entry("capacity", "says", f'decides = "official"\nwhen = "{DECIDING}"'))
    interview = policy.interview(statement)
    assert interview.question is None
    ended = interview.with_answer(DECIDING, NO)
    assert ended.assessment.capacity is Capacity.UNDETERMINED
    assert ended.told_statement(statement).facts[0].fact == DECIDING
    assert interview.told_statement(statement) == statement


def test_not_knowing_is_an_answer() -> None:
    """Who can't tell is not asked again, and nothing is made of it, on a statement either."""
    statement = Statement(act=Act.POST)
    for interview in (loaded(DECIDES).interview(), loaded(DECIDES).interview(statement)):
        ended = followed(interview, {LISTED: UNKNOWN})
        assert ended.answers == ((LISTED, UNKNOWN),)
        assert ended.assessment.status is Status.OPEN


def test_a_question_says_what_is_missing() -> None:
    """A question carries what is known of the fact, such as why it could not be looked up."""
    question = loaded(DECIDES).interview(Statement(act=Act.POST)).question
    assert question is not None
    assert question.fact.note == Note.of("channel-unrecorded")


def test_an_answer_can_be_changed() -> None:
    """Another answer to the same question takes the place of the first; the first interview stays."""
    first = loaded(DECIDES).interview().with_answer(LISTED, YES)
    second = first.with_answer(LISTED, NO)
    assert first.assessment.capacity is Capacity.OFFICIAL
    assert second.answers == ((LISTED, NO),)
    assert second.assessment.capacity is Capacity.UNDETERMINED


@pytest.mark.parametrize(
    ("fact", "words"),
    [("acount-is-listed", "did you mean `account-is-listed`"), ("together", "follows from other facts")],
)
def test_only_facts_can_be_answered(fact: str, words: str) -> None:
    """An answer to what is no fact, or to what follows from others, is refused at once."""
    policy = loaded(own_fact("together", f'any_of = ["{LISTED}", "{PARTY}"]'), DECIDES)
    with pytest.raises(ValueError, match=words):
        policy.interview().with_answer(fact, YES)


def test_a_policy_out_of_force_asks_nothing() -> None:
    """Outside its days a policy has no questions."""
    policy = loaded(DECIDES, more="in_force = { from = 2020-01-01 }")
    assert policy.interview(as_of=dt.date(2019, 12, 31)).question is None
    assert policy.interview(as_of=dt.date(2020, 1, 1)).question is not None


@pytest.mark.parametrize("name", ["katrineholm", "us-lindke"])
def test_shipped_policies_can_be_asked(name: str) -> None:
    """An interview on a shipped policy ends with far fewer questions than the policy has facts."""
    policy = Policy.load(name)
    ended = followed(policy.interview(), dict.fromkeys(policy.compiled.facts, NO))
    assert ended.question is None
    assert len(ended.answers) < len(policy.compiled.facts)
    assert attrs.evolve(ended, answers=()).question is not None
