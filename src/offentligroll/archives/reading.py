"""Opening an archive: which format it is, and the reader that goes through it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import attrs

from offentligroll.archives import mastodon, x
from offentligroll.archives.folder import ArchiveLimits, DiskFolder, Folder, file_error
from offentligroll.archives.intake import Intake
from offentligroll.archives.zip_folder import zip_folders
from offentligroll.files.problems import Problem, did_you_mean
from offentligroll.files.reading import opened
from offentligroll.languages import Message, MessageError, with_hint
from offentligroll.model.directory import Directory
from offentligroll.model.statement import Statement

_SUPPORTED = Message("archives.file.supported")
_LOOKED_AT = 65_536
_PACKED = (".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst")


class Format(enum.StrEnum):
    """What kind of archive it is."""

    MASTODON = "mastodon"
    X = "x"
    NATIVE = "jsonl"


@attrs.define(kw_only=True, eq=False)
class Reader:
    r"""Goes through an archive; what could not be read, or was left out on purpose, is told beside it.

    Every ``for`` begins anew, and with it ``problems``, ``left_out`` and ``total``; so one at a time.

    Example:
        >>> import tempfile, pathlib
        >>> folder = tempfile.TemporaryDirectory()
        >>> path = pathlib.Path(folder.name, "posts.jsonl")
        >>> _ = path.write_text('{"act": "post", "text": "Hej"}\n[]\n', encoding="utf-8")
        >>> reader = read(path)
        >>> len(list(reader)), len(reader.problems)
        (1, 1)
        >>> folder.cleanup()
    """

    path: Path
    """What was opened."""
    format: Format
    """Which format it has."""
    _statements: Callable[[Intake], Iterator[Statement]] = attrs.field(repr=False)
    _begin: Callable[[], Intake] = attrs.field(repr=False)
    _intake: Intake = attrs.field(init=False, repr=False, factory=Intake)

    def __iter__(self) -> Iterator[Statement]:
        self._intake = self._begin()
        return self._statements(self._intake)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong so far: items that could not be read (errors), or that lack something (warnings).

        The first thousand are kept, unless the limits say otherwise.
        """
        return tuple(self._intake.problems)

    @property
    def problem_counts(self) -> Mapping[str, int]:
        """How many problems there were so far, by their codes: also those that are not kept."""
        return MappingProxyType(dict(self._intake.problem_counts))

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many items were left out on purpose so far, by reason, such as ``"direct"`` or ``"like"``."""
        return MappingProxyType(dict(self._intake.left_out))

    @property
    def total(self) -> int | None:
        """How many items the archive has; None before the first is read, and where it is not known."""
        return self._intake.total


def read(  # noqa: PLR0913
    path: Path | str,
    directory: Directory | None = None,
    *,
    include_private: bool = False,
    on_problem: Callable[[Problem], None] | None = None,
    format: Format | str | None = None,  # noqa: A002
    limits: ArchiveLimits | None = None,
) -> Reader:
    """Read the statements of an archive.

    Accounts are found in the directory by their stable ids (``mastodon:<actor's address>``, ``x:<number>`` or
    ``twitter:<number>``), never by handles. An account that the directory does not know becomes a channel
    with what the archive tells of it, and without a holder. Author is the channel's holder, where that is a
    person.

    JSON Lines are read line by line. An outbox, or one part of an X archive, has to be held in memory as a
    whole, about ten times its size. Text is kept as it is: garbled encoding is not mended.

    Args:
        path: the export's folder, its ZIP file, or its main file (``outbox.json``, ``data/tweets.js``,
            ``*.jsonl``). A file of tweets stands for all parts beside it.
        directory: where authors and channels are looked up.
        include_private: take in what only a limited audience could see, too, if the format tells it: posts
            for followers, direct messages, posts of a protected account.
        on_problem: called with each problem as it is met; the first are in ``reader.problems`` too.
        format: the format, where names and content don't tell it.
        limits: what the archive may cost; the usual limits unless told otherwise.

    Returns:
        A reader, to be gone through with ``for``. A bad item is reported and does not stop it.

    Raises:
        FileError: there is nothing at the path or its format is unknown; while going through it, that the
            file can't be read at all.
        ValueError: `format` is not a format's name.
    """
    path = Path(path)
    wanted = None if format is None else _format_named(format)
    limits = limits or ArchiveLimits()
    found, statements = _source(path, wanted, limits)

    def begin() -> Intake:
        return Intake(
            directory=directory, include_private=include_private, on_problem=on_problem, limits=limits
        )

    return Reader(path=path, format=found, statements=statements, begin=begin)


open = read  # noqa: A001
"""The same as :func:`read`, for programs that go on with the reader."""


def _format_named(name: str) -> Format:
    try:
        return Format(name)
    except ValueError:
        wrong = Message("archives.file.wrong-format-name", format=str(name))
        hint = did_you_mean(str(name), tuple(Format)) or Message(
            "archives.file.formats", formats=tuple(Format)
        )
        raise MessageError(with_hint(wrong, hint)) from None


_Statements = Callable[[Intake], Iterator[Statement]]


def _source(path: Path, wanted: Format | None, limits: ArchiveLimits) -> tuple[Format, _Statements]:
    """Find out which format it is, and how its statements are read."""
    if path.is_dir():
        found, folder = _export_in((DiskFolder(path=path), DiskFolder(path=path / "data")), path, wanted)
        return found, lambda intake: _READERS[found](folder, intake)
    with opened(path) as file:
        beginning = file.read(_LOOKED_AT)
    if beginning.startswith(b"PK\x03\x04"):
        with zip_folders(path, limits) as folders:
            found, _ = _export_in(folders, path, wanted)
        return found, lambda intake: _zipped(path, wanted, intake)
    folder = DiskFolder(path=path.parent)
    name = path.name.lower()
    match wanted or _format_of_file(name, beginning):
        case Format.MASTODON:
            return Format.MASTODON, lambda intake: mastodon.statements(folder, intake, path.name)
        case Format.X:
            return Format.X, lambda intake: x.statements(folder, intake, path.name)
        case Format.NATIVE:
            return Format.NATIVE, lambda intake: _native(path, intake)
        case _:
            packed = name.endswith(_PACKED)
            hint = Message("archives.file.unpack") if packed else None
            message = Message("archives.file.unknown-format", supported=_SUPPORTED)
            raise file_error(str(path), "unknown-format", message, hint)


_READERS: Mapping[Format, Callable[[Folder, Intake], Iterator[Statement]]] = {
    Format.MASTODON: mastodon.statements,
    Format.X: x.statements,
}


def _zipped(path: Path, wanted: Format | None, intake: Intake) -> Iterator[Statement]:
    """Read an export in a ZIP file, which stays open as long as that lasts."""
    with zip_folders(path, intake.limits) as folders:
        found, folder = _export_in(folders, path, wanted)
        if folder.doubled:
            message = Message("archives.file.doubled-names", names=tuple(sorted(folder.doubled)))
            intake.warn("doubled-name", message, folder.name)
        yield from _READERS[found](folder, intake)


def _format_of_file(name: str, beginning: bytes) -> Format | None:
    if name.endswith((".jsonl", ".ndjson")):
        return Format.NATIVE
    if name == mastodon.OUTBOX:
        return Format.MASTODON
    words = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if x.parts(frozenset({name})) or words.startswith(b"window.YTD.tweet"):
        return Format.X
    if words.startswith(b"{"):
        if b'"orderedItems"' in words or b'"OrderedCollection"' in words:
            return Format.MASTODON
        if b'"act"' in words.partition(b"\n")[0]:
            return Format.NATIVE
    return None


_SomeFolder = TypeVar("_SomeFolder", bound=Folder)


def _export_in(
    folders: tuple[_SomeFolder, ...], path: Path, wanted: Format | None
) -> tuple[Format, _SomeFolder]:
    """Look for an export in each of some folders; the first that holds one counts."""
    for folder in folders:
        names = folder.names()
        if wanted in (None, Format.MASTODON) and mastodon.OUTBOX in names:
            return Format.MASTODON, folder
        if wanted in (None, Format.X) and x.parts(names):
            return Format.X, folder
    if wanted is None:
        message = Message("archives.file.no-export", supported=_SUPPORTED)
    else:
        message = Message("archives.file.no-such-format", format=wanted.value, supported=_SUPPORTED)
    raise file_error(str(path), "unknown-format", message)


def _native(path: Path, intake: Intake) -> Iterator[Statement]:
    from offentligroll.archives import native  # noqa: PLC0415

    return native.statements(path, intake)
