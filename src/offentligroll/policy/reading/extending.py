"""Taking one policy's rules into another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

import attrs

from offentligroll.engine.asked import asked_by, facts_behind
from offentligroll.facts.forms import FORM_NAMES
from offentligroll.languages import Message
from offentligroll.policy.own_facts.covering_forms import covering_forms
from offentligroll.policy.reading.building import Builder
from offentligroll.policy.reading.cycles import in_words
from offentligroll.policy.reading.shapes import ExtendsShape
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, all_of
from offentligroll.rules.covers import Covers, covers_id
from offentligroll.rules.house_rule import HouseRule
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation, OwnFact
from offentligroll.rules.source import InForce, Source

DEEPEST_EXTENDS = 8
"""How deep policies may extend each other."""

Rule = TypeVar("Rule", CapacityRule, Guideline, Obligation, HouseRule)


@attrs.frozen(kw_only=True)
class TakenIn:
    """What a policy takes in from those that it extends, under their full ids."""

    policies: tuple[str, ...] = ()
    """Ids of the extended policies."""
    hashes: tuple[str, ...] = ()
    """Hashes of the extended policies."""
    sources: tuple[Source, ...] = ()
    """Their sources."""
    assume: tuple[Assumption, ...] = ()
    """What they assume of the facts that the rules here read."""
    own_facts: tuple[OwnFact, ...] = ()
    """Their own facts."""
    capacity_rules: tuple[CapacityRule, ...] = ()
    """Their capacity rules, where these were asked for."""
    guidelines: tuple[Guideline, ...] = ()
    """Their guidelines."""
    obligations: tuple[Obligation, ...] = ()
    """Their obligations."""
    house_rules: tuple[HouseRule, ...] = ()
    """Their house rules."""

    @property
    def size(self) -> int:
        """How many rules and facts these are; sources count too."""
        kinds = (self.own_facts, self.capacity_rules, self.guidelines, self.obligations, self.sources)
        return sum(map(len, kinds)) + len(self.house_rules)

    def hash_with(self, sha256: str) -> str:
        """Return the hash of a file together with those of all that it takes in.

        Args:
            sha256: the hash of the file; empty where there is none.

        Returns:
            The hash; empty where there is no file.
        """
        together = "\n".join((sha256, *self.hashes))
        return hashlib.sha256(together.encode()).hexdigest() if self.hashes and sha256 else sha256

    @classmethod
    def joined(cls, several: Sequence[TakenIn]) -> TakenIn:
        """Put together what several policies give.

        Args:
            several: what each gives.

        Returns:
            All of it.
        """
        return cls(
            **{
                field.name: tuple(part for one in several for part in getattr(one, field.name))
                for field in attrs.fields(cls)
            }
        )


def may_be_taken_in(builder: Builder, one: ExtendsShape, seen: set[str], trail: tuple[str, ...]) -> bool:
    """Hold the name of an extended policy to what can be one, before any file is looked for.

    Args:
        builder: the file.
        one: what it says of the extended policy.
        seen: the policies that it has taken in so far.
        trail: the policies that take in one another, down to this file.

    Returns:
        Whether it can be one; else that has been reported.
    """
    wanted = one.policy
    if wanted in seen:
        found = ("doubled-id", Message("policy.taken-in-twice", wanted=wanted), "take-in-once")
    elif wanted in trail:
        cycle = in_words(trail[trail.index(wanted) :])
        found = ("cycle", Message("policy.policy-cycle", policies=cycle), "cycle")
    elif len(trail) > DEEPEST_EXTENDS:
        found = ("too-deep", Message("policy.extends-too-deep", most=DEEPEST_EXTENDS), "extend-fewer")
    else:
        return True
    code, message, hint = found
    builder.report.add(one.path, code, message, Message(f"policy.advice.{hint}"))
    return False


def take_in(policy: Rulebook, *, capacity: bool) -> TakenIn:
    """Prepare a policy's rules to be taken into another.

    Args:
        policy: the extended policy.
        capacity: whether its capacity rules are wanted too.

    Returns:
        Its own facts and rules, with the policy's id before theirs, each in force no longer than it.
    """
    renamed = {one.id: f"{policy.id}/{one.id}" for one in policy.own_facts}
    covers = () if policy.covers is None else (FactTest(fact=covers_id(policy.id)),)

    def taken(rule: Rule) -> Iterator[Rule]:
        together = _both(rule.in_force, policy.in_force)
        if together is None:
            return
        changes: dict[str, Any] = {
            field.name: _renamed(value, renamed)
            for field in attrs.fields(type(rule))
            if isinstance(value := getattr(rule, field.name), Condition)
        }
        if covers:
            changes["when"] = all_of(*covers, *(() if rule.when == ALWAYS_TRUE else (changes["when"],)))
        if not isinstance(rule, Obligation | HouseRule):
            changes["outranks"] = tuple(f"{policy.id}/{other}" for other in rule.outranks)
        yield attrs.evolve(rule, id=f"{policy.id}/{rule.id}", in_force=together or None, **changes)

    own_facts = tuple(
        attrs.evolve(
            fact,
            id=renamed[fact.id],
            group=fact.group and _renamed(fact.group, renamed),
            covers=fact.covers and _covers(fact.covers, renamed),
        )
        for fact in policy.own_facts
    )
    if policy.covers is not None:
        forms = covering_forms(policy.id)
        said = {form: getattr(forms, form) for form in ("phrase", *FORM_NAMES)}
        own_facts += (OwnFact(id=covers_id(policy.id), covers=_covers(policy.covers, renamed), **said),)
    capacity_rules = tuple(one for rule in policy.capacity_rules for one in taken(rule)) if capacity else ()
    guidelines = tuple(one for rule in policy.guidelines for one in taken(rule))
    obligations = tuple(one for rule in policy.obligations for one in taken(rule))
    house_rules = tuple(one for rule in policy.house_rules for one in taken(rule))
    groups = {fact.id: fact.group for fact in own_facts if fact.group is not None}
    scopes = (fact.covers.when for fact in own_facts if fact.covers is not None)
    asked = asked_by(capacity_rules, guidelines, obligations, house_rules)
    read = facts_behind((*asked, *(one for one in scopes if one is not None)), groups)
    assumed = (attrs.evolve(one, fact=renamed.get(one.fact, one.fact)) for one in policy.assume)
    return TakenIn(
        policies=(policy.id,),
        hashes=(policy.sha256,),
        sources=tuple(attrs.evolve(one, id=f"{policy.id}/{one.id}") for one in policy.sources),
        assume=tuple(assumption for assumption in assumed if assumption.fact in read),
        own_facts=own_facts,
        capacity_rules=capacity_rules,
        guidelines=guidelines,
        obligations=obligations,
        house_rules=house_rules,
    )


def _covers(covers: Covers, renamed: Mapping[str, str]) -> Covers:
    return attrs.evolve(covers, when=covers.when and _renamed(covers.when, renamed))


def _renamed(condition: Condition, renamed: Mapping[str, str]) -> Condition:
    if isinstance(condition, FactTest):
        return attrs.evolve(condition, fact=renamed.get(condition.fact, condition.fact))
    return attrs.evolve(condition, members=tuple(_renamed(member, renamed) for member in condition.members))


def _both(one: InForce | None, other: InForce | None) -> InForce | Literal[False] | None:
    """The days on which both count: False for all days, None where there is no such day."""
    if one is None or other is None:
        return one or other or False
    start = max((day for day in (one.start, other.start) if day is not None), default=None)
    end = min((day for day in (one.end, other.end) if day is not None), default=None)
    if start is not None and end is not None and end < start:
        return None
    return InForce(start=start, end=end)
