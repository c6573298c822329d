"""Statements on their way to another process."""

from __future__ import annotations

import copy
import datetime as dt
import functools
import json
import multiprocessing
import pickle
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import attrs
import pytest

from offentligroll import Act, Channel, Directory, Official, Policy, Role, Statement, archives
from offentligroll.conversion import make_converter
from offentligroll.model import (
    Handle,
    Listing,
    OrganisationKind,
    Period,
    RoleKind,
    Title,
    statement_to_record,
)
from offentligroll.model.given import SignedFact
from offentligroll.model.organisation import Organisation
from offentligroll.model.packing import CLASSES, Packing
from offentligroll.model.partial_date import PartialDate
from offentligroll.model.statement import Lost, Media
from offentligroll.model.truth import Truth
from offentligroll.model.typed import _hint
from offentligroll.model.working_hours import WorkingHours

PACKING = Packing()
NOON = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[2]
EXAMPLES = (
    ("examples/katrineholm/directory.toml", "examples/katrineholm/statements.jsonl"),
    ("docs/how-to/exempelstad/directory.toml", "docs/how-to/exempelstad/posts.jsonl"),
)


def statements() -> Iterator[Statement]:
    """Give the statements of the examples, with their directories."""
    for directory, archive in EXAMPLES:
        yield from archives.read(ROOT / archive, Directory.load(ROOT / directory))


STATEMENTS = tuple(statements())


@pytest.mark.parametrize("statement", STATEMENTS, ids=[one.id for one in STATEMENTS])
def test_a_pickle_is_small(statement: Statement) -> None:
    """A pickled statement is at most twice its JSON, people and channel included, and comes back equal."""
    pickled = pickle.dumps(statement)
    assert len(pickled) <= 2 * len(json.dumps(make_converter().unstructure(statement)))
    again = pickle.loads(pickled)  # noqa: S301 - our own bytes
    assert (again, again.directory) == (statement, None)


def test_a_pickle_is_small_beside_a_line_of_an_archive() -> None:
    """Where the line has ids, author, role and channel travel whole, in no more bytes than the line has."""
    body = Organisation(id="byn", name="Byn", kind=OrganisationKind.MUNICIPALITY, country="SE")
    since = Period(start=PartialDate(year=2018))
    title = Title(language="sv", words="kommunalråd")
    author = Official(
        id="kim",
        name="Kim Ek",
        roles=(Role(organisation=body, kind=RoleKind.ELECTED, period=since, titles=(title,)),),
    )
    channel = Channel(id="x:1", platform="x", holder=author, handles=(Handle(handle="@kimek", period=since),))
    directory = Directory(officials=(author,), organisations=(body,), channels=(channel,))
    text = "Nu har vi beslutat om badhuset. Läs mer på kommunens sidor."
    one = directory.statement(
        id="p1", act="post", at=NOON, author="kim", channel="x:1", text=text, language="sv"
    )
    line = json.dumps(statement_to_record(one), ensure_ascii=False).encode()
    assert len(pickle.dumps(one)) <= 2 * len(line)


def classes_in(hint: Any) -> Iterator[type]:  # noqa: ANN401 - a type expression
    """Name the classes that a field may hold, and those of their fields."""
    for inner in typing.get_args(hint):
        yield from classes_in(inner)
    if isinstance(hint, type) and hint.__module__.startswith(("offentligroll", "datetime", "zoneinfo")):
        yield hint
        for field in attrs.fields(hint) if attrs.has(hint) else ():
            if field.name != "directory":
                yield from classes_in(_hint(hint, field.name, field.type))


def test_whatever_a_statement_holds_has_a_number() -> None:
    """A class without one would travel by its name, and its fields by theirs."""
    assert {*classes_in(Statement)} <= {*CLASSES, Statement, Act, Lost, Media}


class Point(NamedTuple):
    """A tuple that is no plain one."""

    x: int


@attrs.frozen
class OwnPeriod(Period):
    """A class of a program's own."""

    why: str = ""


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC),
        dt.datetime(1918, 5, 6, 12, tzinfo=dt.UTC),
        dt.datetime(2024, 5, 6, 12, 0, 0, 7, tzinfo=dt.UTC),
        dt.datetime(2024, 5, 6, 12, tzinfo=dt.timezone(dt.timedelta(hours=-3))),
        dt.datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Stockholm")),
        dt.date(2024, 5, 6),
        WorkingHours(weekdays=(0, 1)),
        (True, 1, 1.0, (), ("a",)),
        Point(1),
        OwnPeriod(start=PartialDate(year=2024), why="leave"),
        SignedFact(fact="is-satire", value=True, by="kim", at=NOON),
        tuple(
            SignedFact(fact="is-satire", value=True, by="kim", at=NOON.astimezone(zone))
            for zone in (dt.UTC, ZoneInfo("Europe/Stockholm"), ZoneInfo("Europe/Berlin"))
        ),
        frozenset(("a",)),
        Truth.YES,
    ],
    ids=repr,
)
def test_each_value_comes_back_as_it_was(value: object) -> None:
    """Times keep their zones, truths are no numbers, and a program's own classes are what they were."""
    again = PACKING.unpacked(pickle.loads(pickle.dumps(PACKING.packed(value))))  # noqa: S301 - our own bytes
    assert (again, repr(again), type(again)) == (value, repr(value), type(value))


