"""Where it was said: facts about the account, what it shows and who can see it."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

import attrs
import pytest
from fact_builders import (
    BOTKYRKA,
    DAY,
    ENDED,
    HELD,
    JANSSON,
    KATRINEHOLM,
    PERHAPS,
    answer,
    answer_of_directors_post,
    channel,
    director,
    official,
    records,
    role,
    statement,
    why,
)

from offentligroll.facts.detectors.channel import CHANNEL_DETECTORS
from offentligroll.facts.detectors.declaring import DECLARING_DETECTORS
from offentligroll.facts.detectors.names import name_in_handle, name_in_words
from offentligroll.facts.detectors.other_accounts import OTHER_ACCOUNT_DETECTORS
from offentligroll.facts.detectors.profile import PROFILE_DETECTORS
from offentligroll.facts.detectors.upkeep import UPKEEP_DETECTORS
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Fact, Origin
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import (
    Audience,
    Channel,
    Declaration,
    Handle,
    Label,
    Listing,
    Profile,
    RunBy,
)
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official, Role, Title
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import PartialDate
from offentligroll.model.period import Period
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth

DETECTORS = (
    *UPKEEP_DETECTORS,
    *CHANNEL_DETECTORS,
    *DECLARING_DETECTORS,
    *OTHER_ACCOUNT_DETECTORS,
    *PROFILE_DETECTORS,
)
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


told = functools.partial(answer_of_directors_post, DETECTORS)
"""Asks about a post of the director on a channel."""


FIELDS = [
    ("account-passes-with-office", "passes_with_office"),
    ("account-is-campaign", "is_campaign"),
    ("account-is-used-for-office", "used_for_office"),
    ("account-is-used-for-private-life", "used_for_private_life"),
    ("account-was-run-for-office-before", "run_for_office_before"),
    ("account-is-pseudonymous", "is_pseudonymous"),
    ("account-has-house-rules", "has_house_rules"),
    ("account-opening-was-approved", "opening_approved"),
    ("account-uses-official-address", "uses_official_address"),
    ("account-is-open-to-communications", "open_to_communications"),
    ("account-is-linked-from-official-site", "linked_from_official_site"),
]
PROFILE_FIELDS = [
    ("profile-states-role", "states_role"),
    ("profile-shows-insignia", "shows_insignia"),
    ("profile-gives-office-contact", "gives_office_contact"),
    ("profile-shows-party", "shows_party"),
    ("profile-picture-shows-party", "picture_shows_party"),
    ("profile-states-purpose", "states_purpose"),
    ("profile-states-opening-hours", "states_opening_hours"),
    ("profile-says-public-record", "says_public_record"),
]


@pytest.mark.parametrize(("value", "expected"), [(True, YES), (False, NO), (None, UNKNOWN)])
@pytest.mark.parametrize(("fact", "field"), FIELDS, ids=[fact for fact, _ in FIELDS])
def test_fields_of_the_channel(fact: str, field: str, value: bool | None, expected: Truth) -> None:
    """What the directory tells of the channel is the answer; what nobody told is unknown."""
    found = told(fact, channel(**{field: value}))
    assert found.truth is expected
    assert "twitter:1" in str(why(found) or records(found))


@pytest.mark.parametrize(("value", "expected"), [(True, YES), (False, NO), (None, UNKNOWN)])
@pytest.mark.parametrize(("fact", "field"), PROFILE_FIELDS, ids=[fact for fact, _ in PROFILE_FIELDS])
def test_fields_of_the_profile(fact: str, field: str, value: bool | None, expected: Truth) -> None:
    """What the directory tells of the profile is the answer; what nobody told is unknown."""
    fields: dict[str, Any] = {field: value}
    found = told(fact, channel(profile=Profile(**fields)))
    assert found.truth is expected
    assert (found.origin is Origin.LOOKED_UP) is (expected is not UNKNOWN)


@pytest.mark.parametrize("fact", [fact for fact, _ in PROFILE_FIELDS])
def test_profile_not_known(fact: str) -> None:
    """Of a profile that nobody has told of nothing is known."""
    assert told(fact, channel()).truth is UNKNOWN


class TestHolder:
    """Whose account it is."""

    @pytest.mark.parametrize(
        ("where", "authority", "author", "third"),
        [
            (channel(holder=KATRINEHOLM), YES, NO, NO),
            (channel(holder=JANSSON), NO, YES, NO),
            (channel(holder=BOTKYRKA), NO, NO, YES),
            (channel(holder=official(id="other", name="Other")), NO, NO, YES),
            (channel(holder_is_third_party=True), NO, NO, YES),
            (channel(holder_is_third_party=False), UNKNOWN, UNKNOWN, NO),
            (channel(), UNKNOWN, UNKNOWN, UNKNOWN),
        ],
        ids=[
            "the authority",
            "the author",
            "another body",
            "another person",
            "someone else",
            "one of the two",
            "not told",
        ],
    )
    def test_by_holder(self, where: Channel, authority: Truth, author: Truth, third: Truth) -> None:
        """The holder is the authority, the author, or a third."""
        assert told("account-belongs-to-authority", where).truth is authority
        assert told("account-belongs-to-author", where).truth is author
        assert told("account-belongs-to-third-party", where).truth is third

    def test_unclear_authority(self) -> None:
        """An organisation's account is not the author's; whether it is the authority's is not clear."""
        where = channel(holder=BOTKYRKA)
        assert told("account-belongs-to-authority", where, None).truth is UNKNOWN
        assert told("account-belongs-to-author", where, None).truth is NO
        assert told("account-belongs-to-third-party", where, None).truth is UNKNOWN

    def test_unknown_author(self) -> None:
        """A person's account is not the authority's; whether it is the author's is not known."""
        where = channel(holder=JANSSON)
        assert told("account-belongs-to-authority", where, author=None).truth is NO
        assert told("account-belongs-to-author", where, author=None).truth is UNKNOWN
        assert told("account-belongs-to-third-party", where, author=None).truth is UNKNOWN

    def test_record(self) -> None:
        """The holder is the record."""
        assert records(told("account-belongs-to-author", channel(holder=JANSSON))) == [
            "twitter:1: held by Mattias Jansson"
        ]
        assert records(told("account-belongs-to-third-party", channel(holder_is_third_party=False))) == [
            "twitter:1: held by no third party"
        ]

    def test_someone_elses_page(self) -> None:
        """Where the holder is named and known to be a third, it is a third party's."""
        where = channel(holder=BOTKYRKA, holder_is_third_party=True)
        assert told("account-belongs-to-third-party", where, None).truth is YES
        assert told("account-belongs-to-authority", where, None).truth is NO


