"""The folder in which is kept what took long to read: plain JSON, which runs nothing when it is read."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")

_EDITION = "[0-9a-f]{16}"
_MOST_EDITIONS = 4
"""So many editions of the same are kept, for as many versions of the library side by side."""
_ROOT = 0
_WRITABLE_BY_ALL = 0o002
VARIABLE = "OFFENTLIGROLL_CACHE"
"""The environment variable that names another folder, or says ``off``."""


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Find the folder in which things are kept.

    Args:
        environment: the environment variables.

    Returns:
        The folder; None where it is switched off, or where the user has none.

    Example:
        >>> cache_folder({"OFFENTLIGROLL_CACHE": "off"}) is None
        True
    """
    from pathlib import Path  # noqa: PLC0415 - takes longer to load than what was kept takes to read

    folder = _folder(environment)
    return None if folder is None else Path(folder)


def _folder(environment: Mapping[str, str]) -> str | None:
    told = environment.get(VARIABLE)
    if told is not None:
        return None if told.casefold() in ("", "0", "off", "no") else told
    home = environment.get("HOME") or environment.get("USERPROFILE")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if environment.get(name):
            return os.path.join(environment[name], "offentligroll")
    if home is None:
        return None
    inner = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return os.path.join(home, inner, "offentligroll")


def _is_own(folder: str | Path) -> bool:
    """Return whether nobody else can put anything into a folder: answers rest on what is kept there."""
    if not hasattr(os, "getuid"):
        return True
    found = os.stat(folder)
    return found.st_uid in (_ROOT, os.getuid()) and not found.st_mode & _WRITABLE_BY_ALL


def is_kept_anywhere() -> bool:
    """Return whether anything is kept.

    Returns:
        Whether there is a folder for it.
    """
    return _folder(os.environ) is not None


def reuse(name: str, use: Callable[[Any], T | None]) -> T | None:
    """Turn what was kept under a name into what is wanted, if it can be.

    Args:
        name: the name, which never comes from outside.
        use: turns it, and returns None where it is out of date.

    Returns:
        What is wanted; None where nothing of use was kept, whatever stands there now, or where others can
        write.
    """
    folder = _folder(os.environ)
    if folder is None:
        return None
    try:
        if not _is_own(folder):
            return None
        with open(os.path.join(folder, f"{name}.json"), "rb") as file:
            content = file.read()
    except OSError:
        return None
    try:
        return use(json.loads(content))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def keep(name: str, value: object) -> None:
    """Keep something, if it can be; nobody is told where it can't.

    Args:
        name: under which name it is found again; where that ends with an :func:`edition`, older editions of
            the same are forgotten, but for the last few.
        value: what JSON can say.
    """
    folder = cache_folder()
    if folder is None:
        return
    import tempfile  # noqa: PLC0415 - as above
    from pathlib import Path  # noqa: PLC0415

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_own(folder):
            return
        handle, new = tempfile.mkstemp(dir=folder, suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                file.write(text)
            Path(new).replace(folder / f"{name}.json")
        except BaseException:
            Path(new).unlink(missing_ok=True)
            raise
        _forget_older(folder, name)


def _forget_older(folder: Path, name: str) -> None:
    kind, _, code = name.rpartition("-")
    if kind and re.fullmatch(_EDITION, code):
        editions = [
            one for one in folder.glob(f"{kind}-*.json") if re.fullmatch(_EDITION, one.stem[len(kind) + 1 :])
        ]
        for old in sorted(editions, key=lambda one: one.stat().st_mtime)[:-_MOST_EDITIONS]:
            old.unlink(missing_ok=True)


def edition(*told: str) -> str:
    """Return what one edition of the library has kept from what another has.

    Args:
        *told: all that it hangs on, the library's version first.

    Returns:
        Sixteen hexadecimal digits.
    """
    return digest("\x1f".join(told).encode())


def digest(content: bytes) -> str:
    """Tell contents apart that come to be by honest work; nobody gains by two that look the same.

    Args:
        content: the content.

    Returns:
        Sixteen hexadecimal digits.
    """
    return f"{zlib.crc32(content):08x}{zlib.adler32(content):08x}"
