"""The first edition of the library, beside which today's is measured: its commit, out of the repository."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from typing import Any

COMMIT = "14788ba"
"""The last commit of 0.1."""
ROOT = pathlib.Path(__file__).parents[1]


def sources(folder: pathlib.Path) -> pathlib.Path | None:
    """Unpack the first edition.

    Args:
        folder: where it goes.

    Returns:
        Its ``src``; None where the repository does not hold that commit, as in a shallow clone.
    """
    archive = folder / "earlier.tar"
    command = ["git", "-C", str(ROOT), "archive", "--output", str(archive), COMMIT, "src"]
    try:
        done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own words
    except FileNotFoundError:
        return None
    if done.returncode:
        return None
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "src"


def ask(script: str, arguments: Sequence[str], kept: pathlib.Path, src: pathlib.Path | None = None) -> Any:  # noqa: ANN401 - its JSON
    """Run a script of this folder in a fresh interpreter.

    Args:
        script: its file name.
        arguments: what it is given.
        kept: the folder for compiled code and for the cache; what was there before is used.
        src: the sources of the edition that it runs with; left out, today's.

    Returns:
        What its last line says, as JSON.
    """
    environment = dict(os.environ) | {
        "PYTHONPATH": str(src or ROOT / "src"),
        "PYTHONHASHSEED": "0",
        "PYTHONPYCACHEPREFIX": str(kept / "code"),
        "OFFENTLIGROLL_CACHE": str(kept / "cache"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, str(ROOT / "benchmarks" / script), *arguments]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if told.returncode:
        sys.exit(told.stderr)
    return json.loads(told.stdout.splitlines()[-1])
