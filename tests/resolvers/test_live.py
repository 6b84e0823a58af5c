"""What happens, watched live: everything after the cursor, then news, each once and in order."""

import asyncio
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Event, Order, Shop
from resolvers.bus import Bus
from resolvers.channels import order_channel, shop_channel
from resolvers.cursors import event_cursor
from tests.api import STRANGER, Client, Stream, a_person, a_storefront, an_input, order_id
from tests.factories import LINKS, a_shop, an_order
from tests.resolvers.conftest import TellingBus


async def a_desk(bus: Bus) -> tuple[Shop, Client, Order]:
    """A shop, somebody on its bus, and an order to act on."""
    ana = (await a_person(shop := await a_shop())).on(bus)
    return shop, ana, await an_order(shop, "CASH_ON_DELIVERY")


def token_of(order: Order) -> str:
    return LINKS.tracking_token(order.tracking_nonce)


async def numbers(stream: Stream, how_many: int) -> list[int]:
    """The numbers of the next events, each with the cursor that goes with it."""
    found = []
    for _ in range(how_many):
        message = (await stream.next()).payload
        found.append(message["event"]["number"])
        assert message["order"]["id"]
    return found


async def test_a_tracked_order_is_told_at_once_and_after_each_change(
    bus: Bus, database: TortoiseContext
) -> None:
    _, ana, order = await a_desk(bus)

    async with STRANGER.on(bus).watching("orderTracking", token=token_of(order)) as stream:
        first = (await stream.next()).payload
        await ana.do("acceptOrder", orderId=order_id(order))
        second = (await stream.next()).payload
        await ana.do("payOrder", orderId=order_id(order), reference="R-1")
        third = (await stream.next()).payload

    told = [(one["status"], one["paymentStatus"]) for one in (first, second, third)]
    assert told == [("RECEIVED", "PENDING"), ("ACCEPTED", "PENDING"), ("ACCEPTED", "PAID")]
    assert len({one["cursor"] for one in (first, second, third)}) == 3


async def test_hints_without_a_change_are_not_told(bus: Bus, database: TortoiseContext) -> None:
    _, ana, order = await a_desk(bus)
    watched, id = TellingBus(bus), order_id(order)

    async with STRANGER.on(watched).watching("orderTracking", token=token_of(order)) as stream:
        await stream.next()
        told = asyncio.create_task(stream.next())
        await watched.listener_waits()
        for hint in (
            bus.publish(order_channel(order.id)),
            ana.do("addNote", orderId=id, text="no es para el cliente"),
        ):
            await hint
            await watched.listener_waits()
            assert not told.done()
        await ana.do("acceptOrder", orderId=id)

        assert (await told).payload["status"] == "ACCEPTED"


async def test_a_change_of_another_order_wakes_nobody(bus: Bus, database: TortoiseContext) -> None:
    shop, ana, order = await a_desk(bus)
    other = await an_order(shop, "CASH_ON_DELIVERY")

    async with STRANGER.on(bus).watching("orderTracking", token=token_of(order)) as stream:
        await stream.next()
        await ana.do("acceptOrder", orderId=order_id(other))
        await ana.do("cancelOrder", orderId=order_id(order), reason="OTHER")
        told = (await stream.next()).payload

    assert (told["number"], told["status"]) == (order.number, "CANCELLED")


async def test_a_late_reader_is_told_the_newest_state(bus: Bus, database: TortoiseContext) -> None:
    _, ana, order = await a_desk(bus)

    async with STRANGER.on(bus).watching("orderTracking", token=token_of(order)) as stream:
        await stream.next()
        await ana.do("acceptOrder", orderId=order_id(order))
        for _ in range(3):
            await ana.do("advanceStatus", orderId=order_id(order))
        told = (await stream.next()).payload

    assert told["status"] == "COMPLETED"


async def test_a_closed_link_ends_its_stream(bus: Bus, database: TortoiseContext) -> None:
    _, ana, order = await a_desk(bus)

    async with STRANGER.on(bus).watching("orderTracking", token=token_of(order)) as stream:
        await stream.next()
        await ana.do("rotateTrackingLink", orderId=order_id(order))
        await ana.do("acceptOrder", orderId=order_id(order))
        closed = await stream.next()

        assert closed.code == "NOT_FOUND"
        assert await stream.has_ended()


async def test_a_link_that_never_was_is_refused(bus: Bus, database: TortoiseContext) -> None:
    async with STRANGER.on(bus).watching("orderTracking", token="x" * 27) as stream:
        assert (await stream.next()).code == "NOT_FOUND"
        assert await stream.has_ended()


