"""What tests and documents share: examples in documents and docstrings are tests.

- Python blocks and doctests of Markdown files are run, and so are the doctests of the library's docstrings.
- Blocks of ``console`` are run through the command in this process, and their output is compared.
- Every ``*.cases.toml`` is run by the plugin that the library ships, also where the library is not installed.
- Tests of properties are marked ``property``; they draw a few examples, the same ones everywhere, unless the
  profile ``nightly`` asks for many new ones.
"""

from __future__ import annotations

import os
import pathlib

import pytest
from hypothesis import is_hypothesis_test, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

from console_blocks import ConsoleBlockParser
from offentligroll.cases import pytest_plugin
from offentligroll.model import other_holidays

ROOT = pathlib.Path(__file__).parent
# Tests read the files themselves and leave nothing behind; those of the cache name a folder of their own.
os.environ["OFFENTLIGROLL_CACHE"] = "off"

pytest_plugins = ["pytester"]

settings.register_profile("ordinary", max_examples=25, deadline=None, derandomize=True, database=None)
settings.register_profile("nightly", max_examples=300, deadline=None, print_blob=True)
settings.load_profile("ordinary")


def pytest_configure(config: pytest.Config) -> None:
    """Collect files of cases, as an installed library makes plain pytest do.

    Args:
        config: the run.
    """
    if not config.pluginmanager.is_registered(pytest_plugin):
        config.pluginmanager.register(pytest_plugin, "offentligroll-from-the-checkout")
    # Answers in tests and documents are the same whether or not the package is installed here.
    other_holidays.PACKAGE = "offentligroll.no_such_package"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that draw their examples, before ``-m`` selects by marks.

    Args:
        items: the tests that were collected.
    """
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            item.add_marker(pytest.mark.property)


@pytest.fixture
def as_in_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the reader of a document stands: in the root, at a plain terminal, in English."""
    monkeypatch.chdir(ROOT)
    for name in ("LANGUAGE", "LC_MESSAGES", "LANG", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


pytest_collect_file = (
    Sybil(
        [PythonCodeBlockParser(), ConsoleBlockParser(), SkipParser()],
        patterns=["*.md"],
        fixtures=["as_in_the_documents"],
    )
    + Sybil(
        [DocTestParser()],
        patterns=["src/*/*.py", "src/*/*/*.py", "src/*/*/*/*.py"],
        document_types={".py": PythonDocStringDocument},
        fixtures=["as_in_the_documents"],
    )
).pytest()
