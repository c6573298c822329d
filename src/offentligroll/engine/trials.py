"""What is known in many trials: each fact is two integers with a bit for each trial."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from offentligroll.engine.known import Known
from offentligroll.engine.table import ones_at
from offentligroll.engine.worlds import Worlds


class Column(NamedTuple):
    """A three-valued answer in each trial."""

    sure: int
    """The trials in which it is *yes*."""
    possible: int
    """The trials in which it is not *no*."""


def without(trials: int, others: int) -> int:
    """Leave trials out; so it takes half as long as with a negative number.

    Args:
        trials: some trials.
        others: those to leave out.

    Returns:
        The trials that are left.
    """
    return trials ^ trials & others


@attrs.frozen(kw_only=True, eq=False)
class Trials:
    """What is known in each of many trials."""

    every: int
    """A bit for each trial."""
    _yes: dict[int, int]
    """By the position of a fact, the trials in which it is so; and so on."""
    _no: dict[int, int]
    _kept: dict[tuple[int, bool], Column] = attrs.field(factory=dict)

    @classmethod
    def of_answers(
        cls, known: Known, answers: Sequence[Sequence[tuple[int, bool]]], worlds: Worlds
    ) -> Trials:
        """Try answers, each trial on top of what is known.

        Args:
            known: what is known in all of them; what is weak yields to what is tried.
            answers: for each trial the answers, as positions of facts and whether they are so.
            worlds: what facts say of each other.

        Returns:
            The trials; those that can't be are left out of :attr:`every`.
        """
        every = (1 << len(answers)) - 1
        tried: dict[tuple[int, bool], list[int]] = {}
        for number, trial in enumerate(answers):
            for answer in trial:
                tried.setdefault(answer, []).append(number)
        strong = dict.fromkeys(_answers_in(known.told & ~known.weak), every)
        for answer, numbers in tried.items():
            strong[answer] = strong.get(answer, 0) | ones_at(numbers)
        for given, following in worlds.steps:
            trials = strong.get(_answer_of(given), 0)
            if trials:
                for answer in _answers_in(following):
                    strong[answer] = strong.get(answer, 0) | trials
        for fact, _ in strong:
            if worlds.yeses >> 2 * fact & 1:
                every &= ~(strong.get((fact, True), 0) & strong.get((fact, False), 0))
        settled = {fact: strong.get((fact, True), 0) | strong.get((fact, False), 0) for fact, _ in strong}
        for fact, is_so in _answers_in(known.told & known.weak):
            left = every & ~settled.get(fact, 0)
            strong[fact, is_so] = strong.get((fact, is_so), 0) | left
        return cls(
            every=every,
            yes={fact: trials for (fact, is_so), trials in strong.items() if is_so},
            no={fact: trials for (fact, is_so), trials in strong.items() if not is_so},
        )

    def of(self, position: int, *, negated: bool = False) -> Column:
        """Return the answers to one fact.

        Args:
            position: its number.
            negated: whether it is asked that it is not so.

        Returns:
            Its column.
        """
        found = self._kept.get((position, negated))
        if found is None:
            yes, no = self._yes.get(position, 0), self._no.get(position, 0)
            sure, never = (no, yes) if negated else (yes, no)
            sure, possible = sure & self.every, without(self.every, never)
            found = Column(sure, sure if possible == sure else possible)
            self._kept[position, negated] = found
        return found


def _answers_in(told: int) -> list[tuple[int, bool]]:
    return [(bit >> 1, not bit & 1) for bit in range(told.bit_length()) if told >> bit & 1]


def _answer_of(bit: int) -> tuple[int, bool]:
    number = bit.bit_length() - 1
    return number >> 1, not number & 1
