"""A case is run, and what came out is held against what it says."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Iterator

import pytest
from case_builders import policy, result, suite

from offentligroll.cases import Difference, Verdict, run_case, run_suite
from offentligroll.model.capacity import Capacity
from offentligroll.policy.judging.standing import day_as_it_stands

RIGHT = 'yes = ["account-is-listed"]\nexpect = { capacity = "official" }\n'
WRONG = 'yes = ["account-is-listed"]\nexpect = { capacity = "personal" }\n'
KNOWN = 'known = "a rule is missing"\n'
OVERRULED = 'overruled_by = "the court of appeal"\n'
UNTELLABLE = 'yes = ["qqq"]\n'


def _filled(words: str) -> Iterator[str]:
    return (name for _, name, _, _ in string.Formatter().parse(words) if name)


class TestVerdicts:
    """What becomes of a case."""

    @pytest.mark.parametrize(
        ("case", "verdict", "is_error"),
        [
            pytest.param(RIGHT, "passed", False, id="right"),
            pytest.param(WRONG, "failed", True, id="wrong"),
            pytest.param(WRONG + KNOWN, "known", False, id="known"),
            pytest.param(RIGHT + KNOWN, "no-longer-known", True, id="known-and-right"),
            pytest.param(WRONG + OVERRULED, "overruled", False, id="overruled"),
            pytest.param(RIGHT + OVERRULED, "passed", False, id="overruled-and-right"),
            pytest.param(WRONG + KNOWN + OVERRULED, "known", False, id="known-and-overruled"),
            pytest.param(UNTELLABLE, "failed", True, id="no-fact"),
            pytest.param(UNTELLABLE + KNOWN, "failed", True, id="known-and-no-fact"),
        ],
    )
    def test_each_verdict_is_reached(self, case: str, verdict: str, is_error: bool) -> None:
        """As the design says: "it then counts as known, and as an error once it comes out right"."""
        found = result(case)
        assert (found.verdict.value, found.verdict.is_error) == (verdict, is_error)

    def test_results_come_in_the_order_of_the_cases(self) -> None:
        """Each case has its own result, whatever became of the others."""
        results = run_suite(suite(WRONG, RIGHT), policy())
        assert [(one.case.id, one.verdict) for one in results] == [
            ("a", Verdict.FAILED),
            ("b", Verdict.PASSED),
        ]


PARTY = 'yes = ["takes-party-side"]\n'
LISTED = 'yes = ["account-is-listed", "takes-party-side", "receives-request"]\n'


class TestDifferences:
    """What is compared, and how a difference is named."""

    @pytest.mark.parametrize(
        ("case", "wanted"),
        [
            pytest.param(
                LISTED + 'expect = { capacity = "personal" }',
                ("capacity", "personal", "official"),
                id="capacity",
            ),
            pytest.param(LISTED + 'expect = { status = "open" }', ("status", "open", "settled"), id="status"),
            pytest.param(PARTY + 'expect = { hat = "union" }', ("hat", "union", "party"), id="other-hat"),
            pytest.param(LISTED + 'expect = { hat = "party" }', ("hat", "party", "no hat"), id="no-hat"),
            pytest.param(
                LISTED + 'because = ["listed", "no-rule"]', ("because", "no-rule", "listed"), id="because"
            ),
            pytest.param('because = ["listed"]', ("because", "listed", "no rule"), id="because-of-none"),
            pytest.param(
                LISTED + "findings = { no-sides = 'complies' }",
                ("guideline no-sides", "complies", "breached"),
                id="finding",
            ),
            pytest.param(
                LISTED + "findings = { gone = 'breached' }",
                ("guideline gone", "breached", "no such guideline in force"),
                id="no-such-guideline",
            ),
            pytest.param(
                LISTED + "obligations = { keep = 'not-due' }",
                ("obligation keep", "not-due", "due"),
                id="obligation",
            ),
            pytest.param(
                LISTED + "obligations = { gone = 'due' }",
                ("obligation gone", "due", "no such obligation in force"),
                id="no-such-obligation",
            ),
        ],
    )
    def test_each_difference_is_named(self, case: str, wanted: tuple[str, str, str]) -> None:
        """A difference says what it is about, what was expected, and what came."""
        (difference,) = result(case).differences
        assert (difference.what, difference.expected, difference.found) == wanted

    def test_what_came_as_expected_is_no_difference(self) -> None:
        """Capacity, status, hat, deciding rules, findings and obligations that agree are passed over."""
        found = result(
            PARTY
            + 'no = ["account-is-listed", "receives-request"]\n'
            + 'expect = { capacity = "personal", status = "settled", hat = "party" }\n'
            + 'because = ["for-a-party"]\nfindings = { no-sides = "not-applicable" }\n'
            + 'obligations = { keep = "not-due" }'
        )
        assert found.differences == ()

    def test_a_case_that_expects_nothing_finds_nothing(self) -> None:
        """What a case does not mention is not compared."""
        assert result(LISTED).differences == ()

    def test_a_difference_reads_as_a_line(self) -> None:
        """It can be printed as it is."""
        assert str(Difference(what="capacity", expected="official", found="personal")) == (
            "capacity: expected `official`, came out `personal`"
        )


class TestExplaining:
    """What is said of a case: expected because of which rule, and come out because of which."""

    def test_a_failure_names_both_rules_and_explains_the_answer(self) -> None:
        """It says "what was expected because of which rule and what came out because of which"."""
        lines = result('title = "On the list"\nbecause = ["for-a-party"]\n' + WRONG).explain().split("\n")
        assert lines[:6] == [
            "a: “On the list”",
            "capacity: expected `personal`, came out `official`",
            "because: expected `for-a-party`, came out `listed`",
            "expected because of: `for-a-party`",
            "came out because of: `listed`",
            "",
        ]
        assert "Listed channels are official." in "\n".join(lines[6:])

    def test_no_rule_is_said_to_be_none(self) -> None:
        """Where nothing decided, the words say so."""
        assert "came out because of no rule" in result("expect = { capacity = 'official' }").explain()

    def test_the_explanation_comes_in_the_language_asked_for(self) -> None:
        """The assessment is explained in Swedish or English."""
        assert "avgjort" in result(WRONG).explain("sv")

    @pytest.mark.parametrize(
        ("case", "words"),
        [
            (WRONG + KNOWN, "is known to come out differently: “a rule is missing”"),
            (
                RIGHT + KNOWN,
                (
                    "is expected to come out differently but came out right; "
                    "remove `known` (“a rule is missing”)"
                ),
            ),
            (WRONG + OVERRULED, "was overruled by the court of appeal"),
        ],
        ids=["known", "no-longer-known", "overruled"],
    )
    def test_what_sets_a_case_apart_is_said(self, case: str, words: str) -> None:
        """Who reads the result learns why it counts as it does."""
        assert result(case).explain().split("\n")[1] == words

    def test_all_of_it_is_said_in_swedish(self) -> None:
        """Labels and what is absent are Swedish; ids and outcomes stay as the file has them."""
        case = WRONG + "because = ['for-a-party']\nfindings = { gone = 'breached' }\n"
        assert result(case).explain("sv").split("\n")[:6] == [
            "a",
            "vems ord (capacity): väntat `personal`, utfall `official`",
            "avgörande regler (because): väntat `for-a-party`, utfall `listed`",
            "riktlinjen `gone`: väntat `breached`, utfall ingen sådan riktlinje i kraft",
            "väntat på grund av: `for-a-party`",
            "utfallet beror på: `listed`",
        ]
        assert "utfallet beror inte på någon regel" in result("expect = { capacity = 'official' }").explain(
            "sv"
        )

    @pytest.mark.parametrize(
        ("case", "words"),
        [
            (WRONG + KNOWN, "kommer som väntat ut på annat sätt: ”a rule is missing”"),
            (WRONG + OVERRULED, "ändrades av the court of appeal"),
            (UNTELLABLE, "fallet: väntat fakta som går att uppge, utfall `qqq` är inget faktum"),
        ],
        ids=["known", "overruled", "untellable"],
    )
    def test_what_sets_a_case_apart_is_said_in_swedish(self, case: str, words: str) -> None:
        """The second line is Swedish too."""
        assert result(case).explain("sv").split("\n")[1] == words

    def test_facts_that_cannot_be_told_are_named(self) -> None:
        """A case with what is no fact can't be assessed, and says why."""
        found = result(UNTELLABLE)
        assert found.assessment is None
        assert found.explain().split("\n") == [
            "a",
            "the case: expected facts that can be given, came out `qqq` is not a fact",
        ]


