"""People and bodies as JSON-LD, in the terms of schema.org or the W3C's organisation ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.wording import UNDETERMINED
from offentligroll.registers.addresses import account_at
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.found import PersonFound
from offentligroll.registers.gathering import Gathering
from offentligroll.registers.values import period_of

_PUBLIC = {
    "GovernmentOrganization": OrganisationKind.AGENCY,
    "GovernmentOffice": OrganisationKind.AGENCY,
    "PublicOrganisation": OrganisationKind.AGENCY,
    "PoliticalParty": OrganisationKind.PARTY,
    "Corporation": OrganisationKind.COMPANY,
    "CollegeOrUniversity": OrganisationKind.UNIVERSITY,
    "School": OrganisationKind.SCHOOL,
    "NewsMediaOrganization": OrganisationKind.MEDIA,
}
_BODIES = {"Organization", "FormalOrganization", "OrganizationalUnit", *_PUBLIC}
_MOST_DEEP = 12


def recognises(file: RegisterFile) -> bool:
    """Return whether a file is of this format, and tells of people or memberships."""
    data = file.json
    top = data[0] if isinstance(data, list) and data else data
    return (
        isinstance(top, Mapping)
        and "@context" in top
        and any(_types(node) & {"Person", "Membership"} for node in _nodes(data))
    )


def read(file: RegisterFile, gathering: Gathering) -> None:
    """Take in what a file tells."""
    nodes = list(_nodes(file.json))
    by_id = {_id(node): node for node in nodes if _id(node) and len(node) > 1}
    for node in nodes:
        if "Person" in _types(node) and _text(_get(node, "name")):
            person = _person(node, gathering)
            for relation in ("worksFor", "memberOf", "affiliation"):
                for value in _each(_get(node, relation)):
                    _work(value, person, by_id, gathering)
    for node in nodes:
        if "Membership" in _types(node):
            _membership(node, by_id, gathering)


def _membership(
    node: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]], gathering: Gathering
) -> None:
    member = _resolved(_get(node, "member"), by_id)
    body = _resolved(_get(node, "organization"), by_id)
    if member is None or body is None or not _text(_get(member, "name")) or not _label(body):
        gathering.skipped["unknown-member"] += 1
        return
    role = _resolved(_get(node, "role"), by_id) or {}
    interval = _resolved(_get(node, "memberDuring"), by_id) or {}
    organisation = _organisation(body, gathering)
    gathering.role(
        _person(member, gathering),
        organisation,
        RoleKind.APPOINTED if organisation.kind.is_public else RoleKind.OTHER,
        period_of(_instant(interval, "hasBeginning"), _instant(interval, "hasEnd")),
        [(UNDETERMINED, _label(role))],
    )


def _work(
    value: object, person: PersonFound, by_id: Mapping[str, Mapping[str, Any]], gathering: Gathering
) -> None:
    """Take in where somebody works, said alone or with a role around it."""
    node = _resolved(value, by_id)
    if node is None:
        return
    role: Mapping[str, Any] = {}
    if _types(node) & {"Role", "OrganizationRole", "EmployeeRole"}:
        role = node
        inner = next(
            (_get(node, name) for name in ("worksFor", "memberOf", "affiliation") if _get(node, name)), None
        )
        found = _resolved(inner, by_id)
        if found is None:
            return
        node = found
    if not _label(node):
        return
    organisation = _organisation(node, gathering)
    gathering.role(
        person,
        organisation,
        RoleKind.APPOINTED if organisation.kind.is_public else RoleKind.OTHER,
        period_of(_text(_get(role, "startDate")), _text(_get(role, "endDate"))),
        [(UNDETERMINED, _text(_get(role, "roleName")) or _text(_get(role, "namedPosition")))],
    )


def _person(node: Mapping[str, Any], gathering: Gathering) -> PersonFound:
    identity = _id(node)
    person = gathering.person(_text(_get(node, "name")), {"uri": identity} if identity else {})
    for value in _each(_get(node, "sameAs")):
        account = account_at(_id(value) if isinstance(value, Mapping) else str(value))
        if account is not None:
            gathering.channel(account[0], stable_id=account[2], handle=account[1], holder=person)
    return person


def _organisation(node: Mapping[str, Any], gathering: Gathering) -> Organisation:
    kinds = [kind for name, kind in _PUBLIC.items() if name in _types(node)]
    identity = _id(node)
    return gathering.organisation(
        _label(node), kinds[0] if kinds else OrganisationKind.OTHER, {"uri": identity} if identity else {}
    )


def _nodes(value: object, deep: int = 0) -> Iterator[Mapping[str, Any]]:
    if deep > _MOST_DEEP:
        return
    if isinstance(value, Mapping):
        if _types(value):
            yield value
        for name, inner in value.items():
            if name != "@context":
                yield from _nodes(inner, deep + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, deep + 1)


def _types(node: Mapping[str, Any]) -> set[str]:
    told = node.get("@type", node.get("type"))
    return {_short(str(one)) for one in _each(told)}


def _short(name: str) -> str:
    return name.rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]


def _get(node: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever stands there
    return next((value for key, value in node.items() if _short(str(key)) == name), None)


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _id(node: Mapping[str, Any]) -> str:
    return str(node.get("@id", node.get("id")) or "")


def _resolved(value: object, by_id: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any] | None:
    first = next(iter(_each(value)), None)
    if isinstance(first, str):
        return by_id.get(first)
    if isinstance(first, Mapping):
        return by_id.get(_id(first), first)
    return None


def _text(value: object) -> str:
    first = next(iter(_each(value)), None)
    if isinstance(first, Mapping):
        return str(first.get("@value") or "")
    return "" if first is None else str(first)


def _label(node: Mapping[str, Any]) -> str:
    return _text(_get(node, "prefLabel")) or _text(_get(node, "name")) or _text(_get(node, "legalName"))


def _instant(interval: Mapping[str, Any], name: str) -> str:
    instant = next(iter(_each(_get(interval, name))), None)
    if isinstance(instant, Mapping) and "@value" not in instant:
        return next((_text(value) for key, value in instant.items() if _short(key).startswith("inXSD")), "")
    return _text(instant)
