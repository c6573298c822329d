from __future__ import annotations

import datetime as dt
import pickle
import zoneinfo
from pathlib import Path

import pytest

from offentligroll.files.problems import FileError
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Audience, Channel, ChannelKind, Handle, Label, Listing, Profile, RunBy
from offentligroll.model.directory import Directory
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Official, RoleKind, Seniority, Title
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.partial_date import Edge, PartialDate
from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.truth import Truth
from offentligroll.model.unknown_id import UnknownIdError
from offentligroll.model.working_hours import WorkingHours

D = dt.date
FAULTY = Path(__file__).parent / "faulty_directories"

KATRINEHOLM = """
format = 1

[[organisation]]
id = "katrineholm"
name = "Katrineholms kommun"
kind = "municipality"
country = "SE"
zone = "Europe/Stockholm"
short_names = ["Katrineholm"]
election_periods = [{ from = 2010-08-19, until = 2010-09-19, note = "election of 2010" }]

[[official]]
id = "jansson"
name = "Mattias Jansson"
facts = { author-is-senior = true }

[[official.role]]
organisation = "katrineholm"
titles = { sv = ["kommunchef", "kommundirektör"], en = ["municipal director"] }
kind = "appointed"
seniority = "top"
from = 2009-01-01
until = "unknown"
always_on = true
spokesperson = true
mandates = [{ topics = ["external communication"], source = "assignment", from = 2009-01-01 }]
hours = { weekdays = ["fri", "mon", "mon"], from = 08:00:00, until = 17:00:00 }
leave = [{ from = 2010-07-01, until = 2010-07-31 }]
politically_restricted = true
uniformed = false

[[channel]]
id = "twitter:kommunchef"
platform = "twitter"
kind = "account"
holder = "jansson"
handles = [{ handle = "@mattias", until = "2009" }, { handle = "@Kommunchef", from = "2010" }]
label = "official"
disclaimer = false
listed = [{ by = "katrineholm", from = "unknown", checked = 2011-02-01, source = "list" }]
audience = "public"
run_by = "both"
since = "2009-05"
passes_with_office = true
is_campaign = false
profile = { name = "Kommunchefen", bio = "…", states_role = true }

[[channel.declared]]
capacity = "official"
hat = "chef"
by = "katrineholm"
role = "kommunchef"
from = "2009"
source = "bio"

[channel.facts]
account-is-used-for-office = true
account-is-monitored = { value = true, from = 2010-01-01, note = "the press office" }
account-is-run-by-staff = [{ value = true, until = "2009" }, { value = false, from = "2010" }]

[[channel]]
id = "web:katrineholm.se"
holder = "katrineholm"
disclaimer = "Åsikterna är mina egna."
"""


def katrineholm() -> Directory:
    """The directory of the tests, read from its text."""
    return Directory.from_text(KATRINEHOLM)


