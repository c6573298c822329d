"""What programs write: ids for objects, phrases and mappings of facts, and errors of one family."""

from __future__ import annotations

import datetime as dt
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

from offentligroll import (
    Act,
    Answer,
    Capacity,
    Detector,
    Directory,
    FileError,
    OffentligrollError,
    Policy,
    Statement,
    Truth,
)
from offentligroll.facts import BatchDetector, Evidence, Note, Origin, Record, RecordKind
from offentligroll.model import UnknownIdError, Wording

DIRECTORY = Directory.from_text("""
format = 1
[[organisation]]
id = "katrineholm"
name = "Katrineholms kommun"
kind = "municipality"
[[official]]
id = "jansson"
name = "Mattias Jansson"
[[channel]]
id = "x:1"
holder = "katrineholm"
""")
POLICY = Policy.shipped("katrineholm")


class TestShippedPolicies:
    """A web service can take an id from outside without opening files by that name."""

    @pytest.mark.parametrize(
        "identity", ["/etc/passwd", "../policy.toml", "katrineholm.policy.toml", "", "x\n"]
    )
    def test_no_path_is_one(self, identity: str) -> None:
        """Whatever is not exactly an id is refused, whether or not there is such a file."""
        with pytest.raises(FileError, match="no shipped policy is called"):
            Policy.shipped(identity)

    def test_their_ids_can_be_had(self) -> None:
        """Each of the ids is that of a policy."""
        assert "katrineholm" in Policy.shipped_ids()
        assert all(Policy.shipped(one).id == one for one in Policy.shipped_ids()[:3])


class TestStatementsOfADirectory:
    """Ids are resolved, and the directory is not forgotten."""

    def test_ids_are_resolved(self) -> None:
        """Author, channel and organisation by their ids, the act by its word."""
        at = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
        made = DIRECTORY.statement(
            act="post",
            author="jansson",
            channel="x:1",
            on_behalf_of="katrineholm",
            text="Nu plogas det.",
            at=at,
        )
        assert made == Statement(
            act=Act.POST,
            author=DIRECTORY.official("jansson"),
            channel=DIRECTORY.channel("x:1"),
            on_behalf_of=DIRECTORY.organisation("katrineholm"),
            text="Nu plogas det.",
            at=at,
        )
        assert made.directory is DIRECTORY

    def test_objects_will_do(self) -> None:
        """What has been looked up need not be looked up again."""
        channel = DIRECTORY.channel("x:1")
        assert DIRECTORY.statement(act=Act.POST, channel=channel).channel is channel

    def test_an_unknown_id_is_an_error(self) -> None:
        """With what may have been meant."""
        with pytest.raises(UnknownIdError, match="did you mean `jansson`"):
            DIRECTORY.statement(act="post", author="janson")

    def test_the_authority_may_be_named_by_its_id(self) -> None:
        """As the organisation itself."""
        made = DIRECTORY.statement(act="post", channel="x:1", at=dt.date(2024, 5, 1))
        authority = DIRECTORY.organisation("katrineholm")
        assert POLICY.assess(made, for_="katrineholm") == POLICY.assess(made, for_=authority)
        assert POLICY.interview(made, for_="katrineholm").for_ is authority

    def test_an_id_needs_a_directory(self) -> None:
        """Without one nobody knows whose id it is."""
        with pytest.raises(TypeError, match="`for_` has to be of the type `Organisation`"):
            POLICY.assess(Statement(act=Act.POST), for_="katrineholm")


class TestBareFacts:
    """Facts as programs have them."""

    def test_one_mapping(self) -> None:
        """True, False and, where nobody knows, None."""
        found = POLICY.assess_facts({"account-is-listed": False, "is-satire": True, "is-share": None})
        assert found == POLICY.assess_facts(yes=["is-satire"], no=["account-is-listed"])

    def test_phrases(self) -> None:
        """As a policy may write them."""
        phrase = "the account is declared to speak in the role"
        assert POLICY.assess_facts([phrase]) == POLICY.assess_facts(["account-is-declared-official"])

    @pytest.mark.parametrize(
        ("told", "error"),
        [
            (
                lambda: POLICY.assess_facts({"is-satire": "no"}),
                "`is-satire` wants True, False or None, got 'no'",
            ),
            (lambda: POLICY.assess_facts({"is-satire": 1}), "`is-satire` wants True, False or None"),
            (lambda: POLICY.assess_facts(no={"is-satire": True}), "`no` wants a list of facts"),
            (lambda: POLICY.assess_facts(["no such phrase"]), "`no such phrase` is not a fact"),
        ],
    )
    def test_what_is_neither_is_refused(self, told: Callable[[], object], error: str) -> None:
        """No value is taken for a yes by being there."""
        with pytest.raises((TypeError, ValueError), match=error):
            told()


class TestFindings:
    """What was gone against, and what one guideline comes to."""

    def test_those_against(self) -> None:
        """Breached and departed from, as a loop would find them."""
        told = {"account-is-listed": False, "account-is-declared-official": True}
        found = POLICY.assess_facts(told | {"author-holds-public-role": True})
        assert found.against
        assert found.against == tuple(one for one in found.findings if one.outcome.is_against)

    def test_one_by_its_id(self) -> None:
        """As the guideline is in the policy."""
        guideline = POLICY.guidelines[0]
        assert (
            POLICY.assess_facts().finding(guideline.id).guideline
            == POLICY.guideline(guideline.id)
            == guideline
        )

    @pytest.mark.parametrize("ask", [POLICY.guideline, POLICY.assess_facts().finding])
    def test_an_unknown_id_is_an_error(self, ask: Callable[[str], Any]) -> None:
        """With what may have been meant."""
        with pytest.raises(UnknownIdError, match=r"`m-kat-11` is not a guideline .*did you mean `m-kat-1`"):
            ask("m-kat-11")


