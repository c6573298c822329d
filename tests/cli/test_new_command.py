"""The command `new`: the files of a first policy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
from cli_builders import Ended, offentligroll, written

from offentligroll import Directory, Official, Policy, Suite
from offentligroll.cases.running import Verdict, run_suite
from offentligroll.conversion.schemas import shipped_schema
from offentligroll.model.truth import Truth
from offentligroll.workbench.first_files import KINDS

ANSWERS = [
    "Region Öst",
    "no",
    "region",
    "web:ost.example, mastodon:https://social.example/@ost web:ost.example",
    "2019",
    "n",
    "n",
    "Ola Nordmann, pressekontakt, 2018-05; Kari; Ola Nordmann;",
    "j",
]


def begin(folder: Path, *answers: str, language: str = "en") -> Ended:
    """Answer the questions."""
    lines = "".join(f"{line}\n" for line in answers)
    return offentligroll("new", folder, "--lang", language, stdin=lines.encode())


def loaded(folder: Path) -> tuple[Policy, Suite, Directory]:
    """Load what was written."""
    (policy,), (cases,) = folder.glob("*.policy.toml"), folder.glob("*.cases.toml")
    return Policy.load(policy), Suite.load(cases), Directory.load(folder / "directory.toml")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_proposed_checks_and_tests_clean(tmp_path: Path, language: str) -> None:
    """Without a single answer there is a policy that checks clean, and whose cases all pass.

    Of the directory `check` says only which lines to add once everything stands in it.
    """
    folder = tmp_path / "social" / "media"
    ended = offentligroll("new", folder, "--yes", "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    paths = sorted(folder.glob("*.toml"))
    assert len(paths) == 3
    checked = offentligroll("check", *paths, "--lang", "en")
    assert checked.code == 0
    assert checked.out.count(": no problems (") == 2
    others = [line for line in checked.out.splitlines() if ": no problems (" not in line]
    assert [line.rpartition(" ")[2] for line in others] == ["[not-complete]"]
    tested = offentligroll("test", *folder.glob("*.cases.toml"), "--lang", "en")
    assert (tested.code, tested.out.endswith(": 17 cases, 17 right\n")) == (0, True)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_residents_comment_is_the_residents_own(tmp_path: Path, language: str) -> None:
    """Under the first policy a comment on the body's page is nobody's but the resident's."""
    offentligroll("new", tmp_path / "a", "--yes", "--lang", language)
    policy, _, directory = loaded(tmp_path / "a")
    comment = directory.statement(
        act="reply",
        author=Official(id="x:77", name="Anna", visitor=True),
        channel=directory.channels[0],
        at=dt.date(2024, 5, 7),
        text="När plogas Storgatan? Vi på kommunen har beslutat att ni borde skynda er.",
        language="sv",
    )
    found = policy.assess(comment)
    assert (found.capacity, found.status, found.hats) == ("personal", "settled", ("visitor",))
    assert [one.rule.id for one in found.because] == ["visitor"]
    unrecorded = policy.assess(attrs.evolve(comment, author=None))
    assert unrecorded.capacity == "undetermined"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_file_names_its_schema(tmp_path: Path, language: str) -> None:
    """The first line of each file names the schema that stands beside it."""
    offentligroll("new", tmp_path / "a", "--yes", "--lang", language)
    for path in (tmp_path / "a").glob("*.toml"):
        kind = path.name.split(".")[-2]
        assert path.read_text("utf-8").startswith(f"#:schema ./{kind}.schema.json\n\n#")
        assert (tmp_path / "a" / f"{kind}.schema.json").read_text("utf-8") == shipped_schema(kind)
    assert len(list((tmp_path / "a").glob("*.schema.json"))) == len(KINDS)


def test_answers_end_up_in_the_files(tmp_path: Path) -> None:
    """Name, kind, country, zone, channels and people are those that were told."""
    ended = begin(tmp_path / "a", *ANSWERS)
    assert ended.code == 0
    policy, suite, directory = loaded(tmp_path / "a")
    assert (policy.id, policy.country, policy.zone.key) == ("region-ost", "NO", "Europe/Oslo")
    assert policy.title["en"] == "Social media: Region Öst"
    assert policy.extends == ("no-expression",)
    (body,) = directory.organisations
    assert (body.id, body.name, body.kind, body.country) == ("region-ost", "Region Öst", "region", "NO")
    assert [one.id for one in directory.channels] == [
        "web:ost.example",
        "mastodon:https://social.example/@ost",
    ]
    assert [one.kind for one in directory.channels] == ["website", "account"]
    assert [(one.id, one.name) for one in directory.officials] == [
        ("ola-nordmann", "Ola Nordmann"),
        ("kari", "Kari"),
        ("ola-nordmann-2", "Ola Nordmann"),
    ]
    assert {one.verdict for one in run_suite(suite, policy)} == {Verdict.PASSED}


@pytest.mark.parametrize("kind", ["domstol", "court", "Domstol"])
def test_the_kind_is_answered_in_the_language_of_the_questions(tmp_path: Path, kind: str) -> None:
    """A Swedish author picks among Swedish words; those of other languages and of the files are taken too."""
    ended = begin(tmp_path / "a", "Rätten", "", kind, language="sv")
    assert "Vad är det? kommun, region, myndighet," in ended.out
    assert "[kommun]" in ended.out
    (body,) = loaded(tmp_path / "a")[2].organisations
    assert body.kind == "court"


