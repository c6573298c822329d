"""An archive gone through at the workbench: begun, answered, looked at again, and handed on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from offentligroll.languages import LANGUAGES, MessageError, say
from offentligroll.queue import AnswerStore
from offentligroll.workbench import review
from offentligroll.workbench.review_archives import readable
from offentligroll.workbench.service import Bench
from small_policy import DIRECTORY, TEXT

ASA, BO = "Åsa Ek", "Bo Lind"
STRANGE = "<script>alert(1)</script> & <b>så</b>"


def post(number: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a post on one of the two pages, by turns."""
    channel = ("page:lindby", "page:lindby", "page:badhuset")[number % 3]
    text = STRANGE if number == 0 else f"Nu plogas väg {number}."
    return {
        "id": f"p{number}", "act": "post", "at": f"2024-05-0{1 + number % 9}T09:00:00+02:00",
        "channel": channel, "on_behalf_of": "lindby", "text": text, "language": "sv", **more,
    }  # fmt: skip


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A folder with a policy, a directory and an archive."""
    (tmp_path / "small.policy.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "directory.toml").write_text(DIRECTORY, encoding="utf-8")
    lines = "".join(f"{json.dumps(post(number))}\n" for number in range(9))
    (tmp_path / "posts.jsonl").write_text(lines, encoding="utf-8")
    return Bench(folder=tmp_path)


@pytest.fixture
def begun(bench: Bench) -> Bench:
    """The same, with the review begun."""
    review.begin(bench, "posts.jsonl", ["small.policy.toml"], private=False)
    return bench


def again(bench: Bench) -> Bench:
    """The workbench after a restart."""
    return Bench(folder=bench.folder)


def first(bench: Bench) -> dict[str, Any]:
    """Give what is asked first."""
    question: dict[str, Any] = review.queue(bench)["questions"][0]
    return question


class TestBeginning:
    """What can be gone through, under what."""

    def test_archives_of_the_folder_are_listed(self, bench: Bench) -> None:
        """And neither policies, directories, pictures nor the answers."""
        (bench.folder / "notes.md").write_text("# Hej", encoding="utf-8")
        (bench.folder / "picture.png").write_bytes(b"\x89PNG")
        (bench.folder / "link.jsonl").symlink_to(bench.folder / "posts.jsonl")
        AnswerStore.opened(bench.folder / "answered.sqlite")
        told = review.archives(bench)
        assert told["archives"] == ["posts.jsonl"]
        assert told["is_open"] is False
        own = [one for one in told["policies"] if one["is_own"]]
        assert [(one["id"], one["title"]) for one in own] == [
            ("small.policy.toml", "A small policy (invented)")
        ]
        assert "katrineholm" in {one["id"] for one in told["policies"]}

    def test_it_is_begun(self, begun: Bench) -> None:
        """All that waits is told, with what one can choose by."""
        told = review.queue(begun)
        assert (told["waiting"], told["all"]) == (9, 9)
        assert told["channels"] == ["page:badhuset", "page:lindby"]
        assert told["archive"] == "posts.jsonl"
        assert told["problems"] == []
        assert review.archives(begun)["is_open"]

    def test_a_shipped_policy_will_do(self, bench: Bench) -> None:
        """Beside one of the folder."""
        told = review.begin(bench, "posts.jsonl", ["small.policy.toml", "se-law"], private=False)
        assert [one["id"] for one in told["policies"]] == ["small", "se-law"]

    def test_what_can_not_be_taken_in_is_told(self, bench: Bench) -> None:
        """Lines that are none, and statements whose facts nobody knows."""
        lines = [json.dumps(post(1)), "{", json.dumps(post(2, facts={"no-fact": True}))]
        (bench.folder / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
        told = review.begin(bench, "more.jsonl", ["small.policy.toml"], private=False)
        assert told["all"] == 1
        assert len(told["problems"]) == 2

    def test_without_a_directory(self, bench: Bench) -> None:
        """It is gone through all the same."""
        (bench.folder / "directory.toml").unlink()
        record = post(1)
        del record["on_behalf_of"]
        (bench.folder / "posts.jsonl").write_text(json.dumps(record), encoding="utf-8")
        assert review.begin(bench, "posts.jsonl", ["small.policy.toml"], private=False)["all"] == 1

    @pytest.mark.parametrize(
        ("archive", "policies"),
        [
            ("posts.jsonl", []), ("../posts.jsonl", ["small.policy.toml"]), ("", ["small.policy.toml"]),
            ("none.jsonl", ["small.policy.toml"]), ("posts.jsonl", ["../small.policy.toml"]),
        ],
    )  # fmt: skip
    def test_what_is_refused(self, bench: Bench, archive: str, policies: list[str]) -> None:
        """Nothing chosen, and names that lead elsewhere."""
        with pytest.raises(MessageError):
            review.begin(bench, archive, policies, private=False)

    def test_leaving(self, begun: Bench) -> None:
        """Afterwards none is under way, and another can be begun."""
        review.close(begun)
        review.close(begun)
        with pytest.raises(MessageError, match="no review is under way"):
            review.queue(begun)

    def test_a_folder_without_archives(self, tmp_path: Path) -> None:
        """There is nothing to choose from."""
        assert readable(tmp_path) == []


class TestQueue:
    """What is open, and what is chosen of it."""

    def test_the_question_that_most_wait_for_is_first(self, begun: Bench) -> None:
        """With its words in the reader's language."""
        question = first(begun)
        assert question["count"] == 6
        assert question["is_group"]
        assert "everything on page:lindby, from 1 May 2024 to 8 May 2024" in question["about"]
        swedish = Bench(folder=begun.folder, language="sv", kept=begun.kept)
        assert "allt på page:lindby" in first(swedish)["about"]

    @pytest.mark.parametrize(
        ("chosen", "fits"),
        [
            ({"channel": "page:badhuset"}, True),
            ({"channel": "page:elsewhere"}, False),
            ({"policy": "small"}, True),
            ({"policy": "other"}, False),
            ({"text": "OFFICIAL CHANNELS"}, True),
            ({"text": "page:badhuset"}, True),
            ({"text": "no such words"}, False),
        ],
    )
    def test_it_can_be_filtered(self, begun: Bench, chosen: dict[str, str], fits: bool) -> None:
        """By channel, policy and words; the counts are those of all."""
        told = review.queue(begun, **chosen)
        assert bool(told["questions"]) is fits
        assert told["fitting"] == len(told["questions"])
        assert told["open"] == review.queue(begun)["open"]

    def test_a_statement_is_told_with_its_words(self, begun: Bench) -> None:
        """What strangers wrote is data."""
        told = review.statement(begun, 0)
        assert "".join(told["words"]) == STRANGE
        assert told["channel"] == "page:lindby"
        assert told["who"] is None
        assert told["says"][0]["policy"] == "A small policy (invented)"
        assert told["says"][0]["lines"]

    def test_the_words_that_an_answer_rests_on_stand_apart(self, bench: Bench) -> None:
        """So that the page can mark them."""
        record = post(1, text="Inlägget är satir. Nu plogas det.", author={"id": "kim", "name": "Kim Ek"})
        (bench.folder / "one.jsonl").write_text(json.dumps(record), encoding="utf-8")
        review.begin(bench, "one.jsonl", ["katrineholm", "se-law"], private=False)
        told = review.statement(bench, 0)
        assert "".join(told["words"]) == record["text"]
        assert told["who"] == "Kim Ek"

    def test_there_is_no_such_statement(self, begun: Bench) -> None:
        """It is told."""
        with pytest.raises(MessageError, match="no statement number 99"):
            review.statement(begun, 99)


