"""Faults of ours: the client is told a number and nothing else, the log is told all under it."""

import re
from pathlib import Path

import pytest
from tortoise.context import TortoiseContext

from resolvers.ids import make_id
from tests.app.clients import Caller, a_browser, a_socket
from tests.engines import only_sqlite
from tests.factories import LINKS, a_session, a_shop, a_staff, an_order
from tests.servers import Server, serving

VIEWER = {"query": "{ viewer { name } }"}
TOLD = {
    "es": r"Algo falló de nuestro lado\. Dinos este número: (\w{12})\.",
    "en": r"Something went wrong on our side\. Tell us this number: (\w{12})\.",
}


async def rename(database: TortoiseContext, table: str, to: str) -> None:
    await database.db().execute_script(f'ALTER TABLE "{table}" RENAME TO "{to}"')


def logged_under(number: str, server: Server) -> bool:
    return f"error {number} " in server.log and "no such table" in server.log


@only_sqlite
@pytest.mark.parametrize("language", ["es", "en"])
async def test_a_request_that_cannot_even_begin_is_told_a_number(
    language: str, database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    token = await a_session(await a_staff(await a_shop()))
    with serving(tmp_path, database_url) as server:
        async with a_browser(server, headers={"accept-language": language}) as http:
            await rename(database, "session", "gone")
            answer = await Caller(http, token).post(VIEWER)
            async with a_socket(
                server,
                introduced=False,
                additional_headers={"Cookie": f"mis_ordenes_session={token}"},
            ) as socket:
                code, _ = await socket.end()
            await rename(database, "gone", "session")
            again = await Caller(http, token).post(VIEWER)
        server.stop()

    (error,) = answer.json()["errors"]
    found = re.fullmatch(TOLD[language], error["message"])
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/json")
    assert found, error
    assert error["extensions"] == {"code": "INTERNAL", "id": found[1]}
    assert "session" not in answer.text
    assert logged_under(found[1], server)
    assert code == 1011
    assert again.json()["data"]["viewer"]["name"].startswith("Admin")


@only_sqlite
async def test_a_field_that_fails_is_told_a_number_and_the_rest_is_answered(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    shop = await a_shop()
    token, order = await a_session(await a_staff(shop)), await an_order(shop)
    document = f"""{{ viewer {{ shop {{ name }} }}
        order(id: "{make_id("Order", order.id)}") {{ number lines {{ name }} }} }}"""
    with serving(tmp_path, database_url) as server:
        async with a_browser(server) as http, a_socket(server, token) as socket:
            await rename(database, "order_line", "gone")
            over_http = await Caller(http, token).ask(document)
            over_socket = await socket.ask("1", document)
            page = await http.get(f"/t/{LINKS.tracking_token(order.tracking_nonce)}")
            await rename(database, "gone", "order_line")
        server.stop()

    for answer in (over_http, over_socket):
        assert answer.data == {"viewer": {"shop": {"name": "Café Aurora"}}, "order": None}
        (error,) = answer.errors
        assert (error["path"], error["extensions"]["code"]) == (["order", "lines"], "INTERNAL")
        assert re.fullmatch(TOLD["es"], error["message"])
        assert logged_under(error["extensions"]["id"], server)
    assert (page.status_code, page.text) == (500, "Internal Server Error")
