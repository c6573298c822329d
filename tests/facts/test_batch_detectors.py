"""Detectors that answer many facts in one call, and what is believed of what they say."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from fact_builders import KATRINEHOLM, STOCKHOLM, channel, official, statement, why
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts import (
    Answer,
    BatchDetector,
    Context,
    Detector,
    Detectors,
    Evidence,
    Need,
    Note,
    Origin,
)
from offentligroll.facts.batches import Batch
from offentligroll.facts.fact import Fact
from offentligroll.facts.sheet import FactSheet
from offentligroll.languages import MessageError
from offentligroll.model.given import GivenFact
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth

TEXT = "Tack så hemskt mycket för snön! Tack."
SATIRE, TONE, ABUSE = "is-satire", "has-personal-tone", "is-abusive"


class Scripted:
    """A model that says what a script tells, and notes what it was asked."""

    def __init__(self, *script: Any) -> None:  # noqa: ANN401
        self.script = list(script)
        self.asked: list[list[str]] = []

    def __call__(self, contexts: Sequence[Context]) -> Any:  # noqa: ANN401
        """Say the next line for each statement."""
        self.asked.append([context.statement.id for context in contexts])
        line = self.script.pop(0)
        if isinstance(line, Exception):
            raise line
        return [line] * len(contexts) if isinstance(line, dict) else line


def model(answer: Callable[[Sequence[Context]], Any], **fields: Any) -> BatchDetector:  # noqa: ANN401
    """Make a model that answers two facts."""
    told: dict[str, Any] = {"facts": (SATIRE, ABUSE), "name": "a model", "answer": answer}
    return BatchDetector(**(told | fields))


def sheet(
    detector: Detector | BatchDetector, said: Statement | None = None, batch: Batch | None = None
) -> FactSheet:
    """Lay out the facts of a statement, with one program's own detector."""
    said = said or statement(id="p-1", text=TEXT)
    detectors = Detectors.shipped().with_detector(detector)
    return FactSheet.of_statement(said, KATRINEHOLM, STOCKHOLM, detectors=detectors, batch=batch)


def told(answer: Answer) -> Fact:
    """Give what becomes of an answer, whichever kind of detector gave it."""
    one = sheet(Detector(fact=SATIRE, name="a model", answer=lambda _: answer))[SATIRE]
    assert sheet(model(lambda _: [{SATIRE: answer}]))[SATIRE] == one
    return one


class TestQuotes:
    """What a program quotes stands in the text, or its answer is not taken."""

    def test_places_are_found(self) -> None:
        """A model need not count letters: the first place of its words is theirs."""
        found = told(Answer.detected("hemskt mycket", "Tack"))
        assert (found.truth, found.origin, found.told_by) == (Truth.YES, Origin.DETECTED, "a model")
        assert [(one.quote, one.start, one.end) for one in found.evidence] == [
            ("hemskt mycket", 8, 21),
            ("Tack", 0, 4),
        ]
        assert TEXT[8:21] == "hemskt mycket"

    def test_beside_other_evidence(self) -> None:
        """Places that were given stay, and the quotes without come after them."""
        given = Evidence(quote="snön", start=26, end=30)
        found = told(Answer(truth=Truth.NO, origin=Origin.DETECTED, evidence=(given,), quotes=("!",)))
        assert [one.quote for one in found.evidence] == ["snön", "!"]

    def test_words_that_arouse_suspicion(self) -> None:
        """An unknown answer may quote too, and names who quotes."""
        found = told(Answer(truth=Truth.UNKNOWN, quotes=("snön",), note=Note.from_text("is it meant?")))
        assert (found.truth, found.told_by, why(found)) == (Truth.UNKNOWN, "a model", "“is it meant?”")
        assert [one.quote for one in found.evidence] == ["snön"]

    @pytest.mark.parametrize("truth", Truth)
    @pytest.mark.parametrize("quote", ["Rösta på oss!", "tack så", "Tack  så", TEXT + ".", ""])
    def test_invented_words(self, truth: Truth, quote: str) -> None:
        """Words that do not stand there letter by letter make the answer unknown, and it is told."""
        found = told(Answer(truth=truth, origin=Origin.DETECTED, quotes=("Tack", quote)))
        assert found == Fact(id=SATIRE, truth=Truth.UNKNOWN, note=found.note)
        assert why(found) == "`a model` quotes words that are not in the text"

    @pytest.mark.parametrize(
        "evidence",
        [
            Evidence(quote="Tack", start=1, end=5),
            Evidence(quote="", start=0, end=0),
            Evidence(start=0, end=4),
        ],
        ids=["elsewhere", "nothing", "a place without words"],
    )
    def test_wrong_places(self, evidence: Evidence) -> None:
        """Nor is a place taken where other words stand, or none are quoted."""
        found = told(Answer(truth=Truth.YES, origin=Origin.DETECTED, evidence=(evidence,)))
        assert why(found) == "`a model` quotes words that are not where it says"

    def test_without_a_text(self) -> None:
        """Where there are no words, none can be quoted."""
        answer = Answer.detected("Tack")
        assert sheet(model(lambda _: [{SATIRE: answer}]), statement())[SATIRE].truth is Truth.UNKNOWN

    @given(st.lists(st.one_of(st.text("tac k!"), st.sampled_from(TEXT.split())), min_size=1))
    def test_no_quote_is_ever_shown_that_does_not_stand_there(self, quotes: list[str]) -> None:
        """Whatever a model says: known is only what quotes the text, and every place shows its words."""
        found = told(Answer(truth=Truth.YES, origin=Origin.DETECTED, quotes=tuple(quotes)))
        assert (found.truth is Truth.YES) is all(quote and quote in TEXT for quote in quotes)
        for part in found.evidence:
            assert TEXT[part.start : part.end] == part.quote

    @pytest.mark.parametrize("quotes", [(), ("",), ("Tack", "")])
    def test_a_detected_yes_quotes(self, quotes: tuple[str, ...]) -> None:
        """`Answer.detected` wants words."""
        with pytest.raises(ValueError, match="needs the words that say so"):
            Answer.detected(*quotes)

    def test_not_found(self) -> None:
        """A *no* for want of finds is weak, with a note of one's own."""
        found = told(Answer.not_found("the model read twice"))
        assert (found.truth, found.is_weak, why(found)) == (Truth.NO, True, "“the model read twice”")
        assert told(Answer.not_found()).note is None


