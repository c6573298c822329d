"""The sheet of facts: who is asked, whose answer counts, and what is said where nobody knows."""

from __future__ import annotations

import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fact_builders import (
    BOTKYRKA,
    ENDED,
    HELD,
    KATRINEHOLM,
    PARTY,
    PERHAPS,
    STOCKHOLM,
    channel,
    director,
    official,
    records,
    role,
    statement,
    why,
)
from hypothesis import given as draws
from hypothesis import strategies as st

from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.detector import Answer, Context, Detector
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.note import Note
from offentligroll.facts.registry import Detectors
from offentligroll.facts.relations import Relations
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.told_sheet import Sheet
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Role, Seniority
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.model.working_hours import WorkingHours

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
NOT_CLEAR = "and it is not clear whether that includes 3 February 2011"
LOOKED_UP = "account-has-house-rules"
"""A fact that the library looks up on the channel."""


def says(truth: Truth) -> Any:  # noqa: ANN401
    """Make a detector function that always answers the same."""
    return {YES: _yes, NO: _no, UNKNOWN: _unknown}[truth]


def _yes(_: Context) -> Answer:
    return Answer.looked_up(YES, "a model")


def _no(_: Context) -> Answer:
    return Answer.looked_up(NO, "a model")


def _unknown(_: Context) -> Answer:
    return Answer.unknown("the model can't tell")


def given(fact: str, value: bool, period: Period = ALWAYS) -> tuple[GivenFact, ...]:
    """Tell one fact."""
    return (GivenFact(fact=fact, value=value, period=period, note="the registrar says so"),)


def sheet_of(said: Statement, organisation: Organisation | None = KATRINEHOLM, **more: Any) -> FactSheet:  # noqa: ANN401
    """Lay out the facts of a statement."""
    return FactSheet.of_statement(said, organisation, STOCKHOLM, **more)


def brought(truth: Truth, fact: str = LOOKED_UP, cost: int = 0, name: str = "a program") -> Detectors:
    """Give the shipped detectors with a program's own before them."""
    one = Detector(fact=fact, name=name, answer=says(truth), cost=cost)
    return Detectors.shipped().with_detector(one)


