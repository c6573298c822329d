"""What is said of rules that can never come to bear, or that get in each other's way."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_builders import SOURCES, checked, duty, fact, found, norm, rule

from offentligroll.policy.checking import covering
from offentligroll.policy.checking.report import check_policy
from town import ENGLISH_HEAD

NEITHER = '{ all_of = ["is-reply", "not is-reply"] }'
BOTH = '{ any_of = ["is-reply", "is-share"] }'
NOT_BOTH = '{ all_of = ["is-reply", "is-share"] }'
MANY = ", ".join(f'"own-{n}"' for n in range(15))
WORDS = "".join(fact(f"own-{n}", f'words = {{ en = ["w{n}"] }}') for n in range(15))


NEVER = 'all_of = ["is-reply", "not is-reply"]'


def two_of(*facts: str) -> str:
    """Write that two of some facts are so."""
    return f"{{ at_least = {{ count = 2, of = {list(facts)!r} }} }}"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (rule("a", 'decides = "official"; when = "is-reply"'), []),
        (rule("a", 'presumes = "official"'), []),
        (rule("a", f'decides = "official"; when = {NEITHER}'), ["never-stands a.when"]),
        (
            rule("a", 'decides = "official"; when = "is-reply"; unless = "not is-reply"'),
            ["exception-never-applies a.unless"],
        ),
        (
            rule("a", f'decides = "official"; when = "is-reply"; unless = {BOTH}'),
            ["never-stands a.unless"],
        ),
        (
            rule("a", 'presumes = "official"; when = "is-reply"; rebutted_by = "is-reply"'),
            ["never-stands a.rebutted_by"],
        ),
        (
            rule("a", 'presumes = "official"; when = "is-reply"; rebutted_by = "not is-reply"'),
            ["rebuttal-never-applies a.rebutted_by"],
        ),
        (
            rule("a", f'presumes = "official"; when = {BOTH}; unless = "is-reply"; rebutted_by = {NOT_BOTH}'),
            ["rebuttal-never-applies a.rebutted_by"],
        ),
        (rule("a", 'official_only_if = "is-reply"'), []),
        (
            rule("a", f'official_only_if = {BOTH}; when = "is-reply"'),
            ["never-stands a.official_only_if"],
        ),
        (duty("a", f"when = {NEITHER}"), ["never-stands a.when"]),
        (duty("a", 'when = "is-reply"; unless = "is-share"'), []),
        (norm("a", f'must = "is-share"; when = {NEITHER}'), ["never-stands a.when"]),
        (norm("a", 'must = "is-share"; when = "is-reply"; unless = "is-reply"'), ["never-stands a.unless"]),
        (norm("a", f'must = {BOTH}; when = "is-reply"'), ["never-breached a.must"]),
        (norm("a", 'must_not = "is-reply"; when = "is-reply"'), ["never-followed a.must_not"]),
        (norm("a", 'should = "not is-reply"; when = "is-reply"'), ["never-followed a.should"]),
        (norm("a", 'may = "not is-reply"; when = "is-reply"'), ["never-stands a.may"]),
        (norm("a", 'may = "is-reply"; when = "is-reply"'), []),
        (norm("a", 'must = "is-reply"; defence = "is-reply"'), ["defence-never-applies a.defence"]),
        (norm("a", 'must = "is-reply"; defence = "is-share"'), []),
        (
            fact("x", NEVER) + duty("a", 'when = "is-reply"; unless = "x"'),
            ["constant-fact x", "exception-never-applies a.unless"],
        ),
        (fact("x", 'any_of = ["is-reply", "not is-reply"]') + duty("a", 'when = "x"'), ["constant-fact x"]),
        (fact("x", 'words = { en = ["hej"] }') + duty("a", 'when = "x"'), []),
        (
            duty("a", f'when = {two_of("is-reply", "not is-reply", "is-share")}; unless = "is-share"'),
            ["never-stands a.unless"],
        ),
        (duty("a", f'when = {two_of("is-reply", "is-share", "is-block")}; unless = "is-share"'), []),
    ],
)
def test_rules_that_never_come_to_bear(entry: str, expected: list[str]) -> None:
    """A rule, or a part of one, that can never come to bear is a warning at the part that is in the way."""
    assert found(entry) == expected


A, B = 'decides = "official"; when = "is-reply"', 'presumes = "official"; when = "is-reply"'
C = 'presumes = "personal"; when = "is-reply"'


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([A, 'presumes = "personal"; when = "is-reply"'], ["shadowed-rule b"]),
        ([A, f'presumes = "official"; when = {NOT_BOTH}'], ["shadowed-rule b"]),
        ([A, f'presumes = "official"; when = {BOTH}'], []),
        (
            ['official_only_if = "is-share"', 'decides = "official"; when = "not is-share"'],
            ["shadowed-rule b"],
        ),
        (['suggests = "personal"; when = "is-reply"', B], ["shadowed-rule a"]),
        ([B, f'presumes = "official"; when = {NOT_BOTH}'], ["covered-rule b"]),
        ([f'presumes = "official"; when = {NOT_BOTH}', B], ["covered-rule a"]),
        ([B, f'presumes = "official"; when = {NOT_BOTH}; hat = "party"'], []),
        ([B, f'presumes = "official"; when = {NOT_BOTH}; hat = "party"; outranks = ["a"]'], []),
        ([B, 'presumes = "official"; when = { any_of = ["is-reply"] }'], ["covered-rule b"]),
        ([B, B], ["duplicate-rule b"]),
        ([B, 'presumes = "personal"; when = "is-reply"'], ["always-contradicts b"]),
        ([f'presumes = "personal"; when = {NOT_BOTH}', B], ["always-contradicts a"]),
        ([f'presumes = "personal"; when = {NOT_BOTH}; outranks = ["b"]', B], []),
        (
            [f'presumes = "personal"; when = {NOT_BOTH}', B + '; outranks = ["a"]'],
            ["broader-outranker b.outranks"],
        ),
        # A rebuttal that is not known leaves the rule standing, so that it matters until it is.
        ([A, 'presumes = "personal"; when = "is-share"; rebutted_by = "not is-reply"'], []),
        (
            [f'presumes = "official"; when = {NOT_BOTH}', f'{B}; rebutted_by = "not is-share"'],
            ["covered-rule a"],
        ),
        # What is itself set aside sets nothing aside.
        ([A, C, 'decides = "personal"; when = "is-block"; outranks = ["a"]'], []),
        ([A, f'{C}; outranks = ["c"]', 'presumes = "official"; when = "is-block"'], []),
        # Two rules together may do what neither does alone.
        (
            [A, 'decides = "personal"; when = "is-share"', f'presumes = "official"; when = {BOTH}'],
            ["shadowed-rule c"],
        ),
        ([A, 'decides = "personal"; when = "is-block"', f'presumes = "official"; when = {BOTH}'], []),
        (
            [f'presumes = "official"; when = {NOT_BOTH}', f'{B}; unless = "is-share"', B],
            ["covered-rule a", "covered-rule b"],
        ),
        (
            [
                'presumes = "official"; when = "is-share"',
                'presumes = "official"; when = "is-block"',
                'presumes = "official"; when = { any_of = ["is-share", "is-block"] }; unless = "is-reply"',
            ],
            ["shadowed-rule c"],
        ),
        (
            [
                'presumes = "official"; when = "is-share"',
                'presumes = "official"; when = { all_of = ["is-block", "is-removal"] }; hat = "x"',
                'presumes = "official"; when = { any_of = ["is-share", "is-block"] }; unless = "is-removal"',
            ],
            [],
        ),
        ([A + "; in_force = { from = 2020-01-01 }", 'presumes = "personal"; when = "is-reply"'], []),
        (
            [A, 'presumes = "personal"; when = "is-reply"; in_force = { from = 2020-01-01 }'],
            ["shadowed-rule b"],
        ),
    ],
)
def test_rules_in_each_others_way(rules: list[str], expected: list[str]) -> None:
    """A rule that others leave without effect whenever it stands is told of, once, with the other."""
    assert found(*(rule(name, body) for name, body in zip("abc", rules, strict=False))) == expected


def test_a_rule_that_is_set_aside_by_several_is_named_with_them() -> None:
    """Where only several rules together leave a rule without effect, they are named."""
    report = checked(
        rule("a", A),
        rule("b", 'decides = "personal"; when = "is-share"'),
        rule("c", f'presumes = "official"; when = {BOTH}'),
    )
    (problem,) = (one for one in report.problems if one.code == "shadowed-rule")
    assert "one of `a`, `b` stands" in problem.message


@pytest.mark.parametrize(
    ("norms", "expected"),
    [
        (['must = "is-reply"', 'must_not = "is-reply"'], ["contradictory-duties b"]),
        (['must = "is-reply"; when = "is-share"', 'must_not = "is-reply"'], ["contradictory-duties a"]),
        (['must = "is-reply"', 'must_not = "is-reply"; when = "is-share"'], ["contradictory-duties b"]),
        (['must = "is-reply"', 'must_not = "is-reply"; binds = ["authority"]'], []),
        (['must = "is-reply"', 'must_not = "is-reply"; in_capacity = "personal"'], []),
        (['must = "is-reply"', 'must_not = "is-reply"; in_capacity = "any"'], ["contradictory-duties a"]),
        (['must = "is-reply"; when = "is-share"', 'should_not = "is-share"'], []),
        (['must = "is-reply"', 'must_not = "is-reply"', 'may = "is-reply"; outranks = ["b"]'], []),
        (['must = "is-reply"', 'must_not = "is-reply"; defence = "is-share"'], ["contradictory-duties b"]),
        (['must = "is-reply"', 'must = "is-reply"'], ["duplicate-rule b"]),
        (['must = "is-reply"', 'should = "is-reply"'], []),
    ],
)
def test_guidelines_in_each_others_way(norms: list[str], expected: list[str]) -> None:
    """Guidelines of which following one is going against the other are told of, and so are doubled ones."""
    assert found(*(norm(name, body) for name, body in zip("abc", norms, strict=False))) == expected


def test_obligations_may_be_doubled_too() -> None:
    """Two obligations to do the same in the same cases are one too many."""
    assert found(duty("a", 'when = "is-reply"'), duty("b", 'when = "is-reply"')) == ["duplicate-rule b"]


def test_what_is_too_large_is_said_once() -> None:
    """Above the size at which all combinations are looked at, one hint names what was not looked at."""
    large = f"{{ any_of = [{MANY}] }}"
    report = checked(
        WORDS,
        fact("large", f"any_of = [{MANY}]"),
        rule("a", f'decides = "official"; when = {large}'),
        rule("b", 'presumes = "personal"; when = "large"; unless = "is-reply"'),
        norm("n", 'must_not = "criticises-own-authority"; when = "large"'),
    )
    (hint,) = (one for one in report.problems if one.code == "not-looked-at")
    assert hint.message == (
        "not everything was checked: rules and own facts with more than 14 facts (`a`, `b`, `large`, …)"
    )


def test_pairs_that_were_not_compared_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many pairs to compare, it is said how many were left."""
    monkeypatch.setattr(covering, "MOST_COMPARED", 1)
    rules = [rule("a", B), rule("b", f'presumes = "official"; when = {NOT_BOTH}')]
    report = checked(*rules, rule("c", f"suggests = 'official'; when = {NOT_BOTH}; unless = 'is-block'"))
    (hint,) = (one for one in report.problems if one.code == "not-looked-at")
    assert hint.message == "not everything was checked: 2 pairs of rules"


