"""What is told of a statement or by a program, written by ids as a policy knows them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

import attrs

from offentligroll.facts.batch_detector import Told
from offentligroll.facts.bearer import organisation_named
from offentligroll.facts.detector import Context, Detector
from offentligroll.facts.known_facts import known_facts
from offentligroll.facts.registry import ProgramDetector, check_is_detector
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages.arguments import check_type
from offentligroll.model.bounded import keep
from offentligroll.model.channel import Channel
from offentligroll.model.given import GivenFact, SignedFact
from offentligroll.model.indexes import folded
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.policy.arguments import check_can_be_told, folded_ids, id_by_phrase
from offentligroll.rules.rule import OwnFact


def authority(for_: Organisation | str | None, statement: Statement | None) -> Organisation | None:
    """Take the organisation that is asked about, by itself or by its id in the statement's directory.

    A statement that has come from another process has no directory, and knows those that it names itself.

    Args:
        for_: the organisation or its id.
        statement: the statement.

    Returns:
        The organisation; None where none is named.

    Raises:
        TypeError: it is something else, or an id where no directory is at hand.
        UnknownIdError: the directory has none of that id.
    """
    if for_ is None:
        return None
    if isinstance(for_, str) and statement is not None:
        if statement.directory is not None:
            return statement.directory.organisation(for_)
        named = organisation_named(statement, for_)
        if named is not None:
            return named
    check_type("for_", for_, Organisation, or_none=True)
    return cast("Organisation", for_)


def with_ids(detector: ProgramDetector, own_facts: Iterable[OwnFact]) -> ProgramDetector:
    """Write the ids of the facts that a detector answers, which may be named by their phrases.

    Args:
        detector: a program's own detector.
        own_facts: the policy's own facts.

    Returns:
        The detector, which may go on answering by the names that it has given.

    Raises:
        TypeError: it is no detector.
        MessageError: one is no fact that can be told.
    """
    check_is_detector(detector)
    own_facts = tuple(own_facts)
    ids = {name: id_by_phrase(name, own_facts) for name in detector.facts}
    check_can_be_told(ids.values(), own_facts)
    if isinstance(detector, Detector):
        return attrs.evolve(detector, fact=ids[detector.fact])
    if all(name == fact for name, fact in ids.items()):
        return detector
    answer = functools.partial(_told_by_ids, detector.answer, ids)
    return attrs.evolve(detector, facts=tuple(ids.values()), answer=answer)


def _told_by_ids(
    answer: Callable[[Sequence[Context]], Sequence[Told]], ids: Mapping[str, str], asked: Sequence[Context]
) -> Sequence[Told]:
    told = answer(asked)
    if not isinstance(told, list | tuple):
        return told
    return [
        {ids.get(name, name): one for name, one in answers.items()}
        if isinstance(answers, Mapping)
        else answers
        for answers in told
    ]


def with_fact_ids(statement: Statement, own_facts: Sequence[OwnFact]) -> Statement:
    """Write the ids of the facts that are answered on a statement, its channel or its author.

    Args:
        statement: the statement, on which facts may be named by their phrases.
        own_facts: the policy's own facts.

    Returns:
        The statement itself where no phrase stands there, else a copy.

    Raises:
        ValueError: one place answers a fact twice, by its id and by its phrase.
    """
    if not any(" " in fact for fact in given_facts(statement)):
        return statement
    ids = folded_ids(own_facts)

    def named(given: tuple[GivenFact, ...]) -> tuple[GivenFact, ...]:
        return tuple(attrs.evolve(one, fact=ids.get(folded(one.fact), one.fact)) for one in given)

    changes: dict[str, Any] = {"facts": named(statement.facts)}
    for place in ("channel", "author"):
        owner = getattr(statement, place)
        if owner is not None and owner.facts:
            changes[place] = attrs.evolve(owner, facts=named(owner.facts))
    return attrs.evolve(statement, **changes)


def with_own_answers(statement: Statement, policy: str, own_facts: Iterable[OwnFact]) -> Statement:
    """Leave out what people have answered to other policies' own facts, and to facts that are no more.

    A directory serves many policies, so that of what it tells, each takes what it knows.

    Args:
        statement: the statement, which may have been answered about in a review.
        policy: the id of the policy that asks.
        own_facts: its own facts.

    Returns:
        The statement itself where nothing is left out, else a copy.
    """
    own_facts, changes = tuple(own_facts), dict[str, Any]()
    kept = tuple(one for one in statement.facts if _may_use(one, policy, own_facts))
    if len(kept) < len(statement.facts):
        changes["facts"] = kept
    for place in ("channel", "author"):
        owner = getattr(statement, place)
        if owner is not None and owner.facts:
            known = tuple(one for one in owner.facts if is_known_to(one.fact, own_facts))
            if len(known) < len(owner.facts):
                changes[place] = _narrowed(owner, known)
    return attrs.evolve(statement, **changes) if changes else statement


_NARROWED: dict[tuple[int, tuple[str, ...]], tuple[Channel | Official, Channel | Official]] = {}
"""By the owner's number, which is no other's as long as the owner is kept beside."""
_MOST_NARROWED = 1_024


def _narrowed(owner: Channel | Official, known: tuple[GivenFact, ...]) -> Channel | Official:
    """Return an owner with some of its facts: one for all its statements, which share what is found."""
    key = id(owner), tuple(one.fact for one in known)
    kept = _NARROWED.get(key)
    if kept is None:
        kept = keep(_NARROWED, key, (owner, attrs.evolve(owner, facts=known)), _MOST_NARROWED)
    return kept[1]


def is_known_to(fact: str, own_facts: Iterable[OwnFact]) -> bool:
    """Return whether a fact is one of the vocabulary or of some own facts, by its id or by its phrase.

    Args:
        fact: the id or phrase.
        own_facts: a policy's own facts.

    Returns:
        Whether there is such a fact.
    """
    own_facts = tuple(own_facts)
    named = folded_ids(own_facts).get(folded(fact), fact) if " " in fact else fact
    return named in known_facts() or any(one.id == named for one in own_facts)


def _may_use(given: GivenFact, policy: str, own_facts: Iterable[OwnFact]) -> bool:
    if not isinstance(given, SignedFact):
        return True
    if given.policy is None:
        return given.fact in Vocabulary.shipped()
    return given.policy == policy and any(one.id == given.fact and one.group is None for one in own_facts)


def has_answers(statement: Statement) -> bool:
    """Return whether anybody has answered a fact on a statement, its channel or its author.

    Args:
        statement: the statement.

    Returns:
        Whether :func:`given_facts` names any.
    """
    channel, author = statement.channel, statement.author
    return bool(statement.facts or (channel and channel.facts) or (author and author.facts))


def given_facts(statement: Statement) -> tuple[str, ...]:
    """Name the facts that are answered on a statement, its channel or its author.

    Args:
        statement: the statement.

    Returns:
        Ids as they stand there, right or wrong.
    """
    places = (
        statement.facts,
        statement.channel and statement.channel.facts,
        statement.author and statement.author.facts,
    )
    return tuple(one.fact for place in places if place for one in place)
