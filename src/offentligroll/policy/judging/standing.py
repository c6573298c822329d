"""A policy as it stands, where nobody has told a day."""

from __future__ import annotations

import datetime as dt

from offentligroll.policy.rulebook import Rulebook


def day_as_it_stands(policy: Rulebook) -> dt.date | None:
    """Return a day on which a policy counts as it stands, with all changes that its file knows of.

    Args:
        policy: the policy.

    Returns:
        Its last day in force; else the day of its last change; None where nothing in it is dated.
    """
    if policy.in_force is not None and policy.in_force.end is not None:
        return policy.in_force.end
    dates = [policy.in_force, *(one.in_force for one in policy.capacity_rules)]
    dates += [one.in_force for one in policy.all_guidelines]
    dates += [one.in_force for one in policy.all_obligations]
    dated = [one for one in dates if one is not None]
    starts = [one.start for one in dated if one.start is not None]
    after = [one.end + dt.timedelta(1) for one in dated if one.end is not None and one.end < dt.date.max]
    return max((*starts, *after), default=None)
