"""A directory built in Python and the file that it writes are the same, for every policy."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directories import directories, said, statements
from offentligroll import Channel, Directory, FileError, Official, Organisation, Policy, Role, Statement
from offentligroll.files.shape import fields_of
from offentligroll.languages import MessageError
from offentligroll.model import (
    Declaration,
    ElectionPeriod,
    GivenFact,
    Handle,
    Listing,
    Mandate,
    OrganisationKind,
    Period,
    RoleKind,
    Title,
    WorkingHours,
)
from offentligroll.model.reading import channel_shape, hours_shape, official_shape, organisation_shape
from offentligroll.model.reading.told_facts import ToldFactShape

ROOT = Path(__file__).parents[2]
TOWN = Organisation(id="town", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY)
KIM = Official(id="kim", name="Kim")


@given(directories())
def test_a_directory_reads_back_equal(built: Directory) -> None:
    """Dates of every precision, open and unknown ends, and all that is told or not told come back."""
    assert Directory.from_text(built.to_toml()) == built


policy_of = functools.cache(Policy.shipped)


def answer(policy: Policy, statement: Statement) -> object:
    """Give all that is answered; what is told in contradiction is an error, here as there."""
    try:
        return policy.assess(statement).to_dict()
    except MessageError as error:
        return str(error)


@given(st.data())
def test_both_give_equal_answers(data: st.DataObject) -> None:
    """Under any shipped policy the directory that was built and the one that was read answer the same."""
    built = data.draw(directories())
    read = Directory.from_text(built.to_toml())
    told = data.draw(statements(built))
    for identity in data.draw(st.lists(st.sampled_from(Policy.shipped_ids()), min_size=4, unique=True)):
        here, there = (answer(policy_of(identity), said(told, one)) for one in (built, read))
        assert there == here


@pytest.mark.parametrize("path", sorted(ROOT.glob("**/directory.toml")), ids=lambda path: path.parent.name)
def test_directories_of_the_documents_read_back_equal(path: Path) -> None:
    """The directories that the documents show are written and read back."""
    directory = Directory.load(path)
    assert Directory.from_text(directory.to_toml()) == directory


PAIRS = [
    (Organisation, organisation_shape.OrganisationShape),
    (ElectionPeriod, organisation_shape.ElectionShape),
    (Official, official_shape.OfficialShape),
    (Role, official_shape.RoleShape),
    (Mandate, official_shape.MandateShape),
    (WorkingHours, hours_shape.HoursShape),
    (Channel, channel_shape.ChannelShape),
    (Handle, channel_shape.HandleShape),
    (Declaration, channel_shape.DeclarationShape),
    (Listing, channel_shape.ListingShape),
    (GivenFact, ToldFactShape),
]
KEYS = {
    "roles": {"role"},
    "period": {"from", "until", "checked"},
    "start": {"from"},
    "end": {"until"},
    "fact": set[str](),
}
"""Keys that are called otherwise than the fields."""


@pytest.mark.parametrize(("cls", "shape"), PAIRS, ids=lambda cls: cls.__name__)
def test_every_field_has_its_key(cls: type[Any], shape: Any) -> None:  # noqa: ANN401 - a class
    """What is told in Python can be told in a file, and the other way round."""
    keys = (KEYS.get(field.name, {field.name}) for field in attrs.fields(cls))
    assert set[str]().union(*keys) == set(fields_of(shape))


class TestOrder:
    """What has no order of its own is kept as the file has it, so that equal things are equal."""

    def test_titles_of_one_language_stand_together(self) -> None:
        """They keep their order, and languages theirs."""
        titles = [Title(language=one, words=words) for one, words in (("sv", "1"), ("en", "2"), ("sv", "3"))]
        role = Role(organisation=TOWN, kind=RoleKind.BOARD, period=Period(), titles=tuple(titles))
        assert [one.words for one in role.titles] == ["1", "3", "2"]

    @pytest.mark.parametrize(
        "holder",
        [
            lambda facts: Official(id="kim", name="Kim", facts=facts),
            lambda facts: Channel(id="x:1", platform="x", facts=facts),
        ],
        ids=["official", "channel"],
    )
    def test_answers_to_one_fact_stand_together(self, holder: type[Official]) -> None:
        """They keep their order, and facts theirs."""
        first, then = Period.from_texts("open", "2019"), Period.from_texts("2020")
        facts = tuple(
            GivenFact(fact=fact, value=True, period=period)
            for fact, period in (("is-satire", then), ("is-reply", first), ("is-satire", first))
        )
        assert holder(facts).facts == (facts[0], facts[2], facts[1])  # type: ignore[call-arg, arg-type]

    def test_weekdays_are_in_their_order(self) -> None:
        """Working hours name each day of the week once."""
        assert WorkingHours(weekdays=(4, 0, 4)).weekdays == (0, 4)


ELSEWHERE = Organisation(id="other", name="Annan kommun", kind=OrganisationKind.MUNICIPALITY)
PERIOD = Period.from_dates(dt.date(2020, 1, 1))


@pytest.mark.parametrize(
    ("faulty", "problem"),
    [
        (
            Directory(
                officials=(
                    attrs.evolve(
                        KIM, roles=(Role(organisation=ELSEWHERE, kind=RoleKind.BOARD, period=PERIOD),)
                    ),
                )
            ),
            'unknown-id official[1] "kim": role[1].organisation',
        ),
        (
            Directory(
                organisations=(TOWN,),
                channels=(Channel(id="x:1", platform="x", holder=attrs.evolve(TOWN, roles_complete=True)),),
            ),
            'unsaid channel[1] "x:1": holder.roles_complete',
        ),
        (Directory(officials=(attrs.evolve(KIM, id="Kim"),)), 'bad-id official[1] "Kim": id'),
        (Directory(officials=(attrs.evolve(KIM, name=" "),)), 'invalid-value official[1] "kim": name'),
        (
            Directory(
                organisations=(attrs.evolve(TOWN, id="kim"),),
                officials=(KIM,),
                channels=(Channel(id="x:1", platform="x", holder=KIM),),
            ),
            'ambiguous-id channel[1] "x:1": holder',
        ),
        (
            Directory(
                channels=(
                    Channel(id="x:1", platform="x", declared=(Declaration(capacity="undetermined"),)),  # type: ignore[arg-type]
                )
            ),
            'unknown-value channel[1] "x:1": declared[1].capacity',
        ),
    ],
)
def test_what_no_file_can_hold_is_told(faulty: Directory, problem: str) -> None:
    """A role in an organisation that is no part of it, or another form of ids: the way to each is told."""
    with pytest.raises(FileError) as caught:
        faulty.to_toml()
    assert problem in {f"{one.code} {one.where}" for one in caught.value.problems}
    assert {one.place for one in caught.value.problems} == {None}
