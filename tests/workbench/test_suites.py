"""Cases as a grid, and as a spreadsheet out and in again."""

from __future__ import annotations

import csv
import io
import tomllib
from typing import Any

import pytest
from benches import CASES, NAME, SUITE, Folder

from offentligroll.languages import MessageError
from offentligroll.workbench import sheets
from offentligroll.workbench.sheets import packed, read_sheet, to_xlsx, unpacked


def table(folder: Folder, cases: str = SUITE, language: str = "en") -> dict[str, Any]:
    """The grid."""
    found: dict[str, Any] = folder.call("suites/table", language, policy=NAME, cases=cases)
    return found


def changed(folder: Folder, cases: str = SUITE, **change: object) -> list[dict[str, Any]]:
    """The cases after a change."""
    text = folder.call("suites/change", policy=NAME, cases=cases, change=change)["text"]
    found: list[dict[str, Any]] = tomllib.loads(text).get("case", [])
    return found


class TestTheGrid:
    """Rows are posts, columns are facts, and the last column is the answer."""

    def test_rows_columns_and_answers(self, folder: Folder) -> None:
        """Each case tells its facts, what is expected and what comes out."""
        found = table(folder)
        assert [one["id"] for one in found["columns"]] == ["account-belongs-to-author", "account-is-listed"]
        right, wrong = found["rows"]
        assert right["cells"] == {"account-is-listed": "yes"}
        assert (right["expected"], right["found"], right["is_wrong"]) == ("official", "official", False)
        assert (wrong["expected"], wrong["found"], wrong["is_wrong"]) == ("official", "personal", True)
        assert wrong["why"] != []
        assert found["file"] == CASES

    def test_without_cases_there_are_no_rows(self, folder: Folder) -> None:
        """The file is begun with the first case."""
        assert table(folder, "")["rows"] == []
        assert changed(folder, "", do="add", title="Ett möte") == [{"id": "ett-mote", "title": "Ett möte"}]

    def test_a_new_case_is_told_by_its_id(self, folder: Folder) -> None:
        """So that the page can stand on it; two of one title are two cases."""
        add = {"do": "add", "title": "Wrong"}
        made = folder.call("suites/change", policy=NAME, cases=SUITE, change=add)
        assert made["id"] == "wrong-2" == tomllib.loads(made["text"])["case"][-1]["id"]

    def test_a_whole_statement_is_shown_with_its_words(self, folder: Folder) -> None:
        """Its facts are computed, so that the grid does not tell them."""
        cases = f'{SUITE}\n[[case]]\nid = "whole"\nstatement = {{ act = "post", text = "Hej" }}\n'
        row = table(folder, cases)["rows"][-1]
        assert (row["is_facts"], row["text"], row["expected"]) == (False, "Hej", None)

    def test_what_is_wrong_with_a_case_is_told(self, folder: Folder) -> None:
        """A rule that there is not; the other cases are shown."""
        found = table(folder, SUITE.replace('["listed"]', '["unlisted"]'))
        assert found["problems"][0]["line"] == 9
        assert found["rows"][0]["is_wrong"]

    def test_an_archive_has_no_answer_of_its_own(self, folder: Folder) -> None:
        """It is measured, and nothing is there to be expected of whose words it is."""
        case = 'id = "many"\nat = 2024-01-01\narchive = [{ id = "1", act = "post", at = 2023-01-01 }]\n'
        cases = f"{SUITE}\n[[case]]\n{case}"
        assert table(folder, cases)["rows"][-1]["answer"] == ""
        with pytest.raises(MessageError):
            changed(folder, cases, do="accept", id="many")


