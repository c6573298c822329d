"""The commands `explain`, `check`, `test`, `facts` and `policies`."""

from __future__ import annotations

import datetime as dt
import inspect
import json
from pathlib import Path

import attrs
import pytest
from cli_builders import (
    DIRECTORY,
    EXPORT,
    KATRINEHOLM,
    NAMED,
    POLICY,
    STATEMENTS,
    lines_of,
    offentligroll,
    written,
)

from offentligroll.facts.detector_words import detector_words
from offentligroll.facts.registry import Detectors
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.files.problems import FileError, Place, Problem, Severity
from offentligroll.languages import Message
from offentligroll.policy.checking import directories
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading import shipped_files
from offentligroll.report import library_index
from offentligroll.report.library_index import IndexEntry

WHOLE_DIRECTORY = str(Path(__file__).parents[2] / "docs" / "how-to" / "exempelstad" / "directory.toml")
FAULTY = Path(__file__).parents[1] / "model" / "faulty_directories"
TEN_MISTAKES = """format = 1
id = "Ten"
version = 1
languages = "sv"
country = "SE"
zone = "Europe/Stokholm"
title = { sv = "Tio", en = "Ten" }
question = { sv = "?", en = "?" }
otherwise = "maybe"

[assume]
account-is-runn-by-staff = false

[[capacity]]
id = "a"
decides = "offical"
wen = "account-is-listed"
says = { sv = "A.", en = "A." }

[[capacity]]
id = "a"
presumes = "personal"
when = { any_of = [] }
says = { sv = "A.", en = "A." }

[[guideline]]
id = "b"
must = ["is-reply"]
in_force = { from = "2010-12" }
says = { sv = "B.", en = "B." }
"""


# ---------------------------------------------------------------------------------------------- explain


def test_explain_by_id_and_by_number() -> None:
    """A statement is found by its id, or by the number that assess shows, and explained in full."""
    by_id = offentligroll("explain", STATEMENTS, "--id", "pub-evening", *KATRINEHOLM)
    by_number = offentligroll("explain", STATEMENTS, "--number", "6", *KATRINEHOLM)
    assert (by_id.code, by_id.err) == (0, "")
    assert "pub-evening" in by_id.out
    assert by_id.out == by_number.out


def test_explain_ends_with_one_where_a_guideline_was_gone_against() -> None:
    """The exit code is that of assess."""
    ended = offentligroll(
        "explain", EXPORT, "--number", "7", *KATRINEHOLM, "--lang", "sv", "--detail", "sentence"
    )
    assert ended.code == 1
    assert ended.out.startswith("Enligt ”Sociala medier i Katrineholms kommun” är uttalandet officiellt")


def test_explain_first_statement_and_each_policy(tmp_path: Path) -> None:
    """Without id or number the first statement is explained, under each policy."""
    policy = written(tmp_path, "tiny.policy.toml", POLICY)
    asked = ("--policy", "katrineholm", "--policy", policy, "--detail", "sentence")
    ended = offentligroll("explain", STATEMENTS, *KATRINEHOLM, *asked)
    assert "\n\nUnder “Tiny”" in ended.out


def test_explain_tells_the_nearest_decided_cases_where_asked() -> None:
    """With --precedents the decided cases follow on the explanation, in its language."""
    ended = offentligroll(
        "explain", STATEMENTS, "--id", "pub-evening", *KATRINEHOLM, "--precedents", "--lang", "sv"
    )
    assert "\n\nAvgjorda fall\nOm vems ord det är" in ended.out
    plain = offentligroll("explain", STATEMENTS, "--id", "pub-evening", *KATRINEHOLM, "--lang", "sv")
    assert "Avgjorda fall" not in plain.out


@pytest.mark.parametrize(
    "stdin",
    [
        lines_of({"id": "a", "text": "Hej"}),
        b'{\n  "id": "a",\n  "act": "post",\n  "text": "Hej"\n}\n',
        lines_of({"id": "a", "text": "Hej"}, {"id": "b", "text": "Då"}),
    ],
    ids=["one-line", "several-lines", "json-lines"],
)
def test_explain_from_standard_input(stdin: bytes) -> None:
    """A statement comes in on one line or over several; of JSON Lines the first is explained."""
    ended = offentligroll("explain", *NAMED, stdin=stdin)
    assert ended.code == 0
    assert "Statement: a (" in ended.out


