"""Each register's format: what becomes an entry of a directory, and what is not taken."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_builders import (
    DAY,
    POPOLO,
    SHARED,
    declared_on,
    gathered,
    has_handle_on,
    taken_in,
    written,
)

from offentligroll import Capacity, Directory, FileError, Organisation, Truth
from offentligroll.languages import MessageError
from offentligroll.model import OrganisationKind, RoleKind
from offentligroll.registers import Mapped, read_mapping
from offentligroll.registers.addresses import account_at
from offentligroll.registers.gathering import Gathering
from offentligroll.registers.values import date_of, period_of

_KEYS = st.sampled_from(
    [
        "id",
        "name",
        "identifiers",
        "scheme",
        "identifier",
        "contact_details",
        "links",
        "type",
        "value",
        "url",
        "person_id",
        "organization_id",
        "start_date",
        "end_date",
        "accounts",
        "@type",
        "@id",
        "worksFor",
    ]
)
ALASKA = "ocd-jurisdiction/country:us/state:ak/government"
HISTORY = "date,event,user_id,old_handle,old_account_type,handle,account_type,person_id,person_name\n"


class TestPopolo:
    """Parliaments and their watchers."""

    def test_people_bodies_roles_and_accounts(self, tmp_path: Path) -> None:
        """Namesakes are two people, a membership has the days of its period or post, ends are unknown."""
        gathering = gathered(written(tmp_path, "a.json", POPOLO))
        entries = Directory(
            organisations=gathering.entries().organisations,
            officials=gathering.entries().officials,
            channels=gathering.entries().channels,
        )
        assert [one.id for one in entries.officials] == ["kim-ek", "kim-ek-p2", "bo-lind"]
        member, party = entries.official("kim-ek").roles
        assert (member.kind, str(member.period)) == (RoleKind.ELECTED, "2014-09-14 – 2018-09-09")
        assert (party.kind, str(party.period)) == (RoleKind.PARTY, "2001-02 – unknown")
        (chief,) = entries.official("kim-ek-p2").roles
        assert (chief.kind, str(chief.period), chief.titles[0].words) == (
            RoleKind.APPOINTED, "2009 – unknown", "Kommunchef",
        )  # fmt: skip
        assert chief.source == "a.json, 2024-05-02"
        assert {(one.scheme, one.value) for one in entries.official("kim-ek").identifiers} == {
            ("popolo", "p1"), ("wikidata", "Q1"),
        }  # fmt: skip
        assert {one.id for one in entries.channels} == {"x:kimek", "facebook:kim.ek", "x:bo"}
        assert gathering.skipped == {"contradictory-dates": 1, "unknown-member": 1}
        assert entries.organisation("foreningen").kind is OrganisationKind.OTHER
        bo = entries.channel("x:bo")
        assert has_handle_on(bo, "@bo", "2011-06-01") is Truth.YES
        assert has_handle_on(bo, "@bo", "2013-01-01") is Truth.NO


class TestCongress:
    """Members of the US Congress and their accounts."""

    MEMBERS = """
- id: {bioguide: A000001, govtrack: 12, fec: [H1, H2]}
  name: {official_full: Ann Ash, first: Ann, last: Ash}
  terms:
  - {type: rep, start: '2001-01-03', end: '2003-01-03'}
  - {type: sen, start: '2003-01-07', end: '2009-01-03', how: appointment}
  - {type: prez, start: '2009-01-20', end: '2009-01-21'}
  - {type: page, start: '1990-01-01'}
- id: {bioguide: B000002}
  name: {first: Bea, last: Birch}
  terms: []
"""
    SOCIAL = """
- id: {bioguide: A000001}
  social: {twitter: RepAsh, twitter_id: '17', facebook: annash,
    mastodon: '@ash@social.example', instagram: '@'}
- id: {bioguide: Z999999}
  social: {twitter: nobody}
