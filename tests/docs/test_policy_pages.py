"""The pages of the shipped policies are those of their files."""

from __future__ import annotations

import pytest
from policy_pages import FOLDER, LIBRARY_INDEX, current_index, policy_pages

from library_pages import INDEX
from offentligroll.policy.reading.shipped_files import shipped_ids

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("name", [INDEX, *(f"{policy}.md" for policy in shipped_ids())])
def test_the_page_of_a_policy_is_made_from_its_files(name: str) -> None:
    """A page tells what the policy's files say now; `tests/docs/refresh_pages.py` writes it anew."""
    path = FOLDER / name
    assert path.exists()
    assert path.read_text("utf-8") == policy_pages()[name]


def test_no_page_is_left_of_a_policy_that_is_gone() -> None:
    """Each page is that of a shipped policy."""
    assert {path.name for path in FOLDER.glob("*.md")} == set(policy_pages())


@pytest.mark.parametrize("policy", shipped_ids())
def test_a_policy_says_what_it_can_not_answer(policy: str) -> None:
    """Each shipped policy ends with what it can not answer, and its page tells it."""
    assert "\n## What it cannot answer\n" in policy_pages()[f"{policy}.md"]


def test_the_index_tells_what_the_policies_are() -> None:
    """The index of the library is made from its policies and their cases."""
    assert LIBRARY_INDEX.read_text("utf-8") == current_index()
