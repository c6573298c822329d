from __future__ import annotations

import datetime as dt
import pickle
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.swedish_holidays import SwedishHolidays, days_on_a_level, public_holidays
from offentligroll.model.truth import Truth
from offentligroll.model.working_hours import WorkingHours

D = dt.date
STOCKHOLM = ZoneInfo("Europe/Stockholm")
SWEDEN = WorkingCalendar.for_country("SE", STOCKHOLM)


def utc(*parts: int) -> dt.datetime:
    """An instant by its UTC year, month, day, hour and minute."""
    year, month, day, hour, minute = parts
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC)


class TestSwedishHolidays:
    """Swedish public holidays, and the eves on a level with them."""

    def test_the_year_2011(self) -> None:
        """The public holidays of 2011 are those of the almanac, in order and by name."""
        assert {day.isoformat(): name for day, name in public_holidays(2011).items()} == {
            "2011-01-01": "nyårsdagen",
            "2011-01-06": "trettondedag jul",
            "2011-04-22": "långfredagen",
            "2011-04-24": "påskdagen",
            "2011-04-25": "annandag påsk",
            "2011-05-01": "första maj",
            "2011-06-02": "Kristi himmelsfärdsdag",
            "2011-06-06": "nationaldagen",
            "2011-06-12": "pingstdagen",
            "2011-06-25": "midsommardagen",
            "2011-11-05": "alla helgons dag",
            "2011-12-25": "juldagen",
            "2011-12-26": "annandag jul",
        }

    def test_three_eves_are_on_a_level(self) -> None:
        """Midsummer Eve, Christmas Eve and New Year's Eve are free without being public holidays."""
        eves = days_on_a_level(2011)
        assert list(eves) == [D(2011, 6, 24), D(2011, 12, 24), D(2011, 12, 31)]
        assert not set(eves) & set(public_holidays(2011))
        assert all(day in SwedishHolidays() for day in eves)

    @pytest.mark.parametrize(
        ("day", "is_holiday"),
        [
            (D(2004, 5, 31), True),
            (D(2005, 5, 16), False),
            (D(2004, 6, 6), False),
            (D(2005, 6, 6), True),
            (D(2011, 4, 21), False),
            (D(2015, 6, 20), True),
            (D(2020, 6, 26), False),
            (D(2021, 6, 26), True),
            (D(2015, 10, 31), True),
            (D(2021, 11, 6), True),
            (D(2008, 5, 1), True),
            (D(9999, 12, 24), True),
            ("2011-12-25", False),
        ],
        ids=[
            "last Whit Monday",
            "no Whit Monday",
            "no national day",
            "first national day",
            "Maundy Thursday",
            "earliest midsummer",
            "day of the latest midsummer eve and later",
            "latest midsummer",
            "earliest All Saints",
            "latest All Saints",
            "May Day and Ascension in one",
            "the last year",
            "a text",
        ],
    )
    def test_the_edges(self, day: object, is_holiday: bool) -> None:
        """Days that moved, came or went are right on both sides of the change."""
        assert (day in SwedishHolidays()) is is_holiday


