"""Facts in words."""

from __future__ import annotations

import itertools
from typing import get_args

import attrs
import pytest
from assessment_builders import (
    assessment,
    finding,
    rule,
)
from explaining import answer, chapter_of, everything

from offentligroll.assessment.details import Detail
from offentligroll.assessment.parts import UsedFact
from offentligroll.assessment.wording.explanation import explain
from offentligroll.facts.evidence import Evidence
from offentligroll.facts.fact import Fact, Origin
from offentligroll.model.truth import Truth


def told(*facts: UsedFact, language: str = "sv", words: bool = True, full: bool = False) -> list[str]:
    """Tell facts as a deciding rule rests on them."""
    one = assessment(because=(rule(facts=facts),))
    text = explain(one, language, "everything" if full else "reasons", words=words)
    heading = "Det som avgör" if language == "sv" else "What decides it"
    return [line.removeprefix("  - ") for line in chapter_of(text, heading)[2:-1]]


@pytest.mark.parametrize(
    ("used", "swedish", "english"),
    [
        (
            answer(Truth.YES, Origin.GIVEN, told_by="caller"),
            "Det är satir (uppgivet).",
            "It is satire (given).",
        ),
        (answer(Truth.YES, Origin.GIVEN), "Det är satir (uppgivet).", "It is satire (given)."),
        (
            answer(Truth.NO, Origin.GIVEN, told_by="statement", note="Eva,\nregistrator"),
            "Det är inte så att det är satir (uppgivet för uttalandet; ”Eva, registrator”).",
            "It is not the case that it is satire (given for the statement; “Eva, registrator”).",
        ),
        (
            answer(Truth.YES, Origin.GIVEN, told_by="channel", record="x: told for 2009 – open"),
            "Det är satir (uppgivet för kanalen; underlag: x: uppgivet för 2009 – tills vidare).",
            "It is satire (given for the channel; on record: x: told for 2009 – open).",
        ),
        (
            answer(Truth.YES, Origin.GIVEN, told_by="the register"),
            "Det är satir (uppgivet av the register).",
            "It is satire (given by the register).",
        ),
        (
            answer(Truth.YES, Origin.LOOKED_UP),
            "Det är satir (enligt katalogen).",
            "It is satire (from the directory).",
        ),
        (
            answer(Truth.YES, Origin.LOOKED_UP, record="protokoll 7", told_by="our register"),
            "Det är satir (underlag: protokoll 7; svarat av our register).",
            "It is satire (on record: protokoll 7; answered by our register).",
        ),
        (
            answer(Truth.YES, Origin.DETECTED, quote="haha", told_by="offentligroll.text"),
            "Det är satir (orden ”haha”).",
            "It is satire (the words “haha”).",
        ),
        (
            answer(Truth.YES, Origin.DETECTED, quote="haha", record="x: words of the profile"),
            "Det är satir (orden ”haha”; underlag: x: profilens ord).",
            "It is satire (the words “haha”; on record: x: words of the profile).",
        ),
        (
            answer(Truth.YES, Origin.DETECTED, told_by="our model"),
            "Det är satir (ord i uttalandet; svarat av our model).",
            "It is satire (words of the statement; answered by our model).",
        ),
        (
            answer(Truth.NO, Origin.NOT_FOUND),
            "Det är inte så att det är satir (inget sådant hittades).",
            "It is not the case that it is satire (nothing like it was found).",
        ),
        (
            answer(Truth.NO, Origin.NOT_FOUND, record="x: words of the profile"),
            "Det är inte så att det är satir (inget sådant hittades; underlag: x: profilens ord).",
            (
                "It is not the case that it is satire (nothing like it was found; on record: x: words of "
                "the profile)."
            ),
        ),
        (
            answer(Truth.NO, Origin.NOT_FOUND, quote="inte ironi", note="the words stand there, but negated"),
            ("Det är inte så att det är satir (inget sådant hittades; orden står där, men nekade; "
            "”inte ironi”)."),
            ("It is not the case that it is satire (nothing like it was found; the words stand there, but "
            "negated; “inte ironi”)."),
        ),
        (
            answer(Truth.NO, Origin.ASSUMED, told_by="policy", note="nobody has told"),
            "Det är inte så att det är satir (antas av policyn).",
            "It is not the case that it is satire (assumed by the policy).",
        ),
        (
            answer(Truth.YES, None),
            "Det är satir (oklart varifrån).",
            "It is satire (from where is unclear).",
        ),
        (
            answer(Truth.UNKNOWN, None, note="the day is not known"),
            "Det är inte känt om det är satir (dagen är inte känd).",
            "It is not known whether it is satire (the day is not known).",
        ),
        (
            answer(Truth.UNKNOWN, None),
            "Det är inte känt om det är satir.",
            "It is not known whether it is satire.",
        ),
    ],
    ids=[
        "given-by-caller", "given", "given-with-note", "given-with-record", "given-by-program", "looked-up",
        "record-of-a-program", "detected", "detected-elsewhere", "detected-by-a-program", "not-found",
        "not-found-in-a-record", "negated", "assumed", "no-origin", "unknown-with-note", "unknown",
    ],
)  # fmt: skip
def test_facts_say_where_they_come_from(used: UsedFact, swedish: str, english: str) -> None:
    """Every fact is told with its evidence, record or teller, or with what is missing."""
    assert told(used) == [swedish]
    assert told(used, language="en") == [english]


