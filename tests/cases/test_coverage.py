"""What the cases of a policy reach, and what lacks one."""

from __future__ import annotations

import pytest
from case_builders import policy, suite

from offentligroll.cases import run_suite
from offentligroll.cases.aims import Aim, RuleKind, Shows, aims_of, is_taken_in
from offentligroll.cases.coverage import Coverage, Reach, coverage_of
from offentligroll.policy.policy import Policy

SAYS = 'says = { en = "So it is." }\ncite = "list, all of it"\n'


def _rule(name: str, body: str) -> str:
    return f'[[capacity]]\nid = "{name}"\n{body}\n{SAYS}'


def _norm(name: str, body: str) -> str:
    return f'[[guideline]]\nid = "{name}"\n{body}\n{SAYS}'


def _duty(name: str, body: str) -> str:
    return (
        f'[[obligation]]\nid = "{name}"\nbinds = ["authority"]\naction = {{ en = "Do it." }}\n{body}\n{SAYS}'
    )


def _shown(about: Policy, *cases: str, rule: str) -> dict[str, int]:
    """Give what cases show of one rule, with the number of cases."""
    cases_of = suite(*cases)
    found = coverage_of(cases_of, about, run_suite(cases_of, about))
    return {
        str(one.aim.shows) + (f" {one.aim.other}" if one.aim.other else ""): len(one.cases)
        for one in found.reaches
        if one.aim.rule == rule
    }


REBUTTABLE = _rule(
    "reply",
    'presumes = "personal"\nwhen = "is-reply"\nunless = "is-share"\nrebutted_by = "account-is-listed"\n'
    'outranks = ["shared"]',
) + _rule("shared", 'decides = "official"\nwhen = "is-satire"\nunless = "is-measured"')
REQUIREMENT = _rule("needs", 'official_only_if = "acts-on-assignment"\nunless = "is-reply"')
NORM = _norm(
    "kind",
    'should_not = "is-abusive"\nin_capacity = "any"\nwhen = "is-reply"\nunless = "is-share"\n'
    'defence = "was-disowned"',
)
ANYWHERE = _norm("ever", 'must = "is-reply"\nin_capacity = "any"')
MAY = _norm(
    "quote",
    'may = "is-share"\nin_capacity = "any"\nwhen = "is-satire"\nunless = "is-measured"\n'
    'outranks = ["kind", "less"]',
) + _norm("less", 'may = "is-reply"\nin_capacity = "any"\nunless = "is-paid-advertising"')
DUTIES = _duty("always", 'in_capacity = "any"') + _duty(
    "careful", 'in_capacity = "any"\nwhen = "is-reply"\nunless = "is-share"\nwhen_undecided = "due"'
)


class TestWhatCanBeShown:
    """Each kind of rule has its own things to show."""

    @pytest.mark.parametrize(
        ("more", "rule", "shows"),
        [
            ("", "listed", "applies decides"),
            (REBUTTABLE, "reply", "applies decides exception rebuttal outranking"),
            (REQUIREMENT, "needs", "applies decides requirement-met exception"),
            ("", "no-sides", "breached complies not-applicable"),
            (NORM, "kind", "departed-from complies not-applicable exception defence"),
            (ANYWHERE, "ever", "breached complies"),
            (NORM + MAY, "quote", "permitted not-applicable exception outranking outranking"),
            ("", "keep", "due not-due"),
            (DUTIES, "always", "due"),
            (DUTIES, "careful", "due not-due exception"),
        ],
    )
    def test_of_each_kind_of_rule(self, more: str, rule: str, shows: str) -> None:
        """What a rule does not have can't be shown of it."""
        found = [str(one.shows) for one in aims_of(policy(more)) if one.rule == rule]
        assert found == shows.split()

    def test_rules_of_other_policies_are_left_to_their_cases(self) -> None:
        """What was taken in has cases of its own."""
        taking_in = Policy.from_text(
            'format = 1\nid = "more"\nversion = "1"\nlanguages = ["sv", "en"]\nzone = "Europe/Stockholm"\n'
            'title = { sv = "Mer", en = "More" }\nquestion = { sv = "?", en = "?" }\n'
            'extends = [{ policy = "katrineholm", capacity = true }]\n'
        )
        assert taking_in.capacity_rules
        assert list(aims_of(taking_in)) == []
        cases = suite('yes = ["account-is-listed"]')
        assert coverage_of(cases, taking_in, run_suite(cases, taking_in)).reaches == ()
        assert is_taken_in("katrineholm/listed-channel")


