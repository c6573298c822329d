"""What the checks of lawfulness share: the duties of speakers, and what holds whatever the words."""

from __future__ import annotations

from collections.abc import Mapping

from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.files.where import Path
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS, Bits, Space, evaluate_bits
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.rule import Bound, Guideline


def duties_of_speakers(subject: Subject) -> tuple[tuple[Path, Guideline, Entry], ...]:
    """The guidelines of the file that bind whoever speaks.

    Args:
        subject: the policy.

    Returns:
        The way to each, the guideline, and its conditions.
    """
    return tuple(
        (entry.path, rule, entry)
        for rule, entry in zip(subject.policy.guidelines, subject.guidelines, strict=True)
        if entry.path is not None and Bound.SPEAKER in rule.binds and rule.modality.is_duty
    )


def holds_whatever_the_words(condition: Condition, fact: str, others: Mapping[str, bool]) -> bool | None:
    """Whether a condition holds of an act for one fact alone, and nothing else about its words.

    Args:
        condition: the condition.
        fact: the fact that makes it hold.
        others: further facts, and whether they are true.

    Returns:
        Whether it does; None where it asks about too many facts to look.
    """
    with_it = _without_words(condition, {fact: True, **others})
    if with_it is None:
        return None
    return bool(with_it & ~(_without_words(condition, {fact: False, **others}) or 0))


def _without_words(condition: Condition, fixed: Mapping[str, bool]) -> int | None:
    """The assignments of all that is not about the words, where a condition holds and no other words do."""
    words = {fact.id for fact in Vocabulary.shipped().values() if fact.group is Group.WORDS}
    asked = set(facts_in(condition))
    free = {fact for fact in asked if fact in Vocabulary.shipped() and fact not in words} - fixed.keys()
    if len(free) > MOST_FACTS:
        return None
    space = Space.over(free)

    def bits_of(fact: str) -> Bits:
        if fact in free:
            return space.bits_of(fact)
        return (space.every, 0) if fixed.get(fact, False) else (0, space.every)

    return evaluate_bits(condition, bits_of, space.every)[0]
