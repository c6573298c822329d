"""Periods and channels that are asked about, and what was read before."""

# ruff: noqa: ANN401 - any question is meant
from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll import archives
from offentligroll.archives import Repeats, Selection, selecting
from offentligroll.archives.claim import Coverage, Days
from offentligroll.model.channel import Channel
from offentligroll.model.statement import Act, Statement, day_in

STOCKHOLM = ZoneInfo("Europe/Stockholm")
POSTS = (
    ("a", "2023-12-31T22:30:00Z", "x:1"),
    ("b", "2023-12-31T23:30:00Z", "x:1"),
    ("c", "2024-06-01", "mastodon:2"),
    ("d", None, "x:1"),
    ("e", "2024-06-02T10:00:00Z", None),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Five posts on two channels and none."""
    lines = [
        {
            key: value
            for key, value in {"act": "post", "id": one, "at": at, "channel": channel}.items()
            if value
        }
        for one, at, channel in POSTS
    ]
    path = tmp_path / "posts.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("asked", "found", "left_out"),
    [
        ({}, "abcde", {}),
        ({"start": dt.date(2024, 1, 1)}, "cde", {"other-period": 2}),
        ({"start": dt.date(2024, 1, 1), "zone": STOCKHOLM}, "bcde", {"other-period": 1}),
        ({"end": dt.date(2024, 6, 1)}, "abcd", {"other-period": 1}),
        ({"channels": ("x:1",)}, "abd", {"other-channel": 2}),
        ({"channels": ("mastodon", "x:7")}, "c", {"other-channel": 4}),
        ({"people": ("kim",)}, "", {"other-person": 5}),
        ({"channels": ("x",), "start": dt.date(2024, 1, 1)}, "d", {"other-channel": 2, "other-period": 2}),
    ],
)
def test_only_what_is_asked_for_comes(path: Path, asked: Any, found: str, left_out: dict[str, int]) -> None:
    """Days are those of a zone; what has no time may be of any day; all that is left out is counted."""
    reader = archives.read(path, selection=Selection(**asked))
    assert "".join(one.id for one in reader) == found
    assert reader.left_out == left_out
    assert reader.coverage[0].is_whole


def test_coverage_tells_the_days(path: Path) -> None:
    """The first and last day of what was read, in the zone that is asked about."""
    reader = archives.read(path, selection=Selection(zone=STOCKHOLM))
    list(reader)
    (coverage,) = reader.coverage
    assert (coverage.first, coverage.last) == (dt.date(2023, 12, 31), dt.date(2024, 6, 2))


@pytest.mark.property
@given(
    st.lists(st.none() | st.dates() | st.datetimes(timezones=st.timezones()), max_size=8),
    st.sampled_from((STOCKHOLM, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago"))),
)
def test_the_days_of_an_export_are_those_of_its_statements(
    times: list[dt.datetime | dt.date | None], zone: ZoneInfo
) -> None:
    """Whatever clock an archive writes, and in whatever order: the ends are the earliest and latest day."""
    coverage = Coverage(format="jsonl")
    kept = Days(coverage, zone)
    for at in times:
        kept.take_in(Statement(act=Act.POST, at=at))
    days = [day for at in times if (day := day_in(at, zone)) is not None]
    assert (coverage.first, coverage.last) == (min(days, default=None), max(days, default=None))


def test_several_archives_are_read_without_repeats(path: Path) -> None:
    """What was read from one archive does not come from the next, save what has no channel."""
    repeats = Repeats()
    first, second = (archives.read(path, repeats=repeats) for _ in range(2))
    assert len(list(first)) == 5
    assert [one.id for one in second] == ["e"]
    assert second.coverage[0].repeated == 4


def test_statements_without_an_id_of_the_archive_are_never_repeats() -> None:
    """Two equal greetings on one day were two greetings."""
    greeting = Statement(act=Act.POST, text="Hej", channel=Channel(id="x:1", platform="x"))
    repeats = Repeats()
    assert [repeats.is_new(greeting) for _ in range(2)] == [True, True]


def test_what_is_alike_in_two_exports_is_told(tmp_path: Path) -> None:
    """Without ids nobody knows whether it is the same, so both are kept; within one export all is well."""
    entry = {"timestamp": 1_714_640_400, "data": [{"post": "Hej"}]}
    for year, entries in (("2023", [entry, entry]), ("2024", [entry, {**entry, "timestamp": 1_714_640_401}])):
        (tmp_path / year).mkdir()
        (tmp_path / year / "your_posts_1.json").write_text(json.dumps(entries), encoding="utf-8")
    reader = archives.read(tmp_path, account="facebook:1")
    assert len(list(reader)) == 4
    assert [str(one).rpartition(": ")[2][:13] for one in reader.problems if one.code == "alike"] == [
        "one statement"
    ]
    alone = archives.read(tmp_path / "2023", account="facebook:1")
    assert len(list(alone)) == 2
    assert "alike" not in alone.problem_counts


def test_many_statements_are_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of a few thousand comes once, whatever their ids, also while the table of them grows."""
    monkeypatch.setattr(selecting, "_SMALLEST", 64)
    channel = Channel(id="x:1", platform="x")
    posts = [Statement(act=Act.POST, id=str(number), channel=channel) for number in range(3_000)]
    repeats = Repeats()
    assert all(repeats.is_new(one) for one in posts)
    assert not any(repeats.is_new(one) for one in posts)
    assert repeats.differing == 0
