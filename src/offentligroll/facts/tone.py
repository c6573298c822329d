"""How a statement is said: professional, personal or private."""

from __future__ import annotations

import functools
import itertools

from offentligroll.model.capacity import Tone

TONE_FACTS = ("concerns-private-life", "has-personal-tone", "gives-own-opinion")
"""The facts that the tone rests on."""
_YES, _NO = 1, 2


@functools.cache
def tone_of(told: int) -> Tone:
    """Return the tone of a statement: a separate axis, since personal is not a synonym of private.

    Args:
        told: the answers to :data:`TONE_FACTS`, as a sheet gives their bits.

    Returns:
        Private if it concerns private life; else personal if it is personal in tone or gives an own
        opinion; professional if all three are known to be no; else unknown.
    """
    private, personal_tone, opinion = (told >> 2 * place & 3 for place in range(3))
    if private == _YES:
        return Tone.PRIVATE
    if _YES in (personal_tone, opinion):
        return Tone.PERSONAL
    return Tone.PROFESSIONAL if private == personal_tone == opinion == _NO else Tone.UNKNOWN


@functools.cache
def possible_tones(told: int, may_change: int = 0) -> frozenset[Tone]:
    """Return which tones a statement can turn out to have, whatever is still learnt.

    Args:
        told: the answers, as above.
        may_change: both bits of those that may turn out otherwise.

    Returns:
        The tones.
    """
    firm = told & ~may_change
    choices = [(known,) if (known := firm >> 2 * place & 3) else (_YES, _NO) for place in range(3)]
    return frozenset(tone_of(one | two << 2 | three << 4) for one, two, three in itertools.product(*choices))
