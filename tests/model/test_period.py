from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from offentligroll.model.partial_date import DateBounds, Edge, End, PartialDate, edge_from_text
from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.truth import Truth

D = dt.date


def period(start: str = "open", end: str = "open", checked: dt.date | None = None) -> Period:
    """A period as a register writes it."""
    return Period(start=edge_from_text(start), end=edge_from_text(end), checked=checked)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2009", D(2009, 1, 1), D(2009, 12, 31)),
        ("2009-02", D(2009, 2, 1), D(2009, 2, 28)),
        ("2012-02", D(2012, 2, 1), D(2012, 2, 29)),
        ("2009-10-31", D(2009, 10, 31), D(2009, 10, 31)),
        ("0001", D(1, 1, 1), D(1, 12, 31)),
        ("9999-12", D(9999, 12, 1), D(9999, 12, 31)),
    ],
)
def test_a_partial_date_spans_the_days_it_can_mean(text: str, earliest: dt.date, latest: dt.date) -> None:
    """A partial date means any day of its year or month, and is written as it was read."""
    date = PartialDate.from_text(text)
    assert (date.earliest, date.latest, str(date)) == (earliest, latest, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "09",
        "2009-1",
        "2009-13",
        "2009-00",
        "2009-00-00",
        "2009-02-00",
        "2009-02-29",
        "0000",
        "2009-10-31T00:00",
        "2009-10-31\n",
        " 2009",
        "２００９",
        "31/10/2009",
        "NA",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """A text that names no year, month or day of the calendar is an error that quotes it."""
    with pytest.raises(ValueError, match=r"is not a date; write|is no day of the calendar$") as error:
        PartialDate.from_text(text)
    assert str(error.value).startswith(f"`{text}`")


def test_a_day_needs_its_month() -> None:
    """A date with a day and no month can't be made."""
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(year=2009, day=3)


@pytest.mark.parametrize(
    ("start", "end", "day", "answer"),
    [
        ("2009-10-31", "2018-01-10", D(2009, 10, 30), Truth.NO),
        ("2009-10-31", "2018-01-10", D(2009, 10, 31), Truth.YES),
        ("2009-10-31", "2018-01-10", D(2018, 1, 10), Truth.YES),
        ("2009-10-31", "2018-01-10", D(2018, 1, 11), Truth.NO),
        ("2009", "open", D(2008, 12, 31), Truth.NO),
        ("2009", "open", D(2009, 1, 1), Truth.UNKNOWN),
        ("2009", "open", D(2009, 12, 30), Truth.UNKNOWN),
        ("2009", "open", D(2009, 12, 31), Truth.YES),
        ("2009", "open", D(9999, 12, 31), Truth.YES),
        ("open", "2018-10", D(2018, 10, 1), Truth.YES),
        ("open", "2018-10", D(2018, 10, 2), Truth.UNKNOWN),
        ("open", "2018-10", D(2018, 11, 1), Truth.NO),
        ("open", "2018-10", D(1, 1, 1), Truth.YES),
        ("open", "open", D(2011, 2, 3), Truth.YES),
        ("unknown", "open", D(2011, 2, 3), Truth.UNKNOWN),
        ("unknown", "unknown", D(2011, 2, 3), Truth.UNKNOWN),
        ("2009-01-01", "unknown", D(2008, 12, 31), Truth.NO),
        ("2009-01-01", "unknown", D(2009, 1, 1), Truth.YES),
        ("2009-01-01", "unknown", D(2009, 1, 2), Truth.UNKNOWN),
        ("unknown", "2018-01-10", D(2018, 1, 9), Truth.UNKNOWN),
        ("unknown", "2018-01-10", D(2018, 1, 10), Truth.YES),
        ("unknown", "2018-01-10", D(2018, 1, 11), Truth.NO),
        ("2009-05-20", "2009", D(2009, 5, 20), Truth.YES),
        ("2009-05-20", "2009", D(2009, 5, 21), Truth.UNKNOWN),
        ("2009", "2009", D(2009, 5, 21), Truth.UNKNOWN),
        ("open", "9999-12-31", D(9999, 12, 31), Truth.YES),
    ],
)
def test_a_question_inside_a_partial_date_is_unknown(
    start: str, end: str, day: dt.date, answer: Truth
) -> None:
    """Both ends are included, and inside a partial or beyond an untold end the answer is unknown."""
    assert period(start, end).contains(day) is answer


@pytest.mark.parametrize(
    ("start", "end", "day", "answer"),
    [
        ("unknown", "unknown", D(2011, 2, 1), Truth.YES),
        ("unknown", "unknown", D(2011, 2, 2), Truth.UNKNOWN),
        ("unknown", "unknown", D(2011, 1, 31), Truth.UNKNOWN),
        ("unknown", "open", D(2011, 2, 2), Truth.YES),
        ("open", "unknown", D(2011, 1, 31), Truth.YES),
        ("2011", "unknown", D(2011, 2, 1), Truth.YES),
        ("2011", "open", D(2011, 6, 1), Truth.YES),
        ("open", "2011", D(2011, 1, 15), Truth.YES),
    ],
)
def test_a_day_on_which_somebody_looked_is_certain(start: str, end: str, day: dt.date, answer: Truth) -> None:
    """It was so on the day it was checked, and from there up to an end that is open."""
    assert period(start, end, checked=D(2011, 2, 1)).contains(day) is answer


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    """Contradictory dates are an error that names both."""
    with pytest.raises(ValueError, match=r"it ends \(2008\) before it begins \(2009-01\)"):
        Period.from_texts("2009-01", "2008")


def test_ends_that_may_agree_are_taken() -> None:
    """A period from May 2009 until some day in 2009 contradicts nothing."""
    assert str(Period.from_texts("2009-05", "2009")) == "2009-05 – 2009"


@pytest.mark.parametrize(("start", "end"), [("2012", "open"), ("open", "2010"), ("unknown", "2010-05-01")])
def test_a_check_outside_the_period_is_refused(start: str, end: str) -> None:
    """Somebody can't have found it so on a day on which it was not."""
    with pytest.raises(ValueError, match="it was checked on 2011-02-01, outside its own period"):
        period(start, end, checked=D(2011, 2, 1))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (("2009-01-01", "2010-01-01"), ("2010-01-01", "open"), Truth.YES),
        (("2009-01-01", "2009-12-31"), ("2010-01-01", "open"), Truth.NO),
        (("2009-01-01", "2009"), ("2009-06-01", "open"), Truth.UNKNOWN),
        (("unknown", "2009"), ("2010", "open"), Truth.NO),
        (("2009", "unknown"), ("2010", "open"), Truth.UNKNOWN),
        (("open", "open"), ("2010", "unknown"), Truth.YES),
    ],
)
def test_two_periods_share_a_day_or_not(one: tuple[str, str], other: tuple[str, str], answer: Truth) -> None:
    """Whether two periods overlap is the same asked from either side, and unknown where dates leave it."""
    first, second = Period.from_texts(*one), Period.from_texts(*other)
    assert first.overlaps(second) is answer
    assert second.overlaps(first) is answer


