"""Hypothesis strategies for directories as programs build them, and for statements out of them."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from offentligroll import Act, Channel, Directory, Official, Organisation, Role
from offentligroll.model import (
    Audience,
    Capacity,
    ChannelKind,
    DateBounds,
    Declaration,
    Edge,
    ElectionPeriod,
    GivenFact,
    Handle,
    Label,
    Listing,
    Mandate,
    OrganisationKind,
    PartialDate,
    Period,
    Profile,
    RoleKind,
    RunBy,
    Seniority,
    Statement,
    Title,
    Truth,
    WorkingHours,
)

FACTS = ("account-is-used-for-office", "account-is-run-by-staff", "author-is-senior", "acts-on-assignment")
"""The facts that are told of people and channels."""

NOON = dt.time(12, tzinfo=ZoneInfo("Europe/Stockholm"))
WORDS = st.text("aåÖ \"'\\\n#=]🎈x", min_size=1, max_size=12).map(lambda text: f"w{text}")
TOLD = st.none() | st.booleans()
ZONES = st.none() | st.sampled_from(["Europe/Stockholm", "America/New_York", "UTC"]).map(ZoneInfo)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value, or None where nobody has told it."""
    return st.none() | values


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Draw dates of every precision, a few years around statements."""
    day = draw(st.dates(dt.date(2015, 1, 1), dt.date(2027, 12, 31)))
    parts = draw(st.sampled_from([(day.year, None, None), (day.year, day.month, None), None]))
    return PartialDate.from_date(day) if parts is None else PartialDate(year=parts[0], month=parts[1])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw periods with dates, open and unknown ends, and days on which somebody looked."""
    edges = st.sampled_from(Edge)
    bounds = st.builds(DateBounds, after=partial_dates()) | st.builds(DateBounds, before=partial_dates())
    start, end = draw(edges | partial_dates() | bounds), draw(edges | partial_dates() | bounds)
    if not isinstance(start, Edge) and not isinstance(end, Edge) and end.latest < start.earliest:
        start, end = end, start
    period = Period(start=start, end=end)
    checked = draw(maybe(st.dates(dt.date(2015, 1, 1), dt.date(2027, 12, 31))))
    if checked is None or period.contains(checked) is Truth.NO:
        return period
    return Period(start=start, end=end, checked=checked)


@st.composite
def given_facts(draw: st.DrawFn) -> tuple[GivenFact, ...]:
    """Draw answers to facts: always, in periods, one after the other."""
    told: list[GivenFact] = []
    for fact in draw(st.lists(st.sampled_from(FACTS), unique=True, max_size=2)):
        if draw(st.booleans()):
            told.append(GivenFact(fact=fact, value=draw(st.booleans()), note=draw(maybe(WORDS))))
        else:
            first, then = Period.from_texts("open", "2019"), Period.from_texts("2020-01", "unknown")
            told += [GivenFact(fact=fact, value=draw(st.booleans()), period=one) for one in (first, then)]
    return tuple(draw(st.permutations(told)))


def organisations(identity: str) -> st.SearchStrategy[Organisation]:
    """Draw an organisation of this id."""
    return st.builds(
        Organisation,
        id=st.just(identity),
        name=WORDS,
        kind=st.sampled_from(OrganisationKind),
        country=st.sampled_from([None, "SE", "US"]),
        zone=ZONES,
        short_names=st.lists(WORDS, max_size=2).map(tuple),
        election_periods=st.lists(
            st.builds(ElectionPeriod, period=periods(), note=maybe(WORDS)), max_size=2
        ).map(tuple),
        elections_complete=maybe(periods()),
        roles_complete=st.booleans(),
        channels_complete=st.booleans(),
        mandates_complete=st.booleans(),
    )


def roles(bodies: tuple[Organisation, ...]) -> st.SearchStrategy[Role]:
    """Draw a role in one of these organisations."""
    hours = st.builds(
        WorkingHours,
        weekdays=st.lists(st.integers(0, 6), min_size=1, max_size=4).map(tuple),
        start=st.times(),
        end=st.times(),
    )
    titles = st.builds(Title, language=st.sampled_from(["sv", "en", "en-GB"]), words=WORDS)
    mandates = st.builds(
        Mandate,
        topics=st.lists(WORDS, max_size=2).map(tuple),
        source=maybe(WORDS),
        period=periods(),
    )
    return st.builds(
        Role,
        organisation=st.sampled_from(bodies),
        kind=st.sampled_from(RoleKind),
        period=periods(),
        titles=st.lists(titles, max_size=3).map(tuple),
        seniority=maybe(st.sampled_from(Seniority)),
        always_on=TOLD,
        spokesperson=TOLD,
        mandates=maybe(st.lists(mandates, max_size=2).map(tuple)),
        hours=maybe(hours),
        leave=maybe(st.lists(periods(), max_size=2).map(tuple)),
        politically_restricted=TOLD,
        uniformed=TOLD,
        judge_or_prosecutor=TOLD,
    )


