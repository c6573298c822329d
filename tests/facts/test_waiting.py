"""Async functions behind detectors."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Sequence

import pytest

from offentligroll.facts import synchronous


async def doubled(numbers: Sequence[int]) -> list[int]:
    """Answer many at once, as a client of a model may."""

    async def one(number: int) -> int:
        await asyncio.sleep(0)
        return 2 * number

    return list(await asyncio.gather(*map(one, numbers)))


async def never(_: object) -> None:
    """Take longer than anybody waits."""
    await asyncio.sleep(60)


def test_waits() -> None:
    """A plain function gives what the async one comes to."""
    assert synchronous(doubled)([1, 2]) == [2, 4]


def test_where_a_loop_is_running() -> None:
    """It can be called within an async program too."""

    async def program() -> list[int]:
        return synchronous(doubled, seconds=60)([3])

    assert asyncio.run(program()) == [6]


def test_timeout() -> None:
    """What takes longer is a TimeoutError, in either case."""
    slow = synchronous(never, seconds=0.01)
    with pytest.raises(TimeoutError):
        slow(1)

    async def program() -> None:
        slow(1)

    with pytest.raises(TimeoutError):
        asyncio.run(program())


def test_pickle() -> None:
    """A policy with such a detector can be sent to another process."""
    assert pickle.loads(pickle.dumps(synchronous(doubled)))([4]) == [8]  # noqa: S301
