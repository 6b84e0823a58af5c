"""Requests a second of the list and the detail, beside a bare endpoint that answers the same."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import orjson

from bench.building import EMAIL, PASSWORD
from bench.client import Question, ask_for, ask_once
from bench.servers import Server, bare_server, our_server
from resolvers.ids import make_id

__all__ = ["Side", "Trial", "log_in", "run_trials"]

CONNECTIONS = 8
ORDERS = 20
DETAIL_FROM_END = 500
"""The detail is of an order that is this old: finished, so that its whole life is there."""

_OPERATIONS = Path(__file__).parent / "operations"
_LOG_IN = """mutation LogIn($input: LogInInput!) {
  logIn(input: $input) { token userErrors { message } }
}"""


@dataclass
class Side:
    """One of the two servers of a trial, and what was measured of it."""

    server: Server
    question: Question
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    async def measure(self, seconds: float) -> None:
        """One slice: answers a second, and CPU-milliseconds of the server for each."""
        before = self.server.cpu_seconds()
        rate = await ask_for(self.question, seconds, CONNECTIONS)
        after = self.server.cpu_seconds()
        self.rates.append(rate)
        if before is not None and after is not None:
            self.cpu.append((after - before) * 1000 / (rate * seconds))

    @property
    def rate(self) -> float:
        """Answers a second, the median of the slices."""
        return median(self.rates)

    @property
    def cpu_ms(self) -> float | None:
        """CPU-milliseconds an answer; None where the system does not tell."""
        return median(self.cpu) if self.cpu else None


@dataclass
class Trial:
    """The same JSON from both sides."""

    name: str
    size: int
    ours: Side
    bare: Side

    @property
    def ratio(self) -> float:
        """Our answers for each of the bare endpoint's: the median over neighbouring slices."""
        return median(a / b for a, b in zip(self.ours.rates, self.bare.rates, strict=True))

    async def run(self, slices: int, seconds: float) -> None:
        """Measure the sides in turns, after a slice of each that does not count."""
        for side in (self.ours, self.bare):
            await ask_for(side.question, seconds / 2, CONNECTIONS)
        for _ in range(slices):
            await self.ours.measure(seconds)
            await self.bare.measure(seconds)


def run_trials(
    database_url: str, data_dir: Path, orders: int, *, slices: int, seconds: float
) -> Sequence[Trial]:
    """Start both servers on the database and measure list and detail; both must answer alike."""
    with ExitStack() as stack:
        ours = stack.enter_context(our_server(database_url, data_dir))
        bare = stack.enter_context(bare_server(database_url))
        return asyncio.run(_run(ours, bare, orders, slices, seconds))


async def _run(
    ours: Server, bare: Server, orders: int, slices: int, seconds: float
) -> Sequence[Trial]:
    order_id = max(1, orders - DETAIL_FROM_END)
    headers = {"authorization": f"Bearer {await log_in(ours.port)}"}
    trials = []
    for name, variables, bare_body in (
        ("list", {"first": ORDERS}, {"first": ORDERS}),
        ("detail", {"id": make_id("Order", order_id)}, {"id": order_id}),
    ):
        document = (_OPERATIONS / f"{name}.graphql").read_text()
        body = {"query": document, "variables": variables}
        asked = Question.post(ours.port, "/graphql", body, headers)
        plain = Question.post(bare.port, f"/{name}", bare_body)
        size = await _same_answer(name, asked, plain)
        trials.append(Trial(name, size, Side(ours, asked), Side(bare, plain)))
    for trial in trials:
        await trial.run(slices, seconds)
    return trials


async def log_in(port: int) -> str:
    """The session token of the shop's owner at the server on this port."""
    variables = {"input": {"email": EMAIL, "password": PASSWORD}}
    answer = await ask_once(
        Question.post(port, "/graphql", {"query": _LOG_IN, "variables": variables})
    )
    match answer:
        case {"data": {"logIn": {"token": str(token)}}}:
            return token
    raise RuntimeError(f"no log-in: {answer}")


async def _same_answer(name: str, ours: Question, bare: Question) -> int:
    """Refuse to compare two things that are not the same; the answer's size in bytes."""
    left, right = await ask_once(ours), await ask_once(bare)
    if left != right:
        raise RuntimeError(f"{name}: the answers differ at {_difference(left, right)}")
    return len(orjson.dumps(left))


def _difference(left: object, right: object) -> str:
    """Where two answers differ first."""
    match left, right:
        case dict(), dict() if left.keys() == right.keys():
            pairs = [(key, value, right[key]) for key, value in left.items()]
        case list(), list() if len(left) == len(right):
            pairs = [(index, *pair) for index, pair in enumerate(zip(left, right, strict=True))]
        case _:
            return f": {str(left)[:200]} against {str(right)[:200]}"
    key, one, other = next(pair for pair in pairs if pair[1] != pair[2])
    return f".{key}{_difference(one, other)}"
