"""What guidelines and obligations come to, with the facts that decided them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable
from typing import TypeVar

import attrs

from offentligroll.assessment.parts import Duty, Finding, UsedFact
from offentligroll.engine.capacity import Decision
from offentligroll.engine.gate import norms_within
from offentligroll.engine.known import Known
from offentligroll.engine.over_worlds import decide_guidelines, decide_obligations
from offentligroll.engine.stretches import agreed_norms
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.deadlines import deadline_of, keep_until, opening_hours_for, starts_at
from offentligroll.policy.norm_facts import duty_facts, excuses, finding_facts
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.support import TruthOf
from offentligroll.rules.visitor import VISITOR_FACT

T = TypeVar("T")
_NOT_APPLICABLE, _UNDECIDED = Outcome.NOT_APPLICABLE, Outcome.UNDECIDED
_NOT_DUE, _OPEN_DUTY = ObligationOutcome.NOT_DUE, ObligationOutcome.UNDECIDED


@attrs.frozen(kw_only=True, eq=False)
class Norms:
    """The guidelines and obligations of a policy before what is known of one statement."""

    policy: Rulebook
    """The policy."""
    known: Known
    """What is known."""
    judged: tuple[tuple[Decision, dt.date | None], ...]
    """The decided capacity on the day of the law, or on a day of each stretch where it is not known."""
    truth_of: TruthOf
    """Gives the truth of a fact."""
    used: Callable[[Iterable[str]], tuple[UsedFact, ...]]
    """Gives facts with their words."""
    organisation: Organisation | None
    """*The authority* of the question."""

    def findings(self) -> tuple[Finding, ...]:
        """Return what each guideline comes to."""
        engine = self.policy.compiled.guidelines
        compiled = self.policy.compiled
        stretches = [decide_guidelines(compiled, self.known, *judged) for judged in self.judged]
        decided = agreed_norms([found for _, found in stretches], _NOT_APPLICABLE, _UNDECIDED)
        decided = self._within(decided, _NOT_APPLICABLE, _UNDECIDED)
        findings = []
        for number in sorted(decided, key=engine.order.__getitem__):
            outcome, status = decided[number]
            bit = 1 << engine.layout.guards[number]
            guideline = engine.guidelines[number]
            permissions = dict.fromkeys(
                engine.guidelines[permission].id
                for outcomes, _ in stretches
                for permission in engine.excusing_permissions(number, outcomes)
            )
            # A duty that is undecided may wait for a permission that is.
            waits_for = [
                engine.guidelines[one]
                for one in engine.permissions_of(number)
                if outcome is Outcome.UNDECIDED and decided.get(one, (None,))[0] is Outcome.UNDECIDED
            ]
            facts = [
                self._gate_facts,
                *(
                    finding_facts(one, outcome, self.policy.plain, self.truth_of)
                    for one in (guideline, *waits_for)
                ),
            ]
            findings.append(
                Finding(
                    guideline=guideline,
                    outcome=outcome,
                    status=status,
                    facts=self.used(dict.fromkeys(itertools.chain.from_iterable(facts))),
                    excused_by=excuses(
                        guideline, outcome, list(permissions), self.policy.plain, self.truth_of
                    ),
                    may_be_against=not self._is_outside
                    and any(outcomes.may_be_against & bit for outcomes, _ in stretches),
                )
            )
        return tuple(findings)

    def obligations(self, statement: Statement | None) -> tuple[Duty, ...]:
        """Return what each obligation comes to.

        Args:
            statement: what was assessed; None for a bare set of facts, which has no days.

        Returns:
            The obligations in force, with their days as far as these can be told.
        """
        engine = self.policy.compiled.obligations
        duties = []
        decided = agreed_norms(
            [decide_obligations(self.policy.compiled, self.known, *judged) for judged in self.judged],
            _NOT_DUE,
            _OPEN_DUTY,
        )
        decided = self._within(decided, _NOT_DUE, _OPEN_DUTY)
        for number, (outcome, status) in sorted(decided.items()):
            obligation = engine.obligations[number]
            duty = Duty(
                obligation=obligation,
                outcome=outcome,
                status=status,
                facts=self.used(
                    (*self._gate_facts, *duty_facts(obligation, outcome, self.policy.plain, self.truth_of))
                ),
            )
            duties.append(self._with_days(duty, statement))
        return tuple(duties)

    def _within(
        self, decided: dict[int, tuple[T, Status]], absent: T, undecided: T
    ) -> dict[int, tuple[T, Status]]:
        """Leave out what the policy is not about, and leave open what it is perhaps not about."""
        gate = self.policy.gate
        if gate is None:
            return decided
        return norms_within(decided, self.known, self.policy.compiled.positions[gate], absent, undecided)

    @property
    def _gate_facts(self) -> tuple[str, ...]:
        """The fact that the policy covers it, where that is not known to be so."""
        gate = self.policy.gate
        return () if gate is None or self.truth_of(gate) is Truth.YES else (gate,)

    @property
    def _is_outside(self) -> bool:
        """Whether it is known, whatever is still learnt, that the policy is not about it."""
        gate = self.policy.gate
        return gate is not None and self.known.strong.truth(self.policy.compiled.positions[gate]) is Truth.NO

    def _with_days(self, duty: Duty, statement: Statement | None) -> Duty:
        if duty.outcome is ObligationOutcome.UNDECIDED and duty.obligation.due_when_undecided:
            duty = attrs.evolve(duty, outcome=ObligationOutcome.DUE, is_precaution=True)
        if duty.outcome is not ObligationOutcome.DUE or statement is None:
            return duty
        calendar = self.policy.working_calendar
        came_in = self.truth_of(VISITOR_FACT) is Truth.YES
        starts = starts_at(duty.obligation, statement, came_in=came_in)
        hours = opening_hours_for(statement, self.organisation)
        deadline = deadline_of(duty.obligation, starts, calendar, hours)
        return attrs.evolve(
            duty,
            due=deadline.day,
            due_at=deadline.at,
            moved_from=deadline.moved_from,
            keep_until=keep_until(duty.obligation, starts, calendar),
        )
