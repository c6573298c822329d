"""The policy as a whole: one legal test, or one set of guidelines, ready to assess."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.outcome import Status
from offentligroll.assessment.parts import StatementSummary
from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.detector import Answer, Context, Detector
from offentligroll.facts.registry import Detectors
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.vocabulary import Source as FactSource
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.capacity import Capacity
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.model.wording import Wording
from offentligroll.policy.capacity_engine import Decision
from offentligroll.policy.compiled import Compiled
from offentligroll.policy.known import Known
from offentligroll.policy.own_facts import expand, plain_groups
from offentligroll.policy.telling import check_can_be_told, given_facts, listed
from offentligroll.policy.working import Working
from offentligroll.rules.condition import Condition
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation, OwnFact
from offentligroll.rules.source import InForce, Source

if TYPE_CHECKING:
    from offentligroll.files.limits import Limits

_READING_WORDS = 10
_NOT_IN_FORCE = Decision(value=Capacity.UNDETERMINED, status=Status.NOT_IN_FORCE)


@attrs.frozen(kw_only=True)
class Assumption:
    """What holds when nobody has said otherwise."""

    fact: str
    """The id of the fact."""
    value: bool
    """What is assumed of it."""


@attrs.frozen(kw_only=True)
class Policy:
    """One test of *official or personal?*, with the guidelines and obligations that hang on it.

    Example:
        >>> policy = Policy.load("katrineholm")
        >>> assessment = policy.assess_facts(yes=["account-is-listed"])
        >>> assessment.capacity, assessment.status
        (<Capacity.OFFICIAL: 'official'>, <Status.SETTLED: 'settled'>)
    """

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
    otherwise: Capacity = Capacity.UNDETERMINED
    """The capacity where no rule stands."""
    sources: tuple[Source, ...] = ()
    """The texts that its rules are drawn from."""
    assume: tuple[Assumption, ...] = ()
    """What holds when nobody has said otherwise."""
    own_facts: tuple[OwnFact, ...] = ()
    """The facts that it names itself, those of extended policies included."""
    capacity_rules: tuple[CapacityRule, ...] = ()
    """What counts as official, and what as personal."""
    guidelines: tuple[Guideline, ...] = ()
    """What the guidelines ask, those of extended policies included."""
    obligations: tuple[Obligation, ...] = ()
    """What follows from an act, those of extended policies included."""
    extends: tuple[str, ...] = ()
    """Ids of the policies that it takes in."""
    sha256: str = ""
    """Hash of its file, and of those of the policies that it takes in."""
    detectors: Detectors | None = attrs.field(default=None, eq=False, repr=False)
    """Who answers the facts; None for those that come with the library."""
    calendar: WorkingCalendar | None = attrs.field(default=None, eq=False, repr=False)
    """The working days; left out, those of the country as far as the library knows them."""

    @classmethod
    def load(cls, source: str | Path, *, limits: Limits | None = None) -> Policy:
        """Load a shipped policy, or one from a file.

        Args:
            source: the id of a shipped policy, such as ``"katrineholm"``, or a path to a TOML file.
            limits: what the file may cost; left out, the usual limits.

        Returns:
            The policy.

        Raises:
            FileError: the file is missing or wrong; the error names all problems with their places.
        """
        from offentligroll.policy.loading import load_policy  # noqa: PLC0415

        return load_policy(source, limits)

    @classmethod
    def from_text(cls, text: str, name: str = "policy.toml", *, limits: Limits | None = None) -> Policy:
        """Read a policy from TOML that is already text.

        Args:
            text: the TOML.
            name: what to call it in problems.
            limits: what it may cost; left out, the usual limits.

        Returns:
            The policy.

        Raises:
            FileError: the text is wrong; the error names all problems with their places.
        """
        from offentligroll.policy.loading import policy_from_text  # noqa: PLC0415

        return policy_from_text(text, name, limits)

    @functools.cached_property
    def group_facts(self) -> Mapping[str, Condition]:
        """The own facts that stand for conditions, by id."""
        return {one.id: one.group for one in self.own_facts if one.group is not None}

    @functools.cached_property
    def _plain_groups(self) -> Mapping[str, Condition]:
        return plain_groups(self.group_facts)

    @functools.cached_property
    def _assumed(self) -> Mapping[str, bool]:
        return {one.fact: one.value for one in self.assume}

    @functools.cached_property
    def _own_phrases(self) -> Mapping[str, Wording]:
        return {one.id: one.phrase for one in self.own_facts}

    @functools.cached_property
    def _word_facts(self) -> Mapping[str, Callable[[Context], Answer]]:
        from offentligroll.policy.word_facts import word_detectors  # noqa: PLC0415

        return word_detectors(self.own_facts)

    @functools.cached_property
    def compiled(self) -> Compiled:
        """The rules as bits."""
        return Compiled.of(
            capacity_rules=self.capacity_rules,
            guidelines=self.guidelines,
            obligations=self.obligations,
            otherwise=self.otherwise,
            own_facts=self.group_facts,
            cost_of=self._cost_of,
        )

    def _cost_of(self, fact: str) -> int:
        """Tell how dear a fact is; a program's own detector may be dearer than the library's."""
        definition = Vocabulary.shipped().get(fact)
        reads_words = definition is None or definition.source is FactSource.TEXT
        programs = () if self.detectors is None else self.detectors.for_fact(fact)[0]
        return max(_READING_WORDS if reads_words else 0, *(one.cost for one in programs), 0)

    @functools.cached_property
    def working_calendar(self) -> WorkingCalendar:
        """The working days that deadlines and hours of duty go by."""
        return self.calendar or WorkingCalendar.for_country(self.country, self.zone)

    def plain(self, condition: Condition) -> Condition:
        """Replace the policy's own group facts by what they stand for.

        Args:
            condition: a condition of the policy.

        Returns:
            The same in facts that can be known.
        """
        return expand(condition, self._plain_groups)

    def phrase_of(self, fact: str) -> Wording:
        """Give the words in which people read a fact.

        Args:
            fact: the id of a fact of the vocabulary or of the policy's own.

        Returns:
            Its phrase.
        """
        own = self._own_phrases.get(fact)
        return Vocabulary.shipped()[fact].phrase if own is None else own

    def with_detector(self, detector: Detector) -> Policy:
        """Give a copy that also asks a program's own detector.

        Args:
            detector: the detector; what it tells outranks what the library would compute.

        Returns:
            The copy.

        Raises:
            ValueError: its fact is not in the vocabulary.
        """
        detectors = Detectors.shipped() if self.detectors is None else self.detectors
        return attrs.evolve(self, detectors=detectors.with_detector(detector))

    def with_calendar(self, calendar: WorkingCalendar) -> Policy:
        """Give a copy with other working days.

        Args:
            calendar: the working days.

        Returns:
            The copy.
        """
        return attrs.evolve(self, calendar=calendar)

    def is_certain(self, day: dt.date | None) -> bool:
        """Tell whether it is known that the policy counts, or does not count, on a day.

        Args:
            day: the day of the law, or None where it is not known.

        Returns:
            False only for a dated policy without a day.
        """
        return day is not None or self.in_force is None

    def _is_out_of_force(self, day: dt.date | None) -> bool:
        return day is not None and self.in_force is not None and not self.in_force.includes(day)

    def decide(self, known: Known, day: dt.date | None) -> Decision:
        """Decide the capacity from bits: the quick way for programs that keep their facts so.

        Args:
            known: what is known, in the order of ``compiled.facts``.
            day: the day of the law, or None where it is not known.

        Returns:
            The value, its status and the deciding rules as bits.
        """
        if self._is_out_of_force(day):
            return _NOT_IN_FORCE
        decision = self.compiled.capacity.decide(known, day)
        if decision.status in (Status.SETTLED, Status.SILENT) and not self.is_certain(day):
            return attrs.evolve(decision, status=Status.ASSUMED)
        return decision

    def assess(
        self, statement: Statement, *, for_: Organisation | None = None, as_of: dt.date | None = None
    ) -> Assessment:
        """Assess one statement.

        Args:
            statement: the act of communication.
            for_: the organisation that is *the authority*; left out, the channel's holder if that is an
                organisation, else the only one in which the author held a public role on that day.
            as_of: the day of the law, where it is another than that of the statement; roles, listings
                and handles stay those of the statement's own day.

        Returns:
            The assessment; what it can tell beyond its answer is worked out when it is read.

        Raises:
            ValueError: the statement, its channel or its author answers what is no fact, or a fact that
                follows from others.
        """
        check_can_be_told(given_facts(statement), self.own_facts)
        own_day = statement.day_in(self.zone)
        organisation = for_ or organisation_for(statement, own_day)
        sheet = FactSheet.of_statement(
            statement,
            organisation,
            self.zone,
            detectors=self.detectors,
            assume=self._assumed,
            own=self._word_facts,
            calendar=self.working_calendar,
        )
        return self._assess(sheet, statement, organisation, own_day, self._day_of(as_of))

    def _day_of(self, at: dt.date | None) -> dt.date | None:
        if isinstance(at, dt.datetime) and at.utcoffset() is None:
            raise ValueError(f"`{at.isoformat()}` has no time zone; give an aware time or only the day")
        return day_in(at, self.zone)

    def assess_facts(
        self,
        yes: Iterable[str] = (),
        no: Iterable[str] = (),
        *,
        at: dt.date | None = None,
        as_of: dt.date | None = None,
    ) -> Assessment:
        """Assess a bare set of facts, for programs that have their own.

        Args:
            yes: ids of facts that are so.
            no: ids of facts that are not so; what is in neither is unknown, or assumed by the policy.
            at: the day of the act, or its aware time.
            as_of: the day of the law, where it is another.

        Returns:
            The assessment.

        Raises:
            ValueError: an id is not a fact that can be told, or is in both, or ``at`` has no time zone.
        """
        told_yes, told_no = listed(yes, "yes"), listed(no, "no")
        check_can_be_told((*told_yes, *told_no), self.own_facts)
        own = (one.id for one in self.own_facts if one.group is None)
        sheet = FactSheet.of_answers(told_yes, told_no, self._assumed, own)
        return self._assess(sheet, None, None, self._day_of(at), self._day_of(as_of))

    def assess_all(
        self,
        statements: Iterable[Statement],
        *,
        for_: Organisation | None = None,
        as_of: dt.date | None = None,
    ) -> Iterator[Assessment]:
        """Assess many statements, one by one, as they are asked for.

        Args:
            statements: the acts of communication.
            for_: as for :meth:`assess`.
            as_of: as for :meth:`assess`.

        Yields:
            One assessment for each statement, in their order.
        """
        for statement in statements:
            yield self.assess(statement, for_=for_, as_of=as_of)

    def _assess(
        self,
        sheet: FactSheet,
        statement: Statement | None,
        organisation: Organisation | None,
        own_day: dt.date | None,
        as_of: dt.date | None,
    ) -> Assessment:
        day = as_of or own_day
        decision = _NOT_IN_FORCE if self._is_out_of_force(day) else self._decide(sheet, day)
        details = Working(
            policy=self,
            sheet=sheet,
            statement=statement,
            organisation=organisation,
            day=day,
            as_of=as_of,
            decision=decision,
        )
        return Assessment(
            statement=None if statement is None else _summary(statement),
            capacity=decision.value,
            status=decision.status,
            lean=decision.lean,
            details=details,
        )

    def _decide(self, sheet: FactSheet, day: dt.date | None) -> Decision:
        """Ask for the cheap facts first, and for dearer ones only where those settle nothing."""
        *cheaper, every = self.compiled.stages
        for facts in cheaper:
            decision = self.decide(self.compiled.known(sheet, facts), day)
            if decision.status is Status.SETTLED:
                return decision
        return self.decide(self.compiled.known(sheet, every), day)

    def __getstate__(self) -> dict[str, Any]:
        """Leave behind what can be worked out again."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)


def _summary(statement: Statement) -> StatementSummary:
    return StatementSummary(
        id=statement.id,
        act=statement.act,
        at=statement.at,
        author=statement.author.id if statement.author else None,
        author_name=statement.author.name if statement.author else None,
        channel=statement.channel.id if statement.channel else None,
        text=statement.text,
        language=statement.language,
    )
