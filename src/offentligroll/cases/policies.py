"""Finding the policy that a suite is about."""

from __future__ import annotations

from offentligroll.cases.suite import Suite
from offentligroll.files.problems import FileError, Problem, did_you_mean
from offentligroll.languages import Message
from offentligroll.languages.arguments import check_type
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.loading import policy_beside
from offentligroll.policy.reading.shipped_files import SUFFIX, shipped_ids


def policy_of(suite: Suite) -> Policy:
    """Load the policy of a suite: the file beside it, or else the shipped one.

    Args:
        suite: the suite.

    Returns:
        The policy.

    Raises:
        FileError: there is none, or it is wrong.

    Example:
        >>> policy_of(Suite.shipped("katrineholm")).id
        'katrineholm'
    """
    check_type("suite", suite, Suite)
    beside = None if suite.folder is None else policy_beside(suite.folder, suite.policy)
    if beside is not None:
        return Policy.load(beside)
    shipped = shipped_ids()
    if suite.policy not in shipped:
        message = Message("cases.no-policy", name=suite.name, policy=suite.policy)
        files = () if suite.folder is None else suite.folder.glob(f"*{SUFFIX}")
        beside_it = sorted(file.name.removesuffix(SUFFIX) for file in files)
        hint = did_you_mean(suite.policy, (*beside_it, *shipped)) or Message(
            "cases.put-beside", name=f"{suite.policy}{SUFFIX}"
        )
        raise FileError([Problem("unknown-policy", message, hint=hint, place=suite.place)])
    return Policy.load(suite.policy)
