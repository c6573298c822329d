"""The page: one shell with its words, in which nothing can be run that is not its own."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from offentligroll.workbench.features import FEATURES
from offentligroll.workbench.page import shell, words_of


def config_of(page: str) -> dict[str, Any]:
    """What the page's scripts are told."""
    (told,) = re.findall(r'<script type="application/json" id="config">(.*?)</script>', page)
    found: dict[str, Any] = json.loads(told)
    return found


@pytest.mark.parametrize(
    ("language", "locale", "title"),
    [
        ("sv", "sv", "Arbetsbord"),
        ("en", "en", "Workbench"),
        ("nb,sv", "nb", "Arbetsbord"),
        ("nb", "nb", "Workbench"),
    ],
)
def test_the_page_speaks_the_readers_language(language: str, locale: str, title: str) -> None:
    """In a third language it says what it can in the next one."""
    page = shell(FEATURES, language, {"kind": "server"})
    assert f"<title>{title}</title>" in page
    assert config_of(page)["locale"] == locale
    assert config_of(page)["words"]["workbench.title"] == [title]


def test_pages_are_offered_but_those_of_one_file() -> None:
    """A policy is opened from the list of policies."""
    told = config_of(shell(FEATURES, "en", {"kind": "server"}))
    assert {"policies", "write", "asking"} <= set(told["pages"])
    assert "write" not in told["listed"]


def test_what_is_filled_in_stands_in_lists() -> None:
    """So that scripts fill it in as text."""
    assert ["name"] in words_of((), "en")["workbench.has-errors"]


def test_nothing_in_the_data_ends_its_element() -> None:
    """Whatever a way to the service is called."""
    page = shell(FEATURES, "en", {"kind": "worker", "script": "</script><script>alert(1)</script>"})
    assert "<script>alert" not in page
    assert config_of(page)["way"]["script"].startswith("</script>")


def test_the_page_may_stand_elsewhere() -> None:
    """As for the playground, where what it loads stands in another folder."""
    assert 'src="bench/shell.js"' in shell(FEATURES, "en", {"kind": "worker"}, base="bench/")
