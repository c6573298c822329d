"""SWERIK: members of the Swedish Riksdag, ministers and speakers since 1867, as a folder of CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from offentligroll.files.reading import decode, read_bytes
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.registers.file import MOST_BYTES
from offentligroll.registers.found import PersonFound
from offentligroll.registers.gathering import Gathering
from offentligroll.registers.values import period_of

_ROLES = (
    ("member_of_parliament.csv", "Sveriges riksdag", OrganisationKind.PARLIAMENT, RoleKind.ELECTED),
    ("speaker.csv", "Sveriges riksdag", OrganisationKind.PARLIAMENT, RoleKind.ELECTED),
    ("minister.csv", "Sveriges regering", OrganisationKind.GOVERNMENT, RoleKind.APPOINTED),
)


def recognises(folder: Path) -> bool:
    """Return whether a folder is of this format."""
    return (folder / "person.csv").is_file() and (folder / "member_of_parliament.csv").is_file()


def read(folder: Path, gathering: Gathering) -> None:
    """Take in what a folder tells."""
    names: dict[str, str] = {}
    for row in _rows(folder, "name.csv"):
        if row.get("primary_name") == "True" or row["person_id"] not in names:
            names[row["person_id"]] = row["name"]
    wikidata = {row["person_id"]: row["wiki_id"] for row in _rows(folder, "wiki_id.csv")}
    people: dict[str, PersonFound] = {}
    for row in _rows(folder, "person.csv"):
        identity = row["person_id"]
        ids = {"swerik": identity, "riksdagen": row.get("riksdagen_id") or ""}
        ids["wikidata"] = wikidata.get(identity, "")
        people[identity] = gathering.person(names.get(identity, identity), ids)
    for name, body, kind, role_kind in _ROLES:
        organisation = None
        for row in _rows(folder, name):
            person = people.get(row["person_id"])
            if person is None:
                gathering.skipped["unknown-person"] += 1
                continue
            organisation = organisation or gathering.organisation(body, kind, country="SE")
            period = period_of(row.get("start"), row.get("end"))
            gathering.role(person, organisation, role_kind, period, [("sv", row.get("role") or "")])
    for row in _rows(folder, "twitter.csv"):
        gathering.channel("x", handle=row["twitter"], holder=people.get(row["person_id"]))


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    path = folder / name
    if path.is_file():
        text = decode(read_bytes(path, MOST_BYTES), str(path))
        yield from csv.DictReader(io.StringIO(text, newline=""))
