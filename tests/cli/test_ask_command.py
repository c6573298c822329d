"""The command `ask`: questions, answers, and where they are kept."""

from __future__ import annotations

import io
import json
from pathlib import Path
from unittest import mock

import pytest
from cli_builders import (
    DIRECTORY,
    KATRINEHOLM,
    NAMED,
    POLICY,
    STATEMENTS,
    Ended,
    lines_of,
    offentligroll,
    written,
)

from offentligroll import Act, Statement, Suite
from offentligroll.cases.running import run_suite
from offentligroll.cli.dialogue import Dialogue
from offentligroll.cli.saving import Keeper
from offentligroll.cli.terminal import Terminal
from offentligroll.policy.policy import Policy

SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'
RULES = (
    f'[[capacity]]\nid = "listed"\ndecides = "official"\nwhen = "account-is-listed"\n{SAYS}'
    f'[[guideline]]\nid = "no-party"\nmust_not = "takes-party-side"\n{SAYS}'
)
LISTED = "Was the account on the authority's list of official channels on that day? ["
PARTY = "Does the statement take a party-political side or campaign? ["


class Typed(io.BytesIO):
    """Answers that somebody types."""

    def isatty(self) -> bool:
        """Say that it is a terminal, which shows what is typed by itself."""
        return True


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A policy of one rule and one guideline."""
    return written(tmp_path, "tiny.policy.toml", POLICY + RULES)


def ask(policy: Path | str, answers: str, *more: str | Path) -> Ended:
    """Ask about a post, with one answer a letter; the input ends after them."""
    lines = "".join(f"{line}\n" for line in answers.split())
    return offentligroll("ask", "--policy", policy, "--act", "post", *more, stdin=lines.encode())


# ---------------------------------------------------------------------------------------------- questions


def test_it_asks_what_is_open_and_ends_with_the_assessment(tiny: Path) -> None:
    """Each open question is asked once, with its answer below, and then comes the explanation."""
    ended = ask(tiny, "y n")
    assert ended.code == 0
    assert ended.err == ""
    assert ended.out.startswith("One question at a time: what matters most comes first.")
    assert f"\n\n{LISTED}y/n/don't know" in ended.out
    assert "\n> y\n" in ended.out
    assert ended.out.index(LISTED) < ended.out.index(PARTY) < ended.out.index("Under “Tiny”")
    assert "Not all questions were asked" not in ended.out


def test_what_is_gone_against_is_the_exit_code(tiny: Path) -> None:
    """It ends with 1 where a guideline was gone against, as other commands do."""
    assert ask(tiny, "y y").code == 1


@pytest.mark.parametrize("reply", ["", "v", "vet inte", "Don’t know", "UNKNOWN", "d"])
def test_not_knowing_is_an_answer(tiny: Path, reply: str) -> None:
    """Enter and the words of either language mean that somebody can't tell; what hangs on it is not asked."""
    stdin = f"{reply}\n{reply}\n".encode()
    ended = offentligroll("ask", "--policy", tiny, "--act", "post", stdin=stdin)
    assert ended.out.count("[y/n/don't know") == 1
    assert "The channel was not recorded." in ended.out


@pytest.mark.parametrize(
    ("language", "yes", "keys"), [("sv", "ja", "[j/n/vet inte"), ("en", "Yes", "[y/n/don't know")]
)
def test_it_speaks_both_languages(tiny: Path, language: str, yes: str, keys: str) -> None:
    """Questions come in the language asked for, and answers are understood in both."""
    ended = ask(tiny, f"{yes} nej", "--lang", language)
    assert ended.out.count(keys) == 2
    assert ended.code == 0


def test_what_is_not_understood_is_asked_again(tiny: Path) -> None:
    """A reply that means nothing is told, and the question comes again."""
    ended = ask(tiny, "perhaps y n")
    assert "Answer y, n or d (don't know)" in ended.out
    assert ended.out.count(LISTED) == 2


def test_going_back(tiny: Path) -> None:
    """An answer can be taken back, and before the first there is nothing to go back to."""
    ended = ask(tiny, "b y back y")
    assert "This is the first question." in ended.out
    assert ended.out.count(LISTED) == 3
    assert ended.out.count(PARTY) == 2


