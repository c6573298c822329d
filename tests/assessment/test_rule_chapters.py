"""What an explanation tells of capacity rules and questions."""

from __future__ import annotations

import attrs
import pytest
from assessment_builders import (
    DAY,
    assessment,
    provenance,
    questions,
    rule,
)
from explaining import answer, chapter_of, everything, not_known, privately, reasons

from offentligroll.assessment.parts import Reason
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.outcome import RuleState, Status
from offentligroll.rules.rule import Verb
from offentligroll.rules.source import InForce

DATED = attrs.evolve(rule(), rule=attrs.evolve(rule().rule, in_force=InForce(start=DAY)))
"""A rule that counts from a day on."""


@pytest.mark.parametrize(
    ("verb", "state", "swedish"),
    [
        (Verb.DECIDES, RuleState.YES, "Regeln avgör att uttalandet är personligt."),
        (Verb.SUGGESTS, RuleState.YES, "Regeln är ett tecken på att uttalandet är personligt."),
        (
            Verb.OFFICIAL_ONLY_IF,
            RuleState.YES,
            "Regeln är ett krav för att uttalandet ska vara officiellt. Kravet är inte uppfyllt.",
        ),
        (
            Verb.OFFICIAL_ONLY_IF,
            RuleState.OPEN,
            (
                "Regeln är ett krav för att uttalandet ska vara officiellt. "
                "Det är inte känt om kravet är uppfyllt."
            ),
        ),
        (
            Verb.OFFICIAL_ONLY_IF,
            RuleState.PROVISIONAL,
            (
                "Regeln är ett krav för att uttalandet ska vara officiellt. "
                "Den gäller preliminärt, eftersom det inte är känt om något motbevisar den."
            ),
        ),
    ],
    ids=["decides", "suggests", "failed", "held-open", "provisional"],
)
def test_what_a_rule_does_is_said(verb: Verb, state: RuleState, swedish: str) -> None:
    """Under each rule stands what it does to the answer, and for requirements whether they are met."""
    one = assessment(
        Capacity.PERSONAL, because=(privately(), rule("r", verb, Capacity.PERSONAL, state=state))
    )
    assert f"  - {swedish}" in chapter_of(reasons(one), "Det som avgör")


def test_conflicting_rules_stand_under_their_own_heading() -> None:
    """Rules that contradict each other are both told."""
    one = assessment(Capacity.UNDETERMINED, Status.CONFLICTING, because=(rule(), privately()))
    lines = chapter_of(reasons(one), "Det som står mot varandra")
    assert [line for line in lines if line.startswith("- ")] == [
        "- Kanaler på kommunens lista är officiella.",
        "- Egna bloggar är privata.",
    ]


@pytest.mark.parametrize(
    ("otherwise", "line"),
    [
        (
            Capacity.UNDETERMINED,
            "- Ingen av reglerna gäller uttalandet, och policyn säger inte vad som då gäller.",
        ),
        (
            Capacity.PERSONAL,
            "- Ingen av reglerna gäller uttalandet. Policyn säger att det då är personligt.",
        ),
    ],
)
def test_where_no_rule_stands_the_policy_speaks(otherwise: Capacity, line: str) -> None:
    """Where no rule stands, it is said what the policy says then."""
    one = assessment(otherwise, Status.SILENT, provenance=provenance(otherwise=otherwise))
    assert chapter_of(reasons(one), "Det som avgör") == [line]


def test_an_open_answer_tells_which_rules_may_come_to_apply() -> None:
    """Where nothing is decided yet, open rules are told with what is missing: five, or all in full."""
    open_rules = tuple(rule(f"r{number}", state=RuleState.OPEN, facts=(not_known(),)) for number in range(7))
    one = assessment(Capacity.UNDETERMINED, Status.OPEN, rules=(*open_rules, rule("no", state=RuleState.NO)))
    lines = chapter_of(reasons(one), "Regler som kan komma att gälla")
    assert lines[:4] == [
        "- Kanaler på kommunens lista är officiella.",
        "  - Regeln avgör att uttalandet är officiellt.",
        "  - Det är inte känt om det innehåller en begäran.",
        "  - Källa: ingen angiven.",
    ]
    assert lines[-1] == "- Ytterligare 2 regler är öppna."
    assert len([line for line in lines if line.startswith("- Kanaler")]) == 5
    full = chapter_of(everything(one), "Regler som kan komma att gälla")
    assert len([line for line in full if line.startswith("- ")]) == 7


