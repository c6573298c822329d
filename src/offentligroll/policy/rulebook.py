"""What a policy says, and what it decides from facts that are known as bits."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

import attrs

from offentligroll.engine.compiled import Compiled
from offentligroll.engine.gate import NOT_IN_FORCE, within
from offentligroll.engine.own_facts import expand, plain_groups
from offentligroll.engine.stretches import agreed, stretches_of
from offentligroll.faces import loader
from offentligroll.facts.known_facts import BY_THE_CLOCK, cost_of
from offentligroll.facts.relations import implications
from offentligroll.model.capacity import Capacity
from offentligroll.model.organisation_kind import OrganisationKind
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import Condition
from offentligroll.rules.covers import Covers, covers_id
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation, OwnFact
from offentligroll.rules.source import InForce, Source
from offentligroll.rules.visitor import VISITOR

if TYPE_CHECKING:
    from offentligroll.engine.columns import CapacityColumns
    from offentligroll.engine.conclusions import Decision
    from offentligroll.engine.known import Known
    from offentligroll.facts import Answer, Context, Detectors
    from offentligroll.facts.forms import FactForms
    from offentligroll.model.calendar import WorkingCalendar
    from offentligroll.rules import AdoptedDocument, ArchiveRule, ChannelRule, HouseRule, Principle
else:
    # What few policies hold is loaded where one does, or where a program's own is held to its types.
    _RARE = {"Detectors": "facts.registry", "HouseRule": "rules.house_rule", "Principle": "rules.document"}
    _RARE |= {"ArchiveRule": "rules.archive_rule", "ChannelRule": "rules.channel_rule"}
    _RARE |= {"AdoptedDocument": "rules.document", "WorkingCalendar": "model.calendar"}
    __getattr__ = loader(__name__, _RARE)


def _refuse_visitor(_: object, __: object, rules: tuple[CapacityRule, ...]) -> None:
    if any(rule.id == VISITOR for rule in rules):
        from offentligroll.languages import Message, MessageError  # noqa: PLC0415

        raise MessageError(Message("policy.reserved-id", id=VISITOR))


@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class Rulebook:
    """The contents of a policy, without the ways in which it is loaded and asked."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={self.id!r}, version={self.version!r})"

    id: str
    """Its id, as other policies name it."""
    version: str
    """Its version, as its author counts."""
    languages: tuple[str, ...]
    """Languages in which every sentence of it is there."""
    title: Wording
    """What it is called."""
    question: Wording
    """The question that it answers."""
    country: str | None = None
    """ISO 3166 code of the country whose working days count."""
    zone: ZoneInfo
    """The time zone whose days count."""
    in_force: InForce | None = None
    """When it counts; None for always."""
    document: AdoptedDocument | None = None
    """The adopted text that it encodes."""
    covers: Covers | None = None
    """Whom and what it is about; None for all."""
    model_for: tuple[OrganisationKind, ...] = ()
    """The kinds of bodies that it is offered to as a model, where no body has decided it."""
    otherwise: Capacity = Capacity.UNDETERMINED
    """The capacity where no rule stands."""
    sources: tuple[Source, ...] = ()
    """The texts that its rules are drawn from."""
    assume: tuple[Assumption, ...] = ()
    """What holds when nobody has said otherwise."""
    own_facts: tuple[OwnFact, ...] = ()
    """The facts that it names itself, those of extended policies included."""
    capacity_rules: tuple[CapacityRule, ...] = attrs.field(default=(), validator=_refuse_visitor)
    """What counts as official, and what as personal."""
    guidelines: tuple[Guideline, ...] = ()
    """What the guidelines ask, those of extended policies included."""
    obligations: tuple[Obligation, ...] = ()
    """What follows from an act, those of extended policies included."""
    house_rules: tuple[HouseRule, ...] = ()
    """What visitors may not post, the house rules of extended policies included."""
    channel_rules: tuple[ChannelRule, ...] = ()
    """What is asked of a channel on a day."""
    archive_rules: tuple[ArchiveRule, ...] = ()
    """What is measured of a channel over a period."""
    principles: tuple[Principle, ...] = ()
    """The sentences of its document that no machine can watch."""
    extends: tuple[str, ...] = ()
    """Ids of the policies that it takes in."""
    sha256: str = attrs.field(default="", eq=False)
    """Hash of its file, and of those of the policies that it takes in; empty where there is none."""
    detectors: Detectors | None = attrs.field(default=None, eq=False, repr=False)
    """Who answers the facts; None for those that come with the library."""
    calendar: WorkingCalendar | None = attrs.field(default=None, eq=False, repr=False)
    """The working days; left out, those of the country as far as the library knows them."""
    _was_read: bool = attrs.field(default=False, init=False, eq=False, repr=False)

    def as_read(self) -> Self:
        """Note that it came of a file without errors, or was held to what holds for files.

        Returns:
            The same; a copy with other contents has to be held to it anew.
        """
        object.__setattr__(self, "_was_read", True)
        return self

    @functools.cached_property
    def fingerprint(self) -> str:
        """Hash of its contents, working days, detectors and vocabulary: another after any change."""
        from offentligroll.model.other_holidays import packaged_version  # noqa: PLC0415
        from offentligroll.policy.fingerprint import fingerprint_of  # noqa: PLC0415

        programs = () if self.detectors is None else self.detectors.names
        calendar = self.calendar_of(*self.all_obligations, *self.archive_rules)
        calendar = self.working_calendar if programs else calendar
        if calendar.holidays is None and not BY_THE_CLOCK.isdisjoint(self.compiled.facts):
            programs = (*filter(None, [packaged_version()]),)
        return fingerprint_of(self, calendar, programs)

    @functools.cached_property
    def gate(self) -> str | None:
        """The id of the fact that it covers what is assessed; None where it covers all."""
        return None if self.covers is None else covers_id(self.id)

    @functools.cached_property
    def all_guidelines(self) -> tuple[Guideline, ...]:
        """Its guidelines, and those that follow from its house rules."""
        return (*self.guidelines, *(norm for rule in self.house_rules for norm in rule.guidelines))

    @functools.cached_property
    def all_obligations(self) -> tuple[Obligation, ...]:
        """Its obligations, and those that follow from its house rules."""
        return (*self.obligations, *(norm for rule in self.house_rules for norm in rule.obligations))

    @functools.cached_property
    def of_channels(self) -> Self:
        """The same policy with its rules about channels as its only guidelines."""
        others = ("capacity_rules", "obligations", "house_rules", "channel_rules", "archive_rules")
        norms = tuple(rule.guideline for rule in self.channel_rules)
        return attrs.evolve(self, guidelines=norms, **dict.fromkeys(others, ())).as_read()  # type: ignore[arg-type]

    @functools.cached_property
    def group_facts(self) -> Mapping[str, Condition]:
        """The own facts that stand for conditions, by id."""
        return {one.id: one.group for one in self.own_facts if one.group is not None}

    @functools.cached_property
    def _plain_groups(self) -> Mapping[str, Condition]:
        return plain_groups(self.group_facts)

    @functools.cached_property
    def assumed(self) -> Mapping[str, bool]:
        """What holds when nobody has said otherwise, by fact."""
        return {one.fact: one.value for one in self.assume}

    @functools.cached_property
    def _own_forms(self) -> Mapping[str, FactForms]:
        from offentligroll.policy.own_facts.forms import own_forms  # noqa: PLC0415

        return own_forms(self.own_facts)

    @functools.cached_property
    def word_facts(self) -> Mapping[str, Callable[[Context], Answer]]:
        """Detectors of the own facts that are no groups, by id."""
        from offentligroll.policy.own_facts.word_facts import word_detectors  # noqa: PLC0415

        return word_detectors(self.own_facts)

    @functools.cached_property
    def compiled(self) -> Compiled:
        """The rules as bits."""
        own = frozenset(one.id for one in self.own_facts)
        for_fact = None if self.detectors is None else self.detectors.for_fact
        return Compiled.of(
            capacity_rules=self.capacity_rules,
            guidelines=self.all_guidelines,
            obligations=self.all_obligations,
            otherwise=self.otherwise,
            own_facts=self.group_facts,
            cost_of=functools.partial(cost_of, own=own, for_fact=for_fact),
            gate=self.gate,
            relations=functools.partial(implications, without=own),
        )

    @functools.cached_property
    def columns(self) -> CapacityColumns:
        """The capacity rules as operations on many trials at once."""
        from offentligroll.engine.columns import CapacityColumns  # noqa: PLC0415

        return CapacityColumns(self.compiled.capacity, self.plain, self.compiled.positions.__getitem__)

    @functools.cached_property
    def working_calendar(self) -> WorkingCalendar:
        """The working days that deadlines and hours of duty go by."""
        from offentligroll.model.calendar import WorkingCalendar  # noqa: PLC0415

        return self.calendar or WorkingCalendar.for_country(self.country, self.zone)

    def calendar_of(self, *timed: Obligation | ArchiveRule) -> WorkingCalendar:
        """Return the working days; where no time of the rules hangs on them, they are not looked up."""
        is_read = self.country == "SE" or any(rule.counts_days for rule in timed)
        return self.working_calendar if is_read else self._unread_calendar

    @functools.cached_property
    def _unread_calendar(self) -> WorkingCalendar:
        from offentligroll.model.calendar import WorkingCalendar  # noqa: PLC0415

        return self.calendar or WorkingCalendar(country=self.country, zone=self.zone)

    def plain(self, condition: Condition) -> Condition:
        """Replace the policy's own group facts by what they stand for.

        Args:
            condition: a condition of the policy.

        Returns:
            The same in facts that can be known.
        """
        return expand(condition, self._plain_groups)

    def forms_of(self, fact: str) -> FactForms:
        """The sentences in which a fact is spoken of.

        Args:
            fact: the id of a fact of the vocabulary or of the policy's own.

        Returns:
            Its sentence forms.
        """
        from offentligroll.policy.own_facts.forms import forms_of  # noqa: PLC0415

        own = self._own_forms.get(fact)
        return forms_of(fact, self.id) if own is None else own

    @functools.cached_property
    def _stretches(self) -> tuple[dt.date | None, ...]:
        return stretches_of(self.compiled.edges, self.in_force)

    @functools.cached_property
    def remembered(self) -> dict[str, Any]:
        """What was concluded before; see :mod:`offentligroll.policy.judging.judgements`."""
        return {}

    def days_of(self, day: dt.date | None) -> tuple[dt.date | None, ...]:
        """Return the days by which an answer is judged.

        Args:
            day: the day of the law, or None where it is not known.

        Returns:
            The day; where it is not known, a day of each stretch between the edges of dated rules, or None
            alone where no rule is dated.
        """
        return self._stretches if day is None else (day,)

    def is_out_of_force(self, day: dt.date | None) -> bool:
        """Return whether the policy is known not to count on a day.

        Args:
            day: the day of the law, or None where it is not known.

        Returns:
            Whether the day is known and lies outside its time.
        """
        return day is not None and self.in_force is not None and not self.in_force.includes(day)

    def decide(self, known: Known, day: dt.date | None) -> Decision:
        """Decide the capacity from bits: the quick way for programs that keep their facts so.

        Args:
            known: what is known, in the order of ``compiled.facts``.
            day: the day of the law, or None where it is not known.

        Returns:
            The value, its status and the deciding rules as bits.
        """
        if day is not None and self.is_out_of_force(day):
            return NOT_IN_FORCE
        days, decide = self.days_of(day), self.compiled.decide
        decision = decide(known, days[0]) if len(days) == 1 else agreed([decide(known, one) for one in days])
        return decision if self.gate is None else self.limited(decision, known)

    def limited(self, decision: Decision, known: Known) -> Decision:
        """State what a decision comes to where the policy covers only some.

        Args:
            decision: what is decided where it covers what is assessed.
            known: what is known, and whether it does.

        Returns:
            The decision, as far as the policy is known to cover what is assessed.
        """
        return decision if self.gate is None else within(decision, known, self.compiled.positions[self.gate])
