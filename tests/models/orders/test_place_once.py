"""Placing the same order again, at once, and beside others: one order, dense numbers."""

import asyncio
from dataclasses import replace

import pytest
from tortoise.context import TortoiseContext

from models import Event, Letter, Order, Shop
from models.errors import IdempotencyConflict
from models.orders.drafts import OrderDraft
from models.orders.place import place_order
from tests.factories import LINKS, a_draft, a_shop, the_shop_itself
from tests.models.everything import everything


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop("Café Aurora", "ventas@aurora.example", "bodega@aurora.example")


async def place(shop: Shop, draft: OrderDraft) -> Order:
    return (await place_order(draft, the_shop_itself(shop), LINKS)).order


async def test_the_same_draft_again_answers_with_the_first_order(shop: Shop) -> None:
    draft, by = a_draft(), the_shop_itself(shop)
    first = await place_order(draft, by, LINKS)
    before = await everything()

    again = await place_order(draft, by, LINKS)

    assert (first.created, again.created) == (True, False)
    assert (again.order.id, again.events) == (first.order.id, ())
    assert again.tracking_url == first.tracking_url
    assert await everything() == before


async def test_another_draft_under_the_same_id_is_refused_and_names_the_first(shop: Shop) -> None:
    draft = a_draft()
    first = await place(shop, draft)
    before = await everything()

    with pytest.raises(IdempotencyConflict) as refused:
        await place(shop, replace(draft, city="Cali"))

    assert (refused.value.field, refused.value.facts["order"].id) == ("externalId", first.id)
    assert await everything() == before


async def test_two_shops_may_use_the_same_id(shop: Shop) -> None:
    draft, other = a_draft(), await a_shop("Otra tienda")

    one, two = await place(shop, draft), await place(other, draft)

    assert one.id != two.id
    assert (one.shop_id, two.shop_id) == (shop.id, other.id)
    assert (one.number, two.number) == (1001, 1001)


async def test_twenty_at_once_of_the_same_draft_make_one_order(shop: Shop) -> None:
    draft, by = a_draft(), the_shop_itself(shop)

    done = await asyncio.gather(*(place_order(draft, by, LINKS) for _ in range(20)))

    assert sum(one.created for one in done) == 1
    assert len({one.order.id for one in done}) == 1
    assert await Order.all().count() == await Event.all().count() == 1
    assert await Letter.all().count() == 3


async def test_numbers_stay_dense_when_orders_are_refused_in_between(shop: Shop) -> None:
    by = the_shop_itself(shop)
    drafts = [a_draft(payment_method="ONLINE" if i % 3 else "PAYPAL") for i in range(20)]

    await asyncio.gather(*(place_order(d, by, LINKS) for d in drafts), return_exceptions=True)

    orders, events = await Order.all().order_by("number"), await Event.all().order_by("number")
    assert [order.number for order in orders] == list(range(1001, 1014))
    assert [event.number for event in events] == list(range(1, 14))