class TestWhatIsAssessed:
    """Which facts, and which day's law."""

    def test_facts_in_neither_list_are_unknown(self) -> None:
        """Nothing missing is read as *no*."""
        found = result("").assessment
        assert found is not None
        assert found.capacity is Capacity.UNDETERMINED
        assert {one.outcome.value for one in found.findings} == {"undecided"}

    def test_unmentioned_facts_are_no_where_the_suite_says_so(self) -> None:
        """As the design says: "reports that would have said so: no, where a case does not list them"."""
        top = 'unmentioned_is_no = ["takes-party-side", "account-is-listed"]'
        found = result(
            "yes = ['account-is-listed']\nexpect = { capacity = 'official', status = 'settled' }\n"
            "findings = { no-sides = 'complies' }",
            top=top,
        )
        assert found.verdict is Verdict.PASSED

    def test_own_word_facts_can_be_told(self) -> None:
        """A policy's own word fact is a fact of its cases; a near miss is told when the case runs."""
        assert result('yes = ["mentions-the-ferry"]').verdict is Verdict.PASSED
        (difference,) = result('yes = ["mentions-the-fery"]').differences
        assert "did you mean `mentions-the-ferry`?" in difference.found

    def test_statements_go_through_the_detectors(self) -> None:
        """A whole statement is read: the words are found, and told facts stand."""
        found = result(
            'statement = { act = "post", text = "The ferry is late", language = "en", '
            'facts = { "account-is-listed" = true } }\n'
            'expect = { capacity = "official" }\nbecause = ["by-ferry"]',
            about=policy(
                '[[capacity]]\nid = "by-ferry"\ndecides = "official"\nwhen = "mentions-the-ferry"\n'
                'says = { en = "Ferries are official." }\ncite = "list, all of it"\n'
            ),
        )
        assert found.verdict is Verdict.PASSED

    def test_statements_with_what_is_no_fact_fail(self) -> None:
        """A slip in the facts of a statement is told, and not passed over."""
        found = result('statement = { act = "post", facts = { "account-is-liste" = true } }')
        assert found.verdict is Verdict.FAILED
        assert "account-is-liste" in found.differences[0].found

    @pytest.mark.parametrize(
        ("top", "capacity"),
        [("", "undetermined"), ('in_force = "policy"', "official")],
        ids=["day", "policy"],
    )
    @pytest.mark.parametrize(
        "facts",
        [
            'yes = ["account-is-listed"]\nat = 2019-01-01',
            'statement = { act = "post", at = 2019-01-01, facts = { "account-is-listed" = true } }',
        ],
        ids=["facts", "statement"],
    )
    def test_the_law_is_that_of_the_day_or_that_of_the_policy(
        self, facts: str, top: str, capacity: str
    ) -> None:
        """`in_force = "policy"`: "assess under the policy as it stands, whatever the cases' days"."""
        since_2024 = policy(top="in_force = { from = 2024-03-15 }\n")
        cases = suite(facts, top=top)
        found = run_case(cases.cases[0], cases, since_2024).assessment
        assert found is not None
        assert found.capacity == capacity


