"""What the command answers at once: what is written down already, for which nothing else need be there."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from offentligroll.version import __version__


def answered_at_once(argv: Sequence[str]) -> bool:
    """Answer if it can be done at once: the version, and the list of policies for files and pipes.

    Args:
        argv: the words after the command's name.

    Returns:
        Whether it is answered; else it is the command's to answer, or to tell what went wrong.
    """
    if sys.stdout is None:
        return False
    try:
        match list(argv):
            case ["--version"]:
                answer = f"offentligroll, version {__version__}\n"
            case ["policies"]:
                answer = _policies(None)
            case ["policies", "--lang", language]:
                answer = _policies(language)
            case _:
                answer = ""
        sys.stdout.write(answer)
        sys.stdout.flush()
    except (OSError, ValueError):
        return False
    return answer != ""


def _policies(language: str | None) -> str:
    """Read the list of policies; empty where it is not written in the language, or is to be laid out."""
    from pathlib import Path

    from offentligroll.cli.streams import may_be_terminal, settle_encodings
    from offentligroll.languages import LANGUAGES, of_locale

    language = of_locale(os.environ) if language is None else language
    path = Path(__file__).with_name(f"policies.{language}.txt")
    if language not in LANGUAGES or may_be_terminal(sys.stdout) or not path.is_file():
        return ""
    settle_encodings()
    return path.read_text("utf-8")
