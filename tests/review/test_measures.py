"""What rules about archives come to: exact numbers, intervals where something is not known, and why."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll import Directory, Policy, Statement
from offentligroll.model import statement_from_record
from offentligroll.model.truth import Truth
from offentligroll.report.review_words import coverage_words
from offentligroll.review import Holds, Lacking, Measure, Review, Side
from offentligroll.review.measures import Interval, Part, count, longest_gap, share
from offentligroll.rules.outcome import Outcome, Status
from reviews import EXAMPLE, on_the_page

HEAD, _, _ = (EXAMPLE / "lindby.policy.toml").read_text("utf-8").partition("[[archive_rule]]")
ASA = {"id": "asa", "name": "Åsa Ek", "visitor": True}
JUNE = dt.date(2024, 6, 30)
BOTH = (Side.OWN, Side.INCOMING)
MAY = {"start": dt.date(2024, 5, 1), "end": dt.date(2024, 5, 31)}
SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'


def asks(body: str, more: str = "") -> Policy:
    """Make a policy with one rule about archives."""
    rule = f'[[archive_rule]]\nid = "r"\n{body}\n{SAYS}'
    head, _, rest = HEAD.partition("[sources.guidelines]")
    return Policy.from_text(f"{head}{more}\n[sources.guidelines]{rest}\n{rule}")


def said(
    at: str | None,
    act: str = "post",
    facts: Mapping[str, bool] | None = None,
    **more: Any,  # noqa: ANN401
) -> Statement:
    """Make a statement on the page; without an author it is the municipality's own."""
    identity = f"{act} {at} {more.get('author', {}).get('id')}"
    return on_the_page(at, **{"id": identity, "act": act, "facts": dict(facts or {}), **more})


def asked(at: str, id: str = "q", facts: Mapping[str, bool] | None = None) -> Statement:  # noqa: A002
    """Make a visitor's question."""
    return said(at, "post", facts or {"receives-request": True}, author=ASA, id=id)


def reviewed(policy: Policy, *statements: Statement, on: dt.date = JUNE, **told: Any) -> Review:  # noqa: ANN401
    """Review statements."""
    return policy.review(statements, on=on, holds=Holds(**told))


def only(policy: Policy, *statements: Statement, **told: Any) -> Measure:  # noqa: ANN401
    """Give the one measure of an archive that holds all of May."""
    (found,) = reviewed(policy, *statements, **{"sides": BOTH, **MAY, **told}).measures
    return found


def told_of(one: Measure) -> tuple[Outcome | None, Status, str, str | None]:
    """Give what a measure comes to."""
    return one.outcome, one.status, str(one.low), None if one.high is None else str(one.high)


PARTS = st.lists(st.builds(Part, st.sampled_from(Truth), st.sampled_from(Truth), st.none()), max_size=5)
START, END = dt.date(2024, 5, 1), dt.date(2024, 5, 31)


def completions(parts: Iterable[Part]) -> Iterable[list[tuple[bool, bool]]]:
    """Give all that can be so."""
    ends = {Truth.YES: (True,), Truth.NO: (False,), Truth.UNKNOWN: (True, False)}
    each = ([*itertools.product(ends[one.belongs], ends[one.counts])] for one in parts)
    yield from map(list, itertools.product(*each))