class TestMapping:
    """A sheet reads like a mapping of all facts."""

    def test_every_fact_is_there(self) -> None:
        """Every fact of the vocabulary and every own fact can be read, known or not."""
        sheet = sheet_of(statement(), own={"mentions-the-crisis-line": _yes})
        assert set(sheet) == {*Vocabulary.shipped(), "mentions-the-crisis-line"}
        assert len(sheet) == len(list(sheet)) == len(Vocabulary.shipped()) + 1
        assert all(sheet[fact].id == fact for fact in sheet)

    def test_own_name_of_the_vocabulary(self) -> None:
        """An own fact that the vocabulary has too counts once."""
        sheet = FactSheet.of_answers(own=["is-share"])
        assert len(sheet) == len(list(sheet)) == len(Vocabulary.shipped())

    def test_every_unknown_fact_says_why(self) -> None:
        """A fact that is not known has a note on what is missing, and no teller."""
        sheet = sheet_of(statement(at=None), None)
        for fact in sheet.values():
            assert (fact.truth is UNKNOWN) is (fact.origin is None), fact
            assert (fact.note is not None) or fact.truth is not UNKNOWN, fact

    @pytest.mark.parametrize(
        ("fact", "message"),
        [
            ("is-satir", "`is-satir` is not a fact of this sheet (did you mean `is-satire`?)"),
            ("xyzzy", "`xyzzy` is not a fact of this sheet"),
        ],
    )
    def test_no_such_fact(self, fact: str, message: str) -> None:
        """A fact that does not exist is an error with a suggestion."""
        with pytest.raises(KeyError) as caught:
            sheet_of(statement())[fact]
        assert caught.value.args == (message,)
        assert fact not in sheet_of(statement())

    def test_each_fact_is_asked_once(self) -> None:
        """A fact is found when it is first read, and then kept."""
        asked: list[str] = []

        def answer(_: Context) -> Answer:
            asked.append("once")
            return Answer.looked_up(YES, "a model")

        detectors = Detectors.shipped().with_detector(Detector(fact="is-satire", name="m", answer=answer))
        sheet = sheet_of(statement(), detectors=detectors)
        assert asked == []
        assert sheet["is-satire"] is sheet["is-satire"]
        assert asked == ["once"]

    def test_pickle(self) -> None:
        """A sheet comes back from a pickle with the same answers, read before or not."""
        said = statement(author=official(director()), channel=channel(), text="Hej")
        own = {"own": _yes}
        sheet = sheet_of(said, detectors=brought(YES), assume={"is-satire": False}, own=own)
        assert sheet["author-is-candidate"].truth is NO
        again = pickle.loads(pickle.dumps(sheet))  # noqa: S301
        assert dict(again) == dict(sheet)

    def test_shared_between_threads(self) -> None:
        """Threads that read one sheet at the same time read the same answers."""
        said = statement(author=official(director()), channel=channel(), text="Hej på er", language="sv")
        sheet = sheet_of(said)
        with ThreadPoolExecutor(8) as pool:
            read = list(pool.map(lambda _: dict(sheet), range(16)))
        assert all(one == dict(sheet_of(said)) for one in read)

    def test_calendar_is_passed_on(self) -> None:
        """The working days that are passed in decide on duty."""
        hours = WorkingHours()
        author = official(director(hours=hours, leave=()))
        said = statement(author=author, at=dt.datetime(2011, 2, 3, 10, tzinfo=STOCKHOLM))
        assert sheet_of(said)["is-on-duty"].truth is UNKNOWN
        calendar = WorkingCalendar.for_country("SE", STOCKHOLM)
        assert sheet_of(said, calendar=calendar)["is-on-duty"].truth is YES


