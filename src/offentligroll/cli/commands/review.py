"""``offentligroll review``: a whole archive, what a person must look at first, and what can't be known."""

from __future__ import annotations

import functools
import json
from typing import Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options
from offentligroll.cli.parsing import AtLeastOne, Choice
from offentligroll.cli.reviewed import ReviewedRequest, begun, day_for, held, request_of, review_options
from offentligroll.cli.terminal import Terminal

FORMATS = ("text", "json")
"""How a review can be written."""


@attrs.frozen(kw_only=True)
class ReviewRequest(ReviewedRequest):
    """What ``review`` is asked."""

    format: str = "text"
    """One of :data:`FORMATS`."""
    rows: int = 20
    """How many obligations are shown at most."""


@helping.command("review")
@helping.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@asked_options()
@review_options
@helping.option("--format", type=Choice(FORMATS), default="text", help="review-format")
@helping.option("--rows", type=AtLeastOne(), default=20, metavar="N", help="review-rows")
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    return functools.partial(review, request_of(ReviewRequest, asked))


def review(request: ReviewRequest, terminal: Terminal) -> int:
    """Review archives under each policy, statement by statement, and tell what became of what they ask.

    Args:
        request: what is asked.
        terminal: where the review and problems go.

    Returns:
        0, or 1 if something is overdue or was late, a guideline, a rule about channels or a measure was
        breached, or an input could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together.
    """
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.summary import Summary
    from offentligroll.facts.among import NOTHING_AROUND, Among
    from offentligroll.report.review_words import review_lines
    from offentligroll.review.parts import FulfilmentOutcome
    from offentligroll.review.reviewing import asks_around

    asked = request.asked
    inputs = Inputs.opened(asked, terminal)
    summary = Summary()
    # Only where what stands around a statement is asked for is the whole archive kept.
    is_kept = any(map(asks_around, inputs.policies))
    statements = Among.of(inputs.statements()) if is_kept else inputs.statements()
    among = statements if isinstance(statements, Among) else NOTHING_AROUND
    under_way = begun(inputs, among)
    for number, statement in enumerate(statements, start=1):
        summary.statements = number
        for reviewing, policy in zip(under_way, inputs.policies, strict=True):
            try:
                summary.add(reviewing.add(statement), policy)
            except ValueError as error:
                inputs.wrong_statement(statement, error)
    holds = held(inputs, request.holds, request.start, request.until)
    days = [day_for(one, request.on) for one in inputs.policies]
    reviews = [one.result(day, holds) for one, day in zip(under_way, days, strict=True)]
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