class TestManyFacts:
    """One call answers all facts of a detector."""

    def test_one_call(self) -> None:
        """However many of its facts are read, and in whatever order."""
        asked = Scripted({SATIRE: Answer.detected("Tack"), ABUSE: Answer.not_found()})
        facts = sheet(model(asked))
        assert (facts[ABUSE].truth, facts[SATIRE].truth) == (Truth.NO, Truth.YES)
        assert asked.asked == [["p-1"]]

    def test_what_is_left_out_is_unknown(self) -> None:
        """A model that refuses, or says nothing of a fact, has given no answer to it."""
        facts = sheet(model(Scripted({})))
        assert why(facts[SATIRE]) == "`a model` gave no answer"

    def test_what_it_needs(self) -> None:
        """It is not asked where something that it needs is missing."""
        asked = Scripted()
        found = sheet(model(asked, needs=[Need.WORDS]), statement(id="p-1"))[SATIRE]
        assert (why(found), asked.asked) == ("the words are not at hand", [])

    def test_what_a_single_one_needs(self) -> None:
        """As it is of a detector of one fact."""
        one = Detector(fact=SATIRE, name="a model", answer=lambda _: Answer.not_found(), needs={Need.WORDS})  # type: ignore[arg-type]
        assert why(sheet(one, statement())[SATIRE]) == "the words are not at hand"

    def test_what_is_told_is_not_asked(self) -> None:
        """A dear detector is not asked of what a person has stated."""
        said = statement(id="p-1", facts=(GivenFact(fact=SATIRE, value=False),))
        assert sheet(model(Scripted()), said)[SATIRE].truth is Truth.NO

    def test_a_program_outranks_the_library(self) -> None:
        """As a detector of one fact does."""
        detector = model(lambda _: [{TONE: Answer.detected("hemskt")}], facts=(TONE,))
        one = Detector(fact=TONE, name="a model", answer=lambda _: Answer.detected("hemskt"))
        found = sheet(detector, statement(text=TEXT, language="sv"))[TONE]
        assert found == sheet(one, statement(text=TEXT, language="sv"))[TONE]
        assert (found.told_by, found.evidence[0].quote) == ("a model", "hemskt")

    def test_pickle(self) -> None:
        """A pickled sheet asks again, and carries no statements along that it was assessed with."""
        batch = Batch()
        one = sheet(model(_always), batch=batch)
        other = sheet(model(_always), statement(id="p-2", text="Hemligt"), batch)
        assert one.context is not None
        assert other.context is not None
        batch.waiting = [one.context, other.context]
        assert one[SATIRE].truth is Truth.NO
        data = pickle.dumps(one)
        assert b"Hemligt" not in data
        assert pickle.loads(data)[ABUSE].truth is Truth.NO  # noqa: S301


def _always(contexts: Sequence[Context]) -> Any:  # noqa: ANN401
    return [{SATIRE: Answer.not_found(), ABUSE: Answer.not_found()} for _ in contexts]


