"""``offentligroll new``: a first policy, directory and cases from a few questions."""

from __future__ import annotations

import functools
from pathlib import Path

from offentligroll.cli import helping
from offentligroll.cli.dialogue import Dialogue
from offentligroll.cli.misuse import MisuseError, not_written
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import FilePath
from offentligroll.cli.terminal import Terminal
from offentligroll.files.writing import write_new_files
from offentligroll.languages import Message


@helping.command("new")
@helping.argument("folder", type=FilePath(is_folder=True), metavar="DIR")
@helping.option("--yes", "asks", flag_value=False, default=True, help="yes")
@helping.option("--show", is_flag=True, help="show")
@language_option
def command(*, folder: Path, asks: bool, show: bool, language: str) -> Work:
    """Read the arguments."""
    return functools.partial(new, folder, language, asks=asks, show=show)


def new(folder: Path, language: str, terminal: Terminal, *, asks: bool = True, show: bool = False) -> int:
    """Write the files.

    Args:
        folder: where they go; it is made where it is not there.
        language: ``"sv"`` or ``"en"``: that of the questions, and of the files.
        terminal: where questions go and answers come from.
        asks: whether to ask at all.
        show: whether to print the files instead of writing them.

    Returns:
        0.

    Raises:
        MisuseError: a file of that name is there already, or can't be written.
    """
    from offentligroll.cli.first_questions import asked, proposed
    from offentligroll.languages import say
    from offentligroll.workbench.first_files import KINDS

    body = asked(Dialogue(terminal=terminal, language=language)) if asks else proposed(language)
    files = {folder / name: content for name, content in body.files(language).items()}
    if show:
        for path, content in list(files.items())[: -len(KINDS)]:
            terminal.write(f"# {path.name}\n\n{content}\n")
        return 0
    _write(folder, files)
    for path in files:
        terminal.say(say("command.new.written", language, file=str(path)))
    policy, cases, directory, *_ = files
    terminal.say()
    terminal.say(
        say("command.new.next", language, policy=str(policy), cases=str(cases), directory=str(directory))
    )
    return 0


def _write(folder: Path, files: dict[Path, str]) -> None:
    there = tuple(str(path) for path in files if path.is_symlink() or path.exists())
    if there:
        raise MisuseError(Message("command.misuse.there-already", count=len(there), paths=there))
    try:
        write_new_files(folder, {path.name: content for path, content in files.items()})
    except OSError as error:
        raise not_written(folder, error) from None
