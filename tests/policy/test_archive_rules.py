"""Rules about archives in policy files: what they say, and what they can't say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from policy_builders import SAYS, head, measure, own_fact

from offentligroll.files.problems import FileError
from offentligroll.policy.changes import changes_between
from offentligroll.policy.checking.report import check_policy
from offentligroll.policy.policy import Policy
from offentligroll.report.page_formats import page_as_text
from offentligroll.report.policy_page import policy_page
from offentligroll.rules import Duration, FactTest, Measured, Modality, Per

ANSWERED = 'must = { answered = "1 working day", at_least = 0.9, per = "month" }'
SHARE = 'should = { share_of = "is-reply" }'


def _rule(body: str, id: str = "r") -> str:  # noqa: A002
    return f'[[archive_rule]]\nid = "{id}"\n{body}\n{SAYS}'


def _policy(*parts: str) -> Policy:
    return Policy.from_text(head("town") + "".join(parts))


def _problems(*parts: str) -> list[str]:
    with pytest.raises(FileError) as raised:
        _policy(*parts)
    return [str(one) for one in raised.value.problems]


def test_a_file_says_what_is_measured() -> None:
    """A rule names one measure, its bound, its period and of which channels it is asked."""
    rule = _policy(_rule(f'{ANSWERED}\nwhen = "account-is-listed"')).archive_rules[0]
    assert (rule.modality, rule.measured, rule.per) == (Modality.MUST, Measured.ANSWERED, Per.MONTH)
    assert (rule.within, rule.at_least, rule.bound) == (
        Duration(working_days=1), Decimal("0.9"), Decimal("0.9"),
    )  # fmt: skip
    assert rule.when == FactTest(fact="account-is-listed")
    shown = _policy(_rule(SHARE)).archive_rules[0]
    assert (shown.modality, shown.bound, shown.counted) == (Modality.SHOULD, None, FactTest(fact="is-reply"))


@pytest.mark.parametrize(
    ("bound", "days"), [('"P2W"', 14), ('"P10D"', 10), ("14", 14), ("0.5", Decimal("0.5"))]
)
def test_a_gap_is_bounded_in_days(bound: str, days: Decimal) -> None:
    """Days and weeks become a number of days; 0.5 stays what it is."""
    rule = _policy(_rule(f"must = {{ longest_gap = true, at_most = {bound} }}")).archive_rules[0]
    assert (rule.measured, rule.at_most) == (Measured.LONGEST_GAP, days)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "the rule has no verb (it has `must` or `should` with a measure"),
        (f"{ANSWERED}\n{SHARE}", "a rule has one verb, not `must` and `should`"),
        (f"must_not = {SHARE[9:]}", "what must not be more is `at_most`"),
        ("must = { at_least = 0.9 }", "it does not say what is measured"),
        ('must = { share_of = "is-reply", answered = "P1D" }', "a rule measures one thing, not"),
        ('must = { share_of = "is-reply", at_least = 0, at_most = 1 }', "not both `at_least` and `at_most`"),
        ('must = { share_of = "is-reply", at_least = 90 }', "`at_least = 90` can't be a bound of `share_of`"),
        ('must = { share_of = "is-reply", at_least = -1 }', "`at_least = -1` can't be a bound of `share_of`"),
        ('must = { share_of = "is-reply", at_least = "P1D" }', "`at_least = P1D` can't be a bound of"),
        ('must = { share_of = "is-reply", at_least = inf }', "`inf` is not a number"),
        ('must = { share_of = "is-reply", at_least = "90 %" }', "write `0.9`"),
        ('must = { share_of = "is-reply", at_least = true }', "should be a number, such as 0.9 of a share"),
        ('must = { count_of = "is-reply", at_least = 4 }', 'a count needs its period (add `per = "day"`'),
        ('must = { longest_gap = true, at_most = "P1M" }', "`at_most = P1M` can't be a bound of"),
        ("must = { longest_gap = false, at_most = 3 }", "`longest_gap` can't be false"),
        ('must = { longest_gap = true, per = "week" }', "has no `per` (leave out `per`)"),
        ('must = { answered = "forever" }', "the time to answer can't be `forever`"),
        ('must = { answered = "24 timmar" }', "write `24 hours`"),
        ('must = { share_of = "is-replly" }', "did you mean `is-reply`?"),
        ('must = { share_of = "is-reply", of = "is-replly" }', "must.of: `is-replly` is not a fact"),
        ('ska = { share_of = "is-reply" }', "keys are English and in one word: write `must`"),
        ('must = { andel = "is-reply" }', "keys are English and in one word: write `share_of`"),
        (f'{SHARE}\nwhen = "is-reply"', "when: `is-reply` is about an act or its words, which no channel"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(body: str, problem: str) -> None:
    """Each slip is told at its place, with what to write instead."""
    problems = _problems(_rule(body))
    assert any(problem in one for one in problems), problems
    assert all('archive_rule[1] "r"' in one for one in problems)


def test_its_id_is_its_own() -> None:
    """Cases and answers name rules by their ids."""
    taken = f'[[channel_rule]]\nid = "r"\nmust = "account-is-listed"\n{SAYS}'
    assert (
        "the id `r` is taken by a guideline, a house rule or a rule about channels"
        in _problems(taken, _rule(SHARE))[0]
    )


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"modality": "must_not"}, "it can't be `must_not`"),
        ({"at_least": Decimal("0.1"), "at_most": Decimal("0.2")}, "a measure has one bound"),
        ({"measured": "answered"}, "`within` belongs to what is `answered`"),
        ({"within": Duration(days=1)}, "`within` belongs to what is `answered`"),
        ({"measured": "count_of"}, "a count is per day, week, month, quarter or year"),
        ({"measured": "longest_gap", "per": "week"}, "gaps reach over its parts"),
        ({"at_least": Decimal("1.5")}, "`share_of` can't be 1.5"),
        ({"at_most": Decimal("NaN")}, "`share_of` can't be NaN"),
    ],
)
def test_a_program_can_build_no_other(changes: dict[str, Any], problem: str) -> None:
    """What no file can say is refused at construction."""
    with pytest.raises(ValueError, match=problem.replace("(", r"\(")):
        measure("r", **{"measured": "share_of", "counted": "is-reply"} | changes)


@pytest.mark.parametrize(
    ("bound", "low", "high", "holds"),
    [
        ({"at_least": Decimal("0.9")}, Decimal("0.9"), 1, True),
        ({"at_least": Decimal("0.9")}, Decimal("0.8"), Decimal("0.9"), None),
        ({"at_least": Decimal("0.9")}, 0, Decimal("0.89"), False),
        ({"at_most": Decimal("0.5")}, 0, Decimal("0.5"), True),
        ({"at_most": Decimal("0.5")}, Decimal("0.5"), 1, None),
        ({"at_most": Decimal("0.5")}, Decimal("0.51"), None, False),
        ({"at_most": Decimal("0.5")}, 0, None, None),
        ({"at_least": Decimal("0.5")}, 0, None, None),
        ({}, 0, 1, None),
    ],
)
def test_a_bound_is_kept_to_whatever_the_measure_is(
    bound: dict[str, Any], low: Decimal, high: Decimal | None, holds: bool | None
) -> None:
    """It is kept where the whole interval keeps it, broken where nothing of it does, else not known."""
    assert measure("r", "share_of", counted="is-reply", **bound).holds_to(low, high) is holds


def test_any_change_gives_another_hash() -> None:
    """A bound, a period or a whole that is another makes another policy, and is told as a change."""
    texts = (
        SHARE,
        'should = { share_of = "is-reply", at_least = 0.5 }',
        'should = { share_of = "is-reply", at_least = 0.25 }',
        'should = { share_of = "is-reply", of = "is-reply" }',
        'should = { share_of = "is-reply", per = "week" }',
        'must = { share_of = "is-reply" }',
    )
    policies = [_policy(_rule(text)) for text in texts]
    assert len({one.fingerprint for one in policies}) == len(texts)
    (change,) = changes_between(policies[1], policies[2]).parts
    assert [(one.name, one.old, one.new) for one in change.fields] == [
        ("at_least", Decimal("0.5"), Decimal("0.25"))
    ]


def test_its_facts_and_sources_are_used() -> None:
    """An own fact and a source that only a rule about archives uses are no left-overs."""
    fact = own_fact("thanks", 'ask = { sv = "Tack?", en = "Thanks?" }')
    source = '[sources.a]\ntitle = "A"\nkind = "policy"\nverified = true\n'
    policy = _policy(source, fact, _rule('must = { share_of = "thanks", at_least = 0.1 }\ncite = "a, 1"'))
    assert not {"unused-fact", "unused-source"} & {one.code for one in check_policy(policy).problems}
    unused = attrs.evolve(policy, archive_rules=())
    assert {"unused-fact", "unused-source"} <= {one.code for one in check_policy(unused).problems}


def test_it_is_shown_in_words() -> None:
    """The page says what is measured, of what, what it must be, and of which channels."""
    policy = _policy(
        _rule(f'{ANSWERED}\nwhen = "account-is-listed"', "a"),
        _rule('should = { share_of = "is-reply", of = "not is-satire" }', "b"),
        _rule('must = { count_of = "is-share", per = "week", at_most = 4 }', "c"),
        _rule('must = { longest_gap = true, at_most = "P2W" }', "d"),
        _rule('should = { longest_gap = "is-reply", at_least = 1 }', "e"),
        _rule('must = { answered = "24 hours", of = "not is-satire", at_least = 0.125 }', "f"),
    )
    english, swedish = (page_as_text(policy_page(policy, language)) for language in ("en", "sv"))
    for words in (
        "of what visitors ask on the channel, the share that is answered within 1 working day.",
        "It must be at least 90 per cent.",
        "It is asked of a channel when",
        "Only those statements on the channel are looked at where",
        "Measured over the whole time: of these, the share where",
        "No number is set: it is only shown.",
        "Counted for each week: of the authority's own statements on the channel, those where",
        "It must be at most 4.",
        "the longest time in days from one to the next of the authority's own statements on the channel.",
        "It must be at most 14 days.",
        "It should be at least 1 day.",
        "Only that of what visitors ask on the channel is looked at where",
        "It must be at least 12.5 per cent.",
    ):
        assert words in english, words
    assert "Det ska vara minst 12,5 procent." in swedish
    assert (
        "Mäts för varje månad: andelen av besökarnas frågor i kanalen som besvaras inom 1 arbetsdag."
        in swedish
    )


def test_time_to_answer_needs_a_calendar() -> None:
    """Working days and office hours that nobody can count are a warning at their place."""
    nowhere = head("town").replace('country = "SE"', 'country = "AQ"')
    for answered, warned in (("1 working day", True), ("4 office hours", True), ("24 hours", False)):
        policy = Policy.from_text(nowhere + _rule(f'must = {{ answered = "{answered}" }}'))
        found = [str(one) for one in check_policy(policy).problems if one.code == "no-calendar"]
        assert bool(found) is warned
        assert all('archive_rule[1] "r": must.answered' in one for one in found)
