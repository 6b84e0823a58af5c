"""One customer's socket: graphql-transport-ws by hand, with a single subscription."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import orjson

from bench.live.frames import FrameReader, Opcode, frame, handshake

__all__ = ["Greeting", "Watcher"]

_END = b"\r\n\r\n"
_INIT = frame(Opcode.TEXT, b'{"type":"connection_init"}')
_PONG = frame(Opcode.TEXT, b'{"type":"pong"}')


@dataclass(frozen=True)
class Greeting:
    """What a watcher says until it hears of its order: the handshake and the subscription."""

    handshake: bytes
    subscribe: bytes

    @classmethod
    def of(cls, port: int, document: str, token: str, *, deflate: bool = False) -> "Greeting":
        """Ask this port's /graphql for the document, with the token as its variable."""
        payload = {"query": document, "variables": {"token": token}}
        message = orjson.dumps({"id": "1", "type": "subscribe", "payload": payload})
        opening = handshake(port, "/graphql", deflate=deflate)
        return cls(opening, frame(Opcode.TEXT, message))


class Watcher(asyncio.Protocol):
    """Subscribes; `opened` gets the first state's frame, `on_next` hears all later ones.

    `on_lost` hears why the socket ended, unless the watcher left of its own will.
    """

    __slots__ = ("_greeting", "_on_lost", "_on_next", "_reader", "_transport", "_upgrade", "opened")

    def __init__(
        self,
        greeting: Greeting,
        on_next: Callable[[bytes], None],
        on_lost: Callable[[str], None],
    ) -> None:
        self._greeting, self._on_next, self._on_lost = greeting, on_next, on_lost
        self._reader = FrameReader()
        self._upgrade: bytes | None = b""
        self._transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[bytes] | None = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a socket."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own is no subclass of it
        self._write(self._greeting.handshake)

    def data_received(self, data: bytes) -> None:
        """Take a piece of the answer, or some frames."""
        if self._upgrade is not None:
            self._upgrade += data
            head, end, data = self._upgrade.partition(_END)
            if not end:
                return
            self._upgrade = None
            if b" 101 " not in head[:16]:
                self._lose(head.decode("latin-1").splitlines()[0])
                return
            self._write(_INIT)
        for opcode, payload in self._reader.feed(data):
            self._take(opcode, payload)

    def connection_lost(self, exc: Exception | None) -> None:
        """The server hung up."""
        self._lose(str(exc or "the server hung up"))

    def leave(self) -> None:
        """Go, without a word."""
        transport, self._transport = self._transport, None
        if transport:
            transport.abort()

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == Opcode.TEXT:
            self._hear(payload)
        elif opcode == Opcode.PING:
            self._write(frame(Opcode.PONG, payload))
        elif opcode == Opcode.CLOSE:
            code, reason = int.from_bytes(payload[:2], "big"), payload[2:].decode()
            self._lose(f"the server closed with {code} {reason}")

    def _hear(self, payload: bytes) -> None:
        kind = orjson.loads(payload)["type"]
        if kind == "next" and self.opened is None:
            self._on_next(payload)
        elif kind == "next" and self.opened is not None:
            self.opened.set_result(payload)
            self.opened = None
        elif kind == "connection_ack":
            self._write(self._greeting.subscribe)
        elif kind == "ping":
            self._write(_PONG)
        else:
            self._lose(payload.decode())

    def _write(self, data: bytes) -> None:
        if self._transport:
            self._transport.write(data)

    def _lose(self, why: str) -> None:
        if self._transport is None:
            return
        self.leave()
        if self.opened is not None and not self.opened.done():
            self.opened.set_exception(ConnectionError(why))
        self._on_lost(why)