class TestListed:
    """Whether the account stood on the authority's list that day."""

    def test_listed(self) -> None:
        """It was listed in the period of the listing, by this authority, with the listing as record."""
        period = Period(start=PartialDate(year=2009), checked=DAY)
        listing = Listing(by=KATRINEHOLM, period=period, source="list of channels")
        found = told("account-is-listed", channel(listed=(listing, Listing(by=BOTKYRKA, period=HELD))))
        assert found.truth is YES
        assert records(found) == [
            (
                "twitter:1: listed by Katrineholms kommun, 2009 – no end, "
                "checked 3 February 2011 (list of channels)"
            )
        ]

    def test_plain_record(self) -> None:
        """A listing without source or day of checking is named by its period."""
        found = told("account-is-listed", channel(listed=(Listing(by=KATRINEHOLM, period=HELD),)))
        assert records(found) == [
            "twitter:1: listed by Katrineholms kommun, 1 January 2009 – 31 December 2014"
        ]

    @pytest.mark.parametrize(
        ("listed", "elsewhere"),
        [
            (None, UNKNOWN),
            ((), NO),
            ((Listing(by=KATRINEHOLM, period=ENDED),), UNKNOWN),
            ((Listing(by=BOTKYRKA, period=HELD),), UNKNOWN),
            ((Listing(by=KATRINEHOLM, period=PERHAPS),), UNKNOWN),
        ],
        ids=["not told", "none told", "taken off", "another's list", "possibly taken off"],
    )
    def test_that_a_list_is_told_does_not_make_it_whole(
        self, listed: tuple[Listing, ...] | None, elsewhere: Truth
    ) -> None:
        """That one listing is told does not say that there are no others; that there is none can be told."""
        assert told("account-is-listed", channel(listed=listed)).truth is elsewhere

    @pytest.mark.parametrize("listed", [None, (), (Listing(by=KATRINEHOLM, period=ENDED),)])
    def test_a_whole_list_says_no(self, listed: tuple[Listing, ...] | None) -> None:
        """*No* where the directory holds the whole list, with the day as record."""
        whole = attrs.evolve(KATRINEHOLM, channels_complete=True)
        found = told("account-is-listed", channel(listed=listed), whole)
        assert (found.truth, records(found)) == (NO, ["twitter:1: on no list on 3 February 2011"])

    def test_a_list_that_was_looked_at_that_day_says_no(self) -> None:
        """*No* where another account's listing was checked that very day, and on no other day."""
        seen = Listing(by=KATRINEHOLM, period=Period(start=PartialDate(year=2009), checked=DAY))
        directory = Directory(
            organisations=(KATRINEHOLM,), channels=(Channel(id="x:2", platform="x", listed=(seen,)),)
        )
        assert told("account-is-listed", channel(), directory=directory).truth is NO
        later = DAY + dt.timedelta(days=1)
        assert told("account-is-listed", channel(), directory=directory, at=later).truth is UNKNOWN

    def test_unclear_authority(self) -> None:
        """Where the authority is not clear, it is not known on whose list to look."""
        assert told("account-is-listed", channel(listed=()), None).truth is UNKNOWN