class TestTakenIn:
    """Rules that are taken in are compared with, and are never told of."""

    HEAD = 'extends = [{ policy = "se-municipal-model", capacity = true }]\n'

    def test_an_own_rule_beside_one_taken_in(self) -> None:
        """An own rule that a taken-in one leaves without effect is told of."""
        listed = '{ all_of = ["account-is-listed", "author-holds-public-role"] }'
        own = rule("own", f'presumes = "official"; when = {listed}')
        assert found(own, head=self.HEAD) == ["shadowed-rule own"]

    def test_an_own_rule_beside_one_of_another_scope(self) -> None:
        """What is taken in of another body's practice leaves an own rule its effect elsewhere."""
        own = rule("own", 'presumes = "official"; when = "account-is-listed"')
        head = 'extends = [{ policy = "katrineholm", capacity = true }]\n'
        assert found(own, head=head) == []

    def test_a_rule_taken_in_beside_an_own_one(self) -> None:
        """What an own rule does to one that is taken in is what it was taken in for."""
        own = rule("own", 'decides = "personal"; when = "acts-on-assignment"')
        assert found(own, head=self.HEAD) == []

    def test_only_rules_taken_in(self) -> None:
        """A policy that says nothing itself has nothing to be told of."""
        assert found(head='extends = ["katrineholm"]\n', sources="") == []

    def test_a_rule_taken_in_is_broader_than_an_own_one(self) -> None:
        """A taken-in rule can't be narrowed here, and is not told of."""
        own = norm("own", 'must = "is-reply"; when = "is-share"')
        copy = norm("again", 'must = "is-reply"; when = "is-share"')
        assert found(own, copy, head=self.HEAD) == ["duplicate-rule again"]

    def test_what_two_policies_bring(self, tmp_path: Path) -> None:
        """That two policies which are taken in say the same is no matter of the file that takes them in."""
        for name in ("left", "right"):
            text = ENGLISH_HEAD.replace('"town"', f'"{name}"') + SOURCES + norm("n", 'must = "is-reply"')
            (tmp_path / f"{name}.policy.toml").write_text(text, "utf-8")
        file = tmp_path / "town.policy.toml"
        file.write_text(ENGLISH_HEAD + 'extends = ["left", "right"]\n', "utf-8")
        assert check_policy(file).problems == ()
