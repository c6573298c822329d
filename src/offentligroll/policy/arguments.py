"""What a person or a program can tell a policy: which facts, and of which types."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import Message, MessageError, with_hint
from offentligroll.model.statement import Statement
from offentligroll.rules.rule import OwnFact


def listed(facts: Iterable[str], name: str) -> tuple[str, ...]:
    """Take a list of facts, and refuse a single one that would be taken for a list of letters.

    Args:
        facts: the ids.
        name: what the argument is called.

    Returns:
        The ids.

    Raises:
        MessageError: it is one text.
    """
    if isinstance(facts, str):
        raise MessageError(Message("facts.one-text", name=name, shown=repr(facts)))
    return tuple(facts)


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
