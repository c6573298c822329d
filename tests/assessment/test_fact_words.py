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
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.note import Note
from offentligroll.model.period import Period
from offentligroll.model.truth import Truth


def told(*facts: UsedFact, language: str = "sv", words: bool = True, full: bool = False) -> list[str]:
    """Tell facts as a deciding rule rests on them."""
    one = assessment(because=(rule(facts=facts),))
    text = explain(one, language, "everything" if full else "reasons", words=words)
    heading = "Det som avgör" if language == "sv" else "What decides it"
    return [line.removeprefix("  - ") for line in chapter_of(text, heading)[2:-1]]


STATED = Record(kind=RecordKind.CHANNEL, id="x", field="facts", value=True, period=Period.from_texts("2009"))
PROFILE = Record(kind=RecordKind.PROFILE, id="x", field="bio", value=False)


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
            answer(Truth.YES, Origin.GIVEN, told_by="channel", record=STATED),
            "Det är satir (uppgivet för kanalen; underlag: x: uppgivet, 2009 – utan slutdatum).",
            "It is satire (given for the channel; on record: x: stated, 2009 – no end).",
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
            answer(Truth.YES, Origin.DETECTED, quote="haha", record=PROFILE),
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
            answer(Truth.NO, Origin.NOT_FOUND, record=PROFILE),
            "Det är inte så att det är satir (inget sådant hittades; underlag: x: profilens ord).",
            (
                "It is not the case that it is satire (nothing like it was found; on record: x: words of "
                "the profile)."
            ),
        ),
        (
            answer(Truth.NO, Origin.NOT_FOUND, quote="inte ironi", note=Note.of("negated")),
            ("Det är inte så att det är satir (inget sådant hittades; orden står där, men nekas; "
            "”inte ironi”)."),
            ("It is not the case that it is satire (nothing like it was found; the words are there, but "
            "negated; “inte ironi”)."),
        ),
        (
            answer(Truth.NO, Origin.ASSUMED, told_by="policy", note=Note.of("nobody-said")),
            "Det är inte så att det är satir (antas av policyn).",
            "It is not the case that it is satire (assumed by the policy).",
        ),
        (
            answer(Truth.YES, None),
            "Det är satir (oklart varifrån).",
            "It is satire (source unclear).",
        ),
        (
            answer(Truth.UNKNOWN, None, note=Note.of("day-unknown")),
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


@pytest.mark.parametrize(
    ("follows_from", "swedish", "english"),
    [
        (
            "author-is-elected",
            "följer av att avsändaren är förtroendevald",
            "it follows, since the author is an elected representative",
        ),
        (
            "not author-holds-public-role",
            "följer av att avsändaren inte hade något offentligt uppdrag den dagen",
            "it follows, since the author did not hold any public role on that day",
        ),
        ("said-later", "följer av att said-later", "it follows, since said-later"),
    ],
    ids=["yes", "no", "of-a-later-version"],
)
def test_what_follows_says_from_what(follows_from: str, swedish: str, english: str) -> None:
    """An implied answer names the answer that it follows from, in the reader's language."""
    used = answer(Truth.YES, Origin.IMPLIED, follows_from=follows_from)
    assert told(used) == [f"Det är satir ({swedish})."]
    assert told(used, language="en") == [f"It is satire ({english})."]


def test_a_programs_own_note_is_quoted() -> None:
    """A program's own note may be in any language, and so stands as a quotation."""
    used = answer(Truth.UNKNOWN, None, note="our model was asleep")
    assert told(used) == ["Det är inte känt om det är satir (”our model was asleep”)."]
    assert told(used, language="en") == ["It is not known whether it is satire (“our model was asleep”)."]


def test_that_nobody_has_told_goes_without_saying() -> None:
    """That nobody has told an unknown fact is said only where everything is."""
    used = answer(Truth.UNKNOWN, None, note=Note.of("nobody-said"))
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
    evidence = (
        Evidence(quote="a", start=0, end=1),
        Evidence(quote="b", start=2, end=3),
        *(Evidence(record=Record.from_text(text)) for text in ("r1", "r2")),
    )
    used = answer(Truth.YES, Origin.DETECTED)
    used = attrs.evolve(used, fact=attrs.evolve(used.fact, evidence=evidence))
    assert told(used) == ["Det är satir (orden ”a” och ”b”; underlag: r1; r2)."]


def test_words_can_be_left_out() -> None:
    """Without words no quote is shown, records and notes stay, and it is said that words are left out."""
    quoted = Evidence(quote="Nu plogas", start=0, end=9)
    beaten = (Fact(id="x", truth=Truth.NO, origin=Origin.DETECTED, evidence=(quoted,)),)
    plain = answer(Truth.YES, Origin.DETECTED, quote="Nu plogas", beaten=beaten)
    negated = answer(Truth.NO, Origin.NOT_FOUND, quote="Nu plogas")
    profile = answer(Truth.YES, Origin.DETECTED, quote="Nu plogas", record=PROFILE)
    one = assessment(
        because=(rule(facts=(plain, negated, profile)),),
        rules=(),
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
