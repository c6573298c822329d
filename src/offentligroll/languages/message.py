"""Something to be said: a code and its parameters, made once and rendered in any language."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import attrs

from offentligroll.languages.catalogue import FALLBACK, render
from offentligroll.languages.errors import OffentligrollError


class Sayable(Protocol):
    """What can say itself: another message, words of a policy in several languages, a problem."""

    def in_language(self, language: str) -> str:
        """State it in a language."""


Value = str | int | float | dt.date | Sayable | tuple["Value", ...]
"""What a sentence may be filled in with."""

_LONGEST_TEXT = 1_000


@attrs.frozen(init=False)
class Message:
    """One sentence as data.

    Args:
        code: its code in the catalogue, such as ``"files.missing-key"``.
        parameters: what is filled in, by name: texts, numbers, days, other messages, or several of these.

    Example:
        >>> Message("languages.example", count=3).in_language("sv")
        '3 uttalanden'
        >>> print(Message("languages.example", count=1))
        one statement
    """

    code: str
    """Its code in the catalogue."""
    parameters: tuple[tuple[str, Value], ...]
    """What is filled in, by name."""

    def __init__(self, code: str, /, **parameters: Value) -> None:
        self.__attrs_init__(code, tuple(parameters.items()))

    def in_language(self, language: str) -> str:
        """State it in a language.

        Args:
            language: such as ``"sv"``; several with commas between them mean the first that has the words.

        Returns:
            The words.
        """
        return render(self.code, dict(self.parameters), language)

    def shortened(self) -> Message:
        """Cut the texts that are filled in, so that no file decides how long a message becomes.

        Returns:
            The message, with the first thousand characters of each text.
        """
        return Message(self.code, **{name: _shortened(value) for name, value in self.parameters})

    def __str__(self) -> str:
        return self.in_language(FALLBACK)


def _shortened(value: Value) -> Value:
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[:_LONGEST_TEXT]}…"
    if isinstance(value, tuple):
        return tuple(map(_shortened, value))
    return value.shortened() if isinstance(value, Message) else value


def with_hint(message: Message, hint: Message | None) -> Message:
    """Add advice to a message, where there is any.

    Args:
        message: what is wrong.
        hint: what to do about it; None for nothing.

    Returns:
        Both as one message.

    Example:
        >>> print(with_hint(Message("facts.unknown", fact="is-satir"), None))
        `is-satir` is not a fact
    """
    return message if hint is None else Message("languages.with-hint", message=message, hint=hint)


class MessageError(OffentligrollError, ValueError):
    """A value can't be used, and why can be said in any language.

    Args:
        message: why.

    Example:
        >>> error = MessageError(Message("languages.example", count=1))
        >>> print(error)
        one statement
    """

    message: Message
    """Why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)

    def in_language(self, language: str) -> str:
        """State in a language why.

        Args:
            language: such as ``"sv"``.

        Returns:
            The words.
        """
        return self.message.in_language(language)


# Tracebacks name it by the face that programs import it from.
MessageError.__module__ = "offentligroll.languages"
