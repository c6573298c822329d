"""What the commands that go through a whole archive have in common: its day, and what it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from offentligroll.cli.helping import option
from offentligroll.cli.parsing import Choice, Day

if TYPE_CHECKING:
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.facts.among import Among
    from offentligroll.policy.policy import Policy
    from offentligroll.review.parts import Holds
    from offentligroll.review.reviewing import Reviewing

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R")


@attrs.frozen(kw_only=True)
class ReviewedRequest:
    """What a command is asked that reviews archives."""

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


day_option = option("--on", type=Day(), metavar="DATE", help="on")
"""Lets a command be told the day of the report."""
holds_option = option("--holds", type=Choice(("own", "incoming", "both")), help="holds")
"""Lets a command be told whose statements an archive holds."""


def review_options(function: F) -> F:
    """Give a command the options of :class:`ReviewedRequest`, beside those of what is asked.

    Args:
        function: the command's function.

    Returns:
        The function with the options.
    """
    until = option("--until", type=Day(), metavar="DATE", help="until")
    start = option("--from", "start", type=Day(), metavar="DATE", help="review-from")
    return day_option(holds_option(start(until(function))))


def request_of(cls: type[R], options: Mapping[str, Any]) -> R:
    """Make a request of the options of a command.

    Args:
        cls: the class of the request, with a field ``asked``.
        options: the options; those that are no fields of it say what is asked.

    Returns:
        The request.
    """
    from offentligroll.cli.inputs import Asked

    make: Callable[..., R] = cls
    own = {field.name for field in attrs.fields(cls)}  # type: ignore[arg-type] # every request is of attrs
    asked = Asked(**{name: value for name, value in options.items() if name not in own})
    return make(asked=asked, **{name: value for name, value in options.items() if name in own})


def day_for(policy: Policy, on: dt.date | None) -> dt.date:
    """Return the day of a report under a policy.

    Args:
        policy: the policy.
        on: the day; None for today.

    Returns:
        The day in the policy's zone.
    """
    return on or dt.datetime.now(policy.zone).date()


def held(
    inputs: Inputs, sides: str | None, start: dt.date | None = None, end: dt.date | None = None
) -> Holds:
    """Return what archives hold.

    Args:
        inputs: the archives.
        sides: whose statements, as :data:`holds_option` takes them; None where nobody says.
        start: the first day that they cover; None for that of their first statement.
        end: the last day.

    Returns:
        What they hold, and what their formats are known to lack.
    """
    from offentligroll.cli.left_out import FOR_A_FEW
    from offentligroll.review.exports import lacking_in
    from offentligroll.review.parts import Holds
    from offentligroll.review.side import Side

    meant = {None: None, "both": tuple(Side)} | {one.value: (one,) for one in Side}
    left_out = sum(count for reason, count in inputs.left_out.items() if reason in FOR_A_FEW)
    return Holds(
        sides=meant[sides], start=start, end=end, lacks=lacking_in(inputs.archives), left_out=left_out
    )


def begun(inputs: Inputs, among: Among) -> list[Reviewing]:
    """Begin a review under each policy.

    Args:
        inputs: what is worked on.
        among: the statements among which each stands.

    Returns:
        The reviews, in the order of the policies.
    """
    from offentligroll.review.reviewing import Reviewing

    return [
        Reviewing(policy=one, for_=inputs.organisation, as_of=inputs.asked.as_of, among=among)
        for one in inputs.policies
    ]
