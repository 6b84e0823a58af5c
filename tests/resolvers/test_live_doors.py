"""Who may go on watching: streams end with the session, the key or the person behind them."""

from collections.abc import Awaitable, Callable

import pytest
from tortoise.context import TortoiseContext

from models import ApiKey, Order, Scope, Session, Shop, Staff
from models.clock import now
from resolvers.bus import Bus
from resolvers.catching_up import MOST_MISSED
from resolvers.channels import shop_channel
from resolvers.cursors import event_cursor
from tests.api import STRANGER, Client, a_person, a_storefront, an_input, order_id
from tests.factories import a_shop, an_order

STREAMS = ["orderEvents", "notificationAdded"]


async def revoke_session() -> None:
    await Session.all().update(revoked_at=now())


async def expire_session() -> None:
    await Session.all().update(expires_at=now())


async def dismiss() -> None:
    await Staff.all().update(active=False)


async def revoke_key() -> None:
    await ApiKey.all().update(revoked_at=now())


async def a_desk(bus: Bus) -> tuple[Shop, Client, Order]:
    shop = await a_shop()
    ana = (await a_person(shop)).on(bus)
    return shop, ana, await an_order(shop, "CASH_ON_DELIVERY")


@pytest.mark.parametrize("stream_of", STREAMS)
@pytest.mark.parametrize("shut", [revoke_session, expire_session, dismiss])
async def test_who_was_let_out_is_told_so_at_the_next_event_and_nothing_more(
    stream_of: str, shut: Callable[[], Awaitable[None]], bus: Bus, database: TortoiseContext
) -> None:
    shop, ana, _ = await a_desk(bus)
    store = (await a_storefront(shop)).on(bus)

    async with ana.watching(stream_of, after=event_cursor(shop.id, 0)) as stream:
        assert (await stream.next()).code is None
        await shut()
        await store.do("placeOrder", an_input())
        last = await stream.next()

        assert (last.code, last.data) == ("UNAUTHENTICATED", None)
        assert await stream.has_ended()


async def test_logging_out_ends_the_streams_of_the_session(
    bus: Bus, database: TortoiseContext
) -> None:
    shop, ana, order = await a_desk(bus)
    bea = (await a_person(shop)).on(bus)

    async with (
        ana.watching("orderEvents", after=event_cursor(shop.id, 0)) as hers,
        bea.watching("orderEvents", after=event_cursor(shop.id, 0)) as others,
    ):
        await hers.next()
        await others.next()
        await ana.do("logOut")
        await bea.do("acceptOrder", orderId=order_id(order))

        assert (await hers.next()).code == "UNAUTHENTICATED"
        assert (await others.next()).payload["event"]["__typename"] == "OrderAccepted"


async def test_a_revoked_key_ends_its_stream(bus: Bus, database: TortoiseContext) -> None:
    shop, ana, order = await a_desk(bus)
    reader = (await a_storefront(shop, Scope.ORDERS_READ)).on(bus)

    async with reader.watching("orderEvents", after=event_cursor(shop.id, 0)) as stream:
        assert (await stream.next()).code is None
        await revoke_key()
        await ana.do("acceptOrder", orderId=order_id(order))

        assert (await stream.next()).code == "UNAUTHENTICATED"
        assert await stream.has_ended()


@pytest.mark.parametrize("stream_of", STREAMS)
async def test_another_shops_cursor_is_refused(
    stream_of: str, bus: Bus, database: TortoiseContext
) -> None:
    _, ana, _ = await a_desk(bus)
    other, _, _ = await a_desk(bus)
    query_cursor = (await ana.read("orders")).payload["pageInfo"]["endCursor"]

    for cursor in (event_cursor(other.id, 0), query_cursor, "", "x", "\0", "W10"):
        async with ana.watching(stream_of, after=cursor) as stream:
            refused = await stream.next()
            assert (refused.code, refused.refusal["field"]) == ("BAD_CURSOR", "after")
            assert await stream.has_ended()


@pytest.mark.parametrize("stream_of", STREAMS)
async def test_a_strangers_stream_never_begins(
    stream_of: str, bus: Bus, database: TortoiseContext
) -> None:
    shop, _, _ = await a_desk(bus)

    async with STRANGER.on(bus).watching(stream_of, after=event_cursor(shop.id, 0)) as stream:
        assert (await stream.next()).code == "UNAUTHENTICATED"
        assert await stream.has_ended()


async def test_a_hint_on_another_shops_channel_wakes_nobody(
    bus: Bus, database: TortoiseContext
) -> None:
    shop, ana, order = await a_desk(bus)
    other, bea, foreign = await a_desk(bus)

    async with ana.watching("orderEvents", after=event_cursor(shop.id, 1)) as stream:
        await bea.do("acceptOrder", orderId=order_id(foreign))
        await bus.publish(shop_channel(other.id), shop_channel(shop.id))
        await ana.do("acceptOrder", orderId=order_id(order))

        assert (await stream.next()).payload["order"]["id"] == order_id(order)


@pytest.mark.parametrize("stream_of", STREAMS)
@pytest.mark.parametrize("cursor", [MOST_MISSED + 1, -1], ids=["too old", "of a lost future"])
async def test_a_cursor_that_cannot_be_gone_on_from_asks_for_the_page_anew(
    cursor: int, stream_of: str, bus: Bus, database: TortoiseContext
) -> None:
    shop, ana, _ = await a_desk(bus)
    newest = 5000
    await Shop.filter(id=shop.id).update(event_seq=newest)

    async with ana.watching(stream_of, after=event_cursor(shop.id, newest - cursor)) as stream:
        refused = await stream.next()
        assert (refused.code, refused.refusal["field"]) == ("RESYNC_REQUIRED", "after")
        assert await stream.has_ended()


async def test_the_oldest_cursor_that_will_do_goes_on(bus: Bus, database: TortoiseContext) -> None:
    shop, ana, order = await a_desk(bus)
    await Shop.filter(id=shop.id).update(event_seq=MOST_MISSED + 6)
    await ana.do("acceptOrder", orderId=order_id(order))

    async with ana.watching("orderEvents", after=event_cursor(shop.id, 7)) as stream:
        assert (await stream.next()).payload["event"]["number"] == MOST_MISSED + 7


@pytest.mark.parametrize("stream_of", STREAMS)
async def test_a_right_that_was_taken_away_ends_the_stream(
    stream_of: str, bus: Bus, database: TortoiseContext
) -> None:
    shop = await a_shop()
    reader = (await a_storefront(shop, Scope.ORDERS_READ, Scope.ORDERS_PLACE)).on(bus)
    ana = (await a_person(shop)).on(bus)
    watcher = reader if stream_of == "orderEvents" else ana

    async with watcher.watching(stream_of, after=event_cursor(shop.id, 0)) as stream:
        await reader.do("placeOrder", an_input())
        assert (await stream.next()).code is None
        await ApiKey.all().update(scopes=[Scope.ORDERS_PLACE])
        await Staff.all().update(active=False)
        await bus.publish(shop_channel(shop.id))

        wanted = "FORBIDDEN" if stream_of == "orderEvents" else "UNAUTHENTICATED"
        assert (await stream.next()).code == wanted
        assert await stream.has_ended()
