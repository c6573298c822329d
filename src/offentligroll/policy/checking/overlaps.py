"""Capacity rules in each other's way: covered, shadowed, set aside or contradicted whenever they stand."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence

import attrs

from offentligroll.files.where import Path
from offentligroll.policy.checking.covering import Coverings
from offentligroll.policy.checking.days import Days, days_of
from offentligroll.policy.checking.doubles import doubles
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS, Space, implies
from offentligroll.rules.rule import CapacityRule


class Effect(enum.Enum):
    """What other rules do to a rule whenever it stands."""

    SHADOWED = "another rule of a higher tier stands"
    SET_ASIDE = "another rule that outranks it stands"
    COVERED = "another rule concludes the same"
    CONTRADICTED = "another rule of the same tier concludes the opposite"
    SHADOWED_TOGETHER = "one of several other rules stands"


@attrs.frozen(kw_only=True)
class Overlap:
    """A capacity rule that other rules leave without effect."""

    effect: Effect
    """What they do to it."""
    rule: CapacityRule
    """The rule."""
    path: Path
    """The way to it."""
    others: tuple[CapacityRule, ...]
    """The other rules; one, but where several do it together."""
    path_of_other: Path | None = None
    """The way to the other rule; None where it is inherited, or there are several."""


def overlaps(subject: Subject) -> tuple[Overlap, ...]:
    """Find the capacity rules that other rules leave without effect; those that repeat another are left out.

    Args:
        subject: the policy.

    Returns:
        For each such rule how that comes about, once.
    """
    rules = _ranked(subject)
    found = {overlap.rule.id: overlap for overlap in _of_pairs(subject, rules)}
    left = [one for one in rules if one.rule.id not in found]
    by_fact: dict[str, list[_Ranked]] = {}
    for one in left:
        for fact in sorted(one.entry.facts)[:1]:
            by_fact.setdefault(fact, []).append(one)
    for one in left:
        near = [other for fact in sorted(one.entry.facts) for other in by_fact.get(fact, ())]
        found |= {overlap.rule.id: overlap for overlap in _together(one, near)}
    return tuple(found.values())


def _of_pairs(subject: Subject, rules: Sequence[_Ranked]) -> Iterator[Overlap]:
    stands = [one.entry.stands for one in rules]
    coverings = Coverings(stands, stands)
    pairs = [(one, other) for one, other in coverings.pairs() if one != other]
    subject.pairs_passed_over += coverings.passed_over
    known = set(pairs)
    reported: set[int] = set()
    for number, other in pairs:
        path = rules[number].entry.path
        if path is None or number in reported:
            continue
        pair = _Pair(rules[number], rules[other])
        # Of two that do the same to each other, the later one is reported.
        is_earlier = number < other and (other, number) in known and rules[other].entry.path is not None
        effect = pair.effect(_Pair(rules[other], rules[number]) if is_earlier else None)
        if effect is not None:
            reported.add(number)
            yield Overlap(
                effect=effect,
                rule=pair.one.rule,
                path=path,
                others=(pair.other.rule,),
                path_of_other=pair.other.entry.path,
            )


@attrs.frozen(kw_only=True)
class _Ranked:
    """A capacity rule, and where it stands among the others."""

    entry: Entry
    rule: CapacityRule
    outrankers: frozenset[str]
    days: Days

    def yields_to(self, other: _Ranked) -> bool:
        """Whether it has nothing of its own beside a rule that stands whenever it applies."""
        return (
            self.days in other.days
            and other.outrankers <= self.outrankers
            and set(self.rule.outranks) <= set(other.rule.outranks)
        )

    def comes_after(self, other: _Ranked) -> bool:
        """Whether it has no say while the other stands."""
        return other.rule.verb.tier < self.rule.verb.tier or self.rule.id in other.rule.outranks

    def concludes_like(self, other: _Ranked) -> bool:
        """Whether it says no more than the other while both stand."""
        same = (self.rule.verb, self.rule.concludes) == (other.rule.verb, other.rule.concludes)
        return same and self.rule.hat in (None, other.rule.hat)


def _ranked(subject: Subject) -> list[_Ranked]:
    doubled = {entry.rule.id for _, entry in subject.once(doubles)}
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

    one: _Ranked
    other: _Ranked

    @property
    def counts(self) -> bool:
        """Whether the other counts on all days on which the one does."""
        return self.one.days in self.other.days

    def effect(self, back: _Pair | None) -> Effect | None:
        """What the other does to the one; None where all is as it should be.

        Args:
            back: the same two the other way round, where it is the other that would be reported.
        """
        if not self.counts:
            return None
        if self.is_shadowed:
            return Effect.SHADOWED
        if self.is_set_aside:
            return Effect.SET_ASIDE
        if self.is_covered and not (back is not None and back.counts and back.is_covered):
            return Effect.COVERED
        if self.is_contradicted and not (back is not None and back.counts and back.is_contradicted):
            return Effect.CONTRADICTED
        return None

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
        """Whether the other always concludes what the one concludes."""
        one, other = self.one, self.other
        return (
            one.concludes_like(other)
            and one.yields_to(other)
            and implies(one.entry.applies, other.entry.applies) is True
        )

    def stands_where_it_applies(self) -> bool:
        """Whether the other stands also where the one is only provisional."""
        return implies(self.one.entry.applies, self.other.entry.stands) is True

    @property
    def is_contradicted(self) -> bool:
        """Whether the other, which is as strong, always concludes the opposite."""
        one, other = self.one.rule, self.other.rule
        return (
            one.verb.tier == other.verb.tier
            and one.concludes is not other.concludes
            and other.id not in one.outranks
            and one.id not in other.outranks
            and self.other.outrankers <= self.one.outrankers
        )


def _together(one: _Ranked, near: Sequence[_Ranked]) -> Iterator[Overlap]:
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
    needed = tuple(other.rule for other in _needed(space, rest, others)) if rest else ()
    if needed:
        yield Overlap(effect=Effect.SHADOWED_TOGETHER, rule=one.rule, path=path, others=needed)


def _needed(space: Space, rest: int, others: Sequence[_Ranked]) -> Iterator[_Ranked]:
    """The rules that together stand wherever a rule applies; none where they do not."""
    needed = []
    for other in others:
        table = space.table(other.entry.stands)
        if rest & table:
            needed.append(other)
            rest &= ~table
    if not rest:
        yield from needed
