"""The page of recurring norms: its entries make a policy, in each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offentligroll import Policy
from offentligroll.files.document import parse_document
from offentligroll.files.problems import Problem
from offentligroll.policy.checking.report import check_policy

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "how-to" / "say-a-norm.md", "sv": DOCS / "sv" / "how-to" / "say-a-norm.md"}
HEAD = """\
format = 1
id = "exempelstad"
version = "1"
languages = ["{language}"]
country = "SE"
zone = "Europe/Stockholm"
title = {{ {language} = "Exempelstad" }}
question = {{ {language} = "?" }}

[sources.guideline]
title = "Exempelstads riktlinjer"
kind = "policy"
verified = true

[[capacity]]
id = "own-channels"
decides = "official"
when = {{ all_of = ["account-belongs-to-authority", "not author-is-visitor"] }}
says = {{ {language} = "x" }}
cite = "guideline, 1"

"""
"""What each entry of the page needs above it."""


def policy_text(language: str) -> str:
    """Put the entries of a page under a head."""
    blocks = re.findall(r"(?ms)^```toml\n(.*?)^```$", PAGES[language].read_text("utf-8"))
    return HEAD.format(language=language) + "\n".join(blocks)


@pytest.mark.parametrize("language", PAGES)
def test_its_entries_have_no_problems(language: str) -> None:
    """Nobody who copies them is warned of anything."""

    def told(problem: Problem) -> str:
        return f"{problem.code}: {problem}"

    document = parse_document(policy_text(language), "exempelstad.policy.toml")
    problems = [one for one in check_policy(document).problems if one.code != "election-periods"]
    assert list(map(told, problems)) == []


def test_a_comment_with_a_link_is_answered_by_it() -> None:
    """A visitor's comment breaches the rule about links, and nothing has to be asked for that."""
    policy = Policy.from_text(policy_text("en"))
    told = ("account-belongs-to-authority", "author-is-visitor", "has-link")
    finding = policy.assess_facts(told).finding("no-links")
    assert (finding.outcome, finding.status) == ("breached", "settled")
