"""One reading and one encoded result for all who watch the same order in the same words.

A tracking page shows the same to everybody who holds its link, so its watchers need not each read
the order again. Nothing runs while nothing happens: a hint begins a reading, which asks the
document's subscription as a query. Whoever is slow finds the newest result, not many old ones.
"""

import asyncio
import hashlib
import logging
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from graphql import GraphQLError
from strawberry.schema import BaseSchema
from strawberry.types.execution import ExecutionResult

from app.bus import BroadcastBus
from app.bus.ears import Waker
from app.payloads import encoded
from models.errors import NotFound, Unavailable
from models.orders.tracking import order_of_token
from resolvers.channels import order_channel
from resolvers.context import Context
from resolvers.leaving import CLOSED_LINK
from resolvers.patience import patiently
from schema.watching import argument_of, as_query, is_valid, stream_of

__all__ = ["Asked", "Shared", "Sharing"]

SHARED = "orderTracking"
"""The stream that is the same for everybody who asks for it."""

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
    """The newest result of what is asked; `number` rises with each, `refused` had none."""

    __slots__ = (
        "_asked",
        "_execute",
        "_reading",
        "_rung",
        "channel",
        "close_code",
        "is_over",
        "latest",
        "number",
        "refused",
        "watchers",
    )

    def __init__(
        self, asked: Asked, execute: Callable[[Asked], Any], begin: Callable[["Shared"], Any]
    ) -> None:
        self._asked, self._execute = asked, execute
        self._rung = False
        self.channel: str | None = None
        self.latest = ""
        self.number = 0
        self.refused: list[GraphQLError] | None = None
        self.is_over = False
        self.close_code: int | None = None
        self.watchers: set[Waker] = set()
        self._reading: asyncio.Task[None] | None = asyncio.create_task(begin(self))

    @property
    def token(self) -> str:
        """What opens the order."""
        return self._asked.token

    def ring(self) -> None:
        """The order may have changed: read it, once more if a reading is under way."""
        self._rung = True
        if self._reading is None and not self.is_over:
            self._reading = asyncio.create_task(self.read_on())

    def end(self) -> None:
        """Nothing more will come."""
        self.is_over = True
        for watcher in self.watchers:
            watcher.ring()

    def stop(self) -> None:
        """Nobody watches any longer."""
        if self._reading is not None:
            self._reading.cancel()

    async def read_on(self) -> None:
        """Read as long as there were hints."""
        try:
            self._rung = True
            while self._rung and not self.is_over:
                self._rung = False
                self._take(await patiently(self._read))
        except Exception:
            _log.exception("a shared stream broke off")
            self.end()
        finally:
            self._reading = None

    async def _read(self) -> ExecutionResult:
        result: ExecutionResult = await self._execute(self._asked)
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
        for watcher in self.watchers:
            watcher.ring()

    async def results(self, watcher: Waker) -> AsyncGenerator[str, None]:
        """Each result as its watcher comes to it, the newest one only."""
        seen = 0
        while not (self.is_over and self.number == seen):
            if self.number == seen:
                await watcher.wait()
                continue
            seen = self.number
            yield self.latest


class Sharing:
    """The shared streams that somebody watches; `new_context` makes one for a reading."""

    def __init__(
        self,
        schema: BaseSchema,
        bus: Callable[[], BroadcastBus],
        new_context: Callable[[str], Context],
    ) -> None:
        self._schema, self._bus, self._new_context = schema, bus, new_context
        self._shared: dict[bytes, Shared] = {}

    def asked(
        self, query: str, variables: Mapping[str, Any], operation_name: str | None, language: str
    ) -> Asked | None:
        """What can be shared of this operation; None when it goes its own way."""
        if stream_of(query, operation_name) != SHARED:
            return None
        token = argument_of(query, operation_name, variables, "token")
        if token is None or not is_valid(self._schema._schema, query):  # type: ignore[attr-defined]
            return None
        return Asked(query, variables, operation_name, language, token)

    @contextmanager
    def joined(self, asked: Asked, watcher: Waker) -> Iterator[Shared]:
        """The stream of what is `asked`, begun by its first watcher and ended with its last."""
        key = asked.key
        shared = self._shared.get(key)
        if shared is None or shared.is_over:
            shared = self._shared[key] = Shared(asked, self._execute, self._begin)
        shared.watchers.add(watcher)
        try:
            yield shared
        finally:
            shared.watchers.discard(watcher)
            if not shared.watchers:
                self._end(key, shared)

    async def _begin(self, shared: Shared) -> None:
        """Listen first, then read."""
        with suppress(NotFound):  # the reading says so in the reader's language
            order = await patiently(partial(order_of_token, shared.token))
            shared.channel = order_channel(order.id)
            self._bus().join(shared.channel, shared)
        await shared.read_on()

    def _end(self, key: bytes, shared: Shared) -> None:
        shared.stop()
        if shared.channel is not None:
            self._bus().leave(shared.channel, shared)
        if self._shared.get(key) is shared:
            del self._shared[key]

    async def _execute(self, asked: Asked) -> Any:
        return await self._schema.execute(
            as_query(asked.query, asked.operation_name),
            variable_values=dict(asked.variables),
            context_value=self._new_context(asked.language),
            operation_name=asked.operation_name,
        )


def _codes(result: ExecutionResult) -> set[object]:
    return {(error.extensions or {}).get("code") for error in result.errors or ()}
