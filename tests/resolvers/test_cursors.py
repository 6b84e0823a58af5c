"""Cursors: good for the list, the order and the shop that they came from, and for nothing else."""

import base64
import json
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from models import Shop
from tests.api import Client, a_person
from tests.factories import a_shop, an_order

LISTS = ("orders", "transactions", "notifications")

GARBAGE = [
    "",
    "=",
    "x",
    "é",
    "\0",
    "\ud800",
    "x" * 300,
    "x" * 100_000,
    "bnVsbA",
    "W10",
    "e30",
    "MQ",
]

MOMENT, KEY = "2026-01-05T10:00:00+00:00", 3
WRONG_PLACES: list[list[Any]] = [
    [],
    [MOMENT],
    [MOMENT, KEY, KEY],
    [MOMENT, -1],
    [MOMENT, 2**63],
    [MOMENT, True],
    [MOMENT, 1.5],
    [MOMENT, None],
    [MOMENT, "3"],
    [None, KEY],
    [True, KEY],
    [1.5, KEY],
    [-1, KEY],
    [2**63, KEY],
    [[], KEY],
    ["ayer", KEY],
    ["2026-01-05T10:00:00", KEY],
    ["0001-01-01T00:00:00+14:00", KEY],
    ["9999-12-31T23:59:59-14:00", KEY],
]
"""What no cursor holds, whatever its list is sorted by."""


def pack(parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def unpack(cursor: str) -> list[Any]:
    parts: list[Any] = json.loads(base64.urlsafe_b64decode(cursor + "=="))
    return parts


async def a_desk(name: str) -> tuple[Shop, Client]:
    """A shop with three orders, and somebody who sees all of its lists."""
    ana = await a_person(shop := await a_shop(name))
    for _ in range(3):
        await an_order(shop, paid=True)
    return shop, ana


async def cursor_of(client: Client, list_: str, **variables: Any) -> str:
    page = await client.read(list_, first=1, **variables)
    return str(page.payload["pageInfo"]["endCursor"])


async def what_it_meets(client: Client, list_: str, cursor: str, **variables: Any) -> set[Any]:
    """The codes and fields that a cursor meets as `after` and as `before`."""
    answers = {
        name: await client.read(list_, variables, **{name: cursor}) for name in ("after", "before")
    }
    return {
        (answer.code, answer.refusal["field"] == name if answer.code else None)
        for name, answer in answers.items()
    }


REFUSED = {("BAD_CURSOR", True)}


@pytest.mark.parametrize("list_", LISTS)
async def test_only_a_cursor_of_the_list_is_taken(list_: str, database: TortoiseContext) -> None:
    _, ana = await a_desk("una")

    for other in LISTS:
        cursor = await cursor_of(ana, other)
        assert await what_it_meets(ana, list_, cursor) == (
            {(None, None)} if other == list_ else REFUSED
        )


@pytest.mark.parametrize("list_", LISTS)
async def test_another_shops_cursor_is_refused(list_: str, database: TortoiseContext) -> None:
    _, ana = await a_desk("una")
    _, bea = await a_desk("otra")

    assert await what_it_meets(ana, list_, await cursor_of(bea, list_)) == REFUSED


async def test_a_colleagues_bell_has_cursors_of_its_own(database: TortoiseContext) -> None:
    shop, ana = await a_desk("una")
    bea = await a_person(shop)
    await an_order(shop)

    assert (
        await what_it_meets(ana, "notifications", await cursor_of(bea, "notifications")) == REFUSED
    )


async def test_a_cursor_is_good_for_one_order_of_the_list(database: TortoiseContext) -> None:
    _, ana = await a_desk("una")
    sorts = [
        {"field": field, "direction": way}
        for field in ("PLACED_AT", "NUMBER", "TOTAL")
        for way in ("ASC", "DESC")
    ]

    for made in sorts:
        cursor = await cursor_of(ana, "orders", sortBy=made)
        for used in sorts:
            met = await what_it_meets(ana, "orders", cursor, sortBy=used)
            assert met == ({(None, None)} if used == made else REFUSED)


@pytest.mark.parametrize("list_", LISTS)
async def test_garbage_is_refused(list_: str, database: TortoiseContext) -> None:
    _, ana = await a_desk("una")

    for cursor in GARBAGE:
        assert await what_it_meets(ana, list_, cursor) == REFUSED, cursor


@pytest.mark.parametrize("list_", LISTS)
async def test_a_forged_place_is_refused(list_: str, database: TortoiseContext) -> None:
    _, ana = await a_desk("una")
    scope, value, key = unpack(await cursor_of(ana, list_))
    other_kind = 5 if isinstance(value, str) else MOMENT

    for place in [*WRONG_PLACES, [other_kind, key]]:
        assert await what_it_meets(ana, list_, pack([scope, *place])) == REFUSED, place
    assert await what_it_meets(ana, list_, pack({"scope": scope})) == REFUSED
    assert await what_it_meets(ana, list_, pack([scope, value, key])) == {(None, None)}


@pytest.mark.parametrize("sort", ["NUMBER", "TOTAL"])
async def test_a_moment_is_no_place_among_numbers(sort: str, database: TortoiseContext) -> None:
    _, ana = await a_desk("una")
    by = {"field": sort, "direction": "ASC"}
    scope, _, key = unpack(await cursor_of(ana, "orders", sortBy=by))

    for value in (MOMENT, "5", None, 1.5):
        assert await what_it_meets(ana, "orders", pack([scope, value, key]), sortBy=by) == REFUSED
