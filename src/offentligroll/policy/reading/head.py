"""The head of a policy file: its format, and stand-ins where it is faulty."""

from __future__ import annotations

import attrs

from offentligroll.files.document import Document
from offentligroll.files.problems import FileError, Problem

FORMAT = 1
"""The file format that this library reads."""


def with_stand_ins(document: Document) -> Document:
    """Fill in the head of a file where it is missing or of the wrong kind.

    Args:
        document: the file.

    Returns:
        The same with a head, so that the rest can be read.
    """
    data = document.data
    title = data.get("title")
    languages = [one for one in title if isinstance(one, str)] if isinstance(title, dict) else ["sv", "en"]
    words = dict.fromkeys(data["languages"] if isinstance(data.get("languages"), list) else languages, "…")
    stand_ins: dict[str, object] = {
        "format": FORMAT,
        "id": "policy",
        "version": "1",
        "languages": languages,
        "title": words,
        "question": words,
        "zone": "UTC",
    }
    kept = {key: one for key, one in data.items() if type(one) is type(stand_ins.get(key, one))}
    return attrs.evolve(document, data={**stand_ins, **kept})


def refuse_other_formats(document: Document) -> None:
    """Refuse a file of a format that this library does not read.

    Args:
        document: the file.

    Raises:
        FileError: it is of another format.
    """
    found = document.data.get("format")
    if type(found) is int and found != FORMAT:
        message = f"this library reads format {FORMAT}, the file says {found}"
        problem = Problem("format", message, place=document.place_of(("format",)))
        raise FileError([attrs.evolve(problem, hint="a newer version of the library may read it")])
