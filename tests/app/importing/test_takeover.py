import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from models import (
    Actor,
    ActorKind,
    CancelReason,
    Event,
    EventKind,
    Order,
    PaymentStatus,
    Policy,
    Shop,
    Status,
    Transaction,
    TransactionStatus,
)
from models.clock import now
from models.errors import InvalidInput, NothingOutstanding, PaymentRequired
from models.orders.drafts import PaymentDraft
from models.orders.takeover import Arrival, MethodToAdd, PastPayment, TakenOver, take_over
from models.words import Label
from tests.factories import LINKS, PICKUP, a_draft, a_shop

pytestmark = pytest.mark.usefixtures("database")

PLACED = datetime(2018, 3, 1, 15, tzinfo=UTC)
PAID = datetime(2018, 3, 2, 3, 30, tzinfo=UTC)
ENDED = datetime(2018, 3, 5, 20, tzinfo=UTC)


def the_import(shop: Shop) -> Actor:
    return Actor(ActorKind.IMPORT, shop.id, "WooCommerce", quiet=True)


def an_old_order(payment_method: str = "CASH_ON_DELIVERY", **changes: Any) -> TakenOver:
    return replace(TakenOver(a_draft(payment_method=payment_method), PLACED), **changes)


async def arrive(shop: Shop, order: TakenOver) -> Arrival:
    return await take_over(order, the_import(shop), LINKS)


async def story(order: Order) -> list[tuple[EventKind, datetime]]:
    found = await Event.filter(order_id=order.id).order_by("number")
    return [(event.kind, event.at) for event in found]


async def test_an_order_is_carried_to_its_end_each_step_at_its_moment() -> None:
    arrival = await arrive(
        await a_shop(),
        an_old_order(
            "BANK_TRANSFER",
            carry_to=Status.COMPLETED,
            carried_at=ENDED,
            payment=PastPayment("TRF-1", PAID),
        ),
    )
    order = await Order.get(id=arrival.order.id)
    assert (order.status, order.payment_status) == (Status.COMPLETED, PaymentStatus.PAID)
    assert await story(order) == [
        (EventKind.ORDER_PLACED, PLACED),
        (EventKind.PAYMENT_REGISTERED, PAID),
        (EventKind.ORDER_ACCEPTED, ENDED),
        (EventKind.STATUS_ADVANCED, ENDED),
        (EventKind.STATUS_ADVANCED, ENDED),
        (EventKind.STATUS_ADVANCED, ENDED),
    ]
    assert (order.placed_at, order.completed_at) == (PLACED, ENDED)
    assert [event.number for event in arrival.events] == [1, 2, 3, 4, 5, 6]


async def test_a_pickup_goes_its_own_way() -> None:
    draft = a_draft(payment_method="CASH_ON_DELIVERY", dispatch=PICKUP)
    taken = TakenOver(draft, PLACED, carry_to=Status.COMPLETED, carried_at=ENDED)
    order = (await arrive(await a_shop(), taken)).order
    event = await Event.filter(order_id=order.id, kind="STATUS_ADVANCED").order_by("number")
    assert [e.data["to"] for e in event] == ["PREPARING", "READY_FOR_PICKUP", "COMPLETED"]


async def test_money_from_long_ago_is_registered_on_its_day_in_the_shops_zone() -> None:
    order = an_old_order("BANK_TRANSFER", payment=PastPayment("TRF-1", PAID))
    await arrive(await a_shop(), order)
    row = await Transaction.get(status=TransactionStatus.SETTLED)
    assert (row.registered_at, row.amount, row.reference) == (PAID, 50_000, "TRF-1")
    assert row.received_on is not None
    assert row.received_on.isoformat() == "2018-03-01"  # 22:30 in Bogotá
    assert row.actor_kind is ActorKind.IMPORT


async def test_a_gateways_money_has_its_own_moment_too() -> None:
    draft = a_draft(payment_method="ONLINE", payment=PaymentDraft("ch_1", paid_at=PAID))
    order = (await arrive(await a_shop(), TakenOver(draft, PLACED))).order
    (row,) = await Transaction.filter(order_id=order.id)
    assert (row.status, row.registered_at) == (TransactionStatus.SETTLED, PAID)
    assert order.placed_at == PLACED


