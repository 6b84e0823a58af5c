"""The worker inside a running server."""

import asyncio
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from tortoise.context import TortoiseContext

from models import Letter, LetterStatus
from models.clock import now
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
                placed = await store.do("placeOrder", **an_order_input("TIENDA-1"))
                assert placed.code is None
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


async def test_a_server_that_is_stopped_finishes_the_letter_in_hand_and_begins_no_other(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    await many_orders(10)
    postman = Postman(gate=asyncio.Event())
    assert postman.gate is not None
    async with a_mail_server(postman) as place:
        with serving(tmp_path, database_url, SMTP_URL=f"smtp://{place}") as server:
            await postman.wait_for_senders(1)
            server.ask_to_stop()
            await asyncio.to_thread(server.is_stopping.wait, PATIENCE)
            postman.gate.set()
            await asyncio.to_thread(server.stop)

    assert "Traceback" not in server.log
    taken = {letter.key for letter in await Letter.filter(status=LetterStatus.SENT)}
    assert 1 <= len(taken) == len(postman.letters) < 20
    assert await Letter.filter(status=LetterStatus.QUEUED).count() == 20 - len(taken)


async def test_of_three_workers_one_is_killed_and_another_sends_its_letter(
    database: TortoiseContext, database_url: str, tmp_path: Path
) -> None:
    await many_orders(10)
    postman = Postman(gate=asyncio.Event())
    assert postman.gate is not None
    async with a_mail_server(postman) as place:
        with ExitStack() as servers:
            first, *_ = [
                servers.enter_context(
                    serving(tmp_path / name, database_url, SMTP_URL=f"smtp://{place}")
                )
                for name in ("a", "b", "c")
            ]
            await postman.wait_for_senders(3)  # each has one letter in hand
            await asyncio.to_thread(first.kill)
            await postman.wait_for_senders(2)
            postman.gate.set()
            await all_are_sent(19)
            (left,) = await Letter.exclude(status=LetterStatus.SENT)
            assert (left.status, left.attempts) == (LetterStatus.SENDING, 1)

            await Letter.filter(id=left.id).update(claimed_until=now())  # its time has run out
            await all_are_sent(20)

    ids = [letter.message["Message-ID"] for letter in postman.letters]
    assert len(ids) == len(set(ids)) == 20
    assert (await Letter.get(id=left.id)).attempts == 2


async def many_orders(number: int) -> None:
    shop = await a_shop("Café Aurora", "ventas@aurora.example")
    for _ in range(number):
        await an_order(shop)
