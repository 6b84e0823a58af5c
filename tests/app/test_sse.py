"""GraphQL over SSE, for networks where sockets do not come through."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson
import pytest

from tests.app.clients import Caller, Desk, a_browser, an_order_input
from tests.engines import only_sqlite
from tests.factories import a_session, a_shop, a_staff
from tests.schema.documents import MUTATIONS, QUERIES, SUBSCRIPTIONS
from tests.servers import PATIENCE, serving

EVENTS = {"accept": "text/event-stream"}


@dataclass
class Source:
    """The events of one answer, read as the format says: blocks end with an empty line."""

    response: httpx.Response
    raw: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lines = self.response.aiter_text()
        self._rest = ""

    async def block(self) -> dict[str, str]:
        """The next block's fields; a comment is the field without a name."""
        while "\n\n" not in self._rest:
            async with asyncio.timeout(PATIENCE):
                self._rest += await anext(self._lines)
        whole, _, self._rest = self._rest.partition("\n\n")
        self.raw.append(whole)
        fields = (line.partition(":") for line in whole.split("\n"))
        return {name: value.removeprefix(" ") for name, _, value in fields}

    async def event(self, kind: str = "next") -> Any:
        """The next event, which has to be of this kind: its data, decoded."""
        block = await self.block()
        while "event" not in block:
            block = await self.block()
        assert block["event"] == kind, block
        self.id = block.get("id")
        return orjson.loads(block["data"]) if block["data"] else None

    async def is_over(self) -> bool:
        """Wait for the answer's end."""
        async with asyncio.timeout(PATIENCE):
            async for _ in self._lines:
                pass
        return True


@asynccontextmanager
async def posted(
    caller: Caller, document: str, headers: dict[str, str] | None = None, **variables: Any
) -> AsyncIterator[Source]:
    """Begin a stream by POST."""
    token = {"authorization": f"Bearer {caller.token}"} if caller.token else {}
    async with caller.http.stream(
        "POST",
        "/graphql",
        json={"query": document, "variables": variables},
        headers=EVENTS | token | (headers or {}),
    ) as response:
        assert response.status_code == 200, await response.aread()
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        yield Source(response)


async def placed(desk: Desk, external_id: str = "WEB-1") -> tuple[str, str]:
    """A new order's id and its tracking token."""
    answer = (await desk.store.do("placeOrder", **an_order_input(external_id))).payload
    return answer["order"]["id"], answer["trackingUrl"].rsplit("/", 1)[1]


async def test_a_customers_page_is_told_at_once_and_after_each_change(desk: Desk) -> None:
    order_id, token = await placed(desk)
    async with posted(desk.stranger, SUBSCRIPTIONS["orderTracking"], token=token) as page:
        assert set(await page.block()) == {"retry"}
        first = await page.event()
        await desk.ana.do("acceptOrder", orderId=order_id)
        second = await page.event()

    told = [one["data"]["orderTracking"]["status"] for one in (first, second)]
    assert told == ["RECEIVED", "ACCEPTED"]


async def test_lines_end_in_lf_alone_and_proxies_are_told_to_pass_them_on(desk: Desk) -> None:
    _, token = await placed(desk)
    async with posted(desk.stranger, SUBSCRIPTIONS["orderTracking"], token=token) as page:
        await page.event()
        assert page.response.headers["cache-control"] == "no-cache, no-transform"
        assert page.response.headers["x-accel-buffering"] == "no"
        assert not any("\r" in block for block in page.raw)


@pytest.mark.parametrize("stream", ["orderEvents", "notificationAdded"])
async def test_an_event_source_that_comes_back_goes_on_after_its_last_event(
    stream: str, desk: Desk
) -> None:
    cursor = (await desk.ana.read("orderCounts")).payload["cursor"]
    for number in range(3):
        await placed(desk, f"WEB-{number}")
    async with posted(desk.ana, SUBSCRIPTIONS[stream], after=cursor) as source:
        first = (await source.event())["data"][stream]
        assert source.id == first["cursor"]

    back = {"last-event-id": first["cursor"]}
    async with posted(desk.ana, SUBSCRIPTIONS[stream], back, after=cursor) as source:
        rest = [(await source.event())["data"][stream]["cursor"] for _ in range(2)]
        await placed(desk, "WEB-live")
        rest.append((await source.event())["data"][stream]["cursor"])

    assert len({first["cursor"], *rest}) == 4


async def test_a_cookie_and_get_are_enough_for_an_event_source(desk: Desk) -> None:
    cursor = (await desk.ana.read("orderCounts")).payload["cursor"]
    await placed(desk)
    asked = {
        "query": SUBSCRIPTIONS["orderEvents"],
        "variables": orjson.dumps({"after": cursor}).decode(),
    }
    cookie = {"cookie": f"mis_ordenes_session={desk.ana.token}"}
    async with desk.stranger.http.stream(
        "GET", "/graphql", params=asked, headers=EVENTS | cookie
    ) as response:
        told = await Source(response).event()

    assert told["data"]["orderEvents"]["event"]["__typename"] == "OrderPlaced"


