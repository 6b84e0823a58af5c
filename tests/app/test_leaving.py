"""Clients that leave at any moment leave nothing in the log that would wake somebody at night."""

import asyncio
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from tests.app.clients import Desk, Socket, an_order_input
from tests.engines import only_sqlite
from tests.schema.documents import MUTATIONS, QUERIES, SUBSCRIPTIONS

pytestmark = only_sqlite

MANY = 30

HANDSHAKE = (
    b"GET /graphql HTTP/1.1\r\nHost: desk\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
)
MUTATION = b'{"query": "mutation { logOut { loggedOut } }"}'
POST = (
    "POST /graphql HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"
    f"Content-Length: {len(MUTATION)}\r\n\r\n"
).encode()

SENT = {
    "nothing": b"",
    "half a head": POST[:20],
    "a head": POST,
    "half a body": POST + MUTATION[:10],
    "a request": POST + MUTATION,
    "many requests": (POST + MUTATION) * 20,
    "no HTTP": b"\x16\x03\x01\x02\x00hola\r\n\r\n",
    "half a handshake": HANDSHAKE[:60],
    "a handshake": HANDSHAKE,
    "a handshake and half a frame": HANDSHAKE + b"\x81\xfe",
    "a handshake and a frame that is none": HANDSHAKE + b"\xff" * 50,
}


@pytest.mark.parametrize("content", SENT.values(), ids=SENT)
async def test_who_breaks_off_after_some_bytes_is_forgotten(content: bytes, desk: Desk) -> None:
    host, port = desk.server.url.removeprefix("http://").split(":")
    for number in range(MANY):
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(content)
        if number % 2:
            await writer.drain()
        writer.transport.abort()

    assert (await desk.ana.read("viewer")).payload["shop"]["name"] == "Café Aurora"


async def socket_of(desk: Desk) -> Socket:
    protocols = [Subprotocol("graphql-transport-ws")]
    connection = await connect(desk.server.socket_url, subprotocols=protocols, proxy=None)
    socket = Socket(connection)
    await socket.introduce(f"Bearer {desk.ana.token}")
    return socket


def subscribe(id: str, document: str, **variables: Any) -> dict[str, Any]:
    return {
        "type": "subscribe",
        "id": id,
        "payload": {"query": document, "variables": variables},
    }


async def test_who_leaves_a_stream_while_it_speaks_is_forgotten(desk: Desk) -> None:
    sockets = [await socket_of(desk) for _ in range(MANY)]
    for socket in sockets:
        await socket.begin("events", SUBSCRIPTIONS["orderEvents"])
        await socket.ask("1", QUERIES["viewer"])
    placing = asyncio.create_task(desk.store.do("placeOrder", **an_order_input("WEB-1")))
    for socket in sockets:
        socket.connection.transport.abort()

    assert (await placing).code is None
    assert (await desk.ana.read("orders", first=1)).nodes[0]["number"] == 1001


LAST_WORDS = {
    "a bad frame": ["hola"],
    "a query": [subscribe("1", QUERIES["orders"])],
    "many queries": [subscribe(str(number), QUERIES["orders"]) for number in range(20)],
    "a mutation": [subscribe("1", MUTATIONS["markNotificationsRead"], input={})],
    "a stream": [subscribe("1", SUBSCRIPTIONS["orderEvents"])],
    "streams and a bad frame": [
        *(subscribe(str(number), SUBSCRIPTIONS["orderEvents"]) for number in range(5)),
        "hola",
    ],
    "queries and a bad frame": [
        *(subscribe(str(number), QUERIES["orders"]) for number in range(5)),
        "hola",
    ],
    "a ping": [{"type": "ping"}] * 20,
}


@pytest.mark.parametrize("frames", LAST_WORDS.values(), ids=LAST_WORDS)
async def test_who_leaves_after_some_frames_is_forgotten(frames: list[Any], desk: Desk) -> None:
    for _ in range(MANY):
        socket = await socket_of(desk)
        await socket.send(*frames)
        socket.connection.transport.abort()
        await socket.connection.wait_closed()

    assert (await desk.ana.read("viewer")).payload["shop"]["name"] == "Café Aurora"
