"""What logs and tracebacks print of statements and answers holds no words, and is short."""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest

from offentligroll import Act, Channel, Directory, Official, Policy, Statement, Suite, Vocabulary
from offentligroll.assessment.assessment import Assessment
from offentligroll.cases import run_suite
from offentligroll.model import Profile
from offentligroll.model.given import GivenFact
from offentligroll.model.statement import Media
from reviews import EXAMPLES, LINDBY, lindby

SECRET = "min dotter Zaida är sjuk"  # noqa: S105 - no password
STATEMENT = Statement(
    act=Act.POST,
    id="a" * 10_000,
    text=f"Jag skriver som kommunens direktör att {SECRET}, rösta på oss!",
    quoted=SECRET,
    language="sv",
    author=Official(id="kim", name="Kim Ek"),
    channel=Channel(id="x:12", platform="x"),
    media=(Media(description=SECRET),),
    facts=(GivenFact(fact="is-on-duty", value=True, note=SECRET),),
)
ASSESSMENTS = [Policy.load(policy).assess(STATEMENT) for policy in ("katrineholm", "us-hatch-act")]


def everything_in(assessment: Assessment) -> tuple[object, ...]:
    """Give all that an assessment tells."""
    names = ("statement", "because", "despite", "held_open_by", "rules", "facts", "weak_facts", "findings",
             "obligations", "tone", "provenance", "record")  # fmt: skip
    return (*(getattr(assessment, name) for name in names), assessment.open_questions())


@pytest.mark.parametrize("assessment", ASSESSMENTS)
def test_nothing_prints_the_words(assessment: Assessment) -> None:
    """Neither the statement, nor the answer, nor any of its parts shows the words where it is printed."""
    shown = " ".join(map(repr, (STATEMENT, *STATEMENT.media, *STATEMENT.facts, assessment)))
    shown += " ".join(map(repr, everything_in(assessment)))
    assert "Zaida" not in shown
    assert "kommunens direktör" not in shown


def test_what_is_printed_is_short_and_tells_which_it_is() -> None:
    """A line of a log tells statement and answer apart, however long their ids."""
    for one in (STATEMENT, *ASSESSMENTS):
        assert len(repr(one)) <= 500
    assert repr(Statement(act=Act.POST, id="7", channel=STATEMENT.channel, text=SECRET)) == (
        "Statement(act='post', id='7', channel='x:12')"
    )
    answer = Policy.load("katrineholm").assess_facts()
    assert repr(answer) == "Assessment(capacity='undetermined', status='open')"


PUBLIC = [
    f"offentligroll{face}"
    for face in ("", ".assessment", ".cases", ".facts", ".model", ".questions", ".review", ".rules")
]


def _public_classes() -> set[type]:
    faces = map(importlib.import_module, PUBLIC)
    return {value for face in faces for name in face.__all__ if attrs.has(value := getattr(face, name))}


def _within(value: object, public: set[type]) -> Iterator[object]:
    """Go through an object and all public ones that it is made of."""
    if type(value) in public:
        yield value
        for field in attrs.fields(cast("Any", type(value))):
            yield from _within(getattr(value, field.name), public)
    elif isinstance(value, (tuple, list)):
        for one in value[:3]:
            yield from _within(one, public)


def test_no_public_object_fills_a_log() -> None:
    """Answers and their parts, rules, people, channels, cases and reviews are all shown in one short line."""
    directory = Directory.load(EXAMPLES / "review" / "directory.toml")
    review, suite = lindby(), Suite.load(EXAMPLES / "review" / "lindby.cases.toml")
    reply = LINDBY.answer("may-remove", STATEMENT)
    whole = (*(part for one in ASSESSMENTS for part in everything_in(one)), LINDBY.capacity_rules, reply)
    people = review.assessments[0].statement, suite, run_suite(suite, LINDBY), directory.officials
    rest = LINDBY.guidelines, LINDBY.obligations, directory.channels, review.requests, review.measures
    public = _public_classes()
    seen = {type(one): one for each in (*whole, *people, *rest) for one in _within(each, public)}
    assert len(seen) > 30
    assert {cls.__name__: repr(one) for cls, one in seen.items() if len(repr(one)) > 500} == {}


def test_what_holds_much_is_told_by_its_size() -> None:
    """A directory of many people, a policy and the vocabulary take a line of a log, and name nobody."""
    people = tuple(Official(id=f"p-{number}", name="Zaida Persson") for number in range(1000))
    assert repr(Directory(officials=people)) == "Directory(organisations=0, officials=1000, channels=0)"
    assert repr(Policy.shipped("katrineholm")).startswith("Policy(id='katrineholm', version='")
    assert len(repr(Policy.shipped("katrineholm"))) < 80
    assert repr(Vocabulary.shipped()) == f"Vocabulary(definitions={len(Vocabulary.shipped())})"


def test_a_profile_prints_none_of_its_words() -> None:
    """What somebody says of herself is no business of a log."""
    profile = Profile(name="Zaida", bio="Zaida, kommunens direktör", website="https://zaida.example")
    assert "zaida" not in repr(profile).casefold()


def test_a_traceback_has_no_words() -> None:
    """What a failing program prints of the statement that it was given holds none of its words."""

    def fails(statement: Statement) -> None:
        raise ValueError(f"can't go on with {statement!r}")

    with pytest.raises(ValueError, match="can't go on") as caught:
        fails(STATEMENT)
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "Zaida" not in "".join(told.format())
