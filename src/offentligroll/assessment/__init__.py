"""The answer about one statement under one policy, and its explanation.

Example:
    >>> from offentligroll.assessment import Assessment
    >>> from offentligroll.policy import Policy
    >>> record = Policy.load("katrineholm").assess_facts(["account-is-listed"]).to_dict()
    >>> str(Assessment.from_dict(record).capacity)
    'official'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.assessment.assessment import Assessment as Assessment
    from offentligroll.assessment.comparison import Comparison as Comparison
    from offentligroll.assessment.comparison import PartingFact as PartingFact
    from offentligroll.assessment.comparison import TellingFinding as TellingFinding
    from offentligroll.assessment.comparison import compare as compare
    from offentligroll.assessment.details import Detail as Detail
    from offentligroll.assessment.parts import Duty as Duty
    from offentligroll.assessment.parts import Finding as Finding
    from offentligroll.assessment.parts import OpenQuestions as OpenQuestions
    from offentligroll.assessment.parts import Provenance as Provenance
    from offentligroll.assessment.parts import Question as Question
    from offentligroll.assessment.parts import Reason as Reason
    from offentligroll.assessment.parts import StatementSummary as StatementSummary
    from offentligroll.assessment.parts import UsedFact as UsedFact
    from offentligroll.assessment.shift import DutyShift as DutyShift
    from offentligroll.assessment.shift import FindingShift as FindingShift
    from offentligroll.assessment.shift import Shift as Shift
    from offentligroll.assessment.shift import shift_between as shift_between
    from offentligroll.assessment.undecided import Undecided as Undecided
    from offentligroll.assessment.undecided import undecided_groups as undecided_groups
    from offentligroll.assessment.wording.safe_text import one_line as one_line

_HOMES = {
    "Assessment": "assessment.assessment",
    "Comparison": "assessment.comparison",
    "Detail": "assessment.details",
    "Duty": "assessment.parts",
    "DutyShift": "assessment.shift",
    "Finding": "assessment.parts",
    "FindingShift": "assessment.shift",
    "OpenQuestions": "assessment.parts",
    "PartingFact": "assessment.comparison",
    "Provenance": "assessment.parts",
    "Question": "assessment.parts",
    "Reason": "assessment.parts",
    "Shift": "assessment.shift",
    "StatementSummary": "assessment.parts",
    "TellingFinding": "assessment.comparison",
    "Undecided": "assessment.undecided",
    "UsedFact": "assessment.parts",
    "compare": "assessment.comparison",
    "one_line": "assessment.wording.safe_text",
    "shift_between": "assessment.shift",
    "undecided_groups": "assessment.undecided",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Assessment",
    "Comparison",
    "Detail",
    "Duty",
    "DutyShift",
    "Finding",
    "FindingShift",
    "OpenQuestions",
    "PartingFact",
    "Provenance",
    "Question",
    "Reason",
    "Shift",
    "StatementSummary",
    "TellingFinding",
    "Undecided",
    "UsedFact",
    "compare",
    "one_line",
    "shift_between",
    "undecided_groups",
]


def __dir__() -> list[str]:
    return __all__
