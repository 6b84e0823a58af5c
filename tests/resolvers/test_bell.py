"""The bell: who hears what, what is unread, and the live rings after a cursor."""

import asyncio
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Notification, Role, Shop
from resolvers.bus import Bus
from resolvers.cursors import event_cursor
from tests.api import Client, Stream, a_person, a_storefront, an_input
from tests.engines import only_sqlite
from tests.factories import a_shop
from tests.resolvers.conftest import TellingBus

ROLES = [role.value for role in Role]


class Desk:
    """A shop with one person of each role and a storefront, all on one bus."""

    def __init__(self, shop: Shop, bus: Bus, people: dict[str, Client], store: Client) -> None:
        self.shop, self.bus = shop, bus
        self.people = {role: person.on(bus) for role, person in people.items()}
        self.store = store.on(bus)

    @classmethod
    async def open(cls, bus: Bus) -> "Desk":
        shop = await a_shop()
        people = {role.value: await a_person(shop, role) for role in Role}
        return cls(shop, bus, people, await a_storefront(shop))

    async def place(self) -> str:
        order = await self.store.do("placeOrder", an_input(paymentMethod="CASH_ON_DELIVERY"))
        return str(order.payload["order"]["id"])

    async def rings(self, **variables: Any) -> dict[str, list[tuple[str, str]]]:
        """What stands in everybody's bell, oldest first: the kind and the order."""
        return {
            role: [
                (row["kind"], row["order"]["id"])
                for row in reversed((await person.read("notifications", variables)).nodes)
            ]
            for role, person in self.people.items()
        }


@only_sqlite
async def test_a_new_order_rings_for_everybody(bus: Bus, database: TortoiseContext) -> None:
    desk = await Desk.open(bus)
    id = await desk.place()

    assert await desk.rings() == {role: [("NEW_ORDER", id)] for role in ROLES}
    for person in desk.people.values():
        bell = (await person.read("notifications")).payload
        assert (bell["unreadCount"], bell["totalCount"]) == (1, 1)
        assert bell["nodes"][0]["title"].startswith("Nueva orden #")


@only_sqlite
async def test_what_one_does_oneself_does_not_ring(bus: Bus, database: TortoiseContext) -> None:
    desk = await Desk.open(bus)
    id = await desk.place()
    admin, owner = desk.people["ADMIN"], desk.people["OWNER"]
    await admin.do("payOrder", orderId=id, reference="R-1")
    await owner.do("cancelOrder", orderId=id, reason="OTHER")
    await owner.do("addNote", orderId=id, text="no suena")

    new, paid, gone = (
        (kind, id) for kind in ("NEW_ORDER", "PAYMENT_REGISTERED", "ORDER_CANCELLED")
    )
    assert await desk.rings() == {
        "OWNER": [new, paid],
        "ADMIN": [new, gone],
        "OPERATOR": [new, paid, gone],
        "PICKER": [new, paid, gone],
    }


@only_sqlite
async def test_a_ring_is_read_once_and_stays_read(bus: Bus, database: TortoiseContext) -> None:
    desk = await Desk.open(bus)
    ana = desk.people["ADMIN"]
    first, second = await desk.place(), await desk.place()
    newest, oldest = (await ana.read("notifications")).nodes

    marked = (await ana.do("markNotificationsRead", ids=[oldest["id"]])).payload
    row = await Notification.filter(staff_id__gt=0, read_at__isnull=False).first()
    again = (await ana.do("markNotificationsRead", ids=[oldest["id"]])).payload

    assert marked["unreadCount"] == again["unreadCount"] == 1
    assert await Notification.filter(read_at__isnull=False).count() == 1
    assert row == await Notification.filter(read_at__isnull=False).first()
    assert (await desk.rings(unreadOnly=True))["ADMIN"] == [("NEW_ORDER", second)]
    assert (await desk.rings())["ADMIN"] == [("NEW_ORDER", first), ("NEW_ORDER", second)]
    assert (await ana.read("node", id=newest["id"])).payload["title"] == newest["title"]


@only_sqlite
async def test_all_rings_are_read_at_once_when_none_is_named(
    bus: Bus, database: TortoiseContext
) -> None:
    desk = await Desk.open(bus)
    for _ in range(3):
        await desk.place()

    marked = (await desk.people["ADMIN"].do("markNotificationsRead")).payload
    none = (await desk.people["OWNER"].do("markNotificationsRead", ids=[])).payload

    assert (marked["unreadCount"], none["unreadCount"]) == (0, 3)
    assert {role: len(rings) for role, rings in (await desk.rings(unreadOnly=True)).items()} == {
        "OWNER": 3,
        "ADMIN": 0,
        "OPERATOR": 3,
        "PICKER": 3,
    }


async def heard(stream: Stream, how_many: int) -> list[tuple[str, str, int]]:
    """The next rings: the kind, the order, and how many are unread then."""
    found = []
    for _ in range(how_many):
        ring = (await stream.next()).payload
        note = ring["notification"]
        found.append((note["kind"], note["order"]["id"], ring["unreadCount"]))
    return found


async def test_rings_after_the_cursor_come_first_and_then_the_live_ones(
    bus: Bus, database: TortoiseContext
) -> None:
    desk = await Desk.open(bus)
    ana, begin = desk.people["ADMIN"], event_cursor(desk.shop.id, 0)
    first, second = await desk.place(), await desk.place()

    async with ana.watching("notificationAdded", after=begin) as stream:
        before = await heard(stream, 2)
        await desk.people["OWNER"].do("acceptOrder", orderId=first)  # rings for nobody
        await ana.do("payOrder", orderId=first, reference="R-1")  # nor for who does it
        await ana.do("markNotificationsRead")
        third = await desk.place()
        live = await heard(stream, 1)

    assert before == [("NEW_ORDER", first, 2), ("NEW_ORDER", second, 2)]
    assert live == [("NEW_ORDER", third, 1)]


@only_sqlite
async def test_a_long_absence_is_told_whole(bus: Bus, database: TortoiseContext) -> None:
    desk = await Desk.open(bus)
    shop_id, picker = desk.shop.id, desk.people["PICKER"]
    ids = [await desk.place() for _ in range(105)]  # more than are read at a time

    async with picker.watching("notificationAdded", after=event_cursor(shop_id, 0)) as stream:
        told = await heard(stream, len(ids))

    assert [id for _, id, _ in told] == ids


async def test_without_a_cursor_the_bell_begins_now(bus: Bus, database: TortoiseContext) -> None:
    desk = await Desk.open(bus)
    await desk.place()
    watched = TellingBus(bus)

    async with desk.people["ADMIN"].on(watched).watching("notificationAdded") as stream:
        ring = asyncio.create_task(heard(stream, 1))
        await watched.listener_waits()
        id = await desk.place()

        assert await ring == [("NEW_ORDER", id, 2)]


@pytest.mark.parametrize("stream_of", ["notificationAdded", "orderEvents"])
async def test_both_streams_take_each_others_cursors(
    stream_of: str, bus: Bus, database: TortoiseContext
) -> None:
    desk = await Desk.open(bus)
    ana, begin = desk.people["ADMIN"], event_cursor(desk.shop.id, 0)
    await desk.place()
    async with ana.watching(stream_of, after=begin) as stream:
        cursor = (await stream.next()).payload["cursor"]
    second = await desk.place()

    async with ana.watching("notificationAdded", after=cursor) as stream:
        assert await heard(stream, 1) == [("NEW_ORDER", second, 2)]
    async with ana.watching("orderEvents", after=cursor) as stream:
        assert (await stream.next()).payload["order"]["id"] == second
