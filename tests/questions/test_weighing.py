"""How rules that answer one question are weighed, case by case."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from offentligroll import Act, Directory, Policy, Statement, Truth
from offentligroll.questions import Form, answers
from offentligroll.questions.choosing import Whose
from town import ENGLISH_HEAD, SWEDEN

HEAD = ENGLISH_HEAD + SWEDEN
SAYS = 'says = { en = "A rule." }\n'


def rule(kind: str, identity: str, body: str, answered: str) -> str:
    """A rule that answers a question."""
    return f'[[{kind}]]\nid = "{identity}"\n{body}\n{SAYS}answers = ["{answered}"]\n'


def policy(*rules: str) -> Policy:
    """A policy of some rules."""
    return Policy.from_text(HEAD + "".join(rules))


OFFICIAL = rule("capacity", "office", 'presumes = "official"\nwhen = "takes-party-side"', "is-record")
PERSONAL = rule("capacity", "private", 'presumes = "personal"\nwhen = "is-satire"', "is-record")
KEEP = rule(
    "obligation",
    "keep",
    'in_capacity = "any"\nwhen = "receives-request"\naction = { en = "Keep it." }',
    "is-record",
)


class TestStatus:
    """Whether it is a record."""

    RECORDS = policy(OFFICIAL, PERSONAL, KEEP)

    @pytest.mark.parametrize(
        ("yes", "no", "form"),
        [
            (["takes-party-side"], [], "yes"),
            (["is-satire"], ["receives-request"], "no"),
            (["is-satire", "receives-request"], [], "must"),
            (["receives-request"], ["takes-party-side", "is-satire"], "must"),
            ([], ["receives-request"], "not-known"),
        ],
    )
    def test_forms(self, yes: list[str], no: list[str], form: str) -> None:
        """The capacity decides, and what came in is kept whoever wrote it."""
        assert self.RECORDS.answer("is-record", yes, no).form == form

    def test_where_otherwise_decides(self) -> None:
        """No rule stands, and the policy says what holds then; that has no source."""
        plain = Policy.from_text(HEAD + 'otherwise = "personal"\n' + OFFICIAL)
        reply = plain.answer("is-record", (), ["takes-party-side"])
        assert (reply.form, reply.ground) == (Form.NO, None)
        assert reply.text("en") == "No, it is not a public record."

    def test_words_in_which_nothing_was_found(self) -> None:
        """A weak no is asked about, and decides nothing."""
        private = rule(
            "capacity", "private", 'presumes = "personal"\nwhen = "not solicits-contribution"', "is-record"
        )
        statement = Statement(
            act=Act.POST,
            text="Nu startar snöröjningen i hela kommunen, och vi börjar med skolvägarna.",
            language="sv",
            facts=(),
        ).with_fact("author-is-visitor", False)
        reply = policy(private).answer("is-record", statement)
        assert (reply.form, reply.ask and reply.ask.id) == (Form.NOT_KNOWN, "solicits-contribution")


class TestProtection:
    """What others may not do to whoever asks."""

    EMPLOYER = 'in_capacity = "any"\nbinds = ["employer"]\nmust_not = "was-disciplined-for-it"\n'

    def test_it_is_a_yes(self) -> None:
        """The employer may not act, so it may be said."""
        reply = policy(rule("guideline", "free", self.EMPLOYER, "may-say")).answer("may-say", ["is-satire"])
        assert reply.text("en").startswith("Yes, you may, and your employer may not act against it.")

    def test_unless_the_employer_shows_a_reason(self) -> None:
        """Then it may be said as long as none is shown."""
        shown = self.EMPLOYER + 'unless = "disruption-is-shown"\n'
        reply = policy(rule("guideline", "free", shown, "may-say")).answer("may-say", ["is-satire"])
        assert (reply.form, [(one.used and one.used.id, one.holds) for one in reply.conditions]) == (
            Form.YES_IF,
            [("disruption-is-shown", False)],
        )


def test_a_permission_that_hangs_on_whose_words_they_are() -> None:
    """It says so, and a program reads it."""
    may = rule(
        "guideline", "may", 'in_capacity = "personal"\nmay = "is-satire"\nwhen = "is-on-duty"', "may-say"
    )
    reply = policy(may).answer("may-say", ["is-satire"])
    assert reply.to_dict()["conditions"] == [{"fact": "is-on-duty", "holds": True}, {"capacity": "personal"}]
    assert "and the words are the person's own" in reply.text("en")


def test_advice_is_told_as_advice() -> None:
    """What should be done is not said to be a must."""
    should = rule(
        "guideline",
        "should",
        'in_capacity = "any"\nbinds = ["authority"]\nshould = "was-kept-as-record"\nwhen = "is-satire"',
        "what-must-be-done",
    )
    assert (
        policy(should)
        .answer("what-must-be-done", ["is-satire"])
        .text("en")
        .startswith("It is advised: A rule.")
    )
    assert policy(should).answer("what-must-be-done").form is Form.NOT_KNOWN


def test_a_prohibition_that_is_gone_against_is_something_to_do() -> None:
    """To leave it standing is forbidden: so it is to be done."""
    stop = rule(
        "guideline",
        "stop",
        'in_capacity = "any"\nbinds = ["authority"]\nmust_not = { all_of = ["is-omission", "is-threat"] }',
        "what-must-be-done",
    )
    assert policy(stop).answer("what-must-be-done", ["is-omission", "is-threat"]).form is Form.MUST
    assert policy(stop).answer("what-must-be-done", (), ["is-threat"]).form is Form.NEED_NOT


def test_nothing_more_stands_behind_a_single_rule() -> None:
    """The whole answer is then no longer than the short one."""
    one = policy(rule("guideline", "one", 'in_capacity = "any"\nmust_not = "is-spam"', "may-say"))
    reply = one.answer("may-say", ["is-spam"])
    assert reply.text("en", whole=True) == reply.text("en")


def test_a_policy_that_says_nothing_of_it() -> None:
    """No rule names the question, and no other policy is near."""
    silent = policy(rule("guideline", "one", 'must_not = "is-spam"', "may-remove"))
    assert silent.answer("how-long").form is Form.NOT_SAID
    found = answers("how-long", policies=[silent], chosen=False)
    assert found.text("en").startswith("No policy that is at hand for this says how long it must be kept.")


def test_an_interview_about_a_statement() -> None:
    """What is answered is told on the statement."""
    record = policy(OFFICIAL, PERSONAL)
    statement = Statement(act=Act.POST).with_fact("is-satire", False).with_fact("author-is-visitor", False)
    asking = record.interview_for("is-record", statement)
    assert asking.with_answer("takes-party-side", Truth.YES).reply.form is Form.YES


def test_a_statement_of_somebody_whom_no_directory_knows() -> None:
    """Then nothing tells for whom it is asked."""
    assert Whose.of(Statement(act=Act.POST)) == Whose()
    directory = Directory.from_text(
        'format = 1\n[[organisation]]\nid = "p"\nname = "Partiet"\nkind = "party"\ncountry = "SE"\n'
        'zone = "Europe/Stockholm"\n[[official]]\nid = "k"\nname = "Kim"\n[[official.role]]\n'
        'organisation = "p"\ntitles = { en = ["member"] }\nkind = "party"\nseniority = "staff"\n'
        'from = 2015-01-01\nuntil = "open"\n'
    )
    assert attrs.astuple(Whose.of(directory.statement(act=Act.POST, author="k")))[0] is None


def test_the_face_names_what_is_promised() -> None:
    """Nothing else is."""
    import offentligroll.questions as face

    assert {"Reply", "Form", "answers", "Template"} <= set(dir(face))


class TestPrecautions:
    """Of two precautions, which is named."""

    KEEP_OWN = rule(
        "obligation",
        "own",
        'when = "not is-spoken"\nwhen_undecided = "due"\naction = { en = "Register it." }',
        "is-record",
    )
    KEEP_INCOMING = rule(
        "obligation",
        "incoming",
        'in_capacity = "any"\nwhen = { all_of = ["receives-request", "account-belongs-to-authority"] }\n'
        'when_undecided = "due"\naction = { en = "Register what came in." }',
        "is-record",
    )
    DIRECTORY = Directory.from_text("""
        format = 1
        [[organisation]]
        id = "town"
        name = "Lindby kommun"
        kind = "municipality"
        [[channel]]
        id = "facebook:1"
        platform = "facebook"
        kind = "account"
        holder = "town"
    """)

    @pytest.mark.parametrize(
        ("told", "rules", "action"),
        [
            pytest.param({"act": Act.POST}, (KEEP_OWN, KEEP_INCOMING), "Register it.", id="a post"),
            pytest.param(
                {"act": Act.REPLY, "in_reply_to": "1"},
                (KEEP_OWN, KEEP_INCOMING),
                "Register what came in.",
                id="an answer by nobody knows whom",
            ),
            pytest.param(
                {"act": Act.REPLY, "in_reply_to": "1", "on_behalf_of": "town"},
                (KEEP_OWN, KEEP_INCOMING),
                "Register it.",
                id="its own answer",
            ),
            pytest.param({"act": Act.POST}, (KEEP_INCOMING,), "Register what came in.", id="the only one"),
        ],
    )
    def test_what_was_done_comes_before_what_nobody_knows_of(
        self, told: dict[str, Any], rules: tuple[str, ...], action: str
    ) -> None:
        """A post is to be registered, rather than a request that perhaps came in; so an answer of its own."""
        said = self.DIRECTORY.statement(
            **told, channel="facebook:1", text="Biblioteket har öppet till 18 i dag.", language="sv"
        )
        reply = policy(*rules).answer("is-record", said, for_=self.DIRECTORY.organisation("town"))
        assert reply.text("en").startswith(f"To be on the safe side: {action}")
