"""The small changes that are made to the rules of a policy, and how they are told."""

from __future__ import annotations

import pytest
from case_builders import policy

from offentligroll.cases.aims import Aim, RuleKind, Shows, rules_of
from offentligroll.cases.condition_changes import written
from offentligroll.cases.gap_words import aim_words, mutant_words
from offentligroll.cases.mutant_kinds import Change
from offentligroll.cases.mutants import Mutant, mutants_of
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import FactTest, Group, GroupKind
from town import ENGLISH_HEAD

SAYS = 'says = { en = "So it is." }\ncite = "list, all of it"\n'
BARE = f"""{ENGLISH_HEAD}
[sources.list]
title = "The list"
kind = "practice"
verified = true
"""


def _bare(*rules: str) -> Policy:
    return Policy.from_text(BARE + "".join(f"{rule}\n{SAYS}" for rule in rules))


def _changes(about: Policy, rule: str) -> list[str]:
    """Give the changes of a rule in words."""
    return [mutant_words(one, "en").removeprefix(f"{rule} ") for one in mutants_of(about) if one.rule == rule]


def _capacity(name: str, body: str) -> str:
    return f'[[capacity]]\nid = "{name}"\n{body}'


def _guideline(name: str, body: str) -> str:
    return f'[[guideline]]\nid = "{name}"\n{body}'


def _obligation(name: str, body: str) -> str:
    return f'[[obligation]]\nid = "{name}"\naction = {{ en = "Do it." }}\n{body}'


def _fact(name: str, body: str) -> str:
    return f'[[fact]]\nid = "{name}"\nphrase = {{ en = "the {name}" }}\n{body}\n'


class TestChanges:
    """What is deleted, weakened and flipped."""

    def test_of_a_rule_that_decides(self) -> None:
        """It is weaker, the other way round, without a member, or of the opposite condition."""
        one = _capacity("one", 'decides = "official"\nwhen = { any_of = ["is-reply", "not is-share"] }')
        other = _capacity("other", 'presumes = "personal"')
        assert _changes(_bare(one, other), "one") == [
            "is deleted",
            "gets `presumes` instead of `decides`",
            "gets `decides = personal` instead of `official`",
            'gets the opposite of { any_of = ["is-reply", "not is-share"] } in `when`',
            'loses "is-reply" in `when`',
            'loses "not is-share" in `when`',
        ]

    def test_of_a_presumption(self) -> None:
        """Its exception, its rebuttal and each rule that it outranks go one by one."""
        body = 'presumes = "official"\nunless = "is-reply"\nrebutted_by = "is-share"\noutranks = ["b", "c"]'
        about = _bare(
            _capacity("a", body),
            _capacity("b", 'presumes = "personal"'),
            _capacity("c", 'presumes = "personal"'),
        )
        assert _changes(about, "a") == [
            "is deleted",
            "gets `suggests` instead of `presumes`",
            "gets `presumes = personal` instead of `official`",
            "no longer takes precedence over b",
            "no longer takes precedence over c",
            "loses `unless`",
            "loses `rebutted_by`",
        ]

    def test_of_a_requirement(self) -> None:
        """It is of the other capacity, or asks for the opposite."""
        about = _bare(_capacity("a", 'official_only_if = "is-reply"'))
        assert _changes(about, "a") == [
            "is deleted",
            "gets `personal_only_if` instead of `official_only_if`",
            'gets the opposite of "is-reply" in `official_only_if`',
        ]

    def test_of_a_strict_duty(self) -> None:
        """A duty is softer, the other way round, and of the other capacity."""
        body = (
            'must_not = { all_of = ["is-reply", "is-share"] }\nunless = "is-block"\ndefence = "was-disowned"'
        )
        assert _changes(_bare(_guideline("a", body)), "a") == [
            "is deleted",
            "gets `should_not` instead of `must_not`",
            "gets `must` instead of `must_not`",
            "gets `in_capacity = personal` instead of `official`",
            'loses "is-reply" in `must_not`',
            'loses "is-share" in `must_not`',
            "loses `unless`",
            "loses `defence`",
        ]

    def test_of_a_permission(self) -> None:
        """What is permitted is turned round; where it binds in any capacity, it binds in fewer."""
        may = _guideline("a", 'may = "is-reply"\nin_capacity = "any"\noutranks = ["b"]')
        assert _changes(_bare(may, _guideline("b", 'should = "is-share"')), "a") == [
            "is deleted",
            "no longer takes precedence over b",
            "gets `in_capacity = official` instead of `any`",
            'gets the opposite of "is-reply" in `may`',
        ]

    def test_of_an_obligation(self) -> None:
        """Its precaution goes, and its condition is turned round."""
        body = 'in_capacity = "personal"\nwhen = "not is-reply"\nwhen_undecided = "due"'
        assert _changes(_bare(_obligation("a", body)), "a") == [
            "is deleted",
            "loses `when_undecided`",
            "gets `in_capacity = official` instead of `personal`",
            'gets the opposite of "not is-reply" in `when`',
        ]
        assert _changes(_bare(_obligation("a", "")), "a") == [
            "is deleted",
            "gets `in_capacity = personal` instead of `official`",
        ]

    def test_of_an_own_fact(self) -> None:
        """A group loses its members, also within one another; a group of one and a list of words do not."""
        inner = '{ at_least = { count = 2, of = ["is-share", "is-block"] } }'
        about = Policy.from_text(
            BARE
            + _fact("own", f'any_of = ["is-reply", {inner}]')
            + _fact("single", 'all_of = ["is-reply"]')
            + _fact("words", 'words = { en = ["ferry"] }')
        )
        found = list(mutants_of(about))
        assert [mutant_words(one, "en") for one in found] == [
            'own loses "is-reply"',
            f"own loses {inner}",
            'own loses "is-share"',
            'own loses "is-block"',
        ]
        left = found[2].applied_to(about).group_facts["own"]
        assert written(left) == '{ any_of = ["is-reply", { at_least = { count = 1, of = ["is-block"] } }] }'

    def test_rules_are_deleted_first(self) -> None:
        """Where not all changes can be tried, the loss of whole rules comes first, as in the file."""
        found = list(mutants_of(policy()))
        rules = [one.rule for one in found if one.change is Change.DELETED]
        assert rules == ["listed", "for-a-party", "no-sides", "keep"]
        assert all(one.change is Change.DELETED for one in found[: len(rules)])

    def test_what_was_taken_in_is_left_alone(self) -> None:
        """Rules and facts of another policy are for that policy's cases to notice."""
        about = Policy.from_text(
            BARE.replace('["en"]', '["sv", "en"]')
            .replace('= { en = "Town" }', '= { sv = "Stad", en = "Town" }')
            .replace("question = {", 'question = { sv = "?",')
            .replace("[sources", 'extends = ["katrineholm"]\n[sources')
        )
        assert about.own_facts
        assert list(mutants_of(about)) == []


