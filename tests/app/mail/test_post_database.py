"""A database that is away just when a letter was taken: the letter is not sent again for it."""

import asyncio
import signal

from app.database import open_database
from models import Letter
from tests.app.live.spares import a_spare_postgres
from tests.app.mail.posting import JOSE, outbox, post, post_again
from tests.app.mail.postman import Postman, a_mail_server
from tests.engines import fresh, migrated
from tests.factories import a_shop, an_order


async def test_a_letter_that_was_taken_is_marked_once_the_database_is_back() -> None:
    postman = Postman(gate=asyncio.Event())
    with a_spare_postgres() as postgres:
        migrated(fresh(postgres.url))
        async with open_database(postgres.url), a_mail_server(postman) as place:
            await an_order(await a_shop(), "CASH_ON_DELIVERY")
            round_of_posting = asyncio.create_task(post(place))
            await postman.wait_for_senders(1)
            await asyncio.to_thread(postgres.kill, signal.SIGQUIT)
            assert postman.gate
            postman.gate.set()
            await postman.wait_for(1)
            await asyncio.to_thread(postgres.start)

            assert (await round_of_posting).sent == 1
            assert await outbox() == {JOSE: "SENT"}
            await Letter.all().update(claimed_until=None)
            await post_again(place)

    assert [letter.to for letter in postman.letters] == [JOSE]