class TestReading:
    """A directory comes out of its file as it was written."""

    def test_an_organisation(self) -> None:
        """An organisation has the fields of its table."""
        one = katrineholm().organisation("katrineholm")
        assert one.name == "Katrineholms kommun"
        assert one.kind is OrganisationKind.MUNICIPALITY
        assert (one.country, one.zone) == ("SE", zoneinfo.ZoneInfo("Europe/Stockholm"))
        assert one.short_names == ("Katrineholm",)
        assert one.election_periods[0].period == Period.from_texts("2010-08-19", "2010-09-19")
        assert one.election_periods[0].note == "election of 2010"

    def test_an_official_with_a_role(self) -> None:
        """A person's roles have their organisation, dates, titles, mandates and hours."""
        directory = katrineholm()
        one = directory.official("jansson")
        (role,) = one.roles
        assert one.facts == (GivenFact(fact="author-is-senior", value=True),)
        assert role.organisation is directory.organisation("katrineholm")
        assert (role.kind, role.seniority) == (RoleKind.APPOINTED, Seniority.TOP)
        assert role.period == Period.from_texts("2009-01-01", "unknown")
        assert role.titles == (
            Title(language="sv", words="kommunchef"),
            Title(language="sv", words="kommundirektör"),
            Title(language="en", words="municipal director"),
        )
        assert (role.always_on, role.spokesperson) == (True, True)
        assert (role.politically_restricted, role.uniformed, role.judge_or_prosecutor) == (True, False, None)
        assert role.mandates is not None
        assert (role.mandates[0].topics, role.mandates[0].source) == (
            ("external communication",),
            "assignment",
        )
        assert role.mandates[0].period == Period.from_texts("2009-01-01")
        assert role.hours == WorkingHours(weekdays=(0, 4), start=dt.time(8), end=dt.time(17))
        assert role.leave == (Period.from_texts("2010-07-01", "2010-07-31"),)

    def test_a_channel(self) -> None:
        """A channel has its holder, dated handles, declarations and listings."""
        directory = katrineholm()
        one = directory.channel("twitter:kommunchef")
        assert one.holder is directory.official("jansson")
        assert one.handles == (
            Handle(handle="@mattias", period=Period.from_texts("open", "2009")),
            Handle(handle="@Kommunchef", period=Period.from_texts("2010")),
        )
        assert one.listed == (
            Listing(
                by=directory.organisation("katrineholm"),
                period=Period(start=Edge.UNKNOWN, checked=D(2011, 2, 1)),
                source="list",
            ),
        )
        assert one.declared is not None
        assert (one.declared[0].capacity, one.declared[0].hat) == (Capacity.OFFICIAL, "chef")
        assert one.declared[0].by is directory.organisation("katrineholm")
        assert one.declared[0].role == "kommunchef"
        assert (one.declared[0].period, one.declared[0].source) == (Period.from_texts("2009"), "bio")
        assert (one.platform, one.kind, one.label) == ("twitter", ChannelKind.ACCOUNT, Label.OFFICIAL)
        assert (one.audience, one.run_by) == (Audience.PUBLIC, RunBy.BOTH)
        assert one.since == PartialDate(year=2009, month=5)
        assert (one.passes_with_office, one.is_campaign, one.is_pseudonymous) == (True, False, None)
        assert one.profile == Profile(name="Kommunchefen", bio="…", states_role=True)
        assert one.facts == (
            GivenFact(fact="account-is-used-for-office", value=True),
            GivenFact(
                fact="account-is-monitored",
                value=True,
                period=Period.from_texts("2010-01-01"),
                note="the press office",
            ),
            GivenFact(fact="account-is-run-by-staff", value=True, period=Period.from_texts("open", "2009")),
            GivenFact(fact="account-is-run-by-staff", value=False, period=Period.from_texts("2010")),
        )

    def test_what_is_left_out_is_not_told(self) -> None:
        """A channel of which only the id is told knows nothing else, and its platform from the id."""
        one = Directory.from_text('format = 1\n[[channel]]\nid = "web:a.se/b:c"').channel("web:a.se/b:c")
        assert one == Channel(id="web:a.se/b:c", platform="web")

    def test_no_disclaimer_and_an_untold_one_differ(self) -> None:
        """`disclaimer = false` says that there is none; left out it is not known."""
        directory = katrineholm()
        assert directory.channel("twitter:kommunchef").disclaimer == ""
        assert directory.channel("web:katrineholm.se").disclaimer == "Åsikterna är mina egna."

    def test_a_role_without_dates(self) -> None:
        """A role's beginning that is left out is unknown, its end open; elsewhere both are open."""
        directory = Directory.from_text(
            """
            format = 1
            organisation = [{ id = "k", name = "K", kind = "municipality" }]
            [[official]]
            id = "a"
            name = "A"
            role = [{ organisation = "k", kind = "elected", mandates = [], leave = [] }]
            [[channel]]
            id = "x:1"
            listed = [{ by = "k" }]
            declared = []
            """
        )
        (role,) = directory.official("a").roles
        assert role.period == Period(start=Edge.UNKNOWN, end=Edge.OPEN)
        assert (role.mandates, role.leave, role.hours) == ((), (), None)
        one = directory.channel("x:1")
        assert one.listed == (Listing(by=directory.organisation("k"), period=ALWAYS),)
        assert one.declared == ()

    def test_the_year_9999_is_a_year(self) -> None:
        """A register that writes 9999-12-31 for *until further notice* is understood."""
        directory = Directory.from_text(
            """
            format = 1
            organisation = [{ id = "k", name = "K", kind = "municipality" }]
            [[official]]
            id = "a"
            name = "A"
            role = [{ organisation = "k", kind = "elected", from = 0001-01-01, until = 9999-12-31 }]
            """
        )
        (role,) = directory.official("a").roles
        assert role.is_held_on(dt.date.max) is Truth.YES
        assert role.is_held_on(dt.date.min) is Truth.YES

    @pytest.mark.parametrize("name", ["NA", "None", "null", "nan", "N/A", "O'Brien", "李", "🙂"])
    def test_somebody_may_be_called_that(self, name: str) -> None:
        """No name is taken for a missing one."""
        directory = Directory.from_text(f'format = 1\n[[official]]\nid = "a"\nname = "{name}"')
        assert directory.official("a").name == name
        assert directory.officials_named(name) == (directory.official("a"),)

    def test_a_file(self, tmp_path: Path) -> None:
        """A directory is loaded from a path, given as text or as path."""
        path = tmp_path / "directory.toml"
        path.write_text(KATRINEHOLM, "utf-8")
        assert Directory.load(path) == katrineholm()
        assert Directory.load(str(path)) == katrineholm()

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """A path without a file is an error that names it."""
        with pytest.raises(FileError, match="there is no file"):
            Directory.load(tmp_path / "directory.toml")

    def test_directories_survive_pickling(self) -> None:
        """A directory read back from a pickle is equal and finds the same entries."""
        one = katrineholm()
        copy = pickle.loads(pickle.dumps(one))  # noqa: S301
        assert copy == one
        assert hash(copy) == hash(one)
        assert copy.official("jansson") == one.official("jansson")


