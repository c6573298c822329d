"""What a program gives in the wrong place is refused at once, by its name, with what is wanted instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from offentligroll import Act, Directory, Outcome, Policy, Statement, Suite, archives
from offentligroll.assessment import compare, shift_between, undecided_groups
from offentligroll.cases import coverage_of, mutate, policy_of, precedents_of, run_case, run_suite
from offentligroll.conversion import json_schema
from offentligroll.frames import Assessor
from offentligroll.languages import MessageError, check_language
from offentligroll.languages.arguments import check_type, each_of, path_of, some_of, word_of
from offentligroll.policy import assess_many, changes_between, check_policy
from offentligroll.questions import answers
from offentligroll.queue import AnswerStore, ReviewSession
from offentligroll.records import Settings, hand_on, junit_of, read_withheld
from offentligroll.registers import adopt, csv_text, findings_on, gather, read_mapping, to_popolo
from offentligroll.registers import compare as compare_directories
from offentligroll.review import time_in_id
from offentligroll.rules import at_least

POLICY = Policy.shipped("katrineholm")
DIRECTORY = Directory()
SUITE = Suite.shipped("us-oge")
POST = Statement(act=Act.POST, text="Nu plogas det.", language="sv")
ANSWER = POLICY.assess(POST)
DAY = dt.date(2024, 5, 2)

PATHS: dict[str, Callable[[Any], object]] = {
    "Policy.load": Policy.load,
    "Policy.check": Policy.check,
    "check_policy": check_policy,
    "Suite.load": Suite.load,
    "Directory.load": Directory.load,
    "archives.read": archives.read,
    "AnswerStore.opened": AnswerStore.opened,
    "read_withheld": read_withheld,
    "read_mapping": read_mapping,
    "adopt": lambda path: adopt(path, DIRECTORY, DAY),
    "gather": lambda path: gather([path], day=DAY),
    "Assessor": lambda path: Assessor([path]),
    "Assessor.directory": lambda path: Assessor(
        ["se-law"], directory=cast("Any", () if path is None else path)
    ),
    "hand_on": lambda path: hand_on(path, Settings(policies=(POLICY,), on=DAY)).__enter__(),
}
SEVERAL: dict[str, Callable[[Any], object]] = {
    "assess_all": lambda given: list(POLICY.assess_all(given)),
    "review": lambda given: POLICY.review(given, on=DAY),
    "among": lambda given: POLICY.assess(POST, among=given),
    "assess_many": lambda given: assess_many(POST, given),
    "compare": compare,
    "undecided_groups": undecided_groups,
    "mutate": lambda given: mutate(POLICY, given),
    "answers": lambda given: answers("may-remove", policies=() if given is None else given),
    "ReviewSession.of": lambda given: ReviewSession.of(given, [POLICY], AnswerStore(Path("none"))),
    "gather": lambda given: gather(given, day=DAY),
    "junit_of": junit_of,
}
OBJECTS: dict[str, Callable[[Any], object]] = {
    "extending": POLICY.extending,
    "Policy.of": Policy.of,
    "changes_between": lambda given: changes_between(POLICY, given),
    "run_suite": lambda given: run_suite(given, POLICY),
    "run_suite policy": lambda given: run_suite(SUITE, given),
    "run_case": lambda given: run_case(given, SUITE, POLICY),
    "coverage_of": lambda given: coverage_of(given, POLICY, ()),
    "policy_of": policy_of,
    "precedents_of": precedents_of,
    "shift_between": lambda given: shift_between(ANSWER, given),
    "registers.compare": lambda given: compare_directories(DIRECTORY, given),
    "to_popolo": to_popolo,
    "csv_text": csv_text,
    "findings_on": lambda given: list(findings_on(DIRECTORY, given)),
    "channels_of": DIRECTORY.channels_of,
    "with_answer": lambda given: POLICY.interview(POST).with_answer(given, True),  # type: ignore[arg-type]
    "at_least": lambda given: at_least(given, "is-spam"),
    "Settings": lambda given: Settings(policies=given, on=DAY),
}
TEXTS: dict[str, Callable[[Any], object]] = {
    "officials_named": DIRECTORY.officials_named,
    "channels_with_handle": lambda given: DIRECTORY.channels_with_handle(given, DAY),
    "time_in_id": lambda given: time_in_id(cast("Any", () if given is None else given)),
}
WORDS: dict[str, Callable[[Any], object]] = {
    "findings_of": ANSWER.findings_of,
    "findings_of, stored": ANSWER.record.findings_of,
    "obligations_of": ANSWER.obligations_of,
    "obligations_of, stored": ANSWER.record.obligations_of,
    "statement": lambda word: DIRECTORY.statement(act=word),
    "answers": lambda word: answers("may-remove", body=cast("Any", word or 3)),
    "hand_on": lambda word: hand_on("none", Settings(policies=(POLICY,), on=DAY), formats=[word]).__enter__(),
    "json_schema": json_schema,
    "Policy.shipped": Policy.shipped,
    "Suite.shipped": Suite.shipped,
    "finding": ANSWER.finding,
    "organisation": DIRECTORY.organisation,
}
IN_LANGUAGE: dict[str, Callable[[str], object]] = {
    "explain": ANSWER.explain,
    "channel": lambda language: POLICY.assess_channel(_channel(), on=DAY).explain(language),
    "to_svg": POLICY.to_svg,
    "reply": lambda language: POLICY.answer("may-say", POST).text(language),
    "draft": lambda language: POLICY.answer("may-say", POST).draft(language),
    "replies": lambda language: answers("may-say", POST, policies=[POLICY]).text(language),
    "review": lambda language: POLICY.review([POST], on=DAY).to_html(language),
}


def _channel() -> Any:  # noqa: ANN401
    directory = Directory.from_text('format = 1\n[[channel]]\nid = "page:lindby"\nplatform = "page"\n')
    return directory.channels[0]


def _cases(calls: dict[str, Callable[[Any], object]], given: Sequence[object]) -> list[Any]:
    return [pytest.param(call, one, id=f"{name} {one!r}") for name, call in calls.items() for one in given]


@pytest.mark.parametrize(
    ("call", "given"),
    [
        *_cases(PATHS, (None, 3, b"x", "")),
        *_cases(SEVERAL, (None, 3, "xx", {"a": 1})),
        *_cases(OBJECTS, (None, "xx", [])),
        *_cases(TEXTS, (None, 3, [])),
        *_cases(WORDS, (None, "xx", [])),
    ],
)
def test_it_is_refused_in_plain_words(call: Callable[[Any], object], given: object) -> None:
    """No error of Python's own comes out of the middle of the library, and nothing is answered."""
    with pytest.raises((TypeError, ValueError, LookupError)) as raised:
        call(given)
    assert type(raised.value) is not KeyError
    assert "`" in str(raised.value)


