"""A hint that is lost costs seconds: a slow look finds what it would have told."""

import asyncio

from tortoise.context import TortoiseContext

from app.missed import looking_for_missed
from models.orders.notes import add_note
from resolvers.channels import order_channel, shop_channel
from tests.api import the_bus
from tests.factories import a_shop, an_order, the_shop_itself

PATIENCE = 30


async def test_a_change_that_nobody_hinted_at_is_found(database: TortoiseContext) -> None:
    shop = await a_shop()
    order = await an_order(shop, "CASH_ON_DELIVERY")
    async with (
        the_bus() as bus,
        bus.listen(shop_channel(shop.id)) as streams,
        bus.listen(order_channel(order.id)) as page,
    ):
        bus.state.connected = False  # the pace of a broker that is away
        async with looking_for_missed(bus), asyncio.timeout(PATIENCE):
            found = asyncio.ensure_future(anext(page))
            while not found.done():  # the first look, whenever that is, finds nothing new
                await add_note(order.id, the_shop_itself(shop), "hola")
            await anext(streams)
