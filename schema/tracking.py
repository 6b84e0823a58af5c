"""What a customer's tracking link shows, and nothing else of the order."""

import strawberry

import models
from resolvers import order_fields, tracking
from resolvers.enums import DispatchMethod, PaymentStatus, Status
from resolvers.inputs.scalars import Moment
from schema.described import described
from schema.money import Money
from schema.order import Fee

__all__ = ["OrderTracking"]


@strawberry.type(description="One of the four steps of an order's way.")
class TrackingStep:
    """A step."""

    status: Status = described("The step.")
    label: str = described("The step in the order's language.")
    reached_at: Moment | None = described("When it was reached, if it was.")
    current: bool = described("Whether the order stands here now.")


@strawberry.type(description="A product, as its customer sees it.")
class TrackingItem:
    """An item."""

    name: str = described("What was ordered.")
    quantity: int = described("How many.")
    line_total: Money = described("What it costs.")


@strawberry.type(description="How the order comes, without any address of the customer.")
class TrackingDispatch:
    """The way."""

    method: DispatchMethod = described("DELIVERY or PICKUP.")
    text: str = described("The method, or the pickup point, in words.")


@strawberry.type(description="The shop, as its customer sees it.")
class TrackingShop:
    """The shop."""

    name: str = described("Its name.")
    color: str | None = described("Its own colour, as `#rrggbb`.")
    logo_url: str | None = described("Its picture.")
    contact_phone: str | None = described("How to call it, E.164.")
    contact_email: str | None = described("How to write to it.")
    address: str | None = described("Where it is; null for DELIVERY.")
    map_url: str | None = described("A map of where it is; null for DELIVERY.")
    opening_hours: str | None = described("When it is open, in words; null for DELIVERY.")


@strawberry.type(
    description=(
        "An order as its customer may see it: never a phone, an address, a document or the staff."
    )
)
class OrderTracking:
    """A tracked order."""

    @classmethod
    def is_type_of(cls, row: object, _: object) -> bool:
        """Whether a row of the database is shown as this type."""
        return isinstance(row, models.Order)

    number: int = described("The order's number.")
    status: Status = described("How far it is.")
    status_label: str = described("`status` in the order's language.", tracking.status_label)
    steps: list[TrackingStep] = described(
        "The four steps of its dispatch method.", tracking.steps_of
    )
    cancelled: bool = described("Whether it was cancelled.", tracking.is_cancelled)
    next_step: str = described("What comes next, in the order's language.", tracking.next_words)
    payment_status: PaymentStatus = described("Where its money stands.")
    payment_label: str = described("`paymentStatus` in plain words.", tracking.payment_label)
    total: Money = described("What the order costs.", order_fields.money("total"))
    shipping_cost: Money = described("Shipping.", order_fields.money("shipping"))
    tax: Money = described("Tax that is not inside the prices.", order_fields.money("tax"))
    fees: list[Fee] = described("Other charges.", order_fields.fees)
    discount: Money = described("Discount on the whole order.", order_fields.money("discount"))
    outstanding: Money = described("What is still to pay.", order_fields.outstanding)
    items: list[TrackingItem] = described("What was ordered.", order_fields.lines)
    dispatch: TrackingDispatch = described("How it comes.", tracking.dispatch_of)
    shop: TrackingShop = described("The shop.", tracking.shop_of)
    language: str = described("`es` or `en`: the order's language.")
    cursor: str = described("Changes whenever the order does.", tracking.cursor_of)
