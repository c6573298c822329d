"""Building the facts that a policy names itself from what stands in its file."""

from __future__ import annotations

import attrs

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages import Message
from offentligroll.policy.reading.building import Builder
from offentligroll.policy.reading.shapes import OwnFactShape
from offentligroll.rules.condition import GroupKind
from offentligroll.rules.rule import OwnFact


def built_own_facts(builder: Builder) -> tuple[OwnFact, ...]:
    """Build the facts that a policy names itself.

    Args:
        builder: the file.

    Returns:
        The facts that can be built; what is wrong with the others has been reported.
    """
    return tuple(fact for one in builder.shape.fact if (fact := _own_fact(builder, one)) is not None)


def _own_fact(builder: Builder, one: OwnFactShape) -> OwnFact | None:
    path, report = one.path, builder.report
    if one.id in Vocabulary.shipped():
        message, hint = Message("policy.taken-id", id=one.id), Message("policy.advice.another-fact-id")
        report.add((*path, "id"), "taken-id", message, hint)
    fact = OwnFact(
        id=one.id,
        phrase=builder.wording(one.phrase, (*path, "phrase")),
        is_not=builder.optional_wording(one.is_not, (*path, "is_not")),
        that_not=builder.optional_wording(one.that_not, (*path, "that_not")),
        ask=builder.optional_wording(one.ask, (*path, "ask")),
        must=builder.optional_wording(one.must, (*path, "must")),
        must_not=builder.optional_wording(one.must_not, (*path, "must_not")),
    )
    if "words" in one.faulty:
        return None
    groups = [kind.value for kind in GroupKind if getattr(one, kind.value) is not None]
    ways = len(groups) + (one.words is not None)
    if ways > 1 or (ways == 0 and not one.ask):
        report.add(path, "own-fact", Message("policy.own-fact"), Message("policy.advice.exactly-one"))
        return None
    if one.words is not None:
        return attrs.evolve(fact, words=tuple(one.words.items()))
    if not groups:
        return fact
    group = builder.conditions.read({groups[0]: getattr(one, groups[0])}, path)
    return None if group is None else attrs.evolve(fact, group=group)
