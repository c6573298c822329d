"""How firm a reply is: the rule that answers may be settled while another could still turn what is said."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.questions.making import Making, is_duty, weighed
from offentligroll.questions.point import Point
from offentligroll.questions.reply import Reply
from offentligroll.rules.outcome import Status


def held(making: Making, reply: Reply, others: Iterable[Point], *, by_capacity: bool = False) -> Reply:
    """Return a reply no firmer than what could still turn it.

    Args:
        making: makes replies.
        reply: the reply, as firm as the rule that answers.
        others: the rules that could turn it where they are not settled.
        by_capacity: whether it could turn with whose words they are.

    Returns:
        The reply, with a lower status where it is not as firm as its ground.
    """
    if not (reply.form.is_outright and reply.status.is_firm):
        return reply
    turning = weighed(one for one in others if one.ground.status is not Status.SETTLED)
    if not turning and not by_capacity:
        return reply
    if not by_capacity and all(one.ground.status is Status.ASSUMED for one in turning):
        return attrs.evolve(reply, status=Status.ASSUMED)
    asks = filter(None, map(making.question_of, turning))
    return attrs.evolve(reply, status=Status.PROVISIONAL, ask=next(asks, None) or making.capacity_question())


def that_may_forbid(points: Iterable[Point]) -> tuple[Point, ...]:
    """Choose the duties that could yet turn out to be gone against.

    Args:
        points: guidelines that answer a question.

    Returns:
        Those of which some answer to what is not known could make a *no*.
    """
    return tuple(one for one in points if is_duty(one) and one.may_be_against)


def may_be_read(making: Making, *, favourably: bool = True) -> bool:
    """Return whether a rule on whose words they are could yet answer the question by itself.

    Args:
        making: makes replies.
        favourably: whether that counts where the answer would be *yes*, too.

    Returns:
        False where no such rule answers it, or where it is settled that none of them decides.
    """
    points = making.points
    is_settled, found = points.assessment.status is Status.SETTLED, points.assessment.capacity
    readings = (
        making.template.meaning(rule.concludes.value)
        for rule in points.policy.capacity_rules
        if points.question in rule.answers and (not is_settled or rule.concludes is found)
    )
    return any(one is not None and (favourably or not one.is_favourable) for one in readings)
