"""A policy as it stands on the page: its rules with what can be chosen, its problems, and changes."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from benches import NAME, POLICY, SUITE, Folder

from offentligroll.editing.draft import Draft
from offentligroll.languages import MessageError
from offentligroll.workbench.controls import controls


def rule(folder: Folder, identity: str, text: str = POLICY, cases: str = "") -> dict[str, Any]:
    """What the page shows of a rule."""
    look = folder.call("write/look", name=NAME, text=text, cases=cases)
    found: dict[str, Any] = next(one for one in look["rules"] if one["id"] == identity)
    return found


def changed(folder: Folder, text: str = POLICY, **change: object) -> str:
    """The text after a change."""
    new: str = folder.call("write/change", name=NAME, text=text, change=change)["text"]
    return new


class TestLooking:
    """What the page shows of a policy."""

    def test_each_rule_has_its_sentence_in_every_language(self, folder: Folder) -> None:
        """With the key under which it is changed."""
        words = {"says.sv": "Ingen partipolitik.", "says.en": "No party politics."}
        assert rule(folder, "no-party")["words"] == words
        assert set(rule(folder, "keep")["words"]) == {"action.sv", "action.en"}
        assert set(rule(folder, "speaks-for-town")["words"]) == {"phrase.sv", "phrase.en"}

    @pytest.mark.parametrize(
        ("identity", "chosen"),
        [
            ("listed", {"verb": "decides", "decides": "official"}),
            ("own", {"verb": "presumes", "presumes": "personal"}),
            ("no-party", {"verb": "must_not", "in_capacity": "official"}),
            ("no-threats", {"then": "may_remove"}),
            ("keep", {"in_capacity": "official"}),
            ("speaks-for-town", {}),
        ],
    )
    def test_what_can_be_chosen_is_told_with_what_is(
        self, folder: Folder, identity: str, chosen: dict[str, str]
    ) -> None:
        """Strength, conclusion and reach are drop-downs; what is chosen is among the options."""
        choices = rule(folder, identity)["choices"]
        assert {one["key"]: one["chosen"] for one in choices} == chosen
        assert all(one["chosen"] in dict(one["options"]) for one in choices)

    def test_a_requirement_can_become_another_requirement_only(self) -> None:
        """What is official only if something holds concludes nothing."""
        draft = Draft.of('[[capacity]]\nid = "a"\nofficial_only_if = "is-spoken"\n')
        (told,) = controls(draft, "en")
        assert [one[0] for one in told["choices"][0]["options"]] == ["official_only_if", "personal_only_if"]
        assert told["conditions"][0]["key"] == "official_only_if"

    @pytest.mark.parametrize(
        ("identity", "key", "form", "facts"),
        [
            ("listed", "when", "all_of", [("account-is-listed", False)]),
            ("listed", "unless", "none", []),
            ("own", "rebutted_by", "any_of", [("speaks-for-town", False), ("is-on-duty", False)]),
            ("no-party", "must_not", "all_of", [("takes-party-side", False)]),
            ("no-party", "unless", "other", []),
            ("no-threats", "not_allowed", "all_of", [("is-threat", False)]),
        ],
    )
    def test_conditions_are_told_as_lists_of_facts(
        self, folder: Folder, identity: str, key: str, form: str, facts: list[tuple[str, bool]]
    ) -> None:
        """What has more to it than a list is left to the file."""
        found = next(one for one in rule(folder, identity)["conditions"] if one["key"] == key)
        assert found["form"] == form
        assert [(one["id"], one["negated"]) for one in found["facts"]] == facts

    @pytest.mark.parametrize(
        ("written", "fact"),
        [
            ("not is-spoken", {"id": "is-spoken", "negated": True, "is_known": True}),
            (
                "inte kontot tillhör myndigheten",
                {"id": "account-belongs-to-authority", "negated": True, "is_known": True},
            ),
            ("is-spokn", {"id": "is-spokn", "negated": False, "is_known": False}),
        ],
    )
    def test_facts_are_known_by_id_and_phrase(self, written: str, fact: dict[str, Any]) -> None:
        """Negated or not, and what is none is shown as it stands."""
        (told,) = controls(Draft.of(f'[[guideline]]\nid = "a"\nmust = "{written}"\n'), "en")
        assert told["conditions"][0]["facts"] == [fact]

    @pytest.mark.parametrize(
        "written", ["3", "{}", '{ all_of = "is-spoken", any_of = [] }', "{ at_least = {} }"]
    )
    def test_what_is_no_list_of_facts_is_left_to_the_file(self, written: str) -> None:
        """The page offers only what it can show."""
        (told,) = controls(Draft.of(f'[[guideline]]\nid = "a"\nmust = {written}\n'), "en")
        assert told["conditions"][0]["form"] == "other"

    def test_what_is_half_written_is_shown_too(self, folder: Folder) -> None:
        """While a file can't be read, its rules stay on the page."""
        look = folder.call("write/look", name=NAME, text=f"{POLICY}\n[[guideline]]\nid = \nmust =", cases="")
        assert look["rules"][-1]["kind"] == "guideline"
        assert look["problems"][0]["severity"] == "error"

    def test_problems_have_fixes(self, folder: Folder) -> None:
        """What is misspelt can be put right at a press."""
        text = POLICY.replace('"takes-party-side"', '"takes-party-sid"')
        (problem,) = folder.call("write/look", "sv", name=NAME, text=text, cases="")["problems"]
        assert problem["fixes"][0]["edits"][0]["newText"] == '"takes-party-side"'
        assert problem["message"].endswith("är inget faktum")

    def test_a_rule_tells_its_cases_and_what_they_do_not_show(self, folder: Folder) -> None:
        """So that one sees where a case is missing."""
        assert rule(folder, "listed", cases=SUITE)["cases"] == "1 case"
        assert all("“" in one for one in rule(folder, "no-party", cases=SUITE)["lacking"])
        assert rule(folder, "no-party", cases=SUITE)["lacking"] != []
        assert rule(folder, "speaks-for-town", cases=SUITE)["cases"] == ""

    def test_the_policys_own_are_told(self, folder: Folder) -> None:
        """Own facts, languages, sources and the title."""
        look = folder.call("write/look", "sv", name=NAME, text=POLICY, cases="")
        assert look["own"] == [{"id": "speaks-for-town", "words": "det talar för staden"}]
        assert look["languages"] == ["sv", "en"]
        assert look["sources"] == ["rules"]
        assert look["title"] == "Stadens riktlinjer"

    def test_what_never_could_be_read_has_no_title(self, folder: Folder) -> None:
        """And an own fact without words is called by its id."""
        look = folder.call("write/look", name=NAME, text='[[fact]]\nid = "a"\n', cases="")
        assert (look["title"], look["own"]) == ("", [{"id": "a", "words": "a"}])


