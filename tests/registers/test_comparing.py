"""What a register adds to a directory, what it changes, and what contradicts and is left to people."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3
from register_builders import DAY, POPOLO, SHARED, taken_in, written

from offentligroll import Directory, FileError
from offentligroll.languages import MessageError
from offentligroll.registers import (
    Change,
    ChangeKind,
    OnADay,
    adopt,
    compare,
    csv_text,
    findings_on,
    popolo_text,
    to_popolo,
    updated,
    write_directory,
)

HAD = """\
# Who is who in Byn.
format = 1

[[organisation]]
id = "byn"
name = "Byns kommun"   # the town
kind = "municipality"

[[official]]
id = "kim"
name = "Kim Ek"
identifiers = { hr = ["17"] }

[[official.role]]
organisation = "byn"
kind = "appointed"
titles = { sv = ["kommunchef"] }   # since long
from = "2009"
until = "open"

[[channel]]
id = "x:kim"
kind = "account"
holder = "kim"
handles = [{ handle = "@kim", from = 2010-01-01, until = "unknown" }]   # by hand
listed = [{ by = "byn", checked = 2020-05-02 }]
"""


def directory(text: str = HAD) -> Directory:
    """Read a directory."""
    return Directory.from_text(text)


def changed(old: str, new: str, text: str = HAD) -> Directory:
    """Read the directory with something said otherwise."""
    assert old in text
    return directory(text.replace(old, new))


def told(had: Directory, other: Directory) -> list[tuple[str, str, str]]:
    """Give the changes by kind, field and what is told."""
    return [(one.kind.value, one.field, one.after) for one in compare(had, other).changes]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ('name = "Kim Ek"', 'name = "Kim Eek"', [("contradictory", "name", "Kim Eek")]),
        ('"municipality"', '"region"', [("contradictory", "kind", "region")]),
        ('["17"] }', '["17"], wikidata = ["Q1"] }', [("changed", "identifiers", "wikidata Q1")]),
        ('from = "2009"', "from = 2009-02-01", [("changed", "role", "kommunchef, byn, 2009-02-01 – open")]),
        ('from = "2009"', 'from = "2010"', [("changed", "role", "kommunchef, byn, 2010 – open")]),
        ('from = "2009"', 'from = "unknown"', []),
        ('until = "open"', 'until = "2012"', [("changed", "role", "kommunchef, byn, 2009 – 2012")]),
        ('"kommunchef"', '"ekonom"', [("changed", "role", "ekonom, byn, 2009 – open")]),
        ("from = 2010-01-01", "from = 2011-01-01", [("changed", "handle", "@kim, 2011-01-01 – unknown")]),
        ('until = "unknown"', "until = 2015-01-01", [("changed", "handle", "@kim, 2010-01-01 – 2015-01-01")]),
        ("2020-05-02", "2024-05-02", [("changed", "listed", "byn, open – open (2024-05-02)")]),
        ("checked = 2020-05-02", "checked = 2019-05-02", []),
        (
            'kind = "municipality"',
            'kind = "municipality"\ncountry = "SE"',
            [("changed", "country", "SE")],
        ),
        (
            "handles = [{",
            'declared = [{ capacity = "official", from = 2012-01-01 }]\nhandles = [{',
            [("changed", "declared", "official, 2012-01-01 – open")],
        ),
    ],
)  # fmt: skip
def test_what_a_register_tells(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    """What is missing or less exact is filled in, what is not there is added; contradictions stay."""
    had, other = directory(), changed(old, new)
    assert told(had, other) == expected
    merged = compare(had, other).merged
    assert told(merged, other) == [one for one in expected if one[0] == "contradictory"]


@pytest.mark.parametrize(
    ("had", "other"),
    [
        ("until = 2012-05-01", 'until = "open"'),
        ("until = 2012-05-01", "until = 2013-05-01"),
        ("from = 2012-02-01\nuntil = 2012-05-01", 'from = 2012-02-01\nuntil = "2014"'),
    ],
)  # fmt: skip
def test_ends_that_contradict_each_other(had: str, other: str) -> None:
    """Both are told, and the directory's stands."""
    before = 'from = "2009"\nuntil = "open"'
    old, new = (changed(before, one if "from" in one else f'from = "2009"\n{one}') for one in (had, other))
    comparison = compare(old, new)
    assert [one.kind for one in comparison.changes] == [ChangeKind.CONTRADICTORY]
    assert not comparison.writes
    assert comparison.merged == old


