"""Explanations, as a careful colleague would write them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from assessment_builders import (
    DAY,
    SUMMARY,
    assessment,
    provenance,
    rule,
)
from explaining import WHOLE, chapter_of, everything, reasons

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.details import Detail
from offentligroll.assessment.wording.explanation import explain
from offentligroll.facts.evidence import Evidence
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.wording import Wording
from offentligroll.rules.outcome import Status

DETAILS: tuple[Detail, ...] = get_args(Detail)
EVERY_DETAIL = pytest.mark.parametrize("detail", DETAILS)
EVERY_LANGUAGE = pytest.mark.parametrize("language", ["sv", "en"])


EXPECTED = Path(__file__).parent


@EVERY_LANGUAGE
def test_reasons_as_a_whole(language: str) -> None:
    """The reasons read as a careful colleague would write them, in both languages."""
    expected = (EXPECTED / f"reasons.{language}.txt").read_text("utf-8")
    assert reasons(WHOLE, language) + "\n" == expected


def test_everything_adds_all_that_there_is() -> None:
    """Everything tells the statement, the tone, all rules with their state, all facts, the provenance."""
    told = everything(WHOLE, "en")
    assert "\nThe tone is not known.\n" in told
    assert chapter_of(told, "The statement") == [
        "- Statement: post-1 (post)",
        "- Time: 3 February 2011",
        "- Author: Mattias Jansson (jansson)",
        "- Channel: twitter:kommunchef",
        "- Words: “Nu plogas Storgatan.”",
    ]
    assert chapter_of(told, "All rules") == [
        "- Channels on the municipality's list are official. [listed-channel]",
        "  - State: the rule applies, whatever comes to light.",
        "  - The rule decides that the statement is official.",
        (
            "  - The account was on the list (on record: twitter:kommunchef: listed by Katrineholms kommun, "
            "2009 – no end; answered by offentligroll.channel). [account-is-listed]"
        ),
        "  - Source: Frågor och svar, listan (source verified).",
        "- Own blogs are private. [own-blog]",
        "  - State: the rule applies for now; it is not known whether anything rebuts it.",
        "  - The rule presumes that the statement is personal, until the contrary is shown.",
        "  - Source: none given.",
    ]
    assert [line.rpartition(" ")[2] for line in chapter_of(told, "All facts that are known")] == [
        "[account-is-listed]",
        "[takes-party-side]",
        "[account-is-run-by-staff]",
    ]
    assert chapter_of(told, "Provenance") == [
        "- Policy: katrineholm, version 1 (sha256 0123456789ab)",
        "- Title: Social media in Katrineholm",
        "- Question: Is the statement made in the role?",
        "- Authority: Katrineholms kommun (katrineholm)",
        "- Day of the law: 3 February 2011",
        "- Library: offentligroll 0.1.0",
        "- Facts: sha256 fedcba987654",
    ]
    guidelines = "\n".join(chapter_of(told, "Guidelines"))
    assert "- The statement complies with “The director takes no party's side” [a] (settled)." in guidelines
    assert "- Does not apply here: “The director takes no party's side” [d] (settled)." in guidelines
    assert "  - It is not known whether it contains a request. [receives-request]" in guidelines


def test_what_is_not_known_of_a_statement_is_left_out() -> None:
    """A statement of which little is known, or none at all, is told as far as it goes."""
    bare = attrs.evolve(SUMMARY, at=None, author=None, author_name=None, channel=None, text=None)
    assert chapter_of(everything(assessment(statement=bare)), "Uttalandet") == [
        "- Uttalande: post-1 (inlägg)"
    ]
    named = attrs.evolve(bare, author="jansson")
    assert "- Avsändare: jansson" in everything(assessment(statement=named)).split("\n")
    assert chapter_of(everything(assessment(statement=None)), "Uttalandet") == []
    origin = provenance(organisation=None, organisation_name=None, day=None, as_of=DAY)
    assert chapter_of(everything(assessment(provenance=origin)), "Proveniens") == [
        "- Policy: katrineholm, version 1 (sha256 0123456789ab)",
        "- Titel: Sociala medier i Katrineholm",
        "- Fråga: Görs uttalandet i rollen?",
        "- Bedömt som om dagen var: 3 februari 2011",
        "- Bibliotek: offentligroll 0.1.0",
        "- Fakta: sha256 fedcba987654",
    ]


def test_tone_is_named() -> None:
    """The tone is told as an axis of its own."""
    assert "Tonen är personlig." in everything(assessment(tone=Tone.PERSONAL)).split("\n")


def test_a_policy_not_in_force_is_not_explained_further() -> None:
    """Of a policy that did not count no rules or guidelines are told."""
    one = assessment(Capacity.UNDETERMINED, Status.NOT_IN_FORCE)
    assert reasons(one).count("\n") == 1
    assert "Det som avgör" not in everything(one)


HOSTILE = "a\nb\r\n- c\x1b[31m\u202ed\u2066\ud800 שלום {e} ” \u2028f"


def hostile(one: Any, words: str) -> Any:  # noqa: ANN401
    """Put words from outside into every free text of an assessment's parts."""
    if isinstance(one, tuple):
        return tuple(hostile(part, words) for part in one)
    if not attrs.has(type(one)):
        return one
    changed: dict[str, Any] = {}
    for field in attrs.fields(type(one)):
        value = getattr(one, field.name)
        if field.name == "translations":
            changed[field.name] = tuple((code, words) for code, _ in value)
        elif type(value) is str:
            changed[field.name] = words
        else:
            changed[field.name] = hostile(value, words)
    if isinstance(one, Evidence) and one.quote is not None:
        changed |= {"start": 0, "end": len(words)}
    return attrs.evolve(one, **changed)