class TestCapacityRules:
    """That a rule applies, decides, has an exception, is rebutted, outranks."""

    def test_a_rule_that_decides_also_applies(self) -> None:
        """One case reaches both."""
        assert _shown(policy(), 'yes = ["account-is-listed"]', rule="listed") == {"applies": 1, "decides": 1}

    def test_a_rule_can_apply_without_deciding(self) -> None:
        """A weaker rule applies, and another decides."""
        facts = 'yes = ["account-is-listed", "takes-party-side"]'
        assert _shown(policy(), facts, rule="for-a-party") == {"applies": 1, "decides": 0}

    @pytest.mark.parametrize(
        ("facts", "shows"),
        [
            ('yes = ["is-reply"]\nno = ["is-share"]', "applies decides"),
            ('yes = ["is-reply", "is-share"]', "exception"),
            ('yes = ["is-reply"]', ""),
            ('yes = ["is-share"]', ""),
            ('yes = ["is-reply", "account-is-listed"]\nno = ["is-share"]', "rebuttal"),
            ('yes = ["is-reply", "account-is-listed"]', ""),
            (
                'yes = ["is-reply", "is-satire"]\nno = ["is-share", "is-measured"]',
                "applies decides outranking shared",
            ),
            ('yes = ["is-reply", "is-satire"]\nno = ["is-share"]', "applies decides"),
        ],
        ids=["applies", "exception", "open", "alone", "rebutted", "rebuttal-open", "outranks", "other-open"],
    )
    def test_a_rebuttable_rule(self, facts: str, shows: str) -> None:
        """An exception and a rebuttal are shown only where the rule would otherwise stand."""
        found = _shown(policy(REBUTTABLE), facts, rule="reply")
        assert " ".join(what for what, count in found.items() if count) == shows

    @pytest.mark.parametrize(
        ("facts", "shows"),
        [
            ('no = ["acts-on-assignment", "is-reply"]', "applies decides"),
            ('yes = ["acts-on-assignment"]\nno = ["is-reply"]', "requirement-met"),
            ('yes = ["is-reply"]\nno = ["acts-on-assignment"]', "exception"),
            ('yes = ["is-reply", "acts-on-assignment"]', ""),
        ],
        ids=["fails", "met", "exception", "excepted-and-met"],
    )
    def test_a_requirement(self, facts: str, shows: str) -> None:
        """A requirement is shown met and not met."""
        found = _shown(policy(REQUIREMENT), facts, rule="needs")
        assert " ".join(what for what, count in found.items() if count) == shows


