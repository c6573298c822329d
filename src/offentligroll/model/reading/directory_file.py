"""A directory out of its file, with all problems of the file at once."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from offentligroll.files.document import Contents
from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.files.shape import Shape
from offentligroll.files.strict import FORMAT, Read, read_file
from offentligroll.files.walk import Reference
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.reading.channel_shape import ChannelShape
from offentligroll.model.reading.directory_ids import unknown_id
from offentligroll.model.reading.official_shape import OfficialShape
from offentligroll.model.reading.organisation_shape import OrganisationShape


@attrs.frozen(kw_only=True)
class DirectoryShape(Shape):
    """A whole directory file."""

    format: int = attrs.field(metadata={"instead": FORMAT})
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


_OTHERS = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".json", ".jsonld", ".yaml", ".yml", ".html", ".htm")


def refuse_register(path: str) -> None:
    """Refuse a file of another system, from which a directory can be made.

    Args:
        path: the file.

    Raises:
        FileError: it is no TOML file.
    """
    ending = next((one for one in _OTHERS if path.lower().endswith(one)), None)
    if ending is not None:
        message = Message("model.a-register", ending=ending.removeprefix(".").upper())
        hint = Message("model.advice.a-register", path=path)
        raise FileError([Problem("a-register", message, hint=hint, place=Place(path, 1, 1))])


def entries_of(document: Contents) -> DirectoryEntries:
    """Return the entries of a directory file that has been read.

    Args:
        document: the file, or what a program built instead.

    Returns:
        Organisations, officials and channels.

    Raises:
        FileError: something is wrong with the file; the error carries all problems.
    """
    read = read_file(document, DirectoryShape)
    for reference in read.references:
        _check_reference(reference, read)
    if read.report.problems:
        raise FileError(read.report.problems)
    shape = read.made
    organisations: dict[str, Organisation] = {one.id: one.build() for one in shape.organisation}
    officials: dict[str, Official] = {one.id: one.build(organisations) for one in shape.official}
    holders: dict[str, Organisation | Official] = {**organisations, **officials}
    return DirectoryEntries(
        organisations=tuple(organisations.values()),
        officials=tuple(officials.values()),
        channels=tuple(one.build(organisations, holders) for one in shape.channel),
    )


def _check_reference(reference: Reference, read: Read[DirectoryShape]) -> None:
    known: Mapping[str, Mapping[str, object]] = {kind: read.ids.get((kind,), {}) for kind in reference.kinds}
    found = [kind for kind, ids in known.items() if reference.id in ids]
    if len(found) == 1:
        return
    report, identity = read.report, reference.id
    if found:
        message = Message("model.ambiguous-id", id=identity)
        report.add(reference.path, "ambiguous-id", message, Message("files.advice.another-id"))
        return
    hint = report.suggestion(identity, (one for ids in known.values() for one in ids))
    report.add(reference.path, "unknown-id", unknown_id(reference.kinds, identity), hint)
