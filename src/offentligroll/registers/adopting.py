"""Joining the account of an archive to a directory: its number takes the place of a handle."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import Message
from offentligroll.languages.arguments import check_type, path_of
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.indexes import folded_handle
from offentligroll.registers.comparing import Change, ChangeKind, Comparison, compare
from offentligroll.registers.formats import archive_account
from offentligroll.registers.gathering import Gathering


@attrs.frozen(kw_only=True)
class Adoption:
    """What an archive's account changes in a directory."""

    renamed: tuple[int, str, str] | None
    """The place of the channel that gets the number, its id before, and the number; None where none does."""
    before: Directory
    """The directory, with the channel's new id."""
    comparison: Comparison
    """What else is new."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, the id's first."""
        if self.renamed is None:
            return self.comparison.changes
        _, old, new = self.renamed
        change = Change(kind=ChangeKind.CHANGED, entry="channel", id=old, field="id", before=old, after=new)
        return (change, *self.comparison.changes)


def adopt(archive: Path | str, directory: Directory, day: dt.date) -> Adoption:
    """Join the account of an archive to a directory.

    Args:
        archive: the archive's folder, ZIP file or account file.
        directory: the directory.
        day: the day on which the archive was had.

    Returns:
        What changes.

    Raises:
        FileError: no account is found there.
    """
    check_type("directory", directory, Directory)
    path = Path(path_of("archive", archive))
    gathering = Gathering(source=path.name, day=day, known=directory)
    found = archive_account.read(path, gathering) if archive_account.recognises(path) else None
    if found is None:
        raise FileError([Problem("no-account", Message("registers.no-account", path=str(path)))])
    place = _by_handle(directory, found.id, {folded_handle(one.handle) for one in found.handles})
    renamed, before = None, directory
    if place is not None:
        old = directory.channels[place]
        renamed = (place, old.id, found.id)
        channels = list(directory.channels)
        channels[place] = attrs.evolve(old, id=found.id, platform=found.id.partition(":")[0])
        before = attrs.evolve(directory, channels=tuple(channels))
    return Adoption(renamed=renamed, before=before, comparison=compare(before, gathering.entries()))


def _by_handle(directory: Directory, identity: str, handles: set[str]) -> int | None:
    """Find the channel that stands there by its handle alone, where the number is nowhere."""
    if any(one.id == identity for one in directory.channels):
        return None
    platform = identity.partition(":")[0]
    platforms = {platform, "twitter"} if platform == "x" else {platform}
    found = [
        place
        for place, one in enumerate(directory.channels)
        if one.platform in platforms and not _is_stable(one) and handles & _names(one)
    ]
    return found[0] if len(found) == 1 else None


def _is_stable(channel: Channel) -> bool:
    rest = channel.id.partition(":")[2]
    return rest.isdigit() or rest.startswith("https://")


def _names(channel: Channel) -> set[str]:
    return {folded_handle(one.handle) for one in channel.handles} | {
        folded_handle(channel.id.partition(":")[2])
    }
