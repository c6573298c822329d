"""The index of the library: what a list of the shipped policies tells, without loading them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from offentligroll.files.shipped import shipped_bytes

if TYPE_CHECKING:
    from offentligroll.cases.suite import Suite
    from offentligroll.policy.policy import Policy


@attrs.frozen(kw_only=True)
class IndexEntry:
    """What the index tells of one policy."""

    id: str
    """Its id."""
    version: str
    """Its version."""
    country: str | None
    """The code of its country."""
    title: dict[str, str]
    """What it is called, by language."""
    question: dict[str, str]
    """What it asks, by language."""
    start: str | None
    """The first day on which it counts, in ISO form."""
    end: str | None
    """The last one."""
    capacity: int
    """How many capacity rules it has."""
    guidelines: int
    """How many guidelines of its own."""
    obligations: int
    """How many obligations of its own."""
    principles: int
    """How many principles."""
    sources: int
    """How many sources."""
    unverified: int
    """How many of its sources were not read where they stand."""
    cases: int | None
    """How many cases it has; None where it has no suite."""
    otherwise: int
    """How many of them are known to come out otherwise, or were overruled."""

    @classmethod
    def of(cls, policy: Policy, suite: Suite | None) -> IndexEntry:
        """Return what there is of a policy.

        Args:
            policy: the policy.
            suite: its cases, where there are any.

        Returns:
            Its entry.
        """
        days = policy.in_force
        cases = () if suite is None else suite.cases
        return cls(
            id=policy.id,
            version=policy.version,
            country=policy.country,
            title=dict(policy.title),
            question=dict(policy.question),
            start=_text(None if days is None else days.start),
            end=_text(None if days is None else days.end),
            capacity=len(policy.capacity_rules),
            guidelines=len(policy.guidelines),
            obligations=len(policy.obligations),
            principles=len(policy.principles),
            sources=len(policy.sources),
            unverified=sum(not source.verified for source in policy.sources),
            cases=None if suite is None else len(cases),
            # Whether they come out is what `offentligroll test` tells; to run them all takes its time.
            otherwise=sum(case.known is not None or case.overruled_by is not None for case in cases),
        )


def _text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def library_index() -> Sequence[IndexEntry]:
    """Read the index that comes with the library.

    Returns:
        An entry for each shipped policy, in the order of their ids.
    """
    return [IndexEntry(**entry) for entry in json.loads(shipped_bytes("report", "library.json"))]
