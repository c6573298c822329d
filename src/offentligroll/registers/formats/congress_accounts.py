"""Accounts of the US Congress, of the office or a campaign, and the history of their handles and types."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from offentligroll.model.capacity import Capacity
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.partial_date import Edge, PartialDate
from offentligroll.model.period import Period
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.found import PersonFound
from offentligroll.registers.gathering import Gathering

_DAY = dt.timedelta(days=1)
_CAPACITIES = {"office": Capacity.OFFICIAL, "campaign": Capacity.PERSONAL}
_KINDS = {
    "party": OrganisationKind.PARTY,
    "committee": OrganisationKind.PARLIAMENT,
    "caucus": OrganisationKind.ASSOCIATION,
}
_HISTORY = {"date", "event", "user_id", "old_handle", "old_account_type", "handle", "account_type"}


def recognises(file: RegisterFile) -> bool:
    """Return whether a file lists accounts, or tells their history."""
    data = file.json
    first = data[0] if isinstance(data, list) and data else None
    if isinstance(first, Mapping) and "accounts" in first:
        return True
    rows = (file.rows or []) if file.name.endswith(".csv") else []
    return bool(rows) and rows[0].keys() >= _HISTORY


def read(file: RegisterFile, gathering: Gathering) -> None:
    """Take in what a file tells."""
    if file.name.endswith(".csv"):
        _read_history(file.rows or [], gathering)
        return
    for one in file.json:
        holder = _holder(one, gathering)
        for account in one["accounts"]:
            _account(account, holder, gathering)


def _holder(one: Mapping[str, Any], gathering: Gathering) -> PersonFound | Organisation:
    told = one.get("id")
    ids: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    kept = {name: str(value) for name, value in ids.items() if name == "bioguide"}
    if one.get("type") == "member":
        return gathering.known_person(kept) or gathering.person(str(one["name"]), kept)
    kind = _KINDS.get(str(one.get("type")), OrganisationKind.OTHER)
    return gathering.organisation(str(one["name"]), kind, country="US")


def _account(account: Mapping[str, Any], holder: PersonFound | Organisation, gathering: Gathering) -> None:
    channel = gathering.channel(
        "x", stable_id=str(account["id"]), handle=account.get("screen_name"), holder=holder
    )
    capacity = _CAPACITIES.get(str(account.get("account_type")))
    if channel is None:
        return
    for name in account.get("prev_names") or ():
        gathering.channel(
            "x",
            stable_id=str(account["id"]),
            handle=str(name.get("screen_name", "") if isinstance(name, Mapping) else name),
            period=Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN),
        )
    if capacity is not None:
        seen = Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN, checked=gathering.day)
        gathering.declare(channel, capacity, seen)


class _Event(NamedTuple):
    day: dt.date
    before: str
    after: str


def _read_history(rows: Sequence[Mapping[str, str]], gathering: Gathering) -> None:
    """Make periods of dated changes.

    What an account was called before its first change it was called from the day on which it was added, or on
    which the history begins; what it was called last it was called to the day on which the history ends.
    """
    days = sorted(day for row in rows if (day := _day(row["date"])) is not None)
    by_account: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        if _day(row["date"]) is None or row["event"] not in ("handle", "account_type", "added"):
            gathering.skipped[row["event"] or "no-event"] += 1
            continue
        by_account.setdefault(row["user_id"], []).append(row)
    for number, events in by_account.items():
        last = events[-1]
        # Committees and caucuses have no id of a person.
        told = {"bioguide": last["person_id"]}
        person = gathering.person(last["person_name"], told) if last["person_id"] else None
        added = next((_day(row["date"]) for row in events if row["event"] == "added"), None)
        handles = _changes(events, "handle", "old_handle", "handle")
        for name, period in _periods(handles, added or days[0], days[-1]):
            gathering.channel("x", stable_id=number, handle=name, holder=person, period=period)
        channel = gathering.channel("x", stable_id=number, holder=person)
        kinds = _changes(events, "account_type", "old_account_type", "account_type")
        for kind, period in _periods(kinds, added or days[0], days[-1]):
            if channel is not None and kind in _CAPACITIES:
                gathering.declare(channel, _CAPACITIES[kind], period)


def _changes(events: Sequence[Mapping[str, str]], event: str, old: str, new: str) -> list[_Event]:
    """Return the changes of one thing; where nothing changed, what it was all the time."""
    found = [
        _Event(day, row[old], row[new])
        for row in events
        if row["event"] == event and (day := _day(row["date"])) is not None
    ]
    return sorted(found) or [_Event(dt.date.min, "", events[-1][new])]


def _periods(changes: list[_Event], seen: dt.date, until: dt.date) -> Iterator[tuple[str, Period]]:
    """Make periods of changes; of the time before it was first seen nobody can tell."""
    first = changes[0]
    start = seen if first.day == dt.date.min else min(seen, first.day)
    before = first.before or first.after
    if before:
        yield before, Period(start=Edge.UNKNOWN, end=PartialDate.from_date(start - _DAY))
    if first.before and start < first.day:
        yield first.before, Period.from_dates(start, first.day - _DAY)
    for one, following in itertools.zip_longest(changes, changes[1:]):
        begins = max(one.day, start)
        if following is not None:
            if one.after and begins < following.day:
                yield one.after, Period.from_dates(begins, following.day - _DAY)
        elif one.after:
            period = Period(start=PartialDate.from_date(begins), end=Edge.UNKNOWN, checked=max(until, begins))
            yield one.after, period


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
