"""Capacity rules in each other's way: covered, shadowed, set aside or contradicted whenever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from offentligroll.files.where import Path
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
    pairs = [(one, other) for one, other in coverings.pairs() if one != other]
    subject.pairs_passed_over += coverings.passed_over
    known = set(pairs)
    told: set[str] = set()
    for number, other in pairs:
        path = rules[number].entry.path
        if path is None:
            continue
        pair = _Pair(subject, path, rules[number], rules[other])
        # Of two that do the same to each other, the later one is told of.
        is_earlier = number < other and (other, number) in known and rules[other].entry.path is not None
        back = _Pair(subject, path, rules[other], rules[number]) if is_earlier else None
        if pair.one.rule.id not in told and pair.counts and pair.tell(back):
            told.add(pair.one.rule.id)
    by_fact: dict[str, list[_Ranked]] = {}
    for one in rules:
        if one.rule.id not in told:
            for fact in sorted(one.entry.facts)[:1]:
                by_fact.setdefault(fact, []).append(one)
    for one in rules:
        if one.rule.id not in told:
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
    path: Path
    one: _Ranked
    other: _Ranked

    @property
    def counts(self) -> bool:
        """Whether the other counts on all days on which the one does."""
        return self.one.days in self.other.days

    def tell(self, back: _Pair | None) -> bool:
        """Tell what the one comes to beside the other; false where all is as it should be.

        Args:
            back: the same two the other way round, where it is the other of which would be told.

        Returns:
            Whether something was told.
        """
        if self.is_shadowed:
            self.report_shadowed()
        elif self.is_set_aside:
            self.report_broader()
        elif self.is_covered and not (back is not None and back.counts and back.is_covered):
            self.report_covered()
        elif self.is_contradiction and not (back is not None and back.counts and back.is_contradiction):
            self.report_contradiction()
        else:
            return False
        return True

    @property
    def is_shadowed(self) -> bool:
        """Whether the one never has a say beside the stronger other."""
        one, other = self.one, self.other
        return (
            other.rule.verb.tier < one.rule.verb.tier
            and one.yields_to(other)
            and self.stands_where_it_applies()
        )

    @property
    def is_set_aside(self) -> bool:
        """Whether the other always sets the one aside."""
        one, other = self.one, self.other
        return one.rule.id in other.rule.outranks and one.yields_to(other) and self.stands_where_it_applies()

    @property
    def is_covered(self) -> bool:
        """Whether the other always says what the one says."""
        one, other = self.one, self.other
        return (
            one.concludes_like(other)
            and one.yields_to(other)
            and implies(one.entry.applies, other.entry.applies) is True
        )

    def stands_where_it_applies(self) -> bool:
        """Tell whether the other stands also where the one is only provisional."""
        return implies(self.one.entry.applies, self.other.entry.stands) is True

    @property
    def is_contradiction(self) -> bool:
        """Whether the other always takes away the say of the one, which is as strong."""
        one, other = self.one.rule, self.other.rule
        return (
            one.verb.tier == other.verb.tier
            and one.concludes is not other.concludes
            and other.id not in one.outranks
            and one.id not in other.outranks
            and self.other.outrankers <= self.one.outrankers
        )

    def report(self, code: Check, message: str, hint: str) -> None:
        self.subject.report(self.path, code, message, hint)

    def report_shadowed(self) -> None:
        other = self.other.rule
        message = (
            f"the rule never matters: whenever it applies, `{other.id}` stands, and "
            f"`{other.verb.value}` goes before `{self.one.rule.verb.value}`"
        )
        hint = f"narrow `{other.id}`, let this rule outrank it, or leave this rule out"
        self.report(Check.SHADOWED_RULE, message, hint)

    def report_broader(self) -> None:
        one = self.one.rule
        # What is taken in outranks nothing of this file, so that the other stands in it too.
        path = self.other.entry.path or self.path
        message = (
            f"the rule is broader than `{one.id}`, which it outranks: that one never matters, since "
            "this one stands whenever that one applies"
        )
        hint = f"narrow this rule to where it is special, or leave `{one.id}` out"
        self.subject.report((*path, "outranks"), Check.BROADER_OUTRANKER, message, hint)

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
