"""The fixtures themselves: a database is open in the test that asks for it, and is its own."""

import asyncio

from tortoise.context import TortoiseContext, require_context

from models import Event, Order, Role, Shop, Status
from tests.engines import Engine
from tests.factories import a_shop, a_staff, an_order


async def test_the_orm_is_open_in_the_test_and_in_its_tasks(database: TortoiseContext) -> None:
    async def shops() -> int:
        return await Shop.all().count()

    await a_shop()

    assert require_context() is database
    assert await asyncio.create_task(shops()) == 1


async def test_each_test_has_a_database_of_its_own(database: TortoiseContext) -> None:
    assert await Shop.all().count() == 0  # the test above left one in its own


async def test_the_database_is_of_the_engine_asked_for(
    database: TortoiseContext, engine: Engine
) -> None:
    dialect = database.db().capabilities.dialect

    assert dialect == {"sqlite": "sqlite", "postgresql": "postgres"}[engine]


async def test_the_factories_take_an_order_to_any_status(database: TortoiseContext) -> None:
    shop = await a_shop()
    await a_staff(shop, Role.PICKER)

    order = await an_order(shop, status=Status.COMPLETED)

    assert (order.status, order.paid) == (Status.COMPLETED, 50_000)
    assert (await Order.get(id=order.id)).version == order.version
    assert await Event.filter(order_id=order.id).count() == 6
