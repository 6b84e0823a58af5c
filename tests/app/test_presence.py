"""Who has an order open, over real sockets: on two servers, and when a browser just vanishes."""

from pathlib import Path
from urllib.parse import urlsplit

from tortoise.context import TortoiseContext

from models import Role
from tests.api import order_id
from tests.app.clients import Desk, Socket, a_socket
from tests.engines import only_postgresql
from tests.factories import a_session, a_shop, a_staff, an_order
from tests.schema.documents import SUBSCRIPTIONS
from tests.servers import serving


async def open_page(socket: Socket, order: str) -> list[str]:
    """Open an order's page; who is told to be there."""
    await socket.begin("page", SUBSCRIPTIONS["orderPresence"], orderId=order)
    return await names(socket)


async def names(socket: Socket) -> list[str]:
    return [row["name"] for row in (await socket.answer("page")).payload]


@only_postgresql
async def test_who_opens_a_page_on_one_server_is_seen_on_the_other(
    database: TortoiseContext, database_url: str, redis_url: str, tmp_path: Path
) -> None:
    shop = await a_shop()
    ana, bea = await a_staff(shop), await a_staff(shop, Role.PICKER)
    order, bus = order_id(await an_order(shop)), urlsplit(redis_url)._replace(path="/11").geturl()
    with (
        serving(tmp_path / "one", database_url, BUS_URL=bus) as one,
        serving(tmp_path / "other", database_url, BUS_URL=bus) as other,
    ):
        async with a_socket(one, await a_session(ana)) as here:
            assert await open_page(here, order) == []
            async with a_socket(other, await a_session(bea)) as there:
                assert await open_page(there, order) == [ana.name]
                assert await names(here) == [bea.name]
            assert await names(here) == []
    for server in (one, other):
        assert "Traceback" not in server.log


async def test_a_browser_that_vanishes_or_leaves_the_page_is_gone_at_once(desk: Desk) -> None:
    ana, bea = await a_staff(desk.shop), await a_staff(desk.shop)
    order, hers = order_id(await an_order(desk.shop)), await a_session(bea)
    async with a_socket(desk.server, await a_session(ana)) as here:
        assert await open_page(here, order) == []
        async with a_socket(desk.server, hers) as there:
            await open_page(there, order)
            assert await names(here) == [bea.name]
            await there.send({"type": "complete", "id": "page"})
            assert await names(here) == []
            await open_page(there, order)
            assert await names(here) == [bea.name]
            there.connection.transport.abort()
            assert await names(here) == []


async def test_a_session_that_is_ended_closes_its_socket_and_its_page(desk: Desk) -> None:
    ana, bea = await a_staff(desk.shop), await a_staff(desk.shop)
    order, hers = order_id(await an_order(desk.shop)), await a_session(bea)
    async with (
        a_socket(desk.server, await a_session(ana)) as here,
        a_socket(desk.server, hers) as there,
        a_socket(desk.server, await a_session(bea)) as elsewhere,
    ):
        assert await open_page(here, order) == []
        await open_page(there, order)
        assert await names(here) == [bea.name]

        ended = await elsewhere.ask("1", "mutation { endOtherSessions { sessions { current } } }")

        assert ended.payload["sessions"] == [{"current": True}]
        assert (await there.end())[0] == 4401
        assert await names(here) == []
