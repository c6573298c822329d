"""Tables: Wikidata's answers as they come, and others with a file that says which column tells what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from offentligroll.files.document import read_document
from offentligroll.files.problems import FileError, Problem, did_you_mean
from offentligroll.languages import Message
from offentligroll.model.indexes import folded
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.typed import typed
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
    "listed_from",
    "listed_until",
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


@attrs.frozen(kw_only=True, field_transformer=typed)
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
    fixed = document.data.get("fixed")
    has_bodies = any(isinstance(one, Mapping) and "organisation" in one for one in (columns, fixed))
    if not isinstance(columns, Mapping) or ("name" not in columns and not has_bodies):
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
        _row(told, mapped.fixed, gathering)


def _row(told: Mapping[str, str], fixed: Mapping[str, str], gathering: Gathering) -> None:
    name = told.get("name", "")
    organisation = told.get("organisation") or fixed.get("organisation") or ""
    accounts = _accounts(told, gathering)
    if not name and not (organisation and accounts):
        gathering.skipped["no-name"] += 1
        return
    body = None
    if organisation:
        kind = OrganisationKind(fixed.get("organisation_kind", "other"))
        body = gathering.organisation(organisation, kind, country=fixed.get("country"))
    # Where nobody is named, or the body itself, the row is about the body's own accounts.
    is_own = body is not None and (not name or folded(name) == folded(body.name))
    holder = body if is_own else _person(name, told, fixed, body, gathering)
    is_listed = body is not None and bool(told.get("listed_from") or told.get("listed_until"))
    period = period_of(told.get("listed_from"), told.get("listed_until"))
    if is_listed and period is None:
        gathering.skipped["contradictory-dates"] += 1
    for platform, handle, stable_id in accounts:
        channel = gathering.channel(platform, stable_id=stable_id, handle=handle, holder=holder)
        if channel is not None and body is not None and is_listed and period is not None:
            gathering.list(channel, body, period)


def _person(
    name: str,
    told: Mapping[str, str],
    fixed: Mapping[str, str],
    body: Organisation | None,
    gathering: Gathering,
) -> PersonFound:
    identity = told.get("id", "").rpartition("/")[2]
    person = gathering.person(name, {fixed.get("id_scheme", "hr"): identity} if identity else {})
    if body is not None:
        period = period_of(told.get("from"), told.get("until"))
        titles = [(fixed.get("language", UNDETERMINED), told.get("title", ""))]
        gathering.role(person, body, RoleKind(fixed.get("role_kind", "appointed")), period, titles)
    return person


def _accounts(told: Mapping[str, str], gathering: Gathering) -> list[tuple[str, str | None, str | None]]:
    """The platform, name and lasting id of each account of a row."""
    named = [(one, told.get(one), None) for one in ("facebook", "instagram") if told.get(one)]
    name, _, host = told.get("mastodon", "").lstrip("@").partition("@")
    addresses = [told.get("address", ""), f"https://{host}/@{name}" if name and host else ""]
    found = [account_at(one) for one in addresses if one]
    gathering.skipped.update(["other-link"] * found.count(None))
    own = [("x", told.get("x"), told.get("x_id"))] if told.get("x") or told.get("x_id") else []
    return [*own, *named, *(one for one in found if one is not None)]
