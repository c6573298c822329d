"""The adopted document is a policy: `*.policy.md`, with its rules under the paragraphs that they encode."""

from __future__ import annotations

from pathlib import Path

import pytest

from offentligroll import Policy
from offentligroll.cases import Suite
from offentligroll.cases.policies import policy_of
from offentligroll.policy.checking.report import check_policy
from offentligroll.policy.reading.loading import read_rulebook
from offentligroll.report.page_formats import page_as_text
from offentligroll.report.policy_page import policy_page

HEAD = """\
format = 1
id = "rules"
version = "1"
languages = ["en"]
title.en = "Rules"
question.en = "Is it said in the role?"
zone = "Europe/Stockholm"

[sources.text]
title = "The rules"
kind = "policy"
verified = true
"""
TERM = """\
[[fact]]
id = "is-rude"
phrase.en = "the statement is rude"
any_of = ["is-abusive", "is-satire"]
"""
RULE = """\
[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
says.en = "Listed accounts are official."
cite = "text, 1"
"""
NORM = """\
[[guideline]]
id = "polite"
must_not = "is-rude"
says.en = "Nobody is rude."
cite = "text, 2"
"""
DOCUMENT = f"""\
# Rules

```toml
{HEAD}```

## 1 Accounts

Our accounts stand on a list.

```toml
{RULE}```

Think before you write.

## 2 Manners
```toml
{TERM}```

- Be kind.
- Never be rude.

```toml
{NORM}```
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The document as a file."""
    path = tmp_path / "rules.policy.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_it_is_the_same_policy_as_its_toml(document: Path) -> None:
    """What stands between the blocks changes no answer."""
    alone = Policy.from_text(HEAD + RULE + TERM + NORM)
    assert Policy.load(document).fingerprint == alone.fingerprint


def test_what_is_wrong_is_told_on_its_line_of_the_document(document: Path) -> None:
    """Problems point into the Markdown."""
    document.write_text(DOCUMENT.replace('"is-rude"\nsays', '"is-crude"\nsays'), encoding="utf-8")
    line = DOCUMENT[: DOCUMENT.index("must_not")].count("\n") + 1
    (problem,) = check_policy(document).problems
    assert str(problem).startswith(f"{document}:{line}:1: ")
    assert problem.code == "unknown-fact"


def test_paragraphs_that_nothing_encodes_are_counted_and_listed(document: Path) -> None:
    """A hint names their lines; headings need no rule."""
    line = DOCUMENT[: DOCUMENT.index("Think")].count("\n") + 1
    (hint,) = (one for one in check_policy(document).problems if one.code == "unencoded-paragraph")
    assert f"the paragraph on line {line} is neither a rule nor a principle; the document has 3" in str(hint)


def test_a_page_weaves_the_words_and_the_rules(document: Path) -> None:
    """Each paragraph has its rules under it; what stands right under a heading stands there too."""
    read, rulebook = read_rulebook(document)
    page = page_as_text(policy_page(Policy.of(rulebook), "en", read))
    woven = page[page.index("1 Accounts") : page.index("The policy's own terms")]
    assert [line for line in woven.splitlines() if line.strip("-")] == [
        "1 Accounts",
        "One of its 3 paragraphs is neither a rule nor a principle of the policy.",
        "- Our accounts stand on a list.",
        "  - rule 1 (Listed accounts are official)",
        "- Think before you write.",
        "  - No rule and no principle says this.",
        "2 Manners",
        "- 2 Manners",
        "  - the statement is rude [is-rude]",
        "- Be kind. Never be rude.",
        "  - rule 2 (Nobody is rude)",
    ]


_OTHER_RULES = {
    "guideline": 'must_not = "is-abusive"',
    "obligation": 'when = "is-removal"\naction.en = "Keep it."',
    "house_rule": 'not_allowed = "is-abusive"',
    "channel_rule": 'must = "account-is-listed"',
    "archive_rule": 'must = { share_of = "is-reply" }',
    "principle": "",
}


@pytest.mark.parametrize("kind", _OTHER_RULES)
def test_a_page_weaves_rules_of_every_kind(kind: str, tmp_path: Path) -> None:
    """Whatever kind of rule a paragraph has become, the page refers to it under the paragraph."""
    rule = f'[[{kind}]]\nid = "it"\nsays.en = "So it is."\n{_OTHER_RULES[kind]}\n'
    path = tmp_path / "rules.policy.md"
    path.write_text(f"# Rules\n\n```toml\n{HEAD}```\n\nIt is so.\n\n```toml\n{rule}```\n", "utf-8")
    read, rulebook = read_rulebook(path)
    text = page_as_text(policy_page(Policy.of(rulebook), "en", read))
    assert "- It is so.\n  - rule 1 (So it is)" in text


def test_a_page_without_paragraphs_has_no_document(tmp_path: Path) -> None:
    """A policy of TOML alone is shown as before."""
    path = tmp_path / "rules.policy.toml"
    path.write_text(HEAD + RULE, encoding="utf-8")
    read, rulebook = read_rulebook(path)
    policy = Policy.of(rulebook)
    assert policy_page(policy, "en", read) == policy_page(policy, "en")


def test_cases_and_other_policies_find_it_by_its_id(document: Path) -> None:
    """It is looked for where a policy of TOML is."""
    cases = document.with_name("rules.cases.toml")
    cases.write_text('format = 1\npolicy = "rules"\n', encoding="utf-8")
    assert policy_of(Suite.load(cases)).id == "rules"
    other = document.with_name("other.policy.toml")
    other.write_text(HEAD.replace('"rules"\n', '"other"\nextends = ["rules"]\n', 1), encoding="utf-8")
    assert [one.id for one in Policy.load(other).guidelines] == ["rules/polite"]
