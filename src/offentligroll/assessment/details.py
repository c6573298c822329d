"""What an assessment consists of, for whoever writes it down or puts it into words."""

from __future__ import annotations

from typing import Literal, Protocol

from offentligroll.assessment.brief import Brief
from offentligroll.assessment.parts import (
    Duty,
    Finding,
    OpenQuestions,
    Provenance,
    Reason,
    StatementSummary,
    UsedFact,
)
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

Detail = Literal["sentence", "reasons", "everything"]
"""How much an explanation tells."""


class Particulars(Protocol):
    """Reasons, facts and findings: what details and the assessment itself have in common."""

    @property
    def because(self) -> tuple[Reason, ...]:
        """The deciding rules."""

    @property
    def despite(self) -> tuple[Reason, ...]:
        """Standing rules that pointed the other way."""

    @property
    def held_open_by(self) -> tuple[Reason, ...]:
        """Requirements that are not known to be met."""

    @property
    def rules(self) -> tuple[Reason, ...]:
        """Every rule in force."""

    @property
    def facts(self) -> tuple[UsedFact, ...]:
        """Every fact that the policy asks for and that is known."""

    @property
    def weak_facts(self) -> tuple[UsedFact, ...]:
        """Weak facts without which the answer would be another."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What each guideline comes to."""

    @property
    def not_covered(self) -> UsedFact | None:
        """That the policy is not about it."""

    def findings_of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return the guidelines that come to one outcome; of the others no evidence is looked up."""

    @property
    def obligations(self) -> tuple[Duty, ...]:
        """What each obligation comes to."""

    def obligations_of(self, outcome: ObligationOutcome) -> tuple[Duty, ...]:
        """Return the obligations that come to one outcome; of the others no evidence is looked up."""

    @property
    def tone(self) -> Tone:
        """How it is said."""

    @property
    def tone_status(self) -> Status | None:
        """How firm that is; None in records of versions that did not tell."""

    @property
    def provenance(self) -> Provenance:
        """What it was made from."""

    @property
    def origin(self) -> Provenance:
        """The same but for the hash of the facts, for which all would have to be looked up."""


class Details(Particulars, Protocol):
    """What an assessment says beyond its answer: worked out when asked, or read from a record."""

    @property
    def brief(self) -> Brief:
        """The answer by ids, without evidence."""

    @property
    def questions(self) -> OpenQuestions | None:
        """What to ask next; None where nobody looked."""


class Explained(Particulars, Protocol):
    """An answer with all its details, as records and explanations read it."""

    @property
    def statement(self) -> StatementSummary | None:
        """What was assessed; None for a bare set of facts."""

    @property
    def capacity(self) -> Capacity:
        """Whose words they are."""

    @property
    def status(self) -> Status:
        """How firm the answer is."""

    @property
    def lean(self) -> Capacity | None:
        """The capacity that it would be, were its requirements known to be met."""

    @property
    def hats(self) -> tuple[str, ...]:
        """The roles that the deciding rules name."""

    @property
    def brief(self) -> Brief:
        """The answer by ids."""

    def open_questions(self) -> OpenQuestions:
        """Return the facts to ask about next."""