"""

    def test_terms_become_roles_and_the_list_declares_accounts(self, tmp_path: Path) -> None:
        """A later file joins an earlier one by its identifiers, whose form stays."""
        pytest.importorskip("yaml")
        members = written(tmp_path, "members.yaml", self.MEMBERS)
        gathering = gathered(members, written(tmp_path, "social.yaml", self.SOCIAL))
        entries = gathering.entries()
        ann, bea = entries.officials
        assert [(one.kind, one.organisation.id) for one in ann.roles] == [
            (RoleKind.ELECTED, "united-states-house-of-representatives"),
            (RoleKind.APPOINTED, "united-states-senate"),
            (RoleKind.HEAD_OF_STATE, "government-of-the-united-states"),
        ]
        assert bea.name == "Bea Birch"
        channels = {one.id: one for one in entries.channels}
        assert set(channels) == {"x:17", "facebook:annash", "mastodon:https://social.example/users/ash"}
        assert all(one.holder == ann for one in channels.values())
        assert declared_on(channels["x:17"], "2024-05-02") is Capacity.OFFICIAL
        assert declared_on(channels["x:17"], "2019-05-02") is None
        assert gathering.skipped == {"unknown-role": 1, "unknown-person": 1, "no-channel": 1}

    def test_accounts_of_people_known_already(self, tmp_path: Path) -> None:
        """Accounts alone are joined to the people of the directory."""
        pytest.importorskip("yaml")
        directory = taken_in(written(tmp_path, "members.yaml", self.MEMBERS)).merged
        comparison = taken_in(written(tmp_path, "social.yaml", self.SOCIAL), known=directory)
        assert {one.id for one in comparison.changes} == {
            "x:17", "facebook:annash", "mastodon:https://social.example/users/ash",
        }  # fmt: skip
        holder = comparison.merged.channel("x:17").holder
        assert holder is not None
        assert holder.id == "ann-ash"

    def test_the_history_of_an_account_is_right_on_every_day(self, tmp_path: Path) -> None:
        """@SenGillibrand in 2019: campaign for a day in January, and again from the 15th of April."""
        rows = (
            "2017-09-27,added,1,,,other,office,,\n"
            "2019-01-15,account_type,72198806,SenGillibrand,office,SenGillibrand,campaign,G000555,K. G.\n"
            "2019-01-16,account_type,72198806,SenGillibrand,campaign,SenGillibrand,office,G000555,K. G.\n"
            "2019-04-15,account_type,72198806,SenGillibrand,office,SenGillibrand,campaign,G000555,K. G.\n"
            "2022-12-01,added,2,,,later,campaign,,\n"
        )
        entries = gathered(written(tmp_path, "history.csv", HISTORY + rows)).entries()
        channel = next(one for one in entries.channels if one.id == "x:72198806")
        day, end = dt.date(2019, 1, 1), dt.date(2019, 12, 31)
        while day <= end:
            is_campaign = day == dt.date(2019, 1, 15) or day >= dt.date(2019, 4, 15)
            expected = Capacity.PERSONAL if is_campaign else Capacity.OFFICIAL
            assert declared_on(channel, day.isoformat()) is expected, day
            assert has_handle_on(channel, "@SenGillibrand", day.isoformat()) is Truth.YES, day
            day += dt.timedelta(days=1)
        assert declared_on(channel, "2017-09-01") is None
        assert declared_on(channel, "2023-06-01") is None

    def test_handles_that_change(self, tmp_path: Path) -> None:
        """Each is the account's from its day to the day before the next; what can't be told is counted."""
        rows = (
            "2018-01-10,added,5,,,first,office,A1,Ann Ash\n"
            "2018-03-01,handle,5,first,,second,office,A1,Ann Ash\n"
            "2018-03-01,handle,5,second,,third,office,A1,Ann Ash\n"
            "2018-06-01,deleted,5,third,,third,office,A1,Ann Ash\n"
            "soon,handle,5,third,,fourth,office,A1,Ann Ash\n"
            "2018-12-31,added,6,,,six,other,,\n"
            "2018-12-31,added,7,,,,,,\n"
        )
        gathering = gathered(written(tmp_path, "history.csv", HISTORY + rows))
        channels = {one.id: one for one in gathering.entries().channels}
        assert has_handle_on(channels["x:5"], "@first", "2018-02-28") is Truth.YES
        assert has_handle_on(channels["x:5"], "@first", "2018-03-01") is Truth.NO
        assert has_handle_on(channels["x:5"], "@third", "2018-03-01") is Truth.YES
        assert has_handle_on(channels["x:5"], "@third", "2018-12-31") is Truth.YES
        assert channels["x:5"].holder is not None
        assert channels["x:6"].declared is None
        assert gathering.skipped == {"deleted": 1, "handle": 1}

    def test_lists_of_accounts(self, tmp_path: Path) -> None:
        """Members, committees, caucuses and parties hold accounts of office and campaign."""
        accounts = [
            {"name": "Ann Ash", "type": "member", "id": {"bioguide": "A1", "govtrack": 1}, "accounts": [
                {"id": "5", "screen_name": "ash", "account_type": "campaign", "prev_names": ["old", "a b"]},
                {"id": "", "screen_name": "", "account_type": "office"},
            ]},
            {"name": "Rules", "type": "committee", "accounts": [
                {"id": "6", "screen_name": "rules", "account_type": "office"},
            ]},
            {"name": "Band", "type": "band", "accounts": [{"id": "7", "screen_name": "band"}]},
        ]  # fmt: skip
        gathering = gathered(written(tmp_path, "accounts.json", accounts))
        channels = {one.id: one for one in gathering.entries().channels}
        assert declared_on(channels["x:5"], "2024-05-02") is Capacity.PERSONAL
        assert "@old" in [one.handle for one in channels["x:5"].handles]
        assert isinstance(channels["x:6"].holder, Organisation)
        assert channels["x:7"].declared is None
        assert gathering.skipped["no-channel"] == 1


def test_openstates(tmp_path: Path) -> None:
    """A folder with a file for each person: governors, legislatures, mayors."""
    pytest.importorskip("yaml")
    written(
        tmp_path, "a/one.yml",
        "id: ocd-person/1\nname: Ann Ash\nother_identifiers:\n- {scheme: legacy_openstates, identifier: a}\n"
        "- {scheme: fec, identifier: F1}\nids: {twitter: ash, web: x}\nlinks:\n- url: https://ash.example\n"
        "- url: https://instagram.com/ash\nroles:\n"
        f"- {{type: governor, jurisdiction: '{ALASKA}', start_date: 2018-12-03}}\n"
        f"- {{type: upper, jurisdiction: '{ALASKA}', start_date: '2015-01-01'}}\n"
        "- {type: mayor, jurisdiction: 'ocd-jurisdiction/country:us/state:ak/place:old_town/government'}\n"
        "- {type: king, jurisdiction: elsewhere}\n",
    )  # fmt: skip
    written(tmp_path, ".hidden", "")
    gathering = gathered(tmp_path)
    (ann,) = gathering.entries().officials
    assert [(one.organisation.name, one.organisation.kind.value) for one in ann.roles] == [
        ("AK Government", "government"), ("AK Legislature", "parliament"), ("Old Town (AK)", "municipality"),
    ]  # fmt: skip
    assert {one.scheme for one in ann.identifiers} == {"openstates", "fec"}
    assert {one.id for one in gathering.entries().channels} == {"x:ash", "instagram:ash"}
    assert gathering.skipped == {"unknown-role": 1}


def test_swerik(tmp_path: Path) -> None:
    """A folder of tables that belong together; dates are as exact as they are."""
    written(tmp_path, "person.csv", "person_id,born,riksdagen_id\ni-1,1950,017\ni-2,1960,\n")
    written(
        tmp_path,
        "name.csv",
        "person_id,name,primary_name\ni-1,Ek,False\ni-1,Kim Ek,True\ni-1,K. Ek,False\ni-2,Bo,False\n",
    )
    written(tmp_path, "wiki_id.csv", "person_id,wiki_id\ni-1,Q1\n")
    written(tmp_path, "member_of_parliament.csv", "person_id,start,end,role\ni-1,1867,1868-02,ledamot\n")
    written(tmp_path, "minister.csv", "person_id,start,end,role\ni-1,1990-01-01,,statsråd\ni-9,1990,,x\n")
    written(tmp_path, "twitter.csv", "person_id,twitter\ni-2,bo\n")
    gathering = gathered(tmp_path)
    kim, bo = gathering.entries().officials
    assert (kim.name, bo.name) == ("Kim Ek", "Bo")
    assert [str(one.period) for one in kim.roles] == ["1867 – 1868-02", "1990-01-01 – open"]
    assert [one.value for one in kim.identifiers] == ["i-1", "017", "Q1"]
    assert [(one.id, one.holder) for one in gathering.entries().channels] == [("x:bo", bo)]
    assert gathering.skipped == {"unknown-person": 1}


class TestJsonLd:
    """schema.org and the W3C's organisation ontology."""

    def test_schema_org(self, tmp_path: Path) -> None:
        """Where somebody works, alone or with a role and its days around it; accounts are `sameAs`."""
        graph = {
            "@context": "https://schema.org",
            "@graph": [
                {"@id": "#town", "@type": "GovernmentOrganization", "name": "Byn"},
                {
                    "@id": "#kim", "@type": "Person", "name": "Kim Ek",
                    "sameAs": [
                        "https://social.example/@kim", {"@id": "https://twitter.com/kim"}, "https://a.example",
                    ],
                    "worksFor": {
                        "@type": "EmployeeRole", "roleName": "kommunchef", "startDate": "2009-01-01",
                        "worksFor": {"@id": "#town"},
                    },
                    "memberOf": [{"@type": "PoliticalParty", "name": "Partiet"}],
                    "knows": {"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": {"i": {"j": {"k": 1}}}}}}}}}}},
                    "affiliation": [{"@id": "#lost"}, {"@type": "Role"}, "#town", 7],
                },
            ],
        }  # fmt: skip
        entries = gathered(written(tmp_path, "a.jsonld", graph)).entries()
        (kim,) = entries.officials
        assert [(one.organisation.id, one.kind.value, str(one.period)) for one in kim.roles] == [
            ("byn", "appointed", "2009-01-01 – open"),
            ("partiet", "other", "unknown – open"),
            ("byn", "appointed", "unknown – open"),
        ]
        assert {one.id for one in entries.channels} == {
            "mastodon:https://social.example/users/kim", "x:kim",
        }  # fmt: skip

    def test_memberships(self, tmp_path: Path) -> None:
        """`org:Membership` with its role and interval."""
        membership = {
            "@context": {"org": "http://www.w3.org/ns/org#"},
            "type": "org:Membership",
            "org:member": {"type": ["schema:Person"], "schema:name": "Kim Ek"},
            "org:organization": {"type": "org:FormalOrganization", "skos:prefLabel": {"@value": "Byn"}},
            "org:role": {"type": "org:Role", "skos:prefLabel": "kommunchef"},
            "org:memberDuring": {
                "time:hasBeginning": {"type": "time:Instant", "time:inXSDgYear": {"@value": "2009"}},
                "time:hasEnd": "2012-03-04",
            },
        }
        lost = {"@context": {}, "type": "org:Membership"}
        gathering = gathered(written(tmp_path, "a.json", [membership, lost]))
        (kim,) = gathering.entries().officials
        assert [(one.titles[0].words, str(one.period)) for one in kim.roles] == [
            ("kommunchef", "2009 – 2012-03-04")
        ]
        assert gathering.skipped == {"unknown-member": 1}


