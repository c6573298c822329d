"""What is drawn of a policy: its facts, its rules and its answers, before anything has a place."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence

import attrs

from offentligroll.assessment.wording.phrasing import capacity_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say
from offentligroll.model.capacity import Capacity
from offentligroll.report.rule_words import RuleWords
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.condition import Condition, FactTest, GroupKind, facts_in
from offentligroll.rules.house_rule import HouseRule
from offentligroll.rules.rule import CapacityRule, Guideline, Modality, Obligation

DrawnRule = CapacityRule | Guideline | Obligation | HouseRule | ChannelRule
"""The rules that hang on facts."""
_CAPACITIES = (Capacity.OFFICIAL, Capacity.PERSONAL)


class Use(enum.StrEnum):
    """What a fact is to a rule."""

    WHEN = "when"
    UNLESS = "unless"
    ASKS = "asks"


@attrs.frozen(order=True)
class Edge:
    """That a rule asks for a fact."""

    fact: str
    """The fact's id."""
    use: Use
    """What it is to the rule."""
    negated: bool
    """Whether it counts where the fact is *not* so."""


@attrs.frozen(kw_only=True)
class DrawnFact:
    """A fact in the picture."""

    id: str
    """Its id."""
    words: str
    """The statement."""
    parts: tuple[str, ...] = ()
    """The ids of the facts of which it is made, for a policy's own term."""
    meaning: str = ""
    """What a policy means by a term of its own, in a sentence."""


@attrs.frozen(kw_only=True)
class DrawnBox:
    """A rule in the picture."""

    id: str
    """Its id in the policy."""
    number: int
    """Its number on the policy's page."""
    strength: str
    """How strong it is, in one word or two."""
    answer: str
    """What it leads to."""
    words: str
    """The rule as a sentence."""
    edges: tuple[Edge, ...]
    """The facts that it asks for."""
    beats: tuple[str, ...] = ()
    """The ids of the rules that it goes before."""


@attrs.frozen(kw_only=True)
class Band:
    """The rules of one chapter, with the facts that they ask for."""

    title: str
    """The chapter's heading."""
    facts: tuple[DrawnFact, ...]
    """The facts, near the rules that ask for them."""
    rules: tuple[DrawnBox, ...]
    """The rules, those with one answer side by side."""


def bands_of(words: RuleWords) -> Iterator[Band]:
    """Yield what is drawn of a policy.

    Args:
        words: says the policy's rules in one language.

    Yields:
        One band for each chapter that has rules.
    """
    policy = words.policy
    chapters: tuple[tuple[str, Sequence[DrawnRule]], ...] = (
        ("capacity", policy.capacity_rules),
        ("guidelines", policy.guidelines),
        ("obligations", policy.obligations),
        ("house-rules", policy.house_rules),
        ("channel-rules", policy.channel_rules),
    )
    for chapter, rules in chapters:
        if rules:
            boxes = tuple(_box(rule, words) for rule in sorted(rules, key=_place))
            title = say(f"pages.page.{chapter}", words.language)
            yield Band(title=title, facts=_facts(boxes, words), rules=boxes)


def _place(rule: DrawnRule) -> tuple[int, int]:
    """Put rules with one answer beside each other, and the stronger ones first; else as in the file."""
    if isinstance(rule, CapacityRule):
        return _CAPACITIES.index(_required(rule)), rule.verb.tier
    modality = _modality(rule)
    return (0 if modality is None else list(Modality).index(modality), 0)


def _required(rule: CapacityRule) -> Capacity:
    """The capacity that a rule is about; a requirement is of the one that it can rule out."""
    return rule.concludes.other if rule.verb.is_requirement else rule.concludes


def _modality(rule: Guideline | Obligation | HouseRule | ChannelRule) -> Modality | None:
    return rule.modality if isinstance(rule, Guideline | ChannelRule) else None


def _box(rule: DrawnRule, words: RuleWords) -> DrawnBox:
    language = words.language
    if isinstance(rule, CapacityRule):
        answer = capacity_words(_required(rule), language)
        strength = "requirement" if rule.verb.is_requirement else rule.verb.value
    else:
        modality = _modality(rule)
        kind = "house" if isinstance(rule, HouseRule) else "obligation"
        strength = kind if modality is None else modality.value
        answer = say(f"pages.picture.{strength}", language)
    said = rule.action if isinstance(rule, Obligation) else rule.says
    known: set[str] = {one.id for one in _kin(rule, words)}
    return DrawnBox(
        id=rule.id,
        number=words.numbers[type(rule), rule.id],
        strength=say(f"pages.picture.{strength}", language),
        answer=answer,
        words=one_line(said.in_language(language)),
        edges=tuple(dict.fromkeys(_edges(rule))),
        beats=tuple(one for one in _outranked(rule) if one in known),
    )


def _kin(rule: DrawnRule, words: RuleWords) -> Sequence[CapacityRule | Guideline]:
    return words.policy.capacity_rules if isinstance(rule, CapacityRule) else words.policy.guidelines


def _outranked(rule: DrawnRule) -> tuple[str, ...]:
    return rule.outranks if isinstance(rule, CapacityRule | Guideline) else ()


def _edges(rule: DrawnRule) -> Iterator[Edge]:
    if isinstance(rule, HouseRule):
        yield from _asked(rule.not_allowed, Use.ASKS)
        return
    if isinstance(rule, ChannelRule):
        rule = rule.guideline
    if isinstance(rule, Guideline):
        yield from _asked(rule.conduct, Use.ASKS)
    if isinstance(rule, CapacityRule):
        yield from _asked(rule.requirement, Use.WHEN)
    yield from _asked(rule.when, Use.WHEN)
    yield from _asked(rule.unless, Use.UNLESS)
    if isinstance(rule, CapacityRule):
        yield from _asked(rule.rebutted_by, Use.UNLESS)
    if isinstance(rule, Guideline):
        yield from _asked(rule.defence, Use.UNLESS)


def _asked(condition: Condition | None, use: Use, *, negated: bool = False) -> Iterator[Edge]:
    if isinstance(condition, FactTest):
        yield Edge(condition.fact, use, condition.negated != negated)
    elif condition is not None:
        turned = negated != (condition.kind is GroupKind.NONE_OF)
        for member in condition.members:
            yield from _asked(member, use, negated=turned)


def _facts(boxes: Sequence[DrawnBox], words: RuleWords) -> tuple[DrawnFact, ...]:
    """Return the facts, each as near as can be to the rules that ask for it, or for a term made of it."""
    places: dict[str, list[int]] = {}
    for number, box in enumerate(boxes):
        for edge in box.edges:
            _note(edge.fact, number, words, places)
    facts = sorted(places, key=lambda fact: (sum(places[fact]) / len(places[fact]), fact))
    return tuple(_fact(fact, words) for fact in facts)


def _fact(fact: str, words: RuleWords) -> DrawnFact:
    said, meaning = words.conditions.forms(fact).is_, ""
    group = words.policy.group_facts.get(fact)
    if group is not None:
        condition = words.conditions.clause(group)
        meaning = say("pages.page.own-group", words.language, phrase=said, condition=condition)
    return DrawnFact(id=fact, words=said, parts=_parts(fact, words), meaning=meaning)


def _note(fact: str, number: int, words: RuleWords, places: dict[str, list[int]]) -> None:
    places.setdefault(fact, []).append(number)
    for part in _parts(fact, words):
        _note(part, number, words, places)


def _parts(fact: str, words: RuleWords) -> tuple[str, ...]:
    group = words.policy.group_facts.get(fact)
    return () if group is None else tuple(dict.fromkeys(facts_in(group)))
