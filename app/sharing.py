"""One execution and one encoded result for all who watch the same order in the same words.

A tracking page shows the same to everybody who holds its link; its watchers need not each read the
order again. Whoever is slow finds the newest result, not a queue of old ones.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import GraphQLError
from strawberry.schema import BaseSchema
from strawberry.types.execution import ExecutionResult, PreExecutionError

from app.bus.ears import Waker
from app.payloads import encoded
from resolvers.context import Context

__all__ = ["Asked", "Shared", "Sharing", "beginning_of"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """What a client asks for, and in which language it is refused."""

    query: str
    variables: Mapping[str, Any] | None
    operation_name: str | None
    language: str

    @property
    def key(self) -> bytes:
        """The same for all that get the same answers."""
        parts = (self.query, self.variables or {}, self.operation_name, self.language)
        return orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)


class Shared:
    """A running stream and its newest result; `number` rises with each."""

    def __init__(self, schema: BaseSchema, asked: Asked, context: Context) -> None:
        self.context = context
        self.latest = ""
        self.number = 0
        self.refused: list[GraphQLError] | None = None
        self.is_over = False
        self.watchers: set[Waker] = set()
        self._schema, self._asked = schema, asked
        self.task = asyncio.create_task(self._pump())

    async def _pump(self) -> None:
        try:
            async with aclosing(await self._begin()) as results:
                async for result in results:
                    self._take(result)
        except Exception:
            _log.exception("a shared stream broke off")
        finally:
            self.is_over = True
            self._wake()

    async def _begin(self) -> Any:
        return await self._schema.stream(
            self._asked.query,
            variable_values=dict(self._asked.variables or {}),
            context_value=self.context,
            operation_name=self._asked.operation_name,
        )

    def _take(self, result: Any) -> None:
        if isinstance(result, PreExecutionError):
            self.refused = result.errors or [GraphQLError("The operation could not begin.")]
        elif isinstance(result, ExecutionResult):
            self.latest, self.number = encoded(result), self.number + 1
            self._wake()

    def _wake(self) -> None:
        for watcher in self.watchers:
            watcher.ring()


class Sharing:
    """The shared streams that somebody watches."""

    def __init__(self, schema: BaseSchema, new_context: Callable[[str], Context]) -> None:
        self._schema, self._new_context = schema, new_context
        self._shared: dict[bytes, Shared] = {}

    @contextmanager
    def joined(self, asked: Asked, watcher: Waker) -> Iterator[Shared]:
        """The stream of what is `asked`, begun by its first watcher and ended with its last."""
        key = asked.key
        shared = self._shared.get(key)
        if shared is None or shared.is_over:
            context = self._new_context(asked.language)
            shared = self._shared[key] = Shared(self._schema, asked, context)
        shared.watchers.add(watcher)
        try:
            yield shared
        finally:
            shared.watchers.discard(watcher)
            if not shared.watchers:
                self._end(key, shared)

    def _end(self, key: bytes, shared: Shared) -> None:
        shared.task.cancel()
        if self._shared.get(key) is shared:
            del self._shared[key]


def beginning_of(id: str) -> str:
    """The frame of a result for the operation `id`, up to the result; a brace ends it."""
    return f'{{"id":{orjson.dumps(id).decode()},"type":"next","payload":'
