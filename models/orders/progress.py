"""Taking an order through its life: accept, advance, cancel, undo."""

from models.actions import action
from models.events.actors import Actor
from models.events.record import record
from models.events.tables import EventKind
from models.letters.write import write_status_letter
from models.orders.alarm import seconds_to_accept, stop_clock, wind_clock
from models.orders.change import (
    Done,
    Precondition,
    move,
    obey,
    open_order,
    save_next_version,
)
from models.orders.ledger import settle, state_of
from models.orders.tables import REACHED_AT, Order
from models.orders.workflow import (
    Action,
    CancelReason,
    Status,
    next_status,
    previous_status,
    refusal,
    refuse_cancel_reason,
)
from models.secrets import Links
from models.shops.tables import Shop
from models.text import clean_text

__all__ = ["accept_order", "advance_status", "cancel_order", "revert_status"]

ANYHOW = Precondition()


@action
async def accept_order(
    order_id: int, by: Actor, links: Links, asked: Precondition = ANYHOW
) -> Done:
    """RECEIVED → ACCEPTED, once the payment policy allows it."""
    order, replayed = await open_order(order_id, by, asked, "accept")
    if replayed:
        return Done(order)
    obey(refusal(Action.ACCEPT, state_of(order)))
    return await _step(order, Status.ACCEPTED, EventKind.ORDER_ACCEPTED, by, links)


@action
async def advance_status(
    order_id: int,
    by: Actor,
    links: Links,
    to: Status | None = None,
    asked: Precondition = ANYHOW,
) -> Done:
    """One step along the order's path; `to` says which one the caller means."""
    order, replayed = await open_order(order_id, by, asked, "advance", to)
    if replayed:
        return Done(order)
    state = state_of(order)
    obey(refusal(Action.ADVANCE, state, to))
    step = next_status(state) or order.status
    return await _step(order, step, EventKind.STATUS_ADVANCED, by, links)


@action
async def cancel_order(
    order_id: int,
    by: Actor,
    links: Links,
    *,
    reason: CancelReason,
    note: str | None = None,
    asked: Precondition = ANYHOW,
) -> Done:
    """End the order without delivery, for a reason that fits its status."""
    note = clean_text(note, "note", most=500)
    order, replayed = await open_order(order_id, by, asked, "cancel", reason, note)
    if replayed:
        return Done(order)
    state = state_of(order)
    obey(refusal(Action.CANCEL, state))
    obey(refuse_cancel_reason(reason, state))
    order.cancelled_from, order.cancel_reason = order.status, reason
    columns = move(order, Status.CANCELLED, by)
    columns += await stop_clock(order)
    await settle(order)
    await save_next_version(order, *columns, "cancelled_from", "cancel_reason", "payment_status")
    event = await record(
        EventKind.ORDER_CANCELLED, order, by, origin=state.status, reason=reason, note=note
    )
    await write_status_letter(order, by, links)
    return Done(order, (event,))


@action
async def revert_status(
    order_id: int, by: Actor, reason: str, asked: Precondition = ANYHOW
) -> Done:
    """Undo the last step (a cancellation too), with a reason; sends no letter."""
    reason = clean_text(reason, "reason", most=500, least=1)
    order, replayed = await open_order(order_id, by, asked, "revert", reason)
    if replayed:
        return Done(order)
    state = state_of(order)
    obey(refusal(Action.REVERT, state))
    left, order.status = order.status, previous_status(state) or order.status
    setattr(order, REACHED_AT[left], None)
    order.cancelled_from = order.cancel_reason = None
    await settle(order)
    await stop_clock(order)
    clock = wind_clock(order, (await Shop.get(id=order.shop_id)).accept_within, by)
    columns = ("status", REACHED_AT[left], "cancelled_from", "cancel_reason", "payment_status")
    await save_next_version(order, *columns, *clock)
    event = await record(
        EventKind.STATUS_REVERTED, order, by, origin=left, to=order.status, reason=reason
    )
    return Done(order, (event,))


async def _step(order: Order, to: Status, kind: EventKind, by: Actor, links: Links) -> Done:
    origin = order.status
    columns = move(order, to, by) + await stop_clock(order)
    await save_next_version(order, *columns)
    waited = seconds_to_accept(order) if kind is EventKind.ORDER_ACCEPTED else None
    facts = {} if waited is None else {"seconds": waited}
    event = await record(kind, order, by, origin=origin, to=to, **facts)
    await write_status_letter(order, by, links)
    return Done(order, (event,))