class TestChangesThatNobodyCouldNotice:
    """What can make no difference is not asked of the cases."""

    @pytest.mark.parametrize(
        ("other", "is_weakened"),
        [
            ('decides = "official"\nwhen = "is-share"', True),
            ('decides = "personal"\nwhen = "is-share"', True),
            ('presumes = "personal"', True),
            ('presumes = "official"', False),
            ('suggests = "personal"', False),
            ('official_only_if = "is-share"', False),
        ],
    )
    def test_a_rank_matters_beside_others(self, other: str, is_weakened: bool) -> None:
        """A rule is weakened where one of its rank stands beside it, or one of the next against it."""
        about = _bare(_capacity("a", 'decides = "official"\nwhen = "is-reply"'), _capacity("b", other))
        assert ("gets `presumes` instead of `decides`" in _changes(about, "a")) is is_weakened

    @pytest.mark.parametrize(
        ("other", "is_dropped"),
        [
            ('decides = "personal"\nwhen = "is-share"', True),
            ('presumes = "personal"', False),
            ('presumes = "official"', True),
            ('presumes = "personal"\noutranks = ["c"]', True),
        ],
    )
    def test_outranking_a_weaker_rule_changes_nothing(self, other: str, is_dropped: bool) -> None:
        """A weaker rule of the other capacity that outranks nothing itself loses anyway."""
        about = _bare(
            _capacity("a", 'decides = "official"\nwhen = "is-reply"\noutranks = ["b"]'),
            _capacity("b", other),
            _capacity("c", 'suggests = "official"'),
        )
        assert ("no longer takes precedence over b" in _changes(about, "a")) is is_dropped


class TestChangedPolicies:
    """The policy with the change is the policy, but for the change."""

    def test_a_rule_that_is_gone_outranks_nothing_and_is_not_outranked(self) -> None:
        """Nothing names it any more."""
        about = _bare(
            _capacity("a", 'decides = "official"\nwhen = "is-reply"\noutranks = ["b"]'),
            _capacity("b", 'decides = "personal"\nwhen = "is-share"'),
        )
        gone = next(one for one in mutants_of(about) if one.rule == "b").applied_to(about)
        assert [(one.id, one.outranks) for one in gone.capacity_rules] == [("a", ())]

    def test_each_change_can_be_applied(self) -> None:
        """Only the rule that is named is another."""
        about = policy()
        for mutant in mutants_of(about):
            changed = mutant.applied_to(about)
            before = {rule.id: rule for _, rule in rules_of(about)}
            after = {rule.id: rule for _, rule in rules_of(changed)}
            assert {rule for rule in before if before[rule] != after.get(rule)} == {mutant.rule}


class TestWords:
    """How a change is told."""

    def test_conditions_are_written_as_in_files(self) -> None:
        """An author finds them again in the file."""
        facts = (FactTest(fact="a"), FactTest(fact="b", negated=True))
        group = Group(kind=GroupKind.AT_LEAST, members=facts, count=1)
        assert written(group) == '{ at_least = { count = 1, of = ["a", "not b"] } }'
        assert written(Group(kind=GroupKind.NONE_OF, members=facts)) == '{ none_of = ["a", "not b"] }'

    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize("shows", list(Shows), ids=str)
    def test_all_that_can_be_shown_has_words(self, shows: Shows, language: str) -> None:
        """Each thing that lacks a case is named with its rules."""
        words = aim_words(Aim(kind=RuleKind.CAPACITY, rule="one", shows=shows, other="two"), language)
        assert "one" in words
        assert ("two" in words) is (shows is Shows.OUTRANKING)

    def test_rules_are_told_by_their_words_where_those_are_given(self) -> None:
        """Who does not read the file knows no ids; what has no words keeps its id."""
        names = {"one": "“We answer”"}
        aim = Aim(kind=RuleKind.CAPACITY, rule="one", shows=Shows.OUTRANKING, other="two")
        assert aim_words(aim, "en", names) == "“We answer” takes precedence over two (`outranks`)"
        mutant = Mutant(kind=RuleKind.CAPACITY, rule="one", change=Change.DELETED, part="", old="")
        assert mutant_words(mutant, "en", names) == "“We answer” is deleted"

    def test_long_conditions_are_cut(self) -> None:
        """A line stays a line."""
        mutant = Mutant(kind=RuleKind.CAPACITY, rule="a", change=Change.NEGATED, part="when", old='"x"' * 100)
        words = mutant_words(mutant, "sv")
        assert len(words) < 150
        assert "…" in words
