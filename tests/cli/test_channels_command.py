"""`offentligroll channels`: what a policy asks of the channels of a directory, on a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_builders import Ended, offentligroll

EXAMPLES = Path(__file__).parents[2] / "examples"
GUIDELINES = EXAMPLES / "guidelines"


def asked(*argv: str | Path, policy: Path = GUIDELINES / "gotene.policy.toml") -> Ended:
    """Run the command on the channels of the examples, on a wide screen."""
    directory = GUIDELINES / "directory.toml"
    named = ("--policy", policy, "--directory", directory, "--on", "2024-06-07")
    return offentligroll("channels", *named, *argv, width=400)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Channels on 7 June 2024",
                "breached or departed from 2, not decided 0",
                "    - Does the communications",
            ),
        ),
        ("sv", ("Kanaler den 7 juni 2024", "i strid 2, inte avgjort 0", "    - Har kommunikationsenheten")),
    ],
)
def test_what_a_person_must_look_at_comes_first(language: str, words: tuple[str, ...]) -> None:
    """Channels where a rule is gone against come before those where one is not decided."""
    ended = asked("facebook:north-devon", "facebook:gotene-library", "facebook:gotene", "--lang", language)
    assert (ended.code, ended.err) == (1, "")
    for one in words:
        assert one in ended.out
    places = [ended.out.index(one) for one in ("- facebook:gotene:", "gotene-library", "north-devon")]
    assert places == sorted(places)


def test_all_channels_as_json() -> None:
    """Without names all of the directory are assessed, with what it tells for other policies too."""
    ended = asked("--format", "json")
    records = json.loads(ended.out)
    told = {"facebook:gotene", "facebook:birkenes", "facebook:st-matthews", "facebook:north-devon"}
    assert {one["channel"] for one in records} >= told
    assert (ended.code, ended.err) == (1, "")


def test_a_channel_that_can_not_be_assessed(tmp_path: Path) -> None:
    """It is told why, and the rest goes on."""
    directory = tmp_path / "directory.toml"
    follows = '\n[[channel]]\nid = "web:wrong"\nholder = "gotene"\nfacts = { came-first-on-website = true }\n'
    directory.write_text((GUIDELINES / "directory.toml").read_text("utf-8") + follows, "utf-8")
    ended = asked("--directory", directory, "--format", "json")
    assert "facebook:gotene" in {one["channel"] for one in json.loads(ended.out)}
    assert (ended.code, "the channel web:wrong can't be assessed" in ended.err) == (1, True)


def test_a_policy_without_such_rules_says_so() -> None:
    """It asks nothing of channels; of several policies each is told by itself."""
    alone = asked("facebook:gotene", policy=GUIDELINES / "kungsbacka.policy.toml")
    assert (alone.code, "has no rules about channels" in alone.out) == (0, True)
    both = asked("facebook:gotene", "--policy", GUIDELINES / "kungsbacka.policy.toml")
    assert "\n\nThe policy kungsbacka has no rules about channels." in both.out


def test_a_channel_that_is_not_there() -> None:
    """It is a mistake in the call."""
    ended = asked("facebook:gotenne")
    assert (ended.code, "facebook:gotenne" in ended.err) == (2, True)


def test_of_today() -> None:
    """Without a day it is today."""
    directory = EXAMPLES / "review" / "directory.toml"
    policy = EXAMPLES / "review" / "lindby.policy.toml"
    ended = offentligroll("channels", "--policy", policy, "--directory", directory)
    assert (ended.code, "not decided 1" in ended.out) == (0, True)
