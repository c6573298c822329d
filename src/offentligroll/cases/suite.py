"""A suite of cases: examples with the answers that a policy must give."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from offentligroll.cases.case import Case
from offentligroll.files.limits import Limits
from offentligroll.files.problems import Place, Problem
from offentligroll.model.short_repr import short_repr
from offentligroll.model.statement import Statement
from offentligroll.model.typed import typed

SUFFIX = ".cases.toml"
"""How the names of case files end."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Suite:
    """The cases of one policy."""

    __repr__ = short_repr

    name: str
    """The file's name."""
    policy: str
    """The id of the policy."""
    as_policy_stands: bool = False
    """Whether cases are assessed under the policy as it stands, whatever their days."""
    unmentioned_is_no: tuple[str, ...] = ()
    """Facts that reports would have told: no, where a case does not list them."""
    cases: tuple[Case, ...] = ()
    """The cases."""
    statements: Mapping[str, Statement] = attrs.field(factory=dict, hash=False)
    """The whole statements, by the id of their case."""
    archives: Mapping[str, tuple[Statement, ...]] = attrs.field(factory=dict, hash=False)
    """The small archives, by the id of their case."""
    folder: Path | None = None
    """Where the file stands: a policy may stand beside it."""
    place: Place | None = attrs.field(default=None, eq=False, repr=False)
    """Where the file names its policy."""
    problems: Mapping[str, tuple[Problem, ...]] = attrs.field(factory=dict, hash=False, repr=False)
    """What is wrong with single cases, by their id; under ``""`` what is wrong for all."""

    @classmethod
    def load(cls, path: str | Path, *, limits: Limits | None = None) -> Suite:
        """Read a suite from its file.

        Args:
            path: the file.
            limits: what it may cost; left out, the usual limits.

        Returns:
            The suite.

        Raises:
            FileError: the file is missing or wrong; the error names all problems with their places.
        """
        from offentligroll.cases.suite_file import contents_of  # noqa: PLC0415
        from offentligroll.files.document import read_document  # noqa: PLC0415

        return cls(**contents_of(read_document(path, limits), Path(path).parent))

    @classmethod
    def from_text(cls, text: str, name: str = "cases.toml", *, limits: Limits | None = None) -> Suite:
        """Read a suite from TOML that is already text.

        Args:
            text: the TOML.
            name: what to call it in problems.
            limits: what it may cost; left out, the usual limits.

        Returns:
            The suite.

        Raises:
            FileError: the text is wrong; the error names all problems with their places.
        """
        from offentligroll.cases.suite_file import contents_of  # noqa: PLC0415
        from offentligroll.files.document import parse_document  # noqa: PLC0415

        return cls(**contents_of(parse_document(text, name, limits), None))

    @classmethod
    def shipped(cls, policy: str) -> Suite:
        """Read the suite of a shipped policy.

        Args:
            policy: the id of the policy.

        Returns:
            The suite.

        Raises:
            FileError: there is none of that id.
        """
        from importlib import resources  # noqa: PLC0415

        from offentligroll.cases.suite_file import contents_of  # noqa: PLC0415
        from offentligroll.files.document import parse_document  # noqa: PLC0415
        from offentligroll.policy.reading.loading import unknown_policy  # noqa: PLC0415
        from offentligroll.policy.reading.shipped_files import shipped_ids  # noqa: PLC0415

        if policy not in shipped_ids():
            raise unknown_policy("policy.not-shipped", str(policy))
        name, library = f"{policy}{SUFFIX}", resources.files("offentligroll.library")
        text = library.joinpath(name).read_text("utf-8")
        return cls(**contents_of(parse_document(text, name, None), None, beside=library))
