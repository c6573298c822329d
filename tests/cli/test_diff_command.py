"""The command `diff`."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from cli_builders import DIRECTORY, EXAMPLE, KATRINEHOLM, POLICY, STATEMENTS, lines_of, offentligroll, written

from offentligroll.cli.diff_records import plain_value
from offentligroll.model.capacity import Capacity
from offentligroll.model.organisation import OrganisationKind
from offentligroll.rules.condition import ALWAYS_TRUE, FactTest, Group, GroupKind
from offentligroll.rules.covers import Covers
from offentligroll.rules.document import AdoptedDocument
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import Accepted, Bound
from offentligroll.rules.source import Citation, InForce, Source, SourceKind

SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'
LISTED = f'[[capacity]]\nid = "listed"\ndecides = "official"\nwhen = "account-is-listed"\n{SAYS}'
WORDS = """[[fact]]
id = "greets"
phrase = { sv = "hälsar", en = "greets" }
words = { sv = ["hej"], en = ["hi"] }
"""
CASES = """format = 1
policy = "tiny"
[[case]]
id = "listed"
title = "A listed account"
yes = ["account-is-listed"]
expect = { capacity = "official" }
[[case]]
id = "other"
yes = ["is-reply"]
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give the old version."""
    return written(tmp_path, "old.policy.toml", POLICY + LISTED)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Give a new version, in which the one rule concludes otherwise."""
    return written(tmp_path, "new.policy.toml", POLICY + LISTED.replace("official", "personal"))


def test_the_same_policy_has_not_changed(old: Path) -> None:
    """Where nothing changes it ends with 0, with statements too."""
    ended = offentligroll("diff", old, old)
    assert ended.code == 0
    assert "Nothing has changed" in ended.out
    tried = offentligroll("diff", old, old, "-", "--lang", "sv", stdin=lines_of({"text": "Hej"}))
    assert tried.code == 0
    assert tried.out.endswith("\n0 av 1 bedömningar blir annorlunda.\n")


def test_changed_rules_are_told_in_words(old: Path, new: Path) -> None:
    """What reads otherwise is told, and it ends with 1; without statements nothing is assessed."""
    ended = offentligroll("diff", old, new)
    assert ended.code == 1
    assert ended.out.endswith(
        "Changed\n-------\n\n- Rule: A rule. [listed]\n"
        "  - Conclusion, before: official\n  - Conclusion, now: personal\n"
    )


def test_cases_and_statements_are_tried_under_both(tmp_path: Path, old: Path, new: Path) -> None:
    """An amended policy is tried on cases and statements before it is adopted."""
    cases = written(tmp_path, "tiny.cases.toml", CASES)
    statement = lines_of({"id": "one", "text": "Hej", "facts": {"account-is-listed": True}})
    ended = offentligroll("diff", old, new, cases, "-", stdin=statement)
    assert ended.code == 1
    assert ended.out.endswith(
        "Assessments that come out differently\n-------------------------------------\n\n"
        "- listed: “A listed account”: official (settled) → personal (settled)\n"
        "  - Reasons before: A rule [listed]\n"
        "  - Reasons now: A rule [listed]\n"
        "  - The case: comes out as expected → comes out wrong\n\n"
        "- 1. one: official (settled) → personal (settled)\n"
        "  - Reasons before: A rule [listed]\n"
        "  - Reasons now: A rule [listed]\n\n"
        "2 of 3 assessments come out differently.\n"
        "- official → personal: 2\n"
    )


def test_an_archive_is_tried_under_both(tmp_path: Path) -> None:
    """Statements of an archive are assessed under both, with the directory and the authority named."""
    text = (
        EXAMPLE / ".." / ".." / "src" / "offentligroll" / "library" / "katrineholm.policy.toml"
    ).read_text("utf-8")
    amended = written(
        tmp_path, "katrineholm.policy.toml", text.replace('when = "account-is-listed"', 'when = "is-reply"')
    )
    ended = offentligroll("diff", "katrineholm", amended, STATEMENTS, *KATRINEHOLM, "--lang", "sv")
    assert ended.code == 1
    assert "of 8" not in ended.out
    assert " av 8 bedömningar blir annorlunda.\n" in ended.out
    assert ended.err == ""


