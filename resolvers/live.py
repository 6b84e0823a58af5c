"""Announcing what happened, and listening: listen first, then read, then treat hints as hints."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from functools import partial
from time import monotonic
from typing import Protocol, TypeVar

from models import Done, Order
from models.orders.tracking import order_of_token
from resolvers.arguments import EventsAfter, TrackingToken
from resolvers.bus import Bus
from resolvers.catching_up import (
    BATCH,
    EventMessage,
    NotificationMessage,
    begin_after,
    events_after,
    rings_after,
)
from resolvers.channels import order_channel, outbox_channel, shop_channel
from resolvers.conflating import newest_states
from resolvers.context import Context, Info
from resolvers.leaving import watched
from resolvers.patience import patiently
from resolvers.seeing import visible_notifications, visible_orders

__all__ = ["announce", "notification_added", "order_events", "order_tracking"]

RECHECK = 1.0
"""Seconds that a reader may take over what was read before the rights are looked at again."""


class _Message(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def cursor(self) -> str: ...


M = TypeVar("M", bound=_Message)
Read = Callable[[Context, int, int], Awaitable[list[M]]]


async def announce(bus: Bus, done: Done) -> None:
    """Hint at everybody whom the action concerns; a repeated action has nothing to tell."""
    if done.events:
        order = done.order
        await bus.publish(order_channel(order.id), shop_channel(order.shop_id), outbox_channel())


async def order_tracking(info: Info, token: TrackingToken) -> AsyncGenerator[Order, None]:
    """The order behind a tracking link: at once, then its newest state after each change."""
    read = partial(order_of_token, token)
    order = await read()
    async with info.context.bus.listen(order_channel(order.id)) as hints:
        states = newest_states(info.context, read, hints, tell_by=lambda order: order.version)
        async with aclosing(states):
            async for state in states:
                yield state


async def order_events(info: Info, after: EventsAfter = None) -> AsyncGenerator[EventMessage, None]:
    """What happens in the viewer's shop: all after the cursor, then live, in order, each once."""
    visible_orders(info.context.viewer)
    async with aclosing(_messages(info.context, after, events_after)) as messages:
        async for message in messages:
            yield message


async def notification_added(
    info: Info, after: EventsAfter = None
) -> AsyncGenerator[NotificationMessage, None]:
    """The rings of the viewer's bell: all after the cursor, then live, in order, each once."""
    visible_notifications(info.context.viewer)
    async with aclosing(_messages(info.context, after, rings_after)) as messages:
        async for message in messages:
            yield message


async def _messages(it: Context, after: str | None, read: Read[M]) -> AsyncGenerator[M, None]:
    """Every message after the cursor, each once; the reader is looked at again on the way."""
    async with aclosing(_parts(it, after, read)) as parts:
        async for part in parts:
            looked = monotonic()
            for message in part:
                if monotonic() - looked > RECHECK:
                    await watched(it, patiently(partial(_still_sees, it)))
                    looked = monotonic()
                it.cursor = message.cursor
                yield message


async def _parts(it: Context, after: str | None, read: Read[M]) -> AsyncGenerator[list[M], None]:
    """The messages as they are read, some at a time; what comes after a part has its own hint."""
    shop_id = it.viewer.shop_id
    async with it.bus.listen(shop_channel(shop_id)) as hints:
        seen = await patiently(partial(begin_after, shop_id, it.resume_after or after))
        async with aclosing(_wakes(hints)) as wakes:
            async for _ in wakes:
                while part := await watched(it, patiently(partial(read, it, shop_id, seen))):
                    seen = part[-1].number
                    yield part
                    if len(part) < BATCH:
                        break


async def _still_sees(it: Context) -> None:
    visible_orders(await it.look_again())


async def _wakes(hints: AsyncIterator[None]) -> AsyncGenerator[None, None]:
    """Once at the start, for what happened before, then at every hint."""
    yield
    async for _ in hints:
        yield
