"""How the small interface looks to a type checker; read by mypy, never run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, assert_type

import offentligroll
from offentligroll import (
    Assessment,
    Capacity,
    Channel,
    Directory,
    Official,
    Organisation,
    Outcome,
    Policy,
    Statement,
    Status,
    Suite,
    Tone,
    Vocabulary,
    archives,
)
from offentligroll.archives import Reader
from offentligroll.assessment.parts import Duty, Finding, OpenQuestions, Reason
from offentligroll.cases import Case, CaseResult, run_suite
from offentligroll.facts.vocabulary import FactDefinition


def read_assess_explain(path: str) -> None:
    """The example of the design."""
    policy = Policy.load("katrineholm")
    assert_type(policy, Policy)
    directory = Directory.load("directory.toml")
    assert_type(directory, Directory)
    assert_type(archives.read(path, directory), Reader)
    for statement in archives.read(path, directory):
        assert_type(statement, Statement)
        assessment = policy.assess(statement)
        assert_type(assessment, Assessment)
        assert_type(assessment.capacity, Capacity)
        assert_type(assessment.status, Status)
        assert_type(assessment.lean, Capacity | None)
        assert_type(assessment.tone, Tone)
        assert_type(assessment.because, tuple[Reason, ...])
        assert_type(assessment.findings, tuple[Finding, ...])
        assert_type(assessment.findings[0].outcome, Outcome)
        assert_type(assessment.obligations, tuple[Duty, ...])
        assert_type(assessment.open_questions(), OpenQuestions)
        assert_type(assessment.explain("sv"), str)
        assert_type(assessment.explain("en", "everything", words=False), str)
        assert_type(assessment.to_dict(), dict[str, Any])


def assess_in_bulk(policy: Policy, statements: list[Statement], town: Organisation) -> None:
    """Many statements, one by one."""
    assert_type(policy.assess_all(statements, for_=town, as_of=dt.date(2011, 2, 3)), Iterator[Assessment])
    assert_type(policy.assess_facts(yes=("account-is-listed",), no=[], at=None), Assessment)


def look_up(directory: Directory, statement: Statement) -> None:
    """People and channels, which may not be known."""
    assert_type(directory.organisation("katrineholm"), Organisation)
    assert_type(statement.author, Official | None)
    assert_type(statement.channel, Channel | None)
    assert_type(Vocabulary.shipped()["account-is-listed"], FactDefinition)


def run_cases(policy: Policy) -> None:
    """Cases and what became of them."""
    suite = Suite.shipped("katrineholm")
    assert_type(suite.cases, tuple[Case, ...])
    assert_type(run_suite(suite, policy), tuple[CaseResult, ...])


def misuse(policy: Policy, assessment: Assessment) -> None:
    """What a type checker refuses; an ignored error that is none would be reported."""
    policy.assess("a text is no statement")  # type: ignore[arg-type]
    policy.assess_facts(["account-is-listed"], [], dt.date(2011, 2, 3))  # type: ignore[call-arg]
    assessment.explain("en", "a lot")  # type: ignore[arg-type]
    assessment.capacity = Capacity.OFFICIAL  # type: ignore[misc]
    offentligroll.Polcy  # type: ignore[attr-defined]  # noqa: B018 - reading it is the mistake
