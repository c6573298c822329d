"""What is asked of a channel on a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from policy_builders import SAYS, entry, head, slips_of

from offentligroll import Directory
from offentligroll.cases import Suite, run_suite
from offentligroll.cases.coverage import coverage_of
from offentligroll.cases.mutation import mutate
from offentligroll.files.problems import FileError
from offentligroll.model.unknown_id import UnknownIdError
from offentligroll.policy.changes import changes_between
from offentligroll.policy.policy import Policy

DIRECTORY = """
format = 1
[[organisation]]
id = "town"
name = "The town"
kind = "municipality"
[[official]]
id = "ada"
name = "Ada"
[[channel]]
id = "fb:town"
platform = "fb"
holder = "town"
has_house_rules = true
listed = [{ by = "town", from = 2020-01-01, until = "open" }]
facts = { account-has-two-administrators = false }
[[channel]]
id = "fb:ada"
platform = "fb"
holder = "ada"
"""
DAY = dt.date(2024, 5, 2)
TWO = "account-has-two-administrators"


def _rule(body: str, id: str = "r") -> str:  # noqa: A002
    return f'[[channel_rule]]\nid = "{id}"\n{body}\n{SAYS}'


def _policy(*parts: str) -> Policy:
    return Policy.from_text(head("town") + "".join(parts))


def _directory() -> Directory:
    return Directory.from_text(DIRECTORY)


@pytest.mark.parametrize(
    ("body", "channel", "day", "outcome"),
    [
        (f'must = "{TWO}"', "fb:town", DAY, "breached"),
        (f'should = "{TWO}"', "fb:town", DAY, "departed-from"),
        (f'must_not = "{TWO}"', "fb:town", DAY, "complies"),
        ('must = "account-has-house-rules"', "fb:town", DAY, "complies"),
        ('must = "account-is-listed"', "fb:town", DAY, "complies"),
        ('must = "account-is-listed"', "fb:town", dt.date(2019, 5, 2), "undecided"),
        ('must = "account-is-listed"', "fb:ada", DAY, "undecided"),
        (f'must = "{TWO}"\nwhen = "account-belongs-to-author"', "fb:town", DAY, "not-applicable"),
        (f'must = "{TWO}"\nunless = "account-has-house-rules"', "fb:town", DAY, "excused"),
        ('may = "account-has-house-rules"', "fb:town", DAY, "permitted"),
        (f'must = "{TWO}"\nin_force = {{ from = 2025-01-01 }}', "fb:town", DAY, None),
    ],
)
def test_a_channel_is_judged_on_a_day(body: str, channel: str, day: dt.date, outcome: str | None) -> None:
    """The directory answers what is asked of a channel, and what it does not tell is not known."""
    found = _policy(_rule(body)).assess_channel(channel, on=day, for_="town", directory=_directory())
    assert [one.outcome.value for one in found.findings] == ([] if outcome is None else [outcome])
    assert bool(found.against) is (outcome in ("breached", "departed-from"))


def test_a_channel_itself_will_do() -> None:
    """A program that holds the channel needs no directory; the holder is the authority."""
    channel = _directory().channel("fb:town")
    found = _policy(_rule(f'must = "{TWO}"')).assess_channel(channel, on=DAY)
    assert (found.channel, found.on, found.organisation) == ("fb:town", DAY, "town")
    assert found.finding("r").outcome.value == "breached"
    with pytest.raises(UnknownIdError):
        found.finding("other")


def test_what_is_no_channel_is_refused() -> None:
    """An id wants a directory, and a day a date."""
    policy = _policy(_rule(f'must = "{TWO}"'))
    with pytest.raises(TypeError, match="`channel`"):
        policy.assess_channel("fb:town", on=DAY)
    with pytest.raises(UnknownIdError):
        policy.assess_channel("fb:other", on=DAY, directory=_directory())
    with pytest.raises(TypeError, match="`on`"):
        policy.assess_channel("fb:town", on="2024", directory=_directory())  # type: ignore[arg-type]


def test_no_statement_is_judged_by_it() -> None:
    """A rule about channels is no finding of a post, and changes no capacity."""
    with_it = _policy(_rule(f'must = "{TWO}"')).assess_facts(["account-is-listed"])
    assert with_it.findings == ()
    assert with_it.capacity is _policy().assess_facts(["account-is-listed"]).capacity


def test_it_is_said_what_each_rule_comes_to() -> None:
    """The findings are told in words and as plain values, with what to ask next."""
    policy = _policy(_rule(f'must = "{TWO}"'), _rule('must = "account-has-administrator"', "s"))
    found = policy.assess_channel("fb:town", on=DAY, directory=_directory())
    assert found.explain("en").splitlines() == [
        "The channel fb:town on 2 May 2024, under Test:",
        "- breaches: A rule. (settled)",
        "- not decided: A rule. (open)",
        "  - Does the account have at least one named administrator?",
    ]
    assert found.explain("sv").startswith("Kanalen fb:town den 2 maj 2024, enligt Prov:")
    with pytest.raises(ValueError, match="`se` is not a language"):
        found.explain("se")
    plain = found.to_dict()
    assert plain["findings"][0] == {
        "id": "r",
        "outcome": "breached",
        "status": "settled",
        "may_be_against": True,
        "facts": {TWO: "no"},
    }
    assert (plain["policy"], plain["channel"], plain["on"]) == ("town", "fb:town", "2024-05-02")


def test_a_scope_counts_for_channels_too() -> None:
    """A channel that the policy is not about is not judged."""
    policy = _policy('[covers]\nchannels = ["fb:ada"]\n', _rule(f'must = "{TWO}"'))
    found = policy.assess_channel("fb:town", on=DAY, directory=_directory())
    assert found.finding("r").outcome.value == "not-applicable"


WORDS = '[[fact]]\nid = "ferry"\nphrase = { sv = "färja", en = "ferry" }\nwords = { sv = ["färja"] }\n'


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        (_rule('must = "is-reply"'), "not-of-channel", 1),
        (_rule(f'must = "{TWO}"\nwhen = "takes-party-side"'), "not-of-channel", 1),
        (WORDS + _rule('must = "ferry"'), "not-of-channel", 5),
        (_rule(""), "no-verb", 1),
        (_rule('must = "is-nothing"'), "unknown-fact", 3),
        (_rule(f'must = "{TWO}"') + entry("guideline", "r", 'must = "is-reply"'), "doubled-id", 2),
        (_rule(f'must = "{TWO}"\nbinds = ["authority"]'), "unknown-key", 4),
    ],
)
def test_slips_of_channel_rules_are_told_on_their_line(body: str, code: str, line: int) -> None:
    """What is wrong with a rule about channels is told where it stands."""
    assert slips_of(body) == [(code, line)]


def test_changed_channel_rules_are_changes_of_the_policy() -> None:
    """Two versions differ in what they ask of channels."""
    old, new = (_policy(_rule(f'{verb} = "{TWO}"')) for verb in ("must", "should"))
    (part,) = changes_between(old, new).parts
    assert (part.part.value, [one.name for one in part.fields]) == ("channel-rule", ["modality"])


CASES = """
format = 1
policy = "town"
directory = "directory.toml"
[[case]]
id = "whole"
channel = "fb:town"
at = 2024-05-02
findings = { r = "breached" }
[[case]]
id = "facts"
yes = ["account-has-two-administrators"]
findings = { r = "complies" }
"""


def test_cases_are_about_a_channel_on_a_day(tmp_path: Path) -> None:
    """A case names a channel of the directory or its facts; coverage and mutation know the rules."""
    (tmp_path / "directory.toml").write_text(DIRECTORY, "utf-8")
    (tmp_path / "town.cases.toml").write_text(CASES, "utf-8")
    suite, policy = Suite.load(tmp_path / "town.cases.toml"), _policy(_rule(f'must = "{TWO}"'))
    results = run_suite(suite, policy)
    assert [one.verdict.value for one in results] == ["passed", "passed"]
    reached = coverage_of(suite, policy, results).reached
    assert {(one.aim.rule, one.aim.shows.value) for one in reached} == {("r", "breached"), ("r", "complies")}
    report = mutate(policy, [suite])
    assert (report.tried, report.survivors) == (3, ())
    assert len(mutate(policy, [Suite.from_text('format = 1\npolicy = "town"\n')]).survivors) == 1


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ('channel = "fb:twon"', "unknown-id"),
        ('channel = "fb:town"\nyes = ["is-reply"]', "two-kinds"),
        ('channel = "fb:town"\nstatement = { act = "post" }', "two-kinds"),
    ],
)
def test_slips_of_cases_about_channels_are_told(tmp_path: Path, case: str, code: str) -> None:
    """A channel that there is not, and a channel beside facts or a statement, are slips."""
    (tmp_path / "directory.toml").write_text(DIRECTORY, "utf-8")
    text = f'format = 1\npolicy = "town"\ndirectory = "directory.toml"\n[[case]]\nid = "a"\n{case}\n'
    (tmp_path / "town.cases.toml").write_text(text, "utf-8")
    with pytest.raises(FileError) as caught:
        Suite.load(tmp_path / "town.cases.toml")
    assert [one.code for one in caught.value.problems] == [code]
    assert "`fb:town`" in str(caught.value) or code == "two-kinds"


def test_a_channel_wants_a_directory() -> None:
    """Without a directory nobody knows which channel is meant."""
    with pytest.raises(FileError, match="has no channel `fb:town`"):
        Suite.from_text('format = 1\npolicy = "town"\n[[case]]\nid = "a"\nchannel = "fb:town"\n')
