"""The registration list: what is to be entered in the register, why, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from offentligroll.records.disclosure import Moment
from offentligroll.records.handed import Handed
from offentligroll.records.item import Answered, Direction, Item
from offentligroll.records.writer import Cell, ListWriter, write_rows
from offentligroll.review.parts import CameInBy
from offentligroll.rules.rule import DoneBy, Obligation

NAME = "registration.csv"
"""The file's name."""

COLUMNS = (
    "number",
    "statement",
    "address",
    "act",
    "direction",
    "channel",
    "sent",
    "received",
    "received_by",
    "speaker",
    "speaker_name",
    "counterpart",
    "counterpart_name",
    "in_reply_to",
    "words",
    "policy",
    "capacity",
    "capacity_status",
    "obligation",
    "why",
    "source",
    "precaution",
    "due",
    "outcome",
    "reason_not_known",
    "registered",
    "answered_by",
)
"""Its columns, version 1."""


@attrs.frozen
class RegistrationList(ListWriter):
    """Writes the registration list: one row for each duty to register under each policy."""

    folder: Path
    """Where it goes."""

    def end(self, handed: Handed) -> None:
        """Write the list."""
        write_rows(self.folder / NAME, COLUMNS, registration_rows(handed))


def registration_rows(handed: Handed) -> Iterator[dict[str, Cell]]:
    """Go through the duties to register.

    Args:
        handed: the archive.

    Yields:
        A row for each, by column.
    """
    for item in handed.items:
        for answered in item.answers:
            for duty in answered.duties:
                if duty.obligation.done_by is DoneBy.REGISTRATION:
                    yield _row(handed, item, answered, duty.obligation, precaution=duty.is_precaution)


def _row(
    handed: Handed, item: Item, answered: Answered, obligation: Obligation, *, precaution: bool
) -> dict[str, Cell]:
    told, zone = handed.settings.disclosure, handed.settings.zone
    language = handed.settings.language
    fulfilment = handed.fulfilment(item, answered.policy, obligation)
    received, received_by = _received(handed, item)
    counterpart, counterpart_name = handed.counterpart(item)
    cite = obligation.cite
    return {
        "number": item.number,
        "statement": told.identity(item.id),
        "address": told.name(item.address),
        "act": item.act.value,
        "direction": item.direction.value,
        "channel": told.channel(item.channel),
        "sent": told.moment(item.at, zone),
        "received": told.moment(received, zone),
        "received_by": None if received_by is None else received_by.value,
        "speaker": told.identity(item.speaker),
        "speaker_name": told.name(item.speaker_name),
        "counterpart": counterpart,
        "counterpart_name": counterpart_name,
        "in_reply_to": told.identity(item.in_reply_to),
        "words": told.text(item.text),
        "policy": answered.policy,
        "capacity": answered.capacity.value,
        "capacity_status": answered.status.value,
        "obligation": obligation.id,
        "why": obligation.says.in_language(language),
        "source": None if cite is None else str(cite),
        "precaution": precaution,
        "due": None if fulfilment is None else fulfilment.due,
        "outcome": None if fulfilment is None else fulfilment.outcome.value,
        "reason_not_known": None if fulfilment is None or fulfilment.why is None else fulfilment.why.value,
        "registered": told.moment(item.registered_at, zone),
        "answered_by": "; ".join(filter(None, dict.fromkeys(told.name(one.by) for one in item.answered))),
    }


def _received(handed: Handed, item: Item) -> tuple[Moment | None, CameInBy | None]:
    """Return when what came in did so: the statement itself, or the request that it answers."""
    if item.received is not None:
        return item.received, CameInBy.RECORDED
    if item.direction is Direction.INCOMING:
        return item.at, None if item.at is None else CameInBy.POST
    request = handed.answered_request(item)
    return (None, None) if request is None else (request.came_in, request.came_in_by)
