"""One of the servers while it is measured, and all that was found."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.live.flows import FanOut, Flow, Pair, Pairs, Rush, Spread
from bench.live.remote import RemoteCrowd
from bench.live.slices import Join, Joined, Paced, Passage
from bench.processes import memory_bytes
from bench.servers import Server

__all__ = ["Host"]

STILL = 0.002
"""Memory that moves by no more than this share has come to rest."""


@dataclass
class Host:
    """A server with its crowd; every method is one turn and adds what it found."""

    name: str
    server: Server
    crowd: RemoteCrowd
    joined: list[Joined] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    fanned: list[Flow] = field(default_factory=list)
    rushed: list[Flow] = field(default_factory=list)
    spread: list[Flow] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def gather(self, orders: Sequence[int]) -> None:
        """Let customers come without counting them."""
        self.crowd.run(Join(orders))

    def join(self, orders: Sequence[int]) -> None:
        """Let customers come."""
        self.joined.append(self.crowd.run(Join(orders)))

    def weigh(self) -> None:
        """The server's memory, once it has come to rest; nothing where the system does not tell."""
        weights = [memory_bytes(self.server.process.pid)]
        for _ in range(20):
            time.sleep(0.5)
            weights.append(memory_bytes(self.server.process.pid))
            before, after = weights[-2:]
            if before is None or after is None or abs(after - before) <= STILL * before:
                break
        self.memory += [weights[-1]] if weights[-1] else []

    def pace(self, rate: float, seconds: float, orders: int) -> None:
        """Changes at a fixed rate, each of another order."""
        self.passages += self.crowd.run(Paced(rate, seconds, orders))

    def fan_out(self, order: int, customers: int, seconds: float) -> None:
        """One order's changes, each awaited by all its customers."""
        self.fanned.append(self.crowd.run(FanOut(order, customers, seconds)))

    def rush(self, order: int, changes: int) -> None:
        """One order's changes as fast as they are made."""
        self.rushed.append(self.crowd.run(Rush(order, changes)))

    def spread_out(self, orders: int, unwatched: Sequence[int], seconds: float) -> None:
        """One order after another with a customer each; and by turns with such that have none."""
        self.spread.append(self.crowd.run(Spread(orders, seconds)))
        self.pairs += self.crowd.run(Pairs(orders, unwatched, seconds))
