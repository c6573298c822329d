"""The command `faq`: a page out of a policy, and what a change of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import POLICY, Ended, offentligroll, written

SAYS = 'says = { sv = "Ingen parti<politik>.", en = "No party politics." }\nanswers = ["may-say"]\n'
RULES = (
    f'[[guideline]]\nid = "no-party"\nin_capacity = "any"\nmust_not = "takes-party-side"\n{SAYS}'
    f'[[guideline]]\nid = "kindly"\nin_capacity = "any"\n'
    f'may = {{ none_of = ["is-abusive", "is-threat"] }}\n{SAYS}'
    '[[guideline]]\nid = "unasked"\nmust_not = "is-spam"\nsays = { sv = "Nej.", en = "No." }\n'
)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy of two rules that answer a question, and one that does not."""
    return written(tmp_path, "own.policy.toml", POLICY + RULES)


def faq(policy: Path | str, *words: str | Path) -> Ended:
    """Write in English."""
    return offentligroll("faq", "--policy", policy, *words, "--lang", "en")


def test_a_page_is_printed(policy: Path) -> None:
    """The question is a heading, the case and its answer stand below, with the source."""
    page = faq(policy).out
    assert "## May I say or write this?" in page
    assert "**If it takes a party-political side or campaigns:** No, you may not." in page
    assert "Ground: No party politics. (no source given)" in page


def test_a_page_for_a_browser(policy: Path, tmp_path: Path) -> None:
    """What a policy says is never taken as markup."""
    out = tmp_path / "faq.html"
    assert offentligroll("faq", "--policy", policy, "--out", out, "--lang", "sv").code == 0
    assert "Ingen parti&lt;politik&gt;." in out.read_text("utf-8")


def test_a_change_of_the_policy_is_seen(policy: Path, tmp_path: Path) -> None:
    """What was answered is kept, and asked again."""
    out = tmp_path / "faq.md"
    assert faq(policy, "--out", out).out.endswith("answers were written, and saved beside it.\n")
    assert faq(policy, "--out", out, "--check").code == 0
    changed = policy.read_text("utf-8").replace('must_not = "takes', 'may = "takes')
    policy.write_text(changed.replace('"is-threat"', '"is-obscene"'), "utf-8")
    ended = faq(policy, "--out", out, "--check")
    assert ended.code == 1
    assert (
        "- `may-say: takes-party-side` was answered `no (no-party)`, and is answered `yes (no-party)`"
        in ended.out
    )
    assert (
        "`may-say: not is-abusive, not is-threat` was answered `yes (kindly)`, and is no longer answered"
        in ended.out
    )
    assert (
        "`may-say: not is-abusive, not is-obscene` is answered `yes (kindly)`, and was not before"
        in ended.out
    )


def test_what_can_not_be_done(policy: Path, tmp_path: Path) -> None:
    """Errors say what to do."""
    out = tmp_path / "none" / "faq.md"
    assert "`--check` needs the page" in faq(policy, "--check").err
    assert "write the page without `--check` first" in faq(policy, "--out", out, "--check").err
    assert "can't be written" in faq(policy, "--out", out).err
    broken = tmp_path / "faq.md"
    for text in ("{", "[]", '{"format": 1, "policy": 7}', '{"format": 1, "policy": "own", "answers": []}'):
        written(tmp_path, "faq.md.asked.json", text)
        assert "is not what was kept" in faq(policy, "--out", broken, "--check").err


def test_shipped_policies_have_answers() -> None:
    """The model of municipal guidelines answers the questions that its rules name."""
    page = faq("se-municipal-model").out
    assert page.count("\n## ") >= 8
