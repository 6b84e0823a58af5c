"""The page /demo: a key that can place orders and nothing else, and what it is told to show."""

from pathlib import Path

import pytest
from tortoise.context import TortoiseContext

from app.demo.catalogue import SHELF
from app.demo.doors import demo_log_ins, page_key
from app.demo.storefront import open_storefront, page_config
from models import ApiKey, PaymentMethod, Right, Shop
from models.clock import now
from models.errors import Unauthenticated
from models.people.viewers import find_viewer
from models.secrets import Links
from models.shops.opening import open_shop
from tests.factories import LINKS, a_shop

PICTURES = Path(__file__).parents[3] / "web/public/demo"


async def a_demo_shop() -> Shop:
    return await open_shop("Café La Loma", [], is_demo=True)


async def test_the_pages_key_may_place_orders_and_nothing_else(database: TortoiseContext) -> None:
    shop = await a_demo_shop()

    await open_storefront(LINKS)

    viewer = await find_viewer(page_key(LINKS))
    assert viewer.shop_id == shop.id
    assert viewer.rights == {Right.PLACE_ORDERS}


async def test_opening_again_changes_nothing_and_a_revoked_key_stays_revoked(
    database: TortoiseContext,
) -> None:
    await a_demo_shop()
    await open_storefront(LINKS)
    await ApiKey.all().update(revoked_at=now())

    await open_storefront(LINKS)

    assert await ApiKey.all().count() == 1
    with pytest.raises(Unauthenticated):
        await find_viewer(page_key(LINKS))


async def test_another_secret_makes_another_key(database: TortoiseContext) -> None:
    await a_demo_shop()
    await open_storefront(LINKS)
    other = Links(b"another secret of thirty-two bytes", LINKS.base_url)

    await open_storefront(other)

    assert page_key(other) != page_key(LINKS)
    assert (await find_viewer(page_key(other))).rights == {Right.PLACE_ORDERS}


async def test_a_real_shop_gets_neither_key_nor_page(database: TortoiseContext) -> None:
    await a_shop()

    await open_storefront(LINKS)

    assert await ApiKey.all().count() == 0
    assert await page_config(LINKS, "es") is None


async def test_the_page_is_told_the_shops_own_ways_to_pay(database: TortoiseContext) -> None:
    shop = await a_demo_shop()
    await PaymentMethod.filter(shop_id=shop.id, code="PAYMENT_LINK").update(active=False)

    spanish, english = await page_config(LINKS, "es"), await page_config(LINKS, "en")

    assert spanish is not None
    assert english is not None
    assert spanish["methods"] == [
        {"code": "ONLINE", "name": "Pago en línea", "policy": "ONLINE"},
        {"code": "BANK_TRANSFER", "name": "Transferencia", "policy": "PREPAID"},
        {"code": "CASH_ON_DELIVERY", "name": "Contra entrega", "policy": "ON_DELIVERY"},
    ]
    assert english["methods"][0]["name"] == "Online payment"
    assert spanish["currency"] == {"code": "COP", "digits": 0}
    assert spanish["apiKey"] == page_key(LINKS)
    assert spanish["logIn"]["password"] == demo_log_ins(LINKS)[0].password


def test_every_product_on_the_shelf_has_a_picture() -> None:
    assert {product.picture for product in SHELF} == {file.name for file in PICTURES.iterdir()}
    assert len({product.sku for product in SHELF}) == len(SHELF)
