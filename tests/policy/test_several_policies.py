"""Several policies asked at once answer what each answers alone."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directories import directories, maybe, said, statements
from offentligroll import Act, Directory, Policy, Statement
from offentligroll.facts.detectors import word_answers
from offentligroll.facts.text.reading import read as read_words
from offentligroll.model.capacity import Tone
from offentligroll.model.given import GivenFact, SignedFact
from offentligroll.policy import assess_many
from offentligroll.rules.assumption import Assumption

IDS = ("katrineholm", "se-practice", "us-lindke", "us-ma-campaign", "nz-public-service", "eu-gdpr")
"""Policies of several zones, with and without assumptions, own facts, coverage and house rules."""
POLICIES = tuple(
    Policy.shipped(one) for one in (*IDS, "se-municipal-model", "us-hatch-act", "us-wa-campaign")
)
YEARS = dt.datetime(2014, 1, 1)  # noqa: DTZ001 - hypothesis draws the zone
NOON = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)
DIRECTORY = """
format = 1
[[organisation]]
id = "town"
name = "Town"
kind = "municipality"
country = "SE"
[[official]]
id = "kim"
name = "Kim"
[[official.role]]
organisation = "town"
kind = "appointed"
from = 2010-01-01
until = "open"
hours = { weekdays = ["mon", "tue", "wed", "thu", "fri"], from = 08:00:00, until = 17:00:00 }
leave = []
[[channel]]
id = "x:1"
platform = "x"
holder = "kim"
"""


def post(**told: Any) -> Statement:  # noqa: ANN401 - fields of a statement
    """Say something as Kim."""
    fields = {
        "act": "post",
        "author": "kim",
        "channel": "x:1",
        "text": "Nu har vi beslutat.",
        "language": "sv",
    }
    made: Statement = Directory.from_text(DIRECTORY).statement(**{**fields, **told})
    return made


def agree(statement: Statement, again: Statement, **asked: Any) -> None:  # noqa: ANN401 - as for `assess`
    """Compare all that is told with what each policy tells alone."""
    together = assess_many(statement, POLICIES, **asked)
    for one, policy in zip(together, POLICIES, strict=True):
        alone = policy.assess(again, **asked)
        assert one.to_dict("compact") == alone.to_dict("compact") == json.loads(one.to_json_line())
        assert one.to_dict() == alone.to_dict()


@pytest.mark.property
@settings(max_examples=4)
@given(st.data())
def test_each_answers_as_if_it_were_alone(data: st.DataObject) -> None:
    """Facts are found once for all, with the evidence that each would have found."""
    directory = data.draw(directories())
    act = data.draw(statements(directory))
    act["text"] = data.draw(st.sampled_from([None, "Nu plogas Storgatan.", "Vi har beslutat. Rösta på mig!"]))
    act["at"] = data.draw(maybe(st.datetimes(YEARS, timezones=st.just(dt.UTC))))
    agree(said(act, directory), said(act, attrs.evolve(directory)))


@pytest.mark.parametrize("hour", [2, 9, 15, 22])
def test_by_the_clock_of_each_zone(hour: int) -> None:
    """Hours of duty are those of the policy's zone, and so is the day."""
    at = dt.datetime(2024, 5, 6, hour, 30, tzinfo=dt.UTC)
    agree(post(at=at), post(at=at))


MOVES = """
[[organisation]]
id = "city"
name = "City"
kind = "municipality"
[[official]]
id = "robin"
name = "Robin"
[[official.role]]
organisation = "town"
kind = "appointed"
from = 2010-01-01
until = 2024-05-06
[[official.role]]
organisation = "{to}"
kind = "elected"
from = 2024-05-07
until = "open"
"""


@pytest.mark.parametrize("to", ["town", "city"], ids=["another role", "another authority"])
def test_the_day_between_two_roles(to: str) -> None:
    """Where zones differ in the day, each policy has the role and the authority of its own."""
    directory = Directory.from_text(DIRECTORY + MOVES.format(to=to))
    late = dt.datetime(2024, 5, 6, 21, tzinfo=dt.UTC)
    statement = directory.statement(act="post", author="robin", text="Hej!", language="sv", at=late)
    agree(statement, attrs.evolve(statement))


@pytest.mark.parametrize(
    "told",
    [
        GivenFact(fact="acts-on-assignment", value=False),
        GivenFact(fact="avsändaren gör uttalandet på uppdrag", value=True),
        SignedFact(fact="serves-a-public-task", value=True, policy="eu-gdpr", by="kim", at=NOON),
    ],
)
def test_what_is_told_is_told_to_each_that_asks_for_it(told: GivenFact) -> None:
    """An answer to a policy's own fact is none to the others."""
    one = post(at=dt.date(2024, 5, 6))
    statement = attrs.evolve(one, facts=(told,))
    agree(statement, attrs.evolve(statement))


def test_words_are_read_once_for_days_with_the_same_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is the next day already, the words say the same as long as the author's roles are the same."""
    read: list[object] = []

    def reading(*asked: Any) -> Any:  # noqa: ANN401 - as it is
        read.append(asked)
        return read_words(*asked)

    monkeypatch.setattr(word_answers, "read", reading)
    late = dt.datetime(2024, 5, 6, 21, tzinfo=dt.UTC)
    found = assess_many(post(at=late), POLICIES)
    assert len({one.origin.day for one in found}) == 2
    assert len(read) == 1


def test_for_an_authority_and_a_day_of_the_law() -> None:
    """What is asked of one is asked of all; a policy that does not count that day says so."""
    agree(post(), post(), for_="town", as_of=dt.date(1990, 1, 1))


def test_a_target_among_others() -> None:
    """What an act is about is looked up among the same statements."""
    comment = post(id="c", act="reply", author=None, text="Idiot!")
    removal = post(id="r", act="removal", target="c", text=None)
    agree(removal, removal, among=(comment, removal))


def test_what_is_no_statement_is_refused() -> None:
    """A text is no statement."""
    with pytest.raises(TypeError, match="statement"):
        assess_many("Hej", POLICIES)  # type: ignore[arg-type]


def test_what_is_no_policy_is_refused() -> None:
    """An id names a policy to read, and is none."""
    with pytest.raises(TypeError, match=r"`policies` has to be of the type `Policy`, got `'us-lindke'`"):
        assess_many(Statement(act=Act.POST), ["us-lindke"])  # type: ignore[list-item]


def test_each_sees_its_own_tone() -> None:
    """Of policies that are asked together, one that takes a post for private has a tone of its own."""
    assumed = Assumption(fact="concerns-private-life", value=True)
    private = attrs.evolve(Policy.shipped("us-lindke"), assume=(assumed,))
    post = Statement(act=Act.SHARE, id="1")
    tones = [one.tone for one in assess_many(post, (Policy.shipped("us-lindke"), private))]
    assert tones == [Tone.UNKNOWN, Tone.PRIVATE]
