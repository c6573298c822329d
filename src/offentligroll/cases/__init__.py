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

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from offentligroll.cases.case import Case as Case
    from offentligroll.cases.case import Expectation as Expectation
    from offentligroll.cases.coverage import Coverage as Coverage
    from offentligroll.cases.coverage import coverage_of as coverage_of
    from offentligroll.cases.mutation import MutationReport as MutationReport
    from offentligroll.cases.mutation import mutate as mutate
    from offentligroll.cases.running import CaseResult as CaseResult
    from offentligroll.cases.running import Difference as Difference
    from offentligroll.cases.running import Verdict as Verdict
    from offentligroll.cases.running import run_case as run_case
    from offentligroll.cases.running import run_suite as run_suite
    from offentligroll.cases.suite import Suite as Suite
else:
    # Type checkers know the names from above, and that there are no others.
    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOMES[name]), name)
        globals()[name] = value
        return value


_HOMES = {
    "Case": "offentligroll.cases.case",
    "CaseResult": "offentligroll.cases.running",
    "Coverage": "offentligroll.cases.coverage",
    "Difference": "offentligroll.cases.running",
    "Expectation": "offentligroll.cases.case",
    "MutationReport": "offentligroll.cases.mutation",
    "Suite": "offentligroll.cases.suite",
    "Verdict": "offentligroll.cases.running",
    "coverage_of": "offentligroll.cases.coverage",
    "mutate": "offentligroll.cases.mutation",
    "run_case": "offentligroll.cases.running",
    "run_suite": "offentligroll.cases.running",
}

__all__ = [
    "Case",
    "CaseResult",
    "Coverage",
    "Difference",
    "Expectation",
    "MutationReport",
    "Suite",
    "Verdict",
    "coverage_of",
    "mutate",
    "run_case",
    "run_suite",
]


def __dir__() -> list[str]:
    return __all__
