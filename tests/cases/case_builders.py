"""A small policy and suites about it, so that a test shows only what it is about."""

from __future__ import annotations

from offentligroll.cases import CaseResult, Suite, run_case
from offentligroll.policy.policy import Policy
from town import ENGLISH_HEAD, SWEDEN
from town import RULES as TOWN_RULES

POLICY = ENGLISH_HEAD + SWEDEN
FACT = """
[[fact]]
id = "mentions-the-ferry"
phrase = { en = "it mentions the ferry" }
words = { en = ["ferry"] }
"""
RULES = TOWN_RULES + FACT


def policy(more: str = "", top: str = "") -> Policy:
    """Give the small policy.

    Args:
        more: what stands after its rules.
        top: what stands before its tables.
    """
    return Policy.from_text(POLICY + top + RULES + more, "town.policy.toml")


def suite_text(*cases: str, top: str = "") -> str:
    """Write a file of cases about the small policy.

    Args:
        cases: the keys of each case; one without an id is called ``a``, ``b`` and so on.
        top: what stands before them.
    """
    named = [
        case if "id =" in case else f'id = "{letter}"\n{case}'
        for letter, case in zip("abcdefgh", cases, strict=False)
    ]
    return "\n".join(['format = 1\npolicy = "town"', top, *(f"[[case]]\n{case}" for case in named)])


def suite(*cases: str, top: str = "") -> Suite:
    """Read a suite about the small policy; see :func:`suite_text`."""
    return Suite.from_text(suite_text(*cases, top=top), "town.cases.toml")


def result(case: str, *, top: str = "", about: Policy | None = None) -> CaseResult:
    """Run one case about the small policy."""
    cases = suite(case, top=top)
    return run_case(cases.cases[0], cases, about or policy())
