"""Reading the data that the reading of words comes with."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from offentligroll.files import shipped
from offentligroll.files.kept import digest, is_kept_anywhere, keep, reuse
from offentligroll.model.reading.kept_objects import code_edition

T = TypeVar("T")

_FOLDER = "facts/text/lexicon"
_CODE = ("facts/text", "facts/text/grammar", "files")
"""The folders of the modules that have a hand in what is kept."""


def shipped_text(name: str) -> str:
    """Read a file of the shipped lexicons.

    Args:
        name: its place under ``facts/text/lexicon/``.

    Returns:
        What it holds.
    """
    return shipped.shipped_bytes(_FOLDER, name).decode("utf-8")


def shipped_table(name: str) -> dict[str, Any]:
    """Read a TOML file of the shipped lexicons.

    Args:
        name: its place under ``facts/text/lexicon/``.

    Returns:
        Its table.
    """
    import tomllib  # noqa: PLC0415 - what is kept is read without it

    return tomllib.loads(shipped_text(name))


@functools.cache
def shipped_names(name: str) -> tuple[str, ...]:
    """List the files of a folder of the shipped lexicons.

    Args:
        name: the folder.

    Returns:
        The names of the files, sorted.
    """
    return tuple(sorted(shipped.shipped_names(f"{_FOLDER}/{name}")))


def kept_tables(name: str, files: Iterable[str], make: Callable[[], Any], use: Callable[[Any], T]) -> T:
    """Return what is made of files of the lexicons, out of the user's cache where it is there.

    What is kept is plain JSON, used as long as neither the files nor the code that reads them have changed.

    Args:
        name: what it is called there.
        files: all files that it is made of, as for :func:`shipped_text`.
        make: makes of them what JSON can say.
        use: turns that into what is wanted.

    Returns:
        What is wanted.
    """
    code = code_edition(_CODE) if is_kept_anywhere() else None
    if code is None:
        return use(make())
    name = f"{name}-{code}"
    contents = digest(b"\x1f".join([shipped.shipped_bytes(_FOLDER, file) for file in files]))
    kept = reuse(name, lambda told: use(told["tables"]) if told["contents"] == contents else None)
    if kept is not None:
        return kept
    tables = make()
    keep(name, {"contents": contents, "tables": tables})
    return use(tables)