def ends_of(numbers: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    """Give the least and the most."""
    kept = [*numbers]
    return min(kept), max(kept)


class TestTheIntervals:
    """Each is the least and the most of all completions, found here by trying them all."""

    @given(PARTS)
    def test_a_share(self, parts: list[Part]) -> None:
        """The share lies between the ends, and both are reached; it is empty where all completions are."""
        parts = [one for one in parts if one.belongs is not Truth.NO]
        shares = [
            Fraction(sum(belongs and counts for belongs, counts in one), sum(belongs for belongs, _ in one))
            for one in completions(parts)
            if any(belongs for belongs, _ in one)
        ]
        found = share(parts, lacks=False)
        can_be_empty = all(one.belongs is Truth.UNKNOWN for one in parts)
        assert found.is_empty is (Truth.YES if not shares else Truth.UNKNOWN if can_be_empty else Truth.NO)
        if found.is_empty is Truth.NO:
            assert (found.low, found.high) == ends_of(shares)

    @given(PARTS)
    def test_a_count(self, parts: list[Part]) -> None:
        """The count lies between the ends, and both are reached."""
        counts = [sum(belongs and counts for belongs, counts in one) for one in completions(parts)]
        found = count(parts, lacks=False)
        assert (found.low, found.high) == ends_of(map(Fraction, counts))

    @given(
        st.lists(
            st.builds(Part, st.sampled_from(Truth), st.sampled_from(Truth), st.dates(START, END)), max_size=5
        )
    )
    def test_a_gap(self, parts: list[Part]) -> None:
        """The longest gap lies between the ends, and both are reached."""
        gaps = []
        for one in completions(parts):
            days = [part.day for part, both in zip(parts, one, strict=True) if all(both) and part.day]
            points = sorted([START, END, *days])
            gaps.append(max((later - day).days for day, later in itertools.pairwise(points)))
        found = longest_gap(parts, START, END, lacks=False)
        assert (found.low, found.high) == ends_of(map(Fraction, gaps))

    @given(PARTS)
    def test_what_may_lack_can_be_anything(self, parts: list[Part]) -> None:
        """A share can be any then, a count any greater one, and a gap any shorter one."""
        dated = [Part(one.belongs, one.counts, dt.date(2024, 5, 9)) for one in parts]
        assert share(parts, lacks=True).decimals == (Decimal(0), Decimal(1))
        assert count(parts, lacks=True) == Interval(low=count(parts, lacks=False).low, high=None)
        whole = longest_gap(dated, START, END, lacks=False)
        assert longest_gap(dated, START, END, lacks=True) == Interval(low=Fraction(0), high=whole.high)
        undated = [Part(one.belongs, one.counts, None) for one in parts]
        is_possible = any((one.belongs & one.counts) is not Truth.NO for one in parts)
        assert longest_gap(undated, START, END, lacks=False).low == (0 if is_possible else 30)


REPLY = 'must = { share_of = "is-reply", at_least = 0.5 }'


class TestAShare:
    """How large a part of the authority's own statements something is."""

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            (REPLY, ("breached", "settled")),
            (REPLY.replace("must", "should"), ("departed-from", "settled")),
            (REPLY.replace("0.5", "0.25"), ("complies", "settled")),
            (REPLY.replace("at_least", "at_most"), ("complies", "settled")),
            ('must = { share_of = "is-reply" }', (None, "settled")),
            ('must = { share_of = "is-satire", at_least = 0.5 }', ("undecided", "open")),
        ],
    )
    def test_it_is_held_to_its_bound(self, body: str, expected: tuple[str | None, str]) -> None:
        """One answer among three posts of its own is a third, whatever visitors and removals there are."""
        found = only(
            asks(body),
            said("2024-05-02"),
            said("2024-05-03"),
            said("2024-05-04", "reply", in_reply_to="q"),
            asked("2024-05-04"),
            said("2024-05-05", "removal", target="x"),
            said("2024-05-06", "like", target="x"),
        )
        assert (found.outcome, found.status) == expected
        assert found.members == 3

    def test_it_is_exact(self) -> None:
        """A third stands with all its digits, and is compared as a third."""
        statements = [said("2024-05-02"), said("2024-05-03"), said("2024-05-04", "reply", in_reply_to="q")]
        found = only(asks('must = { share_of = "is-reply", at_least = 0.3333333333333333 }'), *statements)
        assert told_of(found) == (
            "complies",
            "settled",
            "0.3333333333333333333333333333",
            found.high and str(found.high),
        )
        assert (
            only(asks('must = { share_of = "is-reply", at_most = 0.3333333333333333 }'), *statements).outcome
            == "breached"
        )

    def test_unknown_facts_make_an_interval(self) -> None:
        """What nobody has told counts and does not; the facts to ask about are named."""
        told = [said(f"2024-05-0{day}", facts={"is-satire": True}) for day in (1, 2)]
        found = only(asks('must = { share_of = "is-satire", at_least = 0.9 }'), *told, said("2024-05-03"))
        assert told_of(found) == ("undecided", "open", "0.6666666666666666666666666667", "1")
        assert (found.reached, found.members, found.unclear, found.facts) == (2, 3, 1, ("is-satire",))

    def test_unknown_membership_makes_one_too(self) -> None:
        """A statement without a day or a channel may belong to the whole, or not."""
        sure = said("2024-05-02", "reply", in_reply_to="q")
        for other in (said(None), said("2024-05-03", channel=None)):
            found = only(asks('must = { share_of = "is-reply", at_least = 0.9 }'), sure, other)
            assert told_of(found) == ("undecided", "open", "0.5", "1")

    def test_spoken_words_are_on_no_channel(self) -> None:
        """What has no account is not perhaps on one."""
        spoken = said("2024-05-03", "spoken", channel=None)
        found = only(asks(REPLY), said("2024-05-02", "reply", in_reply_to="q"), spoken)
        assert told_of(found) == ("complies", "settled", "1", "1")

    def test_an_empty_whole(self) -> None:
        """Of nothing there is no share; where there is perhaps nothing, it is undecided."""
        assert told_of(only(asks(REPLY), asked("2024-05-04")))[:2] == ("not-applicable", "settled")
        perhaps = only(asks(REPLY), asked("2024-05-04"), said(None))
        assert told_of(perhaps) == ("undecided", "open", "0", "1")

    def test_the_whole_can_be_another(self) -> None:
        """`of` names it, and takes in what visitors say, unless it says that they do not."""
        statements = [asked("2024-05-04"), said("2024-05-05", "reply", in_reply_to="q")]
        everyone = only(
            asks('must = { share_of = "is-reply", of = "is-own-words", at_most = 0.5 }'), *statements
        )
        assert (everyone.outcome, everyone.members) == ("complies", 2)
        of = '{ all_of = ["is-own-words", "not author-is-visitor"] }'
        own = only(asks(f'must = {{ share_of = "is-reply", of = {of}, at_most = 0.5 }}'), *statements)
        assert (own.outcome, own.members) == ("breached", 1)

    def test_weak_facts_make_it_assumed(self) -> None:
        """What rests on an assumption is no settled answer."""
        policy = asks('must = { share_of = "is-satire", at_most = 0 }', "[assume]\nis-satire = false")
        assert told_of(only(policy, said("2024-05-02"))) == ("complies", "assumed", "0", "0")
        shown = asks('should = { share_of = "is-satire" }', "[assume]\nis-satire = false")
        assert told_of(only(shown, said("2024-05-02"))) == (None, "assumed", "0", "0")
        assert told_of(only(asks('should = { share_of = "is-satire" }'), said("2024-05-02")))[1] == "open"