class TestAuthority:
    """“A person's or another program's answer outranks a computed one … the beaten answer stays visible”."""

    def test_order(self) -> None:
        """The statement comes before the channel, the author, programs and the library."""
        places = ["statement", "channel", "author", "a program", "offentligroll.profile"]
        for index, first in enumerate(places):
            # All before are silent, the first says yes, and all behind it say no.
            value = [None if place < index else place == index for place in range(len(places))]
            fields = [
                () if one is None else given(LOOKED_UP, one, ALWAYS if place == 0 else HELD)
                for place, one in enumerate(value[:3])
            ]
            said = statement(
                facts=fields[0],
                channel=channel(facts=fields[1], has_house_rules=value[4]),
                author=official(director(), facts=fields[2]),
            )
            program = UNKNOWN if value[3] is None else Truth.from_bool(value[3])
            found = sheet_of(said, detectors=brought(program))[LOOKED_UP]
            assert (found.truth, found.told_by) == (YES, first)
            assert [one.told_by for one in found.beaten] == places[index + 1 :]
            assert {one.truth for one in found.beaten} <= {NO}

    def test_agreeing_answers_are_not_beaten(self) -> None:
        """An answer that says the same is not shown as beaten."""
        said = statement(facts=given(LOOKED_UP, True), channel=channel(has_house_rules=True))
        assert sheet_of(said)[LOOKED_UP].beaten == ()

    def test_given_keeps_its_note(self) -> None:
        """A given answer carries its note and, from channel or author, the record."""
        said = statement(channel=channel(facts=given("is-satire", True, HELD)))
        found = sheet_of(said)["is-satire"]
        assert (found.origin, found.told_by, why(found)) == (
            Origin.GIVEN,
            "channel",
            "“the registrar says so”",
        )
        assert records(found) == ["twitter:1: stated, 1 January 2009 – 31 December 2014"]
        undated = statement(channel=channel(facts=given("is-satire", True)))
        assert records(sheet_of(undated)["is-satire"]) == ["twitter:1: stated"]
        assert records(sheet_of(statement(facts=given("is-satire", True)))["is-satire"]) == []

    @pytest.mark.parametrize(
        ("period", "day", "expected", "note"),
        [
            (ENDED, True, UNKNOWN, "nobody has said"),
            (HELD, True, YES, "“the registrar says so”"),
            (
                PERHAPS,
                True,
                UNKNOWN,
                (
                    "it is stated for `jansson` for 1 January 2009 – 2011, "
                    "and it is not clear whether that includes 3 February 2011"
                ),
            ),
            (ALWAYS, False, YES, "“the registrar says so”"),
            (
                HELD,
                False,
                UNKNOWN,
                "it is stated for `jansson` for 1 January 2009 – 31 December 2014, and the day is not known",
            ),
        ],
        ids=["before", "within", "possibly within", "undated, no day", "dated, no day"],
    )
    def test_dated(self, period: Period, day: bool, expected: Truth, note: str) -> None:
        """“Dated ones within their period”: an answer that may be about another day is skipped, and noted."""
        author = official(director(), facts=given("is-satire", True, period))
        said = statement(author=author, **({} if day else {"at": None}))
        found = sheet_of(said)["is-satire"]
        assert (found.truth, why(found)) == (expected, note)

    @pytest.mark.parametrize(
        ("channels", "authors", "expected"),
        [
            (True, True, (YES, "author", "“the registrar says so”")),
            (
                True,
                False,
                (UNKNOWN, None, f"it is stated for `twitter:1` for 1 January 2009 – 2011, {NOT_CLEAR}"),
            ),
        ],
        ids=["agree", "disagree"],
    )
    def test_a_place_of_doubt(
        self, channels: bool, authors: bool, expected: tuple[Truth, str | None, str]
    ) -> None:
        """The author's answer counts where the channel's may be about the day, unless that would beat it."""
        said = statement(
            channel=channel(facts=given("is-satire", channels, PERHAPS)),
            author=official(director(), facts=given("is-satire", authors)),
        )
        found = sheet_of(said)["is-satire"]
        assert (found.truth, found.told_by, why(found)) == expected

    def test_a_doubtful_answer_may_beat_a_computed_one(self) -> None:
        """What the library finds is not known to hold where a given answer may say the contrary."""
        said = statement(channel=channel(has_house_rules=True, facts=given(LOOKED_UP, False, PERHAPS)))
        assert sheet_of(said)[LOOKED_UP].truth is UNKNOWN
        said = statement(channel=channel(has_house_rules=True, facts=given(LOOKED_UP, True, PERHAPS)))
        assert sheet_of(said)[LOOKED_UP].truth is YES

    def test_contradiction(self) -> None:
        """Contradictory answers: “two answers at one place are an error”."""
        where = channel(facts=(*given("is-satire", True, HELD), *given("is-satire", False)))
        with pytest.raises(ValueError, match="the channel `twitter:1` gives `is-satire` as both yes and no"):
            sheet_of(statement(channel=where))["is-satire"]

    def test_dated_answers_at_one_place(self) -> None:
        """Of several dated answers at one place the one of that day counts."""
        where = channel(facts=(*given("is-satire", True, ENDED), *given("is-satire", False, HELD)))
        assert sheet_of(statement(channel=where))["is-satire"].truth is NO

    @pytest.mark.parametrize(("told", "other"), [(True, NO), (False, YES)])
    def test_dear_detectors_are_not_asked_for_nothing(self, told: bool, other: Truth) -> None:
        """Once somebody has told, a cheap detector may still disagree; a dear one is not asked."""
        said = statement(facts=given("is-satire", told))
        cheap = sheet_of(said, detectors=brought(other, "is-satire", 10))["is-satire"]
        dear = sheet_of(said, detectors=brought(other, "is-satire", 11))["is-satire"]
        assert ([one.told_by for one in cheap.beaten], dear.beaten) == (["a program"], ())

    def test_dear_detectors_are_asked_where_nobody_tells(self) -> None:
        """An answer that may be about another day spares nobody the question."""
        said = statement(channel=channel(facts=given("is-satire", True, PERHAPS)))
        assert sheet_of(said, detectors=brought(YES, "is-satire", 100))["is-satire"].truth is YES

    def test_first_program_that_knows(self) -> None:
        """A program's detector that can't tell leaves it to the next."""
        one = Detector(fact="is-satire", name="another program", answer=_no, cost=20)
        detectors = brought(UNKNOWN, "is-satire").with_detector(one)
        found = sheet_of(statement(), detectors=detectors)["is-satire"]
        assert (found.truth, found.told_by) == (NO, "another program")

    @pytest.mark.parametrize("first", [YES, NO])
    def test_programs_that_contradict_each_other(self, first: Truth) -> None:
        """None of two programs is believed, in whatever order they were brought; a person is."""
        other = Detector(fact="is-satire", name="another program", answer=_no if first is YES else _yes)
        detectors = brought(first, "is-satire").with_detector(other)
        found = sheet_of(statement(), detectors=detectors)["is-satire"]
        names = ("a program", "another program") if first is YES else ("another program", "a program")
        assert (found.truth, why(found)) == (
            UNKNOWN,
            "`{}` says that it is so, and `{}` that it is not".format(*names),
        )
        told = sheet_of(statement(facts=given("is-satire", True)), detectors=detectors)["is-satire"]
        assert told.truth is YES

    def test_programs_that_contradict_each_other_on_what_is_looked_up(self) -> None:
        """Nor is the directory believed where they do: whoever brought them meant to overrule it."""
        other = Detector(fact=LOOKED_UP, name="another program", answer=_no)
        said = statement(channel=channel(has_house_rules=True))
        assert sheet_of(said, detectors=brought(YES).with_detector(other))[LOOKED_UP].truth is UNKNOWN

    def test_notes_of_all(self) -> None:
        """Where nobody could tell, the notes of all who were asked are given, each once."""
        found = sheet_of(statement(channel=channel()), detectors=brought(UNKNOWN))[LOOKED_UP]
        assert why(found) == (
            "“the model can't tell”; "
            "it is not recorded for twitter:1 whether it shows house rules or a comment policy"
        )

    def test_own_word_facts(self) -> None:
        """A policy's own word fact is answered by the policy, unless somebody has told it."""
        own = {"mentions-the-crisis-line": _no}
        found = sheet_of(statement(), own=own)["mentions-the-crisis-line"]
        assert (found.truth, found.told_by) == (NO, "policy")
        told = statement(facts=given("mentions-the-crisis-line", True))
        assert sheet_of(told, own=own)["mentions-the-crisis-line"].truth is YES


