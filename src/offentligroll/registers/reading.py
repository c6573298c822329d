"""Reading registers of any format into one gathering."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from offentligroll.files.problems import FileError, Problem
from offentligroll.files.reading import opened
from offentligroll.languages import Message
from offentligroll.languages.arguments import check_several, check_type, path_of
from offentligroll.model.directory import Directory
from offentligroll.model.entries import Entries
from offentligroll.model.organisation import Organisation
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.formats import (
    archive_account,
    congress,
    congress_accounts,
    json_ld,
    openstates,
    popolo,
    swerik,
    tables,
    web_page,
)
from offentligroll.registers.gathering import Gathering

_Reader = tuple[Callable[[RegisterFile], bool], Callable[[RegisterFile, Gathering], None]]
_FORMATS: tuple[_Reader, ...] = (
    (popolo.recognises, popolo.read),
    (congress_accounts.recognises, congress_accounts.read),
    (json_ld.recognises, json_ld.read),
    (congress.recognises, congress.read),
    (openstates.recognises, openstates.read),
    (tables.recognises, tables.read),
)


def gather(
    paths: Iterable[Path | str],
    known: Entries | None = None,
    *,
    day: dt.date,
    mapped: tables.Mapped | None = None,
    owner: Organisation | None = None,
) -> Gathering:
    """Read registers.

    Args:
        paths: files and folders, in the order in which they build on each other.
        known: the directory into which they go, whose ids are kept.
        day: the day on which they were had.
        mapped: which column of tables says what.
        owner: the body whose list of accounts web pages are.

    Returns:
        What they tell.

    Raises:
        FileError: a file is missing or wrong, or its format is not known.
        MessageError: a format needs a package that is not installed.
    """
    check_type("day", day, dt.date)
    check_several("paths", paths, Path)
    gathering = Gathering(source="", day=day, known=known or Directory())
    for path in (Path(path_of("paths", one)) for one in paths):
        gathering.source = path.name
        for one in _parts(path):
            if one.is_dir():
                swerik.read(one, gathering)
            elif archive_account.recognises(one):
                archive_account.read(one, gathering)
            else:
                _read(RegisterFile(one), gathering, mapped, owner)
    return gathering


def _parts(path: Path) -> Iterator[Path]:
    """Yield the files of a folder; one that is read as a whole stands for itself."""
    if not path.is_dir():
        with opened(path):
            yield path
    elif swerik.recognises(path):
        yield path
    elif archive_account.recognises(path):
        names = (path / "actor.json", path / "account.js", path / "data" / "account.js")
        yield next(one for one in names if one.is_file())
    else:
        found = [one for one in sorted(path.rglob("*")) if one.is_file() and not one.name.startswith(".")]
        if not found:
            raise FileError([Problem("empty", Message("registers.empty-folder", path=str(path)))])
        yield from found


def _read(
    file: RegisterFile, gathering: Gathering, mapped: tables.Mapped | None, owner: Organisation | None
) -> None:
    if web_page.recognises(file):
        web_page.read(file, gathering, owner)
        return
    if mapped is not None and file.rows is not None:
        tables.read(file, gathering, mapped)
        return
    for recognises, read in _FORMATS:
        if recognises(file):
            try:
                read(file, gathering)
            except (AttributeError, LookupError, TypeError, ValueError):
                # Strangers write what no format foresees; what was taken in of such a file is not used.
                raise file.wrong(Message("registers.other-form"), 1) from None
            return
    if file.rows is not None:
        columns = tuple(file.rows[0]) if file.rows else ()
        message = Message("registers.needs-mapping", columns=columns)
        raise file.wrong(message, 1, Message("registers.advice.mapping"))
    raise file.wrong(Message("registers.unknown-format"), 1, Message("registers.advice.formats"))
