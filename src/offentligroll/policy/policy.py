"""The policy as a whole: one legal test, or one set of guidelines, ready to assess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import StatementSummary
from offentligroll.engine.capacity import Decision
from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.detector import Detector
from offentligroll.facts.registry import Detectors
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.policy.rulebook import NOT_IN_FORCE, Rulebook
from offentligroll.policy.telling import check_can_be_told, check_type, given_facts, listed
from offentligroll.policy.working import Working

if TYPE_CHECKING:
    from offentligroll.files.limits import Limits
    from offentligroll.files.problems import Problem
    from offentligroll.policy.interview import Interview


@attrs.frozen(kw_only=True)
class Policy(Rulebook):
    """One test of *official or personal?*, with the guidelines and obligations that hang on it.

    Example:
        >>> policy = Policy.load("katrineholm")
        >>> assessment = policy.assess_facts(yes=["account-is-listed"])
        >>> assessment.capacity, assessment.status
        (<Capacity.OFFICIAL: 'official'>, <Status.SETTLED: 'settled'>)
    """

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
        from offentligroll.policy.reading.loading import load_policy  # noqa: PLC0415

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
        from offentligroll.policy.reading.loading import policy_from_text  # noqa: PLC0415

        return policy_from_text(text, name, limits)

    @classmethod
    def check(cls, source: str | Path, *, limits: Limits | None = None) -> tuple[Problem, ...]:
        """Find everything that can be wrong with a policy without running it.

        Args:
            source: the id of a shipped policy, or a path to a TOML file.
            limits: what the file may cost; left out, the usual limits.

        Returns:
            Errors, warnings and hints by place, but for what the file accepts; nothing is raised.

        Example:
            >>> [one.message for one in Policy.check("katrinholm")]
            ['`katrinholm` is neither a shipped policy nor a file']
        """
        from offentligroll.policy.checking.report import check_policy  # noqa: PLC0415

        return check_policy(source, limits=limits).problems

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
            TypeError: an argument is of another type, such as the organisation's id instead of itself.
            ValueError: the statement, its channel or its author answers what is no fact, or a fact that
                follows from others.
        """
        check_type("statement", statement, Statement)
        check_type("for_", for_, Organisation, or_none=True)
        check_can_be_told(given_facts(statement), self.own_facts)
        own_day = statement.day_in(self.zone)
        organisation = for_ or organisation_for(statement, own_day)
        sheet = FactSheet.of_statement(
            statement,
            organisation,
            self.zone,
            detectors=self.detectors,
            assume=self.assumed,
            own=self.word_facts,
            calendar=self.working_calendar,
        )
        return self._assess(sheet, statement, organisation, own_day, self._day_of("as_of", as_of))

    def _day_of(self, name: str, at: dt.date | None) -> dt.date | None:
        check_type(name, at, dt.date, or_none=True)
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
            TypeError: a day is a text.
            ValueError: an id is not a fact that can be told, or is in both, or ``at`` has no time zone.
        """
        told_yes, told_no = listed(yes, "yes"), listed(no, "no")
        check_can_be_told((*told_yes, *told_no), self.own_facts)
        own = (one.id for one in self.own_facts if one.group is None)
        sheet = FactSheet.of_answers(told_yes, told_no, self.assumed, own)
        return self._assess(sheet, None, None, self._day_of("at", at), self._day_of("as_of", as_of))

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

    def interview(
        self,
        statement: Statement | None = None,
        *,
        for_: Organisation | None = None,
        as_of: dt.date | None = None,
    ) -> Interview:
        """Ask only what is still open, in the order of what matters most.

        Args:
            statement: what to ask about; left out, everything is asked.
            for_: as for :meth:`assess`.
            as_of: as for :meth:`assess`.

        Returns:
            The interview, before its first question.
        """
        from offentligroll.policy.interview import Interview  # noqa: PLC0415

        return Interview(policy=self, statement=statement, for_=for_, as_of=as_of)

    def _assess(
        self,
        sheet: FactSheet,
        statement: Statement | None,
        organisation: Organisation | None,
        own_day: dt.date | None,
        as_of: dt.date | None,
    ) -> Assessment:
        day = as_of or own_day
        decision = NOT_IN_FORCE if self.is_out_of_force(day) else self._decide(sheet, day)
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
        for facts in cheaper if self.is_certain(day) else ():
            decision = self.compiled.capacity.settled_by_rules(self.compiled.known(sheet, facts), day)
            if decision is not None:
                return decision
        return self.decide(self.compiled.known(sheet, every), day)


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