class TestNoAccount:
    """Facts that need an account “are no for spoken words, unknown when it was not recorded”."""

    FACTS = tuple(one for one, definition in Vocabulary.shipped().items() if definition.needs_account)

    @pytest.mark.parametrize(("act", "words"), [(Act.SPOKEN, "a spoken statement")])
    @pytest.mark.parametrize("where", [None, channel(has_house_rules=True)], ids=["none", "channel"])
    def test_without_account(self, act: Act, words: str, where: Any) -> None:  # noqa: ANN401
        """They are no for spoken words, whatever the channel."""
        sheet = sheet_of(statement(act=act, channel=where))
        for fact in self.FACTS:
            assert (sheet[fact].truth, sheet[fact].origin) == (NO, Origin.LOOKED_UP)
            assert records(sheet[fact]) == [f"the act is {words}: no account is part of it"]

    def test_not_recorded(self) -> None:
        """They are unknown for a post whose channel was not recorded, and the note says so."""
        sheet = sheet_of(statement())
        for fact in self.FACTS:
            assert (sheet[fact].truth, why(sheet[fact])) == (UNKNOWN, "the channel was not recorded")

    def test_given_outranks(self) -> None:
        """A person may know better."""
        said = statement(act=Act.SPOKEN, facts=given(LOOKED_UP, True))
        found = sheet_of(said)[LOOKED_UP]
        assert (found.truth, [one.truth for one in found.beaten]) == (YES, [NO])

    def test_only_people_can_tell(self) -> None:
        """A fact about the account that only people can tell is unknown where there is one."""
        assert why(sheet_of(statement(channel=channel()))["serves-channel-purpose"]) == "nobody has said"


