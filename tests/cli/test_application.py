"""The command as a whole: misuse, failures, streams and words."""

from __future__ import annotations

import importlib
import io
import os
import sys
from pathlib import Path

import pytest
from cli_builders import (
    DIRECTORY,
    EXPORT,
    KATRINEHOLM,
    NAMED,
    POLICY,
    STATEMENTS,
    ClosedPipe,
    lines_of,
    offentligroll,
    written,
)

from offentligroll.cli import main
from offentligroll.policy import several
from offentligroll.policy.policy import Policy
from offentligroll.version import __version__


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["asses"], "there is no command `asses` (did you mean `assess`?)"),
        (["xyz"], "there is no command `xyz` (commands are "),
        (["--verbos"], "there is no option `--verbos`"),
        (["assess"], "`ARCHIVE...` is missing"),
        (["check"], "`FILE...` is missing"),
        (["assess", EXPORT, "--fromat", "csv"], "--format"),
        (["assess", EXPORT, "--format", "xml"], "`--format` can't be `xml`; choose `table`"),
        (["assess", EXPORT, "--as-of", "2010-12"], "`2010-12` is not a date; write such as 2011-02-03"),
        (["assess", EXPORT, "--as-of", "2011-02-30"], "`2011-02-30` is not a date; write"),
        (["assess", EXPORT, "--full"], "`--full` can only be used with"),
        (["assess", EXPORT, "--format", "csv", "--explain"], "explanations can only be shown with"),
        (["assess", EXPORT, "--for", "katrineholm"], "give the directory with `--directory`"),
        (["assess", EXPORT, "--directory", DIRECTORY, "--for", "katrinholm"], "did you mean `katrineholm`?"),
        (["assess", EXPORT, "--policy", "katrinholm"], "did you mean `katrineholm`?"),
        (["assess", "-", "-"], "`-` is standard input, which can be read only once"),
        (["assess", *NAMED, "no-such-file.jsonl"], "there is no file `no-such-file.jsonl`"),
        (["assess", *NAMED, str(Path(__file__).parent)], "there is no archive in it"),
        (["assess", EXPORT, "--directory", "no-such-file.toml"], "there is no file `no-such-file.toml`"),
        (["test", "no-such-file.cases.toml"], "there is no file"),
        (["assess", "", *NAMED], "`''` is no path; name a file or folder"),
        (["assess", EXPORT, "--policy", ""], "`''` is no path; name a file or folder"),
        (["assess", EXPORT, *NAMED, "--directory", ""], "`''` is no path; name a file or folder"),
        (["check", ""], "`''` is no path; name a file or folder"),
        (["show", ""], "`''` is no path; name a file or folder"),
        (["report", EXPORT, *NAMED, "--out", ""], "`''` is no path; name a file or folder"),
        (
            ["assess", EXPORT, *NAMED, "--from", "2020-01-01", "--until", "2019-12-31"],
            "`--from` is later than `--until`, so that nothing is left (1 January 2020 to 31 December 2019)",
        ),
        (["review", EXPORT, "--from", "2020-01-01", "--until", "2019-12-31"], "`--from` is later than"),
        (["explain", EXPORT, "--number", "0"], "`--number` can't be `0`; write a whole number, at least 1"),
    ],
    ids=lambda value: " ".join(value[:3])[-40:] if isinstance(value, list) else None,
)
def test_misuse_is_one_line(argv: list[str], words: str) -> None:
    """What can't be asked for is told in one line on standard error, and it ends with 2."""
    ended = offentligroll(*argv)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("offentligroll: ")
    assert ended.err.count("\n") == 1
    assert words in ended.err


def test_all_that_can_not_be_opened_is_told_at_once(tmp_path: Path) -> None:
    """Problems of policies, directory and archives are told together, before any work; wrong files give 1."""
    policy = written(tmp_path, "bad.policy.toml", POLICY.replace("country", "contry"))
    ended = offentligroll("assess", "no-such-file.jsonl", "--policy", policy, "--directory", "no.toml")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 3
    assert any(line.startswith(f"{policy}:5:1: ") for line in ended.err.splitlines())


def test_an_own_error_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the library itself is one line that asks to report it; --debug shows more."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of\ncheese")

    monkeypatch.setattr(several, "answered", fail)
    ended = offentligroll("assess", *NAMED, STATEMENTS)
    assert ended.code == 1
    assert "RuntimeError: out of cheese (please report it" in ended.err
    assert ended.err.count("\n") == 1
    shown = io.StringIO()
    with pytest.raises(AssertionError):
        offentligroll("--debug", "assess", STATEMENTS, err=shown)
    assert "Traceback" in shown.getvalue()


