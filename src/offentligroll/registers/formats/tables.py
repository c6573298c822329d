"""Tables: Wikidata's answers as they come, and others with a file that says which column tells what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from offentligroll.files.document import read_document
from offentligroll.files.problems import FileError, Problem, did_you_mean
from offentligroll.languages import Message
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.wording import UNDETERMINED
from offentligroll.registers.addresses import account_at
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.found import PersonFound
from offentligroll.registers.gathering import Gathering
from offentligroll.registers.values import period_of

__all__ = ["COLUMNS", "FIXED", "Mapped", "read", "read_mapping", "recognises"]

COLUMNS = (
    "name",
    "id",
    "title",
    "organisation",
    "from",
    "until",
    "x",
    "x_id",
    "mastodon",
    "facebook",
    "instagram",
    "address",
)
"""What a mapping can name a column for."""
FIXED = ("organisation", "organisation_kind", "role_kind", "country", "language", "id_scheme")
"""What a mapping can say of all rows."""

_WIKIDATA = {"itemLabel", "item"}
_WIKIDATA_COLUMNS = {
    "name": "itemLabel",
    "id": "item",
    "title": "positionLabel",
    "organisation": "organisationLabel",
    "from": "start",
    "until": "end",
    "x": "twitter",
    "x_id": "twitterId",
    "mastodon": "mastodon",
    "facebook": "facebook",
    "instagram": "instagram",
}


@attrs.frozen(kw_only=True)
class Mapped:
    """Which column of a table says what."""

    columns: Mapping[str, str]
    """Names of columns, by what they say."""
    fixed: Mapping[str, str] = attrs.field(factory=dict)
    """What holds for all rows."""


def read_mapping(path: Path | str) -> Mapped:
    """Read which column says what.

    Args:
        path: a TOML file with the tables `columns` and `fixed`.

    Returns:
        The mapping.

    Raises:
        FileError: the file can't be used.
    """
    document = read_document(path)
    problems = []
    for table, known in (("columns", COLUMNS), ("fixed", FIXED)):
        told = document.data.get(table, {})
        for name, value in told.items() if isinstance(told, Mapping) else ():
            if name not in known or not isinstance(value, str):
                place = document.place_of((table, name))
                message = Message("registers.mapping.unknown", key=name, known=known)
                problems.append(Problem("unknown-key", message, hint=did_you_mean(name, known), place=place))
    columns = document.data.get("columns")
    if not isinstance(columns, Mapping) or "name" not in columns:
        place = document.place_of(())
        problems.append(Problem("missing-key", Message("registers.mapping.no-name"), place=place))
    problems += _wrong_kinds(document.data.get("fixed", {}))
    if problems:
        raise FileError(problems)
    return Mapped(columns=dict(columns or {}), fixed=dict(document.data.get("fixed", {})))


def _wrong_kinds(fixed: Mapping[str, str]) -> list[Problem]:
    wrong = []
    for name, kind in (("organisation_kind", OrganisationKind), ("role_kind", RoleKind)):
        value = fixed.get(name)
        if value is not None and value not in set(map(str, kind)):
            words = tuple(map(str, kind))
            message = Message("files.unknown-value", value=str(value), words=words)
            wrong.append(Problem("unknown-value", message, hint=did_you_mean(str(value), words)))
    return wrong


def recognises(file: RegisterFile) -> bool:
    """Return whether a file is a table of Wikidata."""
    rows = file.rows or []
    return bool(rows) and rows[0].keys() >= _WIKIDATA


def read(file: RegisterFile, gathering: Gathering, mapped: Mapped | None = None) -> None:
    """Take in what a table tells.

    Args:
        file: the table.
        gathering: where it goes.
        mapped: which column says what; None for Wikidata's.

    Raises:
        FileError: the table lacks a column that the mapping names.
    """
    if mapped is None:
        fixed = {"id_scheme": "wikidata", "language": UNDETERMINED}
        mapped = Mapped(columns=_WIKIDATA_COLUMNS, fixed=fixed)
    rows = file.rows or []
    missing = [one for one in mapped.columns.values() if rows and one not in rows[0]]
    if missing and mapped.columns is not _WIKIDATA_COLUMNS:
        known = tuple(rows[0])
        message = Message("registers.mapping.no-column", column=missing[0], columns=known)
        raise file.wrong(message, 1, did_you_mean(missing[0], known))
    for row in rows:
        told = {name: row.get(column, "") for name, column in mapped.columns.items()}
        if told["name"]:
            _row(told, mapped.fixed, gathering)
        else:
            gathering.skipped["no-name"] += 1


def _row(told: Mapping[str, str], fixed: Mapping[str, str], gathering: Gathering) -> None:
    identity = told.get("id", "").rpartition("/")[2]
    scheme = fixed.get("id_scheme", "hr")
    person = gathering.person(told["name"], {scheme: identity} if identity else {})
    organisation = told.get("organisation") or fixed.get("organisation")
    if organisation:
        kind = OrganisationKind(fixed.get("organisation_kind", "other"))
        body = gathering.organisation(organisation, kind, country=fixed.get("country"))
        period = period_of(told.get("from"), told.get("until"))
        titles = [(fixed.get("language", UNDETERMINED), told.get("title", ""))]
        gathering.role(person, body, RoleKind(fixed.get("role_kind", "appointed")), period, titles)
    _accounts(told, person, gathering)


def _accounts(told: Mapping[str, str], person: PersonFound, gathering: Gathering) -> None:
    if told.get("x") or told.get("x_id"):
        gathering.channel("x", stable_id=told.get("x_id"), handle=told.get("x"), holder=person)
    for platform in ("facebook", "instagram"):
        if told.get(platform):
            gathering.channel(platform, handle=told[platform], holder=person)
    addresses = [told.get("address", "")]
    name, _, host = told.get("mastodon", "").lstrip("@").partition("@")
    addresses += [f"https://{host}/@{name}"] if name and host else []
    for address in addresses:
        account = account_at(address)
        if account is not None:
            gathering.channel(account[0], stable_id=account[2], handle=account[1], holder=person)
