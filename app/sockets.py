"""graphql-transport-ws, held to its letter: bad frames close their socket with a code, cleanly.

Strawberry's handler crashes the connection (1006) on frames that are no map or carry an odd id, and
ends every subscription of a socket for one document that does not parse.
"""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import orjson
from graphql import GraphQLError
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message, SubscribeMessage
from strawberry.types.execution import PreExecutionError

from app.bus.ears import Waker
from app.metrics import Metrics
from app.shared import Asked
from app.sharing import Sharing
from app.socket_adapter import IDLE, WORDS, SocketAdapter
from resolvers.context import Context
from resolvers.patience import patiently
from schema.masking import shown
from schema.watching import stream_of

__all__ = ["Live", "TransportWsHandler"]

TRIES = 4
"""How often, within a second or so, a database that is away is asked who asks."""


@dataclass(frozen=True)
class Live:
    """What the sockets of a process share; one on which nothing is asked ends `idle_after`."""

    sharing: Sharing
    metrics: Metrics
    idle_after: timedelta


class TransportWsHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """Checks every frame's shape before it is believed, and every operation's asker anew."""

    websocket: SocketAdapter
    was_used = True
    idle_check: asyncio.TimerHandle | None = None

    @property
    def live(self) -> Live:
        """What this socket shares with the others."""
        live: Live = self.view.live  # type: ignore[attr-defined]  # GraphQLEndpoint has it
        return live

    async def handle(self) -> None:
        """Talk until the socket is closed; one on which nothing is asked is closed in the end."""
        self._check_idle()
        try:
            with self.live.metrics.connected("websocket"):
                await super().handle()
        finally:
            if self.idle_check is not None:
                self.idle_check.cancel()

    async def handle_message(self, message: Any) -> None:
        """Carry out a frame of the protocol; close the socket with 4400 for any other."""
        if not _is_frame(message):
            await self.handle_invalid_message("A frame must be an object with a type.")
        elif message["type"] == "subscribe" and not _is_subscribe(message):
            await self.handle_invalid_message("subscribe needs a string id and a query.")
        elif message["type"] == "complete" and not isinstance(message.get("id"), str):
            await self.handle_invalid_message("complete needs a string id.")
        else:
            await super().handle_message(cast("Any", message))

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        """Look again who asks: a socket outlives a log-out."""
        self.was_used = True
        if self.connection_acknowledged:
            try:
                await patiently(self.context.look_again, tries=TRIES)
            except Exception as fault:
                await self._refuse(message["id"], fault)
                return
        await super().handle_subscribe(message)

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        """Carry out an operation; a stream whose reader may watch no longer closes the socket."""
        asked = self.live.sharing.asked(
            operation.query,
            operation.variables or {},
            operation.operation_name,
            self.context.preferred_language,
        )
        with self.live.metrics.watching(stream_of(operation.query, operation.operation_name)):
            if asked is not None:
                close_code = await self._relay(operation, asked)
            else:
                await super().run_operation(operation)
                close_code = self.context.close_code
        self.was_used = True
        if close_code is not None:
            await self.websocket.close(close_code, WORDS[close_code])

    async def send_message(self, message: Message) -> None:
        """Send a frame, and count the results."""
        await super().send_message(message)
        if message["type"] == "next":
            self.live.metrics.delivered("websocket")

    async def handle_task_exception(self, error: Exception) -> None:
        """Log what ended an operation; that its client left is nothing to log."""
        if not isinstance(error, WebSocketDisconnected):
            await super().handle_task_exception(error)

    async def _relay(self, operation: Operation[Context, None], asked: Asked) -> int | None:
        """Pass on what all watchers of one order get; how to close the socket after it, if so."""
        beginning = f'{{"id":{orjson.dumps(operation.id).decode()},"type":"next","payload":'
        watcher = Waker()
        try:
            with self.live.sharing.joined(asked, watcher) as shared:
                async with aclosing(shared.results(watcher)) as results:
                    async for result in results:
                        await self.websocket.send_text(f"{beginning}{result}}}")
                        self.live.metrics.delivered("websocket")
                if shared.refused:
                    await operation.send_initial_errors(shared.refused)
                await operation.send_operation_message({"id": operation.id, "type": "complete"})
                return shared.close_code
        except WebSocketDisconnected:
            return None

    async def _refuse(self, id: str, fault: Exception) -> None:
        error = shown(GraphQLError("", original_error=fault), self.context.language)
        await self.send_message({"id": id, "type": "error", "payload": [error.formatted]})

    async def _handle_pre_execution_error(
        self, operation: Operation[Context, None], result: PreExecutionError
    ) -> None:
        """Tell the one operation that its document is not valid; the others go on."""
        errors = result.errors or [GraphQLError("The operation could not begin.")]
        await operation.send_initial_errors(errors)

    def _check_idle(self) -> None:
        if self.was_used or self.operations:
            self.was_used = False
            seconds = self.live.idle_after.total_seconds()
            self.idle_check = asyncio.get_running_loop().call_later(seconds, self._check_idle)
        else:
            self.ending = asyncio.create_task(self.websocket.close(IDLE, WORDS[IDLE]))


def _is_frame(message: object) -> bool:
    return isinstance(message, dict) and isinstance(message.get("type"), str)


def _is_subscribe(message: dict[str, Any]) -> bool:
    payload = message.get("payload")
    return (
        isinstance(message.get("id"), str)
        and 0 < len(message["id"]) <= 128
        and isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables"), (dict, type(None)))
        and isinstance(payload.get("operationName"), (str, type(None)))
    )
