"""What ``offentligroll test`` tells of cases that are missing: coverage, and changes that pass unnoticed."""

from __future__ import annotations

from typing import Any

from offentligroll.cases.coverage import Coverage
from offentligroll.cases.gap_words import aim_words, mutant_words
from offentligroll.cases.mutation import MutationReport
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import say


def tell_coverage(coverage: Coverage, language: str, terminal: Terminal) -> None:
    """Tell in a line what cases reach, and then what lacks one.

    Args:
        coverage: what cases reach of a policy.
        language: ``"sv"`` or ``"en"``.
        terminal: where it goes.
    """
    counts = {"reached": len(coverage.reached), "total": len(coverage.reaches)}
    terminal.say()
    terminal.say(say("command.coverage.line", language, policy=coverage.policy, **counts), style="bold")
    _tell_gaps("coverage", [aim_words(one, language) for one in coverage.lacking], language, terminal)


def tell_mutation(report: MutationReport, language: str, terminal: Terminal) -> None:
    """Tell in a line how many changes cases notice, and then which they do not.

    Args:
        report: what cases notice of a policy's changes.
        language: ``"sv"`` or ``"en"``.
        terminal: where it goes.
    """
    counts = {"noticed": report.noticed, "tried": report.tried}
    terminal.say()
    terminal.say(say("command.mutation.line", language, policy=report.policy, **counts), style="bold")
    _tell_gaps("mutation", [mutant_words(one, language) for one in report.survivors], language, terminal)
    for key, count in (
        ("command.mutation.spared", report.spared),
        ("command.mutation.left-out", report.left_out),
    ):
        if count:
            terminal.say(say(key, language, count=count))


def _tell_gaps(kind: str, gaps: list[str], language: str, terminal: Terminal) -> None:
    if not gaps:
        terminal.say(say(f"command.{kind}.all", language))
        return
    terminal.say(say(f"command.{kind}.heading", language))
    for gap in gaps:
        terminal.say(f"- {gap}")
    terminal.say(say("command.gaps-offer", language))


def plain_coverage(coverage: Coverage) -> dict[str, Any]:
    """Turn a coverage into plain values for JSON.

    Args:
        coverage: what cases reach of a policy.

    Returns:
        How much there is to reach, each with the cases that reach it, and what lacks a case.
    """
    return {
        "reached": len(coverage.reached),
        "total": len(coverage.reaches),
        "aims": [
            {
                "kind": one.aim.kind.value,
                "rule": one.aim.rule,
                "shows": one.aim.shows.value,
                "other": one.aim.other,
                "cases": list(one.cases),
            }
            for one in coverage.reaches
        ],
        "lacking": [
            {"kind": one.kind.value, "rule": one.rule, "shows": one.shows.value, "other": one.other}
            for one in coverage.lacking
        ],
    }


def plain_mutation(report: MutationReport) -> dict[str, Any]:
    """Turn a report on changes into plain values for JSON.

    Args:
        report: what cases notice of a policy's changes.

    Returns:
        The counts, and the changes that no case notices.
    """
    return {
        "tried": report.tried,
        "noticed": report.noticed,
        "spared": report.spared,
        "left_out": report.left_out,
        "survivors": [
            {
                "kind": one.kind.value,
                "rule": one.rule,
                "change": one.change.value,
                "part": one.part or None,
                "old": one.old or None,
                "new": one.new or None,
            }
            for one in report.survivors
        ],
    }
