"""The event bus: broadcaster behind the resolvers' small interface."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from broadcaster import Broadcast, Event

from app.settings import SettingsError

__all__ = ["BroadcastBus", "open_bus"]

PATIENCE = 2.0
"""Seconds that a mutation waits for the broker to take its hint."""

_log = logging.getLogger(__name__)


class BroadcastBus:
    """Hints by channel. A hint is empty: whoever hears it reads again."""

    def __init__(self, broadcast: Broadcast) -> None:
        self._broadcast = broadcast
        self._turn = asyncio.Lock()  # two first joins at once would lose one, two notifies clash

    async def publish(self, *channels: str) -> None:
        """Hint at each channel. The rows are committed: a broker that is down fails nothing."""
        try:
            async with asyncio.timeout(PATIENCE), self._turn:
                for channel in channels:
                    await self._broadcast.publish(channel, "")
        except Exception:  # a broker may raise anything of its client library
            names = ", ".join(channels)
            _log.warning("no hint on %s: the broker did not take it", names, exc_info=True)

    @asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[AsyncIterator[None]]:
        """Join `channel` for the length of the block."""
        subscription = self._broadcast.subscribe(channel)
        async with self._turn:
            subscriber = await subscription.__aenter__()
        try:
            yield _hints(cast("AsyncIterable[Event]", subscriber))  # its own type says too little
        finally:
            async with self._turn:
                await subscription.__aexit__(None, None, None)


async def _hints(events: AsyncIterable[Event]) -> AsyncGenerator[None, None]:
    async for _ in events:
        yield


@asynccontextmanager
async def open_bus(url: str) -> AsyncIterator[BroadcastBus]:
    """The bus at `memory://`, `redis://…` or `postgresql://…`, connected for the block."""
    broadcast = Broadcast(url)
    try:
        await broadcast.connect()
    except Exception as error:  # a broker may raise anything of its client library
        raise SettingsError(f"BUS_URL: the broker does not answer: {error}") from error
    try:
        yield BroadcastBus(broadcast)
    finally:
        await broadcast.disconnect()
