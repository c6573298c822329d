"""Random policies and statements, the same for all contenders and in every run.

Rules are like those of real policies: a few facts each, some with exceptions, some rebuttable, some
outranking others. They apply to few statements: of a hundred rules, about five.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import attrs
from measuring import SEED

from offentligroll.engine.known import Known
from offentligroll.facts.relations import Relations
from offentligroll.facts.vocabulary import Group as FactGroup
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, Group, GroupKind, facts_in
from offentligroll.rules.rule import CapacityRule, Verb
from offentligroll.rules.visitor import VISITOR_FACT

FACTS = tuple(fact for fact, one in Vocabulary.shipped().items() if one.group is not FactGroup.AFTERWARDS)
"""The facts that capacity rules may ask about."""
_DRAWN = frozenset(FACTS)
_OURS = {VISITOR_FACT: Truth.NO}
"""Whose words a visitor's are, every policy of ours knows without a rule."""

WORDS = Wording({"sv": "En regel.", "en": "A rule."})
"""What every rule says."""

_VERBS = ((Verb.DECIDES, 15), (Verb.PRESUMES, 40), (Verb.SUGGESTS, 40), (Verb.OFFICIAL_ONLY_IF, 5))


def rules(count: int) -> tuple[CapacityRule, ...]:
    """Draw capacity rules, each before all those that it outranks.

    Args:
        count: how many.

    Returns:
        The rules.
    """
    random_ = random.Random(SEED + count)  # noqa: S311 - a workload is no secret
    drawn = []
    for number in range(count):
        verb = random_.choices([verb for verb, _ in _VERBS], [weight for _, weight in _VERBS])[0]
        concludes = random_.choice((Capacity.OFFICIAL, Capacity.PERSONAL))
        later = range(number + 1, count)
        outranks = random_.sample(later, min(len(later), 2)) if random_.random() < 0.1 else []
        may_be_rebutted = verb in (Verb.PRESUMES, Verb.SUGGESTS) and random_.random() < 0.4
        drawn.append(
            CapacityRule(
                id=f"rule-{number}",
                verb=verb,
                concludes=Capacity.PERSONAL if verb.is_requirement else concludes,
                requirement=_any_of(random_, 2) if verb.is_requirement else None,
                when=_when(random_, narrow=verb.tier <= 1),
                unless=_test(random_) if random_.random() < 0.25 else None,
                rebutted_by=_any_of(random_, random_.randint(1, 2)) if may_be_rebutted else None,
                outranks=tuple(f"rule-{other}" for other in outranks),
                says=WORDS,
            )
        )
    return tuple(drawn)


def _test(random_: random.Random) -> Condition:
    return FactTest(fact=random_.choice(FACTS), negated=random_.random() < 0.25)


def _any_of(random_: random.Random, count: int) -> Condition:
    return Group(kind=GroupKind.ANY_OF, members=tuple(_test(random_) for _ in range(count)))


def _when(random_: random.Random, *, narrow: bool) -> Condition:
    members = [_test(random_) for _ in range(random_.randint(3, 5) if narrow else random_.randint(2, 4))]
    if random_.random() < 0.3:
        members.append(_any_of(random_, random_.randint(2, 3)))
    if random_.random() < 0.1:
        members.append(
            Group(kind=GroupKind.AT_LEAST, members=tuple(_test(random_) for _ in range(3)), count=2)
        )
    return Group(kind=GroupKind.ALL_OF, members=tuple(members))


def policy(drawn: Sequence[CapacityRule]) -> Policy:
    """Make a policy of capacity rules.

    Args:
        drawn: the rules.

    Returns:
        The policy.
    """
    return Policy(
        id="drawn",
        version="1",
        languages=("sv", "en"),
        title=WORDS,
        question=WORDS,
        zone=ZoneInfo("Europe/Stockholm"),
        capacity_rules=tuple(drawn),
    )


