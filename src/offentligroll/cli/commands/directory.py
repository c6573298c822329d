"""``offentligroll directory``: registers into a directory, what is new, what contradicts, and out again."""

from __future__ import annotations

import collections
import datetime as dt
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.misuse import MisuseError, not_written
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import AtLeastOne, Choice, Day, FilePath, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message

if TYPE_CHECKING:
    from offentligroll.model.directory import Directory
    from offentligroll.registers.comparing import Change
    from offentligroll.registers.file import RegisterFile

ACTIONS = ("from", "adopt", "diff", "check", "to")
"""What can be done with a directory."""
FORMATS = ("popolo", "csv")
"""How a directory can be given out."""
_COUNTS = {"from": (1, None), "adopt": (1, 1), "diff": (2, 2), "check": (1, 1), "to": (1, 1)}


@attrs.frozen(kw_only=True)
class DirectoryRequest:
    """What ``directory`` is asked."""

    action: str
    """One of :data:`ACTIONS`."""
    files: tuple[str, ...]
    """Registers, archives or directories."""
    into: Path = Path("directory.toml")
    """The directory that is written; it need not be there yet."""
    mapping: Path | None = None
    """A file that says which column of a table tells what."""
    organisation: str | None = None
    """The id of the body whose list of accounts a web page is."""
    on: dt.date | None = None
    """The day: on which registers were had, or which is looked at; None for today."""
    yes: bool = False
    """Whether it is written without asking again."""
    format: str = "popolo"
    """One of :data:`FORMATS`."""
    like: Path | None = None
    """The Popolo document that the directory came of."""
    rows: int = 50
    """How many changes are shown at most."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""

    @property
    def day(self) -> dt.date:
        """The day."""
        return self.on or dt.datetime.now(dt.UTC).astimezone().date()


@helping.command("directory")
@helping.argument("action", type=Choice(ACTIONS))
@helping.argument("files", nargs=-1, required=True, metavar="FILE...")
@helping.option("--into", type=FilePath(), default="directory.toml", metavar="FILE", help="into")
@helping.option("--map", "mapping", type=FilePath(), metavar="FILE", help="map")
@helping.option("--for", "organisation", metavar="ID", help="list-of")
@helping.option("--on", type=Day(), metavar="DATE", help="directory-on")
@helping.option("--yes", is_flag=True, help="write-it")
@helping.option("--format", type=Choice(FORMATS), default="popolo", help="directory-format")
@helping.option("--like", type=FilePath(), metavar="FILE", help="like")
@helping.option("--rows", type=AtLeastOne(), default=50, metavar="N", help="directory-rows")
@language_option
def command(*, action: str, files: tuple[str, ...], **options: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    least, most = _COUNTS[action]
    if len(files) < least or (most is not None and len(files) > most):
        message = Message("command.misuse.directory-files", action=action, count=least)
        raise UsageMessage(message)
    request = DirectoryRequest(action=action, files=files, **options)
    works = {"from": take_in, "adopt": take_over, "diff": tell_differences, "check": look, "to": give_out}
    return functools.partial(works[action], request)


def take_in(request: DirectoryRequest, terminal: Terminal) -> int:
    """Show what registers tell that a directory lacks, and write it where that is wanted.

    Args:
        request: what is asked.
        terminal: where it is shown.

    Returns:
        0, or 1 if something contradicts the directory.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: a package is missing, or the directory can't be written.
    """
    from offentligroll.cli.change_table import skipped_words
    from offentligroll.languages import MessageError
    from offentligroll.model.reading.directory_record import directory_to_toml
    from offentligroll.registers.comparing import compare
    from offentligroll.registers.formats.tables import read_mapping
    from offentligroll.registers.reading import gather
    from offentligroll.registers.writing import updated

    directory = _directory(request.into)
    mapped = None if request.mapping is None else read_mapping(request.mapping)
    try:
        owner = None if request.organisation is None else _organisation(directory, request.organisation)
        told = gather(request.files, directory, day=request.day, mapped=mapped, owner=owner)
        comparison = compare(directory, told.entries())
        _tell(comparison.changes, request, terminal)
        if told.skipped:
            terminal.report(skipped_words(told.skipped, request.language))
        if comparison.writes and request.into.exists():
            text = request.into.read_text("utf-8")
            _write(request, terminal, lambda: updated(text, directory, comparison.merged))
        elif comparison.writes:
            _write(request, terminal, lambda: directory_to_toml(comparison.merged))
    except MessageError as error:
        raise MisuseError(error.message) from None
    return _code(comparison.changes)


def take_over(request: DirectoryRequest, terminal: Terminal) -> int:
    """Join the account of an archive to a directory: its number, and its handles with their days.

    Args:
        request: what is asked.
        terminal: where it is shown.

    Returns:
        0, or 1 if something contradicts the directory.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: a package is missing, or the directory can't be written.
    """
    from offentligroll.languages import MessageError
    from offentligroll.registers.adopting import adopt
    from offentligroll.registers.writing import renamed, updated

    directory = _directory(request.into, must_be=True)
    adoption = adopt(request.files[0], directory, request.day)
    _tell(adoption.changes, request, terminal)

    def text() -> str:
        words = request.into.read_text("utf-8")
        if adoption.renamed is not None:
            words = renamed(words, adoption.renamed[0], adoption.renamed[2])
        return updated(words, adoption.before, adoption.comparison.merged)

    try:
        if adoption.renamed is not None or adoption.comparison.writes:
            _write(request, terminal, text)
    except MessageError as error:
        raise MisuseError(error.message) from None
    return _code(adoption.changes)


def tell_differences(request: DirectoryRequest, terminal: Terminal) -> int:
    """Show what a directory tells that another lacks or says otherwise.

    Args:
        request: what is asked.
        terminal: where it is shown.

    Returns:
        0, or 1 if they differ.

    Raises:
        FileError: a file is missing or wrong.
    """
    from offentligroll.model.directory import Directory
    from offentligroll.registers.comparing import compare

    old, new = map(Directory.load, request.files)
    changes = compare(old, new).changes
    _tell(changes, request, terminal)
    return int(bool(changes))


def look(request: DirectoryRequest, terminal: Terminal) -> int:
    """Tell what contradicts itself in a directory on a day, and what nobody has looked at for long.

    Args:
        request: what is asked.
        terminal: where it is told.

    Returns:
        0, or 1 if something is found.

    Raises:
        FileError: the file is missing or wrong.
    """
    from offentligroll.languages import say, written
    from offentligroll.model.directory import Directory
    from offentligroll.registers.on_a_day import findings_on

    found = list(findings_on(Directory.load(request.files[0]), request.day))
    for one in found:
        terminal.say(say(f"registers.on-a-day.{one.what}", request.language, id=one.id, other=one.other))
    if not found:
        terminal.say(say("registers.fine", request.language, day=written(request.day, request.language)))
    return int(bool(found))


def give_out(request: DirectoryRequest, terminal: Terminal) -> int:
    """Write a directory as Popolo or CSV.

    Args:
        request: what is asked.
        terminal: where it goes.

    Returns:
        0.

    Raises:
        FileError: a file is missing or wrong.
    """
    from offentligroll.model.directory import Directory
    from offentligroll.registers.file import RegisterFile
    from offentligroll.registers.giving_out import csv_text, popolo_text

    directory = Directory.load(request.files[0])
    if request.format == "csv":
        terminal.write(csv_text(directory))
    else:
        like = None if request.like is None else _like(RegisterFile(request.like))
        terminal.write(popolo_text(directory, like))
    return 0


def _like(file: RegisterFile) -> Mapping[str, Any]:
    from offentligroll.registers.formats import popolo

    if not popolo.recognises(file):
        raise file.wrong(Message("registers.no-popolo"))
    found: Mapping[str, Any] = file.json
    return found


def _directory(path: Path, *, must_be: bool = False) -> Directory:
    from offentligroll.model.directory import Directory

    return Directory.load(path) if must_be or path.exists() else Directory()


def _organisation(directory: Directory, identity: str) -> Any:  # noqa: ANN401 - an organisation
    from offentligroll.model.unknown_id import UnknownIdError

    try:
        return directory.organisation(identity)
    except UnknownIdError as error:
        raise MisuseError(error.message) from None


def _code(changes: tuple[Change, ...]) -> int:
    return int(any(one.kind.value == "contradictory" for one in changes))


def _tell(changes: tuple[Change, ...], request: DirectoryRequest, terminal: Terminal) -> None:
    from offentligroll.cli.change_table import change_table
    from offentligroll.languages import say

    language = request.language
    if not changes:
        terminal.say(say("registers.nothing", language))
        return
    terminal.show(change_table(changes[: request.rows], language))
    left = len(changes) - request.rows
    if left > 0:
        terminal.say(say("registers.more", language, count=left))
    counts = collections.Counter(one.kind.value for one in changes)
    named = {name: counts[name] for name in ("new", "changed", "contradictory")}
    terminal.say(say("registers.counted", language, **named))


def _write(request: DirectoryRequest, terminal: Terminal, text: Any) -> None:  # noqa: ANN401 - makes it
    from offentligroll.languages import say
    from offentligroll.registers.writing import write_directory

    if not request.yes:
        terminal.report(say("registers.not-written", request.language, file=str(request.into)))
        return
    try:
        write_directory(request.into, text())
    except OSError as error:
        raise not_written(request.into, error) from None
    terminal.say(say("registers.written", request.language, file=str(request.into)))
