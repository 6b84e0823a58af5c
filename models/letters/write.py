"""Writing letters into the outbox, in the transaction that they tell of."""

from models.events.actors import Actor
from models.letters.compose import Draft, Sheet, to_customer, to_shop, to_staff
from models.letters.read import GAP, HOME
from models.letters.tables import Letter
from models.orders.tables import Customer, Order, OrderLine
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
    sheet = await _sheet(order, shop)
    if shop.emails:
        method = (await PaymentMethod.get(id=order.payment_method_id)).name(shop.language)
        link = links.panel_url(order.id)
        draft = to_shop(sheet, customer.name, method, shop.language, link)
        for place, address in enumerate(shop.emails):
            await _write(sheet, draft, f"order:{order.id}:RECEIVED:shop:{place}", address)
    await _write_to_customer(sheet, customer, links)


async def write_status_letter(order: Order, by: Actor, links: Links) -> None:
    """The customer's letter at the order's present status; at most one a status, ever."""
    customer = await Customer.get(id=order.customer_id)
    if by.quiet or not customer.email or await Letter.exists(key=_customer_key(order)):
        return
    shop = await Shop.get(id=order.shop_id)
    await _write_to_customer(await _sheet(order, shop), customer, links)


async def write_staff_letter(
    order: Order, shop: Shop, person: Staff, event_number: int, title: Label
) -> None:
    """What the bell would say, to one person; it has none of the customer's contact data."""
    sheet = await _sheet(order, shop)
    draft = to_staff(sheet, title, person.language, _AT_HOME.panel_url(order.id))
    key = f"order:{order.id}:event:{event_number}:staff:{person.id}"
    await _write(sheet, draft, key, person.email)


def _customer_key(order: Order) -> str:
    return f"order:{order.id}:{order.status}:customer"


async def _sheet(order: Order, shop: Shop) -> Sheet:
    lines = await OrderLine.filter(order_id=order.id).order_by("position")
    return Sheet(order, lines, shop)


async def _write_to_customer(sheet: Sheet, customer: Customer, links: Links) -> None:
    if not customer.email:
        return
    order, page = sheet.order, links.tracking_page(GAP)
    draft = to_customer(sheet, customer.name, order.language, page)
    await _write(sheet, draft, _customer_key(order), customer.email)


async def _write(sheet: Sheet, draft: Draft, key: str, to: str) -> None:
    await Letter.create(
        shop_id=sheet.shop.id,
        order_id=sheet.order.id,
        key=key,
        to=to,
        sender_name=sheet.shop.name,
        language=draft.language,
        subject=draft.subject,
        text=draft.text,
        html=draft.html,
    )
