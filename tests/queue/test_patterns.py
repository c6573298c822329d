"""For which statements one answer is enough."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from offentligroll import Vocabulary
from offentligroll.languages import say
from offentligroll.queue import Scope, patterns
from offentligroll.queue.parts import Whereabouts
from offentligroll.queue.patterns import Part, key_of, parts_of, scope_of

DAY = dt.date(2024, 3, 1)
POST = Whereabouts(statement="7", channel="x:1", author="asa", organisation="lindby", day=DAY)


@pytest.mark.parametrize(
    ("fact", "parts"),
    [
        ("account-is-listed", {Part.CHANNEL}),
        ("profile-shows-party", {Part.CHANNEL}),
        ("author-is-elected", {Part.AUTHOR}),
        ("profile-states-role", {Part.AUTHOR, Part.CHANNEL}),
        ("account-impersonates-someone", {Part.CHANNEL}),
        ("author-is-covered-by-act", {Part.AUTHOR}),
        ("author-administers-account", {Part.AUTHOR, Part.CHANNEL}),
        ("account-listing-was-checked-within-a-year", {Part.CHANNEL, Part.DAY}),
        ("is-crisis", {Part.DAY}),
        ("author-is-on-leave", {Part.AUTHOR, Part.DAY}),
        ("is-satire", set()),
        ("author-speaks-in-own-name", set()),
        ("serves-channel-purpose", set()),
        ("no-fact", set()),
    ],
)
def test_what_they_have_in_common(fact: str, parts: set[Part]) -> None:
    """The same account, person or day; what hangs on the words is each statement's own."""
    assert parts_of(fact) == parts


def test_every_name_is_a_fact() -> None:
    """A fact that is called otherwise one day does not fall out unseen."""
    named = patterns._OF_AUTHOR | patterns._OF_AUTHOR_ON_CHANNEL | patterns._OF_DAY
    assert named | patterns._OF_AUTHOR_ON_DAY | patterns._OF_CHANNEL_ON_DAY <= set(Vocabulary.shipped())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_each_answer_is_for_has_words(language: str) -> None:
    """Whatever statements share can be said of many answers."""
    shared = {tuple(sorted(parts_of(fact))) for fact in Vocabulary.shipped()} - {()}
    assert len(shared) == 6
    assert all(say(f"queue.per.{'-'.join(parts)}", language, count=2).startswith("2 ") for parts in shared)


@pytest.mark.parametrize("lacking", ["channel", "author", "day"])
def test_what_is_not_known_joins_nothing(lacking: str) -> None:
    """Two statements of nobody knows whom are not taken for one person's."""
    fact = {"channel": "account-is-listed", "author": "author-is-elected", "day": "is-crisis"}[lacking]
    place = attrs.evolve(POST, **{lacking: None})  # type: ignore[arg-type] # any may be lacking
    assert scope_of(fact, place) == Scope(statement="7", channel=place.channel)


def test_a_policys_own_fact_joins_nothing() -> None:
    """What it hangs on, only the policy knows."""
    assert scope_of("account-is-listed", POST, is_own=True).statement == "7"


def test_days_part_what_hangs_on_the_day() -> None:
    """A crisis on Friday is another question than one on Saturday; a listing of both days is one."""
    saturday = Whereabouts(
        statement="8", channel="x:1", author="asa", organisation="lindby", day=DAY + dt.timedelta(days=1)
    )
    for fact, same in (("is-crisis", False), ("account-is-listed", True)):
        scopes = [scope_of(fact, place) for place in (POST, saturday)]
        if fact == "account-is-listed":
            scopes = [attrs.evolve(one, start=DAY, end=saturday.day) for one in scopes]
        keys = {key_of(fact, None, one) for one in scopes}
        assert (len(keys) == 1) is same


class TestCovers:
    """Which statements an answer is about."""

    @pytest.mark.parametrize(
        ("scope", "covers"),
        [
            (Scope(statement="7", channel="x:1"), True),
            (Scope(statement="7", channel="x:2"), False),
            (Scope(statement="8", channel="x:1"), False),
            (Scope(channel="x:1", organisation="lindby", start=DAY, end=DAY), True),
            (Scope(channel="x:2", organisation="lindby", start=DAY, end=DAY), False),
            (Scope(author="asa", organisation="lindby", start=DAY, end=DAY), True),
            (Scope(author="bo", organisation="lindby", start=DAY, end=DAY), False),
            (Scope(channel="x:1", organisation="lundby", start=DAY, end=DAY), False),
            (Scope(channel="x:1", organisation="lindby"), False),
            (Scope(channel="x:1", organisation="lindby", start=DAY, end=None), False),
        ],
    )
    def test_a_dated_statement(self, scope: Scope, covers: bool) -> None:
        """The one that is named, or all with the same account, person, authority and days."""
        assert scope.covers(POST) is covers
        assert scope.is_group is (scope.statement is None)

    def test_a_statement_without_a_day(self) -> None:
        """Only answers about what has no day are about it."""
        undated = Whereabouts(statement="9", channel="x:1")
        assert Scope(channel="x:1").covers(undated)
        assert not Scope(channel="x:1", start=DAY, end=DAY).covers(undated)
