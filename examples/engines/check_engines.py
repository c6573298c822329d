"""Spark, Ray and Dask answer as a plain loop does, whatever parts they cut the posts into."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from offentligroll import Directory, Policy, archives
from offentligroll.frames import Assessor

EXAMPLE = Path(__file__).resolve().parents[1] / "katrineholm"
POLICIES = ("katrineholm", "se-practice")
Answers = list[tuple[str, str, str]]
ENGINES = {"pyspark": "with_spark", "ray": "with_ray", "distributed": "with_dask"}


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the example's posts many times over."""
    written = (EXAMPLE / "statements.jsonl").read_text("utf-8").splitlines()
    path = tmp_path_factory.mktemp("posts") / "statements.jsonl"
    lines = (line.replace('"id": "', f'"id": "{number}-', 1) for number in range(25) for line in written)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ray gives its own servers half a minute to start, which a busy machine may exceed."""
    monkeypatch.setenv("RAY_gcs_server_port_wait_time_s", "240")


def _patiently(run: Callable[[], Answers]) -> Answers:
    """Run, and once more where a node of Ray did not start in time: that wait can't be set."""
    try:
        return run()
    except Exception as error:
        if "timed out during startup" not in str(error):
            raise
        return run()


@pytest.mark.parametrize("engine", ENGINES)
def test_the_engine_answers_as_a_loop_does(engine: str, posts: Path) -> None:
    """Two workers, three parts, two policies: the same answers, of the same posts."""
    pytest.importorskip(engine)
    if engine == "pyspark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    example = importlib.import_module(ENGINES[engine])
    assess = Assessor(list(POLICIES), EXAMPLE / "directory.toml", detail="status")
    found = _patiently(lambda: example.answers(assess, posts, 3))
    directory = Directory.load(EXAMPLE / "directory.toml")
    policies = [Policy.load(one) for one in POLICIES]
    expected = [
        (statement.id, policy.id, str(policy.assess(statement).capacity))
        for statement in archives.read(posts, directory)
        for policy in policies
    ]
    assert sorted(found) == sorted(expected)
    assert len(found) == 2 * 8 * 25