def statements(count: int, *, unknown: float = 0.0) -> tuple[dict[str, Truth], ...]:
    """Draw what is known of statements.

    Args:
        count: how many.
        unknown: the share of facts of which nothing is known.

    Returns:
        For each statement the facts that are known.
    """
    random_ = random.Random(SEED)  # noqa: S311 - a workload is no secret
    drawn = []
    for _ in range(count):
        answers = _closed({fact: Truth.from_bool(random_.random() < 0.35) for fact in FACTS})
        drawn.append(_closed({fact: one for fact, one in answers.items() if random_.random() >= unknown}))
    return tuple(drawn)


def _closed(drawn: Mapping[str, Truth]) -> dict[str, Truth]:
    """Let the first of two answers hold that can't both be, and add what follows from those that hold."""
    reached = Relations.shipped().reached
    answers: dict[str, Truth] = {}
    for fact, truth in {**_OURS, **drawn, **_OURS}.items():
        held = answers.setdefault(fact, truth)
        for (other, implied), _ in reached(fact, held):
            if other in _DRAWN:
                answers.setdefault(other, implied)
    return {fact: answers[fact] for fact in FACTS if fact in answers}


def bits(of: Policy, facts: Mapping[str, Truth]) -> Known:
    """Write what is known as bits over the facts of a policy.

    Args:
        of: the policy.
        facts: what is known.

    Returns:
        The bits.
    """
    known = Known(0)
    for position, fact in enumerate(of.compiled.facts):
        known = known.with_truth(position, facts.get(fact, Truth.UNKNOWN))
    return of.compiled.with_derived(known)


@attrs.frozen(kw_only=True)
class TwoValued:
    """The same rules for engines that know only yes and no: what applies, and what then follows."""

    facts: tuple[str, ...]
    """The facts that the rules ask about."""
    applies: tuple[Condition, ...]
    """For each rule when it applies, its exception and rebuttal included."""
    tiers: tuple[int, ...]
    """The tier of each rule."""
    concludes: tuple[Capacity, ...]
    """What each rule concludes."""
    outrankers: Mapping[int, tuple[int, ...]]
    """For each outranked rule those that outrank it."""

    @classmethod
    def of(cls, drawn: Sequence[CapacityRule]) -> TwoValued:
        """Write rules in two values.

        Args:
            drawn: the rules, each before all those that it outranks.

        Returns:
            The same rules.
        """
        numbers = {rule.id: number for number, rule in enumerate(drawn)}
        outrankers: dict[int, tuple[int, ...]] = {}
        for number, rule in enumerate(drawn):
            for other in rule.outranks:
                outrankers[numbers[other]] = (*outrankers.get(numbers[other], ()), number)
        applies = tuple(_applies(rule) for rule in drawn)
        asked = frozenset(fact for condition in applies for fact in facts_in(condition))
        return cls(
            facts=tuple(fact for fact in FACTS if fact in asked),
            applies=applies,
            tiers=tuple(rule.verb.tier for rule in drawn),
            concludes=tuple(rule.concludes for rule in drawn),
            outrankers=outrankers,
        )

    def value(self, applying: Sequence[int]) -> Capacity:
        """Let rules set others aside, and the highest tier decide.

        Args:
            applying: the numbers of the rules that apply, ascending.

        Returns:
            Whose words they are.
        """
        standing = set(applying)
        outrankers, tiers = self.outrankers, self.tiers
        for number in applying:
            above = outrankers.get(number)
            if above is not None and not standing.isdisjoint(above):
                standing.discard(number)
        if not standing:
            return Capacity.UNDETERMINED
        top = min(map(tiers.__getitem__, standing))
        values = {self.concludes[number] for number in standing if tiers[number] == top}
        return values.pop() if len(values) == 1 else Capacity.UNDETERMINED


def _applies(rule: CapacityRule) -> Condition:
    parts = [part for part in (rule.when,) if part != ALWAYS_TRUE]
    against = [part for part in (rule.unless, rule.rebutted_by, rule.requirement) if part is not None]
    if against:
        parts.append(Group(kind=GroupKind.NONE_OF, members=tuple(against)))
    return Group(kind=GroupKind.ALL_OF, members=tuple(parts))