class TestTables:
    """Tables with a file that says which column tells what, and Wikidata's."""

    def test_a_list_of_the_personnel_office(self, tmp_path: Path) -> None:
        """Columns are mapped, the rest is fixed; a row without a name is counted."""
        table = written(
            tmp_path, "list.csv",
            "Namn;Anst;Titel;Från;Konto;Mast\nKim Ek;17;kommunchef;2009-01-01;https://x.com/kim;@kim@s.example\n"
            "Kim Ek;18;ekonom;;;\n;;;;;\n",
        )  # fmt: skip
        mapping = written(
            tmp_path, "map.toml",
            '[columns]\nname = "Namn"\nid = "Anst"\ntitle = "Titel"\nfrom = "Från"\naddress = "Konto"\n'
            'mastodon = "Mast"\n[fixed]\norganisation = "Byns kommun"\norganisation_kind = "municipality"\n'
            'country = "SE"\nlanguage = "sv"\n',
        )  # fmt: skip
        gathering = gathered(table, mapped=read_mapping(mapping))
        entries = gathering.entries()
        assert [one.id for one in entries.officials] == ["kim-ek", "kim-ek-18"]
        assert entries.officials[0].roles[0].organisation.kind is OrganisationKind.MUNICIPALITY
        assert {one.id for one in entries.channels} == {"x:kim", "mastodon:https://s.example/users/kim"}
        assert gathering.skipped == {"no-name": 1}

    def test_a_list_of_the_accounts_of_a_body(self, tmp_path: Path) -> None:
        """Where nobody or the body itself is named, accounts are the body's; the list says since when."""
        table = written(
            tmp_path, "accounts.csv",
            "Vem;Titel;Konto;Sedan;Till;Sida\nByns kommun;;https://www.facebook.com/byn;2019-01-01;;\n"
            ";;https://www.instagram.com/byn;2021-01-01;2020-01-01;\n"
            "Kim Ek;kommunchef;https://x.com/kim;;;\n;;no account;2020-01-01;;\n;;;2020;;no name\n",
        )  # fmt: skip
        mapping = written(
            tmp_path, "map.toml",
            '[columns]\nname = "Vem"\ntitle = "Titel"\naddress = "Konto"\nlisted_from = "Sedan"\n'
            'listed_until = "Till"\nfacebook = "Sida"\n[fixed]\norganisation = "Byns kommun"\n',
        )  # fmt: skip
        gathering = gathered(table, mapped=read_mapping(mapping))
        entries = gathering.entries()
        (body,), (kim,) = entries.organisations, entries.officials
        assert (body.id, kim.id) == ("byns-kommun", "kim-ek")
        listed = [one.listed and str(one.listed[0].period) for one in entries.channels]
        assert [(one.id, one.holder, on) for one, on in zip(entries.channels, listed, strict=True)] == [
            ("facebook:byn", body, "2019-01-01 – open"),
            ("instagram:byn", body, None),
            ("x:kim", kim, None),
        ]
        assert gathering.skipped == {"contradictory-dates": 1, "no-name": 1, "no-channel": 1, "other-link": 1}

    def test_a_list_of_accounts_names_nobody(self, tmp_path: Path) -> None:
        """A list of a body's accounts needs no column of names."""
        table = written(tmp_path, "accounts.csv", "Konto\nhttps://www.facebook.com/byn\n")
        columns = '[columns]\naddress = "Konto"\n'
        mapped = read_mapping(written(tmp_path, "m.toml", f'{columns}[fixed]\norganisation = "Byn"\n'))
        (page,) = gathered(table, mapped=mapped).entries().channels
        assert page.holder is not None
        assert page.holder.id == "byn"
        with pytest.raises(FileError, match="with `organisation` there or in `fixed`"):
            read_mapping(written(tmp_path, "n.toml", columns))

    def test_wikidata(self, tmp_path: Path) -> None:
        """The answer to a query, with its usual names of columns."""
        table = written(
            tmp_path, "query.csv",
            "item,itemLabel,positionLabel,start,twitter,twitterId,facebook\n"
            "http://www.wikidata.org/entity/Q1,Kim Ek,minister,1990-01-01T00:00:00Z,kim,17,kim.ek\n",
        )  # fmt: skip
        entries = gathered(table).entries()
        assert entries.officials[0].identifiers[0].value == "Q1"
        assert {one.id for one in entries.channels} == {"x:17", "facebook:kim.ek"}

    def test_a_spreadsheet(self, tmp_path: Path) -> None:
        """Days of a spreadsheet are days."""
        openpyxl = pytest.importorskip("openpyxl")
        pytest.importorskip("python_calamine")
        book = openpyxl.Workbook()
        book.active.append(["Namn", "Från", "Nr", ""])
        book.active.append(["Kim Ek", dt.date(2009, 1, 2), 17, "x"])
        book.save(tmp_path / "list.xlsx")
        mapped = Mapped(columns={"name": "Namn", "from": "Från", "id": "Nr"}, fixed={"organisation": "Byn"})
        (kim,) = gathered(tmp_path / "list.xlsx", mapped=mapped).entries().officials
        assert (str(kim.roles[0].period.start), kim.identifiers[0].value) == ("2009-01-02", "17")
        written(tmp_path, "broken.xlsx", "no spreadsheet")
        (tmp_path / "broken.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"no spreadsheet")
        for name in ("broken.xlsx", "broken.xls"):
            with pytest.raises(FileError, match="can't be read"):
                gathered(tmp_path / name, mapped=mapped)

    @pytest.mark.parametrize(
        ("mapping", "told"),
        [
            ('[columns]\nnme = "a"\n', "a mapping has no `nme`"),
            ("columns = 1\n", "needs a table `columns` with `name`"),
            ('[columns]\nname = "a"\n[fixed]\nrole_kind = "king"\n', "`king` is not one of"),
            ('[columns]\nname = "Name"\n', "the table has no column `Name`"),
        ],
    )
    def test_a_wrong_mapping_is_refused(self, tmp_path: Path, mapping: str, told: str) -> None:
        """With what there is."""
        table = written(tmp_path, "list.csv", "Namn,Titel\nKim,chef\n")
        with pytest.raises(FileError) as caught:
            gathered(table, mapped=read_mapping(written(tmp_path, "map.toml", mapping)))
        assert told in str(caught.value)


def test_a_web_page(tmp_path: Path) -> None:
    """The accounts that it links to stand on its owner's list that day, and are the owner's."""
    page = written(
        tmp_path, "konton.html",
        '<a href="https://www.facebook.com/byn">F</a> <a href="https://x.com/byn?lang=sv">X</a>'
        '<p><a href="https://twitter.com/byn">X</a><a name="top"></a><a href="/kontakt">K</a>',
    )  # fmt: skip
    owner = Organisation(id="byn", name="Byn", kind=OrganisationKind.MUNICIPALITY)
    directory = Directory(organisations=(owner,))
    comparison = taken_in(page, known=directory, owner=owner)
    channels = {one.id: one for one in comparison.merged.channels}
    assert set(channels) == {"facebook:byn", "x:byn"}
    assert channels["x:byn"].is_listed_on(DAY, owner) is Truth.YES
    assert channels["x:byn"].holder == owner
    assert gathered(page).entries().channels[0].listed is None


class TestArchives:
    """The account files of archives themselves."""

    ACCOUNT = 'window.YTD.account.part0 = [{"account": {"accountId": "17", "username": "kim"}}]'
    NAMES = (
        'window.YTD.screen_name_change.part0 = [{"screenNameChange": {"screenNameChange": '
        '{"changedAt": "2019-01-15T10:00:00.000Z", "changedFrom": "kim_i_stan", "changedTo": "kim"}}}, 7, {}]'
    )

    @pytest.mark.parametrize("packed", [False, True])
    def test_x(self, tmp_path: Path, packed: bool) -> None:
        """The number, and each handle with its days."""
        written(tmp_path, "x/data/account.js", self.ACCOUNT)
        written(tmp_path, "x/data/screen-name-change.js", self.NAMES)
        path = tmp_path / "x"
        if packed:
            path = tmp_path / "x.zip"
            with zipfile.ZipFile(path, "w") as archive:
                for name in ("account.js", "screen-name-change.js"):
                    archive.write(tmp_path / "x" / "data" / name, f"deep/data/{name}")
        (channel,) = gathered(path).entries().channels
        assert channel.id == "x:17"
        assert has_handle_on(channel, "@kim_i_stan", "2018-01-01") is Truth.UNKNOWN
        assert has_handle_on(channel, "@kim_i_stan", "2019-01-16") is Truth.NO
        assert has_handle_on(channel, "@kim", "2019-01-16") is Truth.YES
        assert has_handle_on(channel, "@kim", "2024-05-02") is Truth.YES

    def test_mastodon(self, tmp_path: Path) -> None:
        """The actor's address is the id that stays."""
        actor = {"id": "https://social.example/users/kim", "preferredUsername": "kim"}
        written(tmp_path, "export/actor.json", actor)
        (channel,) = gathered(tmp_path / "export").entries().channels
        assert channel.id == "mastodon:https://social.example/users/kim"
        assert channel.handles[0].handle == "@kim@social.example"
        assert gathered(tmp_path / "export" / "actor.json").entries().channels[0].id == channel.id

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("account.js", "window.YTD.account.part0 = [1]"),
            ("account.js", 'window.YTD.account.part0 = [{"account": []}]'),
            ("actor.json", "[]"),
            ("actor.json", '{"id": 7}'),
        ],
    )
    def test_a_file_without_an_account(self, tmp_path: Path, name: str, content: str) -> None:
        """It is counted."""
        assert gathered(written(tmp_path, name, content)).skipped == {"no-channel": 1}


