"""Registers of invented people, in the forms of those that are published."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from offentligroll import Directory
from offentligroll.model import Capacity, Channel, Truth
from offentligroll.registers import Comparison, Gathering, compare, gather

DAY = dt.date(2024, 5, 2)
SHARED = Path(__file__).parents[3] / "shared" / "data"
"""Other people's registers, where they are at hand."""

POPOLO: dict[str, Any] = {
    "persons": [
        {
            "id": "p1",
            "name": "Kim Ek",
            "birth_date": "1970-01-01",
            "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
            "contact_details": [{"type": "twitter", "value": "kimek"}, {"type": "phone", "value": "1"}],
            "links": [{"url": "https://facebook.com/kim.ek"}, {"url": "https://example.org/kim"}],
        },
        {"id": "p2", "name": "Kim Ek"},
        {"id": "p3", "name": "Bo Lind", "contact_details": [
            {"type": "twitter", "value": "bo", "valid_from": "2010", "valid_until": "2012-03"},
        ]},
    ],
    "organizations": [
        {"id": "riksdag", "name": "Riksdagen", "classification": "legislature"},
        {"id": "S", "name": "Socialdemokraterna", "classification": "party"},
        {"id": "byn", "name": "Byns kommun", "classification": "municipality"},
        {"id": "x", "name": "Föreningen", "classification": "club"},
    ],
    "posts": [{"id": "chef", "label": "Kommunchef", "organization_id": "byn", "start_date": "2009"}],
    "events": [{"id": "2014", "start_date": "2014-09-14", "end_date": "2018-09-09"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "riksdag", "role": "member", "legislative_period_id": "2014"},
        {"person_id": "p1", "organization_id": "S", "role": "member", "start_date": "2001-02"},
        {"person_id": "p2", "post_id": "chef"},
        {"person_id": "p3", "organization_id": "x", "start_date": "2020", "end_date": "2010"},
        {"person_id": "nobody", "organization_id": "x"},
    ],
}  # fmt: skip
"""A small parliament, a town, namesakes, and slips as registers have them."""


def written(folder: Path, name: str, content: Any) -> Path:  # noqa: ANN401 - a text, or what JSON holds
    """Write a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def gathered(
    *paths: Path,
    known: Directory | None = None,
    day: dt.date = DAY,
    **more: Any,  # noqa: ANN401
) -> Gathering:
    """Read registers."""
    return gather(paths, known, day=day, **more)


def taken_in(*paths: Path, known: Directory | None = None, **more: Any) -> Comparison:  # noqa: ANN401  # noqa: ANN401
    """Read registers into a directory."""
    directory = known or Directory()
    return compare(directory, gathered(*paths, known=directory, **more).entries())


def declared_on(channel: Channel, day: str) -> Capacity | None:
    """Tell in which capacity a channel was declared to speak on a day."""
    return channel.declared_capacity_on(dt.date.fromisoformat(day))


def has_handle_on(channel: Channel, handle: str, day: str) -> Truth:
    """Tell whether a channel had a handle on a day."""
    answer = Truth.NO
    for one in channel.handles:
        if one.handle == handle:
            answer |= one.period.contains(dt.date.fromisoformat(day))
    return answer