class TestChanging:
    """Choices on the page are changes in the file."""

    def test_a_strength_is_chosen(self, folder: Folder) -> None:
        """The key becomes another, and its fact stays."""
        text = changed(folder, do="verb", kind="guideline", id="no-party", value="should_not")
        assert tomllib.loads(text)["guideline"][0]["should_not"] == "takes-party-side"

    def test_another_choice_is_a_value(self, folder: Folder) -> None:
        """What is done about a post that breaks a house rule."""
        text = changed(folder, do="set", kind="house_rule", id="no-threats", key="then", value="must_remove")
        assert tomllib.loads(text)["house_rule"][0]["then"] == "must_remove"

    @pytest.mark.parametrize(
        ("form", "facts", "written"),
        [
            ("all_of", [("is-spoken", False)], "is-spoken"),
            ("all_of", [("is-spoken", True)], "not is-spoken"),
            (
                "any_of",
                [("is-spoken", False), ("is-on-duty", True)],
                {"any_of": ["is-spoken", "not is-on-duty"]},
            ),
            ("none_of", [("is-spoken", False)], {"none_of": ["is-spoken"]}),
            ("all_of", [], None),
        ],
    )
    def test_a_condition_is_chosen(
        self, folder: Folder, form: str, facts: list[tuple[str, bool]], written: object
    ) -> None:
        """One fact, several together, or none any more."""
        told = [{"id": one, "negated": negated} for one, negated in facts]
        text = changed(
            folder, do="condition", kind="capacity", id="listed", key="when", form=form, facts=told
        )
        assert tomllib.loads(text)["capacity"][0].get("when") == written

    def test_a_sentence_is_set(self, folder: Folder) -> None:
        """In one language."""
        text = changed(folder, do="set", kind="guideline", id="no-party", key="says.sv", value="Nytt.")
        assert tomllib.loads(text)["guideline"][0]["says"] == {"sv": "Nytt.", "en": "No party politics."}

    def test_a_rule_is_removed(self, folder: Folder) -> None:
        """With everything that is its own."""
        assert "guideline" not in tomllib.loads(changed(folder, do="remove", kind="guideline", id="no-party"))

    @pytest.mark.parametrize(
        ("kind", "more", "written"),
        [
            ("guideline", {"verb": "must"}, {"must": "is-spoken"}),
            (
                "capacity",
                {"verb": "decides", "value": "personal"},
                {"decides": "personal", "when": "is-spoken"},
            ),
            ("house_rule", {"verb": "must_remove"}, {"not_allowed": "is-spoken", "then": "must_remove"}),
            (
                "obligation",
                {},
                {"action": {"sv": "Så är det här nu.", "en": "Så är det här nu."}, "when": "is-spoken"},
            ),
            ("principle", {"facts": []}, {}),
        ],
    )
    def test_a_new_rule_is_whole(
        self, folder: Folder, kind: str, more: dict[str, Any], written: dict[str, Any]
    ) -> None:
        """It has an id of its sentence, its words in every language, its source, and no errors."""
        change = {"says": "Så är det här nu.", "cite": "rules, 9", "facts": [{"id": "is-spoken"}], **more}
        text = changed(folder, do="add", kind=kind, **change)
        new = tomllib.loads(text)[kind][-1]
        says = {"sv": "Så är det här nu.", "en": "Så är det här nu."}
        assert new == {"id": "sa-ar-det-har-nu", "says": says, "cite": "rules, 9", **written}
        problems = folder.call("write/look", name=NAME, text=text, cases="")["problems"]
        assert [one for one in problems if one["severity"] == "error"] == []

    def test_a_rule_may_have_no_source(self, folder: Folder) -> None:
        """Whoever writes it adds it later; in a file that never could be read, words are Swedish."""
        text = changed(folder, "format = 1\n", do="add", kind="principle", says="Snällt.")
        assert tomllib.loads(text)["principle"] == [{"id": "snallt", "says": {"sv": "Snällt."}}]

    def test_another_change_is_refused(self, folder: Folder) -> None:
        """There are no others."""
        with pytest.raises(MessageError):
            changed(folder, do="turn", kind="guideline")