class TestACount:
    """How many there are in a day, a week, a month, a quarter or a year."""

    POLICY = asks('must = { count_of = "not is-reply", at_least = 2, per = "week" }')

    def test_each_week_by_itself(self) -> None:
        """Weeks begin on Mondays; one with nothing in it is counted too."""
        days = ("2024-05-06", "2024-05-12", "2024-05-13", "2024-05-27")
        weeks = reviewed(
            self.POLICY, *map(said, days), sides=BOTH, start=dt.date(2024, 5, 6), end=dt.date(2024, 6, 2)
        ).measures
        assert [(str(one.start), str(one.end), str(one.outcome), int(one.low)) for one in weeks] == [
            ("2024-05-06", "2024-05-12", "complies", 2),
            ("2024-05-13", "2024-05-19", "breached", 1),
            ("2024-05-20", "2024-05-26", "breached", 0),
            ("2024-05-27", "2024-06-02", "breached", 1),
        ]

    def test_a_week_that_is_cut_off(self) -> None:
        """What it lacks is unknown: it can still be enough, and is never too few."""
        found = reviewed(
            self.POLICY, said("2024-05-08"), said("2024-05-15"), sides=BOTH, end=dt.date(2024, 5, 15)
        )
        assert [(told_of(one), one.lacks) for one in found.measures] == [
            (("undecided", "open", "1", None), (Lacking.CUT_OFF,)),
            (("undecided", "open", "1", None), (Lacking.CUT_OFF,)),
        ]
        enough = reviewed(
            self.POLICY, said("2024-05-08"), said("2024-05-09", "share", target="x"), sides=BOTH
        )
        assert told_of(enough.measures[0]) == ("complies", "settled", "2", None)

    def test_months_and_years(self) -> None:
        """A month ends with its last day, and a year with December."""
        for per, ends in (("month", ["2023-12-31", "2024-01-31"]), ("year", ["2023-12-31", "2024-12-31"])):
            policy = asks(f'must = {{ count_of = "is-share", at_most = 0, per = "{per}" }}')
            told: dict[str, Any] = {"sides": BOTH, "start": dt.date(2023, 12, 1), "end": dt.date(2024, 1, 31)}
            assert [str(one.end) for one in reviewed(policy, said("2024-01-02"), **told).measures] == ends

    def test_each_day_by_itself(self) -> None:
        """Two a day are enough and three too many, whatever the day before had."""
        policy = asks('should = { count_of = "is-own-words", at_most = 2, per = "day" }')
        posts = [said("2024-05-06"), *(said(f"2024-05-07T{hour}:00:00+02:00") for hour in ("08", "12", "23"))]
        days = reviewed(policy, *posts, sides=BOTH).measures
        assert [(str(one.start), str(one.outcome), int(one.low)) for one in days] == [
            ("2024-05-06", "complies", 1),
            ("2024-05-07", "departed-from", 3),
        ]

    def test_quarters_begin_with_the_year(self) -> None:
        """A quarter has three months, of which the first is January."""
        policy = asks('must = { count_of = "is-share", at_most = 0, per = "quarter" }')
        told: dict[str, Any] = {"sides": BOTH, "start": dt.date(2023, 11, 30), "end": dt.date(2024, 4, 1)}
        found = reviewed(policy, said("2024-01-02"), **told).measures
        ends = ["2023-12-31", "2024-03-31", "2024-06-30"]
        assert [str(one.end) for one in found] == ends

    @pytest.mark.parametrize(
        ("per", "start"),
        [
            ("day", "9999-12-31"),
            ("week", "9999-12-27"),
            ("month", "9999-12-01"),
            ("quarter", "9999-10-01"),
            ("year", "9999-01-01"),
        ],
    )
    def test_the_calendar_ends(self, per: str, start: str) -> None:
        """A slip in a year is no error of ours: the last period ends with the calendar."""
        policy = asks(f'must = {{ count_of = "is-share", at_most = 0, per = "{per}" }}')
        statement = said("9999-12-31T23:30:00-12:00")
        (found,) = reviewed(policy, statement, on=dt.date.max, sides=BOTH).measures
        assert (str(found.start), str(found.end)) == (start, "9999-12-31")

    def test_a_slip_in_a_year_makes_few_periods(self) -> None:
        """Of an archive that seems to span centuries the last years are measured, and that is told."""
        policy = asks('must = { count_of = "is-share", at_least = 1, per = "week" }')
        review = reviewed(policy, said("0024-02-05"), said("2024-02-05"), sides=BOTH)
        assert len(review.measures) < 3_200
        assert str(review.coverage.measured_from) == "1965-01-01"
        assert [str(one.start) for one in review.measures if one.members] == ["2024-02-05"]
        words = coverage_words(review.coverage, "en")
        assert words.endswith(
            "Days, weeks, months and years are measured from 1 January 1965 on only: "
            "the archive begins as early as 5 February 24, which may be a slip in a year."
        )

    def test_what_has_no_periods_is_measured_as_a_whole(self) -> None:
        """A measure of the whole archive is of all of it."""
        policy = asks('must = { share_of = "is-share", at_least = 1 }')
        review = reviewed(policy, said("0024-02-05"), said("2024-02-05"), sides=BOTH)
        (found,) = review.measures
        assert (str(found.start), found.members, review.coverage.measured_from) == ("0024-02-05", 2, None)

    def test_what_is_after_the_report_is_not_counted(self) -> None:
        """A period that has not begun on the day of the report is none, and one that goes on is cut off."""
        weeks = reviewed(
            self.POLICY, said("2024-05-06"), said("2024-05-20"), on=dt.date(2024, 5, 15), sides=BOTH
        ).measures
        assert [(str(one.start), one.lacks) for one in weeks] == [
            ("2024-05-06", ()),
            ("2024-05-13", (Lacking.CUT_OFF,)),
        ]

    def test_the_time_in_which_a_rule_counts(self) -> None:
        """A month that is partly in force is no month for a count; of a share that part is measured."""
        days, dated = (said("2024-05-01"), said("2024-05-20")), "\nin_force = { from = 2024-05-10 }"
        count_rule = asks(f'must = {{ count_of = "not is-reply", at_least = 1, per = "month" }}{dated}')
        assert reviewed(count_rule, *days, sides=BOTH, **MAY).measures == ()
        share_rule = asks(f'must = {{ share_of = "is-reply", per = "month" }}{dated}')
        (found,) = reviewed(share_rule, *days, sides=BOTH, **MAY).measures
        assert (str(found.start), str(found.end), found.members) == ("2024-05-10", "2024-05-31", 1)
        never = asks('must = { share_of = "is-reply" }\nin_force = { from = 2025-01-01 }')
        assert reviewed(never, *days, sides=BOTH, **MAY).measures == ()

    def test_an_archive_without_days(self) -> None:
        """Nothing can be measured of it."""
        assert reviewed(self.POLICY, said(None), sides=BOTH).measures == ()


