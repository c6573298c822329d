"""Hints from experience: facts that are seldom known, where not knowing them opens a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS, Space
from offentligroll.rules.condition import Condition, FactTest, GroupKind, facts_in
from offentligroll.rules.rule import CapacityRule, Guideline, Verb

_MOST_NAMED = 3


def check_seldom_known(subject: Subject) -> None:
    """Look for exceptions on facts that are seldom known, and for rules that only stand where somebody tells.

    Args:
        subject: the policy.
    """
    assumed = {one.fact for one in subject.policy.assume}
    told = frozenset(
        one.id
        for one in Vocabulary.shipped().values()
        if one.source is Source.GIVEN and one.id not in assumed
    )
    for path, entry in subject.own:
        opening = dict.fromkeys(fact for fact in _opening(entry) if fact in told)
        advice = _advice(entry)
        if opening and advice is not None:
            part = "unless" if opening.keys() & set(_facts(entry.part("unless"))) else "when"
            message = f"the rule stays open until somebody has told about {named(opening)}, in `{part}`"
            subject.report((*path, part), Check.OPENS_THE_RULE, message, advice)
    _check_only_when_told(subject, told)


def named(facts: Iterable[str]) -> str:
    """Name facts, and say where there are more.

    Args:
        facts: the ids.

    Returns:
        The first few in backticks.
    """
    names = [f"`{one}`" for one in facts]
    return ", ".join(names[:_MOST_NAMED] + ["…"] * (len(names) > _MOST_NAMED))


def _facts(condition: Condition | None) -> Iterator[str]:
    yield from () if condition is None else facts_in(condition)


def _opening(entry: Entry) -> Iterator[str]:
    """Give the facts without which a rule stays open although what it is about is so."""
    yield from _facts(entry.part("unless"))
    yield from _negated(entry.when, negated=False)


def _negated(condition: Condition, *, negated: bool) -> Iterator[str]:
    """Give the facts that are asked not to be so."""
    if isinstance(condition, FactTest):
        if condition.negated is not negated:
            yield condition.fact
    else:
        for member in condition.members:
            yield from _negated(member, negated=negated is not (condition.kind is GroupKind.NONE_OF))


def _advice(entry: Entry) -> str | None:
    """Say how else it may be written; None where there is no other way."""
    rule = entry.rule
    if isinstance(rule, CapacityRule) and rule.verb in (Verb.PRESUMES, Verb.SUGGESTS):
        return "write it as `rebutted_by`, or as a rule of its own that outranks this one"
    if isinstance(rule, CapacityRule) and rule.verb is Verb.DECIDES:
        return "write it as a rule of its own that outranks this one"
    if isinstance(rule, Guideline) and rule.modality.is_duty:
        return "write it as `defence`, or as a `may` that outranks this guideline"
    return None


def _check_only_when_told(subject: Subject, told: frozenset[str]) -> None:
    """Sum up, in one hint, the capacity rules that no archive and no directory can make stand."""
    rules: list[str] = []
    facts: dict[str, None] = {}
    for path, entry in subject.own:
        asked = [fact for fact in dict.fromkeys(facts_in(entry.applies)) if fact in told]
        if isinstance(entry.rule, CapacityRule) and asked and _needs_told(subject, path, entry, told):
            rules.append(entry.rule.id)
            facts.update(dict.fromkeys(asked))
    if rules:
        count = len(rules)
        what = "1 rule stands" if count == 1 else f"{count} rules stand"
        message = f"{what} only where somebody tells facts that no record has: {named(facts)}"
        hint = f"nothing is wrong with that; it concerns {named(rules)}"
        subject.report(("capacity",), Check.ONLY_WHEN_TOLD, message, hint)


def _needs_told(subject: Subject, path: tuple[str | int, ...], entry: Entry, told: frozenset[str]) -> bool:
    """Tell whether a rule can't stand on the facts that records and words can tell."""
    others = set(facts_in(entry.applies)) - told
    if len(others) > MOST_FACTS:
        subject.passed_over.add(path)
        return False
    return not Space.over(others).table(entry.applies)
