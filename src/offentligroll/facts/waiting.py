"""Waiting for what async functions answer, in programs that are not async themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import attrs

Asked = TypeVar("Asked")
Told = TypeVar("Told")


@attrs.frozen
class _Synchronous(Generic[Asked, Told]):
    function: Callable[[Asked], Awaitable[Told]]
    seconds: float | None

    def __call__(self, asked: Asked) -> Told:
        import asyncio  # noqa: PLC0415 - most programs need none
        import concurrent.futures  # noqa: PLC0415

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return asyncio.run(self._within(asked))
        # A loop that runs can't be waited for from within; another thread has room for one of its own.
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, self._within(asked)).result()

    async def _within(self, asked: Asked) -> Told:
        import asyncio  # noqa: PLC0415

        async with asyncio.timeout(self.seconds):
            return await self.function(asked)


def synchronous(
    function: Callable[[Asked], Awaitable[Told]], *, seconds: float | None = None
) -> Callable[[Asked], Told]:
    """Make a plain function of an async one, for detectors.

    Each call has an event loop of its own, also where one is running already: open connections within.

    Args:
        function: the async function.
        seconds: how long a call may take; left out, as long as it takes.

    Returns:
        A function that waits for the answer; where it takes longer, it raises TimeoutError.

    Example:
        >>> async def ask_model(contexts):
        ...     return [{"is-satire": Answer.not_found()} for _ in contexts]
        >>> from offentligroll.facts import Answer, BatchDetector
        >>> ask = synchronous(ask_model, seconds=30)
        >>> model = BatchDetector(facts=("is-satire",), name="a model", answer=ask)
    """
    return _Synchronous(function, seconds)
