"""All customers of one server, and its seller, in one event loop."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from bench.live.sides import Side
from bench.live.watcher import Watcher
from bench.processes import cpu_seconds

__all__ = ["Crowd", "Receipt"]

AT_ONCE = 64
PATIENCE = 60.0
"""Seconds that a frame, or an open socket, may take."""


@dataclass(frozen=True)
class Receipt:
    """A frame that came in, and when (seconds since 1970)."""

    at: float
    frame: bytes


@dataclass
class Crowd:
    """Who watches at `side`; `heard` frames came in so far, not counting the first of each."""

    side: Side
    watchers: list[Watcher] = field(default_factory=list)
    heard: int = 0
    heard_at: float = 0.0
    next_order: int = 0
    _lost: str | None = None
    _awaited: dict[int, asyncio.Future[Receipt]] = field(default_factory=dict)
    _goal: tuple[int, asyncio.Future[None]] | None = None

    def server_cpu(self) -> float:
        """CPU seconds that the server has used; 0 where the system does not tell."""
        return cpu_seconds(self.side.pid) or 0.0

    async def join(self, orders: Sequence[int]) -> bytes:
        """One more watcher of each of these orders; the last one's first frame."""
        coming = iter(orders)
        last = b""

        async def join_some() -> None:
            nonlocal last
            for order in coming:
                last = await self._join(order)

        async with asyncio.timeout(PATIENCE * max(1, len(orders) / 1_000)):
            await asyncio.gather(*(join_some() for _ in range(AT_ONCE)))
        return last

    def take_order(self, orders: int) -> int:
        """The next of so many orders, again and again."""
        order = self.next_order
        self.next_order = (order + 1) % orders
        return order

    def receipt_of(self, order: int) -> asyncio.Future[Receipt]:
        """The next frame of an order that one watches."""
        self.check()
        self._awaited[order] = asyncio.get_running_loop().create_future()
        return self._awaited[order]

    async def hear(self, frames: int) -> None:
        """Wait until so many frames have come in altogether."""
        self.check()
        if self.heard < frames:
            self._goal = frames, asyncio.get_running_loop().create_future()
            async with asyncio.timeout(PATIENCE):
                await self._goal[1]

    def check(self) -> None:
        """Raise when somebody has lost the server."""
        if self._lost is not None:
            raise ConnectionError(self._lost)

    def leave(self) -> None:
        """All go."""
        for watcher in self.watchers:
            watcher.leave()

    async def _join(self, order: int) -> bytes:
        watcher = Watcher(self.side.greeting(order), partial(self._hear, order), self._lose)
        opened = watcher.opened
        assert opened is not None
        self.watchers.append(watcher)
        await asyncio.get_running_loop().create_connection(
            lambda: watcher, "127.0.0.1", self.side.port
        )
        return await opened

    def _hear(self, order: int, frame: bytes) -> None:
        self.heard += 1
        self.heard_at = time.time()
        if awaited := self._awaited.pop(order, None):
            awaited.set_result(Receipt(self.heard_at, frame))
        if self._goal and self.heard >= self._goal[0]:
            goal, self._goal = self._goal[1], None
            goal.set_result(None)

    def _lose(self, why: str) -> None:
        if self._lost is None:
            self._lost = f"a watcher lost the server: {why}"
        for awaited in self._awaited.values():
            awaited.set_exception(ConnectionError(self._lost))
        if self._goal:
            self._goal[1].set_exception(ConnectionError(self._lost))
        self._awaited, self._goal = {}, None
