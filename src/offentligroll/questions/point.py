"""What one rule says to a question."""

from __future__ import annotations

import enum

import attrs

from offentligroll.assessment.parts import Duty
from offentligroll.model.capacity import Capacity
from offentligroll.questions.needed import Answers
from offentligroll.questions.parts import Ground
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation

Rule = CapacityRule | Guideline | Obligation


class Stance(enum.StrEnum):
    """What a rule says to a question."""

    PERMITTED = "permitted"
    """It permits what is asked about."""
    FREE = "free"
    """It would forbid or demand, and does not here."""
    AGAINST = "against"
    """It forbids what is asked about, or demands what is missing."""
    OPEN = "open"
    """It is not known what it says."""
    DUE = "due"
    """It asks for something to be done."""
    NOT_DUE = "not-due"
    """It asks for nothing here."""
    APART = "apart"
    """It is about something else."""


@attrs.frozen(kw_only=True)
class Point:
    """A rule that answers a question, and what it says."""

    ground: Ground
    """The rule, how firm it is, and what it rests on."""
    stance: Stance
    """What it says."""
    weight: float
    """How closely it is about what somebody has told."""
    to_yes: Answers | None = None
    """What would have to be known for it to permit, or to forbid nothing."""
    to_no: Answers | None = None
    """What would have to be known for it to forbid."""
    may_be_against: bool = False
    """Whether something still unknown could show that it is gone against."""
    is_done: bool = False
    """Whether what it forbids is known to be done, or what it demands is known to be missing."""
    applies: bool = False
    """Whether it is known to apply."""
    hangs_on: Capacity | None = None
    """The capacity in which it binds, where it is not known whose words they are."""
    duty: Duty | None = None
    """The obligation, where it is one."""
    waits_for_whose: bool = False
    """Whether what the obligation is about is known to be so, and only whose words they are is not."""

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.ground.rule

    @property
    def is_blocking(self) -> bool:
        """Whether it forbids, unless an exception is known to apply."""
        return self.is_done and self.applies

    @property
    def is_demand(self) -> bool:
        """Whether it demands something, and that is known to apply here."""
        norm = self.rule
        if not isinstance(norm, Guideline) or not self.applies:
            return False
        return norm.modality.is_duty and not norm.modality.is_prohibition
