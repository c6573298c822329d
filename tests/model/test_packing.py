"""Statements on their way to another process."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from offentligroll import Act, Directory, Official, Policy, Role, Statement, archives
from offentligroll.conversion import make_converter
from offentligroll.model import OrganisationKind, Period, RoleKind
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


def test_a_copy_keeps_the_directory() -> None:
    """A statement never changes, so that a copy of it is itself."""
    assert copy.copy(STATEMENTS[0]) is STATEMENTS[0]
    assert copy.deepcopy(STATEMENTS[0]).directory is STATEMENTS[0].directory


def test_what_is_no_object_is_left_as_it_is() -> None:
    """Texts, numbers and None are packed as themselves."""
    assert [unpacked(packed(one)) for one in ("a", 1, None, ("a", ("b",)))] == ["a", 1, None, ("a", ("b",))]
