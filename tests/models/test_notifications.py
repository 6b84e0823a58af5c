"""The bell: who hears it, and reading it."""

import pytest
from tortoise.context import TortoiseContext

from models import (
    Actor,
    ActorKind,
    EventKind,
    Notification,
    NotificationKind,
    Role,
    Shop,
    Staff,
)
from models.events.record import record
from models.notifications import mark_read
from tests.factories import a_shop, a_staff, an_actor, an_order, the_shop_itself

RINGS = {
    "ORDER_PLACED": "NEW_ORDER",
    "PAYMENT_REGISTERED": "PAYMENT_REGISTERED",
    "ORDER_CANCELLED": "ORDER_CANCELLED",
    "ORDER_UNACCEPTED": "ORDER_UNACCEPTED",
    "LETTER_FAILED": "LETTER_FAILED",
}


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def rings_of(staff: Staff) -> list[NotificationKind]:
    return [row.kind for row in await Notification.filter(staff_id=staff.id).order_by("id")]


@pytest.mark.parametrize("kind", EventKind)
async def test_the_bell_rings_for_news_and_for_nothing_else(kind: EventKind, shop: Shop) -> None:
    order, ana = await an_order(shop), await a_staff(shop)

    await record(kind, order, the_shop_itself(shop))

    assert await rings_of(ana) == [RINGS[kind] for kind in [kind] if kind in RINGS]


async def test_everybody_who_sees_orders_hears_it(shop: Shop) -> None:
    staff = [await a_staff(shop, role) for role in Role]

    await an_order(shop)

    assert [await rings_of(person) for person in staff] == [["NEW_ORDER"]] * len(Role)


async def test_who_did_it_who_left_and_other_shops_do_not_hear_it(shop: Shop) -> None:
    ana, gone, left = await a_staff(shop), await a_staff(shop), await a_staff(await a_shop("Otra"))
    await Staff.filter(id=gone.id).update(active=False)
    order = await an_order(shop)
    await Notification.all().delete()

    await record(EventKind.ORDER_CANCELLED, order, an_actor(ana))

    assert [await rings_of(person) for person in (ana, gone, left)] == [[], [], []]


async def test_a_quiet_actor_rings_nothing(shop: Shop) -> None:
    order, ana = await an_order(shop), await a_staff(shop)

    await record(
        EventKind.ORDER_CANCELLED, order, Actor(ActorKind.IMPORT, shop.id, "import", quiet=True)
    )

    assert await rings_of(ana) == []


async def test_each_person_reads_their_own_and_only_once(shop: Shop) -> None:
    ana, luis = await a_staff(shop), await a_staff(shop)
    for _ in range(3):
        await an_order(shop)
    first, *_ = await Notification.filter(staff_id=ana.id).order_by("id")
    theirs = [row.id for row in await Notification.filter(staff_id=luis.id)]

    assert await mark_read(ana.id, [first.id, *theirs]) == 1
    read_at = (await Notification.get(id=first.id)).read_at
    assert await mark_read(ana.id, None) == 2
    assert await mark_read(ana.id, None) == 0

    assert (await Notification.get(id=first.id)).read_at == read_at
    assert await Notification.filter(staff_id=luis.id, read_at__isnull=True).count() == 3


async def test_reading_none_of_them_changes_nothing(shop: Shop) -> None:
    ana = await a_staff(shop)
    await an_order(shop)

    assert await mark_read(ana.id, []) == 0
    assert await Notification.filter(read_at__isnull=True).count() == 1


@pytest.mark.parametrize(
    ("kind", "spanish", "english"),
    [
        ("NEW_ORDER", "Nueva orden #1001", "New order #1001"),
        (
            "PAYMENT_REGISTERED",
            "Pago registrado en la orden #1001",
            "Payment registered on order #1001",
        ),
        ("ORDER_CANCELLED", "Orden #1001 cancelada", "Order #1001 cancelled"),
    ],
)
def test_a_ring_says_what_it_is_about(kind: str, spanish: str, english: str) -> None:
    ring = Notification(kind=NotificationKind(kind), order_number=1001)

    assert (ring.title("es"), ring.title("en")) == (spanish, english)