class TestChanging:
    """What is chosen in the grid is a change of the file."""

    @pytest.mark.parametrize(
        ("fact", "truth", "yes", "no"),
        [
            ("is-spoken", "yes", ["account-belongs-to-author", "is-spoken"], ["account-is-listed"]),
            ("is-spoken", "no", ["account-belongs-to-author"], ["account-is-listed", "is-spoken"]),
            ("account-is-listed", "yes", ["account-belongs-to-author", "account-is-listed"], None),
            ("account-is-listed", None, ["account-belongs-to-author"], None),
            ("account-belongs-to-author", "no", None, ["account-is-listed", "account-belongs-to-author"]),
            ("account-belongs-to-author", "yes", ["account-belongs-to-author"], ["account-is-listed"]),
        ],
    )
    def test_a_fact_is_told_or_taken_back(
        self, folder: Folder, fact: str, truth: str | None, yes: list[str] | None, no: list[str] | None
    ) -> None:
        """It is yes, no, or not told, and never two of them."""
        case = changed(folder, do="cell", id="wrong", fact=fact, truth=truth)[1]
        assert (case.get("yes"), case.get("no")) == (yes, no)

    def test_another_answer_is_expected(self, folder: Folder) -> None:
        """Because of which rule is then left open."""
        case = changed(folder, do="expect", id="on-the-list", capacity="personal")[0]
        assert case["expect"] == {"capacity": "personal"}
        assert "because" not in case
        assert "expect" not in changed(folder, do="expect", id="on-the-list", capacity=None)[0]

    def test_what_came_out_is_accepted(self, folder: Folder) -> None:
        """Then the case is right."""
        text = folder.call("suites/change", policy=NAME, cases=SUITE, change={"do": "accept", "id": "wrong"})[
            "text"
        ]
        assert tomllib.loads(text)["case"][1]["because"] == ["own"]
        assert not table(folder, text)["rows"][1]["is_wrong"]

    def test_words_are_set_and_taken_away(self, folder: Folder) -> None:
        """Title and words of the post."""
        assert changed(folder, do="set", id="on-the-list", key="text", value="Hej")[0]["text"] == "Hej"
        assert "title" not in changed(folder, do="set", id="on-the-list", key="title", value="")[0]

    def test_a_case_is_removed(self, folder: Folder) -> None:
        """The others stay."""
        assert [one["id"] for one in changed(folder, do="remove", id="on-the-list")] == ["wrong"]

    @pytest.mark.parametrize(
        "change",
        [{"do": "cell", "id": "gone", "fact": "is-spoken", "truth": "yes"}, {"do": "turn", "id": "wrong"}],
    )
    def test_what_can_not_be_changed_is_told(self, folder: Folder, change: dict[str, Any]) -> None:
        """A case that is gone, or a change that there is not."""
        with pytest.raises(MessageError):
            changed(folder, **change)


def test_where_a_case_is_missing_is_told(folder: Folder) -> None:
    """What no case shows, and which changes no case would notice."""
    found = folder.call("suites/gaps", policy=NAME, cases=SUITE)
    assert found["coverage"]["lacking"] != []
    assert found["mutation"]["lacking"] != []
    assert "town" in found["coverage"]["line"]


