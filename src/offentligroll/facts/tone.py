"""How a statement is said: professional, personal or private."""

from __future__ import annotations

import itertools
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
    return _tone(*(sheet[fact].truth for fact in TONE_FACTS))


def _tone(private: Truth, personal_tone: Truth, opinion: Truth) -> Tone:
    if private is Truth.YES:
        return Tone.PRIVATE
    personal = personal_tone | opinion
    if personal is Truth.YES:
        return Tone.PERSONAL
    return Tone.PROFESSIONAL if private is Truth.NO and personal is Truth.NO else Tone.UNKNOWN


def possible_tones(sheet: Mapping[str, Fact], *, weak_may_change: bool) -> frozenset[Tone]:
    """Tell which tones a statement can turn out to have, whatever is still learnt.

    Args:
        sheet: the statement's facts.
        weak_may_change: whether what is only assumed or *not found* may turn out otherwise.

    Returns:
        The tones.
    """
    choices = []
    for fact in TONE_FACTS:
        one = sheet[fact]
        may_change = one.truth is Truth.UNKNOWN or (weak_may_change and one.is_weak)
        choices.append((Truth.YES, Truth.NO) if may_change else (one.truth,))
    return frozenset(_tone(*truths) for truths in itertools.product(*choices))
