"""A file as it stands in an editor: its text, what can be read of it, and the last that could be read."""

from __future__ import annotations

import contextlib
import enum
import functools
from pathlib import Path

import attrs

from offentligroll.cases.suite import SUFFIX as CASES
from offentligroll.cases.suite import Suite
from offentligroll.cases.suite_file import contents_of
from offentligroll.editing.positions import Lines
from offentligroll.editing.tree import Tree
from offentligroll.files.document import Document, parse_document
from offentligroll.files.markdown import toml_in
from offentligroll.files.problems import FileError, Problem
from offentligroll.model.reading.directory_file import entries_of
from offentligroll.policy.checking.report import CheckReport, check_policy
from offentligroll.policy.rulebook import Rulebook

_ENDS_OF_BLOCKS = ("", "\n```", "\n~~~", "\n````")


class FileKind(enum.StrEnum):
    """What sort of file somebody edits."""

    POLICY = "policy"
    CASES = "cases"
    DIRECTORY = "directory"


@attrs.frozen(kw_only=True, eq=False)
class Draft:
    r"""One file as it stands in an editor; all that the service tells is told of a draft.

    What is worked out is kept with it, so that several questions about one text cost one reading.

    Example:
        >>> from offentligroll.editing import Draft
        >>> draft = Draft.of('format = 1\nid = "town"\n')
        >>> draft.policy is None
        True
    """

    text: str = attrs.field(repr=False)
    """The text."""
    name: str = "draft.policy.toml"
    """Its name: what ends with ``.cases.toml`` holds cases, ``directory.toml`` is a directory, all else a
    policy; a policy whose name ends with ``.md`` is a Markdown document."""
    folder: Path | None = None
    """Where it stands, so that policies beside it can be extended; None where there is no folder."""
    of_policy: Draft | None = attrs.field(default=None, repr=False)
    """Of a file of cases: the draft of the policy that they are about, if it is at hand."""
    before: Draft | None = attrs.field(default=None, repr=False)
    """The last draft of the file that could be read, if this one can't be."""

    @classmethod
    def of(
        cls,
        text: str,
        name: str = "draft.policy.toml",
        *,
        folder: Path | str | None = None,
        of_policy: Draft | None = None,
    ) -> Draft:
        """Take a text out of an editor.

        Args:
            text: the text.
            name: the file's name.
            folder: where it stands; None where there is no folder.
            of_policy: of a file of cases: the draft of their policy.

        Returns:
            The draft.
        """
        return cls(text=text, name=name, folder=None if folder is None else Path(folder), of_policy=of_policy)

    def edited(self, text: str) -> Draft:
        """Take the text after a change; as long as it can't be read, this draft serves.

        Args:
            text: the new text.

        Returns:
            The new draft; this one where nothing has changed.
        """
        if text == self.text:
            return self
        return attrs.evolve(self, text=text, before=self if self.policy_now is not None else self.before)

    @property
    def kind(self) -> FileKind:
        """What sort of file it is."""
        if self.name.endswith(CASES):
            return FileKind.CASES
        return FileKind.DIRECTORY if self.name.endswith("directory.toml") else FileKind.POLICY

    @functools.cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.text)

    @functools.cached_property
    def tree(self) -> Tree:
        """What stands where, also while it can't be read."""
        return Tree.of(self._toml)

    @functools.cached_property
    def _toml(self) -> str:
        """The TOML, on the same lines and at the same offsets as in the text."""
        if not self.name.endswith(".md"):
            return self.text
        pairs = zip(self.text.split("\n"), _toml_lines(self.text, self.name), strict=False)
        return "\n".join(of_toml or " " * len(line) for line, of_toml in pairs)

    @functools.cached_property
    def document(self) -> Document | FileError:
        """What the file says, or why it can't be read."""
        try:
            return parse_document(self.text, self.name)
        except FileError as error:
            return error

    @functools.cached_property
    def report(self) -> CheckReport:
        """What is wrong with the policy: errors, or where there are none what ``check`` finds."""
        if isinstance(self.document, FileError):
            return CheckReport(problems=self.document.problems)
        return check_policy(self.document, folder=self.folder)

    @functools.cached_property
    def suite(self) -> Suite | FileError | None:
        """The cases that stand in it, or what is wrong with the whole; None where it holds none."""
        if self.kind is not FileKind.CASES:
            return None
        if isinstance(self.document, FileError):
            return self.document
        policy = None if self.of_policy is None else self.of_policy.policy
        try:
            return Suite(**contents_of(self.document, self.folder, policy))
        except FileError as error:
            return error

    @functools.cached_property
    def problems_of_others(self) -> tuple[Problem, ...]:
        """What is wrong with a file that is no policy."""
        if isinstance(self.suite, Suite):
            found = [problem for problems in self.suite.problems.values() for problem in problems]
            return FileError(found).problems
        if isinstance(self.suite, FileError):
            return self.suite.problems
        try:
            if isinstance(self.document, FileError):
                return self.document.problems
            entries_of(self.document)
        except FileError as error:
            return error.problems
        return ()

    @property
    def policy_now(self) -> Rulebook | None:
        """The policy as the text has it; None where it has errors."""
        return self.report.policy if self.kind is FileKind.POLICY else None

    @property
    def good(self) -> Draft | None:
        """This draft where its policy has no errors, else the last that had none; None where none had."""
        return self.before if self.policy_now is None else self

    @property
    def policy(self) -> Rulebook | None:
        """The policy as it stands, or as it was when it last had no errors; None where it never had."""
        return None if self.good is None else self.good.policy_now


def _toml_lines(text: str, name: str) -> list[str]:
    """Return the lines of TOML of a document; a block that is being written need not be closed yet."""
    for ending in _ENDS_OF_BLOCKS:
        with contextlib.suppress(FileError):
            return toml_in(f"{text}{ending}", name)[0].split("\n")
    return [""] * (text.count("\n") + 1)
