"""Where a rule applies, stands or is breached, as one condition in facts that can be known."""

from __future__ import annotations

import functools

import attrs

from offentligroll.engine.asked import Rule, conditions_of
from offentligroll.files.where import Path
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, Group, GroupKind, facts_in
from offentligroll.rules.rule import Guideline


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
        condition: Condition | None = getattr(self.rule, name, None)
        return None if condition is None else self.policy.plain(condition)

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

    @functools.cached_property
    def facts(self) -> frozenset[str]:
        """All facts that it asks about."""
        plain = self.policy.plain
        return frozenset(fact for part in conditions_of(self.rule) for fact in facts_in(plain(part)))
