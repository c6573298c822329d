"""Whom and what a policy is about at all."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import attrs
import pytest
from policy_builders import DECIDING, LISTED, PARTY, SAYS, entry, head, slips_of

from offentligroll import Directory
from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.known import Known
from offentligroll.files.document import parse_document
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Official, Role, RoleKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.period import Period
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.changes import changes_between
from offentligroll.policy.checking.report import check_policy
from offentligroll.policy.policy import Policy
from offentligroll.rules import Covers, Status

RULES = (
    entry("capacity", "listed", f'decides = "official"\nwhen = "{LISTED}"')
    + entry("guideline", "no-sides", f'must_not = "{PARTY}"\nin_capacity = "any"')
    + entry("obligation", "keep", 'in_capacity = "any"').replace(
        SAYS, SAYS + "action = { sv = 'Spara.', en = 'Keep.' }\n"
    )
)
DIRECTORY = """
format = 1
[[organisation]]
id = "town"
name = "The town"
kind = "municipality"
country = "SE"
area = "SE"
[[organisation]]
id = "office"
name = "The office"
kind = "agency"
[[official]]
id = "ada"
name = "Ada"
roles_complete = true
[[official.role]]
organisation = "town"
kind = "elected"
titles = { sv = ["Ordförande"] }
from = 2010-01-01
until = "open"
[[official]]
id = "bo"
name = "Bo"
[[official.role]]
organisation = "town"
kind = "appointed"
from = 2010-01-01
until = "open"
[[official]]
id = "di"
name = "Di"
[[official.role]]
organisation = "office"
kind = "appointed"
from = 2010-01-01
until = "open"
[[channel]]
id = "x:town"
platform = "x"
kind = "page"
holder = "town"
[[channel]]
id = "x:office"
platform = "x"
kind = "page"
holder = "office"
[[official]]
id = "nobody"
name = "Nobody"
[[channel]]
id = "x:unsaid"
platform = "x"
holder = "town"
"""
YES = [LISTED, PARTY]


def _policy(covers: str, more: str = "") -> Policy:
    return Policy.from_text(head("own") + f"[covers]\n{covers}\n" + RULES + more)


def _directory(tmp_path: Path) -> Directory:
    path = tmp_path / "directory.toml"
    path.write_text(DIRECTORY, "utf-8")
    return Directory.load(path)


def _statement(tmp_path: Path, **fields: object) -> Statement:
    given = {**dict.fromkeys(YES, True), **fields.pop("facts", {})}  # type: ignore[dict-item]
    facts = tuple(GivenFact(fact=fact, value=value) for fact, value in given.items())
    told = {"act": "post", "text": "Hej", "at": dt.date(2011, 2, 3), "facts": facts}
    return _directory(tmp_path).statement(**{"author": "ada", "channel": "x:town", **told, **fields})  # type: ignore[arg-type]


def _told(assessment: Assessment) -> tuple[str, str, str, str]:
    (finding,), (duty,) = assessment.findings, assessment.obligations
    return assessment.capacity.value, assessment.status.value, finding.outcome.value, duty.outcome.value


COVERED = ("official", "settled", "breached", "due")
OUTSIDE = ("undetermined", "silent", "not-applicable", "not-due")
UNCLEAR = ("undetermined", "open", "undecided", "undecided")


@pytest.mark.parametrize(
    ("covers", "fields", "expected"),
    [
        ('organisations = ["town"]', {}, COVERED),
        ('organisations = ["office"]', {}, OUTSIDE),
        ('organisations = ["office", "town"]', {}, COVERED),
        ('organisations = ["town"]', {"channel": None, "author": None}, COVERED),
        ('organisations = ["town"]', {"channel": None, "author": "nobody"}, UNCLEAR),
        ('areas = ["SE"]', {}, COVERED),
        ('areas = ["SE-D"]', {}, OUTSIDE),
        ('areas = ["SE"]', {"channel": "x:office", "author": "di"}, UNCLEAR),
        ('kinds = ["municipality"]', {}, COVERED),
        ('kinds = ["agency"]', {}, OUTSIDE),
        ('countries = ["SE"]', {}, COVERED),
        ('countries = ["NO"]', {}, OUTSIDE),
        ('roles = ["elected"]', {}, COVERED),
        ('roles = ["appointed"]', {}, OUTSIDE),
        ('roles = ["ordförande"]', {}, COVERED),
        ('roles = ["elected"]', {"author": "bo"}, UNCLEAR),
        ('roles = ["ordförande"]', {"author": "bo"}, UNCLEAR),
        ('roles = ["appointed"]', {"author": "bo"}, COVERED),
        ('roles = ["elected"]', {"at": None}, UNCLEAR),
        ('roles = ["elected"]', {"author": None}, UNCLEAR),
        ('channels = ["x:town"]', {}, COVERED),
        ('channels = ["x:other", "page"]', {}, COVERED),
        ('channels = ["x:other", "account"]', {}, OUTSIDE),
        ('channels = ["account"]', {"channel": "x:unsaid"}, UNCLEAR),
        ('channels = ["x:other"]', {"channel": "x:unsaid"}, OUTSIDE),
        ('channels = ["page"]', {"channel": None}, UNCLEAR),
        ("from = 2011-02-03", {}, COVERED),
        ("until = 2011-02-03", {}, COVERED),
        ("from = 2011-02-04", {}, OUTSIDE),
        ("until = 2011-02-02", {}, OUTSIDE),
        ("from = 2011-02-04", {"at": None}, UNCLEAR),
        (f'when = "{DECIDING}"', {"facts": {DECIDING: True}}, COVERED),
        (f'when = "{DECIDING}"', {"facts": {DECIDING: False}}, OUTSIDE),
        (f'when = "not {DECIDING}"', {"facts": {DECIDING: False}}, COVERED),
        ('when = "acts-on-assignment"', {}, UNCLEAR),
        ('organisations = ["town"]\nkinds = ["agency"]', {}, OUTSIDE),
        ('kinds = ["agency"]\nwhen = "acts-on-assignment"', {}, OUTSIDE),
    ],
)
def test_a_policy_is_about_what_it_names(
    tmp_path: Path, covers: str, fields: dict[str, object], expected: tuple[str, ...]
) -> None:
    """Not covered is silent and not applicable, never personal; not known leaves open what it changes."""
    assert _told(_policy(covers).assess(_statement(tmp_path, **fields))) == expected


def test_a_visitor_is_not_asked_for_a_role(tmp_path: Path) -> None:
    """Roles limit the statements of officials; what visitors write on the page is covered."""
    policy = _policy('roles = ["appointed"]')
    visitor = attrs.evolve(_directory(tmp_path).official("ada"), roles=(), visitor=True)
    assessment = policy.assess(attrs.evolve(_statement(tmp_path), author=visitor))
    assert (assessment.capacity.value, assessment.status.value) == ("personal", "settled")
    assert assessment.not_covered is None


def test_who_is_only_perhaps_a_visitor_is_covered_for_the_time_being(tmp_path: Path) -> None:
    """Where only a silent directory says that somebody is a visitor, that they are covered is assumed."""
    cy = attrs.evolve(_directory(tmp_path).official("bo"), roles=())
    assessment = _policy('roles = ["elected"]').assess(attrs.evolve(_statement(tmp_path), author=cy))
    assert (assessment.capacity.value, assessment.status.value) == ("personal", "assumed")


@pytest.mark.parametrize(
    ("covers", "told", "at", "expected"),
    [
        ('organisations = ["office"]\nroles = ["elected"]\nchannels = ["page"]', {}, None, COVERED),
        ("from = 2011-02-04", {}, dt.date(2011, 2, 3), OUTSIDE),
        ("from = 2011-02-04", {}, dt.date(2011, 2, 4), COVERED),
        ("from = 2011-02-04", {}, None, UNCLEAR),
        (f'when = "{DECIDING}"', {}, None, COVERED),
        (f'when = "{DECIDING}"', {DECIDING: True}, None, COVERED),
        (f'when = "{DECIDING}"', {DECIDING: False}, None, OUTSIDE),
    ],
)
def test_bare_facts_are_taken_as_covered(
    covers: str, told: dict[str, bool], at: dt.date | None, expected: tuple[str, ...]
) -> None:
    """Of bare facts all but the day is a premise, unless the facts themselves say otherwise."""
    assert _told(_policy(covers).assess_facts({**dict.fromkeys(YES, True), **told}, at=at)) == expected


def test_the_law_of_another_day_covers_the_same_statements() -> None:
    """The day of the law moves what is in force, not what the policy is about."""
    policy = _policy("until = 2011-12-31")
    assert policy.assess_facts(YES, at=dt.date(2011, 2, 3), as_of=dt.date(2020, 1, 1)).not_covered is None
    assert policy.assess_facts(YES, at=dt.date(2012, 2, 3), as_of=dt.date(2011, 1, 1)).not_covered is not None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ("undetermined", "assumed", "not-applicable", "not-due")),
        ({DECIDING: True}, COVERED),
    ],
)
def test_what_is_assumed_of_the_scope_is_at_most_an_assumption(
    facts: dict[str, bool], expected: tuple[str, ...]
) -> None:
    """A scope that rests on an assumption leaves nothing settled."""
    policy = _policy(f'when = "{DECIDING}"', f"[assume]\n{DECIDING} = false\n")
    assessment = policy.assess_facts({**dict.fromkeys(YES, True), **facts})
    assert _told(assessment) == expected
    assert [one.id for one in assessment.weak_facts] == ([] if facts else ["own/covers", DECIDING])


def test_what_is_covered_on_an_assumption_is_assumed() -> None:
    """Where the assumption brings it into the scope, norms and capacity are assumed."""
    policy = _policy(f'when = "{DECIDING}"', f"[assume]\n{DECIDING} = true\n")
    assessment = policy.assess_facts(YES)
    assert _told(assessment) == ("official", "assumed", "breached", "due")
    assert {one.status.value for one in assessment.findings} == {"assumed"}
    assert {one.status.value for one in assessment.obligations} == {"assumed"}


def test_an_undecided_norm_stays_undecided_within_an_assumed_scope() -> None:
    """What is open anyway is no firmer for the scope."""
    policy = _policy(f'when = "{DECIDING}"', f"[assume]\n{DECIDING} = true\n")
    (finding,) = policy.assess_facts([LISTED]).findings
    assert (finding.outcome.value, finding.status.value) == ("undecided", "open")


def test_it_is_said_why_a_policy_does_not_cover_something(tmp_path: Path) -> None:
    """The answer and each finding name the reason; nothing is asked, and nothing may be against it."""
    assessment = _policy('organisations = ["office"]').assess(_statement(tmp_path))
    assert assessment.not_covered is not None
    assert assessment.explain("en", "sentence") == (
        "Under “Test” the statement is not assessed, because the policy does not cover it"
        " (on record: the policy does not cover The town)."
    )
    assert assessment.explain("sv", "sentence") == (
        "Enligt ”Prov” bedöms uttalandet inte, eftersom policyn inte omfattar det"
        " (underlag: policyn omfattar inte The town)."
    )
    (finding,) = assessment.findings
    assert [one.id for one in finding.facts][:1] == ["own/covers"]
    assert finding.may_be_against is False
    assert (assessment.because, tuple(assessment.open_questions())) == ((), ())
    again = Assessment.from_dict(assessment.to_dict())
    assert again == assessment
    assert again.not_covered is not None


def test_what_would_tell_whether_it_is_covered_is_asked() -> None:
    """An unknown condition of the scope is the first question, and an unknown day is asked for."""
    statement = Statement(act=Act.POST, facts=(GivenFact(fact=LISTED, value=True),))
    asked = _policy('when = "acts-on-assignment"').assess(statement).open_questions()
    assert [one.id for question in asked for one in question.facts][:1] == ["acts-on-assignment"]
    assert _policy("from = 2011-02-04").assess_facts(YES).open_questions().asks_day
    settled = _policy('when = "acts-on-assignment"').assess_facts([LISTED, "acts-on-assignment"])
    assert tuple(settled.open_questions()) == ()


def test_the_cheap_facts_settle_it_within_the_scope() -> None:
    """Where cheap facts settle the capacity, the scope counts all the same."""
    policy = _policy(
        "from = 2011-02-04", entry("capacity", "words", 'suggests = "personal"\nwhen = "gives-own-opinion"')
    )
    (first, *_, last) = policy.compiled.stages
    assert first[0] == last[0] == "own/covers"
    assessment = policy.assess_facts(YES, at=dt.date(2011, 2, 3))
    assert (assessment.status.value, assessment.because) == ("silent", ())


def test_rules_that_are_taken_in_keep_their_scope(tmp_path: Path) -> None:
    """A taken-in norm or capacity rule counts only where its own policy covers the statement."""
    words = 'is_not = { sv = "inget", en = "nothing" }\n'
    theirs = (
        head("law")
        + '[covers]\nkinds = ["agency"]\nwhen = { none_of = ["closed"] }\n[assume]\nis-satire = false\n'
        + '[[fact]]\nid = "closed"\nphrase = { sv = "stängt", en = "closed" }\nany_of = ["is-satire"]\n'
        + words
        + RULES
        + entry(
            "guideline", "answers", 'must = "is-reply"\nin_capacity = "any"\nwhen = "is-official-matter"'
        ).replace("is-official-matter", DECIDING)
    )
    (tmp_path / "law.policy.toml").write_text(theirs, "utf-8")
    mine = head("mine", 'extends = [{ policy = "law", capacity = true }]')
    (tmp_path / "mine.policy.toml").write_text(mine, "utf-8")
    (tmp_path / "third.policy.toml").write_text(head("third", 'extends = ["mine"]'), "utf-8")
    policy = Policy.load(tmp_path / "mine.policy.toml")
    assert [one.id for one in policy.own_facts] == ["law/closed", "law/covers"]
    assert [one.fact for one in policy.assume] == ["is-satire"]
    outside = policy.assess(_statement(tmp_path))
    assert (outside.capacity.value, outside.status.value) == ("undetermined", "silent")
    assert {one.outcome.value for one in outside.findings} == {"not-applicable"}
    inside = policy.assess(_statement(tmp_path, author="di"), for_="office")
    assert (inside.capacity.value, inside.findings[0].outcome.value) == ("official", "breached")
    bare = policy.assess_facts(YES)
    assert bare.findings[0].outcome.value == "breached"
    third = Policy.load(tmp_path / "third.policy.toml")
    assert "mine/law/covers" in [one.id for one in third.own_facts]
    assert third.assess(_statement(tmp_path)).findings[0].outcome.value == "not-applicable"


@pytest.mark.parametrize(
    ("covers", "code", "line"),
    [
        ("", "empty-list", 1),
        ("organisations = []", "empty-list", 2),
        ('kinds = ["town"]', "unknown-value", 2),
        ('countries = ["Sweden"]', "unknown-country", 2),
        ('channels = ["pages"]', "invalid-value", 2),
        ('channels = ["zzzz"]', "invalid-value", 2),
        ('channels = ["x:"]', "bad-id", 2),
        ("from = 2011-02-04\nuntil = 2011-02-03", "contradictory-dates", 3),
        ('when = "is-nothing"', "unknown-fact", 2),
        ('channel = ["page"]', "unknown-key", 2),
    ],
)
def test_slips_of_the_scope_are_told_on_their_line(covers: str, code: str, line: int) -> None:
    """What is wrong with a scope is told where it stands."""
    assert slips_of(f"[covers]\n{covers}\n{RULES}") == [(code, line)]


def test_a_changed_scope_is_a_change_of_the_policy() -> None:
    """Two versions of a policy differ in their scope."""
    changes = changes_between(_policy('kinds = ["agency"]'), _policy('kinds = ["region"]'))
    assert [(one.name, one.new) for one in changes.head] == [
        ("covers", Covers(kinds=(OrganisationKind.REGION,)))
    ]


def test_a_country_that_nobody_recorded_leaves_it_open(tmp_path: Path) -> None:
    """An authority without a country is not taken for one of another country."""
    assessment = _policy('countries = ["SE"]').assess(_statement(tmp_path, author="di"), for_="office")
    assert _told(assessment) == UNCLEAR


@pytest.mark.parametrize(
    ("covers", "country", "area", "expected"),
    [
        ('areas = ["AU-NSW", "AU-QLD"]', "SE", None, OUTSIDE),
        ('areas = ["GB-ENG", "SE-D"]', "SE", None, UNCLEAR),
        ('areas = ["SE"]', "SE", None, UNCLEAR),
        ('areas = ["AU-NSW"]', None, None, UNCLEAR),
        ('countries = ["SE"]', None, "SE-D", COVERED),
        ('countries = ["NO"]', None, "SE-D", OUTSIDE),
    ],
)
def test_a_body_of_another_country_is_in_none_of_the_parts(
    tmp_path: Path, covers: str, country: str | None, area: str | None, expected: tuple[str, ...]
) -> None:
    """A Swedish town whose part of Sweden nobody has written is no town in New South Wales."""
    town = attrs.evolve(_directory(tmp_path).organisation("town"), country=country, area=area)
    role = Role(organisation=town, kind=RoleKind.ELECTED, period=Period(), titles=())
    author = Official(id="x", name="X", roles=(role,))
    statement = attrs.evolve(_statement(tmp_path), author=author)
    assert _told(_policy(covers).assess(statement, for_=town)) == expected


def test_a_role_elsewhere_is_no_role_in_the_authority(tmp_path: Path) -> None:
    """Who serves another body is a visitor of the authority, as far as a silent directory tells."""
    assessment = _policy('roles = ["elected"]').assess(_statement(tmp_path, author="di"), for_="town")
    assert (assessment.capacity.value, assessment.status.value) == ("personal", "assumed")


def test_nothing_is_asked_about_a_scope_that_is_known() -> None:
    """A scope whose condition is told is no question, while the rest still may be one."""
    statement = Statement(act=Act.POST, facts=(GivenFact(fact="acts-on-assignment", value=True),))
    asked = _policy('when = "acts-on-assignment"').assess(statement).open_questions()
    assert [one.id for question in asked for one in question.facts] == [LISTED]


def test_settled_is_a_promise_within_a_scope_too() -> None:
    """No answer to what is unknown, the scope included, changes what is settled or silent."""
    policy = _policy("from = 2011-02-04")
    positions = [policy.compiled.positions[fact] for fact in ("own/covers", LISTED, "author-is-visitor")]

    def known(truths: tuple[Truth, ...]) -> Known:
        found = Known(0)
        for position, truth in zip(positions, truths, strict=True):
            found = found.with_truth(position, truth)
        return policy.compiled.with_derived(found)

    firm = 0
    for truths in itertools.product(Truth, repeat=len(positions)):
        decision = policy.decide(known(truths), None)
        if decision.status not in (Status.SETTLED, Status.SILENT):
            continue
        firm += 1
        choices = [(one,) if one is not Truth.UNKNOWN else (Truth.YES, Truth.NO) for one in truths]
        assert {policy.decide(known(whole), None).value for whole in itertools.product(*choices)} == {
            decision.value
        }
    assert firm > len(positions)


def test_what_the_scope_alone_asks_about_is_used() -> None:
    """An assumption that only the scope reads is none too many."""
    text = (
        head("town", "[assume]\nacts-on-assignment = true\n")
        + '[covers]\nwhen = "acts-on-assignment"\n'
        + RULES
    )
    codes = {one.code for one in check_policy(parse_document(text, "town.policy.toml")).problems}
    assert "unused-assumption" not in codes


def test_two_policies_of_one_name_are_about_what_each_says(tmp_path: Path) -> None:
    """What was found for a statement under one scope is not taken for the answer under another."""
    statement = _statement(tmp_path)
    outside, inside = _policy('kinds = ["agency"]'), _policy('kinds = ["municipality"]')
    assert [_told(one.assess(statement)) for one in (outside, inside, outside)] == [OUTSIDE, COVERED, OUTSIDE]
