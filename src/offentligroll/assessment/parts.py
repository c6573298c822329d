"""What an assessment consists of: facts in use, reasons, findings, duties, questions, provenance."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import overload

import attrs

from offentligroll.facts.fact import Fact
from offentligroll.facts.forms import FactForms
from offentligroll.files.json_writing import json_line
from offentligroll.model.capacity import Capacity
from offentligroll.model.short_repr import short_repr
from offentligroll.model.statement import Act
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording
from offentligroll.rules.outcome import ObligationOutcome, Outcome, RuleState, Status
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation
from offentligroll.rules.source import Citation


@attrs.frozen(kw_only=True, field_transformer=typed)
class StatementSummary:
    """The statement as an assessment remembers it: by ids, without the directory."""

    id: str
    """The statement's id."""
    act: Act
    """What was done."""
    at: dt.datetime | dt.date | None = None
    """When."""
    author: str | None = None
    """The author's id in the directory."""
    author_name: str | None = None
    """The author's name."""
    channel: str | None = None
    """The channel's id."""
    text: str | None = attrs.field(default=None, repr=False)
    """The words."""
    language: str | None = None
    """Their language."""
    received: dt.datetime | dt.date | None = None
    """When a request in it came in, where that is another time."""

    @functools.cached_property
    def told(self) -> Mapping[str, str | None]:
        """Which statement it is, as it stands beside every answer about it."""
        return {
            "statement": self.id,
            "at": None if self.at is None else self.at.isoformat(),
            "act": self.act.value,
            "channel": self.channel,
            "author": self.author,
        }

    @functools.cached_property
    def told_in_json(self) -> str:
        """The same as JSON, without its braces."""
        at = "null" if self.at is None else f'"{self.at.isoformat()}"'
        channel, author = _id_in_json(self.channel), _id_in_json(self.author)
        return (
            f'"statement": {json_line(self.id)}, "at": {at}, "act": "{self.act}", "channel": {channel}, '
            f'"author": {author}'
        )

    @functools.cached_property
    def words_in_json(self) -> str:
        """The words as JSON."""
        return json_line(self.text)


@functools.lru_cache(maxsize=1024)
def _id_in_json(identity: str | None) -> str:
    """Accounts and people come again and again."""
    return json_line(identity)


@attrs.frozen(kw_only=True, field_transformer=typed)
class UsedFact:
    """A fact that an answer rests on, with the sentences in which people read it."""

    __repr__ = short_repr

    fact: Fact
    """The answer, its origin and evidence."""
    forms: FactForms
    """The sentences in which it is spoken of."""

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.fact.id

    @property
    def phrase(self) -> Wording:
        """What the fact says."""
        return self.forms.phrase


@attrs.frozen(kw_only=True, field_transformer=typed)
class Reason:
    """A capacity rule, how it stands, and the facts that made it stand or fall."""

    __repr__ = short_repr

    rule: CapacityRule
    """The rule."""
    state: RuleState
    """Whether it stands."""
    facts: tuple[UsedFact, ...] = ()
    """The facts that decided its state: the *why*, and the *why not*."""
    set_aside_by: tuple[str, ...] = ()
    """Ids of standing rules that outrank it."""
    overruled_by: tuple[str, ...] = ()
    """Ids of the deciding rules, where they are of a higher rank and conclude the other capacity."""

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.rule.id

    @property
    def says(self) -> Wording:
        """The rule as a sentence."""
        return self.rule.says

    @property
    def cite(self) -> Citation | None:
        """Where the rule comes from."""
        return self.rule.cite


@attrs.frozen(kw_only=True, field_transformer=typed)
class Finding:
    """What one guideline comes to."""

    __repr__ = short_repr

    guideline: Guideline
    """The guideline."""
    outcome: Outcome
    """What it comes to."""
    status: Status
    """How firm that is."""
    facts: tuple[UsedFact, ...] = ()
    """The facts that decided it, or that are missing."""
    excused_by: tuple[str, ...] = ()
    """``"unless"``, ``"defence"``, or ids of permissions: all that excuse."""
    may_be_against: bool = True
    """Whether anything still unknown, weak facts and an unsettled capacity included, could show that the
    guideline is breached: False is a promise, True is cautious; always False for a permission."""

    @property
    def id(self) -> str:
        """The guideline's id."""
        return self.guideline.id


@attrs.frozen(kw_only=True, field_transformer=typed)
class Duty:
    """What one obligation comes to."""

    __repr__ = short_repr

    obligation: Obligation
    """The obligation."""
    outcome: ObligationOutcome
    """Whether it is due."""
    status: Status
    """How firm that is."""
    due: dt.date | None = None
    """The last day to do it, where it is due and that day can be told."""
    due_at: dt.datetime | None = None
    """The very moment, where its time is counted in hours."""
    moved_from: dt.date | None = None
    """The day off on which the time would have run out, where it ran on to the next working day."""
    keep_until: dt.date | None = None
    """The last day to keep what the act left, where that can be told."""
    is_precaution: bool = False
    """Whether it is due only because nobody can tell yet."""
    facts: tuple[UsedFact, ...] = ()
    """The facts that decided it, or that are missing."""

    @property
    def id(self) -> str:
        """The obligation's id."""
        return self.obligation.id


@attrs.frozen(kw_only=True, field_transformer=typed)
class Question:
    """Facts to ask about together: some answers to them would change the capacity."""

    __repr__ = short_repr

    facts: tuple[UsedFact, ...]
    """One fact, two or three, with what is known of them now."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class OpenQuestions(Sequence[Question]):
    """What to ask next."""

    __repr__ = short_repr

    questions: tuple[Question, ...] = ()
    """The smallest sets of facts whose answers would change the capacity, single facts first."""
    complete: bool = True
    """Whether every set of one or two facts was tried."""
    asks_day: bool = False
    """Whether the day is to be asked for first: it is not known, and dated rules part by it."""

    @overload
    def __getitem__(self, index: int) -> Question: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Question, ...]: ...
    def __getitem__(self, index: int | slice) -> Question | tuple[Question, ...]:
        return self.questions[index]

    def __len__(self) -> int:
        return len(self.questions)

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Provenance:
    """What the answer was made from: the same provenance gives the same answer years later."""

    __repr__ = short_repr

    policy: str
    """The policy's id."""
    version: str
    """The policy's version."""
    title: Wording
    """The policy's title."""
    question: Wording
    """The question that the policy answers."""
    sha256: str
    """Hash of the policy as loaded, with those that it extends."""
    library: str
    """Version of this library."""
    facts: str
    """Hash of the facts that the policy asks for and that are known, and of the tone."""
    otherwise: Capacity
    """What the policy says where no rule stands."""
    organisation: str | None = None
    """Id of the organisation that was *the authority*."""
    organisation_name: str | None = None
    """Its name."""
    day: dt.date | None = None
    """The day of the law."""
    as_of: dt.date | None = None
    """That day, where it was asked for and not taken from the statement."""
    zone: str | None = None
    """The time zone whose days count."""
    published: dt.datetime | dt.date | None = None
    """From when time is counted for a bare set of facts; a statement has its own."""
    received: dt.datetime | dt.date | None = None
    """When what it answers came in, for a bare set of facts."""
