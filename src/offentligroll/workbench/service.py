"""What stands behind the page: calls by name, JSON in and JSON out, with no web in it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import FALLBACK, Message, MessageError, check_language
from offentligroll.languages.errors import OffentligrollError

Call = Callable[..., Any]
"""A function of a bench, and of arguments by name; it gives what JSON can hold."""


@attrs.frozen(kw_only=True)
class Bench:
    """Where somebody works: what every call is given first."""

    folder: Path
    """The folder whose files are worked on."""
    language: str = "en"
    """The language in which the answer is read."""
    kept: dict[str, Any] = attrs.field(factory=dict)
    """What features keep between calls, by their names."""


@attrs.frozen(kw_only=True)
class Feature:
    """One thing that can be done here: its calls, its page and its words."""

    name: str
    """Its name, which its calls begin with."""
    calls: Mapping[str, Call]
    """Its calls by their whole names, such as ``"files/open"``."""
    has_page: bool = True
    """Whether it has a page of its own, ``static/NAME.js``."""
    is_listed: bool = True
    """Whether its page is offered on every page; else only links lead to it."""
    words: tuple[str, ...] = ()
    """Further files of the catalogue whose sentences its page says."""


@attrs.frozen(kw_only=True)
class Service:
    """What the page calls.

    Example:
        >>> ping = Feature(name="ping", calls={"ping/back": lambda bench, words: {"said": words}})
        >>> service = Service(folder=Path(), features=(ping,))
        >>> service.call("ping/back", {"words": "hej"})
        {'said': 'hej'}
        >>> service.answer('{"name": "ping/back", "arguments": {"words": "hej"}}')
        '{"value": {"said": "hej"}}'
    """

    folder: Path
    """The folder whose files are worked on."""
    features: tuple[Feature, ...]
    """What can be done."""
    kept: dict[str, Any] = attrs.field(factory=dict, repr=False)
    """What features keep between calls."""

    def call(self, name: str, arguments: Mapping[str, Any], language: str = "en") -> Any:  # noqa: ANN401 - JSON
        """Call something.

        Args:
            name: what is called, such as ``"files/open"``.
            arguments: its arguments by name.
            language: the language in which the answer is read.

        Returns:
            What JSON can hold.

        Raises:
            MessageError: there is no such call, it takes other arguments, or what it says itself.
            FileError: a file is missing or wrong.
        """
        function = next((one.calls[name] for one in self.features if name in one.calls), None)
        if function is None:
            raise MessageError(Message("workbench.no-such-call", name=str(name)))
        bench = Bench(folder=self.folder, language=check_language(language), kept=self.kept)
        try:
            inspect.signature(function).bind(bench, **arguments)
        except TypeError:
            raise MessageError(Message("workbench.other-arguments", name=name)) from None
        return function(bench, **arguments)

    def answer(self, request: str) -> str:
        """Answer a request, whatever is wrong with it.

        Args:
            request: JSON with ``name``, ``arguments`` and ``language``.

        Returns:
            JSON with ``value``, or with ``error``: ``code``, ``words`` and ``problems``.
        """
        language = "en"
        try:
            asked = json.loads(request)
            language = asked.get("language", language)
            value = self.call(asked["name"], asked.get("arguments", {}), language)
            return json.dumps({"value": value}, ensure_ascii=False)
        except (OffentligrollError, OSError) as error:
            return json.dumps({"error": told(error, language)}, ensure_ascii=False)
        except Exception as error:  # noqa: BLE001 - the page shows that something is wrong, whatever it is
            words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            own = _error("own-error", Message("workbench.own-error", error=words), FALLBACK)
            return json.dumps({"error": own})


def told(error: Exception, language: str) -> dict[str, Any]:
    """Return what went wrong.

    Args:
        error: what was raised.
        language: the language in which it is read.

    Returns:
        Its code, its words, and the problems of a file.
    """
    if isinstance(error, FileError):
        words = "\n".join(one.in_language(language) for one in error.problems)
        return {"code": "file", "words": words, "problems": problems_of(error.problems, language)}
    if isinstance(error, MessageError):
        return _error(error.message.code, error.message, language)
    return _error("system", Message("workbench.system-failed", reason=str(error)), language)


def _error(code: str, says: Message, language: str) -> dict[str, Any]:
    return {"code": code, "words": says.in_language(language), "problems": []}


def problems_of(problems: Iterable[Problem], language: str) -> list[dict[str, Any]]:
    """Return the problems of a file, for a page that shows where they are.

    Args:
        problems: the problems.
        language: the language in which they are read.

    Returns:
        Of each the severity, the code, the place, what is wrong, and what to do.
    """
    return [
        {
            "severity": one.severity.value,
            "code": one.code,
            "line": None if one.place is None else one.place.line,
            "column": None if one.place is None else one.place.column,
            "where": one.where,
            "says": one.says.in_language(language),
            "advice": None if one.advice is None else one.advice.in_language(language),
        }
        for one in problems
    ]
