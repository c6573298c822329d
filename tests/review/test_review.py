"""A whole archive under a policy: what came in, what was done about it, by when, and what can't be known."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from offentligroll import Act, Directory, Policy, Statement, archives
from offentligroll.model import statement_from_record
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.truth import Truth
from offentligroll.report.review_words import review_lines
from offentligroll.review import (
    CameInBy,
    Fulfilment,
    FulfilmentOutcome,
    Holds,
    RequestOutcome,
    Review,
    Reviewing,
    Side,
    WhyNotKnown,
    time_in_id,
)
from offentligroll.review.exports import lacking_in
from offentligroll.review.reviewing import asks_around
from reviews import DIRECTORY, EXAMPLE, JUNE, LINDBY, example, on_the_page

POLICY = LINDBY
CLOCK = dt.timezone(dt.timedelta(hours=2))
ASA = {"id": "asa", "name": "Åsa Ek", "visitor": True}
BO = {"id": "bo", "name": "Bo Lind", "visitor": True}
ASKS = {"receives-request": True, "is-urgent": False}
URGENT = {"receives-request": True, "is-urgent": True}
RUDE = {"breaks-the-rules-of-the-page": True}
DOCUMENT = {"contains-incoming-document": True}
MISTAKE = {"points-out-a-mistake": True}


def said(id: str, at: str | None, facts: Mapping[str, bool] | None = None, **more: Any) -> Statement:  # noqa: A002, ANN401
    """Make a statement on the page; without an author it is the municipality's own."""
    return on_the_page(at, **{"id": id, "act": "reply", **more, "facts": dict(facts or {})})


OWN = said("own", "2024-05-06", act="post")
"""Some post of the municipality's own, which shows that the archive holds its side."""


def reviewed(*statements: Statement, on: dt.date = JUNE, policy: Policy = POLICY, **told: Any) -> Review:  # noqa: ANN401
    """Review statements."""
    return policy.review(statements, on=on, holds=Holds(**told))


def only(review: Review) -> Fulfilment:
    """Give the one obligation that a review tells of."""
    (found,) = review.obligations
    return found


class TestTheExample:
    """An archive with both sides, with holidays and opening hours."""

    EXPECTED: Mapping[str, tuple[str, str | None, int | None, int | None]] = {
        "in-time": ("done", None, None, None),
        "late": ("late", None, 7, 5),
        "overdue": ("overdue", None, 23, 16),
        "urgent": ("done", None, None, None),
        "urgent-late": ("late", None, 0, None),
        "rude": ("done", None, None, None),
        "rude-again": ("late", None, 2, None),
        "letter": ("done", None, None, None),
        "letter-late": ("late", None, 4, 2),
        "letter-overdue": ("overdue", None, 18, 13),
        "mistake": ("done", None, None, None),
        "beside": ("not-known", "perhaps-done", None, None),
        "elsewhere": ("late", None, 3, 1),
        "nowhere": ("not-known", "no-deadline", None, None),
        "still-due": ("due", None, None, None),
    }

    @pytest.mark.parametrize("is_reversed", [False, True])
    def test_what_became_of_its_obligations(self, is_reversed: bool) -> None:
        """In time, late, overdue and not known are told apart, in whatever order the archive stands."""
        statements = example()[::-1] if is_reversed else example()
        review = POLICY.review(statements, on=JUNE)
        assert {
            one.statement: (one.outcome, one.why, one.late_days, one.late_working_days)
            for one in review.obligations
        } == self.EXPECTED
        assert review.counts[FulfilmentOutcome.LATE] == 5

    def test_when_and_by_whom_requests_were_answered(self) -> None:
        """A request tells who asked, when it came in and by what evidence, and when who answered."""
        requests = {one.id: one for one in POLICY.review(example(), on=JUNE).requests}
        late = requests["late"]
        assert (late.asked_by, late.asked_by_name, late.came_in_by) == ("bo", "Bo Lind", CameInBy.POST)
        assert {one.id for one in POLICY.obligations} >= {
            one.id for one in POLICY.review(example(), on=JUNE).obligations
        }
        assert (late.answer, late.answered_by, late.answered_by_name) == (
            "late-answer", "lindby", "Lindby kommun",
        )  # fmt: skip
        assert late.came_in == dt.datetime(2024, 5, 8, 10, tzinfo=CLOCK)
        elsewhere = requests["https://twitter.com/nn/status/1795800000000000000"]
        assert (elsewhere.came_in_by, elsewhere.asked_by, elsewhere.wants_answer) == (
            CameInBy.ID, None, Truth.UNKNOWN,
        )  # fmt: skip
        assert requests["https://example.org/c/1"].came_in_by is None
        assert {one.id: one.outcome for one in requests.values()} | {} == {
            **dict.fromkeys(requests, RequestOutcome.ANSWERED),
            **dict.fromkeys(["overdue", "still-due"], RequestOutcome.UNANSWERED),
            "beside": RequestOutcome.NOT_KNOWN,
        }
        assert "late-more" not in requests

    def test_what_a_person_must_look_at_first(self) -> None:
        """What is overdue comes first, then what was late, then what is not known; the oldest before."""
        first = POLICY.review(example(), on=JUNE).first
        assert [one.statement for one in first] == [
            "overdue", "letter-overdue", "urgent-late", "late", "letter-late", "rude-again", "elsewhere",
            "beside", "nowhere",
        ]  # fmt: skip

    def test_it_is_ready_for_json(self) -> None:
        """Obligations stand by their ids, times and lengths of time as texts and seconds."""
        review = POLICY.review(example(), on=JUNE)
        record = json.loads(json.dumps(review.to_dict()))
        late = next(one for one in record["obligations"] if one["statement"] == "urgent-late")
        assert (late["obligation"], late["outcome"], late["late_by"]) == (
            "answer-what-is-urgent",
            "late",
            5400.0,
        )
        assert record["coverage"]["can_show_unanswered"] is False
        (page,) = record["channels"]
        assessed = page.pop("assessment")
        assert page == {
            "channel": "page:lindby",
            "own": 12,
            "incoming": 15,
            "requests": 10,
            "answered": 7,
        }
        assert (assessed["on"], assessed["findings"][0]["outcome"]) == ("2024-06-07", "undecided")
        assert {one["rule"]: one["outcome"] for one in record["measures"]} == {
            "answered-in-time": "undecided",
            "kept-alive": "complies",
            "dialogue": None,
        }
        assert "assessments" not in record

    def test_assessments_are_kept_or_not(self) -> None:
        """A review keeps its assessments; going through an archive by hand keeps none."""
        assert len(POLICY.review(example(), on=JUNE).assessments) == len(example())
        reviewing = Reviewing(policy=POLICY)
        for statement in example():
            reviewing.add(statement)
        alone = reviewing.result(JUNE)
        assert (alone.assessments, len(alone.obligations)) == ((), 15)