class TestWorkingDays:
    """Which days are working days, and how they are counted."""

    @pytest.mark.parametrize(
        ("day", "answer"),
        [
            (D(2011, 2, 3), Truth.YES),
            (D(2011, 2, 5), Truth.NO),
            (D(2011, 2, 6), Truth.NO),
            (D(2011, 6, 6), Truth.NO),
            (D(2011, 6, 24), Truth.NO),
            (D(1990, 1, 2), Truth.YES),
            (D(1989, 12, 29), Truth.UNKNOWN),
            (D(1989, 12, 31), Truth.UNKNOWN),
            (D.max, Truth.NO),
            (D(9999, 12, 30), Truth.YES),
        ],
    )
    def test_sweden(self, day: dt.date, answer: Truth) -> None:
        """In Sweden weekends, public holidays and the three eves are free; before 1990 nothing is claimed."""
        assert SWEDEN.is_working_day(day) is answer

    @pytest.mark.parametrize("country", ["NO", "AE", None])
    def test_another_country_is_unknown(self, country: str | None) -> None:
        """Of a country without holidays not even a Sunday is guessed."""
        calendar = WorkingCalendar.for_country(country, ZoneInfo("UTC"))
        assert calendar.is_working_day(D(2011, 2, 3)) is Truth.UNKNOWN
        assert calendar.is_working_day(D(2011, 2, 6)) is Truth.UNKNOWN
        assert calendar.add_working_days(D(2011, 2, 3), 1) is None

    def test_any_container_of_dates_will_do(self) -> None:
        """A set of dates makes the calendar of another country, weekends included."""
        norway = WorkingCalendar.for_country("NO", ZoneInfo("Europe/Oslo"), {D(2011, 5, 17)})
        assert norway.is_working_day(D(2011, 5, 17)) is Truth.NO
        assert norway.is_working_day(D(2011, 5, 18)) is Truth.YES
        assert norway.is_working_day(D(2011, 5, 21)) is Truth.NO
        assert norway.add_working_days(D(2011, 5, 16), 1) == D(2011, 5, 18)
        assert hash(norway) == hash(attrs.evolve(norway, holidays=None))

    def test_what_a_container_says_of_itself_counts(self) -> None:
        """A container that names its weekend and years is believed, and beyond them nothing is guessed."""

        class Holidays(frozenset[dt.date]):
            weekend = frozenset({4, 5})
            start_year = 2010
            end_year = 2012

        israel = WorkingCalendar.for_country("IL", ZoneInfo("Asia/Jerusalem"), Holidays())
        assert israel.is_working_day(D(2011, 2, 4)) is Truth.NO
        assert israel.is_working_day(D(2011, 2, 6)) is Truth.YES
        assert israel.is_working_day(D(2013, 2, 6)) is Truth.UNKNOWN
        assert israel.is_working_day(D(2009, 2, 6)) is Truth.UNKNOWN
        assert israel.add_working_days(D(2012, 12, 31), 1) is None

    def test_given_holidays_stand_in_for_the_swedish_ones(self) -> None:
        """Who passes holidays for Sweden, an employer's agreement say, gets those and no others."""
        calendar = WorkingCalendar.for_country("SE", STOCKHOLM, frozenset({D(2011, 6, 23)}))
        assert calendar.is_working_day(D(2011, 6, 23)) is Truth.NO
        assert calendar.is_working_day(D(2011, 6, 24)) is Truth.YES

    def test_another_weekend(self) -> None:
        """A country that rests on Friday and Saturday works on Sunday."""
        calendar = WorkingCalendar(
            country="EG", zone=ZoneInfo("Africa/Cairo"), holidays=frozenset(), weekend=(4, 5)
        )
        assert calendar.is_working_day(D(2011, 2, 4)) is Truth.NO
        assert calendar.is_working_day(D(2011, 2, 6)) is Truth.YES

    @pytest.mark.parametrize(
        ("day", "count", "answer"),
        [
            (D(2011, 2, 3), 0, D(2011, 2, 3)),
            (D(2011, 2, 5), 0, D(2011, 2, 7)),
            (D(2011, 2, 3), 1, D(2011, 2, 4)),
            (D(2011, 2, 4), 1, D(2011, 2, 7)),
            (D(2011, 2, 5), 1, D(2011, 2, 7)),
            (D(2011, 4, 21), 1, D(2011, 4, 26)),
            (D(2011, 12, 23), 2, D(2011, 12, 28)),
            (D(2011, 2, 3), 10, D(2011, 2, 17)),
            (D(1989, 12, 31), 1, D(1990, 1, 2)),
            (D(1989, 12, 31), 0, None),
            (D(9999, 12, 29), 1, D(9999, 12, 30)),
            (D(9999, 12, 30), 1, None),
            (D.max, 0, None),
            (D.max, 1, None),
        ],
    )
    def test_counting(self, day: dt.date, count: int, answer: dt.date | None) -> None:
        """The first day is not counted, free days are passed over, and the calendar ends quietly."""
        assert SWEDEN.add_working_days(day, count) == answer

    def test_a_calendar_without_working_days_ends_the_count(self) -> None:
        """A container that holds every day makes the answer unknown instead of a search without end."""

        class Every:
            def __contains__(self, day: object) -> bool:
                return True

        assert (
            WorkingCalendar.for_country("SE", STOCKHOLM, Every()).add_working_days(D(2011, 2, 3), 1) is None
        )

    @given(st.dates(D(1990, 1, 1), D(2100, 1, 1)), st.integers(0, 60))
    def test_the_days_counted_are_working_days(self, day: dt.date, count: int) -> None:
        """Between a day and the last one counted lie as many working days as were asked for."""
        last = SWEDEN.add_working_days(day, count)
        assert last is not None
        passed = [day + dt.timedelta(days=number + 1) for number in range((last - day).days)]
        working = [one for one in passed if SWEDEN.is_working_day(one) is Truth.YES]
        if count:
            assert len(working) == count
            assert working[-1] == last
        else:
            assert working == ([] if SWEDEN.is_working_day(day) is Truth.YES else [last])

    def test_counting_backwards_is_refused(self) -> None:
        """A negative number of working days is an error."""
        with pytest.raises(ValueError, match="-1 is negative"):
            SWEDEN.add_working_days(D(2011, 2, 3), -1)

    def test_an_instant_is_no_day(self) -> None:
        """An instant is refused, since its day depends on a zone."""
        with pytest.raises(TypeError, match="is an instant, not a day"):
            SWEDEN.is_working_day(utc(2011, 2, 3, 12, 0))

    @pytest.mark.parametrize(
        ("day", "years", "months", "days", "answer"),
        [
            (D(2011, 2, 3), 2, 0, 0, D(2013, 2, 3)),
            (D(2011, 1, 31), 0, 1, 0, D(2011, 2, 28)),
            (D(2012, 2, 29), 1, 0, 0, D(2013, 2, 28)),
            (D(2011, 12, 31), 0, 0, 1, D(2012, 1, 1)),
            (D(2011, 2, 3), 0, 0, 0, D(2011, 2, 3)),
            (D(9999, 1, 1), 1, 0, 0, D.max),
            (D(9999, 12, 31), 0, 0, 1, D.max),
            (D(2011, 2, 3), 0, 99_999, 0, D.max),
            (D(2011, 2, 3), 10**30, 0, 0, D.max),
            (D(2011, 2, 3), 0, 0, 10**30, D.max),
        ],
    )
    def test_calendar_time(self, day: dt.date, years: int, months: int, days: int, answer: dt.date) -> None:
        """Months end on their last day, and what lies beyond the calendar is its last day."""
        assert SWEDEN.add(day, years=years, months=months, days=days) == answer

    def test_calendar_time_backwards_is_refused(self) -> None:
        """Negative years, months or days are an error."""
        with pytest.raises(ValueError, match="negative"):
            SWEDEN.add(D(2011, 2, 3), months=-1)

    def test_calendars_survive_pickling(self) -> None:
        """A calendar read back from a pickle is equal and hashes alike."""
        copy = pickle.loads(pickle.dumps(SWEDEN))  # noqa: S301
        assert copy == SWEDEN
        assert hash(copy) == hash(SWEDEN)
        assert copy.is_working_day(D(2011, 6, 24)) is Truth.NO


