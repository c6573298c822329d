"""The three kinds of rules that a policy consists of."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from offentligroll.faces import loader
from offentligroll.model.capacity import Capacity
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import NO_WORDS, UNDETERMINED, Wording
from offentligroll.rules.condition import ALWAYS_TRUE, Condition
from offentligroll.rules.covers import Covers
from offentligroll.rules.source import Citation, InForce
from offentligroll.rules.template_id import TemplateId

if TYPE_CHECKING:
    from offentligroll.rules.duration import Duration
else:
    # Few norms have a time in which they are to be met.
    __getattr__ = loader(__name__, {"Duration": "rules.duration"})


class Verb(enum.StrEnum):
    """How strongly a capacity rule concludes."""

    OFFICIAL_ONLY_IF = "official_only_if"
    PERSONAL_ONLY_IF = "personal_only_if"
    DECIDES = "decides"
    PRESUMES = "presumes"
    SUGGESTS = "suggests"

    @property
    def tier(self) -> int:
        """The rank of the rule: 0 for requirements, 1 decides, 2 presumes, 3 suggests."""
        return _TIERS[self]

    @property
    def is_requirement(self) -> bool:
        """Whether the rule names a legal element without which a capacity is out."""
        return self.tier == 0


_TIERS = {
    Verb.OFFICIAL_ONLY_IF: 0,
    Verb.PERSONAL_ONLY_IF: 0,
    Verb.DECIDES: 1,
    Verb.PRESUMES: 2,
    Verb.SUGGESTS: 3,
}


class Modality(enum.StrEnum):
    """What a guideline asks."""

    MUST = "must"
    MUST_NOT = "must_not"
    SHOULD = "should"
    SHOULD_NOT = "should_not"
    MAY = "may"

    @property
    def is_prohibition(self) -> bool:
        """Whether the described conduct is the wrong one."""
        return self in (Modality.MUST_NOT, Modality.SHOULD_NOT)

    @property
    def is_duty(self) -> bool:
        """Whether it asks something, rather than permitting it."""
        return self is not Modality.MAY

    @property
    def is_strict(self) -> bool:
        """Whether going against it is a breach, and not only a departure."""
        return self in (Modality.MUST, Modality.MUST_NOT)


class InCapacity(enum.StrEnum):
    """In which capacity of the speaker a guideline or obligation binds."""

    OFFICIAL = "official"
    PERSONAL = "personal"
    ANY = "any"


class Bound(enum.StrEnum):
    """Whom a guideline or obligation binds."""

    SPEAKER = "speaker"
    AUTHORITY = "authority"
    EMPLOYER = "employer"
    RULE_MAKER = "rule-maker"
    VISITOR = "visitor"


class StartsAt(enum.StrEnum):
    """From when the time for an obligation runs."""

    PUBLISHED = "published"
    RECEIVED = "received"


class DoneBy(enum.StrEnum):
    """By what an obligation is met, where no condition on a later act says it."""

    ANSWER = "answer"
    REMOVAL = "removal"
    REGISTRATION = "registration"
    DISPOSAL = "disposal"


class Ends(enum.StrEnum):
    """When calendar time that runs out on a day off ends."""

    NEXT_WORKING_DAY = "next working day"


def _reason(why: Wording | Mapping[str, str] | str) -> Wording:
    return Wording({UNDETERMINED: why} if isinstance(why, str) else why)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Accepted:
    """A warning that the author of a policy has accepted.

    Example:
        >>> accepted = Accepted(code="reaches-private-speech", why="the statute says so")
        >>> accepted.why.in_language("sv")
        'the statute says so'
    """

    __repr__ = short_repr

    code: str
    """The code of the warning."""
    why: Wording = attrs.field(converter=_reason)
    """The author's reason; a text alone is in a language that nobody has named."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class CapacityRule:
    """A rule that concludes official or personal."""

    __repr__ = short_repr

    id: str
    """Its id in the policy; ``other-policy/id`` for a rule taken in from another."""
    verb: Verb
    """How strongly it concludes."""
    concludes: Capacity
    """What it concludes. A requirement of one capacity concludes the other, when it is not met."""
    requirement: Condition | None = None
    """For requirements: what must be so."""
    when: Condition = ALWAYS_TRUE
    """When the rule applies."""
    unless: Condition | None = None
    """Exceptions: part of the rule, so that not knowing them leaves the rule open."""
    rebutted_by: Condition | None = None
    """The other side's burden: not knowing it leaves the rule standing, provisionally."""
    outranks: tuple[str, ...] = ()
    """Ids of rules that are set aside while this one stands."""
    hat: str | None = None
    """The role that the conclusion speaks of, such as ``"party"``."""
    says: Wording
    """The rule as a sentence."""
    cite: Citation | None = None
    """Where it comes from."""
    answers: tuple[TemplateId, ...] = ()
    """The questions that people ask and that it answers."""
    in_force: InForce | None = None
    """When it counts; None for always."""
    accept: tuple[Accepted, ...] = ()
    """Warnings that the author has accepted."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Guideline:
    """One norm of conduct."""

    __repr__ = short_repr

    id: str
    """Its id in the policy."""
    modality: Modality
    """Must, must not, should, should not or may."""
    conduct: Condition
    """The conduct that it is about."""
    in_capacity: InCapacity = InCapacity.OFFICIAL
    """In which capacity it binds."""
    binds: tuple[Bound, ...] = (Bound.SPEAKER,)
    """Whom it binds."""
    when: Condition = ALWAYS_TRUE
    """When it applies."""
    unless: Condition | None = None
    """Exceptions."""
    defence: Condition | None = None
    """On duties: what the bound party must show to be excused."""
    outranks: tuple[str, ...] = ()
    """On permissions: ids of duties that it excuses, or of permissions that it sets aside."""
    says: Wording
    """The norm as a sentence."""
    cite: Citation | None = None
    """Where it comes from."""
    answers: tuple[TemplateId, ...] = ()
    """The questions that people ask and that it answers."""
    in_force: InForce | None = None
    """When it counts; None for always."""
    accept: tuple[Accepted, ...] = ()
    """Warnings that the author has accepted."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Obligation:
    """What must be done after the act."""

    __repr__ = short_repr

    id: str
    """Its id in the policy."""
    action: Wording
    """What is to be done."""
    in_capacity: InCapacity = InCapacity.OFFICIAL
    """In which capacity of the speaker it arises."""
    binds: tuple[Bound, ...] = (Bound.AUTHORITY,)
    """Whom it binds."""
    when: Condition = ALWAYS_TRUE
    """When it arises."""
    unless: Condition | None = None
    """Exceptions."""
    starts: StartsAt = StartsAt.PUBLISHED
    """From when its time runs."""
    within: Duration | None = None
    """How soon it must be done."""
    ends: Ends | None = None
    """Whether calendar time that runs out on a day off runs on; None where only the country's law says so."""
    done_by: DoneBy | None = None
    """By what it is met; None where nothing, or ``done_when``, says so."""
    done_when: Condition | None = None
    """What must be so of a later act that meets it."""
    retain: Duration | None = None
    """How long to keep what the act left."""
    due_when_undecided: bool = False
    """Whether it is done as a precaution while it can't be decided."""
    says: Wording
    """The duty as a sentence."""
    cite: Citation | None = None
    """Where it comes from."""
    answers: tuple[TemplateId, ...] = ()
    """The questions that people ask and that it answers."""
    in_force: InForce | None = None
    """When it counts; None for always."""
    accept: tuple[Accepted, ...] = ()
    """Warnings that the author has accepted."""

    @property
    def counts_days(self) -> bool:
        """Whether its time hangs on which days are working days, whatever the country's law."""
        lengths = (self.within, self.retain)
        return self.ends is not None or any(one is not None and one.counts_days for one in lengths)


@attrs.frozen(kw_only=True, field_transformer=typed)
class OwnFact:
    """A fact that a policy names itself: a group of others, a list of words or hosts, or a question.

    What has neither group nor words nor hosts is a question that only people and programs answer.
    """

    __repr__ = short_repr

    id: str
    """Its id, which no fact of the vocabulary had in the first edition."""
    phrase: Wording
    """What people read."""
    is_not: Wording = NO_WORDS
    """Its negation, where the author gives one."""
    that_not: Wording = NO_WORDS
    """The negation as it follows *that* or *when*."""
    ask: Wording = NO_WORDS
    """The question."""
    must: Wording = NO_WORDS
    """The demand."""
    must_not: Wording = NO_WORDS
    """The prohibition."""
    group: Condition | None = None
    """The condition that it stands for; never given or assumed."""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Phrases to look for, by language."""
    hosts: tuple[str, ...] = ()
    """Hosts such as ``"felanmalan.example.se"`` to look for in its links."""
    covers: Covers | None = None
    """For a policy that was taken in: whom and what it is about; files can't write it."""

    @property
    def is_question(self) -> bool:
        """Whether only people and programs answer it."""
        return self.group is None and not self.words and not self.hosts and self.covers is None
