"""Builders of assessments by hand, so that a test shows only what matters to it.

The details of an assessment come from a record here, which has all that the engine's own details have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import (
    Duty,
    Finding,
    OpenQuestions,
    Provenance,
    Question,
    Reason,
    StatementSummary,
    UsedFact,
)
from offentligroll.assessment.record import AssessmentRecord
from offentligroll.facts.evidence import Evidence, Record
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.forms import FactForms
from offentligroll.facts.note import Note
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import FactTest
from offentligroll.rules.outcome import ObligationOutcome, Outcome, RuleState, Status
from offentligroll.rules.rule import CapacityRule, Guideline, Modality, Obligation, Verb
from offentligroll.rules.source import Citation, Source, SourceKind

DAY = dt.date(2011, 2, 3)
"""The day of everything here."""

SUMMARY = StatementSummary(
    id="post-1",
    act=Act.POST,
    at=DAY,
    author="jansson",
    author_name="Mattias Jansson",
    channel="twitter:kommunchef",
    text="Nu plogas Storgatan.",
    language="sv",
)
"""A post."""

PROVENANCE = Provenance(
    policy="katrineholm",
    version="1",
    title=Wording({"sv": "Sociala medier i Katrineholm", "en": "Social media in Katrineholm"}),
    question=Wording({"sv": "Görs uttalandet i rollen?", "en": "Is the statement made in the role?"}),
    sha256="0123456789abcdef" * 4,
    library="0.1.0",
    facts="fedcba9876543210" * 4,
    otherwise=Capacity.UNDETERMINED,
    organisation="katrineholm",
    organisation_name="Katrineholms kommun",
    day=DAY,
)
"""A policy of a municipality."""


def wording(sv: str, en: str) -> Wording:
    """Say it in Swedish and English."""
    return Wording({"sv": sv, "en": en})


def cited(*, verified: bool = True, place: str = "listan") -> Citation:
    """Cite a place in an article."""
    source = Source(id="qa", title="Frågor och svar", kind=SourceKind.PRACTICE, verified=verified)
    return Citation(source=source, place=place)


NO_FORMS: Mapping[str, Wording] = {}


def fact(  # noqa: PLR0913
    truth: Truth = Truth.YES,
    origin: Origin | None = Origin.LOOKED_UP,
    *,
    id: str = "account-is-listed",  # noqa: A002
    sv: str = "kontot fanns på listan",
    en: str = "the account was on the list",
    record: Record | str | None = None,
    note: Note | str | None = None,
    quote: str | None = None,
    forms: Mapping[str, Wording] = NO_FORMS,
    **more: Any,  # noqa: ANN401
) -> UsedFact:
    """Answer a fact; unknown ones have no origin."""
    record = Record.from_text(record) if isinstance(record, str) else record
    evidence = [Evidence(record=record)] if record is not None else []
    if quote is not None:
        evidence.append(Evidence(quote=quote, start=0, end=len(quote)))
    return UsedFact(
        fact=Fact(
            id=id,
            truth=truth,
            origin=None if truth is Truth.UNKNOWN else origin,
            evidence=tuple(evidence),
            note=Note.from_text(note) if isinstance(note, str) else note,
            **more,
        ),
        forms=FactForms(phrase=wording(sv, en), **forms),
    )


def rule(  # noqa: PLR0913
    id: str = "listed-channel",  # noqa: A002
    verb: Verb = Verb.DECIDES,
    concludes: Capacity = Capacity.OFFICIAL,
    *,
    sv: str = "Kanaler på kommunens lista är officiella.",
    en: str = "Channels on the municipality's list are official.",
    state: RuleState = RuleState.YES,
    facts: tuple[UsedFact, ...] = (),
    cite: Citation | None = None,
    hat: str | None = None,
    set_aside_by: tuple[str, ...] = (),
    overruled_by: tuple[str, ...] = (),
) -> Reason:
    """Give a capacity rule as it stands."""
    return Reason(
        rule=CapacityRule(
            id=id,
            verb=verb,
            concludes=concludes,
            when=FactTest(fact="account-is-listed"),
            says=wording(sv, en),
            cite=cite,
            hat=hat,
        ),
        state=state,
        facts=facts,
        set_aside_by=set_aside_by,
        overruled_by=overruled_by,
    )


def finding(
    outcome: Outcome = Outcome.BREACHED,
    status: Status = Status.SETTLED,
    *,
    facts: tuple[UsedFact, ...] = (),
    excused_by: tuple[str, ...] = (),
    **more: Any,  # noqa: ANN401
) -> Finding:
    """Say what a guideline came to."""
    given: dict[str, Any] = {
        "id": "no-party-politics",
        "modality": Modality.MUST_NOT,
        "conduct": FactTest(fact="takes-party-side"),
        "says": wording("Kommunchefen tar inte parti.", "The director takes no party's side."),
    }
    guideline = Guideline(**given | more)
    return Finding(guideline=guideline, outcome=outcome, status=status, facts=facts, excused_by=excused_by)


def duty(  # noqa: PLR0913
    outcome: ObligationOutcome = ObligationOutcome.DUE,
    status: Status = Status.SETTLED,
    *,
    due: dt.date | None = None,
    keep_until: dt.date | None = None,
    is_precaution: bool = False,
    facts: tuple[UsedFact, ...] = (),
    moved_from: dt.date | None = None,
    **more: Any,  # noqa: ANN401
) -> Duty:
    """Say what an obligation came to."""
    given: dict[str, Any] = {
        "id": "register",
        "action": wording("Diarieför det som kom in.", "Register what came in."),
        "says": wording("Det som kommer in diarieförs.", "What comes in is registered."),
    }
    return Duty(
        obligation=Obligation(**given | more),
        outcome=outcome,
        status=status,
        due=due,
        keep_until=keep_until,
        is_precaution=is_precaution,
        facts=facts,
        moved_from=moved_from,
    )


def questions(*facts: UsedFact | tuple[UsedFact, ...], complete: bool = True) -> OpenQuestions:
    """Ask about facts, or about pairs of them."""
    return OpenQuestions(
        questions=tuple(Question(facts=one if isinstance(one, tuple) else (one,)) for one in facts),
        complete=complete,
    )


def record(
    capacity: Capacity = Capacity.OFFICIAL,
    status: Status = Status.SETTLED,
    **more: Any,  # noqa: ANN401
) -> AssessmentRecord:
    """Give all that an assessment can tell: of nothing more than is said."""
    given: dict[str, Any] = {
        "statement": SUMMARY,
        "lean": None,
        "tone": Tone.UNKNOWN,
        "because": (),
        "despite": (),
        "held_open_by": (),
        "findings": (),
        "obligations": (),
        "weak_facts": (),
        "questions": OpenQuestions(),
        "rules": (),
        "facts": (),
        "provenance": PROVENANCE,
    }
    given |= more
    if not given["because"] and "provenance" not in more:
        given["provenance"] = provenance(otherwise=capacity)
    if "rules" not in more:
        given["rules"] = (*given["because"], *given["despite"])
    return AssessmentRecord(capacity=capacity, status=status, **given)


def assessment(
    capacity: Capacity = Capacity.OFFICIAL,
    status: Status = Status.SETTLED,
    **more: Any,  # noqa: ANN401
) -> Assessment:
    """Give an assessment whose details are those of a record."""
    details = record(capacity, status, **more)
    return Assessment(
        statement=details.statement,
        capacity=capacity,
        status=status,
        lean=details.lean,
        details=details,
    )


def provenance(**changes: Any) -> Provenance:  # noqa: ANN401
    """Give the policy with changes."""
    return attrs.evolve(PROVENANCE, **changes)