@pytest.mark.parametrize(
    ("argv", "stdin", "words"),
    [
        (["explain", STATEMENTS, "--id", "pub-evenin"], b"", "did you mean `pub-evening`?"),
        (["explain", STATEMENTS, "--id", "12345"], b"", "there is no statement `12345` in the archive\n"),
        (["explain", STATEMENTS, "--number", "9"], b"", "there is no statement number 9 in the archive"),
        (["explain", STATEMENTS, "--number", "9", "--id", "x"], b"", "give one of them"),
        (["explain"], b"", "there is no statement to explain"),
    ],
    ids=["near-id", "far-id", "number", "both", "nothing"],
)
def test_explain_of_what_is_not_there(argv: list[str], stdin: bytes, words: str) -> None:
    """A statement that is not there is misuse, with a suggestion where one is near."""
    ended = offentligroll(*argv, "--directory", DIRECTORY, stdin=stdin)
    assert ended.code == 2
    assert words in ended.err


def test_explain_looks_for_ids_in_long_archives() -> None:
    """Of a long archive only the first ids are kept for suggestions."""
    posts = lines_of(*({"id": f"number-{count}"} for count in range(5_002)))
    ended = offentligroll("explain", *NAMED, "-", "--id", "numbr-4999", stdin=posts)
    assert "did you mean" in ended.err


@pytest.mark.parametrize(
    "stdin",
    [b"[]", b"\xff\xfe", b"[" * 100_000, b'{"act": "pots"}'],
    ids=["a-list", "not-utf-8", "too-deep", "unknown-act"],
)
def test_explain_of_broken_input(stdin: bytes) -> None:
    """Input that is no statement is told in one line, and it ends with 1."""
    ended = offentligroll("explain", *NAMED, stdin=stdin)
    assert ended.code == 1
    assert ended.err.startswith("input:1:")
    assert ended.err.count("\n") == 1


# ---------------------------------------------------------------------------------------------- check


def test_check_of_good_files(tmp_path: Path) -> None:
    """A good file is said to have no problems, and what it was taken for, by name or content."""
    policy = written(tmp_path, "policy.toml", POLICY)
    cases = written(tmp_path, "cases.toml", 'format = 1\npolicy = "katrineholm"\n[[case]]\nid = "a"\n')
    named = written(tmp_path, "tiny.policy.toml", POLICY)
    suite = written(tmp_path, "a.cases.toml", 'format = 1\npolicy = "tiny"\n')
    ended = offentligroll("check", WHOLE_DIRECTORY, policy, cases, named, suite, "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    kinds = [line.rpartition("(")[2] for line in ended.out.splitlines()]
    assert kinds == ["directory)", "policy)", "cases)", "policy)", "cases)"]


def test_check_tells_all_mistakes_of_a_policy(tmp_path: Path) -> None:
    """A policy with ten mistakes gives them in one go, each with its line and column."""
    policy = written(tmp_path, "ten.policy.toml", TEN_MISTAKES)
    ended = offentligroll("check", policy)
    lines = ended.out.splitlines()
    assert ended.code == 1
    assert len(lines) >= 10
    assert all(line.startswith(f"{policy}:") for line in lines)
    assert "did you mean `when`?" in ended.out


def test_check_tells_problems_as_json() -> None:
    """As JSON each problem has its code, place, message and hint."""
    file = str(FAULTY / "contradictory_dates.toml")
    ended = offentligroll("check", WHOLE_DIRECTORY, file, "--format", "json")
    good, bad = json.loads(ended.out)
    assert ended.code == 1
    assert good == {"file": WHOLE_DIRECTORY, "problems": []}
    assert bad["problems"][0]["line"] > 1
    assert {"severity", "code", "column", "where", "message", "hint"} <= bad["problems"][0].keys()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.toml", b"", 1),
        ("empty.policy.toml", b"", 1),
        ("empty.cases.toml", b"", 1),
        ("broken.toml", b"[[", 1),
        ("latin.toml", b"id = '\xe5'", 1),
        ("lost.cases.toml", b'format = 1\npolicy = "no-such-policy"\n', 1),
        ("deep.policy.toml", b"a = " + b"[" * 5_000, 1),
    ],
)
def test_check_of_broken_files(tmp_path: Path, name: str, content: bytes, code: int) -> None:
    """A broken file of any kind is told in lines that name it, and it ends with 1."""
    ended = offentligroll("check", written(tmp_path, name, content))
    assert ended.code == code
    assert ended.out


