"""`offentligroll report`: an archive as one page to look at."""

from __future__ import annotations

import errno
from pathlib import Path
from unittest import mock

import pytest
from cli_builders import Ended, offentligroll

EXAMPLE = Path(__file__).parents[2] / "examples" / "review"
NAMED = ("--policy", EXAMPLE / "lindby.policy.toml", "--directory", EXAMPLE / "directory.toml")


def reported(out: Path, *argv: str | Path, archive: Path = EXAMPLE / "archive.jsonl") -> Ended:
    """Run the command on the example."""
    told = ("--on", "2024-06-07", "--out", out, "--include-private")
    return offentligroll("report", archive, *NAMED, *told, *argv, width=400)


@pytest.mark.parametrize(
    ("language", "told", "words"),
    [
        (
            "en",
            "Wrote",
            ("Report as of 7 June 2024", "To be done next, by date", "hold everything that came in"),
        ),
        ("sv", "Skrev", ("Rapport per den 7 juni 2024", "Att göra härnäst, efter datum", "Allt som kom in")),
    ],
)
def test_a_page_is_written(tmp_path: Path, language: str, told: str, words: tuple[str, ...]) -> None:
    """It is told where, and the page is in the language that was asked for."""
    out = tmp_path / "report.html"
    ended = reported(out, "--lang", language, "--holds", "both")
    assert (ended.code, ended.out, ended.err) == (0, f"{told} {out}.\n", "")
    page = out.read_text("utf-8")
    assert all(one in page for one in words)


def test_words_are_left_out(tmp_path: Path) -> None:
    """They are not in the file."""
    out = tmp_path / "report.html"
    assert reported(out).code == 0
    assert "bygglovet" in out.read_text("utf-8")
    assert reported(out, "--no-words").code == 0
    assert "bygglovet" not in out.read_text("utf-8")


def test_people_are_left_out(tmp_path: Path) -> None:
    """A key redacts everything."""
    out, key = tmp_path / "report.html", tmp_path / "key"
    key.write_bytes(b"sixteen bytes or more")
    assert reported(out, "--redact", key).code == 0
    assert "Eva Nord" not in out.read_text("utf-8")


def test_a_statement_that_can_not_be_assessed_is_told(tmp_path: Path) -> None:
    """The rest goes on."""
    archive, out = tmp_path / "archive.jsonl", tmp_path / "report.html"
    archive.write_text('{"id": "a", "act": "post", "facts": {"no-such-fact": true}}\n{"act": "post"}\n')
    ended = reported(out, archive=archive)
    assert (ended.code, "no-such-fact" in ended.err, out.is_file()) == (1, True, True)


def test_a_page_that_can_not_be_written(tmp_path: Path) -> None:
    """What is in the way is told."""
    ended = reported(tmp_path / "nowhere" / "report.html")
    assert ended.code == 2
    assert "report.html" in ended.err


def test_a_page_that_the_disk_has_no_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What shows only in writing is told as what shows before."""
    full = mock.Mock(side_effect=OSError(errno.ENOSPC, "No space left on device"))
    monkeypatch.setattr(Path, "write_text", full)
    ended = reported(tmp_path / "report.html")
    assert ended.code == 2
    assert "report.html" in ended.err
    assert "no space left" in ended.err
