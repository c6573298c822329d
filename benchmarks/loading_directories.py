"""Loading a directory of many people: as TOML, and out of the cache, beside tomllib on the same text."""

from __future__ import annotations

import functools
import os
import tempfile
import tomllib
from pathlib import Path

from measuring import Settings, compare, milli, print_table, settings, times

from offentligroll.files.limits import Limits
from offentligroll.model.directory import Directory

_BODIES = 50
_LIMITS = Limits(bytes=100_000_000)


def directory_text(count: int) -> str:
    """Write people, each with a role and an identifier, in some bodies.

    Args:
        count: how many people.

    Returns:
        The TOML.
    """
    lines = ["format = 1"]
    for number in range(_BODIES):
        lines += [
            "[[organisation]]",
            f'id = "byn-{number}"',
            f'name = "Byn {number}"',
            'kind = "municipality"',
        ]
    for number in range(count):
        lines += ["[[official]]", f'id = "person-{number}"', f'name = "Kim Ek {number}"']
        lines += [f'identifiers = {{ hr = ["{number}"] }}', "[[official.role]]"]
        lines += [
            f'organisation = "byn-{number % _BODIES}"',
            'kind = "appointed"',
            'titles = { sv = ["chef"] }',
        ]
        lines += [f"from = 2015-02-0{number % 9 + 1}"]
    return "\n".join((*lines, ""))


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OFFENTLIGROLL_CACHE"] = f"{folder}/cache"
        for count in (2_000, 5_000) if chosen.quick else (10_000, 100_000):
            text = directory_text(count)
            path = Path(folder, f"{count}.toml")
            path.write_text(text, encoding="utf-8")
            plain = functools.partial(Directory.load, path, limits=_LIMITS, cache=False)
            kept = functools.partial(Directory.load, path, limits=_LIMITS)
            assert plain() == kept() == kept()
            found = compare(
                {"tomllib": functools.partial(tomllib.loads, text), "toml": plain, "cache": kept}, chosen
            )
            rows.append(
                [
                    f"{count:,}",
                    f"{len(text.encode()) / 1e6:,.1f}",
                    milli(found["tomllib"]),
                    milli(found["toml"]),
                    milli(found["cache"]),
                    times(found["toml"], found["cache"]),
                ]
            )
    header = ["people", "MB", "tomllib alone, ms", "as TOML, ms", "out of the cache, ms", "as fast"]
    print_table("Loading a directory", header, rows)


if __name__ == "__main__":
    main(settings(__doc__ or ""))
