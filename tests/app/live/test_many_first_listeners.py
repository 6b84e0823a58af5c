"""Two thousand clients that are the first on their channels, all at the same instant: all hear."""

import asyncio

from app.bus import open_bus
from tests.servers import PATIENCE

MANY = 2_000


async def test_two_thousand_first_listeners_that_join_redis_at_once_all_hear(
    redis_url: str,
) -> None:
    start, all_joined = asyncio.Barrier(MANY), asyncio.Barrier(MANY + 1)
    async with open_bus(redis_url) as bus:

        async def listener(number: int) -> None:
            await start.wait()
            async with bus.listen(f"first:{number}") as hints:
                await all_joined.wait()
                await anext(hints)

        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            for number in range(MANY):
                group.create_task(listener(number))
            await all_joined.wait()
            await bus.publish(*(f"first:{number}" for number in range(MANY)))
