"""The files that come with the library, beside its modules; they are found without costly imports."""

from __future__ import annotations

import os
from collections.abc import Iterable

from offentligroll.files.kept import digest

_LIBRARY = os.path.dirname(os.path.dirname(__file__))


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
    with open(os.path.join(_LIBRARY, folder, name), "rb") as file:
        return file.read()


def shipped_hash(folder: str, name: str) -> str | None:
    """Hash a file of the library, to see whether it has changed.

    Args:
        folder: as for :func:`shipped_bytes`.
        name: its name.

    Returns:
        What :func:`~offentligroll.files.kept.digest` gives; None where there is none of that name.
    """
    try:
        return digest(shipped_bytes(folder, name))
    except OSError:
        return None


def shipped_names(folder: str) -> Iterable[str]:
    """Name the files of a folder of the library.

    Args:
        folder: as for :func:`shipped_bytes`.

    Returns:
        Their names, in no order.
    """
    return os.listdir(os.path.join(_LIBRARY, folder))