OFFICE = WorkingHours()
NIGHT = WorkingHours(weekdays=(5,), start=dt.time(22), end=dt.time(6))
NIGHTS = WorkingHours(weekdays=(4, 5), start=dt.time(22), end=dt.time(3))
SUNDAYS = WorkingHours(weekdays=(6,), start=dt.time(2, 30), end=dt.time(3, 30))


class TestWorkingHours:
    """Working hours go by the clock of the organisation, clock changes included."""

    @pytest.mark.parametrize(
        ("at", "hours", "answer"),
        [
            (utc(2011, 2, 3, 7, 0), OFFICE, Truth.YES),
            (utc(2011, 2, 3, 6, 59), OFFICE, Truth.NO),
            (utc(2011, 2, 3, 15, 59), OFFICE, Truth.YES),
            (utc(2011, 2, 3, 16, 0), OFFICE, Truth.NO),
            (utc(2011, 2, 5, 9, 0), OFFICE, Truth.NO),
            (utc(2011, 6, 6, 9, 0), OFFICE, Truth.NO),
            (utc(1989, 6, 7, 9, 0), OFFICE, Truth.UNKNOWN),
            (utc(1989, 6, 7, 20, 0), OFFICE, Truth.NO),
            (utc(2011, 3, 25, 7, 0), OFFICE, Truth.YES),
            (utc(2011, 3, 25, 6, 30), OFFICE, Truth.NO),
            (utc(2011, 3, 28, 6, 30), OFFICE, Truth.YES),
            (utc(2011, 3, 28, 15, 30), OFFICE, Truth.NO),
        ],
        ids=[
            "start is within",
            "before the start",
            "last minute",
            "end is outside",
            "Saturday",
            "national day",
            "holidays not known",
            "outside by the clock anyway",
            "Friday before summer time",
            "too early in winter time",
            "the same hour in summer time",
            "too late in summer time",
        ],
    )
    def test_office_hours(self, at: dt.datetime, hours: WorkingHours, answer: Truth) -> None:
        """Hours begin with their first moment, end before their last, and rest on holidays."""
        assert SWEDEN.is_within_hours(at, hours) is answer

    @pytest.mark.parametrize("weekday", range(7))
    def test_hours_over_midnight_belong_to_the_day_before(self, weekday: int) -> None:
        """Each night's hours count for the day on which they began: on Monday at one, for Sunday."""
        hours = WorkingHours(weekdays=(weekday,), start=dt.time(22), end=dt.time(6))
        began = dt.date(2024, 6, 10) + dt.timedelta(days=weekday)
        night = [dt.datetime.combine(began + dt.timedelta(days=day), dt.time(1)) for day in range(-2, 9)]
        assert [at.date() for at in night if hours.begins_on(at)] == [
            began + dt.timedelta(days=day) for day in (-6, 1, 8) if day >= -2
        ]
        assert hours.begins_on(dt.datetime.combine(began + dt.timedelta(days=1), dt.time(1))) == began

    @pytest.mark.parametrize(
        ("at", "hours", "answer"),
        [
            (utc(2011, 3, 27, 0, 59), SUNDAYS, Truth.NO),
            (utc(2011, 3, 27, 1, 0), SUNDAYS, Truth.YES),
            (utc(2011, 3, 27, 1, 30), SUNDAYS, Truth.NO),
            (utc(2011, 3, 27, 3, 59), NIGHT, Truth.YES),
            (utc(2011, 3, 27, 4, 0), NIGHT, Truth.NO),
            (utc(2011, 10, 30, 0, 29), SUNDAYS, Truth.NO),
            (utc(2011, 10, 30, 0, 30), SUNDAYS, Truth.YES),
            (utc(2011, 10, 30, 1, 0), SUNDAYS, Truth.NO),
            (utc(2011, 10, 30, 1, 30), SUNDAYS, Truth.YES),
            (utc(2011, 10, 30, 2, 30), SUNDAYS, Truth.NO),
            (utc(2011, 10, 30, 4, 59), NIGHT, Truth.YES),
            (utc(2011, 10, 30, 5, 0), NIGHT, Truth.NO),
        ],
        ids=[
            "spring 01:59",
            "spring 03:00, one minute later",
            "spring 03:30",
            "spring 05:59",
            "spring 06:00",
            "autumn 02:29 first",
            "autumn 02:30 first",
            "autumn 02:00 again",
            "autumn 02:30 again",
            "autumn 03:30",
            "autumn 05:59",
            "autumn 06:00",
        ],
    )
    def test_the_nights_when_the_clock_changes(
        self, at: dt.datetime, hours: WorkingHours, answer: Truth
    ) -> None:
        """In the nights of 2011-03-27 and 2011-10-30 hours go by what the clock in Stockholm showed."""
        assert SWEDEN.is_within_hours(at, hours) is answer

    @pytest.mark.parametrize(
        ("at", "answer"),
        [
            (utc(2011, 2, 4, 20, 59), Truth.NO),
            (utc(2011, 2, 4, 21, 0), Truth.YES),
            (utc(2011, 2, 5, 1, 59), Truth.YES),
            (utc(2011, 2, 5, 2, 0), Truth.NO),
            (utc(2011, 2, 6, 1, 59), Truth.YES),
            (utc(2011, 2, 6, 21, 0), Truth.NO),
            (utc(2011, 2, 7, 1, 0), Truth.NO),
            (utc(2011, 6, 24, 22, 0), Truth.NO),
            (utc(2011, 6, 4, 0, 0), Truth.YES),
        ],
        ids=[
            "before",
            "first moment",
            "after midnight",
            "end",
            "Saturday's night on Sunday",
            "Sunday evening",
            "Monday after midnight",
            "the night that began on Midsummer Eve",
            "Saturday after a Friday",
        ],
    )
    def test_hours_past_midnight_belong_to_the_day_they_begin_on(
        self, at: dt.datetime, answer: Truth
    ) -> None:
        """A night shift on Fridays and Saturdays runs into the morning after, and rests on holidays."""
        assert SWEDEN.is_within_hours(at, NIGHTS) is answer

    def test_hours_from_midnight_to_midnight_are_the_whole_day(self) -> None:
        """Equal start and end mean a day and a night."""
        hours = WorkingHours(weekdays=(3,), start=dt.time(0), end=dt.time(0))
        assert SWEDEN.is_within_hours(utc(2011, 2, 2, 23, 0), hours) is Truth.YES
        assert SWEDEN.is_within_hours(utc(2011, 2, 3, 22, 59), hours) is Truth.YES
        assert SWEDEN.is_within_hours(utc(2011, 2, 3, 23, 0), hours) is Truth.NO

    def test_a_time_without_zone_is_refused(self) -> None:
        """A naive time is an error: nobody knows what the clock showed."""
        with pytest.raises(ValueError, match="has no time zone"):
            SWEDEN.is_within_hours(dt.datetime(2011, 2, 3, 12), OFFICE)  # noqa: DTZ001

    def test_the_ends_of_the_calendar_are_unknown(self) -> None:
        """An instant that no clock in Stockholm can show is not known to be within hours."""
        assert SWEDEN.is_within_hours(dt.datetime.max.replace(tzinfo=dt.UTC), OFFICE) is Truth.UNKNOWN

    def test_the_first_night_of_the_calendar(self) -> None:
        """A night that began before the first day there is counts as outside."""
        calendar = WorkingCalendar.for_country(None, ZoneInfo("UTC"))
        assert calendar.is_within_hours(
            dt.datetime.min.replace(tzinfo=dt.UTC),
            WorkingHours(weekdays=(6,), start=dt.time(22), end=dt.time(6)),
        ) is (Truth.NO)

    @pytest.mark.parametrize(
        ("weekdays", "start", "words"),
        [
            ((), dt.time(8), "at least one weekday"),
            ((7,), dt.time(8), "`7` is not a weekday"),
            ((-1,), dt.time(8), "`-1` is not a weekday"),
            ((0,), dt.time(8, tzinfo=dt.UTC), "leave out the zone"),
        ],
    )
    def test_hours_that_make_no_sense_are_refused(
        self, weekdays: tuple[int, ...], start: dt.time, words: str
    ) -> None:
        """Hours need a weekday from 0 to 6 and times without zone."""
        with pytest.raises(ValueError, match=words):
            WorkingHours(weekdays=weekdays, start=start)


