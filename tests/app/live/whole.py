"""Nothing is half written: numbers without a gap, each change with all of its rows."""

from collections import Counter, defaultdict

from models import (
    Dispatch,
    Event,
    EventKind,
    Letter,
    Order,
    OrderLine,
    Shop,
    Transaction,
    TransactionStatus,
)

__all__ = ["everything_is_whole"]

STEPS = (EventKind.ORDER_ACCEPTED, EventKind.STATUS_ADVANCED, EventKind.ORDER_CANCELLED)
CHANGES = (*STEPS, EventKind.STATUS_REVERTED, EventKind.PAYMENT_REGISTERED)
"""Kinds of events that make the order's next version."""


async def everything_is_whole(shop: Shop) -> None:
    """Look through the only shop of a database."""
    kept, orders = await Shop.get(id=shop.id), await Order.all().order_by("number")
    happened: defaultdict[int, list[Event]] = defaultdict(list)
    for number, event in enumerate(await Event.all().order_by("number"), 1):
        assert event.number == number
        happened[event.order_id].append(event)
    assert kept.event_seq == sum(map(len, happened.values()))
    assert [order.number for order in orders] == list(range(1001, kept.order_seq + 1))
    assert await OrderLine.all().count() == await Dispatch.all().count() == len(orders)
    for order in orders:
        await _is_whole(order, happened[order.id])


async def _is_whole(order: Order, events: list[Event]) -> None:
    settled = await Transaction.filter(order_id=order.id, status=TransactionStatus.SETTLED)
    kinds = Counter(event.kind for event in events)
    arrived_paid = len(settled) - kinds[EventKind.PAYMENT_REGISTERED]
    assert kinds[EventKind.ORDER_PLACED] == 1
    assert arrived_paid == (order.policy == "ONLINE")
    assert order.version == 1 + arrived_paid + sum(kinds[kind] for kind in CHANGES)
    assert order.paid == sum(row.amount for row in settled)
    told = {letter.key for letter in await Letter.filter(order_id=order.id)}
    reached = [_reached(event) for event in events if event.kind in STEPS]
    steps = {f"order:{order.id}:{status}:customer" for status in ["RECEIVED", *reached]}
    assert steps <= told


def _reached(event: Event) -> str:
    return "CANCELLED" if event.kind is EventKind.ORDER_CANCELLED else str(event.data["to"])