class TestWhatCanNotBeKnown:
    """What an archive lacks is said, and is never a pass or a breach."""

    QUESTION = said("q", "2024-05-13T09:00:00+02:00", ASKS, author=ASA)

    def test_an_export_of_own_posts_never_says_that_nothing_is_unanswered(self) -> None:
        """It holds no unanswered requests, which is no pass."""
        review = reviewed(OWN, sides=(Side.OWN,))
        assert (review.unanswered, review.coverage.holds_incoming) == ((), Truth.NO)
        assert not review.coverage.can_show_unanswered

    def test_an_export_tells_itself_what_it_lacks(self) -> None:
        """A Mastodon outbox holds own posts only, whatever somebody says of it; JSON Lines may hold all."""
        both = Holds(sides=tuple(Side))
        katrineholm = EXAMPLE.parent / "katrineholm"
        export = archives.read(katrineholm / "export", Directory.load(katrineholm / "directory.toml"))
        coverage = POLICY.review(export, on=JUNE, holds=both).coverage
        assert (coverage.own > 0, coverage.holds_incoming, coverage.can_show_unanswered) == (
            True, Truth.NO, False,
        )  # fmt: skip
        lines = archives.read(EXAMPLE / "archive.jsonl", DIRECTORY, include_private=True)
        assert POLICY.review(lines, on=JUNE, holds=both).coverage.can_show_unanswered
        assert lacking_in([export, lines]) == lacking_in([export, []]) == ()
        assert lacking_in([]) == ()

    def test_only_an_archive_of_both_sides_shows_that_nothing_is_unanswered(self) -> None:
        """Somebody has to say that all that came in is there, and some of the answers must be."""
        assert reviewed(OWN, sides=(Side.OWN, Side.INCOMING)).coverage.can_show_unanswered
        assert not reviewed(OWN).coverage.can_show_unanswered
        assert not reviewed(self.QUESTION, sides=(Side.INCOMING,)).coverage.can_show_unanswered

    @pytest.mark.parametrize("sides", [None, (Side.INCOMING,)])
    def test_without_the_own_side_nothing_is_overdue(self, sides: tuple[Side, ...] | None) -> None:
        """What was not kept may have been answered."""
        others = () if sides is None else (OWN,)
        review = reviewed(self.QUESTION, *others, sides=sides, end=JUNE)
        found = only(review)
        assert (found.outcome, found.why) == (FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.OWN_SIDE_MISSING)
        assert review.requests[0].outcome is RequestOutcome.NOT_KNOWN

    def test_what_was_left_out_may_have_answered(self) -> None:
        """Whoever left messages out can't be shown that nobody was answered in one, whatever else is held."""
        review = reviewed(self.QUESTION, OWN, sides=tuple(Side), end=JUNE, left_out=1)
        found = only(review)
        assert (found.outcome, found.why) == (FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.LEFT_OUT)
        assert review.requests[0].outcome is RequestOutcome.NOT_KNOWN
        assert not review.coverage.can_show_unanswered
        assert only(reviewed(self.QUESTION, OWN, sides=tuple(Side), end=JUNE)).why is None

    def test_what_was_left_out_removes_nothing(self) -> None:
        """A message takes no post away: what was not removed is overdue all the same."""
        rude = said("rude", "2024-05-13T09:00:00+02:00", RUDE, author=BO)
        other = said("r", "2024-05-13", act="removal", target="https://example.org/other/1234567890")
        found = only(reviewed(OWN, rude, other, end=JUNE, left_out=1))
        assert found.outcome is FulfilmentOutcome.OVERDUE

    def test_an_archive_that_ends_before_the_deadline(self) -> None:
        """Then it can't show that nothing was done in time; one that is said to reach further can."""
        ends = reviewed(OWN, self.QUESTION)
        assert (only(ends).outcome, only(ends).why) == (FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.ARCHIVE_ENDS)
        longer = reviewed(OWN, self.QUESTION, start=dt.date(2024, 1, 1), end=JUNE)
        assert only(longer).outcome is FulfilmentOutcome.OVERDUE
        assert longer.coverage.first == dt.date(2024, 1, 1)

    def test_on_the_last_day_it_is_still_due(self) -> None:
        """A deadline has passed when its day has."""
        for day, outcome in ((15, FulfilmentOutcome.DUE), (16, FulfilmentOutcome.OVERDUE)):
            review = reviewed(OWN, self.QUESTION, on=dt.date(2024, 5, day), end=JUNE)
            assert only(review).outcome is outcome

    def test_an_answer_that_has_no_time(self) -> None:
        """It was answered, and nobody knows whether in time."""
        found = only(reviewed(self.QUESTION, said("a", None, in_reply_to="q")))
        assert (found.outcome, found.why, found.done_in) == (
            FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.UNTIMED, "a",
        )  # fmt: skip

    def test_of_an_hour_nobody_knows_by_its_day(self) -> None:
        """An answer of the last day, by its day alone, may be too late; of the day before it is not."""
        urgent = said("q", "2024-05-08T15:00:00+02:00", URGENT, author=ASA)
        for day, outcome in (("2024-05-10", "not-known"), ("2024-05-09", "done"), ("2024-05-11", "late")):
            found = only(reviewed(urgent, said("a", day, in_reply_to="q")))
            assert (found.outcome.value, found.late_by) == (outcome, None)

    def test_without_a_calendar_the_day_is_not_known(self) -> None:
        """Working days that nobody can count are no deadline, and how late in them is not told."""
        nowhere = POLICY.with_calendar(WorkingCalendar.for_country("NO", POLICY.zone))
        found = only(reviewed(OWN, self.QUESTION, policy=nowhere, end=JUNE))
        assert (found.outcome, found.why) == (FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.NO_DEADLINE)

    def test_another_visitor_answers_for_nobody(self) -> None:
        """A reply by somebody of whom the directory tells no role is no answer of the authority's."""
        stranger = said("a", "2024-05-14", in_reply_to="q", author={"id": "nn", "name": "NN"})
        assert only(reviewed(OWN, self.QUESTION, stranger, end=JUNE)).outcome is FulfilmentOutcome.OVERDUE

    def test_an_id_that_is_later_than_the_answer_tells_nothing(self) -> None:
        """What is answered came in before its answer, so that such an id is of another kind."""
        reference = "https://twitter.com/nn/status/1795800000000000000"
        answer = said("a", "2024-05-28T09:00:00+02:00", ASKS, in_reply_to=reference)
        assert only(reviewed(answer)).starts_by is None

    @pytest.mark.parametrize(
        ("facts", "more", "why"),
        [(RUDE, [], WhyNotKnown.NO_REMOVALS), (DOCUMENT, [], WhyNotKnown.NO_REGISTER)],
    )
    def test_an_archive_without_removals_or_a_register(
        self, facts: Mapping[str, bool], more: Iterable[Statement], why: WhyNotKnown
    ) -> None:
        """It can't show that nothing was removed or registered."""
        post = said("q", "2024-05-13T09:00:00+02:00", facts, author=ASA)
        found = only(reviewed(OWN, post, *more, end=JUNE))
        assert (found.outcome, found.why) == (FulfilmentOutcome.NOT_KNOWN, why)

    def test_with_some_removals_what_stands_is_overdue(self) -> None:
        """An archive that holds removals shows that one is missing."""
        post = said("q", "2024-05-13T09:00:00+02:00", RUDE, author=ASA)
        other = said("r", "2024-05-13", act="removal", target="https://example.org/other/1234567890")
        assert only(reviewed(OWN, post, other, end=JUNE)).outcome is FulfilmentOutcome.OVERDUE

    def test_a_later_act_of_which_nobody_knows_whether_it_meets(self) -> None:
        """It may have put the mistake right."""
        post = said("q", "2024-05-13T09:00:00+02:00", MISTAKE, author=ASA)
        later = said("a", "2024-05-14", in_reply_to="q")
        found = only(reviewed(post, later, end=JUNE))
        assert (found.outcome, found.why) == (FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.PERHAPS_DONE)


