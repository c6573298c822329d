"""Facts that hang on the circumstances of an act alone are found once for all acts of the same ones."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directories import directories, maybe, said, statements
from offentligroll.facts import circumstances, common, plans
from offentligroll.facts.circumstances import shared_facts
from offentligroll.facts.detector import Answer, Detector
from offentligroll.facts.detectors.around import LOOKED_AROUND_FOR
from offentligroll.facts.detectors.text import ANSWERED_BY_WORDS
from offentligroll.facts.fact import Fact
from offentligroll.facts.known_facts import BY_THE_CLOCK
from offentligroll.facts.registry import Detectors
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model import Directory, Media, SignedFact, Statement
from offentligroll.model.truth import Truth

ZONE = ZoneInfo("Europe/Stockholm")
ALL = tuple(Vocabulary.shipped())
LISTED, RUN_BY_STAFF = "account-is-listed", "account-is-run-by-staff"
DIRECTORY = """
format = 1
[[organisation]]
id = "town"
name = "Town"
kind = "municipality"
[[official]]
id = "kim"
name = "Kim"
[[official.role]]
organisation = "town"
kind = "appointed"
from = 2010-01-01
until = 2019-12-31
[[channel]]
id = "x:1"
platform = "x"
holder = "kim"
listed = [{ by = "town", from = 2015-03-01, until = 2016-02-29 }]
"""


def of_archive(number: int = 0, **told: Any) -> Statement:  # noqa: ANN401 - fields of a statement
    """Say something in an archive of Kim's."""
    directory = told.pop("directory", None) or Directory.from_text(DIRECTORY)
    fields = {"act": "post", "author": "kim", "channel": "x:1", "at": dt.date(2015, 6, 1), "text": "Hej."}
    statement: Statement = directory.statement(**{**fields, "id": f"post-{number}", **told})
    return statement


def sheet(statement: Statement, **told: Any) -> FactSheet:  # noqa: ANN401 - as for the sheet
    """Lay out its facts for the town, or for nobody where the directory has none."""
    directory = statement.directory
    organisation = directory.organisations[0] if directory is not None and directory.organisations else None
    return FactSheet.of_statement(statement, organisation, ZONE, **told)


@st.composite
def archives(draw: st.DrawFn) -> tuple[Directory, list[dict[str, Any]]]:
    """Draw a directory, and what was said by its people, some of it twice in other words on other days."""
    directory = draw(directories())
    first = draw(statements(directory))
    acts = [first]
    for _ in range(draw(st.integers(1, 3))):
        day = draw(maybe(st.dates(dt.date(2014, 1, 1), dt.date(2027, 12, 31))))
        changed = {
            "at": day,
            "text": draw(st.sampled_from(["Nu plogas Storgatan.", "Rösta på mig!", "Skicka protokollet."])),
            "topics": draw(st.sampled_from([(), ("snow",)])),
            "in_reply_to": draw(maybe(st.just("another"))),
            "continues": draw(maybe(st.just("another"))),
            "version_of": draw(maybe(st.just("another"))),
            "lost": draw(st.sampled_from([(), ("answered",)])),
            "audience_is_limited": draw(maybe(st.booleans())),
            "media": draw(st.sampled_from([(), (Media(),)])),
        }
        acts.append({**draw(st.sampled_from(acts)), **changed})
    return directory, acts


@pytest.mark.property
@given(archives())
def test_answers_are_those_of_a_statement_alone(archive: tuple[Directory, list[dict[str, Any]]]) -> None:
    """Facts of channel, author and day are worked out once for each stretch of days, with equal answers."""
    directory, acts = archive
    for act in acts:
        alone = said(act, attrs.evolve(directory))
        found = sheet(said(act, directory), assume={RUN_BY_STAFF: False}).bits(ALL)
        assert found == sheet(alone, assume={RUN_BY_STAFF: False}).bits(ALL)


def test_each_field_of_a_statement_counts_or_is_looked_at_each_time() -> None:
    """A new field of statements is either a circumstance, or read only by detectors that say so."""
    each_time = {"id", "at", "text", "language", "target", "links", "media", "quoted", "received", "address"}
    each_time |= {"takes_back", "contains", "publication_agreed", "registered_at", "disposed_at"}
    each_time |= {"facts", "directory"}
    counting = {*circumstances.PEOPLE, *circumstances.VALUES, *circumstances.TOLD}
    assert {field.name for field in attrs.fields(Statement)} - each_time == counting


