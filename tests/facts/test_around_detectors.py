"""What the statements around one tell, and words that only arouse suspicion."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from fact_builders import KATRINEHOLM, statement

from offentligroll.facts.among import Among
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.sheet import FactSheet
from offentligroll.model import Act, Channel, Official, Statement
from offentligroll.model.truth import Truth

STOCKHOLM = ZoneInfo("Europe/Stockholm")
ANNA, BO = Official(id="anna", name="Anna"), Official(id="bo", name="Bo")
PAGE, BLOG = Channel(id="page:1", platform="page"), Channel(id="web:blog", platform="web")
DAY = dt.date(2024, 5, 7)
LETTER = Statement(act=Act.MESSAGE, id="letter", at=DAY, author=BO, text="Varför stängs badet?")
POST = Statement(
    act=Act.POST,
    id="post",
    at=DAY,
    author=ANNA,
    channel=BLOG,
    text="Badet stänger i juni.",
    contains=("letter",),
)


def found(fact: str, asked: Statement, *others: Statement) -> Fact:
    """Ask one fact of a statement among others."""
    return FactSheet.of_statement(asked, None, STOCKHOLM, among=Among.of((asked, *others)))[fact]


def read(fact: str, text: str, language: str) -> Fact:
    """Read words for a fact, with nothing else at hand."""
    return FactSheet.of_statement(statement(text=text, language=language), KATRINEHOLM, STOCKHOLM)[fact]


class TestIncomingDocuments:
    """What came in is a statement of its own, to which the one that publishes it refers."""

    def test_what_is_recorded_to_be_published_came_in(self) -> None:
        """The record says which document it is."""
        fact = found("contains-incoming-document", POST)
        assert (fact.truth, fact.origin) == (Truth.YES, Origin.LOOKED_UP)
        assert fact.evidence[0].record is not None
        assert fact.evidence[0].record.value == "letter"

    @pytest.mark.parametrize(("agreed", "truth"), [(True, "yes"), (False, "no"), (None, "unknown")])
    def test_consent_stands_on_what_came_in(self, agreed: bool | None, truth: str) -> None:
        """The sender of the letter agreed, refused, or nobody has told."""
        letter = attrs.evolve(LETTER, publication_agreed=agreed)
        assert found("sender-agreed-to-publication", POST, letter).truth == truth

    def test_one_refusal_is_enough(self) -> None:
        """Where one sender refused, whether the other agreed does not matter, nor that the letter is lost."""
        post = attrs.evolve(POST, contains=("letter", "lost"))
        assert (
            found("sender-agreed-to-publication", post, attrs.evolve(LETTER, publication_agreed=False)).truth
            == "no"
        )

    def test_a_letter_that_is_not_at_hand_leaves_it_open(self) -> None:
        """Consent is never read out of what is missing."""
        fact = found("sender-agreed-to-publication", POST)
        assert fact.truth is Truth.UNKNOWN
        assert fact.note is not None
        assert fact.note.code == "incoming-missing"

    def test_nothing_published_has_no_consent(self) -> None:
        """A post that publishes no document has no sender to ask."""
        assert found("sender-agreed-to-publication", LETTER).truth is Truth.UNKNOWN


class TestOwnPosts:
    """Who takes down a post of her own, or the authority one of its own, silences nobody else."""

    FACT = "removes-own-post"
    REMOVAL = Statement(act=Act.REMOVAL, id="removal", at=DAY, author=ANNA, channel=PAGE, target="comment")
    COMMENT = Statement(act=Act.REPLY, id="comment", at=DAY, channel=PAGE, text="Badet!")

    @pytest.mark.parametrize(
        ("told", "truth"),
        [
            ({"author": ANNA}, "yes"),
            ({"on_behalf_of": KATRINEHOLM}, "yes"),
            ({"author": attrs.evolve(BO, visitor=True)}, "no"),
            ({"author": attrs.evolve(ANNA, visitor=True)}, "yes"),
            ({"author": BO}, "unknown"),
            ({}, "unknown"),
        ],
    )
    def test_whose_it_is_stands_on_what_is_removed(self, told: dict[str, Any], truth: str) -> None:
        """The author's own, the authority's, a visitor's, or not told."""
        comment = attrs.evolve(self.COMMENT, **told)
        among = Among.of((self.REMOVAL, comment))
        sheet = FactSheet.of_statement(self.REMOVAL, KATRINEHOLM, STOCKHOLM, among=among)
        assert sheet[self.FACT].truth == truth

    def test_what_is_not_at_hand_may_be_anybodys(self) -> None:
        """The note says that the post is missing."""
        fact = found(self.FACT, self.REMOVAL)
        assert fact.note is not None
        assert (fact.truth, fact.note.code) == (Truth.UNKNOWN, "target-missing")

    @pytest.mark.parametrize("act", [Act.POST, Act.UNHIDE, Act.BLOCK])
    def test_other_acts_remove_nothing(self, act: Act) -> None:
        """Only what deletes or hides removes."""
        own = attrs.evolve(self.COMMENT, author=ANNA)
        assert found(self.FACT, attrs.evolve(self.REMOVAL, act=act), own).truth is Truth.NO

    def test_without_an_authority_or_an_author(self) -> None:
        """Nobody's removal of a post on behalf of some authority is told by neither."""
        removal = attrs.evolve(self.REMOVAL, author=None)
        comment = attrs.evolve(self.COMMENT, author=ANNA, on_behalf_of=KATRINEHOLM)
        assert found(self.FACT, removal, comment).truth is Truth.UNKNOWN


