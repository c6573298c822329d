"""A directory out of its file: what single values may be, and all problems of the file at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.files.document import Document
from offentligroll.files.problems import FileError, did_you_mean
from offentligroll.files.strict import structure
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import Edge, PartialDate
from offentligroll.model.reading.directory_checks import date_or_edge, problems_between_tables
from offentligroll.model.reading.directory_shapes import (
    ChannelId,
    ChannelShape,
    Country,
    Disclaimer,
    FormatNumber,
    Id,
    Name,
    OfficialShape,
    OrganisationShape,
)

_ID = re.compile(r"[a-z0-9-]+")
_CHANNEL_ID = re.compile(r"[a-z0-9-]+:\S+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_FORMAT = 1


@attrs.frozen(kw_only=True)
class DirectoryShape:
    """A whole directory file."""

    format: FormatNumber
    organisation: tuple[OrganisationShape, ...] = ()
    official: tuple[OfficialShape, ...] = ()
    channel: tuple[ChannelShape, ...] = ()


@attrs.frozen(kw_only=True)
class DirectoryEntries:
    """Everything that stands in a directory file."""

    organisations: tuple[Organisation, ...]
    """All bodies."""
    officials: tuple[Official, ...]
    """All people."""
    channels: tuple[Channel, ...]
    """All accounts, pages and other places."""


def entries_of(document: Document) -> DirectoryEntries:
    """Return the entries of a directory file that has been read.

    Args:
        document: the file.

    Returns:
        Organisations, officials and channels.

    Raises:
        FileError: something is wrong with the file; the error carries all problems.
    """
    shape, problems = structure(document, DirectoryShape, _HOOKS)
    problems += problems_between_tables(document)
    if shape is None or problems:
        raise FileError(problems)
    organisations: dict[str, Organisation] = {one.id: one.build() for one in shape.organisation}
    officials: dict[str, Official] = {one.id: one.build(organisations) for one in shape.official}
    holders: dict[str, Organisation | Official] = {**organisations, **officials}
    return DirectoryEntries(
        organisations=tuple(organisations.values()),
        officials=tuple(officials.values()),
        channels=tuple(one.build(organisations, holders) for one in shape.channel),
    )


def _format(value: object, _: object) -> FormatNumber:
    if type(value) is not int or value != _FORMAT:
        raise ValueError(
            f"this version reads directories of the format {_FORMAT}; write `format = {_FORMAT}`"
        )
    return FormatNumber(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("a text in quotes is wanted here")


def _id(value: object, _: object) -> Id:
    text = _text(value)
    if not _ID.fullmatch(text):
        raise ValueError(f"`{text}` is not an id; an id has small letters a to z, digits and hyphens only")
    return Id(text)


def _channel_id(value: object, _: object) -> ChannelId:
    text = _text(value)
    if not _CHANNEL_ID.fullmatch(text):
        raise ValueError(
            f"`{text}` is not the id of a channel; write the platform, a colon and what stays when the "
            f"handle changes, such as `twitter:115763683`"
        )
    return ChannelId(text)


def _name(value: object, _: object) -> Name:
    text = _text(value)
    if not text.strip():
        raise ValueError("there must be words here")
    return Name(text)


def _country(value: object, _: object) -> Country:
    text = _text(value)
    if not _COUNTRY.fullmatch(text):
        raise ValueError(f"`{text}` is not a country code; write two capital letters such as `SE`")
    return Country(text)


def _disclaimer(value: object, _: object) -> Disclaimer:
    if value is False:
        return Disclaimer("")
    if not isinstance(value, str) or not value.strip():
        raise ValueError("write the words of the disclaimer, or `false` where it is known to have none")
    return Disclaimer(value)


def _zone(value: object, _: object) -> ZoneInfo:
    text = _text(value)
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise ValueError(_unknown_zone(text)) from None


def _unknown_zone(text: str) -> str:
    from zoneinfo import available_timezones  # noqa: PLC0415

    known = sorted(available_timezones())
    if not known:
        return "this computer knows no time zones; install the package `tzdata`"
    hint = did_you_mean(text, known) or "write such as `Europe/Stockholm`"
    return f"`{text}` is not a time zone ({hint})"


def _edge(value: object, _: object) -> PartialDate | Edge:
    return date_or_edge(value)


def _partial_date(value: object, _: object) -> PartialDate:
    date = date_or_edge(value)
    if isinstance(date, PartialDate):
        return date
    raise ValueError(f"a date is wanted here, or nothing where it is not known, and not `{date}`")


_HOOKS: Mapping[Any, Callable[[Any, Any], Any]] = {
    FormatNumber: _format,
    Id: _id,
    ChannelId: _channel_id,
    Name: _name,
    Country: _country,
    Disclaimer: _disclaimer,
    ZoneInfo: _zone,
    PartialDate | Edge: _edge,
    PartialDate: _partial_date,
}
