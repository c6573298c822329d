"""The disposal list (*gallringslista*): what is kept how long, on what ground, and what was disposed of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from offentligroll.model.statement import Act, day_in
from offentligroll.policy.reading.duration_text import duration_text
from offentligroll.records.handed import Handed
from offentligroll.records.item import Item
from offentligroll.records.retention import Keeping, keepings
from offentligroll.records.writer import Cell, ListWriter, write_rows

NAME = "disposal.csv"
"""The file's name."""
SUMMARY_NAME = "disposal-summary.csv"
"""The name of the file for the minutes of a disposal (*gallringsprotokoll*)."""

COLUMNS = (
    "number",
    "statement",
    "address",
    "act",
    "direction",
    "channel",
    "sent",
    "policy",
    "obligation",
    "why",
    "source",
    "precaution",
    "retention",
    "keep_until",
    "state",
    "removed_from_platform",
    "disposed",
    "decision",
    "decision_date",
    "disposed_by",
    "witnessed_by",
)
"""Its columns, version 1; the last four are for the authority to fill in."""

SUMMARY_COLUMNS = (
    "policy",
    "obligation",
    "channel",
    "state",
    "count",
    "first_sent",
    "last_sent",
    "first_keep_until",
    "last_keep_until",
    "decision",
    "decision_date",
    "section",
    "disposed_by",
    "witnessed_by",
    "kept_back",
)
"""The columns of the summary, version 1; those from `decision` on are for the authority to fill in."""


@attrs.frozen
class DisposalList(ListWriter):
    """Writes the disposal list, and a summary by series."""

    folder: Path
    """Where they go."""

    def end(self, handed: Handed) -> None:
        """Write both."""
        found = list(_kept(handed))
        removed = _removed(handed)
        rows = (_row(handed, item, one, removed) for item, one in found)
        write_rows(self.folder / NAME, COLUMNS, rows)
        write_rows(self.folder / SUMMARY_NAME, SUMMARY_COLUMNS, _summary(handed, found))


def _kept(handed: Handed) -> Iterator[tuple[Item, Keeping]]:
    settings = handed.settings
    for item in handed.items:
        for one in keepings(item, settings.on, settings.zone):
            yield item, one


def _removed(handed: Handed) -> Mapping[str, dt.date | dt.datetime | None]:
    """When what was taken down from its platform was, by id or address: that is disposal too."""
    others = (one.item for one in handed.left_out)
    acts = [one for one in (*handed.items, *others) if one.act is Act.REMOVAL]
    return {one.target: one.at for one in acts if one.target is not None}


def _row(
    handed: Handed, item: Item, one: Keeping, removed: Mapping[str, dt.date | dt.datetime | None]
) -> dict[str, Cell]:
    told, zone = handed.settings.disclosure, handed.settings.zone
    obligation = one.duty.obligation
    gone = next((removed[key] for key in (item.id, item.address or "") if key in removed), None)
    return {
        "number": item.number,
        "statement": told.identity(item.id),
        "address": told.name(item.address),
        "act": item.act.value,
        "direction": item.direction.value,
        "channel": told.channel(item.channel),
        "sent": told.moment(item.at, zone),
        "policy": one.policy,
        "obligation": obligation.id,
        "why": obligation.says.in_language(handed.settings.language),
        "source": None if obligation.cite is None else str(obligation.cite),
        "precaution": one.duty.is_precaution,
        "retention": duration_text(one.retain),
        "keep_until": one.duty.keep_until,
        "state": one.state.value,
        "removed_from_platform": told.moment(gone, zone),
        "disposed": told.moment(item.disposed_at, zone),
    }


def _summary(handed: Handed, found: list[tuple[Item, Keeping]]) -> Iterator[dict[str, Cell]]:
    told, zone = handed.settings.disclosure, handed.settings.zone
    series: dict[tuple[str, str, str | None, str], list[tuple[Item, Keeping]]] = {}
    for item, one in found:
        key = (one.policy, one.duty.id, item.channel, one.state.value)
        series.setdefault(key, []).append((item, one))
    for (policy, obligation, channel, state), members in series.items():
        sent = [day for item, _ in members if (day := day_in(item.at, zone)) is not None]
        kept = [one.duty.keep_until for _, one in members if one.duty.keep_until is not None]
        yield {
            "policy": policy,
            "obligation": obligation,
            "channel": told.channel(channel),
            "state": state,
            "count": len(members),
            "first_sent": min(sent, default=None),
            "last_sent": max(sent, default=None),
            "first_keep_until": min(kept, default=None),
            "last_keep_until": max(kept, default=None),
        }
