"""Opening an archive: which exports it holds, and the reader that goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import attrs

from offentligroll.archives.claim import Claim, Coverage, Days
from offentligroll.archives.containers import container
from offentligroll.archives.folder import ArchiveLimits, DiskFolder, Folder, file_error
from offentligroll.archives.intake import Intake
from offentligroll.archives.offer import LINES, Format, Offer, format_named, formats, known_format
from offentligroll.archives.selecting import Repeats, Selection
from offentligroll.archives.wanted import Wanted
from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import Message
from offentligroll.languages.arguments import path_of
from offentligroll.model.directory import Directory
from offentligroll.model.statement import Statement

_SUPPORTED = Message("archives.file.supported")


@attrs.define(kw_only=True, eq=False)
class Reader:
    r"""Goes through an archive; what could not be read, or was left out on purpose, is told beside it.

    Every ``for`` begins anew, and with it ``problems``, ``left_out`` and ``coverage``; so one at a time.

    Example:
        >>> import tempfile, pathlib
        >>> folder = tempfile.TemporaryDirectory()
        >>> path = pathlib.Path(folder.name, "posts.jsonl")
        >>> _ = path.write_text('{"act": "post", "text": "Hej"}\n[]\n', encoding="utf-8")
        >>> reader = read(path)
        >>> len(list(reader)), len(reader.problems), reader.coverage[0].held
        (1, 1, 2)
        >>> folder.cleanup()
    """

    path: Path
    """What was opened."""
    formats: tuple[str, ...]
    """The format of each export in it."""
    _wanted: str | None = attrs.field(repr=False)
    _selection: Selection = attrs.field(repr=False)
    _repeats: Repeats | None = attrs.field(repr=False)
    _begin: Callable[[], Intake] = attrs.field(repr=False)
    _intake: Intake = attrs.field(init=False, repr=False, factory=Intake)
    _coverage: list[Coverage] = attrs.field(init=False, repr=False, factory=list)
    _not_used: tuple[str, ...] = attrs.field(init=False, repr=False, default=())

    def __iter__(self) -> Iterator[Statement]:
        self._intake = self._begin()
        self._coverage = []
        return self._statements(self._intake, Repeats() if self._repeats is None else self._repeats)

    def _statements(self, intake: Intake, repeats: Repeats) -> Iterator[Statement]:
        with _exports(self.path, self._wanted, intake) as (claims, not_used):
            self._not_used = not_used
            broken: list[FileError] = []
            for claim in claims:
                repeats.begin_export()
                try:
                    yield from self._export(claim, intake, repeats)
                except FileError as error:
                    broken.append(error)
            problems = [one for error in broken for one in error.problems]
            if len(broken) == len(claims):
                raise FileError(problems)
            for problem in problems:
                intake.report(problem)
        if repeats.differing:
            message = Message("archives.file.differing", count=repeats.differing)
            intake.warn("repeated-differently", message, str(self.path))
        if repeats.alike:
            intake.warn("alike", Message("archives.file.alike", count=repeats.alike), str(self.path))

    def _export(self, claim: Claim, intake: Intake, repeats: Repeats) -> Iterator[Statement]:
        """Go through one export, and keep the account of what became of its items."""
        held, failed = intake.held, intake.failed
        left_out, broken = intake.left_out.copy(), len(intake.files_failed)
        coverage = Coverage(
            format=known_format(claim.format),
            root=claim.root,
            account=claim.account,
            sides=claim.sides,
            until=claim.until,
            files=claim.files,
        )
        self._coverage.append(coverage)
        days = Days(coverage, self._selection.zone)
        try:
            for statement in claim.statements(intake):
                reason = self._selection.reason_against(statement)
                if reason is not None:
                    intake.leave_out(reason)
                elif not repeats.is_new(statement):
                    coverage.repeated += 1
                else:
                    coverage.read += 1
                    days.take_in(statement)
                    yield statement
        except FileError:
            intake.files_failed[claim.files[0]] = None
            raise
        finally:
            coverage.held, coverage.failed = intake.held - held, intake.failed - failed
            coverage.left_out = intake.left_out - left_out
            coverage.files_failed = tuple(intake.files_failed)[broken:]

    @property
    def format(self) -> str:
        """The format of the first export."""
        return self.formats[0]

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """What became of the files and items of each export so far."""
        return tuple(self._coverage)

    @property
    def not_used(self) -> tuple[str, ...]:
        """The files of the archive that no format reads, such as pictures."""
        return self._not_used

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
    format: str | None = None,  # noqa: A002
    account: str | None = None,
    limits: ArchiveLimits | None = None,
    selection: Selection | None = None,
    repeats: Repeats | None = None,
) -> Reader:
    """Read the statements of an archive.

    Accounts are found in the directory by their stable ids (``mastodon:<actor's address>``, ``x:<number>`` or
    ``twitter:<number>``), never by handles. An account that the directory does not know becomes a channel
    with what the archive tells of it, and without a holder. Author is the channel's holder, where that is a
    person.

    Everything is read item by item, whatever the size. Every export in the archive is read, one after the
    other; what stands in it twice comes once.

    Args:
        path: the export's folder, its ZIP or tar file, or its main file (``outbox.json``, ``data/tweets.js``,
            ``*.jsonl``). A file of tweets stands for all parts beside it.
        directory: where authors and channels are looked up.
        include_private: take in what only a limited audience could see, too, if the format tells it: posts
            for followers, direct messages, posts of a protected account.
        on_problem: called with each problem as it is met; the first are in ``reader.problems`` too.
        format: the format, where names and content don't tell it.
        account: the id of the account's channel, such as ``"facebook:kommunen"``, for archives that do not
            tell it.
        limits: what the archive may cost; the usual limits unless told otherwise.
        selection: the period and channels that are wanted; everything unless told otherwise.
        repeats: what was read from other archives, which then is not read again.

    Returns:
        A reader, to be gone through with ``for``. A bad item is reported and does not stop it.

    Raises:
        FileError: there is nothing at the path or its format is unknown; while going through it, that the
            file can't be read at all.
        ValueError: `format` is not a format's name, or `account` can't be the id of a channel.
        TypeError: an argument is of another type, such as the word ``"no"`` for `include_private`.
    """
    path = Path(path_of("path", path))
    wanted = None if format is None else format_named(format)
    asked = Wanted(
        directory=directory,
        include_private=include_private,
        account=account,
        on_problem=on_problem,
        limits=limits or ArchiveLimits(),
        selection=selection,
        repeats=repeats,
    )
    asked.check_account()
    with _exports(path, wanted, Intake(limits=asked.limits)) as (claims, _):
        found = tuple(known_format(claim.format) for claim in claims)
    return Reader(
        path=path,
        formats=found,
        wanted=wanted,
        selection=selection or Selection(),
        repeats=repeats,
        begin=asked.begin,
    )


open = read  # noqa: A001
"""The same as :func:`read`, for programs that go on with the reader."""


@contextmanager
def _exports(
    path: Path, wanted: str | None, intake: Intake
) -> Iterator[tuple[tuple[Claim, ...], tuple[str, ...]]]:
    """Open an archive, and give the exports in it and the files that none of them reads."""
    with container(path, intake) as packed:
        named = None if packed is not None else path.name
        folder = packed or DiskFolder(path=path.parent, limits=intake.limits, is_deep=False)
        offer = Offer(folder=folder, named=named, is_told=wanted is not None)
        claims = _claims(offer, wanted)
        if not claims:
            raise _unknown(path, folder, named, wanted)
        used = {file for claim in claims for file in claim.files}
        for name, error in offer.unreadable.items():
            # What is claimed is read again, and told then if it still can't be.
            if name not in used:
                intake.fail_file(name, error)
        names = folder.names() if named is None else ()
        yield claims, tuple(name for name in names if name not in used)


def _claims(offer: Offer, wanted: str | None) -> tuple[Claim, ...]:
    """Offer the files to each format; what one has claimed is not another's."""
    if wanted is None and offer.named is not None and offer.named.lower().endswith(LINES):
        # All formats take longer to load than most files of lines to read.
        wanted = Format.NATIVE if offer.begins_as_statement(offer.named) else wanted
    found: list[Claim] = []
    taken: set[str] = set()
    for _, kind in formats(wanted):
        for claim in kind.recognise(offer):
            if taken.isdisjoint(claim.files):
                taken.update(claim.files)
                found.append(claim)
    return tuple(found)


def _unknown(path: Path, folder: Folder, named: str | None, wanted: str | None) -> FileError:
    from offentligroll.archives.unmapped import is_table, needs_mapping  # noqa: PLC0415 - for what goes wrong
    from offentligroll.archives.ways_on import way_on  # noqa: PLC0415

    names = tuple(folder.names()) if named is None else (named,)
    for name in names if wanted is None else ():
        if is_table(folder, name):
            return needs_mapping(folder, name)
    if named is not None:
        message = Message("archives.file.unknown-format", supported=_SUPPORTED)
    elif wanted is None:
        message = Message("archives.file.no-export", supported=_SUPPORTED)
    else:
        message = Message("archives.file.no-such-format", format=wanted, supported=_SUPPORTED)
    return file_error(str(path), "unknown-format", message, way_on(names))
