"""Where the command reads and writes: words for people, data for programs, problems for whoever looks."""

from __future__ import annotations

import functools
import re
import textwrap
from typing import TYPE_CHECKING, BinaryIO, TextIO

import attrs

from offentligroll.cli.streams import may_be_terminal
from offentligroll.files.harmless import harmless

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_BULLET = re.compile(r" *(?:- |[0-9]+\. )?")
_NARROWEST = 20


@attrs.frozen(kw_only=True)
class Terminal:
    """The three streams of one run.

    Nothing that is printed is ever read as markup, and colours are left out where nobody would see them.
    """

    stdin: BinaryIO
    """Where statements may come in."""
    stdout: TextIO
    """Where answers go."""
    stderr: TextIO
    """Where problems and progress go."""

    @functools.cached_property
    def out(self) -> Console:
        """The console of answers."""
        return _console(self.stdout)

    @functools.cached_property
    def err(self) -> Console:
        """The console of problems and progress."""
        return _console(self.stderr)

    @property
    def shows_out(self) -> bool:
        """Whether somebody sees the answers as they come."""
        return may_be_terminal(self.stdout) and self.out.is_terminal

    @property
    def shows_err(self) -> bool:
        """Whether somebody sees problems and progress as they come."""
        return may_be_terminal(self.stderr) and self.err.is_terminal

    def say(self, words: str = "", style: str = "") -> None:
        """Print words for people; on a terminal they are folded, elsewhere they stay as they are.

        Args:
            words: one or more lines.
            style: how they look on a terminal, such as ``"bold"``.
        """
        lines = harmless(words)
        if not may_be_terminal(self.stdout):
            self.stdout.write(f"{lines}\n")
            return
        from rich.text import Text

        if self.out.is_terminal:
            width = max(self.out.width, _NARROWEST)
            lines = "\n".join(_folded(line, width) for line in lines.split("\n"))
        self.out.print(Text(lines, style=style), soft_wrap=True)

    def show(self, renderable: RenderableType) -> None:
        """Print something that lays itself out, such as a table.

        Args:
            renderable: what to print; its words have been made harmless.
        """
        if self.out.is_terminal:
            self.out.print(renderable)
            return
        with self.out.capture() as captured:
            self.out.print(renderable)
        # What is laid out is filled up with spaces, which files and pipes don't need.
        lines = (line.rstrip() for line in captured.get().splitlines())
        self.stdout.write("".join(f"{line}\n" for line in lines))

    def write(self, data: str) -> None:
        """Write data for programs, as it is.

        Args:
            data: the data, with its line breaks.
        """
        self.stdout.write(data)

    def report(self, line: str) -> None:
        """Print one line about what is wrong.

        Args:
            line: what is wrong.
        """
        if not may_be_terminal(self.stderr):
            self.stderr.write(f"{harmless(line)}\n")
            return
        from rich.text import Text

        self.err.print(Text(harmless(line)), soft_wrap=True)


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    class Leaving(Console):
        """A console that leaves it to the command what happens when nobody reads any more."""

        def on_broken_pipe(self) -> None:
            """Pass it on."""
            raise BrokenPipeError

    return Leaving(file=stream, highlight=False, markup=False, emoji=False)


def _folded(line: str, width: int) -> str:
    """Fold a line so that what follows a bullet stands under the words and not under the bullet."""
    match = _BULLET.match(line)
    indent = min(len(match[0]) if match else 0, width // 2)
    if len(line) <= width:
        return line
    folded = textwrap.wrap(line, width, subsequent_indent=" " * indent, break_on_hyphens=False)
    return "\n".join(folded)