class TestAnswering:
    """Kept with who and when; nothing is lost."""

    def test_an_answer_settles_its_group(self, begun: Bench) -> None:
        """And the next question comes."""
        before = review.queue(begun)
        number = review.answer(begun, first(begun)["id"], "no", ASA, note="Listan 2024")["number"]
        after = review.queue(begun)
        assert number == 1
        assert first(begun)["id"] != before["questions"][0]["id"]
        assert after["open"] != before["open"]
        (kept,) = AnswerStore.opened(begun.folder / "answered.sqlite").kept()
        assert (kept.by, kept.note) == (ASA, "Listan 2024")
        assert any(ASA in one for one in review.statement(begun, 0)["answers"])

    def test_one_statement_alone(self, begun: Bench) -> None:
        """The others still wait."""
        question = first(begun)
        review.answer(begun, question["id"], "no", ASA, only=question["statements"][0])
        assert first(begun)["count"] == question["count"] - 1

    def test_after_a_restart_all_is_there(self, begun: Bench) -> None:
        """The queue goes on where it was."""
        review.answer(begun, first(begun)["id"], "yes", ASA)
        fresh = again(begun)
        told = review.begin(fresh, "posts.jsonl", ["small.policy.toml"], private=False)
        assert told == review.queue(begun)

    def test_two_windows_lose_nothing(self, begun: Bench) -> None:
        """Who answers second is told that somebody has."""
        other = again(begun)
        review.begin(other, "posts.jsonl", ["small.policy.toml"], private=False)
        question = first(begun)["id"]
        review.answer(begun, question, "yes", ASA)
        with pytest.raises(MessageError, match="no longer open"):
            review.answer(other, question, "no", BO)
        assert review.queue(other) == review.queue(begun)

    def test_undo(self, begun: Bench) -> None:
        """One's own last, until nothing is left."""
        before = review.queue(begun)
        review.answer(begun, first(begun)["id"], "yes", ASA)
        assert review.undo(begun, ASA) == {"number": 1}
        assert review.queue(begun) == before
        assert review.undo(begun, ASA) == {"number": None}

    def test_no_answer_is_refused(self, begun: Bench) -> None:
        """Anything else than yes, no and unknown."""
        with pytest.raises(MessageError, match="`perhaps` is not an answer"):
            review.answer(begun, first(begun)["id"], "perhaps", ASA)

    def test_a_second_person_looks(self, begun: Bench) -> None:
        """Others' answers, with what they count for; and their agreement is kept."""
        review.answer(begun, first(begun)["id"], "yes", ASA, note="Se listan")
        assert review.second(begun, ASA) == []
        (waiting,) = review.second(begun, BO)
        assert (waiting["count"], waiting["note"]) == (6, "Se listan")
        assert ASA in waiting["words"]
        assert review.agree(begun, waiting["number"], BO) == {"number": 1}
        assert review.second(begun, BO) == []


