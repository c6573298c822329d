"""Problems in Swedish or English; the words stand in ``messages.toml``."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import attrs

from offentligroll.files.problems import Problem
from offentligroll.files.translating import Translations
from offentligroll.languages import Message

OWN_LANGUAGE = "en"
"""The language in which problems are made."""


def in_language(problem: Problem, language: str) -> Problem:
    """Say a problem in a language.

    Args:
        problem: the problem, as it was made.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The problem with its message and its advice in the language; words without translation stay.

    Example:
        >>> problem = Problem("unknown-fact", "`is-satir` is not a fact", hint="did you mean `is-satire`?")
        >>> print(in_language(problem, "sv"))
        `is-satir` är inget faktum (menades `is-satire`?)
    """
    if language == OWN_LANGUAGE:
        return problem
    hint = None if problem.advice is None else _said(problem.advice, language)
    return attrs.evolve(problem, message=_said(problem.says, language), hint=hint)


def _said(message: Message, language: str) -> str:
    words = message.in_language(language)
    if message.code == "languages.verbatim":
        return _translations(language).translate(words) or words
    return words


@functools.cache
def _translations(language: str) -> Translations:
    file = resources.files("offentligroll.policy.checking").joinpath("messages.toml")
    table: dict[str, dict[str, str]] = tomllib.loads(file.read_text("utf-8"))[language]
    messages = {message: said for chapter in table.values() for message, said in chapter.items()}
    return Translations.of(messages, "och", "eller")
