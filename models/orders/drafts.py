"""An order as it comes in, before anything of it is believed: plain values, no database."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from models.orders.workflow import DispatchMethod

__all__ = [
    "CustomerDraft",
    "DispatchDraft",
    "FeeDraft",
    "LineDraft",
    "OptionDraft",
    "OrderDraft",
    "PaymentDraft",
]


@dataclass(frozen=True)
class CustomerDraft:
    """Who orders; a phone or an e-mail is needed."""

    name: str
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class DispatchDraft:
    """Where to: `address` for DELIVERY, `pickup_point` for PICKUP."""

    method: DispatchMethod
    recipient: str | None = None
    address: str | None = None
    address_extra: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    instructions: str | None = None
    pickup_point: str | None = None


@dataclass(frozen=True)
class OptionDraft:
    """A chosen variant: `Talla: M`."""

    name: str
    value: str


@dataclass(frozen=True)
class LineDraft:
    """One product; `unit_price` is what one of it costs, discounts of the line included."""

    name: str
    quantity: int
    unit_price: Decimal
    sku: str | None = None
    options: list[OptionDraft] = field(default_factory=list)
    image_url: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class FeeDraft:
    """A charge beside products and shipping."""

    name: str
    amount: Decimal


@dataclass(frozen=True)
class PaymentDraft:
    """What the gateway took, for payment methods with the ONLINE policy."""

    reference: str
    amount: Decimal | None = None
    paid_at: datetime | None = None


@dataclass(frozen=True)
class OrderDraft:
    """All of an order; `total` must equal lines + shipping + tax + fees − discount."""

    external_id: str
    customer: CustomerDraft
    city: str
    payment_method: str
    dispatch: DispatchDraft
    lines: list[LineDraft]
    total: Decimal
    payment: PaymentDraft | None = None
    shipping_cost: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    tax: Decimal = Decimal(0)
    fees: list[FeeDraft] = field(default_factory=list)
    currency_code: str | None = None
    language: str | None = None
    note: str | None = None
