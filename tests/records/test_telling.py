"""What may be told of an archive: redaction, what is withheld and left out, and the folder as a whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from record_builders import KEY, POLICY, Disclosure, Selection, handed_on, rows_of, said

from offentligroll import Capacity, FileError, Policy, Statement
from offentligroll.languages import MessageError
from offentligroll.model import statement_from_record
from offentligroll.records import Format, Ground, Settings, Withheld, hand_on, read_withheld
from offentligroll.records.bundle import Bundle
from offentligroll.report.page_formats import page_as_html
from offentligroll.report.records_pages import bundle_page, coverage_page
from reviews import DIRECTORY, example

ASA = {"id": "asa-ek", "name": "Åsa Ek", "visitor": True}
ASKS = {"receives-request": True}
SECRETS = (
    "asa-ek", "Åsa Ek", "fråga-17", "svar-17", "https://example.org/secret", "hemligt ord", "page:lindby",
    "10:00:00", "08:00:00", "080000Z",
)  # fmt: skip


def conversation() -> list[Statement]:
    """Give a question with an answer, in which everything could be recognised."""
    return [
        said(
            "fråga-17", "2024-06-03T10:00:00+02:00", author=ASA, facts=ASKS, text="Ett hemligt ord?",
            address="https://example.org/secret", quoted="hemligt ord",
        ),
        said(
            "svar-17", "2024-06-04T10:00:00+02:00", act="reply", in_reply_to="fråga-17",
            text="Ja, hemligt ord.", facts={"contains-incoming-document": True},
        ),
    ]  # fmt: skip


def contents(folder: Path) -> dict[str, str]:
    """Read all files of a folder."""
    return {
        path.name: path.read_bytes().decode("utf-8", "replace").replace("\r\n ", "")
        for path in folder.rglob("*")
        if path.is_file()
    }


class TestRedaction:
    """Nobody can be recognised."""

    def test_no_file_tells_who_where_or_what(self, tmp_path: Path) -> None:
        """Neither words nor names, ids, addresses or hours stand in any file, pages included."""
        pytest.importorskip("pyarrow")
        told = Disclosure(key=KEY)
        law = Policy.load("se-practice")
        handed = handed_on(
            tmp_path / "out", conversation(), policies=(POLICY, law), disclosure=told,
            selection=Selection(channels=frozenset({"page:lindby"}), people=frozenset({"asa-ek", "lindby"})),
        )  # fmt: skip
        files = contents(tmp_path / "out")
        bundle = Bundle(tmp_path / "out")
        files["coverage"] = page_as_html(coverage_page(handed))
        files["bundle"] = page_as_html(bundle_page(handed, bundle))
        assert len(handed.items) == 2
        found = [(name, secret) for name, text in files.items() for secret in SECRETS if secret in text]
        assert found == []

    def test_the_same_key_gives_the_same_ids(self, tmp_path: Path) -> None:
        """So that who has the key can join them again."""
        told = Disclosure(key=KEY)
        for name in ("one", "two"):
            handed_on(tmp_path / name, conversation(), Format.ASSESSMENTS, disclosure=told)
        assert contents(tmp_path / "one") == contents(tmp_path / "two")

    def test_a_short_key_is_refused(self) -> None:
        """What can be found by trying is no secret."""
        with pytest.raises(ValueError, match="16 bytes or more, got 5"):
            Disclosure(key=b"short")

    def test_without_words_the_rest_is_told(self, tmp_path: Path) -> None:
        """Who wrote when stays, what was written does not."""
        pytest.importorskip("pyarrow")
        handed_on(tmp_path / "out", conversation(), disclosure=Disclosure(words=False))
        files = contents(tmp_path / "out")
        assert [name for name, text in files.items() if "hemligt ord" in text] == []
        assert "Åsa Ek" in files["registration.csv"] + files["assessments.jsonl"]


class TestSelection:
    """A period, channels and people."""

    @pytest.mark.parametrize(
        ("selection", "grounds"),
        [
            (Selection(), []),
            (Selection(start=dt.date(2024, 6, 4)), ["before-the-period", "undated"]),
            (Selection(end=dt.date(2024, 6, 3)), ["after-the-period", "undated"]),
            (Selection(channels=frozenset({"page:other"})), ["other-channel"] * 3),
            (Selection(people=frozenset({"asa-ek"})), ["other-person"] * 2),
            (Selection(people=frozenset({"lindby"})), []),
        ],
    )
    def test_what_is_not_asked_about_is_left_out_on_its_ground(
        self, tmp_path: Path, selection: Selection, grounds: list[str]
    ) -> None:
        """What is left out still counts for threads."""
        statements = [*conversation(), said("undated")]
        handed = handed_on(tmp_path / "out", statements, Format.BUNDLE, selection=selection)
        assert sorted(one.ground.value for one in handed.left_out) == sorted(grounds)
        rows = rows_of(tmp_path / "out" / "bundle" / "left-out.csv")
        assert sum(int(row["count"]) for row in rows if row["ground"] != "no-record") == len(grounds)


class TestTheBundle:
    """What is handed over to whoever asked."""

    def test_withheld_and_personal_statements_are_listed_with_their_ground(self, tmp_path: Path) -> None:
        """Words alone, whole statements, and what is no record; nothing withheld stands in any file."""
        withheld = {
            "fråga-17": Withheld(ground="OSL 21:1", words_only=True),
            "svar-17": Withheld(ground="OSL 21:3", words_only=False),
        }
        statements = [*conversation(), said("later", "2024-06-05", text="Öppet ord.")]
        handed = handed_on(
            tmp_path / "out", statements, Format.BUNDLE, withheld=withheld, not_read={"direct": 3}
        )
        folder = tmp_path / "out" / "bundle"
        told = {row["statement"]: row for row in rows_of(folder / "statements.csv")}
        assert set(told) == {"fråga-17", "later"}
        assert told["fråga-17"]["words_withheld_on"] == "OSL 21:1"
        rows = rows_of(folder / "left-out.csv")
        assert [
            (row["statement"], row["what"], row["ground"], row["reason"], row["count"]) for row in rows
        ] == [
            ("fråga-17", "words", "withheld", "OSL 21:1", ""),
            ("svar-17", "statement", "withheld", "OSL 21:3", ""),
            ("", "statement", "not-read", "direct", "3"),
        ]
        bundle = Bundle(folder.parent, withheld)
        page = page_as_html(bundle_page(handed, bundle))
        assert [name for name, text in contents(folder).items() if "hemligt" in text] == []
        assert "hemligt" not in page
        assert "words withheld: OSL 21:1" in page
        assert "Öppet ord." in page

    def test_a_personal_statement_is_no_record(self, tmp_path: Path) -> None:
        """Its existence is told by its id, and its words are not."""
        policy = attrs.evolve(POLICY, otherwise=Capacity.PERSONAL)
        statement = statement_from_record(
            {
                "id": "mine", "act": "post", "at": "2024-06-05", "text": "Privat.",
                "facts": {"account-belongs-to-authority": False, "receives-request": False}
                | dict.fromkeys(["contains-incoming-document", "breaks-the-rules-of-the-page"], False)
                | {"points-out-a-mistake": False},
            }
        )  # fmt: skip
        handed = handed_on(tmp_path / "out", [statement], Format.BUNDLE, policies=(policy,))
        assert not handed.items[0].is_record
        (row,) = rows_of(tmp_path / "out" / "bundle" / "left-out.csv")
        assert (row["statement"], row["ground"]) == ("mine", Ground.NO_RECORD)
        assert "Privat." not in "".join(contents(tmp_path / "out" / "bundle").values())

    def test_what_is_withheld_comes_out_of_a_list(self, tmp_path: Path) -> None:
        """Commas or semicolons; where nothing is said the whole statement is withheld."""
        path = tmp_path / "withheld.csv"
        path.write_text("statement;ground;what\na;OSL 21:1;words\nb;OSL 21:3;\n", encoding="utf-8")
        assert read_withheld(path) == {
            "a": Withheld(ground="OSL 21:1", words_only=True),
            "b": Withheld(ground="OSL 21:3", words_only=False),
        }
        path.write_text("statement,ground\na,OSL 21:1\n", encoding="utf-8")
        assert not read_withheld(path)["a"].words_only

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("id,ground\na,b\n", ":1:1: a list of what is withheld needs the columns `statement`"),
            ("", ":1:1: a list of what is withheld needs"),
            ("statement,ground\na,\n", ":2:1: each row needs a statement and the ground"),
            ("statement,ground,what\na,b,all\n", ":2:1: `all` can't be withheld; write `words` or"),
        ],
    )
    def test_a_wrong_list_is_refused(self, tmp_path: Path, text: str, told: str) -> None:
        """What somebody meant to withhold is never handed over by a slip."""
        path = tmp_path / "withheld.csv"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FileError) as caught:
            read_withheld(path)
        assert told in str(caught.value)


class TestTheFolder:
    """All files, or none."""

    def test_the_manifest_names_every_file(self, tmp_path: Path) -> None:
        """With its size and hash, so that whoever gets the folder can tell whether it is whole."""
        handed_on(tmp_path / "out", example(), Format.REGISTRATION, Format.BUNDLE)
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
        files = {one["name"]: one for one in manifest["files"]}
        assert set(files) == {
            path.relative_to(tmp_path / "out").as_posix()
            for path in (tmp_path / "out").rglob("*")
            if path.is_file() and path.name != "manifest.json"
        }
        data = (tmp_path / "out" / "registration.csv").read_bytes()
        told = files["registration.csv"]
        assert (told["bytes"], told["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert manifest["version"] == 1

    def test_nothing_is_overwritten(self, tmp_path: Path) -> None:
        """A folder with something in it stays as it is; an empty one is taken."""
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "a").touch()
        with pytest.raises(FileExistsError):
            handed_on(tmp_path / "full", [], Format.REGISTRATION)
        (tmp_path / "empty").mkdir()
        handed_on(tmp_path / "empty", [], Format.REGISTRATION)
        assert (tmp_path / "empty" / "registration.csv").exists()

    @pytest.mark.parametrize("format", list(Format))
    def test_nothing_is_left_where_something_goes_wrong(self, tmp_path: Path, format: Format) -> None:  # noqa: A002
        """No half of a folder stands about."""
        if format is Format.PARQUET:
            pytest.importorskip("pyarrow")

        def statements() -> Iterator[Statement]:
            yield from conversation()
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            handed_on(tmp_path / "out", statements(), format)
        assert list(tmp_path.iterdir()) == []

    def test_what_one_policy_cannot_assess_others_may(self, tmp_path: Path) -> None:
        """A statement is taken in with the answers that there are; where there are none, it is counted."""
        law = Policy.load("se-law")
        statements = [said("a", "2024-06-01", facts={"is-urgent": True}), said("b", facts={"no-fact": True})]

        settings = Settings(policies=(law, POLICY), on=dt.date(2024, 6, 7))
        with hand_on(tmp_path / "out", settings, formats=["sarif", "assessments"]) as under_way:
            for statement in statements:
                with pytest.raises(ValueError, match="is not a fact"):
                    under_way.add(statement)
            handed = under_way.end()
        assert [(one.id, [answer.policy for answer in one.answers]) for one in handed.items] == [
            ("a", ["lindby"])
        ]
        assert handed.not_assessed == 1
        assert "could not" not in page_as_html(coverage_page(handed))

    def test_a_missing_package_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With what installs it."""
        monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
        with pytest.raises(MessageError, match=r"pyarrow.*offentligroll\[records\]"):
            handed_on(tmp_path / "out", [], Format.PARQUET)


