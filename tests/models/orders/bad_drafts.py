"""Drafts with one bad field each, and the field that has to be named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from models import DispatchMethod
from models.clock import now
from models.orders.drafts import CustomerDraft, FeeDraft, LineDraft, OptionDraft, PaymentDraft
from tests.factories import DELIVERY

__all__ = ["BAD", "COFFEE", "a_customer", "paid_online"]

COFFEE = LineDraft("Café", 2, Decimal(25_000))
CUSTOMER = CustomerDraft("José", "3001234567", "jose@cliente.example")
HUGE = "x" * 10_000_000


def a_line(**changes: Any) -> dict[str, Any]:
    return {"lines": [replace(COFFEE, **changes)]}


def a_customer(**changes: Any) -> dict[str, Any]:
    return {"customer": replace(CUSTOMER, **changes)}


def an_address(**changes: Any) -> dict[str, Any]:
    return {"dispatch": replace(DELIVERY, **changes)}


def paid_online(**changes: Any) -> dict[str, Any]:
    payment = replace(PaymentDraft("PSE-1"), **changes)
    return {"payment_method": "ONLINE", "payment": payment}


BAD: list[tuple[str, dict[str, Any]]] = [
    ("externalId", {"external_id": ""}),
    ("externalId", {"external_id": " \n"}),
    ("externalId", {"external_id": "x" * 101}),
    ("externalId", {"external_id": "W\x001"}),
    ("externalId", {"external_id": HUGE}),
    ("city", {"city": ""}),
    ("city", {"city": "Bogot\ud800"}),
    ("city", {"city": HUGE}),
    ("note", {"note": "x" * 2001}),
    ("note", {"note": HUGE}),
    ("language", {"language": "fr"}),
    ("language", {"language": " "}),
    ("language", {"language": "esperanto"}),
    ("language", {"language": HUGE}),
    ("currencyCode", {"currency_code": "USD"}),
    ("currencyCode", {"currency_code": "XYZ"}),
    ("currencyCode", {"currency_code": HUGE}),
    ("paymentMethod", {"payment_method": ""}),
    ("paymentMethod", {"payment_method": HUGE}),
    ("customer.name", a_customer(name="")),
    ("customer.name", a_customer(name="\x00")),
    ("customer.name", a_customer(name="x" * 201)),
    ("customer.name", a_customer(name=HUGE)),
    ("customer.phone", a_customer(phone="12")),
    ("customer.phone", a_customer(phone="nadie")),
    ("customer.phone", a_customer(phone=HUGE)),
    ("customer.phone", a_customer(phone=None, email=None)),
    ("customer.phone", a_customer(phone=" ", email="")),
    ("customer.email", a_customer(email="jose")),
    ("customer.email", a_customer(email="jose@x.co\r\nBcc: todos@x.co")),
    ("customer.email", a_customer(email=HUGE)),
    ("dispatch.address", an_address(address=None)),
    ("dispatch.address", an_address(address=" ")),
    ("dispatch.address", an_address(address="x" * 301)),
    ("dispatch.address", an_address(address="Calle\x00")),
    ("dispatch.addressExtra", an_address(address_extra=HUGE)),
    ("dispatch.recipient", an_address(recipient=HUGE)),
    ("dispatch.region", an_address(region=HUGE)),
    ("dispatch.postalCode", an_address(postal_code="x" * 21)),
    ("dispatch.country", an_address(country="COL")),
    ("dispatch.country", an_address(country="C")),
    ("dispatch.country", an_address(country="1!")),
    ("dispatch.country", an_address(country="ñ\x00")),
    ("dispatch.country", an_address(country=HUGE)),
    ("dispatch.instructions", an_address(instructions=HUGE)),
    ("dispatch.pickupPoint", an_address(method=DispatchMethod.PICKUP)),
    ("lines", {"lines": []}),
    ("lines", {"lines": [COFFEE] * 501}),
    ("lines.0.quantity", a_line(quantity=0)),
    ("lines.0.quantity", a_line(quantity=-1)),
    ("lines.0.quantity", a_line(quantity=1_000_001)),
    ("lines.0.quantity", a_line(quantity=10**30)),
    ("lines.0.name", a_line(name="")),
    ("lines.0.name", a_line(name="x" * 301)),
    ("lines.0.name", a_line(name=HUGE)),
    ("lines.0.sku", a_line(sku="x" * 101)),
    ("lines.0.note", a_line(note=HUGE)),
    ("lines.0.imageUrl", a_line(image_url="javascript:alert(1)")),
    ("lines.0.imageUrl", a_line(image_url=HUGE)),
    ("lines.0.options", a_line(options=[OptionDraft("Talla", "M")] * 31)),
    ("lines.0.options.name", a_line(options=[OptionDraft("", "M")])),
    ("lines.0.options.value", a_line(options=[OptionDraft("Talla", HUGE)])),
    ("lines.0.unitPrice", a_line(unit_price=Decimal(-1))),
    ("lines.0.unitPrice", a_line(unit_price=Decimal("25000.5"))),
    ("lines.0.unitPrice", a_line(unit_price=Decimal("NaN"))),
    ("lines.0.unitPrice", a_line(unit_price=Decimal("sNaN"))),
    ("lines.0.unitPrice", a_line(unit_price=Decimal("Infinity"))),
    ("lines.0.unitPrice", a_line(unit_price=Decimal("1E+400"))),
    ("lines.0.unitPrice", a_line(unit_price=Decimal("1E+16"))),
    ("lines.1.quantity", {"lines": [COFFEE, replace(COFFEE, quantity=0)]}),
    ("shippingCost", {"shipping_cost": Decimal(-1)}),
    ("shippingCost", {"shipping_cost": Decimal("0.1")}),
    ("tax", {"tax": Decimal(-1)}),
    ("discount", {"discount": Decimal(-1)}),
    ("discount", {"discount": Decimal("NaN")}),
    ("fees", {"fees": [FeeDraft("Empaque", Decimal(0))] * 51}),
    ("fees.0.name", {"fees": [FeeDraft("", Decimal(1))]}),
    ("fees.0.amount", {"fees": [FeeDraft("Empaque", Decimal(-1))]}),
    ("fees.1.amount", {"fees": [FeeDraft("A", Decimal(1)), FeeDraft("B", Decimal("0.5"))]}),
    ("total", {"total": Decimal(50_001)}),
    ("total", {"total": Decimal(49_999)}),
    ("total", {"total": Decimal(-50_000)}),
    ("total", {"total": Decimal("50000.01")}),
    ("total", {"total": Decimal("Infinity")}),
    ("total", {"total": Decimal(0), "discount": Decimal(50_001)}),
    ("total", a_line(quantity=1_000_000, unit_price=Decimal(10**15))),
    ("payment.reference", paid_online(reference="")),
    ("payment.reference", paid_online(reference=HUGE)),
    ("payment.amount", paid_online(amount=Decimal(0))),
    ("payment.amount", paid_online(amount=Decimal(50_001))),
    ("payment.amount", paid_online(amount=Decimal("0.5"))),
    ("payment.paidAt", paid_online(paid_at=datetime(2026, 1, 1, 12))),
    ("payment.paidAt", paid_online(paid_at=now() + timedelta(days=2))),
    ("payment.paidAt", paid_online(paid_at=datetime(1999, 12, 31, tzinfo=UTC))),
    ("payment.paidAt", paid_online(paid_at=datetime.max.replace(tzinfo=UTC))),
    ("payment.paidAt", paid_online(paid_at=datetime.min.replace(tzinfo=UTC))),
]