def test_a_body_and_a_person_of_one_name(tmp_path: Path) -> None:
    """They get ids of their own, since a channel names its holder by the id alone."""
    document = {"organizations": [{"id": "1", "name": "Bo"}], "persons": [{"id": "2", "name": "Bo"}]}
    entries = gathered(written(tmp_path, "a.json", document)).entries()
    assert (entries.organisations[0].id, entries.officials[0].id) == ("bo", "bo-2")
    third = {"organizations": [{"name": "Bo-2"}, {"name": "Bo 2"}], "persons": []}
    assert [one.id for one in gathered(written(tmp_path, "b.json", third)).entries().organisations] == [
        "bo-2", "bo-2-2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("account.js", "window.YTD.account.part0 = [", "not a register in a known format"),
        ("a.json", '[{"accounts": 7, "name": "a"}]', "does not have the form that its format asks for"),
        ("a.json", "{", ":1:1: this is not JSON"),
        ("a.json", "[]", "this is not a register in a known format"),
        ("a.yaml", "a: [", "this is not YAML"),
        ("a.csv", "a,b\n1,2\n", "columns `a`, `b`, and nothing says what"),
        ("a.csv", "", "nothing says what each of them means"),
        ("a.bin", "x", "not a register in a known format"),
        ("a.csv", "a\n" + "x" * 140_000 + "\n", "this is not a table from here on"),
    ],
)
def test_what_is_no_register_is_refused_with_a_way_on(
    tmp_path: Path, name: str, content: str, told: str
) -> None:
    """Each with its place, and what to do."""
    if name.endswith("yaml"):
        pytest.importorskip("yaml")
    with pytest.raises(FileError) as caught:
        gathered(written(tmp_path, name, content))
    assert told in str(caught.value)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=20,
)
"""Whatever JSON holds, under the keys that registers have."""


