"""Capacity rules in each other's way: covered, shadowed, set aside or contradicted whenever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.covering import Coverings
from offentligroll.policy.checking.dates import Days, days_of
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.seldom_known import named
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS, Space, implies
from offentligroll.rules.rule import CapacityRule


def check_overlapping(subject: Subject, doubled: frozenset[str]) -> None:
    """Look for capacity rules that other rules leave without effect.

    Args:
        subject: the policy.
        doubled: ids of the rules that say the same as one before them; they are not looked at again.
    """
    rules = _ranked(subject, doubled)
    stands = [one.entry.stands for one in rules]
    coverings = Coverings(stands, stands)
    pairs = list(coverings.pairs())
    subject.pairs_passed_over += coverings.passed_over
    both_ways = {(one, other) for one, other in pairs if one < other} & {
        (other, one) for one, other in pairs if one > other
    }
    told: set[int] = set()
    for number, other in pairs:
        # Of two that hold in the same cases, the later one is told of.
        if number != other and number not in told and (number, other) not in both_ways:
            pair = _Pair(subject, rules[number], rules[other])
            if pair.counts and pair.tell():
                told.add(number)
    by_fact: dict[str, list[_Ranked]] = {}
    for one in rules:
        for fact in sorted(one.entry.facts)[:1]:
            by_fact.setdefault(fact, []).append(one)
    for number, one in enumerate(rules):
        if number not in told:
            near = [other for fact in sorted(one.entry.facts) for other in by_fact.get(fact, ())]
            _check_together(subject, one, near)


@attrs.frozen(kw_only=True)
class _Ranked:
    """A capacity rule, and where it stands among the others."""

    entry: Entry
    rule: CapacityRule
    outrankers: frozenset[str]
    days: Days

    def yields_to(self, other: _Ranked) -> bool:
        """Tell whether it has nothing of its own beside a rule that stands whenever it applies."""
        return (
            self.days in other.days
            and other.outrankers <= self.outrankers
            and set(self.rule.outranks) <= set(other.rule.outranks)
        )

    def comes_after(self, other: _Ranked) -> bool:
        """Tell whether it has no say while the other stands."""
        return other.rule.verb.tier < self.rule.verb.tier or self.rule.id in other.rule.outranks

    def concludes_like(self, other: _Ranked) -> bool:
        """Tell whether it says no more than the other while both stand."""
        same = (self.rule.verb, self.rule.concludes) == (other.rule.verb, other.rule.concludes)
        return same and self.rule.hat in (None, other.rule.hat)


def _ranked(subject: Subject, doubled: frozenset[str]) -> list[_Ranked]:
    outrankers: dict[str, set[str]] = {}
    for rule in subject.policy.capacity_rules:
        for other in rule.outranks:
            outrankers.setdefault(other, set()).add(rule.id)
    return [
        _Ranked(
            entry=entry,
            rule=rule,
            outrankers=frozenset(outrankers.get(rule.id, ())),
            days=days_of(rule, subject.policy),
        )
        for rule, entry in zip(subject.policy.capacity_rules, subject.capacity, strict=True)
        if rule.id not in doubled
    ]


@attrs.frozen
class _Pair:
    """A rule, and another that stands whenever it does."""

    subject: Subject
    one: _Ranked
    other: _Ranked

    @property
    def counts(self) -> bool:
        """Whether the other counts whenever the one does, and can be put right in this file."""
        return self.one.entry.path is not None and self.one.days in self.other.days

    def tell(self) -> bool:
        """Tell what the one comes to beside the other; false where all is as it should be."""
        one, other = self.one, self.other
        if one.yields_to(other):
            if other.rule.verb.tier < one.rule.verb.tier and self.stands_where_it_applies():
                self.report_shadowed()
                return True
            if one.rule.id in other.rule.outranks and self.stands_where_it_applies():
                self.report_broader()
                return True
            if one.concludes_like(other) and implies(one.entry.applies, other.entry.applies):
                self.report_covered()
                return True
        if self.is_contradiction():
            self.report_contradiction()
            return True
        return False

    def stands_where_it_applies(self) -> bool:
        """Tell whether the other stands also where the one is only provisional."""
        return implies(self.one.entry.applies, self.other.entry.stands) is True

    def is_contradiction(self) -> bool:
        one, other = self.one.rule, self.other.rule
        return (
            one.verb.tier == other.verb.tier
            and one.concludes is not other.concludes
            and other.id not in one.outranks
            and one.id not in other.outranks
            and self.other.outrankers <= self.one.outrankers
        )

    def report(self, code: Check, message: str, hint: str) -> None:
        if self.one.entry.path is not None:
            self.subject.report(self.one.entry.path, code, message, hint)

    def report_shadowed(self) -> None:
        other = self.other.rule
        message = (
            f"the rule never matters: whenever it applies, `{other.id}` stands, and "
            f"`{other.verb.value}` goes before `{self.one.rule.verb.value}`"
        )
        hint = f"narrow `{other.id}`, let this rule outrank it, or leave this rule out"
        self.report(Check.SHADOWED_RULE, message, hint)

    def report_broader(self) -> None:
        one, other = self.one.rule, self.other
        if other.entry.path is None:
            return
        message = (
            f"the rule is broader than `{one.id}`, which it outranks: that one never matters, since "
            "this one stands whenever that one applies"
        )
        hint = f"narrow this rule to where it is special, or leave `{one.id}` out"
        self.subject.report((*other.entry.path, "outranks"), Check.BROADER_OUTRANKER, message, hint)

    def report_covered(self) -> None:
        other = self.other.rule
        message = (
            f"the rule never matters: whenever it stands, `{other.id}` stands too and concludes the same"
        )
        self.report(Check.COVERED_RULE, message, f"leave it out, or narrow `{other.id}`")

    def report_contradiction(self) -> None:
        other = self.other.rule
        message = (
            f"whenever the rule stands, `{other.id}` stands too and concludes the opposite with the same "
            "strength, so that neither decides"
        )
        hint = "let one outrank the other (`outranks`), or narrow one of them"
        self.report(Check.ALWAYS_CONTRADICTS, message, hint)


def _check_together(subject: Subject, one: _Ranked, near: Sequence[_Ranked]) -> None:
    """Look whether several rules together leave a rule without effect, going by its own facts."""
    path, facts = one.entry.path, one.entry.facts
    if path is None or len(facts) > MOST_FACTS:
        return
    others = [
        other
        for other in near
        if other is not one
        and other.entry.facts <= facts
        and (one.comes_after(other) or one.concludes_like(other))
        and one.yields_to(other)
    ]
    if len(others) < 2:
        return
    space = Space.over(facts)
    rest = space.table(one.entry.applies)
    needed = list(_needed(space, rest, others)) if rest else []
    if needed:
        message = (
            f"the rule never matters: whenever it applies, one of {named(one.rule.id for one in needed)} "
            "stands and leaves it without effect"
        )
        subject.report(path, Check.SHADOWED_RULE, message, "leave it out, or narrow one of those")


def _needed(space: Space, rest: int, others: Sequence[_Ranked]) -> Iterator[_Ranked]:
    """Give the rules that together stand wherever a rule applies; none where they do not."""
    needed = []
    for other in others:
        table = space.table(other.entry.stands)
        if rest & table:
            needed.append(other)
            rest &= ~table
    if not rest:
        yield from needed
