"""Asking somebody at the terminal, or whoever writes into the pipe: a question and an answer a line."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Mapping
from typing import TypeVar

import attrs

from offentligroll.cli.terminal import Terminal
from offentligroll.languages import LANGUAGES, say

PROMPT = "> "
"""What stands before an answer."""

_LONGEST = 10_000
T = TypeVar("T")


class Reply(enum.StrEnum):
    """What somebody can reply to a question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    WHY = "why"
    BACK = "back"
    QUIT = "quit"


_ANSWERS = (Reply.YES, Reply.NO, Reply.UNKNOWN)


@attrs.frozen(kw_only=True)
class Dialogue:
    """Questions and answers in one language; answers are understood in each language of the command."""

    terminal: Terminal
    """Where questions go, and where answers come from."""
    language: str
    """``"sv"`` or ``"en"``."""

    def line(self, question: str) -> str | None:
        """Ask for a line.

        Args:
            question: what is asked.

        Returns:
            The line without spaces around it; None where there is none any more.
        """
        self.terminal.say(question)
        self.terminal.write(PROMPT)
        self.terminal.stdout.flush()
        line = self.terminal.stdin.readline(_LONGEST).decode("utf-8", "replace")
        if not self.terminal.stdin.isatty():
            # Nobody has typed it there, and the page is to be read afterwards.
            self.terminal.say(line.strip())
        return line.strip() if line else None

    def reply_for_all(self, question: str) -> tuple[Reply, bool]:
        """Ask until the reply is understood, which may be one for all of the kind: "yes all".

        Args:
            question: what is asked.

        Returns:
            The reply, and whether it is one for all.
        """
        return self._understood(question, _reply_for_all, (Reply.QUIT, False))

    def reply(self, question: str) -> Reply:
        """Ask until the reply is understood.

        Args:
            question: what is asked.

        Returns:
            The reply; that somebody wants to stop, where there is no more input.
        """
        return self._understood(question, _replies().get, Reply.QUIT)

    def _understood(self, question: str, meant: Callable[[str], T | None], at_end: T) -> T:
        while True:
            line = self.line(question)
            if line is None:
                return at_end
            found = meant(_folded(line))
            if found is not None:
                return found
            self.terminal.say(say("command.dialogue.not-understood", self.language))

    def truth(self, question: str, *, default: bool) -> bool:
        """Ask for yes or no.

        Args:
            question: what is asked.
            default: the answer of somebody who only presses Enter, or has no more input.

        Returns:
            The answer.
        """
        shown = say(
            "command.dialogue.default-yes" if default else "command.dialogue.default-no", self.language
        )
        while True:
            line = self.line(f"{question} {shown}")
            if not line:
                return default
            reply = _replies().get(_folded(line))
            if reply in (Reply.YES, Reply.NO):
                return reply is Reply.YES
            self.terminal.say(say("command.dialogue.yes-or-no", self.language))


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split())


def _reply_for_all(words: str) -> tuple[Reply, bool] | None:
    """Return what words mean, and whether they are meant for all; None where they mean nothing."""
    first, _, last = words.rpartition(" ")
    if first and last in _all_words() and _replies().get(first) in _ANSWERS:
        return _replies()[first], True
    reply = _replies().get(words)
    return None if reply is None else (reply, False)


@functools.cache
def _all_words() -> frozenset[str]:
    words = (say("command.dialogue.all", language).split(", ") for language in LANGUAGES)
    return frozenset(word for some in words for word in some)


@functools.cache
def _replies() -> Mapping[str, Reply]:
    """Return what each word means, in all languages at once."""
    replies = {
        word: reply
        for language in LANGUAGES
        for reply in Reply
        for word in say(f"command.dialogue.{reply}", language).split(", ")
    }
    # Who only presses Enter does not know.
    return replies | {"": Reply.UNKNOWN}
