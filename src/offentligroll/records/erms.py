"""E-ARK CITS ERMS 3, the transfer format of which Sweden's FGS Ärendehantering 2.0 is a profile."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import attrs

from offentligroll.files.xml_writing import DECLARATION, xml_tag, xml_text
from offentligroll.policy.reading.duration_text import duration_text
from offentligroll.records.disclosure import Moment
from offentligroll.records.handed import Handed
from offentligroll.records.item import Direction, Item
from offentligroll.records.retention import keepings, strictest
from offentligroll.records.writer import ListWriter
from offentligroll.version import __version__

NAME = "erms.xml"
"""The file's name."""

NAMESPACE = "https://DILCIS.eu/XML/ERMS"
"""The namespace of the format."""

_RECORDS = uuid.UUID("5f1b1d6e-2f6b-5a39-9a53-0d0a9c5d6c11")
_LONGEST_TITLE = 120


@attrs.frozen
class Erms(ListWriter):
    """Writes a record for each statement that may be one; where there is none, no file is written."""

    folder: Path
    """Where it goes."""

    def end(self, handed: Handed) -> None:
        """Write the records."""
        records = [item for item in handed.items if item.is_record]
        if not records:
            # The format has no empty transfer.
            return
        with (self.folder / NAME).open("x", encoding="utf-8", newline="\n") as file:
            file.write(DECLARATION)
            file.write(f'<erms xmlns="{NAMESPACE}">\n{_control(handed)}\n<records>\n')
            for item in records:
                file.write(f"{_record(handed, item)}\n")
            file.write("</records>\n</erms>\n")


def _control(handed: Handed) -> str:
    settings = handed.settings
    authority = settings.authority or "–"
    software = xml_tag(
        "agent", xml_tag("name", xml_text(f"offentligroll {__version__}")), agentType="creator"
    )
    event = xml_tag(
        "maintenanceEvent",
        xml_tag("eventType", value="created"),
        xml_tag("eventDateTime", _moment(handed, settings.on) or ""),
        software,
    )
    return xml_tag(
        "control",
        xml_tag("identification", xml_text(authority), identificationType="ArchivalCode"),
        xml_tag(
            "maintenanceInformation",
            xml_tag("maintenanceStatus", value="new"),
            xml_tag("maintenanceAgency", xml_tag("agencyName", xml_text(authority))),
            xml_tag("maintenanceHistory", event),
        ),
    )


def _record(handed: Handed, item: Item) -> str:
    told = handed.settings.disclosure
    identity = told.identity(item.id) or ""
    text = told.text(item.text)
    inner = [
        xml_tag("objectId", xml_text(told.name(item.address) or identity)),
        xml_tag("extraId", xml_text(identity), extraIdType="statement"),
    ]
    channel = told.channel(item.channel)
    if channel is not None:
        inner.append(xml_tag("extraId", xml_text(channel), extraIdType="channel"))
    inner.append(xml_tag("title", xml_text(_title(item, text))))
    reference = told.identity(item.in_reply_to or item.target)
    if reference is not None:
        inner.append(xml_tag("relation", xml_text(reference), relationType="reference"))
    inner += _disposal(handed, item)
    inner.append(_direction(item))
    inner += _agents(handed, item)
    if text:
        inner.append(xml_tag("description", xml_text(text)))
    inner += _dates(handed, item)
    notes = [
        xml_tag("note", xml_text(f"{one.capacity} ({one.status})"), noteType=f"capacity {one.policy}")
        for one in item.answers
    ]
    inner.append(xml_tag("notes", *notes))
    return xml_tag(
        "record",
        *inner,
        systemIdentifier=str(uuid.uuid5(_RECORDS, f"{channel or ''}\x1f{identity}")),
        recordType=f"social media {item.act}",
        recordPhysicalOrDigital="digital",
    )


def _title(item: Item, text: str | None) -> str:
    words = " ".join((text or "").split())
    if not words:
        return item.act.value
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1]}…"


def _disposal(handed: Handed, item: Item) -> Iterator[str]:
    settings = handed.settings
    found = strictest(list(keepings(item, settings.on, settings.zone)))
    if found is None:
        return
    duty, retain, dates = found.duty, found.retain, []
    start = _moment(handed, item.received or item.at)
    if start is not None:
        dates.append(xml_tag("disposalDate", start, dateType="retention_period_start"))
    end = _moment(handed, duty.keep_until)
    if end is not None:
        dates.append(xml_tag("disposalDate", end, dateType="retention_period_end"))
    gone = _moment(handed, item.disposed_at)
    if gone is not None:
        dates.append(xml_tag("disposalDate", gone, dateType="disposal_date"))
    if not dates:
        # The format wants at least one day here.
        return
    cite = duty.obligation.cite
    mandate = duty.id if cite is None else str(cite)
    yield xml_tag(
        "disposal",
        xml_tag("disposalPeriod", xml_text(duration_text(retain))),
        xml_tag("disposalMandate", xml_text(mandate)),
        xml_tag("disposalDescription", xml_text(duty.obligation.says.in_language(settings.language))),
        xml_tag("dates", *dates),
        disposable="false" if end is None else "true",
    )


def _direction(item: Item) -> str:
    if item.direction is Direction.UNKNOWN:
        return xml_tag("direction", directionDefinition="other", otherDirectionDefinition="unknown")
    return xml_tag("direction", directionDefinition=item.direction.value)


def _agents(handed: Handed, item: Item) -> Iterator[str]:
    told = handed.settings.disclosure
    agents = [
        _agent("creator", told.identity(item.speaker), told.name(item.speaker_name)),
    ]
    if item.direction is not Direction.INCOMING:
        identity, name = handed.counterpart(item)
        agents.append(_agent("counterpart", identity, name))
    found = [one for one in agents if one is not None]
    if found:
        yield xml_tag("agents", *found)


def _agent(kind: str, identity: str | None, name: str | None) -> str | None:
    if identity is None and name is None:
        return None
    number = () if identity is None else (xml_tag("idNumber", xml_text(identity)),)
    return xml_tag("agent", xml_tag("name", xml_text(name or identity or "")), *number, agentType=kind)


def _dates(handed: Handed, item: Item) -> Iterator[str]:
    request = handed.answered_request(item)
    received = item.received or (None if request is None else request.came_in)
    sent_as = "received" if item.direction is Direction.INCOMING else "sent"
    told = [
        (sent_as, item.at),
        ("received", None if sent_as == "received" and item.at is not None else received),
        ("archived", item.registered_at),
        ("destroyed", item.disposed_at),
    ]
    dates = [
        xml_tag("date", moment, dateType=kind)
        for kind, one in told
        if (moment := _moment(handed, one)) is not None
    ]
    if dates:
        yield xml_tag("dates", *dates)


def _moment(handed: Handed, moment: Moment | None) -> str | None:
    """Write a time as the format wants it: with its zone, a day from its first moment on."""
    zone = handed.settings.zone
    shown = handed.settings.disclosure.moment(moment, zone)
    if shown is None:
        return None
    if not isinstance(shown, dt.datetime):
        shown = dt.datetime.combine(shown, dt.time(), tzinfo=zone)
    return shown.isoformat()
