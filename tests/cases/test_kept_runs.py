"""Runs that are kept: what has not changed is not run again."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from offentligroll import Policy, Suite
from offentligroll.cases import run_suite
from offentligroll.cases.kept_runs import KeptRuns
from small_policy import TEXT

POLICY = Policy.from_text(TEXT, "small.policy.toml")
CASES = """format = 1
policy = "small"
[[case]]
id = "listed"
yes = ["account-is-listed"]
expect = { capacity = "official" }
[[case]]
id = "not-listed"
no = ["account-is-listed"]
expect = { capacity = "official" }
"""
SUITE = Suite.from_text(CASES)


def kept_after(suite: Suite, policy: Policy) -> list[bool]:
    """Which of the two cases were not run again for other cases or another policy; the answers are right."""
    runs = KeptRuns()
    before, after = runs.run(SUITE, POLICY), runs.run(suite, policy)
    told = [(one.verdict, one.differences) for one in run_suite(suite, policy)]
    assert [(one.verdict, one.differences) for one in after] == told
    return [one is other for one, other in zip(before, after, strict=False)]


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (lambda text: text, [True, True]),
        (lambda text: f'{text}[[case]]\nid = "new"\n', [True, True]),
        (lambda text: text.replace('no = ["account-is-listed"]', 'no = ["is-spoken"]'), [True, False]),
        (
            lambda text: text.replace("[[case]]", 'unmentioned_is_no = ["is-spoken"]\n[[case]]', 1),
            [False] * 2,
        ),
    ],
    ids=["nothing", "a new case", "one case", "all cases"],
)
def test_a_case_is_run_again_once_it_has_changed(change: Callable[[str], str], kept: list[bool]) -> None:
    """And all of them, where the suite says something of all."""
    assert kept_after(Suite.from_text(change(CASES)), POLICY) == kept


def test_another_policy_runs_all_again() -> None:
    """Its answers are others."""
    turned = TEXT.replace('decides = "official"', 'decides = "personal"')
    assert kept_after(SUITE, Policy.from_text(turned, "small.policy.toml")) == [False, False]


def test_another_suite_of_the_policy_takes_nothing_from_the_first() -> None:
    """Cases of one id in two files are two cases."""
    runs = KeptRuns()
    first = runs.run(SUITE, POLICY)
    other = runs.run(attrs.evolve(SUITE, name="other.cases.toml"), POLICY)
    assert first[0] is not other[0]
    assert runs.run(SUITE, POLICY)[0] is first[0]
