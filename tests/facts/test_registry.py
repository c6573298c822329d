"""Which detectors there are, and how they are asked."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from fact_builders import KATRINEHOLM, STOCKHOLM, channel, context, director, official, statement, why

from offentligroll.facts.asking import ask, missing_in
from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.note import Note
from offentligroll.facts.registry import Detectors
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.directory import Directory
from offentligroll.model.truth import Truth

SHIPPED = Detectors.shipped()


def says_yes(_: Context) -> Answer:
    """Answer yes, whatever is asked."""
    return Answer.looked_up(Truth.YES, "a record")


def detector(**fields: Any) -> Detector:  # noqa: ANN401
    """Make a program's own detector."""
    told: dict[str, Any] = {"fact": "is-satire", "name": "a model", "answer": says_yes} | fields
    return Detector(**told)


@pytest.mark.parametrize("source", [Source.MODEL, Source.TEXT])
def test_every_computed_fact_has_its_detector(source: Source) -> None:
    """There is “a detector for every fact of `vocabulary.toml` whose `from` is `model` or `text`”."""
    vocabulary = Vocabulary.shipped()
    wanted = {fact for fact, definition in vocabulary.items() if definition.source is source}
    assert wanted - {one.fact for one in SHIPPED.library} == set()


def test_one_detector_a_fact() -> None:
    """The library answers no fact twice, and what only people can tell where they recorded it."""
    facts = [one.fact for one in SHIPPED.library]
    assert len(set(facts)) == len(facts)
    given = [fact for fact in facts if Vocabulary.shipped()[fact].source is Source.GIVEN]
    # From fields, from words that only arouse suspicion, and of acts that are on record.
    suspected = [
        "contains-incoming-document",
        "receives-request",
        "asks-for-documents",
        "is-political-comment",
    ]
    assert given == ["acts-on-assignment", *suspected, "is-omission"]


def test_account_facts_need_an_account() -> None:
    """A detector needs an account exactly where the vocabulary says that its fact does."""
    for one in SHIPPED.library:
        assert (Need.ACCOUNT in one.needs) is Vocabulary.shipped()[one.fact].needs_account, one.fact


def test_every_detector_is_documented() -> None:
    """Each detector is a function that says in words what it answers."""
    assert [one.fact for one in SHIPPED.library if not one.answer.__doc__] == []


def test_shipped_is_made_once() -> None:
    """The shipped register is one object."""
    assert Detectors.shipped() is SHIPPED


def test_programs_own() -> None:
    """A program's detectors come before the library's own, the cheap ones first."""
    dear, cheap = detector(fact="is-share", cost=100), detector(fact="is-share", name="a register")
    programs, library = SHIPPED.with_detector(dear).with_detector(cheap).for_fact("is-share")
    assert programs == (cheap, dear)
    assert library == SHIPPED.for_fact("is-share")[1]


def test_registers_stay_as_they_are() -> None:
    """Adding a detector gives a new register and leaves the old one alone."""
    more = SHIPPED.with_detector(detector())
    assert (SHIPPED.for_fact("is-satire"), more.for_fact("is-satire")) == (((), None), ((detector(),), None))


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ("is-satir", "`is-satir` is not a fact of the vocabulary (did you mean `is-satire`?)"),
        ("xyzzy", "`xyzzy` is not a fact of the vocabulary"),
    ],
)
def test_unknown_fact(fact: str, message: str) -> None:
    """A detector of a fact that does not exist is an error with a suggestion."""
    with pytest.raises(ValueError, match="not a fact") as caught:
        SHIPPED.with_detector(detector(fact=fact))
    assert str(caught.value) == message


def test_same_name_twice() -> None:
    """Two detectors of one name for one fact could not be told apart."""
    with pytest.raises(ValueError, match="there already is a detector `a model` for `is-satire`"):
        SHIPPED.with_detector(detector()).with_detector(detector())


def test_pickled_by_name() -> None:
    """The shipped register comes back from a pickle as the very same, others as their like."""
    assert pickle.loads(pickle.dumps(SHIPPED)) is SHIPPED  # noqa: S301
    more = SHIPPED.with_detector(detector())
    again = pickle.loads(pickle.dumps(more))  # noqa: S301
    assert again == more
    assert again.library is SHIPPED.library
    other = Detectors(library=(detector(),))
    assert pickle.loads(pickle.dumps(other)) == other  # noqa: S301


@pytest.mark.parametrize(
    ("need", "fields"),
    [
        (Need.ACCOUNT, {"channel": None}),
        (Need.AUTHOR, {"author": None}),
        (Need.DAY, {"at": None}),
        (Need.WORDS, {"text": None}),
        (Need.WORDS, {"text": ""}),
        (Need.WORDS, {"text": " \n"}),
        (Need.DIRECTORY, {"directory": None}),
        (Need.ORGANISATION, {}),
    ],
)
def test_missing_need(need: Need, fields: dict[str, Any]) -> None:
    """A detector is not asked where one of its needs is missing, and the note says in words which."""
    whole = {
        "channel": channel(),
        "author": official(director()),
        "text": "Nu plogas det.",
        "directory": Directory(),
    }
    organisation = None if need is Need.ORGANISATION else KATRINEHOLM
    seen = context(statement(**(whole | fields)), organisation=organisation)
    found = ask(detector(needs=frozenset({need})), seen)
    assert missing_in(seen) == {need}
    assert (found.truth, found.told_by, found.evidence) == (Truth.UNKNOWN, None, ())
    assert {
        Need.ACCOUNT: "the channel",
        Need.AUTHOR: "the author",
        Need.DAY: "the day",
        Need.WORDS: "the words",
        Need.DIRECTORY: "no directory",
        Need.ORGANISATION: "which authority",
    }[need] in str(why(found))
    assert ask(detector(needs=frozenset(Need) - {need}), seen).truth is Truth.YES


def test_teller() -> None:
    """What a detector tells carries its name, its record and its note."""

    def answer(_: Context) -> Answer:
        return Answer(truth=Truth.NO, origin=Origin.NOT_FOUND, note=Note.from_text("a picture was not read"))

    seen = Context(statement=statement(), organisation=None, zone=STOCKHOLM)
    assert ask(detector(answer=answer), seen) == Fact(
        id="is-satire",
        truth=Truth.NO,
        origin=Origin.NOT_FOUND,
        told_by="a model",
        note=Note.from_text("a picture was not read"),
    )


def test_unknown_from_a_detector() -> None:
    """A detector that can't tell gives the note on what is missing, and tells nothing."""
    found = ask(detector(answer=lambda _: Answer.looked_up(Truth.UNKNOWN)), context(statement()))
    assert found == Fact(id="is-satire", truth=Truth.UNKNOWN, note=Note.of("directory-silent"))


def test_a_detector_must_give_an_answer() -> None:
    """A detector that gives a bare truth is told, with its name and fact, what it must give."""
    careless: Any = lambda _: True  # noqa: E731
    with pytest.raises(TypeError, match="`a model` gave True for `is-satire`; it must give an Answer"):
        ask(detector(answer=careless), context(statement()))


def test_errors_of_the_library_are_named_too() -> None:
    """An error while a fact is answered says which, and of which statement."""

    def fail(_: Context) -> Answer:
        raise RuntimeError

    with pytest.raises(RuntimeError) as caught:
        ask(detector(answer=fail), context(statement(id="p-1")))
    assert caught.value.__notes__ == ["while `a model` answered `is-satire` of p-1"]
