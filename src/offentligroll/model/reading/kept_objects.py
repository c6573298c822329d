"""What files of the library say, kept as objects in the user's cache, where they are read at once.

As with directories, what is kept is plain JSON. It is found by the edition of the library, down to the files
of its code, and used as long as no file that it was read from has changed.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from offentligroll.files.kept import edition, is_kept_anywhere, keep, reuse
from offentligroll.model.reading.columns import Columns, together
from offentligroll.version import __version__

T = TypeVar("T")

_LIBRARY = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
_CODE = ("facts", "files", "model", "model/reading", "policy", "policy/own_facts", "policy/reading", "rules")
"""The folders of the modules that have a hand in what is kept."""


def kept_object(
    name: str,
    hash_of: Callable[[str], str | None],
    read: Callable[[], tuple[T, Iterable[str]]],
    kind: type[object],
) -> T:
    """Return what files say, out of the cache where it is there.

    Args:
        name: what it is called there.
        hash_of: gives the hash of a file as it is now, by its name; None where there is none.
        read: reads the files, and names all of them along with what they say.
        kind: of what class it is, or all of a tuple; what else is kept is read anew.

    Returns:
        What they say.
    """

    def use(told: Any) -> T:  # noqa: ANN401 - any JSON is meant
        found: Any = together(told["tables"], told["places"])[0]
        if not all(isinstance(one, kind) for one in (found if isinstance(found, tuple) else (found,))):
            raise TypeError(name)
        kept: T = found
        return kept

    return kept_anyhow(name, hash_of, read, _written, use)


def _written(found: object) -> dict[str, Any]:
    columns = Columns()
    places = columns.add([found])
    return {"tables": columns.tables(), "places": places}


def kept_anyhow(
    name: str,
    hash_of: Callable[[str], str | None],
    read: Callable[[], tuple[T, Iterable[str]]],
    write: Callable[[T], dict[str, Any]],
    use: Callable[[Any], T],
) -> T:
    """Return what files say, out of the cache where it is there, in whatever form it is kept.

    Args:
        name: as for :func:`kept_object`.
        hash_of: as for :func:`kept_object`.
        read: as for :func:`kept_object`.
        write: says in plain values what was read.
        use: turns that back; it raises ValueError, LookupError, TypeError or AttributeError of anything else.

    Returns:
        What they say.
    """
    code = code_edition() if is_kept_anywhere() else None
    if code is None:
        return read()[0]
    name = f"{name}-{code}"

    def used(told: Any) -> T | None:  # noqa: ANN401 - any JSON is meant
        return use(told) if all(hash_of(file) == had for file, had in told["files"].items()) else None

    kept = reuse(name, used)
    if kept is not None:
        return kept
    found, files = read()
    keep(name, {"files": {file: hash_of(file) for file in files}} | write(found))
    return found


@functools.cache
def code_edition(folders: tuple[str, ...] = _CODE) -> str | None:
    """Name the edition of the library by its version and the files of its code.

    Args:
        folders: those of the modules that have a hand in what is kept; left out, those of policies.

    Returns:
        The name; None where the files are in no folder.
    """
    told: list[str] = []
    try:
        for folder in folders:
            with os.scandir(os.path.join(_LIBRARY, folder)) as entries:
                times = ((one.name, one.stat()) for one in entries if one.name.endswith(".py"))
                told += sorted(f"{name} {found.st_mtime_ns} {found.st_size}" for name, found in times)
    except OSError:
        return None
    return edition(__version__, *told)
