"""A slow look at what happened, beside the hints: one that was lost costs seconds, no more."""

import asyncio
from collections.abc import Iterable

from models import Event, Shop
from resolvers.bus import Listeners
from resolvers.channels import order_channel, shop_channel

__all__ = ["Known", "hint_at_missed", "hint_at_rights"]

Known = dict[int, int]
"""Each shop's newest event as it was at the last look."""

MOST = 5000
"""Events of a shop that are looked at in one go; the next look takes the others."""


async def hint_at_missed(bus: Listeners, known: Known) -> None:
    """Wake who listens here to something that happened since the last look."""
    for shop_id, newest in await Shop.all().values_list("id", "event_seq"):
        if newest > known.setdefault(shop_id, newest):
            changed = await _changed(shop_id, known)
            bus.hint_here(shop_channel(shop_id), *map(order_channel, changed))


async def hint_at_rights(bus: Listeners) -> None:
    """Wake the streams of every shop: they see whether their reader still may watch.

    A session may be ended where no bus is, such as on the command line.
    """
    for (shop_id,) in await Shop.all().values_list("id"):
        bus.hint_here(shop_channel(shop_id))
        await asyncio.sleep(0)  # what they read must not hold up everything else


async def _changed(shop_id: int, known: Known) -> Iterable[int]:
    later = Event.filter(shop_id=shop_id, number__gt=known[shop_id]).order_by("number").limit(MOST)
    rows = await later.values_list("number", "order_id")
    known[shop_id] = max((number for number, _ in rows), default=known[shop_id])
    return {order_id for _, order_id in rows}
