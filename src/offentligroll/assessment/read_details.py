"""What an answer tells beside its capacity, looked up when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.languages.arguments import word_of
from offentligroll.rules.outcome import ObligationOutcome, Outcome

if TYPE_CHECKING:
    from offentligroll.assessment.brief import Brief
    from offentligroll.assessment.details import Details
    from offentligroll.assessment.parts import Duty, Finding, OpenQuestions, Provenance, Reason, UsedFact
    from offentligroll.model.capacity import Tone
    from offentligroll.rules.outcome import Status


class ReadDetails:
    """Reasons, facts, findings and questions of an answer, out of what it came from."""

    __slots__ = ()
    _details: Details

    @property
    def because(self) -> tuple[Reason, ...]:
        """The deciding rules, with the facts and quotes that they rest on."""
        return self._details.because

    @property
    def despite(self) -> tuple[Reason, ...]:
        """The standing rules that pointed the other way, and what beat them."""
        return self._details.despite

    @property
    def held_open_by(self) -> tuple[Reason, ...]:
        """The requirements of ``lean`` that are not known to be met."""
        return self._details.held_open_by

    @property
    def rules(self) -> tuple[Reason, ...]:
        """Every capacity rule in force, its state and the facts that decided it: also the *why not*."""
        return self._details.rules

    @property
    def hats(self) -> tuple[str, ...]:
        """The roles that the deciding rules name, such as ``"party"``."""
        return self._details.brief.hats

    @property
    def brief(self) -> Brief:
        """The answer by ids, for lists: found without looking evidence up."""
        return self._details.brief

    @property
    def facts(self) -> tuple[UsedFact, ...]:
        """Every fact that the policy asks for and that is known, with origin and evidence."""
        return self._details.facts

    @property
    def not_covered(self) -> UsedFact | None:
        """That the policy is not about it, and what says so; None where it is, or where nobody knows."""
        return self._details.not_covered

    @property
    def weak_facts(self) -> tuple[UsedFact, ...]:
        """The assumed and *not found* facts without which the answer would be another."""
        return self._details.weak_facts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What each guideline in force comes to."""
        return self._details.findings

    @property
    def against(self) -> tuple[Finding, ...]:
        """The findings that the statement breaches or departs from a guideline."""
        has_some = any(outcome.is_against for _, outcome, _ in self._details.brief.findings)
        return tuple(one for one in self.findings if one.outcome.is_against) if has_some else ()

    def findings_of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return the guidelines that come to one outcome; of the others no evidence is looked up.

        Args:
            outcome: such as ``Outcome.UNDECIDED``.

        Returns:
            The findings, in the order of the policy.
        """
        return self._details.findings_of(word_of("outcome", outcome, Outcome))

    def finding(self, identity: str) -> Finding:
        """Return what one guideline comes to.

        Args:
            identity: the guideline's id.

        Returns:
            The finding.

        Raises:
            UnknownIdError: no guideline in force has that id.
        """
        from offentligroll.model.indexes import entry_of  # noqa: PLC0415

        return entry_of("guideline", identity, {one.id: one for one in self.findings})

    @property
    def obligations(self) -> tuple[Duty, ...]:
        """What each obligation in force comes to."""
        return self._details.obligations

    def obligations_of(self, outcome: ObligationOutcome) -> tuple[Duty, ...]:
        """Return the obligations that come to one outcome; of the others no evidence is looked up.

        Args:
            outcome: such as ``ObligationOutcome.DUE``.

        Returns:
            The obligations, in the order of the policy.
        """
        return self._details.obligations_of(word_of("outcome", outcome, ObligationOutcome))

    @property
    def tone(self) -> Tone:
        """Professional, personal or private: another axis than the capacity."""
        return self._details.tone

    @property
    def tone_status(self) -> Status | None:
        """How firm the tone is; None in records of versions that did not tell."""
        return self._details.tone_status

    @property
    def provenance(self) -> Provenance:
        """Policy, version, hashes and day: what it takes to get the same answer again."""
        return self._details.provenance

    @property
    def origin(self) -> Provenance:
        """The same but for the hash of the facts, for which all would have to be looked up."""
        return self._details.origin

    def open_questions(self) -> OpenQuestions:
        """Return which facts to ask about next.

        Returns:
            The smallest sets of one fact, two, or else three, that nobody has told and some answers to which
            change the capacity; and whether all were tried, as none were for a record written without.
        """
        found = self._details.questions
        if found is not None:
            return found
        from offentligroll.assessment.parts import OpenQuestions  # noqa: PLC0415

        return OpenQuestions(complete=False)
