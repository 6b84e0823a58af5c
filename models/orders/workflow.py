"""The life of an order: the one table that says what may happen, and why not.

Pure: no database, no clock. The mutations obey it, `availableActions` shows it, and nothing else in
the project compares statuses. The rules are those of the help page "Mis Órdenes".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.errors import (
    CancelReasonNotAllowed,
    DomainError,
    NothingOutstanding,
    PaidThroughGateway,
    PaymentRequired,
    TransitionNotAllowed,
)
from models.money import Money
from models.words import Label

__all__ = [
    "CANCEL_REASONS",
    "PATHS",
    "STATUS_LABELS",
    "Action",
    "CancelReason",
    "DispatchMethod",
    "OrderState",
    "Policy",
    "Status",
    "next_status",
    "previous_status",
    "refusal",
    "refuse_cancel_reason",
    "verify",
]


class Status(StrEnum):
    """How far an order is."""

    RECEIVED = "RECEIVED"
    ACCEPTED = "ACCEPTED"
    PREPARING = "PREPARING"
    SHIPPED = "SHIPPED"
    READY_FOR_PICKUP = "READY_FOR_PICKUP"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class DispatchMethod(StrEnum):
    """How the goods reach the customer."""

    DELIVERY = "DELIVERY"
    PICKUP = "PICKUP"


class Policy(StrEnum):
    """When the money of a payment method comes in."""

    ONLINE = "ONLINE"
    PREPAID = "PREPAID"
    ON_DELIVERY = "ON_DELIVERY"


class Action(StrEnum):
    """What a seller can do with an order."""

    ACCEPT = "ACCEPT"
    ADVANCE = "ADVANCE"
    PAY = "PAY"
    CANCEL = "CANCEL"
    REVERT = "REVERT"


class CancelReason(StrEnum):
    """Why an order ends without reaching its customer."""

    CUSTOMER_REQUEST = "CUSTOMER_REQUEST"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    PAYMENT_NOT_RECEIVED = "PAYMENT_NOT_RECEIVED"
    DUPLICATE = "DUPLICATE"
    SUSPECTED_FRAUD = "SUSPECTED_FRAUD"
    OTHER = "OTHER"
    REFUSED_AT_DOOR = "REFUSED_AT_DOOR"
    UNREACHABLE = "UNREACHABLE"
    RETURNED = "RETURNED"
    NOT_COLLECTED = "NOT_COLLECTED"


# ── The table ────────────────────────────────────────────────────────────────────────────────────

PATHS: Mapping[DispatchMethod, tuple[Status, ...]] = {
    DispatchMethod.DELIVERY: (
        Status.RECEIVED,
        Status.ACCEPTED,
        Status.PREPARING,
        Status.SHIPPED,
        Status.COMPLETED,
    ),
    DispatchMethod.PICKUP: (
        Status.RECEIVED,
        Status.ACCEPTED,
        Status.PREPARING,
        Status.READY_FOR_PICKUP,
        Status.COMPLETED,
    ),
}

_ACCEPT_WAITS_FOR_MONEY = {Policy.ONLINE: True, Policy.PREPAID: True, Policy.ON_DELIVERY: False}
_STAFF_REGISTER_MONEY = {Policy.ONLINE: False, Policy.PREPAID: True, Policy.ON_DELIVERY: True}

_BEFORE_DISPATCH = frozenset(
    {
        CancelReason.CUSTOMER_REQUEST,
        CancelReason.OUT_OF_STOCK,
        CancelReason.PAYMENT_NOT_RECEIVED,
        CancelReason.DUPLICATE,
        CancelReason.SUSPECTED_FRAUD,
        CancelReason.OTHER,
    }
)
_ON_THE_ROAD = frozenset(
    {CancelReason.REFUSED_AT_DOOR, CancelReason.UNREACHABLE, CancelReason.RETURNED}
)

CANCEL_REASONS: Mapping[Status, frozenset[CancelReason]] = {
    Status.RECEIVED: _BEFORE_DISPATCH,
    Status.ACCEPTED: _BEFORE_DISPATCH,
    Status.PREPARING: _BEFORE_DISPATCH,
    Status.SHIPPED: _ON_THE_ROAD,
    Status.READY_FOR_PICKUP: frozenset({CancelReason.NOT_COLLECTED}),
    Status.COMPLETED: frozenset(),
    Status.CANCELLED: frozenset(),
}

STATUS_LABELS: Mapping[Status, Label] = {
    Status.RECEIVED: Label("Pedido recibido", "Order received"),
    Status.ACCEPTED: Label("Pedido aceptado", "Order accepted"),
    Status.PREPARING: Label("Orden en preparación", "Being prepared"),
    Status.SHIPPED: Label("Orden enviada", "On its way"),
    Status.READY_FOR_PICKUP: Label("Lista para ser recogida", "Ready for pickup"),
    Status.COMPLETED: Label("Finalizado despacho", "Completed"),
    Status.CANCELLED: Label("Cancelada", "Cancelled"),
}

# ── Reading it ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class OrderState:
    """What the rules look at; money in minor units of `currency`.

    `cancelled_from` is the status before the cancellation, if there was one.
    """

    status: Status
    method: DispatchMethod
    policy: Policy
    outstanding: int
    currency: str = "COP"
    cancelled_from: Status | None = None


def next_status(state: OrderState) -> Status | None:
    """The next step of the order's path; None at its end or off it."""
    path = PATHS[state.method]
    if state.status not in path or state.status == path[-1]:
        return None
    return path[path.index(state.status) + 1]