def test_a_pickle_does_not_grow_with_the_directory() -> None:
    """However many people a directory has, a statement carries those that it names."""
    few = Directory(officials=(Official(id="kim", name="Kim Ek"),))
    many = Directory(officials=(*few.officials, *(Official(id=f"p{one}", name="P") for one in range(1000))))
    small, large = (one.statement(act="post", author="kim", text="Hej") for one in (few, many))
    assert len(pickle.dumps(small)) == len(pickle.dumps(large))
    assert b"p999" not in pickle.dumps(large)


def test_what_is_shared_stays_shared() -> None:
    """An organisation in which somebody holds two roles is one organisation on the other side too."""
    body = Organisation(id="k", name="K", kind=OrganisationKind.MUNICIPALITY)
    roles = tuple(
        Role(organisation=body, kind=kind, period=Period()) for kind in (RoleKind.APPOINTED, RoleKind.UNION)
    )
    again = pickle.loads(  # noqa: S301 - our own bytes
        pickle.dumps(Statement(act=Act.POST, author=Official(id="a", name="A", roles=roles)))
    )
    assert again.author.roles == roles
    assert again.author.roles[0].organisation is again.author.roles[1].organisation


def test_another_process_is_not_told_more_than_it_knows() -> None:
    """Without its directory no answer that needs one becomes *no*; nothing settled becomes something else."""
    policy = Policy.shipped("katrineholm")
    for statement in STATEMENTS:
        here, there = policy.assess(statement), policy.assess(pickle.loads(pickle.dumps(statement)))  # noqa: S301
        if there.status is here.status:
            assert there.capacity is here.capacity
        told = {used.id: used.fact.truth for used in here.facts}
        assert all(told.get(used.id, Truth.UNKNOWN) is used.fact.truth for used in there.facts)
    with_directory = attrs.evolve(pickle.loads(pickle.dumps(statement)), directory=statement.directory)  # noqa: S301
    assert policy.assess(with_directory) == policy.assess(statement)


def test_the_authority_can_still_be_named_by_its_id() -> None:
    """In another process an organisation that the statement names itself is found by its id."""
    policy = Policy.shipped("katrineholm")
    named = 0
    for statement in STATEMENTS[:8]:
        there = pickle.loads(pickle.dumps(statement))  # noqa: S301 - our own bytes
        if statement.author is None:
            continue
        named += 1
        here = policy.assess(statement, for_="katrineholm")
        assert policy.assess(there, for_="katrineholm").provenance.organisation == "katrineholm"
        assert here.provenance.organisation == "katrineholm"
    assert named >= 3
    with pytest.raises(TypeError, match="`for_`"):
        policy.assess(there, for_="nowhere")


def test_another_process_assesses() -> None:
    """A pool of processes takes statements and gives back the answers that are given here without one."""
    policy = Policy.shipped("katrineholm")
    statements = STATEMENTS[:3]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        answers = pool.map(functools.partial(policy.assess, for_="katrineholm"), statements)
    alone = [attrs.evolve(one, directory=None) for one in statements]
    assert answers == [policy.assess(one, for_="katrineholm") for one in alone]


@pytest.mark.parametrize("field", ["publisher", "on_behalf_of", "holder", "listed", "publisher's role"])
def test_every_organisation_that_a_statement_names_is_found(field: str) -> None:
    """Whether it published, spoke, holds the channel, lists it, or employs who published."""
    body = Organisation(id="k", name="K", kind=OrganisationKind.MUNICIPALITY)
    role = Role(organisation=body, kind=RoleKind.APPOINTED, period=Period())
    channels = {
        "holder": Channel(id="x:1", platform="x", holder=body),
        "listed": Channel(id="x:1", platform="x", listed=(Listing(by=body, period=Period()),)),
    }
    publishers: dict[str, Organisation | Official] = {
        "publisher": body,
        "publisher's role": Official(id="a", name="A", roles=(role,)),
    }
    statement = Statement(
        act=Act.POST,
        channel=channels.get(field),
        publisher=publishers.get(field),
        on_behalf_of=body if field == "on_behalf_of" else None,
    )
    assert Policy.shipped("katrineholm").assess(statement, for_="k").provenance.organisation_name == "K"


def test_a_copy_keeps_the_directory() -> None:
    """A statement never changes, so that a copy of it is itself."""
    assert copy.copy(STATEMENTS[0]) is STATEMENTS[0]
    assert copy.deepcopy(STATEMENTS[0]).directory is STATEMENTS[0].directory


def test_what_is_no_object_is_left_as_it_is() -> None:
    """Texts, numbers and None are packed as themselves."""
    left = ("a", 1, None, ("a", ("b",)))
    assert tuple(PACKING.unpacked(PACKING.packed(one)) for one in left) == left
