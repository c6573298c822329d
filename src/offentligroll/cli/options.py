"""The options that several commands share, and the kinds of values that they take."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from offentligroll.cli.helping import option
from offentligroll.cli.parsing import Choice, Day, Language
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import LANGUAGES, Message, of_locale

Work = Callable[[Terminal], int]
"""What is left to do when the arguments are read; it gives the exit code."""

_FORMATS = (
    "activitystreams, bluesky, discord, facebook, feed, google-chat, instagram, jsonl, linkedin, mail, "
    "mastodon, mastodon-api, misskey, reddit, slack, table, telegram, tiktok, whatsapp, wordpress, x, "
    "x-classic, yammer, youtube"
)
"""Written out, since nothing of archives is loaded to show help; a test holds it."""
F = TypeVar("F", bound=Callable[..., Any])


def language_option(function: F) -> F:
    """Let a command be told in which language to speak.

    Args:
        function: the command's function, which takes ``language``.

    Returns:
        The function with the option.
    """
    return option(
        "--lang",
        "language",
        type=Language(),
        default=lambda: of_locale(os.environ),
        metavar=f"[{'|'.join(LANGUAGES)}]",
        help="lang",
    )(function)


def _if_named(
    _context: click.Context, _option: click.Parameter, policies: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Tell policies that nobody named from none."""
    return policies or None


def asked_options(default: str = "own-policy") -> Callable[[F], F]:
    """Give a command the options of :class:`~offentligroll.cli.inputs.Asked`.

    Args:
        default: which policies are asked if nobody says, by its words in ``help.default``.

    Returns:
        A decorator for the command's function.
    """
    filled = {"default": Message(f"help.default.{default}")}
    options = (
        option(
            "--policy",
            "policies",
            multiple=True,
            callback=_if_named,
            metavar="ID|FILE",
            help="policies",
            filled=filled,
        ),
        option("--directory", metavar="FILE", help="directory"),
        option("--for", "organisation", metavar="ID", help="for"),
        option("--as-of", type=Day(), metavar="DATE", help="as-of"),
        option("--include-private", is_flag=True, help="include-private"),
        option("--input-format", metavar="NAME", help="input-format", filled={"formats": _FORMATS}),
        option("--account", metavar="ID", help="account"),
        option("--answers", metavar="FILE", help="answers"),
        option("--no-words", "words", flag_value=False, default=True, help="no-words"),
        language_option,
    )

    def decorate(function: F) -> F:
        for decorator in reversed(options):
            function = decorator(function)
        return function

    return decorate


def detail_option(default: str | None) -> Callable[[F], F]:
    """Let a command be told how much an explanation tells.

    Args:
        default: what it tells if nobody says.

    Returns:
        A decorator for the command's function, which takes ``detail``.
    """
    choices = Choice(("sentence", "reasons", "everything"))
    return option("--detail", type=choices, default=default, help="detail")
