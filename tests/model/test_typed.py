"""Each field of each public class is checked or converted when an object is made: nothing wrong is kept."""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import importlib
import inspect
import types
import typing
from collections.abc import Callable, Container, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from offentligroll import (
    Act,
    Answer,
    Assessment,
    Capacity,
    Channel,
    Detector,
    Directory,
    Organisation,
    Policy,
    Role,
    Statement,
    Suite,
    Truth,
)
from offentligroll.facts import Evidence, Need
from offentligroll.model import (
    Declaration,
    GivenFact,
    OrganisationKind,
    Period,
    RoleKind,
    RunBy,
    Title,
    statement_from_record,
)
from offentligroll.model.kinds import ANYTHING, kind_of
from offentligroll.model.typed import recorded, typed
from offentligroll.rules import FactTest, Guideline, InCapacity, Modality
from samples import annotation_of, needed

FACES = ("", ".assessment", ".cases", ".facts", ".model", ".policy", ".rules")
CLASSES = sorted(
    {
        value
        for face in FACES
        for name in importlib.import_module(f"offentligroll{face}").__all__
        if inspect.isclass(value := getattr(importlib.import_module(f"offentligroll{face}"), name))
        and attrs.has(value)
    },
    key=lambda cls: (cls.__module__, cls.__name__),
)


class Colour(enum.StrEnum):
    """An enum of somebody else's."""

    RED = "red"


class Other:
    """A class of somebody else's."""

    def __repr__(self) -> str:
        return "<other>"


WRONG: tuple[Any, ...] = (
    Other(),
    Other,
    3.5,
    -7,
    b"x",
    Colour.RED,
    "no such word",
    "ja",
    [Other()],
    {"x": Other()},
    {Other()},
    dt.datetime(2024, 5, 1),  # noqa: DTZ001 - a naive time is one of the wrong values
)


def _fits(value: object, annotation: Any) -> bool:  # noqa: ANN401, PLR0911 - one line for each form of types
    """Whether a value is of a type, told without the code that is tested."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation is Any:
        return True
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, member) for member in arguments)
    if origin is tuple and arguments[1:] == (...,):
        return isinstance(value, tuple) and all(_fits(item, arguments[0]) for item in value)
    if origin is tuple:
        return isinstance(value, tuple) and len(value) == len(arguments) and all(map(_fits, value, arguments))
    if origin is collections.abc.Callable:
        return callable(value)
    if origin is not None and isinstance(value, Mapping) and len(arguments) > 1:
        return all(_fits(one, arguments[1]) for one in value.values())
    if origin is not None:
        return isinstance(value, origin) and all(_fits(one, arguments[0]) for one in value)
    if annotation in (str, int, dt.date):
        return type(value) is annotation
    if typing.is_typeddict(annotation):
        return isinstance(value, dict)
    return not getattr(annotation, "_is_protocol", False) and isinstance(value, annotation)


FIELDS = [(cls, field) for cls in CLASSES for field in attrs.fields(cls) if field.init]


@pytest.mark.parametrize(
    ("cls", "field"), FIELDS, ids=[f"{cls.__name__}.{field.alias}" for cls, field in FIELDS]
)
def test_no_field_keeps_what_it_can_not_hold(cls: type, field: attrs.Attribute[Any]) -> None:
    """Of every class, every field refuses a wrong value by name, or has turned it into a right one."""
    whole = needed(cls)
    annotation = annotation_of(cls, field)
    kept = []
    for wrong in WRONG:
        arguments = dict(whole)
        arguments[str(field.alias)] = wrong
        try:
            made = cls(**arguments)
        except (TypeError, ValueError) as error:
            assert str(error)  # noqa: PT017 - most are refused, and some are turned into what fits
        else:
            kept.append(getattr(made, field.name))
    assert [value for value in kept if not _fits(value, annotation)] == []


def test_there_are_many_of_them() -> None:
    """The classes of all faces are gone through, the card's among them."""
    assert {Channel, Guideline, Organisation, Role, Statement} <= set(CLASSES)
    assert len(CLASSES) > 60
    assert len(FIELDS) > 300
    assert len(WRONG) == 12


