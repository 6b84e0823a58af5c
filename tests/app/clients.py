"""Clients of a running server: over HTTP, and over a socket of graphql-transport-ws."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from models import Shop
from tests.api import Answer
from tests.schema.documents import MUTATIONS, QUERIES
from tests.servers import PATIENCE, Server

__all__ = ["Caller", "Desk", "Socket", "a_browser", "a_socket", "an_order_input"]


def a_browser(server: Server, **options: Any) -> httpx.AsyncClient:
    """An HTTP client of the server that keeps cookies."""
    return httpx.AsyncClient(base_url=server.url, timeout=PATIENCE, trust_env=False, **options)


@dataclass(frozen=True)
class Caller:
    """Somebody with a token, or a stranger, who calls the API over HTTP."""

    http: httpx.AsyncClient
    token: str | None = field(default=None, repr=False)

    async def post(self, content: bytes | str | dict[str, Any], **headers: str) -> httpx.Response:
        """Send a body as it is; a map goes as JSON."""
        if self.token is not None:
            headers = {"authorization": f"Bearer {self.token}"} | headers
        headers = {"content-type": "application/json"} | headers
        body = json.dumps(content) if isinstance(content, dict) else content
        return await self.http.post(
            "/graphql", content=body, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )

    async def ask(self, document: str, /, **variables: Any) -> Answer:
        """Send a document with its variables."""
        answer = await self.post({"query": document, "variables": variables})
        assert answer.status_code == 200, answer.text
        said = answer.json()
        return Answer(said.get("data"), said.get("errors", []))

    async def do(self, mutation: str, /, **values: Any) -> Answer:
        """Send the mutation of this name with the fields of its input."""
        return await self.ask(MUTATIONS[mutation], input=values)

    async def read(self, query: str, /, **variables: Any) -> Answer:
        """Send the query of this name."""
        return await self.ask(QUERIES[query], **variables)


@dataclass(frozen=True)
class Desk:
    """A shop on a running server: its administrator, its storefront, and somebody else."""

    server: Server
    shop: Shop
    ana: Caller
    store: Caller
    stranger: Caller


class Socket:
    """A socket that speaks graphql-transport-ws, well or badly."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self._read: defaultdict[str | None, deque[dict[str, Any]]] = defaultdict(deque)

    async def send(self, *frames: Any) -> None:
        """Send frames: a map as JSON, text and bytes as they are."""
        for frame in frames:
            raw = frame if isinstance(frame, str | bytes) else json.dumps(frame)
            await self.connection.send(raw)

    async def introduce(self, authorization: Any = None) -> dict[str, Any]:
        """Send the first message, and read what comes back."""
        payload = {} if authorization is None else {"authorization": authorization}
        await self.send({"type": "connection_init", "payload": payload})
        return await self.next()

    async def begin(self, id: str, document: str, /, **variables: Any) -> None:
        """Begin an operation."""
        await self.send(
            {
                "type": "subscribe",
                "id": id,
                "payload": {"query": document, "variables": variables},
            }
        )

    async def next(self, id: str | None = None) -> dict[str, Any]:
        """The next frame for this operation, or the next that is for none."""
        while not self._read[id]:
            async with asyncio.timeout(PATIENCE):
                frame = json.loads(await self.connection.recv())
            self._read[frame.get("id")].append(frame)
        return self._read[id].popleft()

    async def first_of(self, *ids: str) -> tuple[str, dict[str, Any]]:
        """The next frame for one of these operations, and for which."""
        while not (ready := [id for id in ids if self._read[id]]):
            async with asyncio.timeout(PATIENCE):
                frame = json.loads(await self.connection.recv())
            self._read[frame.get("id")].append(frame)
        return ready[0], self._read[ready[0]].popleft()

    async def answer(self, id: str) -> Answer:
        """The next result of this operation."""
        frame = await self.next(id)
        assert frame["type"] == "next", frame
        return Answer(frame["payload"].get("data"), frame["payload"].get("errors", []))

    async def ask(self, id: str, document: str, /, **variables: Any) -> Answer:
        """Carry out an operation that has one result."""
        await self.begin(id, document, **variables)
        answer = await self.answer(id)
        assert (await self.next(id))["type"] == "complete"
        return answer

    async def end(self) -> tuple[int, str]:
        """Wait until the server closes; its code and reason."""
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionClosed):
                while True:
                    await self.connection.recv()
        assert self.connection.protocol.close_rcvd, "the connection broke off without a word"
        return self.connection.protocol.close_rcvd.code, self.connection.protocol.close_rcvd.reason


@asynccontextmanager
async def a_socket(
    server: Server,
    token: str | None = None,
    *,
    introduced: bool = True,
    subprotocols: tuple[str, ...] = ("graphql-transport-ws",),
    **options: Any,
) -> AsyncIterator[Socket]:
    """A socket to the server, which said who it is unless `introduced` is False."""
    async with connect(
        server.socket_url,
        subprotocols=[Subprotocol(name) for name in subprotocols] or None,
        proxy=None,
        open_timeout=PATIENCE,
        **options,
    ) as connection:
        talk = Socket(connection)
        if introduced:
            answer = await talk.introduce(f"Bearer {token}" if token else None)
            assert answer == {"type": "connection_ack"}
        yield talk


def an_order_input(external_id: str, **changes: Any) -> dict[str, Any]:
    """The input of `placeOrder` for two packets at 50,000 pesos, to pay on delivery."""
    order: dict[str, Any] = {
        "externalId": external_id,
        "customer": {
            "name": "José Peñaloza",
            "phone": "300 123 4567",
            "email": "jose@cliente.example",
        },
        "city": "Bogotá",
        "paymentMethod": "CASH_ON_DELIVERY",
        "dispatch": {"method": "DELIVERY", "address": "Calle 85 # 11-53, apto 402"},
        "lines": [{"name": "Café Sierra Nevada 500 g", "quantity": 2, "unitPrice": "25000"}],
        "total": "50000",
    }
    return order | changes