@pytest.mark.parametrize("answers", ["q", ""])
def test_stopping(tiny: Path, answers: str) -> None:
    """Whoever quits, or has no more to say, gets the assessment so far."""
    ended = ask(tiny, answers)
    assert ended.code == 0
    assert "Not all questions were asked; this is the answer so far.\n\nUnder" in ended.out


def test_why_it_is_asked(tiny: Path) -> None:
    """On `?` the rules that wait for the answer are named, with their source and the fact's id."""
    ended = ask(tiny, "?")
    assert "This rule is waiting for the answer:\n- “A rule” [listed]\n" in ended.out
    assert "account-is-listed\nThe channel was not recorded.\n" in ended.out
    assert ended.out.count(LISTED) == 2


def test_why_where_many_rules_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many rules three are named; a note without a translation is left out."""
    monkeypatch.setattr("offentligroll.assessment.wording.notes.note_words", lambda *_: None)
    rules = "".join(
        f'[[guideline]]\nid = "of-{number}"\nmust = "is-measured"\nin_capacity = "any"\n{SAYS}'
        for number in range(5)
    )
    ended = ask(written(tmp_path, "tiny.policy.toml", POLICY + rules), "?", "--lang", "sv")
    assert "5 regler väntar på svaret:\n" in ended.out
    assert ended.out.count("”En regel” [of-") == 3
    assert "\n- Och 2 till.\nFrågan i policyns ord: is-measured\n\n" in ended.out


def test_what_is_assumed_meanwhile_is_told(tmp_path: Path) -> None:
    """A question about what is only assumed says what is counted with."""
    path = written(tmp_path, "tiny.policy.toml", f"{POLICY}[assume]\naccount-is-listed = false\n{RULES}")
    ended = ask(path, "q")
    assert "on that day? For now the answer is taken to be no. [y/n" in ended.out


def test_a_terminal_shows_by_itself_what_is_typed(tiny: Path) -> None:
    """What somebody types is not printed a second time."""
    stdin = Typed(b"y\nn\n")
    words = ("--act", "post", "--question", "everything")
    ended = offentligroll("ask", "--policy", tiny, *words, stdin=stdin)
    assert "> \n" in ended.out
    assert "> y" not in ended.out


# ---------------------------------------------------------------------------------------------- the act


@pytest.mark.parametrize("reply", ["9", "spoken", "Spoken statement"])
def test_the_act_is_asked_first(tiny: Path, reply: str) -> None:
    """Without an archive it is asked what was done: spoken words are not asked about accounts."""
    stdin = f"0\n{reply}\nn\n".encode()
    ended = offentligroll("ask", "--policy", tiny, stdin=stdin)
    assert ended.out.startswith("What was done? 1 ")
    assert "Write a number from 1 to 17.\n" in ended.out
    assert LISTED not in ended.out


def test_the_usual_act_is_a_post(tiny: Path) -> None:
    """Enter is a post, and so is no answer at all."""
    for stdin in (b"\n", b""):
        assert LISTED in offentligroll("ask", "--policy", tiny, stdin=stdin).out


# ---------------------------------------------------------------------------------------------- one question


def test_one_question_asks_little_and_answers_in_three_lines() -> None:
    """With one of the ten questions only what can change its answer is asked, and not what was done."""
    words = ("--policy", "se-municipal-model", "--question", "may-remove", "--lang", "en")
    ended = offentligroll("ask", *NAMED, *words, stdin=b"?\ny\nn\n")
    assert ended.code == 0
    assert ended.out.startswith("May we remove or hide the comment, or block whoever wrote it?")
    assert "Yes and no give different answers to the question whether you may do that.\n" in ended.out
    assert "\n\nYes, you may.\nGround: " in ended.out
    assert "What was done?" not in ended.out


def test_one_question_about_a_statement() -> None:
    """What the statement tells is not asked."""
    ended = offentligroll(
        "ask", STATEMENTS, "--id", "consultant-otherwise", *KATRINEHOLM, "--question", "is-record", stdin=b""
    )
    assert ended.code == 0
    assert "Under “" not in ended.out
    assert "\nGround: " in ended.out


def test_whoever_sits_at_a_terminal_is_asked_what_they_want_to_know() -> None:
    """The ten questions come first, by number, and Enter asks all that the policy says."""
    menu = "What do you want to know?\n  1 "
    words = ("--policy", "se-municipal-model", "--lang", "en")
    one = offentligroll("ask", *NAMED, *words, stdin=Typed(b"12\nmay-remove\nq\n"))
    assert one.out.startswith(menu)
    assert "Write a number from 1 to 11.\n" in one.out
    assert "May we remove or hide the comment" in one.out
    everything = offentligroll("ask", *NAMED, *words, stdin=Typed(b"\n1\nq\n"))
    assert "What was done? 1 " in everything.out
    assert "Under “" in everything.out


def test_nothing_to_ask_for_one_question(tmp_path: Path) -> None:
    """A policy without a rule for it says so at once."""
    path = written(tmp_path, "empty.policy.toml", POLICY)
    ended = offentligroll("ask", "--policy", path, "--question", "may-remove", "--lang", "en")
    assert "Nothing needs to be asked.\n\n" in ended.out


def test_the_answers_to_one_question_are_saved(tmp_path: Path) -> None:
    """What was told becomes a case, as after the whole interview; for that, what was done is asked."""
    path = tmp_path / "mine.cases.toml"
    words = ("--policy", "se-municipal-model", "--question", "may-remove", "--save", path, "--lang", "en")
    ended = offentligroll("ask", *NAMED, *words, stdin=b"removal\ny\ny\n")
    assert "What was done?" in ended.out
    assert "the case `interview` was added" in ended.out
    assert "content-breaks-house-rules" in Suite.load(path).cases[0].yes


# ---------------------------------------------------------------------------------------------- statements


def test_a_statement_answers_much_by_itself(tmp_path: Path) -> None:
    """About a statement of an archive only what it leaves open is asked."""
    ended = offentligroll("ask", STATEMENTS, "--id", "consultant-on-assignment", *KATRINEHOLM, stdin=b"q\n")
    assert ended.code == 0
    assert "Under “Social media in the municipality of Katrineholm” the statement is official" in ended.out
    assert "Is it the case that the author makes this statement on assignment?" not in ended.out


def test_nothing_to_ask(tmp_path: Path) -> None:
    """Where nothing is open that is said, and the assessment comes at once."""
    path = written(tmp_path, "empty.policy.toml", POLICY)
    ended = ask(path, "")
    assert ended.out.startswith("Nothing needs to be asked.\n\nUnder")


def test_a_number_in_the_archive(tmp_path: Path) -> None:
    """A statement can be named by its number, as `assess` shows it."""
    ended = offentligroll("ask", STATEMENTS, "--number", "4", "--directory", DIRECTORY, stdin=b"q\n")
    assert "Under “" in ended.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("a", "--id", "1", "--number", "1"), "give one of them"),
        (("--id", "1"), "name the archive too"),
        (("--number", "1"), "name the archive too"),
        (("a", "--act", "post"), "can't be used with an archive"),
        (("-",), "standard input is for the answers"),
        (("no-such-file.jsonl",), "no-such-file.jsonl"),
        (("--policy", "katrinholm"), "did you mean `katrineholm`?"),
        (("--for", "katrineholm"), "give the directory with `--directory`"),
    ],
)
def test_misuse(words: tuple[str, ...], message: str) -> None:
    """What does not fit together is told before anything is asked."""
    ended = offentligroll("ask", *NAMED, *words)
    assert ended.code == 2
    assert message in ended.err
    assert ended.out == ""


def test_a_statement_that_can_not_be_read(tmp_path: Path) -> None:
    """What is wrong with the statement is told as elsewhere."""
    path = written(tmp_path, "posts.jsonl", '{"act": "pots"}\n')
    ended = offentligroll("ask", *NAMED, path)
    assert ended.code == 1
    assert "pots" in ended.err


def test_a_statement_that_can_not_be_assessed(tmp_path: Path) -> None:
    """A statement that answers what is no fact is told, and not asked about."""
    path = written(tmp_path, "posts.jsonl", lines_of({"facts": {"is-sharp": True}}))
    ended = offentligroll("ask", *NAMED, path)
    assert ended.code == 1
    assert "`is-sharp` is not a fact" in ended.err


# ---------------------------------------------------------------------------------------------- saving


def test_a_case_is_saved_and_passes(tiny: Path, tmp_path: Path) -> None:
    """The answers become a case that comes out as it says, and more of them go to the same file."""
    path = tmp_path / "tiny.cases.toml"
    ended = ask(tiny, "y y", "--save", path, "--as-of", "2020-01-02")
    assert ended.out.endswith(f"{path}: the case `interview` was added.\n")
    ask(tiny, "n y", "--save", path)
    suite = Suite.load(path)
    first, second = suite.cases
    assert (first.id, second.id) == ("interview", "interview-2")
    assert first.yes == ("account-is-listed", "takes-party-side")
    assert str(first.at) == "2020-01-02"
    assert first.because == ("listed",)
    assert first.findings == {"no-party": "breached"}
    assert second.no == ("account-is-listed",)
    assert not any(one.verdict.is_error for one in run_suite(suite, Policy.load(tiny)))


def test_a_case_of_a_statement(tmp_path: Path) -> None:
    """A statement's case carries its id and words, what is due, and no fact that was only not found."""
    rules = (
        f'[[obligation]]\nid = "keep"\nin_capacity = "any"\nwhen = "is-own-words"\n'
        f'action = {{ sv = "Spara.", en = "Keep." }}\n{SAYS}'
    )
    policy = written(tmp_path, "tiny.policy.toml", POLICY + rules + RULES)
    archive = written(
        tmp_path, "posts.jsonl", lines_of({"id": "Post 17!", "text": 'Nu "plogas" det.', "language": "sv"})
    )
    path = written(tmp_path, "tiny.cases.toml", 'format = 1\npolicy = "tiny"')
    offentligroll("ask", archive, "--policy", policy, "--save", path, stdin=b"y\n")
    (case,) = Suite.load(path).cases
    assert (case.id, case.text) == ("post-17", 'Nu "plogas" det.')
    assert case.yes == ("account-is-listed", "is-own-words")
    assert case.no == ()
    assert case.obligations == {"keep": "due"}


