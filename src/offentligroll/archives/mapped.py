"""Tables of any kind, read as a mapping file beside them says.

The mapping of ``posts.csv`` is ``posts.mapping.toml``, or ``mapping.toml`` in the same folder::

    format = 1
    zone = "Europe/Stockholm"
    act = "post"

    [columns]
    at = "Datum"
    text = "Inlägg"
    channel = "Kanal"

    [values.channel]
    Facebook = "facebook:kommunen"

Each row becomes a statement of the library's own form, and goes through the same checks as a line of JSON
Lines. An organisation as the author is who spoke on its own behalf; ``others_are_visitors = true`` says that
whom the directory does not hold is a visitor.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, file_error, read_text
from offentligroll.archives.intake import Intake
from offentligroll.archives.meta_account import seconds
from offentligroll.archives.native import made_of
from offentligroll.archives.offer import Offer, mapping_beside
from offentligroll.archives.tables import RECORDS, Row, rows_of
from offentligroll.archives.unmapped import TABLES, needs_mapping
from offentligroll.archives.values import mapping_of, text_of
from offentligroll.files.document import parse_document
from offentligroll.files.lines import Line
from offentligroll.files.problems import FileError
from offentligroll.files.shape import Shape, fields_of
from offentligroll.files.strict import FORMAT, read_file
from offentligroll.files.values import Zone
from offentligroll.languages import Message, MessageError
from offentligroll.model.directory import Directory
from offentligroll.model.loose_dates import read_moment
from offentligroll.model.reading.statement_shape import StatementShape
from offentligroll.model.statement import Act, Statement
from offentligroll.model.unknown_id import UnknownIdError
from offentligroll.review.side import Side

_LARGEST = 1_000_000
_MOMENTS = ("at", "received", "until", "registered_at", "disposed_at")
_IDS = frozenset({"id", "in_reply_to", "continues", "target", "version_of", "takes_back"})
_MOST_EXACT = 10**15
_PIECES = ("text", "url", "href", "uri")
_SECONDS = "seconds"
_COUNTED = re.compile(r"[0-9]{1,16}(?:[.,][0-9]{1,9})?")
_POWER = re.compile(r"[0-9](?:[.,][0-9]{1,20})?[Ee]\+[0-9]{2,3}")
_LISTS = ("topics", "media", "links")
_TRUTHS = {"audience_is_limited"}
_YES, _NO = frozenset({"true", "yes", "ja", "1", "x"}), frozenset({"false", "no", "nej", "0", ""})


@attrs.frozen(kw_only=True)
class MappingShape(Shape):
    """A whole mapping file."""

    format: int = attrs.field(metadata={"instead": FORMAT})
    zone: Zone | None = None
    encoding: str = "utf-8"
    sheet: str | None = None
    date_format: str | None = None
    act: Act = Act.POST
    author: str | None = None
    channel: str | None = None
    language: str | None = None
    on_behalf_of: str | None = None
    others_are_visitors: bool = False
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim tables that have a mapping; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(*TABLES, *RECORDS):
        mapping = mapping_beside(offer.folder, name)
        if mapping is not None or offer.is_told:
            yield Claim(
                format="table",
                sides=tuple(Side),
                files=(name,) if mapping is None else (name, mapping),
                statements=functools.partial(statements, offer.folder, name, mapping),
            )


def statements(folder: Folder, file: str, mapping: str | None, intake: Intake) -> Iterator[Statement]:
    """Read the statements of a table, row by row.

    Args:
        folder: where it is.
        file: its name.
        mapping: the name of its mapping.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the table.

    Raises:
        FileError: there is no mapping, something is wrong with it, or the table can't be read.
    """
    name = f"{folder.name}/{file}"
    if mapping is None:
        raise needs_mapping(folder, file)
    shape = _shape(folder, mapping)
    wanted = tuple(shape.columns.values())
    for row in rows_of(folder, file, intake, encoding=shape.encoding, sheet=shape.sheet, wanted=wanted):
        intake.hold()
        where = f"{name}:{row.number}"
        missing = [column for column in shape.columns.values() if column not in row.cells]
        if len(missing) == len(shape.columns) and file.lower().endswith(RECORDS):
            # Records of another kind, such as the people beside their messages.
            intake.leave_out("other-record")
            continue
        if missing and not file.lower().endswith(RECORDS):
            message = Message(
                "archives.table.no-column", column=missing[0], columns=tuple(map(str, row.cells))
            )
            raise file_error(f"{folder.name}/{mapping}", "no-column", message)
        try:
            record = _record(row, shape, intake)
        except _NoTextError as error:
            intake.fail("no-text", error.message, where)
            continue
        except (MessageError, ValueError) as error:
            why = error.message if isinstance(error, MessageError) else str(error)
            intake.fail("bad-time", Message("archives.item.bad-time", why=why), where)
            continue
        if intake.directory is not None and "author" in record:
            _tell_author(record, intake.directory, others_are_visitors=shape.others_are_visitors)
        statement = made_of(Line(record, name, row.number), intake)
        if statement is not None:
            yield statement
    intake.tell_once(name, "rounded")


def _shape(folder: Folder, mapping: str) -> MappingShape:
    name = f"{folder.name}/{mapping}"
    read = read_file(parse_document(read_text(folder, mapping, _LARGEST), name), MappingShape)
    if read.report.errors:
        raise FileError(read.report.problems)
    try:
        codecs.lookup(read.made.encoding)
    except LookupError:
        message = Message("archives.table.no-encoding", encoding=read.made.encoding)
        raise file_error(name, "no-encoding", message) from None
    known = fields_of(StatementShape)
    for key in (*read.made.columns, *read.made.values):
        if key not in known:
            message = Message("archives.table.no-field", key=key, keys=tuple(known))
            raise file_error(name, "no-field", message)
    return read.made


def _record(row: Row, shape: MappingShape, intake: Intake) -> dict[str, Any]:
    """Make of a row what a line of JSON Lines would say."""
    record: dict[str, Any] = {"act": shape.act.value}
    for key in ("author", "channel", "language", "on_behalf_of"):
        if getattr(shape, key) is not None:
            record[key] = getattr(shape, key)
    for key, column in shape.columns.items():
        value = row.cells.get(column)
        value = shape.values.get(key, {}).get(str(value).strip(), value)
        if key in _IDS and _is_rounded(value):
            intake.remark("rounded")
        elif value is not None and value != "":
            record[key] = _value(key, value, shape)
    return record


def _is_rounded(value: Any) -> bool:  # noqa: ANN401 - any cell is meant
    """Whether an id has lost digits: spreadsheets keep fifteen, and write longer numbers as powers of ten."""
    if isinstance(value, float):
        return abs(value) >= _MOST_EXACT
    return isinstance(value, str) and _POWER.fullmatch(value.strip()) is not None


def _tell_author(record: dict[str, Any], directory: Directory, *, others_are_visitors: bool) -> None:
    """Write an author who is no official as what it is: a body that speaks for itself, or a visitor."""
    author = record["author"]
    with contextlib.suppress(UnknownIdError):
        directory.official(author)
        return
    with contextlib.suppress(UnknownIdError):
        record.setdefault("on_behalf_of", directory.organisation(author).id)
        del record["author"]
        return
    if others_are_visitors:
        record["author"] = {"id": author, "name": author, "visitor": True}


def _value(key: str, value: Any, shape: MappingShape) -> Any:  # noqa: ANN401 - any cell is meant
    if key in _MOMENTS:
        return _moment(value, shape)
    if isinstance(value, list):
        pieces = [_piece(one, shape.columns[key]) for one in value]
        return pieces if key in _LISTS else "".join(pieces)
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if key in _LISTS:
        return text.split()
    if key in _TRUTHS and text.strip().casefold() in _YES | _NO:
        return text.strip().casefold() in _YES
    return text


class _NoTextError(MessageError):
    """What stands under a column is no text."""


def _piece(value: Any, column: str) -> str:  # noqa: ANN401 - any JSON is meant
    """Return one of several pieces of a text: chats keep links apart from the words around them."""
    told = mapping_of(value)
    found = text_of(value) or next((text for key in _PIECES if (text := text_of(told.get(key)))), None)
    if found is None:
        raise _NoTextError(Message("archives.table.no-text", column=column))
    return found


def _moment(value: Any, shape: MappingShape) -> str:  # noqa: ANN401 - any cell is meant
    """Read a time in the zone of the mapping; spreadsheets have times of their own kind."""
    if isinstance(value, dt.date):
        written = value.isoformat()
    elif shape.date_format == _SECONDS:
        return _since_1970(value)
    elif shape.date_format is None:
        written = str(value)
    else:
        moment = dt.datetime.strptime(str(value).strip(), shape.date_format)  # noqa: DTZ007 - it gets its zone below
        has_time = "%H" in shape.date_format or "%I" in shape.date_format
        written = (moment if has_time else moment.date()).isoformat()
    return read_moment(written, shape.zone).isoformat()


def _since_1970(value: Any) -> str:  # noqa: ANN401 - any cell is meant
    """Read a time in seconds, or thousandths of seconds, since 1970."""
    written = str(value).strip()
    moment = seconds(float(written.replace(",", "."))) if _COUNTED.fullmatch(written) else None
    if moment is None:
        raise MessageError(Message("model.no-date", text=written[:100]))
    return moment.isoformat()
