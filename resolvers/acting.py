"""Acting on orders: load, one action, announce."""

from collections.abc import Coroutine
from functools import partial
from typing import Annotated

from models import Done
from models.orders.notes import add_note as write_note
from models.orders.pay import PaymentForm
from models.orders.pay import pay_order as register_payment
from models.orders.place import place_order as take_order
from models.orders.progress import accept_order as accept
from models.orders.progress import advance_status as advance
from models.orders.progress import cancel_order as cancel
from models.orders.progress import revert_status as revert
from models.orders.tracking import rotate_tracking as rotate
from models.people.rights import Right
from resolvers.arguments import INPUT
from resolvers.context import Context, Info
from resolvers.inputs.orders import (
    AcceptOrderInput,
    AddNoteInput,
    AdvanceStatusInput,
    CancelOrderInput,
    PayOrderInput,
    RevertStatusInput,
    RotateTrackingInput,
)
from resolvers.inputs.placing import PlaceOrderInput
from resolvers.live import announce
from resolvers.seeing import find_order
from resolvers.telling import done_then

__all__ = [
    "accept_order",
    "add_note",
    "advance_status",
    "cancel_order",
    "pay_order",
    "place_order",
    "revert_status",
    "rotate_tracking_link",
]


async def perform(context: Context, action: Coroutine[None, None, Done]) -> Done:
    """Do `action` and announce it, even when the client leaves meanwhile."""
    return await done_then(action, partial(announce, context.bus))


async def place_order(info: Info, input: Annotated[PlaceOrderInput, INPUT]) -> Done:
    """Take a new order from a storefront."""
    it = info.context
    return await perform(it, take_order(input.draft(), it.viewer.actor, it.links))


async def accept_order(info: Info, input: Annotated[AcceptOrderInput, INPUT]) -> Done:
    """Take an order on."""
    it, order_id = info.context, await _visible_id(info, input.order_id)
    return await perform(it, accept(order_id, it.viewer.actor, it.links, input.asked))


async def advance_status(info: Info, input: Annotated[AdvanceStatusInput, INPUT]) -> Done:
    """Move an order one step along its path."""
    it, order_id = info.context, await _visible_id(info, input.order_id)
    return await perform(it, advance(order_id, it.viewer.actor, it.links, input.to, input.asked))


async def pay_order(info: Info, input: Annotated[PayOrderInput, INPUT]) -> Done:
    """Register that money came in."""
    it, order_id = info.context, await _visible_id(info, input.order_id)
    form = PaymentForm(
        reference=input.reference,
        amount=input.amount,
        received_on=input.received_on,
        note=input.note,
        allow_overpayment=input.allow_overpayment,
        duplicate_reason=input.duplicate_reason,
    )
    return await perform(it, register_payment(order_id, it.viewer.actor, form, input.asked))


async def cancel_order(info: Info, input: Annotated[CancelOrderInput, INPUT]) -> Done:
    """End an order without delivery."""
    it, order_id = info.context, await _visible_id(info, input.order_id)
    return await perform(
        it,
        cancel(
            order_id,
            it.viewer.actor,
            it.links,
            reason=input.reason,
            note=input.note,
            asked=input.asked,
        ),
    )


async def revert_status(info: Info, input: Annotated[RevertStatusInput, INPUT]) -> Done:
    """Undo an order's last step."""
    it, order_id = info.context, await _visible_id(info, input.order_id)
    return await perform(it, revert(order_id, it.viewer.actor, input.reason, input.asked))


async def add_note(info: Info, input: Annotated[AddNoteInput, INPUT]) -> Done:
    """Write a note on an order's timeline."""
    it, order_id = info.context, await _visible_id(info, input.order_id)
    return await perform(it, write_note(order_id, it.viewer.actor, input.text, input.asked))


async def rotate_tracking_link(info: Info, input: Annotated[RotateTrackingInput, INPUT]) -> Done:
    """Close an order's tracking link and make another."""
    it, order_id = info.context, await _visible_id(info, input.order_id)
    it.viewer.require(Right.SEE_CONTACTS)
    return await perform(it, rotate(order_id, it.viewer.actor, it.links))


async def _visible_id(info: Info, global_id: str) -> int:
    return int((await find_order(info.context.viewer, global_id, "orderId")).id)