def previous_status(state: OrderState) -> Status | None:
    """Where undoing the last step leads; None when there was no step."""
    if state.status is Status.CANCELLED:
        return state.cancelled_from
    path = PATHS[state.method]
    place = path.index(state.status)
    return path[place - 1] if place else None


def refusal(action: Action, state: OrderState, to: Status | None = None) -> DomainError | None:
    """Why `action` may not happen now; None when it may. `to` is the target of ADVANCE."""
    return _GATES[action](state, to)


def refuse_cancel_reason(reason: CancelReason, state: OrderState) -> DomainError | None:
    """Why an order in this state may not be cancelled for `reason`; None when it may."""
    allowed = sorted(CANCEL_REASONS[state.status])
    if reason in allowed:
        return None
    return CancelReasonNotAllowed("reason", allowed=allowed, allowed_labels=", ".join(allowed))


def _no_way(
    state: OrderState, to: Status | None, allowed: list[Status], field: str | None = None
) -> TransitionNotAllowed:
    return TransitionNotAllowed(
        field,
        origin=state.status,
        to=to,
        allowed=allowed,
        origin_label=STATUS_LABELS[state.status],
        allowed_labels=_what_follows(allowed),
    )


def _what_follows(allowed: list[Status]) -> Label:
    if not allowed:
        return Label("no hay un paso que dar", "there is no step to take")
    labels = [STATUS_LABELS[status] for status in allowed]
    return Label(
        "lo que sigue es: " + ", ".join(label.es for label in labels),
        "what follows is: " + ", ".join(label.en for label in labels),
    )


def _accept(state: OrderState, _: Status | None) -> DomainError | None:
    if state.status is not Status.RECEIVED:
        step = next_status(state)
        return _no_way(state, Status.ACCEPTED, [step] if step else [])
    if _ACCEPT_WAITS_FOR_MONEY[state.policy] and state.outstanding:
        return PaymentRequired(outstanding=Money(state.outstanding, state.currency))
    return None


def _advance(state: OrderState, to: Status | None) -> DomainError | None:
    step = next_status(state)
    if step is None or state.status is Status.RECEIVED or (to is not None and to is not step):
        return _no_way(state, to, [step] if step else [], field="to" if to else None)
    return None


def _pay(state: OrderState, _: Status | None) -> DomainError | None:
    if not _STAFF_REGISTER_MONEY[state.policy]:
        return PaidThroughGateway()
    return None if state.outstanding else NothingOutstanding()


def _cancel(state: OrderState, _: Status | None) -> DomainError | None:
    if CANCEL_REASONS[state.status]:
        return None
    return _no_way(state, Status.CANCELLED, [])


def _revert(state: OrderState, _: Status | None) -> DomainError | None:
    return None if previous_status(state) else _no_way(state, None, [])


_GATES = {
    Action.ACCEPT: _accept,
    Action.ADVANCE: _advance,
    Action.PAY: _pay,
    Action.CANCEL: _cancel,
    Action.REVERT: _revert,
}


def verify() -> None:
    """Check the table when the server starts: every status known, reachable, and with its rules."""
    reachable = {status for path in PATHS.values() for status in path} | {Status.CANCELLED}
    faults = [
        *(f"{s}: not reachable" for s in Status if s not in reachable),
        *(f"{s}: no cancel rule" for s in Status if s not in CANCEL_REASONS),
        *(f"{m}: no path" for m in DispatchMethod if m not in PATHS),
        *(f"{p}: no payment rule" for p in Policy if p not in _ACCEPT_WAITS_FOR_MONEY),
        *(f"{p}: no payment rule" for p in Policy if p not in _STAFF_REGISTER_MONEY),
        *(f"{a}: no gate" for a in Action if a not in _GATES),
        *(
            f"{m}: begins or ends wrongly"
            for m, path in PATHS.items()
            if (path[0], path[-1]) != (Status.RECEIVED, Status.COMPLETED)
        ),
    ]
    if faults:
        raise ValueError("the order workflow is broken: " + "; ".join(faults))
