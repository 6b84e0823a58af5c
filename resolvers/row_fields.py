"""What the other rows do not hold themselves, and what of them not everybody may see."""

import strawberry

from models import Customer, Dispatch, Event, Money, Notification, Order, PaymentMethod, Transaction
from models.orders.ledger import outstanding_of
from models.orders.workflow import STATUS_LABELS
from models.people.rights import Right
from models.people.viewers import Viewer
from resolvers.context import Info
from resolvers.enums import CancelReason, Status, TransactionStatus
from resolvers.ids import make_id

__all__: list[str] = []

OfCustomer = strawberry.Parent[Customer]
OfDispatch = strawberry.Parent[Dispatch]
OfEvent = strawberry.Parent[Event]
OfMethod = strawberry.Parent[PaymentMethod]
OfNotification = strawberry.Parent[Notification]
OfTransaction = strawberry.Parent[Transaction]
OfViewer = strawberry.Parent[Viewer]


def method_name(root: OfMethod, info: Info) -> str:
    """What people call the payment method."""
    return root.name(info.context.language)


def customer_phone(root: OfCustomer, info: Info) -> str | None:
    """The phone, for who may see contacts."""
    return (root.phone or None) if info.context.viewer.may(Right.SEE_CONTACTS) else None


def customer_email(root: OfCustomer, info: Info) -> str | None:
    """The e-mail, for who may see contacts."""
    return (root.email or None) if info.context.viewer.may(Right.SEE_CONTACTS) else None


def dispatch_address(root: OfDispatch, info: Info) -> str | None:
    """The address, for who may see contacts."""
    return (root.address or None) if info.context.viewer.may(Right.SEE_CONTACTS) else None


def dispatch_extra(root: OfDispatch, info: Info) -> str | None:
    """The rest of the address, for who may see contacts."""
    return (root.address_extra or None) if info.context.viewer.may(Right.SEE_CONTACTS) else None


def dispatch_recipient(root: OfDispatch, info: Info) -> str | None:
    """Who takes it, for who may see contacts."""
    return (root.recipient or None) if info.context.viewer.may(Right.SEE_CONTACTS) else None


def dispatch_instructions(root: OfDispatch, info: Info) -> str | None:
    """The way there, for who may see contacts."""
    return (root.instructions or None) if info.context.viewer.may(Right.SEE_CONTACTS) else None


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


async def transaction_method(root: OfTransaction, info: Info) -> PaymentMethod:
    """The payment method of the order."""
    return await info.context.loaders.payment_method.load(root.payment_method_id)


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


def viewer_name(root: OfViewer) -> str:
    """The name of the person or key."""
    return root.actor.name
