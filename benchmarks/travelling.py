"""On the way to other processes: pickles by the size of the directory, and ``assess --jobs``."""

from __future__ import annotations

import json
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile

import earlier
import repeating
from measuring import Settings, print_table, settings, times

from offentligroll import Directory, Policy, archives
from offentligroll.model import statement_to_record


def _pickles(accounts: int) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        repeating.write_archive(folder, accounts, 20)
        directory = Directory.load(folder / "directory.toml", cache=False)
        statements = list(archives.read(folder / "posts.jsonl", directory))
    policy = Policy.load("se-practice")
    plain = sum(len(json.dumps(statement_to_record(one), ensure_ascii=False).encode()) for one in statements)
    size = sum(len(pickle.dumps(one)) for one in statements)
    answers = [policy.assess(one) for one in statements]
    for statement, answer in zip(statements, answers, strict=True):
        back, answer_back = pickle.loads(pickle.dumps((statement, answer)))  # noqa: S301 - our own
        if (back, answer_back.status) != (statement, answer.status):
            sys.exit("what comes out of a pickle differs")
    answered = sum(len(pickle.dumps(one)) for one in answers)
    count = len(statements)
    return [
        f"{accounts:,}",
        f"{plain / count:,.0f}",
        f"{size / count:,.0f}",
        times(size, plain),
        f"{answered / count:,.0f}",
    ]


def _jobs(folder: pathlib.Path, jobs: int) -> tuple[float, bytes]:
    command = [sys.executable, "-m", "offentligroll", "assess", str(folder / "posts.jsonl")]
    command += ["--policy", "se-practice", "--directory", str(folder / "directory.toml"), "--format", "jsonl"]
    command += ["--jobs", str(jobs)] if jobs > 1 else []
    # As on a machine where it has run before: its code is compiled.
    environment = dict(os.environ) | {
        "PYTHONPATH": str(earlier.ROOT / "src"),
        "PYTHONPYCACHEPREFIX": str(folder / "code"),
        "OFFENTLIGROLL_CACHE": str(folder / "cache"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = os.times()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603
    after = os.times()
    if not done.stdout:
        sys.exit(done.stderr.decode())
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return used, done.stdout


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    print_table(
        "Bytes of a statement, by the number of accounts in the directory",
        ["accounts", "as JSON", "pickled", "of its JSON", "an answer, pickled"],
        [_pickles(accounts) for accounts in ((10, 300) if chosen.quick else (10, 1_000, 10_000))],
    )
    posts = 1_000 if chosen.quick else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        repeating.write_archive(folder, 100, 10)
        _jobs(folder, 1)
        repeating.write_archive(folder, 100, posts)
        found = {jobs: _jobs(folder, jobs) for jobs in (1, 2)}
    if found[1][1] != found[2][1]:
        sys.exit("two processes write otherwise than one")
    print_table(
        f"Seconds of the processor for {posts:,} posts, the start of all processes with them",
        ["processes", "s", "efficiency"],
        [[str(jobs), f"{used:.2f}", f"{found[1][0] / used:.0%}"] for jobs, (used, _) in found.items()],
    )


if __name__ == "__main__":
    main(settings(__doc__ or ""))
