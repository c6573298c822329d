"""Floors from the ground up; imports only point down."""

from __future__ import annotations

import ast
import sys

import pytest

from source_tree import PACKAGE, imported_by, imports

FLOORS = (
    "languages",
    "files",
    "model",
    "facts",
    "rules",
    "engine",
    "assessment",
    "policy",
    "review",
    "questions",
    "cases",
    "archives",
    "registers",
    "records",
    "queue",
    "frames",
    "library",
    "conversion",
    "report",
    "editing",
    "workbench",
    "cli",
)
ASIDE = {"version", "faces", "__main__", ""}
"""The package itself, how names of faces are loaded, its version, and what runs it as a module."""

DOORS = {
    f"model.directory imports offentligroll.{module}"
    for module in (
        *("files.document", "files.limits"),
        *(f"model.reading.directory_{name}" for name in ("cache", "file", "record")),
    )
} | {
    "model imports offentligroll.model.reading.statement_record",
    "model.unknown_id imports offentligroll.files.problems",
}
"""A directory is loaded by its own class, which reads files only when asked to; the face names readers."""

FACE = {
    "policy.policy imports offentligroll.questions.answering",
    "policy.policy imports offentligroll.questions.goal",
    "policy.policy imports offentligroll.questions.reply",
    "policy.policy imports offentligroll.review.parts",
    "policy.policy imports offentligroll.review.review",
    "policy.policy imports offentligroll.review.reviewing",
    "policy.shown imports offentligroll.report.picture.drawing",
    "review.review imports offentligroll.report.archive_page",
}
"""A policy is the face, and stands on top: it has the review of an archive made, which uses none of it. So
does a review have its page written, and a policy its picture, out of what was found."""

LISTENS = "workbench.serving:"
"""What listens on this machine alone, for the page in the same machine's browser."""

ALLOWED = {
    "attr": set(FLOORS),
    "attrs": set(FLOORS),
    "cattrs": {"assessment", "conversion"},
    "dateutil": {"model"},
    "pytest": {"cases"},
    "click": {"cli"},
    "rich": {"cli"},
    "pygls": {"editing"},
    "lsprotocol": {"editing"},
    "starlette": {"workbench"},
}
"""Other people's packages, and the floors that may use them."""


def test_every_folder_is_a_floor() -> None:
    """The house has the floors of the design, and nothing stands beside them."""
    folders = {path.parent.relative_to(PACKAGE).parts[0] for path in PACKAGE.glob("*/**/*.py")}
    assert folders | {"library"} == set(FLOORS)
    assert {path.stem for path in PACKAGE.glob("*.py")} == {"__init__", "__main__", "faces", "version"}


def test_the_library_is_data_only() -> None:
    """Shipped policies and their cases are files that people read, and no code."""
    assert {path.suffix for path in (PACKAGE / "library").iterdir() if path.is_file()} == {".toml"}


def test_imports_only_point_down() -> None:
    """No module imports from a floor above its own, also not late and not for types alone."""
    height = {floor: number for number, floor in enumerate(FLOORS)}
    upward = [
        str(one)
        for one in imports()
        if one.floor not in ASIDE
        and one.imported_floor is not None
        and one.imported_floor not in ASIDE
        and height[one.imported_floor] > height[one.floor]
        and f"{one.importer} imports {one.module}" not in FACE
    ]
    assert upward == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """The face stands on top, and what it calls gives parts; late and typing imports count."""
    arrows: dict[str, set[str]] = {}
    for one in imports():
        imported = one.module.removeprefix("offentligroll.")
        if one.imported_floor is not None and one.importer and imported != one.importer:
            arrows.setdefault(one.importer, set()).add(imported)
    assert circles(arrows) == []