@pytest.mark.parametrize(
    ("run_by", "holder", "expected"),
    [
        (None, KATRINEHOLM, UNKNOWN),
        (RunBy.STAFF, None, YES),
        (RunBy.BOTH, JANSSON, YES),
        (RunBy.HOLDER, JANSSON, NO),
        (RunBy.HOLDER, KATRINEHOLM, YES),
        (RunBy.HOLDER, BOTKYRKA, NO),
        (RunBy.HOLDER, None, UNKNOWN),
    ],
)
def test_run_by_staff(run_by: RunBy | None, holder: Organisation | Official | None, expected: Truth) -> None:
    """Staff run it where they are told to, and where the authority that holds it writes itself."""
    assert told("account-is-run-by-staff", channel(run_by=run_by, holder=holder)).truth is expected


class TestPredatesRole:
    """Whether the account is older than the role."""

    @pytest.mark.parametrize(
        ("since", "start", "expected"),
        [
            ("2008", "2009-01-01", YES),
            ("2009-01-01", "2009-01-01", NO),
            ("2010", "2009-01-01", NO),
            ("2009", "2009-06", UNKNOWN),
            ("2008", "unknown", UNKNOWN),
            ("2008", "open", NO),
        ],
    )
    def test_by_dates(self, since: str, start: str, expected: Truth) -> None:
        """It predates the role where it was surely opened before the role surely began."""
        author = official(director(Period.from_texts(start, "2014")))
        where = channel(since=PartialDate.from_text(since))
        assert told("account-predates-role", where, author=author).truth is expected

    @pytest.mark.parametrize(("since", "expected"), [("2001", YES), ("2005", UNKNOWN), ("2010", NO)], ids=str)
    def test_two_roles(self, since: str, expected: Truth) -> None:
        """Where several roles were held they have to agree."""
        author = official(director(), role(Period.from_texts("2002", "open")))
        where = channel(since=PartialDate.from_text(since))
        assert told("account-predates-role", where, author=author).truth is expected

    def test_no_role(self) -> None:
        """Where no role was held that day there is nothing to compare with."""
        where = channel(since=PartialDate(year=2001))
        assert told("account-predates-role", where, author=official(role(ENDED))).truth is UNKNOWN

    def test_since_not_told(self) -> None:
        """Where nobody has told when it was opened it is unknown."""
        assert why(told("account-predates-role", channel())) == "it is not recorded when twitter:1 was opened"


