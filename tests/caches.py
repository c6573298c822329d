"""Caches for tests: a folder of the test's own, and what must not be called where something is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Never
from unittest import mock

import pytest


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path) -> Iterator[Path]:
    """Give a cache of the test's own."""
    with mock.patch.dict(os.environ, {"OFFENTLIGROLL_CACHE": str(tmp_path)}):
        yield tmp_path


def never(*_: object) -> Never:
    """Stand in for what must not be called."""
    raise AssertionError
