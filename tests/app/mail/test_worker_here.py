"""The worker in this process: what wakes it, what it tells, and how it stops."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from app.mail.post import Posted
from app.mail.worker import open_mail_worker
from app.settings import Settings, read_settings
from models import Event, EventKind, Letter, Scope, Shop
from models.clock import now
from resolvers.bus import Bus
from resolvers.channels import shop_channel
from tests.api import a_storefront, an_input, the_bus
from tests.app.mail.posting import JOSE, SHOP, outbox
from tests.app.mail.postman import Postman, a_mail_server
from tests.factories import LINKS, an_order
from tests.servers import PATIENCE

NEVER = 3600.0
"""Seconds between two looks, where a test wants none."""


@pytest.fixture
async def bus() -> AsyncIterator[Bus]:
    """The real bus, in memory."""
    async with the_bus() as open_bus:
        yield open_bus


class BrokenBus:
    """A bus whose broker is gone."""

    async def publish(self, *channels: str) -> None:
        return None

    def hint_here(self, *channels: str) -> None:
        return None

    def listen(self, channel: str) -> Any:
        raise ConnectionError("no broker")


class Ends:
    """Hears what becomes of each letter, and waits for it."""

    def __init__(self) -> None:
        self._heard: asyncio.Queue[Posted] = asyncio.Queue()
        self.hear = self._heard.put_nowait

    async def next(self) -> Posted:
        """What became of the next letter."""
        return await asyncio.wait_for(self._heard.get(), PATIENCE)


def settings(folder: Path, place: str) -> Settings:
    """Settings with a mail server at `place`."""
    secret = LINKS.secret.decode()
    return read_settings(
        {"DATA_DIR": str(folder), "SMTP_URL": f"smtp://{place}", "SECRET_KEY": secret}
    )


async def test_a_hint_wakes_it_at_once(bus: Bus, mailed_shop: Shop, tmp_path: Path) -> None:
    store, ends, postman = (
        (await a_storefront(mailed_shop, Scope.ORDERS_PLACE)).on(bus),
        Ends(),
        Postman(),
    )
    async with (
        a_mail_server(postman) as place,
        open_mail_worker(settings(tmp_path, place), bus, ends.hear, every=NEVER),
    ):
        for _ in range(3):
            await store.do("placeOrder", an_input())
            assert [await ends.next(), await ends.next()] == [Posted(sent=1)] * 2

    assert postman.connections == 1
    assert {letter.to for letter in postman.letters} == {SHOP, "j@cliente.example"}


@pytest.mark.parametrize("is_broken", [False, True])
async def test_a_lost_hint_costs_a_few_seconds(
    is_broken: bool, bus: Bus, mailed_shop: Shop, tmp_path: Path
) -> None:
    ends, postman = Ends(), Postman()
    async with (
        a_mail_server(postman) as place,
        open_mail_worker(
            settings(tmp_path, place), BrokenBus() if is_broken else bus, ends.hear, every=0.01
        ),
    ):
        for _ in range(3):
            await an_order(mailed_shop)  # nobody announces it
            assert [await ends.next(), await ends.next()] == [Posted(sent=1)] * 2


async def test_a_letter_given_up_is_announced_to_the_shop(
    bus: Bus, mailed_shop: Shop, tmp_path: Path
) -> None:
    postman = Postman({("RCPT", SHOP): "550 5.1.1 No such user"})
    order = await an_order(mailed_shop)
    async with (
        bus.listen(shop_channel(mailed_shop.id)) as hints,
        a_mail_server(postman) as place,
        open_mail_worker(settings(tmp_path, place), bus, every=NEVER),
    ):
        await asyncio.wait_for(anext(hints), PATIENCE)
        event = await Event.get(kind=EventKind.LETTER_FAILED)

    assert (event.order_id, event.data["to"]) == (order.id, SHOP)


async def test_a_round_that_fails_does_not_end_the_posting(
    bus: Bus, mailed_shop: Shop, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ends, postman = Ends(), Postman()
    await an_order(mailed_shop)

    def hear(posted: Posted) -> None:
        ends.hear(posted)
        raise RuntimeError("whoever counts stumbles")

    async with (
        a_mail_server(postman) as place,
        open_mail_worker(settings(tmp_path, place), bus, hear, every=0.01),
    ):
        assert [await ends.next(), await ends.next()] == [Posted(sent=1)] * 2

    assert await outbox() == {SHOP: "SENT", JOSE: "SENT"}
    assert {record.levelno for record in caplog.records} == {logging.ERROR}


async def test_it_finishes_the_letter_in_hand_and_begins_no_other(
    bus: Bus, mailed_shop: Shop, tmp_path: Path
) -> None:
    await an_order(mailed_shop)
    postman, worker = Postman(gate=asyncio.Event()), AsyncExitStack()
    assert postman.gate is not None
    async with a_mail_server(postman) as place:
        await worker.enter_async_context(open_mail_worker(settings(tmp_path, place), bus))
        await postman.wait_for_senders(1)

        stopping = asyncio.create_task(worker.aclose())
        await asyncio.sleep(0)  # it is asked
        assert await outbox() == {SHOP: "SENDING", JOSE: "QUEUED"}
        postman.gate.set()
        await stopping

    assert await outbox() == {SHOP: "SENT", JOSE: "QUEUED"}
    assert [letter.to for letter in postman.letters] == [SHOP]


async def test_a_letter_that_takes_too_long_at_the_end_is_cut_off_and_another_sends_it(
    bus: Bus, mailed_shop: Shop, tmp_path: Path
) -> None:
    await an_order(mailed_shop)
    postman, ends = Postman(gate=asyncio.Event()), Ends()
    async with a_mail_server(postman) as place:
        chosen = settings(tmp_path, place)
        async with open_mail_worker(chosen, bus, grace=0.05):
            await postman.wait_for_senders(1)
        assert await outbox() == {SHOP: "SENDING", JOSE: "QUEUED"}

        postman.gate = None
        await Letter.filter(to=SHOP).update(claimed_until=now())
        async with open_mail_worker(chosen, bus, ends.hear):
            assert [await ends.next(), await ends.next()] == [Posted(sent=1)] * 2

    assert sorted(letter.to for letter in postman.letters) == [JOSE, SHOP]
