"""The newest result of a document on one order, for all who watch it in the same words."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import GraphQLError
from strawberry.types.execution import ExecutionResult

from app.bus.ears import Waker
from app.payloads import encoded
from models.errors import NotFound, Unavailable
from resolvers.leaving import CLOSED_LINK
from resolvers.patience import patiently
from schema.masking import hide

__all__ = ["Asked", "Shared"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks for, the order's token in it, and the language of refusals."""

    query: str
    variables: Mapping[str, Any]
    operation_name: str | None
    language: str
    token: str

    @property
    def key(self) -> bytes:
        """The same for all that get the same answers."""
        parts = (self.query, self.variables, self.operation_name, self.language)
        return hashlib.sha256(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)).digest()


class Shared:
    """The newest result; `number` rises with each, `refused` says why there is none.

    Nothing runs while nothing happens: a hint (`ring`) begins a reading. `listen` joins the order's
    channel; it is awaited once, before the first reading.
    """

    __slots__ = (
        "_listen",
        "_read",
        "_reading",
        "_rung",
        "asked",
        "channel",
        "close_code",
        "is_over",
        "latest",
        "number",
        "refused",
        "watchers",
    )

    def __init__(
        self,
        asked: Asked,
        listen: Callable[["Shared"], Awaitable[None]],
        read: Callable[[Asked], Awaitable[ExecutionResult]],
    ) -> None:
        self.asked = asked
        self.channel: str | None = None
        self.close_code: int | None = None
        self.is_over = False
        self.latest = ""
        self.number = 0
        self.refused: list[GraphQLError] | None = None
        self.watchers: set[Waker] = set()
        self._listen, self._read = listen, read
        self._rung = True
        self._reading: asyncio.Task[None] | None = asyncio.create_task(self._begin())

    def ring(self) -> None:
        """The order may have changed: read it, once more if a reading is under way."""
        self._rung = True
        if self._reading is None and not self.is_over:
            self._reading = asyncio.create_task(self._read_on())

    def end(self) -> None:
        """Nothing more will come."""
        self.is_over = True
        self._wake()

    def stop(self) -> None:
        """Nobody watches any longer."""
        if self._reading is not None:
            self._reading.cancel()

    async def results(self, watcher: Waker) -> AsyncGenerator[str, None]:
        """Each result as its watcher comes to it, the newest one only."""
        seen = 0
        while not (self.is_over and self.number == seen):
            if self.number == seen:
                await watcher.wait()
                continue
            seen = self.number
            yield self.latest

    async def _begin(self) -> None:
        try:
            await self._listen(self)
        except Exception as fault:
            self._break(fault)
        await self._read_on()

    async def _read_on(self) -> None:
        """Read as long as there were hints."""
        try:
            while self._rung and not self.is_over:
                self._rung = False
                self._take(await patiently(self._read_once))
        except Exception as fault:
            self._break(fault)
        finally:
            self._reading = None

    async def _read_once(self) -> ExecutionResult:
        result = await self._read(self.asked)
        if Unavailable.code in _codes(result):
            raise ConnectionError("the database is away")
        return result

    def _take(self, result: ExecutionResult) -> None:
        if result.data is None:
            self.refused = result.errors or [GraphQLError("The operation could not begin.")]
            self.end()
            return
        if None in result.data.values():  # the Query root may say null, a subscription may not
            result.data = None
        if NotFound.code in _codes(result):
            self.close_code = CLOSED_LINK if self.number else None
            self._tell(encoded(result))
            self.end()
        elif (payload := encoded(result)) != self.latest:
            self._tell(payload)

    def _tell(self, payload: str) -> None:
        self.latest, self.number = payload, self.number + 1
        self._wake()

    def _break(self, fault: Exception) -> None:
        message, facts = hide(fault, "in a shared stream", self.asked.language)
        self.refused = [GraphQLError(message, extensions=dict(facts))]
        self.end()

    def _wake(self) -> None:
        for watcher in self.watchers:
            watcher.ring()


def _codes(result: ExecutionResult) -> set[object]:
    return {(error.extensions or {}).get("code") for error in result.errors or ()}
