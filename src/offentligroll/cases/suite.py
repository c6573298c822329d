"""A suite of cases: examples with the answers that a policy must give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from offentligroll.files.limits import Limits
from offentligroll.model.capacity import Capacity
from offentligroll.model.period import PartialDate
from offentligroll.model.statement import Statement
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

SUFFIX = ".cases.toml"
"""How the names of case files end."""


@attrs.frozen(kw_only=True)
class CaseSource:
    """Where a decided case can be read."""

    cite: str
    """The decision, as people cite it."""
    url: str | None = None
    """Its address."""
    date: PartialDate | None = None
    """When it was decided, as exactly as known."""


@attrs.frozen(kw_only=True)
class Expectation:
    """What the assessment must say."""

    capacity: Capacity | None = None
    """Whose words they are."""
    status: Status | None = None
    """How firm the answer is."""
    hat: str | None = None
    """A role that the deciding rules must name."""
    standing: str | None = None
    """The decider's own word on how firm the answer is; documentation."""


@attrs.frozen(kw_only=True)
class Case:
    """An example with the expected answer and the rules that must have caused it."""

    id: str
    """Its id in the suite."""
    title: str = ""
    """What it is about, in a line."""
    policy: str | None = None
    """The id of the policy, where the file has it on each case; it is the suite's."""
    source: CaseSource | None = None
    """Where the decision can be read; None for a made-up case."""
    jurisdiction: str | None = None
    """The country whose body decided."""
    at: dt.date | None = None
    """The day of the act."""
    text: str | None = None
    """The words, where they are known; for people, no detector reads them."""
    facts_in_words: str | None = None
    """What happened."""
    yes: tuple[str, ...] = ()
    """Facts that are so."""
    no: tuple[str, ...] = ()
    """Facts that are not so."""
    statement: Any = None
    """A whole statement instead, as in the native format, to exercise the detectors."""
    expect: Expectation = Expectation()
    """What the assessment must say of the capacity."""
    because: tuple[str, ...] = ()
    """Rules that must be among the deciding ones."""
    findings: dict[str, Outcome] = attrs.field(factory=dict, hash=False)
    """What guidelines must come to, by id."""
    obligations: dict[str, ObligationOutcome] = attrs.field(factory=dict, hash=False)
    """What obligations must come to, by id."""
    known: str | None = None
    """Why the case is known to come out differently."""
    decider: str | None = None
    """Who decided."""
    overruled_by: str | None = None
    """Who decided the other way; the case is then reported apart."""
    law_status: str | None = None
    """Whether the decision still stands as law."""
    status: str | None = None
    """The same, in older files."""
    basis: str | None = None
    """Whether the decider said it, implied it, or the case is made up."""
    tier: str | None = None
    """How squarely the decider answered."""
    confidence: str | None = None
    """How sure the encoding is."""
    teaches: str | None = None
    """What the case shows."""


@attrs.frozen(kw_only=True)
class Suite:
    """The cases of one policy."""

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
    folder: Path | None = None
    """Where the file stands: a policy may stand beside it."""

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
        from offentligroll.cases.suite_file import suite_of  # noqa: PLC0415
        from offentligroll.files.document import read_document  # noqa: PLC0415

        return suite_of(read_document(path, limits), Path(path).parent)

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
        from offentligroll.cases.suite_file import suite_of  # noqa: PLC0415
        from offentligroll.files.document import parse_document  # noqa: PLC0415

        return suite_of(parse_document(text, name, limits), None)

    @classmethod
    def shipped(cls, policy: str) -> Suite:
        """Read the suite of a shipped policy.

        Args:
            policy: the id of the policy.

        Returns:
            The suite.

        Raises:
            FileNotFoundError: there is none.
        """
        from importlib import resources  # noqa: PLC0415

        name = f"{policy}{SUFFIX}"
        return cls.from_text(resources.files("offentligroll.library").joinpath(name).read_text("utf-8"), name)
