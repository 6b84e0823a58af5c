"""What a letter says, put together from an order; nothing is read or written here."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

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
from models.orders.tables import Order, OrderLine
from models.orders.workflow import STATUS_LABELS, Status
from models.shops.tables import Shop
from models.words import Label

__all__ = ["Draft", "Sheet", "to_customer", "to_shop", "to_staff"]


@dataclass(frozen=True)
class Sheet:
    """An order with its lines and its shop: what every letter shows."""

    order: Order
    lines: list[OrderLine]
    shop: Shop


@dataclass(frozen=True)
class Draft:
    """A letter without an address."""

    language: str
    subject: str
    text: str
    html: str


def to_shop(sheet: Sheet, customer: str, method: str, language: str, link: str) -> Draft:
    """The letter to the seller about a new order; `customer` and `method` are names."""
    order = sheet.order
    total = Money(order.total, order.currency).text(language)
    line = SELLER_LINE.text(language).format(
        name=customer, number=order.number, total=total, method=method
    )
    subject = subject_of(None, language, order.number, total)
    return _draft(sheet, language, subject, line=line, button=OPEN_ORDER, link=link)


def to_customer(sheet: Sheet, customer: str, language: str, link: str) -> Draft:
    """The letter to the customer at the order's status; `customer` is a name."""
    order = sheet.order
    status, total = Status(order.status), Money(order.total, order.currency).text(language)
    return _draft(
        sheet,
        language,
        subject_of(status, language, order.number, total),
        greeting=GREETING.text(language).format(name=customer),
        line=CUSTOMER_LINES[status].text(language).format(number=order.number, total=total),
        button=TRACK,
        link=link,
    )


def to_staff(sheet: Sheet, title: Label, language: str, link: str) -> Draft:
    """What the bell would say, to one person; it has none of the customer's contact data."""
    order = sheet.order
    said = title.text(language).format(number=order.number)
    status = STATUS_LABELS[Status(order.status)].text(language)
    line = STAFF_LINE.text(language).format(title=said, status=status, city=order.city)
    return _draft(sheet, language, said, line=line, button=OPEN_ORDER, link=link)


def _draft(sheet: Sheet, language: str, subject: str, *, button: Label, **words: Any) -> Draft:
    order = sheet.order
    words = {"greeting": ""} | words
    words |= {
        "button": button.text(language),
        "language": language,
        "shop_name": sheet.shop.name,
        "items": [
            (line.quantity, line.name, Money(line.line_total, order.currency))
            for line in sheet.lines
        ],
        "extras": extras_of(order),
        "total": Money(order.total, order.currency),
    }
    return Draft(
        language,
        subject,
        text=_templates().get_template("letter.txt").render(words),
        html=_templates().get_template("letter.html").render(words),
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