class TestElsewhere:
    """A message that stands on another channel too is not published here only."""

    TOO = attrs.evolve(POST, id="too", channel=PAGE, at=dt.datetime(2024, 5, 10, 8, tzinfo=dt.UTC))

    def test_the_same_words_elsewhere_within_a_week(self) -> None:
        """The record names the statement that says the same."""
        fact = found("is-only-published-here", POST, self.TOO)
        assert fact.truth is Truth.NO
        assert fact.evidence[0].record is not None
        assert fact.evidence[0].record.value == "too"

    @pytest.mark.parametrize(
        "change",
        [
            {"channel": BLOG},
            {"channel": None},
            {"at": dt.date(2024, 5, 15)},
            {"at": None},
            {"text": "Badet stänger i juli."},
            {"text": None},
        ],
    )
    def test_anything_else_says_nothing(self, change: dict[str, Any]) -> None:
        """The same channel, another week, other words: what is not at hand may still stand elsewhere."""
        assert found("is-only-published-here", POST, attrs.evolve(self.TOO, **change)).truth is Truth.UNKNOWN

    @pytest.mark.parametrize("change", [{"text": "God morgon!"}, {"text": None}, {"channel": None}])
    def test_a_greeting_is_no_message(self, change: dict[str, Any]) -> None:
        """Few words are alike by chance, and where there is no channel there is no other."""
        one, other = (attrs.evolve(each, **change) for each in (POST, self.TOO))
        assert found("is-only-published-here", one, other).truth is Truth.UNKNOWN


class TestTakenBack:
    """A later statement can take an earlier one back."""

    BACK = Statement(act=Act.POST, id="back", author=ANNA, takes_back="post", text="Det blev fel.")

    def test_it_is_recorded(self) -> None:
        """Both know of each other."""
        assert found("takes-back-earlier-statement", self.BACK).truth is Truth.YES
        assert found("was-taken-back", POST, self.BACK).truth is Truth.YES

    def test_nobody_takes_back_what_another_said(self) -> None:
        """Bo can't take back Anna's words."""
        assert found("was-taken-back", POST, attrs.evolve(self.BACK, author=BO)).truth is Truth.UNKNOWN

    def test_an_address_names_it_too(self) -> None:
        """What is taken back may be named by where it stands."""
        post = attrs.evolve(POST, address="https://lindby.example/1")
        back = attrs.evolve(self.BACK, takes_back="https://lindby.example/1")
        assert found("was-taken-back", post, back).truth is Truth.YES


