"""Reading what happened after a cursor, as far as the viewer may see it at that moment."""

from dataclasses import dataclass

from models import Event, Notification, Order, Shop
from models.errors import ResyncRequired, Unauthenticated
from models.people.viewers import Viewer
from resolvers.context import Context
from resolvers.cursors import event_cursor, read_event_cursor
from resolvers.notifications import unread_count
from resolvers.seeing import visible_notifications, visible_orders

__all__ = [
    "BATCH",
    "MOST_MISSED",
    "EventMessage",
    "NotificationMessage",
    "begin_after",
    "events_after",
    "rings_after",
]

BATCH = 100
MOST_MISSED = 1000
"""How many events a stream catches up on; who missed more reads the page again."""


@dataclass(frozen=True)
class EventMessage:
    """One event of the shop, with the order as it now is."""

    number: int
    cursor: str
    event: Event
    order: Order


@dataclass(frozen=True)
class NotificationMessage:
    """One ring of the bell, with how many are unread now."""

    number: int
    cursor: str
    notification: Notification
    unread_count: int


async def begin_after(shop_id: int, cursor: str | None) -> int:
    """The event that a stream goes on after: the cursor's, or else the newest one.

    A cursor that is too old, or from a future that a restored backup does not know, is refused.
    """
    newest = int((await Shop.get(id=shop_id)).event_seq)
    if cursor is None:
        return newest
    number = read_event_cursor(cursor, shop_id)
    if not newest - MOST_MISSED <= number <= newest:
        raise ResyncRequired("after")
    return number


async def events_after(it: Context, shop_id: int, number: int) -> list[EventMessage]:
    """The next events of the shop, at most `BATCH`.

    The viewer is looked up after they were read: all of them happened while it might see them.
    """
    events = await Event.filter(shop_id=shop_id, number__gt=number).order_by("number").limit(BATCH)
    visible = visible_orders(await _still_of(it, shop_id))
    if not events:
        return []
    orders = {order.id: order for order in await visible.filter(id__in=_orders_of(events))}
    return [
        EventMessage(
            event.number, event_cursor(shop_id, event.number), event, orders[event.order_id]
        )
        for event in events
    ]


async def rings_after(it: Context, shop_id: int, number: int) -> list[NotificationMessage]:
    """The next rings of the viewer's bell, at most `BATCH`; looked up as above."""
    later = visible_notifications(it.viewer).filter(event_number__gt=number)
    rings = await later.order_by("event_number").limit(BATCH)
    mine = visible_notifications(await _still_of(it, shop_id))
    unread = await unread_count(mine) if rings else 0
    return [
        NotificationMessage(
            ring.event_number, event_cursor(shop_id, ring.event_number), ring, unread
        )
        for ring in rings
    ]


async def _still_of(it: Context, shop_id: int) -> Viewer:
    """The viewer as it now is; who logged in to another shop meanwhile is a stranger here."""
    viewer = await it.look_again()
    if viewer.shop_id != shop_id:
        raise Unauthenticated
    return viewer


def _orders_of(events: list[Event]) -> set[int]:
    return {event.order_id for event in events}
