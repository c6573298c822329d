"""How a statement is said: professional, personal or private."""

from __future__ import annotations

from collections.abc import Mapping

from offentligroll.facts.fact import Fact
from offentligroll.model.capacity import Tone
from offentligroll.model.truth import Truth

TONE_FACTS = ("concerns-private-life", "has-personal-tone", "gives-own-opinion")
"""The facts that the tone rests on."""


def tone_of(sheet: Mapping[str, Fact]) -> Tone:
    """Tell the tone of a statement: a separate axis, since personal is not a synonym of private.

    Args:
        sheet: the statement's facts.

    Returns:
        Private if it concerns private life; else personal if it is personal in tone or gives an own
        opinion; professional if all three are known to be no; else unknown.
    """
    private = sheet["concerns-private-life"].truth
    if private is Truth.YES:
        return Tone.PRIVATE
    personal = sheet["has-personal-tone"].truth | sheet["gives-own-opinion"].truth
    if personal is Truth.YES:
        return Tone.PERSONAL
    return Tone.PROFESSIONAL if private is Truth.NO and personal is Truth.NO else Tone.UNKNOWN
