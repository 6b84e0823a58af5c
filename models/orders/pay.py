"""Registering that money came in: "Pagar orden"."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from models.actions import action
from models.clock import business_date, now
from models.errors import AmountExceedsOutstanding, InvalidInput
from models.events.actors import Actor
from models.events.record import record
from models.events.tables import EventKind
from models.money import Money, to_minor
from models.orders.alarm import wind_clock
from models.orders.change import Done, Precondition, obey, open_order, save_next_version, words_of
from models.orders.ledger import outstanding_of, refuse_duplicate, register, settle, state_of
from models.orders.tables import Order
from models.orders.workflow import Action, refusal
from models.shops.tables import Shop
from models.text import clean_line, clean_text

__all__ = ["PaymentForm", "pay_order"]


@dataclass(frozen=True)
class PaymentForm:
    """What the administrator fills in; an absent `amount` is all that is outstanding.

    `received_on` is the shop's business day on which the money arrived, today when absent.
    `duplicate_reason` lets a reference stand on a second order; `allow_overpayment` lets the amount
    exceed what is outstanding.
    """

    reference: str | None = None
    amount: Decimal | None = None
    received_on: date | None = None
    note: str | None = None
    allow_overpayment: bool = False
    duplicate_reason: str | None = None


@action
async def pay_order(
    order_id: int, by: Actor, form: PaymentForm, asked: Precondition = Precondition()
) -> Done:
    """Register a payment on an order whose money the staff register."""
    reference = clean_line(form.reference, "reference", most=100)
    note = clean_text(form.note, "note", most=500)
    override = clean_text(form.duplicate_reason, "duplicateReason", most=500)
    order, replayed = await open_order(order_id, by, asked, "pay", asdict(form))
    if replayed:
        return Done(order)
    obey(refusal(Action.PAY, state_of(order)))
    if not reference:
        raise InvalidInput(
            "reference",
            "da el código de referencia del pago.",
            "give the payment's reference code.",
        )
    shop = await Shop.get(id=order.shop_id)
    amount = _amount(order, form)
    received_on = _received_on(form.received_on, shop, by.at or now())
    if not override:
        await refuse_duplicate(order, reference)
    await register(
        order,
        shop,
        by,
        amount=amount,
        reference=reference,
        note=note,
        override_reason=override,
        received_on=received_on,
    )
    return await _settled(order, shop, by, amount, reference)


async def _settled(order: Order, shop: Shop, by: Actor, amount: int, reference: str) -> Done:
    await settle(order)
    order.search_contact = words_of(order.search_contact, reference)
    clock = wind_clock(order, shop.accept_within, by)
    await save_next_version(order, "paid", "payment_status", "search_contact", *clock)
    event = await record(
        EventKind.PAYMENT_REGISTERED,
        order,
        by,
        amount=amount,
        currency=order.currency,
        reference=reference,
    )
    return Done(order, (event,))


def _amount(order: Order, form: PaymentForm) -> int:
    left = outstanding_of(order)
    if form.amount is None:
        return left
    amount = to_minor(form.amount, order.currency, "amount", least=1)
    if amount > left and not form.allow_overpayment:
        raise AmountExceedsOutstanding("amount", outstanding=Money(left, order.currency))
    return amount


def _received_on(day: date | None, shop: Shop, moment: datetime) -> date:
    today = business_date(moment, shop.time_zone)
    if day is None:
        return today
    if not today - timedelta(days=366 * 5) <= day <= today:
        raise InvalidInput(
            "receivedOn",
            "va desde hace cinco años hasta hoy.",
            "lies in the last five years, up to today.",
        )
    return day
