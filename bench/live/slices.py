"""What is measured in one turn of one side; each says of itself what it does and what it found."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from bench.live.crowd import Crowd
from bench.live.eyes import Eye, last_seen
from bench.live.line import LINES, Line, open_line

__all__ = ["Join", "Joined", "Paced", "Passage", "Slice"]

Found_co = TypeVar("Found_co", covariant=True)


class Slice(Protocol, Generic[Found_co]):
    """One turn."""

    async def run(self, crowd: Crowd) -> Found_co:
        """Do it, and tell."""


@dataclass(frozen=True)
class Joined:
    """So many customers came within so long, for so much CPU of the server."""

    count: int
    seconds: float
    cpu: float
    frame: bytes = field(repr=False)


@dataclass(frozen=True)
class Join:
    """One more customer for each of these orders, 64 at a time."""

    orders: Sequence[int]

    async def run(self, crowd: Crowd) -> Joined:
        """From the handshake to the first state of the order."""
        cpu, began = crowd.server_cpu(), time.perf_counter()
        frame = await crowd.join(self.orders)
        seconds = time.perf_counter() - began
        gc.collect()
        gc.freeze()  # or the client's own collections would be measured as the server's delay
        return Joined(len(self.orders), seconds, crowd.server_cpu() - cpu, frame)


@dataclass(frozen=True)
class Passage:
    """How a change went: the seconds from its request, and from its commit, to its frame."""

    from_request: float
    from_commit: float


@dataclass(frozen=True)
class Paced:
    """Changes at a fixed rate, each of another order with one customer."""

    rate: float
    seconds: float
    orders: int

    async def run(self, crowd: Crowd) -> Sequence[Passage]:
        """All passages; a change begins when it is due, whether or not the ones before are done."""
        lines: asyncio.Queue[Line] = asyncio.Queue()
        async with AsyncExitStack() as stack:
            eye = await stack.enter_async_context(crowd.side.seller.open_eye())
            for _ in range(LINES):
                lines.put_nowait(await stack.enter_async_context(open_line(crowd.side.port)))
            began = time.time()
            dues = [began + turn / self.rate for turn in range(round(self.rate * self.seconds))]
            return await asyncio.gather(*(self._pass(crowd, lines, eye, due) for due in dues))

    async def _pass(
        self, crowd: Crowd, lines: asyncio.Queue[Line], eye: Eye | None, due: float
    ) -> Passage:
        await asyncio.sleep(due - time.time())
        order = crowd.take_order(self.orders)
        coming, line = crowd.receipt_of(order), await lines.get()
        async with _commit_of(order, eye) as commit:
            asked = time.time()
            answer = await line.ask(crowd.side.seller.change(order))
            lines.put_nowait(line)
            told = crowd.side.seller.told_at(answer)
            receipt = await coming
            committed = told or await commit
        return Passage(receipt.at - asked, receipt.at - committed)


@asynccontextmanager
async def _commit_of(order: int, eye: Eye | None) -> AsyncIterator[Awaitable[float]]:
    """The moment of the order's next commit; never, without an eye."""
    if eye is None:
        yield asyncio.get_running_loop().create_future()
        return
    watching = asyncio.create_task(last_seen(eye, order, await eye.version(order)))
    try:
        yield watching
    finally:
        watching.cancel()
