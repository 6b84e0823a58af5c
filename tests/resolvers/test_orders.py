"""The list of orders: its filters, its orders and its counts, against a recount in Python."""

import random
import secrets
from collections import Counter
from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tortoise.context import TortoiseContext

from models import PaymentStatus, Status
from tests.api import a_person
from tests.engines import Engine
from tests.factories import a_shop
from tests.resolvers.crowd import CITIES, FIRST_DAY, METHODS, OWED, a_crowd, expected, walk

SORTS = [
    {"field": field, "direction": way}
    for field in ("PLACED_AT", "NUMBER", "TOTAL")
    for way in ("ASC", "DESC")
]
VALUES: dict[str, list[str]] = {
    "status": list(Status),
    "paymentStatus": list(PaymentStatus),
    "paymentMethod": [*METHODS, "PAYMENT_LINK", "NADA"],
    "dispatchMethod": ["DELIVERY", "PICKUP"],
    "city": [*CITIES, "Leticia"],
}
ZONES = [UTC, ZoneInfo("America/Bogota"), ZoneInfo("Asia/Kolkata")]
NOON = FIRST_DAY + timedelta(hours=2)
DATES = {
    "placedFrom": [FIRST_DAY, NOON, NOON + timedelta(microseconds=1)],
    "placedUntil": [FIRST_DAY, NOON, NOON + timedelta(days=9)],
}


def a_filter(dice: random.Random) -> dict[str, Any]:
    """Any conditions, each with none, one, several or all of its values, some of them twice."""
    chosen: dict[str, Any] = {}
    for name, values in VALUES.items():
        if dice.random() < 0.35:
            chosen[name] = dice.choices(values, k=dice.randint(0, len(values) + 1))
    for name, moments in DATES.items():
        if dice.random() < 0.2:
            moment = dice.choice(moments)
            chosen[name] = moment.astimezone(dice.choice(ZONES)).isoformat()
    if dice.random() < 0.2:
        chosen["toCollect"] = dice.random() < 0.5
    return chosen


async def test_any_filter_in_any_order_shows_each_row_once_both_ways(
    database: TortoiseContext, engine: Engine
) -> None:
    seed = secrets.randbelow(2**32)
    print(f"seed {seed}")  # noqa: T201 (to look into a failure)
    dice = random.Random(seed)
    ana = await a_person(shop := await a_shop())
    crowd = await a_crowd(shop, 40, dice)

    for number in range(90 if engine == "sqlite" else 40):
        chosen, sort = a_filter(dice) if number >= len(SORTS) else {}, SORTS[number % len(SORTS)]
        size = dice.choice((1, 3, 7, 39, 40, 100)) if number >= len(SORTS) else 3
        rows = expected(crowd, chosen, sort)
        for backward in (False, True):
            shown, totals = await walk(ana, size, backward=backward, filter=chosen, sortBy=sort)
            assert shown == rows, (chosen, sort, size, backward)
            assert totals == {len(rows)}, (chosen, sort)


@pytest.mark.parametrize("name", VALUES)
async def test_a_condition_without_values_fits_nothing_and_null_fits_all(
    name: str, database: TortoiseContext
) -> None:
    ana = await a_person(shop := await a_shop())
    await a_crowd(shop, 3, random.Random(1))

    assert await walk(ana, 5, filter={name: []}) == ([], {0})
    assert len((await walk(ana, 5, filter={name: None}))[0]) == 3


async def test_the_counts_are_a_recount(database: TortoiseContext) -> None:
    ana = await a_person(shop := await a_shop())
    orders = (await a_crowd(shop, 40, random.Random(2))).orders

    counts = (await ana.read("orderCounts")).payload

    by_status = Counter(order.status.value for order in orders)
    assert counts["all"] == 40
    assert {line["status"]: line["count"] for line in counts["byStatus"]} == {
        status.value: by_status[status] for status in Status
    }
    assert counts["toCollect"] == sum(
        order.status == "COMPLETED" and order.payment_status in OWED for order in orders
    )
    for condition, count in (({"toCollect": True}, counts["toCollect"]), ({}, 40)):
        assert (await ana.read("orders", filter=condition, first=0)).payload["totalCount"] == count


async def test_a_shop_without_orders_counts_nothing(database: TortoiseContext) -> None:
    ana = await a_person(await a_shop())

    counts = (await ana.read("orderCounts")).payload

    assert (counts["all"], counts["toCollect"]) == (0, 0)
    assert [line["count"] for line in counts["byStatus"]] == [0] * len(Status)
    assert (await walk(ana, 5)) == ([], {0})