def test_a_statement_is_saved(tiny: Path, tmp_path: Path) -> None:
    """The answers become a line of JSON Lines, which is then known without asking."""
    path = written(tmp_path, "answered.jsonl", lines_of({"id": "before"}).rstrip(b"\n"))
    ended = ask(tiny, "y d", "--save", path)
    assert ended.out.endswith(f"{path}: the statement was added, with the answers.\n")
    before, after = map(json.loads, path.read_text("utf-8").splitlines())
    assert before["id"] == "before"
    assert after == {"act": "post", "facts": {"account-is-listed": True}}
    again = offentligroll("ask", path, "--number", "2", "--policy", tiny, stdin=b"n\n")
    assert LISTED not in again.out


def test_a_statement_keeps_its_id(tiny: Path, tmp_path: Path) -> None:
    """A statement that an archive has named keeps that name."""
    archive = written(tmp_path, "posts.jsonl", lines_of({"id": "17"}))
    path = tmp_path / "answered.jsonl"
    offentligroll("ask", archive, "--policy", tiny, "--save", path, stdin=b"q\n")
    assert json.loads(path.read_text("utf-8")) == {"id": "17", "act": "post"}


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (
            'format = 1\npolicy = "other"\n',
            2,
            "are about `other`, and you asked `tiny`; save to another file",
        ),
        ("format = 1\n", 1, "policy"),
        (b"\xff", 2, "nothing can be added to"),
    ],
    ids=["other-policy", "wrong-file", "no-text"],
)
def test_where_nothing_can_be_saved(
    tiny: Path, tmp_path: Path, content: str | bytes, code: int, message: str
) -> None:
    """A file that can't take the case is told before anything is asked, and stays as it is."""
    path = written(tmp_path, "tiny.cases.toml", content)
    before = path.read_bytes()
    ended = ask(tiny, "y n", "--save", path)
    assert (ended.code, ended.out) == (code, "")
    assert message in ended.err
    assert path.read_bytes() == before