def officials(identity: str, bodies: tuple[Organisation, ...]) -> st.SearchStrategy[Official]:
    """Draw a person of this id, with roles in these organisations."""
    return st.builds(
        Official,
        id=st.just(identity),
        name=WORDS,
        roles=st.lists(roles(bodies), max_size=2).map(tuple) if bodies else st.just(()),
        roles_complete=st.booleans(),
        visitor=st.booleans(),
        facts=given_facts(),
    )


def channels(
    identity: str, bodies: tuple[Organisation, ...], people: tuple[Official, ...]
) -> st.SearchStrategy[Channel]:
    """Draw a channel of this id, held by one of these or by nobody."""
    holders = [*bodies, *people]
    said = {"hat": maybe(WORDS), "period": periods(), "source": maybe(WORDS)}
    bearer = {"by": st.sampled_from([None, *bodies]), "role": maybe(WORDS)}
    declarations = st.builds(Declaration, capacity=st.just(Capacity.PERSONAL), **said) | st.builds(
        Declaration, capacity=st.just(Capacity.OFFICIAL), **said, **bearer
    )
    listings: st.SearchStrategy[list[Listing]] = st.just([])
    if bodies:
        listings = st.lists(
            st.builds(Listing, by=st.sampled_from(bodies), period=periods(), source=maybe(WORDS)), max_size=2
        )
    told = dict.fromkeys(
        (
            "states_role",
            "shows_insignia",
            "gives_office_contact",
            "shows_party",
            "picture_shows_party",
            "states_purpose",
            "states_opening_hours",
            "says_public_record",
        ),
        TOLD,
    )
    profile = st.builds(Profile, name=maybe(WORDS), bio=maybe(WORDS), website=maybe(WORDS), **told)
    return st.builds(
        Channel,
        id=st.just(identity),
        platform=st.just(identity.partition(":")[0]),
        kind=maybe(st.sampled_from(ChannelKind)),
        holder=maybe(st.sampled_from(holders)) if holders else st.none(),
        holder_is_third_party=TOLD,
        handles=st.lists(st.builds(Handle, handle=WORDS, period=periods()), max_size=2).map(tuple),
        declared=maybe(st.lists(declarations, max_size=2).map(tuple)),
        listed=maybe(listings.map(tuple)),
        label=maybe(st.sampled_from(Label)),
        disclaimer=maybe(st.just("") | WORDS),
        audience=maybe(st.sampled_from(Audience)),
        run_by=maybe(st.sampled_from(RunBy)),
        profile=maybe(profile),
        since=maybe(partial_dates()),
        passes_with_office=TOLD,
        is_campaign=TOLD,
        is_pseudonymous=TOLD,
        has_house_rules=TOLD,
        used_for_office=TOLD,
        used_for_private_life=TOLD,
        run_for_office_before=TOLD,
        administrators=maybe(st.lists(WORDS, max_size=2).map(tuple)),
        responsible=maybe(st.just("") | WORDS),
        opening_approved=TOLD,
        uses_official_address=TOLD,
        open_to_communications=TOLD,
        linked_from_official_site=TOLD,
        facts=given_facts(),
    )


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    """Draw directories whose people, roles and channels know all fields."""
    bodies = tuple(draw(organisations(one)) for one in ("town", "party")[: draw(st.integers(0, 2))])
    people = tuple(draw(officials(one, bodies)) for one in ("kim", "alex")[: draw(st.integers(0, 2))])
    names = ("x:1", "web:town.example")[: draw(st.integers(0, 2))]
    places = tuple(draw(channels(one, bodies, people)) for one in names)
    return Directory(organisations=bodies, officials=people, channels=places)


@st.composite
def statements(draw: st.DrawFn, directory: Directory) -> dict[str, Any]:
    """Draw what was said by somebody of a directory, by ids, so that it can be said in a copy of it too."""
    day = draw(maybe(st.dates(dt.date(2016, 1, 1), dt.date(2026, 12, 31))))

    def one_of(several: tuple[Any, ...]) -> str | None:
        found: str | None = draw(st.sampled_from([None, *(one.id for one in several)]))
        return found

    return {
        "act": draw(st.sampled_from([Act.POST, Act.REPLY, Act.SHARE])).value,
        "at": day and dt.datetime.combine(day, NOON),
        "author": one_of(directory.officials),
        "channel": one_of(directory.channels),
        "on_behalf_of": one_of(directory.organisations),
        "text": draw(st.sampled_from([None, "Nu plogas Storgatan.", "Vote for me! Jag tycker själv så."])),
        "language": "sv",
    }


def said(told: dict[str, Any], directory: Directory) -> Statement:
    """Say it in a directory."""
    return directory.statement(**told)
