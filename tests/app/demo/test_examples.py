"""GraphiQL's examples: they give the demo's log-in away in a demo, and nowhere else."""

from dataclasses import replace
from pathlib import Path

from tortoise.context import TortoiseContext

from app.demo.examples import demo_examples
from app.demo.shop import ensure_demo
from app.settings import Settings, read_settings
from models.orders.tracking import order_of_token
from models.people.sessions import log_in
from models.people.viewers import find_viewer
from resolvers.ids import read_id
from tests.engines import only_sqlite
from tests.factories import a_shop, an_order

pytestmark = only_sqlite


def the_settings(tmp_path: Path) -> Settings:
    return read_settings({"DATA_DIR": str(tmp_path)})


async def test_in_a_demo_they_open_every_door_of_the_demo_shop(
    database: TortoiseContext, tmp_path: Path
) -> None:
    settings = replace(the_settings(tmp_path), is_demo=True)
    demo = await ensure_demo(settings.links)

    examples = await demo_examples(settings)

    owner = await log_in(examples["email"], examples["password"], "127.0.0.1")
    assert owner.staff.shop_id == demo.shop.id
    assert (await find_viewer(examples["apiKey"])).shop_id == demo.shop.id
    order = await order_of_token(examples["trackingToken"])
    assert order.id == read_id(examples["orderId"], "Order")


async def test_outside_a_demo_they_give_nothing_away(
    database: TortoiseContext, tmp_path: Path
) -> None:
    settings = the_settings(tmp_path)
    await ensure_demo(settings.links)

    assert await demo_examples(settings) == {}


async def test_a_real_shop_is_never_an_example(database: TortoiseContext, tmp_path: Path) -> None:
    await an_order(await a_shop())

    assert await demo_examples(replace(the_settings(tmp_path), is_demo=True)) == {}