def test_a_case_that_does_not_fit_at_the_end(tiny: Path, tmp_path: Path) -> None:
    """Where the cases stand in a list of another form, nothing is added."""
    path = written(tmp_path, "tiny.cases.toml", 'format = 1\npolicy = "tiny"\ncase = []\n')
    ended = ask(tiny, "y n", "--save", path)
    assert ended.code == 2
    assert "no case can be added at the end of" in ended.err


def test_a_folder_that_is_not_there(tiny: Path, tmp_path: Path) -> None:
    """What can't be written is told in one line."""
    ended = ask(tiny, "y n", "--save", tmp_path / "nowhere" / "answered.jsonl")
    assert ended.code == 2
    assert "can't be written" in ended.err


def test_a_keeper_holds_cases_against_the_policy_as_the_suite_does(tmp_path: Path) -> None:
    """A suite that takes unmentioned facts for no is respected: the case says what comes out there."""
    policy = Policy.load(written(tmp_path, "tiny.policy.toml", POLICY + RULES))
    head = 'format = 1\npolicy = "tiny"\nunmentioned_is_no = ["takes-party-side"]\n'
    path = written(tmp_path, "tiny.cases.toml", head)
    interview = policy.interview(Statement(act=Act.POST))
    Keeper.opened(path, policy).keep(interview, "en")
    assert Suite.load(path).cases[0].findings == {"no-party": "complies"}


