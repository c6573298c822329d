"""A directory back out, as Popolo or CSV."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

from offentligroll.files.csv_writing import csv_cell, csv_line
from offentligroll.languages.arguments import check_type
from offentligroll.model.channel import Channel
from offentligroll.model.entries import Entries
from offentligroll.model.identifier import Identifier
from offentligroll.model.indexes import folded, folded_handle
from offentligroll.model.official import Official, Role
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.partial_date import PartialDate
from offentligroll.model.period import Period
from offentligroll.registers.formats.popolo import SCHEME

_CLASSIFICATIONS = {OrganisationKind.PARLIAMENT: "legislature", OrganisationKind.GOVERNMENT: "executive"}
_TYPES = {"x": "twitter", "twitter": "twitter"}
_DAYS = ("start_date", "end_date")
CSV_COLUMNS = (
    "organisation",
    "official",
    "official_name",
    "title",
    "role_kind",
    "role_from",
    "role_until",
    "channel",
    "platform",
    "handles",
    "declared",
    "listed_by",
    "listed_checked",
)
"""The columns of a directory as CSV, version 1."""


def to_popolo(directory: Entries, like: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a directory as Popolo.

    Args:
        directory: the directory.
        like: the document that it came of: what the directory has no field for stays as it is there, and
            so does all that the directory says in other words.

    Returns:
        Plain values, ready for JSON.
    """
    check_type("directory", directory, Entries)
    document: dict[str, Any] = copy.deepcopy(dict(like or {}))
    bodies = _merged(document, "organizations", directory.organisations, _organisation)
    people = _merged(document, "persons", directory.officials, _person)
    for official in directory.officials:
        for channel in directory.channels_of(official):
            _contact(people[official.id], channel)
    memberships = _Memberships(document)
    for official in directory.officials:
        for role in official.roles:
            memberships.tell(people[official.id]["id"], bodies[role.organisation.id]["id"], role)
    return document


def _merged(
    document: dict[str, Any],
    name: str,
    entries: tuple[Any, ...],
    make: Any,  # noqa: ANN401 - of either kind
) -> dict[str, dict[str, Any]]:
    had = {str(one.get("id")): one for one in document.setdefault(name, [])}
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        keys = [one.value for one in entry.identifiers if one.scheme == SCHEME]
        told = next((had[key] for key in keys if key in had), None)
        if told is None:
            told = make(entry)
            document[name].append(told)
        elif folded(str(told.get("name"))) != folded(entry.name):
            told["name"] = entry.name
        found[entry.id] = told
    return found


def _identifiers(identifiers: tuple[Identifier, ...]) -> list[dict[str, str]]:
    return [{"scheme": one.scheme, "identifier": one.value} for one in identifiers if one.scheme != SCHEME]


def _organisation(one: Organisation) -> dict[str, Any]:
    return _with_identifiers(
        {"id": _id(one), "name": one.name, "classification": _CLASSIFICATIONS.get(one.kind, one.kind.value)},
        one,
    )


def _person(one: Official) -> dict[str, Any]:
    return _with_identifiers({"id": _id(one), "name": one.name}, one)


def _id(entry: Organisation | Official) -> str:
    return next((one.value for one in entry.identifiers if one.scheme == SCHEME), entry.id)


def _with_identifiers(record: dict[str, Any], entry: Organisation | Official) -> dict[str, Any]:
    identifiers = _identifiers(entry.identifiers)
    return record | ({"identifiers": identifiers} if identifiers else {})


def _contact(person: dict[str, Any], channel: Channel) -> None:
    """Add the handles of a channel that the person is not told to have."""
    told = {folded_handle(str(one.get("value"))) for one in person.get("contact_details", ())} | {
        folded_handle(str(one.get("url")).rstrip("/").rpartition("/")[2]) for one in person.get("links", ())
    }
    for one in channel.handles:
        if (
            folded_handle(one.handle.partition("@")[0] or one.handle) in told
            or folded_handle(one.handle) in told
        ):
            continue
        detail = {"type": _TYPES.get(channel.platform, channel.platform), "value": one.handle.lstrip("@")}
        days = {"valid_from": one.period.start, "valid_until": one.period.end}
        detail |= {name: str(day) for name, day in days.items() if isinstance(day, PartialDate)}
        person.setdefault("contact_details", []).append(detail)


