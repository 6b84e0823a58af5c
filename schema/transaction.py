"""A movement of money."""

from datetime import date
from typing import Annotated

import strawberry

import models
from resolvers import row_fields
from resolvers.enums import ActorKind, TransactionKind, TransactionStatus
from resolvers.inputs.scalars import Moment
from schema.described import described
from schema.money import Money
from schema.node import Node

__all__ = ["Transaction"]

LazyOrder = Annotated["Order", strawberry.lazy("schema.order")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.type(description="A movement of money on an order: written once, never changed.")
class Transaction(Node):
    """A transaction."""

    @classmethod
    def is_type_of(cls, row: object, _: object) -> bool:
        """Whether a row of the database is shown as this type."""
        return isinstance(row, models.Transaction)

    id: strawberry.ID = described("The transaction's global id.", row_fields.transaction_id)
    kind: TransactionKind = described("What it is.")
    status: TransactionStatus = described("Whether the money is in.")
    amount: Money = described(
        "The amount; of a PENDING one, what is left of it.", row_fields.transaction_amount
    )
    reference: str = described("The payment's reference; may be empty.")
    note: str = described("A remark; may be empty.")
    actor_kind: ActorKind = described("What kind of person or program wrote it.")
    actor_name: str = described("Who wrote it.")
    registered_at: Moment = described("When it was written.")
    received_on: date | None = described(
        "The shop's business day on which the money arrived; null while PENDING."
    )
    order: LazyOrder = described("The order it is for.", row_fields.transaction_order)
