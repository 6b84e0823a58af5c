"""The connection to the mail server: one for many letters, and a new one only where it must be."""

import asyncio

import pytest

from app.mail.connection import Connection
from app.mail.post import Posted
from models import Shop
from tests.app.mail.posting import JOSE, post
from tests.app.mail.postman import Postman, a_mail_server
from tests.app.mail.test_message import read
from tests.engines import only_sqlite
from tests.factories import an_order
from tests.servers import PATIENCE


@pytest.fixture
async def many_letters(mailed_shop: Shop) -> Shop:
    """A shop with twenty letters that are due."""
    for _ in range(10):
        await an_order(mailed_shop)
    return mailed_shop


@only_sqlite
async def test_all_letters_go_through_one_connection(many_letters: Shop) -> None:
    postman = Postman()
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=20)

    assert postman.connections == 1


@only_sqlite
@pytest.mark.parametrize("where", ["RCPT", "DATA"])
async def test_a_letter_that_is_refused_costs_no_connection(where: str, many_letters: Shop) -> None:
    postman = Postman({(where, JOSE): "550 5.7.1 No"})
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=10, failed=10)

    assert postman.connections == 1


@only_sqlite
async def test_a_server_that_takes_few_letters_a_connection_gets_another_one(
    many_letters: Shop,
) -> None:
    postman = Postman(per_connection=8)
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(sent=20)

    assert postman.connections == 3
    assert len({letter.message["Message-ID"] for letter in postman.letters}) == 20


@only_sqlite
async def test_a_server_that_takes_no_letter_is_asked_once(many_letters: Shop) -> None:
    postman = Postman(per_connection=0)
    async with a_mail_server(postman) as place:
        assert await post(place) == Posted(put_off=1)

    assert postman.connections == 1


async def test_a_connection_that_the_server_closed_meanwhile_is_opened_anew() -> None:
    postman = Postman()
    async with a_mail_server(postman) as place:
        connection = Connection(f"smtp://{place}", PATIENCE)
        await connection.send(read())
        postman.hang_up()
        await notices(connection)
        await connection.send(read())
        await connection.say_goodbye()
    assert (len(postman.letters), postman.connections) == (2, 2)


async def notices(connection: Connection) -> None:
    """Wait until it has come through that the line is dead."""
    async with asyncio.timeout(PATIENCE):
        while connection.is_open:  # noqa: ASYNC110 (the library tells nobody)
            await asyncio.sleep(0)
