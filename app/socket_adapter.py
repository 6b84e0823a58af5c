"""A socket that may be left, or closed by us, at any moment; and the codes of our closing."""

from collections.abc import Mapping
from contextlib import suppress

from starlette.websockets import WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected

from resolvers.leaving import CLOSED_LINK, FORBIDDEN, UNAUTHENTICATED

__all__ = ["IDLE", "WORDS", "SocketAdapter"]

LONGEST_REASON = 123  # bytes; a longer one breaks the connection off

IDLE = 4410
"""Closes a socket on which nothing is asked."""

WORDS = {
    IDLE: "nothing was asked",
    UNAUTHENTICATED: "Unauthorized",
    FORBIDDEN: "Forbidden",
    CLOSED_LINK: "the tracking link was replaced",
}
"""The reasons that go with our own close codes."""


class SocketAdapter(ASGIWebSocketAdapter):
    """Sends as long as there is somebody to read, and closes once."""

    @property
    def is_closed(self) -> bool:
        """Whether we have closed it: another word would be a fault."""
        return self.ws.application_state is WebSocketState.DISCONNECTED

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send a frame."""
        await self.send_text(self.view.encode_json(message))

    async def send_text(self, frame: str | bytes) -> None:
        """Send a frame that is encoded already."""
        if self.is_closed:
            raise WebSocketDisconnected
        try:
            await self.ws.send({"type": "websocket.send", "text": frame})
        except WebSocketDisconnect as gone:
            raise WebSocketDisconnected from gone

    async def close(self, code: int, reason: str) -> None:
        """Close with as many words as a close frame holds."""
        if self.is_closed:
            return
        with suppress(WebSocketDisconnect):
            await super().close(code, reason.encode()[:LONGEST_REASON].decode(errors="ignore"))
