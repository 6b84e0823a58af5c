"""Inputs that change an order."""

from datetime import date

import strawberry

from models import Precondition
from resolvers.enums import CancelReason, Status
from resolvers.inputs.fields import optional, required
from resolvers.inputs.scalars import Amount

__all__ = [
    "AcceptOrderInput",
    "AddNoteInput",
    "AdvanceStatusInput",
    "CancelOrderInput",
    "OrderChangeInput",
    "PayOrderInput",
    "RevertStatusInput",
    "RotateTrackingInput",
]

_VERSION = "The `Order.version` that the caller has seen; another one is refused (STALE_VERSION)."
_KEY = "Makes a repeated call answer with the first result; another body under it is refused."


@strawberry.input(description="What every change of an order may ask for.")
class OrderChangeInput:
    """The order, and under which conditions to change it."""

    order_id: strawberry.ID = required("The order's global id.")
    expected_version: int | None = optional(_VERSION)
    idempotency_key: str | None = optional(_KEY)

    @property
    def asked(self) -> Precondition:
        """The conditions, as the actions take them."""
        return Precondition(self.expected_version, self.idempotency_key)


@strawberry.input(description="Take an order on.")
class AcceptOrderInput(OrderChangeInput):
    """RECEIVED → ACCEPTED."""


@strawberry.input(description="Move an order one step along its path.")
class AdvanceStatusInput(OrderChangeInput):
    """One step further."""

    to: Status | None = optional("The step that is meant; the next one when absent.")


@strawberry.input(description="Register that money came in.")
class PayOrderInput(OrderChangeInput):
    """Pagar orden."""

    reference: str | None = optional("The payment's reference code; needed.")
    amount: Amount | None = optional("What came in; all that is outstanding when absent.")
    received_on: date | None = optional("The day the money arrived, in the shop's zone; or today.")
    note: str | None = optional("A remark, up to 500 characters.")
    allow_overpayment: bool = strawberry.field(
        description="Take more than is outstanding.", default=False
    )
    duplicate_reason: str | None = optional(
        "Why the same reference may stand on a second order of the shop."
    )


@strawberry.input(description="End an order without delivery.")
class CancelOrderInput(OrderChangeInput):
    """Cancelar."""

    reason: CancelReason = required("A reason that fits the order's status.")
    note: str | None = optional("A remark, up to 500 characters.")


@strawberry.input(description="Undo the last step of an order.")
class RevertStatusInput(OrderChangeInput):
    """Deshacer."""

    reason: str = required("Why, up to 500 characters.")


@strawberry.input(description="Write a note on an order's timeline.")
class AddNoteInput(OrderChangeInput):
    """Nota."""

    text: str = required("The note, up to 2,000 characters.")


@strawberry.input(description="Close an order's tracking link and make another.")
class RotateTrackingInput:
    """A new link."""

    order_id: strawberry.ID = required("The order's global id.")