class TestNorms:
    """Which outcomes of guidelines and obligations cases reach."""

    @pytest.mark.parametrize(
        ("facts", "shows"),
        [
            ('yes = ["is-reply", "is-abusive"]\nno = ["is-share", "was-disowned"]', "departed-from"),
            ('yes = ["is-reply"]\nno = ["is-abusive"]', "complies"),
            ('no = ["is-reply"]', "not-applicable"),
            ('yes = ["is-reply", "is-abusive", "is-share"]', "exception"),
            ('yes = ["is-reply", "is-abusive", "was-disowned"]\nno = ["is-share"]', "defence"),
            ("", ""),
        ],
        ids=["departed", "complies", "not-applicable", "exception", "defence", "undecided"],
    )
    def test_a_duty(self, facts: str, shows: str) -> None:
        """It is gone against, followed, excused, or does not apply."""
        found = _shown(policy(NORM), facts, rule="kind")
        assert " ".join(what for what, count in found.items() if count) == shows

    @pytest.mark.parametrize(
        ("facts", "shows"),
        [
            ('yes = ["is-share", "is-satire"]\nno = ["is-measured", "is-reply"]', "permitted"),
            ('no = ["is-share"]', "not-applicable"),
            ('yes = ["is-share", "is-satire", "is-measured"]', "not-applicable exception"),
            (
                (
                    'yes = ["is-share", "is-satire", "is-reply", "is-abusive"]\n'
                    'no = ["is-measured", "is-paid-advertising"]'
                ),
                "permitted outranking kind outranking less",
            ),
            ('yes = ["is-share", "is-satire", "is-reply"]\nno = ["is-measured", "is-abusive"]', "permitted"),
        ],
        ids=["permits", "not-applicable", "exception", "outranks-both", "outranks-nothing"],
    )
    def test_a_permission(self, facts: str, shows: str) -> None:
        """It permits, excuses a duty, and sets aside another permission that would stand."""
        about = policy(NORM.replace('unless = "is-share"\n', "") + MAY)
        found = _shown(about, facts, rule="quote")
        assert " ".join(what for what, count in found.items() if count) == shows

    @pytest.mark.parametrize(
        ("facts", "shows"),
        [
            ('yes = ["is-reply"]\nno = ["is-share"]', "due"),
            ('no = ["is-reply"]', "not-due"),
            ('yes = ["is-reply", "is-share"]', "not-due exception"),
            ('yes = ["is-reply"]', ""),
        ],
        ids=["due", "not-due", "exception", "precaution"],
    )
    def test_an_obligation(self, facts: str, shows: str) -> None:
        """A duty that runs only as a precaution is not shown to be due."""
        found = _shown(policy(DUTIES), facts, rule="careful")
        assert " ".join(what for what, count in found.items() if count) == shows

    def test_an_obligation_that_is_not_decided_shows_nothing(self) -> None:
        """Undecided is no outcome that a case is for."""
        assert _shown(policy(), "", rule="keep") == {"due": 0, "not-due": 0}


class TestTheWhole:
    """What is reached, and what lacks a case."""

    def test_cases_that_could_not_be_assessed_reach_nothing(self) -> None:
        """A slip in a case's facts is no case; results of other suites are passed over."""
        cases = suite('yes = ["qqq"]')
        others = run_suite(suite('id = "other"\nyes = ["account-is-listed"]'), policy())
        found = coverage_of(cases, policy(), (*run_suite(cases, policy()), *others))
        assert found.reached == ()

    def test_what_follows_is_not_told_twice(self) -> None:
        """A rule that never applies lacks one case, and not three."""
        lacking = coverage_of(suite(), policy(REBUTTABLE), ()).lacking
        assert [str(one.shows) for one in lacking if one.rule == "reply"] == [
            "applies",
            "exception",
            "rebuttal",
        ]

    def test_what_is_reached_names_the_cases(self) -> None:
        """A reader can look up the cases that show a thing, and gaps keep the order of the file."""
        cases = suite('yes = ["account-is-listed"]', 'yes = ["account-is-listed"]')
        found = coverage_of(cases, policy(), run_suite(cases, policy()))
        assert found.policy == "town"
        assert found.reached[0] == Reach(
            aim=Aim(kind=RuleKind.CAPACITY, rule="listed", shows=Shows.APPLIES), cases=("a", "b")
        )
        assert [one.rule for one in found.lacking] == [
            "for-a-party",
            "no-sides",
            "no-sides",
            "no-sides",
            "keep",
            "keep",
        ]

    def test_suites_of_one_policy_count_together(self) -> None:
        """What one suite lacks another may reach."""
        some, more = suite('yes = ["account-is-listed"]'), suite('id = "z"\nyes = ["account-is-listed"]')
        both: Coverage = coverage_of(some, policy(), run_suite(some, policy())).with_cases_of(
            coverage_of(more, policy(), run_suite(more, policy()))
        )
        assert both.reaches[0].cases == ("a", "z")


def test_a_scope_wants_a_case_of_what_it_leaves_out() -> None:
    """A policy that covers some only is shown to leave something out."""
    scope = "[covers]\nfrom = 2012-01-01\n"
    outside = 'at = 2011-02-03\nyes = ["account-is-listed"]\nexpect = { status = "silent" }\n'
    inside = 'at = 2012-02-03\nyes = ["account-is-listed"]\nexpect = { status = "settled" }\n'
    for cases, reached in ((outside, ("case-1",)), (inside, ())):
        covered, asked = policy(more=scope), suite(cases)
        coverage = coverage_of(asked, covered, run_suite(asked, covered))
        (scope_reach,) = [one for one in coverage.reaches if one.aim.kind is RuleKind.COVERS]
        assert len(scope_reach.cases) == len(reached)
