"""The policy as a whole: load, check, assess, interview, compare.

Example:
    >>> from offentligroll.policy import Policy
    >>> str(Policy.load("katrineholm").assess_facts(["account-is-listed"]).status)
    'settled'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.policy.asking.interview import Interview as Interview
    from offentligroll.policy.changes import ChangeKind as ChangeKind
    from offentligroll.policy.changes import FieldChange as FieldChange
    from offentligroll.policy.changes import PartChange as PartChange
    from offentligroll.policy.changes import PartKind as PartKind
    from offentligroll.policy.changes import PolicyChanges as PolicyChanges
    from offentligroll.policy.changes import changes_between as changes_between
    from offentligroll.policy.checking.report import CheckReport as CheckReport
    from offentligroll.policy.checking.report import check_policy as check_policy
    from offentligroll.policy.policy import Policy as Policy
    from offentligroll.policy.reading.shipped_files import shipped_ids as shipped_ids
    from offentligroll.policy.rulebook import Rulebook as Rulebook
    from offentligroll.policy.several import assess_many as assess_many
    from offentligroll.policy.verifying import Deviation as Deviation
    from offentligroll.policy.verifying import Verification as Verification
    from offentligroll.policy.verifying import Verified as Verified
    from offentligroll.rules.assumption import Assumption as Assumption

_HOMES = {
    "Assumption": "rules.assumption",
    "ChangeKind": "policy.changes",
    "CheckReport": "policy.checking.report",
    "Deviation": "policy.verifying",
    "FieldChange": "policy.changes",
    "Interview": "policy.asking.interview",
    "PartChange": "policy.changes",
    "PartKind": "policy.changes",
    "Policy": "policy.policy",
    "PolicyChanges": "policy.changes",
    "Rulebook": "policy.rulebook",
    "Verification": "policy.verifying",
    "Verified": "policy.verifying",
    "assess_many": "policy.several",
    "changes_between": "policy.changes",
    "check_policy": "policy.checking.report",
    "shipped_ids": "policy.reading.shipped_files",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Assumption",
    "ChangeKind",
    "CheckReport",
    "Deviation",
    "FieldChange",
    "Interview",
    "PartChange",
    "PartKind",
    "Policy",
    "PolicyChanges",
    "Rulebook",
    "Verification",
    "Verified",
    "assess_many",
    "changes_between",
    "check_policy",
    "shipped_ids",
]


def __dir__() -> list[str]:
    return __all__
