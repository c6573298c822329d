"""From what a file says to objects, with all problems at once.

Nothing is turned into another type, nothing is passed over. Whatever is faulty is reported with its place and
left out as far as possible, so that the rest can be checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, cast

import attrs

from offentligroll.files.document import Contents
from offentligroll.files.problems import FileError, Problem
from offentligroll.files.readers import reader_of
from offentligroll.files.shape import fields_of
from offentligroll.files.walk import FAULTY, Reference, Walk
from offentligroll.files.where import Path, Report, Source
from offentligroll.languages import Message

FORMAT = 1
"""The number of the file formats that this version reads."""

T = TypeVar("T")


@attrs.frozen
class Read(Generic[T]):
    """What came of a file."""

    made: T
    """The object; None where it lacks something that it needs."""
    report: Report
    """What is wrong with the file."""
    ids: Mapping[Path, Mapping[str, Path]]
    """For each list, and each table whose keys are ids, the way to the entry of each id, faulty ones too."""
    references: tuple[Reference, ...]
    """The ids of other entries that the file writes, also in faulty entries."""


def structure(source: Source, kind: type[T]) -> Read[T | None]:
    """Make an object of what a file says.

    Fields are filled from the keys of the same name, or of the name in the field's metadata, as in
    ``attrs.field(metadata={"key": "from"})``. Understood are texts, whole numbers, floats, yes/no,
    dates, aware times, times of day, enums by their values, attrs classes, ``tuple[X, ...]``,
    ``dict[str, X]``, ``Mapping[str, X]``, unions of these, ``X | None``, ``Any``, and values with
    :class:`~offentligroll.files.shape.Reads` or ``Refers``. A required field with ``instead`` in its
    metadata takes that where it is missing or faulty. Entries of one list have ids of their own.

    Args:
        source: the file.
        kind: what the whole file says, mostly an attrs class.

    Returns:
        The object, and all problems. Faulty list elements and table entries are left out of the
        object, faulty fields have their defaults.

    Raises:
        TypeError: a field is of a type that is not understood.

    Example:
        >>> from offentligroll.files.document import parse_document
        >>> @attrs.frozen(kw_only=True)
        ... class Source:
        ...     title: str
        ...     verified: bool = False
        >>> for problem in structure(parse_document('titlle = "Lag"', "a.toml"), Source).report.problems:
        ...     print(problem)
        a.toml:1:1: unknown key `titlle` (did you mean `title`?)
        a.toml:1:1: `title` is missing (it should be text in quotes)
    """
    walk = Walk(source)
    try:
        made = reader_of(cast("Any", kind))(source.data, walk)
    except RecursionError:
        made = FAULTY
        walk.report.add((), "too-deep", Message("files.limit.nested"))
    return Read(None if made is FAULTY else made, walk.report, walk.ids, tuple(walk.references))


def read_file(document: Contents, cls: type[T]) -> Read[T]:
    """Make an object of a file, which must have the format that this version reads.

    Args:
        document: the file.
        cls: the class of what the whole file says; what it requires, others stand in for.

    Returns:
        What came of it.

    Raises:
        FileError: the file is empty or of another format, or nothing can be made of it.
    """
    if not document.data:
        keys = tuple(key for key, field in fields_of(cast("Any", cls)).items() if field.is_required)
        hint = Message("files.advice.least", keys=keys)
        place = document.place_of(())
        raise FileError([Problem("empty-file", Message("files.file.empty"), hint=hint, place=place)])
    found = document.data.get("format")
    if type(found) is int and found != FORMAT:
        message = Message("files.file.format", wanted=str(FORMAT), found=str(found))
        place = document.place_of(("format",))
        raise FileError([Problem("format", message, hint=Message("files.advice.format"), place=place)])
    read = structure(document, cls)
    if read.made is None:
        raise FileError(read.report.problems)
    return Read(read.made, read.report, read.ids, read.references)
