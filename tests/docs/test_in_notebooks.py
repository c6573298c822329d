"""The notebook of the examples runs, and shows what its page says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebook" / "archive.ipynb"


def test_the_notebook_keeps_no_output() -> None:
    """What stands in the repository is what somebody wrote, and no answer of an older version."""
    cells = [one for one in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if one["cell_type"] == "code"]
    assert [(one["outputs"], one["execution_count"]) for one in cells] == [([], None)] * len(cells)


@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs(tmp_path: Path) -> None:
    """Each cell runs without an error, and policy, picture, post, review and page show themselves."""
    nbformat = pytest.importorskip("nbformat", reason="nbclient of the group `howtos` is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient of the group `howtos` is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel of the group `howtos` is not installed")
    book = nbformat.read(NOTEBOOK, as_version=4)
    place = {"metadata": {"path": str(NOTEBOOK.parent)}}
    nbclient.NotebookClient(book, timeout=60, resources=place).execute()
    assert _shown(book, "load")["text/html"].startswith("<div><p><strong>Social media in the municipality")
    assert _shown(book, "picture")["image/svg+xml"].startswith("<svg ")
    assert "<details>" in _shown(book, "one")["text/html"]
    assert "katrineholm" in _shown(book, "review")["text/html"]
    assert "srcdoc=" in _shown(book, "page")["text/html"]
    assert "'outcome'" in _shown(book, "rows")["text/plain"]


def _shown(book: Any, name: str) -> dict[str, Any]:  # noqa: ANN401 - notebooks have no types
    (cell,) = [one for one in book.cells if one.id == name]
    data: dict[str, Any] = cell.outputs[-1].data
    return data
