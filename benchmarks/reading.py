"""From JSON Lines to assessments: how much of it is the reading, and how much memory it takes."""

from __future__ import annotations

import json
import pathlib
import tempfile
import tracemalloc
from collections.abc import Callable

import posts
from measuring import Settings, compare, micro, print_table, settings, times

from offentligroll import archives
from offentligroll.model.reading.statement_record import statement_to_record
from offentligroll.policy.policy import Policy


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    policy = Policy.load("katrineholm")
    directory = posts.directory()
    count = 200 if chosen.quick else 2_000
    statements = posts.posts(count, directory)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "posts.jsonl")
        lines = [json.dumps(statement_to_record(one), ensure_ascii=False) for one in statements]
        path.write_text("\n".join(lines), encoding="utf-8")
        read = list(archives.read(path, directory))
        assert read == statements, "what was written is not what is read"

        def only_json() -> None:
            with path.open(encoding="utf-8") as file:
                for line in file:
                    json.loads(line)

        def only_read() -> None:
            for _ in archives.read(path, directory):
                pass

        def assess() -> None:
            for assessment in policy.assess_all(archives.read(path, directory)):
                _ = assessment.status

        def assess_with_findings() -> None:
            for assessment in policy.assess_all(archives.read(path, directory)):
                _ = assessment.because, assessment.findings, assessment.obligations

        runs: dict[str, Callable[[], object]] = {
            "json.loads alone": only_json,
            "to statements": only_read,
            "to assessments": assess,
            "to assessments with findings and obligations": assess_with_findings,
        }
        found = compare(runs, chosen)
        alone = found["json.loads alone"]
        size = path.stat().st_size
        print_table(
            f"JSON Lines, {count:,} posts of {size / count:.0f} bytes",
            ["", "µs for a post", "posts a second", "of json.loads"],
            [
                [name, micro(seconds / count), f"{count / seconds:,.0f}", times(seconds, alone)]
                for name, seconds in found.items()
            ],
        )
        tracemalloc.start()
        assess()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(
            f"\nAt most {peak / 2**10:,.0f} KiB were in use at a time, for a file of {size / 2**10:,.0f} KiB."
        )


if __name__ == "__main__":
    main(settings(__doc__ or ""))