class TestThreads:
    """What answers what."""

    QUESTION = said("https://page.example/posts/1234567890", "2024-05-13T09:00:00+02:00", ASKS, author=ASA)

    @pytest.mark.parametrize(
        "reference",
        ["https://page.example/posts/1234567890", "https://m.page.example/p/1234567890?ref=1", "1234567890"],
    )
    def test_an_id_or_an_address_names_it(self, reference: str) -> None:
        """The end of an address, on the same platform, names the same post."""
        found = only(reviewed(self.QUESTION, said("a", "2024-05-14", in_reply_to=reference)))
        assert (found.outcome, found.done_in) == (FulfilmentOutcome.DONE, "a")

    def test_a_name_of_two_names_none(self) -> None:
        """What two posts may be called by joins neither."""
        other = said("https://other.example/1234567890", "2024-05-13", author=BO)
        answer = said("a", "2024-05-14", in_reply_to="1234567890")
        assert only(reviewed(self.QUESTION, other, answer)).outcome is FulfilmentOutcome.NOT_KNOWN

    def test_the_address_of_a_statement(self) -> None:
        """A post may have an address beside its id."""
        asked = said("q", "2024-05-13", ASKS, author=ASA, address="https://page.example/x")
        answer = said("a", "2024-05-14", in_reply_to="https://page.example/x")
        assert only(reviewed(asked, answer)).outcome is FulfilmentOutcome.DONE

    def test_the_first_answer_counts(self) -> None:
        """A later one takes nothing back, and one that is known to be earlier than the question is none."""
        answers = [
            said("second", "2024-05-20", in_reply_to=self.QUESTION.id),
            said("untimed", None, in_reply_to=self.QUESTION.id),
            said("first", "2024-05-14T09:00:00+02:00", in_reply_to=self.QUESTION.id),
            said("before", "2024-05-12", in_reply_to=self.QUESTION.id),
            said("hour-before", "2024-05-13T08:00:00+02:00", in_reply_to=self.QUESTION.id),
        ]
        assert only(reviewed(self.QUESTION, *answers)).done_in == "first"

    def test_going_round_in_a_circle(self) -> None:
        """Statements that answer each other, or themselves, end the search."""
        asked = said("q", "2024-05-13T09:00:00+02:00", ASKS, author=ASA, in_reply_to="r")
        more = said("r", "2024-05-13T10:00:00+02:00", author=ASA, in_reply_to="q")
        own = said("own", "2024-05-13T10:00:00+02:00", in_reply_to="own")
        assert only(reviewed(asked, more, own, end=JUNE)).outcome is FulfilmentOutcome.OVERDUE

    def test_an_answer_beside_it_may_be_the_answer(self) -> None:
        """Where all comments stand under the post, nothing tells which of them an answer is to."""
        asked = said("q", "2024-05-13T09:00:00+02:00", ASKS, author=ASA, in_reply_to="own")
        beside = said("a", "2024-05-14", in_reply_to="own")
        assert only(reviewed(OWN, asked, beside, end=JUNE)).why is WhyNotKnown.PERHAPS_DONE

    def test_a_recorded_receipt_goes_before_all(self) -> None:
        """With it time runs from it, also for the answer alone."""
        asked = said("q", "2024-05-13", ASKS, author=ASA, received="2024-05-20")
        answer = said("a", "2024-05-21", ASKS, in_reply_to="gone", received="2024-05-13")
        by = {one.statement: one for one in reviewed(OWN, asked, answer).obligations}
        assert (by["q"].starts_by, by["q"].due) == (CameInBy.RECORDED, dt.date(2024, 5, 22))
        assert (by["a"].starts_by, by["a"].outcome) == (CameInBy.RECORDED, FulfilmentOutcome.LATE)

    def test_the_time_of_the_post_that_is_answered(self) -> None:
        """Where only the answer bears the duty, its time runs from the post that it answers."""
        for at, by in (("2024-05-13", CameInBy.POST), (None, None)):
            asked = said("q", at, {"receives-request": False}, author=ASA)
            answer = said("a", "2024-05-21", ASKS, in_reply_to="q")
            assert only(reviewed(asked, answer)).starts_by is by


