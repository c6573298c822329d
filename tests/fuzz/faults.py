"""Makes one use of the file system after the other fail, as a full or failing disk would."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import attrs
import pytest


@attrs.define
class Faults:
    """Counts the uses of the file system, and lets one fail."""

    failing: int
    """The number of the use that fails, from 0."""
    used: int = 0
    """How many there were."""

    def next(self, path: object) -> None:
        """Count a use, and fail if it is its turn."""
        is_due = self.used == self.failing
        self.used += 1
        if is_due:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


class FaultyFile:
    """An open file whose reads and writes are counted; a write that fails has written half."""

    def __init__(self, file: Any, faults: Faults, path: object) -> None:  # noqa: ANN401 - any open file
        self.file, self.faults, self.path = file, faults, path

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the file has
        return getattr(self.file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self.file)

    def read(self, *size: int) -> Any:  # noqa: ANN401 - text or bytes
        """Read, if it does not fail."""
        self.faults.next(self.path)
        return self.file.read(*size)

    def write(self, content: Any) -> Any:  # noqa: ANN401 - text or bytes
        """Write, if it does not fail."""
        try:
            self.faults.next(self.path)
        except OSError:
            self.file.write(content[: len(content) // 2])
            self.file.flush()
            raise
        return self.file.write(content)


@contextmanager
def faults_in(folder: Path, failing: int) -> Iterator[Faults]:
    """Let one use of what lies in a folder fail: opening, reading, writing, renaming, making a folder."""
    faults = Faults(failing)
    real_open, real_rename, real_mkdir = io.open, os.rename, os.mkdir

    def is_there(path: object) -> bool:
        return isinstance(path, (str, os.PathLike)) and Path(os.fspath(path)).is_relative_to(folder)

    def opening(file: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - as the real one
        if not is_there(file):
            return real_open(file, *rest, **named)
        faults.next(file)
        return FaultyFile(real_open(file, *rest, **named), faults, file)

    def renaming(source: Any, target: Any, **named: Any) -> None:  # noqa: ANN401 - as the real one
        faults.next(target)
        real_rename(source, target, **named)

    def making(path: Any, *rest: Any, **named: Any) -> None:  # noqa: ANN401 - as the real one
        faults.next(path)
        real_mkdir(path, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(io, "open", opening)
        patch.setattr("builtins.open", opening)
        patch.setattr(os, "rename", renaming)
        patch.setattr(os, "mkdir", making)
        yield faults
