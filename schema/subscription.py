"""The Subscription root."""

from collections.abc import AsyncGenerator

import strawberry

from resolvers import live, presence, unread
from resolvers.enums import Right
from schema.described import described
from schema.doors import ANYBODY, subscription
from schema.event import OrderEvent
from schema.notification import Notification
from schema.order import Order
from schema.presence import Presence
from schema.tracking import OrderTracking

__all__ = ["Subscription"]


@strawberry.type(description="One event of the shop.")
class OrderEventMessage:
    """An event, and the order as it is now."""

    cursor: str = described("Go on after this one with `after`.")
    event: OrderEvent = described("What happened.")
    order: Order = described("The order as it is now.")


@strawberry.type(description="One ring of the viewer's bell.")
class NotificationMessage:
    """A ring."""

    cursor: str = described("Go on after this one with `after`.")
    notification: Notification = described("The ring.")
    unread_count: int = described("How many are unread now.")


@strawberry.type(description="What can be watched, over graphql-transport-ws or SSE.")
class Subscription:
    """Watching."""

    order_tracking: AsyncGenerator[OrderTracking, None] = subscription(
        live.order_tracking,
        ANYBODY,
        "The order behind a tracking link: at once, then its newest state after each change.",
    )
    notification_added: AsyncGenerator[NotificationMessage, None] = subscription(
        live.notification_added,
        Right.SEE_ORDERS,
        "The viewer's bell: every ring after the cursor, then live; from now on without one.",
    )
    order_events: AsyncGenerator[OrderEventMessage, None] = subscription(
        live.order_events,
        Right.SEE_ORDERS,
        "The shop's events: every one after the cursor, then live; from now on without one.",
    )
    unread_count: AsyncGenerator[int, None] = subscription(
        unread.live_unread_count,
        Right.SEE_ORDERS,
        "How many rings of the viewer's bell are unread: at once, then each time it changes.",
    )
    order_presence: AsyncGenerator[list[Presence], None] = subscription(
        presence.order_presence,
        Right.SEE_ORDERS,
        "Who else has the order open, each person once: at once, then each time it changes. While"
        " it runs, the viewer counts as having it open too; people alone can.",
    )
