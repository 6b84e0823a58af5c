"""graphql-transport-ws, held to its letter: bad frames close their socket with a code, cleanly.

Strawberry's handler crashes the connection (1006) on frames that are no map or carry an odd id, and
ends every subscription of a socket for one document that does not parse.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

from graphql import GraphQLError
from starlette.websockets import WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import SubscribeMessage
from strawberry.types.execution import PreExecutionError

from resolvers.context import Context

__all__ = ["SocketAdapter", "TransportWsHandler"]

LONGEST_REASON = 123  # bytes; a longer one breaks the connection off


class SocketAdapter(ASGIWebSocketAdapter):
    """A socket that may be left, or closed by us, at any moment."""

    @property
    def is_closed(self) -> bool:
        """Whether we have closed it: another word would be a fault."""
        return self.ws.application_state is WebSocketState.DISCONNECTED

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send a frame, as long as there is somebody to read it."""
        if self.is_closed:
            raise WebSocketDisconnected
        await super().send_json(message)

    async def close(self, code: int, reason: str) -> None:
        """Close with as many words as a close frame holds."""
        if self.is_closed:
            return
        with suppress(WebSocketDisconnect):
            await super().close(code, reason.encode()[:LONGEST_REASON].decode(errors="ignore"))


class TransportWsHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """Checks every frame's shape before it is believed."""

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
        if self.connection_acknowledged:
            await self.context.look_again()
        await super().handle_subscribe(message)

    async def handle_task_exception(self, error: Exception) -> None:
        """Log what ended an operation; that its client left is nothing to log."""
        if not isinstance(error, WebSocketDisconnected):
            await super().handle_task_exception(error)

    async def _handle_pre_execution_error(
        self, operation: Operation[Context, None], result: PreExecutionError
    ) -> None:
        """Tell the one operation that its document is not valid; the others go on."""
        errors = result.errors or [GraphQLError("The operation could not begin.")]
        await operation.send_initial_errors(errors)


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
