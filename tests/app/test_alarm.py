"""The clock that raises alarms while the server runs."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest
from tortoise.context import TortoiseContext

from app.alarm import open_alarm_clock
from models import Event, EventKind, Order, Shop
from models.clock import now
from resolvers.bus import Bus
from resolvers.channels import shop_channel
from tests.api import LONGEST_WAIT, the_bus
from tests.engines import only_sqlite
from tests.factories import a_shop, an_order, an_overdue_order
from tests.servers import PATIENCE, serving


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def bus() -> AsyncIterator[Bus]:
    async with the_bus() as open_bus:
        yield open_bus


async def raised() -> int:
    return await Event.filter(kind=EventKind.ORDER_UNACCEPTED).count()


async def hinted(bus: Bus, shop: Shop, alarms: int, *clocks: float) -> None:
    """Run a clock for each `longest_sleep` until so many alarms were heard of on the bus."""
    async with AsyncExitStack() as stack:
        hints = await stack.enter_async_context(bus.listen(shop_channel(shop.id)))
        for longest_sleep in clocks:
            await stack.enter_async_context(open_alarm_clock(bus, longest_sleep))
        async with asyncio.timeout(LONGEST_WAIT):
            while await raised() < alarms:
                await anext(hints)


async def test_what_is_overdue_rings_at_once_and_is_heard(shop: Shop, bus: Bus) -> None:
    orders = [await an_overdue_order(shop) for _ in range(3)]

    await hinted(bus, shop, 3, 60)

    assert await Order.filter(alarmed_at__isnull=False).count() == len(orders)


async def test_what_becomes_due_rings_then_and_not_before(shop: Shop, bus: Bus) -> None:
    order, due_at = await an_order(shop, "CASH_ON_DELIVERY"), now() + timedelta(seconds=0.6)
    await Order.filter(id=order.id).update(alarm_due_at=due_at)

    await hinted(bus, shop, 1, 60)

    kept = await Order.get(id=order.id)
    assert kept.alarmed_at is not None
    assert kept.alarmed_at >= due_at


async def test_three_clocks_ring_once(shop: Shop, bus: Bus) -> None:
    for _ in range(5):
        await an_overdue_order(shop)

    await hinted(bus, shop, 5, 60, 60, 60)

    assert await raised() == 5


async def test_a_clock_that_sleeps_stops_at_once(shop: Shop, bus: Bus) -> None:
    await an_order(shop, "CASH_ON_DELIVERY")

    async with asyncio.timeout(LONGEST_WAIT), open_alarm_clock(bus, 3600):
        pass


class DeafBus:
    """A bus that takes nothing, and says when it was asked."""

    def __init__(self, bus: Bus) -> None:
        self.listen = bus.listen
        self.asked: asyncio.Queue[None] = asyncio.Queue()

    async def publish(self, *_: str) -> None:
        self.asked.put_nowait(None)
        raise ConnectionError


@only_sqlite
async def test_an_alarm_that_fails_does_not_hold_up_the_others(shop: Shop, bus: Bus) -> None:
    for _ in range(2):
        await an_overdue_order(shop)
    deaf = DeafBus(bus)

    async with asyncio.timeout(LONGEST_WAIT), open_alarm_clock(deaf):
        for _ in range(2):
            await deaf.asked.get()

    assert await raised() == 2


@contextmanager
def complaints() -> Iterator[asyncio.Queue[str]]:
    """What the clock writes into the log, as it writes it."""
    said: asyncio.Queue[str] = asyncio.Queue()
    ear = logging.Handler()
    ear.emit = lambda record: said.put_nowait(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("app.alarm")
    logger.addHandler(ear)
    try:
        yield said
    finally:
        logger.removeHandler(ear)


async def test_a_clock_outlasts_a_database_that_fails(
    shop: Shop, bus: Bus, database: TortoiseContext
) -> None:
    await an_overdue_order(shop)
    await database.db().execute_script('ALTER TABLE "order" RENAME TO "away"')

    async def mend(said: asyncio.Queue[str]) -> None:
        assert "the next round tries again" in await said.get()
        await database.db().execute_script('ALTER TABLE "away" RENAME TO "order"')

    with complaints() as said:
        mending = asyncio.create_task(mend(said))
        await hinted(bus, shop, 1, 0.05)
        await mending


async def test_a_server_rings(shop: Shop, database_url: str, tmp_path: Path) -> None:
    await an_overdue_order(shop)

    with serving(tmp_path, database_url) as server:
        until = perf_counter() + PATIENCE
        while not await raised():
            assert perf_counter() < until, server.log
        server.stop()

    assert await raised() == 1
    assert "Traceback" not in server.log
