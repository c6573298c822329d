"""What a policy's file says in comments at its end."""

from __future__ import annotations

import pytest

from closing_comment import closing_comment


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        ("id = 1\n", ()),
        ("# What it can not answer\n# - Not at the end\nid = 1\n", ()),
        ("id = 1\n# A remark\n", ()),
        (
            "id = 1\n# -------- What it can not answer\n#\n# - One\n#   and more\n# - Two\n\n",
            ("One and more", "Two"),
        ),
        ("id = 1\n# what the articles say that no rule can carry yet\n# * One\n", ("One",)),
        (
            "id = 1\n# === What it can't answer ===\n# In words,\n# at length.\n#\n# And so on.\n",
            ("In words, at length.", "And so on."),
        ),
        ("id = 1\n# A remark\n\n# What it cannot answer:\n# - One\n", ("One",)),
    ],
)
def test_the_items_of_the_closing_comment_are_read(text: str, items: tuple[str, ...]) -> None:
    """Only a comment at the end whose heading says so counts; items may go over several lines."""
    assert closing_comment(text) == items
