"""The files that somebody has open, and those that stand beside them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import attrs

from offentligroll.cases.kept_runs import KeptRuns
from offentligroll.cases.suite import SUFFIX as CASES
from offentligroll.editing.draft import Draft, FileKind
from offentligroll.editing.lensing import Lens, lenses
from offentligroll.editing.nodes import ValueKind
from offentligroll.files.document import Limits
from offentligroll.files.problems import FileError
from offentligroll.files.reading import decode, read_bytes
from offentligroll.policy.reading.loading import DOCUMENT_SUFFIX, policy_beside
from offentligroll.policy.reading.shipped_files import SUFFIX, shipped_ids

_MOST_FILES = 100
_ID = re.compile(r"[a-z0-9-]{1,200}")


@attrs.define
class Desk:
    """The files that are open in an editor: their texts go before what stands on the disk."""

    _open: dict[Path, Draft] = attrs.field(factory=dict)
    _read: dict[Path, tuple[float, Draft]] = attrs.field(factory=dict)
    """What was read from the disk, with the time of the file."""
    _lenses: dict[Path, tuple[tuple[Draft, ...], str, tuple[Lens, ...]]] = attrs.field(factory=dict)
    _runs: dict[Path, KeptRuns] = attrs.field(factory=dict)

    @staticmethod
    def is_ours(path: Path) -> bool:
        """Return whether a file is a policy, cases or a directory, by its name.

        Args:
            path: the file.

        Returns:
            Whether it is; no other file is looked at.
        """
        return path.name.endswith((SUFFIX, DOCUMENT_SUFFIX, CASES)) or path.name == "directory.toml"

    def put(self, path: Path, text: str) -> Draft:
        """Take the text of a file that is open.

        Args:
            path: the file.
            text: its text in the editor.

        Returns:
            Its draft; while it can't be read, the last one that could serves.
        """
        known = self._open.get(path)
        draft = _draft(path, text) if known is None else known.edited(text)
        self._open[path] = draft
        return self.draft(path) or draft

    def close(self, path: Path) -> None:
        """Forget a file that is no longer open.

        Args:
            path: the file.
        """
        self._open.pop(path, None)
        self._lenses.pop(path, None)
        self._runs.pop(path, None)

    def draft(self, path: Path) -> Draft | None:
        """Return a file as it stands in the editor, cases together with their policy.

        Args:
            path: the file.

        Returns:
            The draft; None where the file is not open.
        """
        draft = self._open.get(path)
        if draft is None or draft.kind is not FileKind.CASES:
            return draft
        policy = self.policy_of(draft)
        if policy is not draft.of_policy:
            draft = self._open[path] = attrs.evolve(draft, of_policy=policy)
        return draft

    def policy_of(self, cases: Draft) -> Draft | None:
        """Find the policy of a file of cases: in the editor, beside it, or among those that are shipped.

        Args:
            cases: the file.

        Returns:
            The draft of its policy; None where there is none.
        """
        item = cases.tree.entries[0].item("policy")
        identity = item.value.text if item is not None and item.value.kind is ValueKind.TEXT else ""
        for draft in self._open.values():
            if draft.kind is FileKind.POLICY and draft.folder == cases.folder and _id(draft) == identity:
                return draft
        folder = cases.folder if _ID.fullmatch(identity) else None
        beside = None if folder is None else policy_beside(folder, identity)
        if beside is not None:
            return self._from_disk(beside)
        return self._shipped(identity) if identity in shipped_ids() else None

    def cases_of(self, policy: Draft) -> tuple[Draft, ...]:
        """Find the files of cases of a policy in its folder.

        Args:
            policy: the policy.

        Returns:
            Their drafts.
        """
        return tuple(one for one in self._cases_beside(policy) if _names(one, _id(policy)))

    def lenses(self, path: Path, language: str) -> tuple[Lens, ...]:
        """Find which cases bring each rule of an open file into play, or how each case comes out.

        Args:
            path: the file.
            language: ``"sv"`` or ``"en"``.

        Returns:
            As :func:`~offentligroll.editing.lenses`; a case is run anew once it, or its policy, has changed.
        """
        draft = self.draft(path)
        if draft is None or draft.kind is FileKind.DIRECTORY:
            return ()
        cases = self.cases_of(draft) if draft.kind is FileKind.POLICY else ()
        about = (draft, *cases, *((draft.of_policy,) if draft.of_policy is not None else ()))
        held, spoken, found = self._lenses.get(path, ((), "", ()))
        if held != about or spoken != language:
            runs = self._runs.setdefault(path, KeptRuns())
            found = lenses(draft, cases, language, run=runs.run)
            self._lenses[path] = (about, language, found)
        return found

    def about(self, path: Path) -> tuple[Path, ...]:
        """Return the other open files whose problems may change with a file.

        Args:
            path: the file.

        Returns:
            The open files of cases in the folder of a policy.
        """
        changed = self._open.get(path)
        if changed is None or changed.kind is FileKind.CASES:
            return ()
        return tuple(
            other
            for other, draft in self._open.items()
            if other != path and draft.kind is FileKind.CASES and draft.folder == changed.folder
        )

    def _cases_beside(self, policy: Draft) -> Iterator[Draft]:
        paths = sorted([] if policy.folder is None else policy.folder.glob(f"*{CASES}"))
        for path in dict.fromkeys((*paths[:_MOST_FILES], *self._open)):
            if path.parent == policy.folder and path.name.endswith(CASES):
                found = self._open.get(path) or self._from_disk(path)
                if found is not None:
                    yield found

    def _from_disk(self, path: Path) -> Draft | None:
        """Read a file that is not open, once for each time that it was written."""
        with contextlib.suppress(FileError, OSError):
            time = path.stat().st_mtime_ns
            if path not in self._read or self._read[path][0] != time:
                text = decode(read_bytes(path, Limits().bytes), path.name)
                self._read[path] = (time, _draft(path, text))
            return self._read[path][1]
        return None

    def _shipped(self, identity: str) -> Draft:
        path = Path(f"{identity}{SUFFIX}")
        if path not in self._read:
            text = resources.files("offentligroll.library").joinpath(path.name).read_text("utf-8")
            self._read[path] = (0, Draft.of(text, path.name))
        return self._read[path][1]


def _draft(path: Path, text: str) -> Draft:
    return Draft.of(text, path.name, folder=path.parent)


def _id(draft: Draft) -> str:
    return draft.tree.entries[0].id or ""


def _names(cases: Draft, identity: str) -> bool:
    item = cases.tree.entries[0].item("policy")
    return item is not None and bool(identity) and item.value.text == identity
