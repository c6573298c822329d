"""Assessing many statements: in batches where a model is asked, and past those that can't be assessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import pytest
from policy_builders import ASSIGNED, LISTED, PARTY, WORDS, norm, policy, rule

from offentligroll import Act, Answer, Assessment, Capacity, Detector, Outcome, Policy, Statement, Truth
from offentligroll.facts import BatchDetector, Context, Detectors
from offentligroll.languages import MessageError
from offentligroll.model.given import GivenFact
from offentligroll.rules import FactTest, HouseRule
from offentligroll.rules.rule import InCapacity
from offentligroll.rules.source import InForce

SATIRE = "is-satire"
SHOWN = "account-has-house-rules"
BREAKS = "content-breaks-house-rules"
HOUSE_RULE = HouseRule(id="no-threats", not_allowed=FactTest(fact="is-threat"), says=WORDS)
POLICY = policy(
    rule("listed", "decides", when=LISTED),
    rule("satire", "presumes", "personal", when=SATIRE),
    norm("norm", "must_not", "is-abusive", in_capacity=InCapacity.ANY),
)


class Model:
    """A model that finds satire where the text says so, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, contexts: Sequence[Context]) -> list[dict[str, Answer] | Exception]:
        """Answer by the words; some it refuses."""
        self.asked.append([context.statement.id for context in contexts])
        return [self.one(context.statement.text or "") for context in contexts]

    @staticmethod
    def one(text: str) -> dict[str, Answer] | Exception:
        """Answer of one text."""
        if "refuse" in text:
            return PermissionError("the model refuses")
        satire = Answer.detected("satire") if "satire" in text else Answer.not_found()
        return {SATIRE: satire, "is-abusive": Answer.not_found()}


def brought(asked: Policy, model: Model, **fields: Any) -> Policy:  # noqa: ANN401
    """Bring the model into a policy."""
    facts = (SATIRE, "is-abusive")
    return asked.with_detector(BatchDetector(facts=facts, name="a model", answer=model, **fields))


def post(identity: str, text: str = "Nu plogas det.", *, listed: bool | None = False) -> Statement:
    """Make a post."""
    said = Statement(act=Act.POST, id=identity, text=text, language="sv")
    return said if listed is None else said.with_fact(LISTED, listed)


class TestBatches:
    """Statements are gathered as far as a model can be asked about at once."""

    @pytest.mark.parametrize(("size", "calls"), [(1, [1] * 10), (4, [4, 4, 2]), (10, [10]), (16, [10])])
    def test_the_same_as_one_by_one(self, size: int, calls: list[int]) -> None:
        """Only the number of calls is another."""
        posts = [post(f"p{number}", "satire" if number % 3 else "allvar") for number in range(10)]
        model, alone = Model(), Model()
        together = list(brought(POLICY, model, batch_size=size).assess_all(posts))
        assert together == [brought(POLICY, alone).assess(one) for one in posts]
        assert [len(asked) for asked in model.asked] == calls
        assert [len(asked) for asked in alone.asked] == [1] * 10

    def test_no_more_than_needed(self) -> None:
        """A batch is taken from the statements when its first assessment is asked for."""
        taken: list[str] = []

        def source() -> Iterator[Statement]:
            for number in range(6):
                taken.append(f"p{number}")
                yield post(taken[-1])

        assessments = brought(POLICY, Model(), batch_size=2).assess_all(source())
        assert taken == []
        next(assessments)
        assert taken == ["p0", "p1"]
        next(assessments)
        next(assessments)
        assert taken == ["p0", "p1", "p2", "p3"]

    def test_one_by_one_without_a_batch_detector(self) -> None:
        """Statements are not held back where nothing is asked of several."""
        source = iter([post("p0"), post("p1")])
        next(POLICY.assess_all(source))
        assert [one.id for one in source] == ["p1"]

    def test_only_what_is_still_open(self) -> None:
        """What cheaper facts settle is not asked of a dear model, unless more is read."""
        posts = [post("open"), post("settled", listed=True), post("open too", "satire")]
        model = Model()
        found = list(brought(POLICY, model).assess_all(posts))
        assert [one.capacity for one in found] == [
            Capacity.UNDETERMINED,
            Capacity.OFFICIAL,
            Capacity.PERSONAL,
        ]
        assert model.asked == [["open", "open too"]]
        assert [one.finding("norm").outcome for one in found] == [Outcome.COMPLIES] * 3
        assert model.asked == [["open", "open too"], ["settled"]]

    def test_several_stretches(self) -> None:
        """Where the day is not known and rules are dated, all facts are asked for at once."""
        dated = rule("dated", "decides", when=LISTED, in_force=InForce(start=dt.date(2020, 1, 1)))
        model = Model()
        found = list(
            brought(policy(dated, POLICY.capacity_rules[1]), model).assess_all([post("p"), post("q")])
        )
        assert ([one.capacity for one in found], model.asked) == ([Capacity.UNDETERMINED] * 2, [["p", "q"]])

    def test_a_policy_out_of_force(self) -> None:
        """Nothing is asked under a policy that does not count."""
        model = Model()
        late = attrs.evolve(brought(POLICY, model), in_force=InForce(start=dt.date(2020, 1, 1)))
        posts = [attrs.evolve(post("p"), at=dt.date(2019, 1, 1))]
        assert [str(one.status) for one in late.assess_all(posts, on_error=_never)] == ["not-in-force"]
        assert model.asked == []


