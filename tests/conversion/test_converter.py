"""Objects of every public class as plain values, and back."""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import cattrs
import pytest

from offentligroll import Act, Answer, Directory, Policy, Statement, Suite, Vocabulary, archives
from offentligroll.archives import ArchiveLimits
from offentligroll.assessment import compare, shift_between
from offentligroll.cases import Case, coverage_of
from offentligroll.conversion import make_converter
from offentligroll.conversion.converter import NOT_CONVERTED
from offentligroll.facts import Detector
from offentligroll.model import (
    Channel,
    DateBounds,
    ElectionPeriod,
    Mandate,
    Media,
    Official,
    Organisation,
    OrganisationKind,
    PartialDate,
    Period,
    Role,
    RoleKind,
    Title,
    WorkingCalendar,
    WorkingHours,
)
from offentligroll.model.given import GivenFact, SignedFact
from offentligroll.model.truth import Truth
from offentligroll.policy import Verification
from offentligroll.policy.reading.built import contents_of
from offentligroll.rules import ArchiveRule, Duration, InForce
from samples import needed

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "katrineholm"
FACES = ("", ".archives", ".assessment", ".cases", ".facts", ".model", ".policy", ".rules")
MOST = 30
"""So many objects of one class are tried."""

LINDBY = Organisation(
    id="lindby",
    name="Lindby kommun",
    kind=OrganisationKind.MUNICIPALITY,
    zone=ZoneInfo("Europe/Stockholm"),
    election_periods=(ElectionPeriod(period=Period.from_texts("2018-08", "2018-09-09"), note="val"),),
)
KIM = Official(
    id="kim",
    name="Kim Ek",
    roles=(
        Role(
            organisation=LINDBY,
            kind=RoleKind.APPOINTED,
            period=Period.from_texts("2009", "unknown"),
            titles=(Title(language="sv", words="kommunchef"),),
            mandates=(Mandate(topics=("snö",), source="delegation"),),
            hours=WorkingHours(start=dt.time(7, 30)),
            leave=(),
        ),
    ),
    facts=(GivenFact(fact="is-on-duty", value=True, note="sagt"),),
)
STATEMENT = Statement(
    act=Act.POST,
    at=dt.datetime(2018, 9, 1, 12, tzinfo=ZoneInfo("Europe/Stockholm")),
    author=KIM,
    channel=Channel(id="x:12", platform="x", holder=LINDBY, listed=(), declared=()),
    publisher=LINDBY,
    text="Nu plogas Storgatan.",
    media=(Media(url="https://example.org/a.png", was_read=True),),
)
SUITE = Suite.from_text("""
format = 1
policy = "katrineholm"
[[case]]
id = "whole"
[case.statement]
act = "post"
at = 2018-09-01T12:00:00+02:00
author = { id = "kim", name = "Kim Ek", visitor = true }
media = ["https://a.example/b.png", { description = "en plog" }]
[case.statement.facts]
is-reply = true
is-satire = [{ value = false, until = "2018-09-01", checked = 2018-08-01, note = "sagt" }]
[[case]]
id = "told"
at = 2018-09-01
source = { cite = "dnr 1", date = "2018-10" }
yes = ["is-reply"]
findings = { m-kat-1 = "breached" }
""")


SIGNED = SignedFact(
    fact="is-satire",
    value=False,
    by="Eva Lind",
    at=dt.datetime(2018, 9, 3, 8, tzinfo=dt.UTC),
    seen_by="Kim Ek",
)


def public_classes() -> dict[str, type]:
    """Give the classes with fields that faces promise, by name."""
    faces = [importlib.import_module(f"offentligroll{face}") for face in FACES]
    found = {name: getattr(face, name) for face in faces for name in face.__all__}
    return {name: one for name, one in found.items() if isinstance(one, type) and attrs.has(one)}