def test_a_note_without_translation_is_left_out_in_swedish() -> None:
    """A program's own English note stands in English explanations only."""
    used = answer(Truth.UNKNOWN, None, note="our model was asleep")
    assert told(used) == ["Det är inte känt om det är satir."]
    assert told(used, language="en") == ["It is not known whether it is satire (our model was asleep)."]


def test_that_nobody_has_told_goes_without_saying() -> None:
    """That nobody has told an unknown fact is said only where everything is."""
    used = answer(Truth.UNKNOWN, None, note="nobody has told")
    assert told(used) == ["Det är inte känt om det är satir."]
    assert told(used, full=True) == ["Det är inte känt om det är satir (ingen har uppgett det). [is-satire]"]


def test_beaten_answers_stay_visible_in_full() -> None:
    """Answers that another outranked are told in full, unknown ones excepted."""
    beaten = (
        Fact(id="is-satire", truth=Truth.NO, origin=Origin.NOT_FOUND, told_by="offentligroll.text"),
        Fact(id="is-satire", truth=Truth.UNKNOWN),
        Fact(id="is-satire", truth=Truth.YES, origin=Origin.GIVEN, told_by="author"),
    )
    used = answer(Truth.YES, Origin.GIVEN, told_by="statement", beaten=beaten)
    assert told(used) == ["Det är satir (uppgivet för uttalandet)."]
    expected = [
        "Det är satir (uppgivet för uttalandet). [is-satire]",
        "Ett annat svar vägde lättare: nej (inget sådant hittades; svarat av offentligroll.text).",
        "Ett annat svar vägde lättare: ja (uppgivet för avsändaren).",
    ]
    assert told(used, full=True) == expected
    listed = chapter_of(everything(assessment(facts=(used,))), "Alla kända fakta")
    assert listed == [f"- {expected[0]}", f"  - {expected[1]}", f"  - {expected[2]}"]


def test_several_pieces_of_evidence_are_all_shown() -> None:
    """Several quotes are joined with *and*, several records with semicolons."""
    evidence = (Evidence(quote="a"), Evidence(quote="b"), Evidence(record="r1"), Evidence(record="r2"))
    used = answer(Truth.YES, Origin.DETECTED)
    used = attrs.evolve(used, fact=attrs.evolve(used.fact, evidence=evidence))
    assert told(used) == ["Det är satir (orden ”a” och ”b”; underlag: r1; r2)."]


def test_words_can_be_left_out() -> None:
    """Without words no quote is shown, records and notes stay, and it is said that words are left out."""
    beaten = (Fact(id="x", truth=Truth.NO, origin=Origin.DETECTED, evidence=(Evidence(quote="Nu plogas"),)),)
    plain = answer(Truth.YES, Origin.DETECTED, quote="Nu plogas", beaten=beaten)
    negated = answer(Truth.NO, Origin.NOT_FOUND, quote="Nu plogas")
    profile = answer(Truth.YES, Origin.DETECTED, quote="Nu plogas", record="x: words of the profile")
    one = assessment(
        because=(rule(facts=(plain, negated, profile)),),
        facts=(plain,),
        weak_facts=(negated,),
        findings=(finding(facts=(plain,)),),
    )
    for language, detail in itertools.product(("sv", "en"), get_args(Detail)):
        assert "plogas" not in explain(one, language, detail, words=False)
    assert explain(one, "en", "everything").count("plogas") == 10
    assert explain(one, "sv", "reasons", words=False).endswith("\n\nUttalandets egna ord är utelämnade.")
    assert told(plain, negated, profile, words=False) == [
        "Det är satir (ord i uttalandet).",
        "Det är inte så att det är satir (inget sådant hittades).",
        "Det är satir (ord som hittades; underlag: x: profilens ord).",
    ]