class _Memberships:
    """The memberships of a document, found by person and body."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.told: list[dict[str, Any]] = document.setdefault("memberships", [])
        self.posts = {str(one.get("id")): one for one in document.get("posts", ())}
        self.events = {str(one.get("id")): one for one in document.get("events", ())}
        self.found: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for one in self.told:
            post = self.posts.get(str(one.get("post_id")), {})
            body = one.get("organization_id") or post.get("organization_id")
            self.found.setdefault((str(one.get("person_id")), str(body)), []).append(one)

    def tell(self, person: str, body: str, role: Role) -> None:
        """Tell a role: by the membership that says it already, or a new one."""
        titles = [one.words for one in role.titles]
        days = {
            name: str(day)
            for name, day in (("start_date", role.period.start), ("end_date", role.period.end))
            if isinstance(day, PartialDate)
        }
        for one in self.found.get((person, body), ()):
            post = self.posts.get(str(one.get("post_id")), {})
            event = self.events.get(str(one.get("legislative_period_id")), {})
            title = one.get("role") or post.get("label") or one.get("label")
            told = {name: one.get(name) or event.get(name) or post.get(name) for name in _DAYS}
            if (not titles or title in titles) and told["start_date"] == days.get("start_date"):
                if "end_date" in days and told["end_date"] != days["end_date"]:
                    one["end_date"] = days["end_date"]
                return
        record: dict[str, Any] = {"person_id": person, "organization_id": body}
        self.told.append(record | ({"role": titles[0]} if titles else {}) | days)


def popolo_text(directory: Entries, like: Mapping[str, Any] | None = None) -> str:
    """Write a directory as Popolo.

    Args:
        directory: the directory.
        like: the document that it came of.

    Returns:
        JSON.
    """
    return json.dumps(to_popolo(directory, like), ensure_ascii=False, indent=2) + "\n"


def csv_text(directory: Entries) -> str:
    """Write a directory as CSV: a row for each role, and one for each channel.

    Args:
        directory: the directory.

    Returns:
        The rows, safe to open in a spreadsheet.
    """
    check_type("directory", directory, Entries)
    lines = (csv_line([csv_cell(row.get(column)) for column in CSV_COLUMNS]) for row in _rows(directory))
    return "".join((csv_line(CSV_COLUMNS), *lines))


def _rows(directory: Entries) -> Iterator[dict[str, str | None]]:
    for official in directory.officials:
        person: dict[str, str | None] = {"official": official.id, "official_name": official.name}
        for role in official.roles:
            yield person | {
                "organisation": role.organisation.id,
                "title": "; ".join(one.words for one in role.titles),
                "role_kind": role.kind.value,
                "role_from": str(role.period.start),
                "role_until": str(role.period.end),
            }
        if not official.roles:
            yield dict(person)
    for channel in directory.channels:
        holder = channel.holder
        row: dict[str, str | None] = {
            "channel": channel.id,
            "platform": channel.platform,
            "handles": "; ".join(f"{one.handle} ({_days(one.period)})" for one in channel.handles),
            "declared": "; ".join(f"{one.capacity} ({_days(one.period)})" for one in channel.declared or ()),
            "listed_by": "; ".join(one.by.id for one in channel.listed or ()),
            "listed_checked": "; ".join(str(one.period.checked or "") for one in channel.listed or ()),
        }
        if isinstance(holder, Organisation):
            row["organisation"] = holder.id
        elif holder is not None:
            row |= {"official": holder.id, "official_name": holder.name}
        yield row


def _days(period: Period) -> str:
    return f"{period.start}–{period.end}"
