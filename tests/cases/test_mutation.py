"""Whether cases notice when a rule is lost, weakened or turned round."""

from __future__ import annotations

import attrs
import pytest
from case_builders import policy, suite

from offentligroll.cases import Suite, run_case
from offentligroll.cases.aims import RuleKind
from offentligroll.cases.mutant_kinds import Change
from offentligroll.cases.mutants import Mutant, mutants_of
from offentligroll.cases.mutation import MutationReport, mutate
from offentligroll.policy.judging.standing import day_as_it_stands
from offentligroll.policy.policy import Policy
from town import KEEP, LISTED, PARTY, SIDES


def _survivors(report: MutationReport) -> list[str]:
    return [f"{one.rule} {one.change}" for one in report.survivors]


def test_a_rule_that_no_case_needs_is_named() -> None:
    """Its smaller changes are not tried: who does not miss the rule misses none of its parts."""
    report = mutate(policy(), [suite(LISTED)])
    assert _survivors(report) == [
        "listed weakened",
        "for-a-party deleted",
        "no-sides deleted",
        "keep deleted",
    ]
    assert report.policy == "town"
    assert report.spared == sum(
        one.change is not Change.DELETED and one.rule != "listed" for one in mutants_of(policy())
    )
    assert report.noticed == report.tried - 4


def test_cases_that_show_all_rules_notice_all() -> None:
    """Each rule has a case of its own here, and nothing passes unnoticed."""
    report = mutate(policy(), [suite(LISTED, PARTY, SIDES, KEEP)])
    assert report.survivors == ()
    assert report.spared == 0


def test_suites_of_one_policy_notice_together() -> None:
    """What one suite leaves open another may show."""
    report = mutate(policy(), [suite(LISTED, PARTY), suite(SIDES, KEEP)])
    assert report.survivors == ()


def test_cases_that_come_out_wrong_notice_nothing() -> None:
    """A case that fails to begin with would fail whatever was changed."""
    wrong = 'yes = ["account-is-listed"]\nexpect = { capacity = "personal" }'
    report = mutate(policy(), [suite(wrong, 'yes = ["qqq"]')])
    assert len(report.survivors) == len(list(rules_of_town()))


def rules_of_town() -> list[str]:
    """The rules of the small policy."""
    return [one.rule for one in mutants_of(policy()) if one.change is Change.DELETED]


def test_too_many_changes_are_left_out_and_counted() -> None:
    """What was not looked at is said."""
    report = mutate(policy(), [suite(LISTED)], most=2)
    assert (report.tried, _survivors(report)) == (2, ["for-a-party deleted"])
    assert report.left_out == len(list(mutants_of(policy()))) - 2
    assert mutate(policy(), [suite(LISTED)], most=-1).tried == 0


def test_progress_is_told_after_each_change() -> None:
    """A terminal can show how far it has come."""
    told: list[tuple[int, int]] = []
    mutate(policy(), [suite(LISTED)], on_progress=lambda done, total: told.append((done, total)))
    total = len(list(mutants_of(policy())))
    assert told == [(number, total) for number in range(1, total + 1)]


@pytest.mark.thorough
def test_the_same_cases_give_the_same_report() -> None:
    """The order is that of the file, own facts first."""
    katrineholm, cases = Policy.load("katrineholm"), Suite.shipped("katrineholm")
    report = mutate(katrineholm, [cases])
    assert report == mutate(katrineholm, [cases])
    kinds = [str(one.kind) for one in report.survivors]
    assert kinds == sorted(kinds, key=list(map(str, RuleKind)).index)


def _is_noticed_the_long_way(mutant: Mutant, about: Policy, cases: Suite) -> bool:
    """Run all cases under a policy that is made from the start."""
    as_of = day_as_it_stands(about) if cases.as_policy_stands else None
    changed = mutant.applied_to(about)
    fresh = attrs.evolve(changed, version="changed")
    for case in cases.cases:
        before = run_case(case, cases, about, as_of=as_of)
        if not before.verdict.is_error and run_case(case, cases, fresh, as_of=as_of).verdict.is_error:
            return True
    return False


