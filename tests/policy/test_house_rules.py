"""What visitors may not post on the authority's channels, and what follows from one entry."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest
from check_builders import checked
from policy_builders import SAYS, entry, head, slips_of

from offentligroll import Directory
from offentligroll.assessment.assessment import Assessment
from offentligroll.cases import Suite, run_suite
from offentligroll.cases.coverage import coverage_of
from offentligroll.cases.mutants import mutants_of
from offentligroll.cases.mutation import mutate
from offentligroll.files.problems import FileError
from offentligroll.model.given import GivenFact
from offentligroll.model.statement import Statement
from offentligroll.policy.changes import changes_between
from offentligroll.policy.policy import Policy
from offentligroll.rules import HouseRule
from offentligroll.rules.condition import FactTest

DIRECTORY = """
format = 1
[[organisation]]
id = "town"
name = "The town"
kind = "municipality"
country = "SE"
[[official]]
id = "maja"
name = "Maja"
visitor = true
[[official]]
id = "ada"
name = "Ada"
[[official.role]]
organisation = "town"
kind = "appointed"
from = 2010-01-01
until = "open"
[[channel]]
id = "fb:town"
platform = "fb"
holder = "town"
has_house_rules = {shown}
"""
OUR, SHOWN, BREAKS = "account-belongs-to-authority", "account-has-house-rules", "content-breaks-house-rules"


def _rule(body: str = "", id: str = "no-threats", fact: str = "is-threat") -> str:  # noqa: A002
    return f'[[house_rule]]\nid = "{id}"\nnot_allowed = "{fact}"\n{body}\n{SAYS}'


def _policy(*parts: str, more: str = "") -> Policy:
    return Policy.from_text(head("town", more) + "".join(parts))


def _statement(tmp_path: Path, act: str, shown: str = "true", **fields: Any) -> Statement:  # noqa: ANN401 - of many kinds
    path = tmp_path / f"{shown}.toml"
    path.write_text(DIRECTORY.replace("{shown}", shown), "utf-8")
    facts = tuple(GivenFact(fact=one, value=value) for one, value in dict(fields.pop("facts", {})).items())
    told = {"author": "maja", "channel": "fb:town", "at": dt.date(2024, 5, 2), "text": "Hej", "facts": facts}
    return Directory.load(path).statement(**{"act": act, **told, **fields})


def _outcomes(assessment: Assessment) -> dict[str, str]:
    return {one.id: one.outcome.value for one in assessment.findings} | {
        f"due {one.id}": one.outcome.value for one in assessment.obligations
    }


@pytest.mark.parametrize(
    ("then", "norms"),
    [
        ("", {"no-threats", "no-threats-removal"}),
        ('then = "may_remove"', {"no-threats", "no-threats-removal"}),
        ('then = "should_remove"', {"no-threats", "no-threats-removal", "due no-threats-removal"}),
        ('then = "must_remove"', {"no-threats", "no-threats-removal", "due no-threats-removal"}),
        ("block_after = 1", {"no-threats", "no-threats-removal", "no-threats-block"}),
    ],
)
def test_from_one_entry_follow_its_norms(then: str, norms: set[str]) -> None:
    """A prohibition, a permission, and as the document says a duty and a block."""
    assert set(_outcomes(_policy(_rule(then)).assess_facts([OUR]))) == norms


@pytest.mark.parametrize(
    ("fields", "prohibition", "duty"),
    [
        ({"facts": {"is-threat": True}}, "breached", "due"),
        ({"facts": {"is-threat": False}}, "complies", "not-due"),
        ({"facts": {"is-threat": True}, "author": "ada"}, "not-applicable", "not-due"),
        ({"facts": {"is-threat": True}, "channel": None}, "undecided", "undecided"),
    ],
)
def test_a_house_rule_binds_visitors_on_our_channel(
    tmp_path: Path, fields: dict[str, Any], prohibition: str, duty: str
) -> None:
    """What a visitor posts breaks it, and is to be removed; what our own people post does not."""
    found = _outcomes(_policy(_rule('then = "must_remove"')).assess(_statement(tmp_path, "reply", **fields)))
    assert (found["no-threats"], found["due no-threats-removal"]) == (prohibition, duty)


@pytest.mark.parametrize(
    ("facts", "shown", "at", "expected"),
    [
        ({"is-threat": True}, "true", dt.date(2024, 5, 2), ("permitted", "complies")),
        ({"is-threat": False}, "true", dt.date(2024, 5, 2), ("not-applicable", "breached")),
        ({"is-threat": False}, "false", dt.date(2024, 5, 2), ("not-applicable", "breached")),
        ({"is-threat": True}, "false", dt.date(2024, 5, 2), ("undecided", "undecided")),
        ({}, "true", dt.date(2024, 5, 2), ("undecided", "undecided")),
        ({"is-threat": True}, "true", dt.date(2019, 5, 2), ("not-applicable", "breached")),
        ({"is-threat": True}, "true", None, ("undecided", "undecided")),
    ],
)
def test_a_removal_is_judged_by_the_post_that_it_is_about(
    tmp_path: Path, facts: dict[str, bool], shown: str, at: dt.date | None, expected: tuple[str, str]
) -> None:
    """The post's own facts, under the rules in force when it was published, say whether there is a ground."""
    policy = _policy(
        _rule("in_force = { from = 2020-01-01 }"),
        entry("guideline", "leave", f'must = "{BREAKS}"\nin_capacity = "any"\nwhen = "is-removal"'),
    )
    post = _statement(tmp_path, "reply", shown, id="p1", facts=facts, at=at)
    removal = _statement(tmp_path, "removal", shown, author="ada", target="p1")
    found = _outcomes(policy.assess(removal, among=[removal, post]))
    outcomes = {"complies": "complies", "breached": "breached", "undecided": "undecided"}
    assert (found["no-threats-removal"], found["leave"]) == (expected[0], outcomes[expected[1]])


