"""A policy built in Python is a policy: the same checks, the same problems, and a file that says the same."""

from __future__ import annotations

import contextlib
import datetime as dt
import pickle
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from built_policies import REFUSED, built
from check_builders import SOURCES
from hypothesis import given
from policy_builders import LISTED, WORDS, any_of, duty, measure, named, norm, policy, rule

import strategies as draw
from offentligroll.files.document import parse_document
from offentligroll.files.problems import FileError, Problem
from offentligroll.files.shape import fields_of
from offentligroll.files.toml_writing import toml_file
from offentligroll.model import Capacity, Wording, WorkingCalendar
from offentligroll.policy import Assumption, CheckReport, Policy, Rulebook, check_policy
from offentligroll.policy.checking.registry import all_checks
from offentligroll.policy.reading import shapes
from offentligroll.policy.reading.covers_shape import CoversShape
from offentligroll.policy.reading.document_shape import DocumentShape
from offentligroll.policy.reading.measure_shape import MeasureShape
from offentligroll.policy.reading.policy_record import KINDS
from offentligroll.rules import (
    Accepted,
    AdoptedDocument,
    ArchiveRule,
    CapacityRule,
    ChannelRule,
    Citation,
    Covers,
    Duration,
    FactTest,
    Group,
    GroupKind,
    Guideline,
    HouseRule,
    InForce,
    Measured,
    Modality,
    Obligation,
    OwnFact,
    Principle,
    Source,
    SourceKind,
    Verb,
    all_of,
    at_least,
    none_of,
)
from plain_evaluator import PlainPolicy
from real_policies import real
from town import ENGLISH_HEAD

HERE = Path(__file__).parent
HEADED = {"sources", "assume", "fact", "capacity", "guideline", "obligation", "principle"}


def corpus() -> dict[str, str]:
    """Give the files with something wrong in them, and the examples of all checks."""
    files = {
        f"{path.parent.name}/{path.stem}": path.read_text("utf-8")
        for folder in ("faulty", "slips")
        for path in sorted((HERE / folder).glob("*.toml"))
    }
    for code, check in all_checks().items():
        example = check.example
        top, tables = ("", example) if example.startswith("[") else example.partition("\n")[::2]
        files[f"check/{code}"] = f"{ENGLISH_HEAD}{top}\n{SOURCES}{tables}"
    return files


def told(problems: tuple[Problem, ...]) -> list[tuple[str, ...]]:
    """Tell problems without their lines, which what is built has not."""
    return sorted(
        (
            one.code,
            one.severity.value,
            one.where,
            # A doubled id is told by the line of the first, or else by the way to it.
            *(() if one.code == "doubled-id" else (one.says.in_language("sv"), str(one.advice))),
        )
        for one in problems
    )


def in_both_ways(text: str) -> tuple[CheckReport, CheckReport] | None:
    """Check what of a file can be built in Python, from the file and as built; None where nothing can."""
    with contextlib.suppress(*REFUSED):
        policy, kept = built(tomllib.loads(text))
        return check_policy(parse_document(toml_file(kept, HEADED), "x")), check_policy(policy)
    return None


@pytest.mark.parametrize("name", corpus())
def test_what_is_wrong_is_the_same_in_python(name: str) -> None:
    """Whatever is wrong in a file, and can be built, is told of the built policy in the same words."""
    reports = in_both_ways(corpus()[name])
    if reports is not None:
        in_file, in_python = reports
        assert told(in_python.problems) == told(in_file.problems)
        assert [one.problem.code for one in in_python.accepted] == [
            one.problem.code for one in in_file.accepted
        ]
        assert {one.place for one in in_python.problems} <= {None}


def test_most_of_what_can_be_wrong_can_be_built() -> None:
    """The comparison is no empty one: most files can be built, and most codes are met."""
    reports = [in_both_ways(text) for text in corpus().values()]
    compared = [pair[1] for pair in reports if pair is not None]
    codes = {one.code for report in compared for one in report.problems}
    assert len(compared) >= 90
    assert len(codes) >= 50


@pytest.mark.parametrize("identity", Policy.shipped_ids())
def test_a_shipped_policy_is_the_same_built_and_written(identity: str) -> None:
    """Each shipped policy has the same hints and accepts the same when built; its text reads back equal."""
    shipped = Policy.shipped(identity)
    rebuilt = attrs.evolve(shipped, version=shipped.version)
    in_file, in_python = check_policy(identity), check_policy(rebuilt)
    assert told(in_python.problems) == told(in_file.problems)
    assert [one.why for one in in_python.accepted] == [one.why for one in in_file.accepted]
    written = Policy.from_text(rebuilt.to_toml())
    assert written == shipped
    assert written.fingerprint == shipped.fingerprint


