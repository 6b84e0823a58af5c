"""Who has an order open: rows that need a sign of life."""

from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import Order, Presence, Shop, Staff
from models.clock import now
from models.presence import FRESH, arrive, leave, others_at, stay
from tests.factories import a_shop, a_staff, an_order

SECOND = timedelta(seconds=1)


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop()


@pytest.fixture
async def order(shop: Shop) -> Order:
    return await an_order(shop)


async def names_at(order: Order, without: Staff) -> list[str]:
    return [here.name for here in await others_at(order.id, without.id)]


async def test_each_person_is_there_once_for_the_others_and_not_for_oneself(
    shop: Shop, order: Order
) -> None:
    ana, bea = await a_staff(shop), await a_staff(shop)
    first = await arrive(ana.id, order.id, "a1")
    await arrive(bea.id, order.id, "b1")
    await arrive(ana.id, order.id, "a2")

    (seen,) = await others_at(order.id, bea.id)
    assert (seen.name, seen.since) == (ana.name, first.opened_at)
    assert await names_at(order, ana) == [bea.name]


async def test_who_closes_one_of_two_tabs_is_still_there(shop: Shop, order: Order) -> None:
    ana, bea = await a_staff(shop), await a_staff(shop)
    await arrive(ana.id, order.id, "a1")
    await arrive(ana.id, order.id, "a2")

    await leave("a1")
    assert await names_at(order, bea) == [ana.name]
    await leave("a2")
    assert await names_at(order, bea) == []


async def test_another_orders_page_is_another_place(shop: Shop, order: Order) -> None:
    ana, bea = await a_staff(shop), await a_staff(shop)
    await arrive(ana.id, (await an_order(shop)).id, "a1")

    assert await names_at(order, bea) == []


async def test_who_gives_no_sign_is_gone_and_swept_away_by_the_next(
    shop: Shop, order: Order
) -> None:
    ana, bea = await a_staff(shop), await a_staff(shop)
    page = await arrive(ana.id, order.id, "a1")
    await Presence.all().update(seen_at=now() - FRESH - SECOND)

    assert await names_at(order, bea) == []
    await arrive(bea.id, order.id, "b1")
    assert [row.token for row in await Presence.all()] == ["b1"]
    assert await stay(page) is True
    (seen,) = await others_at(order.id, bea.id)
    assert seen.since == page.opened_at


async def test_a_sign_keeps_the_page_open(shop: Shop, order: Order) -> None:
    ana, bea = await a_staff(shop), await a_staff(shop)
    page = await arrive(ana.id, order.id, "a1")
    await Presence.all().update(seen_at=now() - FRESH + SECOND)

    assert await stay(page) is False
    assert now() - (await Presence.get()).seen_at < 10 * SECOND
    assert await names_at(order, bea) == [ana.name]


async def test_who_left_the_shop_is_not_there(shop: Shop, order: Order) -> None:
    ana, bea = await a_staff(shop), await a_staff(shop)
    await arrive(ana.id, order.id, "a1")
    await Staff.filter(id=ana.id).update(active=False)

    assert await names_at(order, bea) == []
