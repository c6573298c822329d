"""What needs nothing loaded is answered at once, and says the same as the command."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_builders import Screen, offentligroll

from offentligroll.cli import at_once, main
from offentligroll.cli.at_once import answered_at_once
from offentligroll.languages import LANGUAGES

UNNEEDED = {"attrs", "attr", "click", "rich", "json", "tomllib", "dateutil", "hashlib", "inspect"}


@pytest.fixture(autouse=True)
def _nobody_wants_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


class Failing(io.StringIO):
    """A stream that takes nothing."""

    def write(self, _: str, /) -> int:
        """Refuse."""
        raise OSError("full")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_policies_is_the_commands(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written down is what the command would say; `tests/docs/refresh_pages.py` writes it anew."""
    monkeypatch.setattr(sys, "stdout", out := io.StringIO())
    assert answered_at_once(["policies", "--lang", language])
    assert out.getvalue() == offentligroll("policies", "--lang", language).out


def test_the_list_is_in_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for no language reads that of the computer."""
    monkeypatch.setattr(sys, "stdout", out := io.StringIO())
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert main(["policies"]) == 0
    assert out.getvalue() == offentligroll("policies", "--lang", "sv").out


@pytest.mark.parametrize("argv", [["--version"], ["policies"]], ids=" ".join)
def test_nothing_is_loaded_for_it(argv: list[str]) -> None:
    """Neither other people's packages nor heavy parts of Python's own library are loaded, nor floors."""
    program = (
        "import sys\nbefore = set(sys.modules)\nfrom offentligroll.cli import main\n"
        f"assert main({argv}) == 0\n"
        "print(*set(sys.modules) - before, file=sys.stderr)"
    )
    environment = {**os.environ, "LC_ALL": "C"}
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
    )
    assert ended.stdout
    loaded = ended.stderr.split()
    assert UNNEEDED & set(loaded) == set()
    floors = {name.split(".")[1] for name in loaded if name.startswith("offentligroll.")}
    assert floors <= {"faces", "version", "cli", "languages"}


@pytest.mark.parametrize(
    "argv", [["policies", "--lang", "nb"], ["policies", "--stale", "2026-11-29"], ["policies", "--help"], []]
)
def test_all_else_is_the_commands_to_answer(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Another language, an option or nothing at all is left to the command, and nothing is said."""
    monkeypatch.setattr(sys, "stdout", out := io.StringIO())
    assert not answered_at_once(argv)
    assert out.getvalue() == ""


def test_a_terminal_has_it_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the lines are folded and have their colours, so that the command writes them."""
    monkeypatch.setattr(sys, "stdout", out := Screen())
    assert not answered_at_once(["policies"])
    assert out.getvalue() == ""


def test_a_language_without_its_list_is_left_to_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A language that somebody adds as a folder has no list written down."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(at_once, "__file__", str(tmp_path / "at_once.py"))
    assert not answered_at_once(["policies", "--lang", "sv"])


@pytest.mark.parametrize("stream", [Failing(), None], ids=["full", "closed"])
def test_what_fails_is_told_by_the_command(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it can't be written, the command tries, and tells what is wrong."""
    monkeypatch.setattr(sys, "stdout", stream)
    assert not answered_at_once(["--version"])
