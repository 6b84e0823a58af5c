"""The event bus: broadcaster behind the resolvers' small interface."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from broadcaster import Broadcast
from broadcaster._base import Subscriber, Unsubscribed

__all__ = ["BroadcastBus", "open_bus"]

_log = logging.getLogger(__name__)


class BroadcastBus:
    """Hints by channel. A hint is empty: whoever hears it reads again."""

    def __init__(self, broadcast: Broadcast) -> None:
        self._broadcast = broadcast
        self._joining = asyncio.Lock()

    async def publish(self, *channels: str) -> None:
        """Hint at each channel. The rows are committed: a broker that is down fails nothing."""
        for channel in channels:
            try:
                await self._broadcast.publish(channel, "")
            except Exception:  # a broker may raise anything of its client library
                _log.warning("no hint on %s: the broker did not take it", channel, exc_info=True)

    @asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[AsyncIterator[None]]:
        """Join `channel` for the length of the block."""
        subscription = self._broadcast.subscribe(channel)
        async with self._joining:  # two first joins at once would lose one of them
            subscriber = await subscription.__aenter__()
        try:
            yield _hints(subscriber)
        finally:
            async with self._joining:
                await subscription.__aexit__(None, None, None)


async def _hints(subscriber: Subscriber) -> AsyncGenerator[None, None]:
    while True:
        try:
            await subscriber.get()
        except Unsubscribed:
            return
        yield


@asynccontextmanager
async def open_bus(url: str) -> AsyncIterator[BroadcastBus]:
    """The bus at `memory://`, `redis://…` or `postgresql://…`, connected for the block."""
    async with Broadcast(url) as broadcast:
        yield BroadcastBus(broadcast)
