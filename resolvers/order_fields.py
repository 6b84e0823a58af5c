"""What an order's row does not hold itself: its relations and what is derived from it."""

from collections.abc import Callable
from dataclasses import dataclass

import strawberry

from models import Customer, Dispatch, Event, Money, Order, OrderLine, PaymentMethod, Transaction
from models.errors import DomainError
from models.orders.alarm import seconds_to_accept as seconds_of
from models.orders.ledger import outstanding_of, state_of
from models.orders.workflow import CANCEL_REASONS, STATUS_LABELS, CancelReason, next_status, refusal
from models.people.rights import Right, forbidden
from models.words import Label
from resolvers.context import Info
from resolvers.enums import Action, Status, TransactionStatus
from resolvers.ids import make_id

__all__ = ["AvailableAction", "Fee", "Line"]

OfOrder = strawberry.Parent[Order]

ACTION_RIGHTS = {
    Action.ACCEPT: Right.MANAGE_ORDERS,
    Action.ADVANCE: Right.MANAGE_ORDERS,
    Action.PAY: Right.REGISTER_PAYMENTS,
    Action.CANCEL: Right.MANAGE_ORDERS,
    Action.REVERT: Right.MANAGE_ORDERS,
}
"""The right that each action's mutation stands under."""


@dataclass(frozen=True)
class AvailableAction:
    """Whether an action may happen now, and if not, why."""

    action: Action
    allowed: bool
    label: str
    code: str | None
    reason: str | None


@dataclass(frozen=True)
class Fee:
    """A charge beside products and shipping."""

    name: str
    amount: Money


@dataclass(frozen=True)
class Line:
    """One product of an order; None where nothing was given."""

    sku: str | None
    name: str
    options: list[dict[str, str]]
    quantity: int
    unit_price: Money
    line_total: Money
    image_url: str | None
    note: str | None

    @classmethod
    def of(cls, row: OrderLine, currency: str) -> "Line":
        """The line in `row`, with its money in the order's currency."""
        return cls(
            sku=row.sku or None,
            name=row.name,
            options=row.options,
            quantity=row.quantity,
            unit_price=Money(row.unit_price, currency),
            line_total=Money(row.line_total, currency),
            image_url=row.image_url or None,
            note=row.note or None,
        )


_ACTION_LABELS = {
    Action.ACCEPT: Label("Aceptar orden", "Accept order"),
    Action.PAY: Label("Pagar orden", "Register payment"),
    Action.CANCEL: Label("Cancelar orden", "Cancel order"),
    Action.REVERT: Label("Deshacer último paso", "Undo last step"),
    Action.ADVANCE: Label("Avanzar", "Advance"),
}
_STEP_LABELS = {
    Status.ACCEPTED: Label("Aceptar orden", "Accept order"),
    Status.PREPARING: Label("Empezar a preparar", "Start preparing"),
    Status.SHIPPED: Label("Marcar como enviada", "Mark as sent"),
    Status.READY_FOR_PICKUP: Label("Marcar lista para recoger", "Mark as ready for pickup"),
    Status.COMPLETED: Label("Finalizar despacho", "Finish"),
}


def global_id(root: OfOrder) -> strawberry.ID:
    """The order's global id."""
    return strawberry.ID(make_id("Order", root.id))


def money(column: str) -> Callable[[Order], Money]:
    """A resolver that shows the minor units in `column` as money."""

    def resolve(root: OfOrder) -> Money:
        return Money(getattr(root, column), root.currency)

    return resolve


def outstanding(root: OfOrder) -> Money:
    """What is still to come in."""
    return Money(outstanding_of(root), root.currency)


def fees(root: OfOrder) -> list[Fee]:
    """The order's other charges."""
    return [Fee(fee["name"], Money(fee["amount"], root.currency)) for fee in root.fees]


def seconds_to_accept(root: OfOrder) -> int | None:
    """How long it waited to be accepted."""
    return seconds_of(root)


def status_label(root: OfOrder, info: Info) -> str:
    """The status in words, in the reader's language."""
    return STATUS_LABELS[root.status].text(info.context.language)


async def payment_method(root: OfOrder, info: Info) -> PaymentMethod:
    """How it is paid."""
    return await info.context.loaders.payment_method.load(root.payment_method_id)


async def customer(root: OfOrder, info: Info) -> Customer:
    """Who ordered."""
    return await info.context.loaders.customer.load(root.customer_id)


async def dispatch(root: OfOrder, info: Info) -> Dispatch:
    """How it reaches the customer."""
    return await info.context.loaders.dispatch.load(root.id)


async def lines(root: OfOrder, info: Info) -> list[Line]:
    """What was ordered."""
    found = await info.context.loaders.lines.load(root.id)
    return [Line.of(row, root.currency) for row in found]


async def timeline(root: OfOrder, info: Info) -> list[Event]:
    """What happened with it."""
    return await info.context.loaders.timeline.load(root.id)


async def transactions(root: OfOrder, info: Info) -> list[Transaction] | None:
    """Its movements of money, for who may see them; a pending one with what is left of it."""
    if not info.context.viewer.may(Right.REGISTER_PAYMENTS):
        return None
    left = outstanding_of(root)
    found = await info.context.loaders.transactions.load(root.id)
    return [row for row in found if left or row.status is TransactionStatus.SETTLED]


def tracking_url(root: OfOrder, info: Info) -> str | None:
    """The customer's link, for who may see the customer's data."""
    if not info.context.viewer.may(Right.SEE_CONTACTS):
        return None
    return info.context.links.tracking_url(root.tracking_nonce)


def cancel_reasons(root: OfOrder) -> list[CancelReason]:
    """The reasons that `cancelOrder` takes now."""
    return sorted(CANCEL_REASONS[root.status])


def available_actions(root: OfOrder, info: Info) -> list[AvailableAction]:
    """Every action, and from the very table that the mutations obey, why it may not happen."""
    return [_available(action, root, info) for action in Action]


def _available(action: Action, order: Order, info: Info) -> AvailableAction:
    state, language = state_of(order), info.context.language
    no: DomainError | None = refusal(action, state)
    if not info.context.viewer.may(ACTION_RIGHTS[action]):
        no = forbidden(ACTION_RIGHTS[action])
    step = next_status(state) if action is Action.ADVANCE else None
    label = _STEP_LABELS[step] if step else _ACTION_LABELS[action]
    return AvailableAction(
        action=action,
        allowed=no is None,
        label=label.text(language),
        code=no.code if no else None,
        reason=no.sentence(language) if no else None,
    )