@pytest.mark.parametrize(
    ("fact", "text", "language", "quote"),
    [
        ("takes-back-earlier-statement", "Jag tar tillbaka det jag skrev.", "sv", "tar tillbaka"),
        ("takes-back-earlier-statement", "I take back what I said.", "en", "take back what"),
    ],
)
def test_words_that_take_back_are_quoted(fact: str, text: str, language: str, quote: str) -> None:
    """The words say so themselves."""
    said = read(fact, text, language)
    assert said.truth is Truth.YES
    assert said.evidence[0].quote == quote


@pytest.mark.parametrize(
    ("fact", "text", "language", "quote"),
    [
        ("takes-back-earlier-statement", "Jag hade fel i går och ber om ursäkt.", "sv", "hade fel"),
        ("takes-back-earlier-statement", "I was wrong yesterday.", "en", "was wrong"),
        ("contains-incoming-document", "En tidning har mejlat mig frågor.", "sv", "mejlat mig"),
        ("contains-incoming-document", "A paper emailed me these questions.", "en", "emailed me"),
        ("acts-on-assignment", "Jag blev ombedd att svara, i min roll som konsult.", "sv", "blev ombedd"),
        ("acts-on-assignment", "I was asked to answer this.", "en", "was asked to"),
        ("is-political-comment", "Regeringens skattesänkningar är ett misstag.", "sv", "Regeringens"),
        ("is-political-comment", "The tax cuts are a mistake.", "en", "tax cuts"),
    ],
)
def test_words_that_arouse_suspicion_are_quoted(fact: str, text: str, language: str, quote: str) -> None:
    """They say neither yes nor no: a person has to look."""
    said = read(fact, text, language)
    assert said.truth is Truth.UNKNOWN
    assert said.evidence[0].quote == quote


@pytest.mark.parametrize(
    "fact",
    [
        "takes-back-earlier-statement",
        "contains-incoming-document",
        "acts-on-assignment",
        "is-political-comment",
    ],
)
def test_finding_nothing_is_no_no(fact: str) -> None:
    """None of these was measured, so that silence says little."""
    said = read(fact, "Mötet börjar klockan tre.", "sv")
    assert (said.truth, said.evidence) == (Truth.UNKNOWN, ())


VISITOR = Official(id="visitor-1", name="Robin Ek", visitor=True)


@pytest.mark.parametrize(
    ("text", "language", "truth"),
    [
        ("Hej! När ska ni ploga Storgatan?", "sv", "yes"),
        ("Får jag elda löv i trädgården?", "sv", "yes"),
        ("Jag vill felanmäla en gatlykta på Ekvägen.", "sv", "yes"),
        ("Jag begär att få ta del av protokollet.", "sv", "yes"),
        ("Jag begär ut protokollet från den 3 mars.", "sv", "yes"),
        ("Vi skulle vilja ha en kopia av avtalet.", "sv", "yes"),
        ("Begäran om allmän handling: delegationsbesluten i maj.", "sv", "yes"),
        ("Jag begär inte ut något.", "sv", "unknown"),
        ("Jag vill ha en kopp kaffe.", "sv", "unknown"),
        ("I would like a copy of the minutes.", "en", "yes"),
        ("I'd like to see the minutes of last week's meeting.", "en", "yes"),
        ("I don't want a copy of the minutes.", "en", "unknown"),
        ("I would like to see more trees.", "en", "unknown"),
        ("When will you fix the pothole on Elm Street?", "en", "yes"),
        ("Please look into the parking on Mill Road.", "en", "yes"),
        ("Det är trasigt vid lekplatsen igen.", "sv", "unknown"),
        ("Hur kan ni göra så här?", "sv", "unknown"),
        ("Tack för fint arbete!", "sv", "unknown"),
        ("How dare you?", "en", "unknown"),
    ],
)
def test_what_visitors_ask_is_put_to_the_authority(text: str, language: str, truth: str) -> None:
    """A question, a request or a complaint is read; scorn and thanks are none, and silence is no no."""
    asked = statement(text=text, language=language, author=VISITOR)
    sheet = FactSheet.of_statement(asked, KATRINEHOLM, STOCKHOLM)
    assert sheet["receives-request"].truth == truth


