"""Facts have relations: some exclude, some imply others, of every act."""

from __future__ import annotations

import pathlib
import tomllib

import pytest
from fact_builders import channel, official, role, statement
from hypothesis import given as draws
from hypothesis import strategies as st

from offentligroll.facts import relations as module
from offentligroll.facts.detector import Answer, Detector
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.note import Note
from offentligroll.facts.registry import Detectors
from offentligroll.facts.relations import ContradictionError, Relations, implications
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Seniority
from offentligroll.model.period import Period
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
RELATIONS = Relations.shipped()
TOP, SENIOR, HOLDS = "author-is-top-official", "author-is-senior", "author-holds-public-role"


def sheet_of(said: Statement, detectors: Detectors | None = None, **assume: bool) -> FactSheet:
    """Lay out the facts of a statement."""
    from fact_builders import KATRINEHOLM, STOCKHOLM

    told = {fact.replace("_", "-"): value for fact, value in assume.items()}
    return FactSheet.of_statement(said, KATRINEHOLM, STOCKHOLM, detectors=detectors, assume=told)


def brought(fact: str, truth: Truth, origin: Origin = Origin.LOOKED_UP) -> Detectors:
    """Bring a program that answers one fact."""
    answer = Answer(truth=truth, origin=origin)
    return Detectors.shipped().with_detector(
        Detector(fact=fact, name="our register", answer=lambda _: answer)
    )


def told(fact: str, value: bool) -> tuple[GivenFact, ...]:
    """Tell a fact."""
    return (GivenFact(fact=fact, value=value),)


