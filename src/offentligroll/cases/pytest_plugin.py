"""The pytest plugin: each case of a ``*.cases.toml`` is one test, and so is each answer of a FAQ.

It ships as an entry point, so that plain ``pytest`` finds the cases of policies wherever it looks for
tests. Everything heavy is imported when the first such file is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from offentligroll.cases.case import Case
    from offentligroll.cases.kept_faq import Change
    from offentligroll.cases.running import CaseResult
    from offentligroll.cases.suite import Suite
    from offentligroll.policy.policy import Policy


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CasesFile | FaqFile | None:
    """Collect files of cases, and what FAQs have answered.

    Args:
        file_path: a file that pytest looks at.
        parent: where it stands.

    Returns:
        The file, or None for other files.
    """
    if file_path.name.endswith(".asked.json"):
        kept: FaqFile = FaqFile.from_parent(parent, path=file_path)
        return kept
    if not file_path.name.endswith(".cases.toml"):
        return None
    file: CasesFile = CasesFile.from_parent(parent, path=file_path)
    return file


class CasesFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterator[CaseItem]:
        """Yield each case as one test.

        Yields:
            The cases.
        """
        from offentligroll.cases.policies import policy_of  # noqa: PLC0415
        from offentligroll.cases.suite import Suite  # noqa: PLC0415
        from offentligroll.files.problems import FileError  # noqa: PLC0415

        try:
            suite = Suite.load(self.path)
            policy = policy_of(suite)
        except FileError as error:
            raise self.CollectError(str(error)) from None
        for case in suite.cases:
            yield CaseItem.from_parent(self, name=case.id, case=case, suite=suite, policy=policy)


class CaseFailedError(Exception):
    """A case came out otherwise than expected."""

    def __init__(self, result: CaseResult) -> None:
        super().__init__(result.explain())


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: Case, suite: Suite, policy: Policy, **arguments: Any) -> None:  # noqa: ANN401
        super().__init__(**arguments)
        self.case = case
        self.suite = suite
        self.policy = policy

    def runtest(self) -> None:
        """Assess the case, and hold the answer against what is expected."""
        from offentligroll.cases.running import Verdict, run_case  # noqa: PLC0415

        result = run_case(self.case, self.suite, self.policy)
        if result.verdict.is_error:
            raise CaseFailedError(result)
        if result.verdict is Verdict.KNOWN:
            pytest.xfail(f"known: {self.case.known}")
        if result.verdict is Verdict.OVERRULED:
            pytest.xfail(f"overruled by {self.case.overruled_by}")

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: Any = None,  # noqa: ANN401 - pytest has no public name for it
    ) -> Any:  # noqa: ANN401 - nor for this
        """Show what was expected and what came, without a traceback through the library.

        Args:
            excinfo: what was raised.
            style: how much of a traceback to show, where there is one.

        Returns:
            The words to show.
        """
        if isinstance(excinfo.value, CaseFailedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the case in reports.

        Returns:
            The file, no line, and the case.
        """
        return self.path, None, f"case {self.name}"


class FaqFile(pytest.File):
    """What a FAQ has answered."""

    def collect(self) -> Iterator[FaqItem]:
        """Yield each answer as one test, those that are new among them.

        Yields:
            The answers.
        """
        from offentligroll.cases.kept_faq import KeptFaq  # noqa: PLC0415
        from offentligroll.files.problems import FileError  # noqa: PLC0415

        try:
            kept = KeptFaq.load(self.path)
            changes = {one.case: one for one in kept.changes(kept.loaded())}
        except FileError as error:
            raise self.CollectError(str(error)) from None
        for case in dict.fromkeys((*kept.answers, *changes)):
            yield FaqItem.from_parent(self, name=case, change=changes.get(case))


class FaqChangedError(Exception):
    """A FAQ's answer is not as it was."""


class FaqItem(pytest.Item):
    """One answer of a FAQ."""

    def __init__(self, *, change: Change | None, **arguments: Any) -> None:  # noqa: ANN401
        super().__init__(**arguments)
        self.change = change

    def runtest(self) -> None:
        """Hold the answer against what the policy answers now."""
        if self.change is not None:
            raise FaqChangedError(self.change.explain())

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: Any = None,  # noqa: ANN401, ARG002 - pytest has no public name for it
    ) -> str:
        """Show what was answered and what is, without a traceback through the library.

        Args:
            excinfo: what was raised.
            style: how much of a traceback would be shown.

        Returns:
            The words to show.
        """
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the answer in reports.

        Returns:
            The file, no line, and the case.
        """
        return self.path, None, f"answer {self.name}"
