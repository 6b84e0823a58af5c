"""One reading and one encoded result for all who watch the same order in the same words.

A tracking page shows the same to everybody who holds its link, so its watchers need not each read
the order again. A reading asks the document's subscription as a query.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from graphql import GraphQLSchema
from strawberry.schema import BaseSchema
from strawberry.types.execution import ExecutionResult

from app.bus import BroadcastBus
from app.bus.ears import Waker
from app.shared import Asked, Shared
from models.errors import NotFound
from models.orders.tracking import order_of_token
from resolvers.channels import order_channel
from resolvers.context import Context
from resolvers.patience import patiently
from schema.watching import argument_of, as_query, is_valid, stream_of

__all__ = ["Sharing"]

SHARED = "orderTracking"
"""The stream that is the same for everybody who asks for it."""

MOST_READINGS = 50
"""Readings at a time: after the broker was away, every watched order is read."""


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
        self._turns = asyncio.Semaphore(MOST_READINGS)

    def asked(
        self, query: str, variables: Mapping[str, Any], operation_name: str | None, language: str
    ) -> Asked | None:
        """What can be shared of this operation; None when it goes its own way."""
        if stream_of(query, operation_name) != SHARED:
            return None
        token = argument_of(query, operation_name, variables, "token")
        if token is None or not self._is_valid(query):
            return None
        if not self._is_valid(as_query(query, operation_name)):
            return None  # such as one whose root is a fragment
        return Asked(query, variables, operation_name, language, token)

    def _is_valid(self, query: str) -> bool:
        schema: GraphQLSchema = self._schema._schema  # type: ignore[attr-defined]
        return is_valid(schema, query)

    @contextmanager
    def joined(self, asked: Asked, watcher: Waker) -> Iterator[Shared]:
        """The stream of what is `asked`, begun by its first watcher and ended with its last."""
        key = asked.key
        shared = self._shared.get(key)
        if shared is None or shared.is_over:
            shared = self._shared[key] = Shared(asked, self._listen, self._read)
        shared.watchers.add(watcher)
        try:
            yield shared
        finally:
            shared.watchers.discard(watcher)
            if not shared.watchers:
                self._end(key, shared)

    async def _listen(self, shared: Shared) -> None:
        with suppress(NotFound):  # the reading says so, in the reader's language
            order = await patiently(partial(order_of_token, shared.asked.token))
            shared.channel = order_channel(order.id)
            self._bus().join(shared.channel, shared)

    def _end(self, key: bytes, shared: Shared) -> None:
        shared.stop()
        if shared.channel is not None:
            self._bus().leave(shared.channel, shared)
        if self._shared.get(key) is shared:
            del self._shared[key]

    async def _read(self, asked: Asked) -> ExecutionResult:
        async with self._turns:
            result: Any = await self._schema.execute(
                as_query(asked.query, asked.operation_name),
                variable_values=dict(asked.variables),
                context_value=self._new_context(asked.language),
                operation_name=asked.operation_name,
            )
        found: ExecutionResult = result
        return found
