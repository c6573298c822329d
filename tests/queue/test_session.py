"""A reviewer's session over an archive: it shrinks by what settles most, and nothing is lost."""

from __future__ import annotations

import collections
import datetime as dt
from pathlib import Path

import attrs
import pytest
from queue_builders import CHANNELS, PEOPLE, POLICY, posts, session_over

from offentligroll import Act, Capacity, Policy, Statement
from offentligroll.languages import MessageError
from offentligroll.model.truth import Truth
from offentligroll.queue import OpenQuestion, ReviewSession, Scope
from offentligroll.queue.difference import difference
from offentligroll.queue.parts import Whereabouts
from small_policy import TEXT

ASA, BO = "Åsa Ek", "Bo Lind"
ZONE = POLICY.zone


def first(session: ReviewSession) -> OpenQuestion:
    """Give what is asked first."""
    return session.questions()[0]


def open_of(session: ReviewSession, fact: str) -> OpenQuestion:
    """Give the first open question about a fact."""
    return next(one for one in session.questions() if one.used.id == fact)


def waiting(session: ReviewSession) -> int:
    """Count the statements that wait for anything."""
    return len({number for one in session.questions() for number in one.statements})


def test_a_session_over_500_posts(tmp_path: Path) -> None:
    """Few answers settle most; after a break all is as it was; and each answer says who gave it."""
    statements = posts(500)
    session = session_over(statements, tmp_path)
    assert waiting(session) == 500
    sizes, lefts = [], []
    # Three of the four accounts are not on the list, and their authors are no spokespersons.
    while (question := first(session)).scope.is_group:
        is_page = question.scope.channel == "page:lindby"
        session.answer(question.id, Truth.from_bool(is_page), by=ASA)
        sizes.append(len(question.statements))
        lefts.append(waiting(session))
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) <= 8
    assert lefts == sorted(lefts, reverse=True)
    assert lefts[-1] == 125, "what is left are the pictures of the page, one by one"
    session.answer(first(session).id, Truth.NO, by=BO, note="Bara en plogbil.")

    again = session_over(statements, tmp_path)
    assert again.questions() == session.questions()
    assert waiting(again) == 124
    capacities = collections.Counter(again.assessment(number, "small").capacity for number in range(500))
    assert capacities == {Capacity.OFFICIAL: 125, Capacity.PERSONAL: 375}
    picture = again.assessment(0, "small").explain("sv", "everything")
    assert f"{BO} svarade nej" in picture
    assert "Bara en plogbil." in picture
    assert f"{ASA} svarade ja" in picture


def test_the_question_that_most_wait_for_comes_first(tmp_path: Path) -> None:
    """Wherever it stands in the archive; of the like, what the policy asks first."""
    few = [one for one in posts(40) if one.channel == CHANNELS[1]][:2]
    many = [one for one in posts(40) if one.channel == CHANNELS[2]]
    session = session_over([*few, *many], tmp_path)
    assert first(session).scope.channel == "x:bo"
    assert first(session).statements == tuple(range(2, 12))
    sizes = [len(one.statements) for one in session.questions()]
    assert sizes == sorted(sizes, reverse=True)


def test_a_group_answer_is_about_the_days_that_were_seen(tmp_path: Path) -> None:
    """What comes later is asked again: the list may have changed."""
    before, after = posts(8)[::4], [one for one in posts(400)[300:] if one.channel == CHANNELS[0]]
    session = session_over(before, tmp_path)
    question = open_of(session, "account-is-listed")
    assert (question.scope.start, question.scope.end) == (dt.date(2010, 3, 1), dt.date(2010, 3, 2))
    session.answer(question.id, Truth.YES, by=ASA)
    later = session_over([*before, *after], tmp_path)
    assert open_of(later, "account-is-listed").statements == tuple(range(2, 2 + len(after)))


def test_one_of_a_group_may_be_answered_alone(tmp_path: Path) -> None:
    """The others still wait; and what is said of the one counts before what is said of all."""
    session = session_over(posts(8)[::4], tmp_path)
    question = open_of(session, "account-is-listed")
    session.answer(question.id, Truth.NO, by=ASA, only=0)
    assert open_of(session, "account-is-listed").statements == (1,)
    session.answer(open_of(session, "account-is-listed").id, Truth.YES, by=ASA)
    facts = [[one.value for one in statement.facts] for statement in session.answered()]
    assert facts == [[False], [True]]


def test_what_nobody_can_tell_is_not_asked_again(tmp_path: Path) -> None:
    """It stays unknown, and the answers say so."""
    session = session_over(posts(1), tmp_path)
    session.answer(open_of(session, "account-is-listed").id, Truth.UNKNOWN, by=ASA)
    assert not any(one.used.id == "account-is-listed" for one in session.questions())
    assert session.assessment(0, "small").capacity is Capacity.UNDETERMINED
    assert [one.truth for one in session.answers_about(0)] == [Truth.UNKNOWN]
    assert [one.facts for one in session.answered()] == [()]


