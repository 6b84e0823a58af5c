"""Refusals are shown with their code; of a bug the client is told its number and nothing else."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import pytest
from tortoise.context import TortoiseContext

from models import Order, Status
from models.secrets import Links
from resolvers.cursors import event_cursor
from tests.api import STRANGER, Answer, Client, a_person, an_input, ask_in, order_id
from tests.engines import only_sqlite
from tests.factories import LINKS, a_shop, an_order
from tests.models.everything import everything

SECRET = "postgresql://dueña:clave@10.0.0.1/ordenes"

WORDS = {
    "es": "Algo falló de nuestro lado. Dinos este número: {}.",
    "en": "Something went wrong on our side. Tell us this number: {}.",
}


class BrokenBus:
    """A bus that fails as no bus should."""

    async def publish(self, *channels: str) -> None:
        raise RuntimeError(SECRET)

    def listen(self, channel: str) -> AbstractAsyncContextManager[AsyncIterator[None]]:
        raise LookupError(SECRET)


class BrokenLinks(Links):
    """Links that cannot be made."""

    def tracking_url(self, nonce: str) -> str:
        raise KeyError(SECRET)


def with_links(client: Client, links: Links) -> Client:
    return Client(client.token, client.bus, links, client.language)


def is_masked(answer: Answer, log: pytest.LogCaptureFixture, language: str = "es") -> None:
    """The client has a number, the log has it too with the cause, and nothing leaked."""
    (error,) = answer.errors
    number = error["extensions"]["id"]
    assert re.fullmatch("[0-9a-f]{12}", number)
    assert error["extensions"] == {"code": "INTERNAL", "id": number}
    assert error["message"] == WORDS[language].format(number)
    for leak in (SECRET, "clave", "Error", "Traceback", ".py"):
        assert leak not in str(answer)
    (record,) = [record for record in log.records if record.name == "schema.masking"]
    assert record.levelno == logging.ERROR
    assert number in record.getMessage()
    assert record.exc_info
    assert SECRET in str(record.exc_info[1])


@only_sqlite
async def test_a_broken_bus_is_masked_and_the_change_is_done(
    database: TortoiseContext, caplog: pytest.LogCaptureFixture
) -> None:
    ana = (await a_person(shop := await a_shop())).on(BrokenBus())
    order = await an_order(shop, "CASH_ON_DELIVERY")

    answer = await ana.do("acceptOrder", orderId=order_id(order))

    is_masked(answer, caplog)
    assert answer.errors[0]["path"] == ["acceptOrder"]
    assert (await Order.get(id=order.id)).status is Status.ACCEPTED


@only_sqlite
async def test_one_broken_field_leaves_the_others(
    database: TortoiseContext, caplog: pytest.LogCaptureFixture
) -> None:
    ana = await a_person(shop := await a_shop())
    order = await an_order(shop)
    broken = with_links(ana, BrokenLinks(LINKS.secret, LINKS.base_url))

    answer = await broken.read("order", id=order_id(order))

    is_masked(answer, caplog)
    assert answer.errors[0]["path"] == ["order", "trackingUrl"]
    assert answer.data is not None
    assert (answer.data["order"]["number"], answer.data["order"]["trackingUrl"]) == (
        order.number,
        None,
    )


@only_sqlite
async def test_an_action_that_breaks_leaves_nothing_behind(
    database: TortoiseContext, caplog: pytest.LogCaptureFixture
) -> None:
    ana = await a_person(shop := await a_shop())
    id = order_id(await an_order(shop))
    before = await everything()

    broken = with_links(ana, BrokenLinks(LINKS.secret, LINKS.base_url))
    is_masked(await broken.do("rotateTrackingLink", orderId=id), caplog)

    assert await everything() == before


@only_sqlite
async def test_a_stream_that_breaks_is_masked_and_ends(
    database: TortoiseContext, caplog: pytest.LogCaptureFixture
) -> None:
    shop = await a_shop()
    ana = (await a_person(shop)).on(BrokenBus())

    async with ana.watching("orderEvents", after=event_cursor(shop.id, 0)) as stream:
        is_masked(await stream.next(), caplog)
        assert await stream.has_ended()


@only_sqlite
async def test_a_bug_speaks_the_readers_language(
    database: TortoiseContext, caplog: pytest.LogCaptureFixture
) -> None:
    order = await an_order(await a_shop())
    english = Client(bus=BrokenBus(), language="en")
    token = LINKS.tracking_token(order.tracking_nonce)

    async with english.watching("orderTracking", token=token) as stream:
        is_masked(await stream.next(), caplog, "en")


@only_sqlite
async def test_a_lost_database_is_masked(
    database: TortoiseContext, caplog: pytest.LogCaptureFixture
) -> None:
    ana = await a_person(await a_shop())
    context = await ana.context()
    await database.db().execute_script('DROP TABLE "notification"')

    answer = await ask_in(context, "{ notifications { totalCount } }", {})

    assert answer.code == "INTERNAL"
    assert "no such table" not in str(answer)
    assert "no such table" in caplog.text


@only_sqlite
async def test_a_refusal_is_neither_masked_nor_logged(
    database: TortoiseContext, caplog: pytest.LogCaptureFixture
) -> None:
    ana = await a_person(await a_shop())
    caplog.set_level(logging.DEBUG, "schema")

    unknown = await ana.read("order", id="x")
    english = await Client(language="en").read("orders")
    refused = await STRANGER.do("placeOrder", an_input())
    document = await STRANGER.ask("{ nothing }")

    assert (unknown.code, unknown.refusal["field"]) == ("NOT_FOUND", "id")
    assert english.refusal["message"] == "Log in, or send a valid API key."
    assert refused.refusal["message"] == "Inicia sesión o envía una llave de API válida."
    assert "nothing" in document.errors[0]["message"]
    assert [record for record in caplog.records if record.name.startswith("schema")] == []
