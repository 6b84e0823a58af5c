"""The customer's link: who holds it may watch one order."""

from models.actions import action
from models.errors import NotFound
from models.events.actors import Actor
from models.events.record import record
from models.events.tables import EventKind
from models.orders.change import Done, Precondition, open_order, save_next_version
from models.orders.tables import Order
from models.secrets import Links, hash_token, new_nonce
from models.words import THE_ORDER

__all__ = ["order_of_token", "rotate_tracking"]


async def order_of_token(token: str) -> Order:
    """The order that this tracking token opens."""
    digest = hash_token(token)
    order = await Order.get_or_none(tracking_hash=digest) if digest else None
    if order is None:
        raise NotFound("token", what=THE_ORDER)
    return order


@action
async def rotate_tracking(order_id: int, by: Actor, links: Links) -> Done:
    """Close the order's tracking link and make another."""
    order, _ = await open_order(order_id, by, Precondition())
    order.tracking_nonce = new_nonce()
    order.tracking_hash = hash_token(links.tracking_token(order.tracking_nonce))
    await save_next_version(order, "tracking_nonce", "tracking_hash")
    event = await record(EventKind.LINK_ROTATED, order, by)
    return Done(order, (event,), links.tracking_url(order.tracking_nonce))