@EVERY_LANGUAGE
@EVERY_DETAIL
def test_no_text_from_outside_breaks_the_layout(language: str, detail: Detail) -> None:
    """Line breaks, controls, overrides and lone surrogates in any text leave the lines as they were."""

    def lines(words: str) -> list[str]:
        changed = hostile(WHOLE.record, words)
        one = Assessment(
            statement=changed.statement, capacity=WHOLE.capacity, status=WHOLE.status, details=changed
        )
        return explain(one, language, detail).split("\n")

    attacked, calm = lines(HOSTILE), lines("a")
    assert len(attacked) == len(calm)
    for line in attacked:
        assert line.encode("utf-8").decode("utf-8") == line
        assert not [letter for letter in line if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")]
        assert line.count("\u2068") == line.count("\u2069")


@EVERY_LANGUAGE
@EVERY_DETAIL
def test_no_line_is_empty_or_ends_with_space(language: str, detail: Detail) -> None:
    """A chapter follows an empty line, and no line is wrapped, doubled or left blank."""
    text = explain(WHOLE, language, detail)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert "{" not in text


@pytest.mark.parametrize(
    ("language", "detail", "words"),
    [
        ("se", "reasons", "`se` is not a language code that is known here, such as `en`"),
        (
            "sv",
            "reason",
            (
                "`reason` is not a detail of explanations; choose `sentence`, `reasons` or `everything` "
                "(did you mean `reasons`?)"
            ),
        ),
    ],
    ids=["language", "detail"],
)
def test_other_languages_and_details_are_refused(language: str, detail: Any, words: str) -> None:  # noqa: ANN401
    """An unknown language or detail raises, naming the choices."""
    with pytest.raises(ValueError, match="is not a") as refusal:
        explain(WHOLE, language, detail)
    assert str(refusal.value).startswith(words)


def test_other_translations_stand_in() -> None:
    """Where a policy lacks the language, its English stands in, else its first language."""
    swedish_only = attrs.evolve(rule().rule, says=Wording({"sv": "Bara svenska."}))
    one = assessment(because=(attrs.evolve(rule(), rule=swedish_only),))
    assert "- Bara svenska." in reasons(one, "en").split("\n")
