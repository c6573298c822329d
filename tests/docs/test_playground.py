"""The playground is put together of what the repository has, and says why where it can't be."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

import playground
from offentligroll import Policy
from offentligroll.cases import Suite, run_suite
from offentligroll.languages import LANGUAGES
from offentligroll.version import __version__

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> bytes:
    """The archive of the library."""
    return playground.library()


def test_the_archive_has_the_library_and_what_it_needs(library: bytes) -> None:
    """The library of the checkout, its dependencies and the time zones; no caches, and the same bytes."""
    packed = zipfile.ZipFile(io.BytesIO(library)).infolist()
    names = [one.filename for one in packed]
    tops = {name.partition("/")[0] for name in names}
    assert tops >= {"offentligroll", "attr", "attrs", "cattrs", "dateutil", "tzdata"}
    assert "offentligroll/library/katrineholm.policy.toml" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".", "/"))]
    assert names == sorted(names)
    assert {one.date_time for one in packed} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_may_load_what_stands_beside_it(library: bytes, language: str) -> None:
    """Its policy lets in no other host and no evaluated text, and comes before anything is loaded."""
    page = playground.page(language, library)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert "unsafe-inline" not in policy
    assert not re.search(r"https?:|\*", policy)
    assert page.index("Content-Security-Policy") < page.index("<link")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    (told,) = re.findall(r'id="config">(.*?)</script>', page)
    config = json.loads(told)
    assert config["way"]["kind"] == "worker"
    assert config["way"]["built"].startswith(__version__)
    assert {"playground.share", "playground.about"} <= config["words"].keys()


def test_the_example_of_the_playground_is_right() -> None:
    """The first thing that somebody sees has no errors, and its cases come out as they say."""
    policy, cases, _ = (ROOT / one for one in playground.EXAMPLE)
    results = run_suite(Suite.load(cases), Policy.load(policy))
    assert {str(one.verdict) for one in results} == {"passed"}


def test_where_there_is_no_npm_the_tool_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is replaced, and one sentence tells what is missing."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    kept = tmp_path / "kept"
    kept.write_text("", "utf-8")
    assert playground.main([str(tmp_path)]) == 1
    assert "npm is not installed" in capsys.readouterr().err
    assert kept.exists()


def test_where_npm_reaches_nothing_the_tool_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What npm says last is told."""
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'no network' >&2\nexit 1\n", "utf-8")
    npm.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(npm))
    with pytest.raises(playground.CannotBuildError, match="no network"):
        playground.fetch_pyodide(tmp_path)
