"""The ledger: under any history the order's sums are what its rows add up to."""

import random
from dataclasses import dataclass
from decimal import Decimal

import pytest
from tortoise.context import TortoiseContext

from models import (
    Actor,
    CancelReason,
    Done,
    Event,
    Order,
    PaymentStatus,
    Shop,
    Status,
    Transaction,
    TransactionKind,
    TransactionStatus,
)
from models.errors import DomainError
from models.orders.ledger import settle
from models.orders.notes import add_note
from models.orders.pay import PaymentForm, pay_order
from models.orders.progress import accept_order, advance_status, cancel_order, revert_status
from tests.factories import LINKS, a_shop, a_staff, an_actor, an_order

PAYMENT, REVERSAL, REFUND = TransactionKind


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@dataclass
class Drawn:
    """Draws the next act of a history, good or bad, and does it."""

    dice: random.Random
    order: Order
    by: Actor
    count: int = 0

    async def act(self) -> Done:
        self.count += 1
        id, by = self.order.id, self.by
        match self.dice.randrange(7):
            case 0 | 1:
                amount = Decimal(self.dice.choice([1, 9_999, 50_000, 50_001]))
                form = PaymentForm(
                    f"TRF-{self.count}", amount, allow_overpayment=self.dice.random() < 0.3
                )
                return await pay_order(id, by, form)
            case 2:
                return await accept_order(id, by, LINKS)
            case 3:
                return await advance_status(id, by, LINKS)
            case 4:
                reason = self.dice.choice(list(CancelReason))
                return await cancel_order(id, by, LINKS, reason=reason)
            case 5:
                return await revert_status(id, by, "me equivoqué")
            case _:
                return await add_note(id, by, "llamar antes")


def said_of(order: Order, sums: dict[TransactionKind, int]) -> tuple[int, PaymentStatus]:
    """What the contract says of these sums, told once more without the code."""
    paid = sums[PAYMENT] - sums[REVERSAL] - sums[REFUND]
    if paid == 0:
        if sums[REFUND]:
            return paid, PaymentStatus.REFUNDED
        return paid, PaymentStatus.PENDING if order.total else PaymentStatus.PAID
    if order.status is Status.CANCELLED:
        return paid, PaymentStatus.REFUND_DUE
    if paid == order.total:
        return paid, PaymentStatus.PAID
    less = paid < order.total
    return paid, PaymentStatus.PARTIALLY_PAID if less else PaymentStatus.OVERPAID


async def sums_of(order: Order) -> dict[TransactionKind, int]:
    sums = dict.fromkeys(TransactionKind, 0)
    for row in await Transaction.filter(order_id=order.id, status=TransactionStatus.SETTLED):
        sums[row.kind] += row.amount
    return sums


@pytest.mark.parametrize("seed", range(8))
async def test_an_order_says_what_its_ledger_adds_up_to_after_any_history(
    seed: int, shop: Shop
) -> None:
    dice = random.Random(seed)
    method = dice.choice(["BANK_TRANSFER", "CASH_ON_DELIVERY"])
    order = await an_order(shop, method)
    drawn = Drawn(dice, order, an_actor(await a_staff(shop)))
    done = refused = 0

    for _ in range(50):
        try:
            answer = await drawn.act()
        except DomainError:
            refused += 1
        else:
            done += 1
            assert answer.order.version == (await Order.get(id=order.id)).version
        kept = await Order.get(id=order.id)
        assert (kept.paid, kept.payment_status) == said_of(kept, await sums_of(kept))

    assert min(done, refused) >= 5
    assert await Event.filter(order_id=order.id).count() == done + 1
    numbers = [event.number for event in await Event.all().order_by("number")]
    assert numbers == list(range(1, done + 2))


@pytest.mark.parametrize("cancelled", [False, True])
@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(PAYMENT, 50_000)],
        [(PAYMENT, 50_000), (REVERSAL, 50_000)],
        [(PAYMENT, 50_000), (REVERSAL, 50_000), (PAYMENT, 20_000)],
        [(PAYMENT, 60_000), (REFUND, 10_000)],
        [(PAYMENT, 50_000), (REFUND, 50_000)],
        [(PAYMENT, 50_000), (REFUND, 20_000)],
        [(PAYMENT, 20_000), (PAYMENT, 20_000), (PAYMENT, 10_000)],
    ],
    ids=str,
)
async def test_reversals_and_refunds_count_against_payments(
    rows: list[tuple[TransactionKind, int]], cancelled: bool, shop: Shop
) -> None:
    order = await an_order(shop)
    for kind, amount in rows:
        await a_row(order, kind, amount)
    if cancelled:
        order.status = Status.CANCELLED

    await settle(order)

    assert (order.paid, order.payment_status) == said_of(order, await sums_of(order))


async def test_pending_money_and_other_orders_money_do_not_count(shop: Shop) -> None:
    order, other = await an_order(shop), await an_order(shop, paid=True)
    await a_row(order, PAYMENT, 50_000, TransactionStatus.PENDING)

    await settle(order)

    assert (order.paid, other.paid) == (0, 50_000)


async def a_row(
    order: Order,
    kind: TransactionKind,
    amount: int,
    status: TransactionStatus = TransactionStatus.SETTLED,
) -> None:
    await Transaction.create(
        shop_id=order.shop_id,
        order_id=order.id,
        payment_method_id=order.payment_method_id,
        kind=kind,
        status=status,
        amount=amount,
        currency="COP",
        actor_kind="SYSTEM",
    )
