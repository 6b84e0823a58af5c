"""The ends of connections: who does not read is let go, who must go is told when to come back."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from app.connections import NO_PONG, RESTART, TOO_SLOW, DeskHttp, DeskSocket
from tests.servers import free_port
from tests.waiting import until

PATIENCE = 30
CHUNK = "x" * 100_000


class ImpatientSocket(DeskSocket):
    stall = 0.3


class PatientSocket(DeskSocket):
    stall = 60.0


class ImpatientHttp(DeskHttp):
    stall = 0.3


class Talker:
    """An application that talks as fast as it can; it notes how that ended."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()
        self.sent = 0

    @property
    def app(self) -> Starlette:
        return Starlette(routes=[WebSocketRoute("/", self.socket), Route("/", self.stream)])

    async def socket(self, websocket: WebSocket) -> None:
        await websocket.accept()
        try:
            while True:
                await websocket.send_text(CHUNK)
                self.sent += 1
                await asyncio.sleep(0)  # the reader lives in this loop too
        except WebSocketDisconnect:
            self.ended.set()

    async def stream(self, _: Request) -> StreamingResponse:
        return StreamingResponse(self._chunks())

    async def _chunks(self) -> AsyncIterator[str]:
        try:
            while True:
                yield CHUNK
                self.sent += 1
                await asyncio.sleep(0)
        finally:
            self.ended.set()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()


@asynccontextmanager
async def served(app: Any, **options: Any) -> AsyncIterator[tuple[int, _Server]]:
    """The application on a real uvicorn with our connections; its port."""
    chosen = {"http": ImpatientHttp, "ws": ImpatientSocket} | options
    config = uvicorn.Config(app, port=free_port(), log_config=None, **chosen)
    server = _Server(config)
    running = asyncio.create_task(server.serve())
    await server.is_up.wait()
    try:
        yield config.port, server
    finally:
        server.should_exit = True
        await running


@asynccontextmanager
async def a_sleeper(port: int, first_words: bytes) -> AsyncIterator[socket.socket]:
    """A client with a small buffer that says its first words and then reads nothing."""
    with socket.socket() as sleeper:
        sleeper.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sleeper.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(sleeper, ("127.0.0.1", port))
        await loop.sock_sendall(sleeper, first_words)
        yield sleeper


UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


async def rest_of(sleeper: socket.socket) -> bytes:
    """All that there is to read, to the connection's end."""
    loop, read = asyncio.get_running_loop(), bytearray()
    async with asyncio.timeout(PATIENCE):
        try:
            while part := await loop.sock_recv(sleeper, 65536):
                read += part
        except ConnectionResetError:
            pass
    return bytes(read)


async def within(wait: Callable[[], Awaitable[Any]]) -> None:
    async with asyncio.timeout(PATIENCE):
        await wait()


async def test_a_socket_that_does_not_read_is_let_go_and_finds_the_reason_when_it_wakes() -> None:
    talker = Talker()
    async with served(talker.app) as (port, _), a_sleeper(port, UPGRADE) as sleeper:
        await within(talker.ended.wait)
        sent = talker.sent
        last = await rest_of(sleeper)

    assert TOO_SLOW.to_bytes(2, "big") + b"read faster" in last
    assert sent * len(CHUNK) < 10_000_000  # what fits into the kernel's buffers and ours


async def test_a_socket_that_never_wakes_is_cut_off() -> None:
    talker = Talker()
    async with served(talker.app) as (port, server), a_sleeper(port, UPGRADE):
        await within(talker.ended.wait)
        await until(lambda: not server.server_state.connections)


async def test_a_stream_over_http_that_is_not_read_is_cut_off() -> None:
    talker = Talker()
    asks = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    async with served(talker.app) as (port, server), a_sleeper(port, asks):
        await within(talker.ended.wait)
        await until(lambda: not server.server_state.connections)


async def test_who_reads_slowly_but_reads_is_kept() -> None:
    """The time runs only while nothing at all is read."""
    talker = Talker()
    async with (
        served(talker.app) as (port, _),
        connect(f"ws://127.0.0.1:{port}/", proxy=None, max_queue=1) as reader,
    ):
        for _ in range(200):
            assert await reader.recv() == CHUNK
        assert not talker.ended.is_set()


async def test_a_stopping_server_tells_a_socket_when_to_come_back() -> None:
    """What is sent after it finds nobody, as when a client has left."""
    opened = asyncio.Event()
    ends: list[str] = []

    async def waits(websocket: WebSocket) -> None:
        await websocket.accept()
        opened.set()
        ends.append((await websocket.receive())["type"])
        try:
            await websocket.send({"type": "websocket.send", "text": "too late"})
        except WebSocketDisconnect:
            ends.append("nobody")

    app = Starlette(routes=[WebSocketRoute("/", waits)])
    async with (
        served(app) as (port, server),
        connect(f"ws://127.0.0.1:{port}/", proxy=None) as client,
    ):
        await opened.wait()
        server.should_exit = True
        with pytest.raises(ConnectionClosed) as closed:
            await client.recv()
    end = closed.value.rcvd
    assert end
    assert end.code == RESTART
    assert re.fullmatch(r"retry in \d{3,4} ms", end.reason)
    assert ends == ["websocket.disconnect", "nobody"]


async def test_who_answers_no_ping_is_let_go_even_with_little_unread() -> None:
    ended = asyncio.Event()

    async def waits(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.send_text("a little")
        await websocket.receive()
        ended.set()

    app = Starlette(routes=[WebSocketRoute("/", waits)])
    async with (
        served(app, ws_ping_interval=0.05, ws_ping_timeout=0.1) as (port, server),
        a_sleeper(port, UPGRADE) as sleeper,
    ):
        await within(ended.wait)
        await until(lambda: not server.server_state.connections)
        assert NO_PONG.to_bytes(2, "big") + b"keepalive" in await rest_of(sleeper)


async def test_who_reads_a_little_after_its_end_is_cut_off_all_the_same() -> None:
    talker = Talker()
    loop = asyncio.get_running_loop()
    async with served(talker.app) as (port, server), a_sleeper(port, UPGRADE) as sleeper:
        await within(talker.ended.wait)
        for _ in range(20):
            await loop.sock_recv(sleeper, 65536)
        await until(lambda: not server.server_state.connections)


async def test_a_flood_of_pings_by_who_reads_nothing_fills_no_memory() -> None:
    async def waits(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.receive()

    ping = b"\x89\xfd" + bytes(4) + b"x" * 125
    app = Starlette(routes=[WebSocketRoute("/", waits)])
    loop = asyncio.get_running_loop()
    async with (
        served(app, ws=PatientSocket) as (port, server),
        a_sleeper(port, UPGRADE) as sleeper,
    ):
        await until(
            lambda: any(isinstance(c, PatientSocket) for c in server.server_state.connections)
        )
        (line,) = server.server_state.connections
        for _ in range(20):
            await loop.sock_sendall(sleeper, ping * 8000)
        assert line.transport.get_write_buffer_size() < 1_000_000
