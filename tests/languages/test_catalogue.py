"""The catalogue: every sentence is there in every language, filled in with the same things."""

from __future__ import annotations

import datetime as dt
import pickle
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from catalogue_folder import catalogue_in

from offentligroll.languages import (
    FALLBACK,
    LANGUAGES,
    Message,
    MessageError,
    Value,
    chain,
    check_language,
    render,
)
from offentligroll.languages.catalogue import Catalogue, Hole, Template, nearest, written
from offentligroll.model.wording import Wording

SHIPPED = Catalogue(resources.files("offentligroll.languages"))
MORNING = dt.datetime(2011, 2, 3, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def holes(template: Template) -> list[str]:
    """The parameters of a sentence."""
    return sorted({piece.name for piece in template if isinstance(piece, Hole)})


def test_the_languages_are_the_folders() -> None:
    """A language is a folder, and nothing else says which there are."""
    folder = resources.files("offentligroll.languages")
    assert list(LANGUAGES) == sorted(one.name for one in folder.iterdir() if (one / "answers.toml").is_file())
    assert {FALLBACK, "sv"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != FALLBACK])
def test_every_sentence_is_there_in_every_language(language: str) -> None:
    """The languages have the same codes."""
    assert sorted(SHIPPED.codes(language)) == sorted(SHIPPED.codes(FALLBACK))


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != FALLBACK])
def test_sentences_have_the_same_parameters_in_every_language(language: str) -> None:
    """What a sentence is filled in with does not depend on the language."""
    english, other = SHIPPED.codes(FALLBACK), SHIPPED.codes(language)
    differing = {code for code in english if holes(english[code]) != holes(other[code])}
    # The text for one thing may or may not name the number.
    assert {code for code in differing if not code.endswith(".one")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language: str) -> None:
    """Where nothing is to be said there is no sentence."""
    assert [code for code, template in SHIPPED.codes(language).items() if not template] == []


@pytest.mark.parametrize(
    ("value", "manner", "english", "swedish"),
    [
        pytest.param("as it is", "", "as it is", "as it is", id="text"),
        pytest.param("when", "quoted", "`when`", "`when`", id="name"),
        pytest.param(9585, "", "9,585", "9\N{NO-BREAK SPACE}585", id="whole number"),
        pytest.param(
            1234567.89, "", "1,234,567.9", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,9", id="number"
        ),
        pytest.param(dt.date(2011, 2, 3), "", "3 February 2011", "3 februari 2011", id="day"),
        pytest.param(
            MORNING, "", "3 February 2011 at 09:05 (+01:00)", "3 februari 2011 kl. 09.05 (+01:00)", id="time"
        ),
        pytest.param(Wording({"sv": "Hej", "en": "Hello"}), "", "Hello", "Hej", id="words of a policy"),
        pytest.param(Message("languages.example", count=2), "", "2 statements", "2 uttalanden", id="message"),
        pytest.param((), "", "", "", id="nothing"),
        pytest.param(("a",), "quoted", "`a`", "`a`", id="one name"),
        pytest.param(("a", "b", "c"), "", "a, b and c", "a, b och c", id="list"),
        pytest.param(("a", "b"), "quoted or", "`a` or `b`", "`a` eller `b`", id="choices"),
        pytest.param(("a", "b", "c"), "quoted commas", "`a`, `b`, `c`", "`a`, `b`, `c`", id="commas"),
        pytest.param(("a", "b", "c"), "quoted or 2", "`a`, `b`, …", "`a`, `b`, …", id="too many"),
        pytest.param(
            ("a", Message("languages.example", count=1)),
            "or",
            "a or one statement",
            "a eller ett uttalande",
            id="list of messages",
        ),
    ],
)
def test_parameters_are_written_as_the_language_does(
    value: Value, manner: str, english: str, swedish: str
) -> None:
    """Numbers, days, lists and messages within messages follow the language."""
    assert (written(value, "en", manner), written(value, "sv", manner)) == (english, swedish)


def test_a_message_is_data() -> None:
    """Messages are equal by code and parameters, and travel."""
    message = Message("languages.example", count=2)
    assert message == Message("languages.example", count=2) != Message("languages.example", count=3)
    assert len({message, Message("languages.example", count=2)}) == 1
    assert pickle.loads(pickle.dumps(message)) == message  # noqa: S301 - our own pickle


def test_an_error_carries_its_message() -> None:
    """What raises says in English why, and in any language when asked; it survives pickling."""
    error = MessageError(Message("languages.example", count=2))
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own pickle
    assert (str(copy), copy.in_language("sv"), copy.message) == (
        "2 statements",
        "2 uttalanden",
        error.message,
    )


@pytest.mark.parametrize(("code", "parameters"), [("files.no-such", {}), ("languages.verbatim", {})])
def test_a_wrong_code_or_parameter_is_an_error(code: str, parameters: dict[str, Any]) -> None:
    """A slip in a program is found where it is, and not shown to a reader."""
    with pytest.raises(KeyError):
        render(code, parameters, "sv")


def test_sentences_are_looked_for_along_the_languages(tmp_path: Path) -> None:
    """A third language is one folder; what it lacks is said in the next language wanted, or in English."""
    catalogue = catalogue_in(
        tmp_path,
        en_a='x = "yes"\ny = "no"\nz = "maybe"',
        sv_a='x = "ja"\ny = "nej"',
        nb_a='x = "ja (nb)"',
    )
    assert catalogue.languages == ("en", "nb", "sv")
    said = {
        code: [catalogue.sentence(code, wanted)[0] for wanted in ("nb,sv", "nb", "sv", "de")]
        for code in ("a.x", "a.y", "a.z")
    }
    assert said == {
        "a.x": ["ja (nb)", "ja (nb)", "ja", "yes"],
        "a.y": ["nej", "no", "nej", "no"],
        "a.z": ["maybe", "maybe", "maybe", "maybe"],
    }


def test_braces_and_empty_sentences_are_kept(tmp_path: Path) -> None:
    """Doubled braces are braces, and a sentence may be empty."""
    catalogue = catalogue_in(tmp_path, en_a='x = "{{ {name} }}"\ny = ""')
    assert catalogue.sentence("a.x", "en") == ("{", " ", Hole("name", ""), " }")
    assert catalogue.sentence("a.y", "en") == ()


@pytest.mark.parametrize(
    ("language", "codes"),
    [("sv", ("sv", "en")), ("nb, sv", ("nb", "sv", "en")), ("en", ("en",)), ("", ("en",))],
)
def test_english_ends_every_chain(language: str, codes: tuple[str, ...]) -> None:
    """Somebody who wants other languages gets English where these have no words."""
    assert chain(language) == codes


@pytest.mark.parametrize("language", ["no", "nb", "nn"])
def test_norwegian_is_either_of_its_forms(language: str) -> None:
    """Words in a written form of Norwegian are found for who asks for Norwegian, before English."""
    assert nearest({"en": "Hi", language: "Hei"}, "no") == "Hei"


@pytest.mark.parametrize("language", ["sv", "nb", "nb,sv", " nb, sv"])
def test_a_language_that_there_is_may_be_asked_for(language: str) -> None:
    """Also those that only policies are written in, alone or before one that the library speaks."""
    assert check_language(language) == language


@pytest.mark.parametrize("language", ["", "SV", "se", "sv,", "svenska"])
def test_what_is_no_language_is_refused(language: str) -> None:
    """A slip is named, with codes that would be understood."""
    with pytest.raises(ValueError, match="is not a language code that is known here, such as `en`"):
        check_language(language)
