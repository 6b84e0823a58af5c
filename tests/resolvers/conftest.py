"""The real bus, in memory, for tests of what is live."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from resolvers.bus import Bus
from tests.api import LONGEST_WAIT, the_bus


@pytest.fixture
async def bus() -> AsyncIterator[Bus]:
    """The real bus, in memory."""
    async with the_bus() as open_bus:
        yield open_bus


class TellingBus:
    """A bus that says each time its listener begins to wait for the next hint."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self._waits: asyncio.Queue[None] = asyncio.Queue()

    async def listener_waits(self) -> None:
        """Return once the listener has dealt with all it had and waits (once more)."""
        await asyncio.wait_for(self._waits.get(), LONGEST_WAIT)

    async def publish(self, *channels: str) -> None:
        await self.bus.publish(*channels)

    @asynccontextmanager
    async def listen(self, channel: str) -> AsyncIterator[AsyncIterator[None]]:
        async with self.bus.listen(channel) as hints:
            yield self._waited_for(hints)

    async def _waited_for(self, hints: AsyncIterator[None]) -> AsyncIterator[None]:
        self._waits.put_nowait(None)
        async for hint in hints:
            yield hint
            self._waits.put_nowait(None)
