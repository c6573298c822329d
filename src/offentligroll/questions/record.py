"""A reply as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.questions.parts import Condition, Ground, Said


def reply_to_dict(reply: Said) -> Mapping[str, Any]:
    """Turn a reply into plain values, ready for JSON.

    Args:
        reply: the reply.

    Returns:
        A dictionary.
    """
    moment = reply.by_moment or reply.by
    return {
        "format": 1,
        "question": reply.question.value,
        "asked_by": reply.asked_by.value,
        "form": reply.form.value,
        "manner": None if reply.manner is None else reply.manner.value,
        "status": reply.status.value,
        "policy": reply.policy,
        "by": None if moment is None else moment.isoformat(),
        "action": None if reply.action is None else dict(reply.action.translations),
        "conditions": [_condition(one) for one in reply.conditions],
        "ask": None if reply.ask is None else reply.ask.id,
        "ground": None if reply.ground is None else _ground(reply.ground),
        "rests_on": [{"fact": one.id, "truth": one.fact.truth.value} for one in reply.rests_on],
        "beside": [_ground(one) for one in reply.beside],
    }


def _condition(condition: Condition) -> dict[str, Any]:
    if condition.used is None:
        return {"capacity": condition.capacity and condition.capacity.value}
    return {"fact": condition.used.id, "holds": condition.holds}


def _ground(ground: Ground) -> dict[str, Any]:
    cite = ground.cite
    return {
        "rule": ground.id,
        "form": ground.form.value,
        "status": ground.status.value,
        "says": dict(ground.says.translations),
        "source": None if cite is None else str(cite),
        "verified": None if cite is None else cite.source.verified,
    }
