"""What guidelines and obligations come to, with the facts that decided them."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from typing import TypeVar

import attrs

from offentligroll.engine.conclusions import Decision
from offentligroll.engine.gate import norms_within
from offentligroll.engine.guidelines import Outcomes
from offentligroll.engine.known import Known
from offentligroll.engine.over_worlds import decide_guidelines, decide_obligations
from offentligroll.engine.stretches import agreed_norms
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.norm_facts import duty_facts, excuses, finding_facts
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.rule import Guideline, Obligation
from offentligroll.rules.support import TruthOf

T = TypeVar("T")
_NOT_APPLICABLE, _UNDECIDED = Outcome.NOT_APPLICABLE, Outcome.UNDECIDED
_NOT_DUE, _OPEN_DUTY = ObligationOutcome.NOT_DUE, ObligationOutcome.UNDECIDED


@attrs.frozen(kw_only=True)
class JudgedFinding:
    """What one guideline comes to."""

    guideline: Guideline
    """The guideline."""
    outcome: Outcome
    """What it comes to."""
    status: Status
    """How firm that is."""
    facts: tuple[str, ...]
    """The facts that decided it, or that are missing."""
    excused_by: tuple[str, ...]
    """All that excuse."""
    may_be_against: bool
    """Whether some answers would show that it is breached or departed from."""


@attrs.frozen(kw_only=True)
class JudgedDuty:
    """What one obligation comes to, whatever the day."""

    obligation: Obligation
    """The obligation."""
    outcome: ObligationOutcome
    """What it comes to."""
    status: Status
    """How firm that is."""
    is_precaution: bool
    """Whether it is due because it is not decided."""
    facts: tuple[str, ...]
    """The facts that decided it, or that are missing."""


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

    @functools.cached_property
    def _stretches(self) -> list[tuple[Outcomes, dict[int, tuple[Outcome, Status]]]]:
        compiled = self.policy.compiled
        return [decide_guidelines(compiled, self.known, *judged) for judged in self.judged]

    @functools.cached_property
    def _decided(self) -> dict[int, tuple[Outcome, Status]]:
        """The guidelines in force by their numbers, in the order of the policy."""
        order = self.policy.compiled.guidelines.order
        decided = agreed_norms([found for _, found in self._stretches], _NOT_APPLICABLE, _UNDECIDED)
        decided = self._within(decided, _NOT_APPLICABLE, _UNDECIDED)
        return {number: decided[number] for number in sorted(decided, key=order.__getitem__)}

    def outcomes(self) -> tuple[tuple[str, Outcome, Status], ...]:
        """Return what each guideline comes to by its id, without what made it so."""
        guidelines = self.policy.compiled.guidelines.guidelines
        return tuple((guidelines[number].id, *found) for number, found in self._decided.items())

    def findings(self) -> tuple[JudgedFinding, ...]:
        """Return what each guideline comes to."""
        engine = self.policy.compiled.guidelines
        stretches, decided = self._stretches, self._decided
        findings = []
        for number, (outcome, status) in decided.items():
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
                JudgedFinding(
                    guideline=guideline,
                    outcome=outcome,
                    status=status,
                    facts=tuple(dict.fromkeys(itertools.chain.from_iterable(facts))),
                    excused_by=excuses(
                        guideline, outcome, list(permissions), self.policy.plain, self.truth_of
                    ),
                    may_be_against=not self._is_outside
                    and any(outcomes.may_be_against & bit for outcomes, _ in stretches),
                )
            )
        return tuple(findings)

    def duties(self) -> tuple[JudgedDuty, ...]:
        """Return what each obligation in force comes to."""
        engine = self.policy.compiled.obligations
        decided = agreed_norms(
            [decide_obligations(self.policy.compiled, self.known, *judged) for judged in self.judged],
            _NOT_DUE,
            _OPEN_DUTY,
        )
        duties = []
        for number, (outcome, status) in sorted(self._within(decided, _NOT_DUE, _OPEN_DUTY).items()):
            obligation = engine.obligations[number]
            facts = duty_facts(obligation, outcome, self.policy.plain, self.truth_of)
            is_precaution = outcome is _OPEN_DUTY and obligation.due_when_undecided
            duties.append(
                JudgedDuty(
                    obligation=obligation,
                    outcome=ObligationOutcome.DUE if is_precaution else outcome,
                    status=status,
                    is_precaution=is_precaution,
                    facts=tuple(dict.fromkeys((*self._gate_facts, *facts))),
                )
            )
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