class TestObligations:
    """What they say of how they are met."""

    TEXT = (EXAMPLE / "lindby.policy.toml").read_text("utf-8")

    def test_without_a_time_limit_it_is_done_or_to_do(self) -> None:
        """It is never late."""
        policy = Policy.from_text(self.TEXT.replace('within = "2 working days"\n', ""))
        asked = TestWhatCanNotBeKnown.QUESTION
        assert only(reviewed(OWN, asked, policy=policy, end=JUNE)).outcome is FulfilmentOutcome.DUE
        answered = reviewed(asked, said("a", None, in_reply_to="q"), policy=policy)
        assert only(answered).outcome is FulfilmentOutcome.DONE

    def test_disposal_is_told_by_the_record(self) -> None:
        """A statement says when it was disposed of."""
        policy = Policy.from_text(self.TEXT.replace('done_by = "registration"', 'done_by = "disposal"'))
        kept = said("q", "2024-05-13", DOCUMENT, author=ASA)
        gone = said("r", "2024-05-13", DOCUMENT, author=ASA, disposed_at="2024-05-14")
        first, second = reviewed(kept, gone, policy=policy).obligations
        assert (first.outcome, second.outcome) == (FulfilmentOutcome.OVERDUE, FulfilmentOutcome.DONE)
        assert only(reviewed(kept, policy=policy)).why is WhyNotKnown.NO_REGISTER

    def test_what_the_page_says_is_its_holders(self) -> None:
        """Where nobody is named, the holder of the page answered."""
        asked = said("q", "2024-05-13", ASKS, author=ASA)
        page = DIRECTORY.channel("page:lindby")
        answer = Statement(
            id="a", act=Act.REPLY, channel=page, in_reply_to="q", at=dt.date(2024, 5, 14)
        ).with_fact("author-is-visitor", value=False)
        assert reviewed(asked, answer).requests[0].answered_by == "lindby"

    def test_time_that_never_began(self) -> None:
        """A request without a time has no deadline."""
        found = only(reviewed(OWN, said("q", None, ASKS, author=ASA), end=JUNE))
        assert (found.starts_by, found.why) == (None, WhyNotKnown.NO_DEADLINE)

    def test_obligations_that_say_nothing_are_left_to_people(self) -> None:
        """A review tells of those that say by what they are met."""
        policy = Policy.from_text(self.TEXT.replace('done_by = "answer"\n', ""))
        assert reviewed(OWN, TestWhatCanNotBeKnown.QUESTION, policy=policy).obligations == ()


