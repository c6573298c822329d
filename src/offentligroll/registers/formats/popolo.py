"""Popolo: people, organisations, posts and memberships, as parliaments and their watchers publish them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.partial_date import Edge
from offentligroll.model.period import Period
from offentligroll.model.wording import UNDETERMINED
from offentligroll.registers.addresses import account_at
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.found import PersonFound
from offentligroll.registers.gathering import Gathering
from offentligroll.registers.values import period_of

SCHEME = "popolo"
"""Under which the ids of the file itself are kept."""

_KINDS = {
    "legislature": OrganisationKind.PARLIAMENT,
    "chamber": OrganisationKind.PARLIAMENT,
    "parliament": OrganisationKind.PARLIAMENT,
    "committee": OrganisationKind.PARLIAMENT,
    "party": OrganisationKind.PARTY,
    "executive": OrganisationKind.GOVERNMENT,
    "government": OrganisationKind.GOVERNMENT,
    "municipality": OrganisationKind.MUNICIPALITY,
    "region": OrganisationKind.REGION,
    "agency": OrganisationKind.AGENCY,
    "company": OrganisationKind.COMPANY,
}
_ELECTED = (OrganisationKind.PARLIAMENT,)
PLATFORMS = {"twitter": "x", "facebook": "facebook", "instagram": "instagram", "youtube": "youtube"}
"""The platforms of contact details, by what they are called there."""
_LISTS = ("persons", "organizations", "memberships", "posts")


def recognises(file: RegisterFile) -> bool:
    """Return whether a file is of this format."""
    data = file.json
    return isinstance(data, Mapping) and any(isinstance(data.get(name), list) for name in _LISTS)


def read(file: RegisterFile, gathering: Gathering) -> None:
    """Take in what a file tells."""
    data = file.json
    bodies = {str(one.get("id")): _organisation(one, gathering) for one in _entries(data, "organizations")}
    people = {str(one.get("id")): _person(one, gathering) for one in _entries(data, "persons")}
    posts = {str(one.get("id")): one for one in _entries(data, "posts")}
    events = {str(one.get("id")): one for one in _entries(data, "events")}
    for one in _entries(data, "memberships"):
        post = posts.get(str(one.get("post_id")), {})
        person = people.get(str(one.get("person_id")))
        body = bodies.get(str(one.get("organization_id") or post.get("organization_id")))
        if person is None or body is None:
            gathering.skipped["unknown-member"] += 1
            continue
        title = one.get("role") or post.get("label") or one.get("label") or ""
        gathering.role(
            person, body, _role_kind(body), _period(one, post, events), [(UNDETERMINED, str(title))]
        )


def _entries(data: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    return (one for one in data.get(name) or () if isinstance(one, Mapping))


def _organisation(one: Mapping[str, Any], gathering: Gathering) -> Organisation:
    kind = _KINDS.get(str(one.get("classification", "")).casefold(), OrganisationKind.OTHER)
    return gathering.organisation(str(one.get("name") or one.get("id")), kind, identifiers_of(one))


def _person(one: Mapping[str, Any], gathering: Gathering) -> PersonFound:
    person = gathering.person(str(one.get("name") or one.get("id")), identifiers_of(one))
    for detail in _entries(one, "contact_details"):
        platform = PLATFORMS.get(str(detail.get("type")))
        if platform is not None:
            days = _days(detail)
            gathering.channel(platform, handle=str(detail.get("value")), holder=person, period=days)
    for link in _entries(one, "links"):
        account = account_at(str(link.get("url")))
        if account is not None:
            platform, handle, stable_id = account
            gathering.channel(platform, stable_id=stable_id, handle=handle, holder=person)
    return person


def _days(detail: Mapping[str, Any]) -> Period | None:
    if not detail.get("valid_from") and not detail.get("valid_until"):
        return None
    return period_of(detail.get("valid_from"), detail.get("valid_until"), no_end=Edge.UNKNOWN)


def identifiers_of(one: Mapping[str, Any]) -> dict[str, str]:
    """Return what registers call an entry, its id in the file among them.

    Args:
        one: a person or organisation.

    Returns:
        Ids by scheme.
    """
    told = {
        str(each.get("scheme") or "unknown"): str(each.get("identifier"))
        for each in _entries(one, "identifiers")
        if each.get("identifier")
    }
    return {SCHEME: str(one["id"])} | told if one.get("id") else told


def _role_kind(body: Organisation) -> RoleKind:
    if body.kind is OrganisationKind.PARTY:
        return RoleKind.PARTY
    if body.kind in _ELECTED:
        return RoleKind.ELECTED
    return RoleKind.APPOINTED if body.kind.is_public else RoleKind.OTHER


def _period(
    one: Mapping[str, Any], post: Mapping[str, Any], events: Mapping[str, Mapping[str, Any]]
) -> Period | None:
    """Return when a membership is: its own days, else those of its legislative period or post.

    An end that is not told is unknown: such files are collected once and not kept up.
    """
    event = events.get(str(one.get("legislative_period_id")), {})
    start = one.get("start_date") or event.get("start_date") or post.get("start_date")
    end = one.get("end_date") or event.get("end_date") or post.get("end_date")
    return period_of(_text(start), _text(end), no_end=Edge.UNKNOWN)


def _text(value: object) -> str | None:
    return str(value) if value and re.match(r"[0-9]{4}", str(value)) else None