class TestChangedPolicy:
    """A policy is changed while an archive is gone through."""

    def test_what_comes_out_otherwise_is_told(self, begun: Bench) -> None:
        """And the review goes on under the policy as it is now."""
        review.answer(begun, first(begun)["id"], "yes", ASA)
        assert review.changed(begun) == {"count": 0, "statements": []}
        changed = TEXT.replace('decides = "official"', 'decides = "personal"')
        (begun.folder / "small.policy.toml").write_text(changed, encoding="utf-8")
        told = review.changed(begun)
        assert told["count"] == 6
        assert told["statements"][0]["number"] == 0
        assert "official" in told["statements"][0]["words"]
        assert told["statements"][0]["lines"]
        assert review.changed(begun)["count"] == 0

    def test_a_policy_of_another_id_is_compared_with_nothing(self, begun: Bench) -> None:
        """It is another policy."""
        (begun.folder / "small.policy.toml").write_text(TEXT.replace('id = "small"', 'id = "big"'), "utf-8")
        assert review.changed(begun)["count"] == 0
        assert [one["id"] for one in review.queue(begun)["policies"]] == ["big"]


class TestHandingOn:
    """What is handed on carries who decided what."""

    def test_the_trail_tells_everything(self, begun: Bench) -> None:
        """The last first."""
        review.answer(begun, first(begun)["id"], "yes", ASA)
        review.agree(begun, 1, BO)
        review.undo(begun, BO)
        words = review.trail(begun)
        assert [name in line for name, line in zip((BO, BO, ASA), words, strict=True)] == [True] * 3
        assert "took back number 2" in words[0]
        assert "official channels" in words[2]

    def test_facts_that_are_no_more_are_named(self, begun: Bench) -> None:
        """The trail is older than the policy."""
        review.answer(begun, first(begun)["id"], "yes", ASA)
        own = next(one for one in review.queue(begun)["questions"] if "town hall" in one["asks"])
        review.answer(begun, own["id"], "no", ASA)
        text = TEXT[: TEXT.index("[[fact]]")] + TEXT[TEXT.index("[[capacity]]") : TEXT.index("[[guideline]]")]
        (begun.folder / "small.policy.toml").write_text(text, encoding="utf-8")
        review.changed(begun)
        assert "shows-the-town-hall" in review.trail(begun)[0]

    @pytest.mark.parametrize("kind", ["answers", "assessments"])
    def test_files_carry_who_decided(self, begun: Bench, kind: str) -> None:
        """The same as the command writes."""
        review.answer(begun, first(begun)["id"], "yes", ASA)
        told = review.export(begun, kind)
        assert told["text"].count(ASA) == 6
        assert told["name"] in ("answered.csv", "assessments.jsonl")

    def test_the_whole_trail_is_a_file_too(self, begun: Bench) -> None:
        """With what was taken back, as rows of the file of answers."""
        review.answer(begun, first(begun)["id"], "yes", ASA, note="=1+1")
        review.undo(begun, ASA)
        told = review.export(begun, "trail")
        rows = list(csv.DictReader(io.StringIO(told["text"])))
        assert told["name"] == "trail.csv"
        assert [(one["kind"], one["by"], one["of"]) for one in rows] == [
            ("answer", ASA, ""),
            ("undo", ASA, "1"),
        ]
        assert (rows[0]["truth"], rows[0]["first_day"], rows[0]["note"]) == ("yes", "2024-05-01", "'=1+1")
        assert rows[1]["truth"] == ""

    @pytest.mark.parametrize("kind", ["registration", "sarif"])
    def test_other_lists(self, begun: Bench, kind: str) -> None:
        """Are there too."""
        assert review.export(begun, kind)["text"]

    def test_nothing_else_is_written(self, begun: Bench) -> None:
        """What nobody knows is told."""
        with pytest.raises(MessageError, match="there is no export called `zip`"):
            review.export(begun, "zip")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_keys_are_the_same(tmp_path: Path, language: str) -> None:
    """Each does one thing, is one character, and says what it does."""
    keys = review.keys(Bench(folder=tmp_path, language=language))
    assert [one["action"] for one in keys] == list(review.ACTIONS)
    pressed = [one["key"] for one in keys]
    assert len(set(pressed)) == len(pressed)
    assert all(len(key) == 1 and key == key.lower() for key in pressed)
    assert all(one["does"] != one["action"] for one in keys)
    assert say("reviewing.does.yes", language)
