"""Which policy was taken where nobody named one."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import DIRECTORY, EXPORT, KATRINEHOLM, OTHER_TOWN, lines_of, offentligroll, written

ON_ITS_CHANNEL = lines_of(
    {"id": "a", "act": "post", "text": "Nu plogas det.", "channel": "web:storstad.example"},
    {"id": "b", "act": "post", "text": "Bron är öppen.", "channel": "web:storstad.example"},
)
WITHOUT_CHANNEL = lines_of({"id": "a", "act": "post", "text": "Nu plogas det."})
TOLD = (
    "no --policy was given, so the policy is `katrineholm`, which is not about Storstads kommun; "
    "`offentligroll policies` lists all, and `--policy se-law` takes Swedish law"
)
TOLD_IN_SWEDISH = (
    "ingen --policy angavs, så policyn är `katrineholm`, som inte gäller Storstads kommun; "
    "`offentligroll policies` listar alla, och `--policy se-law` tar svensk lag"
)


@pytest.fixture
def directory(tmp_path: Path) -> str:
    """Write the directory of another town."""
    return str(written(tmp_path, "directory.toml", OTHER_TOWN))


@pytest.mark.parametrize("command", ["assess", "explain", "review", "queue"])
def test_another_town_is_told_once(directory: str, command: str) -> None:
    """Whose words are looked at for another town is told whose policy was taken, once a run."""
    ended = offentligroll(command, "-", "--directory", directory, "--for", "storstad", stdin=ON_ITS_CHANNEL)
    assert ended.err.splitlines().count(TOLD) == 1


def test_town_of_the_channel_is_looked_at(directory: str) -> None:
    """Where nobody names the authority, the holder of the channel is it."""
    ended = offentligroll("assess", "-", "--directory", directory, "--lang", "sv", stdin=ON_ITS_CHANNEL)
    assert ended.err.splitlines() == [TOLD_IN_SWEDISH]


def test_unknown_town_is_not_told(directory: str) -> None:
    """Where nothing tells which authority it is, nothing is told of the policy."""
    ended = offentligroll("assess", "-", "--directory", directory, stdin=WITHOUT_CHANNEL)
    assert ended.err == ""


@pytest.mark.parametrize("policy", ["katrineholm", "se-law"])
def test_named_policy_is_not_told(directory: str, policy: str) -> None:
    """Somebody who names a policy means it."""
    ended = offentligroll(
        "explain", "-", "--directory", directory, "--policy", policy, "--id", "a", stdin=ON_ITS_CHANNEL
    )
    assert "--policy" not in ended.err


def test_all_policies_are_not_told(directory: str) -> None:
    """A command that asks all policies where none is named has taken none in particular."""
    ended = offentligroll("compare", "-", "--directory", directory, "--id", "a", stdin=ON_ITS_CHANNEL)
    assert ended.err == ""


def test_own_town_is_not_told() -> None:
    """For the policy's own town there is nothing to tell."""
    assert "--policy" not in offentligroll("assess", EXPORT, *KATRINEHOLM).err
    assert "--policy" not in offentligroll("assess", EXPORT, "--directory", DIRECTORY).err
