"""Gathering what the statements of an archive wait for into questions, the one that settles most first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import UsedFact
from offentligroll.facts.asking import unknown
from offentligroll.model.typed import recorded
from offentligroll.policy.rulebook import Rulebook
from offentligroll.queue.parts import KeptAnswer, OpenQuestion, Scope, Whereabouts
from offentligroll.queue.patterns import key_of, scope_of
from offentligroll.queue.waiting import Waits


@attrs.frozen(kw_only=True)
class Looked:
    """A statement as it stands with the answers about it."""

    place: Whereabouts
    """What may join it to others."""
    answers: tuple[KeptAnswer, ...] = ()
    """The answers about it, one for each fact."""
    not_usable: tuple[KeptAnswer, ...] = ()
    """Those of them that can't be so together with earlier ones."""
    assessments: tuple[Assessment, ...] = ()
    """What each policy says of it."""
    waits: tuple[tuple[Waits, ...], ...] = ()
    """What each policy still asks."""


def gathered(policies: Sequence[Rulebook], statements: Iterable[Looked]) -> Iterator[OpenQuestion]:
    """Gather what statements wait for.

    Args:
        policies: the policies.
        statements: the statements, in the order of the archive.

    Yields:
        Each question once, first what most statements wait for, and of the like what policies ask first.
    """
    groups: dict[tuple[str | None, ...], _Group] = {}
    for number, looked in enumerate(statements):
        for policy, waits in zip(policies, looked.waits, strict=True):
            for order, one in enumerate(waits):
                own = policy.id if one.is_own else None
                scope = scope_of(one.fact, looked.place, is_own=one.is_own)
                key = key_of(one.fact, own, scope)
                group = groups.get(key)
                if group is None:
                    group = groups[key] = _Group(fact=one.fact, own=own, policy=policy)
                group.add(number, scope, order, [(policy.id, rule) for rule in one.rules])
    for key, group in sorted(groups.items(), key=lambda one: one[1].rank):
        yield _question(key, group)


def _question(key: tuple[str | None, ...], group: _Group) -> OpenQuestion:
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


@attrs.define(kw_only=True)
class _Group:
    """The statements that wait for one answer."""

    fact: str
    own: str | None
    policy: Rulebook
    numbers: dict[int, None] = attrs.field(factory=dict)
    rules: dict[tuple[str, str], None] = attrs.field(factory=dict)
    scopes: list[Scope] = attrs.field(factory=list)
    orders: int = 0

    def add(self, number: int, scope: Scope, order: int, rules: Iterable[tuple[str, str]]) -> None:
        self.numbers[number] = None
        self.scopes.append(scope)
        self.orders += order
        self.rules |= dict.fromkeys(rules)

    @property
    def rank(self) -> tuple[float, float, str]:
        """What most statements wait for comes first; of the like what policies ask first, fact by fact."""
        return -len(self.numbers), self.orders / len(self.scopes), self.fact

    @property
    def scope(self) -> Scope:
        """What one answer would be about: from the first to the last day of those that wait."""
        if len(self.scopes) == 1:
            return self.scopes[0]
        days = [day for one in self.scopes for day in (one.start, one.end) if day is not None]
        return attrs.evolve(self.scopes[0], start=min(days, default=None), end=max(days, default=None))