def test_a_period_can_be_made_of_exact_days() -> None:
    """A missing date stands for no end at that side."""
    assert Period.from_dates() == ALWAYS
    assert Period.from_dates(D(2009, 1, 1), D(2010, 1, 1)) == Period.from_texts("2009-01-01", "2010-01-01")


def test_open_and_unknown_are_different_ends() -> None:
    """Open says that there is no end; unknown says that nobody has told it."""
    day = D(2011, 2, 3)
    assert period("2009-01-01", "open").contains(day) is Truth.YES
    assert period("2009-01-01", "unknown").contains(day) is Truth.UNKNOWN
    assert (edge_from_text("open"), edge_from_text("unknown")) == (Edge.OPEN, Edge.UNKNOWN)


def test_periods_survive_pickling() -> None:
    """A period read back from a pickle is equal and hashes alike."""
    one = period("2009-02", "unknown", checked=D(2011, 2, 1))
    copy = pickle.loads(pickle.dumps(one))  # noqa: S301
    assert copy == one
    assert hash(copy) == hash(one)


days = st.dates(D(2008, 1, 1), D(2012, 12, 31))
partial_dates = days.flatmap(
    lambda day: st.sampled_from([day.isoformat()[:4], day.isoformat()[:7], day.isoformat()])
)
ends = st.one_of(st.just("open"), st.just("unknown"), partial_dates)


def completed(end: End, day: dt.date) -> End:
    """The end as it may turn out once somebody tells it."""
    if end is Edge.OPEN:
        return end
    if isinstance(end, PartialDate):
        day = min(max(day, end.earliest), end.latest)
    return PartialDate.from_date(day)


@st.composite
def periods_and_how_they_turn_out(draw: st.DrawFn) -> tuple[Period, Period]:
    """A period as a register has it, and as it stands once all its dates are told."""
    try:
        before = period(draw(ends), draw(ends), draw(st.none() | days))
        after = Period(
            start=completed(before.start, draw(days)),
            end=completed(before.end, draw(days)),
            checked=before.checked,
        )
    except ValueError:
        assume(False)
    return before, after


