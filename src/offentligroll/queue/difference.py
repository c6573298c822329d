"""What comes out otherwise when a policy changes while an archive is gone through."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.assessment.shift import Shift, shift_between
from offentligroll.queue.session import ReviewSession


def difference(before: ReviewSession, after: ReviewSession, policy: str) -> Iterator[tuple[int, Shift]]:
    """Compare two sessions over the same archive, with the same answers.

    Args:
        before: the one.
        after: the other, such as :meth:`~offentligroll.queue.ReviewSession.under` gives it.
        policy: the id of the policy, which both have.

    Yields:
        The number of each statement of which something comes out otherwise, and both assessments.
    """
    for number in range(len(before.statements)):
        shift = shift_between(before.assessment(number, policy), after.assessment(number, policy))
        if not shift.is_empty:
            yield number, shift
