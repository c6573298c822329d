"""Hypothesis strategies for conditions, rules, whole policies and what is known of a statement.

All facts are ids of the shipped vocabulary, so that real policies can be built of what is drawn here. Sizes
are small unless asked otherwise; examples shrink towards few rules of one fact each.
"""

from __future__ import annotations

import datetime as dt
import functools

import attrs
from hypothesis import strategies as st

from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import Bound, CapacityRule, Guideline, InCapacity, Modality, Obligation, Verb
from offentligroll.rules.source import InForce
from plain_evaluator import VISITOR, PlainPolicy

FACTS = (
    "account-is-listed",
    "acts-on-assignment",
    "announces-decision",
    "author-is-top-official",
    "receives-request",
    "takes-party-side",
)
"""The facts that everything here is about."""

OWN_FACTS = ("speaks-for-the-municipality", "is-about-the-election")
"""What a policy's own facts are called."""

FIRST_DAY, LAST_DAY = dt.date(2018, 9, 1), dt.date(2018, 9, 30)
"""The only edges that rules are drawn with."""

DAYS = (FIRST_DAY - dt.timedelta(days=1), FIRST_DAY, LAST_DAY, LAST_DAY + dt.timedelta(days=1))
"""The days around the edges: before, first, last and after."""

SAYS = Wording({"sv": "En regel.", "en": "A rule."})
"""What every rule says."""


@attrs.frozen(kw_only=True)
class Situation:
    """What is known of one statement."""

    facts: dict[str, Truth]
    """The answers; facts left out are unknown."""
    weak: frozenset[str]
    """Those of the known facts that are only assumed or not found."""
    day: dt.date | None
    """The day, where it is known."""


@functools.cache  # Hypothesis draws much faster from a strategy that it has met before.
def conditions(
    facts: tuple[str, ...] = FACTS, *, depth: int = 3, width: int = 3
) -> st.SearchStrategy[Condition]:
    """Draw conditions.

    Args:
        facts: the ids that they may ask about.
        depth: how deep groups nest, at most.
        width: how many members a group has, at most.

    Returns:
        Facts, negated facts and groups of all kinds.
    """
    tests = st.builds(FactTest, fact=st.sampled_from(facts), negated=st.booleans())
    # Facts by themselves come twice as often as groups, lest too little be decided.
    return tests if depth == 0 else st.one_of(tests, tests, _groups(facts, depth, width))


@functools.cache
def _nullable(asked: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition | None]:
    return st.none() | asked