@pytest.mark.parametrize(
    ("arrows", "expected"),
    [
        ({"a": {"b"}, "b": {"c"}}, []),
        ({"a": {"b"}, "b": {"a"}}, [("a", "b")]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, [("a", "b", "c")]),
    ],
)
def test_a_circle_would_be_found(arrows: dict[str, set[str]], expected: list[tuple[str, ...]]) -> None:
    """The search finds circles of any length and nothing else, so that the test above can fail."""
    assert circles(arrows) == expected


def circles(arrows: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Return the groups of modules that import each other in a circle."""
    reached = {module: _reached_from(module, arrows) for module in arrows}
    together = {
        tuple(sorted(other for other in reached[module] if module in reached.get(other, ())))
        for module in arrows
        if module in reached[module]
    }
    return sorted(together)


def _reached_from(module: str, arrows: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [module]
    while waiting:
        following = arrows.get(waiting.pop(), set()) - reached
        reached |= following
        waiting += following
    return reached


def test_no_floor_reaches_around_through_the_top() -> None:
    """Nothing below imports `offentligroll` itself, which would import from every floor."""
    through = [str(one) for one in imports() if one.module == "offentligroll"]
    assert through == []


def test_files_know_none_of_our_classes() -> None:
    """`files/` imports none of our other packages but how things are said."""
    known = (None, "files", "languages")
    own = [str(one) for one in imports() if one.floor == "files" and one.imported_floor not in known]
    assert own == []


def test_the_domain_knows_nothing_of_files() -> None:
    """Who, where, what and when are the same whatever the source: only `model/reading/` knows files."""
    knowing = {
        f"{one.importer} imports {one.module}"
        for one in imports()
        if one.floor == "model"
        and not one.importer.startswith("model.reading")
        and (one.imported_floor == "files" or one.module.startswith("offentligroll.model.reading"))
    }
    assert knowing <= DOORS


def test_other_peoples_packages_stay_on_their_floors() -> None:
    """The library needs attrs, cattrs and dateutil; click and rich are the command's, pytest the plugin's."""
    strangers = [
        str(one)
        for one in imports()
        if one.imported_floor is None
        and (top := one.module.split(".")[0]) not in sys.stdlib_module_names
        and one.floor not in ALLOWED.get(top, ())
    ]
    assert strangers == []


def test_only_the_plugin_imports_pytest() -> None:
    """Nobody needs pytest who does not run tests."""
    assert {one.importer for one in imports() if one.module.split(".")[0] == "pytest"} == {
        "cases.pytest_plugin"
    }


def test_nothing_reaches_for_the_network() -> None:
    """It "never needs the network"."""
    network = {"socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "socketserver"}
    reaching = [
        str(one)
        for one in imports()
        if one.module.split(".")[0] in network or one.module.startswith("urllib.request")
    ]
    assert [one for one in reaching if not one.startswith(LISTENS)] == []


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("import click", ["click"]),
        ("import os.path, rich", ["os.path", "rich"]),
        ("from offentligroll import archives", ["offentligroll.archives"]),
        ("from offentligroll.cli import main", ["offentligroll.cli"]),
        ("from offentligroll.cli import main, table", ["offentligroll.cli.table", "offentligroll.cli"]),
        ("from . import x", ["a relative module in model.x"]),
        ("def f():\n    from offentligroll.policy.policy import Policy", ["offentligroll.policy.policy"]),
        ("if TYPE_CHECKING:\n    import click", ["click"]),
        ("importlib.import_module('offentligroll.cli')", ["offentligroll.cli"]),
        ("importlib.import_module('click')", ["click"]),
        ("HOMES = {'Policy': 'offentligroll.policy.policy'}", ["offentligroll.policy.policy"]),
        ("resources.files('offentligroll.library')", []),
        ("resources.files('offentligroll.cli')", []),
        ("'import click'", []),
    ],
)
def test_no_import_is_overlooked(code: str, modules: list[str]) -> None:
    """The walk through a file finds imports of every kind, so that this test can fail."""
    assert [
        module for node in ast.walk(ast.parse(code)) for module in imported_by(node, "model.x")
    ] == modules