@pytest.mark.parametrize(
    ("reference", "platform", "time"),
    [
        ("https://twitter.com/nn/status/1795800000000000000", None, "2024-05-29T12:50"),
        ("https://x.com/i/web/status/1795800000000000000?s=20", None, "2024-05-29T12:50"),
        ("1795800000000000000", "x", "2024-05-29T12:50"),
        ("112558000000000000", "mastodon", "2024-06-04T10:59"),
        ("112558000000000000", "facebook", None),
        ("20000", "x", None),
        ("https://mastodon.social/users/nn/statuses/112558000000000000", None, "2024-06-04T10:59"),
        ("https://mastodon.social/@nn/112558000000000000", None, "2024-06-04T10:59"),
        ("at://did:plc:abc/app.bsky.feed.post/3ktztvuqrjc2a", None, "2024-06-03T16:03"),
        ("https://social.example/users/nn/statuses/01HZH8KZ00ABCDEFGHJKMNPQRS", None, "2024-06-04T09:17"),
        ("https://social.example/notes/9ubz1abcde", None, "2024-06-10T03:22"),
        ("https://social.example/users/nn/statuses/7ZZZZZZZZZABCDEFGHJKMNPQRS", None, None),
        ("https://social.example/objects/7f0c", None, None),
        ("https://social.example/notes/zzzzzzzzzz", None, "2089"),
        (None, "x", None),
    ],
)
def test_times_in_ids(reference: str | None, platform: str | None, time: str | None) -> None:
    """Platforms write the time of a post into its id; one that does not tells none."""
    found = time_in_id(reference, platform)
    assert (found is None) if time is None else (found is not None and found.isoformat().startswith(time))


