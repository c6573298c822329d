"""Finding the policy that a suite is about."""

from __future__ import annotations

from offentligroll.cases.suite import Suite
from offentligroll.policy.policy import Policy


def policy_of(suite: Suite) -> Policy:
    """Load the policy of a suite: the file beside it, or else the shipped one.

    Args:
        suite: the suite.

    Returns:
        The policy.

    Raises:
        FileError: there is none, or it is wrong.
    """
    if suite.folder is not None:
        beside = suite.folder / f"{suite.policy}.policy.toml"
        if beside.exists():
            return Policy.load(beside)
    return Policy.load(suite.policy)
