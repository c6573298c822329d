"""The command `compare`."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from cli_builders import DIRECTORY, KATRINEHOLM, STATEMENTS, offentligroll

from offentligroll.policy.reading import shipped_files

PERSONAL_POLICY = """format = 1
id = "own-account"
version = "1"
languages = ["sv", "en"]
zone = "Europe/Stockholm"
title = { sv = "Egna konton", en = "Own accounts" }
question = { sv = "Är kontot eget?", en = "Is the account one's own?" }

[[capacity]]
id = "own"
decides = "personal"
when = "account-belongs-to-author"
says = { sv = "Det egna kontot är ens eget.", en = "One's own account is one's own." }
"""


@pytest.fixture
def own_account(tmp_path: Path) -> str:
    """Give a policy that takes every account of the author's own for personal."""
    path = tmp_path / "own-account.policy.toml"
    path.write_text(PERSONAL_POLICY, "utf-8")
    return str(path)


def test_two_policies_answer_side_by_side(own_account: str) -> None:
    """Each policy answers its own question, and the facts on which they part stand below."""
    policies = ("--policy", "katrineholm", "--policy", own_account)
    ended = offentligroll(
        "compare", STATEMENTS, "--id", "facebook-reflection", *KATRINEHOLM, *policies, "--lang", "sv"
    )
    assert (ended.code, ended.err) == (0, "")
    assert "Görs uttalandet i rollen?" in ended.out
    assert "Är kontot eget?" in ended.out
    assert "Fakta där de skiljs åt" in ended.out
    assert "- Kontot tillhör avsändaren: own-account (personligt)" in ended.out


def test_the_first_of_several_is_said_to_be_one(own_account: str) -> None:
    """Who names no statement of an archive is told that there are others."""
    ended = offentligroll("compare", STATEMENTS, *KATRINEHOLM, "--policy", own_account, "--lang", "sv")
    assert "detta är det första av flera uttalanden; --id och --number väljer ett annat" in ended.err
    ended = offentligroll("compare", STATEMENTS, "--number", "1", *KATRINEHOLM, "--policy", own_account)
    assert ended.err == ""


def test_words_can_be_left_out(own_account: str) -> None:
    """The statement's words are shown above, unless they are to be left out."""
    call = ("compare", STATEMENTS, "--id", "consultant-otherwise", *KATRINEHOLM, "--policy", own_account)
    assert offentligroll(*call, "--lang", "sv").out.startswith("”Jag tycker")
    assert "Jag tycker" not in offentligroll(*call, "--lang", "sv", "--no-words").out


def test_without_policies_all_that_are_shipped_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """All shipped policies are asked if nobody names any; one alone parts from nobody."""
    # What is first imported now would keep the short list for all tests that come after.
    importlib.import_module("offentligroll.questions.choosing")
    monkeypatch.setattr(shipped_files, "shipped_ids", lambda: ("katrineholm",))
    ended = offentligroll("compare", STATEMENTS, "--number", "4", *KATRINEHOLM, "--lang", "en")
    assert ended.code == 0
    assert "All answer for the same reasons." in ended.out


def test_policies_that_agree_on_different_grounds_are_said_to(own_account: str) -> None:
    """Where all answer alike, the facts are those on which each rests."""
    policies = ("--policy", "katrineholm", "--policy", own_account)
    call = ("compare", STATEMENTS, "--id", "consultant-otherwise", *KATRINEHOLM, *policies, "--lang", "en")
    assert "All give the same answer, on different grounds" in offentligroll(*call).out


def test_two_names_for_a_statement_are_misuse() -> None:
    """A statement has an id or a number."""
    ended = offentligroll("compare", STATEMENTS, "--id", "a", "--number", "1")
    assert ended.code == 2
    assert "give one of them" in ended.err


def test_what_can_not_be_read_is_told() -> None:
    """A statement that is none, or that answers what is no fact, is told in a line."""
    unread = offentligroll("compare", "--lang", "en", "--policy", "katrineholm", stdin=b"{")
    assert unread.code == 1
    wrong = b'{"act": "post", "text": "A.", "facts": {"is-satyre": true}}'
    refused = offentligroll("compare", "--lang", "en", "--policy", "katrineholm", stdin=wrong)
    assert refused.code == 1
    assert "did you mean `is-satire`?" in refused.err


def test_what_is_about_others_is_only_counted() -> None:
    """Of all shipped policies those of the country come first, and those for others are folded."""
    ended = offentligroll("compare", STATEMENTS, "--directory", DIRECTORY, "--lang", "en")
    assert ended.out.index("se-law") < ended.out.index("more policies are about others")
    assert "us-hatch-act" not in ended.out
    named = offentligroll(
        "compare", STATEMENTS, "--directory", DIRECTORY, "--policy", "us-hatch-act", "--lang", "en"
    )
    assert "us-hatch-act" in named.out