class TestErrors:
    """All that the library raises on purpose is of one family, and says where it was."""

    @pytest.mark.parametrize(
        ("wrong", "builtin"),
        [
            (lambda: Policy.from_text("format = 2"), ValueError),
            (lambda: DIRECTORY.channel("x:2"), LookupError),
            (lambda: POLICY.assess_facts(["no-fact"]), ValueError),
            (lambda: POLICY.guideline("no-such"), LookupError),
        ],
    )
    def test_one_base_class(self, wrong: Callable[[], object], builtin: type[Exception]) -> None:
        """Each is also the built-in error that fits."""
        with pytest.raises(OffentligrollError) as caught:
            wrong()
        assert isinstance(caught.value, builtin)

    def test_no_id_at_all(self) -> None:
        """Also what is no text is said."""
        with pytest.raises(UnknownIdError, match="there is no organisation `None`"):
            DIRECTORY.organisation(None)  # type: ignore[arg-type]

    def test_errors_of_detectors_say_whose_they_are(self) -> None:
        """The detector, the fact and the statement are named in a note; the error stays what it was."""

        def fail(_: object) -> Answer:
            raise TimeoutError("no answer")

        policy = POLICY.with_detector(Detector(fact="account-is-listed", name="slow model", answer=fail))
        with pytest.raises(TimeoutError) as caught:
            _ = policy.assess(Statement(act=Act.POST, id="p-1")).findings
        assert caught.value.__notes__ == ["while `slow model` answered `account-is-listed` of p-1"]


TEXT = "Nu plogas Storgatan."


class TestQuotes:
    """An invented quote is never shown as somebody's words."""

    @pytest.mark.parametrize("is_batch", [False, True], ids=["detector", "batch"])
    def test_who_found_nothing_does_not_hide_it(self, is_batch: bool) -> None:
        """Where the library's reading finds nothing, the fact is unknown all the same, and it is told why."""
        answer, fact = Answer.detected("Rösta på oss!"), "takes-party-side"
        model: Detector | BatchDetector = Detector(fact=fact, name="llm", answer=lambda _: answer)
        if is_batch:
            model = BatchDetector(facts=(fact,), name="llm", answer=lambda _: [{fact: answer}])
        policy = Policy.shipped("katrineholm")
        post = Statement(act=Act.POST, text=TEXT, language="sv")
        told, found = (
            next(used.fact for used in asked.assess(post).finding("c-kat-no-party").facts if used.id == fact)
            for asked in (policy.with_detector(model), policy)
        )
        assert (told.truth, told.note) == (Truth.UNKNOWN, Note.of("misquoted-anywhere", name="llm"))
        assert (found.truth, found.origin) == (Truth.NO, Origin.NOT_FOUND)

    @staticmethod
    def answer(*evidence: Evidence) -> Any:  # noqa: ANN401 - a fact in use
        """What becomes of an answer with that evidence."""
        answer = Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=evidence)
        detector = Detector(fact="is-satire", name="llm", answer=lambda _: answer)
        policy = Policy.from_text("""
            format = 1
            id = "p"
            version = "1"
            languages = ["en"]
            title = { en = "T" }
            question = { en = "Q?" }
            zone = "Europe/Stockholm"
            [[capacity]]
            id = "satire"
            decides = "personal"
            when = "is-satire"
            says = { en = "Satire." }
        """)
        return policy.with_detector(detector).assess(Statement(act=Act.POST, text=TEXT))

    def test_words_that_stand_there(self) -> None:
        """At the very place."""
        assert self.answer(Evidence(quote="plogas", start=3, end=9)).capacity is Capacity.PERSONAL

    @pytest.mark.parametrize(
        "evidence",
        [
            Evidence(quote="Rösta!", start=500, end=506),
            Evidence(quote="Rösta!", start=3, end=9),
            Evidence(quote="Rösta!", record=Record(kind=RecordKind.CHANNEL, id="x:1", field="bio")),
        ],
        ids=["beyond the end", "other words", "words of a record"],
    )
    def test_words_that_do_not(self, evidence: Evidence) -> None:
        """The answer is not taken, and it is told why."""
        found = self.answer(Evidence(quote="Nu", start=0, end=2), evidence)
        assert found.capacity is Capacity.UNDETERMINED
        assert "`llm` quotes words that are not where it says" in found.explain("en", "everything")
        assert "Rösta" not in found.explain("en", "everything")


def test_a_wording_can_be_printed() -> None:
    """In English, or in what language there is."""
    assert f"{Wording({'sv': 'Hej', 'en': 'Hello'})} {Wording({'sv': 'Hej'})}" == "Hello Hej"


def test_a_path_is_still_a_path(tmp_path: pathlib.Path) -> None:
    """`load` goes on taking files."""
    file = tmp_path / "none.toml"
    with pytest.raises(FileError, match="none"):
        Policy.load(file)
