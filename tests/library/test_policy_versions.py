"""A policy whose rules have changed has a new version, which assessments name."""

from __future__ import annotations

from typing import Any

import pytest

from offentligroll.policy.reading.shipped_files import shipped_ids
from policy_versions import rules_of, versions_now, written_versions

_NOW, _WRITTEN = versions_now(), written_versions()


@pytest.mark.parametrize("policy", shipped_ids())
def test_changed_rules_have_a_new_version(policy: str) -> None:
    """Raise the version of a policy whose rules you changed, and then run tests/docs/refresh_pages.py."""
    assert _NOW[policy] == _WRITTEN.get(policy)


def test_no_policy_is_written_down_that_is_not_shipped() -> None:
    """What is written down is about the policies that there are."""
    assert set(_WRITTEN) == set(shipped_ids())


_POLICY: dict[str, Any] = {
    "id": "town",
    "version": "1",
    "title": {"en": "Town"},
    "fact": [{"id": "is-late", "phrase": {"en": "it is late"}, "must_not": {"en": "it must not be late"}}],
    "guideline": [{"id": "tone", "must_not": "is-abusive", "says": {"en": "Be kind."}, "cite": "a"}],
}


@pytest.mark.parametrize(
    ("part", "entry"),
    [
        ("version", "2"),
        ("title", {"en": "The town"}),
        ("sources", {"a": {"title": "A", "verified": True}}),
        ("fact", [{"id": "is-late", "phrase": {"en": "it comes late"}}]),
        ("guideline", [{"id": "tone", "must_not": "is-abusive", "says": {"en": "Kindly."}}]),
    ],
)
def test_words_and_sources_are_no_rules(part: str, entry: object) -> None:
    """Other words, another source or a new version leave the rules as they are."""
    assert rules_of(_POLICY | {part: entry}) == rules_of(_POLICY)


@pytest.mark.parametrize(
    ("part", "entry"),
    [
        ("assume", {"is-abusive": False}),
        ("otherwise", "personal"),
        ("fact", [{"id": "is-late", "words": {"en": ["late"]}}]),
        ("guideline", [{"id": "tone", "must": "is-abusive"}]),
    ],
)
def test_what_an_answer_hangs_on_is_a_rule(part: str, entry: object) -> None:
    """Another assumption, default, own fact or demand is another set of rules."""
    assert rules_of(_POLICY | {part: entry}) != rules_of(_POLICY)
