"""What a policy takes for granted."""

from __future__ import annotations

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class Assumption:
    """What holds when nobody has said otherwise."""

    __repr__ = short_repr

    fact: str
    """The id of the fact."""
    value: bool
    """What is assumed of it."""