class TestTheRelations:
    """`excludes` and `implies` in the vocabulary, each with its reason."""

    @pytest.mark.parametrize(
        "relation", RELATIONS.relations, ids=lambda relation: f"{relation.fact}-{relation.other}"
    )
    def test_each_has_its_reason(self, relation: module.Relation) -> None:
        """Each is between two plain facts, has a reason in both languages, and stands there once."""
        assert {"sv", "en"} <= set(relation.why)
        assert relation.fact != relation.other
        pair = {relation.fact, relation.other}
        assert sum({one.fact, one.other} == pair for one in RELATIONS.relations) == 1

    @pytest.mark.parametrize("fact", RELATIONS.components)
    @pytest.mark.parametrize("truth", [YES, NO])
    def test_each_fact_can_be_either(self, fact: str, truth: Truth) -> None:
        """A test holds that each fact can be *yes*; and *no* as well."""
        following = dict(literal for literal, _ in RELATIONS.reached(fact, truth))
        assert len(following) == len(RELATIONS.reached(fact, truth))
        RELATIONS.check({fact: truth, **following})

    @pytest.mark.parametrize("act", Act)
    def test_no_act_breaks_them(self, act: Act) -> None:
        """They are true of every act as the detectors see it."""
        author = official(role(seniority=Seniority.TOP))
        for said in (statement(act=act), statement(act=act, author=author, channel=channel(holder=author))):
            sheet = sheet_of(said)
            assert not any(
                fact.note is not None and fact.note.code == "contradicted" for fact in sheet.values()
            )
            RELATIONS.check({fact: one.truth for fact, one in sheet.items() if one.truth is not UNKNOWN})

    def test_a_relation_of_what_is_no_fact_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A slip in the file is found when it is loaded."""
        table = {"excludes": [{"fact": "is-shar", "others": ["is-reply"], "why": {}}], "implies": []}
        monkeypatch.setattr(tomllib, "loads", lambda _: table)
        with pytest.raises(ValueError, match="`is-shar` or `is-reply` is not a fact"):
            Relations.shipped.__wrapped__(Relations)

    def test_what_is_not_related(self) -> None:
        """Two facts without a relation have none; acts of several kinds may be one."""
        assert RELATIONS.between("is-block", "is-removal") is None
        assert RELATIONS.between("is-reply", "is-omission") is RELATIONS.between("is-omission", "is-reply")

    def test_implications_go_by_way_of_other_facts(self) -> None:
        """What follows by way of a fact that nobody asks for follows all the same."""
        pairs = implications([TOP, HOLDS])
        assert set(pairs) == {((TOP, YES), (HOLDS, YES)), ((HOLDS, NO), (TOP, NO))}


class TestClosing:
    """Answers are closed over them rank by rank, highest first."""

    def test_what_follows_is_known(self) -> None:
        """A post is never an omission, and a top official holds a public role."""
        sheet = sheet_of(statement(facts=told(TOP, True)))
        assert (sheet["is-omission"].truth, sheet["is-omission"].follows_from) == (NO, "is-own-words")
        assert [(sheet[fact].truth, sheet[fact].origin) for fact in (SENIOR, HOLDS)] == [
            (YES, Origin.IMPLIED)
        ] * 2
        assert not sheet[SENIOR].is_weak

    def test_a_lower_answer_that_contradicts_is_beaten_and_shown(self) -> None:
        """A person's answer beats what the register says of another fact."""
        author = official(role(seniority=Seniority.STAFF))
        found = sheet_of(statement(author=author, facts=told(TOP, True)))[SENIOR]
        assert (found.truth, [one.truth for one in found.beaten]) == (YES, [NO])

    def test_a_higher_answer_stands_against_what_follows_from_a_lower(self) -> None:
        """What is told on the statement holds before what follows from what is told of the author."""
        author = official(role(), facts=told(TOP, True))
        sheet = sheet_of(statement(author=author, facts=told(HOLDS, False)))
        assert (sheet[HOLDS].truth, sheet[TOP].truth) == (NO, NO)
        assert [one.truth for one in sheet[TOP].beaten] == [YES]

    def test_weak_answers_yield(self) -> None:
        """An assumption gives way to what follows from what is told."""
        found = sheet_of(statement(facts=told(TOP, True)), author_holds_public_role=False)[HOLDS]
        assert (found.truth, found.is_weak) == (YES, False)

    def test_what_follows_from_a_weak_answer_is_weak(self) -> None:
        """It is no firmer than what it follows from."""
        found = sheet_of(statement(), author_is_top_official=True)[HOLDS]
        assert (found.truth, found.origin, found.is_weak) == (YES, Origin.IMPLIED, True)
        assert FactSheet.of_answers(assume={TOP: True}).bits([HOLDS]) == (0b01, 0b11)

    def test_weak_answers_that_contradict_each_other_are_unknown(self) -> None:
        """Two assumptions that can't both be so leave both unknown."""
        sheet = sheet_of(statement(), author_is_top_official=True, author_holds_public_role=False)
        assert (sheet[TOP].truth, sheet[HOLDS].truth) == (UNKNOWN, UNKNOWN)
        assert sheet[TOP].note == Note.of("contradicted", fact=HOLDS)

    def test_detectors_that_contradict_each_other_leave_both_unknown(self) -> None:
        """Between two programs nobody knows which is right."""
        detectors = brought(TOP, YES).with_detector(
            Detector(
                fact=HOLDS,
                name="another register",
                answer=lambda _: Answer(truth=NO, origin=Origin.LOOKED_UP),
            )
        )
        sheet = sheet_of(statement(), detectors)
        assert (sheet[TOP].truth, sheet[HOLDS].truth) == (UNKNOWN, UNKNOWN)
        assert [one.told_by for one in sheet[TOP].beaten] == ["our register"]

    def test_a_program_beats_what_the_library_computes(self) -> None:
        """What a program answers is closed over before the records are read."""
        sheet = sheet_of(statement(act=Act.POST), brought("is-omission", YES))
        assert (sheet["is-omission"].truth, sheet["is-own-words"].truth) == (YES, NO)

    def test_an_answer_of_doubtful_days_leaves_it_unknown(self) -> None:
        """What may be about another day, and would beat another answer, decides nothing of related facts."""
        doubtful = GivenFact(fact=TOP, value=True, period=Period.from_texts("2009", "2011"))
        author = official(role(seniority=Seniority.STAFF), facts=(doubtful,))
        sheet = sheet_of(statement(author=author))
        assert (sheet[TOP].truth, sheet[SENIOR].truth, sheet[HOLDS].truth) == (UNKNOWN, UNKNOWN, YES)
        firm = sheet_of(statement(author=author, facts=told(SENIOR, False)))
        assert (firm[TOP].truth, firm[SENIOR].truth) == (NO, NO)

    @pytest.mark.parametrize("where", ["facts", "channel", "author"])
    def test_contradictory_telling_is_an_error(self, where: str) -> None:
        """A contradiction within one rank is an error, and says why and what to do."""
        facts = (*told(TOP, True), *told(HOLDS, False))
        said = {
            "facts": statement(facts=facts),
            "channel": statement(channel=channel(facts=facts)),
            "author": statement(author=official(role(), facts=facts)),
        }[where]
        with pytest.raises(ContradictionError) as error:
            sheet_of(said)[TOP]
        assert "a top post is a senior post and a public role; correct one of them" in str(error.value)
        assert error.value.relation is RELATIONS.between(TOP, HOLDS)

    @draws(st.dictionaries(st.sampled_from(sorted(RELATIONS.components)), st.sampled_from([YES, NO])))
    def test_a_closed_sheet_keeps_every_relation(self, answers: dict[str, Truth]) -> None:
        """Whatever is told, the answers of a sheet can all be so, or the telling is refused."""
        yes = [fact for fact, truth in answers.items() if truth is YES]
        no = [fact for fact, truth in answers.items() if truth is NO]
        try:
            RELATIONS.check(answers)
        except ContradictionError:
            with pytest.raises(ContradictionError):
                FactSheet.of_answers(yes, no)
            return
        sheet = FactSheet.of_answers(yes, no)
        found = {fact: sheet[fact].truth for fact in RELATIONS.components}
        assert all(found[fact] is truth for fact, truth in answers.items())
        RELATIONS.check({fact: truth for fact, truth in found.items() if truth is not UNKNOWN})


def test_the_file_says_where_it_belongs() -> None:
    """Relations stand beside the vocabulary, in a file of the same format family."""
    table = tomllib.loads(pathlib.Path(module.__file__).with_name("relations.toml").read_text("utf-8"))
    assert table["format"] == 1
    assert {"excludes", "implies", "format"} == table.keys()
    facts = {entry["fact"] for kind in ("excludes", "implies") for entry in table[kind]}
    assert facts <= set(Vocabulary.shipped())
    assert Fact(id=TOP, truth=YES, origin=Origin.IMPLIED).is_weak is False
