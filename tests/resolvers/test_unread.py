"""The number on the bell, live in every tab of a person."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from tortoise.context import TortoiseContext

from models import Role, Scope, Session, Shop, Staff
from models.clock import now
from models.orders.alarm import raise_alarm
from resolvers.bus import Bus
from resolvers.channels import shop_channel
from resolvers.live import announce
from tests.api import Client, Stream, a_person, a_storefront, an_input
from tests.engines import only_sqlite
from tests.factories import a_session, a_shop, a_staff, an_overdue_order
from tests.resolvers.conftest import TellingBus


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def two_tabs(shop: Shop, bus: Bus) -> tuple[Client, Client]:
    """One person, logged in twice."""
    ana = await a_staff(shop)
    one, two = [Client(await a_session(ana)).on(bus) for _ in range(2)]
    return one, two


async def place(shop: Shop, bus: Bus, how_many: int = 1) -> None:
    store = (await a_storefront(shop)).on(bus)
    for _ in range(how_many):
        assert (await store.do("placeOrder", an_input())).code is None


async def number(stream: Stream) -> int:
    """The next number that the stream tells."""
    told: int = (await stream.next()).payload
    return told


async def test_the_number_comes_at_once_and_then_at_each_ring(shop: Shop, bus: Bus) -> None:
    one, _ = await two_tabs(shop, bus)
    await place(shop, bus, 2)

    async with one.watching("unreadCount") as stream:
        told = [await number(stream)]
        for _ in range(2):
            await place(shop, bus)
            told.append(await number(stream))

    assert told == [2, 3, 4]


@pytest.mark.parametrize("which", ["one", "some", "all"])
async def test_marking_read_in_one_tab_is_heard_in_the_other_and_by_nobody_else(
    which: str, shop: Shop, bus: Bus
) -> None:
    (one, two), luis = await two_tabs(shop, bus), (await a_person(shop)).on(bus)
    await place(shop, bus, 4)
    ids = [row["id"] for row in (await one.read("notifications")).nodes]
    named = {"one": {"ids": ids[:1]}, "some": {"ids": ids[:3]}, "all": {}}[which]
    left = {"one": 3, "some": 1, "all": 0}[which]

    async with AsyncExitStack() as stack:
        mine, theirs = [
            await stack.enter_async_context(client.watching("unreadCount"))
            for client in (two, luis)
        ]
        began = [await number(stream) for stream in (mine, theirs)]
        marked = await one.do("markNotificationsRead", named)
        heard = await number(mine)
        await place(shop, bus)

        assert began == [4, 4]
        assert marked.payload["unreadCount"] == heard == left
        assert [await number(stream) for stream in (mine, theirs)] == [left + 1, 5]


async def test_what_changes_nothing_is_not_told(shop: Shop, bus: Bus) -> None:
    (one, two), watched = await two_tabs(shop, bus), TellingBus(bus)
    await place(shop, bus)
    async with two.on(watched).watching("unreadCount") as stream:
        assert await number(stream) == 1
        next_one = asyncio.create_task(number(stream))
        await watched.listener_waits()

        await one.do("markNotificationsRead", ids=[])  # marks none, and hints at nobody
        order = (await one.read("orders")).nodes[0]
        await one.do("addNote", orderId=order["id"], text="rings for nobody")
        await watched.listener_waits()
        assert not next_one.done()
        await one.do("markNotificationsRead")

        assert await next_one == 0


async def test_an_alarm_and_its_end_are_heard(shop: Shop, bus: Bus) -> None:
    (one, two), order = await two_tabs(shop, bus), await an_overdue_order(shop)

    async with two.watching("unreadCount") as stream:
        told = [await number(stream)]
        await announce(bus, await raise_alarm(order))
        told.append(await number(stream))
        alarm = (await one.read("notifications")).payload["alarms"][0]
        await one.do("acceptOrder", orderId=alarm["id"])
        told.append(await number(stream))

    assert told == [1, 2, 1]


async def ending_of(stream: Stream) -> str | None:
    answer = await stream.next()
    assert await stream.has_ended()
    return answer.code


@only_sqlite
async def test_who_logs_out_or_leaves_the_shop_hears_no_more(shop: Shop, bus: Bus) -> None:
    one, two = await two_tabs(shop, bus)
    async with AsyncExitStack() as stack:
        first, second = [
            await stack.enter_async_context(client.watching("unreadCount")) for client in (one, two)
        ]
        assert [await number(stream) for stream in (first, second)] == [0, 0]

        await Session.filter(id=1).update(revoked_at=now())
        await place(shop, bus)
        assert (await ending_of(first), await number(second)) == ("UNAUTHENTICATED", 1)
        await Staff.all().update(active=False)
        await bus.publish(shop_channel(shop.id))
        assert await ending_of(second) == "UNAUTHENTICATED"


@only_sqlite
async def test_a_program_has_no_number(shop: Shop, bus: Bus) -> None:
    reader = (await a_storefront(shop, Scope.ORDERS_READ)).on(bus)

    async with reader.watching("unreadCount") as stream:
        refused = await stream.next()

    assert refused.code == "FORBIDDEN"
    assert "campana" in refused.refusal["message"]


@only_sqlite
async def test_another_shop_changes_nothing(shop: Shop, bus: Bus) -> None:
    other = await a_shop("Otra")
    ana = (await a_person(shop, Role.PICKER)).on(bus)
    async with ana.watching("unreadCount") as stream:
        assert await number(stream) == 0
        await a_person(other)
        await place(other, bus)
        await place(shop, bus)

        assert await number(stream) == 1
