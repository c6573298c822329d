"""The files that are open: their texts go before those on the disk, and cases know their policy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from drafts import SOUND

from offentligroll.editing.desk import Desk

_CASES = 'format = 1\npolicy = "town"\n[[case]]\nid = "a"\nyes = ["account-is-listed"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a policy and its cases."""
    (tmp_path / "town.policy.toml").write_text(SOUND, "utf-8")
    (tmp_path / "town.cases.toml").write_text(_CASES, "utf-8")
    (tmp_path / "other.cases.toml").write_text(_CASES.replace('"town"', '"katrineholm"'), "utf-8")
    (tmp_path / "bad.cases.toml").write_bytes(b"\xff\xfe")
    return tmp_path


def test_cases_find_their_policy(folder: Path) -> None:
    """The open one first, then the one beside them, then one that is shipped."""
    desk = Desk()
    cases = folder / "town.cases.toml"
    draft = desk.put(cases, _CASES)
    assert draft.of_policy is not None
    assert draft.of_policy.text == SOUND
    changed = SOUND.replace("No party", "Never any party")
    desk.put(folder / "town.policy.toml", changed)
    again = desk.draft(cases)
    assert again is not None
    assert again.of_policy is not None
    assert again.of_policy.text == changed
    assert desk.draft(cases) is again
    other = desk.put(folder / "other.cases.toml", _CASES.replace('"town"', '"katrineholm"'))
    assert other.of_policy is not None
    assert other.of_policy is desk.policy_of(other)
    assert desk.put(cases, _CASES.replace('"town"', '"nowhere"')).of_policy is None
    assert desk.put(cases, "format = 1").of_policy is None


def test_a_policy_finds_its_cases(folder: Path) -> None:
    """Those in its folder, as they stand in the editor or on the disk; read again once they are written."""
    desk = Desk()
    path, cases = folder / "town.policy.toml", folder / "town.cases.toml"
    policy = desk.put(path, SOUND)
    (read,) = desk.cases_of(policy)
    assert desk.cases_of(policy) == (read,)
    cases.write_text(_CASES.replace('"a"', '"b"'), "utf-8")
    os.utime(cases, (1, 1))
    (again,) = desk.cases_of(policy)
    assert 'id = "b"' in again.text
    desk.put(cases, _CASES.replace('"a"', '"c"'))
    (opened,) = desk.cases_of(policy)
    assert 'id = "c"' in opened.text
    desk.put(folder / "new.cases.toml", _CASES)
    assert len(desk.cases_of(policy)) == 2
    desk.close(cases)
    assert desk.draft(cases) is None


def test_lenses_are_worked_out_once_for_each_state(folder: Path) -> None:
    """Cases are run again only when a file has changed, or another language is wanted."""
    desk = Desk()
    path, cases = folder / "town.policy.toml", folder / "town.cases.toml"
    desk.put(path, SOUND)
    first = desk.lenses(path, "sv")
    assert first[0].title == "1 fall"
    assert desk.lenses(path, "sv") is first
    assert desk.lenses(path, "en")[0].title == "1 case"
    desk.put(cases, _CASES)
    assert desk.lenses(path, "sv") is not first
    assert [one.title for one in desk.lenses(cases, "sv")] == ["rätt"]
    desk.put(folder / "directory.toml", "format = 1")
    assert desk.lenses(folder / "directory.toml", "sv") == ()
    assert desk.lenses(folder / "none.policy.toml", "sv") == ()


def test_a_change_of_a_policy_concerns_its_cases(folder: Path) -> None:
    """Their problems are told again; other folders and other files are not."""
    desk = Desk()
    path, cases = folder / "town.policy.toml", folder / "town.cases.toml"
    desk.put(path, SOUND)
    desk.put(cases, _CASES)
    desk.put(folder / "directory.toml", "format = 1")
    desk.put(folder.parent / "far.cases.toml", _CASES)
    assert desk.about(path) == (cases,)
    assert desk.about(cases) == ()
    assert desk.about(folder / "none.policy.toml") == ()


def test_what_has_no_folder_has_nothing_beside_it() -> None:
    """A draft of a text alone."""
    desk = Desk()
    draft = desk.put(Path("town.cases.toml"), _CASES)
    assert draft.of_policy is None
