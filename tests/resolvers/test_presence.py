"""Who else has an order open, live, on one bus and across two."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack, aclosing
from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import Order, Presence, Role, Scope, Session, Shop, Staff
from models.actions import finish_running
from models.clock import now
from models.presence import FRESH
from resolvers.bus import Bus
from resolvers.channels import presence_channel, shop_channel
from resolvers.presence import watch_presence
from tests.api import Client, Stream, a_person, a_storefront, order_id
from tests.engines import only_sqlite
from tests.factories import a_session, a_shop, a_staff, an_order
from tests.resolvers.conftest import TellingBus


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def order(shop: Shop) -> Order:
    return await an_order(shop)


async def people(shop: Shop, bus: Bus, how_many: int) -> list[tuple[str, Client]]:
    """So many persons of the shop, with their names."""
    rows = [await a_staff(shop, Role.PICKER) for _ in range(how_many)]
    return [(row.name, Client(await a_session(row)).on(bus)) for row in rows]


async def names(stream: Stream) -> Sequence[str]:
    """The names that the stream tells next."""
    return [row["name"] for row in (await stream.next()).payload]


async def test_who_comes_and_goes_is_told_to_the_others_and_not_to_oneself(
    shop: Shop, order: Order, bus: Bus
) -> None:
    (ana, hers), (bea, _), _ = await people(shop, bus, 3)
    id_ = order_id(order)
    async with hers.watching("orderPresence", orderId=id_) as mine:
        assert await names(mine) == []
        async with AsyncExitStack() as stack:
            tabs = Client(await a_session(await Staff.get(name=bea))).on(bus)
            for seen in ([bea], None):  # the second tab of one person is no news
                theirs = await stack.enter_async_context(
                    tabs.watching("orderPresence", orderId=id_)
                )
                assert await names(theirs) == [ana]
                if seen:
                    assert await names(mine) == seen
        assert await names(mine) == []
    await finish_running()
    assert await Presence.all().count() == 0


async def test_since_is_when_the_page_was_opened(shop: Shop, order: Order, bus: Bus) -> None:
    (_, one), (_, two) = await people(shop, bus, 2)
    before = now()
    async with one.watching("orderPresence", orderId=order_id(order)) as first:
        await first.next()
        async with two.watching("orderPresence", orderId=order_id(order)) as second:
            (row,) = (await second.next()).payload

    assert before.isoformat() <= row["since"] <= now().isoformat()


async def test_a_stream_that_is_cancelled_leaves_no_row(shop: Shop, order: Order, bus: Bus) -> None:
    (_, one), _ = await people(shop, bus, 2)
    telling, context = TellingBus(bus), await one.context()
    me = context.viewer.staff
    assert me is not None
    context.bus = telling

    async def watch() -> None:
        async with aclosing(watch_presence(context, me, order.id)) as seen:
            async for _ in seen:
                pass

    watching = asyncio.create_task(watch())
    for _ in range(2):  # both channels
        await telling.listener_waits()
    assert await Presence.all().count() == 1
    watching.cancel()
    await asyncio.wait({watching})

    await finish_running()
    assert await Presence.all().count() == 0


async def test_a_stream_gives_its_sign_by_itself(shop: Shop, order: Order, bus: Bus) -> None:
    (_, one), (bea, two) = await people(shop, bus, 2)
    context, beat = await one.context(), timedelta(milliseconds=20)
    me = context.viewer.staff
    assert me is not None
    async with (
        two.watching("orderPresence", orderId=order_id(order)) as others,
        aclosing(watch_presence(context, me, order.id, beat)) as mine,
    ):
        assert await names(others) == []
        assert [here.name for here in await anext(mine)] == [bea]
        assert await names(others) == [me.name]
        stale = now() - FRESH - timedelta(seconds=1)
        await Presence.exclude(staff_id=me.id).update(seen_at=stale)
        assert await anext(mine) == []  # nobody hints at who has died

        await Presence.filter(staff_id=me.id).delete()  # as another's sweep would
        await bus.publish(presence_channel(order.id))
        assert await names(others) == []
        looking = asyncio.create_task(anext(mine))
        assert await names(others) == [me.name]
        looking.cancel()
        await asyncio.wait({looking})


@only_sqlite
async def test_who_may_no_longer_look_is_told_so_and_is_gone(
    shop: Shop, order: Order, bus: Bus
) -> None:
    (_, one), (bea, two) = await people(shop, bus, 2)
    async with one.watching("orderPresence", orderId=order_id(order)) as mine:
        assert await names(mine) == []
        async with two.watching("orderPresence", orderId=order_id(order)) as theirs:
            await theirs.next()
            assert await names(mine) == [bea]
            await Session.filter(id=2).update(revoked_at=now())
            await bus.publish(shop_channel(shop.id))

            assert (await theirs.next()).code == "UNAUTHENTICATED"
            assert await theirs.has_ended()
            assert await names(mine) == []


@only_sqlite
async def test_another_shops_order_is_unknown_and_a_program_is_nowhere(
    shop: Shop, order: Order, bus: Bus
) -> None:
    stranger = (await a_person(await a_shop("Otra"))).on(bus)
    reader = (await a_storefront(shop, Scope.ORDERS_READ)).on(bus)

    for client, code in ((stranger, "NOT_FOUND"), (reader, "FORBIDDEN")):
        async with client.watching("orderPresence", orderId=order_id(order)) as stream:
            assert (await stream.next()).code == code
    assert await Presence.all().count() == 0


@only_sqlite
async def test_a_hint_that_changes_nothing_is_not_told(shop: Shop, order: Order, bus: Bus) -> None:
    (_, one), (bea, two) = await people(shop, bus, 2)
    async with one.watching("orderPresence", orderId=order_id(order)) as mine:
        assert await names(mine) == []
        for _ in range(3):
            await bus.publish(presence_channel(order.id))
        async with two.watching("orderPresence", orderId=order_id(order)) as theirs:
            await theirs.next()

            assert await names(mine) == [bea]
