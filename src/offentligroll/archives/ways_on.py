"""What to do with files that are not read, by their names."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.archives.folder import is_hidden
from offentligroll.languages import Message

_WAYS = {
    "unpack": (".bz2", ".xz", ".7z", ".rar", ".zst", ".zip", ".tar", ".tgz", ".gz"),
    "as-json": (".html", ".htm"),
    "as-mail": (".pst", ".ost", ".msg", ".emlx", ".nsf"),
    "as-export": (".warc", ".wacz", ".mht", ".mhtml", ".pdf"),
    "as-table": (".txt", ".xls", ".xlsb", ".db", ".sqlite", ".sqlite3", ".docx", ".doc"),
}
"""What is said of which files, the surest first."""


def way_on(names: Iterable[str]) -> Message | None:
    """Return what helps where nothing in an archive can be read.

    Args:
        names: the files.

    Returns:
        The advice; None where the names suggest none.

    Example:
        >>> print(way_on(["start_here.html"]))
        web pages are not read; ask the platform for the export as JSON
    """
    seen = [name.lower() for name in names if not is_hidden(name)]
    for advice, ends in _WAYS.items():
        if any(name.endswith(ends) for name in seen):
            return Message(f"archives.way-on.{advice}")
    return None
