"""The grown form: two servers on one PostgreSQL and one Redis are one order desk."""

from pathlib import Path
from urllib.parse import urlsplit

from tortoise.context import TortoiseContext

from models import Event, EventKind
from tests.app.clients import Caller, a_browser, a_socket, an_order_input
from tests.engines import only_postgresql
from tests.factories import a_key, a_session, a_shop, a_staff, an_overdue_order
from tests.schema.documents import SUBSCRIPTIONS
from tests.servers import serving


@only_postgresql
async def test_what_happens_on_one_server_is_heard_on_the_other(
    database: TortoiseContext, database_url: str, redis_url: str, tmp_path: Path
) -> None:
    shop = await a_shop()
    token, key = await a_session(await a_staff(shop)), await a_key(shop)
    bus = urlsplit(redis_url)._replace(path="/12").geturl()
    with (
        serving(tmp_path / "one", database_url, BUS_URL=bus) as one,
        serving(tmp_path / "other", database_url, BUS_URL=bus) as other,
    ):
        async with (
            a_browser(one) as here,
            a_browser(other) as there,
            a_socket(one, token) as panel,
            a_socket(other) as page,
        ):
            await panel.begin("events", SUBSCRIPTIONS["orderEvents"])
            await panel.ask("1", "{ viewer { name } }")
            placed = await Caller(there, key).do("placeOrder", **an_order_input("WEB-1"))
            assert (await panel.answer("events")).payload["event"]["__typename"] == "OrderPlaced"

            tracking = placed.payload["trackingUrl"].rsplit("/", 1)[1]
            await page.begin("order", SUBSCRIPTIONS["orderTracking"], token=tracking)
            assert (await page.answer("order")).payload["status"] == "RECEIVED"
            ana, order_id = Caller(here, token), placed.payload["order"]["id"]
            assert (await ana.do("acceptOrder", orderId=order_id)).code is None
            assert (await page.answer("order")).payload["status"] == "ACCEPTED"

            await Caller(there, token).do("logOut")
            assert (await ana.read("orderCounts")).code == "UNAUTHENTICATED"
    for server in (one, other):
        assert "Traceback" not in server.log


@only_postgresql
async def test_every_tab_on_every_server_has_the_same_number_and_an_alarm_rings_once(
    database: TortoiseContext, database_url: str, redis_url: str, tmp_path: Path
) -> None:
    shop = await a_shop()
    token = await a_session(await a_staff(shop))
    await an_overdue_order(shop)
    bus = urlsplit(redis_url)._replace(path="/13").geturl()
    with (
        serving(tmp_path / "one", database_url, BUS_URL=bus) as one,
        serving(tmp_path / "other", database_url, BUS_URL=bus) as other,
    ):
        async with (
            a_browser(one) as here,
            a_socket(one, token) as tab,
            a_socket(other, token) as other_tab,
        ):
            for each in (tab, other_tab):
                await each.begin("bell", SUBSCRIPTIONS["unreadCount"])
                while (await each.answer("bell")).payload != 2:
                    pass  # the alarm may ring only now
            assert (await Caller(here, token).do("markNotificationsRead")).code is None
            for each in (tab, other_tab):
                assert (await each.answer("bell")).payload == 0

    assert await Event.filter(kind=EventKind.ORDER_UNACCEPTED).count() == 1
