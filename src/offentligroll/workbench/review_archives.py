"""The archives of the folder that can be read, and the policies under which they are gone through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from offentligroll.archives.reading import read
from offentligroll.files.problems import FileError
from offentligroll.languages import Message, MessageError
from offentligroll.model.directory import Directory
from offentligroll.model.statement import Statement
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.report.library_index import library_index
from offentligroll.workbench.files import kind_of, listed
from offentligroll.workbench.service import Bench

_MOST_TRIED = 200
_NO_ARCHIVES = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".md", ".html", ".pdf", ".schema.json", ".js")


Opened = tuple[tuple[Policy, ...], Iterable[Statement], list[str]]
"""Policies, the statements of an archive, and what was wrong with its items."""


def readable(folder: Path) -> list[str]:
    """List what can be read as an archive.

    Args:
        folder: the folder.

    Returns:
        Names of files and folders in it.
    """
    names = sorted(one.name for one in folder.iterdir() if _may_be_one(one))
    return [name for name in names[:_MOST_TRIED] if _is_archive(folder / name)]


def _may_be_one(path: Path) -> bool:
    is_other = path.is_symlink() or path.name.startswith(".") or kind_of(path.name) is not None
    return not is_other and not path.name.endswith(_NO_ARCHIVES)


def _is_archive(path: Path) -> bool:
    try:
        read(path)
    except (FileError, MessageError):
        # An archive that lacks an extra is one all the same; it is told when it is begun.
        return False
    return True


def policies_for(bench: Bench) -> list[dict[str, Any]]:
    """List the policies under which an archive can be gone through.

    Args:
        bench: where somebody works.

    Returns:
        Of each its name or id, its title, and whether it is the folder's own.
    """
    own = [one for one in listed(bench) if one["kind"] == "policy" and one["name"].endswith(".toml")]
    return [
        *({"id": one["name"], "title": one["title"] or one["name"], "is_own": True} for one in own),
        *({"id": one.id, "title": one.title[bench.language], "is_own": False} for one in library_index()),
    ]


def chosen_archive(folder: Path, name: str) -> Path:
    """Find an archive of the folder.

    Args:
        folder: the folder.
        name: its name, without folders.

    Returns:
        Its path.

    Raises:
        MessageError: the name is none, or leads elsewhere.
    """
    path = folder / name
    is_name = bool(name) and Path(name).name == name and "\\" not in name and "\0" not in name
    if not is_name or path.is_symlink() or not path.exists():
        raise MessageError(Message("reviewing.no-archive", name=name))
    return path


def policies_of(folder: Path, names: Sequence[str]) -> tuple[Policy, ...]:
    """Load policies.

    Args:
        folder: the folder.
        names: names of files in it, or ids of shipped policies.

    Returns:
        The policies.

    Raises:
        FileError: one of them is wrong.
        MessageError: a name leads elsewhere.
    """
    return tuple(
        Policy.shipped(name) if name in shipped_ids() else Policy.load(chosen_archive(folder, name))
        for name in dict.fromkeys(names)
    )


def statements_of(folder: Path, archive: Path, names: Sequence[str], *, private: bool) -> Opened:
    """Open an archive under policies, with the directory of the folder where there is one.

    Args:
        folder: the folder.
        archive: the archive.
        names: the names of the policies.
        private: whether what is not public is taken in.

    Returns:
        The policies; the statements; and what was wrong with items, which fills as they are read.

    Raises:
        FileError: a file is wrong.
        MessageError: a name leads elsewhere.
    """
    policies = policies_of(folder, names)
    directory = folder / "directory.toml"
    people = Directory.load(directory) if directory.exists() else None
    problems: list[str] = []
    statements = read(
        archive, people, include_private=private, on_problem=lambda problem: problems.append(str(problem))
    )
    return policies, statements, problems
