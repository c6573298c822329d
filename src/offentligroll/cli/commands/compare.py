"""``offentligroll compare``: what several policies say of one statement, side by side."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options
from offentligroll.cli.terminal import Terminal
from offentligroll.cli.which import Which, statement_asked_for, which_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from offentligroll.assessment.assessment import Assessment
    from offentligroll.assessment.comparison import Comparison, PartingFact, TellingFinding
    from offentligroll.cli.inputs import Asked
    from offentligroll.model.statement import Statement
    from offentligroll.policy.policy import Policy


@helping.command("compare")
@helping.argument("archive", default="-", metavar="[ARCHIVE]")
@which_options
@asked_options(default="all-policies")
def command(
    *,
    archive: str,
    which: Which,
    **asked: Any,  # noqa: ANN401
) -> Work:
    """Read the arguments."""
    from offentligroll.cli.inputs import Asked
    from offentligroll.policy.reading.shipped_files import shipped_ids

    is_named = bool(asked["policies"])
    asked["policies"] = asked["policies"] or shipped_ids()
    request = Asked(archives=(archive,), **asked)
    return functools.partial(compare_policies, request, which, folds=not is_named)


def compare_policies(asked: Asked, which: Which, terminal: Terminal, *, folds: bool = False) -> int:
    """Ask several policies about one statement.

    Args:
        asked: where the statement is, and which policies are asked.
        which: which one of the archive it is.
        terminal: where the answers and problems go.
        folds: whether policies that are known not to be about it are only counted.

    Returns:
        0, or 1 where the statement could not be read or assessed.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: there is no such statement.
    """
    from offentligroll.assessment.comparison import compare

    inputs, statement = statement_asked_for(asked, which, terminal)
    if statement is None:
        return 1
    answers = []
    policies = _own_first(inputs.policies, statement) if folds else inputs.policies
    for policy in policies:
        try:
            answers.append(policy.assess(statement, for_=inputs.organisation, as_of=asked.as_of))
        except ValueError as error:
            inputs.wrong_statement(statement, error)
    about = [one for one in answers if one.not_covered is None] if folds else answers
    if answers:
        _show(compare(about or answers), asked.language, terminal, words=asked.words)
    if folded := len(inputs.policies) - len(about or answers):
        from offentligroll.languages import say

        terminal.say()
        terminal.say(say("command.compare.folded", asked.language, count=folded))
    return int(inputs.has_errors)


def _own_first(policies: Sequence[Policy], statement: Statement) -> Sequence[Policy]:
    """Leave out what is for others, and put first what is of the own country; all where none is told."""
    from offentligroll.questions.choosing import Whose, fits

    whose = Whose.of(statement)
    if whose.country is None:
        return policies
    fitting = [policy for policy in policies if fits(policy, whose)]
    return sorted(fitting, key=lambda policy: policy.country != whose.country) or policies


def _show(comparison: Comparison, language: str, terminal: Terminal, *, words: bool) -> None:
    from rich import box
    from rich.table import Table

    from offentligroll.languages import say

    summary = comparison.assessments[0].statement
    if words and summary is not None and summary.text:
        from offentligroll.assessment.wording.phrasing import safe_quote

        terminal.say(safe_quote(summary.text, language))
        terminal.say()
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in ("command.policy", "command.capacity", "command.compare.because"):
        table.add_column(say(column, language), overflow="fold")
    for one in comparison.assessments:
        table.add_row(*_row(one, language))
    terminal.show(table)
    terminal.say()
    if comparison.telling:
        terminal.say(say("command.compare.guidelines", language), style="bold")
        for telling in comparison.telling:
            terminal.say(f"- {_guideline(telling, language)}")
        terminal.say()
    if not comparison.parting:
        terminal.say(say("command.compare.together", language))
        return
    heading = "command.compare.resting" if comparison.agree else "command.compare.parting"
    terminal.say(say(heading, language), style="bold")
    for parting in comparison.parting:
        terminal.say(f"- {_fact(parting, language)}")


def _row(assessment: Assessment, language: str) -> tuple[str, str, str]:
    from offentligroll.assessment.wording.phrasing import capacity_words, status_words
    from offentligroll.files.harmless import harmless

    capacity = capacity_words(assessment.capacity, language)
    status = status_words(assessment.status, language, short=True)
    because = " ".join(reason.says.in_language(language) for reason in assessment.because)
    question = assessment.provenance.question.in_language(language)
    return (
        harmless(f"{assessment.provenance.policy}\n{question}\n"),
        f"{capacity}\n{status}",
        harmless(because or "–"),
    )


def _guideline(telling: TellingFinding, language: str) -> str:
    from offentligroll.assessment.wording.phrasing import outcome_words, safe_quote, status_words
    from offentligroll.languages import say

    finding = telling.finding
    return say(
        "command.compare.guideline",
        language,
        policy=telling.policy,
        outcome=outcome_words(finding.outcome, language),
        status=status_words(finding.status, language, short=True),
        says=safe_quote(finding.guideline.says.in_language(language), language, None),
    )


def _fact(parting: PartingFact, language: str) -> str:
    from offentligroll.assessment.wording.phrasing import capacity_words
    from offentligroll.languages import say
    from offentligroll.model.truth import Truth

    forms, truth = parting.used.forms.in_language(language), parting.used.fact.truth
    unknown = say("command.compare.not-known", language, clause=forms.is_)
    sentence = {Truth.YES: forms.is_, Truth.NO: forms.is_not}.get(truth, unknown)
    policies = ", ".join(
        f"{policy} ({capacity_words(capacity, language)})" for policy, capacity in parting.decides
    )
    return f"{sentence[:1].upper()}{sentence[1:]}: {policies}"
