"""Builders of policies to check, and of what the checks say of them."""

from __future__ import annotations

from offentligroll.files.document import parse_document
from offentligroll.files.problems import Problem
from offentligroll.policy.checking.report import CheckReport, check_policy
from town import ENGLISH_HEAD

SOURCES = """
[sources.law]
title = "Lagen"
kind = "statute"
verified = true

[sources.qa]
title = "Frågor"
kind = "practice"
verified = true
"""
QUIET = frozenset({"only-when-told", "unused-source"})
"""What nearly every small policy is told; tests ask for it where they mean it."""


def of(kind: str, id: str, body: str, cite: str = "law, 1") -> str:  # noqa: A002
    """Write one rule; semicolons between its lines."""
    lines = "\n".join(part.strip() for part in body.split(";"))
    more = 'action = { en = "Do it." }\n' if kind == "obligation" else ""
    source = f'cite = "{cite}"\n' if cite else ""
    return f'\n[[{kind}]]\nid = "{id}"\n{lines}\nsays = {{ en = "A rule." }}\n{more}{source}'


def rule(id: str, body: str, cite: str = "law, 1") -> str:  # noqa: A002
    """Write a capacity rule."""
    return of("capacity", id, body, cite)


def norm(id: str, body: str, cite: str = "law, 1") -> str:  # noqa: A002
    """Write a guideline."""
    return of("guideline", id, body, cite)


def duty(id: str, body: str, cite: str = "law, 1") -> str:  # noqa: A002
    """Write an obligation."""
    return of("obligation", id, body, cite)


def fact(id: str, body: str) -> str:  # noqa: A002
    """Write an own fact."""
    return f'\n[[fact]]\nid = "{id}"\nphrase = {{ en = "it is {id}" }}\n{body}\n'


def checked(*entries: str, head: str = "", sources: str = SOURCES) -> CheckReport:
    """Check a policy of these entries."""
    return check_policy(parse_document(ENGLISH_HEAD + head + sources + "".join(entries), "town.policy.toml"))


def found(*entries: str, head: str = "", sources: str = SOURCES, quiet: frozenset[str] = QUIET) -> list[str]:
    """Check a policy of these entries, and name what is found and where."""
    problems = checked(*entries, head=head, sources=sources).problems
    assert not [one for one in problems if one.severity.value == "error"], problems
    return [named(one) for one in problems if one.code not in quiet]


def named(problem: Problem) -> str:
    """Name a problem by its code, its entry and its key."""
    name = problem.where.partition('"')[2].partition('"')[0] or problem.where
    key = problem.where.rpartition('": ')[2] if '": ' in problem.where else ""
    return f"{problem.code} {name}" + (f".{key}" if key else "")
