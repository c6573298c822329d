"""Problems in Swedish: every message that a file can get has a translation."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.problems import Problem
from offentligroll.policy.checking.messages import in_language

SOURCE = Path(__file__).parents[2] / "src" / "offentligroll"
MODULES = [
    *sorted((SOURCE / "files").glob("*.py")),
    *sorted((SOURCE / "policy" / "reading").glob("*.py")),
    SOURCE / "rules" / "rule.py",
    SOURCE / "rules" / "source.py",
    SOURCE / "cases" / "suite_file.py",
    SOURCE / "cases" / "policies.py",
    *(SOURCE / "model" / "reading" / f"directory_{name}.py" for name in ("checks", "file")),
]
"""The modules that say what is wrong with policies, cases and directories."""

NO_MESSAGES = {
    # What Python's own parsers say, by which their errors are told apart.
    *("Expecting value", "Extra data", "Expecting property name enclosed in double quotes"),
    *("Illegal trailing comma before end of object", "Illegal trailing comma before end of array"),
    *("Expecting ':' delimiter", "Expecting ',' delimiter", "Unterminated string starting at"),
    *("Invalid control character at", "Invalid \\escape", "Invalid \\uXXXX escape", "Cannot declare"),
    *("Cannot overwrite", "Cannot mutate", "Cannot redefine", "Unterminated string", "Expected '\""),
    *("Expected \"'", "Illegal character", "Found invalid character", "Invalid value"),
    *("Expected '=' after", "Invalid statement", "Invalid initial character", "Expected newline or end"),
    *("Expected ']]'", "Expected ']'", "Unclosed array", "Unclosed inline table"),
    *("Invalid date or datetime", "Invalid hex value", "Escaped character"),
    # Parts of messages: these are held against the catalogue as wholes further down.
    *("{} MB", "{} ({})", "{}, {}", " or ", " and ", "the {} {}", "time of day", "is no day of the calendar"),
    *("is not a full date", "`{}` {}", " with those that it takes in", "; it is part of `{}`"),
    *("a file", "a file beside this one", "capacity rule", "`{}` is not a {} of this policy"),
    *("`{}` is neither a shipped policy nor {}", "the file has {} rules and facts{}; {} are allowed"),
    *("the exception", "the rebuttal", "{} can never apply: where it is so, the rule does not apply anyway"),
    *("`{}` is {} so, whatever the facts that it is made of", "lets the authority remove", "1 rule stands"),
    *(
        "has the authority remove",
        "{} rules stand",
        "{} only where somebody tells facts that no record has: {}",
    ),
    *("the guideline {} views, or shut people out, on no ground in what they say",),
    # For programmers.
    *("files can't give values of the type {}; pass a hook for it", "there is no {} `{}` in this file"),
}
WHOLE = (
    "`2010-02-30` is no day of the calendar",
    "`2010-12` is not a full date",
    "the file has 10,001 rules and facts; 10,000 are allowed",
    "the file has 10,001 rules and facts with those that it takes in; 10,000 are allowed",
    "`x` came after the act and can't tell whose words they were; it is part of `y`",
    "`x` is not a capacity rule of this policy",
    "`x` is not a guideline of this policy",
    "`x` is neither a shipped policy nor a file",
    "`x` is neither a shipped policy nor a file beside this one",
    "there is no organisation `x` in this file",
    "there is no official `x` in this file",
    "the number 3",
    "the date 2010-12-31",
    "the time 2010-12-31T12:00:00+01:00",
    "the time of day 08:00:00",
)
"""Messages that are put together from parts, as they come out."""


def texts(tree: ast.Module) -> Iterator[str]:
    """Give the texts of a module with more than one word, with ``{}`` for what is filled in."""
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(tree):
        if id(node) in documents or id(node) in inside:
            continue
        text = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        if " " in text.strip() and not is_pattern(text):
            yield text


def is_pattern(text: str) -> bool:
    """Tell whether a text is a pattern to search by, or a format of the code."""
    return any(mark in text for mark in ("++", "(?:", "(?=", "[0-9]", "*+")) or text.startswith("(.*)")


MESSAGES = sorted(
    {text for path in MODULES for text in texts(ast.parse(path.read_text("utf-8")))} - NO_MESSAGES
)


def said(message: str) -> str:
    """Say a message in Swedish."""
    return in_language(Problem("x", message), "sv").message


def test_messages_are_found_in_the_sources() -> None:
    """The walk finds messages with and without something filled in, so that the test below can fail."""
    assert {"`{}` is not a fact"} <= set(MESSAGES)
    assert len(MESSAGES) > 100


@pytest.mark.parametrize("message", [*MESSAGES, *WHOLE])
def test_every_message_is_there_in_swedish(message: str) -> None:
    """Every message and every advice that the sources hold has a Swedish translation."""
    filled = message.replace("{}", "x") if "{ " not in message else message
    assert said(filled) != filled


def test_translations_fill_in_the_same() -> None:
    """A translation names what is filled in as the English does, each once."""
    file = resources.files("offentligroll.policy.checking").joinpath("messages.toml")
    chapters = tomllib.loads(file.read_text("utf-8"))["sv"].values()
    for english, swedish in ((one, chapter[one]) for chapter in chapters for one in chapter):
        names, translated = (
            sorted(hole for _, hole, _, _ in Formatter().parse(words) if hole) for words in (english, swedish)
        )
        assert names == translated, english
        assert len(set(names)) == len(names), english


@pytest.mark.parametrize(
    ("message", "swedish"),
    [
        ("`languages` wants a list, got one text", "`languages` ska vara en lista, fick en enda text"),
        ("the file wants a table, got a list", "filen ska vara en tabell, fick en lista"),
        (
            "`x` wants a text or a list, got yes/no (true)",
            "`x` ska vara en text eller en lista, fick ja/nej (true)",
        ),
        ("`at` has no time zone", "`at` saknar tidszon"),
        (
            "a rule has one verb, got `decides` and `presumes`",
            "en regel har ett verb, fick `decides` och `presumes`",
        ),
        (
            '`left` can\'t be taken in: left.policy.toml:3:1: capacity[1] "a": when: `x` is not a fact',
            '`left` kan inte tas in: left.policy.toml:3:1: capacity[1] "a": when: `x` är inget faktum',
        ),
        (
            "`left` can't be taken in: what nobody translated",
            "`left` kan inte tas in: what nobody translated",
        ),
        ("what nobody translated", "what nobody translated"),
        (
            "the file is too large: 5.0 MB, and 4.0 MB are allowed",
            "filen är för stor: 5.0 MB, och 4.0 MB är tillåtet",
        ),
    ],
)
def test_messages_in_swedish(message: str, swedish: str) -> None:
    """What is filled in stays, but for kinds, names and messages within messages."""
    assert said(message) == swedish


def test_messages_in_english_stay() -> None:
    """In English a problem stays as it is; without advice there is none to translate."""
    problem = Problem("x", "the file is empty")
    assert in_language(problem, "en") is problem
    assert in_language(problem, "sv").hint is None


@given(st.text(max_size=200))
def test_any_message_can_be_said(message: str) -> None:
    """No message breaks the saying of it, whatever stands in it."""
    assert said(message) or not message
    assert said(f"`{message}` is not a fact").endswith("är inget faktum")
