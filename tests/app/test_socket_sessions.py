"""Who a socket speaks for, from its first message to its end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from tortoise.context import TortoiseContext
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from app.bus import open_bus
from app.cookies import SessionCookie
from app.endpoint import GraphQLEndpoint
from app.metrics import Metrics
from models import ApiKey, Role, Scope, Session, Staff
from models.clock import now
from models.secrets import hash_token
from tests.app.clients import Caller, Desk, Socket, a_socket, an_order_input
from tests.engines import only_sqlite
from tests.factories import LINKS, a_key, a_session, a_shop, a_staff, an_order
from tests.schema.documents import MUTATIONS, QUERIES, SUBSCRIPTIONS
from tests.servers import serving_here

COOKIE = "mis_ordenes_session"


@asynccontextmanager
async def a_lone_endpoint(**options: timedelta) -> AsyncIterator[Socket]:
    """A socket to an endpoint with its own patience, and without a database."""
    async with open_bus("memory://") as bus:
        endpoint = GraphQLEndpoint(
            LINKS, lambda: bus, SessionCookie(False), (), Metrics(), **options
        )
        app = Starlette(routes=[WebSocketRoute("/graphql", endpoint)])
        async with (
            serving_here(app) as host,
            connect(
                f"ws://{host}/graphql",
                subprotocols=[Subprotocol("graphql-transport-ws")],
                proxy=None,
            ) as connection,
        ):
            yield Socket(connection)


async def test_a_socket_that_does_not_introduce_itself_is_closed() -> None:
    async with a_lone_endpoint(init_wait=timedelta(milliseconds=20)) as socket:
        assert (await socket.end())[0] == 4408


async def test_a_socket_on_which_nothing_is_asked_is_closed() -> None:
    async with a_lone_endpoint(idle_after=timedelta(milliseconds=50)) as socket:
        assert await socket.introduce() == {"type": "connection_ack"}
        assert await socket.end() == (4410, "nothing was asked")


@only_sqlite
async def test_a_socket_that_watches_is_never_idle(database: TortoiseContext) -> None:
    token = LINKS.tracking_token((await an_order(await a_shop())).tracking_nonce)
    patience = timedelta(milliseconds=50)
    async with a_lone_endpoint(idle_after=patience) as socket:
        await socket.introduce()
        await socket.begin("page", SUBSCRIPTIONS["orderTracking"], token=token)
        assert (await socket.answer("page")).payload["status"] == "RECEIVED"
        for _ in range(3):
            async with a_lone_endpoint(idle_after=patience) as idle:
                await idle.introduce()
                assert (await idle.end())[0] == 4410
        assert (await socket.ask("1", "{ viewer { name } }")).payload is None

        await socket.send({"type": "complete", "id": "page"})
        assert (await socket.end())[0] == 4410


async def reads(socket: Socket) -> str:
    """What this socket's viewer may do now: its name, or why not."""
    answer = await socket.ask("reads", QUERIES["orderCounts"])
    return answer.code or "may read"


async def watches(desk: Desk, socket: Socket) -> None:
    """Begin both streams, and wait until both listen."""
    await socket.begin("events", SUBSCRIPTIONS["orderEvents"])
    await socket.begin("bell", SUBSCRIPTIONS["notificationAdded"])
    assert await reads(socket) == "may read"
    await desk.store.do("placeOrder", **an_order_input("WEB-before"))
    assert (await socket.answer("events")).payload["event"]["__typename"] == "OrderPlaced"
    assert (await socket.answer("bell")).payload["unreadCount"] == 1


async def is_closed(desk: Desk, socket: Socket, code: str, close: tuple[int, str]) -> None:
    """Nothing of a later order is told: a stream ends with `code`, and the socket with `close`."""
    await desk.store.do("placeOrder", **an_order_input("WEB-after"))
    stream, last = await socket.first_of("events", "bell")
    assert [error["extensions"]["code"] for error in last["payload"]["errors"]] == [code]
    assert (await socket.next(stream))["type"] == "complete"
    assert await socket.end() == close


LOGGED_OUT = (4401, "Unauthorized")


@only_sqlite
async def test_a_log_out_elsewhere_closes_the_socket_without_another_event(desk: Desk) -> None:
    async with a_socket(desk.server, desk.ana.token) as socket:
        await watches(desk, socket)

        assert (await desk.ana.do("logOut")).payload["loggedOut"] is True

        assert await socket.end() == LOGGED_OUT


@only_sqlite
async def test_a_log_out_on_the_socket_closes_it_too(desk: Desk) -> None:
    async with a_socket(desk.server, desk.ana.token) as socket:
        await watches(desk, socket)

        await socket.begin("out", MUTATIONS["logOut"])

        assert await socket.end() == LOGGED_OUT


@only_sqlite
@pytest.mark.parametrize("what", ["the session expires", "the person leaves"])
async def test_a_session_that_is_over_closes_the_socket_at_the_next_event(
    what: str, desk: Desk
) -> None:
    person = await a_staff(desk.shop, Role.OPERATOR)
    async with a_socket(desk.server, await a_session(person)) as socket:
        await watches(desk, socket)

        if what == "the session expires":
            await Session.filter(staff_id=person.id).update(expires_at=now())
        else:
            await Staff.filter(id=person.id).update(active=False)

        await is_closed(desk, socket, "UNAUTHENTICATED", LOGGED_OUT)


