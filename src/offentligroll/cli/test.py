"""``offentligroll test``: cases, and what came out otherwise than they say."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import click

from offentligroll.cli.options import Work, language_option
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.cases.running import CaseResult
    from offentligroll.cases.suite import Suite


@click.command("test", short_help="Run cases.")
@click.argument("files", nargs=-1, metavar="[FILE...]")
@language_option
def command(*, files: tuple[str, ...], language: str) -> Work:
    """Run the cases of files (*.cases.toml); without files, those that come with the library.

    A policy that a suite is about is looked for beside its file first. It ends with 1 where a case failed.
    """
    return functools.partial(run_tests, files, language)


def run_tests(files: tuple[str, ...], language: str, terminal: Terminal) -> int:
    """Run suites, and tell of each what came out.

    Args:
        files: their paths; none for those that are shipped.
        language: ``"sv"`` or ``"en"``.
        terminal: where it is told.

    Returns:
        0, or 1 where a case failed.

    Raises:
        FileError: a file is missing or wrong.
    """
    from offentligroll.cases.policies import policy_of
    from offentligroll.cases.running import run_suite
    from offentligroll.cases.suite import Suite
    from offentligroll.cli.texts import text

    suites = [Suite.load(file) for file in files] if files else shipped_suites()
    failed = False
    for suite in suites:
        results = run_suite(suite, policy_of(suite))
        failed |= any(one.verdict.is_error for one in results)
        _tell(suite, results, language, terminal)
    if not any(suite.cases for suite in suites):
        terminal.say(text("test-no-cases", language))
    return int(failed)


def shipped_suites() -> list[Suite]:
    """Give the suites of the shipped policies.

    Returns:
        The suites; a policy without cases has none.
    """
    import contextlib

    from offentligroll.cases.suite import Suite
    from offentligroll.policy.loading import shipped_ids

    suites = []
    for policy in shipped_ids():
        with contextlib.suppress(FileNotFoundError):
            suites.append(Suite.shipped(policy))
    return suites


def _tell(suite: Suite, results: tuple[CaseResult, ...], language: str, terminal: Terminal) -> None:
    from offentligroll.cases.running import Verdict
    from offentligroll.cli.texts import counted, text

    by_verdict = {verdict: [one for one in results if one.verdict is verdict] for verdict in Verdict}
    passed = len(by_verdict[Verdict.PASSED])
    cases = counted("cases", language, len(results))
    parts = [text("test-line", language, name=suite.name, cases=cases, passed=passed)]
    wrong = [one for one in results if one.verdict.is_error]
    for key, count in (
        ("test-failed", len(wrong)),
        ("test-known", len(by_verdict[Verdict.KNOWN])),
        ("test-overruled", len(by_verdict[Verdict.OVERRULED])),
    ):
        if count:
            parts.append(text(key, language, count=count))
    terminal.say(", ".join(parts), style="bold red" if wrong else "bold")
    for one in wrong:
        terminal.say()
        terminal.say(one.explain(language))
    for verdict in (Verdict.KNOWN, Verdict.OVERRULED):
        if by_verdict[verdict]:
            terminal.say()
            terminal.say(text(f"test-{verdict}-heading", language))
            for one in by_verdict[verdict]:
                why = one.case.known if verdict is Verdict.KNOWN else one.case.overruled_by
                terminal.say(f"- {text('test-because', language, id=one.case.id, why=why)}")
