"""The commands from cold: fresh interpreters in turns, beside an empty one and beside ``import attrs``."""

from __future__ import annotations

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

import earlier
import repeating
from measuring import Settings, milli, print_table, settings, times

NOTHING = "python -c pass"
ATTRS = "import attrs"


def _programs(folder: str) -> dict[str, list[str]]:
    command = ["-m", "offentligroll"]
    directory = ["--directory", f"{folder}/directory.toml"]
    answer = (
        "from offentligroll import Policy;Policy.load('us-lindke').assess_facts(['account-is-listed']).status"
    )
    library = earlier.ROOT / "src" / "offentligroll" / "library"
    return {
        NOTHING: ["-c", "pass"],
        ATTRS: ["-c", "import attrs"],
        "--version": [*command, "--version"],
        "policies": [*command, "policies"],
        "a first answer of a shipped policy": ["-c", answer],
        "assess, ten posts": [
            *command,
            "assess",
            f"{folder}/posts.jsonl",
            "--policy",
            "us-lindke",
            *directory,
        ],
        "check us-lindke": [*command, "check", str(library / "us-lindke.policy.toml")],
    }


def _once(arguments: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *arguments], env=environment, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    measured: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        repeating.write_archive(pathlib.Path(folder), 5, 10)
        environment = dict(os.environ) | {
            "PYTHONPATH": str(earlier.ROOT / "src"),
            "PYTHONPYCACHEPREFIX": f"{folder}/code",
            "OFFENTLIGROLL_CACHE": f"{folder}/cache",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        programs = _programs(folder)
        # The first turn compiles, and fills the cache.
        for turn in range(4 if chosen.quick else 16):
            for name, arguments in programs.items():
                seconds = _once(arguments, environment)
                if turn:
                    measured.setdefault(name, []).append(seconds)
    found = {name: statistics.median(each) for name, each in measured.items()}
    print_table(
        "Milliseconds of the processor from cold",
        ["", "ms", f"of {NOTHING}", f"of {ATTRS}"],
        [
            [name, milli(seconds), times(seconds, found[NOTHING]), times(seconds, found[ATTRS])]
            for name, seconds in found.items()
        ],
    )


if __name__ == "__main__":
    main(settings(__doc__ or ""))
