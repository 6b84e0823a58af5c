"""Reading while the database is away for a moment: a stream waits for it instead of breaking."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

from models.outage import is_outage

__all__ = ["growing_waits", "patiently"]

T = TypeVar("T")

FIRST_WAIT, LONGEST_WAIT = 0.2, 3.0


async def patiently(read: Callable[[], Awaitable[T]], *, tries: int | None = None) -> T:
    """What `read` gives, as soon as the database answers; after so many `tries`, what it raises."""
    waits, failed = growing_waits(FIRST_WAIT, LONGEST_WAIT), 0
    while True:
        try:
            return await read()
        except Exception as error:
            failed += 1
            if not is_outage(error) or failed == tries:
                raise
        await asyncio.sleep(next(waits))


def growing_waits(first: float, longest: float) -> Iterator[float]:
    """Seconds between tries, each twice the one before up to `longest`, and uneven."""
    wait = first
    while True:
        yield wait * random.uniform(0.5, 1.0)  # noqa: S311 (jitter)
        wait = min(wait * 2, longest)
