"""Archives in memory, and what their readers make of them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from offentligroll import archives
from offentligroll.archives import Claim, Offer, Reader
from offentligroll.archives.offer import ArchiveFormat
from offentligroll.model.statement import Statement


class MemoryFolder:
    """The files of an archive in memory; ``_`` stands for the dot before ``js``."""

    name = "memory"

    def __init__(self, **files: str | bytes) -> None:
        self._files = {
            name.replace("_js", ".js"): text.encode() if isinstance(text, str) else text
            for name, text in files.items()
        }

    def names(self) -> Mapping[str, int]:
        """Give the names."""
        return {name: len(content) for name, content in self._files.items()}

    def open(self, name: str) -> BinaryIO:
        """Open a file."""
        return io.BytesIO(self._files[name])


def claim(kind: ArchiveFormat, **files: object) -> Claim:
    """Have a format claim the only export among some files; what is no text is written as JSON."""
    texts = {name: one if isinstance(one, (str, bytes)) else json.dumps(one) for name, one in files.items()}
    (found,) = kind.recognise(Offer(folder=MemoryFolder(**texts)))
    return found


def written(folder: Path, files: Mapping[str, object]) -> Path:
    """Write the files of an archive; what is no text is written as JSON."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, encoding="utf-8", newline="")
    return folder


def read(path: Path, **options: Any) -> tuple[list[Statement], Reader]:  # noqa: ANN401 - any option
    """Read an archive to its end, and see that nothing in it is unaccounted for."""
    reader = archives.read(path, **options)
    found = list(reader)
    assert all(one.is_whole for one in reader.coverage)
    assert len(found) == sum(one.read for one in reader.coverage)
    return found, reader
