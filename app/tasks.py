"""Ending what runs in the background."""

import asyncio
from contextlib import suppress
from typing import Any

__all__ = ["end_tasks"]


async def end_tasks(*tasks: asyncio.Task[Any]) -> None:
    """Cancel the tasks, each once the one before it has ended; a fault of one is raised."""
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
