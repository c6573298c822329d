"""``offentligroll review``: a whole archive, what a person must look at first, and what can't be known."""

from __future__ import annotations

import datetime as dt
import functools
import json
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options
from offentligroll.cli.parsing import AtLeastOne, Choice, Day
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.review.parts import Holds

FORMATS = ("text", "json")
"""How a review can be written."""


@attrs.frozen(kw_only=True)
class ReviewRequest:
    """What ``review`` is asked."""

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
    format: str = "text"
    """One of :data:`FORMATS`."""
    rows: int = 20
    """How many obligations are shown at most."""


@helping.command("review")
@helping.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@asked_options()
@helping.option("--on", type=Day(), metavar="DATE", help="on")
@helping.option("--holds", type=Choice(("own", "incoming", "both")), help="holds")
@helping.option("--from", "start", type=Day(), metavar="DATE", help="review-from")
@helping.option("--until", type=Day(), metavar="DATE", help="until")
@helping.option("--format", type=Choice(FORMATS), default="text", help="review-format")
@helping.option("--rows", type=AtLeastOne(), default=20, metavar="N", help="review-rows")
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    from offentligroll.cli.inputs import Asked

    own = {field.name for field in attrs.fields(ReviewRequest)} & asked.keys()
    told = {name: asked.pop(name) for name in own}
    return functools.partial(review, ReviewRequest(asked=Asked(**asked), **told))


def review(request: ReviewRequest, terminal: Terminal) -> int:
    """Review archives under each policy, statement by statement, and tell what became of what they ask.

    Args:
        request: what is asked.
        terminal: where the review and problems go.

    Returns:
        0, or 1 if something is overdue or was late, a guideline, a rule about channels or a measure was
        gone against, or an input could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together.
    """
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.summary import Summary
    from offentligroll.facts.among import NOTHING_AROUND, Among
    from offentligroll.report.review_words import review_lines
    from offentligroll.review.parts import FulfilmentOutcome
    from offentligroll.review.reviewing import Reviewing, asks_around

    asked = request.asked
    inputs = Inputs.opened(asked, terminal)
    summary = Summary()
    # Only where what stands around a statement is asked for is the whole archive kept.
    is_kept = any(map(asks_around, inputs.policies))
    statements = Among.of(inputs.statements()) if is_kept else inputs.statements()
    among = statements if isinstance(statements, Among) else NOTHING_AROUND
    under_way = [
        Reviewing(policy=one, for_=inputs.organisation, as_of=asked.as_of, among=among)
        for one in inputs.policies
    ]
    for number, statement in enumerate(statements, start=1):
        summary.statements = number
        for reviewing, policy in zip(under_way, inputs.policies, strict=True):
            try:
                summary.add(reviewing.add(statement), policy)
            except ValueError as error:
                inputs.wrong_statement(statement, error)
    on = [request.on or dt.datetime.now(one.zone).date() for one in inputs.policies]
    reviews = [one.result(day, _held(request, inputs)) for one, day in zip(under_way, on, strict=True)]
    if request.format == "json":
        records = [one.to_dict() for one in reviews]
        terminal.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
    else:
        for one, policy in zip(reviews, inputs.policies, strict=True):
            for line in review_lines(one, policy, asked.language, request.rows):
                terminal.say(line)
            terminal.say()
        summary.tell(terminal, asked.language)
    inputs.tell_left_out()
    late = sum(one.counts[FulfilmentOutcome.OVERDUE] + one.counts[FulfilmentOutcome.LATE] for one in reviews)
    against = sum(len(one.against) for one in reviews)
    return int(inputs.has_errors or late + against + summary.against > 0)


def _held(request: ReviewRequest, inputs: Inputs) -> Holds:
    from offentligroll.review.exports import lacking_in
    from offentligroll.review.parts import Holds, Side

    sides = {None: None, "both": tuple(Side)} | {one.value: (one,) for one in Side}
    return Holds(
        sides=sides[request.holds],
        start=request.start,
        end=request.until,
        lacks=lacking_in(inputs.archives),
    )
