"""Which facts are the same for all statements on a channel, by an author or of a day."""

from __future__ import annotations

import enum
import functools

from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.model.typed import maker_of
from offentligroll.queue.parts import Scope, Whereabouts


class Part(enum.StrEnum):
    """What statements have in common for which a fact is the same."""

    CHANNEL = "channel"
    AUTHOR = "author"
    DAY = "day"


_OF_AUTHOR = frozenset(
    {
        *("author-holds-public-role", "author-is-appointed", "author-is-elected", "author-is-top-official"),
        *("author-is-senior", "author-is-spokesperson", "role-is-always-on", "author-is-visitor"),
        *("author-is-political-staff", "author-is-contractor", "author-is-candidate"),
        *("author-is-politically-restricted", "author-is-uniformed", "author-is-judge-or-prosecutor"),
        *(
            "author-is-covered-by-act",
            "author-sits-on-public-board",
            "author-is-head-of-state",
            "role-requires-allegiance",
        ),
        *("author-has-separate-official-account", "author-has-separate-personal-account"),
    }
)
"""Facts about a person in a post, whatever they say and wherever."""

_OF_AUTHOR_ON_CHANNEL = frozenset(
    {
        *("account-belongs-to-author", "account-belongs-to-third-party", "account-predates-role"),
        *("account-is-declared-official", "account-name-uses-title", "profile-states-role"),
        *("profile-gives-office-contact", "account-use-is-authorised", "author-administers-account"),
    }
)
"""Facts about an account that hang on who writes there."""

_OF_DAY = frozenset({"is-election-period", "is-crisis"})
"""Facts about the day and the authority."""

_OF_AUTHOR_ON_DAY = frozenset({"author-is-on-leave"})

_OF_CHANNEL_ON_DAY = frozenset({"account-listing-was-checked-within-a-year"})

# There are as many as statements times facts, made of what was checked before.
_scope = maker_of(Scope)

_ABOUT_ACCOUNTS = ("account-", "profile-")


@functools.cache
def parts_of(fact: str) -> frozenset[Part]:
    """Return for which statements a fact is the same as for one of them.

    Args:
        fact: the id of a fact.

    Returns:
        What they must have in common; nothing where each statement has its own answer.

    Example:
        >>> sorted(parts_of("account-is-listed")), sorted(parts_of("is-satire"))
        ([<Part.CHANNEL: 'channel'>], [])
    """
    if fact in _OF_AUTHOR:
        return frozenset({Part.AUTHOR})
    if fact in _OF_AUTHOR_ON_CHANNEL:
        return frozenset({Part.AUTHOR, Part.CHANNEL})
    if fact in _OF_AUTHOR_ON_DAY:
        return frozenset({Part.AUTHOR, Part.DAY})
    if fact in _OF_CHANNEL_ON_DAY:
        return frozenset({Part.CHANNEL, Part.DAY})
    if fact in _OF_DAY:
        return frozenset({Part.DAY})
    definition = Vocabulary.shipped().get(fact)
    is_of_account = (
        definition is not None and definition.group is Group.WHERE and fact.startswith(_ABOUT_ACCOUNTS)
    )
    return frozenset({Part.CHANNEL}) if is_of_account else frozenset()


@functools.cache
def is_always_alone(fact: str) -> bool:
    """Return whether each statement has its own answer to a fact of the vocabulary.

    Args:
        fact: the id of the fact.

    Returns:
        Whether it has; else that hangs on what is known of the statement.
    """
    return not parts_of(fact)


def scope_of(fact: str, place: Whereabouts, *, is_own: bool = False) -> Scope:
    """Return what an answer to a fact would be about, asked of one statement.

    Args:
        fact: the id of the fact.
        place: what is known of the statement.
        is_own: whether it is a policy's own fact.

    Returns:
        All that share what decides it, on that one day; the statement alone where each has its own answer, or
        where it is not known what they share.
    """
    parts = frozenset() if is_own else parts_of(fact)
    channel = place.channel if Part.CHANNEL in parts else None
    author = place.author if Part.AUTHOR in parts else None
    is_known = (
        bool(parts)
        and (channel is not None or Part.CHANNEL not in parts)
        and (author is not None or Part.AUTHOR not in parts)
        and (place.day is not None or Part.DAY not in parts)
    )
    if not is_known:
        return _scope(statement=place.statement, channel=place.channel)
    return _scope(
        channel=channel, author=author, organisation=place.organisation, start=place.day, end=place.day
    )


def key_of(fact: str, policy: str | None, scope: Scope) -> tuple[str | None, ...]:
    """Name the question to which a scope belongs.

    Args:
        fact: the id of the fact.
        policy: the id of the policy whose own fact it is.
        scope: what an answer would be about.

    Returns:
        The same for all statements that one answer settles.
    """
    days = [None if day is None else day.isoformat() for day in (scope.start, scope.end)]
    return (fact, policy, scope.statement, scope.channel, scope.author, scope.organisation, *days)
