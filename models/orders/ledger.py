"""Writing to the ledger, and keeping the order's sums equal to it."""

from typing import Any

from tortoise.functions import Sum

from models.clock import business_date, now
from models.errors import DuplicateReference
from models.events.actors import Actor
from models.orders.balance import outstanding, payment_status
from models.orders.tables import Order
from models.orders.workflow import OrderState, Status
from models.shops.tables import Shop
from models.transactions import Transaction, TransactionKind, TransactionStatus

__all__ = ["expect", "outstanding_of", "refuse_duplicate", "register", "settle", "state_of"]

_SIGNS = {TransactionKind.PAYMENT: 1, TransactionKind.REVERSAL: -1, TransactionKind.REFUND: -1}


def outstanding_of(order: Order) -> int:
    """What is still to come in on `order`, in minor units."""
    return outstanding(order.total, order.paid, cancelled=order.status is Status.CANCELLED)


def state_of(order: Order) -> OrderState:
    """What the workflow's rules look at."""
    return OrderState(
        status=order.status,
        method=order.dispatch_method,
        policy=order.policy,
        outstanding=outstanding_of(order),
        currency=order.currency,
        cancelled_from=order.cancelled_from,
    )


async def expect(order: Order, actor: Actor) -> None:
    """Write the pending transaction of an order whose money is still to come."""
    if order.total:
        await _write(order, actor, TransactionStatus.PENDING, amount=order.total)


async def register(order: Order, shop: Shop, actor: Actor, **values: Any) -> Transaction:
    """Write a settled payment; `values` are columns, `received_on` defaults to the shop's today."""
    moment = actor.at or now()
    today = business_date(moment, shop.time_zone)
    values["received_on"] = values.get("received_on") or today
    return await _write(order, actor, TransactionStatus.SETTLED, registered_at=moment, **values)


async def settle(order: Order) -> None:
    """Make `order.paid` and `order.payment_status` what the ledger adds up to (not yet saved)."""
    rows = (
        await Transaction.filter(order_id=order.id, status=TransactionStatus.SETTLED)
        .annotate(sum=Sum("amount"))
        .group_by("kind")
        .values("kind", "sum")
    )
    sums = {TransactionKind(row["kind"]): int(row["sum"] or 0) for row in rows}
    order.paid = sum(_SIGNS[kind] * amount for kind, amount in sums.items())
    order.payment_status = payment_status(
        order.total,
        order.paid,
        cancelled=order.status is Status.CANCELLED,
        refunded=bool(sums.get(TransactionKind.REFUND)),
    )


async def refuse_duplicate(order: Order, reference: str) -> None:
    """Refuse a reference that stands on another order of the shop."""
    other = (
        await Transaction.filter(
            shop_id=order.shop_id, reference=reference, status=TransactionStatus.SETTLED
        )
        .exclude(order_id=order.id)
        .first()
    )
    if other is not None:
        twin = await Order.get(id=other.order_id)
        raise DuplicateReference("reference", number=twin.number, order=twin)


async def _write(
    order: Order, actor: Actor, status: TransactionStatus, **values: Any
) -> Transaction:
    return await Transaction.create(
        shop_id=order.shop_id,
        order_id=order.id,
        payment_method_id=order.payment_method_id,
        kind=TransactionKind.PAYMENT,
        status=status,
        currency=order.currency,
        actor_kind=actor.kind,
        actor_name=actor.name,
        staff_id=actor.staff_id,
        **({"registered_at": actor.at or now()} | values),
    )
