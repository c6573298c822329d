"""What is at hand: files as they stand on the page or in the folder, policies, and who is who."""

from __future__ import annotations

from offentligroll.cases.kept_runs import KeptRuns
from offentligroll.editing.draft import Draft
from offentligroll.languages import Message, MessageError
from offentligroll.model.directory import Directory
from offentligroll.model.organisation import Organisation
from offentligroll.policy.policy import Policy
from offentligroll.workbench.files import kind_of, opened
from offentligroll.workbench.service import Bench

SHIPPED = "shipped:"
"""What stands before the id of a policy that comes with the library."""
_DIRECTORY = "directory.toml"


def draft_of(bench: Bench, name: str, text: str | None = None) -> Draft:
    """Take a file as it stands on the page.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its text; None for that in the folder.

    Returns:
        The draft; while it can't be read, the last state that could serves.
    """
    text = opened(bench, name)["text"] if text is None else text
    drafts = bench.kept.setdefault("drafts", {})
    # A policy beside it may be one that it takes in.
    files = [(one.name, one.stat()) for one in bench.folder.iterdir() if kind_of(one.name) == "policy"]
    beside = sorted((one, found.st_mtime_ns, found.st_size) for one, found in files if one != name)
    before, stood = drafts.get(name, (None, None))
    if before is None or stood != beside:
        draft = Draft.of(text, name, folder=bench.folder)
    else:
        draft = before.edited(text)
    drafts[name] = (draft, beside)
    return draft


def policy_at_hand(bench: Bench, policy: str, text: str | None = None) -> Policy:
    """Find a policy.

    Args:
        bench: where somebody works.
        policy: ``"shipped:"`` and an id, or the name of a file of the folder.
        text: the text of the file, as it stands on the page; None for that in the folder.

    Returns:
        The policy; of a file with errors that of its last state without.

    Raises:
        FileError: the file is missing, or there is no such policy.
        MessageError: it has errors, and never was without since it was opened.
    """
    if policy.startswith(SHIPPED):
        return Policy.shipped(policy.removeprefix(SHIPPED))
    found = draft_of(bench, policy, text).policy
    if found is None:
        raise MessageError(Message("workbench.has-errors", name=policy))
    return Policy.of(found)


def runs_at_hand(bench: Bench, policy: str) -> KeptRuns:
    """Return what became of the cases of a policy, as far as neither has changed.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.

    Returns:
        What runs them.
    """
    runs: dict[str, KeptRuns] = bench.kept.setdefault("runs", {})
    return runs.setdefault(policy, KeptRuns())


def directory_at_hand(bench: Bench) -> Directory | None:
    """Find out who is who.

    Args:
        bench: where somebody works.

    Returns:
        The directory of the folder; None where there is none.

    Raises:
        FileError: it is wrong.
    """
    path = bench.folder / _DIRECTORY
    if not path.is_file():
        return None
    found = path.stat()
    stamp = (found.st_mtime_ns, found.st_size)
    kept: tuple[object, Directory] | None = bench.kept.get("directory")
    if kept is None or kept[0] != stamp:
        kept = bench.kept["directory"] = (stamp, Directory.load(path))
    return kept[1]


def only_organisation(directory: Directory | None) -> Organisation | None:
    """Return the one body that a directory is about.

    Args:
        directory: the directory.

    Returns:
        The body; None where there are several, or none.
    """
    bodies = () if directory is None else directory.organisations
    return bodies[0] if len(bodies) == 1 else None
