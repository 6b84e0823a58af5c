"""Waking a stream that listens at several places, and that has something to do in between."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

__all__ = ["wakes_of"]


async def wakes_of(every: float, *heard: AsyncIterator[None]) -> AsyncGenerator[None, None]:
    """Once for each hint of any of `heard`, and after `every` seconds without one.

    Ends when one of them does. Close it: it waits in tasks of its own.
    """
    waiting = {asyncio.create_task(_has_next(hints)): hints for hints in heard}
    try:
        while True:
            done, _ = await asyncio.wait(
                waiting, timeout=every, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                hints = waiting.pop(task)
                if not task.result():
                    return
                waiting[asyncio.create_task(_has_next(hints))] = hints
            yield
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def _has_next(hints: AsyncIterator[None]) -> bool:
    async for _ in hints:
        return True
    return False
