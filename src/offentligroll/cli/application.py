"""The commands together: arguments are read first, then the work is done, and each failure is one line."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

from offentligroll.cli.helping import Commands, Option, option
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work
from offentligroll.cli.parsing import Settings, language_in, usage_words
from offentligroll.cli.streams import settle_encodings
from offentligroll.cli.terminal import Terminal
from offentligroll.files.problems import FileError, Problem, printable
from offentligroll.files.reading import reason_of
from offentligroll.languages import MessageError, say
from offentligroll.version import __version__

NAME = "offentligroll"
NAMES = (
    "answer",
    "assess",
    "review",
    "report",
    "queue",
    "records",
    "channels",
    "directory",
    "ask",
    "explain",
    "compare",
    "check",
    "test",
    "facts",
    "faq",
    "policies",
    "show",
    "diff",
    "schema",
    "new",
    "workbench",
    "lsp",
    "words",
)
"""The commands, each in a module of its own."""
MORE_OBJECTS = 50_000
"""After so many new objects Python looks for what can be thrown away; its own 700 cost an eighth more."""
INTERRUPTED = 130
BROKEN_PIPE = 141
# What was named is not there, or is not what it was taken for; other problems are those of a file's contents.
_MISUSE = frozenset({"missing-file", "is-a-directory", "unreadable", "unknown-policy", "unknown-format"})


@click.group(cls=Commands, name=NAME, names=NAMES)
@click.version_option(
    __version__,
    prog_name=NAME,
    message="%(prog)s, version %(version)s",
    cls=Option,
    help="version",
    filled={},
)
@option("--debug", is_flag=True, help="debug")
@click.pass_obj
def commands(settings: Settings, *, debug: bool) -> None:
    """Read what holds for all commands."""
    settings.debug = debug


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Run the command on given streams.

    Args:
        argv: the words after the command's name.
        terminal: where it reads and writes; only help goes to standard output whatever this says.

    Returns:
        The exit code: 0 fine, 1 something was breached, failed or is wrong, 2 misuse, 130 interrupted, 141
        nobody reads the output any more.
    """
    settings = Settings(language=language_in(argv))
    try:
        work = _parsed(argv, settings)
        code = work if isinstance(work, int) else work(terminal)
        terminal.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        terminal.report(f"{NAME}: {say('command.interrupted', settings.language)}")
        code = INTERRUPTED
    except BrokenPipeError:
        code = BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the last line of defence: nobody sees a traceback unasked
        lines, code = _told(error, settings.language)
        if settings.debug:
            terminal.report(traceback.format_exc())
        for line in lines:
            terminal.report(line)
    return code


def _told(error: Exception, language: str) -> tuple[list[str], int]:
    """What went wrong in words for people, with the exit code."""
    match error:
        case click.ClickException():
            return [f"{NAME}: {printable(usage_words(error, language))}"], 2
        case MisuseError() | MessageError():
            return [f"{NAME}: {printable(error.message.in_language(language))}"], 2
        case FileError():
            is_misuse = all(problem.code in _MISUSE for problem in error.problems)
            return [_line(problem, language) for problem in error.problems], 2 if is_misuse else 1
        case OSError():
            # What is wrong with a file is a problem of its own; what is left is such as a full disk.
            return [f"{NAME}: {say('command.system-failed', language, reason=reason_of(error))}"], 1
        case _:
            words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            return [f"{NAME}: {say('command.own-error', language, error=words)}"], 1


def _line(problem: Problem, language: str) -> str:
    # A line that begins with a place is one that editors can follow.
    line = problem.in_language(language)
    return f"{NAME}: {line}" if problem.place is None else line


def _parsed(argv: Sequence[str], settings: Settings) -> Work | int:
    """Read the arguments; help and version are told here, and nothing is left to do."""
    work: Work | int = commands.main(
        args=list(argv) or ["--help"], prog_name=NAME, standalone_mode=False, obj=settings
    )
    return work


class _Closed(io.StringIO):
    """Stands for a standard output that was closed before the program began."""

    def write(self, _: str, /) -> int:
        """Fail as the system would."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def run_on_console(argv: Sequence[str]) -> int:
    """Run the command on the streams of the process.

    Args:
        argv: the words after the command's name.

    Returns:
        The exit code.
    """
    settle_encodings()
    gc.set_threshold(MORE_OBJECTS)
    stdin = getattr(sys.stdin, "buffer", io.BytesIO())
    # Streams that were closed before it began are not there at all. An answer that nobody can get is no
    # success; that nobody hears of problems is what was asked for.
    sys.stdout = sys.stdout or _Closed()
    stderr = sys.stderr or io.StringIO()
    code = run(argv, Terminal(stdin=stdin, stdout=sys.stdout, stderr=stderr))
    if code == BROKEN_PIPE:
        # What is still in the buffer has nowhere to go, and Python would complain of that at the end.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
