"""Everything recorded is read: a fact reads each field of the model, or a reason says why none does."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from offentligroll.facts.among import Among
from offentligroll.facts.circumstances import _days_in
from offentligroll.facts.sheet import FactSheet
from offentligroll.model import (
    Act,
    Audience,
    Capacity,
    Channel,
    Declaration,
    Directory,
    Label,
    Listing,
    Official,
    Organisation,
    OrganisationKind,
    PartialDate,
    Period,
    Role,
    RoleKind,
    Statement,
    Title,
)
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.channel import Handle, Profile, RunBy
from offentligroll.model.channel_use import Ability, AudienceGroup, ChannelFunction, Reach
from offentligroll.model.official import Mandate
from offentligroll.model.organisation import ElectionPeriod
from offentligroll.model.statement import Media
from offentligroll.model.working_hours import WorkingHours

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOON = dt.datetime(2024, 5, 7, 12, tzinfo=STOCKHOLM)
YEAR = Period.from_texts("2024-01-01", "2024-12-31")

CLASSES = (
    Statement,
    Media,
    Channel,
    Declaration,
    Handle,
    Listing,
    Profile,
    ChannelFunction,
    Reach,
    Official,
    Role,
    Mandate,
    Title,
    Organisation,
    ElectionPeriod,
)

READ_ELSEWHERE = {
    "Statement.target": "joins an act to the statement that it is about, for reviews of whole archives",
    "Statement.received": "when a request came in: deadlines run from it, no fact is about it",
    "Statement.registered_at": "tells whether a duty to register was met, for reviews of whole archives",
    "Statement.disposed_at": "tells whether a duty to dispose was met, for reviews of whole archives",
    "Media.url": "names the picture; what it shows is `was_read`, or its description",
    "Channel.reach": "shown beside what is told of a channel; whom words reach changes nobody's capacity",
    "Reach.group": "as the reach that it belongs to",
    "Reach.per_cent": "as the reach that it belongs to",
    "Reach.period": "as the reach that it belongs to",
    "Reach.source": "as the reach that it belongs to",
    "Channel.platform": "repeats the beginning of the id; finds handles and archives",
    "Profile.website": "shown; that it gives the office's website is `gives_office_contact`",
    "Organisation.area": "tells whether a policy covers the body; no other fact is about it",
    "Official.identifiers": "joins the person to other registers; says nothing of an act",
    "Official.source": "says where the person was told of, for whoever keeps the register",
    "Role.source": "says where the role was told of, for whoever keeps the register",
    "Organisation.identifiers": "joins the body to other registers; says nothing of an act",
    "Organisation.source": "says where the body was told of, for whoever keeps the register",
    "Handle.source": "says where the handle was told of, for whoever keeps the register",
    "Channel.source": "says where the channel was told of, for whoever keeps the register",
    "Organisation.zone": "the clock of working hours, which the role's own hours go by",
}
"""Fields that no detector reads, with the reason."""


def _people() -> tuple[Organisation, Official]:
    body = Organisation(
        id="body",
        name="Lindby kommun",
        kind=OrganisationKind.MUNICIPALITY,
        country="SE",
        short_names=("Lindby",),
        election_periods=(ElectionPeriod(period=YEAR, note="the election of 2024"),),
    )
    role = Role(
        organisation=body,
        kind=RoleKind.APPOINTED,
        period=YEAR,
        titles=(Title(language="sv", words="kommunchef"),),
        hours=WorkingHours(weekdays=(0, 1, 2, 3, 4), start=dt.time(8), end=dt.time(17)),
        leave=(),
        mandates=(Mandate(topics=("snow",), source="delegation", period=YEAR),),
    )
    return body, Official(id="anna", name="Anna", roles=(role,))


def statements() -> Iterator[Statement]:
    """Give statements of which everything is told."""
    body, anna = _people()
    profile = Profile(name="Anna", bio="Kommunchef i Lindby", website="https://lindby.example")
    claim = Declaration(capacity=Capacity.OFFICIAL, hat="kommunchef", by=body, period=YEAR, source="the list")
    account = Channel(
        id="x:1",
        platform="x",
        holder=anna,
        handles=(Handle(handle="@kommunchef", period=YEAR),),
        declared=(claim,),
        listed=(Listing(by=body, period=YEAR, source="the list"),),
        disclaimer="Mina egna åsikter.",
        audience=Audience.PUBLIC,
        run_by=RunBy.STAFF,
        profile=profile,
        since=PartialDate.from_text("2020"),
        purpose="to answer",
        meant_for=(AudienceGroup.RESIDENTS,),
        reach=(Reach(group=AudienceGroup.RESIDENTS, per_cent=12, period=YEAR, source="a count"),),
        functions=(ChannelFunction(name=Ability.COMMENT_ELSEWHERE, period=YEAR, source="the platform"),),
    )
    other = attrs.evolve(account, id="x:2", label=Label.PERSONAL, holder_is_third_party=True, declared=None)
    directory = Directory(organisations=(body,), officials=(anna,), channels=(account, other))
    said = Statement(
        act=Act.POST,
        id="1",
        at=NOON,
        author=anna,
        channel=account,
        text="Nu plogas gatan. https://lindby.example",
        language="sv",
        on_behalf_of=body,
        topics=("snow",),
        links=("https://lindby.example",),
        media=(Media(url="https://lindby.example/1.jpg", description="Vi plogar"),),
        quoted="Plogas det?",
        contains=("letter",),
        directory=directory,
    )
    yield said
    yield Statement(act=Act.MESSAGE, id="letter", text="Plogas det?", publication_agreed=True, takes_back="0")
    yield attrs.evolve(said, channel=other, publisher=body, on_behalf_of=None, in_reply_to="0")
    yield attrs.evolve(
        said,
        author=attrs.evolve(anna, roles=()),
        channel=attrs.evolve(account, listed=None),
        media=(),
        audience_is_limited=True,
    )


def read_for_facts(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Name the fields that are read while every fact of every statement is found."""
    asked = tuple(statements())
    calendar, body = WorkingCalendar.for_country("SE", STOCKHOLM), _people()[0]
    found: set[str] = set()

    def noting(kind: type) -> Callable[[Any, str], Any]:
        def read(self: object, name: str) -> object:
            # What is checked, compared or hashed, by code made for the class, is not read for an answer; nor
            # is what is gone through for the days that it names.
            reader = sys._getframe(1).f_code
            if not reader.co_filename.startswith("<") and reader.co_name != _days_in.__name__:
                found.add(f"{kind.__name__}.{name}")
            return object.__getattribute__(self, name)

        return read

    for kind in CLASSES:
        monkeypatch.setattr(kind, "__getattribute__", noting(kind), raising=False)
    for said in asked:
        assert dict(FactSheet.of_statement(said, body, STOCKHOLM, calendar=calendar, among=Among.of(asked)))
    monkeypatch.undo()
    return found


def test_every_field_is_read_or_has_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a directory or archive tells is answered from, or it is said why not."""
    told = {f"{kind.__name__}.{field.name}" for kind in CLASSES for field in attrs.fields(kind)}
    unread = told - read_for_facts(monkeypatch)
    assert unread - READ_ELSEWHERE.keys() == set()
    assert READ_ELSEWHERE.keys() - unread == set()
