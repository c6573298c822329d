"""Which policy is taken where nobody names one."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import DIRECTORY, EXPORT, KATRINEHOLM, OTHER_TOWN, lines_of, offentligroll, written

from offentligroll import Policy
from offentligroll.cli.default_policy import OWN_POLICIES

POSTS = lines_of(
    {"id": "a", "act": "post", "text": "Nu plogas det.", "channel": "web:storstad.example"},
    {"id": "b", "act": "post", "text": "Bron är öppen.", "channel": "web:storstad.example"},
)
WITHOUT_CHANNEL = lines_of({"id": "a", "act": "post", "text": "Nu plogas det."})
KATRINEHOLM_TOO = """
[[organisation]]
id = "katrineholm"
name = "Katrineholms kommun"
kind = "municipality"
country = "SE"
"""
TOLD = (
    "no --policy was given, so the policy is `katrineholm`, which is not about Storstads kommun; "
    "`offentligroll policies` lists all, and `--policy se-law` takes Swedish law"
)
TOLD_IN_SWEDISH = (
    "ingen --policy angavs, så policyn är `katrineholm`, som inte gäller Storstads kommun; "
    "`offentligroll policies` listar alla, och `--policy se-law` tar svensk lag"
)
COMMANDS = ("assess", "explain", "ask", "review", "queue", "report", "records")


@pytest.fixture
def directory(tmp_path: Path) -> str:
    """Write the directory of a town without a policy of its own."""
    return str(written(tmp_path, "directory.toml", OTHER_TOWN))


@pytest.fixture
def two_towns(tmp_path: Path) -> str:
    """Write the directory of that town, and of one with a policy of its own."""
    return str(written(tmp_path, "two.toml", OTHER_TOWN + KATRINEHOLM_TOO))


def test_own_policies_are_those_of_one_organisation() -> None:
    """What is written out is what the policies themselves say."""
    shipped = [Policy.shipped(one) for one in Policy.shipped_ids()]
    own = {body: one.id for one in shipped if one.covers for body in one.covers.organisations}
    assert own == OWN_POLICIES


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_directory_it_has_to_be_named(command: str, tmp_path: Path) -> None:
    """Where nothing tells whose words they are, no policy is guessed."""
    ended = offentligroll(command, written(tmp_path, "posts.jsonl", POSTS.decode()))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "offentligroll: name a policy with `--policy`: a file of your own, or one of "
        "`offentligroll policies`, such as `se-law` for Swedish law\n"
    )


@pytest.mark.parametrize("named", [("--for", "storstad"), ()])
def test_a_town_without_a_policy_is_told_what_fits(directory: str, named: tuple[str, ...]) -> None:
    """Where the library has none of the town's own, those that fit are named, and none is applied."""
    ended = offentligroll("assess", "-", "--directory", directory, *named, stdin=POSTS)
    assert (ended.code, ended.out) == (2, "")
    assert "one of the library's that fit Storstads kommun: " in ended.err
    assert "`se-law`" in ended.err
    assert "katrineholm" not in ended.err
    assert "us-" not in ended.err


def test_a_body_of_no_country_is_told_as_if_there_were_none(tmp_path: Path) -> None:
    """Where the directory tells no country, nothing is said to fit."""
    directory = written(tmp_path, "directory.toml", OTHER_TOWN.replace('country = "SE"\n', ""))
    ended = offentligroll("assess", "-", "--directory", directory, stdin=POSTS)
    assert "such as `se-law` for Swedish law" in ended.err


def test_several_with_one_of_their_own_are_told_apart(tmp_path: Path) -> None:
    """Where a directory holds two with policies of their own, one has to be chosen."""
    seattle = KATRINEHOLM_TOO.replace("katrineholm", "seattle").replace("SE", "US")
    directory = written(tmp_path, "directory.toml", f"format = 1\n{KATRINEHOLM_TOO}{seattle}")
    ended = offentligroll("assess", "-", "--directory", directory, stdin=POSTS)
    assert ended.code == 2
    assert "`katrineholm`, `us-seattle`" in ended.err


def test_what_is_wrong_with_the_directory_comes_first(tmp_path: Path) -> None:
    """A directory that can't be read is told, and no policy asked for."""
    directory = written(tmp_path, "directory.toml", "format = 1\nbodies = 2\n")
    ended = offentligroll("assess", "-", "--directory", directory, stdin=POSTS)
    assert ended.code == 1
    assert "--policy" not in ended.err


@pytest.mark.parametrize("command", ["assess", "explain", "review", "queue"])
def test_another_town_is_told_once(two_towns: str, command: str) -> None:
    """Where some of the words are another town's, it is told whose policy was taken, once a run."""
    ended = offentligroll(command, "-", "--directory", two_towns, stdin=POSTS)
    assert ended.err.splitlines().count(TOLD) == 1


def test_it_is_told_in_swedish(two_towns: str) -> None:
    """It is told in the reader's language."""
    ended = offentligroll("assess", "-", "--directory", two_towns, "--lang", "sv", stdin=POSTS)
    assert ended.err.splitlines() == [TOLD_IN_SWEDISH]


def test_unknown_town_is_not_told(two_towns: str) -> None:
    """Where nothing tells whose a statement is, nothing is told of the policy."""
    ended = offentligroll("assess", "-", "--directory", two_towns, stdin=WITHOUT_CHANNEL)
    assert ended.err == ""


@pytest.mark.parametrize("policy", ["katrineholm", "se-law"])
def test_named_policy_is_not_told(directory: str, policy: str) -> None:
    """Somebody who names a policy means it."""
    ended = offentligroll(
        "explain", "-", "--directory", directory, "--policy", policy, "--id", "a", stdin=POSTS
    )
    assert "--policy" not in ended.err


def test_all_policies_are_not_told(directory: str) -> None:
    """A command that asks all policies where none is named has taken none in particular."""
    ended = offentligroll("compare", "-", "--directory", directory, "--id", "a", stdin=POSTS)
    assert ended.err == ""


def test_own_town_is_not_told() -> None:
    """For the policy's own town there is nothing to tell."""
    assert "--policy" not in offentligroll("assess", EXPORT, *KATRINEHOLM).err
    assert "--policy" not in offentligroll("assess", EXPORT, "--directory", DIRECTORY).err
