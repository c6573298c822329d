"""What a policy keeps of its conclusions is bounded, and equal to what it would conclude anew."""

from __future__ import annotations

import copy
import datetime as dt
import itertools

import attrs
import pytest
from policy_builders import ASSIGNED, LISTED, PARTY, TOP, duty, policy, rule

from offentligroll.model.statement import Act, Statement
from offentligroll.policy.judging import details, judgements
from offentligroll.policy.judging.deciding import Unread
from offentligroll.policy.policy import Policy
from offentligroll.rules.duration import Duration
from offentligroll.rules.outcome import ObligationOutcome
from offentligroll.rules.rule import InCapacity
from offentligroll.rules.source import InForce


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


def test_obligations_of_one_outcome_look_up_no_others() -> None:
    """What is due is told without what is not; a policy that is not in force has no obligations."""
    asked = Policy.shipped("us-lindke")
    answer = asked.assess_facts([LISTED])
    found = [one for outcome in ObligationOutcome for one in answer.obligations_of(outcome)]
    assert sorted(one.id for one in found) == sorted(one.id for one in answer.obligations)
    assert all(one in answer.obligations for one in found)
    assert [(one.id, one.outcome, one.status) for one in answer.obligations] == [*answer.brief.duties]
    assert answer.record.obligations_of(found[0].outcome) == answer.obligations_of(found[0].outcome)
    later = attrs.evolve(asked, in_force=InForce(start=dt.date(2000, 1, 1))).as_read()
    before = later.assess_facts([LISTED], at=dt.date(1990, 1, 1))
    assert [before.obligations_of(outcome) for outcome in ObligationOutcome] == [()] * len(ObligationOutcome)


def test_the_same_knowledge_is_judged_once() -> None:
    """Two statements of which the same is known have one judgement."""
    asked = policy(rule("r", "decides", when=LISTED))
    for facts in ([LISTED], [LISTED], []):
        assert asked.assess_facts(facts).rules
    assert len(asked.remembered["judgements"].whole) == 2


def test_what_is_due_is_worked_out_once_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts of one day have one brief answer, but where hours count; so many days are kept."""
    monkeypatch.setattr(details, "MOST_DAYS", 1)
    noon, later = (dt.datetime(2024, 4, 22, hour, tzinfo=dt.UTC) for hour in (10, 11))
    by_days, by_hours, at_once = (
        policy(duty("d", within=within, in_capacity=InCapacity.ANY))
        for within in (Duration(days=1), Duration(hours=2), Duration(hours=0))
    )
    first, same, other = (
        by_days.assess(Statement(act=Act.POST, at=at)).brief
        for at in (noon, later, noon + dt.timedelta(days=1))
    )
    assert first is same
    assert [one.due for one in (*first.due, *other.due)] == [dt.date(2024, 4, 23), dt.date(2024, 4, 24)]
    ends = [by_hours.assess(Statement(act=Act.POST, at=at)).brief.due[0].due_at for at in (noon, later)]
    assert ends == [noon + dt.timedelta(hours=2), later + dt.timedelta(hours=2)]
    ends = [at_once.assess(Statement(act=Act.POST, at=at)).brief.due[0].due_at for at in (noon, later)]
    assert ends == [noon, later], "no hours at all are hours too"


def test_what_nobody_has_read_yet_can_be_copied() -> None:
    """A copy is asked for names before it has anything, and works out the same when it is read."""
    unread = policy(rule("r", "decides", when=LISTED)).assess_facts([LISTED])._details
    assert isinstance(unread, Unread)
    assert copy.copy(unread).rules == unread.rules