def test_a_question_asked_again_is_told_once_with_the_first() -> None:
    """What is asked of an answer is asked of the request, however often somebody asks in its thread."""
    first = said("first", "2024-05-06", ASKS, author=ASA)
    again = said("again", "2024-05-07", ASKS, author=ASA, in_reply_to="first")
    assert [one.statement for one in reviewed(first, again, OWN).obligations] == ["first"]


def test_whether_a_removal_was_allowed_hangs_on_what_was_removed() -> None:
    """A visitor's post that breaks the house rules is remembered until it is taken down."""
    rules = """
[[house_rule]]
id = "no-threats"
not_allowed = "is-threat"
says = { sv = "Hot tas bort.", en = "Threats are removed." }
"""
    head = (EXAMPLE / "lindby.policy.toml").read_text("utf-8")
    policy = Policy.from_text(head + rules)
    reviewing = Reviewing(policy=policy, for_="lindby")
    shown = {"account-has-house-rules": True}
    reviewing.add(said("threat", "2024-05-06", {"is-threat": True, **shown}, author=ASA))
    removal = said("removal", "2024-05-07", shown, act="removal", target="threat")
    found = {one.id: one.outcome.value for one in reviewing.add(removal).findings}
    assert found["no-threats-removal"] == "permitted"


def outcomes_of_a_block(*earlier: Statement) -> dict[str, str]:
    """Assess a block of Åsa, which the document allows after three breaches, with what is in the archive."""
    rules = """
[[house_rule]]
id = "no-threats"
not_allowed = "is-threat"
block_after = 3
says = { sv = "Hot tas bort.", en = "Threats are removed." }
"""
    head = (EXAMPLE / "lindby.policy.toml").read_text("utf-8")
    reviewing = Reviewing(policy=Policy.from_text(head + rules), for_="lindby")
    for one in earlier:
        reviewing.add(one)
    reviewing.add(threat("last", "2024-05-10T10:00:00+02:00"))
    block = said("block", "2024-05-11", {"account-has-house-rules": True}, act="block", target="last")
    return {one.id: one.outcome.value for one in reviewing.add(block).findings}


def threat(
    id: str,  # noqa: A002
    at: str | None,
    facts: Mapping[str, bool] | None = None,
    *,
    author: Mapping[str, Any] | None = ASA,
) -> Statement:
    """Make a threat of a visitor on a page that shows its rules."""
    told = {"is-threat": True, "account-has-house-rules": True, **(facts or {})}
    return said(id, at, told, author=author)


_UNSIGNED = threat("two", "2024-05-07", {"author-is-visitor": True}, author=None)


@pytest.mark.parametrize(
    ("earlier", "outcome"),
    [
        ((threat("one", "2024-05-06"), threat("two", "2024-05-07")), "permitted"),
        ((threat("one", "2024-05-06"),), "undecided"),
        ((threat("one", "2024-05-06"), threat("two", "2024-05-07", author=BO)), "undecided"),
        ((threat("one", "2024-05-06"), threat("two", "2024-05-12")), "undecided"),
        ((threat("one", "2024-05-06"), threat("two", None)), "undecided"),
        ((threat("one", "2024-05-06"), threat("two", "2024-05-07", {"is-threat": False})), "undecided"),
        ((threat("one", "2024-05-06"), _UNSIGNED), "undecided"),
        ((threat("one", "2024-05-06T10:00:00+02:00"), threat("two", "2024-05-07")), "permitted"),
    ],
    ids=["three", "two", "another's", "later", "undated", "no breach", "nobody's", "timed and dated"],
)
def test_breaches_are_counted_over_the_archive(earlier: tuple[Statement, ...], outcome: str) -> None:
    """So many breaches of one visitor lead to a block; what the archive may lack is neither yes nor no."""
    assert outcomes_of_a_block(*earlier)["no-threats-block"] == outcome


