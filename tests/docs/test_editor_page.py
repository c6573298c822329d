"""The page on editors: what it tells to write down can be read, and starts what there is."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click
import pytest

from offentligroll.cli.application import commands
from offentligroll.editing.desk import Desk

_DOCS = Path(__file__).parents[2] / "docs"
PAGE = (_DOCS / "how-to" / "edit-in-an-editor.md").read_text("utf-8")
IN_SWEDISH = (_DOCS / "sv" / "how-to" / "edit-in-an-editor.md").read_text("utf-8")
_BLOCK = re.compile(r"```(?P<language>\w+)\n(?P<text>.*?)```", re.DOTALL)
BLOCKS = _BLOCK.findall(PAGE)


@pytest.mark.parametrize("language", ["lua", "elisp", "toml", "js"])
def test_each_editor_starts_the_command(language: str) -> None:
    """With options that it has."""
    (text,) = (text for one, text in BLOCKS if one == language)
    words = re.findall(r'"([\w-]+)"', text)
    assert "offentligroll" in words
    command = commands.get_command(click.Context(commands), "lsp")
    assert command is not None
    assert "lsp" in words[words.index("offentligroll") :]
    options = {option for one in command.params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= options


def test_what_is_data_can_be_read() -> None:
    """The JSON of VS Code and the TOML of Helix."""
    read = {"json": json.loads, "toml": tomllib.loads}
    found = [read[language](text) for language, text in BLOCKS if language in read]
    assert len(found) == 2


def test_the_files_that_it_names_are_those_that_are_looked_at() -> None:
    """What stands on the page as a pattern is a file of ours."""
    patterns = set(re.findall(r'"(?:workspaceContains:)?\*\*/([^"]+)"', PAGE))
    assert patterns == {"*.policy.toml", "*.policy.md", "*.cases.toml", "directory.toml"}
    assert all(Desk.is_ours(Path(pattern.replace("*", "town"))) for pattern in patterns)


def test_the_swedish_page_tells_the_same() -> None:
    """All but the part for programmers."""
    assert _BLOCK.findall(IN_SWEDISH) == [(one, text) for one, text in BLOCKS if one != "python"]
    assert IN_SWEDISH.count("\n- ") == PAGE.count("\n- ")
    assert IN_SWEDISH.count("\n## ") == PAGE.count("\n## ") - 1
