from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.model.loose_dates import iso_moment, read_moment

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def utc(*parts: int) -> dt.datetime:
    """An instant by its UTC year, month, day, hour, minute and second."""
    year, month, day, hour, minute, second = parts
    return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2011-02-03T21:14:00+01:00", utc(2011, 2, 3, 20, 14, 0)),
        ("2011-02-03 21:14+01:00", utc(2011, 2, 3, 20, 14, 0)),
        ("  2011-02-03T20:14:00Z\n", utc(2011, 2, 3, 20, 14, 0)),
        ("20110203T201400Z", utc(2011, 2, 3, 20, 14, 0)),
        ("9999-12-31T23:59:59Z", utc(9999, 12, 31, 23, 59, 59)),
        ("Tue Apr 12 16:39:44 +0000 2022", utc(2022, 4, 12, 16, 39, 44)),
        ("Wed Oct 19 16:07:25 -0400 2022", utc(2022, 10, 19, 20, 7, 25)),
        ("Thu, 3 Feb 2011 21:14:00 +0100", utc(2011, 2, 3, 20, 14, 0)),
        ("Thu, 03 Feb 2011 21:14:00 +0100 (CET)", utc(2011, 2, 3, 20, 14, 0)),
        ("3 Feb 2011 20:14 GMT", utc(2011, 2, 3, 20, 14, 0)),
        ("Thu, 03 Feb 11 20:14:00 UT", utc(2011, 2, 3, 20, 14, 0)),
        ("Thu, 03 Feb 94 20:14:00 Z", utc(1994, 2, 3, 20, 14, 0)),
        ("Thu, 03 Feb 2011 20:14:00 -0000", utc(2011, 2, 3, 20, 14, 0)),
        ("Oct 19, 2022, 8:07:25 PM UTC", utc(2022, 10, 19, 20, 7, 25)),
        ("October 19, 2022 at 8:07 PM +0000", utc(2022, 10, 19, 20, 7, 0)),
        ("Thu Feb 03 2011 21:14:00 GMT+0100 (Central European Time)", utc(2011, 2, 3, 20, 14, 0)),
        ("3 Feb 2011 21:14 UTC+1", utc(2011, 2, 3, 20, 14, 0)),
        ("31-JAN-2011 20:14 UTC", utc(2011, 1, 31, 20, 14, 0)),
        ("10/16/17 22:59 UTC", utc(2017, 10, 16, 22, 59, 0)),
        ("10/16/67 22:59 UTC", utc(1967, 10, 16, 22, 59, 0)),
    ],
)
def test_instants(text: str, moment: dt.datetime) -> None:
    """A stamp with its zone is read in ISO form and in the forms of old exports."""
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2011-02-03", dt.date(2011, 2, 3)),
        ("9999-12-31", dt.date(9999, 12, 31)),
        ("3 February 2011", dt.date(2011, 2, 3)),
        ("Thu, 3 Feb 2011", dt.date(2011, 2, 3)),
        ("13.2.2011", dt.date(2011, 2, 13)),
        ("2/13/2011", dt.date(2011, 2, 13)),
    ],
)
def test_days(text: str, day: dt.date) -> None:
    """A text without a time of day is a day, and no midnight is invented."""
    moment = read_moment(text)
    assert moment == day
    assert type(moment) is dt.date


