"""An assessment to explain, and what tests of explanations share."""

from __future__ import annotations

from typing import Any

from assessment_builders import (
    DAY,
    assessment,
    cited,
    duty,
    fact,
    finding,
    questions,
    rule,
    wording,
)

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import UsedFact
from offentligroll.assessment.wording.explanation import explain
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.model.capacity import Capacity
from offentligroll.model.period import Period
from offentligroll.model.truth import Truth
from offentligroll.rules.outcome import Outcome, RuleState, Status
from offentligroll.rules.rule import Verb


def not_known(id: str = "receives-request", **more: Any) -> UsedFact:  # noqa: A002, ANN401
    """Give a fact that nobody knows."""
    asked = {"ask": wording("Innehåller det en begäran?", "Does it contain a request?")}
    given = {"sv": "det innehåller en begäran", "en": "it contains a request", "forms": asked}
    return fact(Truth.UNKNOWN, id=id, **given | more)


def privately(**more: Any) -> Any:  # noqa: ANN401
    """Give a rule that points to personal."""
    given = {"sv": "Egna bloggar är privata.", "en": "Own blogs are private."}
    return rule("own-blog", Verb.PRESUMES, Capacity.PERSONAL, **given | more)


def reasons(one: Assessment, language: str = "sv") -> str:
    """Explain with reasons."""
    return explain(one, language, "reasons")


def everything(one: Assessment, language: str = "sv") -> str:
    """Explain everything."""
    return explain(one, language, "everything")


def chapter_of(text: str, heading: str) -> list[str]:
    """Give the lines of a chapter, without its heading."""
    for part in text.split("\n\n"):
        first, *lines = part.split("\n")
        if first == heading:
            return lines
    return []


def answer(truth: Truth, origin: Origin | None, **more: Any) -> UsedFact:  # noqa: ANN401
    """Give an answer to one fact."""
    return fact(truth, origin, id="is-satire", sv="det är satir", en="it is satire", **more)


LISTED = fact(
    record=Record(
        kind=RecordKind.CHANNEL,
        id="twitter:kommunchef",
        field="listed",
        value=True,
        of="Katrineholms kommun",
        period=Period.from_texts("2009"),
    ),
    told_by="offentligroll.channel",
)
SIDE = fact(
    Truth.YES,
    Origin.DETECTED,
    id="takes-party-side",
    sv="det tar partipolitisk ställning",
    en="it takes a party-political side",
    quote="Rösta på\nFramstegspartiet",
    told_by="offentligroll.text",
)
STAFF = fact(
    Truth.NO,
    Origin.ASSUMED,
    id="account-is-run-by-staff",
    sv="personalen sköter kontot",
    en="staff run the account",
    forms={
        "is_not": wording("personalen sköter inte kontot", "staff do not run the account"),
        "ask": wording("Sköter personalen kontot?", "Do staff run the account?"),
    },
    told_by="policy",
    note=Note.of("nobody-said"),
)
WHOLE = assessment(
    because=(rule(facts=(LISTED,), cite=cited(), hat="kommunchef"),),
    despite=(
        privately(
            state=RuleState.PROVISIONAL, overruled_by=("listed-channel",), cite=cited(verified=False)
        ),
    ),
    rules=(rule(facts=(LISTED,), cite=cited(), hat="kommunchef"), privately(state=RuleState.PROVISIONAL)),
    facts=(LISTED, SIDE, STAFF),
    weak_facts=(STAFF,),
    findings=(
        finding(Outcome.COMPLIES, id="a"),
        finding(Outcome.UNDECIDED, Status.OPEN, id="b", facts=(not_known(),)),
        finding(facts=(SIDE,), cite=cited()),
        finding(Outcome.NOT_APPLICABLE, id="c"),
        finding(Outcome.NOT_APPLICABLE, id="d"),
    ),
    obligations=(duty(due=DAY, cite=cited(place="")),),
    questions=questions(not_known(note=Note.of("channel-unrecorded")), (not_known(), STAFF)),
)  # fmt: skip
