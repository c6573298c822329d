"""Capacity rules that no case, or only one, makes stand; it is found where the cases are."""

from __future__ import annotations

from offentligroll.files.problems import Severity
from offentligroll.policy.checking.check import Chapter, Check

CHECK = Check(
    code="seldom-reached",
    chapter=Chapter.ITSELF,
    find=None,
    severity=Severity.HINT,
)
