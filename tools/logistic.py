"""Logistic regressions of all facts at once, on sparse features and on the company that words keep."""

from __future__ import annotations

import attrs
import numpy as np
from scipy import sparse
from scipy.optimize import minimize

REGULARISATION = 2.0
"""How dear weights are."""
SHARE_OF_COMPANY = 0.4
"""How much what words keep company with counts beside the words themselves."""
RARITY = 0.15
"""Rare features count more than frequent ones, by this power."""
TRUST = 1.3
"""How much features count that are trusted: what patterns found, not how often a word came."""
OFTEN = 50
"""A feature in so many posts counts as it is."""
MOST_STEPS = 100


@attrs.frozen(kw_only=True)
class Fitted:
    """What was learnt: a column for each fact."""

    weights: np.ndarray
    always: np.ndarray
    of_company: np.ndarray

    @classmethod
    def on(
        cls,
        matrix: sparse.csr_matrix,
        around: np.ndarray | None,
        truths: np.ndarray,
        counts: np.ndarray,
        trusted: np.ndarray,
    ) -> Fitted:
        """Learn from rows.

        Args:
            matrix: the features of each row.
            around: the company of its words.
            truths: for each row and fact 1 if it is so, 0 if not, and what lies between if it is likely.
            counts: how much each answer counts; 0 if it is not known.
            trusted: which features count as much as rare ones, however frequent they are.

        Returns:
            The weights.
        """
        posts = np.maximum(np.asarray(matrix.sum(axis=0)).ravel(), 1)
        scale = np.where(trusted, TRUST, (posts / OFTEN) ** -RARITY)
        width = matrix.shape[1]
        beside = np.zeros((len(truths), 0)) if around is None else SHARE_OF_COMPANY * around
        found = _least_wrong((matrix @ sparse.diags(scale)).tocsr(), beside, truths, counts)
        return cls(
            weights=found[:width] * scale[:, None],
            always=found[-1],
            of_company=SHARE_OF_COMPANY * found[width:-1],
        )

    def scores(self, matrix: sparse.csr_matrix, around: np.ndarray | None) -> np.ndarray:
        """Tell how much speaks for each fact in each row.

        Args:
            matrix: the features of each row.
            around: the company of its words.

        Returns:
            A row of scores for each row; above 0, a fact is likely.
        """
        scores: np.ndarray = matrix @ self.weights + self.always
        if around is not None:
            scores += around @ self.of_company
        return scores


def _least_wrong(
    seen: sparse.csr_matrix, beside: np.ndarray, truths: np.ndarray, counts: np.ndarray
) -> np.ndarray:
    own, facts = seen.shape[1], truths.shape[1]
    width = own + beside.shape[1] + 1
    turned = seen.T.tocsr()

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(width, facts)
        scores = seen @ weights[:own] + beside @ weights[own:-1] + weights[-1]
        wrong = np.maximum(scores, 0) - scores * truths + np.log1p(np.exp(-np.abs(scores)))
        off = counts * (1 / (1 + np.exp(-scores)) - truths)
        slope = REGULARISATION * weights
        slope[:own] += turned @ off
        slope[own:-1] += beside.T @ off
        slope[-1] += off.sum(axis=0)
        return float((counts * wrong).sum() + REGULARISATION * (weights**2).sum() / 2), slope.ravel()

    options = {"maxiter": MOST_STEPS}
    found = minimize(cost, np.zeros(width * facts), jac=True, method="L-BFGS-B", options=options)
    return found.x.reshape(width, facts)
