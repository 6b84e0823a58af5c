"""uvicorn's connections, with an end for those who do not read and a word for those who must go.

uvicorn closes a connection by letting its buffer drain, for which it waits for ever when nobody
reads.
"""

import asyncio
import random
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

__all__ = ["CLOSING", "RESTART", "STALL", "TOO_SLOW", "DeskHttp", "DeskSocket", "retry_in"]

STALL = 30.0
"""Seconds that a client may leave a full buffer unread; as long again until it is cut off."""

TOO_SLOW = 1013
"""Closes a socket whose client does not read; it comes back with its cursor."""
RESTART = 1012
"""Closes a socket because the server stops; the reason says when to come back."""

CLOSING = "closing"
"""The name, in the lifespan's state, of the event that is set when the server begins to stop."""


def retry_in() -> int:
    """Milliseconds after which to come back, uneven so that not everybody comes at once."""
    return random.randrange(500, 3000)  # noqa: S311 (jitter)


class DeskSocket(WebSocketsSansIOProtocol):
    """A socket whose client has to read."""

    stall = STALL
    _stalled: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """The buffer is full: from now on, the client's time runs."""
        super().pause_writing()
        self._stalled = self.loop.call_later(self.stall, self.give_up)

    def resume_writing(self) -> None:
        """The client reads."""
        super().resume_writing()
        self._forget()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._forget()
        super().connection_lost(exc)

    def give_up(self) -> None:
        """Say goodbye behind what is not read, free what the socket holds, and then cut it off."""
        self._stalled = self.loop.call_later(self.stall, self.transport.abort)
        if not self.close_sent:
            self._close(TOO_SLOW, "read faster, or come back with your cursor")
        self.writable.set()

    def shutdown(self) -> None:
        """The server stops: say when to come back."""
        if self.close_sent or not self.handshake_complete:
            super().shutdown()
            return
        self._close(RESTART, f"retry in {retry_in()} ms")

    def _close(self, code: int, reason: str) -> None:
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = self.disconnected = True  # what is sent from now on finds nobody
        self.transport.close()

    def _forget(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None


class DeskHttp(HttpToolsProtocol):
    """An HTTP connection whose client has to read, and whose streams hear that the server stops."""

    stall = STALL
    _stalled: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """The buffer is full: from now on, the client's time runs."""
        super().pause_writing()
        self._stalled = self.loop.call_later(self.stall, self.transport.abort)

    def resume_writing(self) -> None:
        """The client reads."""
        super().resume_writing()
        self._forget()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._forget()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """The server stops: streams end, other answers are given first."""
        closing: Any = self.app_state.get(CLOSING)
        if closing is not None:
            closing.set()
        super().shutdown()

    def _forget(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None
