"""Posts of an archive, assessed in Ray on two workers of this machine."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.json
import ray

from offentligroll.frames import Assessor

EXAMPLE = Path(__file__).resolve().parents[1] / "katrineholm"


def answers(assess: Assessor, posts: Path, partitions: int = 2) -> list[tuple[str, str, str]]:
    """Assess posts.

    Args:
        assess: policies and directory by name.
        posts: a file of JSON Lines.
        partitions: how many parts the posts are cut into.

    Returns:
        The id of each post, the policy, and the capacity.
    """
    # Arrow would read a day as text, and an instant as a time without its zone.
    texts = pa.schema([("at", pa.string()), ("received", pa.string())])
    table = pa.json.read_json(posts, parse_options=pa.json.ParseOptions(explicit_schema=texts))
    try:
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
        blocks = ray.data.from_arrow(table).repartition(partitions)
        # What Ray is given must be a function, and not an object that can be called.
        found = blocks.map_batches(assess.__call__, batch_format="pyarrow").take_all()
    finally:
        ray.shutdown()
    return [(row["statement"], row["policy"], row["capacity"]) for row in found]


if __name__ == "__main__":
    assessor = Assessor(["katrineholm", "se-practice"], EXAMPLE / "directory.toml", detail="status")
    for statement, policy, capacity in answers(assessor, EXAMPLE / "statements.jsonl"):
        print(f"{statement} by {policy}: {capacity}")
