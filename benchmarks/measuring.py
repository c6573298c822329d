"""Measuring things side by side: in turns, in one process, as medians, printed as tables.

A machine is never as quiet as one wishes. So contenders take turns, round by round, and what counts is the
ratio between two of them in one run, not the digits. Time is that of the processor, not of the clock.
"""

from __future__ import annotations

import argparse
import gc
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence

import attrs

SEED = 20110203
"""What all random workloads begin with."""


@attrs.frozen(kw_only=True)
class Settings:
    """How long to measure."""

    rounds: int
    """How many turns each contender gets."""
    seconds: float
    """How long a turn should take at least."""
    quick: bool
    """Whether only a first impression is wanted."""


def settings(description: str) -> Settings:
    """Read the settings from the command line.

    Args:
        description: what the script measures.

    Returns:
        The settings.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="a first impression, in seconds")
    quick = bool(parser.parse_args().quick)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, seed {SEED}")
    return Settings(rounds=3 if quick else 7, seconds=0.01 if quick else 0.05, quick=quick)


def compare(contenders: Mapping[str, Callable[[], object]], chosen: Settings) -> dict[str, float]:
    """Measure contenders in turns.

    Args:
        contenders: what to run, by name.
        chosen: how long to measure.

    Returns:
        The median seconds of one run, by name.
    """
    times = {name: max(1, int(chosen.seconds / _once(run, 1))) for name, run in contenders.items()}
    measured: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(chosen.rounds):
        for name, run in contenders.items():
            measured[name].append(_once(run, times[name]))
    return {name: statistics.median(found) for name, found in measured.items()}


def _once(run: Callable[[], object], times: int) -> float:
    gc.collect()
    gc.disable()
    try:
        before = time.process_time()
        for _ in range(times):
            run()
        return max(time.process_time() - before, 1e-7) / times
    finally:
        gc.enable()


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column to the left, the others to the right.

    Args:
        title: what stands above it.
        header: the names of the columns.
        rows: the cells, as many as the header has.
    """
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    print(f"\n{title}\n")
    for row in (header, ["-" * width for width in widths], *rows):
        first, *others = (
            cell.ljust(widths[0]) if n == 0 else cell.rjust(widths[n]) for n, cell in enumerate(row)
        )
        print("  ".join((first, *others)).rstrip())
    sys.stdout.flush()


def micro(seconds: float | None) -> str:
    """Write a time in microseconds.

    Args:
        seconds: the time; None where nothing was measured.

    Returns:
        Three digits that count, or a dash.
    """
    return "–" if seconds is None else _three_digits(seconds * 1e6)


def milli(seconds: float) -> str:
    """Write a time in milliseconds.

    Args:
        seconds: the time.

    Returns:
        Three digits that count.
    """
    return _three_digits(seconds * 1e3)


def times(value: float, of: float) -> str:
    """Write how many times a value is another.

    Args:
        value: the value.
        of: the other.

    Returns:
        Such as ``"2.5 x"``.
    """
    return f"{_three_digits(value / of)} x"


def _three_digits(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