class TestAGap:
    """How long nothing was said."""

    POLICY = asks('must = { longest_gap = true, at_most = "P2W" }')

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            (("2024-05-10", "2024-05-20"), ("complies", "11")),
            (("2024-05-10",), ("breached", "21")),
            ((), ("breached", "30")),
        ],
    )
    def test_it_counts_days(self, days: tuple[str, ...], expected: tuple[str, str]) -> None:
        """From one day to the next, and to the ends of the archive; silence is the whole time."""
        found = only(
            self.POLICY, *map(said, days), asked("2024-05-05"), said("2024-05-04", "removal", target="x")
        )
        assert (found.outcome, str(found.low)) == expected

    def test_of_some_only(self) -> None:
        """It can be asked of what is so alone."""
        policy = asks('must = { longest_gap = "is-reply", at_most = 14 }')
        assert only(policy, said("2024-05-15"), said("2024-05-20", "reply", in_reply_to="q")).low == 19


class TestAnswers:
    """How much of what came in was answered in time."""

    POLICY = asks('must = { answered = "2 working days", at_least = 0.5 }')

    def test_in_time_late_and_not_at_all(self) -> None:
        """Of a question each, one is answered in time: a third; holidays are not counted."""
        found = only(
            self.POLICY,
            asked("2024-05-07", "a"),
            # The ninth is Ascension Day.
            said("2024-05-10", "reply", in_reply_to="a"),
            asked("2024-05-13", "b"),
            said("2024-05-20", "reply", in_reply_to="b"),
            asked("2024-05-14", "c"),
            asked("2024-05-14", "thanks", {"receives-request": False}),
        )
        assert (found.outcome, found.status, found.reached, found.members) == ("breached", "settled", 1, 3)

    def test_a_request_within_its_time_is_not_counted(self) -> None:
        """Nobody is late yet; an early answer counts all the same."""
        waits = asked("2024-05-30", "b")
        answered = (asked("2024-05-07", "a"), said("2024-05-08", "reply", in_reply_to="a"))
        told = only(self.POLICY, *answered, waits, said("2024-05-31"), on=dt.date(2024, 5, 31))
        assert (told.outcome, told.members) == ("complies", 1)
        later = only(self.POLICY, *answered, waits, said("2024-06-30"), end=JUNE)
        assert (later.members, str(later.low)) == (2, "0.5")

    def test_an_archive_that_ends_before_the_last_day(self) -> None:
        """It can't show that there was no answer in time."""
        found = only(self.POLICY, asked("2024-05-30"), said("2024-05-31"))
        assert told_of(found) == ("undecided", "open", "0", "1")

    @pytest.mark.parametrize(("told", "lacks"), [
        ({}, (Lacking.INCOMING,)),
        ({"sides": (Side.OWN,)}, (Lacking.INCOMING,)),
        ({"sides": (Side.INCOMING,)}, (Lacking.OWN_SIDE,)),
    ])  # fmt: skip
    def test_without_one_side_nothing_is_decided(
        self, told: Mapping[str, Any], lacks: tuple[Lacking, ...]
    ) -> None:
        """An export of own posts never shows that all was answered, nor one of visitors' that it was not."""
        found = reviewed(
            self.POLICY, asked("2024-05-07"), said("2024-05-08", "reply", in_reply_to="q"), **MAY, **told
        )
        assert [(one.outcome, one.lacks) for one in found.measures] == [("undecided", lacks)]

    def test_an_answer_that_may_be_one(self) -> None:
        """A reply to somebody else in the thread may be the answer, and then it was in time or not."""
        thread = (
            asked("2024-05-07", "a"),
            said(
                "2024-05-08",
                "reply",
                author={"id": "bo", "name": "Bo", "visitor": True},
                in_reply_to="a",
                id="x",
            ),
        )
        found = only(self.POLICY, *thread, said("2024-05-08", "reply", in_reply_to="x"))
        assert told_of(found) == ("undecided", "open", "0", "1")

    def test_hours_need_the_clock(self) -> None:
        """Of a day alone nobody knows the hour; with hours an answer is in time or late."""
        policy = asks('must = { answered = "4 office hours", at_least = 1 }')
        for question, answer, outcome in (
            ("2024-05-08T10:00:00+02:00", "2024-05-08T13:00:00+02:00", "complies"),
            ("2024-05-08T10:00:00+02:00", "2024-05-10T13:00:00+02:00", "breached"),
            ("2024-05-08", "2024-05-08", "undecided"),
            ("2024-05-08T15:00:00+02:00", "2024-05-10", "undecided"),
            ("2024-05-08T15:00:00+02:00", None, "undecided"),
        ):
            reply = said(answer, "reply", in_reply_to="q")
            assert only(policy, asked(question), reply).outcome == outcome, (question, answer)

    def test_without_a_deadline_an_unanswered_request_may_still_wait(self) -> None:
        """Of a day alone no hours can be counted; whether it is late is not known."""
        policy = asks('must = { answered = "24 hours", at_least = 0.5 }')
        answered = (
            asked("2024-05-07T10:00:00+02:00", "a"),
            said("2024-05-07T11:00:00+02:00", "reply", in_reply_to="a"),
        )
        found = only(policy, *answered, asked("2024-05-08", "b"))
        assert told_of(found) == ("complies", "settled", "0.5", "1")

    def test_it_came_in_when_it_was_received(self) -> None:
        """The recorded receipt decides the month, and when time began."""
        late = said(
            "2024-06-01", "post", {"receives-request": True}, author=ASA, id="q", received="2024-05-07"
        )
        found = only(self.POLICY, late, said("2024-05-08", "reply", in_reply_to="q"), end=JUNE)
        assert found.members == 1