def _never(_: Statement, error: Exception) -> None:
    raise AssertionError(error)


class TestErrors:
    """A statement that can't be assessed is raised in its turn, or handed over and passed by."""

    @staticmethod
    def past(asked: Policy, posts: Sequence[Statement]) -> tuple[list[str], dict[str, Exception]]:
        """Assess all that can be: ids of these, and the errors of the others."""
        errors: dict[str, Exception] = {}

        def note(statement: Statement, error: Exception) -> None:
            errors[statement.id] = error

        done = [str(one.statement and one.statement.id) for one in asked.assess_all(posts, on_error=note)]
        return done, errors

    @pytest.mark.parametrize("batch_size", [1, 2, 16])
    def test_a_fact_that_is_none(self, batch_size: int) -> None:
        """A slip on one statement does not end the run over ten years of posts."""
        posts = [post("a"), post("b").with_fact("is-satir", True), post("c")]
        for asked in (POLICY, brought(POLICY, Model(), batch_size=batch_size)):
            done, errors = self.past(asked, posts)
            assert (done, list(errors)) == (["a", "c"], ["b"])
            assert isinstance(errors["b"], MessageError)
            assert "did you mean `is-satire`" in str(errors["b"])
            assessments = asked.assess_all(posts)
            assert next(assessments).capacity is Capacity.UNDETERMINED
            with pytest.raises(MessageError, match="`is-satir` is not a fact"):
                next(assessments)

    def test_a_model_that_refuses(self) -> None:
        """Its error names detector and statement, and is handed over before anything is yielded of it."""
        posts = [post("a"), post("b", "refuse"), post("c", "refuse", listed=True)]
        done, errors = self.past(brought(POLICY, Model()), posts)
        assert (done, list(errors)) == (["a"], ["b", "c"])
        assert errors["c"].__notes__ == ["while `a model` answered `is-satire`, `is-abusive` of c"]

    def test_later_without_on_error(self) -> None:
        """Left out, nothing is asked before it is read."""
        (found,) = brought(POLICY, Model()).assess_all([post("c", "refuse", listed=True)])
        assert found.capacity is Capacity.OFFICIAL
        with pytest.raises(PermissionError, match="refuses"):
            _ = found.findings

    def test_the_tone_too(self) -> None:
        """What the tone rests on is asked for as well."""

        def fail(_: Context) -> Answer:
            raise TimeoutError

        slow = Detector(fact="has-personal-tone", name="a model", answer=fail)
        done, errors = self.past(POLICY.with_detector(slow), [post("a")])
        assert (done, list(map(type, errors.values()))) == ([], [TimeoutError])

    def test_a_call_that_fails(self) -> None:
        """All that it was about are handed over, and the next batch is assessed."""

        class Slow(Model):
            def __call__(self, contexts: Sequence[Context]) -> list[dict[str, Answer] | Exception]:
                if not self.asked:
                    self.asked.append([])
                    raise TimeoutError("after 30 s")
                return super().__call__(contexts)

        posts = [post(name) for name in "abc"]
        done, errors = self.past(brought(POLICY, Slow(), batch_size=2), posts)
        assert (done, list(errors)) == (["c"], ["a", "b"])

    def test_what_is_no_statement(self) -> None:
        """Another object is an error in its turn too."""
        wrong: Any = ["a post"]
        errors: list[tuple[object, Exception]] = []
        assert list(POLICY.assess_all(wrong, on_error=lambda *told: errors.append(told))) == []
        assert [(said, type(error)) for said, error in errors] == [("a post", TypeError)]

    @pytest.mark.parametrize("count", [0, 1, 2, 3])
    def test_a_source_that_breaks(self, count: int) -> None:
        """What came before an error of the archive itself is assessed; the error is not a statement's."""

        def source() -> Iterator[Statement]:
            for number in range(count):
                yield post(f"p{number}")
            raise OSError("the archive ends here")

        done: list[Assessment] = []
        with pytest.raises(OSError, match="ends here"):
            done.extend(brought(POLICY, Model(), batch_size=2).assess_all(source(), on_error=_never))
        assert [one.statement and one.statement.id for one in done] == [f"p{n}" for n in range(count)]


OWN = Policy.from_text("""
format = 1
id = "crisis"
version = "1"
languages = ["en", "sv"]
zone = "Europe/Stockholm"
title = { en = "T", sv = "T" }
question = { en = "Q?", sv = "F?" }
[[fact]]
id = "mentions-the-line"
phrase = { en = "the statement mentions the crisis line", sv = "uttalandet nämner kristelefonen" }
words = { sv = ["kristelefonen"] }
[[fact]]
id = "helps"
phrase = { en = "the statement helps", sv = "uttalandet hjälper" }
any_of = ["mentions-the-line", "answers-question-to-authority"]
[[guideline]]
id = "help"
should = "helps"
in_capacity = "any"
says = { en = "It helps.", sv = "Det hjälper." }
""")
PHRASE = "uttalandet nämner kristelefonen"


