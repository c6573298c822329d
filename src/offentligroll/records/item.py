"""One statement as lists and transfer files tell of it: light, so that a whole archive fits."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable

import attrs

from offentligroll.archives.selecting import people_of
from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Duty
from offentligroll.model.capacity import Capacity
from offentligroll.model.given import SignedFact
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.rules.outcome import ObligationOutcome, Status


class Direction(enum.StrEnum):
    """Which way a statement went, seen from the authority."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    UNKNOWN = "unknown"


_DIRECTIONS = {
    Truth.YES: Direction.INCOMING,
    Truth.NO: Direction.OUTGOING,
    Truth.UNKNOWN: Direction.UNKNOWN,
}


@attrs.frozen(kw_only=True, field_transformer=typed)
class Answered:
    """What one policy answers about a statement, as far as lists tell it."""

    policy: str
    """The policy's id."""
    capacity: Capacity
    """Official, personal or undetermined."""
    status: Status
    """How firm that is."""
    duties: tuple[Duty, ...] = ()
    """The obligations that are due, without the facts that they rest on."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Item:
    """One statement with its answers."""

    number: int
    """Its number in this run, from 1."""
    id: str
    """Its id."""
    act: Act
    """What was done."""
    at: dt.datetime | dt.date | None = None
    """When."""
    received: dt.datetime | dt.date | None = None
    """When a request in it came in, as recorded."""
    channel: str | None = None
    """The channel's id."""
    address: str | None = None
    """Where it stands on the web."""
    direction: Direction = Direction.UNKNOWN
    """Which way it went."""
    speaker: str | None = None
    """Id of the one who spoke."""
    speaker_name: str | None = None
    """The name."""
    people: frozenset[str] = frozenset()
    """Ids of author, publisher, holder of the channel and whoever it is on behalf of."""
    in_reply_to: str | None = None
    """The id or address of what it answers."""
    target: str | None = None
    """The id or address of what it is about."""
    text: str | None = attrs.field(default=None, repr=False)
    """The words."""
    quoted: str | None = attrs.field(default=None, repr=False)
    """Somebody else's words that it carries."""
    language: str | None = None
    """Language code."""
    registered_at: dt.datetime | dt.date | None = None
    """When it was entered in the register."""
    disposed_at: dt.datetime | dt.date | None = None
    """When it was disposed of."""
    answers: tuple[Answered, ...] = ()
    """What each policy answers, in their order."""
    answered: tuple[SignedFact, ...] = ()
    """What people have answered of it in a review."""

    @property
    def is_record(self) -> bool:
        """Whether it may be a record.

        What came in to the authority may be one, whoever's words it is; what went out is none where all
        policies find it personal and nothing is due.
        """
        is_outgoing = self.direction is Direction.OUTGOING
        return not is_outgoing or any(
            one.capacity is not Capacity.PERSONAL or one.duties for one in self.answers
        )


def item_of(number: int, statement: Statement, assessments: Iterable[Assessment], is_visitors: Truth) -> Item:
    """Make an item of a statement.

    Args:
        number: its number in this run.
        statement: the statement.
        assessments: its assessment under each policy that answers.
        is_visitors: whether it is a visitor's.

    Returns:
        The item.
    """
    channel = statement.channel
    holder = None if channel is None else channel.holder
    told = (statement.author, statement.publisher, statement.on_behalf_of)
    speaker = next((one for one in told if one is not None), None)
    if speaker is None and is_visitors is Truth.NO:
        speaker = holder
    return Item(
        number=number,
        id=statement.id,
        act=statement.act,
        at=statement.at,
        received=statement.received,
        channel=None if channel is None else channel.id,
        address=statement.address,
        direction=_DIRECTIONS[is_visitors],
        speaker=None if speaker is None else speaker.id,
        speaker_name=None if speaker is None else speaker.name,
        people=people_of(statement),
        in_reply_to=statement.in_reply_to,
        target=statement.target,
        text=statement.text,
        quoted=statement.quoted,
        language=statement.language,
        registered_at=statement.registered_at,
        disposed_at=statement.disposed_at,
        answers=tuple(map(_answered, assessments)),
        answered=tuple(one for one in statement.facts if isinstance(one, SignedFact)),
    )


def _answered(assessment: Assessment) -> Answered:
    return Answered(
        policy=assessment.provenance.policy,
        capacity=assessment.capacity,
        status=assessment.status,
        duties=tuple(
            attrs.evolve(duty, facts=())
            for duty in assessment.obligations
            if duty.outcome is ObligationOutcome.DUE
        ),
    )
