"""Norms about a channel on a day: its list, its profile, its administrators, its house rules."""

from __future__ import annotations

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import ALWAYS_TRUE, Condition
from offentligroll.rules.rule import Accepted, Bound, Guideline, InCapacity, Modality
from offentligroll.rules.source import Citation, InForce


@attrs.frozen(kw_only=True, field_transformer=typed)
class ChannelRule:
    """One norm about a channel on a day.

    Example:
        >>> from offentligroll.rules import FactTest
        >>> rule = ChannelRule(
        ...     id="two-administrators",
        ...     modality="must",
        ...     conduct=FactTest(fact="account-has-two-administrators"),
        ...     says={"en": "Every account has two administrators."},
        ... )
        >>> rule.guideline.binds
        (<Bound.AUTHORITY: 'authority'>,)
    """

    __repr__ = short_repr

    id: str
    """Its id in the policy."""
    modality: Modality
    """Must, must not, should, should not or may."""
    conduct: Condition
    """What it asks of the channel."""
    when: Condition = ALWAYS_TRUE
    """Of which channels it asks it."""
    unless: Condition | None = None
    """Exceptions."""
    says: Wording
    """The norm as a sentence."""
    cite: Citation | None = None
    """Where it comes from."""
    in_force: InForce | None = None
    """When it counts; None for always."""
    accept: tuple[Accepted, ...] = ()
    """Warnings that the author has accepted."""

    @property
    def guideline(self) -> Guideline:
        """The same as a guideline that binds the authority, whose channel it is."""
        return Guideline(
            id=self.id,
            modality=self.modality,
            conduct=self.conduct,
            in_capacity=InCapacity.ANY,
            binds=(Bound.AUTHORITY,),
            when=self.when,
            unless=self.unless,
            says=self.says,
            cite=self.cite,
            in_force=self.in_force,
            accept=self.accept,
        )
