"""The posts of the example, over and over again with other days and words, for whole runs."""

from __future__ import annotations

import datetime as dt
import pathlib
import random
import string
from collections.abc import Sequence

import attrs
from measuring import SEED

from offentligroll import archives
from offentligroll.model.directory import Directory
from offentligroll.model.statement import Statement

_EXAMPLE = pathlib.Path(__file__).parents[1] / "examples" / "katrineholm"


def directory() -> Directory:
    """Read the directory of the example.

    Returns:
        The directory.
    """
    return Directory.load(_EXAMPLE / "directory.toml")


def posts(count: int, of: Directory) -> list[Statement]:
    """Make posts in the example's channels, no two the same.

    Args:
        count: how many.
        of: the directory that authors and channels come from.

    Returns:
        The posts.
    """
    random_ = random.Random(SEED)  # noqa: S311 - a workload is no secret
    models = list(archives.read(_EXAMPLE / "statements.jsonl", of))
    made = []
    for number in range(count):
        model = models[number % len(models)]
        at = model.at
        if at is not None:
            at += dt.timedelta(days=random_.randrange(28))
        text = model.text
        if text is not None:
            text = f"{text} {''.join(random_.choices(string.ascii_lowercase, k=8))}"
        made.append(attrs.evolve(model, id=f"post-{number}", at=at, text=text))
    return made


def characters(of: Sequence[Statement]) -> float:
    """Tell how long posts are.

    Args:
        of: the posts.

    Returns:
        The mean number of characters.
    """
    return sum(len(post.text or "") for post in of) / len(of)