@given(draw.policies())
def test_a_drawn_policy_reads_back_equal(drawn: PlainPolicy) -> None:
    """Rules of all kinds, with conditions of all kinds, are the same after they were written."""
    built = real(drawn)
    written = Policy.from_text(built.to_toml())
    assert written == built
    assert written.fingerprint == built.fingerprint


QA = Source(
    id="qa",
    title='Frågor och "svar"',
    kind=SourceKind.PRACTICE,
    verified=False,
    date=dt.date(2011, 2, 1),
    url="https://example.org/qa",
    in_force=InForce(start=dt.date(2011, 2, 1)),
)
CITED = {
    "cite": Citation(source=QA, place="§ 3, first sentence"),
    "in_force": InForce(end=dt.date(2025, 1, 1)),
}
EVERYTHING = policy(
    OwnFact(
        id="hotline",
        phrase=Wording({"sv": "den", "en": "it"}),
        words=(("sv", ("jour", "linje")), ("en", ("line",))),
    ),
    OwnFact(
        id="speaks",
        phrase=Wording({"sv": "den talar", "en": "it speaks"}),
        is_not=Wording({"sv": "den talar inte"}),
        group=at_least(2, LISTED, "not is-satire", none_of("is-share")),
    ),
    rule("needs", "official_only_if", requirement="speaks", hat="kommunchef"),
    rule("forbids", "personal_only_if", requirement=any_of("hotline", "is-share"), unless="is-reply"),
    rule("listed", "decides", when=all_of(LISTED, any_of("is-reply", "not is-share")), outranks=("leans",)),
    rule("leans", "presumes", "personal", rebutted_by="acts-on-assignment", **CITED),
    norm(
        "kind",
        "must_not",
        "is-abusive",
        in_capacity="any",
        binds=("speaker", "visitor"),
        defence="is-satire",
        accept=(Accepted(code="a", why="so it is"), Accepted(code="b", why={"sv": "så är det"})),
        **CITED,
    ),
    norm("allowed", "may", LISTED, outranks=("kind",)),
    duty("keep", retain=Duration(for_ever=True), due_when_undecided=True, starts="received"),
    duty("mend", done_when=any_of("is-edit", "is-removal"), ends="next working day"),
    duty("answer", within=Duration(working_days=1), retain=Duration(years=2, months=1, days=10)),
    OwnFact(
        id="consent", phrase=WORDS, ask=Wording({"sv": "Har de samtyckt?", "en": "Have they consented?"})
    ),
    OwnFact(id="reports-a-fault", phrase=WORDS, hosts=("felanmalan.example.se",)),
    sources=(QA,),
    document=AdoptedDocument(
        number="KS 2024/12, § 58",
        adopted_by=WORDS,
        adopted=dt.date(2024, 3, 15),
        review_by=dt.date(2026, 1, 1),
    ),
    archive_rules=(
        measure(
            "answered",
            "answered",
            within=Duration(working_days=1),
            of=any_of("not is-satire", "is-reply"),
            per="month",
            at_least=Decimal("0.9"),
            **CITED,
        ),
        measure("shares", "count_of", counted="is-share", per="week", at_most=Decimal(4), when=LISTED),
        measure("gap", "longest_gap", counted="is-reply", at_most=Decimal(14)),
        measure("alive", "longest_gap", at_most=Decimal(0)),
        measure("dialogue", "share_of", counted="is-reply", per="year", modality="should"),
    ),
    principles=(Principle(id="role", says=WORDS, cite=Citation(source=QA)),),
    assume=(Assumption(fact="is-satire", value=False),),
    otherwise="personal",
    in_force=InForce(start=dt.date(2011, 1, 1), end=dt.date(2026, 12, 31)),
)


def test_everything_that_files_can_say_reads_back_equal() -> None:
    """Sources, assumptions, own facts, verbs, days, durations and reasons come back as they were."""
    assert check_policy(EVERYTHING).policy == EVERYTHING
    assert Policy.from_text(EVERYTHING.to_toml()) == EVERYTHING


MEASURED = {"measured", "counted", "within", "of", "per", "at_least", "at_most"}
NORM = {field.name for field in attrs.fields(ArchiveRule)} - MEASURED
PAIRS = [
    (Rulebook, shapes.PolicyShape, {"sha256", "detectors", "calendar", "_was_read"}),
    (AdoptedDocument, DocumentShape, set[str]()),
    (Covers, CoversShape, {"days"}),
    (HouseRule, shapes.HouseRuleShape, {"when"}),
    (ChannelRule, shapes.ChannelRuleShape, {"modality", "conduct"}),
    (ArchiveRule, shapes.ArchiveRuleShape, {"modality", *MEASURED}),
    (ArchiveRule, MeasureShape, {*NORM, "modality", "measured", "counted", "within"}),
    (Principle, shapes.PrincipleShape, set[str]()),
    (OwnFact, shapes.OwnFactShape, {"group", "covers"}),
    (CapacityRule, shapes.CapacityShape, {"verb", "concludes", "requirement"}),
    (Guideline, shapes.GuidelineShape, {"modality", "conduct"}),
    (Obligation, shapes.ObligationShape, {"due_when_undecided", "done_when"}),
    (Source, shapes.SourceShape, {"id"}),
]
FURTHER_KEYS: dict[Any, set[str]] = {
    Rulebook: {"format"},
    OwnFact: {*GroupKind},
    CapacityRule: {*Verb},
    Guideline: {*Modality},
    ChannelRule: {*Modality},
    shapes.ArchiveRuleShape: {"must", "should"},
    MeasureShape: {*Measured},
    Covers: {"from", "until"},
    Obligation: {"when_undecided"},
}
"""Keys that no field is called by; the fields for them are those that are left out of each pair."""


