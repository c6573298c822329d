"""What a person or a program can tell a policy: which facts, and of which types."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from offentligroll.facts.known_facts import known_facts

if TYPE_CHECKING:
    from offentligroll.languages import Message
    from offentligroll.rules.rule import OwnFact


def listed(facts: object, name: str) -> tuple[str, ...]:
    """Take a list of facts, and refuse a single one that would be taken for a list of letters.

    Args:
        facts: the ids.
        name: what the argument is called.

    Returns:
        The ids.

    Raises:
        TypeError: it is no list, or something in it is no text.
        MessageError: it is one text.
    """
    if isinstance(facts, str):
        from offentligroll.languages import Message, MessageError  # noqa: PLC0415

        raise MessageError(Message("facts.one-text", name=name, shown=repr(facts)))
    if not isinstance(facts, Iterable) or isinstance(facts, bytes):
        raise TypeError(f"`{name}` wants a list of facts, got {facts!r:.60}")
    return tuple(_text(fact, name) for fact in facts)


def _text(fact: object, name: str) -> str:
    if not isinstance(fact, str):
        raise TypeError(f"`{name}` wants the ids of facts, got {fact!r:.60}")
    return fact


Answers = Mapping[str, bool | None] | Iterable[str]
"""Facts that are so, or every fact with its answer."""


def told(
    yes: Answers, no: Iterable[str], own_facts: Iterable[OwnFact]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take answers to facts, by ids or phrases.

    Args:
        yes: the facts that are so, or a mapping of facts to True, False or, where nobody knows, None.
        no: the facts that are not so.
        own_facts: the policy's own facts.

    Returns:
        The ids of the facts that are so, and of those that are not.

    Raises:
        TypeError: a mapping has another value than True, False and None, or stands where it has no meaning.
        MessageError: an argument is one text, or one is no fact that can be told.
    """
    if isinstance(no, Mapping):
        raise TypeError("`no` wants a list of facts; give one mapping of facts to True, False or None first")
    answers: list[tuple[str, bool]] = []
    if isinstance(yes, Mapping):
        for fact, value in yes.items():
            if value is not None and not isinstance(value, bool):
                raise TypeError(f"`{fact}` wants True, False or None, got {value!r:.60}")
            answers += [(_text(fact, "yes"), value)] if value is not None else []
    else:
        answers += [(fact, True) for fact in listed(yes, "yes")]
    answers += [(fact, False) for fact in listed(no, "no")]
    own_facts = tuple(own_facts)
    ids = [(id_by_phrase(fact, own_facts), value) for fact, value in answers]
    check_can_be_told([fact for fact, _ in ids], own_facts)
    return tuple(fact for fact, value in ids if value), tuple(fact for fact, value in ids if not value)


def id_by_phrase(fact: str, own_facts: Iterable[OwnFact]) -> str:
    """Take a fact that may be told by its phrase, as policies may write it.

    Args:
        fact: the id or phrase.
        own_facts: the policy's own facts.

    Returns:
        The id; a phrase that is none stays as it is.
    """
    if " " not in fact:
        return fact
    from offentligroll.model.indexes import folded  # noqa: PLC0415

    return folded_ids(own_facts).get(folded(fact), fact)


def id_of(fact: str, own_facts: Iterable[OwnFact]) -> str:
    """Take one fact that can be told, by its id or phrase.

    Args:
        fact: the id or phrase.
        own_facts: the policy's own facts.

    Returns:
        The id.

    Raises:
        MessageError: it is no fact that can be told.
    """
    own_facts = tuple(own_facts)
    found = id_by_phrase(fact, own_facts)
    check_can_be_told([found], own_facts)
    return found


def folded_ids(own_facts: Iterable[OwnFact]) -> Mapping[str, str]:
    """Return the facts by their phrases; phrases that several facts share are left out.

    Args:
        own_facts: the policy's own facts.

    Returns:
        Ids by phrase, folded.
    """
    from offentligroll.facts.naming import ids_by_phrase  # noqa: PLC0415

    found = ids_by_phrase({one.id: one.phrase.values() for one in own_facts})
    return {phrase: ids[0] for phrase, ids in found.items() if len(ids) == 1}


def check_can_be_told(facts: Iterable[str], own_facts: Iterable[OwnFact]) -> None:
    """Refuse answers to what is no fact, or to a fact that follows from others.

    Args:
        facts: ids that somebody answers.
        own_facts: the policy's own facts.

    Raises:
        MessageError: one is neither a fact of the vocabulary nor a word fact of the policy.
    """
    facts = tuple(facts)
    if not facts:
        return
    groups = {one.id for one in own_facts if one.group is not None}
    known = frozenset((*known_facts(), *(one.id for one in own_facts)))
    for fact in facts:
        if fact in groups or fact not in known:
            from offentligroll.languages import Message, MessageError  # noqa: PLC0415

            if fact in groups:
                raise MessageError(Message("facts.follows", fact=fact))
            raise MessageError(_unknown(fact, known))


@functools.lru_cache(maxsize=64)
def _unknown(fact: str, known: frozenset[str]) -> Message:
    """Say that there is no such fact; every post of an archive may name it, and likeness is dear."""
    from offentligroll.files.problems import did_you_mean  # noqa: PLC0415
    from offentligroll.languages import Message, with_hint  # noqa: PLC0415

    return with_hint(Message("facts.unknown", fact=fact), did_you_mean(fact, known))