class TestWhatIsAsked:
    """Of which channels, and under which policy."""

    def test_of_some_channels_only(self) -> None:
        """`when` says of which; what the directory does not tell leaves it open."""
        rule = 'must = { share_of = "is-reply", at_least = 0.5 }\nwhen = '
        outcomes = {
            when: [
                one.outcome
                for one in reviewed(asks(f'{rule}"{when}"'), said("2024-05-02"), sides=BOTH).measures
            ]
            for when in (
                "account-belongs-to-authority",
                "not account-belongs-to-authority",
                "account-has-administrator",
            )
        }
        assert outcomes == {
            "account-belongs-to-authority": ["breached"],
            "not account-belongs-to-authority": ["not-applicable"],
            "account-has-administrator": ["undecided"],
        }

    def test_of_a_period_that_goes_on_it_is_asked_on_the_day_of_the_report(self) -> None:
        """A page that will leave the list later in the month is on it today, and was so in May."""
        text = (EXAMPLE / "directory.toml").read_text("utf-8")
        listed = 'listed = [{ by = "lindby", from = 2024-01-01, until = 2024-06-20 }]'
        directory = Directory.from_text(
            text.replace('holder = "lindby"', f'holder = "lindby"\n{listed}').replace(
                'country = "SE"', 'country = "SE"\nchannels_complete = true'
            )
        )
        policy = asks(
            'must = { share_of = "is-reply", at_most = 0.5, per = "month" }\nwhen = "account-is-listed"'
        )
        statements = [
            statement_from_record(
                {"id": day, "act": "post", "at": day, "channel": "page:lindby", "on_behalf_of": "lindby"},
                directory,
            )
            for day in ("2024-05-02", "2024-06-07")
        ]
        for on, outcomes in (
            ("2024-06-07", ["complies", "undecided"]),
            ("2024-06-30", ["complies", "not-applicable"]),
        ):
            found = reviewed(
                policy,
                *statements,
                on=dt.date.fromisoformat(on),
                sides=BOTH,
                start=dt.date(2024, 5, 1),
                end=JUNE,
            )
            assert [one.outcome for one in found.measures] == outcomes

    def test_what_the_policy_does_not_cover(self) -> None:
        """It is not measured: the rule is not applicable to a channel outside."""
        policy = asks(REPLY, '[covers]\nchannels = ["page:other"]')
        assert told_of(only(policy, said("2024-05-02")))[:2] == ("not-applicable", "settled")
        inside = asks(REPLY, '[covers]\nchannels = ["page:lindby"]\nfrom = 2024-05-10')
        found = only(inside, said("2024-05-02"), said("2024-05-12", "reply", in_reply_to="q"))
        assert (found.outcome, found.members, str(found.start)) == ("complies", 1, "2024-05-10")

    def test_that_the_archive_is_whole_is_assumed_where_nobody_says_so(self) -> None:
        """What rests on the absence of further statements is then no settled answer."""
        (found,) = reviewed(asks(REPLY), said("2024-05-02"), **MAY).measures
        assert (found.outcome, found.status, found.may_lack) == ("breached", "assumed", (Lacking.OWN_SIDE,))
        (other,) = reviewed(asks(REPLY), said("2024-05-02"), **MAY, sides=(Side.INCOMING,)).measures
        assert (other.outcome, other.lacks) == ("undecided", (Lacking.OWN_SIDE,))

    def test_it_is_ready_for_json(self) -> None:
        """Numbers stand as texts, so that they stay exact; the rule stands by its id."""
        review = reviewed(
            asks(REPLY), said("2024-05-02"), said("2024-05-03", "reply", in_reply_to="q"), **MAY, sides=BOTH
        )
        (record,) = json.loads(json.dumps(review.to_dict()))["measures"]
        assert record == {
            "rule": "r", "channel": "page:lindby", "start": "2024-05-01", "end": "2024-05-31",
            "outcome": "complies", "status": "settled", "low": "0.5", "high": "0.5",
            "reached": 1, "members": 2, "unclear": 0, "lacks": [], "may_lack": [], "facts": [],
        }  # fmt: skip
        assert review.measures[0].low == Decimal("0.5")

    def test_who_is_only_taken_for_a_visitor_makes_it_assumed(self) -> None:
        """Somebody of whom the directory merely tells no role is a visitor as long as nobody knows better."""
        stranger = said(
            "2024-05-07", facts={"receives-request": True}, author={"id": "nn", "name": "NN"}, id="q"
        )
        policy = asks('must = { answered = "2 working days", at_least = 0.5 }')
        found = only(policy, stranger, said("2024-05-08", "reply", in_reply_to="q"))
        assert (found.outcome, found.status) == ("complies", "assumed")


