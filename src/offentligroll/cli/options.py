"""The options that several commands share, and the kinds of values that they take."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from offentligroll.cli.terminal import Terminal
from offentligroll.languages import LANGUAGES, of_locale

Work = Callable[[Terminal], int]
"""What is left to do when the arguments are read; it gives the exit code."""

F = TypeVar("F", bound=Callable[..., Any])
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """Read a whole date, and nothing that has to be guessed.

    Args:
        value: what was written; None where nothing was.

    Returns:
        The date, or None.

    Raises:
        BadParameter: it is no date.
    """
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"`{value}` is not a date: {error}") from None
    raise click.BadParameter(f"`{value}` is not a date; write such as 2011-02-03")


def language_option(function: F) -> F:
    """Let a command be told in which language to speak.

    Args:
        function: the command's function, which takes ``language``.

    Returns:
        The function with the option.
    """
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default=lambda: of_locale(os.environ),
        help="Language of the answer; left out, that of your locale.",
    )(function)


def asked_options(policies: tuple[str, ...] = ("katrineholm",)) -> Callable[[F], F]:
    """Give a command the options of :class:`~offentligroll.cli.inputs.Asked`.

    Args:
        policies: those that are asked if nobody says; none for all that are shipped.

    Returns:
        A decorator for the command's function.
    """
    left_out = ", ".join(policies) or "all that are shipped"
    options = (
        click.option(
            "--policy",
            "policies",
            multiple=True,
            default=policies,
            metavar="ID|FILE",
            help=f"A shipped policy or a file; may be given more than once. Left out: {left_out}.",
        ),
        click.option("--directory", metavar="FILE", help="Who speaks where, since when: a TOML file."),
        click.option(
            "--for",
            "organisation",
            metavar="ID",
            help="The organisation of the directory that is the authority.",
        ),
        click.option(
            "--as-of",
            callback=day_of,
            metavar="DATE",
            help="Apply the law in force on DATE instead of on the statement's date.",
        ),
        click.option(
            "--include-private", is_flag=True, help="Take in followers-only posts and direct messages."
        ),
        click.option(
            "--no-words", "words", flag_value=False, default=True, help="Leave the statements' words out."
        ),
        language_option,
    )

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def detail_option(default: str | None) -> Callable[[F], F]:
    """Let a command be told how much an explanation tells.

    Args:
        default: what it tells if nobody says.

    Returns:
        A decorator for the command's function, which takes ``detail``.
    """
    return click.option(
        "--detail",
        type=click.Choice(("sentence", "reasons", "everything")),
        default=default,
        help="How much explanations tell.",
    )