def test_each_removal_names_the_rule_that_was_broken(tmp_path: Path) -> None:
    """A post that breaks one rule is no ground under another."""
    policy = _policy(_rule(), _rule(id="no-spam", fact="is-spam"))
    post = _statement(tmp_path, "reply", id="p1", facts={"is-threat": True, "is-spam": False})
    found = policy.assess(_statement(tmp_path, "removal", author="ada", target="p1"), among=[post])
    outcomes = _outcomes(found)
    assert (outcomes["no-threats-removal"], outcomes["no-spam-removal"]) == ("permitted", "not-applicable")
    assert "inlägget p1" in found.explain("sv", "everything")


@pytest.mark.parametrize(("told", "outcome"), [(True, "permitted"), (False, "not-applicable")])
def test_what_a_person_tells_goes_before(tmp_path: Path, told: bool, outcome: str) -> None:
    """Somebody who has looked at the post knows better than its facts; without the post nobody else does."""
    policy = _policy(_rule())
    removal = _statement(tmp_path, "removal", author="ada", target="p1", facts={BREAKS: told})
    assert _outcomes(policy.assess(removal))["no-threats-removal"] == outcome
    post = _statement(tmp_path, "reply", id="p1", facts={"is-threat": True})
    assert _outcomes(policy.assess(removal, among=[post]))["no-threats-removal"] == outcome
    bare = policy.assess_facts({OUR: True, "is-removal": True, BREAKS: told})
    assert _outcomes(bare)["no-threats-removal"] == outcome


def test_without_the_post_nobody_knows(tmp_path: Path) -> None:
    """A removal of what is not at hand is neither permitted nor not."""
    removal = _statement(tmp_path, "removal", author="ada", target="p1")
    (finding,) = [one for one in _policy(_rule()).assess(removal).findings if one.id == "no-threats-removal"]
    assert (finding.outcome.value, finding.status.value) == ("undecided", "open")


def test_a_ground_that_rests_on_an_assumption_is_assumed(tmp_path: Path) -> None:
    """What is only assumed of the post makes the permission no firmer."""
    policy = _policy(_rule(), "[assume]\nis-threat = true\n")
    post = _statement(tmp_path, "reply", id="p1")
    found = policy.assess(_statement(tmp_path, "removal", author="ada", target="p1"), among=[post])
    assert found.finding("no-threats-removal").status.value == "assumed"


@pytest.mark.parametrize(
    ("count", "before", "outcome"),
    [
        (1, None, "permitted"),
        (2, True, "permitted"),
        (2, False, "not-applicable"),
        (2, None, "undecided"),
        (3, True, "undecided"),
        (3, False, "not-applicable"),
    ],
)
def test_a_block_wants_as_many_breaches_as_the_document_says(
    count: int,
    before: bool | None,
    outcome: str,
) -> None:
    """Earlier breaches are told, and more than one earlier breach nobody has counted."""
    facts = {OUR: True, "is-block": True, BREAKS: True, "has-broken-house-rules-before": before}
    assert (
        _outcomes(_policy(_rule(f"block_after = {count}")).assess_facts(facts))["no-threats-block"] == outcome
    )


def test_house_rules_are_taken_in_with_their_scope(tmp_path: Path) -> None:
    """A policy takes in the house rules of another, and they keep what that policy is about."""
    (tmp_path / "law.policy.toml").write_text(
        head("law") + '[covers]\nkinds = ["agency"]\n' + _rule('then = "must_remove"'), "utf-8"
    )
    (tmp_path / "mine.policy.toml").write_text(head("mine", 'extends = ["law"]'), "utf-8")
    policy = Policy.load(tmp_path / "mine.policy.toml")
    assert [one.id for one in policy.house_rules] == ["law/no-threats"]
    found = _outcomes(policy.assess(_statement(tmp_path, "reply", facts={"is-threat": True})))
    assert (found["law/no-threats"], found["due law/no-threats-removal"]) == ("not-applicable", "not-due")


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        (_rule("block_after = 0"), "invalid-value", 4),
        (_rule('then = "remove"'), "unknown-value", 4),
        (_rule(fact=BREAKS), "cycle", 3),
        (_rule(fact="is-nothing"), "unknown-fact", 3),
        (f'[[house_rule]]\nid = "a"\n{SAYS}', "missing-key", 1),
        (_rule() + entry("guideline", "no-threats-removal", 'must = "is-reply"'), "doubled-id", 2),
        (_rule('when = "is-reply"'), "unknown-key", 4),
    ],
)
def test_slips_of_house_rules_are_told_on_their_line(body: str, code: str, line: int) -> None:
    """What is wrong with a house rule is told where it stands."""
    assert slips_of(body) == [(code, line)]