class TestThePages:
    """What the folder covers, in words."""

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            (
                "en",
                (
                    "The authority: Lindby kommun.",
                    "Days asked about: from 1 June 2024 up to and including 30 June 2024.",
                    "without a date, so it is not known whether it is from the period: 1",
                    "Not read, direct messages: 3",
                    "Not assessed",
                    "overdue",
                    "No obligation of us-garcetti asks for registration",
                    "says how long something is kept",
                    "be concluded that nothing is unanswered",
                    "No channel recorded",
                ),
            ),
            ("sv", ("Myndigheten: Lindby kommun.", "utan datum", "säger hur länge något sparas")),
        ],
    )
    def test_coverage(self, tmp_path: Path, language: str, words: tuple[str, ...]) -> None:
        """Period, sides, channels, what is left out and why, and what can't be shown."""
        settings = Settings(
            policies=(POLICY, Policy.load("us-garcetti")), on=dt.date(2024, 6, 7), language=language,
            authority="Lindby kommun",
            selection=Selection(start=dt.date(2024, 6, 1), end=dt.date(2024, 6, 30)),
        )  # fmt: skip
        with hand_on(tmp_path / "out", settings, formats=["bundle"]) as under_way:
            for statement in [*conversation(), statement_from_record({"act": "post", "id": "x"})]:
                under_way.add(statement)
            with pytest.raises(ValueError, match="no-fact"):
                under_way.add(said("b", facts={"no-fact": True}))
            handed = under_way.end({"direct": 3})
        page = page_as_html(coverage_page(handed))
        assert [one for one in words if one not in page] == []

    def test_an_export_of_own_posts_never_shows_that_nothing_is_unanswered(self, tmp_path: Path) -> None:
        """What was late comes out, by the time in the platform's id; what is unanswered can not."""
        answer = said(
            "answer", "2024-06-24T09:00:00+02:00", act="reply", facts=ASKS,
            in_reply_to="https://twitter.com/nn/status/1798000000000000000",
        )  # fmt: skip
        policy = Policy.load("se-municipal-model")
        answer = attrs.evolve(answer, channel=attrs.evolve(DIRECTORY.channels[0], id="x:1", platform="x"))
        handed = handed_on(tmp_path / "out", [answer], Format.DEADLINES, policies=(policy,))
        (late,) = (one for _, _, one in handed.fulfilments() if one.id == "answer-in-time")
        assert (late.outcome.value, late.due, late.late_working_days) == ("late", dt.date(2024, 6, 5), 11)
        page = page_as_html(coverage_page(handed))
        assert "holds only the authority" in page
        assert "be concluded that nothing is unanswered" in page

    @pytest.mark.parametrize(
        ("selection", "words"),
        [
            (Selection(start=dt.date(2024, 6, 1)), "from 1 June 2024."),
            (Selection(end=dt.date(2024, 6, 1)), "Days asked about: up to and including 1 June 2024."),
            (Selection(channels=frozenset({"a:1", "b:2"})), "Channels asked about: a:1, b:2."),
            (Selection(people=frozenset({"kim"})), "People and organisations asked about: kim."),
            (Selection(), "Nothing is left out."),
        ],
    )
    def test_what_was_asked_about(self, tmp_path: Path, selection: Selection, words: str) -> None:
        """It is said at the top; and that an archive without dates has none."""
        handed = handed_on(tmp_path / "out", [], Format.REGISTRATION, selection=selection)
        page = page_as_html(coverage_page(handed))
        assert words in page
        assert "Nothing in the archive has a date." in page

    def test_without_words(self, tmp_path: Path) -> None:
        """The page says so, and that words are withheld where they are."""
        told = Disclosure(words=False)
        handed = handed_on(tmp_path / "out", conversation(), Format.BUNDLE, disclosure=told, authority=None)
        assert "The words of the statements are left out." in page_as_html(coverage_page(handed))
        page = page_as_html(bundle_page(handed, Bundle(tmp_path / "out")))
        assert "By Åsa Ek." in page
        assert "hemligt" not in page

    def test_statements_without_time_place_or_author(self, tmp_path: Path) -> None:
        """They are told as such."""
        handed = handed_on(
            tmp_path / "out", [statement_from_record({"act": "post", "id": "x"})], Format.BUNDLE
        )
        page = page_as_html(bundle_page(handed, Bundle(tmp_path / "out")))
        assert "no day, post, No channel recorded" in page
