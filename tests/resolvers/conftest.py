"""The real bus, in memory, for tests of what is live."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from resolvers.bus import Bus
from tests.api import the_bus


@pytest.fixture
async def bus() -> AsyncIterator[Bus]:
    """The real bus, in memory."""
    async with the_bus() as open_bus:
        yield open_bus


class TellingBus:
    """A bus that says when a listener has begun to wait for its first hint."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.has_a_listener = asyncio.Event()

    async def publish(self, *channels: str) -> None:
        await self.bus.publish(*channels)

    @asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[AsyncIterator[None]]:
        async with self.bus.listen(channel) as hints:
            yield self._waited_for(hints)

    async def _waited_for(self, hints: AsyncIterator[None]) -> AsyncIterator[None]:
        self.has_a_listener.set()
        async for hint in hints:
            yield hint
