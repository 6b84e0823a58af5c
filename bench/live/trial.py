"""One run: the same customers at both servers, which are measured in turns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from bench.live.host import Host

__all__ = ["FEWEST", "RATE", "RUSH", "WARMING", "Plan", "Turn", "run_turns", "turns"]

WARMING = 100
"""Customers who come first and are not measured: what a server loads only once is then there."""
FEWEST = 500
SPARE = 500
"""Orders that nobody watches."""
RATE = 20.0
"""Changes a second while passages are measured."""
RUSH = 20
"""Changes of one order that follow on each other without a pause."""
PARTS = 4
"""How many times each side has customers come in."""

Turn: TypeAlias = tuple[str, Callable[[Host], None]]
"""What happens, in words, and what to do with either server."""


@dataclass(frozen=True)
class Plan:
    """How many customers and rounds, and how many seconds a turn takes.

    Orders from 0 on have one customer each, the next one has `fans`, and some more have none.
    """

    sockets: int
    fans: int
    rounds: int
    seconds: float
    paced_seconds: float

    @property
    def orders(self) -> int:
        """All orders."""
        return self.sockets + 1 + SPARE


def turns(plan: Plan) -> Iterator[Turn]:
    """A run, once the first customers are there."""
    yield "weighing", Host.weigh
    for part in range(PARTS):
        coming = range(WARMING + part, plan.sockets, PARTS)
        yield f"customers {part + 1}/{PARTS}", partial(Host.join, orders=coming)
    yield "weighing", Host.weigh
    fans = [plan.sockets] * plan.fans
    yield f"{plan.fans:,} customers of one order", partial(Host.gather, orders=fans)
    for number in range(1, plan.rounds + 1):
        for words, turn in _round(plan):
            yield f"{words}, round {number}/{plan.rounds}", turn
    yield f"{RUSH} changes at once", partial(Host.rush, order=plan.sockets, changes=RUSH)


def run_turns(hosts: Sequence[Host], plan: Plan, on_turn: Callable[[str], None]) -> None:
    """Every turn at every server; `on_turn` hears what begins."""
    for words, turn in turns(plan):
        for host in hosts:
            on_turn(f"{host.name}: {words}")
            turn(host)


def _round(plan: Plan) -> Iterator[Turn]:
    pace = partial(Host.pace, rate=RATE, seconds=plan.paced_seconds, orders=plan.sockets)
    yield f"{RATE:g} changes/s", pace
    fan_out = partial(Host.fan_out, order=plan.sockets, customers=plan.fans, seconds=plan.seconds)
    yield "one order for all", fan_out
    spread_out = partial(
        Host.spread_out,
        orders=plan.sockets,
        unwatched=range(plan.sockets + 1, plan.orders),
        seconds=plan.seconds,
    )
    yield "an order for each", spread_out
