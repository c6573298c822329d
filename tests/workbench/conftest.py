"""What tests of the workbench share."""

from __future__ import annotations

from pathlib import Path

import pytest
from benches import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with a small policy."""
    return Folder(tmp_path)
