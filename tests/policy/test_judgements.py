"""What a policy keeps of its conclusions is bounded, and equal to what it would conclude anew."""

from __future__ import annotations

import itertools

import pytest
from policy_builders import ASSIGNED, LISTED, PARTY, TOP, policy, rule

from offentligroll.policy.judging import judgements


def test_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more would be kept, it begins anew, and answers stay the same."""
    monkeypatch.setattr(judgements, "MOST_KEPT", 2)
    asked = policy(rule("r", "decides", when=LISTED), rule("s", "suggests", "personal", when=PARTY))
    for facts in itertools.combinations((LISTED, PARTY, TOP, ASSIGNED), 2):
        first, second = asked.assess_facts(facts), asked.assess_facts(facts)
        assert first.findings == second.findings
        assert (first.capacity, first.rules) == (second.capacity, second.rules)
        kept = asked.remembered["judgements"]
        assert len(kept.whole) <= 2
        assert len(kept.staged) <= 2


def test_the_same_knowledge_is_judged_once() -> None:
    """Two statements of which the same is known have one judgement."""
    asked = policy(rule("r", "decides", when=LISTED))
    for facts in ([LISTED], [LISTED], []):
        assert asked.assess_facts(facts).rules
    assert len(asked.remembered["judgements"].whole) == 2
