"""``offentligroll report``: a whole archive as one page to look at."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options
from offentligroll.cli.parsing import FilePath
from offentligroll.cli.reviewed import ReviewedRequest, begun, day_for, held, request_of, review_options
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.assessment.assessment import Assessment
    from offentligroll.cli.inputs import Inputs
    from offentligroll.review.review import Review


@attrs.frozen(kw_only=True)
class ReportRequest(ReviewedRequest):
    """What ``report`` is asked."""

    redact: Path | None = None
    """A file with the key by which everything is redacted."""
    out: Path
    """Where the page goes."""


@helping.command("report")
@helping.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@asked_options()
@review_options
@helping.option("--redact", type=FilePath(), metavar="FILE", help="redact")
@helping.option("--out", type=FilePath(), default="offentligroll.html", metavar="FILE", help="report-out")
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    return functools.partial(report, request_of(ReportRequest, asked))


def report(request: ReportRequest, terminal: Terminal) -> int:
    """Review archives under each policy, and write what was found as a page.

    Args:
        request: what is asked.
        terminal: where it is told what was written, and problems go.

    Returns:
        0, or 1 if an input could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together, or the page can't be written.
    """
    from offentligroll.cases import NearCases
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.misuse import check_place, not_written
    from offentligroll.cli.redacting import key_in
    from offentligroll.languages import say
    from offentligroll.report.archive_page import archive_page

    check_place(request.out)
    asked = request.asked
    inputs = Inputs.opened(asked, terminal)
    key = None if request.redact is None else key_in(request.redact)
    page = archive_page(
        _reviews(request, inputs),
        asked.language,
        words=asked.words,
        key=key,
        near=NearCases.of(inputs.policies),
    )
    try:
        request.out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise not_written(request.out, error) from None
    terminal.say(say("report.wrote", asked.language, file=str(request.out)))
    inputs.tell_left_out()
    return int(inputs.has_errors)


def _reviews(request: ReportRequest, inputs: Inputs) -> list[Review]:
    from offentligroll.facts.among import Among

    among = Among.of(inputs.statements())
    under_way = begun(inputs, among)
    assessments: list[list[Assessment]] = [[] for _ in under_way]
    for statement in among:
        for reviewing, kept in zip(under_way, assessments, strict=True):
            try:
                kept.append(reviewing.add(statement))
            except ValueError as error:
                inputs.wrong_statement(statement, error)
    holds = held(inputs, request.holds, request.start, request.until)
    days = [day_for(one, request.on) for one in inputs.policies]
    return [one.result(day, holds, kept) for one, day, kept in zip(under_way, days, assessments, strict=True)]
