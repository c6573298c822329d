"""The form in which the weights of a linear reader are shipped: few digits, one sign for each weight."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from offentligroll.facts.text.lanes import MOST_STEPS, SIGNS
from offentligroll.facts.text.linear import ALWAYS

STEP = 8
"""Weights are kept in steps of so many hundredths."""
FAINTEST = 3
"""Weights of fewer steps are left out."""
LOUDEST_AT_LEAST = 4
"""So are features of which no weight has so many.

That changed no measure of quality by more than chance, and makes the file a quarter smaller. Where there are
many posts, fewer and louder weights do as well.
"""


def weights_tables(
    facts: Sequence[str],
    weights: Mapping[str, Mapping[str, float]],
    faintest: int = FAINTEST,
    loudest_at_least: int = LOUDEST_AT_LEAST,
) -> dict[str, Any]:
    """Write weights with few digits.

    Args:
        facts: the facts, in the order in which they are written.
        weights: by feature and fact, in hundredths.
        faintest: weights of fewer steps are left out.
        loudest_at_least: so are features of which no weight has so many.

    Returns:
        What every text weighs, the step, the features that weigh anything, and for each fact one sign for
        each of them.

    Example:
        >>> weights_tables(["joy"], {"#bias": {"joy": -70.2}, "hurra": {"joy": 25.0}, "hum": {"joy": -9.0}})
        {'always': [-70], 'step': 8, 'features': ['hurra'], 'weights': {'joy': 'R'}}
    """
    steps = {
        feature: [_steps(each.get(fact, 0.0)) for fact in facts]
        for feature, each in sorted(weights.items())
        if feature != ALWAYS
    }
    kept = {
        feature: [weight if abs(weight) >= faintest else 0 for weight in each]
        for feature, each in steps.items()
        if max(map(abs, each)) >= loudest_at_least
    }
    return {
        "always": [round(weights[ALWAYS].get(fact, 0.0)) for fact in facts],
        "step": STEP,
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


def _steps(hundredths: float) -> int:
    return max(-MOST_STEPS, min(MOST_STEPS, round(hundredths / STEP)))
