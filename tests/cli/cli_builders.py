"""Runs the command as a person would, and gives what a person would see."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any
from unittest import mock

import attrs

from offentligroll.cli.application import run
from offentligroll.cli.terminal import Terminal

EXAMPLE = Path(__file__).parents[2] / "examples" / "katrineholm"
EXPORT = str(EXAMPLE / "export")
STATEMENTS = str(EXAMPLE / "statements.jsonl")
DIRECTORY = str(EXAMPLE / "directory.toml")
KATRINEHOLM = ("--directory", DIRECTORY, "--for", "katrineholm")
NAMED = ("--policy", "katrineholm")
"""What names a policy, for statements of which no directory tells whose they are."""
OTHER_TOWN = """format = 1

[[organisation]]
id = "storstad"
name = "Storstads kommun"
kind = "municipality"
country = "SE"

[[channel]]
id = "web:storstad.example"
kind = "website"
holder = "storstad"
"""
"""The directory of a town that no shipped policy is about, with its one account at the end."""
POLICY = """format = 1
id = "tiny"
version = "1"
languages = ["sv", "en"]
country = "SE"
zone = "Europe/Stockholm"
title = { sv = "Liten", en = "Tiny" }
question = { sv = "I rollen?", en = "In the role?" }
"""


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class ClosedPipe(io.StringIO):
    """A stream that nobody reads any more."""

    def write(self, _: str, /) -> int:
        """Refuse."""
        raise BrokenPipeError


@attrs.frozen(kw_only=True)
class Ended:
    """What came of a run."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a CSV answer."""
        return list(csv.DictReader(io.StringIO(self.out)))

    @property
    def lines(self) -> list[Any]:
        """The records of a JSON Lines answer."""
        return [json.loads(line) for line in self.out.splitlines()]


def offentligroll(
    *argv: str | Path,
    stdin: bytes | io.BytesIO = b"",
    out: io.StringIO | None = None,
    err: io.StringIO | None = None,
    width: int = 80,
    **environment: str,
) -> Ended:
    """Run the command in an environment of its own."""
    stdout, stderr = out or io.StringIO(), err or io.StringIO()
    stream = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin
    plain = {"LANG": "en_US.UTF-8", "TERM": "xterm", "COLUMNS": str(width)}
    with mock.patch.dict(os.environ, plain | environment, clear=True):
        code = run([str(word) for word in argv], Terminal(stdin=stream, stdout=stdout, stderr=stderr))
    ended = Ended(code=code, out=stdout.getvalue(), err=stderr.getvalue())
    assert "Traceback" not in ended.out + ended.err
    return ended


def lines_of(*records: dict[str, Any]) -> bytes:
    """Write statements as JSON Lines."""
    return "".join(f"{json.dumps({'act': 'post', **one})}\n" for one in records).encode()


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
