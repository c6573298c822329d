"""Console blocks of documents are run, and what they print is compared."""

from __future__ import annotations

import pathlib

import pytest
from sybil.document import Document
from sybil.example import SybilFailure

from console_blocks import ConsoleBlockParser, Step, differences_in, run_command, steps_of
from offentligroll import __version__

VERSION = f"$ offentligroll --version\noffentligroll, version {__version__}\n"

pytestmark = pytest.mark.usefixtures("as_in_the_documents")


def test_a_block_is_parted_into_commands_and_what_they_print() -> None:
    """Blank lines belong to what is printed, a backslash continues a command, and prompts begin one."""
    block = "$ offentligroll a \\\n    --b \\\n    c\none\n\n  two  \n$ echo $?\n0\n\n"
    assert steps_of(block) == [
        Step("offentligroll a --b c", ("one", "", "  two")),
        Step("echo $?", ("0",)),
    ]


def test_a_block_begins_with_a_command() -> None:
    """Words that no command printed are a slip."""
    with pytest.raises(ValueError, match="stands before the first command"):
        steps_of("hello\n$ offentligroll")


def test_what_is_printed_as_written_is_right() -> None:
    """The same output and exit code are no difference."""
    assert differences_in(f"{VERSION}$ echo $?\n0\n") is None


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (VERSION.replace(", version", ", Version"), "+offentligroll, version"),
        (f"{VERSION}\nmore\n", "-more"),
        ("$ offentligroll --version\n", "+offentligroll, version"),
        (f"{VERSION}$ echo $?\n1\n", "-1\n+0"),
        ("$ offentligroll no-such-command\n$ echo $?\n0\n", "+offentligroll: there is no command"),
    ],
    ids=["other-words", "too-much", "too-little", "other-code", "errors-too"],
)
def test_what_is_printed_otherwise_is_shown_line_by_line(block: str, words: str) -> None:
    """A difference names the command, what the document says, and what the command prints."""
    found = differences_in(block)
    assert found is not None
    assert words in found


@pytest.mark.parametrize(
    "command", ["pip install x", "offentligroll facts | head", "offentligroll facts > a"]
)
def test_what_only_a_shell_can_do_is_refused(command: str) -> None:
    """A block that can't be run is no example, and must not look like one."""
    with pytest.raises(ValueError, match="can't be run here"):
        run_command(command)


def test_a_command_may_read_a_file(tmp_path: pathlib.Path) -> None:
    """What stands in a file is given to a command as if somebody typed it."""
    path = tmp_path / "statement.json"
    path.write_text('{"act": "pots"}', "utf-8")
    code, printed = run_command(f"offentligroll explain --policy se-law < {path}")
    assert code == 1
    assert "`pots`" in printed[0]


def test_blocks_are_found_in_documents_and_fail_there(tmp_path: pathlib.Path) -> None:
    """A document's blocks of `console` are examples, and one that prints otherwise is a failure."""
    path = tmp_path / "a.md"
    path.write_text(
        f"# A\n\n```console\n{VERSION}```\n\n```sh\nrm\n```\n\n```console\n{VERSION}x\n```\n", "utf-8"
    )
    right, wrong = Document.parse(str(path), ConsoleBlockParser()).examples()
    right.evaluate()
    with pytest.raises(SybilFailure, match="-x"):
        wrong.evaluate()
