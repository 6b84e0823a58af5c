"""Placing: what it writes, and nothing of what it refuses."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from tortoise.context import TortoiseContext

from models import (
    ActorKind,
    Customer,
    Dispatch,
    Event,
    EventKind,
    Letter,
    Notification,
    NotificationKind,
    Order,
    OrderLine,
    PaymentMethod,
    PaymentStatus,
    Policy,
    Shop,
    Status,
    Transaction,
    TransactionKind,
    TransactionStatus,
)
from models.errors import InvalidInput, UnknownPaymentMethod
from models.orders.drafts import CustomerDraft, LineDraft, OptionDraft, OrderDraft, PaymentDraft
from models.orders.place import place_order
from models.orders.tracking import order_of_token
from models.shops.opening import add_payment_method
from models.words import Label
from tests.factories import LINKS, PICKUP, a_draft, a_shop, a_staff, an_actor, the_shop_itself
from tests.models.everything import counts, everything, written_between


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop("Café Aurora", "ventas@aurora.example", "bodega@aurora.example")


async def place(shop: Shop, draft: OrderDraft) -> Order:
    return (await place_order(draft, the_shop_itself(shop), LINKS)).order


async def test_a_new_order_writes_each_of_its_rows(shop: Shop) -> None:
    await a_staff(shop)
    before = await counts()
    draft = a_draft(lines=[LineDraft("Café", 1, Decimal(30_000)), *a_draft().lines], total=80_000)

    await place(shop, replace(draft, total=Decimal(80_000)))

    assert written_between(before, await counts()) == {
        "Order": 1,
        "OrderLine": 2,
        "Dispatch": 1,
        "Customer": 1,
        "Transaction": 1,
        "Event": 1,
        "Notification": 1,
        "Letter": 3,
    }


async def test_a_new_order_is_stored_as_it_was_sent(shop: Shop) -> None:
    line = LineDraft(
        "Camiseta",
        3,
        Decimal(40_000),
        sku="CAM-M",
        options=[OptionDraft("Talla", "M")],
        image_url="https://cdn.example.com/cam.png",
        note="sin bolsa",
    )
    draft = a_draft(lines=[line], total=Decimal(120_000), note="Portería\ncerrada", language="en")

    order = await Order.get(id=(await place(shop, draft)).id)

    assert (order.number, order.external_id, order.version) == (1001, draft.external_id, 1)
    assert (order.status, order.payment_status) == (Status.RECEIVED, PaymentStatus.PENDING)
    assert (order.total, order.paid, order.currency) == (120_000, 0, "COP")
    assert (order.note, order.language, order.city) == ("Portería\ncerrada", "en", "Bogotá")
    assert (order.policy, order.dispatch_method) == (Policy.PREPAID, draft.dispatch.method)
    kept = await OrderLine.get(order_id=order.id)
    assert (kept.sku, kept.name, kept.quantity, kept.note) == ("CAM-M", "Camiseta", 3, "sin bolsa")
    assert (kept.unit_price, kept.line_total) == (40_000, 120_000)
    assert kept.options == [{"name": "Talla", "value": "M"}]
    assert (await Dispatch.get(order_id=order.id)).address == draft.dispatch.address
    customer = await Customer.get(id=order.customer_id)
    assert (customer.name, customer.phone, customer.email) == (
        "José Peñaloza",
        "+573001234567",
        "jose@cliente.example",
    )


async def test_a_transfer_order_starts_with_a_pending_transaction(shop: Shop) -> None:
    order = await place(shop, a_draft())

    expected = await Transaction.get(order_id=order.id)

    assert (expected.status, expected.kind) == (TransactionStatus.PENDING, TransactionKind.PAYMENT)
    assert (expected.amount, expected.currency, expected.received_on) == (50_000, "COP", None)


async def test_an_online_order_arrives_paid_with_the_gateways_reference(shop: Shop) -> None:
    late_in_bogota = datetime(2026, 1, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    payment = PaymentDraft("PSE-900", paid_at=late_in_bogota)

    order = await place(shop, a_draft(payment_method="ONLINE", payment=payment))

    settled = await Transaction.get(order_id=order.id)
    assert (settled.status, settled.amount) == (TransactionStatus.SETTLED, 50_000)
    assert (settled.reference, settled.received_on) == ("PSE-900", date(2026, 1, 31))
    kept = await Order.get(id=order.id)
    assert (kept.payment_status, kept.paid) == (PaymentStatus.PAID, 50_000)
    assert "pse-900" in kept.search_contact


async def test_an_online_order_paid_in_part_still_expects_the_rest(shop: Shop) -> None:
    payment = PaymentDraft("PSE-901", amount=Decimal(20_000))

    order = await place(shop, a_draft(payment_method="ONLINE", payment=payment))

    assert (order.payment_status, order.paid) == (PaymentStatus.PARTIALLY_PAID, 20_000)
    statuses = [t.status for t in await Transaction.filter(order_id=order.id)]
    assert sorted(statuses) == [TransactionStatus.PENDING, TransactionStatus.SETTLED]


async def test_an_order_of_nothing_is_paid(shop: Shop) -> None:
    order = await place(shop, a_draft(discount=Decimal(50_000), total=Decimal(0)))

    assert (await Order.get(id=order.id)).payment_status is PaymentStatus.PAID
    assert await Transaction.all().count() == 0


async def test_the_event_says_who_placed_it_and_for_how_much(shop: Shop) -> None:
    order = await place(shop, a_draft())

    event = await Event.get(order_id=order.id)

    assert (event.number, event.kind) == (1, EventKind.ORDER_PLACED)
    assert (event.actor_kind, event.actor_name) == (ActorKind.STOREFRONT, "Tienda en línea")
    assert event.data == {"total": 50_000, "currency": "COP"}


async def test_the_bell_rings_for_all_but_who_placed_it(shop: Shop) -> None:
    ana, luis = await a_staff(shop), await a_staff(shop)

    order = (await place_order(a_draft(), an_actor(ana), LINKS)).order

    ring = await Notification.get()
    assert (ring.staff_id, ring.order_id, ring.kind) == (
        luis.id,
        order.id,
        NotificationKind.NEW_ORDER,
    )
    assert (ring.order_number, ring.event_number) == (order.number, 1)
    assert await Notification.filter(read_at__isnull=True).count() == 1


async def test_the_tracking_link_opens_the_order(shop: Shop) -> None:
    done = await place_order(a_draft(), the_shop_itself(shop), LINKS)

    token = (done.tracking_url or "").removeprefix("https://pedidos.example/t/")

    assert (await order_of_token(token)).id == done.order.id


async def test_a_payment_method_that_is_not_offered_is_refused(shop: Shop) -> None:
    other = await a_shop("Otra tienda")
    await add_payment_method(other.id, "NEQUI", Label("Nequi", "Nequi"), Policy.PREPAID)
    await PaymentMethod.filter(shop_id=shop.id, code="PAYMENT_LINK").update(active=False)
    before = await everything()

    for code in ("NEQUI", "PAYMENT_LINK", "online"):
        with pytest.raises(UnknownPaymentMethod) as refused:
            await place(shop, a_draft(payment_method=code))
        assert refused.value.facts["offered"] == "ONLINE, BANK_TRANSFER, CASH_ON_DELIVERY"

    assert await everything() == before


async def test_a_wallet_that_the_shop_added_is_taken(shop: Shop) -> None:
    await add_payment_method(shop.id, "NEQUI", Label("Nequi", "Nequi"), Policy.PREPAID)

    assert (await place(shop, a_draft(payment_method="NEQUI"))).policy is Policy.PREPAID


async def test_a_payment_on_an_order_that_is_not_paid_online_is_refused(shop: Shop) -> None:
    before = await everything()

    with pytest.raises(InvalidInput) as refused:
        await place(shop, a_draft(payment=PaymentDraft("TRF-1")))

    assert refused.value.field == "payment"
    assert await everything() == before


async def test_an_imported_order_is_quiet_and_keeps_its_day(shop: Shop) -> None:
    await a_staff(shop)
    placed = datetime(2025, 12, 24, 18, 0, tzinfo=UTC)
    by = replace(the_shop_itself(shop), kind=ActorKind.IMPORT, quiet=True, at=placed)

    order = (await place_order(a_draft(), by, LINKS)).order

    assert (order.placed_at, (await Event.get()).at) == (placed, placed)
    assert await Letter.all().count() == await Notification.all().count() == 0


async def test_the_same_customer_is_one_row_and_another_phone_another(shop: Shop) -> None:
    one = await place(shop, a_draft())
    same = await place(shop, a_draft(dispatch=PICKUP))
    moved = CustomerDraft("José Peñaloza", "3009999999", "jose@cliente.example")
    other = await place(shop, a_draft(customer=moved))

    assert one.customer_id == same.customer_id != other.customer_id
