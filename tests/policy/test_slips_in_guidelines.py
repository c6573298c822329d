"""Slips that authors of guidelines make, each as a change of one small policy that is right.

Beside the files in ``slips/`` this is a second list: what was tried before anybody had looked at those.
"""

from __future__ import annotations

import attrs
import pytest

from offentligroll.files.document import parse_document
from offentligroll.files.problems import FileError, Problem
from offentligroll.policy.checking.report import check_policy

RIGHT = """\
format = 1
id = "prov"
version = "1"
languages = ["sv"]
country = "SE"
zone = "Europe/Stockholm"
title = { sv = "Sociala medier i Prov" }
question = { sv = "Görs uttalandet i tjänsten?" }

[sources.regler]
title = "Regler för sociala medier"
kind = "policy"
date = 2024-11-28
verified = true

[[fact]]
id = "hanvisar"
phrase = { sv = "inlägget hänvisar vidare" }
words = { sv = ["ring oss", "kontakta oss"] }

[[capacity]]
id = "konto"
presumes = "official"
when = "account-belongs-to-authority"
rebutted_by = "not account-use-is-authorised"
says = { sv = "Kommunens konton är officiella." }
cite = "regler, § 1"

[[guideline]]
id = "ton"
must = "is-measured"
says = { sv = "Håll god ton." }
cite = "regler, § 2"

[[guideline]]
id = "hanvisa"
should = "hanvisar"
when = "answers-question-to-authority"
says = { sv = "Hänvisa vidare." }
cite = "regler, § 3"

[[obligation]]
id = "svar"
when = "receives-request"
in_capacity = "any"
starts = "received"
within = "2 working days"
retain = "P1Y"
done_by = "answer"
binds = ["authority"]
action = { sv = "Svara." }
says = { sv = "Frågor besvaras inom två arbetsdagar." }
cite = "regler, § 4"
"""


@attrs.frozen
class Slip:
    """One slip, and what is said of it."""

    what: str
    """What it is."""
    right: str
    """What stands in the policy."""
    wrong: str
    """What is written instead."""
    line: int
    """The line on which it is told."""
    problems: int
    """How many problems are told: one, but where each sentence lacks a language."""
    code: str
    """The code of the first problem."""
    advice: str
    """What to do about it, in Swedish."""


