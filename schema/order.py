"""An order and what belongs to it."""

import strawberry

import models
from resolvers import order_fields, row_fields
from resolvers.enums import Action, CancelReason, DispatchMethod, PaymentStatus, Policy, Status
from resolvers.inputs.scalars import Moment
from schema.described import described
from schema.event import OrderEvent
from schema.money import Money
from schema.node import Node
from schema.transaction import Transaction

__all__ = ["Order", "PaymentMethod"]


@strawberry.type(description="A way to pay in the shop.")
class PaymentMethod:
    """A payment method."""

    code: str = described("Its code, such as BANK_TRANSFER.")
    name: str = described("Its name, in the reader's language.", row_fields.method_name)
    name_es: str = described("Its name in Spanish.")
    name_en: str = described("Its name in English.")
    policy: Policy = described("When its money comes in.")
    active: bool = described("Whether new orders may choose it.")


@strawberry.type(description="Who ordered.")
class Customer:
    """A customer."""

    name: str = described("The customer's name.")
    phone: str | None = described("E.164; null without SEE_CONTACTS.", row_fields.contact("phone"))
    email: str | None = described("Null without SEE_CONTACTS.", row_fields.contact("email"))


@strawberry.type(description="How an order reaches its customer.")
class Dispatch:
    """A dispatch."""

    method: DispatchMethod = described("DELIVERY or PICKUP.")
    recipient: str | None = described(
        "Who takes it, if not the customer; null without SEE_CONTACTS.",
        row_fields.contact("recipient"),
    )
    address: str | None = described(
        "Street and number, for DELIVERY; null without SEE_CONTACTS.", row_fields.contact("address")
    )
    address_extra: str | None = described(
        "Flat, tower, neighbourhood; null without SEE_CONTACTS.",
        row_fields.contact("address_extra"),
    )
    region: str = described("Department or state; may be empty.")
    postal_code: str = described("Postal code; may be empty.")
    country: str = described("ISO 3166-1 alpha-2.")
    instructions: str | None = described(
        "For the courier; null without SEE_CONTACTS.", row_fields.contact("instructions")
    )
    pickup_point: str = described("Where it is collected; empty for DELIVERY.")


@strawberry.type(description="A chosen variant of a product, such as size M.")
class LineOption:
    """A variant."""

    name: str = described("What was chosen, such as `Talla`.", lambda root: root["name"])
    value: str = described("The choice, such as `M`.", lambda root: root["value"])


@strawberry.type(description="One product of an order, as it was sold.")
class OrderLine:
    """A line."""

    sku: str | None = described("The product's code in the shop.")
    name: str = described("What was ordered.")
    options: list[LineOption] = described("Chosen variants.")
    quantity: int = described("How many.")
    unit_price: Money = described("What one costs.")
    line_total: Money = described("quantity × unitPrice.")
    image_url: str | None = described("A picture.")
    note: str | None = described("The customer's wish for this product.")


@strawberry.type(description="A charge beside products and shipping.")
class Fee:
    """A fee."""

    name: str = described("What it is for.")
    amount: Money = described("How much.")


@strawberry.type(
    description="Whether the viewer may do something with the order now, and if not, why."
)
class AvailableAction:
    """An action."""

    action: Action = described("What could be done.")
    allowed: bool = described("Whether its mutation would be obeyed now.")
    label: str = described("What the button says, in the reader's language.")
    code: str | None = described("The error code that refuses it; else null.")
    reason: str | None = described("The refusal in words; else null.")


@strawberry.type(description="An order of the shop.")
class Order(Node):
    """An order."""

    @classmethod
    def is_type_of(cls, row: object, _: object) -> bool:
        """Whether a row of the database is shown as this type."""
        return isinstance(row, models.Order)

    id: strawberry.ID = described("The order's global id.", order_fields.global_id)
    number: int = described("The shop's number for it, rising without a gap.")
    external_id: str = described("The storefront's own number for it.")
    version: int = described("Rises with every change; see expectedVersion.")
    status: Status = described("How far it is.")
    status_label: str = described("`status` in the reader's language.", order_fields.status_label)
    cancel_reason: CancelReason | None = described("Why it was cancelled.")
    payment_status: PaymentStatus = described("Where its money stands.")
    payment_method: PaymentMethod = described("How it is paid.", order_fields.payment_method)
    dispatch: Dispatch = described("How it reaches the customer.", order_fields.dispatch)
    customer: Customer = described("Who ordered.", order_fields.customer)
    city: str = described("The city of the order.")
    subtotal: Money = described("The sum of the lines.", order_fields.money("subtotal"))
    shipping_cost: Money = described("Shipping.", order_fields.money("shipping"))
    tax: Money = described("Tax that is not inside the prices.", order_fields.money("tax"))
    fees: list[Fee] = described("Other charges.", order_fields.fees)
    discount: Money = described("Discount on the whole order.", order_fields.money("discount"))
    total: Money = described("What the customer has to pay.", order_fields.money("total"))
    paid: Money = described("What came in, less what went back.", order_fields.money("paid"))
    outstanding: Money = described("What is still to come in.", order_fields.outstanding)
    language: str = described("`es` or `en`: of its letters and tracking page.")
    note: str = described("The customer's note; may be empty.")
    placed_at: Moment = described("When it was placed.")
    accepted_at: Moment | None = described("When the shop took it on.")
    seconds_to_accept: int | None = described(
        "How long it waited since accepting became possible; null while it is not accepted.",
        order_fields.seconds_to_accept,
    )
    alarmed_at: Moment | None = described(
        "Since when its alarm stands: it waited too long; null once it is accepted or cancelled."
    )
    completed_at: Moment | None = described("When it was delivered or collected.")
    lines: list[OrderLine] = described("What was ordered.", order_fields.lines)
    timeline: list[OrderEvent] = described(
        "What happened with it, oldest first.", order_fields.timeline
    )
    transactions: list[Transaction] | None = described(
        "Its movements of money; null without REGISTER_PAYMENTS.", order_fields.transactions
    )
    available_actions: list[AvailableAction] = described(
        "What the viewer may do now, from the table that the mutations obey.",
        order_fields.available_actions,
    )
    cancel_reasons: list[CancelReason] = described(
        "The reasons that cancelOrder takes now.", order_fields.cancel_reasons
    )
    tracking_url: str | None = described(
        "The customer's page; null without SEE_CONTACTS.", order_fields.tracking_url
    )
