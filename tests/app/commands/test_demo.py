"""The demo shop: the same at every run, and what people did with it is kept."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import httpx

from app.demo.data import ORDERS
from tests.app.clients import Caller, a_browser
from tests.app.commands.here import run_here
from tests.engines import Engine
from tests.servers import Server, serving


def told(environ: dict[str, str]) -> dict[str, Any]:
    done = run_here("demo", "--json", **environ)
    assert (done.returncode, done.stderr.strip()) == (0, "")
    demo: dict[str, Any] = json.loads(done.stdout)
    return demo


def test_the_demo_tells_the_same_twice_and_all_of_it_opens(
    empty_database_url: str, engine: Engine, tmp_path: Path
) -> None:
    environ = {"DATA_DIR": str(tmp_path), "DATABASE_URL": empty_database_url}
    first = told(environ)
    secret = (tmp_path / "secret.key").read_text()
    with serving(tmp_path, empty_database_url, SECRET_KEY=secret) as server:
        accepted = asyncio.run(people_use_it(server, first))

    second = told(environ)

    changed = [one["number"] for one in second["tracking"] if one not in first["tracking"]]
    assert changed == [accepted]
    assert second | {"tracking": []} == first | {"tracking": []}


async def people_use_it(server: Server, demo: dict[str, Any]) -> int:
    """All that was told opens; the number of an order that somebody accepted."""
    async with a_browser(server) as http:
        people = {
            role: await logged_in(http, who["email"], who["password"])
            for role, who in demo["logins"].items()
        }
        assert set(people) == {"OWNER", "ADMIN", "OPERATOR", "PICKER"}
        orders = (await people["OWNER"].read("orders", first=100)).nodes
        assert {order["status"] for order in orders} == {sketch.status for sketch in ORDERS}
        assert {order["paymentMethod"]["policy"] for order in orders} == POLICIES
        assert [order["number"] for order in orders] == [one["number"] for one in demo["tracking"]]
        for tracked in demo["tracking"][::10]:
            seen = (await Caller(http).read("orderTracking", token=tracked["token"])).payload
            assert (seen["number"], seen["status"]) == (tracked["number"], tracked["status"])
            assert (await http.get(f"/t/{tracked['token']}")).status_code == 200
        assert (await Caller(http, demo["apiKey"]).read("viewer")).payload["staff"] is None
        received = next(order for order in orders if can_be_accepted(order))
        await people["OPERATOR"].do("acceptOrder", orderId=received["id"])
        return int(received["number"])


POLICIES = {"ONLINE", "PREPAID", "ON_DELIVERY"}


def can_be_accepted(order: dict[str, Any]) -> bool:
    return any(one["action"] == "ACCEPT" and one["allowed"] for one in order["availableActions"])


async def logged_in(http: httpx.AsyncClient, email: str, password: str) -> Caller:
    opened = await Caller(http).do("logIn", email=email, password=password)
    return Caller(http, opened.payload["token"])


def test_the_demo_tells_people_where_to_go(tmp_path: Path) -> None:
    done = run_here("demo", DATA_DIR=str(tmp_path), PUBLIC_URL="https://pedidos.example")

    assert done.returncode == 0
    assert "log in at https://pedidos.example/panel" in done.stdout
    assert (
        len(re.findall(r"^(?:OWNER|ADMIN|OPERATOR|PICKER) +\S+@\S+ +\S{12}", done.stdout, re.M))
        == 4
    )
    assert re.search(r"^API key of its storefront: mok_\S+$", done.stdout, re.M)
    assert re.search(r": https://pedidos\.example/t/\S{27}$", done.stdout, re.M)