class TestSpreadsheets:
    """The grid goes out as CSV and XLSX, and comes in again."""

    def out(self, folder: Folder, kind: str, language: str = "en", cases: str = SUITE) -> tuple[str, bytes]:
        """The file as it is saved."""
        sheet = folder.call("sheets/write", language, policy=NAME, cases=cases, kind=kind)
        return sheet["name"], unpacked(sheet["name"], sheet["content"])

    def taken(self, folder: Folder, rows: list[list[str]], cases: str = SUITE) -> list[dict[str, Any]]:
        """The cases after a table was taken in."""
        file = io.StringIO()
        csv.writer(file).writerows(rows)
        content = packed(file.getvalue().encode())
        text = folder.call("sheets/read", policy=NAME, cases=cases, name="a.csv", content=content)["text"]
        found: list[dict[str, Any]] = tomllib.loads(text)["case"]
        return found

    @pytest.mark.parametrize(
        ("language", "yes", "answer"), [("sv", "ja", "officiellt"), ("en", "yes", "official")]
    )
    def test_a_sheet_has_words_that_people_read(
        self, folder: Folder, language: str, yes: str, answer: str
    ) -> None:
        """Facts by their words, yes and no, the answer last."""
        name, content = self.out(folder, "csv", language)
        head, first, _ = read_sheet(name, content)
        assert name == "town.cases.csv"
        assert len(head) == 6
        assert first[:2] == ["on-the-list", "On the list"]
        assert (first[4], first[5]) == (yes, answer)

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_what_goes_out_comes_in_as_the_same(self, folder: Folder, kind: str, language: str) -> None:
        """Nothing is changed by going through a spreadsheet."""
        if kind == "xlsx":
            pytest.importorskip("openpyxl")
        cases = SUITE.replace('title = "On the list"', 'title = "=1+1"')
        name, content = self.out(folder, kind, language, cases)
        taken = folder.call("sheets/read", policy=NAME, cases=cases, name=name, content=packed(content))
        assert tomllib.loads(taken["text"]) == tomllib.loads(cases)
        assert "0 new" in taken["words"]
        assert "# told by the registrar" in taken["text"]

    def test_new_rows_are_new_cases(self, folder: Folder) -> None:
        """Facts are known by words or ids, in either language, and yes and no in the usual ways."""
        head = ["Title", "is-spoken", "kontot tillhör myndigheten", "Svar"]
        rows = [["Ett möte", "x", "nej", "personligt"], ["", "", "", ""], ["Två", "", "JA", ""]]
        new = self.taken(folder, [head, *rows])[2:]
        assert new == [
            {
                "id": "ett-mote",
                "title": "Ett möte",
                "yes": ["is-spoken"],
                "no": ["account-belongs-to-authority"],
                "expect": {"capacity": "personal"},
            },
            {"id": "tva", "title": "Två", "yes": ["account-belongs-to-authority"]},
        ]

    def test_a_case_keeps_what_the_sheet_has_no_column_for(self, folder: Folder) -> None:
        """Only what stands in the sheet is changed."""
        _, case = self.taken(folder, [["Case", "is-spoken"], ["wrong", "yes"]])
        assert case["yes"] == ["account-belongs-to-author", "is-spoken"]
        assert case["no"] == ["account-is-listed"]
        assert case["expect"] == {"capacity": "official"}

    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ([["Title"]], "is no table"),
            ([["Title", "nonsense"], ["a", ""]], "the column `nonsense` is no fact"),
            ([["Title", "not is-spoken"], ["a", ""]], "the column `not is-spoken` is no fact"),
            ([["Title", "is-spoken"], ["a", "perhaps"]], "row 2: `perhaps`"),
            ([["Title", "Answer"], ["a", "perhaps"]], "row 2: `perhaps` is no answer"),
        ],
    )
    def test_what_is_not_understood_is_told(self, folder: Folder, rows: list[list[str]], words: str) -> None:
        """Nothing is taken in by half."""
        with pytest.raises(MessageError, match=words):
            self.taken(folder, rows)

    def test_words_of_western_spreadsheets_are_read(self) -> None:
        """Those who did not ask for UTF-8 did not get it."""
        assert read_sheet("a.csv", "id;title\n1;Åre\n".encode("cp1252"))[1] == ["1", "Åre"]

    @pytest.mark.parametrize(("name", "content"), [("a.csv", b"a\0b"), ("a.xlsx", b"no workbook")])
    def test_what_is_no_table_is_told(self, name: str, content: bytes) -> None:
        """A file of another kind."""
        if name.endswith("xlsx"):
            pytest.importorskip("openpyxl")
        with pytest.raises(MessageError, match="is no table"):
            read_sheet(name, content)
        with pytest.raises(MessageError, match="is no table"):
            unpacked(name, "!")

    def test_too_many_rows_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A limit is told and nothing is left out unsaid."""
        monkeypatch.setattr(sheets, "MOST_ROWS", 2)
        with pytest.raises(MessageError, match="more than 2 rows"):
            read_sheet("a.csv", b"a\nb\nc\nd\n")

    def test_days_and_empty_cells_of_workbooks_are_read(self) -> None:
        """As people see them."""
        openpyxl = pytest.importorskip("openpyxl")
        import datetime as dt

        book = openpyxl.Workbook()
        book.active.append(["a", None, 3, dt.datetime(2024, 5, 6)])  # noqa: DTZ001 - workbooks have no zones
        file = io.BytesIO()
        book.save(file)
        assert read_sheet("a.xlsx", file.getvalue()) == [["a", "", "3", "2024-05-06"]]
        assert to_xlsx([["a", "b", "c"]])[:2] == b"PK"
