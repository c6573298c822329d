"""Prints how far the two readers of the labelled posts agree: ``python tests/words/agreement.py sv``.

F1 of the second reader against the first, on what both call clear.
"""

import json
import sys
from pathlib import Path

POSTS = Path(__file__).parent / "posts"
SECOND_READER = "second-reader.jsonl"


def read(path: Path) -> dict[str, tuple[set[str], set[str]]]:
    """The labels of one file by id: what is so, and what is unclear."""
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {record["id"]: (set(record["yes"]), set(record["unclear"])) for record in records}


def agreement(language: str) -> list[tuple[str, int, int, int, int]]:
    """Each fact with both yes, only the first, only the second, and how often one of them was unclear."""
    folder = POSTS / language
    first: dict[str, tuple[set[str], set[str]]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        if path.name != SECOND_READER:
            first.update(read(path))
    second = read(folder / SECOND_READER)
    facts = sorted({fact for labels in (first, second) for yes, _ in labels.values() for fact in yes})
    rows = []
    for fact in facts:
        unclear = [post for post in second if fact in first[post][1] | second[post][1]]
        clear = [post for post in second if post not in unclear]
        ones = {post for post in clear if fact in first[post][0]}
        others = {post for post in clear if fact in second[post][0]}
        rows.append((fact, len(ones & others), len(ones - others), len(others - ones), len(unclear)))
    return rows


def f1(both: int, missed: int, extra: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * both / (2 * both + missed + extra) if both else 0.0


def main() -> None:
    """Print the table of one language."""
    rows = agreement(sys.argv[1])
    lines = [
        f"{fact:32} {f1(both, missed, extra):.3f}  both {both:4}  first only {missed:3}  "
        f"second only {extra:3}  unclear {unclear:3}"
        for fact, both, missed, extra, unclear in rows
    ]
    overall = f1(sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows))
    sys.stdout.write("\n".join([*lines, f"{'all':32} {overall:.3f}", ""]))


if __name__ == "__main__":
    main()
