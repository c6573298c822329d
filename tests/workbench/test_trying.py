"""A post to try, and a question to ask, under a policy that is being written."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from benches import CASES, DIRECTORY, NAME, POLICY, SUITE, Folder

from offentligroll.files.problems import FileError
from offentligroll.languages import MessageError
from offentligroll.workbench import asking

POST = {"text": "😀 Rösta på oss i valet!", "language": "sv"}


def tried(folder: Folder, post: dict[str, Any], language: str = "en", /, **answers: str) -> dict[str, Any]:
    """What comes of a post."""
    told = {key.replace("_", "-"): value for key, value in answers.items()}
    found: dict[str, Any] = folder.call(
        "trying/try", language, policy=NAME, post=post, answers=told, text=POLICY
    )
    return found


class TestTrying:
    """What is read, what the policy makes of it, and what it asks."""

    def test_words_are_quoted_as_browsers_count(self, folder: Folder) -> None:
        """A smiley is two units, and the quote stands where it stands."""
        fact = next(one for one in tried(folder, POST)["facts"] if one["id"] == "takes-party-side")
        (start, end), *_ = fact["quotes"]
        units = POST["text"].encode("utf-16-le")[2 * start : 2 * end]
        assert units.decode("utf-16-le").startswith("Rösta på")
        assert fact["truth"] == "yes"

    def test_it_asks_until_it_is_settled(self, folder: Folder) -> None:
        """The next question, and for which rules; an answer is told with its question."""
        first = tried(folder, POST)
        assert (first["capacity"], first["next"]["fact"]) == ("undetermined", "account-is-listed")
        assert first["next"]["rules"] == ["Listed channels are official."]
        then = tried(folder, POST, account_is_listed="yes")
        assert (then["capacity"], then["status"]) == ("official", "settled")
        assert then["answers"][0]["truth"] == "yes"

    def test_guidelines_and_duties_are_told(self, folder: Folder) -> None:
        """What is gone against is marked; what does not apply is left out."""
        found = tried(folder, POST, account_is_listed="yes", is_spoken="no")
        against = {one["id"]: one["is_against"] for one in found["findings"]}
        assert against["no-party"] is True
        assert [one["id"] for one in found["duties"]] == ["keep"]
        open_ones = tried(folder, {"text": "Hej"})["findings"]
        assert next(one for one in open_ones if one["id"] == "no-party")["asks"] != []

    def test_a_settled_post_asks_nothing(self, folder: Folder) -> None:
        """What remains is not asked where nothing depends on it."""
        answers = {"account_is_listed": "yes"}
        for _ in range(20):
            following = tried(folder, POST, **answers)["next"]
            if following is None:
                break
            answers[following["fact"].replace("-", "_")] = "unknown"
        assert following is None

    def test_who_and_where_come_from_the_directory(self, folder: Folder) -> None:
        """People are chosen by name, and a visitor is one whom the directory does not hold."""
        nobody = folder.call("trying/people")
        assert (nobody["authors"], nobody["channels"]) == ([], [])
        (folder.path / "directory.toml").write_text(DIRECTORY, "utf-8")
        assert folder.call("trying/people")["authors"] == [["kim", "Kim"]]
        assert folder.call("trying/people")["authors"] == [["kim", "Kim"]]
        assert dict(nobody["acts"])["post"] == "post"
        tried(folder, {"author": "kim", "text": "Hej"})
        visitor = tried(folder, {"author": "visitor", "text": "Hej"})
        assert visitor["capacity"] == "personal"

    def test_what_is_no_post_is_told(self, folder: Folder) -> None:
        """Such as a day that is none."""
        with pytest.raises(FileError):
            tried(folder, {"at": "yesterday"})

    def test_a_post_becomes_a_case(self, folder: Folder) -> None:
        """What is known for certain is told, and what came out is expected; nothing is saved."""
        kept = folder.call(
            "trying/keep",
            policy=NAME,
            post=POST,
            answers={"account-is-listed": "yes"},
            cases=SUITE,
            title="",
            text=POLICY,
        )
        case = tomllib.loads(kept["text"])["case"][-1]
        assert kept["text"].startswith(SUITE)
        assert case["id"] == kept["id"] == "rosta-pa-oss-i-valet"
        assert "account-is-listed" in case["yes"]
        assert case["expect"] == {"capacity": "official", "status": "settled"}
        assert not (folder.path / CASES).exists()

    def test_a_case_without_words_is_titled_all_the_same(self, folder: Folder) -> None:
        """In the reader's language, or as it is told."""
        told = {"policy": NAME, "post": {"act": "share"}, "answers": {}, "cases": ""}
        assert folder.call("trying/keep", "sv", **told, title="")["id"] == "ett-inlagg-som-provades"
        assert folder.call("trying/keep", **told, title="Mine")["id"] == "mine"


