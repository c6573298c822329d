"""The files of an archive, offered to each format in turn, and the registry of formats."""

from __future__ import annotations

import bisect
import enum
import functools
import importlib
import operator
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, cast

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, Part, beginning_of, is_hidden
from offentligroll.archives.intake import Intake
from offentligroll.files.problems import FileError, did_you_mean
from offentligroll.languages import Message, MessageError, with_hint
from offentligroll.model.statement import Statement
from offentligroll.review.side import Side

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "offentligroll.archives"
"""The group of entry points under which other packages offer formats of their own."""


LINES = (".jsonl", ".ndjson")
"""How the names of files end that hold a record a line."""


_MOST_KEPT = 1_000


class Format(enum.StrEnum):
    """The kinds of archives that are read; other packages may add theirs."""

    MASTODON = "mastodon"
    X = "x"
    X_CLASSIC = "x-classic"
    MASTODON_API = "mastodon-api"
    MISSKEY = "misskey"
    ACTIVITYSTREAMS = "activitystreams"
    BLUESKY = "bluesky"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    WORDPRESS = "wordpress"
    FEED = "feed"
    MAIL = "mail"
    YOUTUBE = "youtube"
    LINKEDIN = "linkedin"
    REDDIT = "reddit"
    TELEGRAM = "telegram"
    TIKTOK = "tiktok"
    SLACK = "slack"
    YAMMER = "yammer"
    GOOGLE_CHAT = "google-chat"
    DISCORD = "discord"
    WHATSAPP = "whatsapp"
    TABLE = "table"
    NATIVE = "jsonl"


_MODULES = {
    Format.MASTODON: "mastodon",
    Format.X: "x",
    Format.X_CLASSIC: "grailbird",
    Format.MASTODON_API: "statuses",
    Format.MISSKEY: "misskey",
    Format.ACTIVITYSTREAMS: "activitystreams",
    Format.BLUESKY: "bluesky",
    Format.FACEBOOK: "facebook",
    Format.INSTAGRAM: "instagram",
    Format.WORDPRESS: "wordpress",
    Format.FEED: "feeds",
    Format.MAIL: "mail",
    Format.YOUTUBE: "youtube",
    Format.LINKEDIN: "linkedin",
    Format.REDDIT: "reddit",
    Format.TELEGRAM: "telegram",
    Format.TIKTOK: "tiktok",
    Format.SLACK: "slack",
    Format.YAMMER: "yammer",
    Format.GOOGLE_CHAT: "google_chat",
    Format.DISCORD: "discord",
    Format.WHATSAPP: "whatsapp",
    Format.TABLE: "mapped",
    Format.NATIVE: "native",
}
"""The module of each format. The order is that in which they are asked: the surest first."""


