"""Examples with the answers they must have, and what runs them.

A suite is a file of cases for one policy. It is run by the command, by plain pytest through the plugin
that ships with the library, and from code. Each name is loaded when it is first used: the plugin is
part of every run of pytest where the library is installed, and should cost nothing where there are no cases.

Example:
    >>> from offentligroll import Policy
    >>> from offentligroll.cases import Suite, run_suite
    >>> suite = Suite.from_text('''
    ... format = 1
    ... policy = "katrineholm"
    ... [[case]]
    ... id = "on-the-list"
    ... yes = ["account-is-listed"]
    ... expect = { capacity = "official", status = "settled" }
    ... because = ["listed-channel"]
    ... ''')
    >>> [str(result.verdict) for result in run_suite(suite, Policy.load("katrineholm"))]
    ['passed']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.cases.case import Case as Case
    from offentligroll.cases.case import CaseSource as CaseSource
    from offentligroll.cases.case import Expectation as Expectation
    from offentligroll.cases.coverage import Coverage as Coverage
    from offentligroll.cases.coverage import coverage_of as coverage_of
    from offentligroll.cases.mutation import MutationReport as MutationReport
    from offentligroll.cases.mutation import mutate as mutate
    from offentligroll.cases.near_cases import NearCases as NearCases
    from offentligroll.cases.policies import policy_of as policy_of
    from offentligroll.cases.precedent import Precedent as Precedent
    from offentligroll.cases.precedent import Precedents as Precedents
    from offentligroll.cases.precedent_words import precedents_words as precedents_words
    from offentligroll.cases.precedents import precedents_of as precedents_of
    from offentligroll.cases.running import CaseResult as CaseResult
    from offentligroll.cases.running import Difference as Difference
    from offentligroll.cases.running import Verdict as Verdict
    from offentligroll.cases.running import run_case as run_case
    from offentligroll.cases.running import run_suite as run_suite
    from offentligroll.cases.suite import Suite as Suite

_HOMES = {
    "Case": "cases.case",
    "CaseResult": "cases.running",
    "CaseSource": "cases.case",
    "Coverage": "cases.coverage",
    "Difference": "cases.running",
    "Expectation": "cases.case",
    "MutationReport": "cases.mutation",
    "NearCases": "cases.near_cases",
    "Precedent": "cases.precedent",
    "Precedents": "cases.precedent",
    "Suite": "cases.suite",
    "Verdict": "cases.running",
    "coverage_of": "cases.coverage",
    "mutate": "cases.mutation",
    "policy_of": "cases.policies",
    "precedents_of": "cases.precedents",
    "precedents_words": "cases.precedent_words",
    "run_case": "cases.running",
    "run_suite": "cases.running",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Case",
    "CaseResult",
    "CaseSource",
    "Coverage",
    "Difference",
    "Expectation",
    "MutationReport",
    "NearCases",
    "Precedent",
    "Precedents",
    "Suite",
    "Verdict",
    "coverage_of",
    "mutate",
    "policy_of",
    "precedents_of",
    "precedents_words",
    "run_case",
    "run_suite",
]


def __dir__() -> list[str]:
    return __all__
