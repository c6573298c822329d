"""Where the questions of a review stand before they are made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.facts.fact import unknown
from offentligroll.model.typed import recorded
from offentligroll.policy.rulebook import Rulebook
from offentligroll.queue.parts import OpenQuestion, Scope

Asked = tuple[str | None, tuple[tuple[int, int], ...]]
"""Whose own a fact is, or None; and which policies wait for it, each with its place among what they ask."""


class Alone(NamedTuple):
    """Where a question stands that one statement has to itself."""

    waiting: int
    """How many statements wait for it, less than 0, so that the most come first."""
    order: float
    """Its mean place among what policies ask."""
    fact: str
    """Its fact."""
    place: int
    """When it was first met; no two questions have the same."""
    number: int
    """The number of the statement."""
    asked: Asked
    """Who asks."""


class Together(NamedTuple):
    """Where a question stands that statements share."""

    waiting: int
    """How many statements wait for it, less than 0."""
    order: float
    """Its mean place among what policies ask."""
    fact: str
    """Its fact."""
    place: int
    """When it was first met."""
    group: Group
    """Those that wait for it."""


Entry = Alone | Together


def asked_of(entry: Entry) -> tuple[str, str | None, int]:
    """Return what is asked where.

    Args:
        entry: where a question stands.

    Returns:
        The fact, the policy whose own it is, and a statement that waits for it.
    """
    if isinstance(entry, Together):
        return entry.fact, entry.group.own, next(iter(entry.group.numbers))
    return entry.fact, entry.asked[0], entry.number


def question_of(key: tuple[str | None, ...], group: Group) -> OpenQuestion:
    """Make a question.

    Args:
        key: what names it.
        group: the statements that wait for it.

    Returns:
        The question.
    """
    # There may be thousands of them, made of what was checked before.
    return recorded(
        OpenQuestion,
        id=hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        used=recorded(UsedFact, fact=unknown(group.fact, None), forms=group.policy.forms_of(group.fact)),
        policy=group.own,
        scope=group.scope,
        statements=tuple(group.numbers),
        rules=tuple(group.rules),
    )


@attrs.define(kw_only=True, eq=False)
class Group:
    """The statements that wait for one answer."""

    fact: str
    """What is asked."""
    own: str | None
    """The id of the policy whose own fact it is."""
    policy: Rulebook
    """A policy that asks."""
    key: tuple[str | None, ...] = ()
    """What names the question."""
    numbers: dict[int, None] = attrs.field(factory=dict)
    """The numbers of the statements, in their order."""
    rules: dict[tuple[str, str], None] = attrs.field(factory=dict)
    """The rules that wait for it."""
    scopes: list[Scope] = attrs.field(factory=list)
    """What an answer would be about, for each statement and policy."""
    orders: int = 0
    """The sum of its places among what policies ask."""

    def add(self, number: int, scope: Scope, order: int, rules: Iterable[tuple[str, str]]) -> None:
        """Add a statement that waits.

        Args:
            number: its number.
            scope: what an answer would be about.
            order: the place among what the policy asks.
            rules: the rules that wait.
        """
        self.numbers[number] = None
        self.scopes.append(scope)
        self.orders += order
        self.rules |= dict.fromkeys(rules)

    @property
    def rank(self) -> tuple[int, float, str]:
        """What most statements wait for comes first; of the like what policies ask first, fact by fact."""
        return -len(self.numbers), self.orders / len(self.scopes), self.fact

    @property
    def scope(self) -> Scope:
        """What one answer would be about, the same for all that wait."""
        return self.scopes[0]
