"""The files of the folder: listed, read, and saved so that nobody's work is written over unseen."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import threading
import tomllib
from pathlib import Path
from typing import Any

from offentligroll.cases.suite import SUFFIX as CASES
from offentligroll.files.limits import Limits
from offentligroll.files.markdown import toml_in
from offentligroll.files.reading import decode, read_bytes
from offentligroll.languages import Message, MessageError, chain
from offentligroll.policy.reading.loading import DOCUMENT_SUFFIX
from offentligroll.policy.reading.shipped_files import SUFFIX
from offentligroll.workbench.service import Bench, Feature

KINDS = {SUFFIX: "policy", DOCUMENT_SUFFIX: "policy", CASES: "cases", "directory.toml": "directory"}
"""What files are, by how their names end."""
_WRITTEN = (".toml", ".md", ".csv")
_SAVING = threading.Lock()


def listed(bench: Bench) -> list[dict[str, Any]]:
    """List the files of the folder that can be worked on.

    Args:
        bench: where somebody works.

    Returns:
        Of each its name, its kind, and the title that it has in the file.
    """
    names = sorted(one.name for one in bench.folder.iterdir() if one.is_file())
    told = ((name, kind) for name in names if (kind := kind_of(name)) is not None)
    return [{"name": name, "kind": kind, "title": _title(bench.folder / name, bench)} for name, kind in told]


def kind_of(name: str) -> str | None:
    """Return what a file is by its name.

    Args:
        name: the file's name.

    Returns:
        ``"policy"``, ``"cases"``, ``"directory"``, or None for something else.

    Example:
        >>> kind_of("own.policy.toml"), kind_of("notes.txt")
        ('policy', None)
    """
    return next((kind for suffix, kind in KINDS.items() if name.endswith(suffix)), None)


def _title(path: Path, bench: Bench) -> str:
    """Return the title that stands in a file, as far as it can be read."""
    with contextlib.suppress(OSError, ValueError):
        text = path.read_text("utf-8")
        toml = toml_in(text, path.name)[0] if path.name.endswith(".md") else text
        title = tomllib.loads(toml).get("title")
        if isinstance(title, dict):
            title = next((title[one] for one in (*chain(bench.language), *title) if one in title), "")
        if isinstance(title, str):
            return title
    return ""


def path_of(bench: Bench, name: str) -> Path:
    """Find a file of the folder.

    Args:
        bench: where somebody works.
        name: the file's name, without folders.

    Returns:
        Its path; there may be no such file.

    Raises:
        MessageError: the name is none, leads elsewhere, or is of no kind that is written here.
    """
    is_name = name and Path(name).name == name and not name.startswith(".") and "\\" not in name
    if not is_name or "\0" in name or ":" in name or not name.endswith(_WRITTEN):
        raise MessageError(Message("workbench.no-file-name", name=name))
    path = bench.folder / name
    if path.is_symlink():
        raise MessageError(Message("workbench.leads-elsewhere", name=name))
    return path


def opened(bench: Bench, name: str) -> dict[str, Any]:
    """Read a file.

    Args:
        bench: where somebody works.
        name: the file's name.

    Returns:
        Its text, and the hash by which it is saved again.

    Raises:
        FileError: it is missing, or no text.
        MessageError: the name is none.
    """
    content = read_bytes(path_of(bench, name), Limits().bytes)
    return {"name": name, "text": decode(content, name).replace("\r\n", "\n"), "hash": _hash(content)}


def saved(bench: Bench, name: str, text: str, hash: str | None) -> dict[str, Any]:  # noqa: A002
    """Save a file, unless it is not as it was read: beside it first, and then under its name.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its new text.
        hash: the hash of what was read; None for a file that is not there yet.

    Returns:
        ``hash``, the new one; or ``changed``, the file as somebody else left it.

    Raises:
        MessageError: the name is none, or the file can't be written.
    """
    path = path_of(bench, name)
    with _SAVING:
        before = path.read_bytes() if path.exists() else None
        content = text.encode("utf-8", "replace")
        if before is not None and b"\r\n" in before:
            content = content.replace(b"\n", b"\r\n")
        if before != content and (None if before is None else _hash(before)) != hash:
            return {"changed": None if before is None else opened(bench, name)}
        if before != content:
            _written(path, content)
    return {"hash": _hash(content)}


def _written(path: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        else:
            Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


FEATURE = Feature(
    name="files",
    calls={"files/list": listed, "files/open": opened, "files/save": saved},
    has_page=False,
)
"""The files of the folder."""
