"""Lists for the register and for disposal, and the calendar of last days."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from record_builders import handed_on, keeping, rows_of, said

from offentligroll.records import Format, Selection
from offentligroll.records.deadlines import NAME as CALENDAR
from offentligroll.records.disposal_list import COLUMNS as DISPOSAL
from offentligroll.records.registration_list import COLUMNS as REGISTRATION
from offentligroll.review import Holds, Side
from reviews import DIRECTORY, JUNE, example

DOCUMENT = {"contains-incoming-document": True, "is-urgent": False}
ASA = {"id": "asa", "name": "Åsa Ek", "visitor": True}


class TestTheRegistrationList:
    """What is to be entered in the register."""

    def test_each_duty_to_register_is_a_row(self, tmp_path: Path) -> None:
        """Who wrote when, where it stands, why it is registered, by when, and what became of it."""
        handed_on(tmp_path / "out", example(), Format.REGISTRATION)
        rows = {row["statement"]: row for row in rows_of(tmp_path / "out" / "registration.csv")}
        assert {name: row["outcome"] for name, row in rows.items()} == {
            "letter": "done",
            "letter-late": "late",
            "letter-overdue": "overdue",
        }
        late = rows["letter-late"]
        assert tuple(late) == REGISTRATION
        assert late["direction"] == "incoming"
        assert (late["obligation"], late["due"], late["precaution"]) == ("register", "2024-05-17", "false")
        assert late["counterpart_name"] == late["speaker_name"] != ""
        assert late["received_by"] in ("post", "recorded")
        assert late["source"].endswith("7")

    @pytest.mark.parametrize(
        ("language", "why"),
        [("en", "What comes in is registered"), ("sv", "Det som kommer in registreras")],
    )
    def test_sentences_are_in_the_language_and_columns_are_not(
        self, tmp_path: Path, language: str, why: str
    ) -> None:
        """Programs read the same names in all languages."""
        handed_on(tmp_path / "out", example(), Format.REGISTRATION, language=language)
        rows = rows_of(tmp_path / "out" / "registration.csv")
        assert all(row["why"].startswith(why) for row in rows)

    def test_what_an_own_statement_answers_is_its_counterpart(self, tmp_path: Path) -> None:
        """The registrar sees whom the authority wrote to, and when that had come in."""
        statements = [
            said("asked", "2024-06-03T10:00:00+02:00", author=ASA, facts={"receives-request": True}),
            said("answer", "2024-06-04T10:00:00+02:00", act="reply", in_reply_to="asked", facts=DOCUMENT),
            said("elsewhere", "2024-06-04", act="reply", in_reply_to="https://example.org/1", facts=DOCUMENT),
        ]
        handed_on(tmp_path / "out", statements, Format.REGISTRATION)
        answer, elsewhere = rows_of(tmp_path / "out" / "registration.csv")
        assert (answer["direction"], answer["counterpart"], answer["counterpart_name"]) == (
            "outgoing", "asa", "Åsa Ek",
        )  # fmt: skip
        assert (answer["received"], answer["received_by"]) == ("2024-06-03T10:00:00+02:00", "post")
        assert (elsewhere["counterpart"], elsewhere["counterpart_name"]) == ("https://example.org/1", "")

    def test_undated_and_recorded_receipts(self, tmp_path: Path) -> None:
        """A recorded receipt is told as such; without any time none is made up."""
        statements = [
            said("own", "2024-06-01"),
            said("recorded", "2024-06-04", author=ASA, facts=DOCUMENT, received="2024-06-03"),
            said("undated", author=ASA, facts=DOCUMENT),
            said("mine", "2024-06-04", facts=DOCUMENT),
        ]
        handed_on(tmp_path / "out", statements, Format.REGISTRATION)
        found = rows_of(tmp_path / "out" / "registration.csv")
        assert [(row["received"], row["received_by"]) for row in found] == [
            ("2024-06-03", "recorded"), ("", ""), ("", ""),
        ]  # fmt: skip


class TestTheDisposalList:
    """What is kept how long, and what may go."""

    @pytest.mark.parametrize(
        ("retain", "at", "disposed", "state", "keep_until"),
        [
            ("P10D", "2024-05-01", None, "may-be-disposed-of", "2024-05-11"),
            ("P10D", "2024-06-01", None, "kept", "2024-06-11"),
            ("forever", "2024-06-01", None, "kept-for-ever", ""),
            ("P10D", None, None, "not-known", ""),
            ("P10D", "2024-05-01", "2024-05-12", "disposed-of", "2024-05-11"),
            ("P10D", "2024-05-01", "2024-05-11", "disposed-of-too-early", "2024-05-11"),
            ("forever", "2024-05-01", "2024-05-11", "disposed-of-too-early", ""),
            ("P10D", None, "2024-05-11", "disposed-of", ""),
        ],
    )
    def test_states(  # noqa: PLR0913, PLR0917
        self, tmp_path: Path, retain: str, at: str | None, disposed: str | None, state: str, keep_until: str
    ) -> None:
        """The last day of keeping is a day on which it is still kept."""
        more = {} if disposed is None else {"disposed_at": disposed}
        statement = said("letter", at, author=ASA, facts=DOCUMENT, **more)
        handed_on(tmp_path / "out", [statement], Format.DISPOSAL, policies=(keeping(retain),))
        (row,) = rows_of(tmp_path / "out" / "disposal.csv")
        assert tuple(row) == DISPOSAL
        assert (row["state"], row["keep_until"], row["retention"]) == (state, keep_until, retain)
        assert row["decision"] == row["disposed_by"] == ""

    def test_the_minutes_count_by_series(self, tmp_path: Path) -> None:
        """One row for each obligation, channel and state, with its first and last day."""
        statements = [
            said("a", "2024-05-01", author=ASA, facts=DOCUMENT),
            said("b", "2024-05-03", author=ASA, facts=DOCUMENT),
            said("c", "2024-06-05", author=ASA, facts=DOCUMENT),
        ]
        handed_on(tmp_path / "out", statements, Format.DISPOSAL, policies=(keeping("P10D"),))
        over, kept = rows_of(tmp_path / "out" / "disposal-summary.csv")
        assert (over["state"], over["count"]) == ("may-be-disposed-of", "2")
        assert (over["first_sent"], over["last_sent"]) == ("2024-05-01", "2024-05-03")
        assert (over["first_keep_until"], over["last_keep_until"]) == ("2024-05-11", "2024-05-13")
        assert (kept["state"], kept["count"]) == ("kept", "1")

    def test_a_removal_is_told_beside_what_was_removed(self, tmp_path: Path) -> None:
        """To take something down is to dispose of it, also where the removal is of another period."""
        statements = [
            said("letter", "2024-05-01", author=ASA, facts=DOCUMENT),
            said("gone", "2024-06-02", act="removal", target="letter"),
        ]
        period = Selection(end=dt.date(2024, 5, 31))
        handed_on(
            tmp_path / "out", statements, Format.DISPOSAL, policies=(keeping("P10D"),), selection=period
        )
        (row,) = rows_of(tmp_path / "out" / "disposal.csv")
        assert row["removed_from_platform"] == "2024-06-02"

    def test_a_source_is_not_made_up(self, tmp_path: Path) -> None:
        """A duty without one has an empty cell."""
        policy = keeping("P10D", cite=None)
        handed_on(
            tmp_path / "out", [said("a", "2024-05-01", author=ASA, facts=DOCUMENT)], Format.DISPOSAL,
            policies=(policy,),
        )  # fmt: skip
        assert rows_of(tmp_path / "out" / "disposal.csv")[0]["source"] == ""


class TestDeadlines:
    """Last days as a calendar."""

    def test_a_calendar_program_reads_them(self, tmp_path: Path) -> None:
        """Each obligation with a last day is a task, done or still to do, with the same id in every run."""
        icalendar = pytest.importorskip("icalendar")
        handed_on(tmp_path / "one", example(), Format.DEADLINES)
        handed_on(tmp_path / "two", example(), Format.DEADLINES)
        data = (tmp_path / "one" / CALENDAR).read_bytes()
        assert data == (tmp_path / "two" / CALENDAR).read_bytes()
        tasks = list(icalendar.Calendar.from_ical(data).walk("VTODO"))
        told = {str(one["DESCRIPTION"]).partition(" ")[0]: one for one in tasks}
        assert len({str(one["UID"]) for one in tasks}) == len(tasks)
        assert told["overdue"]["STATUS"] == "NEEDS-ACTION"
        assert told["late"]["STATUS"] == told["in-time"]["STATUS"] == "COMPLETED"
        assert told["late"]["DUE"].dt == dt.date(2024, 5, 13)
        assert isinstance(told["urgent-late"]["DUE"].dt, dt.datetime)
        assert "COMPLETED" in told["late"]
        assert "COMPLETED" not in told["overdue"]

    def test_only_what_is_handed_on_has_deadlines(self, tmp_path: Path) -> None:
        """A period leaves the others out."""
        period = Selection(end=dt.date(2024, 5, 8))
        handed = handed_on(tmp_path / "out", example(), Format.DEADLINES, selection=period)
        days = {item.at.date() for _, item, _ in handed.fulfilments() if isinstance(item.at, dt.datetime)}
        assert max(days) <= dt.date(2024, 5, 8)

    def test_lines_are_short_and_words_are_no_markup(self, tmp_path: Path) -> None:
        """No line is longer than 75 bytes; line breaks, commas and semicolons are escaped."""
        statement = said(
            "a,b;c\\d" + "å" * 90, "2024-06-03", author=ASA, facts=DOCUMENT,
            address="https://example.org/a b",
        )  # fmt: skip
        handed_on(tmp_path / "out", [said("own", "2024-06-01"), statement], Format.DEADLINES)
        data = (tmp_path / "out" / CALENDAR).read_bytes()
        assert max(map(len, data.split(b"\r\n"))) <= 75
        assert b"DESCRIPTION:a\\,b\\;c\\\\d" in data
        assert b"URL:https://example.org/a%20b" in data

    def test_a_request_answered_late_in_time_and_not_at_all(self, tmp_path: Path) -> None:
        """Of an archive with both sides the three come out as they are."""
        handed = handed_on(
            tmp_path / "out", example(), Format.DEADLINES, holds=Holds(sides=tuple(Side), end=JUNE)
        )
        told = {item.id: one.outcome.value for _, item, one in handed.fulfilments()}
        assert (told["in-time"], told["late"], told["overdue"]) == ("done", "late", "overdue")
        assert DIRECTORY.channels
