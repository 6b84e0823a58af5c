"""Waking a stream from several places, and in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

from resolvers.bus import Bus
from resolvers.wakes import wakes_of
from tests.api import LONGEST_WAIT

NEVER = 3600.0


async def test_it_wakes_at_each_place(bus: Bus) -> None:
    async with (
        bus.listen("a") as a,
        bus.listen("b") as b,
        aclosing(wakes_of(NEVER, a, b)) as wakes,
    ):
        for channel in ("a", "b", "b", "a"):
            waking = asyncio.create_task(anext(wakes))
            await bus.publish(channel)
            await asyncio.wait_for(waking, LONGEST_WAIT)


async def test_it_wakes_by_itself_when_nothing_is_heard(bus: Bus) -> None:
    async with bus.listen("a") as a, aclosing(wakes_of(0.01, a)) as wakes:
        for _ in range(3):
            await asyncio.wait_for(anext(wakes), LONGEST_WAIT)


async def test_a_hint_is_heard_after_it_woke_by_itself(bus: Bus) -> None:
    async with bus.listen("a") as a, aclosing(wakes_of(0.01, a)) as wakes:
        await asyncio.wait_for(anext(wakes), LONGEST_WAIT)
    async with bus.listen("a") as a, aclosing(wakes_of(NEVER, a)) as wakes:
        waking = asyncio.create_task(anext(wakes))
        await bus.publish("a")
        await asyncio.wait_for(waking, LONGEST_WAIT)


async def test_it_ends_with_the_first_place_that_does() -> None:
    async def one() -> AsyncIterator[None]:
        yield

    async with aclosing(wakes_of(NEVER, one())) as wakes:
        assert [wake async for wake in wakes] == [None]


async def test_it_leaves_no_task_behind(bus: Bus) -> None:
    before = asyncio.all_tasks()
    async with bus.listen("a") as a, aclosing(wakes_of(0.01, a)) as wakes:
        await anext(wakes)

    assert asyncio.all_tasks() == before
