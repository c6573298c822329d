"""Blocks of ``console`` in documents, run through the command and compared with what it prints.

A block holds commands and what each prints, standard output and standard error as they come::

    $ offentligroll policies
    ...

Commands run in this process, in the root of the repository, 80 columns wide and without colour. Words
may be quoted, a backslash at the end of a line continues it, and ``< FILE`` at the end gives it the file as
its input, as in a shell; nothing else of a shell is there. After a command, ``$ echo $?`` prints its exit
code. Spaces at the ends of lines are passed over, since nobody sees them.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import pathlib
import shlex
from unittest import mock

import attrs
from sybil import Example
from sybil.parsers.markdown import CodeBlockParser

PROMPT = "$ "


@attrs.frozen
class Step:
    """One command of a block."""

    command: str
    """What stands after the prompt, on one line."""
    expected: tuple[str, ...]
    """The lines that it prints."""


def steps_of(block: str) -> list[Step]:
    """Part a block into commands and what they print.

    Args:
        block: the text between the fences.

    Returns:
        The commands, in their order.

    Raises:
        ValueError: something stands before the first command.
    """
    steps: list[tuple[str, list[str]]] = []
    continued = False
    for line in block.rstrip("\n").split("\n"):
        if continued:
            steps[-1] = (f"{steps[-1][0]} {_command_in(line)}", [])
        elif line.startswith(PROMPT):
            steps.append((_command_in(line.removeprefix(PROMPT)), []))
        elif steps:
            steps[-1][1].append(line.rstrip())
            continue
        else:
            raise ValueError(f"`{line}` stands before the first command; a command starts with `{PROMPT}`")
        continued = line.endswith("\\")
    return [Step(command, tuple(expected)) for command, expected in steps]


def _command_in(line: str) -> str:
    return line.removesuffix("\\").strip()


def run_command(command: str) -> tuple[int, tuple[str, ...]]:
    """Run a command in this process.

    Args:
        command: what stands after the prompt.

    Returns:
        The exit code, and the lines that it printed.

    Raises:
        ValueError: it is another command than ``offentligroll``.
    """
    from offentligroll.cli import main

    words = shlex.split(command)
    typed = b""
    if words[-2:-1] == ["<"]:
        typed = pathlib.Path(words[-1]).read_bytes()
        del words[-2:]
    if words[0] != "offentligroll" or {"|", ">", "<", "&&", ";"} & set(words):
        raise ValueError(f"`{command}` can't be run here; write what is only shown in a block of `sh`")
    printed = io.StringIO()
    stdin = mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
    with stdin, contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = main(words[1:])
    return code, tuple(line.rstrip() for line in printed.getvalue().splitlines())


def differences_in(block: str) -> str | None:
    """Run a block and compare.

    Args:
        block: the text between the fences.

    Returns:
        What is printed otherwise than the block says, line by line; None where all is the same.
    """
    code = 0
    for step in steps_of(block):
        if step.command == "echo $?":
            printed: tuple[str, ...] = (str(code),)
        else:
            code, printed = run_command(step.command)
        if printed != step.expected:
            lines = difflib.unified_diff(
                step.expected, printed, "the document", "the command", lineterm="", n=2
            )
            return "\n".join([f"$ {step.command}", *lines])
    return None


class ConsoleBlockParser(CodeBlockParser):
    """Finds the blocks of ``console`` in Markdown."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        """Run a block.

        Args:
            example: the block.

        Returns:
            What is wrong with it, or None.
        """
        return differences_in(example.parsed)
