"""One stream from one worker, over a socket or over SSE, that can break off at any moment."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.api import Answer
from tests.app.clients import Socket, a_socket
from tests.servers import Server

__all__ = ["LEFT", "Line", "a_socket_line", "an_sse_line"]

LEFT = (OSError, EOFError, ConnectionClosed, InvalidHandshake)
"""What the end of a worker looks like from outside."""


class Line(Protocol):
    """A stream that is running."""

    async def next(self) -> Answer:
        """The next message, however long it lets us wait; who stops waiting loses nothing."""

    def vanish(self) -> None:
        """Break off without a word."""


class SocketLine:
    """A stream over graphql-transport-ws."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket

    async def next(self) -> Answer:
        frame = json.loads(await self.socket.connection.recv())
        while frame["type"] == "ping":
            await self.socket.send({"type": "pong"})
            frame = json.loads(await self.socket.connection.recv())
        if frame["type"] == "error":
            return Answer(None, frame["payload"])
        assert frame["type"] == "next", frame
        return _answer(frame["payload"])

    def vanish(self) -> None:
        self.socket.connection.transport.abort()


class SseLine:
    """A stream over SSE. Its lines end in LF; those of HTTP's chunks around them in CRLF."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def next(self) -> Answer:
        line = b""
        while not line.startswith(b"data: {"):
            line = await self.reader.readuntil(b"\n")
            if line.startswith(b"event: complete"):
                raise EOFError("the worker ended the stream")
        return _answer(json.loads(line.removeprefix(b"data: ")))

    def vanish(self) -> None:
        self.writer.transport.abort()


@asynccontextmanager
async def a_socket_line(
    worker: Server, token: str | None, document: str, /, **variables: Any
) -> AsyncIterator[Line]:
    """Begin a stream over a socket of its own; it is closed in good order, if it still is there."""
    async with a_socket(worker, token) as socket:
        await socket.begin("it", document, **variables)
        yield SocketLine(socket)


@asynccontextmanager
async def an_sse_line(
    worker: Server, token: str | None, document: str, /, **variables: Any
) -> AsyncIterator[Line]:
    """Begin a stream over SSE; it ends by breaking off, as in every browser."""
    host, _, port = worker.url.removeprefix("http://").partition(":")
    body = json.dumps({"query": document, "variables": variables})
    reader, writer = await asyncio.open_connection(host, int(port))
    head = [
        "POST /graphql HTTP/1.1",
        f"Host: {host}",
        "Accept: text/event-stream",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *([f"Authorization: Bearer {token}"] if token else []),
    ]
    writer.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
    try:
        yield SseLine(reader, writer)
    finally:
        writer.transport.abort()


def _answer(said: dict[str, Any]) -> Answer:
    return Answer(said.get("data"), said.get("errors") or [])