async def test_a_delivered_order_may_be_paid_after_its_end() -> None:
    later = ENDED + timedelta(days=7)
    arrival = await arrive(
        await a_shop(),
        an_old_order(
            carry_to=Status.COMPLETED, carried_at=ENDED, payment=PastPayment("CAJA-1", later)
        ),
    )
    told = await story(arrival.order)
    assert told[-1] == (EventKind.PAYMENT_REGISTERED, later)
    assert [at for _, at in told] == sorted(at for _, at in told)
    order = await Order.get(id=arrival.order.id)
    assert (order.status, order.payment_status) == (Status.COMPLETED, PaymentStatus.PAID)


async def test_what_was_paid_and_cancelled_is_owed_back() -> None:
    arrival = await arrive(
        await a_shop(),
        an_old_order(
            carry_to=Status.CANCELLED,
            carried_at=ENDED,
            cancel_reason=CancelReason.OTHER,
            payment=PastPayment("CAJA-1", PAID),
        ),
    )
    order = await Order.get(id=arrival.order.id)
    assert (order.status, order.cancelled_at) == (Status.CANCELLED, ENDED)
    assert order.payment_status is PaymentStatus.REFUND_DUE


async def test_an_end_that_the_workflow_refuses_leaves_nothing_behind() -> None:
    shop = await a_shop()
    wallet = MethodToAdd("CHEQUE", Label("Cheque", "Cheque"), Policy.PREPAID)
    order = an_old_order("CHEQUE", carry_to=Status.COMPLETED, method_to_add=wallet, note="hola")
    with pytest.raises(PaymentRequired):
        await arrive(shop, order)
    after = await Shop.get(id=shop.id)
    assert (after.order_seq, after.event_seq) == (shop.order_seq, shop.event_seq)
    assert await Order.all().count() == await Event.all().count() == 0


async def test_the_same_order_again_changes_nothing() -> None:
    shop, order = await a_shop(), an_old_order(payment=PastPayment("CAJA-1", PAID))
    first = await arrive(shop, order)
    second = await arrive(shop, order)
    assert (first.created, second.created, second.events) == (True, False, ())
    assert second.order.id == first.order.id
    assert await Transaction.filter(status=TransactionStatus.SETTLED).count() == 1


async def test_twenty_at_once_take_it_over_once() -> None:
    shop, order = await a_shop(), an_old_order("BANK_TRANSFER", payment=PastPayment("T-1", PAID))
    arrivals = await asyncio.gather(*(arrive(shop, order) for _ in range(20)))
    assert sum(arrival.created for arrival in arrivals) == 1
    assert await Transaction.filter(status=TransactionStatus.SETTLED).count() == 1


async def test_the_note_comes_last_and_at_the_moment_of_the_takeover() -> None:
    before = now()
    order = an_old_order(carry_to=Status.COMPLETED, carried_at=ENDED, note="Pedido AUR-31")
    told = await story((await arrive(await a_shop(), order)).order)
    assert told[-1][0] is EventKind.NOTE_ADDED
    assert told[-1][1] >= before


async def test_the_number_that_the_customer_knows_finds_the_order() -> None:
    order = (await arrive(await a_shop(), an_old_order(known_as="AUR-31"))).order
    assert (await Order.get(id=order.id)).search_text.endswith("aur-31")


async def test_a_free_order_takes_no_money() -> None:
    draft = a_draft(payment_method="BANK_TRANSFER", total=Decimal(0), discount=Decimal(50_000))
    with pytest.raises(NothingOutstanding):
        await arrive(await a_shop(), TakenOver(draft, PLACED, payment=PastPayment("T", PAID)))
    assert await Order.all().count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"placed_at": PLACED.replace(tzinfo=None)}, "placedAt"),
        ({"placed_at": PLACED.replace(year=1970)}, "placedAt"),
        ({"payment": PastPayment("T", PLACED.replace(year=2400))}, "payment.paidAt"),
        ({"payment": PastPayment(" ", PAID)}, "payment.reference"),
        ({"carry_to": Status.COMPLETED, "carried_at": PLACED.replace(year=2400)}, "carriedAt"),
        ({"known_as": "A\x00"}, "knownAs"),
    ],
)
async def test_a_moment_or_word_that_cannot_be_is_refused(
    changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await arrive(await a_shop(), an_old_order(**changes))
    assert refused.value.field == field
    assert await Order.all().count() == 0