DATED = """
in_force = "policy"
[[case]]
id = "new-rule"
yes = ["is-spoken"]
expect = { capacity = "official" }
because = ["new"]
"""
RULES_OF_ALL_KINDS = """
[[fact]]
id = "own"
phrase = { en = "it is own" }
any_of = ["is-share", "is-reaction"]

[[capacity]]
id = "new"
decides = "official"
when = "is-spoken"
in_force = { from = 2020-01-01 }
says = { en = "New." }

[[capacity]]
id = "needs"
personal_only_if = { at_least = { count = 2, of = ["is-reply", "is-block", "is-removal"] } }
when = "own"
says = { en = "Needs." }

[[guideline]]
id = "first"
may = "own"
in_capacity = "any"
outranks = ["second", "no-sides"]
says = { en = "First." }

[[guideline]]
id = "second"
may = "is-reply"
unless = { all_of = ["own", "is-follow"] }
in_capacity = "any"
outranks = ["ever"]
says = { en = "Second." }

[[guideline]]
id = "ever"
must = "is-spoken"
in_capacity = "any"
says = { en = "Ever." }

[[obligation]]
id = "sort"
when = "own"
in_capacity = "any"
says = { en = "Sort." }
action = { en = "Sort." }
"""
MANY_CASES = (
    LISTED,
    SIDES,
    KEEP,
    'yes = ["is-share"]\nno = ["is-reply", "is-block"]\nfindings = { first = "permitted" }',
    'yes = ["is-reply"]\nno = ["is-share", "is-reaction", "is-spoken"]\nfindings = { ever = "excused" }',
    'yes = ["is-reply", "is-share"]\nno = ["is-spoken"]\nfindings = { second = "not-applicable" }',
    'yes = ["is-share"]\nobligations = { sort = "due" }',
    """statement = { act = "post", text = "All aboard", facts = { "account-is-listed" = true } }
    expect = { status = "settled" }""",
)


@pytest.mark.thorough
@pytest.mark.parametrize("which", ["katrineholm", "all-kinds", "dated"])
def test_only_what_cannot_matter_is_skipped(which: str) -> None:
    """A survivor is one that no case notices when all are run anew, and so the other way round."""
    about = Policy.load("katrineholm") if which == "katrineholm" else policy(RULES_OF_ALL_KINDS)
    katrineholm = Suite.shipped("katrineholm")
    cases = {
        "katrineholm": lambda: attrs.evolve(katrineholm, cases=katrineholm.cases[::5]),
        "all-kinds": lambda: suite(*MANY_CASES),
        "dated": lambda: suite(top=DATED),
    }[which]()
    report = mutate(about, [cases])
    deleted = {(one.kind, one.rule) for one in report.survivors if one.change is Change.DELETED}
    tried = [
        one
        for one in mutants_of(about)
        if one.change is Change.DELETED or (one.kind, one.rule) not in deleted
    ]
    assert report.tried == len(tried)
    unnoticed = [one for one in tried if not _is_noticed_the_long_way(one, about, cases)]
    assert sorted(map(repr, report.survivors)) == sorted(map(repr, unnoticed))
    assert unnoticed
    assert len(unnoticed) < len(tried)


COVERING = (
    'at = 2011-02-03\nyes = ["account-is-listed"]\nexpect = { status = "silent" }\n',
    'at = 2012-02-03\nyes = ["account-is-listed"]\nexpect = { status = "settled" }\n',
)


def test_a_scope_that_no_case_needs_is_named() -> None:
    """That a policy covers some only is a change like that of any rule, and so is each part of it."""
    scope = '[covers]\nfrom = 2012-01-01\nwhen = "not is-satire"\n'
    covered = policy(more=scope)
    assert [one for one in _survivors(mutate(covered, [suite(LISTED)])) if one.startswith("covers")] == [
        "covers deleted"
    ]
    report = mutate(covered, [suite(*COVERING)])
    assert [(one.change.value, one.part) for one in report.survivors if one.rule == "covers"] == [
        ("without", "when")
    ]
    alone = policy(more="[covers]\nfrom = 2012-01-01\n")
    assert [one.change.value for one in mutants_of(alone) if one.rule == "covers"] == ["deleted"]
