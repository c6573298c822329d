"""What an X archive tells of itself: the account, its names over time, and the list of its files."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from offentligroll.archives.folder import Folder, reading
from offentligroll.archives.intake import Intake, since
from offentligroll.archives.values import account_of, list_of, mapping_of, text_of, time_of
from offentligroll.archives.x_files import first_of, told_items
from offentligroll.files.json_stream import stream_json
from offentligroll.files.problems import FileError
from offentligroll.languages import Message, MessageError
from offentligroll.model.channel import Channel, ChannelKind, Handle, Profile
from offentligroll.model.partial_date import Edge, PartialDate
from offentligroll.model.period import Period

ACCOUNT, PROFILE, MANIFEST, NAMES = "account.js", "profile.js", "manifest.js", "screen-name-change.js"


@attrs.frozen(kw_only=True)
class Account:
    """Whose archive it is."""

    number: str | None = None
    """The stable id."""
    name: str | None = None
    """The last screen name, without ``@``."""
    channel: Channel | None = None
    """The directory's channel, or what the archive tells."""


@attrs.frozen(kw_only=True)
class Manifest:
    """What the archive says of its own files."""

    generated: dt.date | None = None
    """When it was made."""
    is_partial: bool = False
    """Whether it is said to lack something."""
    counts: dict[str, int] = attrs.field(factory=dict)
    """How many items each kind of data has, by X's names for them."""

    @classmethod
    def of(cls, folder: Folder) -> Manifest:
        """Read it; what can't be read tells nothing."""
        if MANIFEST not in folder.names():
            return cls()
        told: dict[str, Any] = {}
        try:
            with reading(folder, MANIFEST) as stream:
                told.update((key, value) for key, value, _ in stream_json(stream, MANIFEST, script="{"))
        except FileError:
            return cls()
        info = mapping_of(told.get("archiveInfo"))
        kinds = mapping_of(told.get("dataTypes"))
        return cls(
            generated=_day(info.get("generationDate")),
            is_partial=info.get("isPartialArchive") is True,
            counts={kind: _count(files) for kind, files in kinds.items()},
        )


def _count(kind: Any) -> int:  # noqa: ANN401 - any JSON is meant
    counts = [str(mapping_of(file).get("count")) for file in list_of(mapping_of(kind).get("files"))]
    return sum(int(one) for one in counts if one.isdecimal() and len(one) < 16)


def _day(value: Any) -> dt.date | None:  # noqa: ANN401 - any JSON is meant
    try:
        at = time_of(value)
    except MessageError:
        return None
    return at.date() if isinstance(at, dt.datetime) else at


def account_in(folder: Folder, intake: Intake) -> Account:
    """Return whose archive it is.

    Args:
        folder: the archive's ``data`` folder.
        intake: what is wanted, and where problems go.

    Returns:
        The account.
    """
    account = _first(folder, ACCOUNT, "account", intake)
    number = account_of(account.get("accountId"))
    name = text_of(account.get("username"))
    if number is None:
        message, hint = Message("archives.x.no-account"), Message("archives.x.put-account")
        intake.warn("no-account", message, folder.name, hint=hint)
        return Account(name=name)
    profile = _first(folder, PROFILE, "profile", intake)
    description = mapping_of(profile.get("description"))
    bare = Channel(
        id=f"x:{number}",
        platform="x",
        kind=ChannelKind.ACCOUNT,
        handles=_handles(folder, name, intake),
        profile=Profile(
            name=text_of(account.get("accountDisplayName")),
            bio=text_of(description.get("bio")),
            website=text_of(description.get("website")),
        ),
        since=since(account.get("createdAt")),
    )
    ids = (f"x:{number}", f"twitter:{number}")
    channel = intake.channel(ids=ids, bare=bare, where=f"{folder.name}/{ACCOUNT}")
    return Account(number=number, name=name, channel=channel)


def _first(folder: Folder, file: str, key: str, intake: Intake) -> dict[str, Any]:
    try:
        return first_of(folder, file, key)
    except FileError as error:
        intake.fail_file(file, error)
        return {}


def _handles(folder: Folder, name: str | None, intake: Intake) -> tuple[Handle, ...]:
    """Return the names with their days; on the day of a change both were the account's."""
    changes = []
    files = (NAMES,) if NAMES in folder.names() else ()
    for item in told_items(folder, files, intake):
        told = mapping_of(mapping_of(item).get("screenNameChange"))
        change = mapping_of(told.get("screenNameChange", told))
        day, before = _day(change.get("changedAt")), text_of(change.get("changedFrom"))
        if day is not None and before is not None:
            changes.append((day, before))
    found = []
    start: PartialDate | Edge = Edge.UNKNOWN
    for day, before in sorted(changes):
        end = PartialDate.from_date(day)
        found.append(Handle(handle=f"@{before}", period=Period(start=start, end=end)))
        start = end
    if name is not None:
        found.append(Handle(handle=f"@{name}", period=Period(start=start, end=Edge.UNKNOWN)))
    return tuple(found)
