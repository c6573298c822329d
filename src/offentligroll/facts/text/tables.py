"""Reading the data that the reading of words comes with."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


def shipped_text(name: str) -> str:
    """Read a file of the shipped lexicons.

    Args:
        name: its place under ``facts/text/lexicon/``.

    Returns:
        What it holds.
    """
    return (
        resources.files("offentligroll.facts.text").joinpath("lexicon", *name.split("/")).read_text("utf-8")
    )


def shipped_table(name: str) -> dict[str, Any]:
    """Read a TOML file of the shipped lexicons.

    Args:
        name: its place under ``facts/text/lexicon/``.

    Returns:
        Its table.
    """
    return tomllib.loads(shipped_text(name))


@functools.cache
def shipped_names(name: str) -> tuple[str, ...]:
    """List the files of a folder of the shipped lexicons.

    Args:
        name: the folder.

    Returns:
        The names of the files, sorted.
    """
    folder = resources.files("offentligroll.facts.text").joinpath("lexicon", name)
    return tuple(sorted(one.name for one in folder.iterdir()))
