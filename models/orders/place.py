"""Placing an order."""

from dataclasses import replace
from typing import Any

from models.actions import action
from models.clock import business_date, now
from models.errors import IdempotencyConflict, InvalidInput, UnknownPaymentMethod
from models.events.actors import Actor
from models.events.record import lock_shop, next_number, record
from models.events.tables import EventKind
from models.letters.write import write_placed_letters
from models.orders.alarm import wind_clock
from models.orders.balance import payment_status
from models.orders.change import Done, save_next_version, words_of
from models.orders.checking import CheckedOrder, check_draft
from models.orders.drafts import OrderDraft
from models.orders.ledger import expect, register, settle
from models.orders.tables import Customer, Dispatch, Order, OrderLine
from models.orders.workflow import Policy
from models.secrets import Links, hash_token, new_nonce
from models.shops.tables import PaymentMethod, Shop

__all__ = ["place_order"]


@action
async def place_order(draft: OrderDraft, by: Actor, links: Links) -> Done:
    """Take a new order into the shop of `by`: everything of it, or nothing.

    The draft's `external_id` is the idempotency key: the same draft again answers with the first
    order (`created` False), another draft under the same id is refused.
    """
    await lock_shop(by.shop_id)
    shop = await Shop.get(id=by.shop_id)
    checked = check_draft(draft, shop)
    known = await Order.get_or_none(shop_id=shop.id, external_id=checked.head["external_id"])
    if known is not None:
        if known.fingerprint != checked.fingerprint:
            raise IdempotencyConflict("externalId", order=known)
        return Done(known, (), links.tracking_url(known.tracking_nonce), created=False)
    method = await _payment_method(shop, checked)
    order = await _write_order(shop, checked, method, by, links)
    await _write_money(order, shop, checked, by)
    event = await record(
        EventKind.ORDER_PLACED, order, by, total=order.total, currency=order.currency
    )
    url = links.tracking_url(order.tracking_nonce)
    if not by.quiet:
        await write_placed_letters(order, shop, links)
    return Done(order, (event,), url)


async def _payment_method(shop: Shop, checked: CheckedOrder) -> PaymentMethod:
    offered = await PaymentMethod.filter(shop_id=shop.id, active=True).order_by("id")
    method = next((m for m in offered if m.code == checked.payment_method), None)
    if method is None:
        raise UnknownPaymentMethod(
            "paymentMethod",
            given=checked.payment_method,
            offered=", ".join(m.code for m in offered),
        )
    if checked.payment and method.policy is not Policy.ONLINE:
        raise InvalidInput(
            "payment",
            f"{method.code} no se paga en línea; regístralo con payOrder.",
            f"{method.code} is not paid online; register it with payOrder.",
        )
    return method


async def _write_order(
    shop: Shop, checked: CheckedOrder, method: PaymentMethod, by: Actor, links: Links
) -> Order:
    customer = await _customer(shop.id, checked.customer)
    number, nonce = await next_number(shop.id, "order_seq"), new_nonce()
    contact = words_of(customer.phone, customer.email, (checked.payment or {}).get("reference", ""))
    order = Order(
        shop_id=shop.id,
        number=number,
        fingerprint=checked.fingerprint,
        payment_status=payment_status(checked.head["total"], 0, cancelled=False, refunded=False),
        payment_method_id=method.id,
        policy=method.policy,
        dispatch_method=checked.dispatch["method"],
        customer_id=customer.id,
        source=by.kind,
        tracking_nonce=nonce,
        tracking_hash=hash_token(links.tracking_token(nonce)),
        search_text=words_of(str(number), checked.head["external_id"], customer.name),
        search_contact=contact,
        placed_at=by.at or now(),
        **checked.head,
    )
    wind_clock(order, shop.accept_within, by)
    await order.save()
    await OrderLine.bulk_create([OrderLine(order_id=order.id, **line) for line in checked.lines])
    await Dispatch.create(order_id=order.id, **checked.dispatch)
    return order


async def _write_money(order: Order, shop: Shop, checked: CheckedOrder, by: Actor) -> None:
    if not checked.payment or not order.total:
        await expect(order, by)
        return
    paid_at = checked.payment["paid_at"]
    await register(
        order,
        shop,
        replace(by, at=paid_at) if by.at else by,
        amount=checked.payment["amount"],
        reference=checked.payment["reference"],
        received_on=business_date(paid_at, shop.time_zone),
    )
    if checked.payment["amount"] < order.total:
        await expect(order, by)
    await settle(order)
    clock = wind_clock(order, shop.accept_within, by)
    await save_next_version(order, "paid", "payment_status", *clock)


async def _customer(shop_id: int, who: dict[str, Any]) -> Customer:
    known = await Customer.get_or_none(shop_id=shop_id, **who)
    return known or await Customer.create(shop_id=shop_id, **who)