def test_a_program_reads_the_changes(tmp_path: Path, old: Path, new: Path) -> None:
    """As JSON the changes and both answers are plain values."""
    cases = written(tmp_path, "tiny.cases.toml", CASES)
    statement = lines_of({"id": "one", "text": "Hej", "facts": {"account-is-listed": True}})
    ended = offentligroll("diff", old, new, cases, "-", "--format", "json", stdin=statement)
    told = json.loads(ended.out)
    assert ended.code == 1
    assert [told[side]["policy"] for side in ("old", "new")] == ["tiny", "tiny"]
    assert told["old"]["sha256"] != told["new"]["sha256"]
    assert told["head"] == []
    (part,) = told["parts"]
    assert part == {
        "part": "capacity",
        "kind": "changed",
        "id": "listed",
        "fields": [{"field": "concludes", "language": None, "old": "official", "new": "personal"}],
    }
    assert told["compared"] == 3
    official = {"capacity": "official", "status": "settled", "lean": None, "because": ["listed"]}
    assert told["assessments"] == [
        {
            "id": identity,
            "old": official,
            "new": {**official, "capacity": "personal"},
            "findings": [],
            "obligations": [],
            "case": case,
        }
        for identity, case in (("listed", {"old": "passed", "new": "failed"}), ("one", None))
    ]


def test_norms_are_plain_values_too(tmp_path: Path) -> None:
    """A guideline or obligation that came or went is told as nothing on the one side."""
    norms = (
        f'[[guideline]]\nid = "norm"\nmust = "is-reply"\nin_capacity = "any"\n{SAYS}'
        f'[[obligation]]\nid = "duty"\nin_capacity = "any"\naction = {{ sv = "Gör.", en = "Do." }}\n{SAYS}'
    )
    bare, full = (
        written(tmp_path, f"{name}.policy.toml", POLICY + body)
        for name, body in (("bare", ""), ("full", norms))
    )
    cases = written(tmp_path, "tiny.cases.toml", CASES.replace('expect = { capacity = "official" }', ""))
    came = json.loads(offentligroll("diff", bare, full, cases, "--format", "json").out)["assessments"][1]
    finding = {"outcome": "complies", "status": "settled"}
    duty = {"outcome": "due", "status": "settled", "due": None, "keep_until": None, "precaution": False}
    assert came["findings"] == [{"id": "norm", "old": None, "new": finding}]
    assert came["obligations"] == [{"id": "duty", "old": None, "new": duty}]
    went = json.loads(offentligroll("diff", full, bare, cases, "--format", "json").out)["assessments"][1]
    assert went["findings"] == [{"id": "norm", "old": finding, "new": None}]
    assert went["obligations"] == [{"id": "duty", "old": duty, "new": None}]


def test_what_can_not_be_assessed_is_told_and_the_rest_goes_on(tmp_path: Path, old: Path) -> None:
    """A fact that one of the policies does not know keeps a case or statement from being tried."""
    knowing = written(tmp_path, "knowing.policy.toml", POLICY + WORDS + LISTED)
    cases = written(tmp_path, "tiny.cases.toml", CASES.replace('"is-reply"', '"greets"'))
    statements = lines_of(
        {"id": "one", "text": "Hej", "facts": {"greets": True}}, {"id": "two", "text": "Hej"}
    )
    ended = offentligroll("diff", old, knowing, cases, "-", stdin=statements)
    assert ended.code == 1
    assert ended.out.endswith("0 of 2 assessments come out differently.\n")
    first, second = ended.err.splitlines()
    assert first == "the case `other` can't be assessed: `greets` is not a fact"
    assert second.startswith("the statement `one` can't be assessed: ")


