"""The wire of graphql-transport-ws: every close code and refusal, and that other sockets go on."""

from contextlib import AsyncExitStack
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from app.commands.serve import LARGEST_FRAME
from app.endpoint import MOST_SUBSCRIPTIONS
from tests.app.clients import Desk, Socket, a_socket, an_order_input
from tests.engines import only_sqlite
from tests.schema.documents import SUBSCRIPTIONS

pytestmark = only_sqlite

VIEWER = "{ viewer { name } }"
EVENTS = SUBSCRIPTIONS["orderEvents"]


def subscribe(id: Any = "1", query: Any = VIEWER, **payload: Any) -> dict[str, Any]:
    return {"type": "subscribe", "id": id, "payload": {"query": query, **payload}}


BAD_FRAMES = {
    "text that is no JSON": "hola",
    "nothing": "",
    "a number": "5",
    "a list": "[]",
    "a string": '"ping"',
    "null": "null",
    "a frame without a type": {},
    "a type that is a number": {"type": 5},
    "a type that is a list": {"type": []},
    "a type that nobody knows": {"type": "hola"},
    "a type of many letters": {"type": "ñ" * 5000},
    "a binary frame": b'{"type": "ping"}',
    "very deep JSON": "[" * 100_000 + "]" * 100_000,
    "a number of thousands of digits": '{"type": "ping", "payload": ' + "9" * 5000 + "}",
    "a lone surrogate": '{"type": "ping", "payload": "\\ud800"}',
    "an id that cannot be hashed": subscribe(id=[]),
    "an id that is null": subscribe(id=None),
    "an id that is empty": subscribe(id=""),
    "an id of many letters": subscribe(id="x" * 1000),
    "a subscribe without an id": {"type": "subscribe", "payload": {"query": VIEWER}},
    "a subscribe without a payload": {"type": "subscribe", "id": "1"},
    "a query that is a number": subscribe(query=5),
    "variables that are a list": subscribe(variables=[]),
    "an operation's name that is a number": subscribe(operationName=5),
    "a complete without an id": {"type": "complete"},
    "a complete with a map for an id": {"type": "complete", "id": {}},
}


@pytest.mark.parametrize("frame", BAD_FRAMES.values(), ids=BAD_FRAMES)
async def test_a_bad_frame_closes_its_socket_with_4400_and_no_other(frame: Any, desk: Desk) -> None:
    async with a_socket(desk.server, desk.ana.token) as other, a_socket(desk.server) as bad:
        await other.begin("events", EVENTS)
        await bad.send(frame)

        code, reason = await bad.end()

        assert (code, len(reason.encode()) <= 123) == (4400, True)
        assert (await other.ask("1", VIEWER)).payload["name"]
        await desk.store.do("placeOrder", **an_order_input("WEB-1"))
        assert (await other.answer("events")).payload["order"]["status"] == "RECEIVED"


FIRST = {
    "a subscribe": (subscribe(), 4401),
    "an init whose payload is a list": ({"type": "connection_init", "payload": []}, 4400),
    "a greeting": ("hola", 4400),
    "a binary frame": (b"\0", 4400),
}


@pytest.mark.parametrize(("frame", "code"), FIRST.values(), ids=FIRST)
async def test_a_bad_first_message_closes_the_socket(frame: Any, code: int, desk: Desk) -> None:
    async with a_socket(desk.server, introduced=False) as socket:
        await socket.send(frame)

        assert (await socket.end())[0] == code


async def test_an_introduction_may_come_once(desk: Desk) -> None:
    async with a_socket(desk.server) as socket:
        await socket.send({"type": "connection_init"})

        assert (await socket.end())[0] == 4429


async def test_an_id_may_stand_for_one_operation_at_a_time(desk: Desk) -> None:
    async with a_socket(desk.server, desk.ana.token) as socket:
        assert (await socket.ask("1", VIEWER)).payload
        assert (await socket.ask("1", VIEWER)).payload

        await socket.begin("1", EVENTS)
        await socket.begin("1", VIEWER)

        assert (await socket.end())[0] == 4409


async def test_a_reason_of_many_letters_is_cut_to_what_a_close_frame_holds(desk: Desk) -> None:
    async with a_socket(desk.server, desk.ana.token) as socket:
        await socket.begin("ñ" * 128, EVENTS)
        await socket.begin("ñ" * 128, EVENTS)

        code, reason = await socket.end()

        assert (code, reason) == (4409, ("Subscriber for " + "ñ" * 128)[: 15 + 54])


@pytest.mark.parametrize("authorization", ["Bearer no", "no", "Bearer ", "Basic YTpi", "", 5, {}])
async def test_a_token_that_opens_nothing_closes_the_socket(authorization: Any, desk: Desk) -> None:
    async with a_socket(desk.server, introduced=False) as socket:
        await socket.send({"type": "connection_init", "payload": {"authorization": authorization}})

        assert (await socket.end())[0] == 4403


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", ""])
async def test_a_socket_takes_a_session_or_a_key_in_its_first_message(
    scheme: str, desk: Desk
) -> None:
    for who, name in ((desk.ana, "Admin"), (desk.store, "Tienda")):
        async with a_socket(desk.server, introduced=False) as socket:
            await socket.introduce(f"{scheme}{who.token}")

            assert (await socket.ask("1", VIEWER)).payload["name"].startswith(name)