WORDS_AND_MEMBERS: tuple[tuple[object, object], ...] = (
    (Channel(id="x:1", platform="x", run_by="holder").run_by, RunBy.HOLDER),  # type: ignore[arg-type]
    (Declaration(capacity="official").capacity, Capacity.OFFICIAL),  # type: ignore[arg-type]
    (Statement(act="post").act, Act.POST),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(("found", "wanted"), WORDS_AND_MEMBERS)
def test_the_word_of_an_enum_becomes_the_enum(found: object, wanted: object) -> None:
    """Detectors compare by identity, so the word alone would be another answer."""
    assert found is wanted


ORGANISATION = Organisation(id="k", name="K", kind=OrganisationKind.MUNICIPALITY)


def test_lists_and_names_are_converted() -> None:
    """A list becomes a tuple, the name of a zone the zone, a mapping a wording, a list of needs a set."""
    role = Role(organisation=ORGANISATION, kind=RoleKind.ELECTED, period=Period(), titles=[])  # type: ignore[arg-type]
    assert role.titles == ()
    assert attrs.evolve(ORGANISATION, zone="Europe/Oslo").zone == ZoneInfo("Europe/Oslo")  # type: ignore[arg-type]
    guideline = Guideline(
        id="g",
        modality="must",  # type: ignore[arg-type]
        conduct=FactTest(fact="is-share"),
        in_capacity="any",  # type: ignore[arg-type]
        says={"en": "x"},  # type: ignore[arg-type]
    )
    assert (guideline.modality, guideline.in_capacity) == (Modality.MUST, InCapacity.ANY)
    assert (guideline.in_capacity is InCapacity.ANY, str(guideline.says)) == (True, "x")
    detector = Detector(fact="is-satire", name="m", answer=len, needs=["words"])  # type: ignore[arg-type]
    assert detector.needs == frozenset({Need.WORDS})


REFUSED: Mapping[str, tuple[Callable[[], object], str]] = {
    "a word that is none": (
        lambda: Channel(id="x:1", platform="x", label="offical"),  # type: ignore[arg-type]
        r"`Channel\.label` wants a Label \(official, personal, private\) or None, got 'offical'",
    ),
    "a yes in words": (
        lambda: GivenFact(fact="is-share", value="no"),  # type: ignore[arg-type]
        r"`GivenFact\.value` wants a bool, got 'no'",
    ),
    "a text for a list": (
        lambda: Role(
            organisation=ORGANISATION,
            kind=RoleKind.ELECTED,
            period=Period(),
            titles="kommunchef",  # type: ignore[arg-type]
        ),
        r"`Role\.titles` wants a tuple of Title, got 'kommunchef'",
    ),
    "a zone that is none": (
        lambda: attrs.evolve(ORGANISATION, zone="Europe/Katrineholm"),  # type: ignore[arg-type]
        "there is no time zone of that name",
    ),
    "a handle for an id": (
        lambda: Channel(id="x:@kim", platform="x"),
        r"`x:@kim` is a handle, .*write the id that stays after `x:`, and the handle in `handles`",
    ),
    "an id with a space": (lambda: Channel(id="x:a b", platform="x"), "not the id of a channel"),
    "an id without platform": (lambda: Channel(id="kim", platform="x"), "write the platform, a colon"),
    "another platform": (lambda: Channel(id="x:1", platform="mastodon"), "names the platform `x`"),
    "a language in words": (
        lambda: Statement(act=Act.POST, language="svenska"),
        "`svenska` is no language tag; write the code of the language",
    ),
    "a title without language": (lambda: Title(language="", words="x"), "needs its language"),
    "an answer from nowhere": (lambda: Answer(truth=Truth.YES), "says yes needs its origin"),
    "evidence of nothing": (
        Evidence,
        "is a `quote` with its `start` and `end` in the statement's text, or a `record`",
    ),
    "a quote from nowhere": (lambda: Evidence(quote="x"), "a `quote` with its `start` and `end`"),
    "half a place": (lambda: Evidence(quote="x", start=1), "a `quote` with its `start`"),
    "a place that is too long": (lambda: Evidence(quote="x", start=0, end=2), "can't reach from 0 to 2"),
    "a policy's calendar": (
        lambda: Policy.load("katrineholm").with_calendar("SE"),  # type: ignore[arg-type]
        r"`Policy\.calendar` wants a WorkingCalendar or None, got 'SE'",
    ),
    "an instant for a day": (
        lambda: Period(checked=dt.datetime(2024, 5, 1, tzinfo=dt.UTC)),
        "an instant is no day; take its day in a zone first",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_said(name: str) -> None:
    """Class, field, what is wanted and what came, or what to write instead."""
    make, message = REFUSED[name]
    with pytest.raises((TypeError, ValueError), match=message):
        make()


@pytest.mark.parametrize("language", ["sv", "sv-SE", "sv_SE", "SV", "swe", "zh-Hant-TW"])
def test_language_tags_are_kept(language: str) -> None:
    """Tags with and without country and script, as platforms write them."""
    assert Statement(act=Act.POST, language=language).language == language


def test_an_empty_language_is_none() -> None:
    """Forms and tables write nothing where nothing is known."""
    assert Statement(act=Act.POST, language="").language is None


@pytest.mark.parametrize("identity", ["x:1", "mastodon:https://kommun.social/kim", "web:katrineholm.se/ö"])
def test_ids_of_channels_are_any_text_without_spaces(identity: str) -> None:
    """What comes after the colon is the platform's business."""
    assert Channel(id=identity, platform=identity.partition(":")[0]).id == identity


def test_older_files_keep_their_ids() -> None:
    """A handle as an id is refused in Python alone; files of the first version go on loading."""
    directory = Directory.from_text('format = 1\n[[channel]]\nid = "x:@kim"\n')
    assert directory.channel("x:@kim").platform == "x"


def test_zones_of_the_same_object_are_left_alone() -> None:
    """What is right stays the very object that it was."""
    facts = (GivenFact(fact="is-share", value=True),)
    assert Statement(act=Act.POST, facts=facts).facts is facts


@attrs.frozen(kw_only=True, field_transformer=typed)
class Odd:
    """A class with a field of each rarer form."""

    choice: typing.Literal["a", "b"] = "a"
    pairs: tuple[tuple[str, int], ...] = ()
    held: Mapping[str, Act] = attrs.field(factory=dict)
    loose: Mapping[str, object] = attrs.field(factory=dict)
    few: frozenset[Act] = frozenset()
    days: Container[dt.date] = ()


def test_rarer_forms_are_checked_too() -> None:
    """Choices, pairs, mappings, sets and containers, all the way down."""
    given: dict[str, Any] = {"pairs": [["a", 1]], "held": {"x": "post"}, "loose": {"x": 1}, "few": {"post"}}
    odd = Odd(days={dt.date(2024, 5, 1)}, choice="b", **given)
    assert (odd.pairs, dict(odd.held), odd.few) == ((("a", 1),), {"x": Act.POST}, frozenset({Act.POST}))
    wrong: tuple[dict[str, Any], ...] = (
        {"choice": "c"},
        {"choice": 1},
        {"pairs": [["a"]]},
        {"held": {"x": "no act"}},
        {"held": 1},
        {"loose": {1: "x"}},
        {"few": "post"},
        {"days": "2024"},
        {"days": [1]},
    )
    for one in wrong:
        with pytest.raises((TypeError, ValueError), match=f"`Odd.{next(iter(one))}` wants"):
            Odd(**one)
    assert kind_of(object) is ANYTHING


ASKED = Policy.shipped("katrineholm")
ASSESSED: Assessment = ASKED.assess_facts()
MAY_BE_LEFT_OUT = ("directory of a record", "what is done about errors")
DOORS: dict[str, Callable[[Any], object]] = {
    "policy text": Policy.from_text,
    "directory text": Directory.from_text,
    "suite text": Suite.from_text,
    "name of a text": lambda wrong: Policy.from_text("", wrong),
    "language of an explanation": ASSESSED.explain,
    "words of an explanation": lambda wrong: ASSESSED.explain(words=wrong),
    "words of a record": lambda wrong: ASSESSED.to_dict(words=wrong),
    "words of a compact record": lambda wrong: ASSESSED.to_dict("compact", words=wrong),
    "directory of a record": lambda wrong: statement_from_record({"act": "post"}, wrong),
    "what is done about errors": lambda wrong: list(ASKED.assess_all((), on_error=wrong)),
    "questions of a record": lambda wrong: ASSESSED.to_dict(questions=wrong),
}


@pytest.mark.parametrize("wrong", [3, None, b"no", ["no"], {}, Other()], ids=repr)
@pytest.mark.parametrize("door", DOORS)
def test_arguments_are_checked_as_fields_are(door: str, wrong: object) -> None:
    """A method refuses what it can't mean, in words."""
    if wrong is None and door in MAY_BE_LEFT_OUT:
        return
    with pytest.raises(TypeError, match="` wants "):
        DOORS[door](wrong)


def test_a_word_is_no_flag() -> None:
    """Every text is true, and ``"no"`` would keep the words that are to be left out."""
    for door in (ASSESSED.explain, ASSESSED.to_dict):
        with pytest.raises(TypeError, match="`words` wants True or False, got 'no'"):
            door(words="no")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", " "])
def test_a_detector_has_a_name(name: str) -> None:
    """Who told an answer is shown beside it."""
    with pytest.raises(ValueError, match="should have a name"):
        Detector(fact="is-satire", name=name, answer=lambda _: Answer.not_found())


@pytest.mark.parametrize("code", ["001b", "200b", "202e", "0085"])
def test_the_id_of_a_channel_is_printable_in_a_file_too(code: str) -> None:
    """What a program may not write into an id, no file brings in."""
    with pytest.raises(ValueError, match="is not the id of a channel"):
        Directory.from_text(f'format = 1\n[[channel]]\nid = "x:a\\u{code}b"\n')


@pytest.mark.parametrize(
    "made",
    [
        Channel(id="x:1", platform="x"),
        GivenFact(fact="is-share", value=True),
        Organisation(id="k", name="K", kind=OrganisationKind.MUNICIPALITY),
        Statement(act=Act.POST, id="1", text="Hej"),
    ],
    ids=lambda made: type(made).__name__,
)
def test_what_a_file_holds_becomes_an_object_like_any_other(made: Any) -> None:  # noqa: ANN401
    """It is of the class itself, equal to one that attrs makes, and as frozen."""
    told = {one.name: getattr(made, one.name) for one in attrs.fields(type(made)) if one.init}
    read = recorded(type(made), **told)
    assert (read, type(read), hash(read)) == (made, type(made), hash(made))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        read.id = "2"