class TestTogether:
    """A batch is asked about at once, and once."""

    @staticmethod
    def sheets(detector: BatchDetector, *said: Statement) -> list[FactSheet]:
        """Lay out the facts of statements that wait for each other."""
        batch = Batch()
        sheets = [sheet(detector, one, batch) for one in said]
        batch.waiting = [one.context for one in sheets]
        return sheets

    def test_all_that_wait(self) -> None:
        """The first that needs an answer has the others asked about too."""
        asked = Scripted([{SATIRE: Answer.not_found()}, {SATIRE: Answer.detected("Tack")}])
        one, other = self.sheets(model(asked), statement(id="a", text="Hej"), statement(id="b", text=TEXT))
        assert (one[SATIRE].truth, other[SATIRE].truth, other[ABUSE].truth) == (
            Truth.NO,
            Truth.YES,
            Truth.UNKNOWN,
        )
        assert asked.asked == [["a", "b"]]

    def test_at_most_its_size(self) -> None:
        """No more than the detector takes at once."""
        asked = Scripted({}, {})
        sheets = self.sheets(model(asked, batch_size=2), *(statement(id=f"s{n}") for n in range(3)))
        assert {one[SATIRE].truth for one in sheets} == {Truth.UNKNOWN}
        assert asked.asked == [["s0", "s1"], ["s2"]]

    def test_those_of_whom_it_can_tell_something(self) -> None:
        """Statements that lack what it needs, or of which all has been told, are left out."""
        asked = Scripted({})
        stated = tuple(GivenFact(fact=fact, value=True) for fact in (SATIRE, ABUSE))
        half = official(facts=stated[:1])
        said = [
            statement(id="asked", text=TEXT),
            statement(id="wordless"),
            statement(id="told", text=TEXT, facts=stated),
            statement(id="told elsewhere", text=TEXT, channel=channel(facts=stated[1:]), author=half),
            statement(id="half told", text=TEXT, author=half),
        ]
        first, *_ = self.sheets(model(asked, needs=frozenset({Need.WORDS})), *said)
        assert first[SATIRE].truth is Truth.UNKNOWN
        assert asked.asked == [["asked", "half told"]]


class TestErrors:
    """Whatever goes wrong says whose it is: detector, facts and statements by name."""

    NOTE = "while `a model` answered `is-satire`, `is-abusive` of p-1"

    @pytest.mark.parametrize(
        ("line", "error", "message"),
        [
            (TimeoutError("after 30 s"), TimeoutError, "after 30 s"),
            ("I can't help with that.", TypeError, r"gave \"I can't help with that.\"; it must give a list"),
            (None, TypeError, "gave None; it must give a list"),
            ([], MessageError, "`a model` was asked about one statement, and gave answers for 0"),
            ([{}, {}], MessageError, "gave answers for 2"),
            ([ConnectionError("refused")], ConnectionError, "refused"),
            (["yes"], TypeError, "gave 'yes'; it must give answers by fact"),
            ({SATIRE: True}, TypeError, "gave True for `is-satire`; it must give an Answer"),
            (
                {"is-satir": Answer.not_found()},
                MessageError,
                r"`a model` answers `is-satir`, which it was not asked about \(did you mean `is-satire`\?\)",
            ),
            ({7: Answer.not_found()}, MessageError, "`a model` answers `7`, which it was not asked about"),
        ],
    )
    def test_the_error_stays_what_it_is(self, line: object, error: type[Exception], message: str) -> None:
        """Timeouts, refusals, wrong counts, wrong types and wrong facts: with a note of names."""
        with pytest.raises(error, match=message) as caught:
            sheet(model(Scripted(line)))[SATIRE]
        assert caught.value.__notes__ == [self.NOTE]

    def test_asked_again(self) -> None:
        """An error is not kept: who reads again asks again."""
        facts = sheet(model(Scripted(TimeoutError(), {SATIRE: Answer.detected("Tack")})))
        with pytest.raises(TimeoutError):
            facts[SATIRE]
        assert facts[SATIRE].truth is Truth.YES

    def test_of_one_statement(self) -> None:
        """What is wrong with one statement's answers leaves the others alone."""
        lines = [{SATIRE: Answer.not_found()}, RuntimeError("the model refuses"), {SATIRE: "no"}]
        said = [statement(id=name, text=TEXT) for name in "abc"]
        good, refused, wrong = TestTogether.sheets(model(Scripted(lines)), *said)
        assert good[SATIRE].truth is Truth.NO
        with pytest.raises(RuntimeError, match="refuses") as caught:
            refused[SATIRE]
        assert caught.value.__notes__ == [self.NOTE.replace("p-1", "b")]
        with pytest.raises(TypeError, match="must give an Answer") as other:
            wrong[SATIRE]
        assert other.value.__notes__ == [self.NOTE.replace("p-1", "c")]

    def test_of_a_call(self) -> None:
        """A call that fails is an error of each statement that it was about."""
        said = [statement(id=name, text=TEXT) for name in "ab"]
        for one in TestTogether.sheets(model(Scripted(TimeoutError())), *said):
            with pytest.raises(TimeoutError) as caught:
                one[SATIRE]
            assert caught.value.__notes__ == [self.NOTE.replace("p-1", "a, b")]

    def test_of_one_fact(self) -> None:
        """A detector of one fact that gives no answer is named with its statement too."""
        careless: Any = lambda _: "yes"  # noqa: E731
        with pytest.raises(TypeError, match="must give an Answer") as caught:
            sheet(Detector(fact=SATIRE, name="a model", answer=careless))[SATIRE]
        assert caught.value.__notes__ == ["while `a model` answered `is-satire` of p-1"]


