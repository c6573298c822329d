"""Whose statements an archive holds; apart, since what reads archives needs nothing else of a review."""

from __future__ import annotations

import enum


class Side(enum.StrEnum):
    """Whose statements an archive holds."""

    OWN = "own"
    INCOMING = "incoming"
