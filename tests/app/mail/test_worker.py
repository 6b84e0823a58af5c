"""The worker inside a running server."""

from pathlib import Path
from time import perf_counter

from tortoise.context import TortoiseContext

from models import Letter, LetterStatus
from tests.app.clients import Caller, a_browser, an_order_input
from tests.app.mail.postman import Postman, a_mail_server
from tests.engines import only_sqlite
from tests.factories import a_key, a_shop, an_order
from tests.servers import PATIENCE, serving


async def test_a_server_with_a_mail_server_posts_what_waits_and_what_comes(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    shop, postman = await a_shop("Café Aurora", "ventas@aurora.example"), Postman()
    await an_order(shop)
    async with a_mail_server(postman) as place:
        with serving(tmp_path, database_url, SMTP_URL=f"smtp://{place}") as server:
            await postman.wait_for(2)
            async with a_browser(server) as http:
                store = Caller(http, await a_key(shop))
                await store.do("placeOrder", **an_order_input("WEB-1"))
            await postman.wait_for(4)
            await all_are_sent(4)
        assert "Traceback" not in server.log

    assert {letter.sender for letter in postman.letters} == {"mis-ordenes@localhost"}


async def all_are_sent(number: int) -> None:
    """The server marks a letter once it has heard the 250."""
    until = perf_counter() + PATIENCE
    while await Letter.filter(status=LetterStatus.SENT).count() < number:
        assert perf_counter() < until, await Letter.all().values("to", "status", "last_error")


@only_sqlite
async def test_a_server_whose_mail_server_is_gone_takes_orders_and_stops_in_good_order(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    shop = await a_shop("Café Aurora", "ventas@aurora.example")
    with serving(tmp_path, database_url, SMTP_URL="smtp://127.0.0.1:1") as server:
        async with a_browser(server) as http:
            store = Caller(http, await a_key(shop))
            placed = await store.do("placeOrder", **an_order_input("WEB-1"))
        assert placed.code is None
        server.stop()

    assert "Finished server process" in server.log
    assert "Traceback" not in server.log
    ends = (LetterStatus.SENT, LetterStatus.FAILED)
    assert await Letter.exclude(status__in=ends).count() == 2
