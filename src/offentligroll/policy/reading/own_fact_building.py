"""Building the facts that a policy names itself from what stands in its file."""

from __future__ import annotations

import attrs

from offentligroll.facts.vocabulary import FIRST_EDITION, Vocabulary
from offentligroll.languages import Message
from offentligroll.model.wording import Wording
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
    known = Vocabulary.shipped().get(one.id)
    if known is not None and known.since == FIRST_EDITION:
        message, hint = Message("policy.taken-id", id=one.id), Message("policy.advice.another-fact-id")
        report.add((*path, "id"), "taken-id", message, hint)
    fact = OwnFact(
        id=one.id,
        phrase=builder.wording(one.phrase, (*path, "phrase")),
        is_not=builder.optional_wording(one.is_not, (*path, "is_not")),
        that_not=builder.optional_wording(one.that_not, (*path, "that_not")),
        ask=_question(builder, one),
        must=builder.optional_wording(one.must, (*path, "must")),
        must_not=builder.optional_wording(one.must_not, (*path, "must_not")),
    )
    if not one.faulty.isdisjoint(("words", "hosts")):
        return None
    groups = [kind.value for kind in GroupKind if getattr(one, kind.value) is not None]
    sorts = len(groups) + (one.words is not None) + (one.hosts is not None)
    if sorts > 1 or (sorts == 0 and not one.ask and "ask" not in one.faulty):
        advice = "exactly-one" if sorts else "ask-a-person"
        report.add(path, "own-fact", Message("policy.own-fact"), Message(f"policy.advice.{advice}"))
        return None
    if groups:
        group = builder.conditions.read({groups[0]: getattr(one, groups[0])}, path)
        return None if group is None else attrs.evolve(fact, group=group)
    return attrs.evolve(fact, words=tuple((one.words or {}).items()), hosts=one.hosts or ())


def _question(builder: Builder, one: OwnFactShape) -> Wording:
    """Take the question, which must be there in every language where nothing else tells how to answer."""
    path = (*one.path, "ask")
    kinds = (*(kind.value for kind in GroupKind), "words", "hosts")
    answered = any(getattr(one, kind) is not None or kind in one.faulty for kind in kinds)
    return (builder.optional_wording if answered or not one.ask else builder.wording)(one.ask, path)
