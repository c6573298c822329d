"""The files that come with the library, beside its modules; they are found without costly imports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

_LIBRARY = Path(__file__).parents[1]


def shipped_bytes(folder: str, name: str) -> bytes:
    """Read a file of the library.

    Args:
        folder: the folder beside which its modules stand, such as ``"facts"``.
        name: its name.

    Returns:
        What it holds.

    Raises:
        OSError: there is none of that name.

    Example:
        >>> b"account-is-listed" in shipped_bytes("facts", "vocabulary.toml")
        True
    """
    return (_LIBRARY / folder / name).read_bytes()


def shipped_hash(folder: str, name: str) -> str | None:
    """Hash a file of the library.

    Args:
        folder: as for :func:`shipped_bytes`.
        name: its name.

    Returns:
        SHA-256, in hexadecimal; None where there is none of that name.
    """
    try:
        return hashlib.sha256(shipped_bytes(folder, name)).hexdigest()
    except OSError:
        return None


def shipped_names(folder: str) -> Iterable[str]:
    """Name the files of a folder of the library.

    Args:
        folder: as for :func:`shipped_bytes`.

    Returns:
        Their names, in no order.
    """
    return [one.name for one in (_LIBRARY / folder).iterdir()]