async def test_events_after_the_cursor_come_first_and_then_the_live_ones(
    bus: Bus, database: TortoiseContext
) -> None:
    shop, ana, order = await a_desk(bus)
    for _ in range(120):  # more than are read at a time
        await ana.do("addNote", orderId=order_id(order), text="hola")

    async with ana.watching("orderEvents", after=event_cursor(shop.id, 0)) as stream:
        begun = await numbers(stream, 3)
        await ana.do("acceptOrder", orderId=order_id(order))
        await bus.publish(*[shop_channel(shop.id)] * 5)
        rest = await numbers(stream, 119)
        await ana.do("advanceStatus", orderId=order_id(order))
        live = (await stream.next()).payload

    assert begun + rest == list(range(1, 123))
    assert (live["event"]["number"], live["event"]["__typename"]) == (123, "StatusAdvanced")
    assert live["order"]["status"] == "PREPARING"


async def test_without_a_cursor_a_stream_begins_now(bus: Bus, database: TortoiseContext) -> None:
    _, ana, order = await a_desk(bus)
    watched = TellingBus(bus)

    async with ana.on(watched).watching("orderEvents") as stream:
        first = asyncio.create_task(numbers(stream, 1))
        await watched.listener_waits()
        await ana.do("acceptOrder", orderId=order_id(order))

        assert await first == [2]


async def test_every_cursor_goes_on_where_it_was_told(bus: Bus, database: TortoiseContext) -> None:
    shop, ana, order = await a_desk(bus)
    for act in ("acceptOrder", "advanceStatus", "advanceStatus"):
        await ana.do(act, orderId=order_id(order))
    async with ana.watching("orderEvents", after=event_cursor(shop.id, 0)) as stream:
        cursors = [(await stream.next()).payload["cursor"] for _ in range(4)]

    for place, cursor in enumerate(cursors[:-1], start=1):
        async with ana.watching("orderEvents", after=cursor) as stream:
            assert await numbers(stream, 4 - place) == list(range(place + 1, 5))


@pytest.mark.parametrize("query", ["orders", "orderCounts", "transactions", "notifications"])
async def test_a_query_tells_the_cursor_that_it_was_read_at(
    query: str, bus: Bus, database: TortoiseContext
) -> None:
    _, ana, order = await a_desk(bus)
    await ana.do("acceptOrder", orderId=order_id(order))

    cursor = (await ana.read(query)).payload["cursor"]
    await ana.do("advanceStatus", orderId=order_id(order))

    async with ana.watching("orderEvents", after=cursor) as stream:
        assert (await stream.next()).payload["event"]["__typename"] == "StatusAdvanced"


async def test_watchers_of_one_shop_all_hear_everything_and_nothing_of_another(
    bus: Bus, database: TortoiseContext
) -> None:
    shop, ana, order = await a_desk(bus)
    other, bea, foreign = await a_desk(bus)
    after = {shop.id: event_cursor(shop.id, 1), other.id: event_cursor(other.id, 1)}

    async def hear(client: Client, shop_id: int, how_many: int) -> list[Any]:
        async with client.watching("orderEvents", after=after[shop_id]) as stream:
            told = [(await stream.next()).payload for _ in range(how_many)]
            return [(one["event"]["number"], one["order"]["id"]) for one in told]

    watchers = [asyncio.create_task(hear(ana, shop.id, 3)) for _ in range(10)]
    others = asyncio.create_task(hear(bea, other.id, 1))
    for act in ("acceptOrder", "advanceStatus", "advanceStatus"):
        await ana.do(act, orderId=order_id(order))
    await bea.do("acceptOrder", orderId=order_id(foreign))

    id = order_id(order)
    assert await asyncio.gather(*watchers) == [[(2, id), (3, id), (4, id)]] * 10
    assert await others == [(2, order_id(foreign))]
    assert await Event.all().count() == 6


async def test_an_order_placed_by_the_storefront_is_heard(
    bus: Bus, database: TortoiseContext
) -> None:
    shop, ana, _ = await a_desk(bus)
    store = (await a_storefront(shop)).on(bus)

    async with ana.watching("orderEvents", after=event_cursor(shop.id, 1)) as stream:
        placed = (await store.do("placeOrder", an_input())).payload["order"]
        told = (await stream.next()).payload

    assert (told["event"]["__typename"], told["order"]["id"]) == ("OrderPlaced", placed["id"])
    assert told["event"]["total"] == {"amount": "50000", "currencyCode": "COP"}