def test_a_second_statement_asks_only_what_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What hangs on the circumstances is not asked again; evidence is looked up when it is read."""
    directory, asked, find = Directory.from_text(DIRECTORY), list[str](), FactSheet._find

    def noting(self: FactSheet, fact: str) -> Fact:
        asked.append(fact)
        return find(self, fact)

    first, second = (sheet(of_archive(one, directory=directory)) for one in (1, 2))
    told = first.bits(ALL)
    monkeypatch.setattr(FactSheet, "_find", noting)
    assert second.bits(ALL) == told
    # No role has hours, no other statement is at hand, and it is the same day with as little in the words.
    decided = shared_facts() | BY_THE_CLOCK | LOOKED_AROUND_FOR | common.BY_THE_DAY | common.READ_BESIDES
    assert set(asked) == set(ALL) - decided - ANSWERED_BY_WORDS
    assert second[LISTED].evidence == first[LISTED].evidence


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        (dt.date(2015, 2, 28), Truth.UNKNOWN),
        (dt.date(2015, 3, 1), Truth.YES),
        (dt.date(2016, 2, 29), Truth.YES),
        (dt.date(2016, 3, 1), Truth.UNKNOWN),
        (None, Truth.UNKNOWN),
    ],
)
def test_a_stretch_ends_where_a_record_does(day: dt.date | None, listed: Truth) -> None:
    """On both sides of each day that a record names, facts are found anew."""
    directory = Directory.from_text(DIRECTORY)
    sheet(of_archive(directory=directory)).bits([LISTED])
    told, _ = sheet(of_archive(directory=directory, at=day)).bits([LISTED])
    assert told == {Truth.YES: 1, Truth.NO: 2, Truth.UNKNOWN: 0}[listed]


def test_what_somebody_told_is_never_shared() -> None:
    """An answer given on one statement says nothing of the next, and its relations are closed anew."""
    directory = Directory.from_text(DIRECTORY)
    plain = sheet(of_archive(directory=directory)).bits(ALL)
    told = of_archive(directory=directory).with_fact("author-is-elected", True)
    answers, _ = sheet(told).bits(["author-is-elected", "author-holds-public-role"])
    assert answers == 0b0101
    assert sheet(of_archive(directory=directory)).bits(ALL) == plain


def test_a_programs_own_detector_is_asked_of_each_statement() -> None:
    """A program may look at anything, so that nothing is shared beside its detectors."""
    directory = Directory.from_text(DIRECTORY)
    asked: list[str] = []

    def answer(context: Any) -> Answer:  # noqa: ANN401
        asked.append(context.statement.id)
        return Answer.looked_up(Truth.YES, "a register")

    mine = Detectors.shipped().with_detector(Detector(fact=LISTED, name="mine", answer=answer))
    for number in (1, 2):
        assert sheet(of_archive(number, directory=directory), detectors=mine).bits([LISTED])[0] == 1
    assert asked == ["post-1", "post-2"]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many circumstances are kept, and then it begins anew; a directory takes its own with it."""
    monkeypatch.setattr(circumstances, "MOST_KEPT", 2)
    directory = Directory.from_text(DIRECTORY)
    for author in ("kim", None):
        for channel in ("x:1", None):
            for topic in "abc":
                one = of_archive(directory=directory, author=author, channel=channel, topics=(topic,))
                sheet(one).bits(ALL)
                kept = directory.remembered.values()
                assert len(kept) <= 2
                assert all(len(place.kept) <= 2 for place in kept)
    assert attrs.evolve(directory).remembered == {}


def test_days_and_ways_of_taking_silence_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many days are kept for the same circumstances, and so many ways of saying nothing."""
    monkeypatch.setattr(common, "MOST_DAYS", 1)
    monkeypatch.setattr(common, "MOST_SILENCES", 1)
    directory = Directory.from_text(DIRECTORY)
    told = {
        (day, text): sheet(of_archive(directory=directory, at=dt.date(2015, 6, day), text=text)).bits(ALL)
        for day in (1, 2)
        for text in ("Nu plogas Storgatan i dag igen.", "The road will be closed on Monday morning.")
    }
    for (day, text), bits in told.items():
        alone = of_archive(at=dt.date(2015, 6, day), text=text)
        assert sheet(alone).bits(ALL) == bits


def test_lists_of_facts_are_bounded_for_the_same_circumstances(monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory that outlives many policies does not keep what each of them asked."""
    monkeypatch.setattr(common, "MOST_PLANS", 2)
    directory = Directory.from_text(DIRECTORY)
    told = {sheet(of_archive(directory=directory), assume={LISTED: True}).bits(ALL) for _ in range(4)}
    assert len(told) == 1
    (place,) = directory.remembered.values()
    (kept,) = place.kept.values()
    assert len(kept.own) <= 2


