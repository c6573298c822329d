"""What ``import offentligroll`` costs, beside ``import attrs``: fresh interpreters in turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile

from measuring import Settings, milli, print_table, settings, times

NOTHING = "an empty program"
ATTRS = "import attrs"
PROGRAMS = {
    NOTHING: "pass",
    ATTRS: "import attrs",
    "import offentligroll": "import offentligroll",
    "from offentligroll import Policy": "from offentligroll import Policy",
    "Policy.load, and one assessment": (
        "from offentligroll import Policy;"
        "Policy.load('katrineholm').assess_facts(yes=['account-is-listed']).status"
    ),
}
"""What each interpreter runs, by name."""


def _once(program: str, cache: str) -> float:
    # All are compiled beforehand, wherever they are installed and whoever may write there.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = cache
    process = subprocess.Popen([sys.executable, "-c", program], env=environment)  # noqa: S603 - our own program
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"`{program}` failed")
    return used.ru_utime + used.ru_stime


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    measured: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as cache:
        for program in PROGRAMS.values():
            _once(program, cache)
        for _ in range(5 if chosen.quick else 25):
            for name, program in PROGRAMS.items():
                measured[name].append(_once(program, cache))
    found = {name: statistics.median(seconds) for name, seconds in measured.items()}
    print_table(
        "Seconds of the processor for a fresh interpreter",
        ["", "ms", "of import attrs"],
        [[name, milli(seconds), times(seconds, found[ATTRS])] for name, seconds in found.items()],
    )


if __name__ == "__main__":
    main(settings(__doc__ or ""))
