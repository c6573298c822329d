"""What an account is for, whom it is meant for, and what can be done through it."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from fact_builders import DAY, KATRINEHOLM, STOCKHOLM, statement

from offentligroll.assessment.wording.notes import record_words
from offentligroll.facts.detectors.purpose import told_of_use
from offentligroll.facts.fact import Fact
from offentligroll.facts.sheet import FactSheet
from offentligroll.model import Ability, Channel, ChannelFunction, Period, Reach
from offentligroll.model.channel_use import AudienceGroup

PAGE = Channel(id="facebook:1", platform="facebook", holder=KATRINEHOLM)
ELSEWHERE = "account-can-comment-elsewhere"


def found(fact: str, channel: Channel) -> Fact:
    """Ask a fact of a post on a channel."""
    return FactSheet.of_statement(statement(channel=channel, at=DAY), KATRINEHOLM, STOCKHOLM)[fact]


def function(
    start: str, end: str, *, has: bool, name: Ability = Ability.COMMENT_ELSEWHERE
) -> ChannelFunction:
    """Something that the page could do in a time, or could not."""
    return ChannelFunction(name=name, has=has, period=Period.from_texts(start, end), source="the platform")


class TestFunctions:
    """A page that can't comment elsewhere, until one day it can."""

    @pytest.mark.parametrize(
        ("functions", "truth"),
        [
            ([function("2010", "2011-02-28", has=False)], "no"),
            ([function("2010", "2011-02-28", has=False), function("2011-03-01", "open", has=True)], "no"),
            ([function("2011-02-03", "open", has=True)], "yes"),
            ([function("2011-02", "open", has=True)], "unknown"),
            ([function("2012", "open", has=True)], "unknown"),
            ([function("2010", "open", has=True), function("2010", "open", has=False)], "unknown"),
            ([function("2010", "open", has=True, name=Ability.MAKE_FRIENDS)], "unknown"),
            ([], "unknown"),
        ],
    )
    def test_what_is_told_for_that_day(self, functions: list[ChannelFunction], truth: str) -> None:
        """What is told counts in its time; of what is not told, or told both ways, nothing is known."""
        assert found(ELSEWHERE, attrs.evolve(PAGE, functions=tuple(functions))).truth == truth

    def test_the_record_says_what_it_can_do(self) -> None:
        """The function stands in the record, with its time and source."""
        fact = found(ELSEWHERE, attrs.evolve(PAGE, functions=(function("2010", "open", has=True),)))
        assert fact.evidence[0].record is not None
        assert (fact.evidence[0].record.of, fact.evidence[0].record.source) == (
            "comment-elsewhere",
            "the platform",
        )


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        ("account-receives-comments", Ability.RECEIVE_COMMENTS),
        ("account-receives-messages", Ability.RECEIVE_MESSAGES),
    ],
)
def test_what_may_be_sent_to_it(fact: str, name: Ability) -> None:
    """Comments may be closed for a time, and so may messages; the one says nothing of the other."""
    closed = attrs.evolve(PAGE, functions=(function("2011-02-01", "2011-02-14", has=False, name=name),))
    assert found(fact, closed).truth == "no"
    assert (
        found(fact, attrs.evolve(PAGE, functions=(function("2010", "open", has=True, name=name),))).truth
        == "yes"
    )
    other = attrs.evolve(PAGE, functions=(function("2010", "open", has=True),))
    assert found(fact, other).truth == "unknown"


@pytest.mark.parametrize(
    ("fact", "change", "truth"),
    [
        ("account-has-purpose", {"purpose": "to answer residents"}, "yes"),
        ("account-has-purpose", {"purpose": " "}, "no"),
        ("account-has-purpose", {}, "unknown"),
        ("account-is-meant-for-residents", {"meant_for": ("residents", "staff")}, "yes"),
        ("account-is-meant-for-residents", {"meant_for": ("journalists",)}, "no"),
        ("account-is-meant-for-residents", {"meant_for": ()}, "no"),
        ("account-is-meant-for-residents", {}, "unknown"),
        ("account-is-meant-for-staff", {"meant_for": ("staff",)}, "yes"),
    ],
)
def test_what_it_is_for(fact: str, change: dict[str, Any], truth: str) -> None:
    """Purpose and groups are told or not; whoever is not named is not meant."""
    assert found(fact, attrs.evolve(PAGE, **change)).truth == truth


@pytest.mark.parametrize("share", [-1, 101])
def test_a_share_is_a_part_of_a_hundred(share: int) -> None:
    """Nobody reaches more than all, or fewer than none."""
    with pytest.raises(ValueError, match="not between 0 and 100"):
        Reach(group=AudienceGroup.RESIDENTS, per_cent=share)


def test_what_is_told_of_a_channel_stands_beside_its_rules() -> None:
    """Purpose, groups, reach and functions are said in both languages, and no group stays a code."""
    channel = attrs.evolve(
        PAGE,
        purpose="to answer",
        meant_for=(AudienceGroup.RESIDENTS, AudienceGroup.OPINION_MAKERS),
        reach=(
            Reach(group=AudienceGroup.RESIDENTS, per_cent=12, source="a count"),
            Reach(group=AudienceGroup.JOURNALISTS),
        ),
        functions=(function("2010", "2011", has=False),),
    )
    assert [record_words(one, "en") for one in told_of_use(channel)] == [
        "facebook:1: purpose: to answer",
        "facebook:1: meant for residents, opinion makers",
        "facebook:1: 12 per cent of the readers are residents, no beginning – no end (a count)",
        "facebook:1: reaches journalists, no beginning – no end",
        "facebook:1: can't comment on other accounts, 2010 – 2011 (the platform)",
    ]
    assert [record_words(one, "sv") for one in told_of_use(channel)][1:3] == [
        "facebook:1: till för invånare, opinionsbildare",
        "facebook:1: 12 procent av läsarna är invånare, utan början – utan slutdatum (a count)",
    ]
    assert told_of_use(PAGE) == ()
