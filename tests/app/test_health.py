"""What a load balancer and Prometheus are told."""

import asyncio
import re
from pathlib import Path

from tortoise.context import TortoiseContext

from tests.app.clients import Caller, Desk, a_browser, a_socket, an_order_input
from tests.app.live.spares import a_spare_redis
from tests.engines import only_postgresql
from tests.factories import a_key, a_session, a_shop, a_staff
from tests.schema.documents import SUBSCRIPTIONS
from tests.servers import Server, serving


async def metrics(server: Server) -> dict[str, float]:
    """Every sample by its name and labels."""
    async with a_browser(server) as http:
        answer = await http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


async def health(server: Server) -> tuple[int, str, bool, int]:
    """The status code, the word for it, whether the bus is connected, how often again."""
    async with a_browser(server) as http:
        answer = await http.get("/healthz")
    said = answer.json()
    return answer.status_code, said["status"], said["bus"]["connected"], said["bus"]["reconnects"]


async def becomes(server: Server, wanted: tuple[int, str, bool, int]) -> None:
    """Ask until that is the answer."""
    async with asyncio.timeout(30):
        while await health(server) != wanted:
            pass


async def test_a_server_with_all_it_needs_is_ok(desk: Desk) -> None:
    answer = await desk.ana.http.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "bus": {"kind": "memory", "connected": True, "reconnects": 0},
    }


@only_postgresql
async def test_without_its_broker_it_is_degraded_and_works_on(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    shop = await a_shop()
    token, key = await a_session(await a_staff(shop)), await a_key(shop)
    with (
        a_spare_redis() as redis,
        serving(tmp_path, database_url, BUS_URL=redis.url) as server,
    ):
        async with a_browser(server) as http, a_socket(server, token) as panel:
            await panel.begin("events", SUBSCRIPTIONS["orderEvents"])
            await panel.ask("1", "{ viewer { name } }")
            redis.kill()
            await becomes(server, (200, "degraded", False, 0))
            assert (await metrics(server))["mis_ordenes_bus_connected"] == 0

            await Caller(http, key).do("placeOrder", **an_order_input("WEB-1"))
            assert (await panel.answer("events")).payload["event"]["__typename"] == "OrderPlaced"

            redis.start()
            await becomes(server, (200, "ok", True, 1))
            assert (await metrics(server))["mis_ordenes_bus_reconnects_total"] == 1
    assert "Traceback" not in server.log


@only_postgresql
async def test_three_workers_are_one_desk_and_one_page_of_metrics(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    shop = await a_shop()
    token, key = await a_session(await a_staff(shop)), await a_key(shop)
    workers = serving(tmp_path, database_url, "--workers", "3", BUS_URL=database_url)
    with workers as server:
        async with asyncio.timeout(60):
            while (await metrics(server))["mis_ordenes_bus_connected"] < 3:
                pass  # the third worker is still starting
        async with asyncio.TaskGroup() as group, a_browser(server) as http:
            all_watch = asyncio.Barrier(13)

            async def watcher() -> None:
                async with a_socket(server, token) as panel:
                    await panel.begin("events", SUBSCRIPTIONS["orderEvents"])
                    await panel.ask("1", "{ viewer { name } }")
                    await all_watch.wait()
                    told = (await panel.answer("events")).payload["event"]["__typename"]
                    assert told == "OrderPlaced"
                    await all_watch.wait()

            for _ in range(12):
                group.create_task(watcher())
            await all_watch.wait()
            await Caller(http, key).do("placeOrder", **an_order_input("WEB-1"))
            counted = await metrics(server)
            await all_watch.wait()

    assert counted['mis_ordenes_connections{transport="websocket"}'] == 12
    assert counted['mis_ordenes_subscriptions{stream="orderEvents"}'] == 12
    pids = set(re.findall(r"Started server process \[(\d+)\]", server.log))
    assert len(pids) == 3
    assert "Traceback" not in server.log


async def test_what_is_live_and_what_was_told_is_counted(desk: Desk) -> None:
    before = await metrics(desk.server)
    async with a_socket(desk.server, desk.ana.token) as panel:
        await panel.begin("events", SUBSCRIPTIONS["orderEvents"])
        await panel.begin("x", "subscription { inventada }")
        await panel.next("x")
        await desk.store.do("placeOrder", **an_order_input("WEB-1"))
        await panel.answer("events")
        during = await metrics(desk.server)

    gained = {name: during[name] - before.get(name, 0.0) for name in during}
    assert gained['mis_ordenes_connections{transport="websocket"}'] == 1
    assert gained['mis_ordenes_subscriptions{stream="orderEvents"}'] == 1
    assert gained['mis_ordenes_events_total{transport="websocket"}'] == 1
    assert not any("inventada" in name for name in during)
