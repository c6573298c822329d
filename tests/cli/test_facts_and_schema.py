"""The page of facts, with what a policy uses marked; and the schemas for editors."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import POLICY, offentligroll, written

from offentligroll.conversion.schemas import shipped_schema

USING = (
    POLICY
    + """
[assume]
account-is-run-by-staff = false

[[fact]]
id = "own-group"
phrase = { sv = "det är eget", en = "it is own" }
any_of = ["is-reply", "is-share"]

[[fact]]
id = "own-unused"
phrase = { sv = "det används inte", en = "it is not used" }
all_of = ["is-spoken"]

[[capacity]]
id = "a"
decides = "official"
when = "account-is-listed"
says = { sv = "A.", en = "A." }

[[guideline]]
id = "b"
must_not = "own-group"
says = { sv = "B.", en = "B." }

[[obligation]]
id = "c"
when = "receives-request"
action = { sv = "C.", en = "C." }
says = { sv = "C.", en = "C." }
"""
)


def test_what_a_policy_uses_is_marked(tmp_path: Path) -> None:
    """Facts of rules, of own facts and of assumptions are marked, and the policy's own ones are added."""
    policy = written(tmp_path, "tiny.policy.toml", USING)
    ended = offentligroll("facts", "--used", policy, "--lang", "en", width=200)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("* is used by “Tiny”\n\nWho\n")
    marked = [line.split()[1] for line in ended.out.splitlines()[1:] if line.startswith("*")]
    assert marked == [
        "account-is-listed",
        "account-is-run-by-staff",
        "is-share",
        "is-reply",
        "is-spoken",
        "receives-request",
        "own-group",
    ]
    *_, own = ended.out.split("\nThe policy's own\n")
    used, unused, *_ = own.splitlines()
    assert used.split()[:2] == ["*", "own-group"]
    assert unused.split()[0] == "own-unused"
    assert "\nThe policy uses 6 of " in ended.out


def test_a_policy_without_own_facts_has_no_chapter_of_them(tmp_path: Path) -> None:
    """The page is the vocabulary, in the order of its chapters, in Swedish too."""
    policy = written(tmp_path, "tiny.policy.toml", POLICY)
    ended = offentligroll("facts", "--used", policy, "--lang", "sv")
    assert "Policyns egna" not in ended.out
    assert "Policyn använder 0 av " in ended.out


def test_nothing_is_marked_unless_asked() -> None:
    """Without a policy there is no column of marks."""
    lines = offentligroll("facts", "--lang", "en").out.splitlines()
    assert lines[1].startswith("author-")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["account-is-listed", "--used", "katrineholm"], "can be used with the whole list"),
        (["--used", "katrinholm"], "did you mean `katrineholm`?"),
    ],
    ids=["one-fact", "no-policy"],
)
def test_misuse(argv: list[str], words: str) -> None:
    """What does not fit together, or is not there, is told."""
    ended = offentligroll("facts", *argv)
    assert ended.code == 2
    assert words in ended.err


@pytest.mark.parametrize("kind", ["policy", "cases", "directory", "statement", "assessment"])
def test_schemas_are_printed(kind: str) -> None:
    """The schema of each kind of file goes to standard output, as it is shipped."""
    ended = offentligroll("schema", kind)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == shipped_schema(kind)


def test_schemas_are_asked_for_in_any_language() -> None:
    """As of every command, help and errors are in the language that is asked for."""
    assert offentligroll("schema", "policy", "--lang", "sv").out == shipped_schema("policy")
    assert "är inget av" in offentligroll("schema", "x", "--lang", "sv").err


def test_there_is_no_schema_of_other_kinds() -> None:
    """Another word is misuse, and the kinds are named."""
    ended = offentligroll("schema", "statements")
    assert ended.code == 2
    assert "`statements` is not one of `policy`, `cases`, `directory`, `statement`, `assessment`" in ended.err


@pytest.mark.parametrize(
    ("words", "first", "said"),
    [
        ("samtycke", "all-shown-have-consented", "har samtyckt till publiceringen"),
        ("threat", "is-threat", "det innehåller ett hot"),
        ("hot", "uses-role-as-leverage", "det innehåller ett hot mot någon"),
        ("diarieföra", "was-kept-as-record", "Krävs i katrineholm: ”"),
        ("öppettider", "is-in-opening-hours", "Eftersöks i texter: ”"),
    ],
)
def test_words_find_facts(words: str, first: str, said: str) -> None:
    """A fact is found by its name in any language, by what is looked for, and by rules that ask for it."""
    found = offentligroll("facts", words, "--lang", "sv")
    assert found.code == 0
    assert found.out.splitlines()[0] == first
    assert said in found.out


def test_what_is_found_is_cut_where_it_is_much() -> None:
    """Of many facts the first are told, and the others counted."""
    assert "more facts were found." in offentligroll("facts", "authority", "--lang", "en").out


def test_words_that_lead_nowhere_are_a_misuse() -> None:
    """As a misspelt id is: with what may have been meant, or where all facts are."""
    found = offentligroll("facts", "xyzzyx", "--lang", "sv")
    assert found.code == 2
    assert "det finns inget faktum `xyzzyx`" in found.err