@pytest.mark.parametrize("call", IN_LANGUAGE.values(), ids=IN_LANGUAGE)
def test_a_language_that_nothing_is_said_in(call: Callable[[str], object]) -> None:
    """It is told, with those that there are; with another behind it, that is taken."""
    with pytest.raises(MessageError, match=r"nothing here is said in `de`; choose `en` or `sv`"):
        call("de")
    call("de,sv")


def test_a_language_of_the_policy_may_be_asked_for() -> None:
    """A policy's own words are told in its own language."""
    assert "§" in Policy.shipped("de-amtsautoritaet").assess(POST).explain("de", "everything")
    assert check_language("no", ["nb"]) == "no"


def test_nothing_to_ask_is_told() -> None:
    """Where no policy is named, no answer would be no answer at all."""
    with pytest.raises(ValueError, match="`policies` holds nothing; give at least one"):
        assess_many(POST, [])
    with pytest.raises(ValueError, match="`policies` holds nothing"):
        Assessor([])
    with pytest.raises(TypeError, match="`policies` has to be of the type `Policy`, got `'se-law'`"):
        assess_many(POST, ["se-law"])  # type: ignore[list-item]


def test_the_word_of_an_outcome_is_the_outcome() -> None:
    """A word answers as its member does."""
    assert ANSWER.findings_of(Outcome.UNDECIDED)
    assert ANSWER.findings_of("undecided") == ANSWER.findings_of(Outcome.UNDECIDED)  # type: ignore[arg-type]


def test_the_words_of_refusals() -> None:
    """They name the argument, what it has to be, and what it was."""
    with pytest.raises(TypeError, match="`day` has to be of the type `date` or `str`, got `3`"):
        check_type("day", 3, (dt.date, str))
    with pytest.raises(ValueError, match="`''` is no path; name a file or folder"):
        path_of("path", "")
    with pytest.raises(TypeError, match="`x` has to be of the type `int`, got `'a'`"):
        list(each_of("x", [1, "a"], int))
    with pytest.raises(ValueError, match="`outcome` can't be `gone`; choose `not-applicable`, "):
        word_of("outcome", "gone", Outcome)
    assert path_of("path", Path("a")) == "a"
    assert some_of("x", [1], int) == (1,)