@pytest.mark.parametrize("document", [MUTATIONS["logOut"], QUERIES["viewer"]])
async def test_what_any_page_may_send_by_get_carries_nothing_out(document: str, desk: Desk) -> None:
    cookie = {"cookie": f"mis_ordenes_session={desk.ana.token}"}
    async with desk.stranger.http.stream(
        "GET", "/graphql", params={"query": document}, headers=EVENTS | cookie
    ) as response:
        source = Source(response)
        assert (await source.event())["errors"]
        await source.event("complete")

    assert (await desk.ana.read("viewer")).payload["name"]


async def test_a_client_that_takes_both_gets_json_for_what_ends_at_once(desk: Desk) -> None:
    """urql names text/event-stream with every operation."""
    both = {"accept": "application/json, text/event-stream"}
    answer = await desk.ana.post({"query": "{ viewer { name } }"}, **both)

    assert answer.headers["content-type"].startswith("application/json")
    assert answer.json()["data"]["viewer"]["name"]


async def test_a_query_may_be_asked_as_a_stream_of_one(desk: Desk) -> None:
    async with posted(desk.ana, "{ viewer { name } }") as source:
        assert (await source.event())["data"]["viewer"]["name"]
        await source.event("complete")
        assert await source.is_over()


async def test_a_mutation_is_refused_and_not_carried_out(desk: Desk) -> None:
    async with posted(desk.ana, MUTATIONS["logOut"]) as source:
        assert (await source.event())["errors"]
        await source.event("complete")

    assert (await desk.ana.read("viewer")).payload["name"]


@pytest.mark.parametrize(
    ("document", "variables", "code"),
    [
        (SUBSCRIPTIONS["orderEvents"], {}, "UNAUTHENTICATED"),
        (SUBSCRIPTIONS["orderTracking"], {"token": "x" * 27}, "NOT_FOUND"),
        ("subscription { nada }", {}, None),
        ("subscription {", {}, None),
    ],
)
async def test_a_refusal_is_an_event_and_then_the_end(
    document: str, variables: dict[str, Any], code: str | None, desk: Desk
) -> None:
    async with posted(desk.stranger, document, **variables) as source:
        (error,) = (await source.event())["errors"]
        assert error.get("extensions", {}).get("code") == code
        await source.event("complete")
        assert await source.is_over()


@pytest.mark.parametrize(
    ("method", "status"), [("PUT", 405), ("DELETE", 405), ("PATCH", 405), ("OPTIONS", 405)]
)
async def test_other_methods_stream_nothing(method: str, status: int, desk: Desk) -> None:
    answer = await desk.ana.http.request(method, "/graphql", headers=EVENTS)
    assert (answer.status_code, answer.headers["allow"]) == (status, "POST")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"query": 1}', b'"x"', b"\xff", b"x" * 1_000_001]
)
async def test_a_body_that_is_no_request_is_refused(body: bytes, desk: Desk) -> None:
    answer = await desk.ana.post(body, **EVENTS)
    assert answer.status_code in (400, 413)
    assert answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("variables", ["{", "[]", "1", "null", '"x"'])
async def test_variables_in_an_address_have_to_be_an_object(variables: str, desk: Desk) -> None:
    asked = {"query": SUBSCRIPTIONS["orderEvents"], "variables": variables}
    answer = await desk.ana.http.get("/graphql", params=asked, headers=EVENTS)
    assert answer.status_code == 400


async def test_a_session_that_is_revoked_ends_its_stream(desk: Desk) -> None:
    async with posted(desk.ana, SUBSCRIPTIONS["orderEvents"]) as source:
        await source.block()
        await desk.ana.do("logOut")
        (error,) = (await source.event())["errors"]
        assert error["extensions"]["code"] == "UNAUTHENTICATED"
        await source.event("complete")
        assert await source.is_over()


async def test_who_leaves_is_forgotten(desk: Desk) -> None:
    async def streams() -> str:
        text = (await desk.ana.http.get("/metrics")).text
        return next(line for line in text.splitlines() if 'transport="sse"' in line)

    async with posted(desk.ana, SUBSCRIPTIONS["orderEvents"]) as source:
        await source.block()
        assert (await streams()).endswith(" 1.0")
    while not (await streams()).endswith(" 0.0"):  # the server hears of it on its own time
        await desk.ana.read("viewer")


@only_sqlite
async def test_a_stopping_server_says_when_to_come_back(
    database: object, database_url: str, tmp_path: Any
) -> None:
    shop = await a_shop()
    token = await a_session(await a_staff(shop))
    with serving(tmp_path, database_url) as server:
        async with a_browser(server) as http:
            ana = Caller(http, token)
            async with posted(ana, SUBSCRIPTIONS["orderEvents"]) as source:
                await source.block()
                server.ask_to_stop()
                assert set(await source.block()) == {"retry"}
                assert await source.is_over()
    assert "Traceback" not in server.log
