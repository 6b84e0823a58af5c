"""Listening: hints are conflated, so that a listener who is late has one thing to do, not many."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

__all__ = ["Ear", "Listener", "Waker"]


class Listener(Protocol):
    """Somebody on a channel of the bus."""

    def ring(self) -> None:
        """There is a hint."""

    def end(self) -> None:
        """Nothing more will come."""


class Waker:
    """A flag that one task waits for; rung many times meanwhile, it wakes once.

    An `asyncio.Event` does as much for 700 bytes more, and there is one for every listener.
    """

    __slots__ = ("_rung", "_waiter")

    def __init__(self) -> None:
        self._rung = False
        self._waiter: asyncio.Future[None] | None = None

    def ring(self) -> None:
        """Wake who waits, or let the next wait end at once."""
        self._rung = True
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def wait(self) -> None:
        """Wait until it was rung since the last wait."""
        if not self._rung:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        self._rung = False


Enter = Callable[[str, Listener], None]


class Ear(Waker):
    """A listener on one channel for the length of an `async with`; one item for waiting hints."""

    __slots__ = ("_join", "_leave", "channel", "is_over")

    def __init__(self, channel: str, join: Enter, leave: Enter) -> None:
        super().__init__()
        self.channel = channel
        self.is_over = False
        self._join, self._leave = join, leave

    def end(self) -> None:
        """Tell the listener that nothing more will come."""
        self.is_over = True
        self.ring()

    async def __aenter__(self) -> "Ear":
        self._join(self.channel, self)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._leave(self.channel, self)

    def __aiter__(self) -> "Ear":
        return self

    async def __anext__(self) -> None:
        if not self.is_over:
            await self.wait()
        if self.is_over:
            raise StopAsyncIteration
