"""What a letter will look like: the real words and templates, on an order that nobody placed."""

from models.errors import InvalidInput
from models.letters.compose import Draft, Sheet, to_customer, to_shop
from models.orders.tables import Order, OrderLine
from models.orders.workflow import Status
from models.secrets import Links
from models.shops.opening import DEFAULT_METHODS
from models.shops.tables import Shop
from models.text import clean_language
from models.words import Label

__all__ = ["preview_letter"]

_CUSTOMER = "María Fernanda Gómez"
_GOODS = (
    (Label("Producto de ejemplo", "Sample product"), 2, 25_000),
    (Label("Otro producto", "Another product"), 1, 12_000),
)
_SHIPPING = 9_000
_NOWHERE = "ejemplo"
"""The last part of the letter's link, which opens no order."""


def preview_letter(
    shop: Shop, status: Status, language: str | None, links: Links, *, for_shop: bool = False
) -> Draft:
    """The customer's letter at `status`, or the seller's, which there is at RECEIVED alone.

    `language` is the shop's when None. Nothing is written.
    """
    language = clean_language(shop.language if language is None else language, "language")
    sheet, page = _made_up(shop, status, language), links.tracking_page(_NOWHERE)
    if not for_shop:
        return to_customer(sheet, _CUSTOMER, language, page)
    if status is not Status.RECEIVED:
        raise InvalidInput(
            "status",
            "la tienda recibe carta solo de una orden nueva (RECEIVED).",
            "the shop gets a letter of a new order alone (RECEIVED).",
        )
    _, method, _ = DEFAULT_METHODS[1]
    return to_shop(sheet, _CUSTOMER, method.text(language), language, page)


def _made_up(shop: Shop, status: Status, language: str) -> Sheet:
    lines = [
        OrderLine(name=name.text(language), quantity=quantity, line_total=quantity * price)
        for name, quantity, price in _GOODS
    ]
    order = Order(
        number=shop.order_seq + 1,
        status=status,
        currency=shop.currency,
        shipping=_SHIPPING,
        tax=0,
        fees=[],
        discount=0,
        total=sum(line.line_total for line in lines) + _SHIPPING,
    )
    return Sheet(order, lines, shop)
