"""The page of the questions is what the questions and the policies say."""

from __future__ import annotations

from questions_page import questions_page
from refresh_pages import ROOT


def test_the_page_is_as_it_would_be_written() -> None:
    """`refresh_pages.py` has been run after questions or policies changed."""
    assert (ROOT / "docs" / "reference" / "questions.md").read_text("utf-8") == questions_page()
