"""Every change of an order as data, for what holds for all of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal

from models import Actor, CancelReason, Done, EventKind, Order, Precondition, Shop, Status
from models.orders.notes import add_note
from models.orders.pay import PaymentForm, pay_order
from models.orders.progress import accept_order, advance_status, cancel_order, revert_status
from tests.factories import LINKS, an_order

__all__ = ["EVERY_ACTION", "Act"]

Run = Callable[[int, Actor, Precondition], Awaitable[Done]]


@dataclass(frozen=True)
class Act:
    """One action: an order that it fits, how to do it, how to do it with another body.

    `writes` says how many rows of which tables it adds, `again` what doing it twice meets (nothing,
    when it may be done again), `version` whether it makes the order's next version.
    """

    name: str
    kind: EventKind
    fits: Callable[[Shop], Awaitable[Order]]
    run: Run
    other: Run
    writes: dict[str, int]
    again: str
    version: bool = True

    def __str__(self) -> str:
        return self.name


async def _unpaid(shop: Shop) -> Order:
    return await an_order(shop, "CASH_ON_DELIVERY")


async def _accepted(shop: Shop) -> Order:
    return await an_order(shop, "CASH_ON_DELIVERY", status=Status.ACCEPTED)


EVERY_ACTION = [
    Act(
        "accept",
        EventKind.ORDER_ACCEPTED,
        _unpaid,
        lambda id, by, asked: accept_order(id, by, LINKS, asked),
        lambda id, by, asked: advance_status(id, by, LINKS, None, asked),
        {"Event": 1, "Letter": 1},
        "TRANSITION_NOT_ALLOWED",
    ),
    Act(
        "advance",
        EventKind.STATUS_ADVANCED,
        _accepted,
        lambda id, by, asked: advance_status(id, by, LINKS, Status.PREPARING, asked),
        lambda id, by, asked: advance_status(id, by, LINKS, Status.SHIPPED, asked),
        {"Event": 1, "Letter": 1},
        "TRANSITION_NOT_ALLOWED",
    ),
    Act(
        "pay",
        EventKind.PAYMENT_REGISTERED,
        _unpaid,
        lambda id, by, asked: pay_order(id, by, PaymentForm("TRF-77"), asked),
        lambda id, by, asked: pay_order(id, by, PaymentForm("TRF-77", Decimal(1)), asked),
        {"Event": 1, "Transaction": 1},
        "NOTHING_OUTSTANDING",
    ),
    Act(
        "cancel",
        EventKind.ORDER_CANCELLED,
        _accepted,
        lambda id, by, asked: cancel_order(
            id, by, LINKS, reason=CancelReason.OUT_OF_STOCK, asked=asked
        ),
        lambda id, by, asked: cancel_order(id, by, LINKS, reason=CancelReason.OTHER, asked=asked),
        {"Event": 1, "Letter": 1},
        "TRANSITION_NOT_ALLOWED",
    ),
    Act(
        "revert",
        EventKind.STATUS_REVERTED,
        _accepted,
        lambda id, by, asked: revert_status(id, by, "por error", asked),
        lambda id, by, asked: revert_status(id, by, "otro motivo", asked),
        {"Event": 1},
        "TRANSITION_NOT_ALLOWED",
    ),
    Act(
        "note",
        EventKind.NOTE_ADDED,
        _unpaid,
        lambda id, by, asked: add_note(id, by, "llamar antes", asked),
        lambda id, by, asked: add_note(id, by, "no llamar", asked),
        {"Event": 1},
        "",
        version=False,
    ),
]
