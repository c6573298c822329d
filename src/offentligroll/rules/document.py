"""The document that a policy encodes: who adopted it, and the sentences of it that no machine can watch."""

from __future__ import annotations

import datetime as dt

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import NO_WORDS, Wording
from offentligroll.rules.rule import Accepted
from offentligroll.rules.source import Citation


@attrs.frozen(kw_only=True, field_transformer=typed)
class AdoptedDocument:
    """The adopted text that a policy encodes.

    Example:
        >>> AdoptedDocument(number="KS 2024/12, § 58", adopted=dt.date(2024, 3, 15)).number
        'KS 2024/12, § 58'
    """

    number: str | None = None
    """The number under which it was adopted."""
    adopted_by: Wording = NO_WORDS
    """Who adopted it."""
    adopted: dt.date | None = None
    """When it was adopted."""
    review_by: dt.date | None = None
    """The day by which it is to be reviewed."""

    def __attrs_post_init__(self) -> None:
        if self.adopted is not None and self.review_by is not None and self.review_by < self.adopted:
            raise ValueError(
                f"it is to be reviewed ({self.review_by}) before it was adopted ({self.adopted})"
            )

    def is_due(self, day: dt.date) -> bool:
        """Return whether the day by which it was to be reviewed has passed.

        Args:
            day: a day.

        Returns:
            Whether it has; never where no such day is set.
        """
        return self.review_by is not None and self.review_by < day


@attrs.frozen(kw_only=True, field_transformer=typed)
class Principle:
    """A sentence of the document that no machine can watch; it is kept, shown and counted as such.

    Example:
        >>> Principle(id="be-aware", says={"en": "Be aware of your role."}).says.in_language("en")
        'Be aware of your role.'
    """

    __repr__ = short_repr

    id: str
    """Its id in the policy."""
    says: Wording
    """The sentence."""
    cite: Citation | None = None
    """Where it comes from."""
    accept: tuple[Accepted, ...] = ()
    """Warnings that the author has accepted."""