@pytest.mark.parametrize(
    "text", ["February 2011", "2011-02", "3 Feb", "Tuesday", "21:14", "21:14 UTC", "Feb 29", "31st"]
)
def test_partial_texts_get_no_invented_days(text: str) -> None:
    """A text that leaves year, month or day open is refused."""
    with pytest.raises(ValueError, match="does not give year, month and day"):
        read_moment(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("03/04/2011", "can mean 2011-03-04 or 2011-04-03"),
        ("3.2.2011", "can mean 2011-02-03 or 2011-03-02"),
        ("03 Feb 11 21:14:00 +0100", "can mean 2003-02-11 or 2011-02-03"),
    ],
)
def test_what_differs_by_country_is_refused(text: str, words: str) -> None:
    """A date that an American and a Swede read differently is an error that shows both readings."""
    with pytest.raises(ValueError, match=words):
        read_moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "now",
        "yesterday",
        "2011",
        "20110203",
        "1328297834",
        "1328297834.5",
        "-1",
        "2011-W05-4",
        "2011-02-30",
        "2011-02-03T25:00:00Z",
        "2011-02-03T23:59:60Z",
        "Tue Feb 30 16:39:44 +0000 2022",
        "Tue Xyz 12 16:39:44 +0000 2022",
        "Thu, 03 Feb 2011 21:14:00 +9900",
        "9" * 60 + " Feb",
        "NA",
        "x" * 1_000_000,
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Numbers, words and days that the calendar lacks are errors, however long the text."""
    with pytest.raises(ValueError, match="is not a date") as error:
        read_moment(text)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    "text",
    [
        "2011-02-03 20:14:00 UTC",
        "2011-02-03 20:14:00 GMT",
        "2011/02/03 21:14:00 +0100",
        "2011-2-3 20:14 UTC",
        "2011-02-03T20:14:00\u00a0Z",
        "Thu, 3 Feb 2011 21:14:00 +0100 (W. Europe Standard Time)",
        "Thu, 3 Feb 2011 21:14:00 +0100 (Västeuropa, normaltid)",
        "3 Feb 2011 21:14:00 +0100 (CET/Stockholm)",
    ],
)
def test_a_year_first_and_a_remark_leave_nothing_open(text: str) -> None:
    """After a whole year comes the month everywhere, and what stands in brackets is no part of the date."""
    assert read_moment(text) == dt.datetime(2011, 2, 3, 20, 14, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text", ["3 Feb 2011 21:14 CET", "03 Feb 2011 21:14:00 EST", "3 Feb 2011 21:14 EST+3"]
)
def test_names_of_zones_that_are_not_certain_are_refused(text: str) -> None:
    """Abbreviations mean different things in different places, so an offset is wanted."""
    with pytest.raises(ValueError, match="is ambiguous; write an offset"):
        read_moment(text)


@pytest.mark.parametrize("text", ["2011-02-03T21:14:00", "10/16/17 22:59", "Oct 19, 2022, 8:07:25 PM"])
def test_a_time_without_zone_needs_a_default(text: str) -> None:
    """A time that names no zone is refused, unless the caller knows the zone."""
    with pytest.raises(ValueError, match="has no time zone; give an offset"):
        read_moment(text)
    moment = read_moment(text, STOCKHOLM)
    assert isinstance(moment, dt.datetime)
    assert moment.utcoffset() == moment.replace(tzinfo=STOCKHOLM).utcoffset()


def test_a_default_zone_leaves_told_zones_and_days_alone() -> None:
    """The default counts only for times that name no zone."""
    assert read_moment("2011-02-03T20:14:00Z", STOCKHOLM) == utc(2011, 2, 3, 20, 14, 0)
    assert read_moment("2011-02-03", STOCKHOLM) == dt.date(2011, 2, 3)


def test_of_a_repeated_hour_the_first_is_meant() -> None:
    """At 02:30 in the night of 2011-10-30 summer time still counts."""
    assert read_moment("2011-10-30T02:30:00", STOCKHOLM) == utc(2011, 10, 30, 0, 30, 0)


@given(st.datetimes(timezones=st.just(dt.UTC)))
def test_every_iso_stamp_is_read_back(moment: dt.datetime) -> None:
    """What Python writes as ISO stamp is the same instant when read."""
    assert read_moment(moment.isoformat()) == moment
    assert iso_moment(moment.isoformat()) == moment


@pytest.mark.parametrize(
    "zone",
    [None, dt.timezone(dt.timedelta(microseconds=1)), dt.timezone(-dt.timedelta(microseconds=999_999))],
)
def test_offsets_of_less_than_a_second_are_kept(zone: dt.timezone | None) -> None:
    """A stamp keeps its offset, however small, and a fraction of a second is taken for none."""
    moment = dt.datetime(2011, 2, 3, 20, 14, 0, 5, zone)
    found = iso_moment(moment.isoformat())
    assert isinstance(found, dt.datetime)
    assert (found, found.utcoffset()) == (moment, moment.utcoffset())


@given(st.text(max_size=40) | st.from_regex(r"[0-9A-Za-z :+,./()-]{1,30}", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever stands where a date should be, the answer is a moment or a ValueError."""
    try:
        moment = read_moment(text)
    except ValueError:
        return
    if isinstance(moment, dt.datetime):
        assert moment.utcoffset() is not None
