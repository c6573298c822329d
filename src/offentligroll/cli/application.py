"""The commands together: arguments are read first, then the work is done, and each failure is one line."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence

import attrs
import click

from offentligroll.cli.commands import (
    ask,
    assess,
    check,
    compare,
    diff,
    explain,
    facts,
    new,
    policies,
    schema,
    show,
    test,
)
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work
from offentligroll.cli.terminal import Terminal
from offentligroll.files.problems import FileError, did_you_mean
from offentligroll.version import __version__

NAME = "offentligroll"
INTERRUPTED = 130
BROKEN_PIPE = 141
# What was named is not there, or is not what it was taken for; other problems are those of a file's contents.
_MISUSE = frozenset({"missing-file", "is-a-directory", "unreadable", "unknown-policy", "unknown-format"})


@attrs.define
class _Settings:
    """What holds for all commands."""

    debug: bool = False


class _Commands(click.Group):
    """A group that suggests what may have been meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command.

        Args:
            ctx: where it is called.
            args: the words, the command's name first.

        Returns:
            Its name, itself, and the other words.
        """
        word = args[0]
        if not word.startswith("-") and self.get_command(ctx, word) is None:
            names = self.list_commands(ctx)
            hint = did_you_mean(word, names) or f"commands are {', '.join(names)}"
            raise click.UsageError(f"there is no command `{word}` ({hint})", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, name=NAME)
@click.version_option(__version__, prog_name=NAME)
@click.option("--debug", is_flag=True, help="Show the traceback of an error in offentligroll itself.")
@click.pass_obj
def commands(settings: _Settings, *, debug: bool) -> None:
    """Tell whether a public official's words are the authority's or her own, and always say why.

    It ends with 0 where all is fine, 1 where something was breached, failed or is wrong, 2 where it was
    called wrongly.
    """
    settings.debug = debug


for _module in (assess, ask, explain, compare, check, test, facts, policies, show, diff, schema, new):
    commands.add_command(_module.command)


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Run the command on given streams.

    Args:
        argv: the words after the command's name.
        terminal: where it reads and writes; only help goes to standard output whatever this says.

    Returns:
        The exit code: 0 fine, 1 something was breached, failed or is wrong, 2 misuse, 130 interrupted, 141
        nobody reads the output any more.
    """
    settings = _Settings()
    try:
        work = _parsed(argv, settings)
        code = work if isinstance(work, int) else work(terminal)
        terminal.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        terminal.report(f"{NAME}: interrupted")
        code = INTERRUPTED
    except BrokenPipeError:
        code = BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the last line of defence: nobody sees a traceback unasked
        lines, code = _told(error)
        if settings.debug:
            terminal.report(traceback.format_exc())
        for line in lines:
            terminal.report(line)
    return code


def _told(error: Exception) -> tuple[list[str], int]:
    """Say what went wrong in words for people, with the exit code."""
    if isinstance(error, click.ClickException):
        return [f"{NAME}: {_usage_words(error)}"], 2
    if isinstance(error, MisuseError):
        return [f"{NAME}: {error}"], 2
    if isinstance(error, FileError):
        is_misuse = all(problem.code in _MISUSE for problem in error.problems)
        # A line that begins with a place is one that editors can follow.
        lines = [f"{NAME}: {one}" if one.place is None else str(one) for one in error.problems]
        return lines, 2 if is_misuse else 1
    if isinstance(error, OSError):
        # What is wrong with a file is a problem of its own; what is left is such as a full disk.
        return [f"{NAME}: reading or writing failed: {error.strerror or error}"], 1
    words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    told = f"{NAME}: this is an error in {NAME} itself: {words}"
    return [f"{told} (please report it, with what `--debug` shows)"], 1


def _parsed(argv: Sequence[str], settings: _Settings) -> Work | int:
    """Read the arguments; help and version are told here, and nothing is left to do."""
    work: Work | int = commands.main(
        args=list(argv) or ["--help"], prog_name=NAME, standalone_mode=False, obj=settings
    )
    return work


def _usage_words(error: click.ClickException) -> str:
    words = " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    return words if context is None else f"{words.rstrip('.')}; see `{context.command_path} --help`"


def run_on_console(argv: Sequence[str]) -> int:
    """Run the command on the streams of the process.

    Args:
        argv: the words after the command's name.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes are UTF-8 wherever it runs; a terminal keeps its own encoding.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    stdin = getattr(sys.stdin, "buffer", io.BytesIO())
    # Streams that were closed before it began are not there at all.
    stdout, stderr = (stream or io.StringIO() for stream in (sys.stdout, sys.stderr))
    code = run(argv, Terminal(stdin=stdin, stdout=stdout, stderr=stderr))
    if code == BROKEN_PIPE:
        # What is still in the buffer has nowhere to go, and Python would complain of that at the end.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
