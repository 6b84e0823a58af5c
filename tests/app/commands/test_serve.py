"""Serving: where it says that it is, and how it ends."""

import socket
from pathlib import Path
from time import perf_counter

import pytest
from tortoise.context import TortoiseContext

from tests.app.clients import Caller, a_browser, a_socket, an_order_input
from tests.engines import only_sqlite
from tests.factories import a_key, a_session, a_shop, a_staff
from tests.schema.documents import SUBSCRIPTIONS
from tests.servers import free_port, run_command, serving


@only_sqlite
async def test_a_server_that_stops_says_goodbye_to_its_sockets(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    shop = await a_shop()
    token, key = await a_session(await a_staff(shop)), await a_key(shop)
    with serving(tmp_path, database_url) as server:
        async with (
            a_browser(server) as http,
            a_socket(server, token) as panel,
            a_socket(server) as page,
            a_socket(server, introduced=False) as silent,
        ):
            await panel.begin("events", SUBSCRIPTIONS["orderEvents"])
            await panel.ask("1", "{ viewer { name } }")
            placed = await Caller(http, key).do("placeOrder", **an_order_input("WEB-1"))
            order = placed.payload["trackingUrl"].rsplit("/", 1)[1]
            await page.begin("order", SUBSCRIPTIONS["orderTracking"], token=order)
            await page.answer("order")

            server.ask_to_stop()
            began = perf_counter()

            for each in (panel, page, silent):
                assert (await each.end())[0] in (1001, 1012)
        server.stop()
        assert perf_counter() - began < 10
    assert "Finished server process" in server.log
    assert "Traceback" not in server.log


def test_it_says_where_it_is_by_the_port_that_was_given(tmp_path: Path) -> None:
    """A port that is taken ends it after its first words."""
    assert run_command("migrate", DATA_DIR=str(tmp_path)).returncode == 0
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        port = taken.getsockname()[1]
        done = run_command("serve", "--port", str(port), DATA_DIR=str(tmp_path), PORT="1")

    assert done.returncode != 0
    assert done.stdout.splitlines() == [
        f"Panel      http://127.0.0.1:{port}/panel",
        f"GraphiQL   http://127.0.0.1:{port}/graphiql",
        f"GraphQL    http://127.0.0.1:{port}/graphql",
    ]
    assert "address already in use" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "--workers needs a bus that processes share: set BUS_URL to redis://… or postgr"),
        ({"BUS_URL": "redis://127.0.0.1"}, "--workers needs PostgreSQL: set DATABASE_URL to postg"),
    ],
)
def test_several_workers_need_what_processes_share(
    settings: dict[str, str], line: str, tmp_path: Path
) -> None:
    done = run_command("serve", "--workers", "3", DATA_DIR=str(tmp_path), **settings)

    assert done.returncode == 2
    assert line in " ".join(done.stderr.split())