class TestAssumed:
    """“`[assume]` in a policy says what holds when nobody has said otherwise”."""

    def test_assumed(self) -> None:
        """A fact still unknown is assumed, weakly, by the policy, and keeps its note."""
        found = sheet_of(statement(channel=channel()), assume={LOOKED_UP: False})[LOOKED_UP]
        assert (found.truth, found.origin, found.told_by, found.is_weak) == (
            NO,
            Origin.ASSUMED,
            "policy",
            True,
        )
        assert "it is not recorded" in str(why(found))

    def test_known(self) -> None:
        """A fact that is known is not assumed."""
        said = statement(channel=channel(has_house_rules=True))
        assert sheet_of(said, assume={LOOKED_UP: False})[LOOKED_UP].truth is YES


class TestAnswers:
    """A bare set of answers."""

    def test_answers(self) -> None:
        """What is told is given, the rest is assumed or unknown."""
        sheet = FactSheet.of_answers(
            yes=["is-satire", "is-spoken"], no=["own"], assume={"is-share": True, "is-spoken": False}
        )
        assert (sheet["is-satire"].truth, sheet["is-satire"].origin) == (YES, Origin.GIVEN)
        assert (sheet["own"].truth, sheet["is-spoken"].truth) == (NO, YES)
        assert (sheet["is-share"].truth, sheet["is-share"].origin) == (YES, Origin.ASSUMED)
        assert sheet["account-is-listed"] == Fact(
            id="account-is-listed", truth=UNKNOWN, note=Note.of("nobody-said")
        )

    def test_both(self) -> None:
        """The same fact in both is an error; the same answer twice is not."""
        with pytest.raises(ValueError, match="`is-satire` is given as both yes and no"):
            FactSheet.of_answers(yes=["is-satire"], no=["is-satire"])
        assert FactSheet.of_answers(yes=["is-satire", "is-satire"])["is-satire"].truth is YES

    def test_own_facts(self) -> None:
        """Own facts that nobody answers are unknown where they are named, and an error where not."""
        assert FactSheet.of_answers(own=["mine"])["mine"].truth is UNKNOWN
        with pytest.raises(KeyError):
            FactSheet.of_answers()["mine"]


RELATED = Relations.shipped().components


class TestBits:
    """The answers as integers, for the engine."""

    @draws(
        told=st.lists(st.sampled_from([*Truth, Origin.ASSUMED]), max_size=80),
        offset=st.integers(0, 60),
    )
    def test_bits(self, told: list[Truth | Origin], offset: int) -> None:
        """Two bits are about each fact: known to be so, known not to be so; weak ones are named by both."""
        facts = [fact for fact in Vocabulary.shipped() if fact not in RELATED][offset : offset + len(told)]
        by_fact = dict(zip(facts, told, strict=True))
        sheet = FactSheet.of_answers(
            yes=[fact for fact, one in by_fact.items() if one is YES],
            no=[fact for fact, one in by_fact.items() if one is NO],
            assume={fact: False for fact, one in by_fact.items() if one is Origin.ASSUMED},
        )
        answers, weak = sheet.bits(facts)
        for index, one in enumerate(told):
            bits = tuple(number >> 2 * index & 0b11 for number in (answers, weak))
            expected = {YES: (0b01, 0), NO: (0b10, 0), UNKNOWN: (0, 0), Origin.ASSUMED: (0b10, 0b11)}
            assert bits == expected[one]
        assert max(answers, weak) < 1 << 2 * len(told)

    def test_computed(self) -> None:
        """Facts not read before are found, and what was only not found is weak."""
        said = statement(
            author=official(director()), channel=channel(has_house_rules=True), directory=None, at=None
        )
        own = {"own": lambda _: Answer(truth=NO, origin=Origin.NOT_FOUND)}
        assert sheet_of(said, own=own).bits(["is-satire", LOOKED_UP, "own"]) == (0b10_01_00, 0b11_00_00)

    def test_unknown_fact(self) -> None:
        """A fact that does not exist is an error here too."""
        with pytest.raises(KeyError):
            FactSheet.of_answers().bits(["xyzzy"])


