"""Building what a policy file says of whom and what the policy is about."""

from __future__ import annotations

from offentligroll.policy.reading.building import Builder
from offentligroll.rules.covers import Covers
from offentligroll.rules.source import InForce


def built_covers(builder: Builder) -> Covers | None:
    """Build what the file says of whom and what the policy is about.

    Args:
        builder: the file.

    Returns:
        The scope; None where the file names none.
    """
    shape = builder.shape.covers
    if shape is None:
        return None
    is_dated = shape.start is not None or shape.end is not None
    return Covers(
        organisations=shape.organisations,
        kinds=shape.kinds,
        countries=shape.countries,
        areas=shape.areas,
        roles=shape.roles,
        channels=shape.channels,
        days=InForce(start=shape.start, end=shape.end) if is_dated else None,
        when=builder.conditions.read(shape.when, (*shape.path, "when")),
    )