def test_what_beat_a_rule_is_named_by_its_sentence() -> None:
    """What set a rule aside or outweighed it is named by its sentence, in full with its id too."""
    beaten = privately(set_aside_by=("special", "unheard-of"), overruled_by=("listed-channel",))
    special = rule("special", sv="Uppdrag går före.", en="Assignments go first.")
    one = assessment(because=(rule(),), rules=(special,), despite=(beaten,))
    lines = chapter_of(reasons(one, "en"), "What pointed the other way")
    assert lines[2:4] == [
        "  - It gives way to “Assignments go first” and `unheard-of`.",
        "  - It weighs less than “Channels on the municipality's list are official”.",
    ]
    assert "  - It gives way to “Assignments go first” [special] and `unheard-of`." in everything(one, "en")


def test_unmet_requirements_are_told() -> None:
    """Requirements that hold an answer open are told with what is missing."""
    held = rule(
        verb=Verb.OFFICIAL_ONLY_IF,
        concludes=Capacity.PERSONAL,
        state=RuleState.OPEN,
        facts=(not_known(note=Note.of("day-unknown")),),
    )
    one = assessment(
        Capacity.UNDETERMINED,
        Status.OPEN,
        lean=Capacity.OFFICIAL,
        held_open_by=(held,),
        provenance=provenance(otherwise=Capacity.OFFICIAL),
    )
    assert chapter_of(reasons(one), "Krav som inte säkert är uppfyllda")[1:3] == [
        (
            "  - Regeln är ett krav för att uttalandet ska vara officiellt. "
            "Det är inte känt om kravet är uppfyllt."
        ),
        "  - Det är inte känt om det innehåller en begäran (dagen är inte känd).",
    ]


def test_five_questions_are_asked() -> None:
    """Five questions are asked and the others counted; in full all are."""
    one = assessment(questions=questions(*(not_known(str(n)) for n in range(7))))
    lines = chapter_of(reasons(one), "Det här är inte säkert känt, och kan ändra svaret")
    assert lines == [
        *["- Innehåller det en begäran?"] * 5,
        "- Ytterligare 2 frågor kan ändra svaret.",
    ]
    full = chapter_of(everything(one), "Det här är inte säkert känt, och kan ändra svaret")
    assert full == ["- Innehåller det en begäran?"] * 7


def test_the_same_doubt_is_told_once() -> None:
    """Where both facts of a question lack the same thing, that is said once."""
    missing = not_known(note=Note.of("day-unknown"))
    one = assessment(questions=questions((missing, missing)))
    asked = chapter_of(reasons(one), "Det här är inte säkert känt, och kan ändra svaret")
    assert asked[0].count("Dagen är inte känd.") == 1


def test_an_unfinished_search_is_said() -> None:
    """Where not every question could be tried, that is said."""
    one = assessment(questions=questions(answer(Truth.YES, Origin.NOT_FOUND), complete=False))
    assert chapter_of(reasons(one, "en"), "Not known for certain, and could change the answer") == [
        "- Is it the case that it is satire? For now the answer is taken to be yes.",
        "- Not all questions could be tried; there may be more.",
    ]


@pytest.mark.parametrize(
    ("status", "is_said"), [(Status.PROVISIONAL, True), (Status.OPEN, True), (Status.SETTLED, False)]
)
def test_that_no_question_helps_is_said(status: Status, is_said: bool) -> None:
    """An answer that could still change, with no question that would do it, says so."""
    assert ("Inget svar på en, två eller tre frågor" in reasons(assessment(status=status))) is is_said


def test_the_day_is_the_first_question_where_stretches_part() -> None:
    """Where dated rules give other answers on other days, it is asked first on which day it was done."""
    asking = attrs.evolve(questions(not_known()), asks_day=True)
    one = assessment(Capacity.UNDETERMINED, Status.OPEN, questions=asking, provenance=provenance(day=None))
    lines = chapter_of(reasons(one), "Det här är inte säkert känt, och kan ändra svaret")
    assert lines[0] == "- Vilken dag gjordes det? Olika regler gällde olika dagar, och de ger olika svar."
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (rule(), "regeln gäller, vad som än kommer fram"),
        (
            rule(facts=(answer(Truth.NO, Origin.ASSUMED),)),
            "regeln gäller, om det som antas eller inte hittades stämmer",
        ),
        (rule(state=RuleState.NO, facts=(answer(Truth.NO, Origin.ASSUMED),)), "regeln gäller inte här"),
    ],
    ids=["sure", "weak", "out"],
)
def test_no_more_is_promised_of_a_rule_than_holds(reason: Reason, words: str) -> None:
    """A rule that rests on what is assumed or was not found may yet fall, and its state says so."""
    one = assessment(rules=(reason,))
    assert f"  - Läge: {words}." in chapter_of(everything(one), "Alla regler")
