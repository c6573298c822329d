"""openstates: governors, members of state legislatures and mayors of the United States, a YAML file each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.registers.addresses import account_at
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.formats.popolo import PLATFORMS
from offentligroll.registers.found import PersonFound
from offentligroll.registers.gathering import Gathering
from offentligroll.registers.values import period_of

_LEGISLATIVE = ("upper", "lower", "legislature")
_PLACE = re.compile(r"[a-z_]+:([^/]+)/(?:government|legislature)$")


def recognises(file: RegisterFile) -> bool:
    """Return whether a file is of this format."""
    data = file.yaml
    return isinstance(data, Mapping) and str(data.get("id", "")).startswith("ocd-person/")


def read(file: RegisterFile, gathering: Gathering) -> None:
    """Take in what a file tells."""
    data = file.yaml
    ids = {"openstates": str(data["id"])} | {
        str(one.get("scheme")): str(one.get("identifier"))
        for one in data.get("other_identifiers") or ()
        if one.get("scheme") != "legacy_openstates"
    }
    person = gathering.person(str(data.get("name")), ids)
    for role in data.get("roles") or ():
        _role(role, person, gathering)
    for platform, handle in (data.get("ids") or {}).items():
        if platform in PLATFORMS:
            gathering.channel(PLATFORMS[platform], handle=str(handle), holder=person)
    for link in data.get("links") or ():
        account = account_at(str(link.get("url")))
        if account is not None:
            gathering.channel(account[0], stable_id=account[2], handle=account[1], holder=person)


def _role(role: Mapping[str, Any], person: PersonFound, gathering: Gathering) -> None:
    jurisdiction, kind = str(role.get("jurisdiction", "")), str(role.get("type", ""))
    place = _PLACE.search(jurisdiction)
    if place is None:
        gathering.skipped["unknown-role"] += 1
        return
    is_town = "/place:" in jurisdiction
    name = place[1].replace("_", " ").title() if is_town else place[1].upper()
    if kind in _LEGISLATIVE:
        of, what = OrganisationKind.PARLIAMENT, f"{name} Legislature"
    elif is_town:
        of, what = (
            OrganisationKind.MUNICIPALITY,
            f"{name} ({jurisdiction.rsplit('state:', maxsplit=1)[-1][:2].upper()})",
        )
    else:
        of, what = OrganisationKind.GOVERNMENT, f"{name} Government"
    scheme = "ocd-legislature" if kind in _LEGISLATIVE else "ocd-jurisdiction"
    body = gathering.organisation(what, of, {scheme: jurisdiction}, "US")
    period = period_of(role.get("start_date"), role.get("end_date"))
    gathering.role(person, body, RoleKind.ELECTED, period, [("en", kind)])
