"""The bell: reading it, and what it says."""

import pytest
from tortoise.context import TortoiseContext

from models import Notification, NotificationKind, Shop
from models.notifications import kind_labels, mark_read
from tests.factories import a_shop, a_staff, an_order


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


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


def test_every_kind_has_a_name_in_both_languages() -> None:
    names = [text for label in kind_labels.values() for text in (label.es, label.en)]

    assert set(kind_labels) == set(NotificationKind)
    assert len(set(names)) == 2 * len(NotificationKind)
