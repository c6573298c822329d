"""What an explanation tells of guidelines and obligations."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from assessment_builders import (
    DAY,
    SUMMARY,
    assessment,
    duty,
    fact,
    finding,
    wording,
)
from explaining import answer, chapter_of, everything, not_known, reasons

from offentligroll.assessment.parts import Duty, StatementSummary
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.model.capacity import Capacity
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth
from offentligroll.policy.checking.check import Chapter
from offentligroll.policy.checking.registry import all_checks
from offentligroll.rules.duration import Duration
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status
from offentligroll.rules.rule import Accepted, Bound, InCapacity, Modality, StartsAt


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            {"outcome": Outcome.BREACHED, "status": Status.PROVISIONAL},
            "Uttalandet strider mot ”Kommunchefen tar inte parti” (preliminärt).",
        ),
        (
            {"outcome": Outcome.DEPARTED_FROM, "status": Status.ASSUMED},
            "Uttalandet avviker från ”Kommunchefen tar inte parti” (vilar på antaganden).",
        ),
        (
            {"outcome": Outcome.EXCUSED},
            "Uttalandet omfattas av ett undantag från ”Kommunchefen tar inte parti” (avgjort).",
        ),
        (
            {"outcome": Outcome.UNDECIDED, "status": Status.OPEN, "modality": Modality.MAY},
            "Inte avgjort: ”Kommunchefen tar inte parti” (öppet).",
        ),
    ],
    ids=["breached", "departed-from", "excused", "undecided-permission"],
)
def test_findings_speak_of_the_statement(given: dict[str, Any], line: str) -> None:
    """A finding says what the statement does with its status, and judges no person."""
    assert chapter_of(reasons(assessment(findings=(finding(**given),))), "Riktlinjer")[0] == f"- {line}"


@pytest.mark.parametrize(
    ("act", "swedish", "english"),
    [
        (Act.REMOVAL, "Borttagningen strider", "The removal breaches"),
        (Act.BLOCK, "Blockeringen strider", "The block breaches"),
        (Act.SHARE, "Delningen strider", "The share breaches"),
        (Act.REPLY, "Uttalandet strider", "The statement breaches"),
    ],
)
def test_findings_name_an_act_without_words_as_what_it_is(act: Act, swedish: str, english: str) -> None:
    """A removal is no statement, so the guideline is said to judge the removal."""
    one = assessment(findings=(finding(),), statement=attrs.evolve(SUMMARY, act=act))
    assert chapter_of(reasons(one), "Riktlinjer")[0].startswith(f"- {swedish} mot ”")
    assert chapter_of(reasons(one, "en"), "Guidelines")[0].startswith(f"- {english} “")


@pytest.mark.parametrize("statement", [None, attrs.evolve(SUMMARY, at=None)])
def test_a_deadline_without_a_beginning_says_why(statement: StatementSummary | None) -> None:
    """Where the day is not known on which the time began, that is the reason for there being no last day."""
    one = assessment(obligations=(duty(within=Duration.from_text("P1D")),), statement=statement)
    assert chapter_of(reasons(one, "en"), "Obligations")[0] == (
        "- Register what came in. The authority must do this within 1 day; the last day is not known, "
        "because the day on which the time began is not (settled)."
    )


def test_a_deadline_from_receipt_without_receipt_says_why() -> None:
    """Where time starts with what came in and nobody tells when it did, that is the reason."""
    waiting = duty(within=Duration.from_text("P1D"), starts=StartsAt.RECEIVED)
    assert chapter_of(reasons(assessment(obligations=(waiting,)), "en"), "Obligations")[0] == (
        "- Register what came in. The authority must do this within 1 day; the last day is not known, "
        "because it is not known when what is answered came in (settled)."
    )


def test_findings_come_in_order_of_weight() -> None:
    """What was gone against comes first; what is as it should be is counted, last."""
    outcomes = sorted(Outcome)
    one = assessment(findings=tuple(finding(outcome, id=outcome) for outcome in outcomes))
    lines = chapter_of(reasons(one, "en"), "Guidelines")
    said = [line for line in lines if line.startswith("- ")]
    starts = [
        "- The statement breaches",
        "- The statement departs from",
        "- The statement is covered by an exception",
        "- Not decided",
        "- One guideline permits it, one guideline is complied with and one guideline does not apply here.",
    ]
    assert len(said) == len(starts)
    assert all(line.startswith(start) for line, start in zip(said, starts, strict=True))


def test_excuses_are_named() -> None:
    """All that excuses is named, permissions by their sentence."""
    permission = finding(
        Outcome.PERMITTED,
        id="art",
        modality=Modality.MAY,
        says=wording("Satir är tillåten.", "Satire may be."),
    )
    one = assessment(
        findings=(
            finding(Outcome.EXCUSED, excused_by=("unless", "defence", "art", "unheard-of")),
            permission,
        )
    )
    assert chapter_of(reasons(one), "Riktlinjer")[1:5] == [
        "  - Undantaget står i riktlinjen själv.",
        "  - Det som enligt riktlinjen ursäktar har visats.",
        "  - Undantaget ges av ”Satir är tillåten”.",
        "  - Undantaget ges av `unheard-of`.",
    ]


def test_those_who_are_bound_are_named_where_it_is_not_the_speaker() -> None:
    """Guidelines for others than the speaker say whom they bind."""
    one = assessment(findings=(finding(binds=(Bound.AUTHORITY, Bound.EMPLOYER)), finding(id="b")))
    lines = chapter_of(reasons(one), "Riktlinjer")
    assert [line for line in lines if "binder" in line] == [
        "  - Riktlinjen binder myndigheten och arbetsgivaren."
    ]


@pytest.mark.parametrize("outcome", [Outcome.BREACHED, Outcome.UNDECIDED])
def test_accepted_doubts_are_shown_with_their_reason(outcome: Outcome) -> None:
    """Wherever a guideline speaks, it is said what its author has accepted of it, and why."""
    accept = (
        Accepted(code="reaches-private-speech", why="the source says so\nof the top post"),
        Accepted(code="forbids-criticism", why="of no one else"),
        Accepted(code="covered-rule", why="it is told for completeness"),
    )
    one = assessment(findings=(finding(outcome, accept=accept),))
    told = [line for line in chapter_of(reasons(one, "en"), "Guidelines") if "accepts" in line]
    assert told == [
        (
            "  - The guideline also binds what is said privately, which the policy's author accepts: "
            "the source says so of the top post."
        ),
        ("  - The guideline forbids criticism as such, which the policy's author accepts: of no one else."),
    ]
    swedish = chapter_of(reasons(one), "Riktlinjer")
    assert any("vilket policyns författare godtar: of no one else" in line for line in swedish)


def test_what_several_accept_for_one_reason_is_said_once() -> None:
    """Guidelines that are undecided for the same want share the sentence that they share."""
    accept = (Accepted(code="reaches-private-speech", why="the law binds at all hours"),)
    several = tuple(finding(Outcome.UNDECIDED, id=one, accept=accept) for one in "abc")
    lines = chapter_of(reasons(assessment(findings=several), "en"), "Guidelines")
    assert len([line for line in lines if "binds at all hours" in line]) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_doubt_has_a_sentence(language: str) -> None:
    """Each check that asks whether a guideline may be made has a sentence for what is accepted of it."""
    doubts = {check.code for check in all_checks().values() if check.chapter is Chapter.LAWFULNESS}
    # These are about capacity rules, and are shown with the policy.
    for code in doubts - {"account-alone-decides", "official-for-mentioning-work"}:
        accept = (Accepted(code=code, why="därför"),)
        one = assessment(findings=(finding(accept=accept),))
        heading = {"sv": "Riktlinjer", "en": "Guidelines"}[language]
        assert any(line.endswith(": därför.") for line in chapter_of(reasons(one, language), heading))


_OF_THE_AUTHOR = ("author-is-appointed", "author-is-elected", "author-is-candidate", "author-is-spokesperson")


def test_undecided_findings_say_shortly_what_is_missing() -> None:
    """Undecided guidelines name three missing facts at most, and the capacity where that is missing."""
    missing = tuple(not_known(id=one, sv=f"fakta {n} stämmer") for n, one in enumerate(_OF_THE_AUTHOR))
    election = (not_known(id="is-election-period", sv="det är val"),)
    known = fact()
    one = assessment(
        Capacity.UNDETERMINED,
        Status.SILENT,
        findings=(
            finding(Outcome.UNDECIDED, Status.OPEN, id="a", facts=(known, *missing)),
            finding(Outcome.UNDECIDED, Status.OPEN, id="b", in_capacity=InCapacity.ANY, facts=election),
        ),
    )
    undecided = "- Inte avgjort: ”Kommunchefen tar inte parti” (öppet)."
    assert chapter_of(reasons(one), "Riktlinjer") == [
        (
            f"{undecided} Det är inte känt om fakta 0 stämmer, om fakta 1 stämmer eller om fakta 2 "
            "stämmer, med mera. Det hänger på om uttalandet är officiellt eller personligt."
        ),
        f"{undecided} Det är inte känt om det är val.",
    ]
    full = chapter_of(everything(one), "Riktlinjer")
    assert full.count("  - Det hänger på om uttalandet är officiellt eller personligt.") == 1
    assert sum("fakta 3" in line for line in full) == 1


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            Note.of("leave-unsaid"),
            "Det är inte känt om {} (det är inte antecknat om avsändaren var tjänstledig).",
        ),
        (None, "Det är inte känt om {}."),
        (Note.of("nobody-said"), "kräver en människas bedömning: ”Kommunchefen tar inte parti”."),
        (Note.of("silence-says-little"), "kräver en människas bedömning: ”Kommunchefen tar inte parti”."),
    ],
)
def test_what_would_have_told_a_single_fact_is_named(note: Note | None, told: str) -> None:
    """Where one record is missing it is said which; that people have to be asked goes without saying."""
    missing = not_known(id="x", sv="fakta stämmer")
    missing = attrs.evolve(missing, fact=attrs.evolve(missing.fact, note=note))
    undecided = finding(Outcome.UNDECIDED, Status.OPEN, facts=(missing,))
    (line,) = chapter_of(reasons(assessment(findings=(undecided,))), "Riktlinjer")
    assert line.endswith(told.format("fakta stämmer"))


def test_what_the_same_answer_decides_is_said_once() -> None:
    """Guidelines that lack the same facts stand together, and no more than three are named."""
    missing = (not_known(id="x", sv="fakta stämmer"),)

    def lines(count: int) -> list[str]:
        undecided = (
            finding(Outcome.UNDECIDED, Status.OPEN, id=str(number), facts=missing) for number in range(count)
        )
        return chapter_of(reasons(assessment(findings=tuple(undecided))), "Riktlinjer")

    named, why = "”Kommunchefen tar inte parti”", "(öppet). Det är inte känt om fakta stämmer."
    assert lines(2) == [f"- 2 riktlinjer är inte avgjorda: {named} och {named} {why}"]
    assert lines(5) == [f"- 5 riktlinjer är inte avgjorda: {named}, {named}, {named} och 2 till {why}"]


def test_what_is_known_of_the_author_decides_several_at_once() -> None:
    """What records would tell comes first: what hangs on the author is one line."""
    appointed, elected, candidate, _ = (not_known(id=one, sv=one) for one in _OF_THE_AUTHOR)
    campaign = not_known(id="account-is-campaign", sv="kontot tjänar en kampanj")
    abusive = not_known(id="is-abusive", sv="det är kränkande")
    first = ((appointed, abusive), (campaign, elected))
    asked = (*first, (campaign, abusive), (candidate, elected), (abusive,))
    one = assessment(
        findings=tuple(
            finding(Outcome.UNDECIDED, Status.OPEN, id=str(number), facts=facts)
            for number, facts in enumerate(asked)
        )
    )
    named = "”Kommunchefen tar inte parti”"
    assert chapter_of(reasons(one), "Riktlinjer") == [
        (
            f"- 3 riktlinjer är inte avgjorda: {named}, {named} och {named} (öppet). Det är inte känt om "
            "author-is-appointed, om author-is-elected eller om author-is-candidate."
        ),
        f"- Inte avgjort: {named} (öppet). Det är inte känt om kontot tjänar en kampanj.",
        f"- En riktlinje kräver en människas bedömning: {named}.",
    ]


def test_what_only_people_can_decide_is_one_line() -> None:
    """Where no record and no words of the statement answer, the guidelines are named and nothing is asked."""
    judged = (not_known(id="serves-channel-purpose", sv="det tjänar kanalens syfte"),)
    more = (*judged, not_known(id="is-satire", sv="det är satir"))
    one = assessment(
        findings=(
            finding(Outcome.UNDECIDED, Status.OPEN, id="a", facts=judged),
            finding(Outcome.UNDECIDED, Status.OPEN, id="b", facts=more),
        )
    )
    named = "”Kommunchefen tar inte parti”"
    assert chapter_of(reasons(one), "Riktlinjer") == [
        f"- 2 riktlinjer kräver en människas bedömning: {named} och {named}."
    ]


def test_many_undecided_findings_are_counted() -> None:
    """Of many things that would decide guidelines five are told, and the other guidelines counted."""
    facts = [(not_known(id=str(n), sv=f"fakta {n} stämmer"),) for n in range(7)]
    open_ones = (finding(Outcome.UNDECIDED, Status.OPEN, id=f"g{n}", facts=facts[n]) for n in range(7))
    one = assessment(findings=tuple(open_ones))
    lines = chapter_of(reasons(one), "Riktlinjer")
    assert len(lines) == 6
    assert lines[-1] == "- Ytterligare 2 riktlinjer är inte avgjorda."


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (
            {"due": DAY},
            ["- Register what came in. The authority must do this by 3 February 2011 (settled)."],
        ),
        (
            {"within": Duration.from_text("1 working day"), "binds": (Bound.AUTHORITY, Bound.SPEAKER)},
            [
                (
                    "- Register what came in. The authority and the author must do this within 1 working "
                    "day; the last day is not known, because no calendar of its working days is at hand "
                    "(settled)."
                )
            ],
        ),
        (
            {"within": Duration.from_text("1 working day"), "starts": StartsAt.RECEIVED},
            [
                (
                    "- Register what came in. The authority must do this within 1 working day; the last day "
                    "is not known, because it is not known when what is answered came in (settled)."
                )
            ],
        ),
        (
            {"within": Duration(days=2), "due": DAY + dt.timedelta(days=2)},
            [
                "- Register what came in. The authority must do this by 5 February 2011 (settled).",
                (
                    "  - That is a Saturday or Sunday; no law that is known here and no rule of the policy "
                    "lets the time run on to a working day."
                ),
            ],
        ),
        (
            {"due": DAY, "moved_from": DAY - dt.timedelta(days=1)},
            [
                "- Register what came in. The authority must do this by 3 February 2011 (settled).",
                "  - The time ran out on 2 February 2011, a day off, and so runs on to the next working day.",
            ],
        ),
        (
            {"status": Status.OPEN, "is_precaution": True, "keep_until": DAY, "retain": Duration(years=2)},
            [
                "- Register what came in. The authority must do this (open).",
                "  - This is a precaution, because it is not yet decided whether the obligation applies.",
                "  - It must be kept up to and including 3 February 2011.",
            ],
        ),
        (
            {"retain": Duration(for_ever=True)},
            [
                "- Register what came in. The authority must do this (settled).",
                "  - It must be kept permanently.",
            ],
        ),
        (
            {"retain": Duration(years=2), "facts": (answer(Truth.YES, Origin.GIVEN),)},
            [
                "- Register what came in. The authority must do this (settled).",
                "  - It must be kept for 2 years.",
                "  - It is satire (given).",
            ],
        ),
        (
            {"outcome": ObligationOutcome.UNDECIDED, "status": Status.OPEN, "facts": (not_known(),)},
            [
                "- Register what came in. Whether this is needed is not decided (open).",
                "  - It is not known whether it contains a request.",
            ],
        ),
    ],
    ids=[
        "by-day",
        "within",
        "received",
        "weekend",
        "moved",
        "precaution",
        "for-ever",
        "kept-for",
        "undecided",
    ],
)
def test_obligations_say_what_who_and_when(given: dict[str, Any], lines: list[str]) -> None:
    """An obligation says what is to be done, by whom and when, how long to keep, and if as a precaution."""
    one = assessment(obligations=(duty(**given),))
    assert chapter_of(reasons(one, "en"), "Obligations") == [*lines, "  - Source: none given."]


def test_an_undecided_obligation_may_hang_on_the_capacity() -> None:
    """Where the capacity is undetermined, obligations of one capacity hang on it."""
    undecided = duty(ObligationOutcome.UNDECIDED, Status.OPEN)
    one = assessment(Capacity.UNDETERMINED, Status.SILENT, obligations=(undecided,))
    assert chapter_of(reasons(one), "Skyldigheter")[1] == (
        "  - Det hänger på om uttalandet är officiellt eller personligt."
    )


def test_obligations_that_do_not_arise_are_counted() -> None:
    """Where nothing is to be done that is said; what need not be done is counted, and told in full."""
    idle = duty(ObligationOutcome.NOT_DUE), duty(ObligationOutcome.NOT_DUE, id="b")
    one = assessment(obligations=idle)
    assert chapter_of(reasons(one), "Skyldigheter") == [
        "- Inget behöver göras här: ingen av de 2 skyldigheterna gäller."
    ]
    assert chapter_of(everything(one), "Skyldigheter")[:3] == [
        "- Behöver inte göras: Diarieför det som kom in (avgjort).",
        "  - ”Det som kommer in diarieförs” [register]",
        "  - Källa: ingen angiven.",
    ]
    assert one.obligations[1].id == "b"


@pytest.mark.parametrize("other", [duty(id="c"), duty(ObligationOutcome.NOT_DUE, Status.PROVISIONAL, id="c")])
def test_that_nothing_is_to_be_done_is_said_only_where_that_is_firm(other: Duty) -> None:
    """Beside something due, or where it may turn out otherwise, what does not apply is only counted."""
    one = assessment(obligations=(other, duty(ObligationOutcome.NOT_DUE)))
    said = chapter_of(reasons(one), "Skyldigheter")[-1]
    assert said in ("- En skyldighet gäller inte här.", "- 2 skyldigheter gäller inte här.")


def test_what_is_followed_or_permitted_is_named_where_something_told_bears_on_it() -> None:
    """A demand that was met and a permission that was used are named; what nobody did is counted."""
    met = (fact(id="answers-question", sv="det svarar på en fråga", en="it answers a question"),)
    assumed = (fact(origin=Origin.ASSUMED, id="is-satire"),)
    premise = (fact(origin=Origin.PREMISE, id="author-is-visitor"),)
    one = assessment(
        findings=(
            finding(Outcome.COMPLIES, id="a", modality=Modality.MUST, facts=met),
            finding(Outcome.COMPLIES, id="b", facts=(fact(Truth.NO),)),
            finding(Outcome.PERMITTED, id="c", modality=Modality.MAY, facts=met),
            finding(Outcome.PERMITTED, id="d", modality=Modality.MAY, facts=assumed),
            finding(Outcome.PERMITTED, id="e", modality=Modality.MAY, facts=premise),
        )
    )
    named = [line for line in chapter_of(reasons(one, "en"), "Guidelines") if line.startswith("- ")]
    assert named == [
        "- The statement is permitted by “The director takes no party's side” (settled).",
        "- The statement complies with “The director takes no party's side” (settled).",
        "- 2 more guidelines permit it and one more guideline is complied with.",
    ]


@pytest.mark.parametrize(
    ("capacity", "in_capacity", "status", "is_said"),
    [
        (Capacity.PERSONAL, InCapacity.ANY, Status.SETTLED, True),
        (Capacity.UNDETERMINED, InCapacity.ANY, Status.ASSUMED, True),
        (Capacity.UNDETERMINED, InCapacity.ANY, Status.PROVISIONAL, False),
        (Capacity.OFFICIAL, InCapacity.ANY, Status.SETTLED, False),
        (Capacity.PERSONAL, InCapacity.PERSONAL, Status.SETTLED, False),
    ],
)
def test_what_binds_whoever_speaks_stands_with_the_answer(
    capacity: Capacity, in_capacity: InCapacity, status: Status, is_said: bool
) -> None:
    """A firm breach that hangs on no capacity is told at the top, before anybody reads on."""
    one = assessment(
        capacity=capacity,
        status=Status.SETTLED if capacity is not Capacity.UNDETERMINED else Status.SILENT,
        findings=(finding(status=status, in_capacity=in_capacity),),
    )
    top = {language: reasons(one, language).split("\n\n")[0] for language in ("sv", "en")}
    swedish = "Oavsett vems ord det är strider det mot ”Kommunchefen tar inte parti”."
    assert (swedish in top["sv"].splitlines()) is is_said
    english = "Whoever it speaks for, it conflicts with “The director takes no party's side”."
    assert (english in top["en"].splitlines()) is is_said


@pytest.mark.parametrize(
    ("capacity", "in_capacity", "line"),
    [
        (Capacity.PERSONAL, InCapacity.OFFICIAL, "Det gäller bara när uttalandet är officiellt."),
        (Capacity.OFFICIAL, InCapacity.PERSONAL, "Det gäller bara när uttalandet är personligt."),
        (Capacity.OFFICIAL, InCapacity.OFFICIAL, None),
        (Capacity.PERSONAL, InCapacity.ANY, None),
        (Capacity.UNDETERMINED, InCapacity.OFFICIAL, None),
    ],
    ids=["personal", "official", "fits", "any", "undetermined"],
)
def test_why_the_capacity_does_not_fit(capacity: Capacity, in_capacity: InCapacity, line: str | None) -> None:
    """What is demanded of other statements only says of which, where everything is told."""
    one = assessment(
        capacity,
        findings=(finding(Outcome.NOT_APPLICABLE, in_capacity=in_capacity),),
        obligations=(duty(ObligationOutcome.NOT_DUE, in_capacity=in_capacity),),
    )
    for heading in ("Riktlinjer", "Skyldigheter"):
        lines = chapter_of(everything(one), heading)
        assert [words for words in lines if words.startswith("  - Det gäller bara")] == (
            [f"  - {line}"] if line else []
        )
