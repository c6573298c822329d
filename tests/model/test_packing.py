"""Statements on their way to another process."""

from __future__ import annotations

import copy
import functools
import json
import multiprocessing
import pickle
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from offentligroll import Act, Channel, Directory, Official, Policy, Role, Statement, archives
from offentligroll.conversion import make_converter
from offentligroll.model import Listing, OrganisationKind, Period, RoleKind
from offentligroll.model.organisation import Organisation
from offentligroll.model.packing import packed, unpacked
from offentligroll.model.truth import Truth

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
    assert [unpacked(packed(one)) for one in ("a", 1, None, ("a", ("b",)))] == ["a", 1, None, ("a", ("b",))]
