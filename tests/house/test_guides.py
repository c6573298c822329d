"""The guides for those who change the library name what is there: files, commands, sessions, pages."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from offentligroll.cli.application import commands
from source_tree import PACKAGE, ROOT

GUIDES = (
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
    *sorted((ROOT / ".github").rglob("*.yml")),
)

PATH = re.compile(r"(?<![\w/.<:$-])(?:[\w.-]+/)+[\w.-]*|(?<![\w/.-])[\w-]+\.(?:py|toml|md)\b")
COMMAND = re.compile(r"offentligroll (?P<name>[a-z]+)(?P<rest>[^`\n]*)")
SESSION = re.compile(r"nox -s (?P<names>[\w. -]+?)(?: #| --|`|$)", re.MULTILINE)


def paths_in(text: str) -> Iterator[str]:
    """The paths that a guide names, but for links, addresses, placeholders and what is installed."""
    for found in PATH.findall(re.sub(r"https?://\S+|\]\([^)]*\)", " ", text)):
        if "ID." not in found and not found.startswith(".venv/"):
            yield found


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_files_that_a_guide_names_are_there(guide: Path) -> None:
    """A newcomer who follows a guide finds the file, or the folder, under the name that it has there."""
    named = set(paths_in(guide.read_text("utf-8")))
    bases = (ROOT, PACKAGE, ROOT / "docs")
    assert {name for name in named if not any((base / name).exists() for base in bases)} == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_commands_that_a_guide_names_are_there(guide: Path) -> None:
    """Each `offentligroll` command that a guide tells to run exists, with its options."""
    for match in COMMAND.finditer(guide.read_text("utf-8")):
        command = commands.get_command(click.Context(commands), match["name"])
        options = {option for one in command.params for option in one.opts} if command else set()
        assert set(re.findall(r"--[a-z-]+", match["rest"])) <= options, match[0]


def test_the_sessions_that_the_guides_name_are_there() -> None:
    """Each session of nox that a guide tells to run is in `noxfile.py`."""
    tree = ast.parse((ROOT / "noxfile.py").read_text("utf-8"))
    sessions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list}
    named = {
        name.partition("-")[0]
        for guide in GUIDES
        for match in SESSION.finditer(guide.read_text("utf-8"))
        for name in match["names"].split()
    }
    assert {"lint", "matrix", "pages"} <= named <= sessions


def test_every_decision_is_in_the_index() -> None:
    """Whoever looks for a decision finds it in the list, in order."""
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d\d-[a-z-]+\.md)\)", (folder / "index.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_the_pythons_that_are_promised_are_those_that_are_tried() -> None:
    """The page names the first and the last Python of the classifiers, by which nox chooses what it runs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    versions = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    page = (ROOT / "docs" / "compatibility.md").read_text("utf-8")
    assert f"Python {versions[0]} to {versions[-1]}," in page
    assert project["requires-python"] == f">={versions[0]}"
