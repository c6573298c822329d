"""Where a rule applies, stands or is breached, as one condition in facts that can be known."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from offentligroll.engine.asked import conditions_of
from offentligroll.files.where import Path
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, Group, GroupKind, facts_in
from offentligroll.rules.rule import Guideline

if TYPE_CHECKING:
    from offentligroll.engine.asked import Rule


def all_of(*conditions: Condition | None) -> Condition:
    """Put conditions together.

    Args:
        conditions: the conditions; None for those that are not there.

    Returns:
        That all of them hold.
    """
    members = tuple(one for one in conditions if one is not None and one != ALWAYS_TRUE)
    return members[0] if len(members) == 1 else Group(kind=GroupKind.ALL_OF, members=members)


def none_of(*conditions: Condition | None) -> Condition | None:
    """Put the opposites of conditions together.

    Args:
        conditions: the conditions; None for those that are not there.

    Returns:
        That none of them holds; None where there are none.
    """
    members = tuple(one for one in conditions if one is not None)
    return Group(kind=GroupKind.NONE_OF, members=members) if members else None


def asked_outright(condition: Condition, *, negated: bool = False) -> Iterator[FactTest]:
    """Yield what must be so for a condition to hold, as far as it can be read off.

    Args:
        condition: the condition.
        negated: whether it is the opposite that is to hold.

    Yields:
        Facts, or that they are not so.
    """
    if isinstance(condition, FactTest):
        yield FactTest(fact=condition.fact, negated=condition.negated is not negated)
        return
    is_none = condition.kind is GroupKind.NONE_OF
    if condition.kind is (GroupKind.ANY_OF if negated else GroupKind.ALL_OF) or (is_none and not negated):
        for member in condition.members:
            yield from asked_outright(member, negated=negated or is_none)


@attrs.frozen(kw_only=True)
class Entry:
    """One rule of a policy, with its conditions in facts that can be known."""

    rule: Rule
    """The rule."""
    path: Path | None
    """The way to it in the file; None where it is taken in from another policy."""
    policy: Rulebook = attrs.field(eq=False, repr=False)
    """The policy that it is part of."""

    def part(self, name: str) -> Condition | None:
        """One of its conditions in facts that can be known.

        Args:
            name: what it is called, such as ``"unless"``.

        Returns:
            The condition; None where the rule has none of that name.
        """
        condition = getattr(self.rule, name, None)
        return self.policy.plain(condition) if isinstance(condition, Condition) else None

    @functools.cached_property
    def when(self) -> Condition:
        """When it applies, but for exceptions."""
        return self.part("when") or ALWAYS_TRUE

    @functools.cached_property
    def applies(self) -> Condition:
        """Where it applies: its exceptions do not, and a requirement is not met."""
        return all_of(self.when, none_of(self.part("unless"), self.part("requirement")))

    @functools.cached_property
    def stands(self) -> Condition:
        """Where it applies and is not rebutted."""
        return all_of(self.applies, none_of(self.part("rebutted_by")))

    @functools.cached_property
    def followed(self) -> Condition:
        """The conduct that a guideline asks for or permits."""
        conduct = self.part("conduct") or ALWAYS_TRUE
        wrong = isinstance(self.rule, Guideline) and self.rule.modality.is_prohibition
        return none_of(conduct) or ALWAYS_TRUE if wrong else conduct

    @functools.cached_property
    def breached(self) -> Condition:
        """Where a guideline applies and is breached, whatever may be shown in defence."""
        return all_of(self.applies, none_of(self.followed))

    @property
    def parts(self) -> Iterator[tuple[str, Condition]]:
        """Its conditions by the keys that they have in the file, in facts that can be known."""
        verb = {"conduct": "modality", "requirement": "verb"}
        for field in attrs.fields(type(self.rule)):
            condition = self.part(field.name)
            if isinstance(condition, Condition):
                key = getattr(self.rule, verb[field.name]).value if field.name in verb else field.name
                yield key, condition

    @functools.cached_property
    def facts(self) -> frozenset[str]:
        """All facts that it asks about."""
        plain = self.policy.plain
        return frozenset(fact for part in conditions_of(self.rule) for fact in facts_in(plain(part)))