@pytest.mark.parametrize(
    ("text", "language", "truth"),
    [
        ("Jag begär ut protokollet från den 3 mars.", "sv", "yes"),
        ("Med stöd av offentlighetsprincipen vill jag se fakturorna.", "sv", "yes"),
        ("Begäran om utlämnande: delegationsbesluten i maj.", "sv", "yes"),
        ("Skulle jag kunna få ta del av samrådsredogörelsen?", "sv", "yes"),
        ("Kan ni mejla mig utvärderingen och underlaget?", "sv", "yes"),
        ("Vi kräver att protokollet rättas.", "sv", "no"),
        ("Jag begär inte ut några handlingar.", "sv", "no"),
        ("En reporter skrev: ”Jag begär ut alla mejl.”", "sv", "no"),
        ("Rapporten är ett skämt.", "sv", "unknown"),
        ("När plogar ni Storgatan?", "sv", "no"),
        ("Under the Freedom of Information Act I request the invoices.", "en", "yes"),
        ("Public records request: the emails about the bridge.", "en", "yes"),
        ("Could you please send me the minutes of 3 March?", "en", "yes"),
        ("I'd like a copy of the lease.", "en", "yes"),
        ("I demand that the contract be cancelled.", "en", "unknown"),
        ("I am not asking for a copy of the contract.", "en", "unknown"),
        ("The Echo filed a records request in May.", "en", "unknown"),
        ("When will you plough Elm Street?", "en", "no"),
    ],
)
def test_who_asks_for_a_document(text: str, language: str, truth: str) -> None:
    """A request for a document is read; who names one may ask for it; where none is named, nobody asks."""
    asked = statement(text=text, language=language, author=VISITOR)
    sheet = FactSheet.of_statement(asked, KATRINEHOLM, STOCKHOLM)
    assert sheet["asks-for-documents"].truth == truth


def test_officials_may_ask_another_authority() -> None:
    """What is no visitor's is quoted and asked about; where nothing is found, it is no."""
    found = read("asks-for-documents", "Jag begär ut protokollet från Trafikverket.", "sv")
    assert (found.truth, found.origin) == (Truth.UNKNOWN, None)
    assert [one.quote for one in found.evidence] == ["Jag begär ut protokollet"]
    assert read("asks-for-documents", "I dag plogar vi Storgatan.", "sv").truth is Truth.NO


def test_what_the_authority_asks_is_no_request() -> None:
    """The words of its own people are not put to it."""
    assert read("receives-request", "När ska ni ploga Storgatan?", "sv").truth is Truth.UNKNOWN


