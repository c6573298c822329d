"""*Settled* is a promise of replies, too: nothing that is still learnt gives the question another answer."""

from __future__ import annotations

import functools
import itertools
import random

import pytest

from offentligroll import Act, Policy, Statement
from offentligroll.facts.relations import ContradictionError
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.policy import shipped_ids
from offentligroll.questions import Form, Reply, templates
from offentligroll.questions.answering import asked, supposed_of
from offentligroll.questions.owners import OWNERS
from offentligroll.questions.template import Template
from offentligroll.rules import Status
from town import ENGLISH_HEAD, SWEDEN

HEAD = ENGLISH_HEAD + SWEDEN
FACTS = ("takes-party-side", "is-satire", "receives-request", "is-measured")
"""Facts that have nothing to do with each other, and that no question supposes."""

QUESTIONS = ("may-say", "is-record", "what-must-be-done", "which-account", "may-use-title")


def rule(kind: str, body: str) -> str:
    """A rule that answers all questions that are asked here."""
    answers = ", ".join(f'"{one}"' for one in QUESTIONS)
    return f'[[{kind}]]\n{body}\nsays = {{ en = "A rule." }}\nanswers = [{answers}]\n'


OFFICIAL = rule("capacity", 'id = "office"\npresumes = "official"\nwhen = "takes-party-side"')
OUTRANKING = rule(
    "capacity", 'id = "private"\npresumes = "personal"\nwhen = "is-satire"\noutranks = ["office"]'
)
UNASKED = OUTRANKING.replace("answers", "# answers")
FORBIDDING = rule("guideline", 'id = "no-party"\nmust_not = "takes-party-side"\nin_capacity = "any"')
DEMANDING = rule(
    "guideline", 'id = "measure"\nmust = "is-measured"\nwhen = "receives-request"\ndefence = "is-satire"'
)
ADVISING = rule("guideline", 'id = "advice"\nshould_not = "is-satire"\nin_capacity = "any"')
PERMITTING = rule("guideline", 'id = "may"\nmay = "is-satire"\nin_capacity = "any"\nwhen = "is-measured"')
KEEPING = rule(
    "obligation", 'id = "keep"\nin_capacity = "any"\nwhen = "receives-request"\naction = { en = "Keep it." }'
)
RECORDING = rule("obligation", 'id = "record"\nwhen = "is-measured"\naction = { en = "Record it." }')
PROTECTING = rule(
    "guideline",
    'id = "protect"\nmust_not = ["was-disciplined-for-it", "acts-on-assignment"]\n'.replace(
        "[", "{ any_of = ["
    ).replace("]", "] }")
    + 'binds = ["employer"]\nin_capacity = "any"\nunless = "is-satire"',
)
ASSUMING = "[assume]\nis-satire = false\n"
POLICIES = {
    "duties": HEAD + KEEPING + RECORDING + OFFICIAL + OUTRANKING,
    "norms": HEAD + FORBIDDING + DEMANDING + ADVISING + PERMITTING + OFFICIAL,
    "permissions": HEAD + PERMITTING + DEMANDING + OFFICIAL + OUTRANKING,
    "capacities": HEAD + OFFICIAL + OUTRANKING,
    "capacities that answer in part": HEAD + OFFICIAL + UNASKED,
    "otherwise": HEAD + 'otherwise = "personal"\n' + OFFICIAL + KEEPING + FORBIDDING,
    "assumptions": HEAD + ASSUMING + DEMANDING + ADVISING + KEEPING + OFFICIAL + OUTRANKING,
    "protection": HEAD + PROTECTING + FORBIDDING + PERMITTING,
}
SAME = {
    # A reply that says on which conditions, or that adds a duty to keep a record, is no other answer.
    Form.NO_UNLESS: Form.NO,
    Form.YES_IF: Form.YES,
}


def polarity(reply: Reply) -> Form:
    """What a reply comes to."""
    form = SAME.get(reply.form, reply.form)
    return Form.YES if (reply.question, form) == ("is-record", Form.MUST) else form


TRIED = [
    ("duties", "what-must-be-done"),
    ("duties", "is-record"),
    ("norms", "may-say"),
    ("permissions", "which-account"),
    ("permissions", "may-use-title"),
    ("capacities", "may-use-title"),
    ("capacities", "is-record"),
    ("capacities that answer in part", "may-use-title"),
    ("otherwise", "is-record"),
    ("assumptions", "what-must-be-done"),
    ("protection", "may-say"),
    ("protection", "which-account"),
]
"""Policies and questions of which each is settled in another way; the night tries all."""

ALL = [
    pytest.param(name, question, marks=() if (name, question) in TRIED else pytest.mark.thorough)
    for name in POLICIES
    for question in QUESTIONS
]