SLIPS: tuple[Slip, ...] = (
    Slip(
        "quotes of a word processor",
        'title = "Regler för sociala medier"',
        "title = ”Regler för sociala medier”",
        11,
        1,
        "toml-syntax",
        'sätt text inom raka citattecken, som "här"',
    ),
    Slip(
        "a closing quote forgotten",
        'says = { sv = "Hänvisa vidare." }',
        'says = { sv = "Hänvisa vidare. }',
        39,
        1,
        "toml-syntax",
        'en text inom citattecken står på en rad; längre texter börjar och slutar med """',
    ),
    Slip(
        "a day in quotes",
        "date = 2024-11-28",
        'date = "2024-11-28"',
        13,
        1,
        "wrong-type",
        "skriv 2024-11-28, utan citattecken",
    ),
    Slip(
        "a day that is not in the calendar",
        'zone = "Eur',
        'in_force = { from = 2024-02-30 }\nzone = "Eur',
        6,
        1,
        "toml-syntax",
        (
            "skriv ett helt datum som 2010-12-31; där en del av ett datum är tillåten, sätt "
            'den inom citattecken: "2010-12"'
        ),
    ),
    Slip(
        "a key with Swedish letters",
        'when = "receives',
        'när = "receives',
        44,
        1,
        "toml-syntax",
        "nycklar är engelska och i ett ord: skriv `when`",
    ),
    Slip(
        "a verb with Swedish letters",
        'presumes = "official"',
        'bestämmer = "official"',
        23,
        1,
        "toml-syntax",
        "nycklar är engelska och i ett ord: skriv `decides`",
    ),
    Slip(
        "a verb in Swedish",
        'presumes = "official"',
        'bestammer = "official"',
        23,
        1,
        "unknown-key",
        "nycklar är engelska och i ett ord: skriv `decides`",
    ),
    Slip(
        "a capacity in Swedish",
        'presumes = "official"',
        'presumes = "officiellt"',
        23,
        1,
        "unknown-value",
        "menades `official`?",
    ),
    Slip(
        "a phrase with another form",
        'when = "receives-request"',
        'when = "kontot tillhör myndighet"',
        44,
        1,
        "unknown-fact",
        "menades `kontot tillhör myndigheten`?",
    ),
    Slip(
        "underscores in a fact",
        'must = "is-measured"',
        'must = "is_measured"',
        31,
        1,
        "unknown-fact",
        "menades `is-measured`?",
    ),
    Slip(
        "capitals in a fact",
        'must = "is-measured"',
        'must = "Is-Measured"',
        31,
        1,
        "unknown-fact",
        "menades `is-measured`?",
    ),
    Slip(
        "a space in a key",
        'must = "is-measured"',
        'must not = "is-abusive"',
        31,
        1,
        "toml-syntax",
        "nycklar är engelska och i ett ord: skriv `must_not`",
    ),
    Slip(
        "a hyphen in a key",
        'must = "is-measured"',
        'must-not = "is-abusive"',
        31,
        1,
        "unknown-key",
        "nycklar är engelska och i ett ord: skriv `must_not`",
    ),
    Slip(
        "a table in Swedish",
        '[[guideline]]\nid = "ton"',
        '[[riktlinje]]\nid = "ton"',
        29,
        1,
        "unknown-key",
        "nycklar är engelska och i ett ord: skriv `guideline`",
    ),
    Slip(
        "single brackets",
        "[[obligation]]",
        "[obligation]",
        42,
        1,
        "wrong-type",
        "skriv rubriken med dubbla klamrar, som [[…]], eller sätt { … } inom [ ]",
    ),
    Slip(
        "an id used twice",
        'id = "hanvisa"\nsh',
        'id = "ton"\nsh',
        36,
        1,
        "doubled-id",
        "ge en av dem ett annat id",
    ),
    Slip(
        "a source with a capital",
        'cite = "regler, § 3"',
        'cite = "Regler, § 3"',
        40,
        1,
        "unknown-source",
        "menades `regler`?",
    ),
    Slip(
        "a sentence without its language",
        'says = { sv = "Håll god ton." }',
        'says = "Håll god ton."',
        32,
        1,
        "wrong-type",
        'skriv en text för varje språk, som { sv = "Håll god ton." }',
    ),
    Slip("hours in Swedish", '"2 working days"', '"24 timmar"', 47, 1, "invalid-value", "skriv `24 hours`"),
    Slip(
        "working days in Swedish",
        '"2 working days"',
        '"2 arbetsdagar"',
        47,
        1,
        "invalid-value",
        "skriv `2 working days`",
    ),
    Slip("a year in words", '"P1Y"', '"1 year"', 48, 1, "invalid-value", "skriv `P1Y`"),
    Slip("a year in Swedish", '"P1Y"', '"1 år"', 48, 1, "invalid-value", "skriv `P1Y`"),
    Slip(
        "one policy to extend, without a list",
        'languages = ["sv"]',
        'languages = ["sv"]\nextends = "se-law"',
        5,
        1,
        "wrong-type",
        "sätt det inom [ ]",
    ),
    Slip(
        "a policy to extend that is nowhere",
        'languages = ["sv"]',
        'languages = ["sv"]\nextends = ["se-lag"]',
        5,
        1,
        "extends",
        "menades `se-law`?",
    ),
    Slip(
        "two verbs",
        'must = "is-measured"',
        'must = "is-measured"\nshould = "is-measured"',
        29,
        1,
        "two-verbs",
        "gör två regler av den",
    ),
    Slip(
        "another word for not",
        '"not account-use',
        '"ej account-use',
        25,
        1,
        "unknown-fact",
        "skriv `inte account-use-is-authorised` eller `not account-use-is-authorised`",
    ),
    Slip(
        "a country by its name",
        'country = "SE"',
        'country = "Sverige"',
        5,
        1,
        "unknown-country",
        "skriv två versaler, som SE",
    ),
    Slip(
        "a language promised and not kept",
        'languages = ["sv"]',
        'languages = ["sv", "en"]',
        7,
        8,
        "missing-language",
        "filen utlovar det språket under `languages`",
    ),
    Slip(
        "patterns among words",
        '["ring oss", "kontakta oss"]',
        '["ring*", "kontakt(a)?"]',
        19,
        1,
        "literal-words",
        "skriv ut varje form av ordet som menas",
    ),
    Slip(
        "words in a language that the file lacks",
        "words = { sv =",
        'words = { en = ["call us"], sv =',
        19,
        1,
        "words-in-another-language",
        "lägg till `en` i `languages`, eller ta bort orden",
    ),
    Slip(
        "a capacity by another name",
        'in_capacity = "any"',
        'in_capacity = "privat"',
        45,
        1,
        "unknown-value",
        "menades `personal`?",
    ),
    Slip(
        "a rebuttal that is the rule itself",
        '"not account-use-is-authorised"',
        '"account-belongs-to-authority"',
        25,
        1,
        "never-stands",
        "snäva in `rebutted_by`, eller stryk regeln",
    ),
    Slip(
        "a rebuttal with a not too many",
        'rebutted_by = "not account-use-is-authorised"',
        'rebutted_by = "not account-belongs-to-authority"',
        25,
        1,
        "rebuttal-never-applies",
        "stryk den, eller leta efter ett `not` som saknas eller är för mycket",
    ),
    Slip(
        "several acts at once",
        'must = "is-measured"',
        'must_not = { all_of = ["is-reply", "is-share", "is-removal"] }',
        31,
        1,
        "excluding-facts",
        "använd `any_of` där ett av dem räcker, eller gör två regler",
    ),
    Slip(
        "two owners of one account",
        'when = "account-belongs-to-authority"',
        'when = { all_of = ["account-belongs-to-authority", "account-belongs-to-author"] }',
        24,
        1,
        "several-owners",
        "en katalog har en innehavare för varje konto: kräv ett av dem, eller använd `any_of`",
    ),
    Slip(
        "one bound, without a list",
        'binds = ["authority"]',
        'binds = "authority"',
        50,
        1,
        "wrong-type",
        "sätt det inom [ ]",
    ),
    Slip(
        "a version as a number",
        'version = "1"',
        "version = 1",
        3,
        1,
        "wrong-type",
        'sätt det inom citattecken: "1"',
    ),
    Slip(
        "an id with Swedish letters, used elsewhere without",
        'id = "hanvisar"',
        'id = "hänvisar"',
        17,
        1,
        "bad-id",
        "skriv `hanvisar`",
    ),
    Slip(
        "a source written twice",
        "[[fact]]",
        '[sources.regler]\ntitle = "igen"\nkind = "policy"\n\n[[fact]]',
        16,
        1,
        "doubled-key",
        "behåll en av dem; om det får finnas flera skrivs varje rubrik [[sources.regler]]",
    ),
    Slip(
        "an assumption in a word",
        "[[fact]]",
        '[assume]\nis-omission = "nej"\n\n[[fact]]',
        17,
        1,
        "wrong-type",
        "skriv false, utan citattecken",
    ),
    Slip(
        "a conduct that only a removal can have",
        'must = "is-measured"',
        'must = "content-breaks-house-rules"',
        31,
        1,
        "conduct-of-another-act",
        "säg i `when` vilka handlingar den gäller, som `is-removal`, `is-block`, `is-hiding` eller `is-mute`",
    ),
    Slip(
        "a request that counts only when official",
        'in_capacity = "any"\n',
        "",
        42,
        1,
        "silent-for-visitors",
        'skriv `in_capacity = "any"`',
    ),
    Slip(
        "a request that counts only in private",
        'in_capacity = "any"\n',
        'in_capacity = "personal"\n',
        42,
        1,
        "silent-for-visitors",
        'skriv `in_capacity = "any"`',
    ),
    Slip(
        "an election period that nobody feeds",
        'must = "is-measured"',
        'must_not = "takes-party-side"\nwhen = "is-election-period"',
        32,
        1,
        "election-periods",
        (
            "skriv perioderna på organisationen där: `election_periods = [{ from = "
            "ÅÅÅÅ-MM-DD, until = ÅÅÅÅ-MM-DD }]`"
        ),
    ),
    Slip(
        "an own fact that nothing answers",
        'words = { sv = ["ring oss", "kontakta oss"] }\n',
        "",
        16,
        1,
        "own-fact",
        (
            "skriv `words` eller `hosts` om uttalandet självt svarar, eller `ask = { sv = "
            '"…?" }` om bara en människa kan svara'
        ),
    ),
    Slip(
        "a place without its source",
        'cite = "regler, § 4"',
        'cite = "§ 4"',
        53,
        1,
        "unknown-source",
        'skriv källan först och sedan var i den: "regler, § 4"',
    ),
    Slip(
        "the opposite of what is meant",
        'must = "is-measured"',
        'must_not = "is-measured"',
        31,
        1,
        "reversed-sense",
        "är det tvärtom? använd då `must` i stället för `must_not`, eller omvänt",
    ),
    Slip(
        "criticism forbidden",
        'must = "is-measured"',
        'must_not = "criticises-own-authority"',
        31,
        1,
        "forbids-criticism",
        (
            "förbjud bara det i sättet att uttrycka den som får förbjudas, som `is-abusive`, "
            "eller godta det med ett skäl; jämför JO, september 2018, om Härjedalen, och FOB "
            "2016-2 om Gribskov"
        ),
    ),
    Slip(
        "political views removed",
        'must = "is-measured"',
        'must = "is-removal"\nwhen = "is-political-comment"',
        31,
        1,
        "removes-views",
        "lägg till en grund i `when`, som `content-breaks-house-rules`, eller godta det med ett skäl",
    ),
    Slip(
        "political views that must not stand",
        'must = "is-measured"',
        'must_not = { all_of = ["is-omission", "is-political-comment"] }',
        31,
        1,
        "removes-views",
        "lägg till en grund i `when`, som `content-breaks-house-rules`, eller godta det med ett skäl",
    ),
)


def problems_of(text: str) -> tuple[Problem, ...]:
    """Give all that is wrong with a policy."""
    try:
        return check_policy(parse_document(text, "exempelby.policy.toml")).problems
    except FileError as error:
        return error.problems


def test_nothing_is_wrong_without_a_slip() -> None:
    """The policy that all slips are made in is right."""
    assert problems_of(RIGHT) == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.what)
def test_a_slip_is_told_on_its_line_with_what_to_do(slip: Slip) -> None:
    """A slip is one problem, on the line on which it was made, and what to do about it is said."""
    assert slip.right in RIGHT
    found = problems_of(RIGHT.replace(slip.right, slip.wrong, 1))
    first = found[0]
    assert first.place is not None
    assert first.advice is not None
    told = (first.place.line, len(found), first.code, first.advice.in_language("sv"))
    assert told == (slip.line, slip.problems, slip.code, slip.advice)