class TestAtHand:
    """Policies as they stand on the page, else in the folder."""

    def test_the_folder_serves_where_the_page_has_no_text(self, folder: Folder) -> None:
        """As for questions."""
        found = folder.call("trying/try", policy=NAME, post=POST, answers={})
        assert found["capacity"] == "undetermined"

    def test_a_policy_with_errors_serves_as_it_last_was_without(self, folder: Folder) -> None:
        """And one that never was is told."""
        tried(folder, POST)
        broken = {"policy": NAME, "post": POST, "answers": {}, "text": f"{POLICY}x"}
        assert folder.call("trying/try", **broken)["facts"] != []
        with pytest.raises(MessageError, match="has errors"):
            folder.call("trying/try", **(broken | {"policy": "new.policy.toml", "text": "x"}))

    def test_a_policy_beside_it_is_read_anew(self, folder: Folder) -> None:
        """What it takes in may have been changed."""
        beside = POLICY.replace('id = "town"', 'id = "base"')
        (folder.path / "base.policy.toml").write_text(beside, "utf-8")
        text = 'extends = ["base"]\n' + POLICY.partition("[[fact]]")[0]
        rules = {"name": "own.policy.toml", "text": text.replace('id = "town"', 'id = "own"'), "cases": ""}
        folder.call("write/look", **rules)
        (folder.path / "base.policy.toml").write_text("x", "utf-8")
        assert folder.call("write/look", **rules)["problems"][0]["severity"] == "error"


class TestAsking:
    """A question, two or three taps, one sentence with its source."""

    def ask(self, folder: Folder, language: str = "en", **answers: str) -> dict[str, Any]:
        """Ask whether something may be said."""
        told = {key.replace("_", "-"): value for key, value in answers.items()}
        asked = {"policy": NAME, "question": "may-say", "side": "speaker", "answers": told}
        found: dict[str, Any] = folder.call("asking/ask", language, **asked)
        return found

    def test_ten_questions_are_offered_under_own_policies_first(self, folder: Folder) -> None:
        """Then under those that come with the library, by country."""
        offered = folder.call("asking/offered", "sv")
        assert len(offered["questions"]) == 10
        assert offered["own"] == [{"id": NAME, "words": "Stadens riktlinjer", "country": None}]
        assert {"shipped:se-law"} <= {one["id"] for one in offered["shipped"]}
        assert all(one["sides"] for one in offered["questions"])

    def test_answers_lead_to_a_sentence_with_its_source(self, folder: Folder) -> None:
        """Each tap is one answer."""
        answers: dict[str, str] = {}
        while (following := self.ask(folder, **answers)["next"]) is not None:
            assert following["ask"].endswith("?")
            answers[following["fact"].replace("-", "_")] = "unknown"
        assert "takes_party_side" in answers
        reply = self.ask(folder, takes_party_side="yes", account_is_listed="yes", is_spoken="no")
        assert reply["form"] == "no"
        assert reply["answer"].startswith("No")
        assert "Guidelines, 3" in reply["source"][0]
        assert [one["truth"] for one in reply["told"]] == ["yes", "yes", "no"]

    def test_nothing_of_an_own_house_rule_is_asked_that_nobody_can_tell(self, folder: Folder) -> None:
        """That one's own rule was broken follows from what was written."""
        asked = {"policy": NAME, "question": "may-remove", "side": "authority", "answers": {}}
        reply = folder.call("asking/ask", **asked)
        assert reply["next"] is None or ":" not in reply["next"]["fact"]

    def test_what_was_asked_is_kept_as_a_case(self, folder: Folder) -> None:
        """At the end of the policy's file of cases, which is begun where it is not there."""
        asked = {"policy": NAME, "question": "may-say", "side": "speaker"}
        answers = {"takes-party-side": "yes", "account-is-listed": "yes"}
        kept = folder.call("asking/keep", **asked, answers=answers, title="Valet")
        assert (kept["file"], kept["id"]) == (CASES, "valet")
        again = folder.call("asking/keep", "sv", **asked, answers=answers, title="")
        cases = tomllib.loads((folder.path / CASES).read_text("utf-8"))["case"]
        assert [one["id"] for one in cases] == ["valet", again["id"]]
        assert cases[1]["title"] == "Får jag säga eller skriva det här?"

    def test_a_shipped_policy_has_its_cases_in_the_folder(self, folder: Folder) -> None:
        """Under its id."""
        asked = {"policy": "shipped:katrineholm", "question": "may-say", "side": "speaker"}
        kept = folder.call("asking/keep", **asked, answers={"account-is-listed": "yes"}, title="a")
        assert kept["file"] == "katrineholm.cases.toml"

    def test_a_file_that_changes_meanwhile_is_not_written_over(
        self, folder: Folder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Somebody else saved between reading and writing."""
        monkeypatch.setattr(asking, "saved", lambda *_: {"changed": None})
        asked = {"policy": NAME, "question": "may-say", "side": "speaker", "answers": {}, "title": ""}
        with pytest.raises(MessageError, match="changed meanwhile"):
            folder.call("asking/keep", **asked)

    def test_what_follows_from_the_answers_is_not_kept(self, folder: Folder) -> None:
        """That nothing broke the house rules says of each that it was not broken; a case says the former."""
        begun = {"name": "Lindby", "country": "SE", "kind": "municipality"}
        name, cases = folder.call("policies/start", **begun)["files"]
        asked = {"policy": name, "question": "may-remove", "side": "authority"}
        answers = {"content-breaks-house-rules": "no"}
        folder.call("asking/keep", **asked, answers=answers, title="Borttagning")
        case = tomllib.loads((folder.path / cases).read_text("utf-8"))["case"][-1]
        assert case["no"] == ["content-breaks-house-rules"]