class TestBearer:
    """For which organisation a statement is looked at, where nobody has said."""

    @pytest.mark.parametrize(
        ("roles", "expected"),
        [
            ((director(),), KATRINEHOLM),
            ((director(), role()), KATRINEHOLM),
            ((director(), role(PERHAPS)), KATRINEHOLM),
            ((director(), role(organisation=BOTKYRKA)), None),
            ((director(), role(PERHAPS, organisation=BOTKYRKA)), None),
            ((director(), role(ENDED, organisation=BOTKYRKA)), KATRINEHOLM),
            ((director(), role(organisation=PARTY)), KATRINEHOLM),
            ((director(PERHAPS),), KATRINEHOLM),
            ((director(PERHAPS), role(PERHAPS, organisation=BOTKYRKA)), None),
            ((director(ENDED),), None),
            ((), None),
        ],
        ids=[
            "one role",
            "two roles there",
            "sure and possible role there",
            "two authorities",
            "possibly another authority",
            "another authority before",
            "a party too",
            "possibly held",
            "possibly held in two authorities",
            "ended",
            "no role",
        ],
    )
    def test_by_role(self, roles: tuple[Role, ...], expected: Organisation | None) -> None:
        """It is the only organisation in which the author held, or may have held, a public role that day."""
        said = statement(author=official(*roles), channel=channel(holder=official(*roles)))
        assert organisation_for(said, dt.date(2011, 2, 3)) == expected

    def test_by_channel(self) -> None:
        """The organisation that holds the channel comes first, whatever the author's roles."""
        said = statement(author=official(director()), channel=channel(holder=BOTKYRKA))
        assert organisation_for(said, None) == BOTKYRKA

    def test_nothing_known(self) -> None:
        """Without channel, and without author or day, it is not clear."""
        assert organisation_for(statement(), dt.date(2011, 2, 3)) is None
        assert organisation_for(statement(author=official(director())), None) is None


def test_every_model_fact_of_a_whole_statement() -> None:
    """No detector fails on a full statement or on an empty one, and none answers what it was not asked."""
    author = official(director(seniority=Seniority.TOP))
    full = statement(author=author, channel=channel(holder=author), text="Nu plogas det.", language="sv")
    for said in (full, statement(), Statement(act=Act.SPOKEN)):
        sheet = sheet_of(said)
        for fact, definition in Vocabulary.shipped().items():
            found = sheet[fact]
            assert found.id == fact
            if definition.source is Source.GIVEN and not definition.needs_account:
                # Where no document is named, nobody asks for one.
                is_asked = found.truth is UNKNOWN or found.id == "asks-for-documents"
                assert is_asked or found.origin is Origin.IMPLIED


class TestToldAlone:
    """What is told without a statement is a sheet of its own, which asks nobody."""

    def test_no_statement_is_seen(self) -> None:
        """There is no statement to look at."""
        assert Sheet.of_answers(["is-satire"]).context is None

    def test_a_sheet_is_itself_alone(self) -> None:
        """Nothing is looked up to compare two sheets: each is another, though it say the same."""
        sheet = Sheet.of_answers(["is-satire"])
        assert sheet == sheet  # noqa: PLR0124 - what is tested
        assert sheet != Sheet.of_answers(["is-satire"])
        assert {sheet: 1}[sheet] == 1