class TestFactsByName:
    """A program's detector answers the policy's own facts too, and names facts as policies do."""

    @pytest.mark.parametrize("name", ["mentions-the-line", PHRASE, "The statement mentions the crisis line"])
    def test_own_facts(self, name: str) -> None:
        """By id or phrase, alone or among several; its answer outranks the policy's words."""

        def answer(contexts: Sequence[Context]) -> Any:  # noqa: ANN401
            return [{name: Answer.detected("1177")} for _ in contexts]

        one = Detector(fact=name, name="a model", answer=lambda _: Answer.detected("1177"))
        several = BatchDetector(facts=(name, SATIRE), name="a model", answer=answer)
        for detector in (one, several):
            found = OWN.with_detector(detector).assess(post("p", "Ring 1177!", listed=None)).finding("help")
            assert found.outcome is Outcome.COMPLIES
            assert [(used.id, used.fact.told_by) for used in found.facts] == [
                ("mentions-the-line", "a model")
            ]

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("helps", "`helps` follows from other facts"),
            ("mentions-the-lines", r"`mentions-the-lines` is not a fact \(did you mean `mentions-the-line`"),
            ("no such phrase", "`no such phrase` is not a fact"),
        ],
    )
    def test_refused(self, name: str, message: str) -> None:
        """Groups, slips and phrases of nothing, when the detector is brought."""
        for detector in (
            Detector(fact=name, name="a model", answer=lambda _: Answer.not_found()),
            BatchDetector(facts=(SATIRE, name), name="a model", answer=Model()),
        ):
            with pytest.raises(MessageError, match=message):
                OWN.with_detector(detector)

    def test_a_bare_function(self) -> None:
        """What is no detector is refused with what is wanted."""
        bare: Any = len
        for bring in (OWN.with_detector, Detectors.shipped().with_detector):
            with pytest.raises(TypeError, match="has to be a Detector or a BatchDetector, got <built-in"):
                bring(bare)

    def test_a_fact_under_two_names(self) -> None:
        """Its id and its phrase are one fact, which is answered once."""
        with pytest.raises(ValueError, match="each once"):
            OWN.with_detector(
                BatchDetector(facts=("mentions-the-line", PHRASE), name="a model", answer=Model())
            )

    @pytest.mark.parametrize("told", ["no", [{PHRASE: Answer.not_found(), "x": Answer.not_found()}], [None]])
    def test_wrong_answers_by_phrase(self, told: object) -> None:
        """What is wrong with them is said as it is of ids."""
        careless: Any = lambda _: told  # noqa: E731
        detector = BatchDetector(facts=(PHRASE,), name="a model", answer=careless)
        with pytest.raises((TypeError, MessageError), match="`a model`"):
            _ = OWN.with_detector(detector).assess(post("p", listed=None)).findings

    def test_provenance(self) -> None:
        """Each detector counts in the hash of the policy, by its name and its facts."""
        hashes = {
            brought(POLICY, Model()).fingerprint,
            POLICY.fingerprint,
            POLICY.with_detector(BatchDetector(facts=(SATIRE,), name="a model", answer=Model())).fingerprint,
        }
        assert len(hashes) == 3


def test_ranks_stay() -> None:
    """What a person has stated outranks a model, which outranks the library."""
    model = BatchDetector.of_answers(
        name="a model", answers={"p": {PARTY: Answer.detected("plogas"), ASSIGNED: Answer.not_found()}}
    )
    asked = policy(rule("r", "decides", when=PARTY), rule("s", "decides", "personal", when=ASSIGNED))
    (found,) = asked.with_detector(model).assess_all([post("p")])
    assert {one.id: one.fact.told_by for one in found.facts if one.id in (PARTY, ASSIGNED)} == {
        PARTY: "a model",
        ASSIGNED: "a model",
    }
    (stated,) = asked.with_detector(model).assess_all([post("p").with_fact(PARTY, False)])
    told = next(one.fact for one in stated.facts if one.id == PARTY)
    assert (told.truth, told.told_by, [one.truth for one in told.beaten]) == (
        Truth.NO,
        "statement",
        [Truth.YES],
    )


def test_each_can_stand_among_others() -> None:
    """What a removal is about is looked up in the archive that is handed in."""
    rude = Statement(act=Act.POST, id="a", facts=(GivenFact(fact="is-threat", value=True),))
    removal = Statement(act=Act.REMOVAL, id="b", target="a", facts=(GivenFact(fact=SHOWN, value=True),))
    shown = attrs.evolve(rude, facts=(*rude.facts, GivenFact(fact=SHOWN, value=True)))
    asks = policy(norm("norm", "must", BREAKS), house_rules=(HOUSE_RULE,))
    for among, truth in (((), "unknown"), ((shown,), "yes")):
        (found,) = asks.assess_all([removal], among=among)
        assert found.finding("norm").facts[0].fact.truth == truth
