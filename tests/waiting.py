"""Waiting for what no event tells of, such as a connection that another side has to notice."""

import asyncio
from collections.abc import Callable

__all__ = ["until"]

PATIENCE = 30


async def until(holds: Callable[[], bool]) -> None:
    """Return as soon as `holds()`; fails when it never does."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 (nothing rings)
            await asyncio.sleep(0.005)