class TestAudience:
    """Who can see it."""

    @pytest.mark.parametrize(
        ("audience", "closed", "internal"),
        [
            (Audience.PUBLIC, NO, NO),
            (Audience.FOLLOWERS, YES, NO),
            (Audience.CLOSED, YES, NO),
            (Audience.INTERNAL, YES, YES),
            (None, UNKNOWN, UNKNOWN),
        ],
    )
    def test_by_channel(self, audience: Audience | None, closed: Truth, internal: Truth) -> None:
        """Approved followers, closed groups and the own staff are limited circles."""
        assert told("audience-is-closed", channel(audience=audience)).truth is closed
        assert told("audience-is-internal", channel(audience=audience)).truth is internal

    @pytest.mark.parametrize("fact", ["audience-is-closed", "audience-is-internal"])
    def test_no_channel(self, fact: str) -> None:
        """Without a channel it is unknown, for spoken words too."""
        assert told(fact, None, act=Act.SPOKEN).truth is UNKNOWN

    @pytest.mark.parametrize(
        ("limited", "audience", "closed", "internal"),
        [
            (True, Audience.PUBLIC, YES, UNKNOWN),
            (True, Audience.INTERNAL, YES, YES),
            (True, Audience.CLOSED, YES, NO),
            (False, Audience.INTERNAL, NO, NO),
            (False, None, NO, NO),
        ],
    )
    def test_act_before_channel(
        self, limited: bool, audience: Audience | None, closed: Truth, internal: Truth
    ) -> None:
        """What was recorded of the act itself counts before what is known of the channel."""
        where = channel(audience=audience)
        assert told("audience-is-closed", where, audience_is_limited=limited).truth is closed
        assert told("audience-is-internal", where, audience_is_limited=limited).truth is internal


class TestSeparateAccounts:
    """Whether the author has another account, official or personal."""

    USED = channel(holder=JANSSON)

    def separate(self, *others: Channel, **more: Any) -> tuple[Fact, Fact]:  # noqa: ANN401
        """Ask about both kinds of other accounts."""
        directory = Directory(channels=(self.USED, *others))
        fields: dict[str, Any] = {"directory": directory} | more
        where = fields.pop("channel", self.USED)
        official_ = told("author-has-separate-official-account", where, **fields)
        return official_, told("author-has-separate-personal-account", where, **fields)

    def test_official(self) -> None:
        """Another account of the author that is declared official is one."""
        other = channel(id="twitter:2", holder=JANSSON, declared=(Declaration(capacity=Capacity.OFFICIAL),))
        official_, personal = self.separate(other)
        assert (official_.truth, personal.truth) == (YES, NO)
        assert records(official_) == ["twitter:2: another account of the author, official"]

    def test_listed(self) -> None:
        """Another account of the author that stood on a list of official channels is official."""
        other = channel(id="twitter:2", holder=JANSSON, listed=(Listing(by=KATRINEHOLM, period=HELD),))
        assert self.separate(other)[0].truth is YES

    def test_personal(self) -> None:
        """Another account of the author that is labelled private is personal."""
        other = channel(id="twitter:2", holder=JANSSON, label=Label.PRIVATE, listed=())
        official_, personal = self.separate(other)
        assert (official_.truth, personal.truth) == (NO, YES)

    def test_not_told(self) -> None:
        """Another account of which nothing was told may be either."""
        others = (channel(id="twitter:2", holder=JANSSON), channel(id="twitter:3", holder=JANSSON))
        official_, personal = self.separate(*others)
        assert (official_.truth, personal.truth) == (UNKNOWN, UNKNOWN)
        assert "twitter:2" in str(why(official_))

    def test_none_found(self) -> None:
        """A directory need not know all accounts: finding no other is only a weak no."""
        others = (channel(id="x:9", holder=KATRINEHOLM), channel(id="x:8", holder=official(id="b", name="B")))
        for found in self.separate(*others):
            assert (found.truth, found.origin) == (NO, Origin.NOT_FOUND)

    def test_directory_without_accounts(self) -> None:
        """A directory that knows no account of the author at all tells nothing."""
        for found in self.separate(directory=Directory()):
            assert found.truth is UNKNOWN

    def test_channel_not_recorded(self) -> None:
        """An account in the directory may be the very one that was used, if that was not recorded."""
        for found in self.separate(channel=None):
            assert found.truth is UNKNOWN

    def test_spoken(self) -> None:
        """Beside spoken words, every account of the author is another."""
        other = channel(id="twitter:2", holder=JANSSON, label=Label.OFFICIAL)
        assert self.separate(other, channel=None, act=Act.SPOKEN)[0].truth is YES

    def test_no_directory(self) -> None:
        """Without a directory it is unknown."""
        found = told("author-has-separate-official-account", self.USED)
        assert why(found) == "no directory is at hand"


