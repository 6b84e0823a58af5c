"""uvicorn's connections, with an end for those who do not read and a word for those who must go.

uvicorn closes a connection by letting its buffer drain, for which it waits for ever when nobody
reads.
"""

import asyncio
import random
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

__all__ = [
    "CLOSING",
    "NO_PONG",
    "RESTART",
    "STALL",
    "TOO_SLOW",
    "DeskHttp",
    "DeskSocket",
    "retry_in",
]

STALL = 30.0
"""Seconds that a client may leave a full buffer unread; as long again until it is cut off."""

TOO_SLOW = 1013
"""Closes a socket whose client does not read; it comes back with its cursor."""
NO_PONG = 1011
"""Closes a socket whose client answers no ping."""
RESTART = 1012
"""Closes a socket because the server stops; the reason says when to come back."""

CLOSING = "closing"
"""The name, in the lifespan's state, of the event that is set when the server begins to stop."""


def retry_in() -> int:
    """Milliseconds after which to come back, uneven so that not everybody comes at once."""
    return random.randrange(500, 3000)  # noqa: S311 (jitter)


class _MustRead(asyncio.Protocol):
    """What both kinds share: one timer, which runs while a client leaves something unread."""

    loop: asyncio.AbstractEventLoop
    stall = STALL
    _timer: asyncio.TimerHandle | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._forget()
        super().connection_lost(exc)

    def _after(self, seconds: float, then: Callable[[], None]) -> None:
        self._forget()
        self._timer = self.loop.call_later(seconds, then)

    def _forget(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class DeskSocket(_MustRead, WebSocketsSansIOProtocol):
    """A socket whose client has to read."""

    def pause_writing(self) -> None:
        """The buffer is full: from now on, the client's time runs."""
        super().pause_writing()
        if not self.disconnected:
            self._after(self.stall, self.give_up)

    def resume_writing(self) -> None:
        """The client reads; one that was given up has its end set."""
        super().resume_writing()
        if not self.disconnected:
            self._forget()

    def handle_ping(self) -> None:
        """Answer, but not one who reads no answers: they would fill the memory."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.conn.data_to_send()

    def keepalive_timeout(self) -> None:
        """Nothing came back for a ping."""
        self.pong_timer = None
        if not self.close_sent:
            self._close(NO_PONG, "keepalive ping timeout")

    def give_up(self) -> None:
        """Say goodbye behind what is not read, and free what the socket holds."""
        if self.close_sent:
            self.transport.abort()
        else:
            self._close(TOO_SLOW, "read faster, or come back with your cursor")

    def shutdown(self) -> None:
        """The server stops: say when to come back."""
        if self.close_sent or not self.handshake_complete:
            super().shutdown()
        else:
            self._close(RESTART, f"retry in {retry_in()} ms")

    async def run_asgi(self) -> None:
        """Serve the socket; one that we closed is cut off, should its client not read that."""
        await super().run_asgi()
        if not self.disconnected:
            self._after(self.close_timeout + self.stall, self.transport.abort)

    def _close(self, code: int, reason: str) -> None:
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = self.disconnected = True  # what is sent from now on finds nobody
        self.writable.set()
        self.transport.close()  # once all is read; at the latest:
        self._after(self.stall, self.transport.abort)


class DeskHttp(_MustRead, HttpToolsProtocol):
    """An HTTP connection whose client has to read, and whose streams hear that the server stops."""

    def pause_writing(self) -> None:
        """The buffer is full: from now on, the client's time runs."""
        super().pause_writing()
        self._after(self.stall, self.transport.abort)

    def resume_writing(self) -> None:
        """The client reads."""
        super().resume_writing()
        self._forget()

    def shutdown(self) -> None:
        """The server stops: streams end, other answers are given first."""
        closing: Any = self.app_state.get(CLOSING)
        if closing is not None:
            closing.set()
        super().shutdown()