def test_holder_and_country_and_new_entries() -> None:
    """A holder that nobody had told is filled in; another one contradicts; new entries come whole."""
    had, without = directory(), changed('holder = "kim"\n', "")
    assert told(without, had) == [("changed", "holder", "kim")]
    assert compare(without, had).merged.channel("x:kim").holder == had.official("kim")
    body = changed('holder = "kim"', 'holder = "byn"')
    assert told(had, body) == [("contradictory", "holder", "byn")]
    assert told(body, body) == []
    country = changed('kind = "municipality"', 'kind = "municipality"\ncountry = "SE"')
    other = changed('kind = "municipality"', 'kind = "municipality"\ncountry = "NO"')
    assert told(country, other) == [("contradictory", "country", "NO")]
    assert [(one.kind, one.entry, one.id) for one in compare(Directory(), had).changes] == [
        (ChangeKind.NEW, "organisation", "byn"), (ChangeKind.NEW, "official", "kim"),
        (ChangeKind.NEW, "channel", "x:kim"),
    ]  # fmt: skip


def test_a_check_outside_a_mended_period_is_dropped() -> None:
    """A day on which somebody looked has to lie within the period."""
    seen = changed('from = 2010-01-01, until = "unknown"', "checked = 2020-01-01")
    ended = changed('from = 2010-01-01, until = "unknown"', "until = 2015-01-01, checked = 2014-01-01")
    (change,) = compare(ended, seen).changes
    assert change.kind is ChangeKind.CONTRADICTORY
    late = changed(
        'from = 2010-01-01, until = "unknown"', 'from = "unknown", until = "unknown", checked = 2016-01-01'
    )
    merged = compare(ended, late).merged
    assert merged.channel("x:kim").handles[0].period.checked == dt.date(2014, 1, 1)


def test_ends_that_would_cross() -> None:
    """A later beginning than the end that stands there contradicts."""
    had = changed('from = "2009"\nuntil = "open"', 'from = "unknown"\nuntil = 2012-05-01')
    other = changed('from = "2009"\nuntil = "open"', 'from = 2013-01-01\nuntil = "unknown"')
    (change,) = compare(had, other).changes
    assert change.kind is ChangeKind.CONTRADICTORY


