"""Inputs that choose and sort rows."""

from datetime import date
from enum import Enum

import strawberry

from resolvers.enums import DispatchMethod, PaymentStatus, Status
from resolvers.inputs.fields import optional
from resolvers.inputs.scalars import Moment

__all__ = [
    "OrderFilter",
    "OrderSort",
    "OrderSortField",
    "SortDirection",
    "TransactionFilter",
]


@strawberry.enum(description="What orders are sorted by.")
class OrderSortField(Enum):
    """A sortable column."""

    PLACED_AT = strawberry.enum_value("placed_at", description="When the order was placed.")
    NUMBER = strawberry.enum_value("number", description="The order's number.")
    TOTAL = strawberry.enum_value("total", description="The order's total.")


@strawberry.enum(description="Which way a list is sorted.")
class SortDirection(Enum):
    """Up or down."""

    ASC = strawberry.enum_value("asc", description="Smallest or oldest first.")
    DESC = strawberry.enum_value("desc", description="Largest or newest first.")


@strawberry.input(description="The order of a list of orders.")
class OrderSort:
    """Sorting."""

    field: OrderSortField = strawberry.field(
        description="What to sort by.", default=OrderSortField.PLACED_AT
    )
    direction: SortDirection = strawberry.field(
        description="Which way.", default=SortDirection.DESC
    )


@strawberry.input(
    description="Which orders to list; all given conditions hold, a list means any of its values."
)
class OrderFilter:
    """Conditions on orders."""

    status: list[Status] | None = optional("How far they are.")
    payment_status: list[PaymentStatus] | None = optional("Where their money stands.")
    payment_method: list[str] | None = optional("Codes of payment methods.")
    dispatch_method: list[DispatchMethod] | None = optional("DELIVERY or PICKUP.")
    city: list[str] | None = optional("The city, exactly as written.")
    placed_from: Moment | None = optional("Placed at or after this moment.")
    placed_until: Moment | None = optional("Placed before this moment.")
    to_collect: bool | None = optional("Por cobrar: finished, but money is still outstanding.")


@strawberry.input(description="Which movements of money to list; all given conditions hold.")
class TransactionFilter:
    """Conditions on transactions."""

    payment_method: list[str] | None = optional("Codes of payment methods.")
    reference: str | None = optional("The reference, exactly.")
    received_from: date | None = optional("Received on or after this business day.")
    received_until: date | None = optional("Received on or before this business day.")
