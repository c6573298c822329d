"""Tables that nothing says how to read, and what to write beside them."""

from __future__ import annotations

from offentligroll.archives.folder import Folder, file_error
from offentligroll.archives.tables import RECORDS, SPREADSHEETS, header_of, keys_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message

TABLES = (".csv", ".tsv", *SPREADSHEETS)
"""How the names of tables end."""
_MOST_COLUMNS = 20


def is_table(folder: Folder, file: str) -> bool:
    """Return whether a mapping could read a file.

    Args:
        folder: where it is.
        file: its name.

    Returns:
        Whether it is a table, or holds records of JSON.
    """
    name = file.lower()
    if name.endswith(RECORDS):
        return bool(keys_of(folder, file))
    return name.endswith(TABLES)


def needs_mapping(folder: Folder, file: str) -> FileError:
    """Make the error for a table that nothing says how to read.

    Args:
        folder: where it is.
        file: its name.

    Returns:
        The error, with the columns and the name of the file to write.
    """
    named = (keys_of if file.lower().endswith(RECORDS) else header_of)(folder, file)
    columns = tuple(filter(None, named))[:_MOST_COLUMNS]
    name = f"{file.rpartition('/')[2].rpartition('.')[0]}.mapping.toml"
    message = (
        Message("archives.table.needs-mapping", columns=columns)
        if columns
        else Message("archives.table.no-mapping")
    )
    return file_error(
        f"{folder.name}/{file}", "needs-mapping", message, Message("archives.table.write-mapping", name=name)
    )
