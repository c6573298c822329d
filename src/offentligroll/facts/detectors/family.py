"""How a family of detectors is written down: each function beside the fact that it answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import cast

import attrs

from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.fact import Evidence, Origin
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official
from offentligroll.model.truth import Truth

DetectorFunction = Callable[[Context], Answer]


@attrs.define
class Family:
    """The detectors of one module, in the order in which they stand there."""

    name: str
    """Who answers, such as ``"offentligroll.author"``."""
    _detectors: list[Detector] = attrs.field(init=False, factory=list)

    def answers(self, fact: str, *needs: Need) -> Callable[[DetectorFunction], DetectorFunction]:
        """Enter the function below as the detector of a fact.

        Args:
            fact: the id of the fact.
            needs: what must be there before the function is asked.

        Returns:
            A decorator that leaves the function as it is.
        """

        def enter(function: DetectorFunction) -> DetectorFunction:
            detector = Detector(fact=fact, name=self.name, answer=function, needs=frozenset(needs))
            self._detectors.append(detector)
            return function

        return enter

    def detectors(self) -> tuple[Detector, ...]:
        """Give what was entered.

        Returns:
            The detectors.
        """
        return tuple(self._detectors)


# A detector is only asked where what it needs is there, so these never give None.


def day_of(context: Context) -> dt.date:
    """Give the day, for a detector that needs it."""
    return cast("dt.date", context.day)


def author_of(context: Context) -> Official:
    """Give the author, for a detector that needs one."""
    return cast("Official", context.statement.author)


def channel_of(context: Context) -> Channel:
    """Give the channel, for a detector that needs one."""
    return cast("Channel", context.statement.channel)


def told(value: bool | None, owner: str, what: str) -> Answer:
    """Answer what the directory tells, or does not tell, in one field.

    Args:
        value: the field.
        owner: whose it is, by id.
        what: what the field is about, as a short English clause.

    Returns:
        The answer, with the field as its record.
    """
    if value is None:
        return Answer.unknown(f"nobody has told, of {owner}, whether {what}")
    return Answer.looked_up(Truth.from_bool(value), f"{owner}: {what}: {'yes' if value else 'no'}")


def found_in(words: str, record: str) -> Answer:
    """Answer yes, by words that were found outside the statement itself.

    Args:
        words: the words as they stand there.
        record: where they stand, and what was recognised in them.

    Returns:
        The answer, with origin *detected*.
    """
    return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=(Evidence(quote=words, record=record),))


def not_found_in(record: str) -> Answer:
    """Answer no, since nothing was found: the weak kind of no.

    Args:
        record: where it was looked for.

    Returns:
        The answer, with origin *not found*.
    """
    return Answer(truth=Truth.NO, origin=Origin.NOT_FOUND, evidence=(Evidence(record=record),))
