"""Posts of an archive, assessed in Dask on two workers of this machine."""

from __future__ import annotations

from pathlib import Path

import dask
import dask.dataframe as dd
import pandas as pd
from dask.distributed import Client, LocalCluster

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
    frame = pd.read_json(posts, lines=True, dtype=False)
    with dask.config.set({"dataframe.convert-string": False}):
        # Or else it would write the facts of a post as text.
        parts = dd.from_pandas(frame, npartitions=partitions)
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with cluster, Client(cluster):
        found = parts.map_partitions(assess, meta=assess(frame.head(0))).compute()
    return list(found[["statement", "policy", "capacity"]].itertuples(index=False, name=None))


if __name__ == "__main__":
    assessor = Assessor(["katrineholm", "se-practice"], EXAMPLE / "directory.toml", detail="status")
    for statement, policy, capacity in answers(assessor, EXAMPLE / "statements.jsonl"):
        print(f"{statement} by {policy}: {capacity}")
