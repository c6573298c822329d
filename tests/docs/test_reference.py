"""The reference names every key that files can have, and no other."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import attrs
import pytest
from facts_page import facts_page
from refresh_pages import ROOT, drawings, pages, refreshed, with_files

from offentligroll.assessment.wording.phrasing import capacity_words, outcome_words, status_words
from offentligroll.files.shape import fields_of
from offentligroll.model.capacity import Capacity
from offentligroll.model.reading import channel_shape, hours_shape, official_shape, organisation_shape
from offentligroll.policy.reading import shapes
from offentligroll.rules.outcome import Outcome, Status

REFERENCE = ROOT / "docs" / "reference"
_MARKED = re.compile(r"<!-- keys: (\S+) -->\n((?:\|[^\n]*\n)+)")
_KEY = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
_WITHOUT_A_TABLE = {"NormShape"}
"""What several kinds of entries share stands in the table of each."""


def _tables() -> dict[str, set[str]]:
    pages = [path.read_text("utf-8") for path in sorted(REFERENCE.glob("*.md"))]
    found = [match for page in pages for match in _MARKED.finditer(page)]
    tables = {match[1]: set(_KEY.findall(match[2])) for match in found}
    assert len(tables) == len(found)
    return tables


TABLES = _tables()


def _keys_of(marked: str) -> set[str]:
    """Give the keys that the library reads for what a table is about."""
    module, _, name = marked.partition(":")
    return set(fields_of(getattr(importlib.import_module(module), name)))


def _classes(module: object) -> Iterator[type]:
    for one in vars(module).values():
        if inspect.isclass(one) and attrs.has(one) and one.__module__ == getattr(module, "__name__", ""):
            yield one


@pytest.mark.parametrize("marked", sorted(TABLES))
def test_a_table_of_the_reference_has_the_keys_that_are_read(marked: str) -> None:
    """A table of the reference has exactly the keys that the library reads."""
    assert TABLES[marked] == _keys_of(marked)


@pytest.mark.parametrize(
    "module",
    [shapes, channel_shape, hours_shape, official_shape, organisation_shape],
    ids=attrgetter("__name__"),
)
def test_every_shape_of_a_file_has_a_table(module: object) -> None:
    """No kind of entry is left out of the reference."""
    named = {marked.rpartition(":")[2] for marked in TABLES}
    assert {one.__name__ for one in _classes(module)} - named == _WITHOUT_A_TABLE - (
        set() if module is shapes else _WITHOUT_A_TABLE
    )


def test_the_page_of_facts_is_the_vocabulary() -> None:
    """The page of facts shows the vocabulary that the library reads."""
    assert (REFERENCE / "facts.md").read_text("utf-8") == facts_page()


def test_the_drawn_policies_are_as_they_are_drawn_now() -> None:
    """The pictures of policies in the documentation are those that the library draws."""
    assert [path.name for path, drawn in drawings() if path.read_text("utf-8") != drawn] == []


def test_the_glossary_has_the_words_of_answers() -> None:
    """The glossary gives every word of an answer, with the Swedish that explanations use."""
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    words = [(one.value, capacity_words(one, "sv")) for one in Capacity]
    words += [(one.value, status_words(one, "sv", short=True)) for one in Status]
    words += [(one.value, outcome_words(one, "sv")) for one in Outcome]
    rows = [f"| `{word}` | {said} |" for word, said in words]
    assert [row for row in rows if row not in glossary] == []


@pytest.mark.usefixtures("as_in_the_documents")
def test_the_page_of_the_example_says_what_comes_out() -> None:
    """The page of the example shows what its commands and its Python print."""
    page = (ROOT / "examples" / "katrineholm" / "README.md").read_text("utf-8")
    assert page == refreshed(page)


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: str(path.relative_to(ROOT)))
def test_shown_files_are_the_files(path: Path) -> None:
    """What a page shows as a file is that file."""
    page = path.read_text("utf-8")
    assert page == with_files(page)


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """Links between pages lead to files and headings that are there."""
    for file, heading in _LINK.findall(path.read_text("utf-8")):
        if "://" in file:
            continue
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), file
        if heading:
            assert heading in _headings(target), f"{file}#{heading}"


def _headings(path: Path) -> set[str]:
    lines = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}
