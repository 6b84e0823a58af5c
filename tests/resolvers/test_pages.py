"""Pages: how many rows, what comes before and after, and rows that arrive meanwhile."""

import random
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Order, Shop, Status
from tests.api import Client, a_person, order_id
from tests.factories import a_shop, an_order
from tests.resolvers.crowd import PAGE, a_crowd, walk

BY_NUMBER = {"field": "NUMBER", "direction": "ASC"}


async def a_list(size: int) -> tuple[Shop, Client, list[str]]:
    """Orders that tie in all that lists sort by but their numbers; newest first."""
    ana = await a_person(shop := await a_shop())
    crowd = await a_crowd(shop, size, random.Random(3))
    await Order.filter(shop_id=shop.id).update(placed_at=crowd.orders[0].placed_at, total=7)
    return shop, ana, [order_id(order) for order in reversed(crowd.orders)]


async def page(client: Client, **variables: Any) -> tuple[list[str], bool, bool]:
    """The ids of a page, and whether rows come before and after it."""
    found = (await client.ask(PAGE, variables)).payload
    info, cursors = found["pageInfo"], [edge["cursor"] for edge in found["edges"]]
    assert [info["startCursor"], info["endCursor"]] == (
        [cursors[0], cursors[-1]] if cursors else [None, None]
    )
    assert len(cursors) == len(found["nodes"])
    return (
        [row["id"] for row in found["nodes"]],
        info["hasPreviousPage"],
        info["hasNextPage"],
    )


async def test_a_page_has_as_many_rows_as_asked_for_and_twenty_when_not(
    database: TortoiseContext,
) -> None:
    _, ana, ids = await a_list(23)

    assert await page(ana) == (ids[:20], False, True)
    assert await page(ana, first=0) == ([], False, True)
    assert await page(ana, first=22) == (ids[:22], False, True)
    assert await page(ana, first=23) == (ids, False, False)
    assert await page(ana, first=100) == (ids, False, False)
    assert await page(ana, last=0) == ([], True, False)
    assert await page(ana, last=3) == (ids[-3:], True, False)
    assert await page(ana, last=100) == (ids, False, False)


async def test_a_page_lies_between_its_cursors(database: TortoiseContext) -> None:
    _, ana, ids = await a_list(9)
    cursors = [edge["cursor"] for edge in (await ana.ask(PAGE)).payload["edges"]]

    assert await page(ana, after=cursors[2]) == (ids[3:], True, False)
    assert await page(ana, last=3, before=cursors[6]) == (ids[3:6], True, True)
    assert await page(ana, last=9, before=cursors[6]) == (ids[:6], False, True)
    assert await page(ana, after=cursors[1], before=cursors[6]) == (ids[2:6], True, False)
    assert await page(ana, last=2, after=cursors[1], before=cursors[6]) == (ids[4:6], True, True)
    assert (await page(ana, after=cursors[8]))[0] == []
    assert (await page(ana, after=cursors[6], before=cursors[2]))[0] == []


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("size", [1, 2, 4])
async def test_ties_are_each_shown_once(
    size: int, backward: bool, database: TortoiseContext
) -> None:
    _, ana, ids = await a_list(9)

    assert await walk(ana, size, backward=backward) == (ids, {9})


async def test_rows_that_arrive_meanwhile_neither_hide_nor_double_others(
    database: TortoiseContext,
) -> None:
    shop, ana, ids = await a_list(9)
    seen: list[str] = []
    after = None
    while True:
        found = (await ana.ask(PAGE, first=2, after=after)).payload
        seen += [row["id"] for row in found["nodes"]]
        await an_order(shop)  # newest: before all pages that are still to come
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            break

    assert seen == ids


async def test_rows_that_arrive_at_the_end_are_shown_there(database: TortoiseContext) -> None:
    shop, ana, ids = await a_list(4)
    first = (await ana.ask(PAGE, first=3, sortBy=BY_NUMBER)).payload
    late = order_id(await an_order(shop))

    rest, _, _ = await page(ana, first=9, after=first["pageInfo"]["endCursor"], sortBy=BY_NUMBER)

    assert rest == [ids[0], late]


async def test_a_row_that_changes_meanwhile_keeps_its_place(database: TortoiseContext) -> None:
    _, ana, ids = await a_list(6)
    first = (await ana.ask(PAGE, first=3)).payload
    await Order.all().update(status=Status.CANCELLED, version=9)

    rest, _, _ = await page(ana, first=9, after=first["pageInfo"]["endCursor"])

    assert rest == ids[3:]


@pytest.mark.parametrize("list_", ["transactions", "notifications"])
async def test_the_other_lists_are_paged_in_the_same_way(
    list_: str, database: TortoiseContext
) -> None:
    ana = await a_person(shop := await a_shop())
    for _ in range(7):
        await an_order(shop, paid=True)
    whole = await ana.read(list_, first=100)
    ids = [row["id"] for row in whole.nodes]
    assert len(ids) == whole.payload["totalCount"] >= 7

    for forward in (True, False):
        shown: list[str] = []
        paging: dict[str, Any] = {"first" if forward else "last": 3}
        more = True
        while more:
            found = (await ana.read(list_, paging)).payload
            rows, info = [row["id"] for row in found["nodes"]], found["pageInfo"]
            shown = shown + rows if forward else rows + shown
            more = info["hasNextPage" if forward else "hasPreviousPage"]
            paging |= {"after": info["endCursor"]} if forward else {"before": info["startCursor"]}
        assert shown == ids
