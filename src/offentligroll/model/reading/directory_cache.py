"""Large directories, kept in the user's cache in a form that is read at once.

What is kept is plain JSON: to change it could make a directory say something else, and would run nothing.
It is found by the hash of the file, the version of the library and the fields of its classes, so that it is
never older than any of them.
"""

from __future__ import annotations

import hashlib
from typing import Any

import attrs

from offentligroll.files.document import read_document
from offentligroll.files.kept import edition, is_kept_anywhere, reuse
from offentligroll.files.kept import keep as keep_value
from offentligroll.files.limits import Limits
from offentligroll.files.reading import read_bytes
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official, Role
from offentligroll.model.organisation import Organisation
from offentligroll.model.reading.columns import Columns, together
from offentligroll.model.reading.directory_file import DirectoryEntries, entries_of, refuse_register
from offentligroll.version import __version__

SMALLEST = 200_000
"""How many bytes a file has at least that is kept; smaller ones are read quickly as they are."""
_FORM = 2
_NAMES = ("organisations", "officials", "channels")


def load_entries(path: str, limits: Limits | None = None, *, cache: bool = True) -> DirectoryEntries:
    """Read the entries of a directory file, those of a large one out of the cache where they are there.

    Args:
        path: the file.
        limits: what it may cost; left out, the usual limits.
        cache: whether it is looked for and kept in the cache.

    Returns:
        Organisations, officials and channels.

    Raises:
        FileError: something is wrong with the file; the error carries all problems.
    """
    refuse_register(path)
    content = read_bytes(path, (limits or Limits()).bytes)
    if not cache or len(content) < SMALLEST:
        return entries_of(read_document(path, limits))
    sha256 = hashlib.sha256(content).hexdigest()
    entries = kept(sha256)
    if entries is None:
        document = read_document(path, limits)
        entries = entries_of(document)
        keep(document.sha256, entries)
    return entries


def kept(sha256: str) -> DirectoryEntries | None:
    """Read what was kept of a file.

    Args:
        sha256: the hash of the file's bytes.

    Returns:
        Its entries; None where nothing was kept, or where what was kept can't be used.
    """

    def use(told: Any) -> DirectoryEntries | None:  # noqa: ANN401 - any JSON is meant
        if told["sha256"] != sha256:
            return None
        entries = together(told["tables"], [one for name in _NAMES for one in told[name]])
        counts = [len(told[name]) for name in _NAMES]
        first, second = counts[0], counts[0] + counts[1]
        return DirectoryEntries(
            organisations=entries[:first], officials=entries[first:second], channels=entries[second:]
        )

    return reuse(_name(sha256), use)


def keep(sha256: str, entries: DirectoryEntries) -> None:
    """Keep the entries of a file, if they can be; nobody is told where they can't.

    Args:
        sha256: the hash of the file's bytes.
        entries: its entries.
    """
    if not is_kept_anywhere():
        return
    columns = Columns()
    told = {name: columns.add(getattr(entries, name)) for name in _NAMES}
    keep_value(_name(sha256), {"sha256": sha256, "tables": columns.tables(), **told})


def _name(sha256: str) -> str:
    """Return the forms of what is kept apart: by the library's version, and the fields of its classes."""
    classes = (Organisation, Official, Role, Channel)
    fields = [
        f"{cls.__name__}.{field.name}={field.default!r}" for cls in classes for field in attrs.fields(cls)
    ]
    return f"directory-{sha256[:40]}-{edition(__version__, str(_FORM), *fields)}"
