"""Changing how a shop works."""

import asyncio
from datetime import timedelta

import pytest
from tortoise.context import TortoiseContext

from models import Order, Shop
from models.errors import InvalidInput, StaleShop
from models.shops.settings import LONGEST_WAIT, ShopChange, change_shop, set_accept_within
from tests.factories import a_shop, an_order
from tests.models.everything import columns_of

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


EVERYTHING = ShopChange(
    name=" Café  La Loma ",
    emails=["Ventas@Aurora.example", "", "ventas@aurora.example", "Ventas@aurora.example"],
    language="en",
    time_zone="America/Lima",
    contact_phone="300 123 4567",
    contact_email="hola@aurora.example",
    address="Carrera 9\n# 57-32",
    map_url="https://mapas.example/loma",
    opening_hours="Lunes a sábado\n8 a. m. a 7 p. m.",
    color="#0B6B5B",
    logo_url="http://localhost:8000/logo.svg",
    accept_within=30,
)


async def test_what_is_named_is_kept_in_its_normal_form(database: TortoiseContext) -> None:
    shop = await a_shop()

    changed = await change_shop(shop.id, EVERYTHING)

    kept = await Shop.get(id=shop.id)
    assert columns_of(kept) == columns_of(changed)
    assert (kept.name, kept.language, kept.time_zone) == ("Café La Loma", "en", "America/Lima")
    assert kept.emails == ["Ventas@aurora.example", "ventas@aurora.example"]
    assert (kept.contact_phone, kept.address) == ("+573001234567", "Carrera 9 # 57-32")
    assert (kept.opening_hours, kept.color) == ("Lunes a sábado\n8 a. m. a 7 p. m.", "#0b6b5b")
    assert (kept.accept_within, kept.version) == (30, 2)


async def test_what_is_not_named_stays_and_an_empty_text_clears(database: TortoiseContext) -> None:
    shop = await a_shop()
    full = await change_shop(shop.id, EVERYTHING)

    same = await change_shop(shop.id, ShopChange())
    less = await change_shop(shop.id, ShopChange(color="", map_url="", emails=[]))

    assert columns_of(same) == columns_of(full)
    emptied = {"color": "", "map_url": "", "emails": [], "version": 3}
    assert columns_of(less) == columns_of(full) | emptied


async def test_one_bad_value_leaves_all_as_it_was(database: TortoiseContext) -> None:
    shop = await a_shop()

    with pytest.raises(InvalidInput) as refused:
        await change_shop(shop.id, ShopChange(name="Otra", color="rojo"))

    assert refused.value.field == "color"
    assert columns_of(await Shop.get(id=shop.id)) == columns_of(shop)


async def test_of_many_who_saw_one_version_one_gets_through(database: TortoiseContext) -> None:
    shop = await a_shop()

    answers = await asyncio.gather(
        *(change_shop(shop.id, ShopChange(name=f"Café {n}"), shop.version) for n in range(10)),
        return_exceptions=True,
    )

    stale = [answer for answer in answers if isinstance(answer, StaleShop)]
    (done,) = [answer for answer in answers if isinstance(answer, Shop)]
    assert {error.facts["current_version"] for error in stale} == {2}
    assert (len(stale), (await Shop.get(id=shop.id)).name) == (9, done.name)