class TestFaultyFiles:
    """All problems of a file come at once, with place and words that its author understands."""

    @pytest.mark.parametrize("path", sorted(FAULTY.glob("*.toml")), ids=lambda path: path.stem)
    def test_all_problems_at_once(self, path: Path) -> None:
        """A faulty file has just the problems that stand beside it."""
        with pytest.raises(FileError) as error:
            Directory.from_text(path.read_text("utf-8"), path.name)
        assert str(error.value) == path.with_suffix(".problems").read_text("utf-8").rstrip("\n")
        assert all(problem.in_language("sv") != str(problem) for problem in error.value.problems)

    def test_there_are_faulty_files(self) -> None:
        """The folder of faulty files is where the tests look for it."""
        assert len(list(FAULTY.glob("*.toml"))) >= 10

    @pytest.mark.parametrize("zone", ["Europe", "../etc/passwd", "/etc/passwd", "", "NA", "europe/\\u0000"])
    def test_no_zone_reaches_other_files(self, zone: str) -> None:
        """A zone that is a folder, a path or nothing is only a wrong zone."""
        text = f'format = 1\n[[organisation]]\nid = "k"\nname = "K"\nkind = "region"\nzone = "{zone}"'
        with pytest.raises(FileError, match="is not a time zone"):
            Directory.from_text(text)

    def test_a_computer_without_time_zones(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the computer knows no zones at all, the error says what to install."""
        monkeypatch.setattr(zoneinfo, "available_timezones", set)
        text = 'format = 1\n[[organisation]]\nid = "k"\nname = "K"\nkind = "region"\nzone = "Europe/Nowhere"'
        with pytest.raises(FileError, match="install the package `tzdata`"):
            Directory.from_text(text)

    def test_very_many_lost_references_are_all_reported(self) -> None:
        """Each of a thousand lost references is a problem, though not each gets a suggestion."""
        channels = "".join(f'[[channel]]\nid = "x:{number}"\nholder = "janson"\n' for number in range(1_000))
        with pytest.raises(FileError) as error:
            Directory.from_text(f'format = 1\n[[official]]\nid = "jansson"\nname = "M"\n{channels}')
        assert len(error.value.problems) == 1_000
        assert 0 < sum(problem.hint is not None for problem in error.value.problems) < 1_000


class TestFinding:
    """Entries are found by id, name, handle and holder."""

    @pytest.mark.parametrize(
        ("kind", "identity", "words"),
        [
            (
                "organisation",
                "katrinholm",
                "no organisation `katrinholm` in the directory (did you mean `katrineholm`?)",
            ),
            ("official", "zzz", "there is no official `zzz` in the directory"),
            ("channel", "twitter:kommunchefen", "(did you mean `twitter:kommunchef`?)"),
        ],
    )
    def test_an_id_that_is_not_there(self, kind: str, identity: str, words: str) -> None:
        """An unknown id is an error that suggests a close one; it survives pickling."""
        with pytest.raises(UnknownIdError) as error:
            getattr(katrineholm(), kind)(identity)
        assert str(error.value).endswith(words)
        assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)  # noqa: S301
        assert isinstance(error.value, LookupError)

    def test_a_channel_is_found_by_platform_and_stable_id(self) -> None:
        """What the platform calls the account finds the channel, and nothing where there is none."""
        directory = katrineholm()
        found = directory.find_channel(platform="twitter", stable_id="kommunchef")
        assert found is directory.channel("twitter:kommunchef")
        assert directory.find_channel(platform="mastodon", stable_id="kommunchef") is None

    @pytest.mark.parametrize(
        ("handle", "day", "is_found"),
        [
            ("@kommunchef", D(2011, 2, 3), True),
            ("KOMMUNCHEF", D(2011, 2, 3), True),
            ("@kommunchef", D(2009, 2, 3), False),
            ("@kommunchef", D(2010, 2, 3), False),
            ("@mattias", D(2008, 2, 3), True),
            ("@mattias", D(2011, 2, 3), False),
            ("@nobody", D(2011, 2, 3), False),
        ],
    )
    def test_handles_are_dated(self, handle: str, day: dt.date, is_found: bool) -> None:
        """A handle finds the channel on the days on which it surely was the channel's."""
        directory = katrineholm()
        expected = (directory.channel("twitter:kommunchef"),) if is_found else ()
        assert directory.channels_with_handle(handle, day) == expected

    def test_a_handle_may_be_one_of_several_channels(self) -> None:
        """Two platforms may each have the same handle; a channel is given once, however often it had it."""
        handles = (Handle(handle="@a"), Handle(handle="@A"))
        channels = tuple(
            Channel(id=f"{platform}:1", platform=platform, handles=handles) for platform in ("x", "mastodon")
        )
        assert Directory(channels=channels).channels_with_handle("@a", D(2011, 2, 3)) == channels

    def test_channels_of_a_holder(self) -> None:
        """Organisations and people have their own channels, even under one id."""
        person = Official(id="k", name="K")
        body = Organisation(id="k", name="K", kind=OrganisationKind.REGION)
        channels = (
            Channel(id="x:1", platform="x", holder=person),
            Channel(id="x:2", platform="x", holder=body),
            Channel(id="x:3", platform="x"),
            Channel(id="x:4", platform="x", holder=person),
        )
        directory = Directory(organisations=(body,), officials=(person,), channels=channels)
        assert directory.channels_of(person) == (channels[0], channels[3])
        assert directory.channels_of(body) == (channels[1],)

    def test_namesakes_are_several(self) -> None:
        """A name gives all people who have it, however it is written."""
        directory = Directory(
            officials=(
                Official(id="andersson-1", name="Jörgen Andersson"),
                Official(id="andersson-2", name="Jo\u0308rgen  ANDERSSON"),
                Official(id="andersson-3", name="Jörgen Anderson"),
            )
        )
        found = directory.officials_named("jörgen andersson")
        assert [one.id for one in found] == ["andersson-1", "andersson-2"]
        assert directory.officials_named("nobody") == ()

    def test_ids_are_unique_by_kind(self) -> None:
        """Two entries of one kind with one id can't stand in a directory; of two kinds they can."""
        person = Official(id="k", name="K")
        body = Organisation(id="k", name="K", kind=OrganisationKind.REGION)
        assert Directory(organisations=(body,), officials=(person,)).official("k") is person
        with pytest.raises(ValueError, match="two entries have the id `k`; each official needs its own"):
            Directory(officials=(person, Official(id="k", name="Another")))