def test_all_that_is_wrong_with_the_files_is_told_at_once(tmp_path: Path) -> None:
    """Policies and cases are read before anything is told, and each problem is told once."""
    faulty = written(
        tmp_path, "faulty.policy.toml", POLICY + LISTED.replace("account-is-listed", "acount-is-listed")
    )
    cases = written(tmp_path, "faulty.cases.toml", "format = 2\npolicy = 'tiny'\n")
    ended = offentligroll("diff", faulty, faulty, cases)
    assert (ended.code, ended.out) == (1, "")
    other, problem = ended.err.splitlines()
    assert "did you mean `account-is-listed`?" in problem
    assert "format 1" in other


def test_misuse_ends_with_2(old: Path) -> None:
    """What is not there, or does not fit together, is misuse."""
    assert offentligroll("diff", old, "katrinholm").code == 2
    assert offentligroll("diff", old).code == 2
    assert offentligroll("diff", old, old, STATEMENTS, "--for", "katrineholm").code == 2
    assert offentligroll("diff", old, old, "nowhere.jsonl", "--directory", DIRECTORY).code == 2


def test_what_is_left_out_of_an_archive_is_told(old: Path) -> None:
    """Where channels can't be looked up, that is said."""
    statement = lines_of({"text": "Hej", "channel": "twitter:somebody"})
    assert "--directory" in offentligroll("diff", old, old, "-", stdin=statement).err


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        ("party", "party"),
        (Capacity.OFFICIAL, "official"),
        (dt.date(2024, 3, 15), "2024-03-15"),
        (ALWAYS_TRUE, None),
        (FactTest(fact="is-reply", negated=True), "not is-reply"),
        (Group(kind=GroupKind.ANY_OF, members=(FactTest(fact="is-reply"),)), {"any_of": ["is-reply"]}),
        (
            Group(kind=GroupKind.AT_LEAST, members=(FactTest(fact="is-reply"),), count=1),
            {"at_least": {"count": 1, "of": ["is-reply"]}},
        ),
        ((Bound.SPEAKER, Bound.EMPLOYER), ["speaker", "employer"]),
        ((Accepted(code="x", why="so"),), [{"code": "x", "why": "so"}]),
        (InForce(end=dt.date(2024, 3, 14)), {"from": None, "until": "2024-03-14"}),
        (Duration(years=2, days=1), {"years": 2, "days": 1}),
        (
            AdoptedDocument(number="58", adopted=dt.date(2024, 3, 15)),
            {"number": "58", "adopted_by": None, "adopted": "2024-03-15", "review_by": None},
        ),
        (
            Covers(kinds=(OrganisationKind.AGENCY,), days=InForce(end=dt.date(2024, 3, 14))),
            {
                "organisations": [],
                "kinds": ["agency"],
                "countries": [],
                "areas": [],
                "roles": [],
                "channels": [],
                "days": {"from": None, "until": "2024-03-14"},
                "when": None,
            },
        ),
        (Duration(working_days=0), {"working_days": 0}),
        (Duration(for_ever=True), {"for_ever": True}),
    ],
)
def test_any_field_of_a_policy_is_a_plain_value(value: object, plain: object) -> None:
    """What a program reads holds no objects: enumerations are their words, and days ISO dates."""
    assert plain_value(value) == plain
    assert type(plain_value(value)) is type(plain)


@pytest.mark.parametrize(("place", "plain"), [("1 §", "law, 1 §"), ("", "law")])
def test_a_citation_is_written_as_in_the_file(place: str, plain: str) -> None:
    """The key of the source, then where in it."""
    law = Source(id="law", title="The act", kind=SourceKind.STATUTE, verified=True)
    assert plain_value(Citation(source=law, place=place)) == plain