class TestOpenHours:
    """Hours counted while a place is open."""

    OFFICE = WorkingHours(start=dt.time(8), end=dt.time(16))
    EMERGENCY = WorkingHours(weekdays=(4, 5), start=dt.time(22), end=dt.time(4))

    @pytest.mark.parametrize(
        ("asked", "count", "hours", "answer"),
        [
            ("2024-05-07T10:00", 4, OFFICE, "2024-05-07T14:00"),
            ("2024-05-07T14:30", 4, OFFICE, "2024-05-08T10:30"),
            ("2024-05-07T03:00", 4, OFFICE, "2024-05-07T12:00"),
            ("2024-05-07T20:00", 4, OFFICE, "2024-05-08T12:00"),
            ("2024-05-07T12:00", 4, OFFICE, "2024-05-07T16:00"),
            ("2024-05-08T15:00", 4, OFFICE, "2024-05-10T11:00"),
            ("2024-06-20T15:00", 9, OFFICE, "2024-06-24T16:00"),
            ("2024-05-10T23:00", 6, EMERGENCY, "2024-05-11T23:00"),
            ("2024-05-11T01:00", 3, EMERGENCY, "2024-05-11T04:00"),
            ("2024-05-07T10:00", 0, OFFICE, "2024-05-07T10:00"),
        ],
        ids=[
            "within a day", "over night", "before it opens", "after it closes", "to the last minute",
            "Ascension Day", "Midsummer Eve and the weekend", "past midnight", "since yesterday", "none",
        ],
    )  # fmt: skip
    def test_counting(self, asked: str, count: int, hours: WorkingHours, answer: str) -> None:
        """Only hours in which it is open count; nights, weekends and holidays are closed."""
        at = dt.datetime.fromisoformat(asked).replace(tzinfo=STOCKHOLM)
        found = SWEDEN.add_open_hours(at, count, hours)
        assert found == dt.datetime.fromisoformat(answer).replace(tzinfo=STOCKHOLM)

    def test_the_night_when_the_clock_is_put_forward(self) -> None:
        """An hour that the clock leaves out is no open hour."""
        night = WorkingHours(weekdays=(5,), start=dt.time(22), end=dt.time(6))
        at = dt.datetime(2024, 3, 30, 22, tzinfo=STOCKHOLM)
        assert SWEDEN.add_open_hours(at, 7, night) == dt.datetime(2024, 3, 31, 6, tzinfo=STOCKHOLM)

    def test_what_can_not_be_counted(self) -> None:
        """It is known only where holidays are, the place opens, and time has not run out."""
        at = dt.datetime(2024, 5, 7, 10, tzinfo=STOCKHOLM)
        nowhere = WorkingCalendar.for_country("NO", STOCKHOLM)
        always = WorkingCalendar.for_country("SE", STOCKHOLM, holidays=_EveryDay())
        assert nowhere.add_open_hours(at, 4, self.OFFICE) is None
        assert always.add_open_hours(at, 4, self.OFFICE) is None
        assert SWEDEN.add_open_hours(dt.datetime(9999, 12, 31, 15, tzinfo=STOCKHOLM), 40, self.OFFICE) is None

    def test_misuse_is_refused(self) -> None:
        """A time without its zone, and hours backwards, are errors."""
        with pytest.raises(ValueError, match="has no time zone"):
            SWEDEN.add_open_hours(dt.datetime(2024, 5, 7, 10), 4, self.OFFICE)  # noqa: DTZ001
        with pytest.raises(ValueError, match="hours are counted forwards; -1 is negative"):
            SWEDEN.add_open_hours(dt.datetime(2024, 5, 7, 10, tzinfo=STOCKHOLM), -1, self.OFFICE)


class _EveryDay:
    def __contains__(self, _: object) -> bool:
        return True