class TestMaking:
    """What can't be asked is refused when it is made or brought."""

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"facts": ()}, "`a model` should name the facts that it answers, each once"),
            ({"facts": (SATIRE, SATIRE)}, "each once"),
            ({"batch_size": 0}, "`a model` can't be asked about 0 statements at once"),
        ],
    )
    def test_refused(self, fields: dict[str, Any], message: str) -> None:
        """No facts, a fact twice, no statements."""
        with pytest.raises(ValueError, match=message):
            model(_always, **fields)

    def test_async_functions_are_wrapped(self) -> None:
        """A function that has to be waited for is refused with what to do."""

        async def later(_: object) -> Any:  # noqa: ANN401
            return []  # pragma: no cover

        for make in (
            lambda: model(later),
            lambda: Detector(fact=SATIRE, name="a model", answer=later),  # type: ignore[arg-type]
        ):
            with pytest.raises(TypeError, match="the function of `a model` is async; wrap it"):
                make()

    def test_facts_are_looked_up(self) -> None:
        """Each fact is of the vocabulary, and has one detector of a name."""
        with pytest.raises(MessageError, match="`is-satir` is not a fact of the vocabulary"):
            Detectors.shipped().with_detector(model(_always, facts=(ABUSE, "is-satir")))
        one = Detector(fact=ABUSE, name="a model", answer=lambda _: Answer.not_found())
        with pytest.raises(MessageError, match="there already is a detector `a model` for `is-abusive`"):
            Detectors.shipped().with_detector(model(_always)).with_detector(one)

    def test_names_and_size(self) -> None:
        """A register tells who answers what, and how many statements are asked about together."""
        detectors = Detectors.shipped().with_detector(model(_always, batch_size=8))
        assert detectors.names == ("a model (is-satire)", "a model (is-abusive)")
        assert (Detectors.shipped().batch_size, detectors.batch_size) == (1, 8)


class TestAnswersFromElsewhere:
    """What was computed before is handed in under the name of who computed it."""

    ANSWERS: Mapping[str, Mapping[str, Answer]] = {
        "p-1": {SATIRE: Answer.detected("Tack så hemskt mycket")},
        "p-2": {SATIRE: Answer.not_found(), TONE: Answer.detected("Rösta på oss!")},
    }

    def facts(self, identity: str) -> FactSheet:
        """Lay out the facts of a statement."""
        stored = BatchDetector.of_answers(name="a model, in May", answers=self.ANSWERS)
        return sheet(stored, statement(id=identity, text=TEXT))

    def test_origin_and_quotes(self) -> None:
        """With places found in the text of the statement."""
        found = self.facts("p-1")[SATIRE]
        assert (found.truth, found.told_by, found.evidence[0].start) == (Truth.YES, "a model, in May", 0)

    def test_quotes_are_verified(self) -> None:
        """Whoever computed them, and whenever."""
        facts = self.facts("p-2")
        assert (facts[SATIRE].truth, facts[TONE].truth) == (Truth.NO, Truth.UNKNOWN)
        assert "are not in the text" in str(why(facts[TONE]))

    def test_of_other_statements_nothing_is_known(self) -> None:
        """Nor of facts that were not answered."""
        assert why(self.facts("p-3")[SATIRE]) == "`a model, in May` gave no answer"

    def test_only_answers(self) -> None:
        """A bare yes has no origin, and is told with statement and fact."""
        wrong: Any = {"p-1": {SATIRE: True}}
        with pytest.raises(TypeError, match="`m` wants an Answer for `is-satire` of p-1, got True"):
            BatchDetector.of_answers(name="m", answers=wrong)
        with pytest.raises(ValueError, match="should name the facts"):
            BatchDetector.of_answers(name="m", answers={"p-1": {}})
