"""Changing how a shop works."""

from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import Order, Shop
from models.errors import InvalidInput
from models.shops.settings import LONGEST_WAIT, set_accept_within
from tests.factories import a_shop, an_order

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("minutes", [0, 1, LONGEST_WAIT])
async def test_an_order_may_wait_as_long_as_its_shop_says(
    minutes: int, database: TortoiseContext
) -> None:
    shop, other = await a_shop(), await a_shop("Otra")

    await set_accept_within(shop.id, minutes)

    assert (await Shop.get(id=shop.id)).accept_within == minutes
    assert (await Shop.get(id=other.id)).accept_within == 15


@pytest.mark.parametrize("minutes", [-1, LONGEST_WAIT + 1, 2**31])
async def test_a_time_outside_a_week_is_refused(minutes: int, database: TortoiseContext) -> None:
    shop = await a_shop()

    with pytest.raises(InvalidInput) as refused:
        await set_accept_within(shop.id, minutes)

    assert refused.value.field == "acceptWithin"
    assert (await Shop.get(id=shop.id)).accept_within == 15


async def test_waiting_orders_follow_the_shops_new_time(database: TortoiseContext) -> None:
    shop = await a_shop()
    order, other = await an_order(shop, "CASH_ON_DELIVERY"), await a_shop("Otra")
    theirs = await an_order(other, "CASH_ON_DELIVERY")
    assert order.acceptable_at is not None

    await set_accept_within(shop.id, 30)
    longer = await Order.get(id=order.id)
    await set_accept_within(shop.id, 0)
    never = await Order.get(id=order.id)

    assert longer.alarm_due_at == order.acceptable_at + 30 * MINUTE
    assert (never.alarm_due_at, never.version) == (None, order.version)
    assert (await Order.get(id=theirs.id)).alarm_due_at == theirs.alarm_due_at
    assert (await an_order(shop, "CASH_ON_DELIVERY")).alarm_due_at is None
