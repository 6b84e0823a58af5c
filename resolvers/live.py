"""Announcing what happened, and listening: listen first, then read, then treat hints as hints."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass

from tortoise.queryset import QuerySet

from models import Done, Event, Notification, Order, Shop
from models.orders.tracking import order_of_token
from resolvers.arguments import EventsAfter, TrackingToken
from resolvers.bus import Bus
from resolvers.channels import order_channel, shop_channel
from resolvers.context import Info
from resolvers.cursors import event_cursor, read_event_cursor
from resolvers.notifications import unread_count
from resolvers.seeing import visible_notifications, visible_orders

__all__ = ["announce", "notification_added", "order_events", "order_tracking"]

_BATCH = 100


async def announce(bus: Bus, done: Done) -> None:
    """Hint at everybody whom the action concerns; a repeated action has nothing to tell."""
    if done.events:
        await bus.publish(order_channel(done.order.id), shop_channel(done.order.shop_id))


@dataclass(frozen=True)
class EventMessage:
    """One event of the shop, with the order as it now is."""

    cursor: str
    event: Event
    order: Order


@dataclass(frozen=True)
class NotificationMessage:
    """One ring of the bell, with how many are unread now."""

    cursor: str
    notification: Notification
    unread_count: int


async def order_tracking(info: Info, token: TrackingToken) -> AsyncGenerator[Order, None]:
    """The order behind a tracking link: at once, then its newest state after each change."""
    order = await order_of_token(token)
    async with info.context.bus.listen(order_channel(order.id)) as hints:
        order = await order_of_token(token)
        yield order
        async for _ in hints:
            known, order = order.version, await order_of_token(token)
            if order.version != known:
                yield order


async def order_events(info: Info, after: EventsAfter = None) -> AsyncGenerator[EventMessage, None]:
    """What happens in the viewer's shop: all after the cursor, then live, in order, each once."""
    shop_id = info.context.viewer.shop_id
    async with info.context.bus.listen(shop_channel(shop_id)) as hints:
        seen = await _start(shop_id, after)
        async with aclosing(_wakes(hints)) as wakes:
            async for _ in wakes:
                full = True
                while full:
                    visible = visible_orders(await info.context.look_again())
                    events = await _events_after(shop_id, seen)
                    for event in events:
                        seen = event.number
                        order = await visible.get(id=event.order_id)
                        yield EventMessage(event_cursor(shop_id, seen), event, order)
                    full = len(events) == _BATCH  # what comes later has its own hint


async def notification_added(
    info: Info, after: EventsAfter = None
) -> AsyncGenerator[NotificationMessage, None]:
    """The rings of the viewer's bell: all after the cursor, then live, in order, each once."""
    viewer = info.context.viewer
    visible_notifications(viewer)
    shop_id = viewer.shop_id
    async with info.context.bus.listen(shop_channel(shop_id)) as hints:
        seen = await _start(shop_id, after)
        async with aclosing(_wakes(hints)) as wakes:
            async for _ in wakes:
                full = True
                while full:
                    mine = visible_notifications(await info.context.look_again())
                    rings = await _rings_after(mine, seen)
                    for ring in rings:
                        seen = ring.event_number
                        unread = await unread_count(mine)
                        yield NotificationMessage(event_cursor(shop_id, seen), ring, unread)
                    full = len(rings) == _BATCH


async def _start(shop_id: int, after: str | None) -> int:
    if after is not None:
        return read_event_cursor(after, shop_id)
    return int((await Shop.get(id=shop_id)).event_seq)


async def _events_after(shop_id: int, number: int) -> list[Event]:
    later = Event.filter(shop_id=shop_id, number__gt=number)
    return await later.order_by("number").limit(_BATCH)


async def _rings_after(mine: QuerySet[Notification], number: int) -> list[Notification]:
    later = mine.filter(event_number__gt=number)
    return await later.order_by("event_number").limit(_BATCH)


async def _wakes(hints: AsyncIterator[None]) -> AsyncGenerator[None, None]:
    """Once at the start, for what happened before, then at every hint."""
    yield
    async for _ in hints:
        yield
