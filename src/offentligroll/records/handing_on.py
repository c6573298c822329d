"""Going through an archive once, and handing on what it leaves: lists, transfer files, calendars."""

from __future__ import annotations

import contextlib
import enum
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.files.writing import new_folder
from offentligroll.languages.arguments import check_several, check_type, path_of, word_of
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.records.annotations import Annotations
from offentligroll.records.answers_list import AnswersList
from offentligroll.records.bundle import Bundle
from offentligroll.records.deadlines import Deadlines
from offentligroll.records.disposal_list import DisposalList
from offentligroll.records.erms import Erms
from offentligroll.records.handed import Handed, Settings
from offentligroll.records.item import Item, item_of
from offentligroll.records.json_lines import JsonLines
from offentligroll.records.nara import Nara
from offentligroll.records.parquet import Parquet
from offentligroll.records.registration_list import RegistrationList
from offentligroll.records.sarif import Sarif
from offentligroll.records.selection import LeftOut, ground_of
from offentligroll.records.withholding import Withheld
from offentligroll.records.writer import Writer
from offentligroll.review.parts import Holds
from offentligroll.review.reviewing import Reviewing
from offentligroll.version import __version__

MANIFEST = "manifest.json"
"""The name of the file that lists the others."""
VERSION = 1
"""The version of all files' columns and keys."""


class Format(enum.StrEnum):
    """What can be written."""

    REGISTRATION = "registration"
    DISPOSAL = "disposal"
    DEADLINES = "deadlines"
    ERMS = "erms"
    NARA = "nara"
    SARIF = "sarif"
    ASSESSMENTS = "assessments"
    ANSWERS = "answers"
    PARQUET = "parquet"
    ANNOTATIONS = "annotations"
    BUNDLE = "bundle"


USUAL_FORMATS = (Format.REGISTRATION, Format.DISPOSAL, Format.DEADLINES, Format.ERMS, Format.ASSESSMENTS)
"""What is written where nobody says."""

_Opening = Callable[[Path, Settings, Mapping[str, Withheld]], Writer]
_WRITERS: Mapping[Format, _Opening] = {
    Format.REGISTRATION: lambda folder, _, __: RegistrationList(folder),
    Format.DISPOSAL: lambda folder, _, __: DisposalList(folder),
    Format.DEADLINES: lambda folder, _, __: Deadlines(folder),
    Format.ERMS: lambda folder, _, __: Erms(folder),
    Format.NARA: lambda folder, _, __: Nara(folder),
    Format.SARIF: lambda folder, settings, _: Sarif(folder, settings),
    Format.ASSESSMENTS: lambda folder, settings, _: JsonLines(folder, settings),
    Format.ANSWERS: lambda folder, _, __: AnswersList(folder),
    Format.PARQUET: lambda folder, settings, _: Parquet(folder, settings),
    Format.ANNOTATIONS: lambda folder, settings, _: Annotations(folder, settings),
    Format.BUNDLE: lambda folder, _, withheld: Bundle(folder, withheld),
}


@attrs.define(kw_only=True)
class HandingOn:
    """A folder of records under way; statements are added one by one."""

    folder: Path
    """Where the files are written, until they are whole."""
    settings: Settings
    """What holds for all files."""
    for_: Organisation | str | None = None
    """*The authority*; left out, told from each statement."""
    withheld: Mapping[str, Withheld] = attrs.field(factory=dict)
    """What the bundle withholds, by the statement's id."""
    _writers: Sequence[Writer] = ()
    _reviewing: list[Reviewing] = attrs.field(init=False)
    _items: list[Item] = attrs.field(init=False, factory=list)
    _left_out: list[LeftOut] = attrs.field(init=False, factory=list)
    _number: int = attrs.field(init=False, default=0)
    _not_assessed: int = attrs.field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self._reviewing = [
            Reviewing(policy=one, for_=self.for_, as_of=self.settings.as_of) for one in self.settings.policies
        ]

    def add(self, statement: Statement) -> None:
        """Assess a statement under each policy, and take it in.

        Args:
            statement: the act of communication.

        Raises:
            ValueError: what is answered on the statement is no fact under one of the policies, or follows
                from others; what the other policies answer is taken in, and where none does, it is counted.
        """
        self._number += 1
        assessments, errors, is_visitors = [], [], Truth.UNKNOWN
        for one in self._reviewing:
            try:
                assessments.append(one.add(statement))
                is_visitors = one.last_is_visitors
            except ValueError as error:
                errors.append(error)
        if assessments:
            self._take_in(item_of(self._number, statement, assessments, is_visitors), assessments)
        else:
            self._not_assessed += 1
        if errors:
            raise errors[0]

    def _take_in(self, item: Item, assessments: Sequence[Assessment]) -> None:
        ground = ground_of(self.settings.selection, item, self.settings.zone)
        if ground is not None:
            self._left_out.append(LeftOut(item=item, ground=ground))
            return
        self._items.append(item)
        for writer in self._writers:
            writer.add(item, assessments)

    def end(self, not_read: Mapping[str, int] | None = None, holds: Holds | None = None) -> Handed:
        """Write what is told of the archive as a whole.

        Args:
            not_read: how many items of the archives were not read, by reason.
            holds: what somebody who knows says that the archive holds.

        Returns:
            What was handed on.
        """
        handed = Handed(
            settings=self.settings,
            items=tuple(self._items),
            left_out=tuple(self._left_out),
            reviews=tuple(one.result(self.settings.on, holds) for one in self._reviewing),
            not_read=not_read or {},
            not_assessed=self._not_assessed,
        )
        for writer in self._writers:
            writer.end(handed)
        return handed


@contextlib.contextmanager
def hand_on(
    folder: Path | str,
    settings: Settings,
    *,
    formats: Sequence[Format | str] = USUAL_FORMATS,
    for_: Organisation | str | None = None,
    withheld: Mapping[str, Withheld] | None = None,
) -> Iterator[HandingOn]:
    """Write a folder of records: all its files, or none.

    Args:
        folder: the folder, which is not there yet.
        settings: what holds for all files.
        formats: what is written.
        for_: *the authority*; left out, told from each statement.
        withheld: what the bundle withholds, by the statement's id.

    Yields:
        What takes in the statements; call its `end` when there are no more.

    Raises:
        OSError: the folder is there already, or a file can't be written.
        MessageError: a format needs a package that is not installed.
    """
    check_type("settings", settings, Settings)
    check_several("formats", formats, Format)
    wanted = dict.fromkeys(word_of("formats", one, Format) for one in formats)
    with new_folder(Path(path_of("folder", folder))) as fresh, contextlib.ExitStack() as stack:
        writers = [_WRITERS[one](fresh, settings, withheld or {}) for one in wanted]
        for writer in writers:
            if hasattr(writer, "close"):
                stack.callback(writer.close)
        yield HandingOn(folder=fresh, settings=settings, for_=for_, withheld=withheld or {}, writers=writers)
        stack.close()
        _write_manifest(fresh, settings)


def _write_manifest(folder: Path, settings: Settings) -> None:
    """List the files with their hashes, so that whoever gets them can tell whether they are whole."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    manifest = {
        "version": VERSION,
        "library": __version__,
        "on": settings.on.isoformat(),
        "policies": [
            {"id": one.id, "version": one.version, "sha256": one.sha256} for one in settings.policies
        ],
        "redacted": settings.disclosure.key is not None,
        "words": settings.disclosure.tells_words,
        "files": [
            {
                "name": path.relative_to(folder).as_posix(),
                "bytes": path.stat().st_size,
                "sha256": _hash(path),
            }
            for path in files
        ],
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
