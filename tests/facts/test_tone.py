"""The tone of a statement."""

from __future__ import annotations

import itertools

import pytest

from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.tone import TONE_FACTS, possible_tones, tone_of
from offentligroll.model.capacity import Tone
from offentligroll.model.truth import Truth

FACTS = ("concerns-private-life", "has-personal-tone", "gives-own-opinion")


@pytest.mark.parametrize(
    ("yes", "no", "tone"),
    [
        (FACTS, (), Tone.PRIVATE),
        (FACTS[:1], (), Tone.PRIVATE),
        (FACTS[1:2], FACTS[:1], Tone.PERSONAL),
        (FACTS[2:], FACTS[:2], Tone.PERSONAL),
        (FACTS[2:], (), Tone.PERSONAL),
        ((), FACTS, Tone.PROFESSIONAL),
        ((), FACTS[:2], Tone.UNKNOWN),
        ((), FACTS[1:], Tone.UNKNOWN),
        ((), (), Tone.UNKNOWN),
    ],
)
def test_tone(yes: tuple[str, ...], no: tuple[str, ...], tone: Tone) -> None:
    """It is “private if it concerns private life; else personal if …; professional if all three are no”."""
    assert tone_of(FactSheet.of_answers(yes=yes, no=no).bits(TONE_FACTS)[0]) is tone


def test_professional_only_if_all_are_no() -> None:
    """A statement is called professional in one case out of all: where all three facts are no."""
    professional = []
    for truths in itertools.product(Truth, repeat=3):
        told = dict(zip(FACTS, truths, strict=True))
        sheet = FactSheet.of_answers(
            yes=[fact for fact, truth in told.items() if truth is Truth.YES],
            no=[fact for fact, truth in told.items() if truth is Truth.NO],
        )
        if tone_of(sheet.bits(TONE_FACTS)[0]) is Tone.PROFESSIONAL:
            professional.append(truths)
    assert professional == [(Truth.NO, Truth.NO, Truth.NO)]


@pytest.mark.parametrize(
    ("yes", "no", "assumed", "firm", "with_weak"),
    [
        (FACTS[:1], (), {}, {Tone.PRIVATE}, {Tone.PRIVATE}),
        ((), FACTS, {}, {Tone.PROFESSIONAL}, {Tone.PROFESSIONAL}),
        ((), FACTS[:2], {FACTS[2]: False}, {Tone.PROFESSIONAL, Tone.PERSONAL}, {Tone.PROFESSIONAL}),
        (FACTS[1:2], (), {}, {Tone.PRIVATE, Tone.PERSONAL}, {Tone.PRIVATE, Tone.PERSONAL}),
        (
            (),
            (),
            {},
            {Tone.PRIVATE, Tone.PERSONAL, Tone.PROFESSIONAL},
            {Tone.PRIVATE, Tone.PERSONAL, Tone.PROFESSIONAL},
        ),
    ],
)
def test_what_the_tone_can_turn_out_to_be(
    yes: tuple[str, ...], no: tuple[str, ...], assumed: dict[str, bool], firm: set[Tone], with_weak: set[Tone]
) -> None:
    """What is unknown may be either; what is only assumed may too, where that is asked."""
    sheet = FactSheet.of_answers(yes=yes, no=no, assume=assumed)
    told, weak = sheet.bits(TONE_FACTS)
    assert possible_tones(told, weak) == firm
    assert possible_tones(told) == with_weak
