"""Examples with the answers they must have, and what runs them.

A suite is a file of cases for one policy. It is run by the command, by plain pytest through the plugin
that ships with the library, and from code.
"""

from __future__ import annotations

from offentligroll.cases.running import CaseResult, Difference, Verdict, run_case, run_suite
from offentligroll.cases.suite import Case, Expectation, Suite

__all__ = [
    "Case",
    "CaseResult",
    "Difference",
    "Expectation",
    "Suite",
    "Verdict",
    "run_case",
    "run_suite",
]
