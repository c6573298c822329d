"""Every shipped policy passes the checks: what is found is accepted with a reason, or a hint."""

from __future__ import annotations

import pytest

from offentligroll.files.problems import Severity
from offentligroll.policy.checking.report import check_policy
from offentligroll.policy.reading.shipped_files import shipped_ids


@pytest.mark.parametrize("policy", shipped_ids())
def test_nothing_but_hints_and_what_is_accepted(policy: str) -> None:
    """A shipped policy has no warning that its author has not accepted with a reason."""
    report = check_policy(policy)
    assert [str(one) for one in report.problems if one.severity is not Severity.HINT] == []
    languages = ("sv", "en")
    assert [one.problem.code for one in report.accepted if not all(map(one.why.get, languages))] == []