@pytest.mark.property
@given(
    st.dictionaries(st.sampled_from(["persons", "organizations", "memberships", "posts", "events"]), _JSON)
    | st.lists(st.fixed_dictionaries({"accounts": _JSON, "name": _JSON}), max_size=2)
    | st.builds(lambda inner: {"@context": "a", "@type": "Person", "x": inner}, _JSON)
)
def test_whatever_a_register_holds_it_loads_or_is_refused(document: object) -> None:
    """No value makes it fail in any other way."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), "a.json", document)
        with contextlib.suppress(FileError):
            entries = gathered(path).entries()
            assert taken_in(path).merged.officials == entries.officials


def test_nothing_there(tmp_path: Path) -> None:
    """A file or folder without anything is named."""
    with pytest.raises(FileError, match="there is no file"):
        gathered(tmp_path / "a.json")
    with pytest.raises(FileError, match="there is no file in the folder"):
        gathered(tmp_path)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what installs it."""
    monkeypatch.setitem(__import__("sys").modules, "yaml", None)
    with pytest.raises(MessageError, match=r"yaml.*offentligroll\[registers\]"):
        gathered(written(tmp_path, "a.yaml", "a: 1"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://twitter.com/kim/", ("x", "kim", None)),
        ("https://www.facebook.com/pages/Byn/byn.1", ("facebook", "byn.1", None)),
        ("https://www.youtube.com/@byn", ("youtube", "byn", None)),
        ("https://se.linkedin.com/company/byn?x=1", ("linkedin", "byn", None)),
        ("https://bsky.app/profile/kim.example", ("bluesky", "kim.example", None)),
        ("https://s.example/users/kim", ("mastodon", "kim@s.example", "https://s.example/users/kim")),
        ("https://www.facebook.com/sharer.php?u=a", None),
        ("https://twitter.com/kim/status/1", None),
        ("mailto:kim@example.org", None),
    ],
)
def test_addresses_of_accounts(address: str, expected: tuple[str, str, str | None] | None) -> None:
    """Platform, name, and the id that stays where the address tells it; what shares is no account."""
    assert account_at(address) == expected


