"""What an answer to a question consists of: its form, its ground, what it hangs on."""

from __future__ import annotations

import datetime as dt
import enum

import attrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.model.capacity import Capacity
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import Bound, CapacityRule, Guideline, Obligation
from offentligroll.rules.source import Citation
from offentligroll.rules.template_id import TemplateId


class Form(enum.StrEnum):
    """What a reply says."""

    YES = "yes"
    NO = "no"
    YES_IF = "yes-if"
    NO_UNLESS = "no-unless"
    MUST = "must"
    NEED_NOT = "need-not"
    NOT_SAID = "not-said"
    NOT_KNOWN = "not-known"

    @property
    def is_outright(self) -> bool:
        """Whether it says something without conditions and exceptions."""
        return self in (Form.YES, Form.NO, Form.MUST, Form.NEED_NOT)

    @property
    def is_said(self) -> bool:
        """Whether it says something, if only on conditions."""
        return self not in (Form.NOT_SAID, Form.NOT_KNOWN)

    @property
    def is_favourable(self) -> bool:
        """Whether it says yes, if only on conditions."""
        return self in (Form.YES, Form.YES_IF)

    @property
    def is_adverse(self) -> bool:
        """Whether it says no, if only with exceptions."""
        return self in (Form.NO, Form.NO_UNLESS)


class Manner(enum.StrEnum):
    """Why a reply of its form is put in other words than the usual ones."""

    ADVICE = "advice"
    """It is advised, and no more."""
    PERMITTED = "permitted"
    """It is said that it need not be done, and not only nowhere that it must."""
    PROTECTED = "protected"
    """Somebody else may not act against whoever asks."""
    PRECAUTION = "precaution"
    """It is to be done only because nobody can tell yet."""
    OFFICIAL = "official"
    """The policy says whose words they are: the authority's."""
    PERSONAL = "personal"
    """The policy says whose words they are: the person's own."""
    NOT_COVERED = "not-covered"
    """The policy is not about it, or not in force."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Condition:
    """What has to be so for a reply to hold."""

    used: UsedFact | None = None
    """The fact; None where it is about the capacity."""
    holds: bool = True
    """Whether it has to be so, or has not to be so."""
    capacity: Capacity | None = None
    """Whose words they have to be."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Ground:
    """A rule that answers, and how it stands."""

    __repr__ = short_repr

    rule: Guideline | Obligation | CapacityRule
    """The rule."""
    status: Status
    """How firm it is."""
    form: Form
    """What it says by itself."""
    facts: tuple[UsedFact, ...] = ()
    """The facts that it rests on, or that are missing."""

    @property
    def id(self) -> str:
        """The id of the rule."""
        return self.rule.id

    @property
    def says(self) -> Wording:
        """The rule as a sentence."""
        return self.rule.says

    @property
    def cite(self) -> Citation | None:
        """Where it comes from."""
        return self.rule.cite


@attrs.frozen(kw_only=True, field_transformer=typed)
class Said:
    """What a reply says, without the ways in which it is told."""

    question: TemplateId
    """What was asked."""
    asked_by: Bound
    """From whose side."""
    form: Form
    """What it says."""
    status: Status
    """How firm it is."""
    policy: str
    """The id of the policy that answers."""
    title: Wording
    """What the policy is called."""
    manner: Manner | None = None
    """Why it is put in other words than the usual ones."""
    by: dt.date | None = None
    """The last day, where something is to be done and that day can be told."""
    by_moment: dt.datetime | None = None
    """The very moment, where time is counted in hours."""
    action: Wording | None = None
    """What is to be done."""
    keep_until: dt.date | None = None
    """The last day to keep what the act left, where that can be told."""
    conditions: tuple[Condition, ...] = ()
    """On what the answer depends: *yes, if*, *no, unless*."""
    ask: UsedFact | None = None
    """What to ask next; None where nothing would tell more."""
    ground: Ground | None = None
    """The rule that answers."""
    rests_on: tuple[UsedFact, ...] = ()
    """The facts that the answer rests on."""
    beside: tuple[Ground, ...] = ()
    """The other rules that bear on the question, what goes against first."""

    @property
    def source(self) -> Citation | None:
        """Where the ground comes from."""
        return None if self.ground is None else self.ground.cite
