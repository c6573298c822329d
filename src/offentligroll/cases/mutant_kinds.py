"""The kinds of small changes to rules."""

from __future__ import annotations

import enum
from typing import Any


class Change(enum.StrEnum):
    """What is done to a rule."""

    DELETED = "deleted"
    """The whole rule is gone."""
    WEAKENED = "weakened"
    """It asks or concludes less firmly, or binds in fewer capacities."""
    WITHOUT = "without"
    """An exception, a rebuttal, a defence, a precaution or an outranking is gone."""
    MEMBER = "member"
    """One member of a group is gone."""
    FLIPPED = "flipped"
    """It concludes, asks or binds the other way round."""
    NEGATED = "negated"
    """A condition is turned into its opposite."""


Changed = tuple[Change, str, str, str, dict[str, Any]]
"""What is done, to which key, what stood there, what stands there instead, and the fields that change."""

DELETED: Changed = (Change.DELETED, "", "", "", {})
"""The whole rule is gone."""