@attrs.frozen(kw_only=True)
class Offer:
    """What a format may claim."""

    folder: Folder
    """All files of the archive."""
    named: str | None = None
    """The one file that the user named; those beside it are read only together with it."""
    is_told: bool = False
    """Whether the user named this format, so that a name or content alone need not show it."""
    unreadable: dict[str, FileError] = attrs.field(factory=dict, init=False)
    """The files that could not be looked into, and why."""
    _beginnings: dict[str, bytes] = attrs.field(factory=dict, init=False)
    _by_name: list[tuple[str, int]] = attrs.field(factory=list, init=False)
    """All names in order, each with its place in the archive."""
    _packed: dict[str, bytes] = attrs.field(factory=dict, init=False)
    """Beginnings beyond the first; packed, they take no more than the archive does."""

    def files(self, *ends: str) -> tuple[str, ...]:
        """Return the files that may begin an export.

        Args:
            ends: how their names end, in small letters; any name where none is given.

        Returns:
            Their ways, in the order of the archive. The file that the user named counts whatever its name,
            where the format is told.
        """
        if self.named is not None:
            is_one = self.is_told or not ends or self.named.lower().endswith(ends)
            return (self.named,) if is_one else ()
        return tuple(
            name
            for name in self.folder.names()
            if (not ends or name.lower().endswith(ends)) and not is_hidden(name)
        )

    def unmapped(self, *ends: str) -> tuple[str, ...]:
        """Return the files that may begin an export, as :meth:`files` does.

        Args:
            ends: how their names end, in small letters.

        Returns:
            Their ways, without those that a mapping beside them says how to read.
        """
        return tuple(name for name in self.files(*ends) if mapping_beside(self.folder, name) is None)

    def part(self, root: str) -> Part:
        """Return what is below one folder.

        Args:
            root: the way to it, ending in ``/``, or empty for the top.

        Returns:
            The part, with its names in the order of the archive. To look through all names for each folder
            would take the square of the time.
        """
        names = self.folder.names()
        if not self._by_name:
            self._by_name.extend(sorted((name, place) for place, name in enumerate(names)))
        start = bisect.bisect_left(self._by_name, (root,))
        end = start
        while end < len(self._by_name) and self._by_name[end][0].startswith(root):
            end += 1
        below = sorted(self._by_name[start:end], key=operator.itemgetter(1))
        found = {name.removeprefix(root): names[name] for name, _ in below}
        return Part(folder=self.folder, root=root, names=found)

    def claim(
        self,
        format: str,  # noqa: A002
        name: str,
        read: Callable[[Folder, str, Intake], Iterator[Statement]],
        sides: tuple[Side, ...] = (Side.OWN,),
    ) -> Claim:
        """Claim one file by itself.

        Args:
            format: the format's name.
            name: the way to the file.
            read: reads the statements of a file.
            sides: whose statements it holds.

        Returns:
            The claim.
        """
        statements = functools.partial(read, self.folder, name)
        return Claim(format=format, sides=sides, files=(name,), statements=statements)

    def beginning(self, name: str) -> bytes:
        """Return the first bytes of a file, without a byte order mark; none where it can't be read."""
        found = self._beginnings.get(name)
        if found is not None:
            return found
        if name in self._packed:
            return zlib.decompress(self._packed[name])
        try:
            found = beginning_of(self.folder, name)
        except FileError as error:
            found = b""
            # Without what was at hand when it was raised.
            self.unreadable[name] = FileError(error.problems)
        if len(self._beginnings) < _MOST_KEPT:
            self._beginnings[name] = found
        else:
            self._packed[name] = zlib.compress(found, level=1)
        return found

    def begins_as_statement(self, name: str) -> bool:
        """Return whether the first line of a file is a statement in the library's own form."""
        line = self.beginning(name).lstrip().partition(b"\n")[0]
        return line.startswith(b"{") and b'"act"' in line


def mapping_beside(folder: Folder, table: str) -> str | None:
    """Find the mapping of a table.

    Args:
        folder: where both are.
        table: the name of the table.

    Returns:
        The name of the mapping; None where there is none.
    """
    root, slash, _ = table.rpartition("/")
    stem = table.rpartition(".")[0]
    names = folder.names()
    return next((one for one in (f"{stem}.mapping.toml", f"{root}{slash}mapping.toml") if one in names), None)


class ArchiveFormat(Protocol):
    """A module, or anything else, that recognises the exports of one format."""

    def recognise(self, offer: Offer) -> Iterable[Claim]:
        """Claim the exports among the files.

        Args:
            offer: the files.

        Returns:
            Each export; none where there is none.
        """
        ...


def format_names() -> tuple[str, ...]:
    """Return the names of all formats that are at hand, those of other packages last."""
    return (*_MODULES, *(name for name in _entry_points() if name not in set(_MODULES)))


def known_format(name: str) -> str:
    """Return a format of the library's own as :class:`Format`, and that of another package as its name."""
    return Format(name) if name in set(_MODULES) else name


def format_named(name: str) -> str:
    """Check the name of a format.

    Args:
        name: what somebody wrote.

    Returns:
        The name.

    Raises:
        MessageError: no format has it; this is a ValueError.
    """
    names = format_names()
    for known in names:
        if known == name:
            return known
    wrong = Message("archives.file.wrong-format-name", format=str(name))
    hint = did_you_mean(str(name), names) or Message("archives.file.formats", formats=names)
    raise MessageError(with_hint(wrong, hint))


def formats(wanted: str | None) -> Iterator[tuple[str, ArchiveFormat]]:
    """Yield the formats, each loaded only when its turn comes.

    Args:
        wanted: the only one that is wanted; None for all.

    Yields:
        Its name and what recognises it.
    """
    for name in format_names() if wanted is None else (wanted,):
        if name in set(_MODULES):
            module = importlib.import_module(f"offentligroll.archives.{_MODULES[Format(name)]}")
            yield name, cast(ArchiveFormat, module)
        else:
            yield name, cast(ArchiveFormat, _entry_points()[name].load())


@functools.cache
def _entry_points() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - costly, and most never need it

    return {one.name: one for one in entry_points(group=ENTRY_POINTS)}