def test_an_own_fact_may_not_lead_back_to_the_house_rules() -> None:
    """The circle is found also behind an own fact."""
    own = f'[[fact]]\nid = "bad"\nphrase = {{ sv = "fel", en = "bad" }}\nany_of = ["{BREAKS}"]\n'
    with pytest.raises(FileError, match="can't rest on"):
        _policy(own, _rule(fact="bad"))


def test_a_view_is_no_house_rule() -> None:
    """A house rule that forbids a view is warned of, and one that forbids threats is not."""
    rule = '\n[[house_rule]]\nid = "r"\nnot_allowed = {}\nsays = {{ en = "A rule." }}\ncite = "law, 1"\n'
    views = checked(rule.format('{ any_of = ["is-threat", "criticises-own-authority"] }'))
    assert [(one.code, one.place and one.place.line) for one in views.problems if one.code == "removes-views"]
    for harmless in ('"is-threat"', '{ all_of = ["is-threat", "criticises-own-authority"] }'):
        assert "removes-views" not in [one.code for one in checked(rule.format(harmless)).problems]


def test_no_block_can_follow_no_breach() -> None:
    """Programs are held to what files are."""
    with pytest.raises(ValueError, match="can't follow 0 breaches"):
        HouseRule(id="r", not_allowed=FactTest(fact="is-threat"), block_after=0, says={"en": "No."})  # type: ignore[arg-type]


def test_changed_house_rules_are_changes_of_the_policy() -> None:
    """Two versions differ in their house rules, by what each of them says."""
    (part,) = changes_between(_policy(_rule()), _policy(_rule('then = "must_remove"'))).parts
    assert (part.part.value, part.id, [one.name for one in part.fields]) == (
        "house-rule",
        "no-threats",
        ["then"],
    )


CASES = """
format = 1
policy = "town"
[[case]]
id = "a"
yes = ["author-is-visitor", "account-belongs-to-authority", "is-threat"]
findings = { no-threats = "breached" }
[[case]]
id = "b"
yes = ["account-belongs-to-authority", "is-removal", "content-breaks-house-rules"]
findings = { no-threats-removal = "permitted" }
"""


def test_cases_show_house_rules_and_miss_their_changes() -> None:
    """Coverage counts the norms of a house rule, and mutation changes it."""
    policy = _policy(
        '[[house_rule]]\nid = "no-threats"\nnot_allowed = { any_of = ["is-threat", "is-spam"] }\n'
        f'then = "must_remove"\nblock_after = 2\n{SAYS}'
    )
    suite = Suite.from_text(CASES, "town.cases.toml")
    results = run_suite(suite, policy)
    assert not any(one.verdict.is_error for one in results)
    coverage = coverage_of(suite, policy, results)
    shown = {(one.aim.rule, one.aim.shows.value) for one in coverage.reached}
    assert {
        ("no-threats", "breached"),
        ("no-threats-removal", "permitted"),
        ("no-threats-removal", "due"),
    } <= shown
    report = mutate(policy, [suite])
    assert {(one.rule, one.change.value, one.part) for one in report.survivors} == {
        ("no-threats", "weakened", "then"),
        ("no-threats", "without", "block_after"),
        ("no-threats", "member", "not_allowed"),
    }
    taken = attrs.evolve(policy, house_rules=(attrs.evolve(policy.house_rules[0], id="law/no-threats"),))
    assert not coverage_of(suite, taken, ()).reaches
    assert mutate(taken, [suite]).tried == 0


def test_what_a_policy_says_beside_its_rules_is_written_and_read_back() -> None:
    """Scope, house rules and rules about channels written as TOML read back equal."""
    policy = _policy(
        '[covers]\nkinds = ["agency"]\nroles = ["elected"]\nfrom = 2020-01-01\nwhen = "not is-satire"\n',
        _rule('then = "must_remove"\nblock_after = 2\nin_force = { from = 2020-01-01 }'),
        f'[[channel_rule]]\nid = "two"\nmust = "account-has-two-administrators"\nwhen = "{SHOWN}"\n{SAYS}',
    )
    again = Policy.from_text(policy.to_toml())
    assert (again.covers, again.house_rules, again.channel_rules) == (
        policy.covers,
        policy.house_rules,
        policy.channel_rules,
    )


def test_a_plain_house_rule_can_only_be_lost() -> None:
    """Where removal is only permitted and no block follows, there is nothing to weaken."""
    assert [one.change.value for one in mutants_of(_policy(_rule()))] == ["deleted"]