class TestWriting:
    """What is taken over stands in the file, whose comments stay."""

    def test_only_what_differs_is_touched(self) -> None:
        """Comments, order and the way in which values are written stay."""
        pytest.importorskip("tomlkit")
        had = directory()
        other = changed('{ hr = ["17"] }', '{ hr = ["17"], wikidata = ["Q1"] }')
        other = directory(
            HAD.replace('{ hr = ["17"] }', '{ hr = ["17"], wikidata = ["Q1"] }')
            .replace('until = "open"', "until = 2020-05-01")
            .replace("checked = 2020-05-02 }]", 'checked = 2024-05-02 }]\naudience = "public"')
            .replace('until = "unknown" }]', 'until = "unknown" }, { handle = "@eek", from = 2021-01-01 }]')
            + '\n[[official]]\nid = "bo"\nname = "Bo"\n'
            '[[official.role]]\norganisation = "byn"\nkind = "elected"\n'
            'from = "2020-02"\nhours = { weekdays = ["mon"], from = 08:00:00, until = 17:00:00 }\n'
            '[[organisation]]\nid = "other"\nname = "Annat"\nkind = "other"\n'
        )
        merged = compare(had, other).merged
        text = updated(HAD, had, merged)
        assert Directory.from_text(text) == merged
        for comment in ("# Who is who in Byn.", "# the town", "# since long"):
            assert comment in text
        assert updated(text, merged, merged) == text

    def test_roles_of_a_person_without_any(self) -> None:
        """They stand under headings of their own."""
        pytest.importorskip("tomlkit")
        alone = 'format = 1\n[[official]]\nid = "kim"\nname = "Kim Ek"\n'
        had = directory(alone)
        merged = compare(had, directory()).merged
        text = updated(alone, had, merged)
        assert Directory.from_text(text) == merged
        assert "[[official.role]]" in text

    def test_a_file_is_written_whole_or_not_at_all(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is no directory is never written, and what fails leaves nothing behind."""
        path = tmp_path / "deep" / "directory.toml"
        write_directory(path, HAD)
        assert path.read_text("utf-8") == HAD
        with pytest.raises(FileError):
            write_directory(path, "format = 2\n")

        def fail(*_: object) -> None:
            raise OSError

        monkeypatch.setattr(Path, "replace", fail)
        with pytest.raises(OSError):  # noqa: PT011 - that it is passed on
            write_directory(path, HAD)
        assert [one.name for one in path.parent.iterdir()] == ["directory.toml"]

    def test_a_missing_package_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With what installs it."""
        monkeypatch.setitem(__import__("sys").modules, "tomlkit", None)
        with pytest.raises(MessageError, match="tomlkit"):
            updated(HAD, directory(), directory())


class TestAdopting:
    """The account of an archive takes the place of a handle."""

    def account(self, folder: Path, name: str = "kim", number: str = "17") -> Path:
        """Write an X archive."""
        told = {"account": {"accountId": number, "username": name}}
        written(folder, "x/data/account.js", f"window.YTD.account.part0 = [{json.dumps(told)}]")
        return folder / "x"

    def test_a_handle_becomes_a_number(self, tmp_path: Path) -> None:
        """The channel keeps its holder, listings and handles."""
        adoption = adopt(self.account(tmp_path), directory(), DAY)
        assert adoption.renamed == (0, "x:kim", "x:17")
        assert (adoption.changes[0].field, adoption.changes[0].after) == ("id", "x:17")
        channel = adoption.comparison.merged.channel("x:17")
        assert channel.holder is not None
        assert channel.listed

    def test_a_number_that_is_there_stays(self, tmp_path: Path) -> None:
        """Its handles are compared; an account that is nowhere is new."""
        had = changed('id = "x:kim"', 'id = "x:17"')
        assert adopt(self.account(tmp_path), had, DAY).renamed is None
        other = adopt(self.account(tmp_path, "eek"), directory(), DAY)
        assert (other.renamed, [one.kind for one in other.changes]) == (None, [ChangeKind.NEW])
        stable = changed('id = "x:kim"', 'id = "x:18"')
        assert adopt(self.account(tmp_path), stable, DAY).renamed is None

    def test_no_account(self, tmp_path: Path) -> None:
        """It is said what was looked for."""
        with pytest.raises(FileError, match=r"`account.js`"):
            adopt(tmp_path, directory(), DAY)
        with pytest.raises(FileError, match=r"`account.js`"):
            adopt(written(tmp_path, "actor.json", "[]"), directory(), DAY)


class TestOut:
    """A directory back out."""

    def test_popolo_comes_back_unchanged(self, tmp_path: Path) -> None:
        """What a directory has no place for, such as birth dates, stays in the document that it came of."""
        document = copy.deepcopy(POPOLO)
        had = taken_in(written(tmp_path, "a.json", document)).merged
        assert to_popolo(had, document) == document
        assert document == POPOLO

    def test_what_changed_is_written(self, tmp_path: Path) -> None:
        """Names, ends of memberships, new roles, people and accounts."""
        had = taken_in(written(tmp_path, "a.json", POPOLO)).merged
        text = had.to_toml().replace('name = "Bo Lind"', 'name = "Bo Lindh"')
        text = text.replace('from = "2001-02"\nuntil = "unknown"', 'from = "2001-02"\nuntil = 2020-01-01')
        text += (
            '\n[[official]]\nid = "new"\nname = "Ny"\nidentifiers = { wikidata = ["Q9"] }\n'
            '[[official.role]]\norganisation = "riksdagen"\nkind = "elected"\nfrom = 2022-09-26\n'
            '[[channel]]\nid = "mastodon:https://s.example/users/ny"\nholder = "new"\n'
            'handles = [{ handle = "@ny@s.example", from = 2023-01-01 }]\n'
        )
        told = to_popolo(Directory.from_text(text), POPOLO)
        people = {one["id"]: one for one in told["persons"]}
        assert people["p3"]["name"] == "Bo Lindh"
        assert people["new"]["contact_details"] == [
            {"type": "mastodon", "value": "ny@s.example", "valid_from": "2023-01-01"}
        ]
        assert people["p1"] == POPOLO["persons"][0]
        assert told["memberships"][1]["end_date"] == "2020-01-01"
        assert told["memberships"][-1] == {
            "person_id": "new", "organization_id": "riksdag", "start_date": "2022-09-26",
        }  # fmt: skip

    def test_one_of_several_memberships_is_meant(self) -> None:
        """The one with the same first day."""
        like = {
            "persons": [{"id": "kim", "name": "Kim Ek"}],
            "organizations": [{"id": "byn", "name": "Byns kommun"}],
            "memberships": [
                {"person_id": "kim", "organization_id": "byn", "role": "kommunchef", "start_date": year}
                for year in ("2001", "2009")
            ],
        }
        had = changed('identifiers = { hr = ["17"] }', 'identifiers = { popolo = ["kim"] }')
        text = had.to_toml().replace(
            'kind = "municipality"', 'kind = "municipality"\nidentifiers = { popolo = ["byn"] }'
        )
        assert to_popolo(directory(text), like)["memberships"] == like["memberships"]

    def test_without_a_document(self, tmp_path: Path) -> None:
        """It comes back in as the same directory."""
        had = directory()
        again = taken_in(written(tmp_path, "a.json", json.loads(popolo_text(had)))).merged
        assert [(one.name, [str(role.period) for role in one.roles]) for one in again.officials] == [
            ("Kim Ek", ["2009 – unknown"])
        ]

    def test_it_is_valid(self) -> None:
        """What is given out keeps to Popolo's own schemas."""
        folder = SHARED / "formats" / "popolo_spec" / "schemas"
        if not folder.exists():
            pytest.skip("the schemas of Popolo are not here")
        schemas = [json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")]
        resources = [
            (one["id"], Resource.from_contents(one, default_specification=DRAFT3)) for one in schemas
        ]
        registry = Registry[Any]().with_resources(
            (name, one) for known, one in resources for name in (known, known.rstrip("#"))
        )
        document = to_popolo(directory())
        for name in ("person", "organization", "membership"):
            schema = json.loads((folder / f"{name}.json").read_text("utf-8"))
            for one in document[f"{name}s"]:
                jsonschema.Draft3Validator(schema, registry=registry).validate(one)

    def test_csv(self) -> None:
        """A row for each role and channel, safe for spreadsheets."""
        text = HAD + (
            '[[official]]\nid = "bo"\nname = "=Bo"\n[[channel]]\nid = "web:byn.example"\nholder = "byn"\n'
            '[[channel]]\nid = "web:other.example"\ndeclared = [{ capacity = "official" }]\n'
        )
        lines = csv_text(Directory.from_text(text)).splitlines()
        assert lines[1].startswith("byn,kim,Kim Ek,kommunchef,appointed,2009,open")
        assert lines[2].startswith(",bo,'=Bo")
        assert "'@kim (2010-01-01–unknown)" in lines[3]
        assert len(lines) == 6

    @pytest.mark.skipif(not SHARED.exists(), reason="the shared registers are not here")
    def test_the_riksdag_comes_back_unchanged(self) -> None:
        """A real document, with all that a directory has no place for."""
        path = SHARED / "persons" / "se_riksdag_2014.popolo.json"
        document: dict[str, Any] = json.loads(path.read_text("utf-8"))
        assert to_popolo(taken_in(path).merged, document) == document


@pytest.mark.parametrize(
    ("more", "day", "expected"),
    [
        ("", "2020-06-01", []),
        ("", "2022-06-01", [(OnADay.STALE_LISTING, "x:kim", "2020-05-02")]),
        (
            (
                '[[channel]]\nid = "x:9"\nhandles = [{ handle = "@KIM", from = 2010-01-01 }]\n'
                '[[channel]]\nid = "x:8"\n'
                'handles = [{ handle = "@o" }, { handle = "@o", from = 2010-01-01 }]\n'
            ),
            "2010-01-01",
            [(OnADay.SHARED_HANDLE, "x:9", "@kim (x:kim)")],
        ),
        (
            '[[channel]]\nid = "x:9"\ndeclared = [{ capacity = "official" }, { capacity = "personal" }]\n',
            "2020-06-01",
            [(OnADay.BOTH_CAPACITIES, "x:9", "")],
        ),
        (
            '[[channel]]\nid = "x:9"\nholder = "kim"\ndeclared = [{ capacity = "official" }]\n',
            "2000-06-01",
            [(OnADay.GONE_HOLDER, "x:9", "kim")],
        ),
        (
            '[[official]]\nid = "bo"\nname = "Bo"\n'
            + '[[official.role]]\norganisation = "byn"\nkind = "elected"\nfrom = 2010-01-01\n' * 2,
            "2020-06-01",
            [(OnADay.SAME_ROLE_TWICE, "bo", "byn")],
        ),
    ],
)
def test_a_directory_on_a_day(more: str, day: str, expected: list[tuple[OnADay, str, str]]) -> None:
    """What contradicts itself then, and what nobody had looked at for more than a year."""
    found = findings_on(directory(HAD + more), dt.date.fromisoformat(day))
    assert [(one.what, one.id, one.other) for one in found] == expected


def test_changes_tell_their_source() -> None:
    """Where and when it was told."""
    had = directory()
    other = changed('identifiers = { hr = ["17"] }', 'identifiers = { hr = ["18"] }\nsource = "list"')
    (change,) = compare(had, other).changes
    assert change == Change(
        kind=ChangeKind.CHANGED, entry="official", id="kim", field="identifiers", after="hr 18", source="list"
    )
