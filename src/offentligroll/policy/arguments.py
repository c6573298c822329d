"""What a person or a program can tell a policy: which facts, and of which types."""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from offentligroll.facts.batch_detector import Told
from offentligroll.facts.bearer import organisation_named
from offentligroll.facts.detector import Context, Detector
from offentligroll.facts.naming import ids_by_phrase
from offentligroll.facts.registry import ProgramDetector, check_is_detector
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import Message, MessageError, with_hint
from offentligroll.model.given import GivenFact, SignedFact
from offentligroll.model.indexes import folded
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
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
    ids = [(_id_of(fact, own_facts), value) for fact, value in answers]
    check_can_be_told([fact for fact, _ in ids], own_facts)
    return tuple(fact for fact, value in ids if value), tuple(fact for fact, value in ids if not value)


def _id_of(fact: str, own_facts: Iterable[OwnFact]) -> str:
    """The id of a fact that may be told by its phrase, as policies may write it."""
    if " " not in fact:
        return fact
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
    found = _id_of(fact, own_facts)
    check_can_be_told([found], own_facts)
    return found


def folded_ids(own_facts: Iterable[OwnFact]) -> Mapping[str, str]:
    """Return the facts by their phrases; phrases that several facts share are left out.

    Args:
        own_facts: the policy's own facts.

    Returns:
        Ids by phrase, folded.
    """
    found = ids_by_phrase({one.id: one.phrase.values() for one in own_facts})
    return {phrase: ids[0] for phrase, ids in found.items() if len(ids) == 1}


def check_type(name: str, value: object, wanted: type, *, or_none: bool = False) -> None:
    """Refuse an argument of another type, which would be found out late or not at all.

    Args:
        name: what the argument is called.
        value: the argument.
        wanted: what it has to be.
        or_none: whether it may be None too.

    Raises:
        TypeError: it is something else.
    """
    if not (isinstance(value, wanted) or (or_none and value is None)):
        raise TypeError(f"`{name}` has to be of the type `{wanted.__name__}`, got `{value!r:.100}`")


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
    if isinstance(for_, str) and statement is not None:
        if statement.directory is not None:
            return statement.directory.organisation(for_)
        named = organisation_named(statement, for_)
        if named is not None:
            return named
    check_type("for_", for_, Organisation, or_none=True)
    return typing.cast("Organisation | None", for_)


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
    known = {*Vocabulary.shipped(), *(one.id for one in own_facts)}
    for fact in facts:
        if fact in groups:
            raise MessageError(Message("facts.follows", fact=fact))
        if fact not in known:
            raise MessageError(with_hint(Message("facts.unknown", fact=fact), did_you_mean(fact, known)))


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
    ids = {name: _id_of(name, own_facts) for name in detector.facts}
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

    Args:
        statement: the statement, which may have been answered about in a review.
        policy: the id of the policy that asks.
        own_facts: its own facts.

    Returns:
        The statement itself where nothing is left out, else a copy.
    """
    kept = tuple(one for one in statement.facts if _may_use(one, policy, own_facts))
    return statement if len(kept) == len(statement.facts) else attrs.evolve(statement, facts=kept)


def _may_use(given: GivenFact, policy: str, own_facts: Iterable[OwnFact]) -> bool:
    if not isinstance(given, SignedFact):
        return True
    if given.policy is None:
        return given.fact in Vocabulary.shipped()
    return given.policy == policy and any(one.id == given.fact and one.group is None for one in own_facts)


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