@functools.cache
def _always_or(asked: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return st.just(ALWAYS_TRUE) | asked


@st.composite
def _groups(draw: st.DrawFn, facts: tuple[str, ...], depth: int, width: int) -> Condition:
    kind = draw(st.sampled_from(GroupKind))
    below = conditions(facts, depth=depth - 1, width=width)
    members = tuple(draw(st.lists(below, min_size=1, max_size=width)))
    count = draw(st.integers(1, len(members))) if kind is GroupKind.AT_LEAST else 0
    return Group(kind=kind, members=members, count=count)


BOUND = ((Bound.SPEAKER,), (Bound.AUTHORITY,), (Bound.VISITOR,), (Bound.SPEAKER, Bound.VISITOR))
"""Whom norms bind."""


@functools.cache
def in_force() -> st.SearchStrategy[InForce | None]:
    """Draw when a rule counts: mostly always.

    Returns:
        None, or days with one or both edges.
    """
    dated = [InForce(start=FIRST_DAY), InForce(end=LAST_DAY), InForce(start=FIRST_DAY, end=LAST_DAY)]
    return st.one_of(st.none(), st.none(), st.sampled_from(dated))


@st.composite
def capacity_rules(
    draw: st.DrawFn, facts: tuple[str, ...] = FACTS, *, most: int = 4, depth: int = 3
) -> tuple[CapacityRule, ...]:
    """Draw capacity rules of all verbs that outrank each other without cycles.

    Args:
        draw: given by Hypothesis.
        facts: the ids that their conditions may ask about.
        most: how many rules there are, at most.
        depth: how deep their conditions nest, at most.

    Returns:
        Rules in any order.
    """
    asked = conditions(facts, depth=depth)
    rules: list[CapacityRule] = []
    for number in range(draw(st.integers(0, most))):
        verb = draw(st.sampled_from((Verb.DECIDES, Verb.PRESUMES, Verb.SUGGESTS, *list(Verb)[:2])))
        concludes = draw(st.sampled_from((Capacity.OFFICIAL, Capacity.PERSONAL)))
        if verb.is_requirement:
            concludes = Capacity.PERSONAL if verb is Verb.OFFICIAL_ONLY_IF else Capacity.OFFICIAL
        may_be_rebutted = verb in (Verb.PRESUMES, Verb.SUGGESTS)
        rules.append(
            CapacityRule(
                id=f"rule-{number + 1}",
                verb=verb,
                concludes=concludes,
                requirement=draw(asked) if verb.is_requirement else None,
                when=draw(asked if verb is Verb.DECIDES else _always_or(asked)),
                unless=draw(_nullable(asked)),
                rebutted_by=draw(_nullable(asked)) if may_be_rebutted else None,
                outranks=_subset(draw, tuple(rule.id for rule in rules)),
                says=SAYS,
                in_force=draw(in_force()),
            )
        )
    return tuple(draw(st.permutations(rules)))


@st.composite
def guidelines(
    draw: st.DrawFn, facts: tuple[str, ...] = FACTS, *, most: int = 4, depth: int = 2
) -> tuple[Guideline, ...]:
    """Draw guidelines, whose permissions outrank duties and permissions without cycles.

    Args:
        draw: given by Hypothesis.
        facts: the ids that their conditions may ask about.
        most: how many guidelines there are, at most.
        depth: how deep their conditions nest, at most.

    Returns:
        Guidelines in any order.
    """
    asked = conditions(facts, depth=depth)
    drawn: list[Guideline] = []
    for number in range(draw(st.integers(0, most))):
        # Every second one is a permission, since only they bear upon others.
        modality = draw(st.sampled_from(list(Modality)[:4]) | st.just(Modality.MAY))
        drawn.append(
            Guideline(
                id=f"guideline-{number + 1}",
                modality=modality,
                conduct=draw(asked),
                in_capacity=draw(st.sampled_from(InCapacity)),
                binds=draw(st.sampled_from(BOUND)),
                when=draw(_always_or(asked)),
                unless=draw(_nullable(asked)),
                defence=draw(_nullable(asked)) if modality.is_duty else None,
                outranks=() if modality.is_duty else _subset(draw, tuple(one.id for one in drawn)),
                says=SAYS,
                in_force=draw(in_force()),
            )
        )
    return tuple(draw(st.permutations(drawn)))


@st.composite
def obligations(
    draw: st.DrawFn, facts: tuple[str, ...] = FACTS, *, most: int = 2, depth: int = 2
) -> tuple[Obligation, ...]:
    """Draw obligations.

    Args:
        draw: given by Hypothesis.
        facts: the ids that their conditions may ask about.
        most: how many obligations there are, at most.
        depth: how deep their conditions nest, at most.

    Returns:
        Obligations.
    """
    asked = conditions(facts, depth=depth)
    return tuple(
        Obligation(
            id=f"obligation-{number + 1}",
            action=SAYS,
            in_capacity=draw(st.sampled_from(InCapacity)),
            binds=draw(st.sampled_from(BOUND)),
            when=draw(_always_or(asked)),
            unless=draw(_nullable(asked)),
            due_when_undecided=draw(st.booleans()),
            says=SAYS,
            in_force=draw(in_force()),
        )
        for number in range(draw(st.integers(0, most)))
    )


@st.composite
def own_facts(draw: st.DrawFn, *, most: int = 2, depth: int = 2) -> dict[str, Condition]:
    """Draw groups that a policy names; later ones may use earlier ones.

    Args:
        draw: given by Hypothesis.
        most: how many there are, at most 2.
        depth: how deep they nest, at least 1 and at most 3.

    Returns:
        Groups by id.
    """
    named: dict[str, Condition] = {}
    for name in OWN_FACTS[: draw(st.integers(0, most))]:
        named[name] = draw(_groups((*FACTS, *named), depth, 3))
    return named


@st.composite
def policies(
    draw: st.DrawFn,
    *,
    most_rules: int = 4,
    most_guidelines: int = 3,
    most_obligations: int = 2,
    depth: int = 2,
) -> PlainPolicy:
    """Draw whole policies.

    Args:
        draw: given by Hypothesis.
        most_rules: how many capacity rules there are, at most.
        most_guidelines: how many guidelines there are, at most.
        most_obligations: how many obligations there are, at most.
        depth: how deep conditions nest, at least 1 and at most 3.

    Returns:
        Policies for the plain evaluator.
    """
    named = draw(own_facts(depth=depth))
    facts = (*FACTS, *named)
    return PlainPolicy(
        rules=draw(capacity_rules(facts, most=most_rules, depth=depth)),
        guidelines=draw(guidelines(facts, most=most_guidelines, depth=depth)),
        obligations=draw(obligations(facts, most=most_obligations, depth=depth)),
        otherwise=draw(st.sampled_from((Capacity.UNDETERMINED, Capacity.OFFICIAL, Capacity.PERSONAL))),
        in_force=draw(in_force()),
        own_facts=named,
    )


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Truth]:
    """Draw what is known; some facts are left out, some are said to be unknown.

    Args:
        draw: given by Hypothesis.

    Returns:
        Truths by fact.
    """
    # In half of the situations all is known but for a few facts, so that rules come to stand.
    known = (Truth.YES, Truth.NO)
    told = st.sampled_from((*known, Truth.UNKNOWN, None) if draw(st.booleans()) else (*known * 4, None))
    drawn = {fact: draw(told) for fact in FACTS}
    return {fact: truth for fact, truth in drawn.items() if truth is not None}


def days() -> st.SearchStrategy[dt.date | None]:
    """Draw the day of a statement.

    Returns:
        None, or a day at one of the edges.
    """
    return st.none() | st.sampled_from(DAYS)


@st.composite
def situations(draw: st.DrawFn, *, any_speaker: bool = False) -> Situation:
    """Draw what is known of a statement.

    Args:
        draw: given by Hypothesis.
        any_speaker: whether who speaks may be unknown or weak too, as it can't be among bare facts.

    Returns:
        Answers, which of them are weak, and the day.
    """
    facts = draw(answers())
    # Nearly always an official speaks; whoever holds a top post is no visitor.
    speakers = (None, None, None, Truth.NO, Truth.YES)
    speaker = draw(st.sampled_from((*speakers, Truth.UNKNOWN) if any_speaker else speakers))
    facts |= {} if speaker is None else {VISITOR: speaker}
    held = frozenset[str]()
    if speaker is Truth.YES:
        held = frozenset({"author-is-top-official"})
        facts |= dict.fromkeys(held, Truth.NO)
    known = tuple(
        fact for fact in facts if facts[fact] is not Truth.UNKNOWN and (fact != VISITOR or any_speaker)
    )
    weak = frozenset(_subset(draw, known)) if draw(st.booleans()) else frozenset[str]()
    return Situation(facts=facts, weak=weak - held, day=draw(days()))


def _subset(draw: st.DrawFn, of: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from(of), unique=True))) if of else ()
