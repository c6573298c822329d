"""A small policy and suites about it, so that a test shows only what it is about."""

from __future__ import annotations

from offentligroll.cases import CaseResult, Suite, run_case
from offentligroll.policy.policy import Policy

POLICY = """
format = 1
id = "town"
version = "1"
languages = ["en"]
country = "SE"
zone = "Europe/Stockholm"
title = { en = "Town" }
question = { en = "Is it official?" }
"""

RULES = """
[sources.list]
title = "The list"
kind = "practice"
verified = true

[[fact]]
id = "mentions-the-ferry"
phrase = { en = "it mentions the ferry" }
words = { en = ["ferry"] }

[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
says = { en = "Listed channels are official." }
cite = "list, all of it"

[[capacity]]
id = "for-a-party"
presumes = "personal"
hat = "party"
when = "takes-party-side"
says = { en = "Words for a party are the party's." }
cite = "list, all of it"

[[guideline]]
id = "no-sides"
must_not = "takes-party-side"
says = { en = "No sides." }
cite = "list, all of it"

[[obligation]]
id = "keep"
binds = ["authority"]
when = "receives-request"
action = { en = "Keep it." }
says = { en = "Requests are kept." }
cite = "list, all of it"
"""


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