@only_sqlite
async def test_a_key_whose_scope_was_taken_away_closes_the_socket(desk: Desk) -> None:
    token = await a_key(desk.shop, Scope.ORDERS_READ)
    async with a_socket(desk.server, token) as socket:
        await socket.begin("events", SUBSCRIPTIONS["orderEvents"])
        assert await reads(socket) == "may read"

        await ApiKey.filter(key_hash=hash_token(token)).update(scopes=[Scope.ORDERS_PLACE])
        await desk.store.do("placeOrder", **an_order_input("WEB-after"))

        assert (await socket.answer("events")).code == "FORBIDDEN"
        assert await socket.end() == (4403, "Forbidden")


@only_sqlite
async def test_a_link_that_was_replaced_closes_its_page(desk: Desk) -> None:
    placed = (await desk.store.do("placeOrder", **an_order_input("WEB-1"))).payload
    token = placed["trackingUrl"].rsplit("/", 1)[1]
    async with a_socket(desk.server) as page, a_socket(desk.server) as other:
        for socket in (page, other):
            await socket.begin("page", SUBSCRIPTIONS["orderTracking"], token=token)
            assert (await socket.answer("page")).payload["status"] == "RECEIVED"

        await desk.ana.do("rotateTrackingLink", orderId=placed["order"]["id"])

        for socket in (page, other):
            assert (await socket.answer("page")).code == "NOT_FOUND"
            assert await socket.end() == (4404, "the tracking link was replaced")


@only_sqlite
async def test_a_stream_that_is_refused_at_its_start_closes_nothing(desk: Desk) -> None:
    async with a_socket(desk.server) as socket:
        await socket.begin("page", SUBSCRIPTIONS["orderTracking"], token="x" * 27)
        assert (await socket.answer("page")).code == "NOT_FOUND"
        await socket.begin("events", SUBSCRIPTIONS["orderEvents"])
        assert (await socket.next("events"))["type"] in ("next", "error")
        assert (await socket.ask("1", QUERIES["viewer"])).payload is None


@only_sqlite
async def test_a_revoked_key_ends_what_its_socket_may_see(desk: Desk) -> None:
    async with a_socket(desk.server, desk.store.token) as socket:
        assert await reads(socket) == "may read"

        await ApiKey.filter(shop_id=desk.shop.id).update(revoked_at=now())

        assert await reads(socket) == "UNAUTHENTICATED"


@only_sqlite
async def test_a_right_that_is_taken_away_is_gone_at_once(desk: Desk) -> None:
    person = await a_staff(desk.shop, Role.ADMIN)
    async with a_socket(desk.server, await a_session(person)) as socket:
        assert (await socket.ask("1", QUERIES["transactions"])).code is None

        await Staff.filter(id=person.id).update(role=Role.PICKER)

        assert (await socket.ask("2", QUERIES["transactions"])).code == "FORBIDDEN"
        assert await reads(socket) == "may read"


@only_sqlite
async def test_a_customers_page_goes_on_when_a_session_ends(desk: Desk) -> None:
    placed = (await desk.store.do("placeOrder", **an_order_input("WEB-1"))).payload
    token = placed["trackingUrl"].rsplit("/", 1)[1]
    person = Caller(desk.ana.http, await a_session(await a_staff(desk.shop, Role.OPERATOR)))
    async with a_socket(desk.server, person.token) as socket:
        await socket.begin("page", SUBSCRIPTIONS["orderTracking"], token=token)
        assert (await socket.answer("page")).payload["status"] == "RECEIVED"
        await person.do("logOut")
        assert await reads(socket) == "UNAUTHENTICATED"

        await desk.ana.do("acceptOrder", orderId=placed["order"]["id"])

        assert (await socket.answer("page")).payload["status"] == "ACCEPTED"


@only_sqlite
async def test_a_page_brings_its_cookie_and_its_first_message_beats_it(desk: Desk) -> None:
    cookie = {"Cookie": f"{COOKIE}={desk.ana.token}"}
    async with (
        a_socket(desk.server, additional_headers=cookie) as page,
        a_socket(desk.server, desk.store.token, additional_headers=cookie) as program,
    ):
        assert (await page.ask("1", QUERIES["viewer"])).payload["staff"]["role"] == "ADMIN"
        assert (await program.ask("1", QUERIES["viewer"])).payload["staff"] is None


@only_sqlite
async def test_a_stale_cookie_is_a_strangers(desk: Desk) -> None:
    await desk.ana.do("logOut")
    cookie = {"Cookie": f"{COOKIE}={desk.ana.token}"}
    async with a_socket(desk.server, additional_headers=cookie) as page:
        assert (await page.ask("1", QUERIES["viewer"])).payload is None
        assert await reads(page) == "UNAUTHENTICATED"


@only_sqlite
async def test_who_logs_in_to_another_shop_on_a_socket_ends_its_streams(desk: Desk) -> None:
    other = await a_shop("Otra tienda")
    bea = await a_staff(other, password="una clave larga")
    async with a_socket(desk.server, desk.ana.token) as socket:
        await watches(desk, socket)

        log_in = {"email": bea.email, "password": "una clave larga"}
        await socket.begin("in", MUTATIONS["logIn"], input=log_in)
        assert (await socket.answer("in")).payload["viewer"]["name"] == bea.name
        await is_closed(desk, socket, "UNAUTHENTICATED", LOGGED_OUT)
