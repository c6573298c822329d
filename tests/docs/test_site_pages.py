"""What the documentation site makes of the Markdown files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offentligroll import policy
from site_pages import FACES, face_pages, is_of, resolved, with_addresses, with_contents, write_face_pages

ROOT = Path(__file__).parents[2]
MAP = ROOT / "docs" / "index.md"


def test_each_chapter_of_the_map_becomes_a_list_of_the_navigation() -> None:
    """Pages stand under the chapter that names them first, in its order, and code names none."""
    text = (
        "# Map\n\n[Readme](../README.md)\n\n## Learn\n\n- [B](how-to/b.md#part)\n- [A](a.md)\n\n## Do\n\n"
        "- [A](a.md), [web](https://a.se/c.md), [file](c.toml)\n\n```md\n[D](d.md)\n```\n"
    )
    added = with_contents("docs/index.md", text).removeprefix(text)
    lists = re.findall(r"```\{toctree\}\n(.*?)```", added, re.DOTALL)
    assert [re.findall(r"(?m)^(/.*|:caption: .*)$", one) for one in lists] == [
        ["/README"],
        [":caption: Learn", "/docs/how-to/b", "/docs/a"],
    ]


def test_the_list_of_a_folder_has_the_pages_of_the_folder() -> None:
    """What a list of decisions says of other pages does not move them there."""
    text = "# Decisions\n\n- [One](01-one.md)\n- [Map](../index.md)\n- [Itself](index.md)\n"
    added = with_contents("docs/decisions/index.md", text).removeprefix(text)
    assert re.findall(r"(?m)^/.*$", added) == ["/docs/decisions/01-one"]


@pytest.mark.parametrize(
    ("language", "page", "written", "expected"),
    [
        (
            "sv",
            "docs/sv/how-to/a.md",
            "[b](../../how-to/b.md)",
            "[b](page:../../../../en/docs/how-to/b.html)",
        ),
        ("sv", "docs/sv/a.md", "[b](b.md)", "[b](b.md)"),
        ("en", "docs/index.md", "[sv](sv/index.md#x)", "[sv](part:../../sv/docs/sv/index.html#x)"),
        ("en", "README.md", "[a](docs/a.md)", "[a](docs/a.md)"),
        ("sv", "docs/sv/a.md", "[w](https://a.se/b.md)", "[w](https://a.se/b.md)"),
        ("sv", "docs/sv/a.md", "[f](../b.toml)", "[f](../b.toml)"),
        ("sv", "docs/sv/a.md", "```md\n[b](../b.md)\n```", "```md\n[b](../b.md)\n```"),
        ("sv", "docs/sv/a.md", "[gone](../gone.md)", "[gone](../gone.md)"),
    ],
)
def test_the_sites_of_two_languages_refer_to_each_other(
    language: str, page: str, written: str, expected: str
) -> None:
    """A link to a page of the other language leads to the site beside this one."""
    assert with_addresses(language, page, written, exists=lambda path: "gone" not in path) == expected


def test_a_page_is_of_one_language() -> None:
    """The Swedish pages stand in a folder of their own."""
    assert is_of("sv", "docs/sv/index.md")
    assert is_of("en", "docs/index.md")
    assert not is_of("en", "docs/sv/index.md")
    assert resolved("docs/a/b.md", "../c.md") == "docs/c.md"


def test_a_name_of_a_face_is_told_in_full_once() -> None:
    """Each promised name has a place, and the second place refers to the first."""
    pages = dict(face_pages())
    assert list(pages) == [*FACES[:-1], "offentligroll"]
    assert "\n.. autoclass:: offentligroll.rules.CapacityRule\n   :members:\n" in pages["rules"]
    assert (
        "\n``CapacityRule``\n   The same as :py:obj:`offentligroll.rules.CapacityRule`."
        in (pages["offentligroll"])
    )
    assert "\n``archives``\n   See :py:mod:`offentligroll.archives`.\n" in pages["offentligroll"]
    assert (
        "\n.. autoclass:: offentligroll.policy.ChangeKind\n   :members:\n   :undoc-members:\n"
        in pages["policy"]
    )
    assert "\n.. autofunction:: offentligroll.policy.check_policy\n" in pages["policy"]
    assert "\n.. py:data:: offentligroll.frames.SCHEMA\n\n   " in pages["frames"]
    assert "\n.. autoexception:: offentligroll.FileError\n" in pages["offentligroll"]
    assert {name for name in policy.__all__ if name not in pages["policy"]} == set()


def test_pages_that_are_as_they_should_be_are_left_alone(tmp_path: Path) -> None:
    """A second build reads only what has changed."""
    names = write_face_pages(tmp_path)
    paths = {name: tmp_path / f"{name}.md" for name in names}
    times = {name: path.stat().st_mtime_ns for name, path in paths.items()}
    paths["rules"].write_text("old", "utf-8")
    write_face_pages(tmp_path)
    assert {name for name in names if paths[name].stat().st_mtime_ns != times[name]} == {"rules"}
    assert paths["rules"].read_text("utf-8").startswith("# `offentligroll.rules`\n")


def test_the_python_page_names_every_face() -> None:
    """What is promised can be found by who reads the files as they are."""
    named = re.findall(
        r"(?m)^\| `offentligroll\.?(\w*)` \|", (MAP.parent / "reference/python.md").read_text("utf-8")
    )
    assert sorted(named) == sorted(FACES)


def test_every_face_has_a_page() -> None:
    """A folder that promises names is a face; what it says to people is the catalogue's own business."""
    package = ROOT / "src" / "offentligroll"
    faces = {
        path.parent.name for path in package.glob("*/__init__.py") if "__all__" in path.read_text("utf-8")
    }
    assert faces - {"languages"} == set(FACES) - {""}


def test_the_map_leads_to_every_page() -> None:
    """Each page of the documentation stands in the map, or in a list that the map leads to."""
    found = {MAP}
    waiting = [MAP]
    while waiting:
        page = waiting.pop()
        name = page.relative_to(ROOT).as_posix()
        for link in re.findall(r"\]\(([^)\s#]+\.md)", page.read_text("utf-8")):
            target = ROOT / resolved(name, link)
            if target.is_file() and target not in found:
                found.add(target)
                if target.name == "index.md":
                    waiting.append(target)
    made = ROOT / "docs" / "reference" / "python"
    pages = {page for page in (ROOT / "docs").rglob("*.md") if not page.is_relative_to(made)}
    assert {page.relative_to(ROOT).as_posix() for page in pages - found} == set()