def named(*handles: str | Handle, name: str | None = None, bio: str | None = None) -> Channel:
    """Make an account with these handles, display name and words."""
    return channel(
        handles=tuple(one if isinstance(one, Handle) else Handle(handle=one) for one in handles),
        profile=Profile(name=name, bio=bio),
    )


class TestNameUsesTitle:
    """Whether the account's name contains the title or the authority's name."""

    @pytest.mark.parametrize(
        ("where", "expected"),
        [
            (named("@kommunchef"), YES),
            (named("@Municipal_Director"), YES),
            (named("@KatrineholmsKommun"), YES),
            (named("@matjan"), NO),
            (named("@matjan", name="Mattias, kommunchefen i Katrineholm"), YES),
            (named("@matjan", name="Mattias Jansson"), NO),
            (named(name="Kommunchef"), YES),
            (named(name="Mattias Jansson"), UNKNOWN),
            (named(), UNKNOWN),
            (named("@matjan", Handle(handle="@kommunchef", period=ENDED)), NO),
            (named("@matjan", Handle(handle="@kommunchef", period=PERHAPS)), UNKNOWN),
        ],
        ids=[
            "title",
            "title in English",
            "authority",
            "own name",
            "title in the display name",
            "own name twice",
            "display name only",
            "own display name only",
            "no name known",
            "title before",
            "title perhaps",
        ],
    )
    def test_by_name(self, where: Channel, expected: Truth) -> None:
        """Handles of the day and the display name are looked through."""
        assert told("account-name-uses-title", where).truth is expected

    def test_yes_quotes_the_handle(self) -> None:
        """What was found is quoted, with what was recognised in it."""
        found = told("account-name-uses-title", named("@kommunchef"))
        assert found.origin is Origin.DETECTED
        assert found.evidence == (
            Evidence(
                quote="@kommunchef",
                record=Record(kind=RecordKind.CHANNEL, id="twitter:1", field="handles", value="kommunchef"),
            ),
        )

    def test_no_is_weak(self) -> None:
        """A title can be shortened or translated, so that not finding it is a weak no."""
        assert told("account-name-uses-title", named("@matjan")).is_weak

    @pytest.mark.parametrize(
        ("one", "expected"), [(director(ENDED), NO), (director(PERHAPS), UNKNOWN)], ids=["ended", "possibly"]
    )
    def test_title_of_that_day(self, one: Role, expected: Truth) -> None:
        """Only a title that was held that day counts."""
        found = told("account-name-uses-title", named("@kommunchef"), author=official(one))
        assert found.truth is expected

    def test_possible_title_in_display_name(self) -> None:
        """A title that was possibly held, in the display name, leaves it open."""
        where = named("@matjan", name="Kommunchef")
        found = told("account-name-uses-title", where, author=official(director(PERHAPS)))
        assert found.truth is UNKNOWN

    def test_nothing_to_look_for(self) -> None:
        """Where neither title nor authority is known there is nothing to look for."""
        found = told("account-name-uses-title", named("@kommunchef"), None)
        assert why(found) == "no title of the author and no name of the authority is known"


