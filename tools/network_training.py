"""Training the small network that reads beside the linear reader.

The features of a text have vectors, which are added up; what is above zero of each of the sum's figures, and
not beyond a bound, counts for the facts. So words can mean something together that they do not mean alone,
and words that speak alike share what was learnt of them. While it learns, most features of each text
are left out at random, and some of the figures, so that it relies on none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from scipy import sparse

from offentligroll.facts.text.lanes import MOST_STEPS, SIGNS
from offentligroll.facts.text.network import MOST_OF_A_UNIT

UNITS = 48
POSTS_AT_ONCE = 128
LEFT_OUT = 0.6
"""This share of the features is left out while it learns."""
UNITS_LEFT_OUT = 0.3
PACE = 0.008
STEP = 8
"""Vectors are kept in steps of so many hundredths, as weights are."""
FAINTEST = 2
"""A feature of which no figure has so many steps is left out."""
_MIXING, _STEADYING = 0.9, 0.999
_WARMING = 50
_SMALLEST_PACE = 0.02
_SHRINKING = 1e-3
_BEGINNING = -2.0
_FIRST_SPREAD = 0.1


@attrs.frozen(kw_only=True)
class Trained:
    """What was learnt, as it is shipped: whole hundredths."""

    vectors: np.ndarray
    """For each feature, the steps of its figures."""
    always: np.ndarray
    """What each unit has without any feature."""
    out: np.ndarray
    """For each unit, what it counts for each fact."""
    out_always: np.ndarray

    def scores(self, matrix: sparse.csr_matrix) -> np.ndarray:
        """Tell what it scores for each row and fact, as the reader does.

        Args:
            matrix: the features of each row.

        Returns:
            A row of scores for each row.
        """
        units = np.clip(matrix @ self.vectors.astype(float) * STEP + self.always, 0, MOST_OF_A_UNIT)
        return (units @ self.out + 100 * self.out_always) / 10_000


def train(
    matrix: sparse.csr_matrix, truths: np.ndarray, counts: np.ndarray, rounds: int, seed: int = 1
) -> Trained:
    """Learn from rows.

    Args:
        matrix: the features of each row.
        truths: for each row and fact 1 if it is so, 0 if not.
        counts: how much each answer counts; 0 if it is not known.
        rounds: how often each row is looked at.
        seed: what chance begins with.

    Returns:
        What was learnt.
    """
    chance = np.random.RandomState(seed)
    facts = truths.shape[1]
    # The spread of units that many words share is small at first; what they count is not.
    vectors = chance.normal(0, _FIRST_SPREAD, (matrix.shape[1], UNITS)).astype(np.float32)
    always = np.zeros(UNITS, np.float32)
    out = chance.uniform(-1, 1, (UNITS, facts)).astype(np.float32) / np.float32(np.sqrt(UNITS))
    out_always = np.full(facts, _BEGINNING, np.float32)
    learner = _Learner(parts=[vectors, always, out, out_always])
    rows = matrix.astype(np.float32).tocsr()
    truths, counts = truths.astype(np.float32), counts.astype(np.float32)
    batches = -(-len(truths) // POSTS_AT_ONCE)
    steps = rounds * batches
    for step in range(steps):
        if step % batches == 0:
            order = chance.permutation(len(truths))
        some = order[step % batches * POSTS_AT_ONCE :][:POSTS_AT_ONCE]
        seen = rows[some]
        seen.data = (chance.random_sample(len(seen.data)) >= LEFT_OUT).astype(np.float32) / (1 - LEFT_OUT)
        sums = seen @ vectors + always
        kept = (chance.random_sample(sums.shape) >= UNITS_LEFT_OUT).astype(np.float32) / (1 - UNITS_LEFT_OUT)
        units = np.maximum(sums, 0) * kept
        off = (1 / (1 + np.exp(-(units @ out + out_always))) - truths[some]) * counts[some] / POSTS_AT_ONCE
        back = off @ out.T * kept * (sums > 0)
        pace = PACE * min(1.0, (step + 1) / _WARMING) * max(_SMALLEST_PACE, 1 - step / steps)
        learner.learn([seen.T @ back, back.sum(axis=0), units.T @ off, off.sum(axis=0)], pace)
    steps_of = np.clip(np.round(vectors * 100 / STEP), -MOST_STEPS, MOST_STEPS).astype(int)
    steps_of[np.abs(steps_of).max(axis=1) < FAINTEST] = 0
    return Trained(
        vectors=steps_of,
        always=np.round(always * 100).astype(int),
        out=np.round(out * 100).astype(int),
        out_always=np.round(out_always * 100).astype(int),
    )


def network_table(trained: Trained, features: Sequence[str]) -> dict[str, Any]:
    """Write what was learnt with few signs.

    Args:
        trained: what was learnt.
        features: the features, in the order of its vectors.

    Returns:
        The features that have vectors, for each unit one sign for each of them, and what the units count.
    """
    kept = [number for number, vector in enumerate(trained.vectors) if vector.any()]
    return {
        "step": STEP,
        "always": trained.always.tolist(),
        "out": trained.out.tolist(),
        "out_always": trained.out_always.tolist(),
        "features": [features[number] for number in kept],
        "vectors": [
            "".join(SIGNS[steps + MOST_STEPS] for steps in column) for column in trained.vectors[kept].T
        ],
    }


@attrs.define(kw_only=True)
class _Learner:
    """Adam: each figure moves by the mean of its slopes, in units of their size."""

    parts: list[np.ndarray]
    _means: list[np.ndarray] = attrs.field(init=False)
    _squares: list[np.ndarray] = attrs.field(init=False)
    _times: int = attrs.field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self._means = [np.zeros_like(part) for part in self.parts]
        self._squares = [np.zeros_like(part) for part in self.parts]

    def learn(self, slopes: list[np.ndarray], pace: float) -> None:
        """Move every part against its slope."""
        self._times += 1
        for number, slope in enumerate(slopes):
            self._means[number] += (1 - _MIXING) * (slope - self._means[number])
            self._squares[number] += (1 - _STEADYING) * (slope * slope - self._squares[number])
            size = np.sqrt(self._squares[number] / (1 - _STEADYING**self._times)) + 1e-8
            self.parts[number] *= 1 - pace * _SHRINKING
            self.parts[number] -= (pace / (1 - _MIXING**self._times)) * self._means[number] / size