def test_check_of_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is misuse, also beside others that are wrong; in JSON it has no place."""
    ended = offentligroll(
        "check", tmp_path / "no.toml", FAULTY / "contradictory_dates.toml", "--format", "json"
    )
    assert ended.code == 2
    assert json.loads(ended.out)[0]["problems"][0]["line"] is None


def test_check_of_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning is told as one, and is no reason to fail."""

    def warn(path: str) -> directories.CheckedDirectory:
        place = Place(path, 1, 1)
        raise FileError(
            [
                Problem(
                    "odd",
                    Message("languages.verbatim", text="this is odd"),
                    place=place,
                    severity=Severity.WARNING,
                )
            ]
        )

    monkeypatch.setattr(directories, "check_directory", warn)
    ended = offentligroll("check", DIRECTORY)
    assert ended.code == 0
    assert ended.out == f"warning: {DIRECTORY}:1:1: this is odd [odd]\n"
    assert offentligroll("check", DIRECTORY, "--strict").code == 1


# ---------------------------------------------------------------------------------------------- test


@pytest.mark.thorough
def test_shipped_cases_pass() -> None:
    """Without files the shipped cases are run, and all come out right."""
    ended = offentligroll("test")
    assert (ended.code, ended.err) == (0, "")
    assert "\nkatrineholm.cases.toml: " in f"\n{ended.out}"


def test_failing_known_and_overruled_cases_are_told_apart(tmp_path: Path) -> None:
    """A failing case is explained; known and overruled ones are reported apart and are no failures."""
    cases = """format = 1
policy = "katrineholm"

[[case]]
id = "right"
yes = ["account-is-listed"]
expect = { capacity = "official" }

[[case]]
id = "wrong"
yes = ["account-is-listed"]
expect = { capacity = "personal" }
because = ["own-views"]

[[case]]
id = "known-one"
yes = ["account-is-listed"]
expect = { capacity = "personal" }
known = "for a reason"

[[case]]
id = "overruled-one"
yes = ["account-is-listed"]
expect = { capacity = "personal" }
overruled_by = "a higher court"
"""
    ended = offentligroll("test", written(tmp_path, "a.cases.toml", cases), "--lang", "en")
    assert ended.code == 1
    assert "4 cases, 1 right, 1 failed, 1 known, 1 overruled\n" in ended.out
    assert "capacity: expected `personal`, came out `official`" in ended.out
    assert "expected because of: `own-views`" in ended.out
    assert "Known to come out differently\n- known-one: “for a reason”\n" in ended.out
    assert "another body\n- overruled-one: a higher court\n" in ended.out


def test_no_cases_is_said(tmp_path: Path) -> None:
    """A file without cases is no failure, and it is said that there was nothing to run."""
    ended = offentligroll("test", written(tmp_path, "a.cases.toml", 'format = 1\npolicy = "katrineholm"\n'))
    assert ended.code == 0
    assert "No cases to run." in ended.out


