"""congress-legislators: members of the US Congress, the executive, and their official accounts, as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.model.capacity import Capacity
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.partial_date import Edge
from offentligroll.model.period import Period
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.found import PersonFound
from offentligroll.registers.gathering import Gathering
from offentligroll.registers.values import period_of

_KEPT = ("bioguide", "wikidata", "govtrack", "lis", "opensecrets", "icpsr_prez")
_BODIES = {
    "sen": ("United States Senate", OrganisationKind.PARLIAMENT, "Senator"),
    "rep": ("United States House of Representatives", OrganisationKind.PARLIAMENT, "Representative"),
    "prez": ("Government of the United States", OrganisationKind.GOVERNMENT, "President"),
    "viceprez": ("Government of the United States", OrganisationKind.GOVERNMENT, "Vice President"),
}
_ACCOUNTS = (
    ("x", "twitter", "twitter_id"),
    ("facebook", "facebook", "facebook_id"),
    ("instagram", "instagram", "instagram_id"),
    ("youtube", "youtube", "youtube_id"),
    ("mastodon", "mastodon", None),
)


def recognises(file: RegisterFile) -> bool:
    """Return whether a file is of this format."""
    data = file.yaml
    first = data[0] if isinstance(data, list) and data else None
    return (
        isinstance(first, Mapping)
        and isinstance(first.get("id"), Mapping)
        and ("terms" in first or "social" in first)
    )


def read(file: RegisterFile, gathering: Gathering) -> None:
    """Take in what a file tells."""
    for one in file.yaml:
        ids = {name: value for name, value in one["id"].items() if name in _KEPT and isinstance(value, str)}
        if "terms" in one:
            person = gathering.person(_name(one), ids)
            for term in one["terms"]:
                _term(term, person, gathering)
        else:
            known = gathering.known_person(ids)
            if known is None:
                gathering.skipped["unknown-person"] += 1
            else:
                _accounts(one["social"], known, gathering)


def _name(one: Mapping[str, Any]) -> str:
    name = one.get("name", {})
    return str(name.get("official_full") or f"{name.get('first', '')} {name.get('last', '')}".strip())


def _term(term: Mapping[str, Any], person: PersonFound, gathering: Gathering) -> None:
    body = _BODIES.get(str(term.get("type")))
    if body is None:
        gathering.skipped["unknown-role"] += 1
        return
    name, kind, title = body
    organisation = _body(gathering, name, kind)
    kind_of_role = RoleKind.APPOINTED if term.get("how") == "appointment" else RoleKind.ELECTED
    if term.get("type") == "prez":
        kind_of_role = RoleKind.HEAD_OF_STATE
    period = period_of(term.get("start"), term.get("end"))
    gathering.role(person, organisation, kind_of_role, period, [("en", title)])


def _body(gathering: Gathering, name: str, kind: OrganisationKind) -> Organisation:
    return gathering.organisation(name, kind, country="US")


def _accounts(social: Mapping[str, Any], person: PersonFound, gathering: Gathering) -> None:
    for platform, handle_key, id_key in _ACCOUNTS:
        handle = social.get(handle_key)
        stable_id = social.get(id_key) if id_key else None
        if platform == "mastodon" and handle:
            name, _, host = str(handle).lstrip("@").partition("@")
            stable_id = f"https://{host}/users/{name}"
        if not handle and not stable_id:
            continue
        channel = gathering.channel(platform, stable_id=stable_id, handle=handle, holder=person)
        if channel is not None:
            # The list has the accounts that are kept for the office, and no others.
            seen = Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN, checked=gathering.day)
            gathering.declare(channel, Capacity.OFFICIAL, seen)
