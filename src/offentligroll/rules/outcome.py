"""The words in which answers are given."""

from __future__ import annotations

import enum


class Status(enum.StrEnum):
    """How firm an answer is."""

    SETTLED = "settled"
    """No answer to any unknown or weak fact can change it."""
    ASSUMED = "assumed"
    """Settled, or silent, only with facts that were assumed or not found."""
    PROVISIONAL = "provisional"
    """This is the answer, and it could still change."""
    OPEN = "open"
    """What is not known keeps it from being answered."""
    CONFLICTING = "conflicting"
    """Rules of the same rank disagree."""
    SILENT = "silent"
    """The policy has nothing to say about it."""
    NOT_IN_FORCE = "not-in-force"
    """The policy does not count on that day."""

    @property
    def is_firm(self) -> bool:
        """Whether it is the answer, which at most what was assumed or not found could change."""
        return self in (Status.SETTLED, Status.ASSUMED)


class RuleState(enum.StrEnum):
    """Whether a capacity rule stands."""

    YES = "yes"
    PROVISIONAL = "provisional"
    OPEN = "open"
    NO = "no"

    @property
    def stands(self) -> bool:
        """Whether it stands, if only for now."""
        return self in (RuleState.YES, RuleState.PROVISIONAL)


class Outcome(enum.StrEnum):
    """What a guideline comes to."""

    NOT_APPLICABLE = "not-applicable"
    PERMITTED = "permitted"
    COMPLIES = "complies"
    EXCUSED = "excused"
    UNDECIDED = "undecided"
    BREACHED = "breached"
    DEPARTED_FROM = "departed-from"

    @property
    def is_against(self) -> bool:
        """Whether the guideline was breached or departed from."""
        return self in (Outcome.BREACHED, Outcome.DEPARTED_FROM)


class ObligationOutcome(enum.StrEnum):
    """Whether an obligation arises."""

    DUE = "due"
    NOT_DUE = "not-due"
    UNDECIDED = "undecided"
