"""``offentligroll explain``: one statement in full."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options, detail_option
from offentligroll.cli.terminal import Terminal
from offentligroll.cli.which import Which, statement_asked_for, statement_in_archive, which_options

if TYPE_CHECKING:
    from offentligroll.assessment.assessment import Assessment
    from offentligroll.assessment.details import Detail
    from offentligroll.cli.inputs import Asked
    from offentligroll.facts.among import Among
    from offentligroll.policy.policy import Policy


@attrs.frozen(kw_only=True)
class ExplainRequest:
    """What ``explain`` is asked."""

    asked: Asked
    """Where the statement is, and under which policies it is explained."""
    which: Which = attrs.field(factory=Which)
    """Which statement of the archive."""
    detail: Detail = "everything"
    """How much the explanation tells."""
    precedents: bool = False
    """Whether the nearest decided cases are told too."""
    thread: bool = False
    """Whether what stands around it in the archive is looked at, and shown."""


@helping.command("explain")
@helping.argument("archive", default="-", metavar="[ARCHIVE]")
@which_options
@asked_options()
@detail_option("everything")
@helping.option("--precedents", is_flag=True, help="precedents")
@helping.option("--thread", is_flag=True, help="thread")
def command(
    *,
    archive: str,
    which: Which,
    detail: Detail,
    precedents: bool,
    thread: bool,
    **asked: Any,  # noqa: ANN401
) -> Work:
    """Read the arguments."""
    from offentligroll.cli.inputs import Asked

    request = ExplainRequest(
        asked=Asked(archives=(archive,), **asked),
        which=which,
        detail=detail,
        precedents=precedents,
        thread=thread,
    )
    return functools.partial(explain, request)


def explain(request: ExplainRequest, terminal: Terminal) -> int:
    """Explain one statement, under each policy.

    Args:
        request: what is asked.
        terminal: where the explanation and problems go.

    Returns:
        0, or 1 if a guideline was breached or the statement could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: there is no such statement.
    """
    asked = request.asked
    among: Among | None = None
    if request.thread:
        inputs, statement, among = statement_in_archive(asked, request.which, terminal)
    else:
        inputs, statement = statement_asked_for(asked, request.which, terminal)
    if statement is None:
        return 1
    against = False
    for number, policy in enumerate(inputs.policies):
        if number:
            terminal.say()
        try:
            assessment = policy.assess(
                statement, for_=inputs.organisation, as_of=asked.as_of, among=among or ()
            )
            terminal.say(assessment.explain(asked.language, request.detail, words=asked.words))
            if request.precedents:
                terminal.say()
                terminal.say(_precedents(assessment, policy, asked.language))
            against |= any(one.outcome.is_against for one in assessment.findings)
        except ValueError as error:
            inputs.wrong_statement(statement, error)
    if among is not None:
        from offentligroll.report.around_words import around_lines

        terminal.say()
        for line in around_lines(statement, among, asked.language, words=asked.words):
            terminal.say(line)
    return int(against or inputs.has_errors)


def _precedents(assessment: Assessment, policy: Policy, language: str) -> str:
    from offentligroll.cases import precedents_of, precedents_words

    return precedents_words(precedents_of(assessment, policy), policy, language)