@pytest.mark.parametrize(("name", "question"), ALL)
def test_no_completion_turns_a_settled_reply(name: str, question: str) -> None:
    """All that can be told of four facts is told, in all orders: what is settled stays what it is."""
    policy = Policy.from_text(POLICIES[name])

    @functools.cache
    def answer(told: tuple[bool | None, ...]) -> Reply:
        return policy.answer(question, dict(zip(FACTS, told, strict=True)))

    for told in itertools.product((None, False, True), repeat=len(FACTS)):
        if (reply := answer(told)).status is Status.SETTLED:
            choices = [(False, True) if one is None else (one,) for one in told]
            later = {polarity(answer(one)) for one in itertools.product(*choices)}
            assert later == {polarity(reply)}, told


def test_a_duty_that_may_yet_arise_is_asked_about() -> None:
    """That nothing need be done rests on whose words they are, although the nearest rule is settled."""
    policy = Policy.from_text(POLICIES["duties"])
    reply = policy.answer("what-must-be-done", ["is-satire"], ["receives-request"])
    assert (reply.form, reply.status) == (Form.NEED_NOT, Status.SETTLED)
    reply = policy.answer("what-must-be-done", ["is-measured"], ["receives-request", "takes-party-side"])
    assert (reply.form, reply.status) == (Form.NOT_KNOWN, Status.OPEN)


def test_what_is_assumed_of_another_rule_is_assumed_of_the_reply() -> None:
    """The rule that answers is settled, and another is out of the way only by assumption."""
    reply = Policy.from_text(HEAD + ASSUMING + FORBIDDING + ADVISING).answer(
        "may-say", [], ["takes-party-side"]
    )
    assert (reply.form, reply.status) == (Form.YES, Status.ASSUMED)


def test_who_tells_what_the_question_supposes_is_protected_too() -> None:
    """Protection does not hang on whether the employer's act is told or left to the question."""
    policy = Policy.from_text(POLICIES["protection"])
    left = policy.answer("may-say", [], ["takes-party-side", "is-satire"])
    told = policy.answer("may-say", ["was-disciplined-for-it"], ["takes-party-side", "is-satire"])
    assert [(one.form, one.manner) for one in (left, told)] == [(Form.YES, "protected")] * 2


def test_a_person_who_denies_what_the_question_supposes_is_heard() -> None:
    """On a statement, too, a told *no* is not overridden by what the question would suppose."""
    policy = Policy.from_text(HEAD + PROTECTING)
    statement = Statement(act=Act.POST).with_fact("is-satire", False)
    denied = statement.with_fact("was-disciplined-for-it", False)
    assert [policy.answer("may-say", one).manner for one in (statement, denied)] == ["protected", None]


def _premises(policy: Policy, template: Template, told: dict[str, bool], side: str | None) -> set[str]:
    """What the question itself says, or denies, which nobody learns."""
    supposed = set(supposed_of(policy, asked(policy, template.id, told, asked_by=side)))
    if supposed & set(OWNERS):
        supposed |= set(OWNERS)
    if template.supposes_one_of or template.act is not None:
        vocabulary = Vocabulary.shipped()
        supposed |= {one for one in vocabulary if vocabulary[one].group is Group.ACT}
    return {*supposed, *template.supposes_not, "author-is-visitor", "author-is-covered-by-act", "is-spoken"}


def _said(policy: Policy, question: str, told: dict[str, bool], side: str | None) -> Reply | None:
    """The reply; None where the facts contradict each other."""
    try:
        return policy.answer(question, told, asked_by=side)
    except ContradictionError:
        return None


@pytest.mark.thorough
@pytest.mark.parametrize("identity", shipped_ids())
def test_settled_replies_of_shipped_policies(identity: str) -> None:
    """Facts told at random, and more of them told at random: no settled reply is turned."""
    policy = Policy.shipped(identity)
    drawn = random.Random(identity)  # noqa: S311 - the same each night
    facts = [one for one in policy.compiled.positions if one in Vocabulary.shipped()]
    for _ in range(80):
        template = drawn.choice(templates())
        side = drawn.choice(template.sides).by
        told = {
            one: drawn.random() < 0.6 for one in drawn.sample(facts, min(len(facts), drawn.randint(0, 9)))
        }
        reply = _said(policy, template.id, told, side)
        if reply is None or reply.status is not Status.SETTLED:
            continue
        left = sorted({*facts} - {*told} - _premises(policy, template, told, side))
        for _ in range(4):
            more = drawn.sample(left, min(len(left), drawn.choice((1, 2, 5, 20))))
            later = _said(policy, template.id, {**told, **{one: drawn.random() < 0.5 for one in more}}, side)
            assert later is None or polarity(later) is polarity(reply), (template.id, side, told, more)