# ---------------------------------------------------------------------------------------------- yes or no


@pytest.mark.parametrize(
    ("answers", "default", "truth"),
    [
        ("", True, True),
        ("\n", False, False),
        ("j\n", False, True),
        ("no\n", True, False),
        ("?\ny\n", False, True),
    ],
)
def test_yes_or_no_with_a_default(answers: str, default: bool, truth: bool) -> None:
    """Enter and the end of the input take the default; other replies are asked for again."""
    out = io.StringIO()
    terminal = Terminal(stdin=io.BytesIO(answers.encode()), stdout=out, stderr=io.StringIO())
    assert Dialogue(terminal=terminal, language="en").truth("Really?", default=default) is truth
    assert out.getvalue().startswith(f"Really? {'[Y/n]' if default else '[y/N]'}\n> ")
    assert ("Answer y or n." in out.getvalue()) is ("?" in answers)


# ------------------------------------------------------------------------------------------ nothing is lost

OWN = (
    '[[fact]]\nid = "has-consent"\nphrase = { sv = "de har samtyckt", en = "they have consented" }\n'
    'ask = { sv = "Har de samtyckt?", en = "Have they consented?" }\n'
    f'[[guideline]]\nid = "consent"\nmust = "has-consent"\nin_capacity = "any"\n{SAYS}'
)


def test_own_questions_are_asked_and_saved(tmp_path: Path) -> None:
    """A policy's own question is asked in its words and kept in the case, whatever its id resembles."""
    policy = written(tmp_path, "asking.policy.toml", POLICY + OWN)
    path = tmp_path / "kept" / "asking.cases.toml"
    path.parent.mkdir()
    ended = ask(policy, "y", "--save", path)
    assert "Have they consented? [" in ended.out
    assert Suite.load(path).cases[0].yes == ("has-consent",)
    assert "the case `interview` was added" in ended.out


def test_what_can_not_be_saved_is_shown(tiny: Path, tmp_path: Path) -> None:
    """Where the file can't be written after all, the answers stand in the output."""
    with mock.patch("offentligroll.cli.saving.check_place"):
        ended = ask(tiny, "y n", "--save", tmp_path / "nowhere" / "answered.jsonl")
    assert ended.code != 0
    (record,) = (line for line in ended.out.splitlines() if line.startswith("{"))
    assert json.loads(record)["facts"] == {"account-is-listed": True, "takes-party-side": False}
