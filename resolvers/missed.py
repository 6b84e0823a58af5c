"""A slow look at what happened, beside the hints: one that was lost costs seconds, no more."""

from collections.abc import Iterable

from models import Event, Shop
from resolvers.bus import Listeners
from resolvers.channels import order_channel, shop_channel

__all__ = ["Known", "hint_at_missed"]

Known = dict[int, int]
"""Each shop's newest event as it was at the last look."""

MOST = 5000
"""Events of a shop that are looked at in one go; the next look takes the others."""


async def hint_at_missed(bus: Listeners, known: Known) -> None:
    """Wake who listens here to something that happened since the last look.

    Streams of a shop are woken in any case: they see then whether their reader still may watch.
    """
    for shop_id, newest in await Shop.all().values_list("id", "event_seq"):
        bus.hint_here(shop_channel(shop_id))
        if newest > known.setdefault(shop_id, newest):
            bus.hint_here(*map(order_channel, await _changed(shop_id, known)))


async def _changed(shop_id: int, known: Known) -> Iterable[int]:
    later = Event.filter(shop_id=shop_id, number__gt=known[shop_id]).order_by("number").limit(MOST)
    rows = await later.values_list("number", "order_id")
    known[shop_id] = max((number for number, _ in rows), default=known[shop_id])
    return {order_id for _, order_id in rows}
