"""The form in which the weights of a linear reader are shipped: few digits, one sign for each weight."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from offentligroll.facts.text.linear import ALWAYS, MOST_STEPS, SIGNS

STEP = 8
"""Weights are kept in steps of so many hundredths, and those below half a step are left out.

That changed one answer in two hundred, and no measure of quality by more than chance.
"""


def weights_tables(
    facts: Sequence[str], weights: Mapping[str, Mapping[str, float]], step: int = STEP
) -> dict[str, Any]:
    """Write weights with few digits.

    Args:
        facts: the facts, in the order in which they are written.
        weights: by feature and fact, in hundredths.
        step: how many hundredths a step is.

    Returns:
        What every text weighs, the step, the features that weigh anything, and for each fact one sign for
        each of them.

    Example:
        >>> weights_tables(["joy"], {"#bias": {"joy": -70.2}, "hurra": {"joy": 17.0}, "hum": {"joy": -3.0}})
        {'always': [-70], 'step': 8, 'features': ['hurra'], 'weights': {'joy': 'Q'}}
    """
    steps = {
        feature: [_steps(each.get(fact, 0.0), step) for fact in facts]
        for feature, each in sorted(weights.items())
        if feature != ALWAYS
    }
    kept = {feature: each for feature, each in steps.items() if any(each)}
    return {
        "always": [round(weights[ALWAYS].get(fact, 0.0)) for fact in facts],
        "step": step,
        "features": list(kept),
        "weights": {
            fact: "".join(SIGNS[each[number] + MOST_STEPS] for each in kept.values())
            for number, fact in enumerate(facts)
        },
    }


def weights_text(table: Mapping[str, Any]) -> str:
    """Write the whole file, so that a change shows where it is.

    Args:
        table: what the file holds.

    Returns:
        Its text.
    """
    return json.dumps(table, ensure_ascii=False, indent=0) + "\n"


def _steps(hundredths: float, step: int) -> int:
    return max(-MOST_STEPS, min(MOST_STEPS, round(hundredths / step)))