class TestReading:
    """The policy as it reads, and what the editor asks."""

    def test_it_is_shown_as_the_command_shows_it(self, folder: Folder) -> None:
        """Numbered sentences in sections, and a picture."""
        page = folder.call("write/show", "sv", name=NAME, text=POLICY)
        assert page["title"] == "Stadens riktlinjer"
        assert {"capacity", "guidelines"} <= {one["name"] for one in page["sections"]}
        assert page["picture"].startswith("<svg ")
        assert page["is_earlier"] is False

    def test_links_stay_links(self, folder: Folder) -> None:
        """A source's address leads there."""
        text = POLICY.replace(
            'title = "Guidelines"', 'title = "Guidelines"\nurl = "https://town.example/rules"'
        )
        page = folder.call("write/show", name=NAME, text=text)
        lines = [part for one in page["sections"] for entry in one["entries"] for part in entry["lines"]]
        assert [["https://town.example/rules", "https://town.example/rules"]] in lines

    def test_paragraphs_of_a_document_tell_their_rules(self, folder: Folder) -> None:
        """So that a rule can point at the words that it says."""
        before, after = POLICY.split("[[guideline]]")
        text = f"The rest.\n\n```toml\n{before}```\n\nNo parties.\n\n```toml\n[[guideline]]{after}```\n"
        page = folder.call("write/show", name="town.policy.md", text=text)
        (paragraphs,) = (one["entries"] for one in page["sections"] if one["name"] == "document-1")
        assert [one["words"] for one in paragraphs] == ["The rest.", "No parties."]
        assert paragraphs[0]["encoded"] == ["fact speaks-for-town", "capacity listed", "capacity own"]
        assert "guideline no-party" in paragraphs[1]["encoded"]

    def test_with_errors_it_is_shown_as_it_was(self, folder: Folder) -> None:
        """As it last could be read; what never could can't be shown."""
        folder.call("write/show", name=NAME, text=POLICY)
        assert folder.call("write/show", name=NAME, text=f"{POLICY}x")["is_earlier"] is True
        with pytest.raises(MessageError):
            folder.call("write/show", name="new.policy.toml", text="x")

    def test_the_vocabulary_is_told_in_the_readers_words(self, folder: Folder) -> None:
        """Each fact with its id, words and chapter."""
        facts = {one["id"]: one for one in folder.call("write/facts", "sv")}
        assert facts["is-spoken"]["words"].startswith("uttalandet var muntligt")

    def test_facts_are_sought_by_words(self, folder: Folder) -> None:
        """Own ones too."""
        assert "takes-party-side" in folder.call("write/seek", name=NAME, text=POLICY, typed="partipolitik")
        assert "speaks-for-town" in folder.call("write/seek", name=NAME, text=POLICY, typed="staden")

    def test_the_editor_is_told_what_can_be_written_and_what_it_means(self, folder: Folder) -> None:
        """At a place in lines and UTF-16 units."""
        line = POLICY.splitlines().index('must_not = "takes-party-side"')
        at = {"name": NAME, "text": POLICY, "line": line, "character": 16}
        assert "takes-party-side" in [one["label"] for one in folder.call("write/complete", **at)]
        assert folder.call("write/meaning", **at)["text"].startswith("**")
        assert folder.call("write/meaning", **(at | {"line": 0})) is None