class TestProfileStatesRole:
    """Whether the profile states title or employer."""

    @pytest.mark.parametrize(
        ("bio", "expected"),
        [
            ("Kommunchef. Gillar skidor.", YES),
            ("Jobbar i Katrineholms kommun", YES),
            ("Gillar skidor.", NO),
            ("", NO),
            (None, UNKNOWN),
        ],
    )
    def test_by_words(self, bio: str | None, expected: Truth) -> None:
        """Where nobody has told, the words of the profile are read."""
        assert told("profile-states-role", named(bio=bio)).truth is expected

    def test_origins(self) -> None:
        """A yes quotes the profile, and a no is only *not found*."""
        found = told("profile-states-role", named(bio="Kommunchef."))
        assert (found.origin, found.evidence[0].quote) == (Origin.DETECTED, "Kommunchef.")
        assert told("profile-states-role", named(bio="Skidor")).origin is Origin.NOT_FOUND

    def test_told_before_read(self) -> None:
        """What was told of the profile counts before its words."""
        where = channel(profile=Profile(bio="Kommunchef", states_role=False))
        assert told("profile-states-role", where).truth is NO

    def test_no_day(self) -> None:
        """Without a day no title is known to have been held, but the employer's name is."""
        assert told("profile-states-role", named(bio="kommunchef"), at=None).truth is UNKNOWN
        assert told("profile-states-role", named(bio="Katrineholm"), at=None).truth is YES

    def test_nothing_to_look_for(self) -> None:
        """Where neither title nor authority is known, words can't be told to state them or not."""
        assert told("profile-states-role", named(bio="Kommunchef"), None).truth is UNKNOWN


@pytest.mark.parametrize(
    ("handle", "names", "expected"),
    [
        ("@kommunchef_K", ["kommunchef"], "kommunchef"),
        ("@forsakringskassan", ["Försäkringskassan"], "Försäkringskassan"),
        ("@fo\u0308rsa\u0308kringskassan", ["Försäkringskassan"], "Försäkringskassan"),
        ("@skl_press", ["SKL"], "SKL"),
        ("@sklarvig", ["SKL"], None),
        ("@vdn", ["VD"], None),
        ("@x", ["", "…"], None),
        ("@ＫＯＭＭＵＮＣＨＥＦ", ["kommunchef"], "kommunchef"),
    ],
)
def test_handles(handle: str, names: list[str], expected: str | None) -> None:
    """Letters and digits of a handle are compared, without case or marks; short names stand alone."""
    assert name_in_handle(handle, names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Kommunchef i Katrineholm", ["kommunchef"], "kommunchef"),
        ("kommunchefens konto", ["kommunchef"], "kommunchef"),
        ("Municipal  director, Katrineholm", ["municipal director"], "municipal director"),
        ("municipal art director", ["municipal director"], None),
        ("underkommunchef", ["kommunchef"], None),
        ("chefredaktör", ["chef"], None),
        ("kom\u200bmunchef", ["kommunchef"], "kommunchef"),
        ("", ["kommunchef"], None),
        ("kommunchef", [""], None),
    ],
)
def test_running_words(text: str, names: list[str], expected: str | None) -> None:
    """Whole words are compared, without case, with the endings of definite forms and genitives."""
    assert name_in_words(text, names) == expected


@pytest.mark.parametrize(
    "fact", [one.fact for one in DETECTORS if one.fact.startswith(("account", "profile"))]
)
def test_channel_not_recorded(fact: str) -> None:
    """Facts about the account are unknown where the channel was not recorded."""
    assert why(told(fact, None)) == "the channel was not recorded"


