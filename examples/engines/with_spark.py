"""Posts of an archive, assessed in Spark on two workers of this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from offentligroll.frames import Assessor

EXAMPLE = Path(__file__).resolve().parents[1] / "katrineholm"
KEYS = ("id", "act", "at", "author", "channel", "on_behalf_of", "received", "text", "language")
COLUMNS = ", ".join(f"{key} string" for key in KEYS) + ", facts map<string,boolean>"


def answers(assess: Assessor, posts: Path, partitions: int = 2) -> list[tuple[str, str, str]]:
    """Assess posts.

    Args:
        assess: policies and directory by name.
        posts: a file of JSON Lines.
        partitions: how many parts the posts are cut into.

    Returns:
        The id of each post, the policy, and the capacity.
    """
    # Workers are run by the same Python, which has the packages.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        table = spark.read.schema(COLUMNS).json(str(posts))
        found = table.repartition(partitions).mapInArrow(assess, assess.ddl).collect()
    finally:
        spark.stop()
    return [(row.statement, row.policy, row.capacity) for row in found]


if __name__ == "__main__":
    assessor = Assessor(["katrineholm", "se-practice"], EXAMPLE / "directory.toml", detail="status")
    for statement, policy, capacity in answers(assessor, EXAMPLE / "statements.jsonl"):
        print(f"{statement} by {policy}: {capacity}")
