"""How a family of detectors is written down: each function beside the fact that it answers."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable
from typing import Any, cast

import attrs

from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official, Role
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import Period
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth

BEGINNINGS = (Act.POST, Act.SHARE)
"""What only those who run an account publish there; a reply can stand on it by anybody."""

DetectorFunction = Callable[[Context], Answer]


@attrs.define
class Family:
    """The detectors of one module, in the order in which they stand there."""

    name: str
    """Who answers, such as ``"offentligroll.author"``."""
    by_circumstances: bool = True
    """Whether its answers hang on the circumstances of an act alone, unless a detector says otherwise."""
    _detectors: list[Detector] = attrs.field(init=False, factory=list)

    def answers(
        self, fact: str, *needs: Need, cost: int = 0, each_time: bool = False
    ) -> Callable[[DetectorFunction], DetectorFunction]:
        """Enter the function below as the detector of a fact.

        Args:
            fact: the id of the fact.
            needs: what must be there before the function is asked.
            cost: how late it is asked; 10 where it reads the words.
            each_time: whether it looks at more of a statement, or of its day, than the circumstances.

        Returns:
            A decorator that leaves the function as it is.
        """

        def enter(function: DetectorFunction) -> DetectorFunction:
            detector = Detector(
                fact=fact,
                name=self.name,
                answer=function,
                needs=frozenset(needs),
                cost=cost,
                by_circumstances=self.by_circumstances and not each_time,
            )
            self._detectors.append(detector)
            return function

        return enter

    def answers_by_field(
        self, fact: str, kind: RecordKind, field: str, owner_of: Callable[[Context], object]
    ) -> None:
        """Enter a detector that reads one yes-or-no field of the channel or of its profile.

        Args:
            fact: the id of the fact.
            kind: whose field it is.
            field: its name.
            owner_of: what gives the object that has the field.
        """
        value_of = operator.attrgetter(field)

        def answer(context: Context) -> Answer:
            """Whether the directory says so in that field."""
            value = value_of(owner_of(context))
            return told(Record(kind=kind, id=channel_of(context).id, field=field, value=value))

        self.answers(fact, Need.ACCOUNT)(answer)

    def detectors(self) -> tuple[Detector, ...]:
        """Return what was entered.

        Returns:
            The detectors.
        """
        return tuple(self._detectors)


# A detector is only asked where what it needs is there, so these never give None.


def day_of(context: Context) -> dt.date:
    """Return the day, for a detector that needs it."""
    return cast("dt.date", context.day)


def author_of(context: Context) -> Official:
    """Return the author, for a detector that needs one."""
    return cast("Official", context.statement.author)


def channel_of(context: Context) -> Channel:
    """Return the channel, for a detector that needs one."""
    return cast("Channel", context.statement.channel)


def are_all_roles_told(context: Context) -> bool:
    """Return whether the directory says that it holds every role of the author in the authority."""
    organisation = context.organisation
    return author_of(context).roles_complete or (organisation is not None and organisation.roles_complete)


def channel_record(channel: Channel, field: str, value: str | bool | None, **further: Any) -> Record:  # noqa: ANN401
    """Name a field of a channel as a record.

    Args:
        channel: the channel.
        field: the field's name.
        value: what stands there.
        further: other fields of the record.

    Returns:
        The record.
    """
    return Record(kind=RecordKind.CHANNEL, id=channel.id, field=field, value=value, **further)


def role_record(author: Official, role: Role) -> Record:
    """Return the record of a role: its first title, or its kind where it has none."""
    return Record(
        kind=RecordKind.ROLE,
        id=author.id,
        field="titles" if role.titles else "kind",
        value=role.titles[0].words if role.titles else role.kind.value,
        of=role.organisation.name,
        period=role.period,
    )


def held_on(day: dt.date) -> Period:
    """Return a single day as the period of a record of what was looked for and not found."""
    return Period.from_dates(day, day)


def told(record: Record) -> Answer:
    """Answer what the directory says, or does not say, in one field.

    Args:
        record: the field; without a value where the directory is silent.

    Returns:
        The answer, with the field as its record.
    """
    if record.value is None:
        return Answer.unknown(Note.of("field-unsaid", id=record.id or "", clause=_field_note(record)))
    return Answer.looked_up(Truth.from_bool(bool(record.value)), record)


def _field_note(record: Record) -> Note:
    return Note.of(f"field-{record.field.replace('_', '-')}")


def found_in(words: str, record: Record) -> Answer:
    """Answer yes, by words that were found outside the statement itself.

    Args:
        words: the words as they stand there.
        record: where they stand, and what was recognised in them.

    Returns:
        The answer, with origin *detected*.
    """
    return Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=(Evidence(quote=words, record=record),))


def not_found_in(record: Record) -> Answer:
    """Answer no, since nothing was found: the weak kind of no.

    Args:
        record: where it was looked for.

    Returns:
        The answer, with origin *not found*.
    """
    return Answer(truth=Truth.NO, origin=Origin.NOT_FOUND, evidence=(Evidence(record=record),))


def is_on_behalf_of_authority(context: Context) -> Truth:
    """Return whether a statement is told to be on behalf of the authority.

    Args:
        context: the statement and the authority.

    Returns:
        No where it is on nobody's behalf; unknown where it is not clear which authority is meant.
    """
    whose, organisation = context.statement.on_behalf_of, context.organisation
    if whose is None:
        return Truth.NO
    return Truth.from_bool(None if organisation is None else whose.id == organisation.id)


def is_held_by_authority(context: Context) -> bool:
    """Return whether a statement stands on an account of which the authority is known as the holder.

    Args:
        context: the statement and the authority.

    Returns:
        Whether it does.
    """
    channel, organisation = context.statement.channel, context.organisation
    holder = None if channel is None else channel.holder
    return organisation is not None and isinstance(holder, Organisation) and holder.id == organisation.id
