"""Writing letters into the outbox, in the transaction that they tell of."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from models.events.actors import Actor
from models.letters.read import GAP, HOME
from models.letters.tables import Letter
from models.letters.words import (
    CUSTOMER_LINES,
    GREETING,
    OPEN_ORDER,
    SELLER_LINE,
    STAFF_LINE,
    TRACK,
    subject_of,
)
from models.money import Money
from models.orders.sums import extras_of
from models.orders.tables import Customer, Order, OrderLine
from models.orders.workflow import STATUS_LABELS, Status
from models.people.tables import Staff
from models.secrets import Links
from models.shops.tables import PaymentMethod, Shop
from models.words import Label

__all__ = ["write_placed_letters", "write_staff_letter", "write_status_letter"]

_AT_HOME = Links(b"", HOME)
"""Makes panel links for who is handed none; `read_body` puts the public address in."""


async def write_placed_letters(order: Order, shop: Shop, links: Links) -> None:
    """The letters of a new order: to each registered address of the shop, and to the customer."""
    customer = await Customer.get(id=order.customer_id)
    method = await PaymentMethod.get(id=order.payment_method_id)
    total = Money(order.total, order.currency).text(shop.language)
    line = SELLER_LINE.text(shop.language).format(
        name=customer.name, number=order.number, total=total, method=method.name(shop.language)
    )
    for place, address in enumerate(shop.emails):
        await _write(
            order,
            shop,
            key=f"order:{order.id}:RECEIVED:shop:{place}",
            to=address,
            language=shop.language,
            subject=subject_of(None, shop.language, order.number, total),
            line=line,
            button=OPEN_ORDER.text(shop.language),
            link=links.panel_url(order.id),
        )
    await _write_to_customer(order, shop, customer, links)


async def write_status_letter(order: Order, by: Actor, links: Links) -> None:
    """The customer's letter at the order's present status; at most one a status, ever."""
    customer = await Customer.get(id=order.customer_id)
    if by.quiet or not customer.email or await Letter.exists(key=_customer_key(order)):
        return
    await _write_to_customer(order, await Shop.get(id=order.shop_id), customer, links)


async def write_staff_letter(
    order: Order, shop: Shop, person: Staff, event_number: int, title: Label
) -> None:
    """What the bell would say, to one person; it has none of the customer's contact data."""
    said = title.text(person.language).format(number=order.number)
    status = STATUS_LABELS[Status(order.status)].text(person.language)
    await _write(
        order,
        shop,
        key=f"order:{order.id}:event:{event_number}:staff:{person.id}",
        to=person.email,
        language=person.language,
        subject=said,
        line=STAFF_LINE.text(person.language).format(title=said, status=status, city=order.city),
        button=OPEN_ORDER.text(person.language),
        link=_AT_HOME.panel_url(order.id),
    )


def _customer_key(order: Order) -> str:
    return f"order:{order.id}:{order.status}:customer"


async def _write_to_customer(order: Order, shop: Shop, customer: Customer, links: Links) -> None:
    if not customer.email:
        return
    language, status = order.language, Status(order.status)
    total = Money(order.total, order.currency).text(language)
    await _write(
        order,
        shop,
        key=_customer_key(order),
        to=customer.email,
        language=language,
        subject=subject_of(status, language, order.number, total),
        greeting=GREETING.text(language).format(name=customer.name),
        line=CUSTOMER_LINES[status].text(language).format(number=order.number, total=total),
        button=TRACK.text(language),
        link=links.tracking_page(GAP),
    )


async def _write(order: Order, shop: Shop, **words: Any) -> None:
    columns = {name: words.pop(name) for name in ("key", "to", "subject", "language")}
    lines = await OrderLine.filter(order_id=order.id).order_by("position")
    words |= {
        "greeting": words.get("greeting", ""),
        "shop_name": shop.name,
        "language": columns["language"],
        "items": [
            (line.quantity, line.name, Money(line.line_total, order.currency)) for line in lines
        ],
        "extras": extras_of(order),
        "total": Money(order.total, order.currency),
    }
    await Letter.create(
        shop_id=shop.id,
        order_id=order.id,
        sender_name=shop.name,
        text=_templates().get_template("letter.txt").render(words),
        html=_templates().get_template("letter.html").render(words),
        **columns,
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("models.letters"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