def _rule(name: str, dates: str) -> str:
    return (
        f'[[capacity]]\nid = "{name}"\ndecides = "official"\nwhen = "is-own-words"\nin_force = {dates}\n'
        'says = { en = "x" }\ncite = "list, all of it"\n'
    )


@pytest.mark.parametrize(
    ("top", "rules", "day"),
    [
        pytest.param("", "", None, id="nothing-dated"),
        pytest.param(
            "in_force = { from = 2010-01-01, until = 2012-12-31 }\n", "", dt.date(2012, 12, 31), id="last-day"
        ),
        pytest.param("in_force = { from = 2010-01-01 }\n", "", dt.date(2010, 1, 1), id="first-day"),
        pytest.param("", _rule("new", "{ from = 2020-02-02 }"), dt.date(2020, 2, 2), id="a-rule-begins"),
        pytest.param("", _rule("old", "{ until = 2020-02-02 }"), dt.date(2020, 2, 3), id="a-rule-ends"),
        pytest.param(
            "in_force = { from = 2010-01-01 }\n",
            _rule("old", "{ until = 2014-12-31 }")
            + _rule("new", "{ from = 2015-01-01, until = 9999-12-31 }"),
            dt.date(2015, 1, 1),
            id="changes",
        ),
        pytest.param("", _rule("last", "{ until = 9999-12-31 }"), None, id="the-last-day-there-is"),
    ],
)
def test_a_policy_stands_with_all_its_changes(top: str, rules: str, day: dt.date | None) -> None:
    """Its last day in force; else the day of its last change; none where nothing is dated."""
    assert day_as_it_stands(policy(rules, top)) == day