def test_the_same_question_is_not_answered_twice(tmp_path: Path) -> None:
    """Two windows on one archive: who comes second is told, and nothing is written over."""
    one, other = (session_over(posts(8), tmp_path) for _ in range(2))
    question = first(one).id
    one.answer(question, Truth.YES, by=ASA)
    with pytest.raises(MessageError, match="no longer open"):
        other.answer(question, Truth.NO, by=BO)
    assert [kept.by for kept in one.store.kept()] == [ASA]
    assert other.questions() == one.questions()


def test_undo_brings_the_question_back(tmp_path: Path) -> None:
    """As it stood before."""
    session = session_over(posts(8), tmp_path)
    before = session.questions()
    session.answer(first(session).id, Truth.YES, by=ASA)
    assert session.questions() != before
    undone = session.undo(by=ASA)
    assert undone is not None
    assert undone.number == 1
    assert session.questions() == before
    assert session.undo(by=ASA) is None


class TestAnswersThatCanNotAllBeSo:
    """Such as two reviewers may give about two facts, each at the same moment."""

    ASKS = Policy.from_text(
        TEXT.replace("account-is-listed", "account-has-administrator").replace(
            "author-is-spokesperson", "account-has-two-administrators"
        )
    )
    """A policy that asks for two facts one of which follows from the other."""

    def test_the_latest_gives_way(self, tmp_path: Path) -> None:
        """The archive is still there to be looked at, and the answer is kept to be seen."""
        session = session_over(posts(1), tmp_path, [self.ASKS])
        place = Scope(statement="post-0", channel="page:lindby")
        session.store.answer("account-has-two-administrators", Truth.YES, place, by=ASA)
        session.store.answer("account-has-administrator", Truth.NO, place, by=BO)
        session.refresh()
        assert len(session.answers_about(0)) == 2
        facts = [[one.fact for one in statement.facts] for statement in session.answered()]
        assert facts == [["account-has-two-administrators"]]

    def test_what_the_archive_says_itself_is_told(self, tmp_path: Path) -> None:
        """Nobody's answer could give way."""
        post = posts(1)[0].with_fact("account-has-two-administrators", value=True)
        with pytest.raises(ValueError, match="account-has-administrator"):
            session_over([post.with_fact("account-has-administrator", value=False)], tmp_path, [self.ASKS])


def test_what_the_archive_answers_itself_stays(tmp_path: Path) -> None:
    """An answer about the whole account takes nothing away from what was said of one post."""
    one, other = posts(8)[::4]
    session = session_over([one.with_fact("account-is-listed", value=False), other], tmp_path)
    session.answer(open_of(session, "account-is-listed").id, Truth.YES, by=ASA)
    place = Whereabouts(statement="x", channel="page:lindby", organisation="lindby", day=other.day_in(ZONE))
    assert session.store.kept()[0].scope.covers(place)
    assert [[told.value for told in statement.facts] for statement in session.answered()] == [[False], [True]]


class TestSecondLook:
    """Answered, and seen by a second person."""

    def test_others_answers_wait_for_it(self, tmp_path: Path) -> None:
        """Those about most statements first; one's own never."""
        session = session_over(posts(8), tmp_path)
        session.answer(open_of(session, "account-is-listed").id, Truth.YES, by=ASA, only=0)
        session.answer(first(session).id, Truth.NO, by=ASA)
        single, group = session.store.kept()
        assert session.to_be_seen(BO) == (group, single)
        assert len(session.about(group)) > len(session.about(single)) == 1
        assert session.to_be_seen("åsa ek") == ()
        session.see(group.number, by=BO)
        assert session.to_be_seen(BO) == (single,)
        number = session.about(group)[0]
        assert [one.seen_by for one in session.answers_about(number) if one.fact == group.fact] == [BO]
        told = session.assessment(number, "small").explain("en", "everything")
        assert f"{BO} looked at the answer on" in told

    def test_answers_about_other_archives_do_not_wait(self, tmp_path: Path) -> None:
        """One file of answers may serve several."""
        session = session_over(posts(1), tmp_path)
        session.store.answer("account-is-listed", Truth.YES, Scope(statement="elsewhere"), by=ASA)
        session.refresh()
        assert session.to_be_seen(BO) == ()


