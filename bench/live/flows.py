"""What is measured of many changes: how many frames a second, and the CPU time of each."""

import asyncio
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from bench.live.crowd import Crowd
from bench.live.line import LINES, Line, open_line
from bench.processes import fine_cpu_seconds

__all__ = ["FanOut", "Flow", "Pair", "Pairs", "Rush", "Spread"]

REST = 0.005
QUIET = 0.5
LONGEST_RUSH = 90.0
"""Seconds of waiting, after which a rush counts as over though the server is still busy."""


@dataclass(frozen=True)
class Flow:
    """So many changes and frames within so long, for so much CPU of the server and the client."""

    changes: int
    frames: int
    seconds: float
    cpu: float
    client_cpu: float


@dataclass(frozen=True)
class FanOut:
    """One order's changes, one after another, each of which all its customers have to hear of."""

    order: int
    customers: int
    seconds: float

    async def run(self, crowd: Crowd) -> Flow:
        """Until the time is over and everything has come in."""
        before, watch, changes = crowd.heard, _Watch(crowd), 0
        async with open_line(crowd.side.port) as line:
            while watch.elapsed < self.seconds:
                await line.ask(crowd.side.seller.change(self.order))
                changes += 1
                await crowd.hear(before + changes * self.customers)
        return watch.flow(changes, crowd.heard - before)


@dataclass(frozen=True)
class Rush:
    """One order's changes as fast as they are answered: its customers may miss all but the last."""

    order: int
    changes: int

    async def run(self, crowd: Crowd) -> Flow:
        """Until the server has nothing left to do; the time is until then."""
        before, watch = crowd.heard, _Watch(crowd)
        async with open_line(crowd.side.port) as line:
            for _ in range(self.changes):
                await line.ask(crowd.side.seller.change(self.order))
        await _fall_quiet(crowd)
        return watch.flow(self.changes, crowd.heard - before, ended=time.time() - QUIET)


@dataclass(frozen=True)
class Spread:
    """Changes one after another on a few lines at once, each of another order with one customer."""

    orders: int
    seconds: float

    async def run(self, crowd: Crowd) -> Flow:
        """Every change waits for its answer and its frame before its line makes the next one."""
        before, watch = crowd.heard, _Watch(crowd)

        async def change_some() -> int:
            changes = 0
            async with open_line(crowd.side.port) as line:
                while watch.elapsed < self.seconds:
                    order = crowd.take_order(self.orders)
                    coming = crowd.receipt_of(order)
                    await line.ask(crowd.side.seller.change(order))
                    await coming
                    changes += 1
            return changes

        changes = sum(await asyncio.gather(*(change_some() for _ in range(LINES))))
        return watch.flow(changes, crowd.heard - before)


@dataclass(frozen=True)
class Pair:
    """The CPU seconds of a change with one customer, and of the next one, with nobody."""

    watched: float
    unwatched: float


@dataclass(frozen=True)
class Pairs:
    """Changes of an order with one customer and of one with none, by turns, with a rest after each.

    The rest is so that what a server does after its answer counts too.
    """

    orders: int
    unwatched: Sequence[int]
    seconds: float

    async def run(self, crowd: Crowd) -> Sequence[Pair]:
        """All pairs; of zeros where the system does not tell."""
        pairs: list[Pair] = []
        watch = _Watch(crowd)
        async with open_line(crowd.side.port) as line:
            while watch.elapsed < self.seconds:
                order = crowd.take_order(self.orders)
                coming = crowd.receipt_of(order)
                watched = await self._cost(crowd, line, order, coming)
                nobody = self.unwatched[len(pairs) % len(self.unwatched)]
                unwatched = await self._cost(crowd, line, nobody)
                pairs.append(Pair(watched, unwatched))
        return pairs

    async def _cost(
        self, crowd: Crowd, line: Line, order: int, coming: Awaitable[object] | None = None
    ) -> float:
        before = fine_cpu_seconds(crowd.side.pid) or 0.0
        await line.ask(crowd.side.seller.change(order))
        if coming is not None:
            await coming
        await asyncio.sleep(REST)
        return (fine_cpu_seconds(crowd.side.pid) or 0.0) - before


async def _fall_quiet(crowd: Crowd) -> None:
    """Wait until the server has been idle for a moment."""
    late, cpu, now = time.time() + LONGEST_RUSH, 0.0, QUIET
    while now - cpu > QUIET / 10 and time.time() < late:
        cpu = crowd.server_cpu()
        await asyncio.sleep(QUIET)
        now = crowd.server_cpu()
    crowd.check()


class _Watch:
    """A stopwatch for a flow, which ends with its last frame where nothing else is said."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._cpu, self._client = crowd.server_cpu(), time.process_time()
        self._began = time.time()

    @property
    def elapsed(self) -> float:
        return time.time() - self._began

    def flow(self, changes: int, frames: int, ended: float | None = None) -> Flow:
        ended = ended or self._crowd.heard_at
        cpu = self._crowd.server_cpu() - self._cpu
        client = time.process_time() - self._client
        return Flow(changes, frames, ended - self._began, cpu, client)
