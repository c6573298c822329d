"""The pages of the shipped policies, made from their files and cases."""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Mapping
from pathlib import Path

import attrs

from library_pages import Shipped, library_pages
from offentligroll.cases import Suite
from offentligroll.cli.commands.policies import policies
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import LANGUAGES
from offentligroll.policy import Policy, shipped_ids
from offentligroll.report.library_index import IndexEntry

FOLDER = Path(__file__).parents[2] / "docs" / "reference" / "policies"
"""Where the pages stand."""


@functools.cache
def policy_pages() -> Mapping[str, str]:
    """Make all pages.

    Returns:
        The pages as Markdown, by the name of their file.
    """
    return library_pages(Shipped.load(policy) for policy in shipped_ids())


def write_policy_pages() -> None:
    """Write all pages, and take away those of policies that are no longer there."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in policy_pages():
            path.unlink()
    for name, page in policy_pages().items():
        (FOLDER / name).write_text(page, encoding="utf-8")


LIBRARY_INDEX = Path(__file__).parents[2] / "src" / "offentligroll" / "report" / "library.json"
"""Where the index of the library stands."""


def current_index() -> str:
    """Write what the index should say of the policies as they are now."""
    entries = []
    for identity in shipped_ids():
        try:
            suite = Suite.shipped(identity)
        except FileNotFoundError:
            suite = None
        entries.append(IndexEntry.of(Policy.shipped(identity), suite))
    return json.dumps([attrs.asdict(one) for one in entries], ensure_ascii=False, indent=1) + "\n"


LISTS = LIBRARY_INDEX.parents[1] / "cli"
"""Where the lists stand that ``offentligroll policies`` prints at once."""


def current_list(language: str) -> str:
    """Write what ``offentligroll policies`` says of the policies by the index."""
    out = io.StringIO()
    policies(language, Terminal(stdin=io.BytesIO(), stdout=out, stderr=io.StringIO()))
    return out.getvalue()


def write_index() -> None:
    """Write the index and the lists, where anything in them is another."""
    LIBRARY_INDEX.write_text(current_index(), encoding="utf-8")
    for language in LANGUAGES:
        (LISTS / f"policies.{language}.txt").write_text(current_list(language), encoding="utf-8")
