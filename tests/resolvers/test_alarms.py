"""The alarm of an order that nobody accepts, as the API shows it."""

from datetime import timedelta
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Event, EventKind, Order, Role, Shop, Staff
from models.clock import now
from models.events.record import record
from models.orders.alarm import raise_alarm
from tests.api import Client, a_person, order_id
from tests.engines import only_sqlite
from tests.factories import a_shop, an_order, an_overdue_order, the_shop_itself


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


async def ringing(shop: Shop) -> Order:
    """An order whose alarm stands."""
    return (await raise_alarm(await an_overdue_order(shop))).order


async def standing(client: Client) -> tuple[list[str], int]:
    """The orders whose alarm stands, and how many that are by the count."""
    alarms = (await client.read("notifications", first=0)).payload["alarms"]
    counts = (await client.read("orderCounts")).payload
    return [alarm["id"] for alarm in alarms], counts["unaccepted"]


async def last_event(client: Client, order: Order) -> dict[str, Any]:
    event: dict[str, Any]
    *_, event = (await client.read("order", id=order_id(order))).payload["timeline"]
    return event


@pytest.mark.parametrize("role", Role)
async def test_what_rings_stands_until_somebody_accepts(role: Role, shop: Shop) -> None:
    ana = await a_person(shop, role)
    await an_order(shop, "CASH_ON_DELIVERY")
    first, second = await ringing(shop), await ringing(shop)
    both = [order_id(first), order_id(second)]

    before = await standing(ana)
    await ana.do("markNotificationsRead")
    read = await standing(ana)
    await ana.do("acceptOrder", orderId=order_id(first))

    assert before == read == (both, 2)
    assert await standing(ana) == (both[1:], 1)


async def test_an_order_tells_since_when_it_rings_and_how_long_it_had_waited(shop: Shop) -> None:
    ana, order = await a_person(shop), await ringing(shop)

    shown = (await ana.read("order", id=order_id(order))).payload
    event = await last_event(ana, order)

    assert order.alarmed_at is not None
    assert shown["alarmedAt"] is not None
    assert (shown["secondsToAccept"], shown["acceptedAt"]) == (None, None)
    assert (event["__typename"], event["actorName"]) == ("OrderUnaccepted", "Mis Órdenes")
    assert event["minutes"] == 16


async def test_an_accepted_order_tells_how_long_it_took(shop: Shop) -> None:
    ana, order = await a_person(shop), await ringing(shop)
    await Order.filter(id=order.id).update(acceptable_at=now() - timedelta(hours=1))

    done = await ana.do("acceptOrder", orderId=order_id(order))

    shown = (await ana.read("order", id=order_id(order))).payload
    assert done.code is None
    assert shown["alarmedAt"] is None
    assert 3600 <= shown["secondsToAccept"] < 3660
    assert (await last_event(ana, order))["secondsToAccept"] == shown["secondsToAccept"]


@only_sqlite
async def test_an_acceptance_from_before_the_clock_tells_no_seconds(shop: Shop) -> None:
    ana, order = await a_person(shop), await an_order(shop, "CASH_ON_DELIVERY")

    await record(EventKind.ORDER_ACCEPTED, order, the_shop_itself(shop))

    assert (await last_event(ana, order))["secondsToAccept"] is None


@only_sqlite
async def test_a_seller_who_saw_the_order_before_it_rang_reads_it_again(shop: Shop) -> None:
    ana, order = await a_person(shop), await an_overdue_order(shop)
    await raise_alarm(order)

    values = {"orderId": order_id(order), "expectedVersion": order.version}
    refused = await ana.do("acceptOrder", values)

    assert refused.code == "STALE_VERSION"
    assert await Event.filter(kind=EventKind.ORDER_ACCEPTED).count() == 0


@only_sqlite
async def test_an_alarm_of_another_shop_is_not_seen(shop: Shop) -> None:
    ana, other = await a_person(shop), await a_shop("Otra")
    await ringing(other)

    assert await standing(ana) == ([], 0)


@only_sqlite
async def test_a_hundred_of_many_alarms_are_shown_the_longest_first(shop: Shop) -> None:
    ana, orders = await a_person(shop), [await ringing(shop) for _ in range(103)]

    shown, count = await standing(ana)

    assert count == 103
    assert shown == [order_id(order) for order in orders[:100]]


@only_sqlite
async def test_the_alarm_is_titled_in_the_readers_language(shop: Shop) -> None:
    ana = await a_person(shop)
    await ringing(shop)

    async def title() -> str:
        return str((await ana.read("notifications")).nodes[0]["title"])

    spanish = await title()
    await Staff.all().update(language="en")

    assert spanish == "La orden #1001 sigue sin aceptar"
    assert await title() == "Order #1001 is still not accepted"
