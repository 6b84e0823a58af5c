"""GraphQL over SSE, distinct connections: for networks where sockets do not come through.

Each event is `next` with a result, then `complete`. The two event streams send their cursor as the
event's `id`; who comes back with it as `Last-Event-ID` goes on there. Lines end in LF alone: urql
splits at LF LF, and Strawberry's own frames end in CRLF.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send
from strawberry.types import ExecutionResult

from app.bus.ears import Waker
from app.connections import CLOSING, retry_in
from app.metrics import Metrics
from app.payloads import encoded
from app.shared import Asked
from app.sharing import Sharing
from resolvers.context import Context

__all__ = ["EVENT_STREAM", "EventStream", "own_results", "shared_results", "wants_events"]

EVENT_STREAM = "text/event-stream"

Result: TypeAlias = tuple[str | None, str]
"""The event's id, where it has one, and the result as JSON."""

BEAT = 15.0
"""Seconds of silence after which a comment is sent, so that no proxy takes it for dead."""

_HEADERS = {
    "content-type": f"{EVENT_STREAM}; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",  # nginx would keep the events back
}


def wants_events(request: Request) -> bool:
    """Whether the client asks for a stream of events."""
    return EVENT_STREAM in request.headers.get("accept", "")


async def own_results(
    results: AsyncGenerator[Any, None], context: Context
) -> AsyncGenerator[Result, None]:
    """The results of an execution of one's own, with the cursor that each stands at."""
    async with aclosing(results):
        async for result in results:
            yield (None if result.errors else context.cursor), encoded(result)


async def shared_results(sharing: Sharing, asked: Asked) -> AsyncGenerator[Result, None]:
    """The results that are the same for all who watch an order."""
    watcher = Waker()
    with sharing.joined(asked, watcher) as shared:
        async with aclosing(shared.results(watcher)) as results:
            async for result in results:
                yield None, result
        if shared.refused:
            yield None, encoded(ExecutionResult(data=None, errors=shared.refused))


class EventStream(StreamingResponse):
    """Results as events, until the operation ends, its reader leaves or the server stops."""

    def __init__(
        self,
        results: AsyncGenerator[Result, None],
        metrics: Metrics,
        headers: Mapping[str, str],
        stream: str | None,
    ) -> None:
        self.results, self.metrics = results, metrics
        self.stream = stream
        self.is_over = False
        self.coming: asyncio.Future[Any] | None = None
        super().__init__(self._frames(), headers={**headers, **_HEADERS})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, for as long as it takes."""
        closing = scope.get("state", {}).get(CLOSING) or asyncio.Event()
        self.ending = asyncio.ensure_future(closing.wait())
        try:
            with self.metrics.connected("sse"), self.metrics.watching(self.stream):
                await super().__call__(scope, receive, send)
        finally:
            self.ending.cancel()
            await self._stop_reading()

    async def _frames(self) -> AsyncGenerator[str, None]:
        yield _come_back()
        while not self.is_over:
            yield await self._next_frame()

    async def _next_frame(self) -> str:
        if self.coming is None:
            self.coming = asyncio.ensure_future(anext(self.results, None))
        waited = {self.coming, self.ending}
        await asyncio.wait(waited, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
        if self.coming.done():
            result, self.coming = self.coming.result(), None
            if result is not None:
                return self._event(result)
            self.is_over = True
            return "event: complete\ndata:\n\n"
        if self.ending.done():
            self.is_over = True
            return _come_back()
        return ":\n\n"

    def _event(self, result: Result) -> str:
        self.metrics.delivered("sse")
        cursor, payload = result
        id_line = f"id: {cursor}\n" if cursor else ""
        return f"{id_line}event: next\ndata: {payload}\n\n"

    async def _stop_reading(self) -> None:
        if self.coming is not None:
            self.coming.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await self.coming
        await self.results.aclose()


def _come_back() -> str:
    return f"retry: {retry_in()}\n\n"
