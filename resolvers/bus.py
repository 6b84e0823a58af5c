"""What the resolvers need of the event bus; `app.bus` makes one."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Protocol

__all__ = ["Bus", "Listeners"]


class Bus(Protocol):
    """Carries hints: a hint says "read again", never what there is to read."""

    async def publish(self, *channels: str) -> None:
        """Hint at each channel; never fails and never waits for a listener."""

    def listen(self, channel: str) -> AbstractAsyncContextManager[AsyncIterator[None]]:
        """Join `channel`; inside the block, one item per hint, several hints possibly as one."""


class Listeners(Protocol):
    """Those who listen in this process."""

    def hint_here(self, *channels: str) -> None:
        """Hint at who listens here, and at nobody elsewhere."""
