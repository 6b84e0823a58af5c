"""The two servers as their customers and their seller see them: who watches, and what changes."""

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import orjson

from bench.client import Question
from bench.live.eyes import Eye, open_eye
from bench.live.watcher import Greeting
from bench.servers import ROOT
from resolvers.ids import make_id

__all__ = ["BareSeller", "OurSeller", "Seller", "Side"]

DOCUMENT = ROOT / "web" / "src" / "operations" / "tracking.graphql"
"""What the customers' page asks for."""

_Step: TypeAlias = tuple[str, str, dict[str, str]]
_CHANGED = "{ order { id version status } userErrors { code message } }"
_ADVANCE: _Step = ("advanceStatus", "AdvanceStatusInput", {})
_STEPS: tuple[_Step, ...] = (("acceptOrder", "AcceptOrderInput", {}), *[_ADVANCE] * 3)
_BACK: _Step = ("revertStatus", "RevertStatusInput", {"reason": "bench"})


class Seller(Protocol):
    """Changes orders, which are counted from 0."""

    def change(self, order: int) -> bytes:
        """The HTTP request that changes the order, and sends its watchers a frame."""

    def open_eye(self) -> AbstractAsyncContextManager[Eye | None]:
        """What sees the commit of a change, if there is one."""

    def told_at(self, answer: bytes) -> float | None:
        """When the change happened, if the answer tells; RuntimeError if it did not happen."""


@dataclass
class OurSeller:
    """A seller who is logged in: accepts, advances, and undoes and repeats the last step."""

    port: int
    token: str
    database_url: str
    taken: dict[int, int] = field(default_factory=dict)

    def change(self, order: int) -> bytes:
        """See `Seller`."""
        taken = self.taken.get(order, 0)
        self.taken[order] = taken + 1
        is_back = taken >= len(_STEPS) and (taken - len(_STEPS)) % 2 == 0
        name, type_, more = _BACK if is_back else _STEPS[min(taken, len(_STEPS) - 1)]
        query = f"mutation Change($input: {type_}!) {{ changed: {name}(input: $input) {_CHANGED} }}"
        variables = {"input": {"orderId": make_id("Order", order + 1)} | more}
        body = {"query": query, "variables": variables}
        headers = {"authorization": f"Bearer {self.token}"}
        return Question.post(self.port, "/graphql", body, headers).request

    def open_eye(self) -> AbstractAsyncContextManager[Eye | None]:
        """See `Seller`."""
        return open_eye(self.database_url)

    def told_at(self, answer: bytes) -> float | None:
        """See `Seller`."""
        match orjson.loads(answer):
            case {"data": {"changed": {"userErrors": []}}}:
                return None
        raise RuntimeError(f"no change: {answer.decode()}")


@dataclass(frozen=True)
class BareSeller:
    """Tells the bare server to send; the moment of a change is when it begins to."""

    port: int
    channels: tuple[str, ...]

    def change(self, order: int) -> bytes:
        """See `Seller`."""
        return Question.post(self.port, "/send", {"channel": self.channels[order]}).request

    def open_eye(self) -> AbstractAsyncContextManager[Eye | None]:
        """See `Seller`."""
        return nullcontext()

    def told_at(self, answer: bytes) -> float | None:
        """See `Seller`."""
        return float(orjson.loads(answer)["at"])


@dataclass(frozen=True)
class Side:
    """One of the servers. `tokens` open the orders; on the bare side they name the channels."""

    port: int
    pid: int
    tokens: tuple[str, ...]
    seller: Seller
    deflate: bool = False
    document: str = field(default_factory=DOCUMENT.read_text)

    def greeting(self, order: int) -> Greeting:
        """What the order's customer says."""
        token = self.tokens[order]
        return Greeting.of(self.port, self.document, token, deflate=self.deflate)
