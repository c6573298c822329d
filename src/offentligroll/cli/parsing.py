"""Arguments in the reader's language: help, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import click

from offentligroll.files.problems import did_you_mean
from offentligroll.languages import (
    FALLBACK,
    Message,
    MessageError,
    check_language,
    of_locale,
    say,
    with_hint,
)

_WORD = re.compile(r"[A-Z]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@attrs.define(kw_only=True)
class Settings:
    """What holds for all commands."""

    language: str = FALLBACK
    """The language in which help and errors are said."""
    debug: bool = False
    """Whether the traceback of an error of our own is shown."""


def language_in(argv: Sequence[str]) -> str:
    """Find out in which language somebody reads, before the arguments are parsed.

    Args:
        argv: the words after the command's name.

    Returns:
        What ``--lang`` says; else the language of the locale.
    """
    own = of_locale(os.environ)
    asked = [after for word, after in itertools.pairwise(argv) if word == "--lang"]
    asked += [word.partition("=")[2] for word in argv if word.startswith("--lang=")]
    try:
        return _with_own(check_language(asked[0]), own) if asked else own
    except MessageError:
        return own


def _with_own(language: str, own: str) -> str:
    """A language, with the reader's own behind it for what cannot be said in it."""
    return language if language == own else f"{language},{own}"


def language_of(context: click.Context) -> str:
    """The language of help and errors.

    Args:
        context: where a command is called.

    Returns:
        Such as ``"sv"``.
    """
    settings = context.find_object(Settings)
    return FALLBACK if settings is None else settings.language


def metavar_words(metavar: str, language: str) -> str:
    """Say what an option or argument takes.

    Args:
        metavar: words in capitals, such as ``"ID|FILE"``.
        language: such as ``"sv"``.

    Returns:
        The same in the language.

    Example:
        >>> metavar_words("ID|FILE", "sv")
        'ID|FIL'
    """
    return _WORD.sub(lambda match: say(f"help.metavar.{match[0]}", language), metavar)


@attrs.frozen
class Metavar:
    """What an option or argument takes, as part of a message."""

    text: str
    """Words in capitals, such as ``"ARCHIVE..."``."""

    def in_language(self, language: str) -> str:
        """Return it in a language."""
        return metavar_words(self.text, language)


class UsageMessage(click.UsageError):
    """The command is called wrongly, and why can be said in any language.

    Args:
        says: why.
        context: where it is called.
    """

    def __init__(self, says: Message, context: click.Context | None = None) -> None:
        super().__init__(str(says), context)
        self.says = says
        """Why."""


def usage_words(error: click.ClickException, language: str) -> str:
    """Say why the arguments can't be used.

    Args:
        error: what was raised while they were parsed.
        language: such as ``"sv"``.

    Returns:
        The words, with the command that explains more.
    """
    message = _message_of(error)
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message.in_language(language)
    return say("help.see", language, message=message, command=context.command_path)


def _message_of(error: click.ClickException) -> Message:
    match error:
        case UsageMessage():
            return error.says
        case click.NoSuchOption():
            near = did_you_mean(error.option_name, error.possibilities or ())
            return with_hint(Message("help.error.no-option", option=error.option_name), near)
        case click.MissingParameter():
            return Message("help.error.missing", name=_name_of(error.param))
        case _:
            return Message("languages.verbatim", text=" ".join(error.format_message().split()))


def _name_of(parameter: click.Parameter | None) -> Metavar:
    """What a parameter is called; only arguments can be missing, since no option of ours has to be given."""
    assert isinstance(parameter, click.Argument)  # noqa: S101 - as just said
    choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
    return Metavar(parameter.metavar or f"{{{'|'.join(map(str, choices))}}}")


class Choice(click.Choice):  # type: ignore[type-arg]  # it has a parameter only in newer versions
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Take a word; what is none of them is refused."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            choices, said = tuple(map(str, self.choices)), str(value)
            if isinstance(param, click.Option):
                message = Message("help.error.choice", option=param.opts[0], value=said, choices=choices)
            else:
                message = Message("help.error.choice-argument", value=said, choices=choices)
            raise UsageMessage(message, ctx) from None


class AtLeastOne(click.IntRange):
    """A whole number from 1."""

    def __init__(self) -> None:
        super().__init__(min=1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Take a number; what is none, or too small, is refused."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            option = "" if param is None else param.opts[0]
            raise UsageMessage(
                Message("help.error.range", option=option, value=str(value), least=1), ctx
            ) from None

    def _describe_range(self) -> str:
        return ""


class FilePath(click.ParamType):  # type: ignore[type-arg]  # as above
    """A path of a file that is no folder, or of a folder that is no file."""

    name = "path"

    def __init__(self, *, is_folder: bool = False) -> None:
        self.is_folder = is_folder

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401, ARG002
        """Take a path; what is there already and is of the other kind is refused."""
        if not value:
            raise UsageMessage(Message("languages.argument.no-path"), ctx)
        path = Path(value)
        if "\0" not in str(path) and (path.is_file() if self.is_folder else path.is_dir()):
            code = "help.error.is-file" if self.is_folder else "help.error.is-folder"
            raise UsageMessage(Message(code, path=str(path)), ctx)
        return path


class Day(click.ParamType):  # type: ignore[type-arg]  # as above
    """A whole date, and nothing that has to be guessed."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> dt.date:
        """Take a date; what is none is refused."""
        try:
            if _DAY.fullmatch(value):
                return dt.date.fromisoformat(value)
        except ValueError:
            pass
        raise UsageMessage(Message("help.error.date", value=str(value)), ctx)


class Language(click.ParamType):  # type: ignore[type-arg]  # as above
    """A language that the library speaks, or that policies are written in."""

    name = "language"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> str:
        """Take a code; what is none is refused."""
        try:
            return _with_own(check_language(value), of_locale(os.environ))
        except MessageError as error:
            raise UsageMessage(error.message, ctx) from None