def test_a_breach_that_rests_on_what_was_not_found_is_counted_weakly() -> None:
    """Where the earlier breach is one because words were not found, the permission is assumed."""
    rules = """
[[fact]]
id = "greets"
phrase = { sv = "inlägget hälsar", en = "the post greets" }
words = { sv = ["god morgon"] }

[[house_rule]]
id = "greet-first"
not_allowed = "not greets"
block_after = 2
says = { sv = "Hälsa först.", en = "Greet first." }
"""
    policy = Policy.from_text((EXAMPLE / "lindby.policy.toml").read_text("utf-8") + rules)
    shown = {"account-has-house-rules": True}
    posts = [
        said(str(day), f"2024-05-0{day}", shown, author=ASA, text="Nu plogas det.", language="sv")
        for day in (6, 7)
    ]
    block = said("block", "2024-05-11", shown, act="block", target="7")
    found = policy.assess(block, for_="lindby", among=posts).findings
    assert [(one.outcome, one.status) for one in found if one.id == "greet-first-block"] == [
        ("permitted", "assumed")
    ]


@pytest.mark.parametrize(
    ("acts", "outcome"),
    [
        ((("hide", "11:00"),), "done"),
        ((("hide", "11:00"), ("unhide", "12:00")), "overdue"),
        ((("hide", "11:00"), ("unhide", "12:00"), ("hide", "13:00")), "done"),
        ((("removal", "11:00"), ("unhide", "12:00")), "done"),
    ],
)
def test_to_hide_is_to_remove_until_it_is_shown_again(
    acts: tuple[tuple[str, str], ...], outcome: str
) -> None:
    """Whoever hides a comment takes it from the eyes of others, and whoever shows it again undoes that."""
    rude = said("rude", "2024-05-06T10:00:00+02:00", RUDE, author=BO)
    done = [
        said(f"act{number}", f"2024-05-06T{at}:00+02:00", act=act, target="rude")
        for number, (act, at) in enumerate(acts)
    ]
    later = said("later", "2024-05-09", act="post")
    (found,) = (one for one in reviewed(rude, *done, OWN, later).obligations if one.statement == "rude")
    assert found.outcome.value == outcome


class TestAmongTheArchive:
    """What the statements around one tell is told in a review too."""

    SPAM = Policy.from_text(
        (EXAMPLE / "lindby.policy.toml").read_text("utf-8")
        + '[[house_rule]]\nid = "no-spam"\nnot_allowed = "repeats-itself"\n'
        + 'says = { sv = "Ingen upprepar sig.", en = "Nobody repeats herself." }\n'
    )

    def test_repetition_is_found_in_whatever_order(self) -> None:
        """The second of the same posts breaks the rule, also where it stands first in the archive."""
        first = said("a", "2024-05-13", act="post", author=ASA, text="Stoppa bygget nu")
        again = said("b", "2024-05-14", act="post", author=ASA, text="Stoppa bygget nu")
        for statements in ((first, again), (again, first)):
            review = reviewed(*statements, policy=self.SPAM)
            broken = {
                one.statement.id: one.finding("no-spam").outcome
                for one in review.assessments
                if one.statement
            }
            assert broken == {"a": "undecided", "b": "breached"}

    def test_only_what_asks_around_needs_the_whole_archive(self) -> None:
        """A rule about archives may ask it too."""
        measured = Policy.from_text(
            (EXAMPLE / "lindby.policy.toml").read_text("utf-8")
            + '[[archive_rule]]\nid = "spam"\n'
            + 'should = { share_of = "repeats-itself", of = "author-is-visitor" }\n'
            + 'says = { sv = "Få upprepar sig.", en = "Few repeat themselves." }\n'
        )
        assert [asks_around(one) for one in (POLICY, self.SPAM, measured)] == [False, True, True]


