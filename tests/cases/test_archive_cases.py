"""Cases of rules about archives: a small archive with what is measured of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offentligroll.cases import Suite, run_case, run_suite
from offentligroll.cases.aims import RuleKind, aims_of
from offentligroll.cases.coverage import coverage_of
from offentligroll.cases.measure_changes import measure_changes
from offentligroll.cases.mutation import mutate
from offentligroll.cases.running import CaseResult, Verdict
from offentligroll.files.problems import FileError
from offentligroll.policy.policy import Policy

EXAMPLE = Path(__file__).parents[2] / "examples" / "review"
TEXT = (EXAMPLE / "lindby.policy.toml").read_text("utf-8")
POLICY = Policy.from_text(TEXT)
BO = '{ id = "bo", name = "Bo", visitor = true }'
QUESTION = (
    f'{{ act = "post", id = "a", at = 2024-05-07, channel = "page:lindby", author = {BO}, '
    "facts = { receives-request = true } }"
)
REPLY = (
    '{ act = "reply", at = 2024-05-08, channel = "page:lindby", on_behalf_of = "lindby", in_reply_to = "a" }'
)
MAY = "holds = { from = 2024-05-01, until = 2024-05-31 }\n"


def suite(tmp_path: Path, body: str, archive: str = f"{QUESTION}, {REPLY}", day: str = "2024-06-30") -> Suite:
    """Make a suite with one case."""
    path = tmp_path / "lindby.cases.toml"
    at = f"at = {day}\n" if day else ""
    statements = f"archive = [{archive}]\n" if archive else ""
    case = f'[[case]]\nid = "a"\n{at}{statements}{body}\n'
    path.write_text(f'format = 1\npolicy = "lindby"\ndirectory = "directory.toml"\n{case}', "utf-8")
    (tmp_path / "directory.toml").write_bytes((EXAMPLE / "directory.toml").read_bytes())
    (tmp_path / "lindby.policy.toml").write_text(TEXT, "utf-8")
    return Suite.load(path)


def run(tmp_path: Path, body: str) -> CaseResult:
    """Run the one case."""
    (result,) = run_suite(suite(tmp_path, body), POLICY)
    return result


def test_the_example() -> None:
    """Its cases are right, and miss its rules about archives when these are lost or turned round."""
    cases = Suite.load(EXAMPLE / "lindby.cases.toml")
    results = run_suite(cases, POLICY)
    assert {one.verdict for one in results} == {Verdict.PASSED}
    reached = {(one.aim.rule, str(one.aim.shows)) for one in coverage_of(cases, POLICY, results).reached}
    assert reached == {
        ("answered-in-time", "breached"),
        ("answered-in-time", "complies"),
        ("kept-alive", "breached"),
        ("kept-alive", "complies"),
        ("dialogue", "measured"),
    }
    survivors = {(one.rule, str(one.change), one.part) for one in mutate(POLICY, [cases]).survivors}
    assert ("answered-in-time", "without", "per") in survivors
    assert not {one for one in survivors if one[0] in ("kept-alive", "dialogue")}


@pytest.mark.parametrize(
    "measures",
    [
        'answered-in-time = "complies"',
        "answered-in-time = 1",
        'answered-in-time = { from = 2024-05-01, outcome = "complies", status = "settled", high = 1.0 }',
        'kept-alive = { outcome = "breached", low = 23 }',
        "dialogue = 1",
    ],
)
def test_what_is_so_passes(tmp_path: Path, measures: str) -> None:
    """An outcome, a number or a table of more can be expected of a rule."""
    result = run(tmp_path, f"{MAY}measures = {{ {measures} }}")
    assert (result.verdict, result.differences, result.assessment) == (Verdict.PASSED, (), None)
    assert result.measures


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        (
            'answered-in-time = "breached"',
            "measure `answered-in-time`: expected `breached`, came out",
        ),
        ("answered-in-time = 0.5", "expected `0.5`, came out `1`"),
        ('dialogue = "complies"', "measure `dialogue`: expected `complies`, came out `shown`"),
        ('kept-alive = { status = "assumed" }', "expected `assumed`, came out `settled`"),
        ('answered-in-time = { from = 2024-04-01, outcome = "complies" }', "came out nothing measured"),
    ],
)
def test_what_is_not_so_is_told(tmp_path: Path, measures: str, said: str) -> None:
    """What was expected and what came out stand side by side, and then all that was measured."""
    result = run(tmp_path, f"{MAY}measures = {{ {measures} }}")
    assert result.verdict is Verdict.FAILED
    assert said in result.explain()
    assert (
        "answered-in-time, page:lindby, 1 May 2024 to 31 May 2024: 1 to 1, complies (settled)"
        in result.explain()
    )
    assert "dialogue, page:lindby, 1 maj 2024 till 31 maj 2024: 1 till 1, visas bara" in result.explain("sv")


def test_all_periods_must_be_so_unless_one_is_named(tmp_path: Path) -> None:
    """An archive that reaches into June has two months, of which the second is cut off."""
    reaches = "holds = { from = 2024-05-01, until = 2024-06-15 }\n"
    both = run(tmp_path, f'{reaches}measures = {{ answered-in-time = "complies" }}')
    assert "expected `complies`, came out `complies`, `undecided`" in both.explain()
    may = run(
        tmp_path,
        f'{reaches}measures = {{ answered-in-time = {{ from = 2024-05-01, outcome = "complies" }} }}',
    )
    assert may.verdict is Verdict.PASSED


def test_a_third_has_as_many_digits_as_matter(tmp_path: Path) -> None:
    """What is compared is rounded to the digits of the case."""
    post = REPLY.replace('"reply"', '"post"').replace(', in_reply_to = "a"', "")
    archive = f"{QUESTION}, {REPLY}, {post}, {post.replace('08', '09')}"
    for number, verdict in (("0.333", "passed"), ("0.33", "passed"), ("0.334", "failed")):
        (result,) = run_suite(suite(tmp_path, f"{MAY}measures = {{ dialogue = {number} }}", archive), POLICY)
        assert result.verdict == verdict


def test_one_side_alone(tmp_path: Path) -> None:
    """What the archive of a case holds is said as for a review."""
    own = 'holds = { sides = ["own"], from = 2024-05-01, until = 2024-05-31 }\n'
    assert run(tmp_path, f'{own}measures = {{ answered-in-time = "undecided" }}').verdict is Verdict.PASSED


def test_a_count_that_may_be_any(tmp_path: Path) -> None:
    """What has no upper end is told so."""
    rule = (
        '[[archive_rule]]\nid = "weekly"\nmust = { count_of = "is-reply", per = "week", at_most = 0 }\n'
        'says = { sv = "En regel.", en = "A rule." }\n'
    )
    policy = Policy.from_text(f"{TEXT}\n{rule}")
    cases = suite(tmp_path, "")
    result = run_case(cases.cases[0], cases, policy)
    assert "weekly, page:lindby, 6 May 2024 to 12 May 2024: 1 to ∞, breached (settled)" in result.explain()


def test_under_the_policy_as_it_stands(tmp_path: Path) -> None:
    """Cases of archives go by the law of that day too."""
    cases = suite(tmp_path, f"{MAY}measures = {{ dialogue = 1 }}")
    path = tmp_path / "lindby.cases.toml"
    path.write_text(path.read_text("utf-8").replace("[[case]]", 'in_force = "policy"\n[[case]]'), "utf-8")
    assert {one.verdict for one in run_suite(Suite.load(path), POLICY)} == {Verdict.PASSED}
    assert cases.archives["a"][0].id == "a"


@pytest.mark.parametrize(
    ("body", "archive", "day", "problem"),
    [
        ("measures = { dialogue = 1 }", "", "2024-06-30", "`measures` are of an archive"),
        ("", REPLY, "", "an archive is reviewed on a day"),
        ('expect = { capacity = "official" }', REPLY, "2024-06-30", "`expect` is of a statement"),
        ('yes = ["is-reply"]', REPLY, "2024-06-30", "a case has either"),
        ("measures = { dialogue = inf }", REPLY, "2024-06-30", "`inf` is not a number"),
        ('measures = { dialogue = "complied" }', REPLY, "2024-06-30", "did you mean `complies`?"),
        ("measures = { dialogue = true }", REPLY, "2024-06-30", "measures.dialogue"),
        ("", REPLY.replace("page:lindby", "page:lindbyy"), "2024-06-30", "archive[1].channel"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_one(tmp_path: Path, body: str, archive: str, day: str, problem: str) -> None:
    """Slips are told at their place."""
    with pytest.raises(FileError, match=re.escape(problem)):
        suite(tmp_path, body, archive, day)


@pytest.mark.parametrize(
    ("measures", "problem"),
    [
        ('dialoge = "complies"', "did you mean `dialogue`?"),
        ('answer = "complies"', "it is an obligation: name it under `obligations`"),
    ],
)
def test_a_rule_that_there_is_not(tmp_path: Path, measures: str, problem: str) -> None:
    """Names of rules are looked up in the policy of the cases."""
    cases = suite(tmp_path, f"{MAY}measures = {{ {measures} }}")
    assert any(problem in str(one) for one in cases.problems["a"])


EITHER = '{ any_of = ["is-reply", "is-share"] }'
RULE = f"""
[[archive_rule]]
id = "r"
must = {{ share_of = {EITHER}, of = {EITHER}, at_least = 0.5 }}
when = "account-belongs-to-authority"
says = {{ sv = "En regel.", en = "A rule." }}