def test_policy_without_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shipped policy that has no cases is passed over by test, and policies say so."""
    monkeypatch.setattr("offentligroll.cases.suite.Suite.shipped", _not_shipped)
    assert "No cases to run." in offentligroll("test").out
    _ships(monkeypatch, Policy.shipped("katrineholm"))
    assert "- Cases: none\n" in offentligroll("policies").out


def _not_shipped(_: str) -> None:
    raise FileNotFoundError


# ---------------------------------------------------------------------------------------------- facts


@pytest.mark.parametrize("language", ["sv", "en"])
def test_facts_lists_the_whole_vocabulary(language: str) -> None:
    """Every fact of the vocabulary is listed with its phrase."""
    ended = offentligroll("facts", "--lang", language, width=400)
    assert ended.code == 0
    for one in Vocabulary.shipped().values():
        assert one.id in ended.out
        assert one.phrase[language] in ended.out


def test_one_fact_in_full() -> None:
    """One fact is told with both phrases, where its answer comes from, and who uses it."""
    ended = offentligroll("facts", "account-is-listed", "--lang", "en")
    assert "the account was on the authority's list" in ended.out
    assert "kontot fanns i myndighetens förteckning" in ended.out
    assert "asks about an account" in ended.out
    used_by = next(line for line in ended.out.splitlines() if line.startswith("- Used by: "))
    assert "katrineholm" in used_by


def test_fact_that_nobody_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact that no shipped policy uses, and that the library does not answer, says so."""
    monkeypatch.setattr(shipped_files, "shipped_ids", lambda: ("katrineholm",))
    used = {fact for one in shipped_files.shipped_ids() for fact in Policy.load(one).compiled.facts}
    given = {one.id for one in Vocabulary.shipped().values() if one.source is Source.GIVEN}
    ended = offentligroll("facts", min(given - used), "--lang", "en")
    assert "the library does not answer it itself" in ended.out
    assert "- Used by: nothing\n" in ended.out


FIELDS = "Whether the directory says so in that field. ["


def test_every_computed_fact_says_how() -> None:
    """Each fact that the library answers says in each language how, and only flags are told in general."""
    for fact in Vocabulary.shipped().values():
        words = detector_words(fact.id, "en")
        if fact.source is not Source.GIVEN:
            assert words is not None
            assert words != detector_words(fact.id, "sv")
        if words is not None and words.startswith(FIELDS):
            _, detector = Detectors.shipped().for_fact(fact.id)
            assert inspect.getdoc(getattr(detector, "answer", None)) == FIELDS.removesuffix(" [")


@pytest.mark.parametrize(
    ("fact", "hint"),
    [
        ("acount-is-listed", "did you mean `account-is-listed`?"),
        ("zzz", "`offentligroll facts` lists them all"),
    ],
)
def test_unknown_fact(fact: str, hint: str) -> None:
    """A fact that is not there is misuse, with a suggestion."""
    ended = offentligroll("facts", fact)
    assert ended.code == 2
    assert ended.err == f"offentligroll: there is no fact `{fact}` ({hint})\n"


# ---------------------------------------------------------------------------------------------- policies


def _ships(monkeypatch: pytest.MonkeyPatch, *policies: Policy) -> None:
    """Let the index tell of these policies alone, without cases."""
    entries = [IndexEntry.of(one, None) for one in policies]
    monkeypatch.setattr(library_index, "library_index", lambda: entries)


def test_policies_tell_what_is_shipped() -> None:
    """Each shipped policy is told with title, question, counts and cases."""
    ended = offentligroll("policies", "--lang", "sv")
    assert ended.code == 0
    assert "\nSverige\n" in ended.out
    assert "\nkatrineholm: Sociala medier i Katrineholms kommun\n" in ended.out
    assert "- Gäller: från och med 1 januari 2009 till och med 28 februari 2013\n" in ended.out
    assert "- Fråga: Görs uttalandet i rollen?\n" in ended.out
    assert "- Fall: 133, varav 0 med känt annat utfall\n" in ended.out


def test_policies_tell_when_they_count() -> None:
    """A policy that counts for a time only says for which."""
    assert "- In force: up to and including 14 March 2024\n" in offentligroll("policies", "--lang", "en").out


def test_policies_stand_by_country(monkeypatch: pytest.MonkeyPatch) -> None:
    """Countries come in the order of their names; a policy without one, or of another, is told too."""
    katrineholm = Policy.load("katrineholm")
    others = {"a": None, "b": "XX"}
    shipped = (attrs.evolve(katrineholm, id=one, country=country) for one, country in others.items())
    _ships(monkeypatch, *shipped, katrineholm)
    lines = offentligroll("policies", "--lang", "en").out.splitlines()
    assert [line for line in lines if line in ("No country", "Sweden", "XX")] == [
        "No country",
        "Sweden",
        "XX",
    ]


