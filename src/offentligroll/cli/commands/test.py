"""``offentligroll test``: cases, and what came out otherwise than they say."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import AtLeastOne, Choice, FilePath
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.cases.coverage import Coverage
    from offentligroll.cases.mutation import MutationReport
    from offentligroll.cases.running import CaseResult
    from offentligroll.cases.suite import Suite
    from offentligroll.policy.policy import Policy

_MOST_CHANGES = 5_000


@attrs.frozen(kw_only=True)
class CasesRequest:
    """What ``test`` is asked."""

    files: tuple[str, ...] = ()
    """The paths of suites; none for those that are shipped."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""
    form: str = "text"
    """``"text"`` or ``"json"``."""
    coverage: bool = False
    """Whether to tell what lacks a case."""
    mutate: bool = False
    """Whether to change the rules, and tell which changes no case notices."""
    most: int = _MOST_CHANGES
    """How many changes to try for each policy."""
    junit: Path | None = None
    """Where the results are also written as JUnit XML; None for nowhere."""


@attrs.frozen(kw_only=True)
class _Tested:
    """The suites of one policy, and what came out."""

    policy: Policy
    runs: list[tuple[Suite, tuple[CaseResult, ...]]]

    def coverage(self) -> Coverage:
        from offentligroll.cases.coverage import coverage_of

        each = (coverage_of(suite, self.policy, results) for suite, results in self.runs)
        return functools.reduce(lambda some, more: some.with_cases_of(more), each)

    def mutation(self, request: CasesRequest, terminal: Terminal) -> MutationReport:
        from offentligroll.cases.mutation import mutate
        from offentligroll.cli.progress import progress

        suites = [suite for suite, _ in self.runs]
        with progress(terminal) as step:
            return mutate(self.policy, suites, most=request.most, on_progress=step)


@helping.command("test")
@helping.argument("files", nargs=-1, metavar="[FILE...]")
@helping.option("--coverage", is_flag=True, help="coverage")
@helping.option("--mutate", is_flag=True, help="mutate")
@helping.option(
    "--most",
    type=AtLeastOne(),
    default=_MOST_CHANGES,
    metavar="N",
    help="most",
    filled={"most": _MOST_CHANGES},
)
@helping.option("--format", "form", type=Choice(("text", "json")), default="text", help="test-format")
@helping.option("--junit", type=FilePath(), metavar="FILE", help="junit")
@language_option
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    return functools.partial(run_tests, CasesRequest(**asked))


def run_tests(request: CasesRequest, terminal: Terminal) -> int:
    """Run suites, and tell of each what came out.

    Args:
        request: what is asked.
        terminal: where it is told.

    Returns:
        0, or 1 where a case failed.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: the file of JUnit XML can't be written.
    """
    from offentligroll.cases.suite import Suite
    from offentligroll.languages import say

    suites = [Suite.load(file) for file in request.files] if request.files else shipped_suites()
    tested = _tested(suites)
    if request.junit is not None:
        _write_junit(tested, request.junit, request.language)
    if request.form == "json":
        plain = [_plain(one, request, terminal) for one in tested]
        terminal.write(f"{json.dumps(plain, indent=2, ensure_ascii=False)}\n")
    else:
        for number, one in enumerate(tested):
            if number and (request.coverage or request.mutate):
                terminal.say()
            _tell(one, request, terminal)
        if not any(suite.cases for suite in suites):
            terminal.say(say("command.test.no-cases", request.language))
    verdicts = [result.verdict for one in tested for _, results in one.runs for result in results]
    return int(any(verdict.is_error for verdict in verdicts))


def _write_junit(tested: list[_Tested], path: Path, language: str) -> None:
    from offentligroll.cli.misuse import not_written
    from offentligroll.records.junit import junit_of

    text = junit_of((run for one in tested for run in one.runs), language)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise not_written(path, error) from None


def _tested(suites: list[Suite]) -> list[_Tested]:
    """Run suites, those of one policy together."""
    from offentligroll.cases.policies import policy_of
    from offentligroll.cases.running import run_suite

    found: dict[str, _Tested] = {}
    for suite in suites:
        policy = policy_of(suite)
        one = found.setdefault(policy.fingerprint, _Tested(policy=policy, runs=[]))
        one.runs.append((suite, run_suite(suite, one.policy)))
    return list(found.values())


def _tell(tested: _Tested, request: CasesRequest, terminal: Terminal) -> None:
    from offentligroll.cli.gaps import tell_coverage, tell_mutation

    for suite, results in tested.runs:
        _tell_results(suite, results, request.language, terminal)
    if request.coverage:
        tell_coverage(tested.coverage(), request.language, terminal)
    if request.mutate:
        tell_mutation(tested.mutation(request, terminal), request.language, terminal)


def _plain(tested: _Tested, request: CasesRequest, terminal: Terminal) -> dict[str, Any]:
    from offentligroll.cli.gaps import plain_coverage, plain_mutation

    plain: dict[str, Any] = {
        "policy": tested.policy.id,
        "suites": [
            {"name": suite.name, "cases": [_plain_case(one, request.language) for one in results]}
            for suite, results in tested.runs
        ],
    }
    if request.coverage:
        plain["coverage"] = plain_coverage(tested.coverage())
    if request.mutate:
        plain["mutation"] = plain_mutation(tested.mutation(request, terminal))
    return plain


def _plain_case(result: CaseResult, language: str) -> dict[str, Any]:
    return {
        "case": result.case.id,
        "verdict": result.verdict.value,
        "differences": [
            {"what": one.what, "expected": one.expected, "found": one.found} for one in result.differences
        ],
        "explanation": result.explain(language) if result.verdict.is_error else None,
    }


def shipped_suites() -> list[Suite]:
    """Give the suites of the shipped policies.

    Returns:
        The suites; a policy without cases has none.
    """
    import contextlib

    from offentligroll.cases.suite import Suite
    from offentligroll.policy.reading.shipped_files import shipped_ids

    suites = []
    for policy in shipped_ids():
        with contextlib.suppress(FileNotFoundError):
            suites.append(Suite.shipped(policy))
    return suites


def _tell_results(suite: Suite, results: tuple[CaseResult, ...], language: str, terminal: Terminal) -> None:
    from offentligroll.assessment.wording.phrasing import safe_quote
    from offentligroll.cases.running import Verdict
    from offentligroll.languages import say

    by_verdict = {verdict: [one for one in results if one.verdict is verdict] for verdict in Verdict}
    passed = len(by_verdict[Verdict.PASSED])
    cases = say("command.cases", language, count=len(results))
    parts = [say("command.test.line", language, name=suite.name, cases=cases, passed=passed)]
    wrong = [one for one in results if one.verdict.is_error]
    for key, count in (
        ("command.test.failed", len(wrong)),
        ("command.test.known", len(by_verdict[Verdict.KNOWN])),
        ("command.test.overruled", len(by_verdict[Verdict.OVERRULED])),
    ):
        if count:
            parts.append(say(key, language, count=count))
    terminal.say(", ".join(parts), style="bold red" if wrong else "bold")
    for one in wrong:
        terminal.say()
        terminal.say(one.explain(language))
    for verdict in (Verdict.KNOWN, Verdict.OVERRULED):
        if by_verdict[verdict]:
            terminal.say()
            terminal.say(say(f"command.test.{verdict}-heading", language))
            for one in by_verdict[verdict]:
                known = safe_quote(str(one.case.known), language, None)
                why = known if verdict is Verdict.KNOWN else str(one.case.overruled_by)
                terminal.say(f"- {say('command.test.because', language, id=one.case.id, why=why)}")
