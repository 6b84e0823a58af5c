"""Registering payments: what each writes, and which the order refuses."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tortoise.context import TortoiseContext

from models import (
    Actor,
    CancelReason,
    Event,
    Letter,
    Notification,
    NotificationKind,
    Order,
    PaymentStatus,
    Shop,
    Status,
    Transaction,
    TransactionStatus,
)
from models.clock import business_date, now
from models.errors import (
    AmountExceedsOutstanding,
    DuplicateReference,
    NothingOutstanding,
    PaidThroughGateway,
)
from models.orders.pay import PaymentForm, pay_order
from models.orders.progress import cancel_order
from tests.factories import LINKS, a_shop, a_staff, an_actor, an_order
from tests.models.everything import counts, everything, written_between


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def ana(shop: Shop) -> Actor:
    return an_actor(await a_staff(shop))


def today(shop: Shop) -> date:
    return business_date(now(), shop.time_zone)


async def test_a_payment_is_one_settled_transaction_with_all_that_is_known(
    shop: Shop, ana: Actor
) -> None:
    order = await an_order(shop)
    yesterday = today(shop) - timedelta(days=1)
    before, began = await counts(), now()

    form = PaymentForm(" TRF  9 ", Decimal(20_000), received_on=yesterday, note="Nequi de José")
    await pay_order(order.id, ana, form)

    assert written_between(before, await counts()) == {"Transaction": 1, "Event": 1}
    paid = await Transaction.get(order_id=order.id, status=TransactionStatus.SETTLED)
    assert (paid.amount, paid.currency, paid.reference) == (20_000, "COP", "TRF 9")
    assert (paid.received_on, paid.note) == (yesterday, "Nequi de José")
    assert (paid.staff_id, paid.actor_name) == (ana.staff_id, ana.name)
    assert began <= paid.registered_at <= now()


async def test_an_absent_amount_is_all_that_is_outstanding(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    await pay_order(order.id, ana, PaymentForm("TRF-1", Decimal(49_999)))
    partly = await Order.get(id=order.id)

    done = await pay_order(order.id, ana, PaymentForm("TRF-2"))

    assert (partly.payment_status, partly.paid) == (PaymentStatus.PARTIALLY_PAID, 49_999)
    assert (done.order.payment_status, done.order.paid) == (PaymentStatus.PAID, 50_000)
    assert (await Order.get(id=order.id)).paid == 50_000


async def test_an_absent_day_is_the_shops_today(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    before = today(shop)

    await pay_order(order.id, ana, PaymentForm("TRF-1"))

    kept = await Transaction.get(order_id=order.id, status=TransactionStatus.SETTLED)
    assert kept.received_on in (before, today(shop))


async def test_the_event_names_the_amount_and_the_reference(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)

    done = await pay_order(order.id, ana, PaymentForm("TRF-1"))

    stored = await Event.get(id=done.events[0].id)
    assert stored.data == {"amount": 50_000, "currency": "COP", "reference": "TRF-1"}


async def test_the_bell_rings_for_the_others_and_no_letter_is_written(
    shop: Shop, ana: Actor
) -> None:
    order, luis = await an_order(shop), await a_staff(shop)
    letters = await Letter.all().count()

    done = await pay_order(order.id, ana, PaymentForm("TRF-1"))

    ring = await Notification.get(event_number=done.events[0].number)
    assert (ring.staff_id, ring.kind) == (luis.id, NotificationKind.PAYMENT_REGISTERED)
    assert await Letter.all().count() == letters


async def test_the_reference_is_found_by_a_search(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)

    await pay_order(order.id, ana, PaymentForm("TRÁNS-77"))

    assert "trans-77" in (await Order.get(id=order.id)).search_contact


async def test_more_than_is_outstanding_needs_a_yes(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    too_much = PaymentForm("TRF-1", Decimal(50_001))

    with pytest.raises(AmountExceedsOutstanding) as refused:
        await pay_order(order.id, ana, too_much)
    done = await pay_order(order.id, ana, replace(too_much, allow_overpayment=True))

    assert refused.value.facts["outstanding"].minor == 50_000
    assert (done.order.payment_status, done.order.paid) == (PaymentStatus.OVERPAID, 50_001)


async def test_a_reference_of_another_order_is_refused_and_names_it(shop: Shop, ana: Actor) -> None:
    first, second = await an_order(shop), await an_order(shop)
    await pay_order(first.id, ana, PaymentForm("TRF-1"))
    before = await everything()

    with pytest.raises(DuplicateReference) as refused:
        await pay_order(second.id, ana, PaymentForm(" TRF-1"))

    assert (refused.value.field, refused.value.facts["number"]) == ("reference", first.number)
    assert refused.value.facts["order"].id == first.id
    assert await everything() == before


async def test_a_reference_of_another_order_is_taken_with_a_reason(shop: Shop, ana: Actor) -> None:
    first, second = await an_order(shop), await an_order(shop)
    await pay_order(first.id, ana, PaymentForm("TRF-1"))

    await pay_order(second.id, ana, PaymentForm("TRF-1", duplicate_reason="un solo envío"))

    kept = await Transaction.get(order_id=second.id, status=TransactionStatus.SETTLED)
    assert kept.override_reason == "un solo envío"


async def test_two_payments_of_one_order_may_share_their_reference(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    await pay_order(order.id, ana, PaymentForm("TRF-1", Decimal(20_000)))

    done = await pay_order(order.id, ana, PaymentForm("TRF-1"))

    assert done.order.payment_status is PaymentStatus.PAID


async def test_a_reference_of_another_shop_is_nobodys_business(shop: Shop, ana: Actor) -> None:
    other = await a_shop("Otra tienda")
    theirs, luis = await an_order(other), an_actor(await a_staff(other))
    await pay_order(theirs.id, luis, PaymentForm("TRF-1"))

    done = await pay_order((await an_order(shop)).id, ana, PaymentForm("TRF-1"))

    assert done.order.payment_status is PaymentStatus.PAID


async def test_a_gateways_reference_counts_as_taken(shop: Shop, ana: Actor) -> None:
    online = await an_order(shop, "ONLINE")
    reference = (await Transaction.get(order_id=online.id)).reference

    with pytest.raises(DuplicateReference):
        await pay_order((await an_order(shop)).id, ana, PaymentForm(reference))


async def test_the_gateway_registers_an_online_payment(shop: Shop, ana: Actor) -> None:
    for paid in (True, False):
        order = await an_order(shop, "ONLINE", paid=paid)
        with pytest.raises(PaidThroughGateway):
            await pay_order(order.id, ana, PaymentForm("PSE-1"))


async def test_cash_on_delivery_is_paid_after_the_order_is_complete(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop, "CASH_ON_DELIVERY", status=Status.COMPLETED)

    done = await pay_order(order.id, ana, PaymentForm("RECIBO-1"))

    assert order.payment_status is PaymentStatus.PENDING
    assert (done.order.status, done.order.payment_status) == (Status.COMPLETED, PaymentStatus.PAID)


async def test_a_cancelled_order_owes_nothing(shop: Shop, ana: Actor) -> None:
    order = await an_order(shop)
    await cancel_order(order.id, ana, LINKS, reason=CancelReason.OTHER)

    with pytest.raises(NothingOutstanding):
        await pay_order(order.id, ana, PaymentForm("TRF-1"))
