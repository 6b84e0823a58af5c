"""What the other rows do not hold themselves, and what of them not everybody may see."""

from collections.abc import Callable
from typing import Any

import strawberry

from models import Event, Money, Notification, Order, PaymentMethod, Transaction
from models.orders.ledger import outstanding_of
from models.orders.workflow import STATUS_LABELS
from models.people.rights import Right
from models.people.viewers import Viewer
from resolvers.context import Info
from resolvers.cursors import event_cursor
from resolvers.enums import CancelReason, Status, TransactionStatus
from resolvers.ids import make_id

__all__: list[str] = []

OfEvent = strawberry.Parent[Event]
OfMethod = strawberry.Parent[PaymentMethod]
OfNotification = strawberry.Parent[Notification]
OfTransaction = strawberry.Parent[Transaction]
OfViewer = strawberry.Parent[Viewer]


def method_name(root: OfMethod, info: Info) -> str:
    """What people call the payment method."""
    return root.name(info.context.language)


def contact(column: str) -> Callable[[Any, Info], str | None]:
    """A resolver of contact data in `column`: None when it is empty, or without SEE_CONTACTS.

    `Any`: the row is a Customer or a Dispatch.
    """

    def resolve(root: strawberry.Parent[Any], info: Info) -> str | None:
        return (
            (getattr(root, column) or None) if info.context.viewer.may(Right.SEE_CONTACTS) else None
        )

    return resolve


def transaction_id(root: OfTransaction) -> strawberry.ID:
    """The transaction's global id."""
    return strawberry.ID(make_id("Transaction", root.id))


async def transaction_amount(root: OfTransaction, info: Info) -> Money:
    """The amount: of a pending row, what is left of it."""
    if root.status is TransactionStatus.SETTLED:
        return Money(root.amount, root.currency)
    order = await info.context.loaders.order.load(root.order_id)
    return Money(outstanding_of(order), root.currency)


async def transaction_order(root: OfTransaction, info: Info) -> Order:
    """The order that the money is for."""
    return await info.context.loaders.order.load(root.order_id)


def notification_id(root: OfNotification) -> strawberry.ID:
    """The notification's global id."""
    return strawberry.ID(make_id("Notification", root.id))


def notification_title(root: OfNotification, info: Info) -> str:
    """What the bell says."""
    return root.title(info.context.language)


async def notification_order(root: OfNotification, info: Info) -> Order:
    """The order that the bell rings for."""
    return await info.context.loaders.order.load(root.order_id)


def event_origin(root: OfEvent) -> Status:
    """The status before."""
    return Status(root.data["origin"])


def event_to(root: OfEvent) -> Status:
    """The status after."""
    return Status(root.data["to"])


def event_to_label(root: OfEvent, info: Info) -> str:
    """The status after, in words."""
    return STATUS_LABELS[Status(root.data["to"])].text(info.context.language)


def event_amount(root: OfEvent, info: Info) -> Money | None:
    """The money that came in, for who may see transactions."""
    if not info.context.viewer.may(Right.REGISTER_PAYMENTS):
        return None
    return Money(root.data["amount"], root.data["currency"])


def event_reference(root: OfEvent, info: Info) -> str | None:
    """The payment's reference, for who may see transactions."""
    may = info.context.viewer.may(Right.REGISTER_PAYMENTS)
    return str(root.data["reference"]) if may else None


def event_total(root: OfEvent) -> Money:
    """The order's total at its placing."""
    return Money(root.data["total"], root.data["currency"])


def event_note(root: OfEvent) -> str | None:
    """The remark that came with it."""
    return str(root.data.get("note") or "") or None


def event_reason(root: OfEvent) -> str:
    """Why."""
    return str(root.data["reason"])


def event_cancel_reason(root: OfEvent) -> CancelReason:
    """Why the order was cancelled."""
    return CancelReason(root.data["reason"])


def event_note_text(root: OfEvent) -> str:
    """The note itself."""
    return str(root.data["text"])


def event_seconds_to_accept(root: OfEvent) -> int | None:
    """How long the order had waited; None of an event from before this was written down."""
    seconds = root.data.get("seconds")
    return None if seconds is None else int(seconds)


def event_minutes(root: OfEvent) -> int:
    """How long the order had waited."""
    return int(root.data["minutes"])


def event_letter_to(root: OfEvent, info: Info) -> str | None:
    """The address of the letter, for who may see the customer's data."""
    return str(root.data["to"]) if info.context.viewer.may(Right.SEE_CONTACTS) else None


def event_letter_subject(root: OfEvent) -> str:
    """What the letter was about."""
    return str(root.data["subject"])


def event_letter_error(root: OfEvent, info: Info) -> str | None:
    """What the mail server said of the letter, for who may see the customer's data."""
    return str(root.data["error"]) if info.context.viewer.may(Right.SEE_CONTACTS) else None


def viewer_name(root: OfViewer) -> str:
    """The name of the person or key."""
    return root.actor.name


def viewer_cursor(root: OfViewer) -> str:
    """The newest event of the shop when the request came in: what is read is not older."""
    return event_cursor(root.shop_id, int(root.shop.event_seq) if root.shop else 0)
