"""The key by which answers are redacted, out of its file."""

from __future__ import annotations

from pathlib import Path

from offentligroll.assessment.redaction import SHORTEST_KEY
from offentligroll.cli.misuse import MisuseError
from offentligroll.files.reading import opened
from offentligroll.languages import Message

_LONGEST_KEY = 4096


def key_in(path: Path) -> bytes:
    """Read a key.

    Args:
        path: the file, with a secret of 16 bytes or more.

    Returns:
        The secret.

    Raises:
        FileError: the file can't be read.
        MisuseError: the secret is too short.
    """
    with opened(path) as file:
        key = file.read(_LONGEST_KEY).strip()
    if len(key) < SHORTEST_KEY:
        raise MisuseError(Message("command.misuse.redact", file=str(path), count=SHORTEST_KEY))
    return key
