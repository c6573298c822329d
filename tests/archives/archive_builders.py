"""Archives in memory, and what their readers make of them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import BinaryIO

from offentligroll.archives import Claim, Offer
from offentligroll.archives.offer import ArchiveFormat


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