def test_the_kinds_are_those_of_the_country(tmp_path: Path) -> None:
    """A British author is asked for British bodies, and her law is taken in."""
    ended = begin(tmp_path / "a", "Little Snoring", "gb", "parish council")
    assert "What is it? council, parish council, Scottish council," in ended.out
    policy, _, directory = loaded(tmp_path / "a")
    assert (policy.extends, policy.zone.key) == (("uk-councillor",), "Europe/London")
    assert directory.organisations[0].kind == "municipality"


@pytest.mark.parametrize(
    ("since", "day", "truth"),
    [
        ("2019", dt.date(2020, 1, 1), Truth.YES),
        ("2019-03-01", dt.date(2019, 2, 28), Truth.NO),
        ("okänt", dt.date(2020, 1, 1), Truth.UNKNOWN),
    ],
)
def test_the_channels_stand_on_the_list(tmp_path: Path, since: str, day: dt.date, truth: Truth) -> None:
    """A post on a channel that was named is the body's own from the day on that was told."""
    begin(tmp_path / "a", "A", "", "", "", since, "j", language="sv")
    _, _, directory = loaded(tmp_path / "a")
    assert directory.channels[0].is_listed_on(day) is truth


def test_what_channels_show_is_asked(tmp_path: Path) -> None:
    """That the list is whole and that channels show rules stands in the directory only where it was said."""
    begin(tmp_path / "a", *ANSWERS)
    begin(tmp_path / "b", *ANSWERS[:5], "y", "y")
    (one, other) = (loaded(tmp_path / name)[2] for name in "ab")
    assert (one.organisations[0].channels_complete, one.channels[0].has_house_rules) == (False, None)
    assert (other.organisations[0].channels_complete, other.channels[0].has_house_rules) == (True, True)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_private_speech_may_be_left_out(tmp_path: Path, language: str) -> None:
    """Where the guidelines do not say so, there is no rule on accounts of one's own, and no case of one."""
    begin(tmp_path / "a", *ANSWERS[:-1], "n", language=language)
    policy, suite, _ = loaded(tmp_path / "a")
    assert "own-account" not in {rule.id for rule in policy.capacity_rules}
    assert {one.verdict for one in run_suite(suite, policy)} == {Verdict.PASSED}
    assert not any(case.id.startswith("own-account") for case in suite.cases)


def test_nobody_and_no_channels(tmp_path: Path) -> None:
    """A hyphen stands for none."""
    begin(tmp_path / "a", "A", "", "", "-", "-", "")
    _, _, directory = loaded(tmp_path / "a")
    assert directory.channels == ()
    assert directory.officials == ()


def test_wrong_answers_are_asked_for_again(tmp_path: Path) -> None:
    """What is no kind, country, zone, channel or day is told, and asked for again."""
    wrong = ["A", "USA", "US", "town", "city", "Stockholm", "Europe", "", "example.org", "web:a.example"]
    dated = ["long ago", "2020-13", "2020", "", "", "Kim, clerk, of the town", ", Chief", ""]
    ended = begin(tmp_path / "a", *wrong, *dated)
    for words in (
        "one of the words",
        "Write two letters",
        "not a time zone",
        "Write channels such as",
        "Write a day such as",
        "Write name, title and a day",
    ):
        assert words in ended.out
    policy, _, directory = loaded(tmp_path / "a")
    assert policy.zone.key == "America/New_York"
    assert directory.officials[0].name == "press officer"


def test_a_country_that_nothing_is_known_of(tmp_path: Path) -> None:
    """For a country without a proposal the zone is asked for, and no law is taken in."""
    begin(tmp_path / "a", "A", "XX", "", "Asia/Tokyo")
    policy, _, _ = loaded(tmp_path / "a")
    assert (policy.country, policy.zone.key, policy.extends) == ("XX", "Asia/Tokyo", ())


@pytest.mark.parametrize(("country", "count"), [("SE", 9), ("US", 10), ("XX", 10)])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_there_are_at_most_ten_questions(tmp_path: Path, country: str, count: int, language: str) -> None:
    """The zone is asked for only where a country has several, or none that is known."""
    ended = begin(tmp_path / "a", "A", country, language=language)
    assert ended.out.count("\n> ") == count


# ---------------------------------------------------------------------------------------------- writing


@pytest.mark.parametrize("name", ["directory.toml", "policy.schema.json", "example-council.policy.toml"])
def test_nothing_is_ever_overwritten(tmp_path: Path, name: str) -> None:
    """Where one of the files is there already, none is written, and that one stays as it is."""
    path = written(tmp_path, name, "mine")
    ended = offentligroll("new", tmp_path, "--yes")
    assert ended.code == 2
    assert f"`{path}` exists already, and nothing is overwritten" in ended.err
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert path.read_text("utf-8") == "mine"


def test_a_link_to_nowhere_is_there_too(tmp_path: Path) -> None:
    """Nothing is written through a link either, and all that is in the way is told."""
    (tmp_path / "directory.toml").symlink_to(tmp_path / "elsewhere.toml")
    written(tmp_path, "cases.schema.json", "{}")
    ended = offentligroll("new", tmp_path, "--yes")
    assert "` exist already" in ended.err
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    """What can't be written is told in one line."""
    path = written(tmp_path, "a", "")
    ended = offentligroll("new", path / "b", "--yes")
    assert ended.code == 2
    assert "can't be written" in ended.err


def test_showing_writes_nothing(tmp_path: Path) -> None:
    """With `--show` the three files are printed, schemas aside."""
    folder = tmp_path / "a"
    ended = offentligroll("new", folder, "--yes", "--show", "--lang", "en")
    assert not folder.exists()
    assert ended.out.startswith("# example-council.policy.toml\n\n#:schema ./policy.schema.json\n")
    assert "# directory.toml\n\n#:schema" in ended.out
    assert '"$schema"' not in ended.out