[[archive_rule]]
id = "s"
must = {{ longest_gap = true }}
says = {{ sv = "En regel.", en = "A rule." }}
"""


def test_what_can_be_shown_and_changed_of_a_rule() -> None:
    """Its bound, its verb, its whole, what counts and where it is asked can each be lost or turned round."""
    policy = Policy.from_text(f"{TEXT.partition('[[archive_rule]]')[0]}{RULE}")
    aims = [(one.rule, str(one.shows)) for one in aims_of(policy) if one.kind is RuleKind.ARCHIVE_RULE]
    assert aims == [("r", "breached"), ("r", "complies"), ("r", "not-applicable"), ("s", "measured")]
    first, second = policy.archive_rules
    changes = [(str(change), part, old, new) for change, part, old, new, _ in measure_changes(first)]
    assert changes == [
        ("deleted", "", "", ""),
        ("weakened", "must", "must", "should"),
        ("flipped", "at_least", "at_least", "at_most"),
        ("without", "at_least", "", ""),
        ("without", "of", "", ""),
        ("member", "of", '"is-reply"', ""),
        ("member", "of", '"is-share"', ""),
        ("negated", "share_of", '{ any_of = ["is-reply", "is-share"] }', ""),
        ("member", "share_of", '"is-reply"', ""),
        ("member", "share_of", '"is-share"', ""),
        ("negated", "when", '"account-belongs-to-authority"', ""),
    ]
    assert [str(one[0]) for one in measure_changes(second)] == ["deleted"]


def test_one_channel_of_several(tmp_path: Path) -> None:
    """Where an archive has several channels, an expectation can name one."""
    expected = '{ channel = "page:lindby", low = 1 }'
    cases = suite(tmp_path, f"{MAY}measures = {{ dialogue = {expected} }}", f"{QUESTION}, {REPLY}")
    assert {one.verdict for one in run_suite(cases, POLICY)} == {Verdict.PASSED}
    wrong = suite(tmp_path, f"{MAY}measures = {{ dialogue = {expected.replace('lindby', 'other')} }}")
    assert {one.verdict for one in run_suite(wrong, POLICY)} == {Verdict.FAILED}
