"""The Swedish pages say what the English ones do: the same examples, in the reader's language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from offentligroll import Vocabulary

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.relative_to(DOCS / "sv") for path in (DOCS / "sv").glob("*/*.md"))
_BLOCK = re.compile(r"(?ms)^```(\w+)\n(.*?)^```$")
_ONLY_ENGLISH = {
    "ask-what-is-missing.md": {"From Python"},
    "answer-questions.md": {"In a program"},
    "review-an-archive.md": {"From Python"},
    "edit-in-an-editor.md": {"Your own program"},
    "cases-file.md": {"Decided cases near to an answer", "Avgjorda fall nära ett svar"},
}
"""Chapters for programmers, who find them on the English page."""
_PLACEHOLDERS = {".nyckel]": ".key]", '"nyckel, var"': '"key, where"', "[villkor]": "[conditions]"}
"""What stands in forms for what somebody writes."""
_WORDS = {"title", "question", "phrase", "says", "action", "languages", "note", "ask", "words", "why"}
_PHRASES = {
    phrase: fact.id
    for fact in Vocabulary.shipped().values()
    for phrase in (fact.forms.phrase["sv"], fact.forms.phrase["en"])
}


def _chapters(path: Path) -> dict[str, str]:
    before, *parts = re.split(r"(?m)^## (.*)$", path.read_text("utf-8"))
    return {"": before, **dict(zip(parts[::2], parts[1::2], strict=True))}


def _examples(page: Path, folder: Path) -> list[list[tuple[str, Any]]]:
    """Give the blocks of each chapter, without what is in the reader's language."""
    left_out = _ONLY_ENGLISH.get(page.name, set())
    chapters = _chapters(folder / page)
    return [
        [(kind, _plain(kind, body)) for kind, body in _BLOCK.findall(text)]
        for title, text in chapters.items()
        if title not in left_out
    ]


def _plain(kind: str, body: str) -> Any:  # noqa: ANN401 - lists of commands, or what TOML holds
    if kind == "toml":
        try:
            return _structure(tomllib.loads(body))
        except tomllib.TOMLDecodeError:
            return body
    if kind == "console":
        commands = re.findall(r"(?m)^\$ ((?:[^\n]*\\\n)*[^\n]*)$", body)
        return [re.sub(r" --lang (?:sv|en)| \\\n *", " ", one).split() for one in map(_path, commands)]
    return re.sub(r" --lang \w+", "", _path(body)).replace(" sekretess", " …")


def _path(command: str) -> str:
    """Call what the reader's own files are called as on the English page."""
    own = {
        "docs/sv/tutorial/avsnitt-3/": "docs/tutorial/section-3/",
        "workbench policyer": "workbench policies",
    }
    for swedish, english in own.items():
        command = command.replace(swedish, english)
    return command


def _tables(path: Path) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Give of each table of keys what they are about, the keys, and the code in their forms and defaults."""
    found = re.findall(r"<!-- keys: (\S+) -->\n((?:\|[^\n]*\n)+)", path.read_text("utf-8"))
    return [(about, [_codes(row) for row in table.splitlines()[2:]]) for about, table in found]


def _codes(row: str) -> tuple[str, ...]:
    told = " ".join(row.strip("| ").split(" | ")[:3])
    for swedish, english in _PLACEHOLDERS.items():
        told = told.replace(swedish, english)
    return tuple(re.findall(r"`([^`]*)`", told))


def _structure(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    if isinstance(value, dict):
        return {key: _structure(one) for key, one in value.items() if key not in _WORDS}
    if isinstance(value, list):
        return [_structure(one) for one in value]
    return _PHRASES.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_swedish_page_has_the_examples_of_the_english_one(page: Path) -> None:
    """Chapter by chapter: the same files but for their sentences, the same commands but for the language."""
    assert _examples(page, DOCS / "sv") == _examples(page, DOCS)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_swedish_page_has_the_tables_of_the_english_one(page: Path) -> None:
    """The keys of each kind of entry stand there in the same order, with the same values."""
    assert _tables(DOCS / "sv" / page) == _tables(DOCS / page)


def test_a_changed_rule_would_be_seen() -> None:
    """Sentences may differ, and facts by their phrases; strength, conditions and ids may not."""
    assert _plain("toml", 'title = "A"\nwhen = "kontot tillhör avsändaren"') == _plain(
        "toml", 'title = "B"\nwhen = "the account belongs to the author"'
    )
    assert _plain("toml", 'decides = "official"') != _plain("toml", 'presumes = "official"')
    assert _plain("console", "$ a --lang sv\nx\n") == _plain("console", "$ a --lang en\ny\n") == [["a"]]
    assert _plain("console", "$ a b\n") != _plain("console", "$ a\n")


def test_there_are_swedish_pages() -> None:
    """The tutorial and the how-tos of those who write policies."""
    assert {path.name for path in PAGES} >= {"encode-a-guideline.md", "write-a-policy.md"}