class TestRepetition:
    """The same author said the same thing on the same channel before."""

    FIRST = Statement(
        act=Act.POST, id="first", at=dt.datetime(2024, 5, 7, 8, tzinfo=STOCKHOLM), author=BO, channel=PAGE,
        text="Stoppa bygget nu!",
    )  # fmt: skip
    AGAIN = attrs.evolve(FIRST, id="again", at=DAY + dt.timedelta(1), text="STOPPA  bygget, nu")

    def test_the_same_words_again(self) -> None:
        """Capitals and marks make no difference; the record says where it stands."""
        fact = found("repeats-itself", self.AGAIN, self.FIRST)
        assert (fact.truth, fact.origin) == (Truth.YES, Origin.LOOKED_UP)
        assert fact.evidence[0].record is not None
        assert (fact.evidence[0].record.field, fact.evidence[0].record.value) == ("said_before", "first")
        later = attrs.evolve(self.FIRST, id="later", at=dt.datetime(2024, 5, 7, 9, tzinfo=STOCKHOLM))
        assert found("repeats-itself", later, self.FIRST).truth is Truth.YES

    @pytest.mark.parametrize(
        "change",
        [
            {"author": ANNA},
            {"author": None},
            {"channel": BLOG},
            {"channel": None},
            {"text": "Stoppa bygget aldrig!"},
            {"text": None},
            {"act": Act.REMOVAL},
            {"at": DAY + dt.timedelta(3)},
            {"at": DAY + dt.timedelta(1)},
            {"at": None},
            {"version_of": "again"},
        ],
    )
    def test_what_is_no_repetition(self, change: dict[str, Any]) -> None:
        """Of others, elsewhere, later, in other words: that it is none is not known all the same."""
        assert found("repeats-itself", self.AGAIN, attrs.evolve(self.FIRST, **change)).truth is Truth.UNKNOWN
        assert found("repeats-itself", self.AGAIN).truth is Truth.UNKNOWN

    @pytest.mark.parametrize("change", [{"author": None}, {"channel": None}, {"act": Act.LIKE}])
    def test_who_and_where_must_be_known(self, change: dict[str, Any]) -> None:
        """Of nobody, nowhere, or without words nothing is repeated."""
        assert found("repeats-itself", attrs.evolve(self.AGAIN, **change), self.FIRST).truth is Truth.UNKNOWN


class TestAmong:
    """Statements joined by what they refer to."""

    REPLY = Statement(act=Act.REPLY, id="reply", in_reply_to="letter", text="Vi sparar.")
    MORE = Statement(act=Act.REPLY, id="more", in_reply_to="reply", text="Hur mycket?")
    SHARE = Statement(act=Act.SHARE, id="share", target="reply")

    def test_the_thread_from_its_beginning(self) -> None:
        """The first of the thread comes first."""
        among = Among.of((self.MORE, self.REPLY, LETTER))
        assert [one.id for one in among.thread_of(self.MORE)] == ["letter", "reply"]

    def test_a_thread_in_a_circle_ends(self) -> None:
        """An archive that says that two answer each other is not followed for ever."""
        letter = attrs.evolve(LETTER, in_reply_to="more")
        among = Among.of((letter, self.REPLY, self.MORE))
        assert [one.id for one in among.thread_of(self.MORE)] == ["letter", "reply"]

    def test_what_is_about_it_and_publishes_it(self) -> None:
        """Shares refer to what they share, and posts to what they publish."""
        among = Among.of((LETTER, self.REPLY, self.SHARE, POST))
        assert among.about(self.REPLY) == (self.SHARE,)
        assert among.answers_to(LETTER) == (self.REPLY,)
        assert among.publishing(LETTER) == (POST,)

    def test_what_is_joined_stays_as_it_is(self) -> None:
        """Joining twice costs nothing."""
        among = Among.of([LETTER])
        assert Among.of(among) is among
        assert list(among) == [LETTER]

    def test_what_is_found_keeps_the_order_of_the_archive(self) -> None:
        """Whether it is named by its id or by its address."""
        asked = attrs.evolve(LETTER, address="https://example.org/letter")
        by_address = Statement(act=Act.REPLY, id="a", in_reply_to="https://example.org/letter")
        by_id = Statement(act=Act.REPLY, id="b", in_reply_to="letter")
        among = Among.of((by_address, by_id))
        assert [one.id for one in among.answers_to(asked)] == ["a", "b"]
        assert among.answers_to(asked) == among.answers_to(asked)
        assert [one.id for one in Among.of((by_id, by_address)).answers_to(asked)] == ["b", "a"]

    def test_what_somebody_said(self) -> None:
        """Of each author in the order of the archive; what has none is nobody's."""
        among = Among.of((self.REPLY, LETTER, POST))
        assert (among.by("bo"), among.by("nobody")) == ([LETTER], ())
