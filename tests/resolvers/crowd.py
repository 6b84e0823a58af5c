"""Many orders that differ in all that lists look at, and what a list of them should show."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from models import Order, PaymentMethod, PaymentStatus, Shop, Status
from tests.api import Client, order_id
from tests.factories import DELIVERY, METHOD_OF, PICKUP, an_order

__all__ = ["CITIES", "FIRST_DAY", "METHODS", "OWED", "PAGE", "Crowd", "a_crowd", "expected", "walk"]

FIRST_DAY = datetime(2026, 1, 5, 15, tzinfo=UTC)
CITIES = ("Bogotá", "Medellín", "Cali")
METHODS = tuple(METHOD_OF.values())
OWED = ("PENDING", "PARTIALLY_PAID")
COLUMNS = {"PLACED_AT": "placed_at", "NUMBER": "number", "TOTAL": "total"}

PAGE = """query($first: Int, $after: String, $last: Int, $before: String,
      $filter: OrderFilter, $search: String, $sortBy: OrderSort) {
    orders(first: $first, after: $after, last: $last, before: $before, filter: $filter,
      search: $search, sortBy: $sortBy) {
      nodes { id } edges { cursor }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }"""


@dataclass(frozen=True)
class Crowd:
    """Orders, and the codes of their payment methods by id."""

    orders: list[Order]
    codes: dict[int, str]


async def a_crowd(shop: Shop, size: int, dice: random.Random) -> Crowd:
    """Orders on few dates and of few totals, so that most of them tie with others."""
    for _ in range(size):
        order = await an_order(shop, dice.choice(METHODS), dispatch=dice.choice((DELIVERY, PICKUP)))
        await Order.filter(id=order.id).update(
            placed_at=FIRST_DAY + timedelta(hours=dice.randrange(4)),
            total=dice.choice((1_000, 2_000, 50_000)),
            city=dice.choice(CITIES),
            status=dice.choice(list(Status)),
            payment_status=dice.choice(list(PaymentStatus)),
        )
    methods = await PaymentMethod.filter(shop_id=shop.id)
    orders = await Order.filter(shop_id=shop.id).order_by("id")
    return Crowd(orders, {method.id: method.code for method in methods})


def expected(crowd: Crowd, filter: dict[str, Any], sort: dict[str, str]) -> list[str]:
    """The ids that the list should show, in its order."""
    column = COLUMNS[sort["field"]]
    found = [order for order in crowd.orders if _fits(order, crowd, filter)]
    found.sort(
        key=lambda order: (getattr(order, column), order.id), reverse=sort["direction"] == "DESC"
    )
    return [order_id(order) for order in found]


def _fits(order: Order, crowd: Crowd, filter: dict[str, Any]) -> bool:
    has = {
        "status": order.status,
        "paymentStatus": order.payment_status,
        "paymentMethod": crowd.codes[order.payment_method_id],
        "dispatchMethod": order.dispatch_method,
        "city": order.city,
    }
    owed = order.status == "COMPLETED" and order.payment_status in OWED
    return (
        all(has[name] in filter[name] for name in has if name in filter)
        and filter.get("toCollect", owed) is owed
        and ("placedFrom" not in filter or order.placed_at >= _moment(filter["placedFrom"]))
        and ("placedUntil" not in filter or order.placed_at < _moment(filter["placedUntil"]))
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def walk(
    client: Client, size: int, *, backward: bool = False, **variables: Any
) -> tuple[list[str], set[int]]:
    """All ids of a list in its order, page by page from its start or end, and its total counts."""
    ids: list[str] = []
    totals: set[int] = set()
    paging: dict[str, Any] = {"last" if backward else "first": size}
    while True:
        page = (await client.ask(PAGE, variables, **paging)).payload
        rows, info = [row["id"] for row in page["nodes"]], page["pageInfo"]
        ids = rows + ids if backward else ids + rows
        totals.add(page["totalCount"])
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            return ids, totals
        paging["before" if backward else "after"] = info["startCursor" if backward else "endCursor"]
