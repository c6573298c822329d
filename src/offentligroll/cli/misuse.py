"""What happens when the command is called wrongly."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from offentligroll.files.reading import reason_of
from offentligroll.languages import Message


class MisuseError(Exception):
    """The command was asked for something that does not exist; it ends with 2.

    Args:
        message: what is wrong and what to do, in one line.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong and what to do."""


def check_place(path: Path) -> None:
    """Look whether a file can be written, before anybody waits for what goes into it.

    Args:
        path: the file.

    Raises:
        MisuseError: its folder is not there, or nothing can be written there.
    """
    try:
        there = next((one for one in (path, path.parent) if one.exists()), None)
    except OSError as error:
        # Into a folder that is closed to her nobody can look.
        raise not_written(path, error) from None
    if there is None:
        raise not_written(path, OSError(errno.ENOENT, ""))
    if not os.access(there, os.W_OK):
        raise not_written(path, OSError(errno.EACCES, ""))


def not_written(path: Path, error: OSError) -> MisuseError:
    """Say that what was asked for can't be written there.

    Args:
        path: the file or folder.
        error: what the system answered.

    Returns:
        The error, to be raised.
    """
    return MisuseError(Message("command.misuse.not-written", path=str(path), reason=reason_of(error)))
