"""The facts that are known only where somebody states them."""

from __future__ import annotations

from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.policy.checking.subject import Subject


def only_stated(subject: Subject) -> frozenset[str]:
    """The facts that neither records nor words show, and that the policy does not assume.

    Args:
        subject: the policy.

    Returns:
        Their ids.
    """
    assumed = {assumption.fact for assumption in subject.policy.assume}
    own = {fact.id: fact for fact in subject.policy.own_facts}
    given = {fact.id for fact in Vocabulary.shipped().values() if fact.source is Source.GIVEN}
    questions = {fact.id for fact in own.values() if fact.is_question}
    return frozenset(given - own.keys() | questions) - assumed