def test_a_statement_that_is_refused_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement that can't be assessed is told by its id, and the rest goes on; it ends with 1."""

    def refuse(*_: object, **__: object) -> None:
        raise ValueError("its time is odd")

    monkeypatch.setattr(several, "answered", refuse)
    monkeypatch.setattr(Policy, "assess", refuse)
    posts = lines_of({"id": "a"}, {"id": "b"})
    ended = offentligroll("assess", *NAMED, "-", stdin=posts)
    assert ended.code == 1
    assert ended.err.splitlines() == [
        f"the statement `{one}` can't be assessed: its time is odd" for one in "ab"
    ]
    assert offentligroll("explain", *NAMED, "-", stdin=posts).code == 1


def test_a_full_disk_is_no_error_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says when nothing more can be written is passed on in one line."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(several, "answered", full)
    ended = offentligroll("assess", *NAMED, STATEMENTS)
    assert (ended.code, ended.err) == (
        1,
        "offentligroll: reading or writing failed; the system answers “no space left on device”\n",
    )


@pytest.mark.parametrize("words", [["policies", "--help"], ["--version"], ["facts", "is-share"]])
@pytest.mark.parametrize("closed", [("stdout",), ("stdin", "stdout", "stderr")])
def test_an_answer_that_nobody_can_get_is_an_error(
    monkeypatch: pytest.MonkeyPatch, words: list[str], closed: tuple[str, ...]
) -> None:
    """Where standard output was closed before it began, it ends with 1 and says why if it can."""
    heard = io.StringIO()
    monkeypatch.setattr(sys, "stderr", heard)
    for name in closed:
        monkeypatch.setattr(sys, name, None)
    assert main(words) == 1
    assert ("bad file descriptor" in heard.getvalue()) is ("stderr" not in closed)


def test_problems_that_nobody_hears_of_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error may be closed."""
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["facts", "is-share"]) == 0


def test_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption ends with 130 and a short line."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(several, "answered", interrupt)
    ended = offentligroll("assess", *NAMED, STATEMENTS)
    assert (ended.code, ended.err) == (130, "offentligroll: interrupted\n")


@pytest.mark.parametrize("form", ["table", "csv"])
def test_closed_pipe_is_quiet(form: str) -> None:
    """Where nobody reads the answer any more, it ends without a word."""
    ended = offentligroll("assess", STATEMENTS, *KATRINEHOLM, "--format", form, out=ClosedPipe())
    assert (ended.code, ended.err) == (141, "")


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Help, which also comes without arguments, and version end with 0."""
    assert [offentligroll(*argv).code for argv in ([], ["--help"], ["assess", "--help"], ["--version"])] == [
        0
    ] * 4
    assert __version__ in capsys.readouterr().out


def test_main_runs_on_the_streams_of_the_process(capsys: pytest.CaptureFixture[str]) -> None:
    """The entry point gives the exit code and writes to standard output and error."""
    assert main(["facts", "is-rply"]) == 2
    assert main(["facts", "is-reply"]) == 0
    told = capsys.readouterr()
    assert "is-reply" in told.out
    assert "did you mean `is-reply`?" in told.err


def test_main_reads_the_words_it_was_called_with(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without arguments the entry point takes those of the process, also as a module."""
    monkeypatch.setattr(sys, "argv", ["offentligroll", "--version"])
    assert main() == 0
    for module in ("offentligroll.__main__", "offentligroll.cli.__main__"):
        with pytest.raises(SystemExit) as ended:
            importlib.import_module(module)
        assert ended.value.code == 0
    assert capsys.readouterr().out.count(__version__) == 3


def test_pipes_are_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes to a file or pipe is UTF-8, whatever the encoding that the process began with."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["facts", "is-reply", "--lang", "sv"]) == 0
    stream.flush()
    assert "uttalandet är ett svar" in stream.buffer.getvalue().decode()


def test_a_stream_that_is_no_file_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry point also writes where a program has put a stream of its own."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["facts", "is-reply"]) == 0
    assert "is-reply" in stream.getvalue()


def test_closed_pipe_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that nobody reads is put away, so that Python does not complain of it at the end."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["facts"]) == 141


@pytest.mark.parametrize("name", ["click", "rich"])
def test_missing_extra_says_what_to_install(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without click or rich, one line says what to install, and it ends with 2."""
    monkeypatch.setitem(sys.modules, name, None)
    assert main(["facts"]) == 2
    err = capsys.readouterr().err
    assert err == f'offentligroll: {name} missing; install it with pip install "offentligroll[cli]"\n'