class TestEveryKindOfTime:
    """In time, late, overdue and not to be known, in each way of counting time, over a holiday.

    The ninth of May 2024, a Thursday, is Ascension Day, and the sixth of June the National Day; Lindby is
    open on weekdays from 8 to 16.
    """

    CASES: Mapping[str, tuple[str, dict[str, str], str | None, str, dict[str, Any]]] = {
        "working days, in time": ("2 working days", {}, "2024-05-13", "done", {}),
        "working days, late": ("2 working days", {}, "2024-05-14", "late", {"late_working_days": 1}),
        "working days, overdue": ("2 working days", {}, None, "overdue", {"late_working_days": 18}),
        "calendar days, in time": ("P3D", {"ends": "next working day"}, "2024-05-13", "done", {}),
        "calendar days, late": ("P3D", {"ends": "next working day"}, "2024-05-14", "late", {"late_days": 1}),
        "calendar days, overdue": ("P3D", {"ends": "next working day"}, None, "overdue", {"late_days": 25}),
        "hours, in time": ("24 hours", {}, "2024-05-09T14:00:00+02:00", "done", {}),
        "hours, late": (
            "24 hours",
            {},
            "2024-05-09T14:01:00+02:00",
            "late",
            {"late_by": dt.timedelta(minutes=1)},
        ),
        "hours, overdue": ("24 hours", {}, None, "overdue", {"late_days": 29}),
        "hours, by the day alone": ("24 hours", {}, "2024-05-09", "not-known", {}),
        "office hours, in time": ("4 office hours", {}, "2024-05-10T10:00:00+02:00", "done", {}),
        "office hours, late": (
            "4 office hours",
            {},
            "2024-05-10T12:00:00+02:00",
            "late",
            {"late_by": dt.timedelta(hours=2)},
        ),
        "office hours, overdue": ("4 office hours", {}, None, "overdue", {"late_days": 28}),
        "office hours, by the day alone": (
            "4 office hours",
            {},
            "2024-05-10",
            "not-known",
            {},
        ),
    }

    @staticmethod
    def policy(within: str, more: Mapping[str, str]) -> Policy:
        """Ask for an answer within a time."""
        head, _, _ = (EXAMPLE / "lindby.policy.toml").read_text("utf-8").partition("[[obligation]]")
        further = "".join(f'{key} = "{value}"\n' for key, value in more.items())
        return Policy.from_text(
            f'{head}[[obligation]]\nid = "answer"\nin_capacity = "any"\nwhen = "receives-request"\n'
            f'starts = "received"\nwithin = "{within}"\n{further}done_by = "answer"\n'
            'action = { sv = "Svara.", en = "Answer." }\nsays = { sv = "Svara.", en = "Answer." }\n'
        )

    @pytest.mark.parametrize("name", CASES)
    def test_what_became_of_a_question(self, name: str) -> None:
        """A question of Wednesday the eighth at two, with the answer in the same thread, or none."""
        within, more, answered, outcome, late = self.CASES[name]
        question = said("q", "2024-05-08T14:00:00+02:00", ASKS, act="post", author=ASA)
        answer = () if answered is None else (said("a", answered, in_reply_to="q"),)
        review = reviewed(OWN, question, *answer, policy=self.policy(within, more), end=JUNE)
        found = only(review)
        assert (found.outcome, {key: getattr(found, key) for key in late}) == (outcome, late)

    def test_without_opening_hours_nobody_knows_the_moment(self) -> None:
        """Office hours are counted where somebody has told them."""
        closed = Directory.from_text(
            (EXAMPLE / "directory.toml").read_text("utf-8").replace("opening_hours", "# opening_hours")
        )
        record = {"id": "q", "act": "post", "channel": "page:lindby", "author": ASA, "facts": ASKS}
        question = statement_from_record({**record, "at": "2024-05-08T14:00:00+02:00"}, closed)
        found = only(reviewed(OWN, question, policy=self.policy("4 office hours", {}), end=JUNE))
        assert (found.outcome, found.why) == (FulfilmentOutcome.NOT_KNOWN, WhyNotKnown.NO_DEADLINE)


@pytest.mark.parametrize(
    ("document", "due"),
    [
        ("", None),
        ('[document]\nnumber = "§ 5"\n', None),
        ("[document]\nreview_by = 2024-06-06\n", dt.date(2024, 6, 6)),
        ("[document]\nreview_by = 2024-06-07\n", None),
    ],
)
def test_a_document_that_was_to_be_reviewed_is_told(document: str, due: dt.date | None) -> None:
    """What was adopted for a time is named once that time is over; on its last day it is not."""
    text = (EXAMPLE / "lindby.policy.toml").read_text("utf-8")
    policy = Policy.from_text(f"{text}\n{document}")
    review = policy.review([OWN], on=JUNE, for_="lindby")
    assert review.document_due == due
    said_so = any(
        "skulle ha setts över senast 6 juni 2024" in line for line in review_lines(review, policy, "sv")
    )
    assert said_so is (due is not None)
    assert review.to_dict()["document_due"] == (None if due is None else due.isoformat())
