"""``offentligroll workbench``: the page in which people write policies, try them and review."""

from __future__ import annotations

import functools
from pathlib import Path

from offentligroll.cli import helping
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import AtLeastOne, FilePath
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message


@helping.command("workbench")
@helping.argument("folder", type=FilePath(is_folder=True), default=".", metavar="[FOLDER]")
@helping.option("--port", type=AtLeastOne(), metavar="N", help="port")
@language_option
def command(*, folder: Path, port: int | None, language: str) -> Work:
    """Read the arguments."""
    return functools.partial(workbench, folder, port, language)


def workbench(folder: Path, port: int | None, language: str, terminal: Terminal) -> int:
    """Serve the workbench until somebody interrupts it.

    Args:
        folder: the folder whose files are worked on; it is made where it is not there.
        port: the port; None for the folder's own.
        language: ``"sv"`` or ``"en"``.
        terminal: where the address goes.

    Returns:
        0.

    Raises:
        MisuseError: a package is missing, the folder can't be made, or the port is taken.
    """
    from offentligroll.files.reading import reason_of
    from offentligroll.languages import MessageError, say
    from offentligroll.workbench.serving import serve

    def tell(address: str) -> None:
        terminal.say(say("workbench.serves", language, folder=str(folder), address=address))
        terminal.stdout.flush()

    try:
        folder.mkdir(parents=True, exist_ok=True)
        serve(folder, port, language, tell)
    except MessageError as error:
        raise MisuseError(Message("workbench.misuse", why=error.message)) from None
    except (OSError, OverflowError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise MisuseError(Message("workbench.not-served", reason=reason)) from None
    return 0