DAYS = st.sampled_from(["2024-05-03", "2024-05-14", "2024-05-20", "2024-06-02", None])
MEANT = st.lists(st.tuples(DAYS, st.sampled_from([True, False, None])), max_size=4)
RULES = [
    asks(f"must = {{ {measure}, {bound} }}")
    for measure, bound in (
        ('share_of = "is-satire"', "at_least = 0.5"),
        ('share_of = "is-satire"', "at_most = 0.5"),
        ('count_of = "is-satire", per = "month"', "at_least = 2"),
        ('count_of = "not is-satire", per = "month"', "at_most = 1"),
        ('longest_gap = "is-satire"', "at_most = 14"),
        ('longest_gap = "is-satire"', "at_least = 20"),
    )
]


@given(MEANT, st.sampled_from(RULES))
def test_settled_is_a_promise(meant: list[tuple[str | None, bool | None]], policy: Policy) -> None:
    """Whatever is still learnt of facts and days, a measure that was settled comes out the same."""

    def outcomes(told: Iterable[tuple[str | None, bool | None]]) -> dict[dt.date, Measure]:
        statements = [
            said(day, facts={} if so is None else {"is-satire": so}, id=str(number))
            for number, (day, so) in enumerate(told)
        ]
        # A question shows that the page is there, whatever there is of the municipality's own.
        review = reviewed(policy, asked("2024-05-15"), *statements, sides=BOTH, **MAY)
        return {one.start: one for one in review.measures}

    before = outcomes(meant)
    days, truths = ["2024-05-03", "2024-05-25", "2024-06-02"], [True, False]
    choices = [
        itertools.product([day] if day else days, [so] if so is not None else truths) for day, so in meant
    ]
    for told in itertools.islice(itertools.product(*choices), 40):
        after = outcomes(told)
        for start, measure in before.items():
            if measure.status is Status.SETTLED:
                assert after[start].outcome == measure.outcome