class TestCompletingADateNeverContradicts:
    """A question that falls inside a partial date "is *unknown*": yes and no hold whatever is learnt."""

    @given(periods_and_how_they_turn_out(), days)
    def test_contains(self, periods: tuple[Period, Period], day: dt.date) -> None:
        """A yes or no about a day stays when partial and untold ends are told in full."""
        before, after = periods
        assert before.contains(day) in (Truth.UNKNOWN, after.contains(day))
        assert after.contains(day) is not Truth.UNKNOWN

    @given(periods_and_how_they_turn_out(), periods_and_how_they_turn_out())
    def test_overlaps(self, one: tuple[Period, Period], other: tuple[Period, Period]) -> None:
        """A yes or no about an overlap stays when ends are told in full."""
        after = one[1].overlaps(other[1])
        assert one[0].overlaps(other[0]) in (Truth.UNKNOWN, after)
        assert after is not Truth.UNKNOWN

    @given(periods_and_how_they_turn_out(), days)
    def test_the_outermost_days(self, periods: tuple[Period, Period], day: dt.date) -> None:
        """A period is surely over or not begun exactly outside its earliest and latest day."""
        before, _ = periods
        assert (before.contains(day) is Truth.NO) is not (before.earliest <= day <= before.latest)


@pytest.mark.parametrize("edge", [dt.date(2009, 1, 1), "2009", "", None], ids=str)
@pytest.mark.parametrize("name", ["start", "end"])
def test_an_end_is_a_partial_date_or_an_edge(name: str, edge: object) -> None:
    """A bare date or the text of one is not silently taken for an end that nobody has told."""
    with pytest.raises(
        (TypeError, ValueError),
        match=rf"`Period.{name}` wants a PartialDate or a DateBounds or an Edge.*from_dates",
    ):
        Period(**{name: edge})  # type: ignore[arg-type]


class TestBounds:
    """A day of which only is known between what it lies."""

    @pytest.mark.parametrize(
        ("text", "earliest", "latest"),
        [
            (">2013-02", D(2013, 3, 1), D.max),
            (">2013-02-01", D(2013, 2, 2), D.max),
            ("<2015", D.min, D(2014, 12, 31)),
            (">2013<2015", D(2014, 1, 1), D(2014, 12, 31)),
            (">9999", D.max, D.max),
            ("<0001", D.min, D.min),
        ],
    )
    def test_what_it_can_be(self, text: str, earliest: dt.date, latest: dt.date) -> None:
        """After a month is after its last day, before a year before its first; written out it reads back."""
        bounds = edge_from_text(text)
        assert isinstance(bounds, DateBounds)
        assert (bounds.earliest, bounds.latest, str(bounds)) == (earliest, latest, text)

    @pytest.mark.parametrize(
        ("start", "end", "day", "truth"),
        [
            (">2013-02", "open", D(2013, 2, 28), "no"),
            (">2013-02", "open", D(2015, 1, 1), "unknown"),
            (">2013-02<2014", "open", D(2013, 6, 1), "unknown"),
            (">2013-02<2014", "open", D(2014, 1, 1), "yes"),
            ("2009", ">2013-02", D(2013, 2, 28), "yes"),
            ("2009", ">2013-02", D(2013, 3, 1), "yes"),
            ("2009", ">2013-02", D(2013, 3, 2), "unknown"),
            ("2009", "<2014", D(2013, 12, 31), "unknown"),
            ("2009", "<2014", D(2014, 1, 1), "no"),
        ],
    )
    def test_what_lies_in_the_period(self, start: str, end: str, day: dt.date, truth: str) -> None:
        """Days that the bounds shut out are surely outside, those that they can't are unknown."""
        assert period(start, end).contains(day).value == truth

    @pytest.mark.parametrize(("after", "before"), [(None, None), ("2014", "2014"), ("2013-12", "2014-01")])
    def test_no_bounds(self, after: str | None, before: str | None) -> None:
        """Neither, or none between."""
        dates = [None if one is None else PartialDate.from_text(one) for one in (after, before)]
        with pytest.raises(ValueError, match=r"say after|no day lies"):
            DateBounds(after=dates[0], before=dates[1])

    def test_a_period_the_wrong_way_round(self) -> None:
        """What ends before it can have begun is refused."""
        with pytest.raises(ValueError, match="before it begins"):
            period(">2013", "2013")