@pytest.mark.parametrize(("cls", "shape", "called_otherwise"), PAIRS)
def test_every_key_has_its_field(cls: Any, shape: Any, called_otherwise: set[str]) -> None:  # noqa: ANN401
    """What a file can say can be built in Python and is written, and the other way round."""
    fields = {field.name for field in attrs.fields(cls)} - called_otherwise
    further = FURTHER_KEYS.get(shape, FURTHER_KEYS.get(cls, set()))
    assert {KINDS.get(name, name) for name in fields} == set(fields_of(shape)) - further


MUTE = Group(kind=GroupKind.ALL_OF, members=())
CONTRARY = CapacityRule(
    id="a",
    verb=Verb.OFFICIAL_ONLY_IF,
    concludes=Capacity.OFFICIAL,
    requirement=FactTest(fact=LISTED),
    says=WORDS,
)
OTHERWISE = Citation(source=attrs.evolve(QA, verified=True))
DOUBLED_LANGUAGE = Wording((("sv", "a"), ("en", "b"), ("sv", "c")))


@pytest.mark.parametrize(
    ("faulty", "problem"),
    [
        (policy(rule("a", "decides", when="is-satirical")), 'unknown-fact capacity[1] "a": when'),
        (policy(rule("a", "presumes", outranks=("b",))), 'unknown-rule capacity[1] "a": outranks[1]'),
        (policy(rule("a", "decides")), 'missing-key capacity[1] "a"'),
        (policy(rule("a", "presumes", "undetermined")), 'unknown-value capacity[1] "a": presumes'),
        (policy(rule("a", "presumes", requirement=LISTED)), 'two-verbs capacity[1] "a"'),
        (policy(rule("a", "official_only_if")), 'no-verb capacity[1] "a"'),
        (
            policy(rule("a", "decides", when=LISTED, rebutted_by=LISTED)),
            'rebuttal capacity[1] "a": rebutted_by',
        ),
        (policy(norm("a", "must", MUTE)), 'empty-list guideline[1] "a": must.all_of'),
        (
            policy(norm("a", "must", LISTED, cite=Citation(source=QA))),
            'unknown-source guideline[1] "a": cite',
        ),
        (
            policy(norm("a", "must", LISTED), norm("a", "may", LISTED)),
            'doubled-id guideline[2] "a": id',
        ),
        (policy(norm("a", "must", LISTED, in_force=InForce())), 'empty-list guideline[1] "a": in_force'),
        (policy(duty("a", within=Duration(years=10_000))), 'invalid-value obligation[1] "a": within'),
        (policy(named("Two words", any_of(LISTED))), 'bad-id fact[1] "Two words": id'),
        (policy(id="se-law/x"), "bad-id id"),
        (policy(languages=()), "empty-list languages"),
        (policy(extends=("no-such",)), "extends extends[1]"),
        (policy(extends=("se-law",)), "not-taken-in extends[1]"),
        # What only Python can say, and every file would say otherwise.
        (policy(CONTRARY), 'unsaid capacity[1] "a": concludes'),
        (policy(norm("a", "must", FactTest(fact="not is-satire"))), 'unsaid guideline[1] "a": conduct.fact'),
        (policy(duty("a", within=Duration(days=1, for_ever=True))), 'within obligation[1] "a": within'),
        (policy(duty("a", within=Duration(days=1, working_days=1))), 'unsaid obligation[1] "a": within.days'),
        (policy(named("a", FactTest(fact=LISTED))), 'unsaid fact[1] "a": group'),
        (
            policy(norm("a", "must", LISTED, cite=OTHERWISE), sources=(QA,)),
            'unsaid guideline[1] "a": cite.source.verified',
        ),
        (policy(sources=(QA, attrs.evolve(QA, title="Q"))), "unsaid sources"),
        (policy(title=DOUBLED_LANGUAGE), "unsaid title"),
    ],
)
def test_what_is_wrong_is_told_and_never_asked(faulty: Policy, problem: str) -> None:
    """Each slip is told by the way to it, and the policy neither answers nor is written."""
    code, _, where = problem.partition(" ")
    assert (code, where) in {(one.code, one.where) for one in Policy.check(faulty)}
    for ask in (faulty.assess_facts, faulty.interview, faulty.to_toml):
        with pytest.raises(FileError) as caught:
            ask()
        assert code in {one.code for one in caught.value.problems}