@pytest.mark.parametrize(("name", "identity"), [("Åsa Østlund", "asa-ostlund"), ("漢字", "unnamed")])
def test_ids_of_names(name: str, identity: str) -> None:
    """Ids are made of the words of a name; where none of its letters can stand in one, it is unnamed."""
    assert Gathering(source="list", day=DAY).person(name).id == identity


def test_values() -> None:
    """Dates stay as exact as they are, and a period never ends before it begins."""
    assert (str(date_of("2009")), date_of("2009-00-00"), date_of(None)) == ("2009", None, None)
    assert period_of("2009", "2008") is None


@pytest.mark.skipif(not SHARED.exists(), reason="the shared registers are not here")
class TestRealRegisters:
    """Registers as they are published."""

    @pytest.mark.parametrize(
        ("names", "officials"),
        [
            (["persons/se_riksdag_2014.popolo.json"], 356),
            (["persons/us_executive.yaml"], 43),
            (["persons/us_states_openstates"], 240),
            (["formats/examples_mapping/popolo.json"], 1),
            (["formats/examples_mapping/org_schema.jsonld"], 1),
            (
                [
                    "persons/us_legislators_current.yaml",
                    "accounts/us_legislators_social_media.yaml",
                    "accounts/congress_accounts.json",
                    "accounts/congress_accounts_history.csv",
                ],
                473,
            ),
        ],
    )
    def test_they_load_and_a_second_import_changes_nothing(self, names: list[str], officials: int) -> None:
        """What they tell can be written as a directory and read back."""
        pytest.importorskip("yaml")
        paths = [SHARED / name for name in names]
        directory = taken_in(*paths).merged
        assert len(directory.officials) == officials
        assert Directory.from_text(directory.to_toml()) == directory
        assert taken_in(*paths, known=directory).changes == ()

    def test_a_file_without_a_mapping_is_refused_with_a_way_on(self) -> None:
        """The way on is the mapping."""
        with pytest.raises(FileError, match="--map"):
            gathered(SHARED / "persons" / "us_congress_terms_538.csv")


def test_json_that_is_too_deep(tmp_path: Path) -> None:
    """It is refused like any that is none."""
    with pytest.raises(FileError, match="this is not JSON"):
        gathered(written(tmp_path, "a.json", "[" * 200_000))
    assert json.dumps(POPOLO)
