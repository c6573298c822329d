"""`offentligroll directory`: registers in, archives adopted, directories compared, looked at, given out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_builders import Ended, offentligroll, written

POPOLO: dict[str, Any] = {
    "persons": [{"id": "p1", "name": "Kim Ek", "contact_details": [{"type": "twitter", "value": "kim"}]}],
    "organizations": [{"id": "byn", "name": "Byn", "classification": "municipality"}],
    "memberships": [
        {"person_id": "p1", "organization_id": "byn", "role": "kommunchef", "start_date": "2009"},
        {"person_id": "nobody", "organization_id": "byn"},
    ],
}


def register(folder: Path, document: object = POPOLO) -> Path:
    """Write a register."""
    return written(folder, "register.json", json.dumps(document))


def directory(action: str, *argv: str | Path) -> Ended:
    """Run the command on a wide screen."""
    return offentligroll("directory", action, *argv, "--on", "2024-05-02", width=160)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "new 3, changed 0, contradictory 0",
                "Nothing is new",
                "memberships of people who are not in the file",
            ),
        ),
        ("sv", ("nytt 3, ändrat 0, motsägande 0", "Inget är nytt", "medlemskap för personer som inte")),
    ],
)
def test_a_register_is_shown_and_then_written(
    tmp_path: Path, language: str, words: tuple[str, str, str]
) -> None:
    """Nothing is written before somebody says so, and a second import changes nothing."""
    into = ("--into", tmp_path / "directory.toml", "--lang", language)
    ended = directory("from", register(tmp_path), *into)
    assert (ended.code, words[0] in ended.out, "--yes" in ended.err) == (0, True, True)
    assert words[2] in ended.err
    assert not (tmp_path / "directory.toml").exists()
    assert directory("from", register(tmp_path), *into, "--yes").code == 0
    assert 'source = "register.json, 2024-05-02"' in (tmp_path / "directory.toml").read_text("utf-8")
    again = directory("from", register(tmp_path), *into, "--yes")
    assert (again.code, words[1] in again.out) == (0, True)


def test_what_changes_is_written_and_what_contradicts_is_told(tmp_path: Path) -> None:
    """Comments stay; the exit code tells of what people have to decide."""
    pytest.importorskip("tomlkit")
    path = tmp_path / "directory.toml"
    directory("from", register(tmp_path), "--into", path, "--yes")
    path.write_text("# by hand\n" + path.read_text("utf-8").replace('"Kim Ek"', '"Kim Eek"'), "utf-8")
    more = POPOLO | {"persons": [*POPOLO["persons"], {"id": "p2", "name": "Bo"}]}
    ended = directory("from", register(tmp_path, more), "--into", path, "--yes", "--rows", "1")
    assert (ended.code, "1 more is not shown" in ended.out) == (1, True)
    assert "new 1, changed 0, contradictory 1" in ended.out
    text = path.read_text("utf-8")
    assert text.startswith("# by hand\n")
    assert "Bo" in text
    assert '"Kim Eek"' in text


def test_a_table_and_a_web_page(tmp_path: Path) -> None:
    """A mapping says what columns tell, `--for` whose list a page is."""
    pytest.importorskip("tomlkit")
    into = ("--into", tmp_path / "directory.toml", "--yes")
    table = written(tmp_path, "list.csv", "Namn\nKim Ek\n")
    mapping = written(tmp_path, "map.toml", '[columns]\nname = "Namn"\n[fixed]\norganisation = "Byn"\n')
    assert directory("from", table, "--map", mapping, *into).code == 0
    page = written(tmp_path, "page.html", '<a href="https://x.com/byn">X</a><a href="/">a</a>')
    assert directory("from", page, "--for", "byn", *into).code == 0
    assert 'listed = [{by = "byn"' in (tmp_path / "directory.toml").read_text("utf-8").replace("[ {", "[{")
    ended = directory("from", page, "--for", "nobody", *into)
    assert (ended.code, "nobody" in ended.err) == (2, True)


def test_what_was_not_taken_has_its_own_name_where_nobody_has_another(tmp_path: Path) -> None:
    """Such as the events of a history."""
    head = "date,event,user_id,old_handle,old_account_type,handle,account_type,person_id,person_name\n"
    history = written(
        tmp_path, "h.csv", head + "2019-01-01,added,1,,,a,office,,\n2019-01-02,deleted,1,a,,a,office,,\n"
    )
    ended = directory("from", history, "--into", tmp_path / "d.toml")
    assert "deleted 1" in ended.err


def test_an_archive_is_adopted(tmp_path: Path) -> None:
    """The number takes the place of the handle."""
    pytest.importorskip("tomlkit")
    path = tmp_path / "directory.toml"
    directory("from", register(tmp_path), "--into", path, "--yes")
    (tmp_path / "export").mkdir()
    account = 'window.YTD.account.part0 = [{"account": {"accountId": "17", "username": "kim"}}]'
    written(tmp_path / "export", "account.js", account)
    ended = directory("adopt", tmp_path / "export", "--into", path, "--yes")
    assert (ended.code, "x:17" in ended.out) == (0, True)
    assert 'id = "x:17"' in path.read_text("utf-8")
    again = directory("adopt", tmp_path / "export", "--into", path, "--yes")
    assert (again.code, "Nothing is new" in again.out) == (0, True)
    written(tmp_path / "export", "account.js", account.replace("kim", "other").replace("17", "18"))
    other = directory("adopt", tmp_path / "export", "--into", path, "--yes")
    assert (other.code, 'id = "x:18"' in path.read_text("utf-8")) == (0, True)


def test_two_directories_are_compared(tmp_path: Path) -> None:
    """The exit code tells whether they differ."""
    one = written(tmp_path, "one.toml", 'format = 1\n[[official]]\nid = "kim"\nname = "Kim"\n')
    two = written(tmp_path, "two.toml", 'format = 1\n[[official]]\nid = "kim"\nname = "Bo"\n')
    assert directory("diff", one, one).code == 0
    ended = directory("diff", one, two)
    assert (ended.code, "contradictory" in ended.out) == (1, True)


def test_a_directory_is_looked_at_on_a_day(tmp_path: Path) -> None:
    """What contradicts itself then, and what nobody has looked at for long."""
    head = 'format = 1\n[[organisation]]\nid = "byn"\nname = "Byn"\nkind = "municipality"\n'
    channel = '[[channel]]\nid = "x:1"\nlisted = [{ by = "byn", checked = 2018-05-02 }]\n'
    ended = directory("check", written(tmp_path, "a.toml", head + channel))
    assert (ended.code, "its listing has not been checked since 2018-05-02" in ended.out) == (1, True)
    ended = directory("check", written(tmp_path, "b.toml", head))
    assert (ended.code, "Nothing contradicts itself on 2 May 2024." in ended.out) == (0, True)


def test_a_directory_is_given_out(tmp_path: Path) -> None:
    """As Popolo, as it came, or as CSV."""
    path, document = tmp_path / "directory.toml", register(tmp_path)
    directory("from", document, "--into", path, "--yes")
    assert json.loads(directory("to", path, "--like", document).out) == POPOLO
    assert json.loads(directory("to", path).out)["persons"][0]["name"] == "Kim Ek"
    other = written(tmp_path, "other.json", "[]")
    assert "not a Popolo document" in directory("to", path, "--like", other).err
    assert directory("to", path, "--format", "csv").rows[0]["official"] == "kim-ek"


def test_misuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too few or many files, a package that is missing, a directory that can't be written or is no TOML."""
    one = written(tmp_path, "one.toml", "format = 1\n")
    assert (directory("diff", one).code, directory("check", one, one).code) == (2, 2)
    path = tmp_path / "directory.toml"
    directory("from", register(tmp_path), "--into", path, "--yes")
    blocked = written(tmp_path, "file", "")
    ended = directory("from", register(tmp_path), "--into", blocked / "directory.toml", "--yes")
    assert (ended.code, "can't be written" in ended.err) == (2, True)
    ended = offentligroll("assess", blocked, "--directory", register(tmp_path))
    assert "offentligroll directory from" in ended.err
    assert (
        "offentligroll directory from"
        in offentligroll("check", register(tmp_path)).err
        + offentligroll("check", written(tmp_path, "list.csv", "a;b\n")).err
        + offentligroll("check", written(tmp_path, "list.csv", "a;b\n")).out
    )
    monkeypatch.setitem(__import__("sys").modules, "tomlkit", None)
    more = POPOLO | {"persons": [*POPOLO["persons"], {"id": "p2", "name": "Bo"}]}
    ended = directory("from", register(tmp_path, more), "--into", path, "--yes")
    assert (ended.code, "tomlkit" in ended.err) == (2, True)
    (tmp_path / "export").mkdir()
    account = 'window.YTD.account.part0 = [{"account": {"accountId": "17", "username": "kim"}}]'
    written(tmp_path / "export", "account.js", account)
    ended = directory("adopt", tmp_path / "export", "--into", path, "--yes")
    assert (ended.code, "tomlkit" in ended.err) == (2, True)
