"""What the resolvers need of the event bus; `app.bus` makes one."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Protocol

__all__ = ["Bus"]


class Bus(Protocol):
    """Carries hints: a hint says "read again", never what there is to read."""

    async def publish(self, *channels: str) -> None:
        """Hint at each channel; never fails and never waits for a listener."""

    def listen(self, channel: str) -> AbstractAsyncContextManager[AsyncIterator[None]]:
        """Join `channel`; inside the block, one item per hint, several hints possibly as one."""
