"""The customer's link: it opens one order, until it is changed."""

import pytest
from tortoise.context import TortoiseContext

from models import Order, Shop, Status
from models.errors import NotFound
from models.orders.place import place_order
from models.orders.tracking import order_of_token, rotate_tracking
from tests.factories import LINKS, a_draft, a_shop, a_staff, an_actor, an_order, the_shop_itself
from tests.models.everything import everything

PREFIX = f"{LINKS.base_url}/t/"


@pytest.fixture
async def shop(database: TortoiseContext) -> Shop:
    return await a_shop("Café Aurora", "ventas@aurora.example")


async def test_a_token_opens_its_own_order(shop: Shop) -> None:
    one, other = await an_order(shop), await an_order(shop)

    assert (await order_of_token(LINKS.tracking_token(one.tracking_nonce))).id == one.id
    assert (await order_of_token(LINKS.tracking_token(other.tracking_nonce))).id == other.id


@pytest.mark.parametrize(
    "token",
    ["", "x", "x" * 27, "x" * 10_000_000, "a\x00b" * 9, "\ud800" * 20, "' OR 1=1 --" * 3],
    ids=lambda value: ascii(value)[:20],
)
async def test_what_is_no_token_opens_nothing(token: str, shop: Shop) -> None:
    await an_order(shop)

    with pytest.raises(NotFound):
        await order_of_token(token)


async def test_the_columns_of_an_order_do_not_open_it(shop: Shop) -> None:
    order = await an_order(shop)

    for value in (order.tracking_nonce, order.tracking_hash):
        with pytest.raises(NotFound):
            await order_of_token(value)


async def test_a_rotated_link_opens_the_order_and_the_old_one_no_longer(shop: Shop) -> None:
    done = await place_order(a_draft(), the_shop_itself(shop), LINKS)
    old = (done.tracking_url or "").removeprefix(PREFIX)

    rotated = await rotate_tracking(done.order.id, an_actor(await a_staff(shop)), LINKS)
    url = rotated.tracking_url or ""

    assert (await order_of_token(url.removeprefix(PREFIX))).id == done.order.id
    with pytest.raises(NotFound):
        await order_of_token(old)
    assert (await Order.get(id=done.order.id)).version == done.order.version + 1


async def test_another_shops_link_cannot_be_rotated(shop: Shop) -> None:
    order = await an_order(shop)
    stranger = an_actor(await a_staff(await a_shop("Otra tienda")))

    with pytest.raises(NotFound):
        await rotate_tracking(order.id, stranger, LINKS)

    assert (await order_of_token(LINKS.tracking_token(order.tracking_nonce))).id == order.id


async def test_no_table_but_the_outbox_holds_a_tracking_token(shop: Shop) -> None:
    order = await an_order(shop, status=Status.COMPLETED)
    rows = await everything()
    del rows["Letter"]

    assert LINKS.tracking_token(order.tracking_nonce) not in repr(rows)
