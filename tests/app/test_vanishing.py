"""Five hundred clients whose connection breaks off in the middle of a mutation."""

import asyncio
import json
import random
import secrets
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from tortoise.context import TortoiseContext
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from models import CancelReason, Order, Shop, Transaction, TransactionStatus
from resolvers.ids import make_id
from tests.app.clients import Caller, Socket, a_browser, an_order_input
from tests.engines import Engine
from tests.factories import a_key, a_session, a_shop, a_staff, an_order
from tests.models.test_vanishing import everything_is_whole, open_on_postgresql, open_on_sqlite
from tests.schema.documents import MUTATIONS
from tests.servers import Server, serving

VANISHED, AT_ONCE = 500, 20
AFTERWARDS = 30  # more than a pool holds
PROMPTLY = 20.0  # seconds, on two cores that others use too


@pytest.fixture
def own_server(database: TortoiseContext, database_url: str, tmp_path: Path) -> Iterator[Server]:
    """A server of this test's own."""
    with serving(tmp_path / "data", database_url) as server:
        yield server


async def test_clients_that_vanish_leave_whole_changes_and_a_server_that_answers(
    own_server: Server, database_url: str, engine: Engine
) -> None:
    seed = secrets.randbelow(2**32)
    print(f"seed {seed}")  # noqa: T201 (to look into a failure)
    dice = random.Random(seed)
    shop = await a_shop("Café Aurora", "ventas@aurora.example")
    async with a_browser(own_server) as http:
        ana = Caller(http, await a_session(await a_staff(shop)))
        store = Caller(http, await a_key(shop))
        orders = [
            make_id("Order", (await an_order(shop, "CASH_ON_DELIVERY")).id) for _ in range(10)
        ]
        crowd = Crowd(own_server, ana, store, orders, dice)
        crowd.length = await crowd.duration()

        vanished = 0
        while vanished < VANISHED:
            ends = await asyncio.gather(*(crowd.one() for _ in range(AT_ONCE)))
            vanished += sum(ends)

        await everybody_gets_through(ana, store)
        await nothing_stays_open(database_url, engine)
    own_server.stop()
    assert "Finished server process" in own_server.log
    assert "Traceback" not in own_server.log
    await everything_is_whole(shop)
    await every_order_expects_its_money(shop)


class Crowd:
    """Clients that send a mutation and break off; each kind of them as often as the other."""

    def __init__(
        self,
        server: Server,
        ana: Caller,
        store: Caller,
        orders: list[str],
        dice: random.Random,
    ) -> None:
        self.server, self.ana, self.store = server, ana, store
        self.orders, self.dice = orders, dice
        self.length = PROMPTLY

    async def duration(self) -> float:
        """How long it takes to answer as many mutations at once."""
        began = perf_counter()
        changes = [self._mutation() for _ in range(AT_ONCE)]
        await asyncio.gather(*(who.do(name, **values) for who, name, values in changes))
        return perf_counter() - began

    async def one(self) -> bool:
        """One client; whether it left before its answer came."""
        who, name, values = self._mutation()
        payload = {"query": MUTATIONS[name], "variables": {"input": values}}
        way = self._over_http if self.dice.random() < 0.5 else self._over_a_socket
        return await way(str(who.token), payload)

    def _mutation(self) -> tuple[Caller, str, dict[str, Any]]:
        number, change = self.dice.randrange(10**12), {"orderId": self.dice.choice(self.orders)}
        match self.dice.randrange(5):
            case 0:
                return self.store, "placeOrder", an_order_input(f"WEB-{number}")
            case 1:
                more = {"reference": f"TRF-{number}", "allowOverpayment": True}
                return self.ana, "payOrder", change | more
            case 2:
                reason = self.dice.choice(list(CancelReason)).value
                return self.ana, "cancelOrder", change | {"reason": reason}
            case 3:
                return self.ana, "revertStatus", change | {"reason": "me equivoqué"}
            case _:
                name = self.dice.choice(("acceptOrder", "advanceStatus"))
                return self.ana, name, change

    async def _over_http(self, token: str, payload: dict[str, Any]) -> bool:
        body = json.dumps(payload).encode()
        head = (
            f"POST /graphql HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        host, port = self.server.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(head.encode() + body)
        was_early = await self._leave_before(reader.read(1))
        if self.dice.random() < 0.5:
            writer.transport.abort()
        writer.close()
        return was_early

    async def _over_a_socket(self, token: str, payload: dict[str, Any]) -> bool:
        connection = await connect(
            self.server.socket_url,
            subprotocols=[Subprotocol("graphql-transport-ws")],
            proxy=None,
        )
        socket = Socket(connection)
        await socket.introduce(f"Bearer {token}")
        await socket.send({"type": "subscribe", "id": "1", "payload": payload})
        was_early = await self._leave_before(connection.recv())
        connection.transport.abort()
        await connection.wait_closed()
        return was_early

    async def _leave_before(self, answer: Any) -> bool:
        """Wait for the answer up to some moment; whether it did not come."""
        waiting = asyncio.ensure_future(answer)
        await asyncio.wait({waiting}, timeout=self.dice.uniform(0, self.length))
        was_early = not waiting.done()
        waiting.cancel()
        await asyncio.wait({waiting})
        return was_early


async def everybody_gets_through(ana: Caller, store: Caller) -> None:
    """Reads and writes are answered promptly, more at once than a pool has connections."""
    async with asyncio.timeout(PROMPTLY):
        placed = await asyncio.gather(
            *(store.do("placeOrder", **an_order_input(f"AFTER-{n}")) for n in range(AFTERWARDS))
        )
        ids = [answer.payload["order"]["id"] for answer in placed]
        accepted = await asyncio.gather(*(ana.do("acceptOrder", orderId=id) for id in ids))
        read = await asyncio.gather(*(ana.read("order", id=id) for id in ids))
    assert {answer.code for answer in accepted} == {None}
    assert {answer.payload["status"] for answer in read} == {"ACCEPTED"}


async def nothing_stays_open(database_url: str, engine: Engine) -> None:
    """No transaction and no lock is left, once the last change has come to its end."""
    look = open_on_sqlite if engine == "sqlite" else open_on_postgresql
    until = perf_counter() + PROMPTLY
    while await look(database_url):
        assert perf_counter() < until, "a transaction or a lock was left"


async def every_order_expects_its_money(shop: Shop) -> None:
    orders = await Order.filter(shop_id=shop.id).order_by("id")
    pending = Transaction.filter(shop_id=shop.id, status=TransactionStatus.PENDING)
    expected = await pending.order_by("order_id").values_list("order_id", "amount")
    assert expected == [(order.id, order.total) for order in orders]
