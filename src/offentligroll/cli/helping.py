"""Commands that explain themselves in the reader's language."""

from __future__ import annotations

import copy
import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click

from offentligroll.cli.parsing import UsageMessage, language_of, metavar_words
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import Message, Value, say, with_hint

F = TypeVar("F", bound=Callable[..., Any])

_PERIOD = (("start",), ("end", "until"))
"""The names of what commands take by ``--from`` and ``--until``."""


def option(
    *names: str,
    help: str,  # noqa: A002
    filled: Mapping[str, Value] | None = None,
    **attributes: Any,  # noqa: ANN401
) -> Callable[[F], F]:
    """Give a command an option.

    Args:
        names: its names, as for :func:`click.option`.
        help: which help it has in ``help.toml``.
        filled: what the help is filled in with.
        attributes: all else that click takes.

    Returns:
        A decorator for the command's function.
    """
    return click.option(*names, cls=Option, help=help, filled=filled or {}, **attributes)


def argument(*names: str, **attributes: Any) -> Callable[[F], F]:  # noqa: ANN401
    """Give a command an argument.

    Args:
        names: its names, as for :func:`click.argument`.
        attributes: all else that click takes; the words of ``metavar`` are said in the reader's language.

    Returns:
        A decorator for the command's function.
    """
    return click.argument(*names, cls=Argument, **attributes)


def command(name: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function.

    Args:
        name: its name, under which its help is in ``help.toml``.

    Returns:
        A decorator.
    """
    return click.command(name, cls=Command)


class Option(click.Option):
    """An option whose help is in the catalogue."""

    def __init__(self, *arguments: Any, filled: Mapping[str, Value], **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments, **attributes)
        self.filled = filled
        """What its help is filled in with."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Say what it is for."""
        language = language_of(ctx)
        shown = copy.copy(self)
        shown.help = say(f"help.option.{self.help}", language, **self.filled)
        if self.metavar is not None:
            shown.metavar = metavar_words(self.metavar, language)
        return click.Option.get_help_record(shown, ctx)


class Argument(click.Argument):
    """An argument that is called something in each language."""

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Say what it takes."""
        shown = copy.copy(self)
        if self.metavar is not None:
            shown.metavar = metavar_words(self.metavar, language_of(ctx))
        return click.Argument.get_usage_pieces(shown, ctx)


class _Helping(click.Command):
    """What one command and all have in common."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; an option without its value, or a flag with one, is refused."""
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            name = error.option_name
            options = [one for one in self.get_params(ctx) if name in one.opts]
            is_flag = any(isinstance(one, click.Option) and one.is_flag for one in options)
            code = "help.error.no-value" if is_flag else "help.error.needs-value"
            raise UsageMessage(Message(code, option=name), ctx) from None

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Say how it is called."""
        return [say("help.options-metavar", language_of(ctx)), *super().collect_usage_pieces(ctx)[1:]]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("help.usage", language_of(ctx)))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"help.long.{self.name}", language_of(ctx)).strip("\n"))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Make the option that asks for help; what it is for is said where somebody asks."""
        found = super().get_help_option(ctx)
        assert found is not None  # noqa: S101 - every command of ours has it
        return Option(
            found.opts,
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=found.callback,
            help="help",
            filled={},
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what its options are for."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [one.get_help_record(ctx) for one in options]
        with formatter.section(say("help.options", language_of(ctx))):
            formatter.write_dl([record for record in records if record is not None])


class Command(_Helping):
    """One command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; more than it takes are refused."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args:
            extra = tuple(ctx.args)
            raise UsageMessage(Message("help.error.extra", count=len(extra), arguments=extra), ctx)
        first, last = (next(filter(None, map(ctx.params.get, names)), None) for names in _PERIOD)
        if first is not None and last is not None and last < first:
            raise UsageMessage(Message("help.error.period", first=first, last=last), ctx)
        return rest


class Commands(_Helping, click.Group):
    """All commands, each loaded when it is called; what is misspelt gets a suggestion."""

    def __init__(self, *arguments: Any, names: Sequence[str], **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments, **attributes)
        self.names = tuple(names)
        """What they are called, as their modules are."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name them."""
        return sorted(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one."""
        if cmd_name not in self.names:
            return None
        module = importlib.import_module(f"offentligroll.cli.commands.{cmd_name}")
        found: click.Command = module.command
        return found

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Say how they are called."""
        return [*super().collect_usage_pieces(ctx)[:-1], say("help.command-metavar", language_of(ctx))]

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
            names = tuple(self.list_commands(ctx))
            hint = did_you_mean(word, names) or Message("help.error.commands", names=names)
            raise UsageMessage(with_hint(Message("help.error.no-command", word=word), hint), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what options and commands are for."""
        super().format_options(ctx, formatter)
        language = language_of(ctx)
        rows = [(name, say(f"help.short.{name}", language)) for name in self.list_commands(ctx)]
        with formatter.section(say("help.commands", language)):
            formatter.write_dl(rows)
