"""The slow look beside the hints wakes whom something concerns, and nobody else."""

from dataclasses import dataclass, field

from tortoise.context import TortoiseContext

from models.orders.progress import accept_order
from resolvers.channels import order_channel, shop_channel
from resolvers.missed import Known, hint_at_missed, hint_at_rights
from tests.factories import LINKS, a_shop, an_order, the_shop_itself


@dataclass
class Listeners:
    """Who listens here: notes what was hinted at."""

    hinted: list[str] = field(default_factory=list)

    def hint_here(self, *channels: str) -> None:
        self.hinted += channels


async def test_the_first_look_wakes_nobody(database: TortoiseContext) -> None:
    await an_order(await a_shop())
    here = Listeners()

    await hint_at_missed(here, {})

    assert here.hinted == []


async def test_the_look_at_rights_wakes_the_streams_of_every_shop(
    database: TortoiseContext,
) -> None:
    shops = [await a_shop(), await a_shop("Otra tienda")]
    here = Listeners()

    await hint_at_rights(here)

    assert here.hinted == [shop_channel(shop.id) for shop in shops]


async def test_a_later_look_wakes_what_changed_since_and_only_once(
    database: TortoiseContext,
) -> None:
    shop, quiet = await a_shop(), await a_shop("Otra tienda")
    changed, other = await an_order(shop, "CASH_ON_DELIVERY"), await an_order(quiet)
    known: Known = {}
    await hint_at_missed(Listeners(), known)

    await accept_order(changed.id, the_shop_itself(shop), LINKS)
    first, second = Listeners(), Listeners()
    await hint_at_missed(first, known)
    await hint_at_missed(second, known)

    assert first.hinted == [shop_channel(shop.id), order_channel(changed.id)]
    assert order_channel(other.id) not in first.hinted
    assert second.hinted == []


async def test_a_shop_that_is_opened_meanwhile_is_looked_at_too(database: TortoiseContext) -> None:
    known: Known = {}
    await hint_at_missed(Listeners(), known)
    shop = await a_shop()
    await hint_at_missed(Listeners(), known)

    order = await an_order(shop)
    here = Listeners()
    await hint_at_missed(here, known)

    assert order_channel(order.id) in here.hinted