def test_nothing_is_too_deep_to_be_told() -> None:
    """Groups within groups without end are a problem like another, and no crash."""
    condition = any_of(LISTED)
    for _ in range(3000):
        condition = any_of(condition)
    assert [one.code for one in check_policy(policy(duty("a", when=condition))).problems] == ["too-deep"]


def was_read(policy: Policy) -> bool:
    """Return whether a policy came of a file, or has been held to what holds for files."""
    return policy._was_read


def test_a_policy_is_held_to_it_once() -> None:
    """A built policy is read when it is first asked; what was read, and its copies for asking, are not."""
    built = policy(duty("a", when=LISTED))
    assert not was_read(built)
    assert not was_read(built.with_calendar(WorkingCalendar.for_country("NO", ZoneInfo("Europe/Oslo"))))
    built.assess_facts(yes=[LISTED])
    assert was_read(built)
    assert was_read(built.with_calendar(WorkingCalendar.for_country("NO", ZoneInfo("Europe/Oslo"))))
    assert was_read(pickle.loads(pickle.dumps(built)))  # noqa: S301 - our own bytes
    assert was_read(Policy.shipped("katrineholm"))
    assert not was_read(attrs.evolve(Policy.shipped("katrineholm"), guidelines=()))


class TestExtending:
    """A policy takes in another in Python as in a file."""

    def test_it_is_as_in_a_file(self) -> None:
        """The rules, facts, sources and assumptions of the other are there, under its id."""
        built = EVERYTHING.extending(Policy.shipped("se-practice"), capacity=True)
        built = built.extending(Policy.shipped("se-law"))
        text = EVERYTHING.to_toml().replace(
            "format = 1", 'format = 1\nextends = [{ policy = "se-practice", capacity = true }, "se-law"]', 1
        )
        assert built == Policy.from_text(text)
        assert built.extends == ("se-practice", "se-law")
        assert {"se-law", "se-practice"} <= {one.id.partition("/")[0] for one in built.guidelines}
        assert Policy.from_text(built.to_toml()) == built
        assert Policy.check(built) == Policy.check(attrs.evolve(built, version="1"))

    def test_it_is_asked_as_before(self) -> None:
        """Working days of the policy's own stay."""
        calendar = WorkingCalendar.for_country("NO", ZoneInfo("Europe/Oslo"))
        assert policy().with_calendar(calendar).extending(policy(id="other")).calendar is calendar

    def test_a_policy_of_ones_own_can_be_taken_in(self) -> None:
        """The other may be built too; the text is read with the other's file beside it."""
        other = policy(duty("a", when="own"), named("own", any_of(LISTED)), id="other")
        built = policy(norm("mine", "must", "other/own")).extending(other)
        assert [one.id for one in built.obligations] == ["other/a"]
        assert built.assess_facts(yes=[LISTED]).finding("mine").outcome == "complies"
        with pytest.raises(FileError):
            Policy.from_text(built.to_toml())

    def test_that_text_stands_beside_the_others(self, tmp_path: Path) -> None:
        """Written beside the file of what it extends, it is read back equal."""
        other = policy(duty("a", when=LISTED), id="other")
        built = policy().extending(other)
        for one in (built, other):
            (tmp_path / f"{one.id}.policy.toml").write_text(one.to_toml(), "utf-8")
        assert Policy.load(tmp_path / "drawn.policy.toml") == built

    def test_a_language_that_the_other_lacks(self) -> None:
        """Every language that the policy promises has to be there in the other."""
        with pytest.raises(FileError, match="lacks"):
            policy().extending(policy(id="other", languages=("sv",), title={"sv": "x"}, question={"sv": "y"}))

    def test_what_was_taken_in_can_not_be_thinned_out_in_a_file(self) -> None:
        """A policy may leave out what it took in; a file would take it in again, so that none is written."""
        whole = policy().extending(Policy.shipped("se-law"))
        for fewer in (
            attrs.evolve(whole, obligations=whole.obligations[1:]),
            attrs.evolve(
                whole,
                guidelines=(attrs.evolve(whole.guidelines[0], when=any_of(LISTED)), *whole.guidelines[1:]),
            ),
        ):
            assert [one.code for one in Policy.check(fewer) if one.severity == "error"] == []
            with pytest.raises(FileError, match="no file can say this") as caught:
                fewer.to_toml()
            assert {one.where for one in caught.value.problems} <= {"extends", "obligation"}
