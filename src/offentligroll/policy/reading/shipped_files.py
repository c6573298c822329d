"""The files of the policies that come with the library."""

from __future__ import annotations

import functools

from offentligroll.files.shipped import shipped_bytes, shipped_names

SUFFIX = ".policy.toml"
"""How the names of policy files end."""


@functools.cache
def shipped_ids() -> tuple[str, ...]:
    """Return the ids of the policies that come with the library.

    Returns:
        The ids, in alphabetical order.
    """
    names = shipped_names("library")
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)))


def shipped_text(identity: str) -> str:
    """Read the file of a shipped policy.

    Args:
        identity: its id, one of :func:`shipped_ids`.

    Returns:
        The text.
    """
    return shipped_bytes("library", f"{identity}{SUFFIX}").decode()