@pytest.mark.parametrize(
    ("fact", "recorded"),
    [("contains-incoming-document", ("letter",)), ("takes-back-earlier-statement", "post-0")],
)
def test_what_is_recorded_is_not_silence(fact: str, recorded: object) -> None:
    """Where a record tells what words else would, the statement itself is asked."""
    directory = Directory.from_text(DIRECTORY)
    fields: dict[str, Any] = {"contains" if isinstance(recorded, tuple) else "takes_back": recorded}
    assert sheet(of_archive(directory=directory)).bits([fact])[0] != 0b01
    assert sheet(of_archive(directory=directory, **fields)).bits([fact])[0] == 0b01


@pytest.mark.parametrize(
    "text",
    [
        "Jag skriver på uppdrag av kommunen.",
        "Vi har fått in ett brev från en medborgare.",
        "Nu plogas Storgatan.",
    ],
)
def test_words_that_speak_are_not_silence(text: str) -> None:
    """What words say is asked of each statement, also after one that is silent in the same circumstances."""
    directory = Directory.from_text(DIRECTORY)
    for said_now in ("Nu plogas Storgatan.", text):
        told: dict[str, Any] = {"text": said_now, "language": "sv"}
        assert sheet(of_archive(directory=directory, **told)).bits(ALL) == sheet(of_archive(**told)).bits(ALL)


@pytest.mark.parametrize("told", [{"asks-for-documents": True}, {}], ids=["told", "said"])
def test_what_follows_from_something_else_is_no_silence(told: dict[str, bool]) -> None:
    """That one visitor's words ask for a document, which is a request, says nothing of the next visitor's."""
    visitor = '[[official]]\nid = "guest"\nname = "Guest"\nvisitor = true\n'
    directory = Directory.from_text(DIRECTORY + visitor)
    fields: dict[str, Any] = {"author": "guest", "act": "reply", "language": "sv", "directory": directory}
    request = of_archive(**fields, text="Hej." if told else "Skicka protokollet från mötet.")
    for fact, value in told.items():
        request = request.with_fact(fact, value)
    assert sheet(request).bits(["receives-request"])[0] == 0b01
    greeting = of_archive(**fields, text="Hej.")
    alone = of_archive(**{**fields, "directory": attrs.evolve(directory)}, text="Hej.")
    assert sheet(greeting).bits(["receives-request"]) == sheet(alone).bits(["receives-request"])


def test_the_last_day_of_all_ends_no_stretch() -> None:
    """The year 9999 has no day after it."""
    last = DIRECTORY.replace("2016-02-29", "9999-12-31")
    told, _ = sheet(of_archive(directory=Directory.from_text(last), at=dt.date.max)).bits([LISTED])
    assert told == 1


def test_what_somebody_signed_on_an_account_has_its_day() -> None:
    """An answer that a person signed holds a time among the days of the records."""
    directory = Directory.from_text(DIRECTORY)
    at = dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC)
    signed = SignedFact(fact=RUN_BY_STAFF, value=True, by="Alex", at=at)
    channel = attrs.evolve(directory.channel("x:1"), facts=(signed,))
    told, _ = sheet(of_archive(directory=directory, channel=channel)).bits([LISTED, RUN_BY_STAFF])
    assert told == 0b0101


def test_patterns_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many patterns of answers are kept for a list of facts, and then it begins anew."""
    monkeypatch.setattr(plans, "MOST_KEPT", 2)
    plan = plans.Asker().plan((LISTED, RUN_BY_STAFF), frozenset(), frozenset([RUN_BY_STAFF]))
    place = plans.position_of(RUN_BY_STAFF)
    told = [plan.placed(answer << 2 * place, 0) for answer in (0, 1, 2, 1)]
    assert told == [(0, 0), (0b0100, 0), (0b1000, 0), (0b0100, 0)]
    assert plan.kept == ((0, LISTED),)


def test_lists_of_facts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for one list after another does not fill the memory."""
    monkeypatch.setattr(plans, "MOST_KEPT", 2)
    asker = plans.Asker()
    first, second = (LISTED,), (RUN_BY_STAFF,)
    found = [asker.plan(facts, frozenset(), asker.common) for facts in (first, second, first)]
    assert found[0] is found[2]
    asker.plan((LISTED, RUN_BY_STAFF), frozenset(), asker.common)
    assert asker.plan(first, frozenset(), asker.common) is not found[0]
