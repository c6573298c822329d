"""The command `test`: what cases reach, which changes they notice, and all of it as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_builders import Screen, offentligroll, written

from town import ENGLISH_HEAD, KEEP, LISTED, PARTY, RULES, SIDES, SWEDEN

POLICY = ENGLISH_HEAD + SWEDEN + RULES
KEPT = 'yes = ["account-is-listed"]\nno = ["takes-party-side"]\nfindings = { no-sides = "complies" }\n'
NOT_KEEP = 'yes = ["account-is-listed"]\nno = ["receives-request"]\nobligations = { keep = "not-due" }\n'
WRONG = 'yes = ["account-is-listed"]\nexpect = { capacity = "personal" }\n'


def _cases(folder: Path, *cases: str, name: str = "town.cases.toml") -> Path:
    """Write a small policy, and cases called ``a``, ``b`` and so on beside it."""
    written(folder, "town.policy.toml", POLICY)
    entries = [f'[[case]]\nid = "{letter}"\n{case}' for letter, case in zip("abcdef", cases, strict=False)]
    return written(folder, name, "\n".join(['format = 1\npolicy = "town"', *entries]))


def test_coverage_tells_a_line_and_what_lacks_a_case(tmp_path: Path) -> None:
    """What is reached is a short line; each gap is a line of its own, and is no failure."""
    ended = offentligroll("test", _cases(tmp_path, LISTED), "--coverage", "--lang", "en")
    assert ended.code == 0
    assert ended.out.splitlines()[1:] == [
        "",
        "town: cases reach 2 of 9 things that cases can show",
        "No case yet shows that",
        "- for-a-party applies",
        "- no-sides is breached",
        "- no-sides is followed",
        "- no-sides does not apply",
        "- keep is due",
        "- keep is not due",
        "Each line suggests a case to write; none of them is an error.",
    ]


def test_coverage_of_cases_that_reach_all(tmp_path: Path) -> None:
    """Where nothing lacks a case, that is all that is said."""
    cases = _cases(tmp_path, LISTED, PARTY, SIDES, KEPT, KEEP, NOT_KEEP)
    ended = offentligroll("test", cases, "--coverage", "--lang", "sv")
    assert ended.out.endswith("town: fallen når 9 av 9 saker som fall kan visa\nInget saknar fall.\n")


def test_mutate_tells_what_no_case_would_notice(tmp_path: Path) -> None:
    """The counts come first, then the changes, and what was not tried."""
    ended = offentligroll("test", _cases(tmp_path, LISTED), "--mutate", "--most", "5", "--lang", "en")
    assert ended.code == 0
    assert ended.out.splitlines()[1:] == [
        "",
        "town: cases notice 1 of 5 changes to the rules",
        "No case would notice that",
        "- listed gets `presumes` instead of `decides`",
        "- for-a-party is deleted",
        "- no-sides is deleted",
        "- keep is deleted",
        "Each line suggests a case to write; none of them is an error.",
        "9 changes were not tried; --most tries more.",
    ]


def test_mutate_in_swedish(tmp_path: Path) -> None:
    """The same in Swedish, with the smaller changes of rules that nobody misses counted."""
    ended = offentligroll("test", _cases(tmp_path, LISTED), "--mutate", "--lang", "sv")
    assert "\n- for-a-party tas bort\n" in ended.out
    assert "\n- listed får `presumes` i stället för `decides`\n" in ended.out
    assert "mindre ändringar av regler som inget fall saknar" in ended.out


def test_mutate_where_all_is_noticed(tmp_path: Path) -> None:
    """Where no change passes unnoticed, that is all that is said."""
    cases = _cases(tmp_path, LISTED, PARTY, SIDES, KEEP)
    ended = offentligroll("test", cases, "--mutate", "--lang", "en")
    assert ended.out.endswith("No change would pass unnoticed.\n")


def test_suites_of_one_policy_count_together(tmp_path: Path) -> None:
    """What one file lacks another may show; policies of their own are told one by one."""
    some = _cases(tmp_path, LISTED)
    more = _cases(tmp_path, PARTY, SIDES, KEPT, KEEP, NOT_KEEP, name="more.cases.toml")
    other = written(tmp_path, "k.cases.toml", 'format = 1\npolicy = "katrineholm"\n')
    ended = offentligroll("test", some, other, more, "--coverage", "--lang", "en")
    assert "town: cases reach 9 of 9 things" in ended.out
    assert "\n\n" + str(other) in ended.out
    assert "katrineholm: cases reach 0 of " in ended.out


def test_progress_is_shown_on_a_terminal(tmp_path: Path) -> None:
    """Who waits at a terminal sees how far it has come; others see nothing."""
    cases = _cases(tmp_path, LISTED)
    assert "14/14" in offentligroll("test", cases, "--mutate", err=Screen()).err
    assert offentligroll("test", cases, "--mutate").err == ""


def test_all_of_it_as_json(tmp_path: Path) -> None:
    """A program gets verdicts, differences, coverage and survivors as data."""
    cases = _cases(tmp_path, LISTED, WRONG)
    ended = offentligroll("test", cases, "--coverage", "--mutate", "--format", "json", "--lang", "sv")
    assert ended.code == 1
    (told,) = json.loads(ended.out)
    assert told["policy"] == "town"
    right, wrong = told["suites"][0]["cases"]
    assert right == {"case": "a", "verdict": "passed", "differences": [], "explanation": None}
    assert wrong["differences"] == [{"what": "capacity", "expected": "personal", "found": "official"}]
    assert "väntat `personal`" in wrong["explanation"]
    coverage = told["coverage"]
    assert (coverage["reached"], coverage["total"]) == (2, 9)
    assert coverage["aims"][0]["cases"] == ["a", "b"]
    assert coverage["lacking"][0] == {
        "kind": "capacity",
        "rule": "for-a-party",
        "shows": "applies",
        "other": None,
    }
    assert told["mutation"]["tried"] == told["mutation"]["noticed"] + len(told["mutation"]["survivors"])
    assert told["mutation"]["survivors"][0] == {
        "kind": "capacity",
        "rule": "listed",
        "change": "weakened",
        "part": "decides",
        "old": "decides",
        "new": "presumes",
    }
    assert (told["mutation"]["spared"], told["mutation"]["left_out"]) == (7, 0)


def test_json_tells_only_what_is_asked(tmp_path: Path) -> None:
    """Without the options there is neither coverage nor mutation."""
    (told,) = json.loads(offentligroll("test", _cases(tmp_path, LISTED), "--format", "json").out)
    assert told.keys() == {"policy", "suites"}


def test_a_failing_case_is_explained_in_swedish(tmp_path: Path) -> None:
    """Expected and found, the rules of both, and the explanation."""
    ended = offentligroll("test", _cases(tmp_path, WRONG), "--lang", "sv")
    assert ended.code == 1
    assert "1 fall, 0 rätt, 1 fel\n" in ended.out
    assert (
        "vems ord (capacity): väntat `personal`, utfall `official`\nutfallet beror på: `listed`\n"
        in ended.out
    )


@pytest.mark.parametrize("most", ["0", "-1", "many"])
def test_a_limit_that_is_none_is_misuse(most: str) -> None:
    """At least one change is tried."""
    assert offentligroll("test", "--mutate", "--most", most).code == 2
