"""`offentligroll records`: a folder of lists, transfer files and pages out of archives."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import Ended, offentligroll, written

from offentligroll.cli.commands.records import FORMATS, USUAL
from offentligroll.records import Format
from offentligroll.records.handing_on import USUAL_FORMATS

EXAMPLE = Path(__file__).parents[2] / "examples" / "review"
POLICY, DIRECTORY = EXAMPLE / "lindby.policy.toml", EXAMPLE / "directory.toml"
NAMED = ("--policy", POLICY, "--directory", DIRECTORY, "--include-private", "--on", "2024-06-07")


def handed_on(folder: Path, *argv: str | Path, archive: Path = EXAMPLE / "archive.jsonl") -> Ended:
    """Run the command on the example."""
    return offentligroll("records", archive, *NAMED, "--out", folder, *argv)


def names(folder: Path) -> set[str]:
    """Name the files of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_formats_are_those_of_the_library() -> None:
    """The command names them without loading what writes them."""
    assert tuple(map(str, Format)) == FORMATS
    assert tuple(map(str, USUAL_FORMATS)) == USUAL


@pytest.mark.parametrize(("language", "words"), [("en", "8 files in"), ("sv", "8 filer i")])
def test_what_is_written_where_nobody_says(tmp_path: Path, language: str, words: str) -> None:
    """Lists, calendar, transfer file, assessments, the page on coverage, and what names them all."""
    ended = handed_on(tmp_path / "out", "--lang", language, "--for", "lindby")
    assert (ended.code, ended.err) == (0, "")
    assert words in ended.out
    assert names(tmp_path / "out") == {
        "registration.csv", "disposal.csv", "disposal-summary.csv", "deadlines.ics", "erms.xml",
        "assessments.jsonl", "coverage.html", "manifest.json",
    }  # fmt: skip


def test_a_bundle_for_whoever_asked(tmp_path: Path) -> None:
    """Of a period and a person, without what is withheld."""
    withheld = written(tmp_path, "withheld.csv", "statement,ground\nlate,OSL 21:1\n")
    ended = handed_on(
        tmp_path / "out", "--format", "bundle", "--from", "2024-05-07", "--until", "2024-05-31",
        "--person", "lindby", "--channel", "page:lindby", "--withhold", withheld,
    )  # fmt: skip
    assert ended.code == 0
    assert names(tmp_path / "out") == {
        "bundle/statements.csv", "bundle/statements.jsonl", "bundle/statements.html", "bundle/left-out.csv",
        "coverage.html", "manifest.json",
    }  # fmt: skip
    assert "late,2024-05-08" in (tmp_path / "out" / "bundle" / "left-out.csv").read_text("utf-8")


def test_redacted(tmp_path: Path) -> None:
    """With a key out of a file; one that is too short is refused, and nothing is written."""
    key = written(tmp_path, "key", "a secret of sixteen bytes")
    assert handed_on(tmp_path / "out", "--redact", key).code == 0
    assert "Åsa" not in "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    ended = handed_on(tmp_path / "short", "--redact", written(tmp_path, "short-key", "short"))
    assert (ended.code, "too short" in ended.err) == (2, True)
    assert not (tmp_path / "short").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that is there is named."""
    (tmp_path / "out").mkdir()
    written(tmp_path / "out", "a", "")
    ended = handed_on(tmp_path / "out")
    assert (ended.code, "exists already" in ended.err) == (2, True)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The reason of the system is told."""
    written(tmp_path, "file", "")
    ended = handed_on(tmp_path / "file" / "out")
    assert (ended.code, "can't be written" in ended.err) == (2, True)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what installs it."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    ended = handed_on(tmp_path / "out", "--format", "parquet")
    assert (ended.code, "offentligroll[records]" in ended.err) == (2, True)


def test_a_statement_that_cannot_be_assessed_is_told(tmp_path: Path) -> None:
    """The rest is handed on, and the exit code tells of it."""
    archive = written(tmp_path, "a.jsonl", '{"act": "post", "facts": {"no-fact": true}}\n{"act": "post"}\n')
    ended = handed_on(tmp_path / "out", archive=archive)
    assert (ended.code, "no-fact" in ended.err) == (1, True)
    assert len((tmp_path / "out" / "assessments.jsonl").read_text("utf-8").splitlines()) == 1


def test_what_was_not_read_is_counted(tmp_path: Path) -> None:
    """What stands twice, and what can't be read, is on the page on coverage and in the bundle."""
    line = '{"act": "post", "id": "a", "text": "Hej", "channel": "page:lindby"}\n'
    archive = written(tmp_path, "a.jsonl", line + line + "[]\n")
    ended = handed_on(tmp_path / "out", "--format", "bundle", archive=archive)
    assert ended.code == 1
    page = (tmp_path / "out" / "coverage.html").read_text("utf-8")
    assert "Not read, read before: 1" in page
    assert "Not read, items that could not be read: 1" in page
    rows = (tmp_path / "out" / "bundle" / "left-out.csv").read_text("utf-8")
    assert ",not-read,failed,1" in rows


def test_junit(tmp_path: Path) -> None:
    """`offentligroll test --junit` writes the results beside what it tells."""
    cases = Path(__file__).parents[2] / "src" / "offentligroll" / "library" / "us-nara.cases.toml"
    ended = offentligroll("test", cases, "--junit", tmp_path / "results.xml")
    assert ended.code == 0
    assert '<testsuite name="' in (tmp_path / "results.xml").read_text("utf-8")
    ended = offentligroll("test", cases, "--junit", tmp_path / "no" / "results.xml")
    assert (ended.code, "can't be written" in ended.err) == (2, True)