def test_sources_that_were_read_before_a_day_are_listed() -> None:
    """Who keeps the law up sees what is to be read again: read long ago, on no noted day, or never."""
    ended = offentligroll("policies", "--stale", "2026-11-29", "--lang", "en")
    assert ended.code == 1
    lines = ended.out.splitlines()
    (read,) = (line for line in lines if line.startswith("- jo-1884-2019: "))
    assert "last read on 28 November 2026." in read
    assert any("read on a day that is not noted." in line for line in lines)
    assert any("not read at its source." in line for line in lines)
    before = offentligroll("policies", "--stale", "2026-11-28", "--lang", "sv")
    assert "jo-1884-2019" not in before.out
    assert "läst en dag som inte är antecknad." in before.out


def test_nothing_is_stale_where_all_is_newly_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then one line says so."""
    read = attrs.evolve(Policy.shipped("katrineholm").sources[0], read=dt.date(2026, 11, 28))
    policy = attrs.evolve(Policy.shipped("katrineholm"), sources=(read,))
    monkeypatch.setattr(Policy, "shipped_ids", staticmethod(lambda: ("katrineholm",)))
    monkeypatch.setattr(Policy, "shipped", classmethod(lambda _cls, _id: policy))
    ended = offentligroll("policies", "--stale", "2026-11-28", "--lang", "en")
    assert (ended.code, ended.out) == (0, "All sources have been read on 28 November 2026 or later.\n")


class TestThread:
    """``explain --thread`` looks at what stands around the statement in its archive."""

    LETTER = '{"act": "message", "id": "letter", "at": "2024-05-07", "text": "Varför?", '
    LETTER += '"publication_agreed": true}\n'
    POST = '{"act": "post", "id": "post", "at": "2024-05-08", "text": "Ett brev.", "contains": ["letter"]}\n'
    ASKED = ("--thread", "--include-private", "--lang", "en", "--detail", "sentence")

    def test_it_shows_the_thread(self, tmp_path: Path) -> None:
        """The letter that a post publishes is shown, with its sender's consent."""
        archive = written(tmp_path, "archive.jsonl", self.LETTER + self.POST)
        ended = offentligroll("explain", *NAMED, archive, "--id", "post", *self.ASKED)
        assert "- The sender of `letter` agreed that it is published." in ended.out.splitlines()
        assert "“Varför?”" in ended.out

    def test_facts_are_answered_from_it(self, tmp_path: Path) -> None:
        """Consent that stands on the letter is known for the post that publishes it."""
        archive = written(tmp_path, "archive.jsonl", self.LETTER + self.POST)
        policy = written(tmp_path, "tiny.policy.toml", POLICY + CONSENT)
        asked = ("explain", archive, "--id", "post", "--policy", policy, "--include-private", "--lang", "en")
        assert "settled" not in offentligroll(*asked, "--detail", "sentence").out
        assert "settled" in offentligroll(*asked, "--detail", "sentence", "--thread").out

    def test_without_words(self, tmp_path: Path) -> None:
        """No words means none of the thread either."""
        archive = written(tmp_path, "archive.jsonl", self.LETTER + self.POST)
        ended = offentligroll("explain", *NAMED, archive, "--id", "post", *self.ASKED, "--no-words")
        assert "Varför" not in ended.out

    def test_from_standard_input(self) -> None:
        """The archive may come in on standard input."""
        ended = offentligroll("explain", *NAMED, *self.ASKED, stdin=(self.LETTER + self.POST).encode())
        assert "Was published: `post`" in ended.out

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        """An id that the archive lacks is an error here too."""
        archive = written(tmp_path, "archive.jsonl", self.POST)
        ended = offentligroll("explain", *NAMED, archive, "--id", "letter", "--thread")
        assert (ended.code, ended.out) == (2, "")


CONSENT = """
[[capacity]]
id = "agreed"
decides = "official"
when = "sender-agreed-to-publication"
says = { sv = "Med samtycke.", en = "With consent." }
"""
