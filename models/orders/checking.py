"""Checking a draft: from values that anybody may have sent to values that can be stored."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from models.clock import now
from models.errors import InvalidInput, TotalMismatch
from models.idempotency import fingerprint
from models.money import Money, is_currency, to_minor
from models.orders.drafts import (
    CustomerDraft,
    DispatchDraft,
    LineDraft,
    OrderDraft,
    PaymentDraft,
)
from models.orders.workflow import DispatchMethod
from models.shops.tables import Shop
from models.text import clean_email, clean_line, clean_phone, clean_text, clean_url
from models.words import LANGUAGES

__all__ = ["CheckedOrder", "check_draft", "check_past"]

MOST_LINES = 500
MOST_QUANTITY = 1_000_000


@dataclass(frozen=True)
class CheckedOrder:
    """A draft that may be stored: column values by table, money in minor units.

    `fingerprint` tells two drafts apart by what they mean, however it was written; the moment of
    the payment is not part of it.
    """

    head: dict[str, Any]
    customer: dict[str, Any]
    dispatch: dict[str, Any]
    lines: list[dict[str, Any]]
    payment: dict[str, Any] | None
    payment_method: str
    fingerprint: str


def check_draft(draft: OrderDraft, shop: Shop) -> CheckedOrder:
    """Check everything about `draft` that needs no other row of the database than its shop."""
    currency = (draft.currency_code or shop.currency).strip().upper()
    if currency != shop.currency:
        given = currency if is_currency(currency) else "?"
        raise InvalidInput(
            "currencyCode",
            f"la tienda vende en {shop.currency}, no en {given}.",
            f"the shop sells in {shop.currency}, not in {given}.",
        )
    country = _country(draft.dispatch.country, shop)
    lines = _lines(draft.lines, currency)
    head = _amounts(draft, lines, currency) | {
        "external_id": clean_line(draft.external_id, "externalId", most=100, least=1),
        "city": clean_line(draft.city, "city", most=120, least=1),
        "language": _language(draft.language or shop.language),
        "note": clean_text(draft.note, "note", most=2000),
        "currency": currency,
    }
    customer = _customer(draft.customer, country)
    dispatch = _dispatch(draft.dispatch, country)
    payment = _payment(draft.payment, head["total"], currency) if draft.payment else None
    method = clean_line(draft.payment_method, "paymentMethod", most=40, least=1)
    same = (head, customer, dispatch, lines, method, payment and payment | {"paid_at": None})
    return CheckedOrder(head, customer, dispatch, lines, payment, method, fingerprint(same))


def check_past(moment: datetime, field: str) -> datetime:
    """`moment` in UTC; refused without its offset, before 2000, or later than a day from now."""
    if moment.tzinfo is None:
        raise InvalidInput(field, "necesita su zona horaria.", "needs its offset from UTC.")
    if not 2000 <= moment.year <= 9000 or moment.astimezone(UTC) > now() + timedelta(days=1):
        raise InvalidInput(field, "está fuera de rango.", "is out of range.")
    return moment.astimezone(UTC)


def _language(language: str) -> str:
    short, _, region = language.strip().lower().replace("_", "-").partition("-")
    if short not in LANGUAGES or not re.fullmatch(r"[a-z0-9]{0,8}", region):
        raise InvalidInput("language", "usa es o en.", "use es or en.")
    return short


def _country(given: str | None, shop: Shop) -> str:
    country = (given or "").strip().upper() or shop.country
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise InvalidInput(
            "dispatch.country", "usa dos letras, como CO.", "use two letters, such as CO."
        )
    return country


def _lines(drafts: list[LineDraft], currency: str) -> list[dict[str, Any]]:
    if not 1 <= len(drafts) <= MOST_LINES:
        raise InvalidInput(
            "lines", f"lleva de 1 a {MOST_LINES}.", f"takes 1 to {MOST_LINES} lines."
        )
    return [_line(draft, index, currency) for index, draft in enumerate(drafts)]


def _line(draft: LineDraft, index: int, currency: str) -> dict[str, Any]:
    at = f"lines.{index}"
    if not 1 <= draft.quantity <= MOST_QUANTITY:
        raise InvalidInput(
            f"{at}.quantity", f"va de 1 a {MOST_QUANTITY}.", f"goes from 1 to {MOST_QUANTITY}."
        )
    if len(draft.options) > 30:
        raise InvalidInput(f"{at}.options", "admite 30.", "takes at most 30.")
    price = to_minor(draft.unit_price, currency, f"{at}.unitPrice")
    return {
        "position": index,
        "sku": clean_line(draft.sku, f"{at}.sku", most=100),
        "name": clean_line(draft.name, f"{at}.name", most=300, least=1),
        "options": [
            {
                "name": clean_line(option.name, f"{at}.options.name", most=100, least=1),
                "value": clean_line(option.value, f"{at}.options.value", most=300),
            }
            for option in draft.options
        ],
        "quantity": draft.quantity,
        "unit_price": price,
        "line_total": price * draft.quantity,
        "image_url": clean_url(draft.image_url, f"{at}.imageUrl"),
        "note": clean_line(draft.note, f"{at}.note", most=500),
    }


def _amounts(draft: OrderDraft, lines: list[dict[str, Any]], currency: str) -> dict[str, Any]:
    if len(draft.fees) > 50:
        raise InvalidInput("fees", "admite 50.", "takes at most 50.")
    fees = [
        (
            clean_line(fee.name, f"fees.{index}.name", most=120, least=1),
            to_minor(fee.amount, currency, f"fees.{index}.amount"),
        )
        for index, fee in enumerate(draft.fees)
    ]
    amounts: dict[str, Any] = {
        "subtotal": sum(line["line_total"] for line in lines),
        "shipping": to_minor(draft.shipping_cost, currency, "shippingCost"),
        "tax": to_minor(draft.tax, currency, "tax"),
        "discount": to_minor(draft.discount, currency, "discount"),
        "total": to_minor(draft.total, currency, "total"),
    }
    parts = amounts["subtotal"] + amounts["shipping"] + amounts["tax"] - amounts["discount"]
    expected = parts + sum(minor for _, minor in fees)
    if expected != amounts["total"]:
        raise TotalMismatch("total", expected=Money(expected, currency))
    return amounts | {"fees": [{"name": name, "amount": minor} for name, minor in fees]}


def _customer(draft: CustomerDraft, country: str) -> dict[str, str]:
    customer = {
        "name": clean_line(draft.name, "customer.name", most=200, least=1),
        "phone": clean_phone(draft.phone, "customer.phone", country),
        "email": clean_email(draft.email, "customer.email"),
    }
    if not (customer["phone"] or customer["email"]):
        raise InvalidInput(
            "customer.phone", "da un teléfono o un correo.", "give a phone or an e-mail."
        )
    return customer


def _dispatch(draft: DispatchDraft, country: str) -> dict[str, Any]:
    sizes = {"recipient": 200, "address": 300, "address_extra": 200, "region": 120}
    sizes |= {"postal_code": 20, "instructions": 500, "pickup_point": 300}
    row: dict[str, Any] = {
        name: clean_line(getattr(draft, name), f"dispatch.{_camel(name)}", most=most)
        for name, most in sizes.items()
    }
    needed = "address" if draft.method is DispatchMethod.DELIVERY else "pickup_point"
    if not row[needed]:
        raise InvalidInput(
            f"dispatch.{_camel(needed)}", "no puede quedar vacío.", "must not be empty."
        )
    return row | {"method": draft.method, "country": country}


def _payment(draft: PaymentDraft, total: int, currency: str) -> dict[str, Any]:
    amount = total
    if draft.amount is not None:
        amount = to_minor(draft.amount, currency, "payment.amount", least=1)
    if amount > total:
        raise InvalidInput(
            "payment.amount", "supera el total de la orden.", "exceeds the order's total."
        )
    return {
        "reference": clean_line(draft.reference, "payment.reference", most=100, least=1),
        "amount": amount,
        "paid_at": check_past(draft.paid_at, "payment.paidAt") if draft.paid_at else now(),
    }


def _camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(word.capitalize() for word in tail)
