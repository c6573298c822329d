"""``offentligroll lsp``: policies, cases and directories in the editor that somebody has already."""

from __future__ import annotations

import functools

from offentligroll.cli import helping
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work
from offentligroll.cli.parsing import Language
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import LANGUAGES, Message


@helping.command("lsp")
@helping.option("--lang", "language", type=Language(), metavar=f"[{'|'.join(LANGUAGES)}]", help="lang-editor")
def command(*, language: str | None) -> Work:
    """Read the arguments."""
    return functools.partial(serve_editor, language)


def serve_editor(language: str | None, terminal: Terminal) -> int:  # noqa: ARG001 - the editor has the streams
    """Serve an editor over standard input and output, until it has had enough.

    Args:
        language: ``"sv"`` or ``"en"``; None for that of the editor.
        terminal: not used: what is written to it would disturb the conversation.

    Returns:
        0.

    Raises:
        MisuseError: a package is missing.
    """
    from offentligroll.files.extras import needed
    from offentligroll.languages import MessageError

    try:
        needed("pygls", "lsp")
    except MessageError as error:
        raise MisuseError(Message("editing.misuse", why=error.message)) from None
    from offentligroll.editing.language_server import serve

    serve(language)
    return 0
