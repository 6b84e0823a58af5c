"""What happened with an order: one interface, one type per kind."""

from typing import ClassVar

import strawberry

import models
from models import EventKind
from resolvers import row_fields
from resolvers.enums import ActorKind, CancelReason, Status
from resolvers.inputs.scalars import Moment
from schema.described import described
from schema.money import Money

__all__ = ["EVENT_TYPES", "OrderEvent"]


@strawberry.interface(description="Something that happened with an order.")
class OrderEvent:
    """An event."""

    event_kind: ClassVar[EventKind]

    @classmethod
    def is_type_of(cls, row: object, _: object) -> bool:
        """Whether a row of the database is shown as this type."""
        return isinstance(row, models.Event) and row.kind is cls.event_kind

    number: int = described("Its number in the shop: dense and rising.")
    at: Moment = described("When it happened.")
    actor_kind: ActorKind = described("What kind of person or program did it.")
    actor_name: str = described("Who did it.")


@strawberry.type(description="The customer placed the order.")
class OrderPlaced(OrderEvent):
    """Recibido."""

    event_kind = EventKind.ORDER_PLACED
    total: Money = described("The order's total.", row_fields.event_total)


@strawberry.type(description="The seller took the order on.")
class OrderAccepted(OrderEvent):
    """Aceptado."""

    event_kind = EventKind.ORDER_ACCEPTED
    seconds_to_accept: int | None = described(
        "How long it had waited since accepting became possible; null where nobody counted.",
        row_fields.event_seconds_to_accept,
    )


@strawberry.type(description="The order went one step further.")
class StatusAdvanced(OrderEvent):
    """Avanzado."""

    event_kind = EventKind.STATUS_ADVANCED
    origin: Status = described("The status before.", row_fields.event_origin)
    to: Status = described("The status after.", row_fields.event_to)
    to_label: str = described("`to` in the reader's language.", row_fields.event_to_label)


@strawberry.type(description="Money came in and was registered.")
class PaymentRegistered(OrderEvent):
    """Pagado."""

    event_kind = EventKind.PAYMENT_REGISTERED
    amount: Money | None = described(
        "How much; null without REGISTER_PAYMENTS.", row_fields.event_amount
    )
    reference: str | None = described(
        "Its reference; null without REGISTER_PAYMENTS.", row_fields.event_reference
    )


@strawberry.type(description="The order was cancelled.")
class OrderCancelled(OrderEvent):
    """Cancelado."""

    event_kind = EventKind.ORDER_CANCELLED
    origin: Status = described("The status before.", row_fields.event_origin)
    reason: CancelReason = described("Why.", row_fields.event_cancel_reason)
    note: str | None = described("A remark.", row_fields.event_note)


@strawberry.type(description="The last step was undone.")
class StatusReverted(OrderEvent):
    """Deshecho."""

    event_kind = EventKind.STATUS_REVERTED
    origin: Status = described("The status before.", row_fields.event_origin)
    to: Status = described("The status after.", row_fields.event_to)
    to_label: str = described("`to` in the reader's language.", row_fields.event_to_label)
    reason: str = described("Why.", row_fields.event_reason)


@strawberry.type(description="Somebody of the staff wrote a note.")
class NoteAdded(OrderEvent):
    """Anotado."""

    event_kind = EventKind.NOTE_ADDED
    text: str = described("The note.", row_fields.event_note_text)


@strawberry.type(description="The order waited too long for somebody to accept it.")
class OrderUnaccepted(OrderEvent):
    """Sin aceptar."""

    event_kind = EventKind.ORDER_UNACCEPTED
    minutes: int = described("How many minutes it had waited.", row_fields.event_minutes)


@strawberry.type(description="A letter about the order was refused for good.")
class LetterFailed(OrderEvent):
    """Correo fallido."""

    event_kind = EventKind.LETTER_FAILED
    to: str | None = described(
        "Its address; null without SEE_CONTACTS.", row_fields.event_letter_to
    )
    subject: str = described("What it was about.", row_fields.event_letter_subject)
    error: str | None = described(
        "What the mail server said, which may name the address; null without SEE_CONTACTS.",
        row_fields.event_letter_error,
    )


@strawberry.type(description="The customer's tracking link was replaced; the old one is closed.")
class LinkRotated(OrderEvent):
    """Enlace cambiado."""

    event_kind = EventKind.LINK_ROTATED


EVENT_TYPES = (
    OrderPlaced,
    OrderAccepted,
    StatusAdvanced,
    PaymentRegistered,
    OrderCancelled,
    StatusReverted,
    NoteAdded,
    OrderUnaccepted,
    LetterFailed,
    LinkRotated,
)
"""Every concrete event; the schema names them, since no field does."""