class TestChangedPolicy:
    """The policy changes under way."""

    def test_the_difference_is_shown(self, tmp_path: Path) -> None:
        """Which statements come out otherwise, with the same answers."""
        session = session_over(posts(8), tmp_path)
        for wanted in ("page:lindby", "x:asa"):
            asked = next(one for one in session.questions() if one.scope.channel == wanted)
            assert asked.used.id == "account-is-listed"
            session.answer(asked.id, Truth.YES, by=ASA)
        after = attrs.evolve(POLICY, capacity_rules=(), version="2")
        shifts = dict(difference(session, session.under([after]), "small"))
        changed = {number for number, one in shifts.items() if one.old.capacity is not one.new.capacity}
        assert changed == {0, 1, 4, 5}
        assert {shifts[number].new.capacity for number in changed} == {Capacity.UNDETERMINED}
        assert dict(difference(session, session, "small")) == {}

    def test_own_facts_are_the_policys_own(self, tmp_path: Path) -> None:
        """Another policy that asks something of the same name is not answered by them."""
        session = session_over(posts(1), tmp_path)
        session.answer(open_of(session, "account-is-listed").id, Truth.YES, by=ASA)
        session.answer(open_of(session, "shows-the-town-hall").id, Truth.YES, by=ASA)
        assert [one.id for one in session.assessment(0, "small").against] == ["no-town-hall"]
        other = attrs.evolve(POLICY, id="other")
        assert session.under([other]).assessment(0, "other").against == ()
        without = attrs.evolve(POLICY, own_facts=(), guidelines=())
        assert session.under([without]).assessment(0, "small").capacity is Capacity.OFFICIAL


def test_two_policies_ask_once(tmp_path: Path) -> None:
    """What both wait for is one question; it names the rules of both."""
    other = attrs.evolve(POLICY, id="other")
    session = session_over(posts(4), tmp_path, [POLICY, other])
    question = open_of(session, "account-is-listed")
    assert ("small", "listed") in question.rules
    assert ("other", "listed") in question.rules


def test_at_least_one_policy(tmp_path: Path) -> None:
    """Without any, nothing is asked."""
    with pytest.raises(ValueError, match="`policies` holds nothing; give at least one"):
        session_over(posts(1), tmp_path, [])


def test_a_named_authority_counts(tmp_path: Path) -> None:
    """Where somebody says whose archive it is, answers are about it."""
    post = Statement(act=Act.POST, id="1", author=PEOPLE[0], channel=CHANNELS[1], at=dt.date(2010, 3, 1))
    town = CHANNELS[0].holder
    session = session_over([post], tmp_path)
    named = ReviewSession.of([post], [POLICY], session.store, for_=town)  # type: ignore[arg-type] # a body
    assert first(named).scope.organisation == "lindby"


ABOUT_RECORDS = """
[[obligation]]
id = "register"
in_capacity = "{}"
when = "receives-request"
when_undecided = "due"
answers = ["is-record"]
action = {{ sv = "Registrera.", en = "Register." }}
says = {{ sv = "Det registreras.", en = "It is registered." }}
cite = "guide, 4"
"""


ABOUT_WORDS = """
[[capacity]]
id = "spoken"
decides = "official"
when = "exercises-power"
answers = ["is-record"]
says = { sv = "Makt utövas i tjänsten.", en = "Power is exercised in office." }
cite = "guide, 5"
"""
OF_CAPACITY = {"account-is-listed", "author-is-spokesperson"}


@pytest.mark.parametrize(
    ("extra", "facts"),
    [
        ("", set()),
        (ABOUT_RECORDS.format("any"), {"receives-request"}),
        (ABOUT_RECORDS.format("official"), OF_CAPACITY | {"receives-request"}),
        (ABOUT_WORDS, OF_CAPACITY | {"exercises-power"}),
    ],
)
def test_only_one_question_can_be_gone_through(tmp_path: Path, extra: str, facts: set[str]) -> None:
    """What answers it is asked, and whose words they are only where the answer hangs on that."""
    policy = Policy.from_text(TEXT + extra)
    asked = session_over(posts(1)[:1], tmp_path, [policy])
    session = ReviewSession.of(asked.statements, [policy], asked.store, question="is-record")
    assert {one.used.id for one in session.questions()} == facts
    assert session.under([policy]).questions() == session.questions()
    assert facts <= {one.used.id for one in asked.questions()}
    with pytest.raises(MessageError, match="`records` is no question"):
        ReviewSession.of(asked.statements, [policy], asked.store, question="records")


def test_a_shipped_policy_can_be_gone_through(tmp_path: Path) -> None:
    """Until nothing is asked any more, whatever the answers."""
    session = session_over(posts(2), tmp_path, [Policy.load("katrineholm")])
    count = 0
    while session.questions():
        session.answer(first(session).id, Truth.NO, by=ASA)
        count += 1
    assert 2 < count < 60
