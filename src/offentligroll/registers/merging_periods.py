"""Two periods of the same thing: the more exact ends, unless they contradict each other."""

from __future__ import annotations

import attrs

from offentligroll.model.partial_date import Edge, End
from offentligroll.model.period import Period
from offentligroll.model.truth import Truth


def may_be(one: End, other: End) -> bool:
    """Whether two ends may be the same day, as far as they are told."""
    if isinstance(one, Edge) or isinstance(other, Edge):
        return Edge.UNKNOWN in (one, other) or one is other
    return one.earliest <= other.latest and other.earliest <= one.latest


def merged_period(old: Period, new: Period) -> Period | None:
    """Take over the more exact ends; None where they contradict each other."""
    start, end = _merged_end(old.start, new.start), _merged_end(old.end, new.end)
    if start is None or end is None:
        return None
    checked = max(filter(None, (old.checked, new.checked)), default=None)
    try:
        merged = Period(start=start, end=end)
        if checked is not None and merged.contains(checked) is Truth.NO:
            checked = old.checked
        return attrs.evolve(merged, checked=checked)
    except ValueError:
        return None


def _merged_end(old: End, new: End) -> End | None:
    if old == new or new is Edge.UNKNOWN:
        return old
    if old is Edge.UNKNOWN:
        return new
    if isinstance(old, Edge):
        # An end that nobody had told of yet; an open beginning has no day that a register could add.
        return new
    if isinstance(new, Edge):
        return None
    if not may_be(old, new):
        return None
    return min(old, new, key=lambda one: one.latest - one.earliest)