async def test_a_frame_that_is_too_large_closes_the_socket(desk: Desk) -> None:
    async with a_socket(desk.server) as largest, a_socket(desk.server) as larger:
        await largest.send('{"type": "ping"}'.ljust(LARGEST_FRAME))
        await larger.send('{"type": "ping"}'.ljust(LARGEST_FRAME + 1))

        assert await largest.next() == {"type": "pong"}
        assert (await larger.end())[0] == 1009


async def test_text_that_is_not_utf_8_closes_the_socket(desk: Desk) -> None:
    async with a_socket(desk.server) as socket:
        await socket.connection.send(b'{"type": "\xff"}', text=True)

        assert (await socket.end())[0] == 1007


@pytest.mark.parametrize("subprotocols", [(), ("graphql-ws",), ("chat",)])
async def test_another_protocol_is_refused(subprotocols: tuple[str, ...], desk: Desk) -> None:
    async with a_socket(desk.server, introduced=False, subprotocols=subprotocols) as socket:
        assert (await socket.end())[0] == 4406


@pytest.mark.parametrize("origin", ["https://otra.example", "null", "http://127.0.0.1:1", "x"])
async def test_a_page_of_another_origin_gets_no_socket(origin: str, desk: Desk) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with a_socket(desk.server, origin=origin):
            pass

    assert refused.value.response.status_code == 403


async def test_our_own_pages_get_a_socket(desk: Desk) -> None:
    async with a_socket(desk.server, origin=desk.server.url) as socket:
        assert (await socket.ask("1", VIEWER)).payload is None


async def test_a_ping_is_answered_and_a_pong_is_not(desk: Desk) -> None:
    async with a_socket(desk.server, introduced=False) as socket:
        await socket.send({"type": "pong"}, {"type": "ping", "payload": {"a": 1}})

        assert await socket.next() == {"type": "pong"}


FAULTY = {
    "a syntax error": "{",
    "no query": "",
    "a field that is not there": "{ nada }",
    "two operations": "query A { viewer { name } } mutation B { logOut { loggedOut } }",
    "no right": "subscription { orderEvents { cursor } }",
    "deep selections": "{ a" * 3000 + "}" * 3000,
    "a number of thousands of digits": "{ orders(first: " + "9" * 5000 + ") { cursor } }",
}


@pytest.mark.parametrize("document", FAULTY.values(), ids=FAULTY)
async def test_a_document_that_is_not_valid_ends_its_own_operation_alone(
    document: str, desk: Desk
) -> None:
    async with a_socket(desk.server) as socket:
        order_id = await tracks(desk, socket)
        await socket.begin("bad", document)

        error = await socket.next("bad")

        assert error["type"] == "error"
        assert "INTERNAL" not in str(error)
        await desk.ana.do("acceptOrder", orderId=order_id)
        assert (await socket.answer("order")).payload["status"] == "ACCEPTED"


async def tracks(desk: Desk, socket: Socket) -> str:
    """Begin to watch a new order; its id."""
    placed = (await desk.store.do("placeOrder", **an_order_input("WEB-1"))).payload
    token = placed["trackingUrl"].rsplit("/", 1)[1]
    await socket.begin("order", SUBSCRIPTIONS["orderTracking"], token=token)
    assert (await socket.answer("order")).payload["status"] == "RECEIVED"
    return str(placed["order"]["id"])


async def test_one_socket_has_a_bounded_number_of_operations(desk: Desk) -> None:
    async with a_socket(desk.server, desk.ana.token) as socket:
        for number in range(MOST_SUBSCRIPTIONS):
            await socket.begin(str(number), EVENTS)
        await socket.begin("one too many", EVENTS)
        assert (await socket.next("one too many"))["type"] == "error"

        await socket.send({"type": "complete", "id": "0"})
        assert (await socket.ask("now there is room", VIEWER)).payload


async def test_an_operation_that_is_completed_ends(desk: Desk) -> None:
    async with a_socket(desk.server) as socket:
        await tracks(desk, socket)

        await socket.send({"type": "complete", "id": "order"}, {"type": "complete", "id": "none"})

        assert (await socket.ask("order", VIEWER)).payload is None


async def test_a_hundred_sockets_of_one_shop_all_hear_one_order(desk: Desk) -> None:
    async with AsyncExitStack() as stack:
        sockets = [
            await stack.enter_async_context(a_socket(desk.server, desk.ana.token))
            for _ in range(100)
        ]
        for socket in sockets:
            await socket.begin("events", EVENTS)
            await socket.ask("1", VIEWER)
        await desk.store.do("placeOrder", **an_order_input("WEB-1"))

        heard = [(await socket.answer("events")).payload for socket in sockets]

        assert {message["cursor"] for message in heard} == {heard[0]["cursor"]}
