"""Policies that come with the library, out of the user's cache, where they are read at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from offentligroll.files.shipped import shipped_hash
from offentligroll.model.reading.kept_objects import kept_object
from offentligroll.policy.reading.shipped_files import SUFFIX, shipped_ids
from offentligroll.policy.rulebook import Rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from offentligroll.files.limits import Limits


def shipped_rulebook(identity: str) -> Rulebook:
    """Load a shipped policy.

    Args:
        identity: its id, which may come from outside.

    Returns:
        The policy.

    Raises:
        FileError: there is none of that id.
    """
    if identity not in shipped_ids():
        from offentligroll.policy.reading.loading import unknown_policy  # noqa: PLC0415

        raise unknown_policy("policy.not-shipped", str(identity))
    return kept_object(f"policy-{identity}", _hash_of, lambda: _read(identity), Rulebook).as_read()


def rulebook_from(source: str | Path, limits: Limits | None) -> Rulebook:
    """Load a shipped policy, or one from a file.

    Args:
        source: the id, or a path.
        limits: what the file may cost.

    Returns:
        The policy.

    Raises:
        FileError: the file is missing or wrong.
    """
    if limits is None and isinstance(source, str) and source in shipped_ids():
        return shipped_rulebook(source)
    from offentligroll.policy.reading.loading import read_rulebook  # noqa: PLC0415

    return read_rulebook(source, limits)[1]


def _read(identity: str) -> tuple[Rulebook, Iterable[str]]:
    from offentligroll.policy.reading.loading import read_shipped  # noqa: PLC0415

    return read_shipped(identity)


def _hash_of(identity: str) -> str | None:
    return shipped_hash("library", f"{identity}{SUFFIX}")