def within(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any object
    """Give an object and all objects in its fields."""
    yield value
    fields = attrs.fields(type(value)) if attrs.has(type(value)) else ()
    parts: Any = [getattr(value, field.name) for field in fields]
    if isinstance(value, Mapping | tuple):
        parts = value.values() if isinstance(value, Mapping) else value
    for part in parts:
        yield from within(part)


@functools.cache
def objects() -> Mapping[type, tuple[Any, ...]]:
    """Give real objects of each public class, with all that is within them."""
    directory = Directory.load(EXAMPLE / "directory.toml")
    statements = list(archives.read(EXAMPLE / "statements.jsonl", directory))
    katrineholm, hatch = Policy.shipped("katrineholm"), Policy.shipped("us-hatch-act")
    assessed = [(katrineholm.assess(one), hatch.assess(one)) for one in statements]
    known = [katrineholm.assess_facts(["account-is-listed"]), katrineholm.assess_facts()]
    suite = Suite.shipped("katrineholm")
    roots: list[Any] = [*statements, directory, STATEMENT, katrineholm, hatch, suite, SUITE, *known]
    roots += [Vocabulary.shipped(), ArchiveLimits(), Answer.looked_up(Truth.YES, "a register")]
    roots += [hatch.verify(known[0]), Verification(deviations=(), has_compared=False)]
    roots += [compare(pair) for pair in assessed]
    roots += [shift_between(*assessed[0]), shift_between(*known), coverage_of(suite, katrineholm, ())]
    roots += [InForce(start=dt.date(2018, 9, 1)), Duration.from_text("P2Y"), katrineholm.working_calendar]
    roots += [WorkingCalendar.for_country("NO", ZoneInfo("Europe/Oslo"), {dt.date(2024, 5, 17)})]
    roots += [WorkingCalendar.for_country(None, ZoneInfo("Europe/Oslo"))]
    roots += [part for one in (*known, *assessed[0]) for part in within(one.record)]
    roots += [one.open_questions() for one in known]
    roots += [contents_of(hatch), attrs.evolve(STATEMENT, facts=(*STATEMENT.facts, SIGNED))]
    roots += [DateBounds(after=PartialDate.from_text("2013-02"), before=PartialDate.from_text("2015"))]
    found: dict[type, dict[int, Any]] = {}
    for root in roots:
        for one in within(root):
            kept = found.setdefault(type(one), {})
            if len(kept) < MOST:
                kept[id(one)] = one
    return {kind: tuple(kept.values()) for kind, kept in found.items()}


CONVERTED = {name: one for name, one in public_classes().items() if one not in NOT_CONVERTED}


@pytest.mark.parametrize("name", CONVERTED)
def test_what_is_written_reads_back_equal(name: str) -> None:
    """Of every public class, real objects come back equal from JSON; one made up where there are none."""
    cls = CONVERTED[name]
    converter = make_converter()
    for one in objects().get(cls) or (cls(**needed(cls)),):
        text = json.dumps(converter.unstructure(one))
        assert converter.structure(json.loads(text), cls) == one


def test_cases_of_archives_read_back_equal() -> None:
    """Their statements and what is expected of measures are kept, exact numbers as texts."""
    suite = Suite.load(ROOT / "examples" / "review" / "lindby.cases.toml")
    converter = make_converter()
    for case in suite.cases:
        assert converter.structure(json.loads(json.dumps(converter.unstructure(case))), Case) == case


@pytest.mark.parametrize("cls", NOT_CONVERTED)
def test_what_is_no_plain_value_is_refused(cls: type) -> None:
    """What holds functions or a program at work is refused both ways, with what to do instead."""
    converter = make_converter()
    with pytest.raises(TypeError, match=f"a `{cls.__name__}` can't be written as plain values: "):
        converter.unstructure(None, cls)
    with pytest.raises(TypeError, match=f"a `{cls.__name__}` can't be written as plain values: "):
        converter.structure({}, cls)


def test_every_class_is_converted_or_refused() -> None:
    """What is refused is public; all else is tried above."""
    assert set(NOT_CONVERTED) <= set(public_classes().values())
    assert len(CONVERTED) > 55


def test_detectors_of_a_program_are_refused() -> None:
    """They would be gone without a word when the policy is read again."""
    detector = Detector(fact="is-satire", name="ours", answer=lambda _: Answer.unknown("not asked"))
    policy = Policy.shipped("katrineholm")
    with pytest.raises(TypeError, match="add them with `with_detector`"):
        make_converter().unstructure(policy.with_detector(detector))
    plain = make_converter().unstructure(policy)
    with pytest.raises(cattrs.BaseValidationError):
        make_converter().structure({**plain, "detectors": {}}, Policy)
    assert make_converter().structure({**plain, "detectors": None}, Policy) == policy


def test_a_policy_assesses_the_same() -> None:
    """A policy that was stored answers as before, with the same hash."""
    policy = Policy.shipped("katrineholm")
    again = make_converter().structure(make_converter().unstructure(policy), Policy)
    assert again.assess(STATEMENT) == policy.assess(STATEMENT)
    assert again.fingerprint == policy.fingerprint


def test_a_statement_carries_its_people_and_no_directory() -> None:
    """Who receives it knows author and channel, and asks no directory."""
    directory = Directory(officials=(KIM,), organisations=(LINDBY,))
    plain = make_converter().unstructure(attrs.evolve(STATEMENT, directory=directory))
    assert "directory" not in plain
    again = make_converter().structure({**plain, "directory": {"officials": []}}, Statement)
    assert (again, again.directory) == (STATEMENT, None)


def test_keys_of_later_versions_are_passed_over() -> None:
    """What a later version adds does not keep an earlier one from reading."""
    plain = make_converter().unstructure(LINDBY)
    assert make_converter().structure({**plain, "twinned_with": ["paris"]}, Organisation) == LINDBY


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"id": 1, "name": "x", "kind": "school"}, Organisation),
        ({"id": "a", "name": "x", "kind": "castle"}, Organisation),
        ({"id": "a", "name": "x", "kind": "school", "zone": "Europe/Lindby"}, Organisation),
        ({"id": "a", "name": "x", "roles": "none"}, Official),
        ({"start": "spring"}, Period),
        (
            {"measured": "share_of", "id": "a", "modality": "must", "says": {}, "at_least": "half"},
            ArchiveRule,
        ),
        ({"year": 2009}, PartialDate),
        ({"id": "a", "statement": {"act": "shout"}}, Case),
        ({"act": "post", "at": "2011-02-03T21:14:00"}, Statement),
        ({"country": "NO", "zone": "Europe/Oslo", "holidays": ["soon"]}, WorkingCalendar),
    ],
)
def test_what_does_not_fit_is_refused(data: Any, kind: type) -> None:  # noqa: ANN401 - any JSON
    """Nothing is turned into another type, or taken for what it is not."""
    with pytest.raises((ValueError, cattrs.BaseValidationError)):
        make_converter().structure(data, kind)


def test_what_is_null_is_not_told() -> None:
    """A program that writes null for what it does not know is understood."""
    plain = {"id": "x:1", "platform": "x", "holder": None, "since": None}
    assert make_converter().structure(plain, Channel) == Channel(id="x:1", platform="x")
    calendar = {"country": None, "zone": "Europe/Oslo", "holidays": None}
    assert make_converter().structure(calendar, WorkingCalendar).holidays is None


def test_holidays_that_cannot_be_listed_are_refused() -> None:
    """A container that only answers whether a day is in it can't be written."""
    calendar = WorkingCalendar.for_country("NO", ZoneInfo("Europe/Oslo"), range(3))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a set of dates"):
        make_converter().unstructure(calendar)