class TestShortTitles:
    """Titles are known by their usual short forms, and other letters are no *no*."""

    COUNCILLOR = official(role(titles=(Title(language="en", words="Councillor"),)))

    @pytest.mark.parametrize("handle", ["@CllrSmith", "@cllr_smith", "cllr.smith"])
    def test_short_form(self, handle: str) -> None:
        """A short form that stands by itself is the title."""
        found = told("account-name-uses-title", named(handle), author=self.COUNCILLOR)
        assert (found.truth, found.evidence[0].quote) == (YES, handle)
        assert found.evidence[0].record is not None
        assert found.evidence[0].record.value == "Councillor"

    def test_short_form_in_the_name(self) -> None:
        """So it is in the display name, where the handle tells nothing."""
        assert (
            told("account-name-uses-title", named("@x1", name="Cllr Jansson"), author=self.COUNCILLOR).truth
            is YES
        )

    @pytest.mark.parametrize("handle", ["@senare", "@councilwatch", "@ulf"])
    def test_other_letters(self, handle: str) -> None:
        """What is no part of the author's name may be a title shortened in some other way."""
        found = told("account-name-uses-title", named(handle), author=self.COUNCILLOR)
        assert why(found) == "a handle holds more than the author's name, which may be a shortened title"

    @pytest.mark.parametrize("handle", ["@mattias_jansson", "@MJansson79", "@mj", "@jansson"])
    def test_the_own_name_alone(self, handle: str) -> None:
        """A handle that is the author's name, or beginnings of it, holds no title; that is a weak no."""
        found = told("account-name-uses-title", named(handle), author=self.COUNCILLOR)
        assert (found.truth, found.is_weak) == (NO, True)


class TestUpkeep:
    """Who administers and answers for an account, and when its listing was looked at."""

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            (None, UNKNOWN),
            (("Mattias  jansson",), YES),
            (("Anna Berg", "jansson"), YES),
            (("Jansson Mattias",), YES),
            (("Anna Jansson",), UNKNOWN),
            (("Anna Berg",), NO),
            ((), NO),
        ],
        ids=["not told", "spelt otherwise", "by id", "turned round", "a namesake", "others", "nobody"],
    )
    def test_who_administers(self, names: tuple[str, ...] | None, expected: Truth) -> None:
        """The author is among them by name; a name that is only alike says nothing, and no other is firm."""
        said = statement(author=official(), channel=channel(administrators=names))
        found = answer(UPKEEP_DETECTORS, "author-administers-account", said)
        assert found.truth is expected
        assert found.is_weak is (expected is NO)

    @pytest.mark.parametrize(
        ("names", "one", "two"),
        [(("Anna", "Bo"), YES, YES), (("Anna",), YES, NO), ((), NO, NO), (None, UNKNOWN, UNKNOWN)],
    )
    def test_administrators(self, names: tuple[str, ...] | None, one: Truth, two: Truth) -> None:
        """All who administer are told, so that the list counts; where nobody told, it is unknown."""
        where = channel(administrators=names)
        facts = ("account-has-administrator", "account-has-two-administrators")
        assert [told(fact, where).truth for fact in facts] == [one, two]

    @pytest.mark.parametrize(("who", "expected"), [("Anna", YES), ("", NO), (None, UNKNOWN)])
    def test_responsible(self, who: str | None, expected: Truth) -> None:
        """Somebody is named, nobody is, or nobody has told."""
        assert told("account-has-responsible-person", channel(responsible=who)).truth is expected

    @pytest.mark.parametrize(
        ("checked", "complete", "expected"),
        [
            (DAY, False, YES),
            (DAY - dt.timedelta(365), False, YES),
            (DAY - dt.timedelta(366), False, UNKNOWN),
            (DAY - dt.timedelta(366), True, NO),
            (DAY + dt.timedelta(1), False, UNKNOWN),
            (None, True, UNKNOWN),
        ],
    )
    def test_listing(self, checked: dt.date | None, complete: bool, expected: Truth) -> None:
        """A look within the year before the day; an older one says no only of a list that is held whole."""
        listing = Listing(by=KATRINEHOLM, period=attrs.evolve(HELD, checked=checked))
        whole = attrs.evolve(KATRINEHOLM, channels_complete=complete)
        found = told("account-listing-was-checked-within-a-year", channel(listed=(listing,)), whole)
        assert found.truth is expected
