"""``offentligroll report``: a whole archive as one page to look at."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options
from offentligroll.cli.parsing import Choice, Day, FilePath
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.assessment.assessment import Assessment
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.review.review import Review


@attrs.frozen(kw_only=True)
class ReportRequest:
    """What ``report`` is asked."""

    asked: Asked
    """What is reviewed, under which policies."""
    on: dt.date | None = None
    """The day of the report; None for today."""
    holds: str | None = None
    """Whose statements the archive holds; None where nobody says."""
    start: dt.date | None = None
    """The first day that it covers; None for that of its first statement."""
    until: dt.date | None = None
    """The last day that it covers; None for that of its last statement."""
    redact: Path | None = None
    """A file with the key by which everything is redacted."""
    out: Path
    """Where the page goes."""


@helping.command("report")
@helping.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@asked_options()
@helping.option("--on", type=Day(), metavar="DATE", help="on")
@helping.option("--holds", type=Choice(("own", "incoming", "both")), help="holds")
@helping.option("--from", "start", type=Day(), metavar="DATE", help="review-from")
@helping.option("--until", type=Day(), metavar="DATE", help="until")
@helping.option("--redact", type=FilePath(), metavar="FILE", help="redact")
@helping.option("--out", type=FilePath(), default="offentligroll.html", metavar="FILE", help="report-out")
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    from offentligroll.cli.inputs import Asked

    own = {field.name for field in attrs.fields(ReportRequest)} & asked.keys()
    told = {name: asked.pop(name) for name in own}
    return functools.partial(report, ReportRequest(asked=Asked(**asked), **told))


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
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.misuse import MisuseError
    from offentligroll.cli.redacting import key_in
    from offentligroll.files.reading import reason_of
    from offentligroll.languages import Message, say
    from offentligroll.report.archive_page import archive_page

    asked = request.asked
    inputs = Inputs.opened(asked, terminal)
    key = None if request.redact is None else key_in(request.redact)
    page = archive_page(_reviews(request, inputs), asked.language, words=asked.words, key=key)
    try:
        request.out.write_text(page, encoding="utf-8")
    except OSError as error:
        message = Message("command.misuse.not-written", path=str(request.out), reason=reason_of(error))
        raise MisuseError(message) from None
    terminal.say(say("report.wrote", asked.language, file=str(request.out)))
    inputs.tell_left_out()
    return int(inputs.has_errors)


def _reviews(request: ReportRequest, inputs: Inputs) -> list[Review]:
    from offentligroll.facts.among import Among
    from offentligroll.review.exports import lacking_in
    from offentligroll.review.parts import Holds, Side
    from offentligroll.review.reviewing import Reviewing

    among = Among.of(inputs.statements())
    under_way = [
        Reviewing(policy=one, for_=inputs.organisation, as_of=request.asked.as_of, among=among)
        for one in inputs.policies
    ]
    assessments: list[list[Assessment]] = [[] for _ in under_way]
    for statement in among:
        for reviewing, kept in zip(under_way, assessments, strict=True):
            try:
                kept.append(reviewing.add(statement))
            except ValueError as error:
                inputs.wrong_statement(statement, error)
    sides = {None: None, "both": tuple(Side)} | {one.value: (one,) for one in Side}
    holds = Holds(
        sides=sides[request.holds],
        start=request.start,
        end=request.until,
        lacks=lacking_in(inputs.archives),
    )
    return [
        one.result(request.on or dt.datetime.now(one.policy.zone).date(), holds, kept)
        for one, kept in zip(under_way, assessments, strict=True)
    ]
