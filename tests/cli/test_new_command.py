"""The command `new`: the files of a first policy."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest
from cli_builders import Ended, offentligroll, written
from hypothesis import given
from hypothesis import strategies as st

from offentligroll import Directory, Official, Policy, Suite
from offentligroll.cases.running import Verdict, run_suite
from offentligroll.cli.first_files import KINDS, Body, countries, id_of
from offentligroll.conversion.schemas import shipped_schema
from offentligroll.model.truth import Truth

ANSWERS = [
    "Region Öst",
    "region",
    "no",
    "",
    "web:ost.example, mastodon:https://social.example/@ost web:ost.example",
    "Ola Nordmann, pressekontakt; Kari; Ola Nordmann;",
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
    assert (tested.code, tested.out.endswith(": 6 cases, 6 right\n")) == (0, True)


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
    assert policy.extends == ()
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


@pytest.mark.parametrize("kind", ["domstol", "court"])
def test_the_kind_is_answered_in_the_language_of_the_questions(tmp_path: Path, kind: str) -> None:
    """A Swedish author picks among Swedish words; the word of the files is taken too."""
    ended = begin(tmp_path / "a", "Rätten", kind, language="sv")
    assert "Vad är det? kommun, region, myndighet," in ended.out
    assert "[kommun]" in ended.out
    (body,) = loaded(tmp_path / "a")[2].organisations
    assert body.kind == "court"


def test_the_channels_stand_on_the_list(tmp_path: Path) -> None:
    """A post on a channel that was named is the body's own, as far as the list is dated."""
    begin(tmp_path / "a", *ANSWERS)
    _, _, directory = loaded(tmp_path / "a")
    assert directory.channels[0].is_listed_on(dt.date(2020, 1, 1)) is Truth.UNKNOWN


@pytest.mark.parametrize("language", ["sv", "en"])
def test_private_speech_may_be_left_out(tmp_path: Path, language: str) -> None:
    """Where the guidelines do not say so, there is no rule on accounts of one's own, and no case of one."""
    begin(tmp_path / "a", *ANSWERS[:-1], "n", language=language)
    policy, suite, _ = loaded(tmp_path / "a")
    assert "own-account" not in {rule.id for rule in policy.capacity_rules}
    assert {one.verdict for one in run_suite(suite, policy)} == {Verdict.PASSED}
    assert len(suite.cases) == 4


def test_nobody_and_no_channels(tmp_path: Path) -> None:
    """A hyphen stands for none."""
    begin(tmp_path / "a", "A", "", "", "", "-", "-", "")
    _, _, directory = loaded(tmp_path / "a")
    assert directory.channels == ()
    assert directory.officials == ()


def test_wrong_answers_are_asked_for_again(tmp_path: Path) -> None:
    """What is no kind, country, zone or channel is told, and asked for again."""
    wrong = ["A", "town", "agency", "Norge", "SE", "Stockholm", "Europe", "", "example.org", "web:a.example"]
    ended = begin(tmp_path / "a", *wrong, ", Chief", "")
    for words in ("one of the words", "Write two letters", "not a time zone", "Write channels such as"):
        assert words in ended.out
    policy, _, directory = loaded(tmp_path / "a")
    assert policy.zone.key == "Europe/Stockholm"
    assert directory.officials[0].name == "press officer"


def test_a_country_that_nothing_is_known_of(tmp_path: Path) -> None:
    """For a country without a proposal the zone is UTC, and no law is taken in."""
    begin(tmp_path / "a", "A", "", "XX")
    policy, _, _ = loaded(tmp_path / "a")
    assert (policy.country, policy.zone.key, policy.extends) == ("XX", "UTC", ())


def test_statute_is_taken_in_where_it_is_shipped(tmp_path: Path) -> None:
    """A Swedish body's policy takes in the duties of Swedish statute, which cite their sources themselves."""
    offentligroll("new", tmp_path / "a", "--yes")
    policy, _, _ = loaded(tmp_path / "a")
    assert policy.extends == ("se-law",)
    assert any(one.id.startswith("se-law/") for one in policy.obligations)


def test_all_that_is_proposed_for_countries_is_there() -> None:
    """Zones exist, and what is taken in is a shipped policy of that country."""
    for country, proposed in countries().items():
        assert ZoneInfo(proposed["zone"]).key == proposed["zone"]
        for policy in proposed.get("extends", ()):
            assert Policy.load(policy).country == country


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


# ---------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Åre kommun", "are-kommun"),
        ("Полиција", "own"),
        ("a" * 39 + " b", "a" * 39),
        ("katrineholm", "katrineholm-own"),
    ],
)
def test_ids_are_made_of_names(name: str, identity: str) -> None:
    """An id has plain letters and digits, is not too long, and is not that of a shipped policy."""
    assert Body(name=name).id == identity
    assert id_of(name) in (identity, "katrineholm")


@given(
    st.text(min_size=1).filter(str.strip),
    st.text(min_size=1).filter(str.strip),
    st.sampled_from(["sv", "en"]),
)
def test_whatever_names_are_told_the_files_load(name: str, person: str, language: str) -> None:
    """Names may have quotation marks, dollars and anything else in them: the files stay what they are."""
    body = Body(name=name, people=((person, person),), channels=("web:a.example",), country="NO")
    policy, cases, directory, *_ = body.files(language).values()
    read = Policy.from_text(policy)
    assert all(one.verdict is Verdict.PASSED for one in run_suite(Suite.from_text(cases), read))
    told = tomllib.loads(directory)
    assert told["organisation"][0]["name"] == name.encode("utf-8", "replace").decode()
    assert Directory.from_text(directory).officials[0].name == told["official"][0]["name"]
